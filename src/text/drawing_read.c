/* SPDX-License-Identifier: MIT */
/* A charstring is numbers on a stack and operators that take all of them. Subroutines are
 * run where they are called, so that the result has none; hints are counted, for the
 * bytes of a mask that follow, and forgotten. */
#include "text/drawing.h"

#include <string.h>

#define STACK_MAX    192 /* the note says 48 */
#define DEPTH_MAX    10
#define SEGMENTS_MAX 20000u     /* of one glyph */
#define WORK_MAX     (1u << 26) /* operators and numbers, of all glyphs of a face */
#define ONE          65536

struct machine {
	struct drawing *drawing;
	const struct cff *cff;
	const struct cff_part *part;
	int32_t stack[STACK_MAX];
	size_t count;
	unsigned stems, depth;
	bool knows_width, is_open, has_ended, failed;
};

enum operator{
	HSTEM = 1,
	VSTEM = 3,
	VMOVETO = 4,
	RLINETO = 5,
	HLINETO = 6,
	VLINETO = 7,
	RRCURVETO = 8,
	CALLSUBR = 10,
	RETURN = 11,
	ESCAPE = 12,
	ENDCHAR = 14,
	HSTEMHM = 18,
	HINTMASK = 19,
	CNTRMASK = 20,
	RMOVETO = 21,
	HMOVETO = 22,
	VSTEMHM = 23,
	RCURVELINE = 24,
	RLINECURVE = 25,
	VVCURVETO = 26,
	HHCURVETO = 27,
	CALLGSUBR = 29,
	VHCURVETO = 30,
	HVCURVETO = 31,
};

enum escaped {
	ABS = 9,
	ADD = 10,
	SUB = 11,
	DIV = 12,
	NEG = 14,
	DROP = 18,
	MUL = 24,
	DUP = 27,
	EXCH = 28,
	HFLEX = 34,
	FLEX = 35,
	HFLEX1 = 36,
	FLEX1 = 37,
};

static void push(struct machine *machine, int64_t value)
{
	if (machine->count == STACK_MAX || value != (int32_t)value)
		machine->failed = true;
	else
		machine->stack[machine->count++] = (int32_t)value;
}

/* --- what is drawn --- */

static bool add_segment(struct machine *machine, bool is_curve, const int32_t d[6])
{
	struct drawing *const drawing = machine->drawing;
	struct drawing_segment segment = {.is_curve = is_curve};

	if (!machine->is_open || drawing->segments.len == SEGMENTS_MAX) {
		machine->failed = true;
		return false;
	}
	memcpy(segment.d, d, (is_curve ? 6 : 2) * sizeof(*d));
	for (size_t i = 0; i < 6; i += 2) {
		drawing->x += segment.d[i];
		drawing->y += segment.d[i + 1];
	}
	vec_push(&drawing->segments, segment);
	vec_last(&drawing->contours)->count++;
	return true;
}

static bool add_line(struct machine *machine, int32_t dx, int32_t dy)
{
	return add_segment(machine, false, (const int32_t[6]){dx, dy});
}

static bool add_curve(struct machine *machine, const int32_t d[6])
{
	return add_segment(machine, true, d);
}

static void move(struct machine *machine, int32_t dx, int32_t dy)
{
	struct drawing *const drawing = machine->drawing;

	drawing->x += dx;
	drawing->y += dy;
	machine->is_open = true;
	vec_push(&drawing->contours, (struct drawing_contour){drawing->x, drawing->y,
					     drawing->segments.len, 0});
}

/* The first operator that clears the stack may have the width below its numbers. */
static void take_width(struct machine *machine, bool is_there)
{
	if (machine->knows_width)
		return;
	machine->knows_width = true;
	if (!is_there || machine->count == 0)
		return;
	machine->drawing->has_width = true;
	machine->drawing->width = machine->stack[0];
	machine->count--;
	memmove(machine->stack, machine->stack + 1,
		machine->count * sizeof(*machine->stack));
}

static void run_move(struct machine *machine, unsigned operator)
{
	const size_t need = operator== RMOVETO ? 2 : 1;
	const int32_t *const stack = machine->stack;

	take_width(machine, machine->count > need);
	if (machine->count < need)
		machine->failed = true;
	else if (operator== RMOVETO)
		move(machine, stack[0], stack[1]);
	else if (operator== HMOVETO)
		move(machine, stack[0], 0);
	else
		move(machine, 0, stack[0]);
}

static void run_lines(struct machine *machine, size_t end)
{
	for (size_t i = 0; i + 2 <= end; i += 2)
		if (!add_line(machine, machine->stack[i], machine->stack[i + 1]))
			return;
}

static void run_straight_lines(struct machine *machine, bool is_horizontal)
{
	for (size_t i = 0; i < machine->count; i++, is_horizontal = !is_horizontal) {
		const int32_t d = machine->stack[i];

		if (!add_line(machine, is_horizontal ? d : 0, is_horizontal ? 0 : d))
			return;
	}
}

static size_t run_curves(struct machine *machine, size_t end)
{
	size_t i = 0;

	for (; i + 6 <= end; i += 6)
		if (!add_curve(machine, machine->stack + i))
			break;
	return i;
}

static void run_curves_and_line(struct machine *machine)
{
	if (machine->count < 2) {
		machine->failed = true;
		return;
	}
	const size_t at = run_curves(machine, machine->count - 2);

	if (at + 2 <= machine->count)
		add_line(machine, machine->stack[at], machine->stack[at + 1]);
}

static void run_lines_and_curve(struct machine *machine)
{
	if (machine->count < 6) {
		machine->failed = true;
		return;
	}
	const size_t lines = (machine->count - 6) / 2 * 2;

	run_lines(machine, lines);
	add_curve(machine, machine->stack + lines);
}

/* Curves that begin and end in one direction; the first may begin otherwise. */
static void run_even_curves(struct machine *machine, bool is_horizontal)
{
	const int32_t *const stack = machine->stack;
	size_t i = machine->count % 4 ? 1 : 0;
	int32_t across = i ? stack[0] : 0;

	for (; i + 4 <= machine->count; i += 4, across = 0) {
		const int32_t a = stack[i], b = stack[i + 1], c = stack[i + 2],
			      d = stack[i + 3];
		const int32_t flat[6] = {a, across, b, c, d, 0};
		const int32_t upright[6] = {across, a, b, c, 0, d};

		if (!add_curve(machine, is_horizontal ? flat : upright))
			return;
	}
}

/* Curves that begin in one direction and end in the other, by turns. */
static void run_turning_curves(struct machine *machine, bool is_horizontal)
{
	const int32_t *const stack = machine->stack;

	for (size_t i = 0; i + 4 <= machine->count;
		i += 4, is_horizontal = !is_horizontal) {
		const int32_t a = stack[i], b = stack[i + 1], c = stack[i + 2],
			      d = stack[i + 3];
		const int32_t last = machine->count - i == 5 ? stack[i + 4] : 0;
		const int32_t flat[6] = {a, 0, b, c, last, d};
		const int32_t upright[6] = {0, a, b, c, d, last};

		if (!add_curve(machine, is_horizontal ? flat : upright))
			return;
	}
}

static void copy_wide(int64_t *to, const int32_t *from, size_t count)
{
	for (size_t i = 0; i < count; i++)
		to[i] = from[i];
}

/* 4.2 of the note: all deltas of what is given in short. */
static void put_flex(enum escaped operator, const int32_t * s, int64_t d[12])
{
	if (operator== HFLEX) {
		copy_wide(d,
			(const int32_t[]){
				s[0], 0, s[1], s[2], s[3], 0, s[4], 0, s[5], 0, s[6], 0},
			12);
		d[9] = -(int64_t)s[2];
	} else if (operator== HFLEX1) {
		copy_wide(d,
			(const int32_t[]){s[0], s[1], s[2], s[3], s[4], 0, s[5], 0, s[6],
				s[7], s[8], 0},
			12);
		d[11] = -((int64_t)s[1] + s[3] + s[7]);
	} else {
		copy_wide(d, s, operator== FLEX ? 12 : 10);
	}
	if (operator!= FLEX1)
		return;
	const int64_t dx = d[0] + d[2] + d[4] + d[6] + d[8];
	const int64_t dy = d[1] + d[3] + d[5] + d[7] + d[9];
	const bool is_flat = (dx < 0 ? -dx : dx) > (dy < 0 ? -dy : dy);

	d[10] = is_flat ? s[10] : -dx;
	d[11] = is_flat ? -dy : s[10];
}

/* Two curves; what flex says beside them is a hint. */
static void run_flex(struct machine *machine, enum escaped operator)
{
	const int32_t *const s = machine->stack;
	const size_t need = operator== FLEX  ? 12 :
			    operator== FLEX1 ? 11
			    :
			    operator== HFLEX1 ? 9
					      : 7;
	int64_t wide[12] = {0};
	int32_t d[12];

	if (machine->count < need) {
		machine->failed = true;
		return;
	}
	put_flex(operator, s, wide);
	for (size_t i = 0; i < 12; i++) {
		machine->failed |= wide[i] != (int32_t)wide[i];
		d[i] = (int32_t)wide[i];
	}
	if (!machine->failed && add_curve(machine, d))
		add_curve(machine, d + 6);
}

/* --- arithmetic, of numbers that are all known --- */

static void run_one(struct machine *machine, enum escaped operator)
{
	if (machine->count < 1) {
		machine->failed = true;
		return;
	}
	const int64_t a = machine->stack[--machine->count];

	if (operator== ABS)
		push(machine, a < 0 ? -a : a);
	else if (operator== NEG)
		push(machine, -a);
	else if (operator== DUP) {
		push(machine, a);
		push(machine, a);
	}
}

static void run_two(struct machine *machine, enum escaped operator)
{
	if (machine->count < 2) {
		machine->failed = true;
		return;
	}
	const int64_t b = machine->stack[--machine->count];
	const int64_t a = machine->stack[--machine->count];

	if (operator== ADD)
		push(machine, a + b);
	else if (operator== SUB)
		push(machine, a - b);
	else if (operator== MUL)
		push(machine, a * b / ONE);
	else if (operator== EXCH) {
		push(machine, b);
		push(machine, a);
	} else if (b != 0) {
		push(machine, a * ONE / b);
	} else {
		machine->failed = true;
	}
}

static void run_escaped(struct machine *machine, unsigned operator)
{
	switch (operator) {
	case HFLEX:
	case FLEX:
	case HFLEX1:
	case FLEX1:
		run_flex(machine, operator);
		machine->count = 0;
		return;
	case ABS:
	case NEG:
	case DROP:
	case DUP: run_one(machine, operator); return;
	case ADD:
	case SUB:
	case DIV:
	case MUL:
	case EXCH: run_two(machine, operator); return;
	}
	machine->failed = true;
}

/* --- operators --- */

static void run_string(struct machine *machine, struct str code);

static void run_call(struct machine *machine, const struct cff_index *subrs)
{
	const int32_t bias = subrs->count < 1240    ? 107
			     : subrs->count < 33900 ? 1131
						    : 32768;
	struct str code;

	if (machine->count == 0 || machine->depth == DEPTH_MAX) {
		machine->failed = true;
		return;
	}
	const int32_t number = machine->stack[--machine->count] / ONE + bias;

	if (number < 0 || !cff_item(subrs, (uint32_t)number, &code)) {
		machine->failed = true;
		return;
	}
	machine->depth++;
	run_string(machine, code);
	machine->depth--;
}

static void run_stems(struct machine *machine)
{
	take_width(machine, machine->count % 2 != 0);
	machine->stems += (unsigned)(machine->count / 2);
}

static void run_end(struct machine *machine)
{
	take_width(machine, machine->count == 1 || machine->count == 5);
	if (machine->count >= 4)
		machine->failed = true; /* an accent on a letter, by their names */
	machine->has_ended = true;
}

static void run_operator(struct machine *machine, unsigned operator)
{
	switch (operator) {
	case HSTEM:
	case VSTEM:
	case HSTEMHM:
	case VSTEMHM:
	case HINTMASK:
	case CNTRMASK: run_stems(machine); break;
	case RMOVETO:
	case HMOVETO:
	case VMOVETO: run_move(machine, operator); break;
	case RLINETO: run_lines(machine, machine->count); break;
	case HLINETO: run_straight_lines(machine, true); break;
	case VLINETO: run_straight_lines(machine, false); break;
	case RRCURVETO: run_curves(machine, machine->count); break;
	case RCURVELINE: run_curves_and_line(machine); break;
	case RLINECURVE: run_lines_and_curve(machine); break;
	case HHCURVETO: run_even_curves(machine, true); break;
	case VVCURVETO: run_even_curves(machine, false); break;
	case HVCURVETO: run_turning_curves(machine, true); break;
	case VHCURVETO: run_turning_curves(machine, false); break;
	case CALLSUBR: run_call(machine, &machine->part->subrs); return;
	case CALLGSUBR: run_call(machine, &machine->cff->subrs); return;
	case ENDCHAR: run_end(machine); break;
	default: machine->failed = true;
	}
	machine->count = 0;
}

/* A number's bytes; 0: the string ends within it. */
static size_t run_number(struct machine *machine, struct str rest)
{
	const int32_t first = (unsigned char)rest.data[0];
	const unsigned char *const byte = (const unsigned char *)rest.data;
	const size_t length = first == 28 ? 3 : first == 255 ? 5 : first >= 247 ? 2 : 1;

	if (length > rest.len)
		return 0;
	if (first == 28)
		push(machine, (int16_t)(byte[1] << 8 | byte[2]) * (int64_t)ONE);
	else if (first == 255)
		push(machine,
			(int32_t)((uint32_t)byte[1] << 24 | (uint32_t)byte[2] << 16 |
				  (uint32_t)byte[3] << 8 | byte[4]));
	else if (first >= 251)
		push(machine, (-(first - 251) * 256 - byte[1] - 108) * (int64_t)ONE);
	else if (first >= 247)
		push(machine, ((first - 247) * 256 + byte[1] + 108) * (int64_t)ONE);
	else
		push(machine, (first - 139) * (int64_t)ONE);
	return length;
}

static void run_string(struct machine *machine, struct str code)
{
	for (size_t at = 0; at < code.len && !machine->failed && !machine->has_ended;) {
		const unsigned char first = (unsigned char)code.data[at];
		size_t length = 1;

		if (++machine->drawing->work > WORK_MAX) {
			machine->failed = true;
		} else if (first >= 32 || first == 28) {
			length = run_number(machine, str_from_offset(code, at));
			machine->failed |= length == 0;
		} else if (first == RETURN) {
			return;
		} else if (first == ESCAPE) {
			length = 2;
			if (at + 1 < code.len)
				run_escaped(machine, (unsigned char)code.data[at + 1]);
			else
				machine->failed = true;
		} else {
			run_operator(machine, first);
			if (first == HINTMASK || first == CNTRMASK)
				length += (machine->stems + 7) / 8;
		}
		at += length;
	}
}

bool drawing_read(struct drawing *drawing, const struct cff *cff,
	const struct cff_part *part, uint32_t glyph)
{
	struct machine machine;
	struct str code;

	vec_reset(&drawing->segments);
	vec_reset(&drawing->contours);
	drawing->x = drawing->y = drawing->width = 0;
	drawing->has_width = false;
	if (!cff_item(&cff->glyphs, glyph, &code))
		return false;
	machine.drawing = drawing;
	machine.cff = cff;
	machine.part = part;
	machine.count = 0;
	machine.stems = machine.depth = 0;
	machine.knows_width = machine.is_open = machine.has_ended = machine.failed =
		false;
	run_string(&machine, code);
	return !machine.failed;
}

void drawing_narrow(struct drawing *drawing, const struct subset_variant *variant,
	int32_t nominal_width)
{
	const int64_t width = ((int64_t)variant->advance - nominal_width) * ONE;

	for (size_t i = 0; i < drawing->contours.len; i++)
		drawing->contours.data[i].x -= (int64_t)variant->shift * ONE;
	drawing->has_width = true;
	drawing->width = (int32_t)width;
}

void drawing_clear(struct drawing *drawing)
{
	vec_clear(&drawing->segments);
	vec_clear(&drawing->contours);
}
