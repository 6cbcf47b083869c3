/* SPDX-License-Identifier: MIT */
#include "layout/para.h"

#include "layout/hyphens.h"
#include "layout/line.h"
#include "unit/unit.h"

/* Real lines in the small test face, at every measure from 8 to 45 em: none is too long,
 * none begins or ends with a mark that may not, justified ones reach the edge exactly. */

#define EM SCALED(10)

struct rig {
	struct arena arena;
	struct diag diag;
	struct fonts *fonts;
	struct glyph_cache cache;
	struct para para;
	struct sink sink;
	struct spacing_rules rules;
};

static void rig_open(struct rig *rig)
{
	const struct text_setup setup = {STR("zh-Hans"), "tests/fonts", NULL};

	*rig = (struct rig){.rules = {LANGUAGE_ZH_HANS, MARKS_QUANJIAO, 250}};
	arena_init(&rig->arena);
	diag_init(&rig->diag);
	rig->fonts = fonts_new(&setup, &rig->diag);
	glyph_cache_init(&rig->cache, rig->fonts);
	para_init(&rig->para);
	rig->sink.arena = &rig->arena;
	rig->sink.cache = &rig->cache;
}

static void rig_close(struct rig *rig)
{
	sink_clear(&rig->sink);
	para_clear(&rig->para);
	glyph_cache_clear(&rig->cache);
	fonts_free(rig->fonts);
	diag_clear(&rig->diag);
	arena_clear(&rig->arena);
}

static void break_text(struct rig *rig, const char *text, scaled measure)
{
	const struct flat_run run = {.role = ROLE_BODY, .size = EM, .link = FLAT_NO_LINK};
	const struct para_widths widths = {measure, measure, EM};

	para_reset(&rig->para);
	flat_set_run(&rig->para.flat, &run);
	flat_put(&rig->para.flat, str_from(text));
	para_shape(&rig->para, &rig->cache, &rig->rules, measure);
	para_break(&rig->para, &widths);
}

/* The right edge of a line's last box: the glyph's, less the blank that is not set. */
static scaled right_edge(struct rig *rig, size_t line, scaled measure)
{
	const struct line_place place = {0, 0, measure, LINE_JUSTIFY};
	const struct box *last =
		&rig->para.boxes.data[rig->para.lines.data[line].end - 1];

	vec_reset(&rig->sink.items);
	line_put(&rig->para, line, &place, &rig->sink);
	const struct page_item *item = vec_last(&rig->sink.items);

	return item->x + item->width - last->blank_right;
}

static bool is_forbidden_start(const struct flat_char *c)
{
	return c->class == CLASS_CLOSE || c->class == CLASS_COMMA ||
	       c->class == CLASS_STOP || c->class == CLASS_DOT;
}

static void check_line(struct unit *unit, struct rig *rig, size_t i, scaled measure)
{
	const struct para_line *line = &rig->para.lines.data[i];
	const struct box *first = &rig->para.boxes.data[line->first];
	const struct box *last = &rig->para.boxes.data[line->end - 1];
	const struct flat_char *chars = rig->para.flat.chars.data;
	const scaled right = right_edge(rig, i, measure);
	const scaled tolerance = SCALED(0.01);

	CHECK(unit, right <= measure + tolerance);
	CHECK(unit, line->is_last || line->is_ragged || right >= measure - tolerance);
	CHECK(unit, i == 0 || !is_forbidden_start(&chars[first->first_char]));
	CHECK(unit, line->is_last || chars[last->first_char].class != CLASS_OPEN);
}

static void test_measures(struct unit *unit)
{
	static const char *const texts[] = {
		"大模型的分词器和传统的中文分词有什么区别？对于一个指定的词表，一句话是不是只有一种唯"
		"一的分词方式？（提示：看“词表”、token 和 GPT-4 的大小）——请举出 3 个不同的例子……",
		"仅编码器（BERT 类）、仅解码器（GPT 类）和完整编码器 - 解码器架构各有什么优缺点？《大"
		"模型》，“问题”：它是“什么”？",
	};

	for (size_t t = 0; t < 2; t++) {
		struct rig rig;
		char name[32];

		snprintf(name, sizeof(name), "every measure, text %zu", t + 1);
		unit_case(unit, name);
		rig_open(&rig);
		for (int em = 8; em <= 45; em++) {
			uint32_t next = 0;

			break_text(&rig, texts[t], em * EM);
			for (size_t i = 0; i < rig.para.lines.len; i++) {
				CHECK(unit, rig.para.lines.data[i].first == next);
				next = rig.para.lines.data[i].end;
				check_line(unit, &rig, i, em * EM);
			}
			CHECK(unit, next == rig.para.boxes.len);
		}
		rig_close(&rig);
	}
}

static scaled width_of(struct rig *rig, const char *text)
{
	break_text(rig, text, SCALED_MAX);
	return para_natural_width(&rig->para);
}

/* Pairs at natural width, TYPOGRAPHY 2: edges have no blank. */
static void test_widths(struct unit *unit)
{
	static const struct {
		const char *text;
		int half_ems;
	} cases[] = {
		{"中文", 4},
		{"中，文", 6},
		{"中。”文", 7},
		{"中：“文", 7},
		{"（中）（文）", 9},
		{"大——模", 8},
		{"大……模", 8},
		{"大·模", 5},
		{"中，", 3},
		{"（中", 3},
		{"！！！", 3},
	};
	struct rig rig;

	rig_open(&rig);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const scaled width = width_of(&rig, cases[i].text);
		const scaled wanted = cases[i].half_ems * (EM / 2);

		unit_case(unit, cases[i].text);
		if (width != wanted)
			printf("# %.3f em\n", (double)width / EM);
		CHECK(unit, width >= wanted - EM / 50 && width <= wanted + EM / 50);
	}
	rig_close(&rig);
}

static void test_last_line(struct unit *unit)
{
	struct rig rig;
	size_t lone = 0;

	unit_case(unit, "no character is alone on a last line");
	rig_open(&rig);
	for (int em = 15; em <= 43; em++) {
		break_text(&rig,
			"大模型的分词器和传统的中文分词有什么区别？对于一个指定的词表，一句话是不是只"
			"有一种唯一的分词方式？",
			em * EM);
		const struct para_line *last = vec_last(&rig.para.lines);

		lone += rig.para.lines.len > 1 && last->end - last->first <= 2;
	}
	CHECK(unit, lone == 0);
	rig_close(&rig);
}

static void put_text_of(struct buf *out, struct rig *rig, scaled measure)
{
	for (size_t line = 0; line < rig->para.lines.len; line++) {
		const struct line_place place = {0, 0, measure, LINE_JUSTIFY};

		vec_reset(&rig->sink.items);
		line_put(&rig->para, line, &place, &rig->sink);
		for (size_t i = 0; i < rig->sink.items.len; i++) {
			const struct page_text *text = &rig->sink.items.data[i].text;

			for (size_t k = 0; k < text->glyph_count; k++) {
				const size_t start = text->glyphs[k].text_start;

				buf_put_str(
					out, str_slice(text->text, start,
						     start + text->glyphs[k].text_len));
			}
		}
	}
}

/* Lines that end with a hyphen are as wide as the others, and words are copied whole. */
static void test_hyphens(struct unit *unit)
{
	static const char *const text =
		"The representation of a probability distribution needs regularization.";
	struct hyphenator *const hyphenator = hyphenator_new();
	struct rig rig;
	size_t hyphens = 0;

	if (!hyphenator) {
		printf("skipped words are parted: no dictionary\n");
		return;
	}
	unit_case(unit, "words are parted");
	rig_open(&rig);
	for (int em = 7; em <= 20; em++) {
		struct buf copied, wanted;

		buf_init(&copied, 0);
		buf_init(&wanted, 0);
		break_text(&rig, text, em * EM);
		CHECK(unit, hyphens_has_words(&rig.para.flat));
		CHECK(unit, hyphens_offer(&rig.para.flat, hyphenator));
		para_shape_again(&rig.para, &rig.cache, &rig.rules, em * EM);
		const struct para_widths widths = {em * EM, em * EM, EM};

		para_break(&rig.para, &widths);
		for (size_t i = 0; i < rig.para.lines.len; i++) {
			const struct para_line *line = &rig.para.lines.data[i];

			check_line(unit, &rig, i, em * EM);
			hyphens += !line->is_last &&
				   rig.para.boxes.data[line->end].hyphen > 0;
		}
		put_text_of(&copied, &rig, em * EM);
		for (const char *c = text; *c; c++)
			if (*c != ' ')
				buf_put_byte(&wanted, *c);
		for (size_t i = copied.len; i-- > 0;)
			if (copied.data[i] == ' ') {
				memmove(copied.data + i, copied.data + i + 1,
					copied.len - i - 1);
				copied.len--;
			}
		CHECK_STR(unit, buf_str(&copied), buf_str(&wanted));
		buf_clear(&copied);
		buf_clear(&wanted);
	}
	CHECK(unit, hyphens > 10);
	rig_close(&rig);

	unit_case(unit, "what is no word is not parted");
	rig_open(&rig);
	break_text(&rig,
		"GPT4All attention_mask self-attention HTML camelCase a.b.c token",
		20 * EM);
	CHECK(unit, !hyphens_has_words(&rig.para.flat));
	rig_close(&rig);
	hyphenator_free(hyphenator);
}

static void test_edges(struct unit *unit)
{
	struct rig rig;

	rig_open(&rig);
	unit_case(unit, "nothing to set");
	break_text(&rig, "  ", EM);
	CHECK(unit, rig.para.lines.len == 0);

	unit_case(unit, "a measure narrower than a character");
	break_text(&rig, "大模型，问题", EM / 3);
	CHECK(unit, rig.para.lines.len >= 3);
	CHECK(unit, vec_last(&rig.para.lines)->end == rig.para.boxes.len);

	unit_case(unit, "a first line that is shorter");
	break_text(&rig, "大模型的分词器和传统的中文分词", 8 * EM);
	const struct para_widths widths = {4 * EM, 8 * EM, EM};

	para_break(&rig.para, &widths);
	CHECK(unit, rig.para.lines.data[0].natural <= 4 * EM);
	rig_close(&rig);
}

int main(void)
{
	struct unit unit = {0};

	test_measures(&unit);
	test_widths(&unit);
	test_last_line(&unit);
	test_hyphens(&unit);
	test_edges(&unit);
	return unit_end(&unit);
}
