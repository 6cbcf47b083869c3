/* SPDX-License-Identifier: MIT */
/* How much of what others write is understood: KaTeX's screenshot cases, its public
 * commands, and the names that a corpus of books uses. */
#include "base/file.h"
#include "unit/math/bench.h"
#include "yaml/yaml.h"

#define CASES    "tests/math/katex-screenshots.yaml"
#define COMMANDS "tests/math/katex-commands.txt"
#define NAMES    "../shared/notes/math-names.txt"

/* Each command stands where it makes sense in one of these at least. */
static const char *const places[] = {"%s", "%s x", "x%s y", "%s{x}{y}", "%s{red}{x}",
	"%s{red}{blue}{x}", "%s 1em", "%s{1em}{1em}", "%s{1em}{x}", "%s{x}{y}{z}{w}",
	"%s(", "\\text{%s a}", "\\text{%s}", "%s(x\\right)", "\\left(x%s)",
	"\\left(x%s)\\right)", "\\sum%s_x", "%s\\zz{x}", "%s\\zz x",
	"\\begin{matrix}%s x\\end{matrix}", "%s65", "%s{}{}{1pt}{0}{x}{y}", "%s|x|",
	"%s{matrix}x\\end{matrix}", "\\begin{matrix}x%s{matrix}", "{x%s", "%s x}",
	"\\text{%s x\\)}", "\\text{\\(x%s}", "x%s1pt y"};

static struct str read_file_text(struct bench *bench, const char *path)
{
	struct buf content;
	struct str text = {NULL, 0};

	buf_init(&content, 0);
	if (file_read(path, 1 << 20, &content))
		text = arena_copy_str(&bench->arena, buf_str(&content));
	buf_clear(&content);
	return text;
}

static bool is_understood(struct bench *bench, struct str name)
{
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		struct buf tex;

		buf_init(&tex, 0);
		const char *const hole = strstr(places[i], "%s");

		buf_put(&tex, places[i], (size_t)(hole - places[i]));
		buf_put_str(&tex, name);
		buf_put_c(&tex, hole + 2);
		math_reader_clear(&bench->reader);
		math_reader_init(&bench->reader);
		const bool is_read = bench_read(bench, buf_str(&tex), true).root != NULL;

		buf_clear(&tex);
		if (is_read)
			return true;
	}
	return false;
}

/* The names of the lines, up to a tab, that begin with a backslash. */
static void test_names(struct bench *bench, const char *path, const char *what,
	unsigned per_cent_at_least)
{
	struct str rest = read_file_text(bench, path), line;
	size_t count = 0, understood = 0;

	unit_case(&bench->unit, what);
	while (str_next_line(&rest, &line)) {
		const struct str name = str_slice(line, 0, str_find_byte(line, '\t', 0));

		if (!str_starts(name, STR("\\")))
			continue;
		count++;
		if (is_understood(bench, name))
			understood++;
		else
			printf("# not understood: %.*s\n", STR_ARGS(name));
	}
	printf("# %s: %zu of %zu\n", what, understood, count);
	CHECK(&bench->unit, count && understood * 100 >= count * per_cent_at_least);
}

static bool reads_case(struct bench *bench, const struct yaml_node *value)
{
	const struct yaml_node *const tex =
		value->kind == YAML_MAPPING ? yaml_find(value, STR("tex")) : value;
	const struct yaml_node *const macros = yaml_find(value, STR("macros"));

	math_reader_clear(&bench->reader);
	math_reader_init(&bench->reader);
	for (size_t i = 0; macros && i < macros->count; i++)
		math_macros_add(&bench->reader.macros, &bench->diag, SPAN_NONE,
			macros->keys[i].text, yaml_text(&macros->items[i]));
	return bench_read(bench, str_trim(yaml_text(tex)), true).root != NULL;
}

static void test_cases(struct bench *bench)
{
	struct unit *const unit = &bench->unit;
	const struct str text = read_file_text(bench, CASES);
	const uint32_t source = sources_add(&bench->sources, STR(CASES), text);
	const struct yaml_node *const root = yaml_parse(&bench->arena, &bench->sources,
		span_of(source, 0, text.len), &bench->diag);

	unit_case(unit, "math/coverage: KaTeX's 126 cases parse");
	CHECK(unit, root->kind == YAML_MAPPING && root->count == 126);
	for (size_t i = 0; i < root->count; i++) {
		const size_t messages = bench->diag.count;
		const bool is_wrong = str_eq(root->keys[i].text, STR("UnsupportedCmds"));
		const bool is_read = reads_case(bench, &root->items[i]);

		if (is_read == is_wrong)
			printf("# case %.*s\n", STR_ARGS(root->keys[i].text));
		CHECK(unit, is_read != is_wrong);
		CHECK(unit, bench->diag.count == messages + is_wrong);
	}
}

int main(void)
{
	struct bench bench;

	bench_init(&bench);
	test_cases(&bench);
	test_names(&bench, COMMANDS,
		"math/coverage: KaTeX's public commands, 90 % at least", 90);
	if (file_exists(NAMES))
		test_names(
			&bench, NAMES, "math/coverage: names of three books, all", 100);
	const int status = bench_end(&bench);

	if (!file_exists(NAMES))
		puts("skipped math/coverage: names of three books: no list beside the checkout");
	return status;
}
