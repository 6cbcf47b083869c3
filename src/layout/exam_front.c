/* SPDX-License-Identifier: MIT */
#include "layout/book.h"
#include "layout/exam.h"
#include "layout/inline.h"
#include "layout/wording.h"

#define VERSION_GAP 500 /* thousandths of an em of the title before （A 卷） */
#define INFO_GAP    2   /* em between time, total and form */
#define CELL_WIDTH  SCALED_MM(18)
#define HEAD_WIDTH  SCALED_MM(16)
#define CELL_HEIGHT SCALED_MM(6.3)
#define LEAST_CELL  SCALED_MM(9)

static struct para_place centred(const struct flow *flow, scaled size, scaled lead)
{
	return (struct para_place){
		.x = flow->left,
		.width = flow->measure,
		.size = size,
		.lead = lead,
		.align = LINE_CENTER,
		.is_balanced = true,
		.span = SPAN_NONE,
	};
}

static void put_title(struct exam *exam, uint32_t section)
{
	struct flow *flow = exam->flow;
	const struct style *style = flow->style;
	const struct bank_meta *meta = &flow->bank->meta;
	const uint32_t heading = flow_heading(flow, 1, section);
	const struct flat_run title =
		flow_run(ROLE_HEADING, style->exam_title_size, style->ink, heading);
	struct flat_run version =
		flow_run(ROLE_SANS, style->exam_version_size, style->ink, heading);
	const struct para_place place =
		centred(flow, style->exam_title_size, style->exam_title_size * 3 / 2);

	version.flags = RUN_WHOLE;
	para_reset(&flow->para);
	inline_put(flow, &title, meta->title);
	if (meta->exam_version.len > 0) {
		inline_put_space(flow, &title,
			scaled_ratio(style->exam_title_size, VERSION_GAP, 1000));
		inline_put_text(flow, &version, flow_exam_version(flow));
	}
	flow_put_para(flow, &place);
	flow_penalty(flow, PENALTY_NEVER);
	if (meta->subtitle.len > 0) {
		const struct para_place below = centred(
			flow, style->exam_version_size, style->exam_version_size * 3 / 2);
		const struct flat_run subtitle =
			flow_run(ROLE_SANS, style->exam_version_size, style->ink,
				flow_element(flow, ELEMENT_PARA, section));

		para_reset(&flow->para);
		inline_put_text(flow, &subtitle, meta->subtitle);
		flow_put_para(flow, &below);
		flow_penalty(flow, PENALTY_NEVER);
	}
}

/* --- time, total, form --- */

static bool is_number(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((text.data[i] < '0' || text.data[i] > '9') && text.data[i] != '.')
			return false;
	return text.len > 0;
}

/* 考试时间 90 分钟; a time that has its unit keeps it. */
static struct str time_text(struct flow *flow, struct str time)
{
	const struct str whole =
		is_number(time) ? flow_word(flow, WORD_MINUTES, &time, 1) : time;

	return time.len > 0 ? flow_word(flow, WORD_EXAM_TIME, &whole, 1) : time;
}

/* 满分 100 分, as the bank says, or as its questions add up to. */
static struct str total_text(const struct exam *exam)
{
	struct flow *flow = exam->flow;
	const struct str said = flow->bank->meta.exam_total;
	struct buf sum;

	if (said.len > 0)
		return is_number(said) ? flow_word(flow, WORD_EXAM_TOTAL, &said, 1)
				       : said;
	if (exam->total == 0)
		return STR("");
	buf_init(&sum, 0);
	points_put(&sum, exam->total);
	const struct str number = buf_str(&sum);
	const struct str text = flow_word(flow, WORD_EXAM_TOTAL, &number, 1);

	buf_clear(&sum);
	return text;
}

static void put_info(struct exam *exam, uint32_t section)
{
	struct flow *flow = exam->flow;
	const struct style *style = flow->style;
	const struct bank_meta *meta = &flow->bank->meta;
	const struct str texts[] = {
		time_text(flow, meta->exam_time), total_text(exam), meta->exam_form};
	const struct para_place place =
		centred(flow, style->exam_info_size, style->exam_info_size * 2);
	struct flat_run run =
		flow_run(ROLE_SANS, style->exam_info_size, style->soft, ELEMENT_ARTIFACT);
	bool has_any = false;

	para_reset(&flow->para);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (texts[i].len == 0)
			continue;
		if (has_any)
			inline_put_space(flow, &run, INFO_GAP * run.size);
		else
			run.element = flow_element(flow, ELEMENT_PARA, section);
		inline_put_text(flow, &run, texts[i]);
		has_any = true;
	}
	if (has_any)
		flow_put_para(flow, &place);
	flow_penalty(flow, PENALTY_NEVER);
}

/* --- the score table --- */

static struct str part_number(struct flow *flow, size_t number)
{
	struct buf text;

	buf_init(&text, 0);
	part_put_number(&text, flow->language, number);
	const struct str kept = arena_copy_str(flow->arena, buf_str(&text));

	buf_clear(&text);
	return kept;
}

/* 题号 | 一 | 二 | 总分
 * 得分 |    |    |      */
static void put_score_table(struct exam *exam, uint32_t section)
{
	struct flow *flow = exam->flow;
	const size_t columns = exam->parts.count + 2;
	const scaled room = (flow->measure - HEAD_WIDTH) / (scaled)(columns - 1);
	const scaled width = scaled_min(CELL_WIDTH, room);
	struct str *cells = ARENA_NEW(flow->arena, struct str, 2 * columns);

	if (!flow->style->exam_score_table || exam->parts.count < 2 || room < LEAST_CELL)
		return;
	for (size_t i = 0; i < 2 * columns; i++)
		cells[i] = STR("");
	cells[0] = word_text(flow->language, WORD_PARTS);
	for (size_t i = 1; i <= exam->parts.count; i++)
		cells[i] = part_number(flow, i);
	cells[columns - 1] = word_text(flow->language, WORD_ALL_PARTS);
	cells[columns] = word_text(flow->language, WORD_SCORE);
	const struct exam_grid grid = {
		.x = flow->left +
		     (flow->measure - HEAD_WIDTH - (scaled)(columns - 1) * width) / 2,
		.size = flow->style->exam_table_size,
		.first_width = HEAD_WIDTH,
		.width = width,
		.height = CELL_HEIGHT,
		.columns = columns,
		.rows = 2,
		.cells = cells,
		.parent = section,
		.colour = flow->style->ink,
		.has_head_row = true,
	};

	flow_space(flow, flow->style->exam_table_size);
	exam_put_grid(flow, &grid);
}

/* --- notices --- */

/* Its number hangs beside it. */
static void put_notice(
	struct flow *flow, const struct frame *frame, size_t i, uint32_t list)
{
	const bool many = list != ELEMENT_ARTIFACT;
	const struct str notice = flow->bank->meta.exam_notices[i];
	const struct inline_node node = {
		.kind = INLINE_TEXT, .span = SPAN_NONE, .text = notice};
	const scaled width =
		many ? frame->size * (flow->bank->meta.exam_notice_count < 10 ? 5 : 7) / 4
		     : 0;
	struct frame inner = frame_inside(frame, width, 0);
	struct buf number;

	buf_init(&number, 0);
	if (many) {
		const uint32_t item = flow_element(flow, ELEMENT_ITEM, list);

		const uint32_t label = flow_element(flow, ELEMENT_LABEL, item);

		inner.element = flow_element(flow, ELEMENT_BODY, item);
		buf_put_unsigned(&number, (unsigned long)i + 1);
		buf_put_byte(&number, '.');
		vec_push(&flow->sides,
			((struct side){
				.text = arena_copy_str(flow->arena, buf_str(&number)),
				.run = flow_run(
					ROLE_BODY, frame->size, frame->colour, label),
				.x = frame->x,
				.width = width,
				.align = LINE_LEFT,
			}));
	}
	block_put_para(flow, (struct inline_list){&node, 1}, &inner, NULL, SPAN_NONE);
	buf_clear(&number);
}

static void put_notices(struct exam *exam, uint32_t section)
{
	struct flow *flow = exam->flow;
	const struct style *style = flow->style;
	const struct bank_meta *meta = &flow->bank->meta;
	struct frame frame = frame_body(flow, section);
	const struct para_place place = {
		.x = frame.x,
		.width = frame.width,
		.size = style->exam_notice_size,
		.lead = style->exam_notice_size * 8 / 5,
		.align = LINE_LEFT,
		.span = SPAN_NONE,
	};
	const struct flat_run label = flow_run(ROLE_SANS_BOLD, place.size, style->ink,
		flow_element(flow, ELEMENT_PARA, section));

	if (meta->exam_notice_count == 0)
		return;
	frame.size = place.size;
	frame.lead = place.lead;
	flow_space(flow, style->exam_part_below);
	para_reset(&flow->para);
	inline_put_text(flow, &label, word_text(flow->language, WORD_NOTICES));
	flow_put_para(flow, &place);
	flow_penalty(flow, PENALTY_NEVER);
	const uint32_t list = meta->exam_notice_count > 1
				      ? flow_element(flow, ELEMENT_LIST, section)
				      : ELEMENT_ARTIFACT;

	for (size_t i = 0; i < meta->exam_notice_count; i++)
		put_notice(flow, &frame, i, list);
}

void exam_put_front(struct exam *exam)
{
	struct flow *flow = exam->flow;
	const uint32_t section = flow_element(flow, ELEMENT_SECTION, exam->document);

	put_title(exam, section);
	put_info(exam, section);
	put_score_table(exam, section);
	put_notices(exam, section);
	if (flow->bank->preface.count > 0) {
		flow_space(flow, flow->style->exam_part_below);
		book_put_prose(flow, flow->bank->preface, section, 0);
	}
}
