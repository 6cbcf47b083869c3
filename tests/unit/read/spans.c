/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "unit/read/md_dump.h"

/* Every node lies where its source is: texts that have no escapes equal the bytes of
 * their span, children lie in their parents, in order; over whole documents. */

struct walk {
	struct str text;
	size_t nodes, exact, faults;
	const char *why; /* of the first fault */
	uint32_t at;
};

static void fault(struct walk *walk, const struct md_node *node, const char *why)
{
	if (walk->faults++ == 0) {
		walk->why = why;
		walk->at = node->span.start;
	}
}

static bool has_escapes(struct str source)
{
	return str_find_byte(source, '\\', 0) != STR_NPOS ||
	       str_find_byte(source, '&', 0) != STR_NPOS;
}

/* What the bytes of a span must be, by kind. */
static void check_source(struct walk *walk, const struct md_node *node)
{
	const struct str source = str_slice(walk->text, node->span.start, node->span.end);
	const char first = source.len ? source.data[0] : '\0';

	walk->exact++;
	if (node->kind == MD_TEXT && node->parent->kind != MD_IMAGE &&
		!has_escapes(source) && !str_eq(source, node->text))
		fault(walk, node, "text");
	if (node->kind == MD_CODE && first != '`' && first != '<')
		fault(walk, node, "code");
	if (node->kind == MD_MATH && first != '$' && first != '\\')
		fault(walk, node, "formula");
	if (node->kind == MD_STRONG && first != '*' && first != '_' && first != '<')
		fault(walk, node, "strong");
	if (node->kind == MD_LINK && first != '[' && first != '<')
		fault(walk, node, "link");
	if (node->kind == MD_IMAGE && first != '!' && first != '<')
		fault(walk, node, "image");
	if (node->kind == MD_HEADING && !node->is_setext && first != '#' && first != '<')
		fault(walk, node, "heading");
	if (node->kind == MD_LINE_BREAK || node->kind == MD_SOFT_BREAK)
		walk->exact--;
}

static void check_node(struct walk *walk, const struct md_node *node)
{
	walk->nodes++;
	if (node->span.start > node->span.end || node->span.end > walk->text.len)
		fault(walk, node, "span");
	if (node->parent && (node->span.start < node->parent->span.start ||
				    node->span.end > node->parent->span.end))
		fault(walk, node, "outside its parent");
	if (node->previous && node->previous->span.end > node->span.start)
		fault(walk, node, "before its neighbour");
	check_source(walk, node);
	for (const struct md_node *at = node->first; at; at = at->next)
		check_node(walk, at);
}

static void check_text(struct unit *unit, const char *name, struct str bytes)
{
	struct md_reading reading;
	struct walk walk = {0};

	unit_case(unit, name);
	md_open(&reading, bytes);
	walk.text = reading.sources.items[reading.source].text;
	CHECK(unit, reading.fallbacks == 0);
	check_node(&walk, reading.document);
	if (walk.faults) {
		char why[100];

		snprintf(why, sizeof(why), "%zu faults, the first at byte %u: %s",
			walk.faults, (unsigned)walk.at, walk.why);
		unit_fail(unit, __FILE__, __LINE__, why);
	}
	unit_close_case(unit);
	unit->name = NULL;
	md_close(&reading);
}

static void check_file(struct unit *unit, const char *name, const char *path)
{
	struct buf bytes;

	buf_init(&bytes, LIMIT_TEXT_BYTES);
	if (file_read(path, LIMIT_TEXT_BYTES, &bytes))
		check_text(unit, name, buf_str(&bytes));
	else
		printf("skipped %s: %s is not here\n", name, path);
	buf_clear(&bytes);
}

static const struct md_case cases[] = {
	{"escapes", "a \\* b &amp; c **d\\_** e", NULL},
	{"hard breaks", "a  \nb\\\nc **d**", NULL},
	{"definitions first", "[a]: u\n[b]: v\n**c** [a]\n`d`", NULL},
	{"lazy lines", "> a\nb **c**\n   d `e`", NULL},
	{"indented items", "1.  a\n\n    b **c**\n    d\n\n    - e `f`\n      g", NULL},
	{"tabs", "-\ta **b**\n\n\tc `d`\n\te", NULL},
	{"quotes in items", "- > a **b**\n  > c `d`\n  e", NULL},
	{"setext", "a **b**\nc `d`\n===\n\ne\n---\nf", NULL},
	{"formulas over lines", "> a $b\n> c$ **d** $$\n> e\n> $$ `f`", NULL},
	{"images and sizes", "![a **b**](c.png){width=60%} d ![e][f] g\n\n[f]: h", NULL},
	{"links in all forms",
		"[a](b 'c') [d][e] [e][] [e] <http://f> [g](<h> \"i\nj\")\n\n[e]: k",
		NULL},
	{"tables", "a\n|b \\| c|**d**|\n|-|-|\n|`e`|$f$|\n", NULL},
	{"strong beside Han", "字**“甲”**字**`乙`**字", NULL},
	{"three deep", "***a** b* *c **d***", NULL},
};

int main(void)
{
	struct unit unit = {0};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char name[80];

		snprintf(name, sizeof(name), "spans: %s", cases[i].name);
		check_text(&unit, name, str_from(cases[i].markdown));
	}
	check_file(&unit, "spans: the seed", "../shared/seed/llm-interview-200.md");
	check_file(&unit, "spans: the example bank", "examples/llm-basics.md");
	return unit_end(&unit);
}
