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

/* read/source */
DIAG(UTF16, ERROR, "utf-16", "this file is UTF-16, not UTF-8", "文件是 UTF-16 编码，不是 UTF-8",
	"save it as UTF-8", "请另存为 UTF-8 编码")
DIAG(BAD_UTF8, WARNING, "bad-utf8", "{0} bytes are not UTF-8; shown as U+FFFD",
	"有 {0} 个字节不是合法的 UTF-8，以 U+FFFD 代替", "save the file as UTF-8", "请将文件另存为 UTF-8 编码")

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
