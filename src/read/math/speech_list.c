/* SPDX-License-Identifier: MIT */
/* Rows: what an item means beside its neighbours. */
#include "read/math/speech_parts.h"

#include "base/vec.h"

/* ------------------------------------------------------------------ bars */

#define UNPAIRED ((size_t)-1)

/* The partner of each bar of a row: absolute values and norms stand within each other. */
typedef VEC(size_t) partner_vec;

/* A bar opens where no term is done: at the start, behind a sign or a bar that opened. */
static bool ends_term(const struct math_node *node)
{
	return node->class == MATH_ORD || node->class == MATH_CLOSE ||
	       node->class == MATH_INNER;
}

/* The last bar of this kind that is open, above the parenthesis around; UNPAIRED. */
static size_t find_open(
	const partner_vec *open, const struct math_list *list, uint32_t bar)
{
	for (size_t i = open->len; i > 0; i--) {
		if (open->data[i - 1] == UNPAIRED)
			return UNPAIRED;
		if (speech_bar_of(&list->items[open->data[i - 1]]) == bar)
			return i - 1;
	}
	return UNPAIRED;
}

static void close_parenthesis(partner_vec *open)
{
	while (open->len > 0 && open->data[open->len - 1] != UNPAIRED)
		open->len--;
	if (open->len > 0)
		open->len--;
}

static void pair_bars(struct math_list list, partner_vec *partners)
{
	partner_vec open = {0};
	bool is_term = false;

	for (size_t i = 0; i < list.count; i++) {
		const struct math_node *const item = &list.items[i];
		const uint32_t bar = speech_bar_of(item);
		const bool may_open =
			item->kind != MATH_SCRIPTS && item->class != MATH_CLOSE;

		vec_push(partners, UNPAIRED);
		if (bar) {
			const bool opens =
				may_open && (!is_term || item->class == MATH_OPEN);
			const size_t at = opens ? UNPAIRED : find_open(&open, &list, bar);

			is_term = at != UNPAIRED;
			if (is_term) {
				partners->data[i] = open.data[at];
				partners->data[open.data[at]] = i;
				open.len = at;
			} else if (may_open) {
				vec_push(&open, i);
			}
			continue;
		}
		if (item->class == MATH_OPEN)
			vec_push(&open, UNPAIRED);
		else if (item->class == MATH_CLOSE)
			close_parenthesis(&open);
		if (item->class != MATH_NO_CLASS)
			is_term = ends_term(item);
	}
	vec_clear(&open);
}

static bool has_bar(struct math_list list)
{
	for (size_t i = 0; i < list.count; i++)
		if (speech_bar_of(&list.items[i]))
			return true;
	return false;
}

/* ------------------------------------------------------------------ kets */

/* ⟨ or ⟩ without scripts. */
static bool is_angle(const struct math_node *node, uint32_t angle)
{
	if (node->kind == MATH_DELIMITER)
		return node->delimiter.code_point == angle;
	return node->kind == MATH_ATOM && speech_shown_sign(node) == angle;
}

#define KET_ITEMS 32 /* as far as its angle is looked for */

/* |ψ⟩ from the bar, ⟨ψ| from the angle: the index of the other end, or 0. */
static size_t ket_end(struct math_list list, size_t at, bool is_ket)
{
	const size_t last = list.count - at > KET_ITEMS ? at + KET_ITEMS : list.count - 1;

	for (size_t i = at + 1; i <= last; i++) {
		const uint32_t bar = speech_bar_of(&list.items[i]);
		const bool is_close = is_angle(&list.items[i], 0x27E9);

		if (bar || is_close || is_angle(&list.items[i], 0x27E8))
			return (is_ket ? is_close : bar == '|') ? i : 0;
	}
	return 0;
}

/* ------------------------------------------------------------------ numbers */

static bool is_number(const struct math_node *node)
{
	return node->kind == MATH_ATOM && node->atom.form == MATH_NUMBER;
}

/* 1\,000: one number. */
static bool is_number_space(struct math_list list, size_t at)
{
	return at > 0 && at + 1 < list.count && list.items[at].kind == MATH_SPACE &&
	       is_number(&list.items[at - 1]) && is_number(&list.items[at + 1]);
}

/* 0.\dot3 */
static bool is_point(struct math_list list, size_t at)
{
	return at > 0 && is_number(&list.items[at - 1]) &&
	       speech_shown_sign(&list.items[at]) == '.';
}

/* ------------------------------------------------------------------ blanks */

/* The items that make up a place to write in: ____ or ( ); 0: none begins here. */
static size_t blank_len(struct math_list list, size_t at)
{
	const uint32_t first = speech_shown_sign(&list.items[at]);
	size_t end = at + 1;

	if (first == '_') {
		while (end < list.count && speech_shown_sign(&list.items[end]) == '_')
			end++;
		return end - at > 1 ? end - at : 0;
	}
	if (first != '(')
		return 0;
	while (end < list.count && list.items[end].kind == MATH_SPACE)
		end++;
	if (end == at + 1 || end == list.count ||
		speech_shown_sign(&list.items[end]) != ')')
		return 0;
	return end + 1 - at;
}

/* ------------------------------------------------------------------ products */

static bool is_vector(const struct math_node *node)
{
	if (node->kind == MATH_SCRIPTS)
		node = node->scripts.base;
	node = speech_only(node);
	if (node->kind == MATH_ACCENT)
		return !node->accent.is_under &&
		       (node->accent.mark == 0x20D7 || node->accent.mark == 0x2192);
	return node->kind == MATH_ATOM && node->atom.form == MATH_IDENTIFIER &&
	       (node->atom.variant == MATH_BOLD ||
		       node->atom.variant == MATH_BOLD_ITALIC);
}

static bool is_dot(uint32_t sign)
{
	return sign == 0x22C5 || sign == 0xB7;
}

/* a·b and a×b of vectors; true: it was said. */
static bool say_vector_product(struct speech *speech, struct math_list list, size_t at)
{
	const uint32_t sign = speech_shown_sign(&list.items[at]);

	if ((!is_dot(sign) && sign != 0xD7) || at == 0 || at + 1 == list.count ||
		!is_vector(&list.items[at - 1]) || !is_vector(&list.items[at + 1]))
		return false;
	speech_say(
		speech, is_dot(sign) ? "点乘" : "叉乘", is_dot(sign) ? "dot" : "cross");
	return true;
}

/* ∇· and ∇×; true: both were said. */
static bool say_divergence(struct speech *speech, struct math_list list, size_t at)
{
	if (at + 1 == list.count || speech_sign_of(&list.items[at]) != 0x2207)
		return false;
	const uint32_t sign = speech_shown_sign(&list.items[at + 1]);

	if (!is_dot(sign) && sign != 0xD7)
		return false;
	speech_say(speech, is_dot(sign) ? "散度" : "旋度",
		is_dot(sign) ? "divergence of" : "curl of");
	return true;
}

/* + behind an \overbrace is TeX's Ord, and yet it adds. */
static bool say_sum(struct speech *speech, struct math_list list, size_t at)
{
	const uint32_t sign = speech_shown_sign(&list.items[at]);

	if ((sign != '+' && sign != 0x2212) || at == 0 ||
		list.items[at - 1].class != MATH_OP)
		return false;
	const struct math_node *before = &list.items[at - 1];

	if (before->kind == MATH_SCRIPTS)
		before = speech_only(before->scripts.base);
	if (before->kind != MATH_ACCENT)
		return false;
	speech_say(speech, sign == '+' ? "加" : "减", sign == '+' ? "plus" : "minus");
	return true;
}

/* ------------------------------------------------------------------ scripts */

/* {}_nC: scripts of nothing, which belong to what follows. Behind a letter, as in
 * T^a{}_b, they go on with its own. */
static bool has_left_scripts(struct math_list list, size_t at)
{
	const struct math_node *const item = &list.items[at];

	if (item->kind != MATH_SCRIPTS || !speech_is_blank(item->scripts.base))
		return false;
	return at + 1 < list.count && (at == 0 || list.items[at - 1].class != MATH_ORD);
}

static bool is_slash(const struct math_node *node)
{
	return speech_shown_sign(
		       node->kind == MATH_SCRIPTS ? node->scripts.base : node) == '/';
}

/* {}^1/_2: scripts that are numbers of a fraction. */
static bool is_numerator(struct math_list list, size_t at)
{
	const struct math_node *const item = &list.items[at];

	return item->kind == MATH_SCRIPTS && speech_is_blank(item->scripts.base) &&
	       !item->scripts.sub && at + 1 < list.count && is_slash(item + 1);
}

static bool is_denominator(const struct math_node *item)
{
	return item->kind == MATH_SCRIPTS && is_slash(item) && !item->scripts.sup;
}

static void say_left_scripts(struct speech *speech, const struct math_scripts *scripts)
{
	if (scripts->sup) {
		speech_say(speech, "左上标", "left superscript");
		speech_say_node(speech, scripts->sup);
		speech_say(speech, "，", ",");
	}
	if (scripts->sub) {
		speech_say(speech, "左下标", "left subscript");
		speech_say_node(speech, scripts->sub);
		speech_say(speech, "，", ",");
	}
}

static void say_closing(struct speech *speech, const struct math_node *node, uint32_t bar)
{
	speech_say_norm(speech, bar, false);
	if (node->kind != MATH_SCRIPTS)
		return;
	if (node->scripts.sub)
		speech_say_sub(speech, node->scripts.sub);
	if (node->scripts.sup)
		speech_say_sups(speech, &node->scripts);
}

/* ------------------------------------------------------------------ items */

/* Whether it is that function, with scripts or without. */
static bool is_named(const struct math_node *node, struct str name)
{
	if (node->kind == MATH_SCRIPTS)
		node = node->scripts.base;
	return node->kind == MATH_ATOM && node->atom.form == MATH_FUNCTION &&
	       str_eq(node->atom.text, name);
}

static void say_denominator(struct speech *speech, const struct math_scripts *scripts)
{
	speech_say_node(speech, scripts->base);
	speech_say_node(speech, scripts->sub);
}

/* A bar that closes nothing: P(A|B), {x | x > 0}, f |_0^1. */
static void say_lone_bar(struct speech *speech, const struct math_node *item)
{
	if (item->kind == MATH_SCRIPTS)
		speech_say_places(speech, &item->scripts);
	else
		speech_say(speech, speech->brace_depth ? "满足" : "给定",
			speech->brace_depth ? "such that" : "given");
}

static void say_item(struct speech *speech, struct math_list list, size_t at)
{
	const struct math_node *const item = &list.items[at];
	const struct math_node *const next = at + 1 < list.count ? item + 1 : NULL;
	const uint32_t sign = speech_shown_sign(item);

	if (next && is_named(item, STR("arg")) &&
		(is_named(next, STR("max")) || is_named(next, STR("min")))) {
		speech->is_arg = true;
		return;
	}
	if (speech_bar_of(item) == '|' && item->kind != MATH_DELIMITER) {
		say_lone_bar(speech, item);
		return;
	}
	if (sign == ':' && item->class == MATH_PUNCT) {
		speech_say(speech, speech->brace_depth ? "满足" : "：",
			speech->brace_depth ? "such that" : ":");
		return;
	}
	if (say_vector_product(speech, list, at) || say_sum(speech, list, at))
		return;
	speech->brace_depth += sign == '{';
	if (sign == '}' && speech->brace_depth)
		speech->brace_depth--;
	if (is_point(list, at))
		speech_say(speech, "点", "point");
	else if (is_numerator(list, at))
		speech_say_node(speech, item->scripts.sup);
	else if (is_denominator(item))
		say_denominator(speech, &item->scripts);
	else if (has_left_scripts(list, at))
		say_left_scripts(speech, &item->scripts);
	else
		speech_say_node(speech, item);
}

/* Says what begins at `at` if it is more than one item; how many were said. */
static size_t say_several(struct speech *speech, struct math_list list, size_t at)
{
	const size_t blank = blank_len(list, at);
	const bool is_bra = is_angle(&list.items[at], 0x27E8);

	if (blank > 0) {
		speech_say(speech, "，空格，", "blank");
		return blank;
	}
	if (is_number_space(list, at)) {
		buf_put_str(speech->out, list.items[at + 1].atom.text);
		return 2;
	}
	if (say_divergence(speech, list, at))
		return 2;
	if (!is_bra && speech_bar_of(&list.items[at]) != '|')
		return 0;
	const size_t end = ket_end(list, at, !is_bra);

	if (end == 0)
		return 0;
	speech_say(speech, is_bra ? "左矢" : "右矢", is_bra ? "bra" : "ket");
	speech_say_list(speech, (struct math_list){list.items + at + 1, end - at - 1});
	/* ⟨φ|ψ⟩: the bar is the ket's too */
	return is_bra && ket_end(list, end, true) ? end - at : end + 1 - at;
}

static bool has_triangle(struct math_list list)
{
	for (size_t i = 0; i < list.count; i++)
		if (speech_shown_sign(&list.items[i]) == 0x25B3)
			return true;
	return false;
}

void speech_say_list(struct speech *speech, struct math_list list)
{
	partner_vec partners = {0};
	size_t several;

	if (has_bar(list))
		pair_bars(list, &partners);
	if (has_triangle(list))
		speech->is_geometry = true;
	for (size_t i = 0; i < list.count; i += several) {
		const size_t partner = partners.len ? partners.data[i] : UNPAIRED;
		const struct math_node *const item = &list.items[i];

		several = 1;
		if (partner != UNPAIRED && partner > i) {
			speech_say_norm(speech, speech_bar_of(item), true);
		} else if (partner != UNPAIRED) {
			say_closing(speech, item, speech_bar_of(item));
		} else {
			several = say_several(speech, list, i);
			if (several == 0) {
				say_item(speech, list, i);
				several = 1;
			}
		}
	}
	vec_clear(&partners);
}
