/* SPDX-License-Identifier: MIT */
#include "layout/exam.h"
#include "layout/inline.h"
#include "layout/wording.h"
#include "model/build.h"

/*  +------+--------+
 *  | 得分 | 阅卷人 |  一、单项选择题（本大题共 10 小题，每小题 3 分，共 30 分。）
 *  +------+--------+  a long rule goes on here
 *  |      |        |
 *  +------+--------+                                                              */

#define BOX_CELL    SCALED_MM(12)
#define BOX_ROW     SCALED_MM(4.6)
#define BOX_GAP     SCALED_MM(4)
#define BOX_SIZE    SCALED(7.5)
#define LEAST_TITLE 8   /* em beside the box */
#define TITLE_GAP   500 /* thousandths of an em between title and rule */

/* --- the rule: how many questions, how many points --- */

static void put_points(struct flow *flow, struct buf *rule, enum word word, points value)
{
	struct buf number;

	buf_init(&number, 0);
	points_put(&number, value);
	const struct str text = buf_str(&number);

	word_fill(rule, flow->language, word, &text, 1);
	buf_clear(&number);
}

static void put_task(struct flow *flow, struct buf *rule, const struct part_sum *sum)
{
	if (!sum->is_uniform)
		return;
	switch (sum->type) {
	case QUESTION_SINGLE:
		buf_put_str(rule, word_text(flow->language, WORD_RULE_SINGLE));
		return;
	case QUESTION_MULTIPLE:
		buf_put_str(rule, word_text(flow->language, WORD_RULE_MULTIPLE));
		return;
	case QUESTION_JUDGE:
		buf_put_str(rule, word_text(flow->language, WORD_RULE_JUDGE));
		return;
	case QUESTION_ESSAY:
	case QUESTION_BLANKS:
	case QUESTION_CLOZE: return;
	}
}

/* （本大题共 10 小题，每小题 3 分，共 30 分。每小题只有一个选项正确。） */
static struct str rule_text(struct flow *flow, const struct part *part)
{
	const struct part_sum sum = part_sum_of(flow->bank, part);
	struct buf rule, whole;
	char digits[21];
	const struct str count = str_from_unsigned(digits, part->question_count);

	buf_init(&rule, 0);
	buf_init(&whole, 0);
	word_fill(&rule, flow->language, WORD_RULE_COUNT, &count, 1);
	if (sum.blank > 0)
		put_points(flow, &rule, WORD_RULE_BLANK, sum.blank);
	else if (sum.each > 0 && part->question_count > 1)
		put_points(flow, &rule, WORD_RULE_EACH, sum.each);
	if (sum.total > 0)
		put_points(flow, &rule, WORD_RULE_TOTAL, sum.total);
	put_task(flow, &rule, &sum);
	const struct str inner = buf_str(&rule);

	word_fill(&whole, flow->language, WORD_PART_RULE, &inner, 1);
	const struct str text = arena_copy_str(flow->arena, buf_str(&whole));

	buf_clear(&whole);
	buf_clear(&rule);
	return text;
}

/* --- the title --- */

/* Where the parenthesis at the title's end begins; its length: there is none. */
static size_t find_rule(struct str title)
{
	static const struct str opens[] = {STR_INIT("（"), STR_INIT("(")};

	if (!str_ends(title, STR("）")) && !str_ends(title, STR(")")))
		return title.len;
	for (size_t i = 0; i < 2; i++) {
		const size_t at = str_find(title, opens[i], 0);

		if (at != STR_NPOS && at > 0)
			return at;
	}
	return title.len;
}

struct exam_title exam_title_of(struct exam *exam, size_t index)
{
	struct flow *flow = exam->flow;
	const struct part *part = &exam->parts.items[index];
	const struct str plain = str_trim(inline_plain(flow->arena, part->title));
	const size_t rule = find_rule(plain);
	struct exam_title title = {
		str_trim(str_slice(plain, 0, rule)), str_from_offset(plain, rule)};

	if (title.rule.len == 0)
		title.rule = rule_text(flow, part);
	if (!part_has_number(title.name)) {
		struct buf number;

		buf_init(&number, 0);
		part_put_number(&number, flow->language, index + 1);
		const struct str args[2] = {buf_str(&number), title.name};

		title.name = flow_word(flow, WORD_PART_NUMBER, args, 2);
		buf_clear(&number);
	}
	return title;
}

/* --- on the page --- */

static void put_box(struct flow *flow, scaled x)
{
	const struct str cells[4] = {word_text(flow->language, WORD_SCORE),
		word_text(flow->language, WORD_MARKER), STR(""), STR("")};
	const struct exam_grid grid = {
		.x = x,
		.size = BOX_SIZE,
		.first_width = BOX_CELL,
		.width = BOX_CELL,
		.height = BOX_ROW,
		.columns = 2,
		.rows = 2,
		.cells = cells,
		.colour = flow->style->soft,
		.is_artifact = true,
	};

	/* A row of no height: the title stands beside it. */
	flow_begin_row(flow, 0);
	exam_draw_grid(flow, &grid, 0);
	flow_end_row(flow, 0, 0, 0);
	flow_penalty(flow, PENALTY_NEVER);
}

void exam_fill_title(struct flow *flow, const struct exam_title *title, uint32_t heading,
	uint32_t section)
{
	const struct style *style = flow->style;
	const struct flat_run name =
		flow_run(ROLE_HEADING, style->exam_part_size, style->ink, heading);
	const struct flat_run rule =
		flow_run(ROLE_BODY, style->exam_rule_size, style->soft, section);

	para_reset(&flow->para);
	inline_put_text(flow, &name, title->name);
	if (title->rule.len == 0)
		return;
	inline_put_space(
		flow, &name, scaled_ratio(style->exam_part_size, TITLE_GAP, 1000));
	inline_put_text(flow, &rule, title->rule);
}

static void put_beside_box(struct exam *exam, const struct exam_title *title,
	uint32_t heading, uint32_t rule)
{
	struct flow *flow = exam->flow;
	const struct style *style = flow->style;
	const scaled start = flow->left - style->label_gutter - style->label_width;
	const scaled room = flow->measure + flow->left - start;
	const bool has_box =
		style->exam_score_box &&
		room > 2 * BOX_CELL + BOX_GAP + LEAST_TITLE * style->exam_part_size;
	const scaled taken = has_box ? 2 * BOX_CELL + BOX_GAP : 0;
	struct para_place place = {
		.x = start + taken,
		.width = room - taken,
		.size = style->exam_part_size,
		.lead = style->body_lead,
		.align = LINE_LEFT,
		.span = exam->parts.items[0].span,
	};

	if (has_box)
		put_box(flow, start);
	exam_fill_title(flow, title, heading, rule);
	para_shape(&flow->para, &flow->cache, &flow->rules, place.width);
	para_break(
		&flow->para, &(struct para_widths){place.width, place.width, place.size});
	if (has_box && flow->para.lines.len == 1)
		place.lead = scaled_max(place.lead, 2 * BOX_ROW);
	exam_fill_title(flow, title, heading, rule);
	flow_put_para(flow, &place);
	if (has_box) /* space below counts from the box */
		vec_last(&flow->rows)->slack_below = 0;
}

void exam_put_part_title(struct exam *exam, size_t part, uint32_t heading)
{
	struct flow *flow = exam->flow;
	const struct exam_title title = exam_title_of(exam, part);
	const size_t first = flow->rows.len;
	const uint32_t parent = flow->elements.data[heading].parent;

	flow_space(flow, flow->style->exam_part_above);
	put_beside_box(exam, &title, heading, flow_element(flow, ELEMENT_PARA, parent));
	for (size_t i = first + 1; i < flow->rows.len; i++)
		flow->rows.data[i].penalty = PENALTY_NEVER;
	flow_space(flow, flow->style->exam_part_below);
	flow_penalty(flow, PENALTY_NEVER);
}
