/* SPDX-License-Identifier: MIT */
#ifndef UNIT_READ_MD_DUMP_H
#define UNIT_READ_MD_DUMP_H

#include "base/buf.h"
#include "base/limits.h"
#include "read/markdown/decode.h"
#include "read/markdown/md.h"
#include "unit/unit.h"

/* The md tree in one line: p[后(strong “文字”)后], for tables of cases. */

struct md_case {
	const char *name, *markdown, *wanted;
};

struct md_reading {
	struct arena arena;
	struct sources sources;
	struct diag diag;
	struct md_node *document; /* NULL: not decoded */
	size_t fallbacks;
	uint32_t source;
};

static inline void md_open(struct md_reading *reading, struct str bytes)
{
	*reading = (struct md_reading){0};
	arena_init(&reading->arena);
	sources_init(&reading->sources);
	diag_init(&reading->diag);
	if (!read_decode(bytes, &reading->arena, &reading->sources, STR("case.md"),
		    &reading->diag, &reading->source))
		return;
	const struct md_input input = {
		&reading->arena, &reading->diag, &reading->sources, reading->source, 0};

	reading->document = md_parse_counted(&input, &reading->fallbacks);
}

static inline void md_close(struct md_reading *reading)
{
	diag_clear(&reading->diag);
	sources_clear(&reading->sources);
	arena_clear(&reading->arena);
}

/* In the order of enum md_kind. */
static const char *const md_dump_names[] = {"document", "p", "h", "quote", "list", "li",
	"pre", "rule", "html", "Math", "table", "tr", "td", "details", "summary",
	"comment", "", "/", "//", "code", "math", "em", "strong", "del", "sub", "sup",
	"kbd", "a", "img", "blank", "cloze", "tag", "note", "attributes"};

static inline void md_put_string(struct buf *out, const char *mark, struct str text)
{
	if (text.len == 0)
		return;
	buf_put_c(out, mark);
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '\n')
			buf_put_c(out, "\\n");
		else
			buf_put_byte(out, text.data[i]);
	}
}

static inline void md_put_facts(struct buf *out, const struct md_node *node)
{
	if (node->number)
		buf_printf(out, "%u", node->number);
	if (node->kind == MD_LIST)
		buf_printf(out, "%s%s", node->ordered ? "#" : "",
			node->tight ? "" : " loose");
	if (node->is_paren)
		buf_put_c(out, "()");
	if (node->kind == MD_MATH && node->is_display)
		buf_put_c(out, "!");
	if (node->check != CHECK_NONE)
		buf_put_c(out, node->check == CHECK_DONE ? "+" : "-");
	for (unsigned i = 0; node->kind == MD_TABLE && i < node->number; i++)
		buf_put_byte(out, "nlcr"[node->aligns[i]]);
	if (node->width.unit != IMAGE_UNIT_NONE)
		buf_printf(out, " w%u%s", node->width.value,
			node->width.unit == IMAGE_UNIT_PERCENT ? "%" : "pt");
	md_put_string(out, " ", node->url);
	md_put_string(out, " '", node->title);
}

static inline void md_dump(struct buf *out, const struct md_node *node)
{
	if (node->kind == MD_TEXT) {
		md_put_string(out, "", node->text);
		return;
	}
	if (node->kind == MD_SOFT_BREAK || node->kind == MD_LINE_BREAK) {
		buf_put_c(out, md_dump_names[node->kind]);
		return;
	}
	buf_put_c(out, md_is_block(node) ? "" : "(");
	buf_put_c(out, md_dump_names[node->kind]);
	md_put_facts(out, node);
	if (md_is_block(node))
		buf_put_byte(out, '[');
	else if (node->first)
		buf_put_byte(out, ' ');
	md_put_string(out, md_is_block(node) ? "" : " ", node->text);
	for (const struct md_node *at = node->first; at; at = at->next)
		md_dump(out, at);
	buf_put_byte(out, md_is_block(node) ? ']' : ')');
}

/* Parses each case and compares the children of its document. */
static inline void md_check_cases(
	struct unit *unit, const char *topic, const struct md_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct md_reading reading;
		struct buf got;
		char name[160];

		snprintf(name, sizeof(name), "%s: %s", topic, cases[i].name);
		unit_case(unit, name);
		md_open(&reading, str_from(cases[i].markdown));
		buf_init(&got, LIMIT_TEXT_BYTES);
		CHECK(unit, reading.document != NULL);
		for (const struct md_node *at = reading.document->first; at;
			at = at->next)
			md_dump(&got, at);
		CHECK(unit, reading.fallbacks == 0);
		CHECK_STR(unit, buf_str(&got), str_from(cases[i].wanted));
		unit_close_case(unit);
		unit->name = NULL;
		buf_clear(&got);
		md_close(&reading);
	}
}

#define MD_CHECK(unit, topic, cases) \
	md_check_cases((unit), (topic), (cases), sizeof(cases) / sizeof((cases)[0]))

#endif
