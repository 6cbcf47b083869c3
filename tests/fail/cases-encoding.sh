# Bytes that are no plain UTF-8 text. SPDX-License-Identifier: MIT

# utf16 NAME CODING BOM: a bank in UTF-16; nothing of it is read or written.
utf16() {
	printf '%b' "$3" >bank.md
	printf '# 题库\n\nQ1: What is UTF-8?\n' | iconv -f UTF-8 -t "$2" >>bank.md
	name=$1 status=3 said='bank.md:1:1: error|utf-16'
	build
}
utf16 utf-16le UTF-16LE '\0377\0376'
utf16 utf-16be UTF-16BE '\0376\0377'
utf16 utf-16le-no-mark UTF-16LE ''
utf16 utf-16be-no-mark UTF-16BE ''
bank utf-16-mark-alone 3 'utf-16' '\0377\0376'

bank nul 0 '3:bad-utf8|1 bytes' '# 题\n\nQ1: a\0000b？\n'
bank nul-alone 0 'bad-utf8|no-questions' '\0000'
bank gbk 0 '1:bad-utf8' '# \0314\0342\0277\0342\n\nQ1: \0322\0273?\n'
bank utf8-cut-short 0 '1:bad-utf8' 'Q1: 题\0351\0242\n'
bank utf8-cut-at-end 0 '1:bad-utf8' 'Q1: 题？\0351\0242'
bank utf8-continuation-alone 0 '1:6:bad-utf8' 'Q1: a\0200？\n'
bank utf8-overlong 0 'bad-utf8|2 bytes' 'Q1: a\0300\0257？\n'
bank utf8-overlong-long 0 'bad-utf8|4 bytes' 'Q1: a\0360\0200\0200\0257？\n'
bank utf8-surrogate 0 'bad-utf8|3 bytes' 'Q1: a\0355\0240\0200？\n'
bank utf8-past-the-end 0 'bad-utf8|4 bytes' 'Q1: a\0364\0220\0200\0200？\n'
bank utf8-fe-ff 0 'bad-utf8|2 bytes' 'Q1: a\0376\0377？\n'
bank utf8-noncharacter 0 'invisible-characters|U+FFFF' 'Q1: a\0357\0277\0277？\n'
bank utf8-all-bad 0 'bad-utf8|no-questions' '\0377\0377\0200\0300\0370'
bank replacement-written 0 '!bad-utf8' 'Q1: a\0357\0277\0275？\n'

bank lone-cr 0 '!invisible-characters|3:1:number-gap' 'Q1: 一？\r\rQ5: 五？\r'
bank crlf 0 '!invisible-characters|3:1:number-gap' 'Q1: 一？\r\n\r\nQ5: 五？\r\n'
bank line-ends-mixed 0 '4:1:number-gap' 'Q1: 一？\r\n\r\nx\rQ5: 五？\n'
bank mark-at-start 0 '!invisible-characters' '\0357\0273\0277Q1: 一？\n'
bank mark-inside 0 '1:invisible-characters|U+FEFF' 'Q1: 一\0357\0273\0277？\n'
bank control 0 '1:invisible-characters|U+0007' 'Q1: 一\0007\0010\0033？\n'
bank mask-byte 0 'invisible-characters|U+0001' 'Q1: \0001\0001 $x$ \0001？\n'
bank delete-and-c1 0 'invisible-characters|2 control' 'Q1: 一\0177\0302\0205？\n'
bank zero-width 0 '1:6:invisible-characters|U+200B' 'Q1: 一\0342\0200\0213二？\n'
bank direction 0 'invisible-characters|U+202E' 'Q1: 一\0342\0200\0256二？\n'
bank tags-of-nothing 0 'invisible-characters|U+E0041' 'Q1: 一\0363\0240\0201\0201二？\n'
bank joiner-of-nothing 0 'invisible-characters|U+200D' 'Q1: 一\0342\0200\0215二？\n'
bank only-invisible 0 'invisible-characters|no-questions' '\0342\0200\0213\0342\0200\0213'
