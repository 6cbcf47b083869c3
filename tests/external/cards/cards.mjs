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
  async "single choice by tab and space"(page) {
    await show(page, "23", "front");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await wantMarks(page, { B: /^✓ 你的选择$/ });
    want(await page.locator(option("B")).getAttribute("aria-checked"), /^true$/, "aria-checked");
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
    await page.keyboard.press("0");
    want(await page.locator(".hint-text").isVisible(), /false/, "the hint after 0");
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
          if (number === "23" && side === "back") { await page.click(option("C")); }
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
