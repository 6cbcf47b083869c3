// The formulas of an EPUB measured in Chromium: node boxes.mjs BOOK.epub FORM FONT PICTURES
// Every box has an extent; the bar of a radical covers what is under it and its sign is as
// high; numerators stand above denominators, superscripts above subscripts, rows above rows;
// a fence is as high as what it holds. (What a mark or bar is stretched to, the page's boxes
// do not tell.)
// SPDX-License-Identifier: MIT

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [book, form, font, pictures] = process.argv.slice(2);
const names = execFileSync("unzip", ["-Z1", book]).toString().split("\n")
  .filter((name) => /[ac][0-9-]+\.xhtml$/.test(name)).sort();
const face = `@font-face{font-family:M;src:url(data:font/otf;base64,${
  readFileSync(font).toString("base64")})} math{font-family:M;font-size:20px}`;

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 800, height: 1000 } });

// In the page: what is wrong with each formula, and how many parts of each kind there are.
function measure() {
  const NEAR = 0.6;
  const counts = {}, faults = [];
  const box = (element) => element.getBoundingClientRect();
  const tell = (element, what) => {
    const math = element.closest("math");
    faults.push(`${what}: ${math ? math.querySelector("annotation").textContent.trim()
      : element.src.slice(-12)}`);
  };
  const has_ink = (element) =>
    element.textContent.replace(/[\s\u0302\u2061\u2062\u2063\u200b]/g, "") !== "" &&
    !element.closest("mphantom") && element.localName !== "mspace";
  const each = (names, check) => {
    for (const element of document.querySelectorAll(names)) {
      if (element.closest("annotation, mphantom, menclose[notation~=phasorangle]")) continue;
      counts[element.localName] = (counts[element.localName] || 0) + 1;
      check(element, [...element.children].filter((child) => child.localName !== "annotation"));
    }
  };

  each("math, mi, mn, mo, mtext, mrow, msup, msub, msubsup, mfrac, msqrt, mroot, mtd",
    (element) => {
      const { width, height } = box(element);
      const is_smashed = element.closest("mpadded");
      if (has_ink(element) && !is_smashed && (width <= 0 || height <= 0))
        tell(element, `a <${element.localName}> of no extent`);
    });
  each("msqrt, mroot", (element, children) => {
    const whole = box(element);
    const body = element.localName === "mroot" ? [children[0]] : children;
    for (const child of body.map(box)) {
      if (child.top < whole.top + 0.5 || child.right > whole.right + NEAR ||
          child.left < whole.left + 3 || child.bottom > whole.bottom + NEAR)
        tell(element, "a radical that does not cover");
    }
  });
  each("mfrac", (element, [above, below]) => {
    const a = box(above), b = box(below), whole = box(element);
    if (a.bottom > b.top + NEAR) tell(element, "parts of a fraction do not stack");
    if (Math.abs(a.left + a.right - b.left - b.right) > 4 * NEAR)
      tell(element, "parts of a fraction are not centred");
    if (whole.width < Math.max(a.width, b.width) - NEAR) tell(element, "a short bar");
  });
  each("msubsup", (element, [base, sub, sup]) => {
    if (box(sub).top < box(sup).top + 2) tell(element, "a subscript above its superscript");
    if (box(sup).left < box(base).left || box(sub).left < box(base).left)
      tell(element, "scripts before the base");
  });
  each("munderover, munder, mover", (element, [base, first, second]) => {
    const is_over = element.localName === "mover";
    const under = is_over ? null : first, over = is_over ? first : second;
    const mid = (it) => (box(it).top + box(it).bottom) / 2;
    const sides = element.closest("math").getAttribute("display") !== "block" &&
      base.getAttribute("movablelimits") !== "false";
    if (under && !sides && mid(under) < mid(base)) tell(element, "what is under stands above");
    if (over && !sides && mid(over) > mid(base)) tell(element, "what is over stands below");
  });
  each("mtable", (element) => {
    let foot = -Infinity;
    for (const row of element.querySelectorAll(":scope > mtr")) {
      if (box(row).top < foot - NEAR) tell(element, "rows that overlap");
      foot = box(row).bottom;
    }
  });
  each("img.math", (element) => {
    const { width, height } = box(element);
    if (!element.naturalWidth || !height ||
        Math.abs(width / height * element.naturalHeight / element.naturalWidth - 1) > 0.05)
      tell(element, "a picture out of shape");
    if (!element.alt) tell(element, "a picture without words");
  });
  each("mo[symmetric=true]", (element) => {
    if (element.hasAttribute("minsize") || element.getAttribute("form") !== "prefix") return;
    const next = element.nextElementSibling;
    if (next && box(element).height < box(next).height * 0.8)
      tell(element, "a fence lower than what it holds");
  });
  return { counts, faults };
}

const totals = {}, faults = [];
const folder = `${pictures}/book`;
execFileSync("unzip", ["-qo", book, "-d", folder]);
for (const name of names) {
  await page.goto(pathToFileURL(`${folder}/${name}`).href);
  await page.addStyleTag({ content: face }).catch(() => page.evaluate((css) => {
    const style = document.createElementNS("http://www.w3.org/1999/xhtml", "style");
    style.textContent = css;
    document.documentElement.append(style);
  }, face));
  await page.evaluate(() => document.fonts.load("20px M"));
  const found = await page.evaluate(measure);
  for (const [kind, count] of Object.entries(found.counts))
    totals[kind] = (totals[kind] || 0) + count;
  faults.push(...found.faults);
  await page.screenshot({ path: `${pictures}/${name.replace(/.*\//, "")}.png`, fullPage: true });
}
await browser.close();

for (const fault of faults.slice(0, 20)) console.log(`# ${fault}`);
console.log(`# ${names.length} files: ${totals.math || 0} formulas, ${totals.mfrac || 0} fractions, ${
  (totals.msqrt || 0) + (totals.mroot || 0)} radicals, ${totals.mtable || 0} tables, ${
  totals.img || 0} pictures`);
const is_all = form === "mathml" ? totals.math >= 100 && totals.mfrac && totals.msqrt && totals.mtable
  : !totals.math && totals.img > 50;
console.log(faults.length ? `not ok math/boxes ${form}: ${faults.length}, ${faults[0]}`
  : is_all ? `ok math/boxes ${form}` : `not ok math/boxes ${form}: not every kind of part was there`);
