/* SPDX-License-Identifier: MIT */
#include "layout/block.h"

#include "base/utf8.h"

/* Code keeps its lines and its blanks. A line that is too long goes on in the next row,
 * indented and behind a wrap mark, after a blank, a comma or an operator if one is near;
 * nothing is cut. */

#define TAB_COLUMNS  4
#define WRAP_INDENT  2 /* em of the code, more than the line's own */
#define PENALTY_CODE 100
#define EDGE_LINES   3 /* stay together at both ends of a block */
#define WHOLE_LINES  7 /* blocks up to here are never parted */
#define WRAP_MARK    "»"
/* Thousandths of a row: it is no shorter for the sake of a word. */
#define WRAP_LOOK 600

struct code_char {
	size_t start; /* byte of the line */
	scaled advance;
};

struct code_char_vec {
	struct code_char *data;
	size_t len, capacity;
};

struct code {
	struct flow *flow;
	const struct frame *frame; /* inside the padding */
	struct flat_run run;
	scaled x; /* where the next glyph goes */
	scaled baseline;
	size_t line, line_count;
	const struct code_token *token, *tokens_end; /* the first that is not put yet */
	bool is_missing;                             /* the text under way has no face */
	struct code_char_vec chars; /* of the line under way, if it is long */
	VEC(size_t) wraps;          /* where it goes on, in bytes */
	scaled hang;                /* how far what goes on is indented */
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
	code->x = code->frame->x + code->hang;
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
			   code->x > code->frame->x + code->hang) {
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

/* A stretch of a line in one face, shaped. */
struct stretch {
	const struct shaped *shaped;
	size_t start, end; /* bytes of the line */
	bool is_missing;
};

/* The stretch from byte `start`. */
static struct stretch next_stretch(struct fonts *fonts, struct str line, size_t start)
{
	enum text_flavour flavour;
	const size_t end = flavour_end(line, start, &flavour);
	const struct str part = str_slice(line, 0, end);
	struct stretch stretch = {.start = start, .end = end};
	const struct face *face = fonts_find_face(fonts, ROLE_CODE, flavour, part, start,
		&stretch.end, &stretch.is_missing);

	stretch.shaped = fonts_shape(fonts, face,
		flavour == FLAVOUR_CJK ? SCRIPT_HAN : SCRIPT_LATIN,
		str_slice(line, start, stretch.end));
	return stretch;
}

static void put_text(struct code *code, struct str line)
{
	for (size_t start = 0; start < line.len;) {
		const struct stretch stretch =
			next_stretch(code->flow->job->fonts, line, start);
		const struct str text = str_slice(line, start, stretch.end);

		code->is_missing = stretch.is_missing;
		if (!put_picture(code, stretch.shaped, text))
			put_shaped(code, stretch.shaped, text);
		start = stretch.end;
	}
}

/* --- where long lines go on --- */

static void measure_line(struct code *code, struct str line)
{
	vec_reset(&code->chars);
	for (size_t start = 0; start < line.len;) {
		const struct stretch stretch =
			next_stretch(code->flow->job->fonts, line, start);
		const struct shaped *shaped = stretch.shaped;

		for (size_t i = 0; i < shaped->count; i++) {
			const struct shaped_glyph *glyph = &shaped->glyphs[i];
			const scaled advance =
				face_length(shaped->face, glyph->advance, code->run.size);

			if (i > 0 && glyph->cluster == glyph[-1].cluster)
				vec_last(&code->chars)->advance += advance;
			else
				vec_push(&code->chars,
					(struct code_char){
						start + glyph->cluster, advance});
		}
		start = stretch.end;
	}
}

static bool is_word(uint32_t c)
{
	return c == '_' || c == '"' || c == '\'' || (c >= '0' && c <= '9') ||
	       (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

static bool is_closing(uint32_t c)
{
	return c == ')' || c == ']' || c == '}' || c == ',' || c == ';';
}

/* How well a line goes on between two of its characters; 0: only where nothing else
 * does. */
static int wrap_rank(uint32_t left, uint32_t right)
{
	const enum char_class next = class_of(right);

	if (right == ' ' || is_closing(right) || next == CLASS_CLOSE ||
		next == CLASS_COMMA || next == CLASS_STOP)
		return 0;
	if (left == ' ')
		return 3;
	if (left == ',' || left == ';' ||
		(class_is_wide(class_of(left)) && class_of(left) != CLASS_OPEN))
		return 2;
	return !is_word(left) && !is_closing(left) && is_word(right);
}

/* The best place for the next row to begin: the last that serves as well as any does. */
static size_t choose_wrap(
	const struct code *code, struct str line, size_t first, size_t end)
{
	const struct code_char *chars = code->chars.data;
	const scaled_sum least =
		(scaled_sum)code->frame->width * (1000 - WRAP_LOOK) / 1000;
	scaled_sum behind = 0;
	size_t best = end;
	int best_rank = 0;

	for (size_t i = end; i > first + 1 && behind <= least; i--) {
		const int rank = wrap_rank(
			utf8_at(line, chars[i - 1].start), utf8_at(line, chars[i].start));

		if (rank > best_rank) {
			best_rank = rank;
			best = i;
		}
		behind += chars[i - 1].advance;
	}
	return best;
}

/* What goes on stands further in than the line begins, unless that is far in already. */
static void hang_rest(struct code *code, struct str line)
{
	const scaled most = code->frame->width / 3;

	for (size_t i = 0; i < code->chars.len && code->hang < most; i++) {
		if (line.data[code->chars.data[i].start] != ' ')
			return;
		code->hang += code->chars.data[i].advance;
	}
}

/* Fills wraps for a line without tabs. */
static void plan_wraps(struct code *code, struct str line)
{
	scaled_sum room = code->frame->width;
	scaled_sum x = 0;

	measure_line(code, line);
	hang_rest(code, line);
	for (size_t first = 0, i = 0; i < code->chars.len; i++) {
		x += code->chars.data[i].advance;
		if (x <= room || i == first)
			continue;
		first = choose_wrap(code, line, first, i);
		vec_push(&code->wraps, code->chars.data[first].start);
		room = (scaled_sum)code->frame->width - code->hang;
		x = 0;
		i = first;
		x += code->chars.data[i].advance;
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

/* No letter of a code face is wider than this in thousandths of an em for each of its
 * bytes; shorter lines need no plan. */
#define BYTE_WIDTH 650

static bool may_wrap(const struct code *code, struct str line)
{
	return (scaled_sum)line.len * code->run.size / 1000 * BYTE_WIDTH >
	       code->frame->width;
}

/* Puts the part of the line that begins with byte `at`, tabs counted as blanks. */
static void put_part(struct code *code, struct str part, size_t at, size_t *wrap)
{
	const size_t end = at + part.len;

	while (*wrap < code->wraps.len && code->wraps.data[*wrap] < end) {
		const size_t there = code->wraps.data[(*wrap)++];

		put_text(code, str_slice(part, 0, there - at));
		wrap_row(code);
		part = str_from_offset(part, there - at);
		at = there;
	}
	put_text(code, part);
}

/* A line that begins with byte `start` of the block. */
static void put_line(struct code *code, struct str line, size_t start)
{
	const size_t end = start + line.len;
	size_t column = 0, whole = 0, wrap = 0, put = 0;

	vec_reset(&code->wraps);
	code->hang = WRAP_INDENT * code->run.size;
	if (may_wrap(code, line))
		plan_wraps(code, without_tabs(code->flow, line, &whole));
	for (size_t at = start; at < end;) {
		const size_t next = colour_end(code, at, end);
		const struct str part = without_tabs(
			code->flow, str_slice(line, at - start, next - start), &column);

		put_part(code, part, put, &wrap);
		put += part.len;
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
	vec_clear(&code.chars);
	vec_clear(&code.wraps);
	flow->ground = outer_ground;
	flow_space(flow, style->block_space + pad);
}
