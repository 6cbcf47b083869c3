// Reads tiku's EPUBs in two real engines, foliate-js and epub.js, in Chromium:
// node readers.mjs ROOT PICTURES NAME=BOOK.epub...
// ROOT holds node_modules and the engines' pages. Every page of every book is turned; the
// contents and landmarks lead where they say; a question's answer is reached by clicking and
// left the same way; formulas and images have a size; nothing is asked of the network.
// SPDX-License-Identifier: MIT

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [root, pictures, ...books] = process.argv.slice(2);
const engines = ["foliate", "epubjs"];
const origin = "http://reader.invalid";
const types = { html: "text/html", js: "text/javascript", epub: "application/epub+zip" };
const MOST_ENTRIES = 30;

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });

async function openReader(engine, path, night) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 736 }, deviceScaleFactor: 2, colorScheme: night ? "dark" : "light" });
  const outside = [];
  await context.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (url.protocol === "blob:" || url.protocol === "data:") { return route.continue(); }
    if (url.origin !== origin) {
      outside.push(url.href);
      return route.abort();
    }
    const file = url.pathname === "/book.epub" ? path : join(root, url.pathname);
    try {
      return route.fulfill({ contentType: types[url.pathname.split(".").pop()] ?? "text/plain", body: readFileSync(file) });
    } catch {
      return route.fulfill({ status: 404, body: "" });
    }
  });
  const page = await context.newPage();
  page.faults = [];
  page.outside = outside;
  page.on("pageerror", (error) => page.faults.push(String(error)));
  await page.goto(`${origin}/${engine}.html`);
  await page.waitForFunction(() => window.reader);
  page.book = await page.evaluate((dark) => window.reader.open(dark), night);
  return page;
}

// What is wrong with what is on the page now: boxes without a size, pictures that did not load.
const measure = () => {
  const wrong = [];
  const counts = { math: 0, images: 0 };
  for (const doc of window.reader.docs()) {
    for (const box of doc.querySelectorAll("math")) {
      const { width, height } = box.getBoundingClientRect();
      counts.math++;
      if (!(width > 1 && height > 3)) {
        wrong.push(`a formula is ${width} by ${height}: ${box.getAttribute("alttext")}`);
      }
    }
    for (const image of doc.images) {
      counts.images++;
      if (image.complete && !image.naturalWidth) { wrong.push(`no picture: ${image.alt}`); }
    }
  }
  return { wrong, counts };
};

// Whether the place of an address is on the screen.
const isSeen = (id) => {
  for (const doc of window.reader.docs()) {
    const element = doc.getElementById(id);
    if (!element) { continue; }
    const frame = doc.defaultView.frameElement.getBoundingClientRect();
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const left = frame.left + box.left, top = frame.top + box.top;
    return left >= -2 && left < innerWidth && top >= -2 && top < innerHeight;
  }
  return false;
};

// Clicks what the selector finds and returns its address; null: there is nothing.
const click = (selector) => {
  for (const doc of window.reader.docs()) {
    const link = doc.querySelector(selector);
    if (link) {
      const href = link.getAttribute("href");
      link.click();
      return href;
    }
  }
  return null;
};

// The question whose heading has the id, or that has it itself.
const questionOf = (id) => {
  for (const doc of window.reader.docs()) {
    const question = doc.getElementById(id)?.closest("section.question");
    if (question) { return question.id; }
  }
  return null;
};

// The engine says that it stands in the address's file, and its place is on the screen. The
// second alone is true too soon: a place near a file's beginning is seen while the engine is
// still at work on the file, and does not yet hear of clicks on its links.
const hasArrived = ({ address, seen }) => {
  const id = address.split("#")[1];
  const index = window.reader.indexOf(address);
  return index !== undefined && window.reader.where().index === index && (!id || eval(`(${seen})`)(id));
};

async function arrive(page, address) {
  try {
    await page.waitForFunction(hasArrived, { address, seen: String(isSeen) }, { timeout: 20000 });
  } catch {
    const { index } = await page.evaluate(() => window.reader.where());
    throw new Error(`${address} is not on the screen, which shows file ${index}`);
  }
}

async function turnEveryPage(page) {
  const sections = new Set();
  let pages = 0, last;
  for (;;) {
    const { index, place } = await page.evaluate(() => window.reader.where());
    if (place === last) { break; }
    last = place;
    if (!sections.has(index)) {
      sections.add(index);
      const { wrong } = await page.evaluate(measure);
      if (wrong.length) { throw new Error(wrong[0]); }
    }
    if (++pages > 3000) { throw new Error("the book has no end"); }
    await page.evaluate(() => window.reader.next());
  }
  if (sections.size !== page.book.sections) {
    throw new Error(`${sections.size} of ${page.book.sections} files were shown`);
  }
  return pages;
}

// The first of each depth, and others spread over the list.
function some(entries) {
  const step = Math.max(1, Math.floor(entries.length / MOST_ENTRIES));
  return entries.filter((_, i) => i % step === 0 || i === entries.length - 1);
}

async function follow(page, address) {
  await page.evaluate((href) => window.reader.goTo(href), address);
  await arrive(page, address);
}

// Clicks a link of a page that stands in the folder; false: there is none.
async function followLink(page, selector, folder) {
  const href = await page.evaluate(click, selector);
  if (href === null) { return false; }
  await arrive(page, folder + href);
  return true;
}

const cases = {
  async "opens, every page turned, boxes measured"(page) {
    if (!page.book.title || page.book.title === "undefined") { throw new Error("no title"); }
    await turnEveryPage(page);
  },
  async "contents and landmarks"(page) {
    if (!page.book.toc.length || !page.book.landmarks.length) { throw new Error("there are none"); }
    for (const entry of some(page.book.toc)) { await follow(page, entry.href); }
    for (const entry of page.book.landmarks) { await follow(page, entry.href); }
  },
  async "question, answer and back by clicking"(page) {
    for (const entry of some(page.book.toc.filter(({ href }) => /^(EPUB\/)?c\d.*#/.test(href))).slice(0, 6)) {
      await follow(page, entry.href);
      const folder = entry.href.replace(/[^/]*$/, "");
      const question = await page.evaluate(questionOf, entry.href.split("#")[1]);
      if (!question || !(await followLink(page, `[id="${question}"] .see a`, folder))) { continue; }
      const backlink = `[id="${question}-answer"] a[role="doc-backlink"]`;
      if (!(await followLink(page, backlink, folder))) { throw new Error(`${question}: no way back`); }
      if (!(await page.evaluate(isSeen, question))) { throw new Error(`${question}: back to another question`); }
      page.clicked = true;
    }
    if (!page.clicked && /-(end|chapter|popup|compat)$/.test(page.bookName)) { throw new Error("no answer was found"); }
  },
};

async function takePictures(engine, name, path) {
  for (const night of [false, true]) {
    const page = await openReader(engine, path, night);
    const entryOf = (file) => page.book.toc.find(({ href }) => new RegExp(`(^|/)${file}[.]xhtml`).test(href));
    for (const [what, entry] of [["cover", null], ["chapter", entryOf("c3") ?? entryOf("c1")], ["answers", entryOf("a2")]]) {
      if (what !== "cover" && !entry) { continue; }
      if (entry) { await page.evaluate((address) => window.reader.goTo(address), entry.href); }
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(pictures, `${name}-${engine}-${what}-${night ? "night" : "day"}.png`) });
    }
    await page.context().close();
  }
}

for (const book of books) {
  const [name, path] = book.split("=");
  for (const engine of engines) {
    let page;
    for (const [title, run] of Object.entries(cases)) {
      const label = `epub/${engine} ${name}: ${title}`;
      try {
        page ??= await openReader(engine, path, false);
        page.bookName = name;
        await run(page);
        if (page.faults.length) { throw new Error(page.faults.splice(0)[0]); }
        if (page.outside.length) { throw new Error(`asks for ${page.outside.splice(0)[0]}`); }
        console.log(`ok ${label}`);
      } catch (error) {
        console.log(`not ok ${label}: ${String(error.message ?? error).split("\n")[0]}`);
      }
    }
    await page?.context().close();
    await takePictures(engine, name, path);
  }
}
await browser.close();
