/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/line.h"

#include "media/media.h"

/* A line's gaps are shrunk or stretched tier by tier until it is as wide as it should
 * be; then every glyph gets its place and runs become items. Shares are cut from a
 * running sum, so that they add up to the whole without an error. */

#define ASCENT   880 /* of the em box, thousandths */
#define DESCENT  120
#define DOT_SIZE 150 /* across a dot of emphasis */
#define DOT_DROP 270 /* of its middle, from the baseline */

void sink_clear(struct sink *sink)
{
	vec_clear(&sink->items);
	vec_clear(&sink->links);
	vec_clear(&sink->targets);
	vec_clear(&sink->faces);
	vec_clear(&sink->pictures);
}

uint16_t sink_face(struct sink *sink, const struct face *face)
{
	for (size_t i = 0; i < sink->faces.len; i++)
		if (sink->faces.data[i] == face)
			return (uint16_t)i;
	vec_push(&sink->faces, face);
	return (uint16_t)(sink->faces.len - 1);
}

/* The index of a colour glyph's picture among the pages' media. */
static size_t picture_media(struct sink *sink, const struct face *face, uint32_t glyph)
{
	struct glyph_picture picture = {.face = face, .glyph = glyph};

	for (size_t i = 0; i < sink->pictures.len; i++)
		if (sink->pictures.data[i].face == face &&
			sink->pictures.data[i].glyph == glyph)
			return sink->first_picture + i;
	if (!media_decode(face_glyph_png(face, glyph), sink->arena, &picture.media))
		picture.media = (struct media){.kind = MEDIA_BROKEN};
	vec_push(&sink->pictures, picture);
	return sink->first_picture + sink->pictures.len - 1;
}

/* A space that stands for text which has no glyphs of its own. */
static void put_stand_in(struct sink *sink, enum text_role role,
	const struct page_item *item, struct str text)
{
	struct page_item own = *item;
	size_t end;
	bool missing;
	const struct face *face = fonts_find_face(
		sink->cache->fonts, role, FLAVOUR_LATIN, STR(" "), 0, &end, &missing);
	const struct shaped *space = box_space(sink->cache, face);

	if (space->count != 1 || text.len == 0)
		return;
	struct page_glyph *glyph = ARENA_NEW(sink->arena, struct page_glyph, 1);

	*glyph = (struct page_glyph){
		.glyph = space->glyphs[0].glyph,
		.advance = face_length(face, space->advance, item->height),
		.text_len = (uint16_t)text.len,
	};
	own.kind = PAGE_TEXT;
	own.text = (struct page_text){
		.face = sink_face(sink, face),
		.size = item->height,
		.text = text,
		.glyphs = glyph,
		.glyph_count = 1,
		.is_replaced = true,
	};
	vec_push(&sink->items, own);
}

void sink_put_picture(struct sink *sink, const struct sink_picture *picture)
{
	struct page_item item = {
		.kind = PAGE_IMAGE,
		.element = ELEMENT_ARTIFACT,
		.x = picture->x,
		.y = picture->baseline - scaled_ratio(picture->size, ASCENT, 1000),
		.width = picture->size,
		.height = picture->size,
	};

	item.image.media = picture_media(sink, picture->face, picture->glyph);
	vec_push(&sink->items, item);
	item.element = picture->element;
	item.y = picture->baseline;
	put_stand_in(sink, ROLE_BODY, &item, picture->text);
}

/* --- justification --- */

/* used of all is given out to gaps by their share. */
struct share {
	scaled_sum used, all, seen, given;
};

struct adjust {
	struct share shrink[SHRINK_TIERS], stretch[STRETCH_KINDS];
};

static scaled next_share(struct share *share, scaled part)
{
	if (share->all == 0 || share->used == 0)
		return 0;
	share->seen += part;
	const scaled_sum due = share->used * share->seen / share->all;
	const scaled_sum now = due - share->given;

	share->given = due;
	return (scaled)now;
}

static void squeeze(struct adjust *adjust, scaled_sum excess)
{
	scaled_sum all[SHRINK_TIERS];

	for (unsigned tier = 0; tier < SHRINK_TIERS; tier++)
		all[tier] = adjust->shrink[tier].all;
	const struct para_squeezed squeezed = para_squeeze(all, excess);

	for (unsigned tier = 0; tier < SHRINK_TIERS; tier++)
		adjust->shrink[tier].used = squeezed.used[tier];
}

static void spread(const struct para *para, struct adjust *adjust, scaled_sum rest)
{
	scaled_sum all[STRETCH_KINDS], used[STRETCH_KINDS];

	for (unsigned kind = 0; kind < STRETCH_KINDS; kind++)
		all[kind] = adjust->stretch[kind].all;
	para_spread(para, all, rest, used);
	for (unsigned kind = 0; kind < STRETCH_KINDS; kind++)
		adjust->stretch[kind].used = used[kind];
}

static struct adjust adjust_line(
	const struct para *para, const struct para_line *line, scaled width, bool justify)
{
	struct adjust adjust = {0};
	const scaled_sum rest = (scaled_sum)width - line->natural;

	for (size_t i = line->first; i < line->end; i++) {
		const struct gap *gap = &para->boxes.data[i].gap;

		adjust.stretch[STRETCH_TRACKING].all += para->boxes.data[i].tracking;
		if (i == line->first)
			continue;
		adjust.shrink[gap->tier].all += gap->shrink;
		for (unsigned kind = 0; kind < STRETCH_TRACKING; kind++)
			adjust.stretch[kind].all += gap->stretch[kind];
	}
	if (rest < 0)
		squeeze(&adjust, -rest);
	else if (justify && !line->is_last && !line->is_ragged)
		spread(para, &adjust, rest);
	return adjust;
}

static scaled adjusted_gap(struct adjust *adjust, const struct gap *gap)
{
	scaled width = gap->width - next_share(&adjust->shrink[gap->tier], gap->shrink);

	for (unsigned kind = 0; kind < STRETCH_TRACKING; kind++)
		width += next_share(&adjust->stretch[kind], gap->stretch[kind]);
	return width;
}

/* --- items --- */

/* The line while it is put: the item that grows, and the rules drawn along runs. */
struct writer {
	struct para *para;
	struct sink *sink;
	struct page_glyph *glyphs; /* room for the whole line */
	size_t glyph_count;
	scaled x, baseline;
	struct page_item item;
	uint32_t item_text; /* where its text begins in kept */
	bool has_item;
	scaled tracking; /* of the box that is put */
	bool is_silent;  /* the text was said before: the rest of a parted word */
	const struct flat_run *run; /* of the item */
	scaled run_x;               /* where the rule or link under way begins */
	const struct flat_run *ruled;
};

static size_t count_glyphs(const struct para *para, const struct para_line *line)
{
	size_t count = 0;

	for (size_t i = line->first; i < line->end; i++)
		count += para->boxes.data[i].glyph_count + 1; /* and a space */
	return count;
}

static void end_item(struct writer *writer)
{
	if (!writer->has_item)
		return;
	struct page_text *text = &writer->item.text;
	const struct page_glyph *last = &text->glyphs[text->glyph_count - 1];
	size_t end = 0;

	while (last->advance == 0 && last > text->glyphs) /* a space at the end */
		last--;
	for (size_t i = text->glyph_count; i-- > 0 && end == 0;)
		end = text->glyphs[i].text_len
			      ? text->glyphs[i].text_start + text->glyphs[i].text_len
			      : 0;
	text->text =
		str_slice(writer->para->kept, writer->item_text, writer->item_text + end);
	writer->item.width = scaled_of_sum((scaled_sum)last->x + last->advance);
	vec_push(&writer->sink->items, writer->item);
	writer->has_item = false;
}

/* A word of a million letters ends beyond every paper; what follows stands there too. */
static void advance(struct writer *writer, scaled_sum by)
{
	const scaled_sum x = writer->x + by;

	writer->x = x < SCALED_MAX / 4 ? (scaled)x : SCALED_MAX / 4;
}

static bool same_look(const struct flat_run *a, const struct flat_run *b)
{
	return a == b ||
	       (a->size == b->size && a->rise == b->rise && a->element == b->element &&
		       a->colour.red == b->colour.red &&
		       a->colour.green == b->colour.green &&
		       a->colour.blue == b->colour.blue);
}

static void begin_item(struct writer *writer, const struct box *box,
	const struct flat_run *run, uint32_t start)
{
	writer->item = (struct page_item){
		.kind = PAGE_TEXT,
		.element = run->element,
		.x = writer->x,
		.y = writer->baseline - run->rise,
		.height = run->size,
		.text = {.face = sink_face(writer->sink, box->face),
			.size = run->size,
			.colour = run->colour,
			.glyphs = writer->glyphs + writer->glyph_count,
			.is_replaced = box->is_missing},
	};
	writer->item_text = start;
	writer->run = run;
	writer->has_item = true;
}

static void add_glyph(struct writer *writer, struct page_glyph glyph)
{
	writer->glyphs[writer->glyph_count++] = glyph;
	writer->item.text.glyph_count++;
}

/* The end of the text of glyph i's cluster. */
static uint32_t cluster_end(const struct box *box, size_t i, uint32_t box_end)
{
	for (size_t next = i + 1; next < box->glyph_count; next++)
		if (box->glyphs[next].cluster > box->glyphs[i].cluster)
			return box->text_base + box->glyphs[next].cluster;
	return box_end;
}

static scaled tracking_before(
	const struct writer *writer, const struct box *box, scaled_sum letter)
{
	return box->letters == 0 ? 0 : (scaled)(writer->tracking * letter / box->letters);
}

static void put_glyphs(
	struct writer *writer, const struct box *box, const struct flat_run *run)
{
	const struct flat_char *last =
		&writer->para->flat.chars.data[box->first_char + box->char_count - 1];
	const uint32_t box_end = last->start + last->length;
	scaled_sum advance = 0, letter = 0;
	scaled origin = writer->x - writer->item.x + box->shift;

	for (size_t i = 0; i < box->glyph_count; i++) {
		const struct shaped_glyph *glyph = &box->glyphs[i];
		const bool is_first = i == 0 || glyph->cluster != glyph[-1].cluster;
		const uint32_t start = box->text_base + glyph->cluster;
		const uint32_t end = is_first ? cluster_end(box, i, box_end) : start;
		const scaled own = face_length(box->face, glyph->advance, run->size);

		letter += i > 0 && is_first;
		scaled x = origin + face_length(box->face, advance, run->size) +
			   tracking_before(writer, box, letter);

		if (box->even)
			x = origin + (scaled)i * box->even + (box->even - own) / 2;
		add_glyph(writer,
			(struct page_glyph){
				.glyph = glyph->glyph,
				.x = x + face_length(box->face, glyph->x, run->size),
				.y = face_length(box->face, glyph->y, run->size),
				.advance = own,
				.text_start = start - writer->item_text,
				.text_len =
					writer->is_silent ? 0 : (uint16_t)(end - start),
			});
		advance += glyph->advance;
	}
}

/* A space at this place of the text, set so that it can be copied word by word. One that
 * ends an item has no width. */
static void put_space_at(struct writer *writer, uint32_t start, bool is_at_end)
{
	if (!writer->has_item || start < writer->item_text)
		return;
	const struct face *face = writer->sink->faces.data[writer->item.text.face];
	const struct shaped *space = box_space(writer->sink->cache, face);

	if (space->count != 1 || writer->item.text.is_replaced)
		return;
	add_glyph(writer, (struct page_glyph){
				  .glyph = space->glyphs[0].glyph,
				  .x = writer->x - writer->item.x,
				  .advance = is_at_end ? 0
						       : face_length(face, space->advance,
								 writer->run->size),
				  .text_start = start - writer->item_text,
				  .text_len = 1,
			  });
}

/* The source's space before the box. */
static void put_space(struct writer *writer, const struct box *box, bool is_at_end)
{
	const struct flat_char *c = &writer->para->flat.chars.data[box->first_char];

	if (c->start > 0)
		put_space_at(writer, c->start - 1, is_at_end);
}

/* The boxes that go on with the word which is parted before this one. */
static size_t parted_end(const struct para *para, size_t box)
{
	size_t end = box + 1;

	while (end < para->boxes.len && para->boxes.data[end].hyphen > 0)
		end++;
	return end;
}

/* A parted word is copied whole: the last letter before the hyphen stands for all that
 * follows on the next line, where the glyphs are silent. */
static void take_rest_of_word(struct writer *writer, size_t box)
{
	const struct para *para = writer->para;
	const struct box *last = &para->boxes.data[parted_end(para, box) - 1];
	const struct flat_char *end =
		&para->flat.chars.data[last->first_char + last->char_count - 1];
	size_t i = writer->glyph_count - 1;

	while (i > 0 && writer->glyphs[i].text_len == 0)
		i--;
	writer->glyphs[i].text_len =
		(uint16_t)(end->start + end->length - writer->item_text -
			   writer->glyphs[i].text_start);
}

/* What the break before this box sets. */
static void put_hyphen(struct writer *writer, size_t i)
{
	const struct box *box = &writer->para->boxes.data[i];

	if (box->hyphen == 0 || !writer->has_item)
		return;
	const struct flat_run *run = flat_run_of(&writer->para->flat, box->first_char);
	const struct face *face = box[-1].face;
	const struct shaped *shaped = box_hyphen(writer->sink->cache, face);

	if (!writer->is_silent)
		take_rest_of_word(writer, i);
	if (shaped->count > 0)
		add_glyph(writer,
			(struct page_glyph){
				.glyph = shaped->glyphs[0].glyph,
				.x = writer->x - writer->item.x,
				.advance = face_length(face, shaped->advance, run->size),
			});
	advance(writer, box->hyphen);
}

static void put_text_box(
	struct writer *writer, const struct box *box, const struct flat_run *run)
{
	const struct flat_char *c = &writer->para->flat.chars.data[box->first_char];
	const bool continues =
		writer->has_item && same_look(writer->run, run) &&
		writer->sink->faces.data[writer->item.text.face] == box->face &&
		!writer->item.text.is_replaced && !box->is_missing;

	if (box->glyph_count == 0)
		return;
	if (!continues) {
		end_item(writer);
		begin_item(writer, box, run, c->start);
	}
	put_glyphs(writer, box, run);
}

void sink_fill(struct sink *sink, scaled x, scaled y, struct page_item size)
{
	size.kind = PAGE_FILL;
	size.x = x;
	size.y = y;
	vec_push(&sink->items, size);
}

/* A formula's part, or an answer in its place. */
static void put_drawn(struct writer *writer, const struct flat_object *object)
{
	for (size_t i = 0; i < object->item_count; i++) {
		struct page_item item = object->items[i];

		item.x += writer->x;
		item.y += writer->baseline;
		vec_push(&writer->sink->items, item);
	}
}

/* A rule to write on. A space that stands for the source's ____ lets it be copied. */
static void put_blank(struct writer *writer, const struct flat_object *object,
	const struct flat_run *run, const struct flat_char *c)
{
	struct sink *sink = writer->sink;
	const struct page_item place = {
		.element = run->element,
		.x = writer->x,
		.y = writer->baseline,
		.width = object->width,
		.height = run->size,
	};

	sink_fill(sink, writer->x, writer->baseline + run->size / 8,
		(struct page_item){.element = ELEMENT_ARTIFACT,
			.width = object->width,
			.height = 3 * sink->hairline_width / 2,
			.fill = {run->colour}});
	if (object->item_count > 0)
		put_drawn(writer, object);
	else
		put_stand_in(sink, run->role, &place,
			str_slice(writer->para->kept, c->start, c->start + c->length));
}

static void put_pictures(
	struct writer *writer, const struct box *box, const struct flat_run *run)
{
	const struct flat_char *first = &writer->para->flat.chars.data[box->first_char];
	const struct flat_char *last = first + box->char_count - 1;
	struct sink_picture picture = {
		.face = box->face,
		.element = run->element,
		.x = writer->x,
		.baseline = writer->baseline,
		.size = run->size,
		.text = str_slice(
			writer->para->kept, first->start, last->start + last->length),
	};

	end_item(writer);
	for (size_t i = 0; i < box->glyph_count; i++) {
		picture.glyph = box->glyphs[i].glyph;
		sink_put_picture(writer->sink, &picture);
		picture.x += box->even;
		picture.text = (struct str){0};
	}
}

static void put_object(
	struct writer *writer, const struct box *box, const struct flat_run *run)
{
	const struct flat_char *c = &writer->para->flat.chars.data[box->first_char];
	const struct flat_object *object =
		&writer->para->flat.objects.data[c->code_point];

	if (object->kind == OBJECT_SPACE && object->text.len)
		put_space_at(writer, c->start, true);
	end_item(writer);
	switch (object->kind) {
	case OBJECT_SPACE: put_drawn(writer, object); return;
	case OBJECT_BLANK: put_blank(writer, object, run, c); return;
	case OBJECT_IMAGE:
		vec_push(&writer->sink->items,
			(struct page_item){
				.kind = PAGE_IMAGE,
				.element = run->element,
				.x = writer->x,
				.y = writer->baseline - object->height,
				.width = object->width,
				.height = object->height,
				.image = {object->media},
			});
		return;
	case OBJECT_FORMULA: put_drawn(writer, object); return;
	}
}

/* --- rules and links along runs --- */

static void put_run_fill(
	struct writer *writer, scaled y, scaled height, struct colour colour)
{
	sink_fill(writer->sink, writer->run_x, y,
		(struct page_item){.element = ELEMENT_ARTIFACT,
			.width = writer->x - writer->run_x,
			.height = height,
			.fill = {colour}});
}

static void put_link(struct writer *writer, const struct flat_run *run)
{
	const struct link_target *target = &writer->sink->targets.data[run->link];
	const scaled ascent = scaled_ratio(run->size, ASCENT, 1000);

	vec_push(&writer->sink->links, (struct page_link){
					       .x = writer->run_x,
					       .y = writer->baseline - ascent,
					       .width = writer->x - writer->run_x,
					       .height = run->size,
					       .url = target->url,
					       .destination = target->destination,
					       .title = target->title,
					       .element = target->element,
				       });
}

/* The run that had a rule or a link ends at x. */
static void end_run(struct writer *writer)
{
	const struct flat_run *run = writer->ruled;
	const struct sink *sink = writer->sink;

	writer->ruled = NULL;
	if (!run || writer->x <= writer->run_x)
		return;
	if (run->flags & RUN_UNDERLINE)
		put_run_fill(writer, writer->baseline + run->size / 6,
			sink->hairline_width, sink->hairline);
	if (run->flags & RUN_DELETED)
		put_run_fill(writer, writer->baseline - run->size * 3 / 8,
			sink->hairline_width * 2, run->colour);
	if (run->flags & RUN_KEY)
		vec_push(&writer->sink->items,
			(struct page_item){
				.kind = PAGE_STROKE,
				.element = ELEMENT_ARTIFACT,
				.x = writer->run_x - run->size / 8,
				.y = writer->baseline - run->size * 9 / 10,
				.width = writer->x - writer->run_x + run->size / 4,
				.height = run->size * 6 / 5,
				.stroke = {sink->hairline, sink->hairline_width, 0},
			});
	if (run->link != FLAT_NO_LINK)
		put_link(writer, run);
}

static bool is_ruled(const struct flat_run *run)
{
	return run->link != FLAT_NO_LINK ||
	       (run->flags & (RUN_UNDERLINE | RUN_DELETED | RUN_KEY)) != 0;
}

static bool continues_rule(const struct flat_run *a, const struct flat_run *b)
{
	return a == b ||
	       (a->link == b->link && a->flags == b->flags && a->size == b->size);
}

/* --- lines --- */

#define CLEARANCE 250 /* thousandths of an em between the ink of two lines */

/* How far what stands in a line reaches from its baseline, at least an em box. */
struct reach {
	scaled above, below;
	scaled image; /* how far images rise */
};

/* Of the boxes [first, end). */
static struct reach reach_of(
	const struct para *para, size_t first, size_t end, scaled size)
{
	struct reach reach = {.above = scaled_ratio(size, ASCENT, 1000),
		.below = scaled_ratio(size, DESCENT, 1000)};

	if (para->flat.objects.len == 0)
		return reach;
	for (size_t i = first; i < end; i++) {
		const struct flat_char *c =
			&para->flat.chars.data[para->boxes.data[i].first_char];

		if (c->class != CLASS_OBJECT)
			continue;
		const struct flat_object *object =
			&para->flat.objects.data[c->code_point];

		if (object->kind == OBJECT_FORMULA) {
			reach.above = scaled_max(reach.above, object->height);
			reach.below = scaled_max(reach.below, object->depth);
		} else {
			reach.image = scaled_max(reach.image, object->height);
		}
	}
	return reach;
}

static struct reach line_reach(const struct para *para, size_t line, scaled size)
{
	const struct para_line *own = &para->lines.data[line];

	return reach_of(para, own->first, own->end, size);
}

/* above: what a line must keep off the ink of the one before. */
static struct line_room room_for(
	const struct reach *own, scaled above, scaled size, scaled lead)
{
	const scaled slack = (lead - size) / 2;
	const scaled ascent = scaled_ratio(size, ASCENT, 1000);
	const scaled descent = size - ascent;
	const scaled clearance = scaled_ratio(size, CLEARANCE, 1000);
	struct line_room room = {scaled_max(above, own->image - ascent), slack, slack};

	if (own->above > ascent)
		room.free_above += room.above + ascent - own->above - clearance;
	if (own->below > descent)
		room.free_below += descent - own->below - clearance;
	return room;
}

struct line_room line_room(const struct para *para, size_t line, scaled size, scaled lead)
{
	const struct reach own = line_reach(para, line, size);
	scaled above = 0;

	if (line > 0)
		above = scaled_max(line_reach(para, line - 1, size).below +
					   scaled_ratio(size, CLEARANCE, 1000) +
					   own.above - lead,
			0);
	return room_for(&own, above, size, lead);
}

struct line_room line_room_of_all(const struct para *para, scaled size, scaled lead)
{
	const struct reach own = reach_of(para, 0, para->boxes.len, size);

	return room_for(&own, 0, size, lead);
}

bool line_is_low(const struct para *para, scaled size, scaled lead)
{
	const scaled slack = (lead - size) / 2;

	for (size_t i = 0; i < para->flat.objects.len; i++) {
		const struct flat_object *object = &para->flat.objects.data[i];

		if (object->height > scaled_ratio(size, ASCENT, 1000) + slack ||
			object->depth > scaled_ratio(size, DESCENT, 1000) + slack)
			return false;
	}
	return true;
}

/* A dot under the middle of a box; no text goes with it. */
static void put_dot(
	struct writer *writer, const struct box *box, const struct flat_run *run)
{
	vec_push(&writer->sink->items,
		(struct page_item){
			.kind = PAGE_STROKE,
			.element = ELEMENT_ARTIFACT,
			.x = writer->x + box->width / 2,
			.y = writer->baseline + scaled_ratio(run->size, DOT_DROP, 1000),
			.stroke = {run->colour, scaled_ratio(run->size, DOT_SIZE, 1000),
				0, true},
		});
}

static bool is_dotted(const struct flat_char *c, const struct flat_run *run)
{
	return (run->flags & RUN_DOTTED) != 0 &&
	       (c->class == CLASS_HAN || c->class == CLASS_KANA ||
		       c->class == CLASS_ITER || c->class == CLASS_SMALL);
}

static void put_box(struct writer *writer, size_t i, scaled gap)
{
	const struct box *box = &writer->para->boxes.data[i];
	const struct flat_run *run = flat_run_of(&writer->para->flat, box->first_char);
	const bool keeps_rule = writer->ruled && continues_rule(writer->ruled, run);

	if (!keeps_rule)
		end_run(writer);
	if (box->gap.has_space && gap > 0)
		put_space(writer, box, false);
	advance(writer, gap);
	if (!keeps_rule && is_ruled(run)) {
		writer->ruled = run;
		writer->run_x = writer->x;
	}
	if (is_dotted(&writer->para->flat.chars.data[box->first_char], run))
		put_dot(writer, box, run);
	if (box->is_picture)
		put_pictures(writer, box, run);
	else if (box->face)
		put_text_box(writer, box, run);
	else if (writer->para->flat.chars.data[box->first_char].class == CLASS_OBJECT)
		put_object(writer, box, run);
	advance(writer, (scaled_sum)box->width + writer->tracking);
}

static scaled aligned_x(const struct line_place *place, scaled width)
{
	const scaled rest = place->width - width;

	switch (place->align) {
	case LINE_JUSTIFY:
	case LINE_LEFT: return place->x;
	case LINE_CENTER: return place->x + scaled_max(rest, 0) / 2;
	case LINE_RIGHT: return place->x + rest;
	}
	return place->x;
}

static void put_line(struct para *para, const struct para_line *line,
	const struct line_place *place, struct sink *sink)
{
	struct adjust adjust =
		adjust_line(para, line, place->width, place->align == LINE_JUSTIFY);
	struct writer writer = {.para = para, .sink = sink, .baseline = place->baseline};
	const bool is_parted = para->boxes.data[line->first].hyphen > 0;
	const size_t silent_end = is_parted ? parted_end(para, line->first) : 0;

	if (!para->kept.data)
		para->kept = arena_copy_str(sink->arena, buf_str(&para->flat.text));
	writer.glyphs =
		ARENA_NEW(sink->arena, struct page_glyph, count_glyphs(para, line));
	writer.x = aligned_x(place, line->natural);
	for (size_t i = line->first; i < line->end; i++) {
		const struct gap *gap = &para->boxes.data[i].gap;

		writer.is_silent = i < silent_end;
		writer.tracking = next_share(
			&adjust.stretch[STRETCH_TRACKING], para->boxes.data[i].tracking);
		put_box(&writer, i, i == line->first ? 0 : adjusted_gap(&adjust, gap));
	}
	if (line->end < para->boxes.len) {
		/* A space ends the line too, for those who listen. */
		if (para->boxes.data[line->end].gap.has_space)
			put_space(&writer, &para->boxes.data[line->end], true);
		put_hyphen(&writer, line->end);
	}
	end_item(&writer);
	end_run(&writer);
}

void line_put(
	struct para *para, size_t line, const struct line_place *place, struct sink *sink)
{
	put_line(para, &para->lines.data[line], place, sink);
}

void line_put_all(struct para *para, const struct line_place *place, struct sink *sink)
{
	const struct para_line line = {
		.first = 0,
		.end = (uint32_t)para->boxes.len,
		.natural = para_natural_width(para),
		.is_last = true,
	};

	/* As wide as it is: a narrower place shrinks nothing. */
	const struct line_place own = {.x = aligned_x(place, line.natural),
		.baseline = place->baseline,
		.width = line.natural,
		.align = LINE_LEFT};

	if (line.end > 0)
		put_line(para, &line, &own, sink);
}
