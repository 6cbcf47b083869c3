/* SPDX-License-Identifier: MIT */
/* Fractions: derivatives have words of their own, and a fraction within a fraction says
 * where it begins and ends. */
#include "read/math/speech_parts.h"

/* d or ∂, and its order: d^2. */
static bool is_differential(
	const struct math_node *node, uint32_t *sign, const struct math_node **order)
{
	node = speech_only(node);
	*order = NULL;
	if (node->kind == MATH_SCRIPTS && !node->scripts.sub) {
		*order = node->scripts.sup;
		node = node->scripts.base;
	}
	*sign = speech_sign_of(node);
	return *sign == 0x2202 || *sign == 'd';
}

static struct math_list list_of(const struct math_node *node)
{
	node = speech_only(node);
	return node->kind == MATH_ROW ? node->row.list : (struct math_list){node, 1};
}

static bool is_space(const struct math_node *node)
{
	return node->kind == MATH_SPACE;
}

/* ∂x ∂y^2: signs and what stands behind each; how many. 0: something else. */
static size_t count_variables(struct math_list below, uint32_t sign)
{
	size_t count = 0, i = 0;

	while (i < below.count) {
		const struct math_node *order;
		uint32_t own;

		if (is_space(&below.items[i])) {
			i++;
			continue;
		}
		if (i + 1 >= below.count ||
			!is_differential(&below.items[i], &own, &order) || own != sign ||
			order || below.items[i + 1].class != MATH_ORD)
			return 0;
		count++;
		i += 2;
	}
	return count;
}

static void say_variables(struct speech *speech, struct math_list below)
{
	bool is_first = true;

	for (size_t i = 0; i + 1 < below.count; i += 2) {
		if (is_space(&below.items[i]))
			i++;
		if (i + 1 >= below.count)
			return;
		const struct math_node *const variable = &below.items[i + 1];

		if (!is_first)
			speech_say(speech, "、", "and");
		speech_say_node(
			speech, variable->kind == MATH_SCRIPTS && !variable->scripts.sub
					? variable->scripts.base
					: variable);
		is_first = false;
	}
}

/* 二阶, second; nothing for the first. */
static void say_order(struct speech *speech, const struct math_node *order)
{
	const uint32_t sign = order ? speech_sign_of(order) : 0;

	if (!order)
		return;
	if (sign == '2' || sign == '3') {
		speech_say(speech, sign == '2' ? "二阶" : "三阶",
			sign == '2' ? "second" : "third");
		return;
	}
	if (!speech->is_chinese)
		speech_say(speech, "", "order");
	speech_say_node(speech, order);
	speech_say(speech, "阶", "");
}

static void say_kind(
	struct speech *speech, uint32_t sign, const struct math_node *order, bool has_of)
{
	const bool is_partial = sign == 0x2202;

	if (speech->is_chinese) {
		speech_say(speech, has_of ? "的" : "求", "");
		say_order(speech, order);
		speech_say(speech,
			has_of       ? (is_partial ? "偏导数" : "导数")
			: is_partial ? "偏导，"
				     : "导，",
			"");
		return;
	}
	speech_say(speech, "", "the");
	say_order(speech, order);
	speech_say(speech, "", is_partial ? "partial derivative" : "derivative");
}

/* A product of signs that are no sum needs no end. */
static bool is_one_term(struct math_list list)
{
	for (size_t i = 0; i < list.count; i++)
		if (list.items[i].class == MATH_BIN || list.items[i].class == MATH_REL)
			return false;
	return true;
}

static bool say_derivative(struct speech *speech, const struct math_fraction *fraction)
{
	struct math_list of = list_of(fraction->above);
	const struct math_list by = list_of(fraction->below);
	const struct math_node *order;
	uint32_t sign;

	if (of.count == 0 || !is_differential(of.items, &sign, &order) ||
		count_variables(by, sign) == 0)
		return false;
	of = (struct math_list){of.items + 1, of.count - 1};
	if (!is_one_term(of))
		return false;
	const bool has_of = of.count > 0;

	if (!speech->is_chinese)
		say_kind(speech, sign, order, has_of);
	if (has_of && !speech->is_chinese)
		speech_say(speech, "", "of");
	speech_say_list(speech, of);
	speech_say(speech, "对", "with respect to");
	say_variables(speech, by);
	if (speech->is_chinese)
		say_kind(speech, sign, order, has_of);
	else if (!has_of)
		speech_say(speech, "", "of");
	return true;
}

static void say_stacked(struct speech *speech, const struct math_fraction *fraction)
{
	const bool is_binomial = fraction->open == '(';
	const bool is_short =
		speech_is_simple(fraction->above) && speech_is_simple(fraction->below);

	speech_say(speech, is_binomial ? "组合数，" : "上下叠放，",
		is_binomial ? "binomial" : "stack");
	speech_say_node(speech, fraction->above);
	speech_say(speech, is_binomial ? "选" : "，", is_binomial ? "choose" : "above");
	speech_say_node(speech, fraction->below);
	if (!is_short)
		speech_say(speech, "，结束，", "end");
}

void speech_say_fraction(struct speech *speech, const struct math_fraction *fraction)
{
	const bool is_short =
		speech_is_simple(fraction->above) && speech_is_simple(fraction->below);
	const bool is_delimited = !is_short || (speech->parts > 0 && !speech->is_chinese);

	if (!fraction->has_bar) {
		say_stacked(speech, fraction);
		return;
	}
	if (say_derivative(speech, fraction))
		return;
	if (speech->is_chinese && is_short) {
		speech_say_node(speech, fraction->below);
		speech_say(speech, "分之", "");
		speech_say_node(speech, fraction->above);
		return;
	}
	if (is_delimited)
		speech_say(speech, "分式，分子", "the fraction");
	speech->parts++;
	speech_say_node(speech, fraction->above);
	speech_say(speech, "，分母", "over");
	speech_say_node(speech, fraction->below);
	speech->parts--;
	if (is_delimited)
		speech_say(speech, "，分式结束，", "end fraction");
}
