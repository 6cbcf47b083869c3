/* SPDX-License-Identifier: MIT */
/* The cheapest way through each contour: from every point, each operator reaches some of
 * the next points at a price in bytes; the prices of all points are settled in order.
 *
 *	o--line--o--line--o--curve--o--line--o
 *	|--hlineto--------|
 *	|--rlinecurve---------------|
 *
 * The line that closes a contour is left away, for every reader draws it. Where a contour
 * ends with a curve, it is begun at another point, so that there is such a line; shapes
 * are filled, and where they begin is nothing to see. */
#include "text/drawing.h"

#include <string.h>

#define STACK_MAX 48
#define ONE       65536

enum form {
	RLINETO = 5,
	HLINETO = 6,
	VLINETO = 7,
	RRCURVETO = 8,
	RCURVELINE = 24,
	RLINECURVE = 25,
	VVCURVETO = 26,
	HHCURVETO = 27,
	VHCURVETO = 30,
	HVCURVETO = 31,
};

struct step {
	uint32_t cost; /* of the way to this point */
	uint32_t from;
	enum form form;
};

struct encoder {
	VEC(struct step) steps;
	VEC(struct drawing_segment) turned; /* the contour under way */
	int64_t x, y;                       /* the pen */
};

struct encoder *encoder_new(void)
{
	struct encoder *const encoder = memory_new(sizeof(*encoder));

	*encoder = (struct encoder){0};
	return encoder;
}

void encoder_free(struct encoder *encoder)
{
	vec_clear(&encoder->steps);
	vec_clear(&encoder->turned);
	free(encoder);
}

/* --- numbers --- */

#define NUMBER_MAX 5 /* bytes */

static uint8_t number_cost(int32_t value)
{
	if (value & (ONE - 1))
		return NUMBER_MAX;
	const int32_t whole = value / ONE;

	return (uint32_t)(whole + 107) <= 214     ? 1
	       : (uint32_t)(whole + 1131) <= 2262 ? 2
						  : 3;
}

/* Returns where the next byte goes. */
static char *put_number(char *to, int32_t value)
{
	const int32_t whole = value / ONE;
	const uint32_t length = number_cost(value), bits = (uint32_t)value;

	if (length == 1) {
		to[0] = (char)(whole + 139);
	} else if (length == 2) {
		const int32_t rest = (whole < 0 ? -whole : whole) - 108;

		to[0] = (char)((whole < 0 ? 251 : 247) + rest / 256);
		to[1] = (char)(rest % 256);
	} else if (length == 3) {
		to[0] = 28;
		to[1] = (char)((unsigned)whole >> 8 & 0xFF);
		to[2] = (char)((unsigned)whole & 0xFF);
	} else {
		to[0] = (char)255;
		for (unsigned i = 0; i < 4; i++)
			to[1 + i] = (char)(bits >> (24 - 8 * i) & 0xFF);
	}
	return to + length;
}

static void put_lone_number(struct buf *out, int32_t value)
{
	char bytes[NUMBER_MAX];

	buf_put(out, bytes, (size_t)(put_number(bytes, value) - bytes));
}

/* --- prices --- */

struct search {
	const struct drawing_segment *segments;
	struct step *steps; /* count + 1 */
	size_t count, from;
};

static void reach(struct search *search, size_t to, enum form form, uint32_t numbers)
{
	struct step *const step = search->steps + to;
	const uint32_t cost = search->steps[search->from].cost + numbers + 1;

	if (cost < step->cost)
		*step = (struct step){cost, (uint32_t)search->from, form};
}

/* Lines, and lines with a curve behind. */
static void try_lines(struct search *search)
{
	uint32_t cost = 0;
	size_t at = search->from, used = 0;

	for (; at < search->count && used + 2 <= STACK_MAX; at++, used += 2) {
		const struct drawing_segment *const segment = search->segments + at;

		if (segment->is_curve) {
			if (used && used + 6 <= STACK_MAX)
				reach(search, at + 1, RLINECURVE, cost + segment->cost);
			return;
		}
		cost += segment->cost;
		reach(search, at + 1, RLINETO, cost);
	}
}

static void try_straight_lines(struct search *search, bool is_horizontal)
{
	const enum form form = is_horizontal ? HLINETO : VLINETO;
	uint32_t cost = 0;

	for (size_t at = search->from;
		at < search->count && at - search->from < STACK_MAX;
		at++, is_horizontal = !is_horizontal) {
		const struct drawing_segment *const segment = search->segments + at;

		if (segment->is_curve || segment->d[is_horizontal] != 0)
			return;
		cost += segment->costs[!is_horizontal];
		reach(search, at + 1, form, cost);
	}
}

/* Curves, and curves with a line behind. */
static void try_curves(struct search *search)
{
	uint32_t cost = 0;
	size_t at = search->from, used = 0;

	for (; at < search->count && used + 2 <= STACK_MAX; at++, used += 6) {
		const struct drawing_segment *const segment = search->segments + at;

		if (!segment->is_curve) {
			if (used)
				reach(search, at + 1, RCURVELINE, cost + segment->cost);
			return;
		}
		if (used + 6 > STACK_MAX)
			return;
		cost += segment->cost;
		reach(search, at + 1, RRCURVETO, cost);
	}
}

/* along: the index of the coordinate that the ends run along, 0 for x. */
static void try_even_curves(struct search *search, unsigned along, enum form form)
{
	uint32_t cost = 0;
	size_t used = 0;

	for (size_t at = search->from; at < search->count; at++) {
		const struct drawing_segment *const segment = search->segments + at;
		const int32_t *const d = segment->d;
		const uint8_t *const costs = segment->costs;
		const bool bends = segment->is_curve && d[!along] != 0;

		used += bends ? 5 : 4;
		if (!segment->is_curve || d[4 + !along] != 0 || used > STACK_MAX ||
			(bends && at > search->from))
			return;
		cost += (uint32_t)costs[along] + costs[2] + costs[3] + costs[4 + along] +
			(bends ? costs[!along] : 0u);
		reach(search, at + 1, form, cost);
	}
}

static void try_turning_curves(struct search *search, unsigned along, enum form form)
{
	uint32_t cost = 0;
	size_t used = 0;

	for (size_t at = search->from; at < search->count; at++, along = !along) {
		const struct drawing_segment *const segment = search->segments + at;
		const int32_t *const d = segment->d;
		const uint8_t *const costs = segment->costs;
		const bool bends = segment->is_curve && d[4 + along] != 0;

		used += bends ? 5 : 4;
		if (!segment->is_curve || d[!along] != 0 || used > STACK_MAX)
			return;
		cost += (uint32_t)costs[along] + costs[2] + costs[3] + costs[4 + !along] +
			(bends ? costs[4 + along] : 0u);
		reach(search, at + 1, form, cost);
		if (bends)
			return;
	}
}

static void settle(struct encoder *encoder, size_t count)
{
	struct search search = {encoder->turned.data, encoder->steps.data, count, 0};

	vec_reset(&encoder->steps);
	vec_reserve(&encoder->steps, count + 1);
	search.steps = encoder->steps.data;
	search.steps[0] = (struct step){0};
	for (size_t i = 1; i <= count; i++)
		search.steps[i].cost = UINT32_MAX;
	for (; search.from < count; search.from++) {
		if (search.segments[search.from].is_curve) {
			try_curves(&search);
			try_even_curves(&search, 0, HHCURVETO);
			try_even_curves(&search, 1, VVCURVETO);
			try_turning_curves(&search, 0, HVCURVETO);
			try_turning_curves(&search, 1, VHCURVETO);
		} else {
			try_lines(&search);
			try_straight_lines(&search, true);
			try_straight_lines(&search, false);
		}
	}
}

/* --- writing --- */

static char *put_all(char *to, const struct drawing_segment *segment)
{
	for (size_t i = 0; i < (segment->is_curve ? 6 : 2); i++)
		to = put_number(to, segment->d[i]);
	return to;
}

static char *put_even_curves(
	char *to, const struct drawing_segment *segments, size_t count, unsigned along)
{
	if (segments[0].d[!along] != 0)
		to = put_number(to, segments[0].d[!along]);
	for (size_t i = 0; i < count; i++) {
		const int32_t *const d = segments[i].d;

		to = put_number(to, d[along]);
		to = put_number(to, d[2]);
		to = put_number(to, d[3]);
		to = put_number(to, d[4 + along]);
	}
	return to;
}

static char *put_turning_curves(
	char *to, const struct drawing_segment *segments, size_t count, unsigned along)
{
	for (size_t i = 0; i < count; i++, along = !along) {
		const int32_t *const d = segments[i].d;

		to = put_number(to, d[along]);
		to = put_number(to, d[2]);
		to = put_number(to, d[3]);
		to = put_number(to, d[4 + !along]);
		if (d[4 + along] != 0)
			to = put_number(to, d[4 + along]);
	}
	return to;
}

static char *put_straight_lines(char *to, const struct drawing_segment *segments,
	size_t count, bool is_horizontal)
{
	for (size_t i = 0; i < count; i++, is_horizontal = !is_horizontal)
		to = put_number(to, segments[i].d[!is_horizontal]);
	return to;
}

static char *put_form(
	char *to, enum form form, const struct drawing_segment *segments, size_t count)
{
	switch (form) {
	case RLINETO:
	case RRCURVETO:
	case RCURVELINE:
	case RLINECURVE:
		for (size_t i = 0; i < count; i++)
			to = put_all(to, segments + i);
		break;
	case HLINETO: to = put_straight_lines(to, segments, count, true); break;
	case VLINETO: to = put_straight_lines(to, segments, count, false); break;
	case HHCURVETO: to = put_even_curves(to, segments, count, 0); break;
	case VVCURVETO: to = put_even_curves(to, segments, count, 1); break;
	case HVCURVETO: to = put_turning_curves(to, segments, count, 0); break;
	case VHCURVETO: to = put_turning_curves(to, segments, count, 1); break;
	}
	*to++ = (char)form;
	return to;
}

/* The steps lead backward: they are turned round first. */
static void put_segments(struct encoder *encoder, size_t count, struct buf *out)
{
	struct step *const steps = encoder->steps.data;
	char *to = count ? buf_extend(out, steps[count].cost) : NULL;
	size_t next = 0;

	if (!to)
		return;
	for (size_t at = count; at > 0;) {
		const size_t from = steps[at].from;

		steps[at].from = (uint32_t)next;
		next = at;
		at = from;
	}
	for (size_t at = 0; at < count; at = next, next = steps[next].from)
		to = put_form(to, steps[next].form, encoder->turned.data + at, next - at);
}

static void put_move(struct encoder *encoder, int64_t x, int64_t y, struct buf *out)
{
	const int32_t dx = (int32_t)(x - encoder->x), dy = (int32_t)(y - encoder->y);

	if (dy == 0) {
		put_lone_number(out, dx);
		buf_put_byte(out, 22);
	} else if (dx == 0) {
		put_lone_number(out, dy);
		buf_put_byte(out, 4);
	} else {
		put_lone_number(out, dx);
		put_lone_number(out, dy);
		buf_put_byte(out, 21);
	}
}

static struct drawing_segment closing_line(
	const struct drawing_contour *contour, int64_t x, int64_t y)
{
	return (struct drawing_segment){
		.d = {(int32_t)(contour->x - x), (int32_t)(contour->y - y)}};
}

static void price(struct drawing_segment *segment)
{
	segment->cost = 0;
	for (size_t i = 0; i < (segment->is_curve ? 6 : 2); i++) {
		segment->costs[i] = number_cost(segment->d[i]);
		segment->cost = (uint8_t)(segment->cost + segment->costs[i]);
	}
}

/* The line to be left away, and where the contour begins behind it: the dearest. */
static size_t dearest_line(const struct drawing_segment *segments, size_t count)
{
	size_t best = count;
	uint32_t most = 0;

	for (size_t i = 0; i < count; i++) {
		const uint32_t cost = segments[i].is_curve ? 0 : segments[i].cost;

		if (cost > 0 && cost >= most) {
			most = cost;
			best = i;
		}
	}
	return best;
}

/* The contour closed by a line, if it is not closed already. */
static void close(struct encoder *encoder, const struct drawing *drawing,
	const struct drawing_contour *contour)
{
	const struct drawing_segment *const segments =
		drawing->segments.data + contour->first;
	int64_t x = contour->x, y = contour->y;

	vec_reset(&encoder->turned);
	vec_reserve(&encoder->turned, 2 * contour->count + 2);
	for (size_t i = 0; i < contour->count; i++) {
		vec_push(&encoder->turned, segments[i]);
		for (size_t k = 0; k < 6; k += 2) {
			x += segments[i].d[k];
			y += segments[i].d[k + 1];
		}
	}
	if (x != contour->x || y != contour->y)
		vec_push(&encoder->turned, closing_line(contour, x, y));
	for (size_t i = 0; i < encoder->turned.len; i++)
		price(encoder->turned.data + i);
}

static void put_contour(struct encoder *encoder, const struct drawing *drawing,
	const struct drawing_contour *contour, struct buf *out)
{
	int64_t x = contour->x, y = contour->y;

	close(encoder, drawing, contour);
	const size_t count = encoder->turned.len;
	const size_t left_out = dearest_line(encoder->turned.data, count);
	const size_t first = left_out == count ? 0 : left_out + 1;
	const size_t kept = left_out == count ? count : count - 1;

	for (size_t i = 0; i < first; i++) {
		const struct drawing_segment segment = encoder->turned.data[i];

		for (size_t k = 0; k < 6; k += 2) {
			x += segment.d[k];
			y += segment.d[k + 1];
		}
		vec_push(&encoder->turned, segment);
	}
	memmove(encoder->turned.data, encoder->turned.data + first,
		count * sizeof(*encoder->turned.data));
	put_move(encoder, x, y, out);
	encoder->x = x;
	encoder->y = y;
	for (size_t i = 0; i < kept; i++)
		for (size_t k = 0; k < 6; k += 2) {
			encoder->x += encoder->turned.data[i].d[k];
			encoder->y += encoder->turned.data[i].d[k + 1];
		}
	settle(encoder, kept);
	put_segments(encoder, kept, out);
}

void drawing_put(const struct drawing *drawing, struct encoder *encoder, struct buf *out)
{
	if (drawing->has_width)
		put_lone_number(out, drawing->width);
	encoder->x = encoder->y = 0;
	for (size_t i = 0; i < drawing->contours.len; i++)
		if (drawing->contours.data[i].count)
			put_contour(encoder, drawing, drawing->contours.data + i, out);
	buf_put_byte(out, 14); /* endchar */
}
