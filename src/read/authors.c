/* SPDX-License-Identifier: MIT */
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "read/meta.h"
#include "read/outline/head.h"

/* A short line under the title is the author's, if it looks like names. */

static size_t separator_len(struct str text, size_t at)
{
	static const struct str marks[] = {STR_INIT("、"), STR_INIT("，"), STR_INIT(",")};
	const struct str rest = str_from_offset(text, at);

	for (size_t i = 0; i < 3; i++) {
		if (str_starts(rest, marks[i]))
			return marks[i].len;
	}
	return 0;
}

typedef VEC(struct str) str_vec;

static void split(struct str text, str_vec *names)
{
	size_t start = 0;

	for (size_t at = 0; at <= text.len;) {
		const size_t len = at < text.len ? separator_len(text, at) : 1;

		if (len) {
			const struct str name = str_trim_wide(str_slice(text, start, at));
			if (name.len)
				vec_push(names, name);
			start = at + len;
		}
		at += len ? len : 1;
	}
}

void authors_split(struct arena *arena, struct str text, struct bank_meta *meta)
{
	str_vec names = {0};

	split(text, &names);
	for (size_t i = 0; i < names.len; i++)
		names.data[i] = arena_copy_str(arena, names.data[i]);
	meta->authors = ARENA_COPY_VEC(arena, &names);
	meta->author_count = names.len;
	vec_clear(&names);
}

/* The titles of what stands before questions. */
static bool is_word_of_prefaces(struct str text)
{
	static const struct str words[] = {STR_INIT("说明"), STR_INIT("注意"),
		STR_INIT("提示"), STR_INIT("警告"), STR_INIT("前言"), STR_INIT("简介"),
		STR_INIT("概述"), STR_INIT("摘要"), STR_INIT("序言"),
		STR_INIT("使用说明"), STR_INIT("答题说明")};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (str_eq(text, words[i]))
			return true;
	}
	return false;
}

static bool is_han_name(struct str name)
{
	size_t count = 0;

	for (size_t offset = 0; offset < name.len; count++) {
		if (!unicode_is_han(utf8_next(name, &offset)))
			return false;
	}
	return count >= 2 && count <= 4 && !is_word_of_prefaces(name);
}

/* Two to four words, each with a capital first and no mark but . - ' inside. */
static bool is_latin_name(struct str name)
{
	size_t words = 0;
	bool at_word = true;

	for (size_t i = 0; i < name.len; i++) {
		const unsigned char c = (unsigned char)name.data[i];

		if (c == ' ') {
			at_word = true;
			continue;
		}
		if (at_word && !(c >= 'A' && c <= 'Z') && c < 0x80)
			return false;
		if (c < 0x80 && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') &&
			c != '.' && c != '-' && c != '\'')
			return false;
		words += at_word;
		at_word = false;
	}
	return words >= 2 && words <= 4 && (unsigned char)name.data[0] < 0x80;
}

static bool are_names(struct str text)
{
	str_vec names = {0};
	bool fits = true;

	split(text, &names);
	for (size_t i = 0; i < names.len && fits; i++)
		fits = is_han_name(names.data[i]) || is_latin_name(names.data[i]);
	fits = fits && names.len;
	vec_clear(&names);
	return fits;
}

static bool has_digit(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] >= '0' && text.data[i] <= '9')
			return true;
	}
	return false;
}

static bool skip_label(struct str *text)
{
	if (str_skip(text, STR("作者：")) || str_skip(text, STR("作者:")) ||
		str_skip(text, STR("By ")) || str_skip(text, STR("by ")))
		return true;
	return false;
}

void authors_find(struct outline *outline, struct bank_meta *meta)
{
	struct md_node *para = outline->preface ? outline->preface->first : NULL;
	struct head head;

	if (meta->author_count || !para || para->kind != MD_PARA || !para->first)
		return;
	head_read(para->first, &head);
	if (!head.is_whole || line_next(para->first) || has_digit(head_text(&head)))
		return;
	struct str text = str_trim_wide(head_text(&head));
	const bool is_labelled = skip_label(&text);
	text = str_trim_wide(text);
	if (!text.len || (!is_labelled && !are_names(text)))
		return;
	authors_split(outline->arena, text, meta);
	diag_report(outline->diag, DIAG_AUTHOR_LINE, para->span, text);
	md_unlink(para);
}
