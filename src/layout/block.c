/* SPDX-License-Identifier: MIT */
#include "layout/block.h"

#include "layout/display.h"
#include "layout/image.h"
#include "layout/inline.h"
#include "model/words.h"

#define RULE_PART    3  /* a thematic break is a third of the measure */
#define NARROW       20 /* em: a measure in which an indent is one em */
#define LEAST_FIGURE 60 /* per cent of a small page that a figure may always take */

static struct flat_run frame_run(const struct frame *frame, uint32_t element)
{
	return flow_run(frame->role, frame->size, frame->colour, element);
}

/* An inset of no element of its own is part of the paragraph. */
static void put_inset_text(struct flow *flow, const struct inset *inset, uint32_t para)
{
	struct flat_run run = inset->run;

	run.element = para;
	inline_put_text(flow, &run, inset->text);
	if (inset->marks.len > 0) {
		run.element =
			flow_spoken_element(flow, ELEMENT_SPAN, para, inset->spoken);
		inline_put_text(flow, &run, inset->marks);
		run.element = para;
	}
	if (inset->rest.len > 0 && inset->text.len + inset->marks.len > 0)
		inline_put_text(flow, &run, STR(" · "));
	inline_put_text(flow, &run, inset->rest);
}

static void put_insets(struct flow *flow, const struct inset *insets, size_t count,
	uint32_t para, bool is_before)
{
	for (size_t i = 0; i < count; i++) {
		if (!is_before)
			inline_put_end(flow, &insets[i].run, insets[i].gap);
		put_inset_text(flow, insets + i, para);
		if (is_before)
			inline_put_gap(flow, &insets[i].run, insets[i].gap);
	}
}

/* One em of a narrow measure (5.7). */
static scaled first_indent(const struct flow *flow, scaled measure)
{
	const struct style *style = flow->style;

	return measure <= NARROW * style->body_size
		       ? scaled_min(style->body_indent, style->body_size)
		       : style->body_indent;
}

void block_put_para(struct flow *flow, struct inline_list text, const struct frame *frame,
	const struct block_insets *insets, struct span span)
{
	const struct flat_run run =
		frame_run(frame, flow_element(flow, ELEMENT_PARA, frame->element));
	const bool indents =
		frame->is_prose && flow->style->body_indent < frame->width / 2;
	const struct para_place place = {
		.x = frame->x,
		.width = frame->width,
		.indent = indents ? first_indent(flow, frame->width) : 0,
		.size = frame->size,
		.lead = frame->lead,
		.align = frame->is_balanced     ? LINE_CENTER
			 : flow->style->justify ? LINE_JUSTIFY
						: LINE_LEFT,
		.is_balanced = frame->is_balanced,
		.span = span,
	};

	para_reset(&flow->para);
	if (insets)
		put_insets(flow, insets->before, insets->before_count, run.element, true);
	if (insets) {
		inline_put_beside(flow, &run, text);
		put_insets(flow, insets->after, insets->after_count, run.element, false);
	} else {
		flow_note_language(flow, run.element, text);
		inline_put(flow, &run, text);
	}
	flow_put_para(flow, &place);
}

/* --- figures --- */

static void put_caption(
	struct flow *flow, const struct frame *frame, struct str text, uint32_t figure)
{
	const scaled size = flow->style->caption_size;
	const struct flat_run run = flow_run(ROLE_SANS, size, flow->style->soft,
		flow_element(flow, ELEMENT_CAPTION, figure));
	const struct para_place place = {
		.x = frame->x,
		.width = frame->width,
		.size = size,
		.lead = size * 3 / 2,
		.align = LINE_CENTER,
		.span = SPAN_NONE,
	};

	if (text.len == 0)
		return;
	flow_penalty(flow, PENALTY_NEVER);
	flow_space(flow, size);
	para_reset(&flow->para);
	inline_put_text(flow, &run, text);
	flow_put_para(flow, &place);
}

/* A frame that says what belongs here: alt text and address. */
static void put_missing_figure(struct flow *flow, const struct frame *frame,
	const struct image *image, uint32_t figure)
{
	const scaled pad = flow->style->code_padding, size = flow->style->caption_size;
	const scaled lead = size * 7 / 4;
	const struct style_colour soft = flow->style->soft;
	const scaled height = 3 * lead + 2 * pad;
	struct line_text line = {
		.text = word_text(flow->language, WORD_IMAGE_MISSING),
		.run = flow_run(ROLE_SANS_BOLD, size, soft, figure),
		.x = frame->x + pad,
		.width = frame->width - 2 * pad,
		.align = LINE_CENTER,
	};

	flow_begin_row(flow, pad + flow_baseline(size, lead));
	vec_push(&flow->sink.items,
		(struct page_item){
			.kind = PAGE_STROKE,
			.element = ELEMENT_ARTIFACT,
			.x = frame->x,
			.width = frame->width,
			.height = height,
			.stroke = {flow_colour(flow->style->hairline),
				flow->style->hairline_width, 3 * SCALED_PT},
		});
	flow_put_text(flow, &line, pad + flow_baseline(size, lead));
	line.run.role = ROLE_SANS;
	line.text = image->alt;
	flow_put_text(flow, &line, pad + lead + flow_baseline(size, lead));
	line.run.role = ROLE_CODE;
	line.run.flags |= RUN_CODE;
	line.text = image->url;
	flow_put_text(flow, &line, pad + 2 * lead + flow_baseline(size, lead));
	flow_end_row(flow, height, 0, 0);
}

static void put_figure(
	struct flow *flow, const struct image *image, const struct frame *frame)
{
	const scaled most = scaled_min(flow->style->image_height,
		flow->page_height - 4 * flow->style->body_lead);
	const struct image_box box = image_fit(flow, image, frame->width,
		scaled_max(
			most, (scaled)((int64_t)flow->page_height * LEAST_FIGURE / 100)));
	const uint32_t figure = flow_element(flow, ELEMENT_FIGURE, frame->element);

	flow->elements.data[figure].alt = image->alt;
	if (box.is_missing) {
		put_missing_figure(flow, frame, image, figure);
	} else {
		flow_begin_row(flow, box.height);
		vec_push(&flow->sink.items,
			(struct page_item){
				.kind = PAGE_IMAGE,
				.element = figure,
				.x = frame->x + (frame->width - box.width) / 2,
				.width = box.width,
				.height = box.height,
				.image = {image->media},
			});
		flow_end_row(flow, box.height, 0, 0);
	}
	put_caption(flow, frame, image->title, figure);
	flow_space(flow, flow->style->block_space);
}

static const struct image *lone_image(const struct block *block)
{
	if (block->kind == BLOCK_PARA && block->para.count == 1 &&
		block->para.items[0].kind == INLINE_IMAGE)
		return &block->para.items[0].image;
	return NULL;
}

bool block_is_text(const struct block *block)
{
	return block->kind == BLOCK_PARA && !lone_image(block);
}

/* --- display math that is not understood: its TeX --- */

static void put_tex(struct flow *flow, const struct math *math, const struct frame *frame)
{
	const uint32_t element = flow_element(flow, ELEMENT_FORMULA, frame->element);
	const scaled size = flow->style->code_size;
	struct flat_run run = flow_run(ROLE_CODE, size, frame->colour, element);
	struct str rest = str_trim(math->tex), line;
	const struct para_place place = {
		.x = frame->x,
		.width = frame->width,
		.size = size,
		.lead = flow->style->code_lead,
		.align = LINE_CENTER,
		.span = math->span,
	};

	flow->elements.data[element].alt = math->tex;
	run.flags |= RUN_CODE;
	for (bool is_first = true; str_next_line(&rest, &line); is_first = false) {
		if (!is_first)
			flow_penalty(flow, PENALTY_NEVER);
		para_reset(&flow->para);
		inline_put_text(flow, &run, line);
		flow_put_para(flow, &place);
	}
	flow_space(flow, flow->style->block_space);
}

static void put_math(
	struct flow *flow, const struct math *math, const struct frame *frame)
{
	if (math->root)
		math_put_display(flow, math, frame);
	else
		put_tex(flow, math, frame);
}

/* --- lists --- */

static void wait_for_mark(struct flow *flow, const struct frame *frame, struct str text,
	scaled width, uint32_t item)
{
	const bool is_number = char_is_digit((unsigned char)text.data[0]);
	const struct side side = {
		.text = text,
		.run = flow_run(is_number ? ROLE_BODY : ROLE_SANS_BOLD, frame->size,
			frame->colour, flow_element(flow, ELEMENT_LABEL, item)),
		.x = frame->x,
		.width = width,
		.align = LINE_LEFT,
	};

	vec_push(&flow->sides, side);
}

static struct str mark_text(struct flow *flow, const struct block *block, size_t i)
{
	static const struct str bullets[] = {STR_INIT("•"), STR_INIT("–"), STR_INIT("·")};
	char digits[21];
	struct buf text;

	switch (block->list.items[i].check) {
	case CHECK_OPEN: return STR("☐");
	case CHECK_DONE: return STR("☑");
	case CHECK_NONE: break;
	}
	if (!block->list.ordered)
		return bullets[block->list.depth < 2 ? block->list.depth : 2];
	buf_init(&text, 0);
	buf_put_str(
		&text, str_from_unsigned(digits, (unsigned long)block->list.start + i));
	buf_put_byte(&text, '.');
	const struct str kept = arena_copy_str(flow->arena, buf_str(&text));

	buf_clear(&text);
	return kept;
}

/* As wide as the longest number, at least what the style says. */
static scaled mark_width(
	struct flow *flow, const struct block *block, const struct frame *frame)
{
	const struct flat_run run = frame_run(frame, ELEMENT_ARTIFACT);

	if (!block->list.ordered || block->list.count == 0)
		return flow->style->list_width;
	const scaled widest = flow_text_width(
		flow, mark_text(flow, block, block->list.count - 1), &run);

	return scaled_max(flow->style->list_width, widest + frame->size / 2);
}

static void put_list(
	struct flow *flow, const struct block *block, const struct frame *frame)
{
	const uint32_t list = flow_element(flow, ELEMENT_LIST, frame->element);
	const scaled width = mark_width(flow, block, frame);

	for (size_t i = 0; i < block->list.count; i++) {
		const struct list_item *item = &block->list.items[i];
		const uint32_t element = flow_element(flow, ELEMENT_ITEM, list);
		struct frame inner = frame_inside(frame, width, 0);

		if (i > 0 && !block->list.tight)
			flow_space(flow, flow->style->list_space);
		if (i > 0)
			flow_penalty(flow, PENALTY_PARA);
		wait_for_mark(flow, frame, mark_text(flow, block, i), width, element);
		inner.element = flow_element(flow, ELEMENT_BODY, element);
		inner.is_prose = false;
		inner.is_balanced = false;
		inner.is_tight = block->list.tight;
		block_put_list(flow, item->blocks, &inner);
		if (flow->sides.len > 0) /* an empty item */
			block_put_para(
				flow, (struct inline_list){0}, &inner, NULL, item->span);
		vec_reset(&flow->sides);
	}
}

/* --- the others --- */

static void put_quote(
	struct flow *flow, const struct block *block, const struct frame *frame)
{
	struct frame inner =
		frame_inside(frame, flow->style->quote_indent, flow->style->quote_indent);

	inner.element = flow_element(flow, ELEMENT_QUOTE, frame->element);
	inner.role = ROLE_KAI;
	inner.colour = flow->style->quote_colour;
	inner.is_prose = false;
	inner.is_balanced = false;
	block_put_list(flow, block->children, &inner);
	flow_space(flow, flow->style->block_space);
}

static void put_heading(
	struct flow *flow, const struct block *block, const struct frame *frame)
{
	const uint32_t element =
		flow_inner_heading(flow, block->heading.level, frame->element);
	const struct flat_run run =
		flow_run(ROLE_SANS_BOLD, frame->size, frame->colour, element);
	const struct para_place place = {
		.x = frame->x,
		.width = frame->width,
		.size = frame->size,
		.lead = frame->lead,
		.align = LINE_LEFT,
		.span = block->span,
	};

	para_reset(&flow->para);
	inline_put(flow, &run, block->heading.text);
	flow_put_para(flow, &place);
	flow_penalty(flow, PENALTY_NEVER);
}

static void put_details(
	struct flow *flow, const struct block *block, const struct frame *frame)
{
	struct frame head = *frame;

	head.role = ROLE_STRONG;
	if (block->details.summary.count > 0) {
		block_put_para(flow, block->details.summary, &head, NULL, block->span);
		flow_penalty(flow, PENALTY_NEVER);
	}
	block_put_list(flow, block->details.blocks, frame);
}

static void put_rule(struct flow *flow, const struct frame *frame)
{
	const scaled lead = frame->lead;

	flow_begin_row(flow, lead / 2);
	flow_put_fill(flow, frame->x + (frame->width - frame->width / RULE_PART) / 2,
		lead / 2,
		(struct page_item){.width = frame->width / RULE_PART,
			.height = flow->style->hairline_width,
			.fill = {flow_colour(flow->style->hairline)}});
	flow_end_row(flow, lead, lead / 2, lead / 2);
}

void block_put(struct flow *flow, const struct block *block, const struct frame *frame)
{
	const struct image *image = lone_image(block);

	switch (block->kind) {
	case BLOCK_PARA:
		if (image)
			put_figure(flow, image, frame);
		else
			block_put_para(flow, block->para, frame, NULL, block->span);
		return;
	case BLOCK_HEADING: put_heading(flow, block, frame); return;
	case BLOCK_LIST: put_list(flow, block, frame); return;
	case BLOCK_QUOTE: put_quote(flow, block, frame); return;
	case BLOCK_CODE:
		code_put(flow, block->code.text, block->code.tokens,
			block->code.token_count, frame);
		return;
	case BLOCK_MATH: put_math(flow, block->math, frame); return;
	case BLOCK_TABLE: table_put(flow, block, frame); return;
	case BLOCK_DETAILS: put_details(flow, block, frame); return;
	case BLOCK_RULE: put_rule(flow, frame); return;
	case BLOCK_SOURCE: code_put(flow, block->source, NULL, 0, frame); return;
	}
}

static bool is_flowing(const struct block *block)
{
	return block_is_text(block) || block->kind == BLOCK_LIST ||
	       block->kind == BLOCK_HEADING;
}

/* A paragraph that ends with a colon. */
static bool leads_on(const struct block *block)
{
	if (block->kind != BLOCK_PARA || block->para.count == 0)
		return false;
	const struct inline_node *last = &block->para.items[block->para.count - 1];

	return last->kind == INLINE_TEXT &&
	       (str_ends(last->text, STR("：")) || str_ends(last->text, STR(":")));
}

void block_space_before(struct flow *flow, const struct block *block,
	const struct block *above, const struct frame *frame)
{
	const bool both_paras = block->kind == BLOCK_PARA && above->kind == BLOCK_PARA;

	if (leads_on(above) && block->kind != BLOCK_PARA)
		flow_penalty(flow, PENALTY_LEAD);
	if (!is_flowing(block) || !is_flowing(above)) {
		flow_space(flow, flow->style->block_space);
	} else if (both_paras && !frame->is_prose && !frame->is_tight) {
		flow_space(flow, flow->style->body_space);
	}
}

void block_put_list(struct flow *flow, struct block_list list, const struct frame *frame)
{
	for (size_t i = 0; i < list.count; i++) {
		if (i > 0) {
			block_space_before(
				flow, &list.items[i], &list.items[i - 1], frame);
			flow_penalty(flow, PENALTY_PARA);
		}
		block_put(flow, &list.items[i], frame);
	}
}
