/* SPDX-License-Identifier: MIT */
#include "layout/block.h"

#include "base/utf8.h"

/* Code keeps its lines and its blanks. A line that is too long goes on in the next row,
 * indented and behind a wrap mark; nothing is cut. */

#define TAB_COLUMNS  4
#define WRAP_INDENT  2 /* em of the code */
#define PENALTY_CODE 100
#define EDGE_LINES   3 /* stay together at both ends of a block */
#define WHOLE_LINES  7 /* blocks up to here are never parted */
#define WRAP_MARK    "»"

struct code {
	struct flow *flow;
	const struct frame *frame; /* inside the padding */
	struct flat_run run;
	scaled x; /* where the next glyph goes */
	scaled baseline;
	size_t line, line_count;
	const struct code_token *token, *tokens_end; /* the first that is not put yet */
	bool is_missing;                             /* the text under way has no face */
};

/* column counts from the line's begin. */
static struct str without_tabs(struct flow *flow, struct str line, size_t *column)
{
	struct buf text;

	if (str_find_byte(line, '\t', 0) == STR_NPOS) {
		*column += utf8_count(line);
		return line;
	}
	buf_init(&text, 0);
	for (size_t offset = 0; offset < line.len;) {
		const uint32_t c = utf8_next(line, &offset);

		if (c != '\t') {
			buf_put_code_point(&text, c);
			++*column;
			continue;
		}
		do
			buf_put_byte(&text, ' ');
		while (++*column % TAB_COLUMNS != 0);
	}
	const struct str kept = arena_copy_str(flow->arena, buf_str(&text));

	buf_clear(&text);
	return kept;
}

static void begin_row(struct code *code)
{
	const bool is_edge = code->line < EDGE_LINES ||
			     code->line + EDGE_LINES > code->line_count ||
			     code->line_count <= WHOLE_LINES;

	if (code->line > 0)
		flow_penalty(code->flow, is_edge ? PENALTY_NEVER : PENALTY_CODE);
	flow_begin_row(code->flow, code->baseline);
	code->x = code->frame->x;
}

static void end_row(struct code *code)
{
	const scaled lead = code->flow->style->code_lead;
	const scaled slack = (lead - code->run.size) / 2;

	flow_end_row(code->flow, lead, slack, slack);
}

static void wrap_row(struct code *code)
{
	struct line_text mark = {
		.text = STR(WRAP_MARK),
		.run = code->run,
		.x = code->frame->x,
		.width = code->run.size,
	};

	end_row(code);
	flow_penalty(code->flow, PENALTY_NEVER);
	flow_begin_row(code->flow, code->baseline);
	mark.run.element = ELEMENT_ARTIFACT;
	mark.run.colour = flow_colour(code->flow->style->soft);
	flow_put_text(code->flow, &mark, code->baseline);
	code->x = code->frame->x + WRAP_INDENT * code->run.size;
}

static void put_item(struct code *code, const struct face *face, struct str text,
	const struct page_glyph *glyphs, size_t count)
{
	const struct page_item item = {
		.kind = PAGE_TEXT,
		.element = code->run.element,
		.x = code->x,
		.y = code->baseline,
		.width = glyphs[count - 1].x + glyphs[count - 1].advance,
		.height = code->run.size,
		.text = {.face = sink_face(&code->flow->sink, face),
			.size = code->run.size,
			.colour = code->run.colour,
			.text = text,
			.glyphs = glyphs,
			.glyph_count = count,
			.is_replaced = code->is_missing},
	};

	vec_push(&code->flow->sink.items, item);
}

/* The glyphs of one face; whatever does not fit goes to further rows. */
static void put_shaped(struct code *code, const struct shaped *shaped, struct str text)
{
	const scaled right = code->frame->x + code->frame->width;
	struct page_glyph *glyphs =
		ARENA_NEW(code->flow->arena, struct page_glyph, shaped->count);
	size_t first = 0;
	scaled x = 0;

	for (size_t i = 0; i < shaped->count; i++) {
		const struct shaped_glyph *glyph = &shaped->glyphs[i];
		const scaled advance =
			face_length(shaped->face, glyph->advance, code->run.size);
		const bool is_start = i == 0 || glyph[-1].cluster != glyph->cluster;
		size_t end = i + 1;

		if (code->x + x + advance > right && is_start && x > 0) {
			const uint32_t base = shaped->glyphs[first].cluster;

			put_item(code, shaped->face,
				str_slice(text, base, glyph->cluster), glyphs + first,
				i - first);
			wrap_row(code);
			first = i;
			x = 0;
		} else if (code->x + x + advance > right && is_start && i == 0 &&
			   code->x > code->frame->x + WRAP_INDENT * code->run.size) {
			wrap_row(code);
		}
		while (end < shaped->count &&
			shaped->glyphs[end].cluster == glyph->cluster)
			end++;
		const size_t text_end =
			end < shaped->count ? shaped->glyphs[end].cluster : text.len;

		glyphs[i] = (struct page_glyph){
			.glyph = glyph->glyph,
			.x = x + face_length(shaped->face, glyph->x, code->run.size),
			.y = face_length(shaped->face, glyph->y, code->run.size),
			.advance = advance,
			.text_start = glyph->cluster - shaped->glyphs[first].cluster,
			.text_len = (uint16_t)(is_start && text_end > glyph->cluster
						       ? text_end - glyph->cluster
						       : 0),
		};
		x += advance;
	}
	if (shaped->count > first)
		put_item(code, shaped->face,
			str_from_offset(text, shaped->glyphs[first].cluster),
			glyphs + first, shaped->count - first);
	code->x += x;
}

/* Colour glyphs are pictures in code too. */
static bool put_picture(struct code *code, const struct shaped *shaped, struct str text)
{
	struct sink_picture picture = {
		.face = shaped->face,
		.element = code->run.element,
		.baseline = code->baseline,
		.size = code->run.size,
		.text = text,
	};

	if (shaped->count == 0 ||
		face_glyph_png(shaped->face, shaped->glyphs[0].glyph).len == 0)
		return false;
	for (size_t i = 0; i < shaped->count; i++) {
		if (code->x + picture.size > code->frame->x + code->frame->width)
			wrap_row(code);
		picture.glyph = shaped->glyphs[i].glyph;
		picture.x = code->x;
		sink_put_picture(&code->flow->sink, &picture);
		picture.text = (struct str){0};
		code->x += picture.size;
	}
	return true;
}

/* The end of the characters from offset that are all wide, or all narrow. */
static size_t flavour_end(struct str text, size_t offset, enum text_flavour *flavour)
{
	const bool is_wide = class_is_wide(class_of(utf8_at(text, offset)));

	*flavour = is_wide ? FLAVOUR_CJK : FLAVOUR_LATIN;
	while (offset < text.len) {
		size_t next = offset;

		if (class_is_wide(class_of(utf8_next(text, &next))) != is_wide)
			break;
		offset = next;
	}
	return offset;
}

static void put_text(struct code *code, struct str line)
{
	struct fonts *fonts = code->flow->job->fonts;

	for (size_t start = 0; start < line.len;) {
		enum text_flavour flavour;
		const size_t end = flavour_end(line, start, &flavour);
		const struct str part = str_slice(line, start, end);

		for (size_t offset = 0; offset < part.len;) {
			size_t next = part.len;
			bool missing;
			const struct face *face = fonts_find_face(
				fonts, ROLE_CODE, flavour, part, offset, &next, &missing);
			const struct str text = str_slice(part, offset, next);

			const struct shaped *shaped = fonts_shape(fonts, face,
				flavour == FLAVOUR_CJK ? SCRIPT_HAN : SCRIPT_LATIN, text);

			code->is_missing = missing;
			if (!put_picture(code, shaped, text))
				put_shaped(code, shaped, text);
			offset = next;
		}
		start = end;
	}
}

static struct colour token_colour(const struct style *style, enum code_kind kind)
{
	switch (kind) {
	case CODE_KEYWORD: return flow_colour(style->code_keyword);
	case CODE_STRING: return flow_colour(style->code_string);
	case CODE_NUMBER: return flow_colour(style->code_number);
	case CODE_COMMENT: return flow_colour(style->code_comment);
	}
	return flow_colour(style->ink);
}

/* The end of what has one colour from byte `at` of the block, and that colour. */
static size_t colour_end(struct code *code, size_t at, size_t end)
{
	const struct style *style = code->flow->style;

	while (code->token < code->tokens_end &&
		code->token->start + code->token->length <= at)
		code->token++;
	code->run.colour = flow_colour(style->ink);
	if (code->token == code->tokens_end || code->token->start >= end)
		return end;
	if (code->token->start > at)
		return code->token->start;
	code->run.colour = token_colour(style, code->token->kind);
	const size_t token_end = code->token->start + code->token->length;

	return token_end < end ? token_end : end;
}

/* A line that begins with byte `start` of the block. */
static void put_line(struct code *code, struct str line, size_t start)
{
	const size_t end = start + line.len;
	size_t column = 0;

	for (size_t at = start; at < end;) {
		const size_t next = colour_end(code, at, end);
		const struct str part = str_slice(line, at - start, next - start);

		put_text(code, without_tabs(code->flow, part, &column));
		at = next;
	}
}

static size_t count_lines(struct str text)
{
	struct str line;
	size_t count = 0;

	while (str_next_line(&text, &line))
		count++;
	return count;
}

static uint32_t add_ground(struct flow *flow, const struct frame *frame)
{
	const scaled pad = flow->style->code_padding;
	const struct decor ground = {
		.colour = flow_colour(flow->style->code_ground),
		.x = frame->x,
		.width = frame->width,
		.pad_above = pad,
		.pad_below = pad,
	};

	vec_push(&flow->decors, ground);
	return (uint32_t)(flow->decors.len - 1);
}

void code_put(struct flow *flow, struct str text, const struct code_token *tokens,
	size_t token_count, const struct frame *frame)
{
	const struct style *style = flow->style;
	const scaled pad = style->code_padding;
	const struct frame inner = frame_inside(frame, pad, pad);
	const uint32_t outer_ground = flow->ground;
	struct code code = {
		.flow = flow,
		.frame = &inner,
		.run = flow_run(ROLE_CODE, style->code_size, style->ink,
			flow_element(flow, ELEMENT_CODE, frame->element)),
		.baseline = flow_baseline(style->code_size, style->code_lead),
		.line_count = count_lines(text),
		.token = tokens,
		.tokens_end = token_count > 0 ? tokens + token_count : tokens,
	};
	struct str rest = text, line;

	flow_space(flow, style->block_space);
	flow->space += pad;
	flow->ground = add_ground(flow, frame);
	for (; str_next_line(&rest, &line); code.line++) {
		begin_row(&code);
		put_line(&code, line, (size_t)(line.data - text.data));
		end_row(&code);
	}
	flow->ground = outer_ground;
	flow_space(flow, style->block_space + pad);
}
