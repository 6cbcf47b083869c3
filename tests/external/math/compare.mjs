// SPDX-License-Identifier: MIT
// tiku's MathML against KaTeX's and Temml's: node compare.mjs TIKU FORMULAS DIFFERENCES
// Every formula must agree with one of them, or stand in DIFFERENCES (formula, tab,
// reason). What is compared is what a reader sees: elements that change nothing (mrow,
// mstyle, semantics …), attributes, spaces and invisible signs are left out, scripts are
// the same above and beside, letters are plain.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import katex from 'katex';
import temmlModule from 'temml';

const temml = temmlModule.default ?? temmlModule;
const LEAST = 0.97;

const entities = { amp: '&', lt: '<', gt: '>', quot: '"' };
const unescape = (text) =>
	text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) =>
		name[0] !== '#'
			? (entities[name] ?? whole)
			: String.fromCodePoint(
					name[1].toLowerCase() === 'x'
						? parseInt(name.slice(2), 16)
						: parseInt(name.slice(1), 10)));

// <a><b>x</b></a> as {name, attributes, children}; a text is a string.
function parse(xml) {
	const root = { name: '', children: [] };
	const open = [root];
	for (const [, tag, text] of xml.matchAll(/<([^>]*)>|([^<]+)/g)) {
		const top = open[open.length - 1];
		if (text !== undefined) top.children.push(unescape(text));
		else if (tag[0] === '/') open.pop();
		else {
			const node = { name: tag.split(/[\s/]/)[0], attributes: tag, children: [] };
			top.children.push(node);
			if (!tag.endsWith('/')) open.push(node);
		}
	}
	return root;
}

const same = {
	'*': '∗', '∣': '|', '∥': '‖', '⟂': '⊥', '·': '⋅', 'ˉ': '‾', '¯': '‾', '_': '‾', '̲': '‾',
	'ˆ': '^', '\u0302': '^', '\u0303': '~', '˜': '~', '⃗': '→', '″': '′′', '‴': '′′′', '⁗': '′′′′', '-': '−', '∶': ':',
	'∙': '•', '﹨': '\\', '∖': '\\', '⧵': '\\', '△': '▵', '◯': '○', '⋄': '◇', '◊': '◇',
	'ħ': 'ℏ', 'ϝ': 'ϝ', '—': '–', '♢': '◇', '♡': '♥', '⋰': '⋰', '▵': '▵', 'ϵ': 'ε', 'ϕ': 'φ',
	'ϑ': 'θ', 'ϖ': 'π', 'ϱ': 'ρ', 'ς': 'σ', '⧫': '⧫', '✓': '✓', '⌣': '⌣', '̄': '‾', '̅': '‾', '\u00b4': 'ˊ', '`': 'ˋ',
	'˚': '°', '∘': '∘', '…': '…',
};
const plain = (text) =>
	[...text.normalize('NFKD').replace(/[\s\u2061-\u2064\u200b\u00a0\ufe00\ufe0e]/g, '')]
		.map((sign) => same[sign] ?? sign)
		.join('');

const transparent = new Set(['', 'math', 'mrow', 'mstyle', 'semantics', 'mpadded', 'span',
	'msline']);
const left_out = new Set(['annotation', 'mspace', 'mprescripts']);
const scripts = { munder: 'msub', mover: 'msup', munderover: 'msubsup' };

function normal(node) {
	if (typeof node === 'string') return plain(node);
	if (left_out.has(node.name)) return '';
	if (/^m[inot]$|^mtext$|^ms$/.test(node.name)) return node.children.map(normal).join('');
	const children = node.children.map(normal);
	if (transparent.has(node.name)) return children.join('');
	if (node.name === 'mphantom') return '';
	// lines outside any environment: a table to tiku, line breaks to the others
	if (/^mtable displaystyle="true" rowspacing="0.5em" columnalign="left"$/.test(node.attributes))
		return children.join('').replace(/mtr\(\[(.*?)\]\)(?=mtr\(\[|$)/gs, '$1');
	if (node.name === 'mtd') return `[${children.join('')}]`;
	const name = scripts[node.name] ?? node.name;
	// {x}_1^2 as one or as two elements; \limits or not
	return `${name}(${children.join(';')})`;
}

// What both write for one thing in more than one way.
const tidy = (text) =>
	text
		.replace(/\[\];?/g, '') // cells for numbers that are not shown
		.replace(/;(?=\))/g, '')
		.replace(/menclose\((.*)\)/g, 'enclose($1)');

function oracle(render) {
	try {
		return tidy(normal(parse(render())));
	} catch (error) {
		return `error: ${error.message}`;
	}
}

const [tiku, formulaFile, differenceFile] = process.argv.slice(2);
const lines = (file) => readFileSync(file, 'utf8').split('\n').filter((line) => line.trim());
const formulas = lines(formulaFile);
const reviewed = new Map(
	lines(differenceFile)
		.filter((line) => line[0] !== '#')
		.map((line) => line.split('\t')));

const folder = mkdtempSync(join(tmpdir(), 'tiku-math-'));
const bank = formulas.map((tex, i) => `Q${i + 1}: x\n\n$$\n${tex}\n$$\n`).join('\n');
writeFileSync(join(folder, 'math.md'), `# Formulas\n\n${bank}`);
try {
	execFileSync(tiku, ['build', join(folder, 'math.md'), '-o', folder, '-t', 'epub'],
		{ stdio: 'ignore' });
} catch {
	// messages about formulas show below
}
const pages = execFileSync('unzip', ['-p', join(folder, 'math.epub'), '*.xhtml'],
	{ maxBuffer: 1 << 28 }).toString();
const ours = new Map();
for (const [whole, tex] of pages.matchAll(
	/<math .*?<annotation encoding="application\/x-tex">(.*?)<\/annotation><\/semantics><\/math>/gs))
	ours.set(unescape(tex).trim(), whole);

let agreed = 0;
let listed = 0;
const unknown = [];
for (const tex of formulas) {
	const found = ours.get(tex.trim());
	const mine = found ? tidy(normal(parse(found))) : 'not understood';
	const theirs = [
		oracle(() => katex.renderToString(tex,
			{ output: 'mathml', displayMode: true, strict: false, trust: true })),
		oracle(() => temml.renderToString(tex, { displayMode: true, trust: true })),
	];
	if (theirs.includes(mine)) agreed++;
	else if (reviewed.has(tex)) listed++;
	else unknown.push({ tex, mine, theirs });
}
for (const { tex, mine, theirs } of unknown)
	console.log(`# ${tex}\n#   tiku:  ${mine}\n#   katex: ${theirs[0]}\n#   temml: ${theirs[1]}`);
console.log(`# ${agreed} of ${formulas.length} agree, ${listed} differ for a reason, ` +
	`${unknown.length} differ`);
const isGood = unknown.length === 0 && agreed >= LEAST * formulas.length;
console.log(`${isGood ? 'ok' : 'not ok'} math/mathml`);
process.exit(isGood ? 0 : 1);
