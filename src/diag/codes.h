/* SPDX-License-Identifier: MIT */
/* Every message of the program, one row each, sorted by module:
 * DIAG(CODE, LEVEL, "id", "English", "Chinese", "help in English", "help in Chinese")
 * {0} {1} … are the words of the report. Included several times; no guard.
 * The manual's table and a test that every code has a case are made from this file. */

/* app: files and the machine */
DIAG(CANNOT_READ, ERROR, "cannot-read", "cannot read “{0}”: {1}", "无法读取“{0}”：{1}",
	"check the name and the rights of the file", "请检查文件名和读取权限")
DIAG(CANNOT_WRITE, ERROR, "cannot-write", "cannot write “{0}”: {1}", "无法写入“{0}”：{1}",
	"the old file, if any, is as it was", "原有文件（如有）保持原样")
DIAG(OUTPUT_IS_INPUT, ERROR, "output-is-input", "“{0}” would overwrite an input",
	"“{0}”会覆盖输入文件", "choose another folder with -o", "请用 -o 指定其他文件夹")
DIAG(OUTPUT_TOO_LARGE, ERROR, "output-too-large", "the {0} output is over the ceiling of 2 GB",
	"{0} 输出超过 2 GB 的上限", "split the bank into several files", "请把题库拆成几个文件")
DIAG(NO_DATA, ERROR, "no-data", "tiku's fonts/ and styles/ folders are not found",
	"找不到 tiku 的 fonts/ 和 styles/ 文件夹",
	"install it with `make install`, or set TIKU_DATA to the folder that holds both",
	"请用 `make install` 安装，或把环境变量 TIKU_DATA 设为包含这两个文件夹的目录")

DIAG(IDS_ADOPTED, NOTE, "ids-adopted",
	"these questions have their ids in “{1}”, whose bank is not there any more; “{0}” goes on from it",
	"这些题的编号在“{1}”中，而它的题库已不在；由“{0}”接续",
	"the bank was renamed, it seems; the old file may go", "题库似乎改了名；旧文件可以删除")
DIAG(IDS_LOCKED, ERROR, "ids-locked", "“{0}” is not up to date, and --locked is given",
	"“{0}”不是最新的，而命令行带有 --locked", "build once without --locked and commit the file",
	"请先不带 --locked 编译一次，并提交该文件")
DIAG(IDS_NOT_KEPT, NOTE, "ids-not-kept", "“{0}” would change, but --no-lock is given",
	"“{0}”本应更新，但命令行带有 --no-lock",
	"without it later edits can be told from new questions", "不带 --no-lock 编译，日后才能认出改过的题")
DIAG(IDS_READ_ONLY, WARNING, "ids-read-only", "“{0}” cannot be written: {1}",
	"无法写入“{0}”：{1}",
	"the outputs are made, but later edits cannot be told from new questions",
	"输出已生成，但日后无法认出改过的题")

/* read/source */
DIAG(UTF16, ERROR, "utf-16", "this file is UTF-16, not UTF-8", "文件是 UTF-16 编码，不是 UTF-8",
	"save it as UTF-8", "请另存为 UTF-8 编码")
DIAG(BAD_UTF8, WARNING, "bad-utf8", "{0} bytes are not UTF-8; shown as U+FFFD",
	"有 {0} 个字节不是合法的 UTF-8，以 U+FFFD 代替", "save the file as UTF-8", "请将文件另存为 UTF-8 编码")
DIAG(INVISIBLE_CHARACTERS, WARNING, "invisible-characters",
	"{0} control or zero-width characters were left out; the first was {1}",
	"略去了 {0} 个控制字符或零宽字符，第一个是 {1}",
	"they come from copying out of web pages or Word; delete them to silence this",
	"多由网页或 Word 复制时带入，删去即可消除此提示")

/* read/markdown */
DIAG(LIMIT_MET, WARNING, "limit-met", "{0} ({1}) was met; what exceeds it is plain text",
	"超出上限 {0}（{1}），超出的部分按普通文字处理", "the limits stand in src/base/limits.h",
	"各项上限见 src/base/limits.h")
DIAG(HTML_TAG, WARNING, "html-tag", "the HTML tag <{0}> is not understood and is shown as text",
	"不支持 HTML 标签 <{0}>，按原文显示", "the manual lists the tags that are; each name is told once",
	"支持的标签见手册；每种标签只提示一次")
DIAG(CODE_OPEN, WARNING, "code-open", "no fence ends this block of code; {0} lines below are code",
	"此代码块没有结束标记，其下 {0} 行都作为代码", "put the same fence below its last line",
	"请在代码的最后一行之下写上同样的标记")
DIAG(LINK_SCHEME, WARNING, "link-scheme", "no link is made to “{0}”", "不为“{0}”生成链接",
	"links may begin with http:, https:, mailto: or ftp:, or be relative",
	"链接只能以 http:、https:、mailto:、ftp: 开头，或使用相对路径")

/* yaml */
DIAG(YAML_SYNTAX, ERROR, "yaml-syntax", "this is not YAML: {0}", "YAML 语法错误：{0}",
	"what stands before this place was read", "此处之前的内容仍然有效")
DIAG(YAML_ALIAS, ERROR, "yaml-alias", "YAML aliases (*name) are not read",
	"不支持 YAML 别名（*名称）", "write the value out", "请直接写出内容")
DIAG(YAML_DEPTH, ERROR, "yaml-depth", "YAML is nested too deeply here",
	"YAML 嵌套层数过多", "at most 32 levels are read", "最多读取 32 层")
DIAG(YAML_SIZE, ERROR, "yaml-size", "this YAML is larger than 1 MiB", "YAML 内容超过 1 MiB",
	"make it smaller", "请缩减内容")
DIAG(YAML_DUPLICATE_KEY, WARNING, "yaml-duplicate-key",
	"the key “{0}” comes twice; the first one counts", "键“{0}”重复，以第一个为准",
	"remove one of them", "请删去其中一个")
DIAG(YAML_KEY, WARNING, "yaml-key", "this key is no plain word; it is left out",
	"键不是普通文字，已忽略", "write key: value", "请写成“键: 值”")

/* read/math: the formula is then shown as its source */
DIAG(MATH_COMMAND, WARNING, "math-command", "“{0}” is not known in formulas",
	"公式中有不支持的命令“{0}”", "the formula is shown as its source", "该公式将按源码显示")
DIAG(MATH_COMMAND_NEAR, WARNING, "math-command-near",
	"“{0}” is not known in formulas; did you mean “{1}”?",
	"公式中有不支持的命令“{0}”，是否指“{1}”？", "the formula is shown as its source",
	"该公式将按源码显示")
DIAG(MATH_CHEMISTRY, WARNING, "math-chemistry",
	"“{0}” is of mhchem, which formulas do not know",
	"“{0}”是 mhchem 的命令，公式中不支持", "write \\mathrm{H_2O} and \\xrightarrow{\\Delta}",
	"请改写成 \\mathrm{H_2O}、\\xrightarrow{\\Delta}")
DIAG(MATH_ENVIRONMENT, WARNING, "math-environment", "there is no environment “{0}” in formulas",
	"公式中有不支持的环境“{0}”", "the formula is shown as its source", "该公式将按源码显示")
DIAG(MATH_ENVIRONMENT_NEAR, WARNING, "math-environment-near",
	"there is no environment “{0}” in formulas; did you mean “{1}”?",
	"公式中有不支持的环境“{0}”，是否指“{1}”？", "the formula is shown as its source",
	"该公式将按源码显示")
DIAG(MATH_UNCLOSED, WARNING, "math-unclosed", "“{0}” is not closed in this formula",
	"公式中的“{0}”没有对应的结束", "the formula is shown as its source", "该公式将按源码显示")
DIAG(MATH_UNOPENED, WARNING, "math-unopened", "“{0}” closes nothing in this formula",
	"公式中的“{0}”没有对应的开始", "the formula is shown as its source", "该公式将按源码显示")
DIAG(MATH_ARGUMENT, WARNING, "math-argument", "“{0}” lacks an argument in this formula",
	"公式中的“{0}”缺少参数", "the formula is shown as its source", "该公式将按源码显示")
DIAG(MATH_MISPLACED, WARNING, "math-misplaced", "“{0}” cannot stand here in a formula",
	"公式中的“{0}”不能出现在这里", "the formula is shown as its source", "该公式将按源码显示")
DIAG(MATH_SCRIPT_TWICE, WARNING, "math-script-twice",
	"a second “{0}” after the same symbol", "同一符号后出现了两个“{0}”",
	"put braces around what it belongs to: {x^a}^b", "请用花括号标明归属，如 {x^a}^b")
DIAG(MATH_VALUE, WARNING, "math-value", "“{1}” is no value for “{0}” in this formula",
	"公式中“{0}”的值“{1}”无效", "the formula is shown as its source", "该公式将按源码显示")
DIAG(MATH_DEPTH, WARNING, "math-depth", "this formula is nested too deeply",
	"公式嵌套层数过多", "the formula is shown as its source", "该公式将按源码显示")
DIAG(MATH_SIZE, WARNING, "math-size", "this formula is too large",
	"公式过长", "the formula is shown as its source", "该公式将按源码显示")
DIAG(MATH_MACRO, WARNING, "math-macro", "“{0}” is defined in a way that is not understood",
	"宏“{0}”的定义无法识别",
	"write \\newcommand{\\name}[1]{…#1…}, \\def\\name#1{…}, or a mapping `macros:` of names to texts in the front matter",
	"请写成 \\newcommand{\\名称}[1]{…#1…} 或 \\def\\名称#1{…}，或在文件开头的 macros: 中逐条列出")
DIAG(MATH_MACRO_LOOP, WARNING, "math-macro-loop", "the macro “{0}” calls itself",
	"宏“{0}”调用了自身", "macros cannot be recursive; the formula is shown as its source",
	"宏不能递归；该公式将按源码显示")
DIAG(MATH_MACRO_SIZE, WARNING, "math-macro-size", "macros make this formula too large",
	"宏展开后公式过长", "the formula is shown as its source", "该公式将按源码显示")

/* media */
DIAG(IMAGE_MISSING, ERROR, "image-missing", "there is no image “{0}”", "找不到图片“{0}”",
	"the path counts from the folder of the Markdown file; case matters",
	"路径从 Markdown 文件所在的文件夹算起，并区分大小写")
DIAG(IMAGE_REMOTE, WARNING, "image-remote", "“{0}” is on the network and is not fetched",
	"图片“{0}”在网络上，程序不会下载", "put a copy at {1}", "请把图片存为 {1}")
DIAG(IMAGE_REFUSED, ERROR, "image-refused", "the image address “{0}” is not allowed",
	"不接受图片地址“{0}”",
	"use a file beneath the Markdown file's folder, by a path without “..”, “%” or links",
	"请使用 Markdown 文件所在文件夹之内的图片；路径中不能有“..”、多余的“%”或符号链接")
DIAG(IMAGE_UNREADABLE, ERROR, "image-unreadable", "cannot read the image “{0}”: {1}",
	"无法读取图片“{0}”：{1}", "check the rights of the file", "请检查文件的读取权限")
DIAG(IMAGE_UNKNOWN, ERROR, "image-unknown", "“{0}” is not an image of a known kind",
	"“{0}”不是可识别的图片", "PNG, JPEG, GIF, WebP and SVG are known",
	"支持 PNG、JPEG、GIF、WebP 和 SVG")
DIAG(IMAGE_BROKEN, ERROR, "image-broken", "the image “{0}” is broken ({1})",
	"图片“{0}”已损坏（{1}）", "open it in an image program and save it again",
	"请用看图软件打开，重新保存一次")
DIAG(IMAGE_TOO_LARGE, ERROR, "image-too-large", "the image “{0}” is too large: {1}",
	"图片“{0}”太大：{1}", "make it smaller; the limits stand in src/base/limits.h",
	"请缩小图片；各项上限见 src/base/limits.h")
DIAG(IMAGE_UNSAFE, ERROR, "image-unsafe", "the SVG “{0}” holds what is not allowed: {1}",
	"SVG 图片“{0}”含有不允许的内容：{1}",
	"scripts, event attributes, entities and addresses outside the file are refused",
	"不接受脚本、事件属性、实体以及指向文件外部的地址")
DIAG(IMAGE_COUNT, ERROR, "image-count", "more than {0} images; this one and the rest are left out",
	"图片超过 {0} 张，从这一张起不再载入", "split the bank, or raise LIMIT_IMAGES in src/base/limits.h",
	"请拆分题库，或调高 src/base/limits.h 中的 LIMIT_IMAGES")

/* style */
DIAG(NO_STYLE, ERROR, "no-style", "there is no style “{0}”; there are: {1}",
	"没有名为“{0}”的样式；可用的样式：{1}", "give a name from the list, or a path that ends in .yaml",
	"请用列出的名称，或给出以 .yaml 结尾的文件路径")
DIAG(STYLE_KEY, WARNING, "style-key", "unknown style property “{0}”", "样式中没有“{0}”这一属性",
	"the manual lists them", "手册列出了全部属性")
DIAG(STYLE_KEY_NEAR, WARNING, "style-key-near", "unknown style property “{0}”; did you mean “{1}”?",
	"样式中没有“{0}”这一属性，是否指“{1}”？", "the manual lists them", "手册列出了全部属性")
DIAG(STYLE_VALUE, ERROR, "style-value", "“{1}” is no value of “{0}”; the default is taken",
	"“{1}”不能作为“{0}”的值，改用默认值",
	"lengths need a unit (10.5pt, 3mm, 2em), colours look like #9C2B20",
	"长度须带单位（10.5pt、3mm、2em），颜色形如 #9C2B20")
DIAG(STYLE_LIKE, ERROR, "style-like", "“{0}” leads to no style that stands by itself",
	"“{0}”不能追溯到独立的版式", "after “like:” write a style’s name, or a file that does not lead back",
	"“like:”后写版式名，或不会绕回自身的文件")
DIAG(STYLE_OVERRIDE, ERROR, "style-override", "“{0}” is not KEY=VALUE", "“{0}”不是“属性=值”的形式",
	"write --set page.size=A5", "例如 --set page.size=A5")
DIAG(STYLE_FORM, ERROR, "style-form", "a style is made of “key: value” lines; this is not read",
	"样式文件应由“键: 值”组成，此处未读取", "styles/handout.yaml shows the form",
	"写法可参考 styles/handout.yaml")
DIAG(STYLE_ROOM, ERROR, "style-room", "the style leaves no room for text on the page; the defaults of page.* and body.* are taken",
	"该样式没有给正文留出版面，page.* 和 body.* 改用默认值",
	"check page.size, page.margin.*, page.label-width, page.measure and body.size",
	"请检查 page.size、page.margin.*、page.label-width、page.measure 和 body.size")

/* text */
DIAG(FONT_CHAINS, ERROR, "font-chains", "“{0}” is no usable list of fonts",
	"“{0}”不是可用的字体列表", "restore the fonts/chains.yaml that came with tiku",
	"请恢复 tiku 自带的 fonts/chains.yaml")
DIAG(FONT_NONE, ERROR, "font-none", "no font was found at all", "没有找到任何字体",
	"to install: {0}", "安装方法：{0}")
DIAG(FONT_MISSING, NOTE, "font-missing", "the font “{0}” is not installed; “{1}” stands in",
	"未安装字体“{0}”，改用“{1}”", "to install: {2}", "安装方法：{2}")
DIAG(FONT_UNKNOWN, WARNING, "font-unknown", "the style asks for the font “{0}”, which is not found",
	"找不到样式指定的字体“{0}”", "`tiku fonts` lists the fonts in use", "用 tiku fonts 可查看所用字体")
DIAG(FONT_BROKEN, WARNING, "font-broken", "“{0}” is not a font that can be used",
	"“{0}”不是可用的字体", "the next font of the list is taken", "改用列表中的下一种字体")
DIAG(FONT_VARIABLE, NOTE, "font-variable", "“{0}” is a variable font and is passed over",
	"“{0}”是可变字体，已跳过", "install a font with fixed weights", "请安装字重固定的字体")
DIAG(FONT_SYNTHETIC_BOLD, WARNING, "font-synthetic-bold",
	"“{0}” has no bold here; strokes are thickened", "“{0}”没有粗体，以加粗笔画代替",
	"to install: {1}", "安装方法：{1}")
DIAG(FONT_FALLBACK, NOTE, "font-fallback", "“{0}” lacks {1}; “{2}” stands in",
	"“{0}”缺少 {1}，改用“{2}”", "", "")
DIAG(MISSING_CHARACTER, WARNING, "missing-character", "no font has {0} ({1}); a box stands for it",
	"没有字体包含字符 {0}（{1}），以方框代替", "install a font that has it{2}",
	"请安装含有该字符的字体{2}")
DIAG(FONT_SUBSET, ERROR, "font-subset", "the font “{0}” cannot be embedded",
	"无法嵌入字体“{0}”", "choose another font in the style", "请在样式中换用其他字体")

/* layout */
DIAG(MATH_BROKEN, NOTE, "math-broken", "this formula is wider than the text; it is broken",
	"公式超过版心宽度，已自动断行", "break it with \\\\ in an aligned environment", "可用 aligned 环境和 \\\\ 自行断行")
DIAG(MATH_SMALLER, WARNING, "math-smaller",
	"this formula is wider than the text; it is set at {0} %", "公式超过版心宽度，已缩小到 {0}%",
	"break it with \\\\ in an aligned environment", "可用 aligned 环境和 \\\\ 自行断行")
DIAG(MATH_OVERFULL, WARNING, "math-overfull",
	"this formula is wider than the text, even at half its size", "公式缩小一半后仍超过版心宽度",
	"break it with \\\\ in an aligned environment", "可用 aligned 环境和 \\\\ 自行断行")
DIAG(MATH_HIGH, WARNING, "math-high",
	"this formula is higher than the page; it is set at {0} %", "公式高于版心，已缩小到 {0}%",
	"write it as several formulas of fewer lines", "可拆成几个行数较少的公式")
DIAG(LINE_RAGGED, WARNING, "line-ragged", "a line could not be filled: “{0}”",
	"有一行无法排满：“{0}”", "the text has no place to break in; a small edit may help",
	"这里的文字没有可以换行的地方，可稍改文字")
DIAG(LINE_LOOSE, WARNING, "line-loose", "lines with wide gaps: {0}; the first: “{1}”",
	"有 {0} 行间隙过大，首处：“{1}”",
	"a small edit, or a wider measure, gives the line another place to end",
	"稍改文字或加宽版心，可使这些行另处换行")
DIAG(INTRO_LEFT_OUT, NOTE, "intro-left-out",
	"introductions have no place in this form and are left out ({0} in all)",
	"这种形式没有放置导语的地方，导语已略去（共 {0} 处）",
	"shared material that belongs to questions is kept: begin it with “材料：” or “根据以下材料回答第 1–3 题”",
	"属于题目的共用材料会保留：请以“材料：”或“根据以下材料回答第 1–3 题”开头")
DIAG(HYPHEN_MISSING, NOTE, "hyphen-missing", "English words are not hyphenated: no dictionary",
	"英文单词未作断词：未找到断词词典", "Debian and Ubuntu have it in the package hyphen-en-us",
	"Debian 和 Ubuntu 中为软件包 hyphen-en-us")

/* write/epub */
DIAG(EPUB_XML, ERROR, "epub-xml", "the EPUB's “{0}” would not be valid XML; no EPUB is written",
	"EPUB 中的“{0}”不是合法的 XML，未生成 EPUB",
	"this is a fault of the program: please report it with the bank",
	"这是程序的错误，请附上题库反馈")
DIAG(EPUB_ZIP, ERROR, "epub-zip", "cannot pack the EPUB: {0}", "无法打包 EPUB：{0}",
	"the old file, if any, is as it was", "原有文件（如有）保持原样")
DIAG(EPUB_SVG, WARNING, "epub-svg", "the compat EPUB cannot hold an SVG; its description stands for “{0}”",
	"compat 版 EPUB 不能含 SVG，以文字说明代替“{0}”", "save the image as PNG too and name that",
	"请将图片另存为 PNG 并引用")
DIAG(EPUB_SVG_COVER, WARNING, "epub-svg-cover", "the compat EPUB cannot have an SVG as cover; one is drawn in place of “{0}”",
	"compat 版 EPUB 不能以 SVG 为封面，另画封面代替“{0}”", "save the cover as PNG and name that",
	"请将封面另存为 PNG 并引用")

/* write/picture */
DIAG(PICTURE_FAILED, ERROR, "picture-failed", "a picture cannot be drawn: {0}", "无法绘制图片：{0}",
	"the output is made without it", "输出中不含此图")

/* write/anki */
DIAG(APKG_FAILED, ERROR, "apkg-failed", "the .apkg could not be put together: {0}",
	"无法生成 .apkg：{0}", "the old file, if any, is as it was", "原有文件（如有）保持原样")

/* write/pdf */
DIAG(PDF_LIBRARY, ERROR, "pdf-library",
	"this program was built for {0}, but libharu {1} is installed",
	"本程序按 {0} 构建，而系统安装的是 libharu {1}", "build it again: make clean all",
	"请重新构建：make clean all")
DIAG(PDF_FAILED, ERROR, "pdf-failed", "the PDF could not be put together",
	"PDF 生成失败", "it is larger than 2 GiB, or libharu failed; split the bank",
	"文件超过 2 GiB，或 libharu 出错；请拆分题库")

/* read: included files */
DIAG(INCLUDE_CYCLE, ERROR, "include-cycle", "“{0}” includes itself", "“{0}”包含了它自己",
	"it is left out here", "此处已略去")
DIAG(INCLUDE_MISSING, ERROR, "include-missing", "cannot read the included file “{0}”",
	"无法读取所包含的文件“{0}”",
	"it must lie beneath the folder of the bank, by a path without “..” or links",
	"文件须在题库所在的文件夹之内，路径中不能有“..”或符号链接")
DIAG(INCLUDE_LIMIT, ERROR, "include-limit", "too much is included; “{0}” is left out",
	"包含的文件过多，略去“{0}”", "the limits stand in src/base/limits.h",
	"各项上限见 src/base/limits.h")

/* read: the outline of questions */
DIAG(NO_QUESTIONS, WARNING, "no-questions", "no question was found", "没有找到任何题目",
	"begin each question with a label such as “Q1:”", "请在每题开头写上题号，如“Q1：”")
DIAG(MARKING, NOTE, "marking", "questions are marked by {0}: {1} found",
	"按 {0} 方式识别题目，共 {1} 题",
	"“questions: labels|headings|bold|numbers|details|list” in the front matter decides otherwise",
	"可在文件头用“questions: labels|headings|bold|numbers|details|list”指定")
DIAG(MARKING_LEFT, NOTE, "marking-left",
	"questions are marked by {0}: {1} found; {3} marked by {2} are left as text",
	"按 {0} 方式识别题目，共 {1} 题；另有 {3} 处 {2} 标记作正文处理",
	"“questions: labels|headings|bold|numbers|details|list” in the front matter decides otherwise",
	"可在文件头用“questions: labels|headings|bold|numbers|details|list”指定")
DIAG(HEADING_SPACE, NOTE, "heading-space",
	"a heading lacks the space after its # (so do {0} in all); it is read as one",
	"标题的 # 后缺少空格（共 {0} 处），按标题处理", "write “#### Q50.”", "请写成“#### Q50.”")
DIAG(LABEL_IN_PARAGRAPH, NOTE, "label-in-paragraph",
	"a question starts inside a paragraph ({0} in all)", "题目从段落中间开始（共 {0} 处）",
	"put a blank line before it", "请在题目前空一行")
DIAG(BODY_ANSWER, NOTE, "body-answer",
	"what follows a question’s heading is taken as its answer ({0} in all)",
	"标题是题目，其下正文作为答案（共 {0} 题）",
	"“body: stem” in the front matter decides otherwise", "可在文件头写“body: stem”改变")
DIAG(LONE_A, NOTE, "lone-a", "“A:” is left as text ({0} in all)", "“A：”作正文处理（共 {0} 处）",
	"begin an answer with “Answer:”", "答案请以“答案：”开头")
DIAG(CONTENTS_LEFT_OUT, NOTE, "contents-left-out", "a table of contents is left out ({0})",
	"省略了目录（{0} 处）", "outputs make their own", "输出时会自动生成目录")
DIAG(NAVIGATION, NOTE, "navigation-left-out",
	"links that only lead back are left out ({0} in all)", "省略了返回目录的链接（共 {0} 处）",
	"put other words on their line to keep them", "如需保留，请在该行写上其他文字")
DIAG(SECTION_TITLE, NOTE, "section-title",
	"an exam paper’s section title is read as a heading ({0} in all)",
	"试卷大题标题按小节标题处理（共 {0} 处）", "mark it with ### to be plain",
	"可在行首加 ### 写明")
DIAG(STEM_ANSWER, NOTE, "stem-answer",
	"the answer stands in the stem’s blank and is taken out ({0} in all)",
	"答案写在题干的括号里，已移出（共 {0} 题）", "“答案：” below the question says it apart",
	"可在题后另写“答案：”")
DIAG(STEM_POINTS, NOTE, "stem-points",
	"the points stand at the end of the stem and are taken out ({0} in all)",
	"分值写在题干末尾，已移出（共 {0} 题）", "“分值：” below the question says it apart",
	"可在题后另写“分值：”")
DIAG(TICKS, NOTE, "option-ticks",
	"a tick behind an option says that it is right, and is taken out ({0} in all)",
	"选项后的 ✅ 或 √ 表示正确，已移出（共 {0} 题）", "“答案：” below the question says it plainly",
	"可在题后直接写“答案：”")
DIAG(CONCLUDED, NOTE, "answer-concluded",
	"the right option is the one that the working out ends with ({0} in all)",
	"正确选项取自解答末尾的“故选”（共 {0} 题）", "“答案：” below the question says it plainly",
	"可在题后直接写“答案：”")
DIAG(REST_EXPLAINS, NOTE, "rest-explains",
	"what stands below ticked options is taken as the explanation ({0} in all)",
	"打勾的选项下面的文字作为解析（共 {0} 题）", "“解析：” before it says it plainly",
	"可在其前写“解析：”写明")
DIAG(JOINT_ANSWER, NOTE, "joint-answer",
	"an answer that counts as the sub-questions do is shared among them ({0} in all)",
	"答案中的（1）（2）已按编号分给各小题（共 {0} 题）",
	"“答案：” below each sub-question says it plainly", "在各小题后直接写“答案：”可写明")
DIAG(OPTIONS_BELOW, NOTE, "options-below",
	"options stand below their answer, and what follows them explains ({0} in all)",
	"选项写在答案之后，选项下面的文字作为解析（共 {0} 题）",
	"put the options above “答案：”, and “解析：” before what explains",
	"请把选项移到“答案：”之前，解析以“解析：”开头")
DIAG(WORKED_OUT, NOTE, "worked-out", "“解：” opens the answer ({0} in all)",
	"“解：”之后作为答案（共 {0} 题）", "“答案：” says it plainly; put other words before it to keep it text",
	"可写“答案：”写明；若不是答案，请在其前加上其他文字")
DIAG(NOTES, NOTE, "notes", "what is counted below this line is no question ({0} in all)",
	"此行之下的编号内容是注意事项，不作为题目（共 {0} 处）",
	"other words in this line make them questions", "改用其他标题即按题目处理")
DIAG(SHARED_POINTS, NOTE, "shared-points",
	"the points of a section are shared evenly among its questions ({0} in all)",
	"大题的总分已平均分给各题（共 {0} 处）", "“每小题 3 分” in its title says it plainly",
	"可在标题中写“每小题 3 分”写明")
DIAG(GAPS, NOTE, "answer-gaps",
	"wide spaces part the answers of several blanks ({0} in all)",
	"以空格隔开的答案分别对应各空（共 {0} 题）", "“；” between them says it plainly",
	"各空的答案之间写“；”可写明")
DIAG(STEM_SPLIT, WARNING, "stem-split",
	"a blank line splits this question between “{0}” and “{1}”; joined",
	"题干被空行断开（“{0}”与“{1}”之间），已接上", "remove the blank line", "请删去空行")
DIAG(SETEXT, WARNING, "setext-label",
	"this line would be a heading because of the --- under it; read as text and a rule",
	"下一行的 --- 会使本行成为标题，已按正文和分隔线处理", "put a blank line before ---",
	"请在 --- 前空一行")
DIAG(TITLE_LINE, NOTE, "title-line", "the title is taken to be “{0}”", "将“{0}”识别为标题",
	"# before it, or “title:” in the front matter, says it plainly",
	"可在行首加 #，或在文件头用“title:”写明")
DIAG(AUTHOR_LINE, NOTE, "author-line", "the author is taken to be “{0}”", "将“{0}”识别为作者",
	"“author:” in the front matter says it plainly", "可在文件头用“author:”写明")
DIAG(LANGUAGE, NOTE, "language", "the bank is taken to be in the language {0}",
	"题库的语言识别为 {0}", "“lang:” in the front matter says it plainly",
	"可在文件头用“lang:”写明")
DIAG(TEMPLATE, NOTE, "template-braces",
	"“{1}” is another tool’s and no cloze; it is shown as it is written ({0} in all)",
	"“{1}”是其他工具的模板语法，不是挖空，按原文显示（共 {0} 处）",
	"{{c1::…}} says that it is a cloze; options are lines “A. …”, an answer begins with “答案：”",
	"确为挖空时请写 {{c1::…}}；选项请写成“A. …”，答案以“答案：”开头")
DIAG(OUTSIDE_ATTRIBUTES, WARNING, "attributes-outside",
	"these attributes belong to no question", "此处的属性不属于任何题目",
	"put them under a question", "请写在题目下面")

/* read: parts of a question */
DIAG(ATTRIBUTE_NEAR, WARNING, "attribute-typo",
	"unknown attribute “{0}”; is “{1}” meant?", "未知属性“{0}”，是否为“{1}”？",
	"known: id tags difficulty points space shuffle skip type",
	"可用属性：id tags difficulty points space shuffle skip type")
DIAG(ATTRIBUTE_UNKNOWN, WARNING, "unknown-attribute", "unknown attribute “{0}”", "未知属性“{0}”",
	"known: id tags difficulty points space shuffle skip type",
	"可用属性：id tags difficulty points space shuffle skip type")
DIAG(ATTRIBUTE_VALUE, WARNING, "attribute-value", "“{1}” is no value for “{0}”",
	"“{1}”不是“{0}”的有效取值", "difficulty=1…5 points=5 space=8:ruled shuffle=no",
	"例如 difficulty=1…5 points=5 space=8:ruled shuffle=no")
DIAG(FIELD_VALUE, WARNING, "field-value", "“{1}” is no value for {0}", "“{1}”不是{0}的有效取值",
	"难度：1 to 5, 分值：a number", "难度写 1 到 5，分值写数字")
DIAG(ANSWER_NO_OPTION, ERROR, "answer-no-option", "the answer names no option: “{0}”",
	"答案“{0}”没有对应的选项", "check the answer and the options’ letters",
	"请核对答案与选项字母")
DIAG(ANSWER_TWICE, WARNING, "answer-twice", "this question has an answer already; the first one counts",
	"本题已有答案，以第一个为准", "remove one of them, or begin the next question with a label",
	"请删去其中一个；若属下一题，请给该题写上题号")
DIAG(ANSWERS_DIFFER, WARNING, "answers-differ",
	"the answer says {0}, the ticked options say {1}; {0} counts",
	"答案写的是 {0}，勾选的是 {1}，以 {0} 为准", "make them agree", "请改为一致")
DIAG(KEY_WITHOUT_QUESTION, WARNING, "key-without-question",
	"this answer’s number {0} is no question that lacks one",
	"答案的题号 {0} 没有对应的待答题目", "check the number", "请核对题号")
DIAG(KEY_ANSWERED, WARNING, "key-answered",
	"question {0} has its answer already; this other one is left out",
	"第 {0} 题已有答案，此处另一答案未采用", "take one of the two out", "请删去其中之一")
DIAG(COUNTED_LINES, NOTE, "counted-lines",
	"counted lines are sub-questions, as the answer counts as many ({0} in all)",
	"编号行按答案的编号识别为小题（共 {0} 题）",
	"points or a blank in each says it plainly", "在各小题后写出分值或空格可写明")
DIAG(KEYS, NOTE, "keys",
	"answers kept apart are matched to questions by number ({0} in all)",
	"另列的答案按题号对应到题目（共 {0} 题）", "“答案：” below the question says it plainly",
	"也可在题后直接写“答案：”")
DIAG(DUPLICATE_ID, WARNING, "duplicate-id", "the id “{0}” is another question’s; left out",
	"编号“{0}”已被另一题使用，已忽略", "each question needs an id of its own",
	"每题的 id 应当唯一")
DIAG(BROKEN_REFERENCE, WARNING, "broken-reference", "“#{0}” leads to no question",
	"“#{0}”没有对应的题目", "a question’s id, or q and its number", "请写题目的 id，或 q 加题号")
DIAG(AMBIGUOUS_REFERENCE, WARNING, "ambiguous-reference",
	"“#{0}” could be several questions; the first is meant", "“#{0}”对应多道题，取第一道",
	"name the chapter too: #c3-q22", "请带上章号，如 #c3-q22")

/* read: the lock file of ids */
DIAG(IDS_VERSION, ERROR, "ids-version", "the first line of a file of ids is “{0}”",
	"编号文件的第一行应为“{0}”", "a newer tiku made it, or the line was lost; the file is left alone",
	"文件可能由新版 tiku 生成，或这一行已丢失；文件保持原样")
DIAG(IDS_CONFLICT, ERROR, "ids-conflict", "a merge conflict is not resolved here",
	"此处有未解决的合并冲突",
	"keep the lines of both sides and delete the marks; the file is left alone",
	"保留双方的行，删去冲突标记；文件保持原样")
DIAG(IDS_LINE, ERROR, "ids-line", "this is no line of a file of ids",
	"编号文件中无法识别的一行",
	"six fields between tabs: id, kind, changed, content, chapter, text; the file is left alone",
	"每行六项，以制表符分隔：id、kind、changed、content、chapter、text；文件保持原样")
DIAG(IDS_TWICE, NOTE, "ids-twice", "the id “{0}” has a second line; the newer one counts",
	"编号“{0}”有两行，以较新的一行为准", "a merge kept both; the next build puts it in order",
	"合并时保留了双方；下次编译会整理好")
DIAG(IDS_DOUBTFUL, WARNING, "ids-doubtful",
	"is “{0}” what was “{1}”? It is taken as a new question",
	"“{0}”是否就是原来的“{1}”？现按新题处理",
	"if it is the old one, write <!-- tiku: id={2} --> under it",
	"如果是同一题，请在题下写 <!-- tiku: id={2} -->")
DIAG(IDS_AMBIGUOUS, WARNING, "ids-ambiguous",
	"“{0}” is taken as what was “{1}”; “{2}” would fit as well",
	"“{0}”按原来的“{1}”处理，但“{2}”也有可能",
	"to be sure, write <!-- tiku: id={3} --> under the question that has this id",
	"如需确定，请在对应的题下写 <!-- tiku: id={3} -->")
DIAG(IDS_SPLIT, NOTE, "ids-split",
	"“{0}” was split off “{1}”, it seems, whose id stays with “{2}”",
	"“{0}”似乎是从“{1}”拆出的，原编号留给“{2}”",
	"if the cards should go on with this one, write <!-- tiku: id={3} --> under it",
	"如果应由这一题沿用原来的卡片，请在题下写 <!-- tiku: id={3} -->")
DIAG(IDS_REPLACED, WARNING, "ids-replaced",
	"the id “{0}” takes the place of “{1}”, under which Anki may know this question",
	"编号“{0}”取代了“{1}”，Anki 中的卡片可能仍用旧编号",
	"with id={1} the cards keep what was learnt", "写成 id={1} 可保留学习进度")
DIAG(IDS_NOW_CLOZE, WARNING, "ids-now-cloze",
	"this question became a cloze, but its note type in Anki cannot change; the cloze is shown as a blank",
	"这一题改成了挖空题，但它在 Anki 中的笔记类型不能改变，挖空按空格显示",
	"another id= makes a new note of it", "另写一个 id= 可生成新的笔记")
DIAG(IDS_WAS_CLOZE, WARNING, "ids-was-cloze",
	"this question was a cloze, and its note type in Anki cannot change; its answer becomes the cloze",
	"这一题原为挖空题，它在 Anki 中的笔记类型不能改变，答案按挖空处理",
	"another id= makes a new note of it", "另写一个 id= 可生成新的笔记")
DIAG(IDS_BACK, NOTE, "ids-back", "“{0}” was deleted before, and is taken as a new question",
	"“{0}”曾被删除，现按新题处理", "its old id was {1}; with id={1} its cards come back",
	"原编号为 {1}；写上 id={1} 可沿用原来的卡片")
DIAG(IDS_GONE, NOTE, "ids-gone", "{0} questions are gone; their ids will not be used again",
	"有 {0} 道题已删除，其编号不再使用", "their cards in Anki stay until you delete them there",
	"Anki 中的卡片会保留，需要时请自行删除")
DIAG(IDS_MANY_GONE, WARNING, "ids-many-gone",
	"{0} of the {1} questions in “{2}” are gone; their ids will not be used again",
	"“{2}”中的 {1} 道题有 {0} 道已删除，其编号不再使用",
	"if that is a mistake, restore the bank and this file from a copy before the next build",
	"如非本意，请在下次编译前用备份恢复题库和该文件")
DIAG(IDS_ABSENT, NOTE, "ids-absent",
	"{0} questions of the file of ids belong to files that are not in this build; they are kept",
	"编号文件中有 {0} 道题属于本次未编译的文件，予以保留",
	"if such a file is gone for good, delete its “#file” line", "如果文件已不再使用，请删去其“#file”一行")
DIAG(IDS_FOREIGN, ERROR, "ids-foreign",
	"none of the {1} questions in “{0}” is in the bank; the file is left alone",
	"“{0}”中的 {1} 道题无一见于题库；该文件保持原样",
	"restore the bank, or the file that belongs to it; if all of it is new, delete the file",
	"请恢复题库，或换回它自己的编号文件；如果题库全是新的，请删除该文件")
DIAG(IDS_NOT_FROZEN, WARNING, "ids-not-frozen",
	"no place was found for the id “{0}” of this question; it is left as it was",
	"这一题找不到写入编号“{0}”的位置，保持原样", "write <!-- tiku: id={0} --> under its stem yourself",
	"请自行在题干下写 <!-- tiku: id={0} -->")

/* read: front matter */
DIAG(KEY_NEAR, WARNING, "unknown-key", "unknown key “{0}”; is “{1}” meant?",
	"未知的键“{0}”，是否为“{1}”？", "the manual lists the keys", "可用的键见手册")
DIAG(KEYS_OF_OTHERS, NOTE, "other-keys", "keys of other tools are passed over: {0}",
	"跳过其他工具的键：{0}", "they change nothing here", "它们在此不起作用")
DIAG(KEY_VALUE, WARNING, "key-value", "“{1}” is no value for “{0}”",
	"“{1}”不是“{0}”的有效取值", "the manual lists the values", "有效取值见手册")
DIAG(FRONT_MATTER_OPEN, WARNING, "front-matter-open",
	"the front matter has no --- that closes it; read as text",
	"文件头缺少结尾的 ---，按正文处理", "end it with a line of three hyphens",
	"请用一行 --- 结束")

/* select */
DIAG(SELECT_NOTHING, ERROR, "select-nothing", "the selection leaves no question",
	"没有任何题目符合所选条件", "`tiku dump BANK.md` lists what there is",
	"用 `tiku dump BANK.md` 可查看全部题目")
DIAG(SELECT_NAME, WARNING, "select-name", "{0}: “{1}” names nothing in the bank",
	"{0}：题库中没有“{1}”", "`tiku dump BANK.md` lists what there is",
	"用 `tiku dump BANK.md` 可查看题库内容")
DIAG(SELECT_NO_GUID, ERROR, "select-no-guid",
	"the notes that Anki exported for --questions have no column of GUIDs",
	"Anki 为 --questions 导出的笔记中没有 GUID 一列",
	"export “Notes in Plain Text” again, with “Include unique identifier”",
	"请重新导出“纯文本格式的笔记”，并勾选“包含唯一标识符”")
DIAG(SELECT_OTHERS, NOTE, "select-others",
	"{0} of the {1} notes in the file of --questions are not of this bank",
	"--questions 文件中的 {1} 条笔记有 {0} 条不属于本题库",
	"other banks' notes are passed over; so are deleted questions", "其他题库的笔记和已删除的题会跳过")
DIAG(SELECT_SAMPLE, WARNING, "select-sample", "{0} questions are asked for, {1} can be drawn",
	"要求抽取 {0} 题，只能抽出 {1} 题",
	"questions under shared material are drawn together", "同一材料下的题目一起抽取")
DIAG(OPTIONS_KEPT, NOTE, "options-kept",
	"the options of question {0} stay in order, since their letters are named",
	"第 {0} 题的选项保持原序，因为文字中提到了选项字母",
	"“shuffle=no” says it plainly", "也可用“shuffle=no”写明")

/* check */
DIAG(NUMBER_REPEATED, WARNING, "number-repeated", "the number {0} comes twice", "题号 {0} 重复",
	"links to it lead to the first", "指向该题号的链接会跳到第一道")
DIAG(NUMBER_ORDER, WARNING, "number-order", "the number {0} comes after {1}",
	"题号 {0} 出现在 {1} 之后", "check the order", "请检查题目顺序")
DIAG(NUMBER_GAP, WARNING, "number-gap", "the number {0} follows {1}: some are missing",
	"题号从 {1} 跳到 {0}，中间有缺", "check whether questions were lost", "请检查是否漏题")
DIAG(EMPTY_QUESTION, WARNING, "empty-question", "question {0} has no text", "第 {0} 题没有题干",
	"write its stem after the number", "请在题号后写题干")
DIAG(OPTION_ORDER, WARNING, "option-order", "option {0} stands where {1} should",
	"选项 {0} 的位置应为 {1}", "letter the options A, B, C …", "选项请按 A、B、C 的顺序编排")
DIAG(BLANK_COUNT, WARNING, "blank-count", "{0} blanks, but answers for {1}",
	"题干有 {0} 个空，答案却有 {1} 个", "separate the answers of blanks by “；”",
	"各空的答案用“；”分隔")
DIAG(POINTS_TOTAL, WARNING, "points-total",
	"the title says {0} points in all, the questions have {1}",
	"标题写共 {0} 分，各题合计 {1} 分", "check the points of the questions",
	"请核对各题分值")
DIAG(QUESTION_TOTAL, WARNING, "question-total",
	"the title says {0} questions in all, there are {1}",
	"标题写共 {0} 题，实际有 {1} 题", "check whether questions were lost", "请检查是否漏题")
DIAG(PARTS_TOTAL, WARNING, "parts-total",
	"question {0} has {1} points, its sub-questions have {2} in all",
	"第 {0} 题为 {1} 分，各小题合计 {2} 分", "check the points of the sub-questions",
	"请核对各小题分值")
DIAG(EXAM_TOTAL, WARNING, "exam-total",
	"the front matter says {0} points in all, the questions have {1}",
	"文件头写总分 {0} 分，各题合计 {1} 分", "check the points of the questions",
	"请核对各题分值")
DIAG(UNBALANCED, WARNING, "unbalanced", "“{0}” has no partner", "“{0}”没有配对",
	"brackets and quotation marks come in pairs", "括号和引号应成对出现")
DIAG(MISSING_ALT, WARNING, "missing-alt", "the image “{0}” has no text in its place",
	"图片“{0}”没有替代文字", "write ![what it shows](address)", "请写成 ![图片说明](地址)")
