# Options, answers, attributes, references, includes. SPDX-License-Identifier: MIT
ab='\n\n- A. 甲\n- B. 乙\n\n'

bank options-disorder 0 '4:1:option-order|option C stands where B' \
	'Q1: 选？\n\n- A. 甲\n- C. 丙\n- B. 乙\n- D. 丁\n\n答案：A\n'
bank options-repeated 0 'option-order' 'Q1: 选？\n\n- A. 甲\n- B. 乙\n- B. 丙\n\n答案：A\n'
bank options-gap 0 '5:option-order|option D stands where C' \
	'Q1: 选？\n\n- A. 甲\n- B. 乙\n- D. 丁\n\n答案：A\n'
bank option-a-alone 0 '!option-order' 'Q1: 选？\n\n- A. 甲\n\n答案：甲\n'
bank option-empty 0 '!option-order' 'Q1: 选？\n\nA.\nB.\n\n答案：无\n'
bank options-27 0 '!option-order' \
	"Q1: 选？\n\n$(for l in A B C D E F G H I J K L M N O P Q R S T U V W X Y Z AA; do
		printf '%s. 项\n' "$l"; done)\n\n答案：A\n"
bank answer-no-option 1 '6:1: error|answer-no-option|“E”' "Q1: 选？${ab}答案：E\n"
bank answer-one-of-two 1 '6:1:answer-no-option|“E”' "Q1: 选？${ab}答案：AE\n"
bank answer-in-stem-no-option 1 'answer-no-option|“E”' "Q1: 选（ E ）${ab}"
bank letter-inside-stem 0 '!answer-no-option' "Q1: 维生素（E）是选哪个？${ab}"
bank answers-differ 0 '6:1:answers-differ' 'Q1: 选？\n\n- [x] A. 甲\n- [ ] B. 乙\n\n答案：B\n'
bank answer-twice 0 '8:1:answer-twice' "Q1: 选？${ab}答案：A\n\n答案：B\n"
bank answer-empty 0 '!answer-no-option' "Q1: 选？${ab}答案：\n"
bank answer-no-options 0 '!answer-no-option' 'Q1: 选？\n\n答案：B\n'
bank stem-answer 0 '1:8:stem-answer' "Q1: 选的是（ B ）${ab}"
bank lone-a 0 'lone-a' '# 题\n\n## 甲？\n\n文。\n\nA: 乙\n\n## 丙？\n\n丁\n\n## 戊？\n\n己\n'
bank key-without-question 0 '6:1:key-without-question' \
	'Q1: 一？\n\n## 参考答案\n\n1. 甲\n9. 乙\n'
bank blanks-fewer-answers 0 '3:1:blank-count|2 blanks, but answers for 1' \
	'Q1: 一____二____。\n\n答案：甲\n'
bank blanks-more-answers 0 '3:1:blank-count|1 blanks, but answers for 3' \
	'Q1: 一____。\n\n答案：甲；乙；丙\n'
bank cloze-open 0 '!limit-met' 'Q1: 一{{c1::二？\n'
bank cloze-empty 0 '!limit-met' 'Q1: 一{{}}二{{c1::}}三{{c0::x}}四{{c99999999999::y}}？\n'
bank unbalanced 0 '1:6:unbalanced' 'Q1: 一（二？\n'
bank unbalanced-quote 0 '1:unbalanced' 'Q1: 一“二？\n'
bank unbalanced-many 0 'unbalanced' "Q1: $(printf '%0500d' 0 | sed 's/0/（/g')？\n"

bank attribute-near 0 '2:attribute-typo|“difficulty”' 'Q1: 一？\n<!-- tiku: dificulty=3 -->\n'
bank attribute-unknown 0 '2:unknown-attribute|“zzzzzzz”' 'Q1: 一？\n<!-- tiku: zzzzzzz=3 -->\n'
bank attribute-difficulty 0 'attribute-value|“7”' 'Q1: 一？\n<!-- tiku: difficulty=7 -->\n'
bank attribute-difficulty-word 0 'attribute-value' 'Q1: 一？\n<!-- tiku: difficulty=hard -->\n'
bank attribute-points 0 'attribute-value' 'Q1: 一？\n<!-- tiku: points=ten -->\n'
bank attribute-points-negative 0 'attribute-value' 'Q1: 一？\n<!-- tiku: points=-1 -->\n'
bank attribute-points-huge 0 'attribute-value' 'Q1: 一？\n<!-- tiku: points=999999999999 -->\n'
bank attribute-space 0 'attribute-value' 'Q1: 一？\n<!-- tiku: space=8:wavy -->\n'
bank attribute-space-huge 0 'attribute-value' 'Q1: 一？\n<!-- tiku: space=99999999 -->\n'
bank attribute-shuffle 0 'attribute-value' 'Q1: 一？\n<!-- tiku: shuffle=maybe -->\n'
bank attribute-type 0 'attribute-value' 'Q1: 一？\n<!-- tiku: type=奇怪 -->\n'
bank attribute-id-empty 0 'attribute-value' 'Q1: 一？\n<!-- tiku: id= -->\n'
bank attribute-id-hostile 0 'attribute-value' 'Q1: 一？\n<!-- tiku: id="a b<c>\\"" -->\n'
bank attribute-quote-open 0 'attribute-value' 'Q1: 一？\n<!-- tiku: tags="a b -->\n'
bank attribute-brace-near 0 '1:attribute-typo' 'Q1: 一？ {#a difficult=3}\n'
bank attributes-empty 0 '!unknown-attribute' 'Q1: 一？\n<!-- tiku: -->\n'
bank attribute-comment-open 0 '!unknown-attribute' 'Q1: 一？\n<!-- tiku: id=a\n'
bank field-difficulty 0 '3:4:field-value|“很难”' 'Q1: 一？\n\n难度：很难\n'
bank field-points 0 '3:4:field-value' 'Q1: 一？\n\n分值：若干\n'
bank duplicate-id 0 '5:duplicate-id|“a”' \
	'Q1: 一？\n<!-- tiku: id=a -->\n\nQ2: 二？\n<!-- tiku: id=a -->\n'
bank duplicate-id-of-anchor 0 '!broken-reference' \
	'Q1: 一？\n<!-- tiku: id=q2 -->\n\nQ2: 二[一](#q2)？\n'

bank reference-broken 0 '1:broken-reference|“#q9”' 'Q1: 见[第 9 题](#q9)？\n'
bank reference-empty 0 '!limit-met' 'Q1: 见[无](#)？\n'
bank reference-itself 0 '!broken-reference' 'Q1: 见[本题](#q1)？\n'
bank reference-in-heading 0 '1:broken-reference' '## 见[无](#none)\n\nQ1: 一？\n'
bank reference-ambiguous 0 'ambiguous-reference' \
	'## 甲\n\nQ1: 一？\n\n## 乙\n\nQ1: 二？\n\n## 丙\n\nQ2: 见[一](#q1)？\n'
bank reference-hostile 0 'html-tag|!broken-reference' 'Q1: 见[x](<#"><script>>)？\n'
bank reference-percent 0 '!limit-met' 'Q1: 见[x](#%zz%00)？\n'
