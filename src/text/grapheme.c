/* SPDX-License-Identifier: MIT */
#include "text/linebreak.h"

#include "base/utf8.h"
#include "text/linebreak_data.h"

/* UAX #29 (15.0), extended grapheme clusters: from the cluster's start the rules are
 * asked at each step whether the next code point still belongs to it. */

struct cluster_state {
	enum cluster_class before;
	bool odd_regional;  /* GB12, GB13 */
	bool in_pictograph; /* Extended_Pictographic Extend*, GB11 */
	bool joined;        /* the same and ZWJ */
};

static enum cluster_class cluster_of(uint32_t code_point)
{
	return (enum cluster_class)linebreak_data_find(code_point)->cluster;
}

static bool is_control(enum cluster_class class)
{
	return class == CLUSTER_CR || class == CLUSTER_LF || class == CLUSTER_CONTROL;
}

/* GB6 to GB8. */
static bool is_syllable(enum cluster_class before, enum cluster_class next)
{
	if (before == CLUSTER_L)
		return next == CLUSTER_L || next == CLUSTER_V || next == CLUSTER_LV ||
		       next == CLUSTER_LVT;
	if (before == CLUSTER_LV || before == CLUSTER_V)
		return next == CLUSTER_V || next == CLUSTER_T;
	return (before == CLUSTER_LVT || before == CLUSTER_T) && next == CLUSTER_T;
}

/* GB3 to GB13. */
static bool is_joined(const struct cluster_state *state, enum cluster_class next)
{
	if (state->before == CLUSTER_CR && next == CLUSTER_LF)
		return true;
	if (is_control(state->before) || is_control(next))
		return false;
	if (next == CLUSTER_EXTEND || next == CLUSTER_ZWJ ||
		next == CLUSTER_SPACING_MARK || state->before == CLUSTER_PREPEND)
		return true;
	if (state->joined && next == CLUSTER_PICTOGRAPHIC)
		return true;
	if (state->before == CLUSTER_REGIONAL && next == CLUSTER_REGIONAL)
		return state->odd_regional;
	return is_syllable(state->before, next);
}

static void advance(struct cluster_state *state, enum cluster_class class)
{
	const bool was_pictograph = state->in_pictograph;

	state->joined = was_pictograph && class == CLUSTER_ZWJ;
	state->in_pictograph = class == CLUSTER_PICTOGRAPHIC ||
			       (was_pictograph && class == CLUSTER_EXTEND);
	state->odd_regional = class == CLUSTER_REGIONAL && !state->odd_regional;
	state->before = class;
}

size_t grapheme_end(struct str text, size_t offset)
{
	struct cluster_state state = {0};

	if (offset >= text.len)
		return text.len;
	advance(&state, cluster_of(utf8_next(text, &offset)));
	while (offset < text.len) {
		size_t after = offset;
		const enum cluster_class next = cluster_of(utf8_next(text, &after));

		if (!is_joined(&state, next))
			break;
		advance(&state, next);
		offset = after;
	}
	return offset;
}
