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

/* read/source */
DIAG(UTF16, ERROR, "utf-16", "this file is UTF-16, not UTF-8", "文件是 UTF-16 编码，不是 UTF-8",
	"save it as UTF-8", "请另存为 UTF-8 编码")
DIAG(BAD_UTF8, WARNING, "bad-utf8", "{0} bytes are not UTF-8; shown as U+FFFD",
	"有 {0} 个字节不是合法的 UTF-8，以 U+FFFD 代替", "save the file as UTF-8", "请将文件另存为 UTF-8 编码")
