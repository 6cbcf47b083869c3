/* SPDX-License-Identifier: MIT */
#include "layout/flow.h"

#include <stdio.h>

#include "layout/math/set.h"
#include "layout/paragraph/balance.h"
#include "layout/paragraph/hyphens.h"
#include "model/foreign.h"

#define ASCENT        880 /* of the em box, thousandths */
#define MESSAGE_CHARS 12

static scaled whole_ems(scaled width, scaled em)
{
	return width / em * em;
}

/* The text columns, each with its labels: a measure that the style sets is exact, else
 * whole ems (5.1), and what is left goes between the columns. */
static void find_columns(struct flow *flow)
{
	const struct style *style = flow->style;
	const scaled labels = style->label_width + style->label_gutter;
	const scaled gutter = style->column_gutter;
	const scaled width =
		style->page_size.width - style->margin_inner - style->margin_outer;
	const scaled columns = (scaled)style->columns + 1;
	const scaled step = (width + gutter) / columns;
	/* Hints in the margin: there is none between columns. */
	const scaled margin = style->hint_show == HINT_MARGIN && columns == 1
				      ? style->hint_margin + style->hint_margin_gap
				      : 0;
	const scaled room =
		scaled_max(step - gutter - labels - margin, 2 * style->body_size);
	const scaled tolerance = SCALED(0.01);

	flow->left = style->margin_inner + labels;
	flow->columns = (unsigned)columns;
	flow->column_step = step;
	flow->column_measure = whole_ems(room, style->body_size);
	if (style->measure > 0 && style->measure <= room + tolerance) {
		flow->column_measure = style->measure;
		flow->column_step = style->measure + gutter + labels;
	}
	flow->wide_measure = flow->column_measure + (columns - 1) * flow->column_step;
	flow->measure = flow->column_measure;
	flow->page_height = scaled_max(
		style->page_size.height - style->margin_top - style->margin_bottom,
		2 * style->body_lead);
}

/* Thousandths of an em for each word of the property. */
static int32_t autospace_of(unsigned choice)
{
	static const int32_t widths[] = {250, 167, 125, 0};

	return widths[choice];
}

static struct spacing_rules rules_of(const struct layout_job *job)
{
	const struct style *style = job->style;
	const enum language language = job->bank->meta.language;

	return (struct spacing_rules){
		.language = language,
		.marks = (enum mark_style)style->mark_style,
		.autospace = autospace_of(style->autospace),
		.small_may_start = language == LANGUAGE_JA && style->line_break == 1,
		.syllables_part = style->korean_break == 1,
		.stops_shrink = style->squeeze_stops,
		.marks_hang = style->hanging && style->grid,
	};
}

void flow_init(struct flow *flow, const struct layout_job *job)
{
	const struct page_element artifact = {.kind = ELEMENT_KIND_ARTIFACT};

	*flow = (struct flow){
		.job = job,
		.style = job->style,
		.bank = job->bank,
		.language = job->bank->meta.language,
		.arena = job->arena,
		.rules = rules_of(job),
		.bar = NO_INDEX,
		.ground = NO_INDEX,
		.table = NO_INDEX,
		.chapter = NO_INDEX,
		.question = NO_INDEX,
	};
	glyph_cache_init(&flow->cache, job->fonts);
	para_init(&flow->para);
	para_init(&flow->side_para);
	flow->sink.arena = job->arena;
	flow->sink.cache = &flow->cache;
	flow->sink.first_picture = job->media ? job->media->count : 0;
	flow->sink.hairline = flow_colour(job->style->hairline);
	flow->sink.hairline_width = job->style->hairline_width;
	vec_push(&flow->elements, artifact);
	find_columns(flow);
	flow->is_unwritten =
		memory_new(memory_product(job->bank->question_count + 1, sizeof(bool)));
	memset(flow->is_unwritten, 0, job->bank->question_count + 1);
}

void flow_clear(struct flow *flow)
{
	glyph_cache_clear(&flow->cache);
	para_clear(&flow->para);
	para_clear(&flow->side_para);
	sink_clear(&flow->sink);
	math_setter_free(flow->math);
	hyphenator_free(flow->hyphenator);
	vec_clear(&flow->rows);
	vec_clear(&flow->decors);
	vec_clear(&flow->heads);
	vec_clear(&flow->slots);
	vec_clear(&flow->fillers);
	vec_clear(&flow->notes);
	vec_clear(&flow->sides);
	vec_clear(&flow->elements);
	vec_clear(&flow->outlines);
	vec_clear(&flow->waiting);
	free(flow->is_unwritten);
}

void flow_set_wide(struct flow *flow, bool is_wide)
{
	flow->is_wide = is_wide && flow->columns > 1;
	flow->measure = flow->is_wide ? flow->wide_measure : flow->column_measure;
}

void flow_space(struct flow *flow, scaled space)
{
	flow->space = scaled_max(flow->space, space);
}

void flow_penalty(struct flow *flow, int32_t penalty)
{
	flow->penalty = scaled_max(flow->penalty, penalty);
}

void flow_destination(struct flow *flow, size_t destination)
{
	vec_push(&flow->waiting, destination);
}

uint32_t flow_element(struct flow *flow, enum element_kind kind, uint32_t parent)
{
	return flow_titled_element(flow, kind, parent, (struct str){0});
}

/* What a link holds is text of the line around it. */
static enum language language_of(
	const struct flow *flow, enum element_kind kind, uint32_t parent)
{
	if ((kind == ELEMENT_LINK || kind == ELEMENT_REFERENCE) &&
		parent != ELEMENT_ARTIFACT)
		return flow->elements.data[parent].language;
	return flow->language;
}

void flow_note_language(struct flow *flow, uint32_t element, struct inline_list text)
{
	language_from_tag(foreign_language(flow->language, text),
		&flow->elements.data[element].language);
}

uint32_t flow_titled_element(
	struct flow *flow, enum element_kind kind, uint32_t parent, struct str title)
{
	const struct page_element element = {.kind = kind,
		.parent = parent,
		.title = title,
		.language = language_of(flow, kind, parent)};

	vec_push(&flow->elements, element);
	return (uint32_t)(flow->elements.len - 1);
}

uint32_t flow_spoken_element(
	struct flow *flow, enum element_kind kind, uint32_t parent, struct str spoken)
{
	const uint32_t element = flow_element(flow, kind, parent);

	flow->elements.data[element].alt = spoken;
	return element;
}

static uint32_t add_heading(struct flow *flow, unsigned level, uint32_t parent)
{
	const unsigned depth = level > 6 ? 5 : level - 1;

	return flow_element(flow, (enum element_kind)(ELEMENT_H1 + depth), parent);
}

uint32_t flow_heading(struct flow *flow, unsigned level, uint32_t parent)
{
	flow->heading = flow->inner_heading = level;
	flow->inner_source = 0;
	return add_heading(flow, level, parent);
}

uint32_t flow_number_heading(
	struct flow *flow, unsigned level, uint32_t parent, struct str spoken)
{
	const uint32_t heading = flow_heading(flow, level, parent);

	flow->elements.data[heading].alt = spoken;
	return heading;
}

uint32_t flow_inner_heading(struct flow *flow, unsigned level, uint32_t parent)
{
	const unsigned last = flow->inner_source, first = flow->heading + 1;

	if (last == 0 || level > last)
		flow->inner_heading++;
	else if (flow->inner_heading > first + last - level)
		flow->inner_heading -= last - level;
	else
		flow->inner_heading = first;
	flow->inner_source = level;
	return add_heading(flow, flow->inner_heading, parent);
}

struct colour flow_colour(struct style_colour colour)
{
	return (struct colour){colour.red, colour.green, colour.blue};
}

struct flat_run flow_run(
	enum text_role role, scaled size, struct style_colour colour, uint32_t element)
{
	return (struct flat_run){
		.role = role,
		.size = size,
		.colour = flow_colour(colour),
		.element = element,
		.link = FLAT_NO_LINK,
	};
}

scaled flow_baseline(scaled size, scaled lead)
{
	return (lead - size) / 2 + scaled_ratio(size, ASCENT, 1000);
}

static void put_side_text(struct flow *flow, struct str text, const struct flat_run *run)
{
	struct para *para = &flow->side_para;

	para_reset(para);
	flat_set_run(&para->flat, run);
	flat_put(&para->flat, text);
}

static void shape_side(struct flow *flow)
{
	para_shape(&flow->side_para, &flow->cache, &flow->rules, SCALED_MAX);
}

scaled flow_text_width(struct flow *flow, struct str text, const struct flat_run *run)
{
	put_side_text(flow, text, run);
	shape_side(flow);
	return para_natural_width(&flow->side_para);
}

scaled flow_put_text(struct flow *flow, const struct line_text *text, scaled baseline)
{
	const struct line_place place = {text->x, baseline, text->width, text->align};

	const struct flat_object space = {.kind = OBJECT_SPACE, .text = STR_INIT(" ")};

	put_side_text(flow, text->text, &text->run);
	if (text->is_spaced)
		flat_put_object(&flow->side_para.flat, &space);
	shape_side(flow);
	line_put_all(&flow->side_para, &place, &flow->sink);
	return para_natural_width(&flow->side_para);
}

void flow_put_fill(struct flow *flow, scaled x, scaled y, struct page_item size)
{
	size.element = ELEMENT_ARTIFACT;
	sink_fill(&flow->sink, x, y, size);
}

static void put_sides(struct flow *flow, scaled baseline)
{
	for (size_t i = 0; i < flow->sides.len; i++) {
		const struct side *side = &flow->sides.data[i];
		const struct line_text text = {
			side->text, side->run, side->x, side->width, side->align};

		flow_put_text(flow, &text, baseline);
	}
	vec_reset(&flow->sides);
}

void flow_begin_row(struct flow *flow, scaled baseline)
{
	const struct row row = {
		.penalty = flow->penalty,
		.first_item = (uint32_t)flow->sink.items.len,
		.first_link = (uint32_t)flow->sink.links.len,
		.bar = flow->bar,
		.ground = flow->ground,
		.table = flow->table,
		.chapter = flow->chapter,
		.question = flow->question,
		.opens_question = flow->opens_question,
		.must_begin_page = flow->must_begin_page,
		.is_bare_page = flow->is_bare_page,
		.is_wide = flow->is_wide,
		.grid_baseline = -1,
	};

	vec_push(&flow->rows, row);
	put_sides(flow, baseline);
}

static void land_destinations(struct flow *flow)
{
	for (size_t i = 0; i < flow->waiting.len; i++)
		flow->anchors[flow->waiting.data[i]] =
			(struct anchor){(uint32_t)(flow->rows.len - 1), 0};
	vec_reset(&flow->waiting);
}

void flow_end_row(
	struct flow *flow, scaled height, scaled slack_above, scaled slack_below)
{
	struct row *row = vec_last(&flow->rows);
	const struct row *before = flow->rows.len > 1 ? row - 1 : NULL;
	const scaled slack = slack_above + (before ? before->slack_below : 0);
	const scaled reach = row->reach_above + (before ? before->reach_below : 0);

	/* Spaces keep the rhythm of em boxes; half of one does for what reaches out. */
	row->above = scaled_max(
		scaled_max(flow->space - slack - reach, flow->space / 2 - slack), 0);
	row->height = height;
	row->slack_above = slack_above;
	row->slack_below = slack_below;
	row->item_count = (uint32_t)flow->sink.items.len - row->first_item;
	row->link_count = (uint32_t)flow->sink.links.len - row->first_link;
	land_destinations(flow);
	flow->space = 0;
	flow->penalty = 0;
	flow->opens_question = false;
	flow->must_begin_page = false;
	flow->is_bare_page = false;
}

struct flow_mark flow_set_mark(const struct flow *flow)
{
	return (struct flow_mark){
		.rows = flow->rows.len,
		.items = flow->sink.items.len,
		.links = flow->sink.links.len,
		.targets = flow->sink.targets.len,
		.decors = flow->decors.len,
		.heads = flow->heads.len,
		.slots = flow->slots.len,
		.fillers = flow->fillers.len,
		.elements = flow->elements.len,
		.loose = flow->loose,
	};
}

void flow_rewind_rows(struct flow *flow, const struct flow_mark *mark)
{
	flow->rows.len = mark->rows;
	flow->sink.items.len = mark->items;
	flow->sink.links.len = mark->links;
	flow->decors.len = mark->decors;
	flow->heads.len = mark->heads;
	flow->slots.len = mark->slots;
	flow->fillers.len = mark->fillers;
	if (flow->line_end.row >= mark->rows)
		flow->line_end.row = NO_INDEX;
}

void flow_rewind(struct flow *flow, const struct flow_mark *mark)
{
	flow_rewind_rows(flow, mark);
	flow->sink.targets.len = mark->targets;
	flow->elements.len = mark->elements;
	flow->loose = mark->loose;
}

/* --- paragraphs --- */

/* How many lines are text; the last may be a remark alone. */
static size_t text_lines(const struct para *para)
{
	const size_t count = para->lines.len;

	return count > 1 && para->lines.data[count - 1].first == para->text_end
		       ? count - 1
		       : count;
}

/* Two lines at least on each side of a page break; three stay together (6.3). */
static int32_t penalty_of_line(size_t line, size_t count)
{
	return line >= count || count <= 3 || line < 2 || line + 2 > count ? PENALTY_NEVER
									   : PENALTY_LINE;
}

/* Its first characters, for a message. */
static struct str line_text_of(const struct para *para, const struct para_line *line)
{
	const struct flat_char *chars = para->flat.chars.data;
	const size_t first = para->boxes.data[line->first].first_char;
	size_t last = first;

	while (last + 1 < para->flat.chars.len && last - first < MESSAGE_CHARS)
		last++;
	return str_slice(buf_str(&para->flat.text), chars[first].start,
		chars[last].start + chars[last].length);
}

/* Once: what would have filled the line is not installed. */
static void report_hyphenator(struct flow *flow, const struct para_place *place)
{
	if (flow->hyphenator || flow->has_told_hyphenator ||
		!hyphens_has_words(&flow->para.flat))
		return;
	diag_report(flow->job->diag, DIAG_HYPHEN_MISSING, place->span);
	flow->has_told_hyphenator = true;
}

/* All of them are told at the end, in one message. */
static void count_loose(struct flow *flow, const struct para_place *place)
{
	const struct para *para = &flow->para;

	if (place->align != LINE_JUSTIFY)
		return;
	for (size_t i = 0; i < para->lines.len; i++) {
		if (!para->lines.data[i].is_loose)
			continue;
		if (flow->loose.count++ > 0)
			continue;
		flow->loose.span = place->span;
		flow->loose.text = arena_copy_str(
			flow->arena, line_text_of(para, &para->lines.data[i]));
	}
}

void flow_report(const struct flow *flow)
{
	char count[24];

	if (flow->loose.count == 0)
		return;
	snprintf(count, sizeof(count), "%zu", flow->loose.count);
	diag_report(flow->job->diag, DIAG_LINE_LOOSE, flow->loose.span, str_from(count),
		flow->loose.text);
}

static void report_ragged(struct flow *flow, const struct para_place *place)
{
	const struct para *para = &flow->para;

	for (size_t i = 0; i < para->lines.len; i++) {
		const struct para_line *line = &para->lines.data[i];

		if (line->is_ragged && place->align == LINE_JUSTIFY &&
			line->natural < place->width - 2 * place->size) {
			diag_report(flow->job->diag, DIAG_LINE_RAGGED, place->span,
				line_text_of(para, line));
			report_hyphenator(flow, place);
			return;
		}
	}
}

static bool offer_hyphens(struct flow *flow)
{
	struct flat *flat = &flow->para.flat;

	if (!hyphens_has_words(flat))
		return false;
	if (!flow->has_sought_hyphenator)
		flow->hyphenator = hyphenator_new();
	flow->has_sought_hyphenator = true;
	return flow->hyphenator && hyphens_offer(flat, flow->hyphenator);
}

/* Pass 2 (5.6): words, URLs and identifiers are parted only where the lines are bad
 * without. */
static void break_words(struct flow *flow, struct para_widths widths)
{
	struct para *para = &flow->para;
	const bool has_hyphens = offer_hyphens(flow);

	if (!has_hyphens && !para->has_names)
		return;
	if (has_hyphens)
		para_shape_again(para, &flow->cache, &flow->rules,
			scaled_min(widths.first, widths.other));
	widths.parts_names = true;
	para_break(para, &widths);
}

void flow_break_para(
	struct flow *flow, const struct para_widths *widths, enum line_align align)
{
	para_break(&flow->para, widths);
	if (flow->para.is_loose && align == LINE_JUSTIFY)
		break_words(flow, *widths);
}

void flow_put_para(struct flow *flow, const struct para_place *place)
{
	struct para *para = &flow->para;
	const struct para_widths widths = {
		.first = place->width - place->indent,
		.other = place->width,
		.em = place->size,
	};
	const scaled slack = (place->lead - place->size) / 2;
	const scaled baseline = flow_baseline(place->size, place->lead);

	para_shape(
		para, &flow->cache, &flow->rules, scaled_min(widths.first, widths.other));
	flow_break_para(flow, &widths, place->is_balanced ? LINE_LEFT : place->align);
	if (place->is_balanced)
		para_balance(para, &widths);
	if (para->emergencies > 0) {
		report_ragged(flow, place);
		count_loose(flow, place);
	}
	for (size_t i = 0; i < para->lines.len; i++) {
		const scaled indent = i == 0 ? place->indent : 0;
		const struct line_room room =
			line_room(para, i, place->size, place->lead);
		const struct line_place line = {
			.x = place->x + indent,
			.baseline = baseline + room.above,
			.width = place->width - indent,
			.align = place->align,
		};

		if (i > 0)
			flow_penalty(flow, penalty_of_line(i, text_lines(para)));
		flow_begin_row(flow, line.baseline);
		if (i == 0)
			vec_last(&flow->rows)->reach_above = slack - room.free_above;
		if (i + 1 == para->lines.len)
			vec_last(&flow->rows)->reach_below = slack - room.free_below;
		line_put(para, i, &line, &flow->sink);
		if (place->lead == flow->style->body_lead)
			vec_last(&flow->rows)->grid_baseline = line.baseline;
		flow_end_row(flow, place->lead + room.above,
			i == 0 ? room.free_above : slack,
			i + 1 == para->lines.len ? room.free_below : slack);
		flow->line_end = (struct line_end){(uint32_t)(flow->rows.len - 1),
			scaled_of_sum((scaled_sum)line.x + para->lines.data[i].natural),
			line.baseline};
	}
}

/* Takes what was put since the row ended into it. */
static void extend_row(struct flow *flow)
{
	struct row *row = vec_last(&flow->rows);

	row->item_count = (uint32_t)flow->sink.items.len - row->first_item;
	row->link_count = (uint32_t)flow->sink.links.len - row->first_link;
}

void flow_put_at_edge(struct flow *flow, const struct flow_edge *edge)
{
	para_shape(&flow->para, &flow->cache, &flow->rules, SCALED_MAX);
	const scaled width = para_natural_width(&flow->para);
	const bool is_beside =
		flow->rows.len > 0 && flow->line_end.row == flow->rows.len - 1 &&
		(scaled_sum)flow->line_end.x + edge->gap <= edge->right - width;
	const scaled slack = (edge->lead - edge->size) / 2;
	struct line_place place = {
		edge->right - width, flow->line_end.baseline, width, LINE_LEFT};

	if (is_beside) {
		line_put_all(&flow->para, &place, &flow->sink);
		extend_row(flow);
		return;
	}
	place.baseline = flow_baseline(edge->size, edge->lead);
	flow_penalty(flow, PENALTY_NEVER);
	flow_begin_row(flow, place.baseline);
	line_put_all(&flow->para, &place, &flow->sink);
	if (edge->lead == flow->style->body_lead)
		vec_last(&flow->rows)->grid_baseline = place.baseline;
	flow_end_row(flow, edge->lead, slack, slack);
}
