# HTML, links, tables. SPDX-License-Identifier: MIT

bank code-open 0 '3:1:code-open|3 lines' 'Q1: 一？\n\n```c\na\n\nQ2: 二？\n'
bank code-open-item 0 '3:3:code-open' '1. 一？\n\n- ~~~\n  a\n\n2. 二？\n'
bank code-closed 0 '!code-open' 'Q1: 一？\n\n> ```c\n> a\n> ````\n\n- ~~~\n  ```\n  ~~~  \n\n```\n```\n'
bank html-unknown 0 '1:html-tag|<blink>' 'Q1: <blink>一</blink>？\n'
bank html-unknown-once 0 'html-tag' 'Q1: <x-y>一</x-y> <x-y>二</x-y>？\n'
bank html-script 0 'html-tag|<script>' 'Q1: 一？\n\n<script>alert(1)</script>\n'
bank html-script-open 0 'html-tag' 'Q1: 一？\n\n<script>alert(1)\n'
bank html-style 0 'html-tag' 'Q1: 一？\n\n<style>* {display: none}</style>\n'
bank html-iframe 0 'html-tag' 'Q1: 一 <iframe src="https://example.org"></iframe>？\n'
bank html-onclick 0 '!html-tag' 'Q1: <b onclick="alert(1)">一</b>？\n'
bank html-tag-open 0 '!html-tag' 'Q1: <b 一？\n'
bank html-details-open 0 '!limit-met' 'Q1: 一？\n\n<details><summary>答案</summary>\n\n甲\n'
bank html-table-broken 0 '!limit-met' 'Q1: 一？\n\n<table><tr><td>甲<td></table></tr>\n'
bank html-span-huge 0 '!limit-met' \
	'Q1: 一？\n\n<table><tr><td colspan="999999999" rowspan="999999999">甲</td></tr></table>\n'
bank html-comment-open 0 '!limit-met' 'Q1: 一 <!-- 二？\n'
bank html-cdata 0 '!limit-met' 'Q1: 一 <![CDATA[二]]> <?三?> <!四>？\n'
bank html-img-remote 0 '1:image-remote' 'Q1: <img src="https://example.org/a.png" alt="a">？\n'
bank html-img-no-source 0 '!image-missing' 'Q1: 一 <img alt="a">？\n'

bank link-javascript 0 '1:link-scheme|javascript:' 'Q1: [一](javascript:alert(1))？\n'
bank link-javascript-case 0 'link-scheme' 'Q1: [一](JaVaScRiPt:alert(1))？\n'
bank link-javascript-entity 0 'link-scheme' 'Q1: [一](java\0046#115;cript:alert(1))？\n'
bank link-javascript-html 0 'link-scheme' 'Q1: <a href="javascript:alert(1)">一</a>？\n'
bank link-data 0 'link-scheme' 'Q1: [一](data:text/html,<b>x)？\n'
bank link-file 0 'link-scheme' 'Q1: [一](file:///etc/passwd)？\n'
bank link-vbscript-auto 0 'link-scheme' 'Q1: <vbscript:x>？\n'
bank link-by-reference 0 'link-scheme' 'Q1: [一][a]？\n\n[a]: javascript:x\n'
bank link-broken 0 '!link-scheme' 'Q1: [一](<a b？ [二](c "d？ [三][四]\n'

bank table-ragged 0 '!limit-met' 'Q1: 一？\n\n| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n'
bank table-columns 0 '3:limit-met|LIMIT_TABLE_COLUMNS' \
	"Q1: 一？\n\n$(printf '%0200d' 0 | sed 's/0/|a/g')|\n$(printf '%0200d' 0 | sed 's/0/|-/g')|\n"
bank table-head-alone 0 '!limit-met' 'Q1: 一？\n\n| a | b |\n|---|---|\n'
bank table-rule-differs 0 '!limit-met' 'Q1: 一？\n\n| a | b |\n|---|\n| 1 | 2 |\n'
bank table-pipes-alone 0 '!limit-met' 'Q1: 一？\n\n||||\n|-|-|-|\n||||\n'
