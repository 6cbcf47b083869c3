// Answers tiku's cards in Chromium, by mouse and by keyboard, and takes pictures of them:
// node cards.mjs SIDES.json PICTURES
// A side is put into the page as Anki does: the old one out, the new one in, its scripts run
// ("same page", the desktop), or in a page of its own that shares the session ("new page", as
// AnkiDroid does). SPDX-License-Identifier: MIT

import { readFileSync, mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

const [sidesPath, pictures] = process.argv.slice(2);
const sides = new Map(JSON.parse(readFileSync(sidesPath, "utf8")).map((side) => [side.number, side]));
const NIGHT = "card card1 nightMode night_mode", DAY = "card card1";
const address = "http://cards.invalid/";

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
const requests = [];

async function newContext() {
  const context = await browser.newContext({ viewport: { width: 390, height: 640 } });
  await context.route("**/*", (route) => {
    if (route.request().url() === address) {
      return route.fulfill({ contentType: "text/html", body: "<!doctype html><body>" });
    }
    requests.push(route.request().url());
    return route.abort();
  });
  return context;
}

async function openPage(context) {
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  await page.goto(address);
  return page;
}

async function show(page, number, side, classes = DAY) {
  const { css, question, answer } = sides.get(number);
  await page.evaluate(([style, html, names]) => {
    document.body.className = names;
    let qa = document.getElementById("qa");
    if (!qa) {
      qa = document.createElement("div");
      qa.id = "qa";
      document.body.append(qa);
    }
    qa.innerHTML = `<style>${style}</style>${html}`;
    for (const old of qa.querySelectorAll("script")) {
      const script = document.createElement("script");
      script.textContent = old.textContent;
      old.replaceWith(script);
    }
  }, [css, side === "back" ? answer : question, classes]);
}

const option = (letter) => `.option[data-letter="${letter}"]`;
const textOf = (page, selector) => page.locator(selector).first().innerText();
const classOf = (page, selector) => page.locator(selector).first().getAttribute("class");

function want(got, pattern, what) {
  if (!pattern.test(String(got))) { throw new Error(`${what} is ${JSON.stringify(got)}`); }
}

async function wantMarks(page, marks) {
  for (const [letter, mark] of Object.entries(marks)) {
    want((await textOf(page, `${option(letter)} .mark`)) || "-", mark, `the mark of ${letter}`);
  }
}

const cases = {
  async "single choice by mouse, same page"(page) {
    await show(page, "23", "front");
    await wantMarks(page, { A: /^-$/, B: /^-$/ });
    await page.click(option("C"));
    await wantMarks(page, { B: /^✓$/, C: /^✗ 你的选择$/, D: /^-$/ });
    want(await textOf(page, "#tiku-result"), /^✗ 不正确$/, "the result");
    await page.click(option("B"));
    await wantMarks(page, { C: /^✗ 你的选择$/ });
    await show(page, "23", "back");
    await wantMarks(page, { B: /^✓$/, C: /^✗ 你的选择$/ });
    await show(page, "23", "front");
    await wantMarks(page, { B: /^-$/, C: /^-$/ });
  },
  async "single choice by digit, new page"(page, context) {
    await show(page, "23", "front");
    await page.keyboard.press("2");
    await wantMarks(page, { B: /^✓ 你的选择$/ });
    want(await textOf(page, "#tiku-result"), /^✓ 正确$/, "the result");
    await page.reload();
    await show(page, "23", "front");
    await wantMarks(page, { B: /^✓ 你的选择$/ });
    await page.reload();
    await show(page, "23", "back");
    await wantMarks(page, { B: /^✓ 你的选择$/, A: /^-$/ });
    await page.keyboard.press("1");
    await wantMarks(page, { B: /^✓ 你的选择$/, A: /^-$/ });
    want(context.pages().length, /^1$/, "the number of pages");
  },
  async "single choice by tab, arrows and Enter"(page) {
    await show(page, "23", "front");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    want(await page.evaluate(() => document.activeElement.dataset.letter), /^C$/, "the focus");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await wantMarks(page, { B: /^✓ 你的选择$/ });
    want(await page.locator(option("B")).getAttribute("aria-checked"), /^true$/, "aria-checked");
    want(await page.locator(".option[tabindex='0']").count(), /^1$/, "the number of tab stops");
  },
  async "by capital letter, not by small one"(page) {
    await show(page, "23", "front");
    await page.keyboard.press("b");
    await wantMarks(page, { B: /^-$/ });
    await page.keyboard.press("Shift+B");
    await wantMarks(page, { B: /^✓ 你的选择$/ });
    await show(page, "24", "front");
    await page.keyboard.press("Shift+A");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("c");
    want(await textOf(page, "#tiku-result"), /^✓ 正确$/, "the result");
    await page.evaluate(() => { Math.random = () => 0.99; });
    await page.keyboard.press("x");
    want(await classOf(page, "#tiku-options"), /shuffled/, "the class of the options");
    await page.keyboard.press("x");
    want(await classOf(page, "#tiku-options"), /^options *$/, "the class of the options again");
  },
  async "several choices are checked when asked"(page) {
    await show(page, "24", "front");
    await page.click(option("A"));
    await page.click(option("B"));
    want(await classOf(page, option("A")), /picked/, "the class of A");
    await wantMarks(page, { A: /^-$/, B: /^-$/ });
    await page.click(".button >> text=核对");
    await wantMarks(page, { A: /^✓ 你的选择$/, B: /^✗ 你的选择$/, C: /^✓ 漏选$/ });
    await page.click(option("B"));
    await page.keyboard.press("3");
    await page.click(".button >> text=核对");
    want(await textOf(page, "#tiku-result"), /^✓ 正确$/, "the result");
    await show(page, "24", "back");
    await wantMarks(page, { A: /^✓ 你的选择$/, B: /^-$/, C: /^✓ 你的选择$/ });
  },
  async "blanks are typed and judged"(page) {
    await show(page, "25", "front");
    await page.locator(".blank").nth(0).fill("二次方");
    await page.locator(".blank").nth(0).press("Enter");
    await page.keyboard.type("三次方");
    await page.keyboard.press("Enter");
    want(await page.locator(".blank").nth(0).getAttribute("class"), /right/, "the first blank");
    want(await page.locator(".blank").nth(1).getAttribute("class"), /wrong/, "the second blank");
    await show(page, "25", "back");
    want(await page.locator(".blank").nth(1).inputValue(), /^三次方$/, "what was typed");
    want(await textOf(page, "#tiku-result"), /^✗ 不正确$/, "the result");
  },
  async "true or false"(page) {
    await show(page, "26", "front");
    await page.keyboard.press("2");
    await wantMarks(page, { F: /^✓ 你的选择$/, T: /^-$/ });
  },
  async "the hint by click and by key"(page) {
    await show(page, "22", "front");
    want(await page.locator(".hint-text").isVisible(), /false/, "the hint");
    await page.click(".hint summary");
    want(await page.locator(".hint-text").isVisible(), /true/, "the hint after a click");
    await page.keyboard.press("h");
    want(await page.locator(".hint-text").isVisible(), /false/, "the hint after h");
  },
  async "shuffled on request, the back in order"(page) {
    const order = () => page.$$eval(".option", (all) => all.map((one) => one.dataset.letter).join(""));
    await show(page, "23", "front");
    await page.evaluate(() => { Math.random = () => 0.99; });
    await page.click(".button >> text=打乱选项");
    want(await order(), /^DCBA$/, "the order");
    await page.keyboard.press("1");
    await wantMarks(page, { D: /^✗ 你的选择$/ });
    await show(page, "23", "back");
    want(await order(), /^ABCD$/, "the order on the back");
  },
  async "no shuffling where letters are named"(page) {
    await show(page, "28", "front");
    want(await page.locator(".button").count(), /^0$/, "the number of buttons");
  },
  async "a card without an answer shows where to look"(page) {
    await show(page, "22", "back");
    const text = await textOf(page, ".back");
    want(text, /看方差[^]*23 下列位置编码/, "the back");
    const empty = await page.$eval(".mine-empty", (node) => getComputedStyle(node, "::before").content);
    want(empty, /Mine/, "the place for an answer");
  },
  async "of the answer the letters are enough"(page) {
    await show(page, "24", "back");
    await page.waitForTimeout(50);
    want(await textOf(page, ".answer"), /^A\s*C$/, "the answer");
  },
  async "a finger meets 44 pixels, a reader hears what happens"(page) {
    await page.goto(address);
    for (const [number, selector] of [["23", ".option"], ["24", ".button"], ["22", ".hint summary"]]) {
      await show(page, number, "front");
      const low = await page.$$eval(selector, (all) => Math.min(...all.map((node) =>
        Math.max(node.getBoundingClientRect().height,
          parseFloat(getComputedStyle(node, "::after").height) || 0))));
      want(low >= 44, /true/, `44 px of ${selector}, which is ${low},`);
    }
    const result = page.locator("#tiku-result");
    want(`${await result.getAttribute("role")} ${await result.getAttribute("aria-live")}`,
      /^status polite$/, "the result's role");
  },
  async "colours are told apart, day and night"(page) {
    const contrast = (front, back) => {
      const light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255)
        .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0.05);
      const [low, high] = [light(front), light(back)].sort((a, b) => a - b);
      return high / low;
    };
    for (const classes of [DAY, NIGHT]) {
      await show(page, "29", "front", classes);
      await page.click(option("D"));
      await show(page, "29", "back", classes);
      const found = await page.evaluate(() => [...document.querySelectorAll("#qa *")]
        .filter((node) => [...node.childNodes].some((part) => part.nodeType === 3 && part.data.trim()))
        .filter((node) => node.offsetParent)
        .map((node) => {
          let back = node;
          while (back !== document.body && /, 0\)|transparent/.test(getComputedStyle(back).backgroundColor)) {
            back = back.parentNode;
          }
          return [node.className || node.nodeName, getComputedStyle(node).color,
            getComputedStyle(back).backgroundColor];
        }));
      want(found.length > 20, /true/, "the number of texts");
      for (const [name, front, back] of found) {
        want(contrast(front, back) >= 4.5, /true/, `the contrast of ${name}, ${front} on ${back},`);
      }
    }
  },
  async "right to left, and large text"(page) {
    await show(page, "30", "front");
    want(await page.$eval("#tiku-stem", (node) => getComputedStyle(node).direction), /^rtl$/, "the stem");
    want(await page.$eval(".option .text", (node) => getComputedStyle(node).direction), /^rtl$/, "an option");
    for (const number of ["23", "29"]) {
      await show(page, number, "front");
      await page.addStyleTag({ content: ".card { font-size: 36px !important }" });
      want(await page.$eval(".option .text", (node) => getComputedStyle(node).fontSize), /^36px$/, "the size");
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      want(over > 0, /false/, `the overflow of ${number} in large text`);
    }
  },
  async "a cloze opens"(page) {
    await show(page, "27", "front");
    want(await textOf(page, ".stem"), /^\[\.\.\.\]让梯度/, "the front");
    await show(page, "27", "back");
    want(await textOf(page, ".stem"), /^残差连接让梯度/, "the back");
  },
  async "day and night, phone and desktop"(page) {
    for (const number of sides.keys()) {
      for (const [name, classes] of [["day", DAY], ["night", NIGHT]]) {
        for (const side of ["front", "back"]) {
          await show(page, number, "front", classes);
          if (/23|29/.test(number) && side === "back") { await page.click(option("C")); }
          await show(page, number, side, classes);
          await page.screenshot({ path: `${pictures}/${number}-${side}-${name}.png` });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          want(over > 0, /false/, `the overflow of ${number} ${side}`);
        }
      }
    }
    await page.setViewportSize({ width: 1100, height: 700 });
    await show(page, "23", "back");
    await page.screenshot({ path: `${pictures}/23-desktop.png` });
  },
};

for (const [name, run] of Object.entries(cases)) {
  const context = await newContext();
  const page = await openPage(context);
  try {
    await run(page, context);
    if (page.faults.length) { throw new Error(page.faults[0]); }
    console.log(`ok cards/${name}`);
  } catch (error) {
    console.log(`not ok cards/${name}: ${error.message.split("\n")[0]}`);
  }
  await context.close();
}
console.log(requests.length ? `not ok cards/nothing is fetched: ${requests[0]}`
  : "ok cards/nothing is fetched");
await browser.close();
