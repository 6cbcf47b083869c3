/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/para.h"

#include "layout/paragraph/hyphens.h"
#include "layout/paragraph/line.h"
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

/* The right edge of a line's last box; a single glyph may be wider than its box. */
static scaled right_edge(struct rig *rig, size_t line, scaled measure)
{
	const struct line_place place = {0, 0, measure, LINE_JUSTIFY};
	const struct box *last =
		&rig->para.boxes.data[rig->para.lines.data[line].end - 1];

	vec_reset(&rig->sink.items);
	line_put(&rig->para, line, &place, &rig->sink);
	const struct page_item *item = vec_last(&rig->sink.items);
	const struct page_text *text = &item->text;
	size_t end = text->glyph_count - 1;

	while (end > 0 &&
		text->glyphs[end].advance == 0) /* a space that is only copied */
		end--;
	if (rig->para.flat.chars.data[last->first_char].class != CLASS_LATIN &&
		last->glyph_count == 1)
		return item->x + text->glyphs[end].x - last->shift + last->width;
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
/* Of the first hyphen that is offered in a text, at this letter of its word or later. */
static int hyphen_penalty(
	struct rig *rig, struct hyphenator *hyphenator, const char *text, size_t letter)
{
	break_text(rig, text, 20 * EM);
	hyphens_offer(&rig->para.flat, hyphenator);
	for (size_t i = letter; i < rig->para.flat.chars.len; i++)
		if (rig->para.flat.chars.data[i].has_hyphen)
			return rig->para.flat.chars.data[i].penalty;
	return 0;
}

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
		"GPT4All attention_mask BLIP-former-2 HTML camelCase a.b.c token",
		20 * EM);
	CHECK(unit, !hyphens_has_words(&rig.para.flat));
	rig_close(&rig);

	unit_case(unit, "a word that a hyphen joins is parted last");
	rig_open(&rig);
	CHECK(unit,
		hyphen_penalty(&rig, hyphenator, "the self-attention of it", 9) == 400);
	CHECK(unit, hyphen_penalty(&rig, hyphenator, "the softmax-like one", 4) == 400);
	CHECK(unit, hyphen_penalty(&rig, hyphenator, "the self-made one", 4) == 0);
	rig_close(&rig);

	unit_case(unit, "a short word among Han is parted where nothing else helps");
	rig_open(&rig);
	CHECK(unit, hyphen_penalty(&rig, hyphenator, "为什么 softmax 之前", 3) == 400);
	CHECK(unit, hyphen_penalty(&rig, hyphenator, "为什么 attention 之前", 3) == 150);
	CHECK(unit, hyphen_penalty(&rig, hyphenator, "why softmax is", 3) == 50);
	rig_close(&rig);
	hyphenator_free(hyphenator);
}

/* Names are parted like words where the caller says so, and only then. */
static void test_names(struct unit *unit)
{
	static const char *const text =
		"一二三四五六七八九十的大一二三四五六七八九十的大 "
		"DeepSeekMultiHeadAttention 之前一二三四五六七八一二三四五六七八";
	struct rig rig;

	unit_case(unit, "identifiers break where lines are loose without");
	rig_open(&rig);
	break_text(&rig, text, 27 * EM);
	CHECK(unit, rig.para.has_names && rig.para.is_loose);
	CHECK(unit, !rig.para.boxes.data[rig.para.lines.data[0].end].is_emergency);
	const struct para_widths widths = {
		.first = 27 * EM, .other = 27 * EM, .em = EM, .parts_names = true};

	para_break(&rig.para, &widths);
	CHECK(unit, rig.para.boxes.data[rig.para.lines.data[0].end].is_emergency);
	CHECK(unit, rig.para.emergencies == 0);

	unit_case(unit, "lines that gaps too wide fill are counted");
	break_text(&rig, "一二三四五六七八九十的 DDDDDDDDDDDDDDDDDD", 15 * EM);
	CHECK(unit, rig.para.emergencies == 1 && rig.para.lines.data[0].is_loose);
	rig_close(&rig);
}

/* A line that is too long by so much, with two brackets, commas, autospaces, stops. */
static struct para_squeezed squeeze(scaled_sum excess)
{
	static const scaled_sum all[SHRINK_TIERS] = {[SHRINK_BRACKET] = EM,
		[SHRINK_COMMA] = EM,
		[SHRINK_AUTOSPACE] = EM / 4,
		[SHRINK_STOP] = EM};

	return para_squeeze(all, excess);
}

static void test_squeeze(struct unit *unit)
{
	unit_case(unit, "all marks give half of their blank before one gives more");
	CHECK(unit, squeeze(EM).used[SHRINK_BRACKET] == EM);
	CHECK(unit, squeeze(EM).used[SHRINK_COMMA] == 0);
	CHECK(unit, squeeze(2 * EM).used[SHRINK_COMMA] == EM / 2);
	CHECK(unit, squeeze(2 * EM).used[SHRINK_AUTOSPACE] == EM / 4);
	CHECK(unit, squeeze(2 * EM).used[SHRINK_STOP] == EM / 4);
	CHECK(unit, squeeze(5 * EM / 2).used[SHRINK_COMMA] > EM / 2);
	CHECK(unit, squeeze(5 * EM / 2).used[SHRINK_STOP] == EM / 2);
	CHECK(unit, squeeze(3 * EM).used[SHRINK_STOP] > EM / 2);

	unit_case(unit, "what marks cannot give is left");
	CHECK(unit, squeeze(3 * EM).rest == 0);
	CHECK(unit, squeeze(4 * EM).rest == 4 * EM - 13 * (scaled_sum)EM / 4);
	CHECK(unit, squeeze(3 * EM).cost > squeeze(2 * EM).cost);
	CHECK(unit, squeeze(0).cost == 0);
}

/* One comma or full stop beyond the edge, and the character before it at the edge. */
static void test_hanging(struct unit *unit)
{
	struct rig rig;
	size_t hanging = 0;

	unit_case(unit, "marks beyond the edge");
	rig_open(&rig);
	rig.rules.marks_hang = true;
	for (int em = 8; em <= 30; em++) {
		break_text(&rig,
			"大模型，分词器，问题，一句话，词表。传统，区别，大小、例子。说“看。”它",
			em * EM);
		for (size_t i = 0; i < rig.para.lines.len; i++) {
			const struct para_line *line = &rig.para.lines.data[i];
			const struct box *last = &rig.para.boxes.data[line->end - 1];
			const scaled beyond = right_edge(&rig, i, em * EM) - em * EM;

			if (line->is_last || line->is_ragged)
				continue;
			CHECK(unit, beyond - last->hang <= EM / 100 &&
					    beyond - last->hang >= -EM / 100);
			hanging += last->hang > 0;
		}
	}
	CHECK(unit, hanging > 5);
	rig_close(&rig);
}

/* --- what styles must not change, and what no text may do --- */

static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

static const char *const scraps[] = {"大模型", "的", "分词器", "和", "，", "。", "、",
	"（", "）", "“", "”", "《", "》", "：", "？", "！", "——", "……", "·", "/", " ",
	"\n", "GPT-4", "token", "word2vec", "representation", "it’s", "3.14", "50%",
	"2024年", "第 3 章", "x", "internationalization",
	"https://example.org/a/very/long/path?query=value&x=1", "camelCaseIdentifierName",
	"‘yes’", "~", "(a)", "é", "的", "问题", "词", "表", "℃"};

static void put_scraps(struct buf *out, unsigned *seed, size_t count)
{
	buf_reset(out);
	for (size_t i = 0; i < count; i++)
		buf_put_c(out,
			scraps[next_random(seed) % (sizeof(scraps) / sizeof(scraps[0]))]);
}

/* A style for the stretch from byte start to end. */
struct stretch {
	size_t start, end;
	struct flat_run run;
};

static void put_styled(struct rig *rig, struct str text, const struct stretch *stretches,
	size_t count, scaled measure)
{
	const struct flat_run plain = {
		.role = ROLE_BODY, .size = EM, .link = FLAT_NO_LINK};

	para_reset(&rig->para);
	for (size_t offset = 0; offset < text.len;) {
		const struct flat_run *run = &plain;
		size_t end = text.len;

		for (size_t i = 0; i < count; i++) {
			if (offset >= stretches[i].start && offset < stretches[i].end) {
				run = &stretches[i].run;
				end = end < stretches[i].end ? end : stretches[i].end;
			} else if (offset < stretches[i].start) {
				end = end < stretches[i].start ? end : stretches[i].start;
			}
		}
		flat_set_run(&rig->para.flat, run);
		flat_put(&rig->para.flat, str_slice(text, offset, end));
		offset = end;
	}
	para_shape(&rig->para, &rig->cache, &rig->rules, measure);
}

/* A character's start at or after offset, no cluster being cut: those of the scraps are
 * single code points but for the dashes and dots, which are units of two. */
static size_t char_start(struct str text, size_t offset)
{
	while (offset < text.len &&
		(((unsigned char)text.data[offset] & 0xC0) == 0x80 ||
			(offset >= 3 && memcmp(text.data + offset - 3, "—", 3) == 0) ||
			(offset >= 3 && memcmp(text.data + offset - 3, "…", 3) == 0)))
		offset++;
	return offset;
}

static struct stretch random_stretch(struct str text, unsigned *seed, bool changes_face)
{
	const size_t a = char_start(text, next_random(seed) % (text.len + 1));
	const size_t b = char_start(text, next_random(seed) % (text.len + 1));
	struct stretch stretch = {a < b ? a : b, a < b ? b : a,
		{.role = ROLE_BODY, .size = EM, .link = FLAT_NO_LINK}};

	switch (next_random(seed) % (changes_face ? 4 : 2)) {
	case 0: stretch.run.colour.red = 200; break;
	case 1:
		stretch.run.element = 7;
		stretch.run.flags = RUN_UNDERLINE;
		break;
	case 2: stretch.run.role = ROLE_STRONG; break;
	case 3: stretch.run.role = ROLE_EMPHASIS; break;
	}
	return stretch;
}

/* What stands before a character: a gap's kind and width but for a mark's own blank,
 * which its face decides, and a word space, which is its face's. */
struct before {
	scaled width;
	int16_t penalty;
	uint8_t class, has_space;
};

static size_t list_before(struct rig *rig, struct before *list, size_t capacity)
{
	const struct flat *flat = &rig->para.flat;

	for (size_t i = 0; i < flat->chars.len && i < capacity; i++)
		list[i] = (struct before){
			0, flat->chars.data[i].penalty, flat->chars.data[i].class, 0};
	for (size_t i = 1; i < rig->para.boxes.len; i++) {
		const struct box *box = &rig->para.boxes.data[i];

		list[box->first_char].has_space = box->gap.has_space;
		list[box->first_char].width = box->gap.has_space ||
							      box[-1].blank_right > 0 ||
							      box->blank_left > 0
						      ? box->gap.width > 0
						      : box->gap.width;
	}
	return flat->chars.len;
}

static void test_styles(struct unit *unit)
{
	enum { CHARS = 1024, ROUNDS = 300 };
	static struct before plain[CHARS], styled[CHARS];
	struct stretch stretches[4];
	struct buf text;
	struct rig rig;
	unsigned seed = 1;

	unit_case(unit, "no style changes a class, a gap or a break");
	rig_open(&rig);
	buf_init(&text, 0);
	for (unsigned round = 0; round < ROUNDS; round++) {
		put_scraps(&text, &seed, 40);
		/* no word is wider: bold ones would be the first to part anywhere */
		put_styled(&rig, buf_str(&text), NULL, 0, SCALED_MAX);
		const size_t count = list_before(&rig, plain, CHARS);

		for (size_t i = 0; i < 4; i++)
			stretches[i] = random_stretch(buf_str(&text), &seed, true);
		put_styled(&rig, buf_str(&text), stretches, 4, SCALED_MAX);
		CHECK(unit, list_before(&rig, styled, CHARS) == count);
		for (size_t i = 0; i < count && i < CHARS; i++) {
			if (memcmp(&plain[i], &styled[i], sizeof(plain[i])) == 0)
				continue;
			printf("# round %u, character %zu of %.*s\n", round, i,
				(int)text.len, text.data);
			unit_fail(unit, __FILE__, __LINE__, text.data);
			round = ROUNDS;
			break;
		}
	}
	buf_clear(&text);
	rig_close(&rig);
}

static void test_colours(struct unit *unit)
{
	const struct para_widths widths = {20 * EM, 20 * EM, EM};
	struct stretch stretches[4];
	struct buf text;
	struct rig rig;
	unsigned seed = 2;

	unit_case(unit, "colours and links change no line");
	rig_open(&rig);
	buf_init(&text, 0);
	for (unsigned round = 0; round < 200; round++) {
		uint32_t ends[64];
		scaled naturals[64];

		put_scraps(&text, &seed, 60);
		put_styled(&rig, buf_str(&text), NULL, 0, widths.other);
		para_break(&rig.para, &widths);
		const size_t count = rig.para.lines.len;

		for (size_t i = 0; i < count && i < 64; i++) {
			const struct para_line *line = &rig.para.lines.data[i];

			ends[i] = line->end < rig.para.boxes.len
					  ? rig.para.boxes.data[line->end].first_char
					  : UINT32_MAX;
			naturals[i] = line->natural;
		}
		for (size_t i = 0; i < 4; i++) {
			stretches[i] = random_stretch(buf_str(&text), &seed, false);
			/* kerning ends with a run: whole lines of Han only */
		}
		put_styled(&rig, buf_str(&text), stretches, 4, widths.other);
		para_break(&rig.para, &widths);
		CHECK(unit, rig.para.lines.len == count);
		for (size_t i = 0; i < rig.para.lines.len && i < count && i < 64; i++) {
			const struct para_line *line = &rig.para.lines.data[i];
			const scaled difference = line->natural - naturals[i];

			CHECK(unit, ends[i] == (line->end < rig.para.boxes.len
							       ? rig.para.boxes
									 .data[line->end]
									 .first_char
							       : UINT32_MAX));
			CHECK(unit, difference < EM / 4 && difference > -EM / 4);
		}
	}
	buf_clear(&text);
	rig_close(&rig);
}

/* Whatever the text and however narrow the line, nothing stands beyond its edge. */
static void test_no_overflow(struct unit *unit)
{
	struct buf text;
	struct rig rig;
	unsigned seed = 3;

	unit_case(unit, "random text at random measures is never too long");
	rig_open(&rig);
	buf_init(&text, 0);
	for (unsigned round = 0; round < 1500; round++) {
		const scaled measure =
			5 * EM + (scaled)(next_random(&seed) % 400) * (EM / 10);
		uint32_t next = 0;

		put_scraps(&text, &seed, 5 + next_random(&seed) % 60);
		buf_put_byte(&text, '\0');
		break_text(&rig, text.data, measure);
		for (size_t i = 0; i < rig.para.lines.len; i++) {
			CHECK(unit, rig.para.lines.data[i].first == next);
			next = rig.para.lines.data[i].end;
			if (right_edge(&rig, i, measure) <= measure + EM / 100)
				continue;
			printf("# %.2f em: line %zu, %.2f em, of %s\n",
				(double)measure / EM, i,
				(double)right_edge(&rig, i, measure) / EM, text.data);
			CHECK(unit, right_edge(&rig, i, measure) <= measure + EM / 100);
			round = 10000;
			break;
		}
		if (round == 10000)
			break;
		CHECK(unit, next == rig.para.boxes.len);
	}
	buf_clear(&text);
	rig_close(&rig);
}

/* 着重号: Han keep the body's face, Latin and marks get no dot. */
static void test_dots(struct unit *unit)
{
	const struct line_place place = {0, 0, 20 * EM, LINE_JUSTIFY};
	const struct flat_run dotted = {.role = ROLE_EMPHASIS,
		.size = EM,
		.link = FLAT_NO_LINK,
		.flags = RUN_DOTTED};
	struct rig rig;
	size_t dots = 0;
	scaled last_x = 0;

	unit_case(unit, "dots under emphasised Han");
	rig_open(&rig);
	para_reset(&rig.para);
	flat_set_run(&rig.para.flat, &dotted);
	flat_put(&rig.para.flat, STR("大模，ab的"));
	para_shape(&rig.para, &rig.cache, &rig.rules, 20 * EM);
	line_put_all(&rig.para, &place, &rig.sink);
	for (size_t i = 0; i < rig.sink.items.len; i++) {
		const struct page_item *item = &rig.sink.items.data[i];

		if (item->kind != PAGE_STROKE)
			continue;
		CHECK(unit, item->width == 0 && item->height == 0 && item->y > 0);
		CHECK(unit, item->x > last_x);
		last_x = item->x;
		dots++;
	}
	CHECK(unit, dots == 3);
	CHECK(unit, rig.para.boxes.data[0].face == fonts_find_face(rig.fonts, ROLE_BODY,
							   FLAVOUR_CJK, STR("大"), 0,
							   &(size_t){0}, &(bool){false}));
	rig_close(&rig);
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
	test_names(&unit);
	test_squeeze(&unit);
	test_hanging(&unit);
	test_styles(&unit);
	test_colours(&unit);
	test_no_overflow(&unit);
	test_dots(&unit);
	test_edges(&unit);
	return unit_end(&unit);
}
