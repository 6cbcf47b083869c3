# Nesting and length without measure. SPDX-License-Identifier: MIT

# repeat COUNT TEXT
repeat() {
	printf "%0$1d" 0 | sed "s/0/$2/g"
}

bank quotes-deep 0 'limit-met|LIMIT_BLOCK_DEPTH' "Q1: 一？\n\n$(repeat 5000 '> ')二\n"
bank lists-deep 0 'limit-met' "Q1: 一？\n\n$(repeat 5000 '- ')二\n"
bank lists-ordered-deep 0 'limit-met' "Q1: 一？\n\n$(repeat 3000 '1. ')二\n"
bank lists-indented-deep 0 'limit-met' "Q1: 一？\n\n$(i=0; while [ $i -lt 300 ]; do
	printf "%${i}s- 项\\\\n" ''; i=$((i + 2)); done)"
bank brackets-deep 0 'limit-met' "Q1: $(repeat 50000 '[')一？\n"
bank brackets-pairs 0 'limit-met' "Q1: $(repeat 20000 '[')一$(repeat 20000 ']')？\n"
bank images-deep 1 'image-missing|limit-met' "Q1: $(repeat 20000 '![')一$(repeat 20000 '](a)')？\n"
bank emphasis-deep 0 '!answer-no-option' "Q1: $(repeat 3000 '*a **b ')？\n"
bank emphasis-run 0 '!answer-no-option' "Q1: $(repeat 50000 '*')一？\n"
bank emphasis-underscores 0 '!answer-no-option' "Q1: $(repeat 20000 '_a ')？\n"
bank backticks-growing 0 '!answer-no-option' "Q1: $(i=1; while [ $i -lt 300 ]; do
	printf "%0${i}dx" 0 | tr 0 '\140'; i=$((i + 1)); done)？\n"
bank parentheses-deep 0 'unbalanced' "Q1: $(repeat 20000 '(')一？\n"
bank link-parentheses 0 '!answer-no-option' "Q1: [一]($(repeat 20000 '(')？\n"
bank entities 0 '!answer-no-option' "Q1: $(repeat 20000 '\\&')\\&#99999999;\\&#0;？\n"
bank html-deep 0 '!answer-no-option' "Q1: $(repeat 10000 '<b>')一？\n"
bank html-lists-deep 0 'limit-met' "Q1: 一？\n\n$(repeat 5000 '<ul><li>')二\n"
bank details-deep 0 'limit-met' "Q1: 一？\n\n$(repeat 2000 '<details><summary>一<\/summary>')二\n"
bank headings-many 0 'no-questions' "$(repeat 5000 '# 题\\n\\n')"
bank definitions-many 0 '!answer-no-option' "Q1: [a]？\n\n$(repeat 20000 '[a]: b\\n')"
bank line-ends-many 0 'no-questions' "$(repeat 100000 '\\n')"
bank dollars 0 '!answer-no-option' "Q1: $(repeat 50000 '$')？\n"
bank dollars-apart 0 '!answer-no-option' "Q1: $(repeat 30000 '$x ')？\n"
bank blanks-many 0 '!answer-no-option' "Q1: $(repeat 5000 '____ ')？\n"
bank clozes-open 0 '!answer-no-option' "Q1: $(repeat 20000 '{{')？\n"
bank line-wide-gaps 0 '1:line-loose' "Q1: $(repeat 33 '宽') $(repeat 40 x) 之后的字。\n"
bank line-tried-only 0 '!line-loose' \
	"Q1: 一？\n\n答案：$(repeat 33 '宽') $(repeat 40 x) 之后的字。\n$(repeat 120 '宽窄')\n" \
	--answers inplace --style exam
bank line-no-break 0 '1:line-ragged' "Q1: 一二三四五六七八九十$(repeat 45 '“（')一？\n"
bank rules-many 0 '!answer-no-option' "Q1: 一？\n\n$(repeat 2000 '---\\n')"

head -c 1000000 /dev/zero | tr '\0' 'x' >letters
head -c 999999 /dev/zero | tr '\0' '\1' | sed 's/\x01\x01\x01/题/g' >han

# long NAME STATUS SAID START FILE END: one line of a megabyte.
long() {
	{ printf '%b' "$4"; cat "$5"; printf '%b' "$6"; } >bank.md
	name=$1 status=$2 said=$3
	build
}
long line-letters 0 'marking' 'Q1: ' letters '？\n'
long line-han 0 'marking' 'Q1: ' han '？\n'
long line-title 0 'no-questions' '# ' letters '\n'
long line-code 0 'marking' 'Q1: 一？\n\n```\n' letters '\n```\n'
long line-code-span 0 'marking' 'Q1: `' letters '`？\n'
long line-math 0 'marking' 'Q1: $x^' letters '$？\n'
long line-address 0 'marking' 'Q1: [一](http://' letters ')？\n'
long line-table 0 'marking' 'Q1: 一？\n\n| a |\n|---|\n| ' letters ' |\n'
long line-option 0 'marking' 'Q1: 一？\n\n- A. 甲\n- B. ' letters '\n'
long line-front 0 'marking' '---\ntitle: ' letters '\n---\nQ1: 一？\n'
long line-attribute 0 'marking' 'Q1: 一？\n<!-- tiku: tags=' letters ' -->\n'
rm -f letters han
