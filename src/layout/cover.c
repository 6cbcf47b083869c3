/* SPDX-License-Identifier: MIT */
/* A book's cover, of one page, in the handout's character: a band in the accent colour
 * where the spine is, the title large over author and short rule, the count of questions
 * in light figures at the foot.
 *
 *	|| title, as large as its lines allow
 *	|| author
 *	|| ---
 *	||
 *	|| 200
 *	|| 200 questions   14 chapters          publisher
 */
#include "layout/assemble.h"
#include "layout/inline.h"
#include "layout/layout.h"
#include "layout/wording.h"

#define COVER_WIDTH    SCALED(350)
#define COVER_HEIGHT   SCALED(525)
#define BAND_WIDTH     SCALED(14)
#define TEXT_LEFT      SCALED(44)
#define TEXT_RIGHT     SCALED(32) /* margin */
#define TITLE_TOP      SCALED(78)
#define TITLE_BOTTOM   SCALED(300) /* no title reaches further down */
#define COUNT_BASELINE SCALED(452)
#define COUNT_LARGEST  120 /* pt */
#define FOOT_BASELINE  SCALED(486)
#define FOOT_SIZE      SCALED(11)
#define MOST_BYTES     600 /* of a title; the rest is cut */
#define WIDTHS_TRIED   16
#define COST_LINE      6  /* pt of size that a line less is worth */
#define COST_WORD      12 /* that a break between two Han is: it may part a word */

static const struct style_colour ground = {0xF6, 0xF3, 0xEE};

/* A way to set the title: its size, and the width that its lines are broken for. */
struct setting {
	scaled size, width;
	scaled_sum cost; /* less is better */
};

static scaled lead_of(scaled size)
{
	return scaled_ratio(size, 27, 20);
}

static void fill_title(struct flow *flow, scaled size, uint32_t element)
{
	const struct bank_meta *const meta = &flow->bank->meta;
	const struct flat_run run =
		flow_run(ROLE_HEADING, size, flow->style->ink, element);

	para_reset(&flow->para);
	if (meta->plain_title.len <= MOST_BYTES) {
		inline_put(flow, &run, meta->title);
	} else {
		size_t end = MOST_BYTES;

		while (end > 0 && (meta->plain_title.data[end] & 0xC0) == 0x80)
			end--;
		inline_put_text(flow, &run, str_slice(meta->plain_title, 0, end));
		inline_put_text(flow, &run, STR("…"));
	}
	para_shape(&flow->para, &flow->cache, &flow->rules,
		COVER_WIDTH - TEXT_LEFT - TEXT_RIGHT);
}

static void break_title(struct flow *flow, const struct setting *setting)
{
	const struct para_widths widths = {setting->width, setting->width, setting->size};

	para_break(&flow->para, &widths);
}

static bool is_han_at(const struct para *para, size_t index)
{
	const struct flat_char *const chars = para->flat.chars.data;

	return index < para->flat.chars.len && unicode_is_han(chars[index].code_point);
}

/* The line begins between two Han: perhaps in a word. */
static bool may_part_word(const struct para *para, size_t line)
{
	const size_t first = para->boxes.data[para->lines.data[line].first].first_char;

	return first > 0 && is_han_at(para, first) && is_han_at(para, first - 1);
}

static bool fits(const struct para *para, const struct setting *setting)
{
	const scaled_sum height = (scaled_sum)para->lines.len * lead_of(setting->size);

	for (size_t i = 0; i < para->lines.len; i++)
		if (para->lines.data[i].natural > setting->width)
			return false;
	return height <= TITLE_BOTTOM - TITLE_TOP;
}

/* Large letters are good; more lines, lines of unlike length and parted words are not. */
static scaled_sum cost_of(const struct para *para, const struct setting *setting)
{
	scaled_sum cost = -(scaled_sum)setting->size;
	scaled longest = 0, shortest = SCALED_MAX;

	for (size_t i = 0; i < para->lines.len; i++) {
		longest = scaled_max(longest, para->lines.data[i].natural);
		shortest = scaled_min(shortest, para->lines.data[i].natural);
		if (i > 0)
			cost += SCALED(COST_LINE) +
				(may_part_word(para, i) ? SCALED(COST_WORD) : 0);
	}
	return cost + (longest - shortest) / 16;
}

static void try_widths(struct flow *flow, scaled size, struct setting *best)
{
	const scaled whole = COVER_WIDTH - TEXT_LEFT - TEXT_RIGHT;

	for (int32_t i = WIDTHS_TRIED; i > WIDTHS_TRIED / 3; i--) {
		struct setting setting = {size, scaled_ratio(whole, i, WIDTHS_TRIED), 0};

		break_title(flow, &setting);
		if (!fits(&flow->para, &setting))
			continue;
		setting.cost = cost_of(&flow->para, &setting);
		if (setting.cost < best->cost)
			*best = setting;
	}
}

/* The smallest size is taken if nothing fits. */
static struct setting choose_setting(struct flow *flow, uint32_t element)
{
	static const int32_t sizes[] = {46, 42, 38, 34, 31, 28, 25, 22, 19, 16, 13};
	struct setting best = {
		SCALED(13), COVER_WIDTH - TEXT_LEFT - TEXT_RIGHT, INT64_MAX};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		fill_title(flow, sizes[i] * SCALED_PT, element);
		try_widths(flow, sizes[i] * SCALED_PT, &best);
	}
	return best;
}

/* Returns the lower edge of the last line. */
static scaled put_title(struct flow *flow, uint32_t section)
{
	const uint32_t element = flow_element(flow, ELEMENT_H1, section);
	const struct setting setting = choose_setting(flow, element);
	const scaled lead = lead_of(setting.size);
	scaled y = TITLE_TOP;

	fill_title(flow, setting.size, element);
	break_title(flow, &setting);
	for (size_t i = 0; i < flow->para.lines.len && y + lead <= TITLE_BOTTOM; i++) {
		const struct line_place place = {
			.x = TEXT_LEFT,
			.baseline = y + flow_baseline(setting.size, lead),
			.width = setting.width,
			.align = LINE_LEFT,
		};

		line_put(&flow->para, i, &place, &flow->sink);
		y += lead;
	}
	return y;
}

/* --- lines of our own, in a size at which they fit --- */

struct cover_line {
	struct str text;
	enum text_role role;
	scaled size, smallest;
	struct style_colour colour;
	enum line_align align;
	scaled width; /* room */
};

static scaled put_line(
	struct flow *flow, uint32_t section, struct cover_line line, scaled baseline)
{
	const uint32_t element = flow_element(flow, ELEMENT_PARA, section);
	struct line_text text = {
		.text = line.text,
		.run = flow_run(line.role, line.size, line.colour, element),
		.x = COVER_WIDTH - TEXT_RIGHT - line.width,
		.width = line.width,
		.align = line.align,
	};

	if (line.text.len == 0 || line.text.len > MOST_BYTES)
		return 0;
	while (flow_text_width(flow, text.text, &text.run) > line.width) {
		if (text.run.size * 9 / 10 < line.smallest)
			return 0;
		text.run.size = text.run.size * 9 / 10;
	}
	return flow_put_text(flow, &text, baseline);
}

static void put_title_block(struct flow *flow, uint32_t section)
{
	const scaled whole = COVER_WIDTH - TEXT_LEFT - TEXT_RIGHT;
	const struct style *const style = flow->style;
	scaled y = put_title(flow, section);

	if (put_line(flow, section,
		    (struct cover_line){flow->bank->meta.subtitle, ROLE_SANS, SCALED(16),
			    SCALED(9), style->soft, LINE_LEFT, whole},
		    y + SCALED(20)))
		y += SCALED(28);
	if (put_line(flow, section,
		    (struct cover_line){flow_authors(flow), ROLE_KAI, SCALED(17),
			    SCALED(9), style->soft, LINE_LEFT, whole},
		    y + SCALED(26)))
		y += SCALED(34);
	flow_put_fill(flow, TEXT_LEFT, y + SCALED(15),
		(struct page_item){.width = SCALED(64),
			.height = SCALED(2.5),
			.fill = {flow_colour(style->accent)}});
}

static struct str count_text(struct flow *flow, enum word word, size_t count)
{
	char digits[21];
	const struct str number = str_from_unsigned(digits, count);

	return flow_word(flow, word, &number, 1);
}

/* 200 题   14 章 */
static struct str counts_of(struct flow *flow)
{
	const struct bank *const bank = flow->bank;
	struct buf text;

	buf_init(&text, 0);
	buf_put_str(&text, count_text(flow, WORD_QUESTION_COUNT, bank->question_count));
	if (bank->chapter_count > 1) {
		buf_put_c(&text, "\xE2\x80\x83");
		buf_put_str(
			&text, count_text(flow, WORD_CHAPTER_COUNT, bank->chapter_count));
	}
	const struct str kept = arena_copy_str(flow->arena, buf_str(&text));

	buf_clear(&text);
	return kept;
}

static void put_foot(struct flow *flow, uint32_t section)
{
	const scaled whole = COVER_WIDTH - TEXT_LEFT - TEXT_RIGHT;
	const struct style *const style = flow->style;
	char digits[21];
	scaled used;

	put_line(flow, section,
		(struct cover_line){str_from_unsigned(digits, flow->bank->question_count),
			ROLE_HEADING, COUNT_LARGEST * SCALED_PT, SCALED(20),
			style->accent_light, LINE_LEFT, whole},
		COUNT_BASELINE);
	used = put_line(flow, section,
		(struct cover_line){counts_of(flow), ROLE_SANS, FOOT_SIZE, SCALED(6),
			style->soft, LINE_LEFT, whole},
		FOOT_BASELINE);
	put_line(flow, section,
		(struct cover_line){flow->bank->meta.publisher, ROLE_SANS, FOOT_SIZE,
			SCALED(8), style->soft, LINE_RIGHT, whole - used - 2 * FOOT_SIZE},
		FOOT_BASELINE);
}

/* Whether some letter of the title would be a box. */
static bool lacks_letters(const struct flow *flow)
{
	for (size_t i = 0; i < flow->para.boxes.len; i++)
		if (flow->para.boxes.data[i].is_missing)
			return true;
	return false;
}

/* The whole cover is one row that fills its page. false: no font has the title. */
static bool put_cover(struct flow *flow)
{
	const uint32_t document = flow_titled_element(
		flow, ELEMENT_DOCUMENT, ELEMENT_ARTIFACT, flow->bank->meta.plain_title);

	flow->is_bare_page = true;
	flow_begin_row(flow, 0);
	flow_put_fill(flow, 0, 0,
		(struct page_item){.width = COVER_WIDTH,
			.height = COVER_HEIGHT,
			.fill = {flow_colour(ground)}});
	flow_put_fill(flow, 0, 0,
		(struct page_item){.width = BAND_WIDTH,
			.height = COVER_HEIGHT,
			.fill = {flow_colour(flow->style->accent)}});
	put_title_block(flow, document);
	const bool is_whole = !lacks_letters(flow);

	put_foot(flow, document);
	flow_end_row(flow, COVER_HEIGHT, 0, 0);
	return is_whole;
}

const struct pages *layout_cover(const struct layout_job *job)
{
	struct flow flow;
	struct style style = *job->style;
	struct layout_job own = *job;
	struct page_column_vec columns = {0};
	const struct pages *pages = NULL;

	style.page_size = (struct style_size){COVER_WIDTH, COVER_HEIGHT};
	style.margin_top = style.margin_bottom = 0;
	style.duplex = style.grid = false;
	style.columns = 0;
	own.style = &style;
	flow_init(&flow, &own);
	if (put_cover(&flow)) {
		paginate_rows(&flow, &columns);
		pages = assemble_pages(&flow, &columns);
	}

	vec_clear(&columns);
	flow_clear(&flow);
	return pages;
}
