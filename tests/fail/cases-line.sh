# The command line. SPDX-License-Identifier: MIT
printf 'Q1: 一？\n' >good.md
printf 'page: [\n' >broken.yaml
printf 'page:\n  sise: A4\n' >key.yaml
printf 'page:\n  size: A99\n' >value.yaml
printf -- '- a\n- b\n' >list.yaml
: >empty.yaml
printf 'like: round.yaml\n' >round.yaml
printf 'like: nosuch\n' >like-nothing.yaml
printf 'like: workbook\nbody: {size: 9pt}\n' >like.yaml
printf 'like: like.yaml\nbody: {lead: 3furlongs}\n' >like-file.yaml

line option-unknown 2 'there is no option “--zzzzzz”' --zzzzzz good.md
line option-near 2 'did you mean --strict?' --strikt good.md
line option-near-with-value 2 'did you mean --answers?' --anwsers=none good.md
line option-short-unknown 2 'there is no option “-x”' -x good.md
line option-value-missing 2 '-o wants a value' good.md -o
line option-value-missing-long 2 '--style wants a value' good.md --style
line option-value-not-wanted 2 'the option takes no value' --strict=yes good.md
line type-unknown 2 'no output is called “docx”|pdf, epub, csv' -t docx good.md
line type-unknown-among-others 2 'no output is called “pfd”' -t csv,pfd good.md
line type-empty-name 2 'no output is called “”' -t csv,,pdf good.md
line profile-unknown 2 '--profile is full or compat' --profile kindle good.md
line answers-unknown 2 '--answers is none, inline, inplace, chapter, end, only, popup or details' --answers maybe good.md
line set-without-equals 2 'KEY=VALUE' --set page.size good.md
line file-missing-on-line 2 'no bank is named' build
line nothing-at-all 2 'no bank is named'
line only-dashes 2 'no bank is named' --
line command-unknown 2 'did you mean check?' chek good.md
line file-not-there 3 'cannot-read|nowhere.md' nowhere.md
line file-empty-name 3 'cannot-read' ''
line file-name-like-option 3 'cannot-read' -- --strict
line file-one-of-two-missing 3 'cannot-read|nowhere.md' check good.md nowhere.md
line name-with-newline 3 'cannot-read' 'a
b.md'
line name-very-long 3 'cannot-read' "$(printf '%04000d' 7).md"
line style-unknown 2 'no-style|, handout' good.md --style nosuch -t csv
line style-file-missing 2 'no-style' check good.md --style ./nosuch.yaml
line style-climbs 2 'no-style' check good.md --style ../nosuch
line dump-style-unknown 2 'no-style' dump --pages good.md --style nosuch
line fonts-style-unknown 2 'no-style' fonts --style nosuch

bank style-broken 1 'broken.yaml:2:1: error|yaml-syntax' 'Q1: 一？\n' --style ./broken.yaml
bank style-key 0 'key.yaml:2:3|style-key-near|page.size' 'Q1: 一？\n' --style ./key.yaml
bank style-bad-value 1 'value.yaml:2:9|style-value' 'Q1: 一？\n' --style ./value.yaml
bank style-is-a-list 1 '1:1:style-form' 'Q1: 一？\n' --style ./list.yaml
bank style-empty 0 '!style-value' 'Q1: 一？\n' --style ./empty.yaml
bank style-like 0 '!style-' 'Q1: 一？\n' --style ./like.yaml
bank style-like-file 1 'like-file.yaml:2:14|style-value' 'Q1: 一？\n' --style ./like-file.yaml
bank style-like-itself 1 'round.yaml:1:7: error|style-like' 'Q1: 一？\n' --style ./round.yaml
bank style-like-nothing 1 'like-nothing.yaml:1:7: error|no-style' 'Q1: 一？\n' --style ./like-nothing.yaml
bank set-near 0 'did you mean “page.size”?' 'Q1: 一？\n' --set page.sise=A5
bank set-unknown 0 'unknown style property “zzzzzzzz”|style-key' 'Q1: 一？\n' --set zzzzzzzz=1
bank set-bad-paper 1 'style-value|page.size' 'Q1: 一？\n' --set page.size=A99
bank set-no-unit 1 'style-value' 'Q1: 一？\n' --set body.size=10
bank set-bad-unit 1 'style-value' 'Q1: 一？\n' --set body.lead=10furlongs
bank set-negative 1 'style-value' 'Q1: 一？\n' --set body.lead=-5pt
bank set-zero-size 1 'style-value' 'Q1: 一？\n' --set body.size=0pt
bank set-huge 1 'style-value' 'Q1: 一？\n' --set body.size=99999999999999999999pt
bank set-bad-colour 1 'style-value' 'Q1: 一？\n' --set colour.ink=red
bank set-bad-choice 1 'style-value' 'Q1: 一？\n' --set body.punctuation=any
bank set-bad-bool 1 'style-value' 'Q1: 一？\n' --set page.duplex=perhaps
bank set-tiny-page 1 'style-value|page.size' 'Q1: 一？\n' --set page.size=10mmx10mm
bank set-margins-over-page 1 'style-room' 'Q1: 一？\n' --set page.margin.inner=300mm
bank set-margins-over-height 1 'style-room' 'Q1: 一？\n' --set page.margin.top=400mm
bank set-letters-over-page 1 'style-room' 'Q1: 一？\n' --set body.size=900pt
bank set-measure-tiny 1 'style-room' 'Q1: 一？\n' --set page.measure=1pt
bank strict 1 'no-questions' '# 题\n' --strict
