// What Ace finds in tiku's EPUBs: node ace.mjs WORK NAME=BOOK.epub...
// Ace's own library with the command's rules and report, but one browser for all books, and
// pages that stay open: the command starts a browser for each book and a page for each
// document. The package of each book is checked each time. Ace looks at each document by
// itself: one that an earlier book holds too, byte for byte, with the same styles, fonts and
// images around it, is not looked at again, but what was found in it counts for both books.
// The report is read, whatever the weight of what it tells. SPDX-License-Identifier: MIT

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ace from "@daisy/ace-core";
import { chromium } from "playwright-core";

const PAGES = 2;
const [work, ...books] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ offline: true });
context.setDefaultTimeout(120000);
const free = await Promise.all(Array.from({ length: PAGES }, () => context.newPage()));
const waiting = [];

const takePage = () => free.pop() ?? new Promise((resolve) => { waiting.push(resolve); });
const givePage = (page) => { (waiting.shift() ?? ((it) => free.push(it)))(page); };

const texts = new Map();
function textOf(path) {
  if (!texts.has(path)) { texts.set(path, readFileSync(path, "utf8")); }
  return texts.get(path);
}

// As Ace's runners do, but the scripts leave no element of theirs in the document.
async function examine(url, scripts, contents) {
  const page = await takePage();
  try {
    await page.goto(url);
    for (const script of [...contents, ...scripts.map(textOf)]) { await page.evaluate(`${script}\n;0`); }
    return await page.evaluate(() => new Promise((resolve, reject) => {
      window.daisy.ace.run((error, result) => { error ? reject(error) : resolve(JSON.stringify(result)); });
    }));
  } finally {
    givePage(page);
  }
}

// All that documents can show: whatever is neither a document nor of the package.
const surroundings = new Map();
function surroundingsOf(folder) {
  if (!surroundings.has(folder)) {
    const hash = createHash("sha256");
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((it) => it.isFile() && !/[.](xhtml|opf|ncx|xml)$/.test(it.name))
      .map((it) => join(it.parentPath, it.name)).sort()) {
      hash.update(`${entry.slice(folder.length)}\0`).update(readFileSync(entry));
    }
    surroundings.set(folder, hash.digest("hex"));
  }
  return surroundings.get(folder);
}

const examined = new Map();
let documents = 0;
const runner = {
  concurrency: PAGES,
  setTimeout() {},
  async launch() {},
  async close() {},
  // Ace writes into what it is given: each book gets its own.
  async run(url, scripts, contents, folder) {
    const path = fileURLToPath(url);
    const key = createHash("sha256").update(`${path.slice(folder.length)}\0${surroundingsOf(folder)}\0`)
      .update(readFileSync(path)).digest("hex");
    documents++;
    if (!examined.has(key)) { examined.set(key, examine(url, scripts, contents)); }
    return JSON.parse(await examined.get(key));
  },
};

function findings(report) {
  const found = report.assertions.flatMap((file) => file.assertions.map((assertion) => {
    const { "earl:test": test, "earl:result": result } = assertion;
    const words = `${result["dct:description"] ?? ""} ${(result.html ?? "").slice(0, 120)}`;
    return `${file["earl:testSubject"].url}: ${test["dct:title"]}: ${words}`.replace(/\s+/g, " ");
  }));
  const outcome = report["earl:result"]["earl:outcome"];
  return found.length || outcome === "pass" ? found : [`the outcome is ${outcome}`];
}

async function check(name, path) {
  let faults;
  try {
    const outdir = join(work, name);
    mkdirSync(outdir, { recursive: true });
    const [, report] = await ace(path, { cwd: process.cwd(), outdir, silent: true, initLogger: true }, runner);
    faults = findings(report);
  } catch (error) {
    faults = [`no report: ${String(error?.message ?? error).split("\n")[0]}`];
  }
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
  console.log(faults.length ? `not ok epub/ace ${name}: ${faults[0]}${more}` : `ok epub/ace ${name}`);
}

for (const book of books) { await check(...book.split("=")); }
console.log(`${examined.size} of ${documents} documents differ`);
await browser.close();
