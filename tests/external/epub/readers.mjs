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

const click = (selector) => {
  for (const doc of window.reader.docs()) {
    const link = doc.querySelector(selector);
    if (link) {
      link.click();
      return true;
    }
  }
  return false;
};

// The question whose heading has the id, or that has it itself.
const questionOf = (id) => {
  for (const doc of window.reader.docs()) {
    const question = doc.getElementById(id)?.closest("section.question");
    if (question) { return question.id; }
  }
  return null;
};

const waitFor = (page, id) => page.waitForFunction(({ seen, place }) => eval(`(${seen})`)(place),
  { seen: String(isSeen), place: id }, { timeout: 20000 });

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

async function follow(page, href) {
  await page.evaluate((address) => window.reader.goTo(address), href);
  await page.waitForTimeout(30);
  const want = await page.evaluate((address) => window.reader.indexOf(address), href);
  const { index } = await page.evaluate(() => window.reader.where());
  if (want === undefined || index !== want) { throw new Error(`${href} leads to file ${index}, not ${want}`); }
  const id = href.split("#")[1];
  if (id && !(await page.evaluate(isSeen, id))) { throw new Error(`${href} is not on the screen`); }
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
      const question = await page.evaluate(questionOf, entry.href.split("#")[1]);
      if (!question || !(await page.evaluate(click, `[id="${question}"] .see a`))) { continue; }
      await waitFor(page, `${question}-answer`);
      await page.evaluate(click, `[id="${question}-answer"] a[role="doc-backlink"]`);
      await waitFor(page, question);
      page.clicked = true;
    }
    if (!page.clicked && /-(end|chapter|popup)$/.test(page.bookName)) { throw new Error("no answer was found"); }
  },
};

async function takePictures(engine, name, path) {
  for (const night of [false, true]) {
    const page = await openReader(engine, path, night);
    const wanted = page.book.toc.filter(({ href }) => /[ca]\d/.test(href));
    for (const [what, entry] of [["cover", null], ["chapter", wanted.find(({ href }) => /c3/.test(href)) ?? wanted[0]],
      ["answers", wanted.find(({ href }) => /a2/.test(href))]]) {
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
