/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "base/limits.h"
#include "read/markdown/decode.h"
#include "unit/read/md_html.h"
#include "unit/unit.h"

/* The 652 examples of CommonMark 0.30 through md_parse: no block falls back to its
 * source, and the HTML is the same; where the grammar of banks differs on purpose, no
 * word of the text is lost. */

/* Raw HTML is rebuilt, made transparent or shown as text, never passed through. */
static const unsigned raw_html[] = {
	21,
	31,
	148,
	149,
	150,
	151,
	152,
	153,
	154,
	155,
	156,
	157,
	158,
	159,
	160,
	161,
	162,
	163,
	164,
	165,
	166,
	167,
	168,
	169,
	170,
	171,
	172,
	173,
	174,
	175,
	176,
	177,
	178,
	180,
	181,
	182,
	183,
	184,
	185,
	186,
	187,
	188,
	189,
	190,
	191,
	344,
	474,
	475,
	476,
	493,
	612,
	613,
	614,
	615,
	622,
	630,
	631,
	642,
	643,
};

/* \[\\\] is a formula here, since it holds a backslash. */
static const unsigned formulas[] = {
	12,
};

/* Three or more _ outside words are a blank. */
static const unsigned blanks[] = {
	434,
	447,
	450,
};

/* Only http, https, mailto and ftp make a link. */
static const unsigned schemes[] = {
	595,
	597,
	598,
	600,
};

#define FENCE "````````````````````````````````"

struct example {
	unsigned number;
	struct str markdown, html;
};

/* Takes the next example off *rest. */
static bool next_example(struct str *rest, struct example *example)
{
	struct str line;

	if (!str_next_line(rest, &line) || !str_skip(&line, STR(FENCE " example ")))
		return false;
	str_to_unsigned(line, &example->number);
	const size_t dot =
		str_starts(*rest, STR(".\n")) ? 0 : str_find(*rest, STR("\n.\n"), 0) + 1;

	example->markdown = str_slice(*rest, 0, dot);
	*rest = str_from_offset(*rest, dot + 2);
	const size_t end = str_starts(*rest, STR(FENCE))
				   ? 0
				   : str_find(*rest, STR("\n" FENCE), 0) + 1;

	example->html = str_slice(*rest, 0, end);
	*rest = str_from_offset(*rest, end);
	return str_next_line(rest, &line);
}

/* Arrows are tabs. */
static void put_tabs(struct buf *out, struct str text)
{
	struct str arrow = STR("→");

	for (size_t i = 0; i < text.len;) {
		const bool is_arrow = str_starts(str_from_offset(text, i), arrow);

		buf_put_byte(out, is_arrow ? '\t' : text.data[i]);
		i += is_arrow ? arrow.len : 1;
	}
}

#define HOLDS(list, number) holds((list), sizeof(list) / sizeof((list)[0]), (number))

static bool holds(const unsigned *list, size_t count, unsigned number)
{
	for (size_t i = 0; i < count; i++)
		if (list[i] == number)
			return true;
	return false;
}

static bool differs(unsigned number)
{
	return HOLDS(raw_html, number) || HOLDS(formulas, number) ||
	       HOLDS(blanks, number) || HOLDS(schemes, number);
}

static bool is_alphanumeric(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9');
}

/* Past a tag that begins at `at`, and the quoted ">" in it. */
static size_t skip_tag(struct str html, size_t at)
{
	char quote = '\0';

	for (; at < html.len && (quote || html.data[at] != '>'); at++) {
		if (quote == html.data[at])
			quote = '\0';
		else if (!quote && (html.data[at] == '"' || html.data[at] == '\''))
			quote = html.data[at];
	}
	return at;
}

/* Takes the next word of HTML's text off *html: what is neither tag nor entity. */
static bool next_word(struct str *html, struct str *word)
{
	size_t start = 0, end;

	while (start < html->len && !is_alphanumeric(html->data[start])) {
		if (html->data[start] == '<')
			start = skip_tag(*html, start);
		else if (html->data[start] == '&')
			start = str_find_byte(*html, ';', start);
		if (start >= html->len)
			return false;
		start++;
	}
	for (end = start; end < html->len && is_alphanumeric(html->data[end]);)
		end++;
	*word = str_slice(*html, start, end);
	*html = str_from_offset(*html, end);
	return end > start;
}

/* Whether every word that the specification's HTML shows is in the tree's text. */
static bool keeps_words(
	struct arena *arena, const struct md_node *document, struct str html)
{
	const struct str plain = md_plain(arena, document);
	struct str word;

	while (next_word(&html, &word))
		if (str_find(plain, word, 0) == STR_NPOS)
			return false;
	return true;
}

static void check_example(struct unit *unit, const struct example *example)
{
	struct arena arena;
	struct sources sources;
	struct diag diag;
	struct buf markdown, wanted, got;
	uint32_t source;
	size_t fallbacks;
	char name[40];

	arena_init(&arena);
	sources_init(&sources);
	diag_init(&diag);
	buf_init(&markdown, LIMIT_TEXT_BYTES);
	buf_init(&wanted, LIMIT_TEXT_BYTES);
	buf_init(&got, LIMIT_TEXT_BYTES);
	put_tabs(&markdown, example->markdown);
	put_tabs(&wanted, example->html);
	snprintf(name, sizeof(name), "commonmark example %u", example->number);
	unit_case(unit, name);
	if (read_decode(buf_str(&markdown), &arena, &sources, STR("example"), &diag,
		    &source)) {
		const struct md_input input = {&arena, &diag, &sources, source, 0};
		const struct md_node *const document =
			md_parse_counted(&input, &fallbacks);

		html_put_children(&got, document);
		html_new_line(&got);
		CHECK(unit, fallbacks == 0);
		if (differs(example->number))
			CHECK(unit, keeps_words(&arena, document, buf_str(&wanted)));
		else
			CHECK_STR(unit, buf_str(&got), buf_str(&wanted));
	}
	unit_close_case(unit);
	unit->name = NULL;
	buf_clear(&markdown);
	buf_clear(&wanted);
	buf_clear(&got);
	diag_clear(&diag);
	sources_clear(&sources);
	arena_clear(&arena);
}

int main(void)
{
	struct unit unit = {0};
	struct buf file;
	struct example example;

	buf_init(&file, LIMIT_TEXT_BYTES);
	if (!file_read("tests/commonmark/examples.txt", LIMIT_TEXT_BYTES, &file)) {
		printf("not ok commonmark: tests/commonmark/examples.txt is missing\n");
		return 1;
	}
	struct str rest = buf_str(&file);
	unsigned count = 0;

	for (; next_example(&rest, &example); count++)
		check_example(&unit, &example);
	unit_case(&unit, "commonmark has 652 examples");
	CHECK(&unit, count == 652);
	buf_clear(&file);
	return unit_end(&unit);
}
