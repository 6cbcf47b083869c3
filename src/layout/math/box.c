/* SPDX-License-Identifier: MIT */
#include "layout/math/box.h"

#include "base/limits.h"

/* Boxes to items. Glyphs that follow each other on one baseline become one item; text
 * that no glyph shows (the ^ of x^2, the / of a fraction) goes with the next glyph,
 * which then has it all as its ActualText. */

struct math_box *math_box_new(struct arena *arena, enum math_box_kind kind)
{
	struct math_box *const box = ARENA_NEW(arena, struct math_box, 1);

	box->kind = kind;
	return box;
}

void math_box_put(struct math_box *list, struct math_box *child, scaled x, scaled y)
{
	child->x = x;
	child->y = y;
	if (list->last)
		list->last->next = child;
	else
		list->first = child;
	list->last = child;
	list->height = scaled_max(list->height, child->height - y);
	list->depth = scaled_max(list->depth, child->depth + y);
}

struct math_box *math_box_clean(struct arena *arena, struct math_box *box)
{
	struct math_box *const list = math_box_new(arena, MATH_BOX_LIST);

	math_box_put(list, box, 0, 0);
	list->width = box->width + box->italic;
	return list;
}

struct math_box *math_box_rule(
	struct arena *arena, scaled width, scaled height, struct colour colour)
{
	struct math_box *const rule = math_box_new(arena, MATH_BOX_RULE);

	rule->width = width;
	rule->height = height;
	rule->colour = colour;
	return rule;
}

/* --- items --- */

void math_writer_init(struct math_writer *writer)
{
	*writer = (struct math_writer){0};
	buf_init(&writer->text, LIMIT_TEXT_BYTES);
	buf_init(&writer->pending, LIMIT_TEXT_BYTES);
}

void math_writer_clear(struct math_writer *writer)
{
	vec_clear(&writer->items);
	vec_clear(&writer->starts);
	vec_clear(&writer->glyphs);
	buf_clear(&writer->text);
	buf_clear(&writer->pending);
}

static void add_item(struct math_writer *writer, const struct page_item *item)
{
	writer->is_open = false;
	vec_push(&writer->items, *item);
	vec_push(&writer->starts,
		(struct math_start){writer->glyphs.len, writer->text.len});
}

static bool same_colour(struct colour a, struct colour b)
{
	return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static bool continues(
	const struct math_writer *writer, const struct math_box *box, scaled y)
{
	const struct page_item *const item =
		writer->items.len ? vec_last(&writer->items) : NULL;

	return writer->is_open && writer->pending.len == 0 && item->y == y &&
	       item->text.size == box->size &&
	       writer->sink->faces.data[item->text.face] == box->face &&
	       same_colour(item->text.colour, box->colour);
}

static void begin_text(
	struct math_writer *writer, const struct math_box *box, scaled x, scaled y)
{
	add_item(writer, &(struct page_item){
				 .kind = PAGE_TEXT,
				 .element = writer->element,
				 .x = x,
				 .y = y,
				 .height = box->size,
				 .text = {.face = sink_face(writer->sink, box->face),
					 .size = box->size,
					 .colour = box->colour,
					 .is_replaced = writer->pending.len > 0},
			 });
	writer->is_open = !vec_last(&writer->items)->text.is_replaced;
	buf_put_str(&writer->text, buf_str(&writer->pending));
	buf_reset(&writer->pending);
}

/* The bytes of box's text that glyph i stands for. */
static size_t cluster_length(const struct math_box *box, size_t i)
{
	const uint32_t cluster = box->glyphs[i].cluster;

	if (i > 0 && box->glyphs[i - 1].cluster == cluster)
		return 0;
	for (size_t next = i + 1; next < box->glyph_count; next++)
		if (box->glyphs[next].cluster > cluster)
			return box->glyphs[next].cluster - cluster;
	return box->text.len > cluster ? box->text.len - cluster : 0;
}

static void put_glyphs(
	struct math_writer *writer, const struct math_box *box, scaled x, scaled y)
{
	if (!continues(writer, box, y))
		begin_text(writer, box, x, y);
	struct page_item *const item = vec_last(&writer->items);
	const size_t text = writer->text.len - vec_last(&writer->starts)->text;
	int64_t advance = 0;

	for (size_t i = 0; i < box->glyph_count; i++) {
		const struct shaped_glyph *const glyph = &box->glyphs[i];
		const size_t length = cluster_length(box, i);

		vec_push(&writer->glyphs,
			(struct page_glyph){
				.glyph = glyph->glyph,
				.x = x - item->x +
				     face_length(
					     box->face, advance + glyph->x, box->size),
				.y = face_length(box->face, glyph->y, box->size),
				.advance =
					face_length(box->face, glyph->advance, box->size),
				.text_start = (uint32_t)(text + glyph->cluster),
				.text_len = (uint16_t)(length < UINT16_MAX ? length : 0),
			});
		advance += glyph->advance;
	}
	item->text.glyph_count += box->glyph_count;
	item->width = x - item->x + face_length(box->face, advance, box->size);
	buf_put_str(&writer->text, box->text);
}

static void put_rule(
	struct math_writer *writer, const struct math_box *box, scaled x, scaled y)
{
	add_item(writer, &(struct page_item){
				 .kind = PAGE_FILL,
				 .element = writer->element,
				 .x = x,
				 .y = y - box->height,
				 .width = box->width,
				 .height = box->height + box->depth,
				 .fill = {box->colour},
			 });
}

static void put_stroke(
	struct math_writer *writer, const struct math_box *box, scaled x, scaled y)
{
	const scaled height = box->height + box->depth;
	struct page_item item = {
		.kind = PAGE_STROKE,
		.element = writer->element,
		.x = x,
		.y = y - box->height,
		.width = box->width,
		.height = height,
		.stroke = {box->colour, box->line_width, box->dash,
			box->kind == MATH_BOX_LINE},
	};

	if (box->is_rising) {
		item.y = y + box->depth;
		item.height = -height;
	}
	add_item(writer, &item);
}

/* The item stands for more than its own text. */
static void extend_text(struct math_writer *writer, struct page_item *item,
	struct str before, struct str after)
{
	struct buf text;

	buf_init(&text, 0);
	buf_put_str(&text, before);
	buf_put_str(&text, item->text.text);
	buf_put_str(&text, after);
	struct page_glyph *const glyphs =
		arena_copy(writer->sink->arena, item->text.glyphs,
			memory_product(item->text.glyph_count, sizeof(*glyphs)));

	for (size_t i = 0; i < item->text.glyph_count; i++)
		glyphs[i].text_start += (uint32_t)before.len;
	item->text.glyphs = glyphs;
	item->text.text = arena_copy_str(writer->sink->arena, buf_str(&text));
	item->text.is_replaced = true;
	buf_clear(&text);
}

/* Text brings its own items, whose text is theirs. */
static void put_items(
	struct math_writer *writer, const struct math_box *box, scaled x, scaled y)
{
	for (size_t i = 0; i < box->item_count; i++) {
		struct page_item item = box->items[i];

		item.x += x;
		item.y += y;
		item.element = writer->element;
		if (item.kind == PAGE_TEXT)
			item.text.colour = box->colour;
		if (item.kind == PAGE_TEXT && writer->pending.len > 0) {
			extend_text(writer, &item, buf_str(&writer->pending), STR(""));
			buf_reset(&writer->pending);
		}
		add_item(writer, &item);
	}
}

/* Cuts the last cluster off the last item, of which something is to be said. */
static void split_last(struct math_writer *writer)
{
	struct page_item *item = vec_last(&writer->items);
	const struct math_start start = *vec_last(&writer->starts);
	struct page_glyph *const glyphs = writer->glyphs.data + start.glyph;
	size_t cut = item->text.glyph_count - 1;

	while (cut > 0 && glyphs[cut].text_len == 0)
		cut--;
	if (cut == 0)
		return;
	struct page_item last = *item;
	const scaled x = glyphs[cut].x;
	const uint32_t text = glyphs[cut].text_start;

	item->width = x;
	item->text.glyph_count = cut;
	last.x += x;
	last.width -= x;
	last.text.glyph_count -= cut;
	for (size_t i = 0; i < last.text.glyph_count; i++) {
		glyphs[cut + i].x -= x;
		glyphs[cut + i].text_start -= text;
	}
	vec_push(&writer->items, last);
	vec_push(&writer->starts,
		(struct math_start){start.glyph + cut, start.text + text});
}

/* Text behind the last glyph goes with it; behind something else, with the next. */
static void put_after(struct math_writer *writer, struct str after)
{
	struct page_item *const last =
		writer->items.len ? vec_last(&writer->items) : NULL;
	const bool is_own = last && last->kind == PAGE_TEXT && last->text.glyphs;

	if (is_own && writer->pending.len == 0) {
		extend_text(writer, last, STR(""), after);
		return;
	}
	if (!last || last->kind != PAGE_TEXT || is_own || writer->pending.len > 0) {
		buf_put_str(&writer->pending, after);
		return;
	}
	if (!last->text.is_replaced)
		split_last(writer);
	vec_last(&writer->items)->text.is_replaced = true;
	writer->is_open = false;
	buf_put_str(&writer->text, after);
}

static void put_box(
	struct math_writer *writer, const struct math_box *box, scaled x, scaled y)
{
	x += box->x;
	y += box->y;
	buf_put_str(&writer->pending, box->before);
	switch (box->kind) {
	case MATH_BOX_LIST:
		for (const struct math_box *child = box->first; child;
			child = child->next)
			put_box(writer, child, x, y);
		break;
	case MATH_BOX_GLYPHS:
		if (box->glyph_count > 0)
			put_glyphs(writer, box, x, y);
		break;
	case MATH_BOX_RULE:
		if (box->width > 0 && box->height + box->depth > 0)
			put_rule(writer, box, x, y);
		break;
	case MATH_BOX_LINE: put_stroke(writer, box, x, y); break;
	case MATH_BOX_FRAME:
		if (box->line_width > 0)
			put_stroke(writer, box, x, y);
		else
			put_rule(writer, box, x, y);
		break;
	case MATH_BOX_ITEMS: put_items(writer, box, x, y); break;
	}
	if (box->after.len)
		put_after(writer, box->after);
}

/* Items get their glyphs and their text where these stay. */
static void settle(struct math_writer *writer, struct page_item *items)
{
	struct arena *const arena = writer->sink->arena;
	const struct page_glyph *const glyphs = ARENA_COPY_VEC(arena, &writer->glyphs);
	const struct str text = arena_copy_str(arena, buf_str(&writer->text));
	const size_t count = writer->items.len;

	for (size_t i = 0; i < count; i++) {
		const struct math_start *const start = &writer->starts.data[i];
		const size_t end = i + 1 < count ? start[1].text : text.len;

		if (items[i].kind != PAGE_TEXT || items[i].text.glyphs)
			continue;
		items[i].text.glyphs = glyphs + start->glyph;
		items[i].text.text = str_slice(text, start->text, end);
	}
}

struct math_items math_writer_put(struct math_writer *writer, const struct math_box *box)
{
	vec_reset(&writer->items);
	vec_reset(&writer->starts);
	vec_reset(&writer->glyphs);
	buf_reset(&writer->text);
	buf_reset(&writer->pending);
	writer->is_open = false;
	put_box(writer, box, 0, 0);
	struct page_item *const items =
		ARENA_COPY_VEC(writer->sink->arena, &writer->items);

	settle(writer, items);
	return (struct math_items){items, writer->items.len};
}
