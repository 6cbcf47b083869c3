// Reads tiku's EPUBs in two real engines, foliate-js and epub.js, in Chromium:
// node readers.mjs ROOT PICTURES NAME=BOOK.epub...
// ROOT holds node_modules and the engines' pages. Every page of every book is turned; the
// contents and landmarks lead where they say; a question's answer stands where the book's
// --answers says, and what leads to it and back is clicked; each formula is measured, images
// have a size; nothing is asked of the network.
// SPDX-License-Identifier: MIT

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import JSZip from "jszip";
import { chromium } from "playwright-core";

const [root, pictures, ...books] = process.argv.slice(2);
const engines = ["foliate", "epubjs"];
const origin = "http://reader.invalid";
const types = { html: "text/html", js: "text/javascript", epub: "application/epub+zip" };
const MOST_ENTRIES = 30;
const MOST_QUESTIONS = 6;

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });

async function openReader(engine, path) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 736 }, deviceScaleFactor: 2, colorScheme: "light" });
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
  page.book = await page.evaluate(() => window.reader.open());
  return page;
}

// How many formulas stand in the mark-up of a book.
async function formulasOf(path) {
  const { files } = await JSZip.loadAsync(readFileSync(path));
  const texts = await Promise.all(Object.values(files).filter(({ name }) => name.endsWith(".xhtml"))
    .map((file) => file.async("string")));
  return texts.join("").split("<math ").length - 1;
}

// What is wrong with what is on the page now: boxes without a size, pictures that did not load.
const measure = () => {
  const wrong = [];
  let formulas = 0;
  for (const doc of window.reader.docs()) {
    for (const box of doc.querySelectorAll("math")) {
      const { width, height } = box.getBoundingClientRect();
      formulas++;
      if (!(width > 1 && height > 3)) {
        wrong.push(`a formula is ${width} by ${height}: ${box.getAttribute("alttext")}`);
      }
    }
    for (const image of doc.images) {
      if (image.complete && !image.naturalWidth) { wrong.push(`no picture: ${image.alt}`); }
    }
  }
  return { wrong, formulas };
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

// The question whose heading has the id: its own id, how many links lead from it to its answer,
// and how much room its answer takes; with `toggle` after a click on the answer's fold.
const questionAt = ({ id, toggle }) => {
  for (const doc of window.reader.docs()) {
    const question = doc.getElementById(id)?.closest("section.question");
    if (!question) { continue; }
    const answer = question.querySelector(".answer");
    const fold = question.querySelector("details.answer > summary");
    if (toggle) { fold?.click(); }
    const heights = [...(answer?.getClientRects() ?? [])].map(({ height }) => height);
    return { id: question.id, links: question.querySelectorAll(".see a").length, hasFold: Boolean(fold),
      height: heights.reduce((sum, height) => sum + height, 0) };
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
  let pages = 0, measured = 0, last;
  for (;;) {
    const { index, place } = await page.evaluate(() => window.reader.where());
    if (place === last) { break; }
    last = place;
    if (!sections.has(index)) {
      sections.add(index);
      const { wrong, formulas } = await page.evaluate(measure);
      if (wrong.length) { throw new Error(wrong[0]); }
      measured += formulas;
    }
    if (++pages > 3000) { throw new Error("the book has no end"); }
    await page.evaluate(() => window.reader.next());
  }
  if (sections.size !== page.book.sections) {
    throw new Error(`${sections.size} of ${page.book.sections} files were shown`);
  }
  if (measured !== page.formulas) { throw new Error(`${measured} of ${page.formulas} formulas were shown`); }
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

// What is under a question, by the end of its book's name. Each says what is wrong, or notes
// what it saw; a book in which nothing was seen is wrong too.
const WAYS = {
  async linked(page, question, folder) {
    if (question.height) { throw new Error(`${question.id}: its answer stands below it`); }
    for (const link of [".see > a", ".see sup > a"]) {
      if (!(await followLink(page, `[id="${question.id}"] ${link}`, folder))) { continue; }
      const backlink = `[id="${question.id}-answer"] a[role="doc-backlink"]`;
      if (!(await followLink(page, backlink, folder))) { throw new Error(`${question.id}: no way back`); }
      if (!(await page.evaluate(isSeen, question.id))) { throw new Error(`${question.id}: back to another question`); }
      page.saw.add(link);
    }
  },
  async none(page, question) {
    if (question.links || question.height) { throw new Error(`${question.id}: an answer`); }
    page.saw.add("question");
  },
  async inline(page, question) {
    if (question.links) { throw new Error(`${question.id}: a link to an answer`); }
    if (question.height < 10) { throw new Error(`${question.id}: no answer below it`); }
    page.saw.add("answer");
  },
  async details(page, question) {
    if (!question.hasFold) { throw new Error(`${question.id}: nothing to unfold`); }
    const opened = await page.evaluate(questionAt, { id: question.id, toggle: true });
    const closed = await page.evaluate(questionAt, { id: question.id, toggle: true });
    if (opened.height < question.height + 10) { throw new Error(`${question.id}: does not unfold`); }
    if (closed.height !== question.height) { throw new Error(`${question.id}: does not fold`); }
    page.saw.add("fold");
  },
};

// [way, what must have been seen]. The seed and the formulas have no answers, `only` nothing
// but answers.
const EXPECTED = [
  [/^seed$|^math-|-none$/, "none", ["question"]],
  [/-(inline|inplace)$/, "inline", ["answer"]],
  [/-details$/, "details", ["fold"]],
  [/-popup$/, "linked", [".see > a", ".see sup > a"]],
  [/-only$/, "only", []],
  [/./, "linked", [".see > a"]],
];

// In a book of answers alone each stands under its number, and no link leads to a question.
const answersAlone = () => window.reader.docs().every((doc) => !doc.querySelector(".question, .see, [role=doc-backlink]")
  && doc.querySelectorAll(".answers .answer > .number").length > 0);

async function takePictures(page) {
  const entryOf = (file) => page.book.toc.find(({ href }) => new RegExp(`(^|/)${file}[.]xhtml`).test(href));
  const cover = page.book.landmarks.find(({ type }) => /cover/.test(type));
  const shots = [["cover", cover], ["chapter", entryOf("c3") ?? entryOf("c1")], ["answers", entryOf("a2")]];
  for (const light of ["day", "night"]) {
    await page.emulateMedia({ colorScheme: light === "night" ? "dark" : "light" });
    await page.evaluate((dark) => window.reader.dress(dark), light === "night");
    for (const [what, entry] of shots.filter(([, entry]) => entry)) {
      await follow(page, entry.href);
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(pictures, `${page.bookName}-${page.engine}-${what}-${light}.png`) });
    }
  }
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
  // In the first few questions, and then as far as it takes to see all.
  async "question, answer and back by clicking"(page) {
    const [, way, wanted] = EXPECTED.find(([names]) => names.test(page.bookName));
    page.saw = new Set();
    const places = page.book.toc.filter(({ href }) => (way === "only" ? /^(EPUB\/)?a\d/ : /^(EPUB\/)?c\d.*#/).test(href));
    if (!places.length) { throw new Error("the contents name none"); }
    const hasAll = () => wanted.every((what) => page.saw.has(what));
    for (const [i, { href }] of places.entries()) {
      if (i >= MOST_QUESTIONS && hasAll()) { break; }
      await follow(page, href);
      if (way === "only") {
        if (!(await page.evaluate(answersAlone))) { throw new Error(`${href}: not answers alone`); }
        continue;
      }
      const question = await page.evaluate(questionAt, { id: href.split("#")[1] });
      if (question) { await WAYS[way](page, question, href.replace(/[^/]*$/, "")); }
    }
    if (!hasAll()) { throw new Error(`saw ${[...page.saw].join(", ") || "nothing"}, not ${wanted.join(", ")}`); }
  },
  "pictures by day and night": takePictures,
};

for (const book of books) {
  const [name, path] = book.split("=");
  const formulas = await formulasOf(path);
  for (const engine of engines) {
    let page;
    for (const [title, run] of Object.entries(cases)) {
      const label = `epub/${engine} ${name}: ${title}`;
      try {
        page ??= Object.assign(await openReader(engine, path), { bookName: name, engine, formulas });
        await run(page);
        if (page.faults.length) { throw new Error(page.faults.splice(0)[0]); }
        if (page.outside.length) { throw new Error(`asks for ${page.outside.splice(0)[0]}`); }
        console.log(`ok ${label}`);
      } catch (error) {
        console.log(`not ok ${label}: ${String(error.message ?? error).split("\n")[0]}`);
      }
    }
    await page?.context().close();
  }
}
await browser.close();
