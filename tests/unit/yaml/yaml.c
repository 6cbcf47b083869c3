/* SPDX-License-Identifier: MIT */
#include "yaml/yaml.h"

#include "base/buf.h"
#include "base/limits.h"
#include "unit/unit.h"

struct parsed {
	struct arena arena;
	struct sources sources;
	struct diag diag;
	const struct yaml_node *root;
};

static void parse(struct parsed *parsed, struct str text)
{
	arena_init(&parsed->arena);
	sources_init(&parsed->sources);
	diag_init(&parsed->diag);
	const uint32_t source = sources_add(&parsed->sources, STR("a.yaml"), text);
	parsed->root = yaml_parse(&parsed->arena, &parsed->sources,
		span_of(source, 0, text.len), &parsed->diag);
}

static void discard(struct parsed *parsed)
{
	diag_clear(&parsed->diag);
	sources_clear(&parsed->sources);
	arena_clear(&parsed->arena);
}

static void tree(struct unit *unit)
{
	struct parsed parsed;

	unit_case(unit, "mappings, sequences, scalars");
	parse(&parsed,
		STR("标题: 甲\nlist: [a, \"b c\", ~]\nexam: {time: 90}\nempty:\n"));
	CHECK(unit, parsed.root->kind == YAML_MAPPING && parsed.root->count == 4);
	CHECK_STR(unit, yaml_text(yaml_find(parsed.root, STR("标题"))), STR("甲"));
	const struct yaml_node *list = yaml_find(parsed.root, STR("list"));
	CHECK(unit, list->kind == YAML_SEQUENCE && list->count == 3);
	CHECK_STR(unit, yaml_text(&list->items[1]), STR("b c"));
	CHECK(unit, list->items[2].kind == YAML_NULL);
	CHECK(unit, yaml_find(parsed.root, STR("empty"))->kind == YAML_NULL);
	CHECK(unit, !yaml_find(parsed.root, STR("none")));
	CHECK(unit, !yaml_find(list, STR("a")));
	unit_case(unit, "spans count bytes");
	const struct span span = yaml_find(parsed.root, STR("标题"))->span;
	CHECK_STR(unit, sources_text(&parsed.sources, span), STR("甲"));
	CHECK_STR(
		unit, sources_text(&parsed.sources, list->items[1].span), STR("\"b c\""));
	CHECK(unit, parsed.diag.count == 0);
	discard(&parsed);
}

static void faults(struct unit *unit)
{
	struct parsed parsed;

	unit_case(unit, "what stands before an error is kept");
	parse(&parsed, STR("a: 1\nb: [2, 3\nc: : }\n"));
	CHECK(unit, parsed.diag.errors == 1);
	CHECK_STR(unit, yaml_text(yaml_find(parsed.root, STR("a"))), STR("1"));
	discard(&parsed);
	unit_case(unit, "aliases are refused");
	parse(&parsed, STR("a: &x 1\nb: *x\nc: 2\n"));
	CHECK(unit, diag_count(&parsed.diag, DIAG_YAML_ALIAS) == 1);
	CHECK_STR(unit, yaml_text(yaml_find(parsed.root, STR("c"))), STR("2"));
	discard(&parsed);
	unit_case(unit, "a key that comes twice");
	parse(&parsed, STR("a: 1\nb: 2\na: 3\n"));
	CHECK(unit, diag_count(&parsed.diag, DIAG_YAML_DUPLICATE_KEY) == 1);
	CHECK_STR(unit, yaml_text(yaml_find(parsed.root, STR("a"))), STR("1"));
	discard(&parsed);
	unit_case(unit, "a key that is no word");
	parse(&parsed, STR("[a]: 1\nb: 2\n"));
	CHECK(unit, diag_count(&parsed.diag, DIAG_YAML_KEY) == 1);
	CHECK(unit, parsed.root->count == 1);
	discard(&parsed);
	unit_case(unit, "nothing at all");
	parse(&parsed, STR(""));
	CHECK(unit, parsed.root->kind == YAML_NULL && parsed.diag.count == 0);
	discard(&parsed);
}

static void limits(struct unit *unit)
{
	struct parsed parsed;
	struct buf text;

	unit_case(unit, "depth has a ceiling");
	buf_init(&text, 0);
	for (size_t i = 0; i < 10000; i++)
		buf_put_byte(&text, '[');
	parse(&parsed, buf_str(&text));
	CHECK(unit, diag_count(&parsed.diag, DIAG_YAML_DEPTH) == 1);
	discard(&parsed);
	unit_case(unit, "size has a ceiling");
	buf_reset(&text);
	for (size_t i = 0; i <= LIMIT_YAML_BYTES; i++)
		buf_put_byte(&text, 'a');
	parse(&parsed, buf_str(&text));
	CHECK(unit, diag_count(&parsed.diag, DIAG_YAML_SIZE) == 1);
	discard(&parsed);
	buf_clear(&text);
}

int main(void)
{
	struct unit unit = {0};

	tree(&unit);
	faults(&unit);
	limits(&unit);
	return unit_end(&unit);
}
