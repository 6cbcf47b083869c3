// The cards' formulas typeset by MathJax 3, as Anki has it (mathtools and mhchem loaded):
// node mathjax.mjs TIKU FORMULAS.txt BANK.md
// None may meet a name that is not defined, or be refused otherwise.
// SPDX-License-Identifier: MIT

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [tiku, formulasPath, bankPath] = process.argv.slice(2);
// a tag in aligned, an \hskip with stretch, and mathematics or an accent in \text are more
// than MathJax knows; KaTeX's cases have one of each or two
const REFUSED = new RegExp('^\\\\tag not allowed in aligned|^Missing dimension or its units for|' +
	'is only supported in math mode$|^Undefined control sequence \\\\H$');
const MOST_REFUSED = 9;

const folder = mkdtempSync(join(tmpdir(), 'tiku-mathjax-'));
const formulas = readFileSync(formulasPath, 'utf8').split('\n').filter((line) => line.trim());
writeFileSync(join(folder, 'list.md'), `# Formulas\n\n${
	formulas.map((tex, i) => `Q${i + 1}: x\n\n$$\n${tex}\n$$\n`).join('\n')}`);
copyFileSync(bankPath, join(folder, 'bank.md'));
for (const name of ['list', 'bank'])
	execFileSync(tiku, ['build', '--no-lock', '-t', 'csv', '-o', folder, join(folder, `${name}.md`)],
		{ stdio: 'ignore' });

const cards = ['list', 'bank'].map((name) =>
	readFileSync(join(folder, `${name}.csv`), 'utf8')).join('\n').replaceAll('""', '"');
const unescape = (text) => text.replace(/&#91;/g, '[').replace(/&lt;/g, '<')
	.replace(/&gt;/g, '>').replace(/&amp;/g, '&');
const found = [...cards.matchAll(/\\\((.*?)\\\)|\\\[(.*?)\\\]/gs)].map((match) =>
	({ tex: unescape(match[1] ?? match[2]), display: match[1] === undefined }));

const MathJax = await createRequire(import.meta.url)('mathjax').init({
	loader: { load: ['input/tex-full', '[tex]/mathtools', '[tex]/mhchem'] },
	tex: {
		packages: { '[+]': ['mathtools', 'mhchem'], '[-]': ['noundefined', 'noerrors', 'bussproofs'] },
		formatError: (jax, error) => { throw error; },
	},
});
let faults = 0, refused = 0;
for (const { tex, display } of found) {
	try {
		await MathJax.tex2mmlPromise(tex, { display });
	} catch (error) {
		refused += REFUSED.test(error.message);
		if (REFUSED.test(error.message) && refused <= MOST_REFUSED) continue;
		faults++;
		console.log(`# ${error.message}: ${tex}`);
	}
}
console.log(`# ${found.length} formulas of cards, ${refused} refused for a reason`);
console.log(faults ? `not ok math/mathjax: ${faults} are refused`
	: found.length > 400 ? 'ok math/mathjax' : 'not ok math/mathjax: too few formulas');
