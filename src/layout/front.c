/* SPDX-License-Identifier: MIT */
#include "layout/book.h"
#include "layout/inline.h"
#include "layout/wording.h"

/* The first page: title, authors over a short rule, preface, contents. The contents'
 * page numbers are slots that are filled when pages are known; nothing moves then. */

#define DOT_GAP   800 /* thousandths of an em between a title and its dots */
#define COUNT_GAP 1500

bool front_has_contents(const struct flow *flow)
{
	size_t titled = 0;

	for (size_t i = 0; i < flow->bank->chapter_count; i++)
		titled += flow->bank->chapters[i].title.count > 0 ||
			  flow->bank->chapters[i].label.len > 0;
	return flow->style->toc && titled > 1;
}

static void put_line(
	struct flow *flow, struct str text, const struct flat_run *run, scaled lead)
{
	const struct para_place place = {
		.x = flow->left,
		.width = flow->measure,
		.size = run->size,
		.lead = lead,
		.align = LINE_LEFT,
		.span = SPAN_NONE,
	};

	para_reset(&flow->para);
	inline_put_text(flow, run, text);
	flow_put_para(flow, &place);
	flow_penalty(flow, PENALTY_NEVER);
}

static void put_subtitle(struct flow *flow, uint32_t section, struct str text)
{
	const struct style *style = flow->style;

	if (text.len == 0)
		return;
	const struct flat_run run = flow_run(ROLE_SANS, style->subtitle_size, style->soft,
		flow_element(flow, ELEMENT_PARA, section));

	flow_space(flow, style->author_above);
	put_line(flow, text, &run, style->subtitle_size * 3 / 2);
}

static void put_title(struct flow *flow, uint32_t section)
{
	const struct style *style = flow->style;
	const struct bank_meta *meta = &flow->bank->meta;
	const struct flat_run run = flow_run(ROLE_HEADING, style->title_size, style->ink,
		flow_heading(flow, 1, section));
	const struct para_place place = {
		.x = flow->left,
		.width = flow->measure,
		.size = style->title_size,
		.lead = style->title_lead,
		.align = LINE_LEFT,
		.is_balanced = true,
		.span = SPAN_NONE,
	};

	flow_begin_row(flow, 0);
	flow_end_row(flow, front_has_contents(flow) ? style->title_drop : 0, 0, 0);
	flow_penalty(flow, PENALTY_NEVER);
	para_reset(&flow->para);
	inline_put(flow, &run, meta->title);
	flow_put_para(flow, &place);
	flow_penalty(flow, PENALTY_NEVER);
	put_subtitle(flow, section, meta->subtitle);
	if (flow->job->answers == LAYOUT_ANSWERS_ONLY)
		put_subtitle(flow, section, word_text(flow->language, WORD_ANSWERS));
}

static void put_authors(struct flow *flow, uint32_t section)
{
	const struct style *style = flow->style;
	const struct str names = flow_authors(flow);

	if (names.len > 0) {
		const struct flat_run run = flow_run(ROLE_KAI, style->author_size,
			style->soft, flow_element(flow, ELEMENT_PARA, section));

		flow_space(flow, style->author_above);
		put_line(flow, names, &run, style->author_size * 3 / 2);
	}
}

static void put_short_rule(struct flow *flow)
{
	const struct style *style = flow->style;

	if (style->title_rule_height == 0)
		return;
	flow_space(flow, style->title_rule_above);
	flow_begin_row(flow, 0);
	flow_put_fill(flow, flow->left, 0,
		(struct page_item){.width = style->title_rule_width,
			.height = style->title_rule_height,
			.fill = {flow_colour(style->accent)}});
	flow_end_row(flow, style->title_rule_height, 0, 0);
}

static void put_preface(struct flow *flow, uint32_t document)
{
	struct frame frame =
		frame_body(flow, flow_titled_element(flow, ELEMENT_SECTION, document,
					 word_text(flow->language, WORD_PREFACE)));

	if (flow->bank->preface.count == 0 || flow->job->answers == LAYOUT_ANSWERS_ONLY)
		return;
	frame.is_prose = true;
	flow_space(flow, flow->style->preface_above);
	block_put_list(flow, flow->bank->preface, &frame);
}

/* --- contents --- */

struct toc {
	struct flow *flow;
	uint32_t element;
	bool has_labels;
	scaled title_x, title_width, range_right;
};

static struct toc toc_columns(struct flow *flow, uint32_t element)
{
	const struct style *style = flow->style;
	struct toc toc = {.flow = flow, .element = element, .title_x = flow->left};

	for (size_t i = 0; i < flow->bank->chapter_count; i++)
		toc.has_labels |= flow->bank->chapters[i].label.len > 0 &&
				  flow->bank->chapters[i].title.count > 0;
	if (toc.has_labels)
		toc.title_x += style->toc_label_width;
	toc.range_right = flow->left + flow->measure - style->toc_page_width;
	toc.title_width = toc.range_right - style->toc_range_width - toc.title_x;
	return toc;
}

/* Dots of all lines stand under each other: their grid begins at the right. They are one
 * item that is copied as a space. */
static void put_leaders(const struct toc *toc, scaled from, scaled baseline)
{
	struct flow *flow = toc->flow;
	const struct style *style = flow->style;
	const scaled right = toc->title_x + toc->title_width;
	const scaled start = from + scaled_ratio(style->body_size, DOT_GAP, 1000);
	const scaled pitch = style->toc_dot_pitch, size = style->toc_dot_size;
	size_t end;
	bool missing;

	if (pitch < SCALED_PT || right - start < pitch)
		return;
	const struct face *face = fonts_find_face(
		flow->job->fonts, ROLE_SANS, FLAVOUR_LATIN, STR("."), 0, &end, &missing);
	const struct shaped *dot =
		fonts_shape(flow->job->fonts, face, SCRIPT_LATIN, STR("."));
	if (dot->count != 1)
		return;
	const size_t count = (size_t)((right - start) / pitch);
	struct page_glyph *glyphs = ARENA_NEW(flow->arena, struct page_glyph, count);

	for (size_t i = 0; i < count; i++)
		glyphs[i] = (struct page_glyph){
			.glyph = dot->glyphs[0].glyph,
			.x = (scaled)i * pitch,
			.advance = face_length(face, dot->advance, size),
			.text_len = i == 0,
		};
	vec_push(&flow->sink.items,
		(struct page_item){
			.kind = PAGE_TEXT,
			.element = ELEMENT_ARTIFACT,
			.x = right - (scaled)count * pitch,
			.y = baseline,
			.width = (scaled)count * pitch,
			.height = size,
			.text = {.face = sink_face(&flow->sink, face),
				.size = size,
				.colour = flow_colour(style->toc_dot_colour),
				.text = STR(" "),
				.glyphs = glyphs,
				.glyph_count = count,
				.is_replaced = true},
		});
}

static struct flat_run toc_run(const struct toc *toc, enum text_role role, scaled size,
	struct style_colour colour, uint32_t link)
{
	struct flat_run run =
		flow_run(role, size, colour, toc->flow->sink.targets.data[link].element);

	run.link = link;
	return run;
}

static uint32_t add_chapter_link(
	const struct toc *toc, const struct chapter *chapter, uint32_t item)
{
	const struct flat_run outer = flow_run(ROLE_BODY, toc->flow->style->body_size,
		toc->flow->style->ink, flow_element(toc->flow, ELEMENT_REFERENCE, item));
	const struct link_target target = {.destination = chapter->ordinal,
		.title = chapter->plain_title.len > 0 ? chapter->plain_title
						      : chapter->label};

	return inline_link_run(toc->flow, &outer, &target).link;
}

static void put_page_slot(const struct toc *toc, const struct chapter *chapter,
	scaled baseline, uint32_t element)
{
	const struct flow *flow = toc->flow;
	const struct style *style = flow->style;
	const struct page_slot slot = {
		.row = (uint32_t)(flow->rows.len - 1),
		.destination = chapter->ordinal,
		.baseline = baseline,
		.x = flow->left,
		.width = flow->measure,
		.run = flow_run(ROLE_SANS, style->toc_label_size, style->ink, element),
		.word = WORD_COUNT,
	};

	vec_push(&toc->flow->slots, slot);
}

/* The title's lines; dots, range and page go with the last. */
static void put_entry(const struct toc *toc, const struct chapter *chapter)
{
	struct flow *flow = toc->flow;
	const struct style *style = flow->style;
	const scaled lead = style->toc_lead;
	const scaled baseline = flow_baseline(style->body_size, lead);
	const scaled slack = (lead - style->body_size) / 2;
	const uint32_t item = flow_element(flow, ELEMENT_CONTENTS_ITEM, toc->element);
	const uint32_t link = add_chapter_link(toc, chapter, item);
	const bool is_label_alone = chapter->title.count == 0;
	const struct flat_run run =
		toc_run(toc, ROLE_BODY, style->body_size, style->ink, link);
	const struct para_widths widths = {
		toc->title_width, toc->title_width, style->body_size};
	const struct line_text label = {
		.text = is_label_alone ? STR("") : chapter->label,
		.run = toc_run(toc, ROLE_SANS, style->toc_label_size, style->soft, link),
		.x = flow->left,
		.width = style->toc_label_width,
		.is_spaced = true,
	};
	const struct line_text range = {
		.text = flow_range(flow, chapter->first_question, chapter->question_count,
			WORD_QUESTION_SPAN, WORD_QUESTION_ONE),
		.run = toc_run(toc, ROLE_SANS, style->toc_range_size, style->soft, link),
		.x = flow->left,
		.width = toc->range_right - flow->left,
		.align = LINE_RIGHT,
		.is_spaced = true,
	};

	para_reset(&flow->para);
	inline_put_text(
		flow, &run, is_label_alone ? chapter->label : chapter->plain_title);
	para_shape(&flow->para, &flow->cache, &flow->rules, toc->title_width);
	para_break(&flow->para, &widths);
	for (size_t i = 0; i < flow->para.lines.len; i++) {
		const struct line_place place = {
			toc->title_x, baseline, toc->title_width, LINE_LEFT};
		const bool is_last = i + 1 == flow->para.lines.len;

		flow_penalty(flow, i > 0 ? PENALTY_NEVER : 0);
		flow_begin_row(flow, baseline);
		if (i == 0)
			flow_put_text(flow, &label, baseline);
		line_put(&flow->para, i, &place, &flow->sink);
		if (is_last) {
			put_leaders(toc, toc->title_x + flow->para.lines.data[i].natural,
				baseline);
			flow_put_text(flow, &range, baseline);
			put_page_slot(toc, chapter, baseline, run.element);
		}
		flow_end_row(flow, lead, slack, slack);
	}
}

/* 目 录, set apart as two characters are in Chinese. */
static void put_toc_title(struct flow *flow, uint32_t section)
{
	const struct style *style = flow->style;
	const scaled size = style->toc_title_size;
	const struct flat_run run = flow_run(
		ROLE_SANS_BOLD, size, style->accent, flow_heading(flow, 2, section));
	const struct str word = word_text(flow->language, WORD_CONTENTS);
	const scaled baseline = flow_baseline(size, size);
	const scaled entry = flow_baseline(style->body_size, style->toc_lead);
	const struct para_place place = {.x = flow->left,
		.width = flow->measure,
		.size = size,
		.lead = size,
		.align = LINE_LEFT,
		.span = SPAN_NONE};

	flow_space(flow, style->toc_above);
	para_reset(&flow->para);
	if (word.len == 6) { /* two Han */
		inline_put_text(flow, &run, str_slice(word, 0, 3));
		inline_put_space(flow, &run, size);
		inline_put_text(flow, &run, str_slice(word, 3, 6));
	} else {
		inline_put_text(flow, &run, word);
	}
	flow_put_para(flow, &place);
	vec_last(&flow->rows)->height =
		scaled_max(style->toc_title_lead - entry + baseline, size);
	flow_penalty(flow, PENALTY_NEVER);
}

static struct str number_word(struct flow *flow, enum word word, size_t count)
{
	char digits[21];
	const struct str number = str_from_unsigned(digits, count);

	return flow_word(flow, word, &number, 1);
}

/* 200 题   14 章 */
static void put_counts(struct flow *flow, uint32_t section)
{
	const struct style *style = flow->style;
	const scaled size = style->toc_count_size;
	const struct flat_run run = flow_run(
		ROLE_SANS, size, style->soft, flow_element(flow, ELEMENT_PARA, section));
	const struct para_place place = {.x = flow->left,
		.width = flow->measure,
		.size = size,
		.lead = size * 3 / 2,
		.align = LINE_LEFT,
		.span = SPAN_NONE};

	flow_space(flow, style->toc_count_above);
	flow_penalty(flow, PENALTY_NEVER);
	para_reset(&flow->para);
	inline_put_text(flow, &run,
		style->chapter_totals ? flow_totals(flow, 0, flow->bank->question_count)
				      : number_word(flow, WORD_QUESTION_COUNT,
						flow->bank->question_count));
	inline_put_gap(flow, &run, scaled_ratio(size, COUNT_GAP, 1000));
	inline_put_text(flow, &run,
		number_word(flow, WORD_CHAPTER_COUNT, flow->bank->chapter_count));
	flow_put_para(flow, &place);
}

static void put_contents(struct flow *flow, uint32_t document)
{
	const uint32_t section = flow_element(flow, ELEMENT_SECTION, document);

	put_toc_title(flow, section);
	const struct toc toc =
		toc_columns(flow, flow_element(flow, ELEMENT_CONTENTS, section));

	for (size_t i = 0; i < flow->bank->chapter_count; i++)
		if (flow->bank->chapters[i].title.count > 0 ||
			flow->bank->chapters[i].label.len > 0)
			put_entry(&toc, &flow->bank->chapters[i]);
	put_counts(flow, section);
}

void front_put(struct flow *flow, uint32_t document)
{
	const uint32_t section = flow_element(flow, ELEMENT_SECTION, document);

	flow->is_bare_page = flow->style->title_bare;
	put_title(flow, section);
	put_authors(flow, section);
	put_short_rule(flow);
	flow->penalty = 0;
	put_preface(flow, document);
	if (front_has_contents(flow))
		put_contents(flow, document);
}
