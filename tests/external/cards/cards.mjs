// Answers tiku's cards in Chromium, by mouse, finger and keyboard, and takes pictures of them:
// node cards.mjs SIDES.json PICTURES MEDIA [WEB]
// Each client shows a side in its own way; the differences are those that their manuals name:
//   desktop    Anki's own web pages, from WEB: its styles, its reviewer.js, its MathJax; one page
//   ankidroid  a new page for each side, whose session stays; night_mode and ankidroid_dark_mode;
//              a finger
//   ankimobile one page, whose inside is replaced; nightMode; a finger; no storage
// SPDX-License-Identifier: MIT

import { existsSync, readFileSync, mkdirSync } from "node:fs";
import { join, normalize } from "node:path";
import { chromium } from "playwright-core";

const [sidesPath, pictures, media, web] = process.argv.slice(2);
const sides = new Map(JSON.parse(readFileSync(sidesPath, "utf8")).map((side) => [side.number, side]));
const DAY = "day", NIGHT = "night";
const address = "http://127.0.0.1:9/";
const KINDS = { js: "text/javascript", css: "text/css", woff: "font/woff", png: "image/png", json: "application/json" };

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
const requests = [];

// As aqt/webview.py writes it for the reviewer; Qt's own font and zoom left out.
const desktopPage = (time) => `<!doctype html>
<html class="${time === NIGHT ? "night-mode" : ""}" dir="ltr" data-bs-theme="${time === NIGHT ? "dark" : "light"}">
<head><title>main webview</title><base href="${address}">
<link rel="stylesheet" type="text/css" href="${address}_anki/css/webview.css">
<style>
body { background-color: var(--canvas); }
html { font-family: "Noto Sans", sans-serif; }
button { font-family: "Noto Sans", sans-serif; }
textarea:focus, input:focus, input[type]:focus, .uneditable-input:focus,
div[contenteditable="true"]:focus { outline: 0 none; border-color: #3b82f6; }
</style>
<link rel="stylesheet" type="text/css" href="${address}_anki/css/reviewer.css"></head>
<body class="isLin ${time === NIGHT ? "nightMode night_mode" : ""} fancy">
<script>window.pycmd = window.bridgeCommand = () => false;</script>
<script src="${address}_anki/js/webview.js"></script>
<script src="${address}_anki/js/reviewer.js"></script>
<div id="_mark" hidden>&#x2605;</div><div id="_flag" hidden>&#x2691;</div>
<div id="qa" dir="auto"></div></body></html>`;

// The keys that Qt takes before the page sees them (aqt/reviewer.py and aqt/main.py).
const TAKEN = /^([ 1-7aebdfimorstuvy*=!@\/-]|Enter|Shift\+[ATV])$/;

let shown = 0;
const clients = {
  desktop: {
    viewport: { width: 390, height: 640 },
    page: desktopPage,
    async show(page, side, html, time) {
      const mark = `shown-${++shown}`;
      const names = `card card1 isLin ${time === NIGHT ? "nightMode night_mode" : ""} fancy`;
      await page.evaluate(([content, isBack, classes]) => {
        if (isBack) { window._showAnswer(content, classes); } else { window._showQuestion(content, "", classes); }
      }, [`${html}<i hidden id="${mark}"></i>`, side === "back", names]);
      await page.waitForFunction((id) => document.getElementById(id)
        && document.getElementById("qa").style.opacity === "1", mark);
    },
  },
  ankidroid: {
    viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, opensNewPages: true,
    page: () => "<!doctype html><meta name=viewport content='width=device-width'><body>",
    async show(page, side, html, time) {
      await page.goto(address);
      await page.evaluate(([content, classes]) => {
        document.documentElement.className = "mobile android linux js chrome";
        document.body.className = classes;
        document.body.innerHTML = '<div id="content"><div id="qa"></div></div>';
        return window.fill(document.getElementById("qa"), content);
      }, [html, `card card1${time === NIGHT ? " night_mode ankidroid_dark_mode" : ""}`]);
    },
  },
  ankimobile: {
    viewport: { width: 375, height: 640 }, hasTouch: true, isMobile: true,
    page: () => "<!doctype html><meta name=viewport content='width=device-width'><body><div id=qa></div>",
    async prepare(page) {
      await page.addInitScript(() => {
        for (const area of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(window, area, { get() { throw new DOMException("denied", "SecurityError"); } });
        }
      });
    },
    async show(page, side, html, time) {
      await page.evaluate(([content, classes]) => {
        document.documentElement.className = "mobile iphone";
        document.body.className = classes;
        return window.fill(document.getElementById("qa"), content);
      }, [html, `card card1${time === NIGHT ? " nightMode" : ""}`]);
    },
  },
};
if (!existsSync(web || "")) { delete clients.desktop; }

function fileFor(url) {
  const path = normalize(decodeURIComponent(new URL(url).pathname)).slice(1);
  const file = path.startsWith("_anki/") ? join(web, path.slice("_anki/".length)) : join(media, path);
  return path && existsSync(file) ? file : null;
}

async function newContext(client) {
  const { viewport, hasTouch, isMobile } = clients[client];
  const context = await browser.newContext({ viewport, hasTouch, isMobile });
  context.time = DAY;
  await context.route("**/*", (route) => {
    const url = route.request().url();
    const file = url.startsWith(address) && fileFor(url);
    if (url === address) {
      return route.fulfill({ contentType: "text/html", body: clients[client].page(context.time) });
    }
    if (file) {
      return route.fulfill({ body: readFileSync(file), contentType: KINDS[file.split(".").pop()] });
    }
    requests.push(url);
    return route.abort();
  });
  return context;
}

async function openPage(context, client) {
  const page = await context.newPage();
  page.client = client;
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  await page.addInitScript(() => {
    /* Scripts of a side run as they do in a page that is read. */
    window.fill = (qa, html) => {
      qa.innerHTML = html;
      for (const old of qa.querySelectorAll("script")) {
        const script = document.createElement("script");
        script.textContent = old.textContent;
        old.replaceWith(script);
      }
    };
  });
  if (clients[client].prepare) { await clients[client].prepare(page); }
  await page.goto(address);
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (key) => {
    const isTyping = await page.evaluate(() => /^(INPUT|TEXTAREA)$/.test((document.activeElement || {}).nodeName));
    if (client === "desktop" && !isTyping && TAKEN.test(key)) { return undefined; }
    return press(key);
  };
  page.touch = (selector) => (clients[client].hasTouch ? page.tap(selector) : page.click(selector));
  return page;
}

async function show(page, number, side, time = DAY) {
  const { css, question, answer } = sides.get(number);
  const html = `<style>${css}</style>${side === "back" ? answer : question}`;
  if (time !== page.context().time) {
    page.context().time = time;
    await page.goto(address);
  }
  await clients[page.client].show(page, side, html, time);
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

// What only some clients can do: digits choose where the client does not take them; a choice
// outlives a page where there is a session.
const only = { "single choice by digit, new page": ["ankidroid"] };

const cases = {
  async "single choice by mouse, same page"(page) {
    await show(page, "23", "front");
    await wantMarks(page, { A: /^-$/, B: /^-$/ });
    await page.touch(option("C"));
    await wantMarks(page, { B: /^✓$/, C: /^✗ 你的选择$/, D: /^-$/ });
    want(await textOf(page, "#tiku-result"), /^✗ 不正确$/, "the result");
    await page.touch(option("B"));
    await wantMarks(page, { C: /^✗ 你的选择$/ });
    await show(page, "23", "back");
    await wantMarks(page, { B: /^✓$/, C: /^✗ 你的选择$/ });
    await show(page, "23", "front");
    await wantMarks(page, { B: /^-$/, C: /^-$/ });
  },
  async "single choice by j, k and l"(page) {
    await show(page, "23", "front");
    for (const key of ["j", "j", "j", "k"]) { await page.keyboard.press(key); }
    want(await page.evaluate(() => document.activeElement.dataset.letter), /^B$/, "the focus");
    await wantMarks(page, { B: /^-$/ });
    await page.keyboard.press("l");
    await wantMarks(page, { B: /^✓ 你的选择$/ });
    await show(page, "23", "back");
    await page.keyboard.press("j");
    await page.keyboard.press("l");
    await wantMarks(page, { A: /^-$/, B: /^✓ 你的选择$/ });
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
  async "single choice by tab and arrows"(page) {
    await show(page, "23", "front");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    want(await page.evaluate(() => document.activeElement.dataset.letter), /^C$/, "the focus");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
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
    await page.keyboard.press("Shift+C");
    await page.keyboard.press("Tab");
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
    await page.touch(option("A"));
    await page.touch(option("B"));
    want(await classOf(page, option("A")), /picked/, "the class of A");
    await wantMarks(page, { A: /^-$/, B: /^-$/ });
    await page.touch(".button >> text=核对");
    await wantMarks(page, { A: /^✓ 你的选择$/, B: /^✗ 你的选择$/, C: /^✓ 漏选$/ });
    await page.touch(option("B"));
    await page.keyboard.press("Shift+C");
    await page.touch(".button >> text=核对");
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
    await page.keyboard.press("Shift+F");
    await wantMarks(page, { F: /^✓ 你的选择$/, T: /^-$/ });
  },
  async "the hint by click and by key"(page) {
    await show(page, "22", "front");
    want(await page.locator(".hint-text").isVisible(), /false/, "the hint");
    await page.touch(".hint summary");
    want(await page.locator(".hint-text").isVisible(), /true/, "the hint after a click");
    await page.keyboard.press("h");
    want(await page.locator(".hint-text").isVisible(), /false/, "the hint after h");
  },
  async "shuffled on request, the back in order"(page) {
    const order = () => page.$$eval(".option", (all) => all.map((one) => one.dataset.letter).join(""));
    await show(page, "23", "front");
    await page.evaluate(() => { Math.random = () => 0.99; });
    await page.touch(".button >> text=打乱选项");
    want(await order(), /^DCBA$/, "the order");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await page.keyboard.press("j");
    await page.keyboard.press("l");
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
      await page.touch(option("D"));
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
  async "the line before the answer is a hair, the letter at an image's head"(page) {
    await show(page, "31", "back");
    const line = await page.$eval("#answer", (node) => node.getBoundingClientRect().height);
    want(line, /^1$/, "the height of the line");
    const [letter, image] = await page.$eval(option("C"), (node) => [...node.querySelectorAll(".letter, img")]
      .map((one) => one.getBoundingClientRect().top));
    want(Math.abs(letter - image) < 12, /true/, `the letter at ${letter}, beside an image at ${image},`);
  },
  async "a cloze opens"(page) {
    await show(page, "27", "front");
    want(await textOf(page, ".stem"), /^\[\.\.\.\]让梯度/, "the front");
    await show(page, "27", "back");
    want(await textOf(page, ".stem"), /^残差连接让梯度/, "the back");
  },
  async "a cloze whose note is none shows its answer"(page) {
    await show(page, "32", "front");
    want(await textOf(page, ".stem"), /词元的\[…\]/, "the front");
    await show(page, "32", "back");
    want(await page.locator(".answer").isVisible(), /true/, "the answer");
    want(await textOf(page, ".answer"), /词元的次序/, "the back");
    await show(page, "27", "back");
    want(await page.locator(".answer").isVisible(), /false/, "the answer of a cloze");
  },
  async "day and night, phone and desktop"(page) {
    for (const number of sides.keys()) {
      for (const [name, classes] of [["day", DAY], ["night", NIGHT]]) {
        for (const side of ["front", "back"]) {
          await show(page, number, "front", classes);
          if (/23|29/.test(number) && side === "back") { await page.touch(option("C")); }
          await show(page, number, side, classes);
          await page.screenshot({ path: `${pictures}/${page.client}-${number}-${side}-${name}.png` });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          want(over > 0, /false/, `the overflow of ${number} ${side}`);
        }
      }
    }
    await page.setViewportSize({ width: 1100, height: 700 });
    await show(page, "23", "back");
    await page.screenshot({ path: `${pictures}/${page.client}-23-wide.png` });
  },
};

for (const client of Object.keys(clients)) {
  for (const [name, run] of Object.entries(cases)) {
    if (only[name] && !only[name].includes(client)) { continue; }
    const context = await newContext(client);
    const page = await openPage(context, client);
    try {
      await run(page, context);
      if (page.faults.length) { throw new Error(page.faults[0]); }
      console.log(`ok cards/${client}/${name}`);
    } catch (error) {
      console.log(`not ok cards/${client}/${name}: ${error.message.split("\n")[0]}`);
    }
    await context.close();
  }
}
console.log(requests.length ? `not ok cards/nothing is fetched: ${requests[0]}`
  : "ok cards/nothing is fetched");
await browser.close();
