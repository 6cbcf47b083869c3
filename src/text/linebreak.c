/* SPDX-License-Identifier: MIT */
#include "text/linebreak.h"

#include <assert.h>

#include "text/linebreak_data.h"

/* UAX #14 (15.0) as one pass: for each code point the rules look at the class before it
 * (combining marks folded into their base, LB9), at whether spaces stand between, and at
 * three small counters. Numbers follow the regular expression of example 7 in section
 * 8.2, as LineBreakTest.txt does.
 *
 *     before      spaces   current
 *     OP          SP SP    AL          -> LB14: no break
 */

enum number_state {
	NUMBER_NONE,
	NUMBER_BODY,   /* NU (NU | SY | IS)* */
	NUMBER_CLOSED, /* the same and CL or CP */
};

struct line_state {
	enum line_class before; /* the last class that is no space */
	bool has_spaces;        /* between it and here */
	bool after_joiner;      /* the code point before is ZWJ (LB8a) */
	bool after_hebrew;      /* before is HY or BA and follows HL (LB21a) */
	bool odd_regional;      /* an odd number of RI ends at before (LB30a) */
	enum number_state number;
};

static bool is_hard(enum line_class class)
{
	return class == LINE_BK || class == LINE_CR || class == LINE_LF ||
	       class == LINE_NL;
}

static bool is_open(enum line_class class)
{
	return class == LINE_OP || class == LINE_OP_WIDE;
}

static bool is_close(enum line_class class)
{
	return class == LINE_CL || class == LINE_CP || class == LINE_CP_WIDE;
}

static bool is_letter(enum line_class class)
{
	return class == LINE_AL || class == LINE_HL;
}

static bool is_affix(enum line_class class)
{
	return class == LINE_PR || class == LINE_PO;
}

static bool is_ideographic(enum line_class class)
{
	return class == LINE_ID || class == LINE_EB || class == LINE_EM ||
	       class == LINE_RESERVED_EMOJI;
}

static bool is_korean(enum line_class class)
{
	return class == LINE_JL || class == LINE_JV || class == LINE_JT ||
	       class == LINE_H2 || class == LINE_H3;
}

/* LB11 to LB17: rules that hold across spaces too; true: no break. */
static bool is_kept_across_spaces(const struct line_state *state, enum line_class current)
{
	const enum line_class before = state->before;

	if (current == LINE_WJ || (before == LINE_WJ && !state->has_spaces))
		return true;
	if (before == LINE_GL && !state->has_spaces)
		return true;
	if (current == LINE_GL && !state->has_spaces && before != LINE_BA &&
		before != LINE_HY)
		return true;
	if (is_close(current) || current == LINE_EX || current == LINE_IS ||
		current == LINE_SY)
		return true;
	return is_open(before) || (before == LINE_QU && is_open(current)) ||
	       (is_close(before) && current == LINE_NS) ||
	       (before == LINE_B2 && current == LINE_B2);
}

/* LB21 to LB22; the classes touch. */
static bool is_kept_mark(const struct line_state *state, enum line_class current)
{
	if (current == LINE_BA || current == LINE_HY || current == LINE_NS ||
		current == LINE_IN)
		return true;
	return state->before == LINE_BB || state->after_hebrew ||
	       (state->before == LINE_SY && current == LINE_HL);
}

/* LB25; next is the class after current, marks skipped. */
static bool is_kept_number(
	const struct line_state *state, enum line_class current, enum line_class next)
{
	const enum line_class before = state->before;

	if (is_affix(before) && (is_open(current) || current == LINE_HY))
		return next == LINE_NU;
	if (current == LINE_NU &&
		(is_affix(before) || is_open(before) || before == LINE_HY))
		return true;
	if (state->number == NUMBER_BODY && (current == LINE_NU || is_affix(current)))
		return true;
	return state->number == NUMBER_CLOSED && is_affix(current);
}

/* LB23, LB24, LB28 to LB30. */
static bool is_kept_word(const struct line_state *state, enum line_class current)
{
	const enum line_class before = state->before;

	if (is_letter(before))
		return is_letter(current) || current == LINE_NU || is_affix(current) ||
		       current == LINE_OP;
	if (is_letter(current))
		return before == LINE_NU || is_affix(before) || before == LINE_IS ||
		       before == LINE_CP;
	if (before == LINE_PR && is_ideographic(current))
		return true;
	if (is_ideographic(before) && current == LINE_PO)
		return true;
	return (before == LINE_NU && current == LINE_OP) ||
	       (before == LINE_CP && current == LINE_NU);
}

/* LB26, LB27. */
static bool is_kept_korean(enum line_class before, enum line_class current)
{
	if (is_korean(before) && current == LINE_PO)
		return true;
	if (before == LINE_PR && is_korean(current))
		return true;
	if (before == LINE_JL)
		return is_korean(current) && current != LINE_JT;
	if (before == LINE_JV || before == LINE_H2)
		return current == LINE_JV || current == LINE_JT;
	return (before == LINE_JT || before == LINE_H3) && current == LINE_JT;
}

/* LB30a, LB30b. */
static bool is_kept_emoji(const struct line_state *state, enum line_class current)
{
	if (state->before == LINE_RI && current == LINE_RI)
		return state->odd_regional;
	return current == LINE_EM &&
	       (state->before == LINE_EB || state->before == LINE_RESERVED_EMOJI);
}

/* The rules from LB4 on, in their order. */
static enum line_break break_before(
	const struct line_state *state, enum line_class current, enum line_class next)
{
	const enum line_class before = state->before;

	if (is_hard(before) && !state->has_spaces)
		return before == LINE_CR && current == LINE_LF ? BREAK_NONE : BREAK_MUST;
	if (is_hard(current) || current == LINE_SP || current == LINE_ZW)
		return BREAK_NONE;
	if (before == LINE_ZW)
		return BREAK_ALLOWED;
	if (state->after_joiner)
		return BREAK_NONE;
	if (is_kept_across_spaces(state, current))
		return BREAK_NONE;
	if (state->has_spaces)
		return BREAK_ALLOWED;
	if (current == LINE_QU || before == LINE_QU)
		return BREAK_NONE;
	if (current == LINE_CB || before == LINE_CB)
		return BREAK_ALLOWED;
	if (is_kept_mark(state, current) || is_kept_number(state, current, next) ||
		is_kept_word(state, current) || is_kept_korean(before, current) ||
		is_kept_emoji(state, current))
		return BREAK_NONE;
	return BREAK_ALLOWED;
}

static enum number_state number_after(
	const struct line_state *state, enum line_class current)
{
	if (current == LINE_NU)
		return NUMBER_BODY;
	if (state->number != NUMBER_BODY || state->has_spaces)
		return NUMBER_NONE;
	if (current == LINE_SY || current == LINE_IS)
		return NUMBER_BODY;
	return is_close(current) ? NUMBER_CLOSED : NUMBER_NONE;
}

static void advance(struct line_state *state, enum line_class current)
{
	state->after_joiner = false;
	if (current == LINE_SP) {
		state->has_spaces = true;
		state->number = NUMBER_NONE;
		return;
	}
	state->number = number_after(state, current);
	state->after_hebrew = (current == LINE_HY || current == LINE_BA) &&
			      state->before == LINE_HL && !state->has_spaces;
	state->odd_regional =
		current == LINE_RI &&
		!(state->before == LINE_RI && !state->has_spaces && state->odd_regional);
	state->before = current;
	state->has_spaces = false;
}

static enum line_class class_of(uint32_t code_point)
{
	return (enum line_class)linebreak_data_find(code_point)->line;
}

static bool is_mark(enum line_class class)
{
	return class == LINE_CM || class == LINE_ZWJ;
}

/* LB9: a mark joins what stands before it, unless that is a space or a line end. */
static bool is_attached(const struct line_state *state)
{
	return !state->has_spaces && !is_hard(state->before) && state->before != LINE_ZW;
}

/* Only PR or PO before OP or HY asks for the class that follows. */
static enum line_class class_after(const uint32_t *code_points, size_t count, size_t at)
{
	for (at++; at < count; at++)
		if (!is_mark(class_of(code_points[at])))
			return class_of(code_points[at]);
	return LINE_CLASS_COUNT;
}

void linebreak_find(const uint32_t *code_points, size_t count, unsigned char *breaks)
{
	/* At the start nothing stands before: a word joiner never lets a line break. */
	struct line_state state = {.before = LINE_WJ};

	for (size_t i = 0; i < count; i++) {
		const enum line_class given = class_of(code_points[i]);
		enum line_class current = given;
		enum line_class next = LINE_CLASS_COUNT;

		if (is_mark(given) && i > 0 && is_attached(&state)) {
			breaks[i] = BREAK_NONE;
			state.after_joiner = given == LINE_ZWJ;
			continue;
		}
		if (is_mark(given)) /* LB10 */
			current = LINE_AL;
		if (is_affix(state.before) && (is_open(current) || current == LINE_HY))
			next = class_after(code_points, count, i);
		breaks[i] = (unsigned char)(i == 0 ? BREAK_NONE
						   : break_before(&state, current, next));
		advance(&state, current);
		state.after_joiner = given == LINE_ZWJ;
	}
	breaks[count] = BREAK_MUST;
}
