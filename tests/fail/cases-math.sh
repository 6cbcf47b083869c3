# Formulas. SPDX-License-Identifier: MIT

bank math-open 0 '!math-unclosed' 'Q1: 价 $5 和 x？\n'
bank math-empty 0 '!math-command' 'Q1: 一 $$ 二 $ $ 三？\n'
bank math-command 0 '1:math-command|“\zzzzzzzz”' 'Q1: 求 $\\zzzzzzzz x$？\n'
bank math-command-near 0 '1:math-command-near|“\alpha”' 'Q1: 求 $\\alhpa x$？\n'
bank math-environment 0 'math-environment' \
	'Q1: 求 $\\begin{zzzzzzzz}x\\end{zzzzzzzz}$？\n'
bank math-environment-near 0 'math-environment-near' \
	'Q1: 求 $\\begin{matirx}x\\end{matirx}$？\n'
bank math-brace-open 0 '1:math-unclosed' 'Q1: 求 $\\frac{1}{2$？\n'
bank math-brace-close 0 'math-unopened' 'Q1: 求 $x^2}$？\n'
bank math-left-alone 0 'math-unclosed' 'Q1: 求 $\\left( x$？\n'
bank math-right-alone 0 'math-unopened' 'Q1: 求 $x^2 \\right)$？\n'
bank math-begin-alone 0 'math-unclosed' 'Q1: 求 $\\begin{matrix}x$？\n'
bank math-end-alone 0 'math-unopened' 'Q1: 求 $x\\end{matrix}$？\n'
bank math-argument 0 'math-argument' 'Q1: 求 $\\frac{1}$？\n'
bank math-argument-none 0 'math-argument' 'Q1: 求 $\\sqrt$？\n'
bank math-script-twice 0 'math-script-twice' 'Q1: 求 $x^a^b$？\n'
bank math-script-alone 0 'math-argument' 'Q1: 求 $x^$？\n'
bank math-misplaced 0 'math-misplaced' 'Q1: 求 $x \\hline y$？\n'
bank math-ampersand 0 '1:12:math-unopened' 'Q1: 求 $x^2 & y$？\n'
bank math-value 0 'math-value' 'Q1: 求 $\\color{nosuch}{x}$？\n'
bank math-deep 0 'math-depth' \
	"Q1: 求 \$x^2$(printf '%0300d' 0 | sed 's/0/\\\\sqrt{/g')x$(printf '%0300d' 0 | tr 0 '}')\$？\n"
bank math-deep-braces 0 '!answer-no-option' \
	"Q1: 求 \$x^2$(printf '%05000d' 0 | tr 0 '{')x$(printf '%05000d' 0 | tr 0 '}')\$？\n"
bank math-deep-left 0 'math-depth' \
	"Q1: 求 \$x^2$(printf '%0400d' 0 | sed 's/0/\\\\left(/g')\$？\n"
bank math-large 0 'math-size' "Q1: 求 \$x^2 $(printf '%070000d' 0 | tr 0 'x')\$？\n"
bank math-columns 0 'math-size' \
	"Q1: 求 \$\\\\begin{matrix}$(printf '%0100d' 0 | tr 0 '&')\\\\end{matrix}\$？\n"
bank math-broken 0 '5:math-broken' \
	"Q1: 求：\n\n答案：\n\n\$\$\n$(printf '%060d' 0 | sed 's/0/aa+/g')b\n\$\$\n"
bank math-smaller 0 '1:math-smaller' \
	"Q1: 求 \$\\\\left(x^2$(printf '%0100d' 0 | tr 0 x)\\\\right)\$？\n"
bank math-high 0 '1:math-high' \
	"Q1: 求 \$\\\\begin{matrix}$(printf '%090d' 0 | sed 's/0/x\\\\\\\\/g')\\\\end{matrix}\$？\n"
bank math-wrapped 0 '1:math-broken' \
	"Q1: 求 \$\\\\left(x^2$(printf '%0400d' 0 | tr 0 x)\\\\right)\$？\n"
bank math-overfull 0 '1:math-overfull' 'Q1: 求 $x^2\\rule{900pt}{1pt}$？\n'
bank math-block-open 0 '!math-unclosed' 'Q1: 一？\n\n$$\nx^2\n\n二\n'
bank math-nul 0 'bad-utf8' 'Q1: 求 $x^\0000$？\n'
bank math-macro 0 'math-macro' 'Q1: 求 $\\newcommand{x}{y}x^2$？\n'
bank math-macro-loop 0 'math-macro-loop' \
	'Q1: 求 $\\newcommand{\\aa}{\\bb}\\newcommand{\\bb}{\\aa}\\aa$？\n'
bank math-macro-bomb 0 'math-macro-size' \
	"Q1: 求 \$\\\\def\\\\a{xxxxxxxxxx}$(for pair in ba cb dc ed fe gf hg ih; do
		one=\\\\${pair#?}
		printf '%s' "\\\\def\\\\${pair%?}{$one$one$one$one$one$one$one$one$one$one}"
	done)\\\\i\$？\n"
