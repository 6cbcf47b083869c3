/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/flat.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "layout/paragraph/breaks.h"
#include "text/linebreak.h"

void flat_init(struct flat *flat)
{
	*flat = (struct flat){0};
	buf_init(&flat->text, LIMIT_TEXT_BYTES);
}

void flat_clear(struct flat *flat)
{
	buf_clear(&flat->text);
	vec_clear(&flat->chars);
	vec_clear(&flat->runs);
	vec_clear(&flat->objects);
	vec_clear(&flat->counts);
	vec_clear(&flat->code_points);
	vec_clear(&flat->breaks);
}

void flat_reset(struct flat *flat)
{
	buf_reset(&flat->text);
	vec_reset(&flat->chars);
	vec_reset(&flat->runs);
	vec_reset(&flat->objects);
	flat->blank_pending = BLANK_ABSENT;
	flat->must_break_pending = false;
	flat->has_ambiguous = false;
}

static bool run_eq(const struct flat_run *a, const struct flat_run *b)
{
	return a->role == b->role && a->size == b->size && a->rise == b->rise &&
	       a->colour.red == b->colour.red && a->colour.green == b->colour.green &&
	       a->colour.blue == b->colour.blue && a->element == b->element &&
	       a->link == b->link && a->flags == b->flags;
}

void flat_set_run(struct flat *flat, const struct flat_run *run)
{
	if (flat->runs.len > 0 && run_eq(vec_last(&flat->runs), run))
		return;
	vec_push(&flat->runs, *run);
}

static struct flat_char *add_char(
	struct flat *flat, uint32_t code_point, struct str bytes)
{
	const bool is_first = flat->chars.len == 0;

	if (flat->blank_pending != BLANK_ABSENT && !is_first)
		buf_put_byte(&flat->text, ' ');
	vec_push(&flat->chars,
		(struct flat_char){
			.code_point = code_point,
			.start = (uint32_t)flat->text.len,
			.run = (uint32_t)(flat->runs.len - 1),
			.length = (uint16_t)bytes.len,
			.penalty = flat->must_break_pending ? BREAK_ALWAYS : 0,
			.flavour = FLAVOUR_CJK,
			.blank = (uint8_t)(is_first ? BLANK_ABSENT : flat->blank_pending),
		});
	buf_put_str(&flat->text, bytes);
	flat->blank_pending = BLANK_ABSENT;
	flat->must_break_pending = false;
	return vec_last(&flat->chars);
}

/* Whether a code point may belong to the cluster before it; false for nearly all. */
static bool may_extend(uint32_t code_point)
{
	if (code_point < 0x300 ||
		(code_point >= 0x3000 && code_point < 0xA000 &&
			!(code_point >= 0x302A && code_point <= 0x302F) &&
			code_point != 0x3099 && code_point != 0x309A))
		return false;
	return code_point == 0x200D || (code_point >= 0x1F1E6 && code_point <= 0x1F3FF) ||
	       unicode_category(code_point) == CATEGORY_MARK;
}

/* The end of the cluster, or of the two-em unit, that begins at start. */
static size_t unit_end(struct str text, size_t start, size_t end, uint32_t code_point)
{
	if (end == text.len)
		return end;
	const uint32_t next = utf8_at(text, end);

	if (code_point == next && (code_point == 0x2014 || code_point == 0x2026 ||
					  code_point == 0x22EF || code_point == 0x2025))
		return end + (end - start);
	if (may_extend(next))
		return start + grapheme_end(str_from_offset(text, start), 0);
	return end;
}

static bool is_blank(uint32_t code_point)
{
	return code_point == ' ' || code_point == '\t';
}

void flat_put(struct flat *flat, struct str text)
{
	for (size_t offset = 0; offset < text.len;) {
		const size_t start = offset;
		const uint32_t code_point = utf8_next(text, &offset);

		if (code_point == '\n') {
			flat_put_soft_break(flat);
			continue;
		}
		if (is_blank(code_point)) {
			flat->blank_pending = BLANK_SPACE;
			continue;
		}
		offset = unit_end(text, start, offset, code_point);
		if (offset - start > UINT16_MAX) /* a letter under 30,000 accents */
			offset = start + 4;
		struct flat_char *added =
			add_char(flat, code_point, str_slice(text, start, offset));

		added->class = (uint8_t)class_of(code_point);
		if (added->class == CLASS_AMBIGUOUS)
			flat->has_ambiguous = true;
		else if (added->class == CLASS_LATIN || added->class == CLASS_GLUE)
			added->flavour = FLAVOUR_LATIN;
	}
}

void flat_put_soft_break(struct flat *flat)
{
	if (flat->blank_pending == BLANK_ABSENT)
		flat->blank_pending = BLANK_NEWLINE;
}

void flat_put_line_break(struct flat *flat)
{
	flat->must_break_pending = true;
	flat_put_soft_break(flat);
}

void flat_put_object(struct flat *flat, const struct flat_object *object)
{
	struct flat_char *added =
		add_char(flat, (uint32_t)flat->objects.len, object->text);

	added->class = CLASS_OBJECT;
	added->flavour = FLAVOUR_LATIN;
	vec_push(&flat->objects, *object);
}
