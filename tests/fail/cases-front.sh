# Front matter. SPDX-License-Identifier: MIT
q='\n\nQ1: 一？\n'
long=$(printf '%020000d' 0)

bank front-open 0 '1:1:front-matter-open' "---\ntitle: 题$q"
bank front-open-at-end 0 '1:1:front-matter-open|no-questions' '---\ntitle: 题'
bank front-broken 1 '3:1:yaml-syntax' "---\ntitle: [题\n---$q"
bank front-broken-quote 1 'yaml-syntax' "---\ntitle: \"题\n---$q"
bank front-tab 1 '3:1: error|yaml-syntax' "---\ntitle: 题\n\tauthor: 人\n---$q"
bank front-key-then-list 1 'yaml-syntax' "---\ntitle: 题\n- a\n---$q"
bank front-alias 1 '3:9:yaml-alias' "---\ntitle: \0046a 题\nauthor: *a\n---$q"
bank front-alias-bomb 1 'yaml-alias' \
	"---\na: \0046a [x,x,x]\nb: \0046b [*a,*a,*a]\nc: [*b,*b,*b]\n---$q"
bank front-duplicate 0 '3:1:yaml-duplicate-key|“title”' "---\ntitle: 甲\ntitle: 乙\n---$q"
bank front-deep 1 'yaml-depth' "---\ntitle: $(printf '%040d' 0 | tr 0 '[')\n---$q"
bank front-very-deep 1 'yaml-depth' "---\ntitle: $(printf '%09000d' 0 | tr 0 '[')\n---$q"
bank front-key-near 0 '2:1:unknown-key|“title”' "---\ntilte: 题\n---$q"
bank front-keys-of-others 0 '2:1:other-keys|category, layout' \
	"---\ncategory: x\nlayout: y\n---$q"
bank front-key-no-word 0 '3:yaml-key' "---\ntitle: 题\n? [a, b]\n: c\n---$q"
bank front-title-list 0 '2:8:key-value' "---\ntitle: [a, b]\n---$q"
bank front-title-mapping 0 '2:8:key-value' "---\ntitle: {a: b}\n---$q"
bank front-title-null 0 '!key-value' "---\ntitle:\n---$q"
bank front-author-mapping 0 '2:9:key-value' "---\nauthor: {name: 人}\n---$q"
bank front-tags-mapping 0 '2:7:key-value' "---\ntags: {a: b}\n---$q"
bank front-lang 0 '2:7:key-value' "---\nlang: klingon\n---$q"
bank front-date 0 '2:7:key-value' "---\ndate: yesterday\n---$q"
bank front-date-no-day 0 '2:7:key-value' "---\ndate: 2024-13-45\n---$q"
bank front-difficulty 0 '2:13:key-value' "---\ndifficulty: 9\n---$q"
bank front-points 0 '2:9:key-value' "---\npoints: many\n---$q"
bank front-questions 0 '2:12:key-value' "---\nquestions: stars\n---$q"
bank front-body 0 '2:7:key-value' "---\nbody: soul\n---$q"
bank front-exam 0 '2:7:key-value' "---\nexam: final\n---$q"
bank front-alone 0 'no-questions' '---\ntitle: 题\n---\n'
bank front-empty 0 '!key-value' "---\n---$q"
bank front-comment-only 0 '!yaml-syntax' "---\n# 注\n---$q"
bank front-title-long 0 '!limit-met' "---\ntitle: $long\n---$q"
bank front-number-beyond 0 'key-value' "---\ndifficulty: 99999999999999999999\n---$q"
bank front-nul 0 'bad-utf8' "---\ntitle: a\0000b\n---$q"
bank front-too-large 1 'yaml-size' \
	"---\nrights: $(printf '%01100000d' 0)\n---$q"
bank front-macro 0 'math-macro' "---\nmacros:\n  '\\\\\\\\R': [1]\n---$q"
