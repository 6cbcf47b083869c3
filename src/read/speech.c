/* SPDX-License-Identifier: MIT */
/* Templates over the tree. Words are joined by spaces in English; in Chinese only where
 * two letters or digits would run together. What scripts mean is guessed as people read
 * them aloud: squares, transposes, inverses, ranges of sums, norms. */
#include "read/speech.h"

#include "base/utf8.h"
#include "read/speech_parts.h"

static void say_node(struct speech *speech, const struct math_node *node);
static void say_list(struct speech *speech, struct math_list list);

/* ------------------------------------------------------------------ scripts */

/* Capital or bold: one thinks of a matrix or vector. */
static bool is_matrix(const struct math_node *base)
{
	base = speech_only(base);
	if (base->kind == MATH_FENCED || base->kind == MATH_ACCENT)
		return true;
	if (base->kind != MATH_ATOM)
		return base->class == MATH_CLOSE;
	return base->class == MATH_CLOSE ||
	       (base->atom.form == MATH_IDENTIFIER &&
		       ((base->atom.letter >= 'A' && base->atom.letter <= 'Z') ||
			       (base->atom.letter >= 0x391 &&
				       base->atom.letter <= 0x3A9) ||
			       base->atom.variant == MATH_BOLD ||
			       base->atom.variant == MATH_BOLD_ITALIC));
}

static bool is_minus_one(const struct math_node *sup)
{
	sup = speech_only(sup);
	if (sup->kind != MATH_ROW || sup->row.list.count != 2)
		return false;
	return speech_shown_sign(&sup->row.list.items[0]) == 0x2212 &&
	       speech_sign_of(&sup->row.list.items[1]) == '1';
}

/* Superscripts that are no powers: (i), text, stars, primes. */
static bool is_label(const struct math_node *sup)
{
	sup = speech_only(sup);
	if (sup->kind == MATH_TEXT)
		return true;
	if (sup->kind == MATH_ATOM && sup->atom.form == MATH_IDENTIFIER &&
		!sup->atom.letter)
		return true;
	return sup->kind == MATH_ROW && sup->row.list.count > 0 &&
	       (speech_shown_sign(sup->row.list.items) == '(' ||
		       speech_shown_sign(sup->row.list.items) == '[');
}

static void say_superscript(struct speech *speech, const struct math_node *sup)
{
	speech_say(speech, "上标", "superscript");
	say_node(speech, sup);
	if (!speech_is_simple(sup))
		speech_say(speech, "上标结束", "end superscript");
}

static void say_power(struct speech *speech, const struct math_node *sup)
{
	speech_say(speech, "的", "to the power of");
	say_node(speech, sup);
	if (speech->is_chinese)
		speech_say(speech, "次方", "");
	else if (!speech_is_simple(sup))
		speech_say(speech, "", "end power");
}

static void say_sup(
	struct speech *speech, const struct math_node *base, const struct math_node *sup)
{
	const uint32_t sign = speech_sign_of(sup);
	const bool is_set = speech_only(base)->kind == MATH_ATOM &&
			    speech_only(base)->atom.variant == MATH_DOUBLE_STRUCK;

	if (sign == 0x22A4 || sign == 0x22BA || (sign == 'T' && is_matrix(base)))
		speech_say(speech, "的转置", "transpose");
	else if (sign == 0x2020 || sign == 'H')
		speech_say(speech, "的共轭转置", "conjugate transpose");
	else if (sign == '2')
		speech_say(speech, "的平方", "squared");
	else if (sign == '3')
		speech_say(speech, "的立方", "cubed");
	else if (is_minus_one(sup) && is_matrix(base))
		speech_say(speech, "的逆", "inverse");
	else if (sign == 0x2217 || sign == 0x22C6 || (sign >= 0x2032 && sign <= 0x2057) ||
		 sign == '+' || sign == 0x2212)
		say_node(speech, sup);
	else if (sign == 0x2218)
		speech_say(speech, "度", "degrees");
	else if (sign == 0x22A5)
		speech_say(speech, "的正交补", "perp");
	else if (is_label(sup) || is_set)
		say_superscript(speech, sup);
	else
		say_power(speech, sup);
}

static void say_sub(struct speech *speech, const struct math_node *sub)
{
	speech_say(speech, "下标", "sub");
	say_node(speech, sub);
	if (!speech_is_simple(sub))
		speech_say(speech, "下标结束", "end sub");
}

/* f'^2: the primes first, then what is left. */
static void say_sups(struct speech *speech, const struct math_scripts *scripts,
	const struct math_node *sup)
{
	sup = speech_only(sup);
	if (!scripts->prime_count || sup->kind != MATH_ROW || sup->row.list.count != 2) {
		say_sup(speech, scripts->base, sup);
		return;
	}
	say_node(speech, &sup->row.list.items[0]);
	say_sup(speech, scripts->base, &sup->row.list.items[1]);
}

static bool is_operator(const struct math_node *node)
{
	node = speech_only(node);
	return node->kind == MATH_ATOM && node->class == MATH_OP &&
	       (node->atom.is_large || node->atom.limits != MATH_LIMITS_NEVER);
}

/* Sums and the like: over what, from where to where. */
static void say_range(struct speech *speech, const struct math_node *node)
{
	const struct math_scripts *const scripts = &node->scripts;
	const struct math_node *const base = speech_only(scripts->base);
	const bool is_limit = base->atom.form == MATH_FUNCTION &&
			      str_starts(base->atom.text, STR("lim"));

	speech->is_limit = is_limit;
	if (scripts->sub && scripts->sup) {
		say_node(speech, base);
		speech_say(speech, "，从", "from");
		say_node(speech, scripts->sub);
		speech_say(speech, "到", "to");
		say_node(speech, scripts->sup);
		speech_say(speech, "，", "of");
	} else if (scripts->sub && speech->is_chinese) {
		speech_say(speech, is_limit ? "当" : "对", "");
		say_node(speech, scripts->sub);
		speech_say(speech,
			is_limit              ? "时的"
			: base->atom.is_large ? ""
					      : "取",
			"");
		say_node(speech, base);
		speech_say(speech, "，", "");
	} else if (scripts->sub) {
		say_node(speech, base);
		speech_say(speech, "", is_limit ? "as" : "over");
		say_node(speech, scripts->sub);
		speech_say(speech, "", "of");
	} else {
		say_node(speech, base);
		say_superscript(speech, scripts->sup);
	}
	speech->is_limit = false;
}

static void say_brace(struct speech *speech, const struct math_node *node)
{
	say_node(speech, node->scripts.base);
	speech_say(speech, "，标注为", ", labelled");
	if (node->scripts.sub)
		say_node(speech, node->scripts.sub);
	if (node->scripts.sup)
		say_node(speech, node->scripts.sup);
	speech_say(speech, "，", ",");
}

static void say_scripts(struct speech *speech, const struct math_node *node)
{
	const struct math_scripts *const scripts = &node->scripts;

	if (is_operator(scripts->base)) {
		say_range(speech, node);
		return;
	}
	if (scripts->limits == MATH_LIMITS_ALWAYS) {
		say_brace(speech, node);
		return;
	}
	if (speech->is_chinese && !scripts->sub && scripts->sup &&
		speech_sign_of(scripts->base) == 'R' &&
		speech_only(scripts->base)->atom.variant == MATH_DOUBLE_STRUCK) {
		say_node(speech, scripts->sup);
		speech_say(speech, "维实数空间", "");
		return;
	}
	say_node(speech, scripts->base);
	if (scripts->sub)
		say_sub(speech, scripts->sub);
	if (scripts->sup)
		say_sups(speech, scripts, scripts->sup);
}

/* ------------------------------------------------------------------ parts */

/* ∂y: what is behind the sign; NULL: no such row. */
static bool is_partial(const struct math_node *node, struct math_list *rest)
{
	node = speech_only(node);
	if (node->kind == MATH_ATOM && node->atom.letter == 0x2202) {
		*rest = (struct math_list){0};
		return true;
	}
	if (node->kind != MATH_ROW || node->row.list.count < 2 ||
		speech_sign_of(node->row.list.items) != 0x2202)
		return false;
	*rest = (struct math_list){node->row.list.items + 1, node->row.list.count - 1};
	return true;
}

static bool say_derivative(struct speech *speech, const struct math_fraction *fraction)
{
	struct math_list of, by;

	if (!is_partial(fraction->above, &of) || !is_partial(fraction->below, &by) ||
		by.count != 1 || of.count > 1)
		return false;
	if (!speech->is_chinese)
		speech_say(speech, "",
			of.count ? "the partial derivative of"
				 : "the partial derivative");
	say_list(speech, of);
	speech_say(speech, "对", "with respect to");
	say_list(speech, by);
	if (speech->is_chinese)
		speech_say(speech, of.count ? "的偏导数" : "求偏导，", "");
	return true;
}

static void say_fraction(struct speech *speech, const struct math_fraction *fraction)
{
	const bool is_short =
		speech_is_simple(fraction->above) && speech_is_simple(fraction->below);

	if (!fraction->has_bar) {
		speech_say(speech, fraction->open == '(' ? "组合数，" : "上下叠放，",
			fraction->open == '(' ? "binomial" : "stack");
		say_node(speech, fraction->above);
		speech_say(speech, fraction->open == '(' ? "选" : "，",
			fraction->open == '(' ? "choose" : "above");
		say_node(speech, fraction->below);
		if (!is_short)
			speech_say(speech, "，结束，", "end");
		return;
	}
	if (say_derivative(speech, fraction))
		return;
	if (speech->is_chinese && is_short) {
		say_node(speech, fraction->below);
		speech_say(speech, "分之", "");
		say_node(speech, fraction->above);
		return;
	}
	if (!is_short)
		speech_say(speech, "分式，分子", "the fraction");
	say_node(speech, fraction->above);
	speech_say(speech, "，分母", "over");
	say_node(speech, fraction->below);
	if (!is_short)
		speech_say(speech, "，分式结束，", "end fraction");
}

static void say_radical(struct speech *speech, const struct math_radical *radical)
{
	const uint32_t degree = radical->degree ? speech_sign_of(radical->degree) : '2';
	const bool is_short = speech_is_simple(radical->body);

	if (degree == '2' || degree == '3') {
		speech_say(speech, degree == '2' ? "根号" : "立方根号",
			degree == '2' ? "the square root of" : "the cube root of");
	} else {
		if (!speech->is_chinese)
			speech_say(speech, "", "the root of degree");
		say_node(speech, radical->degree);
		speech_say(speech, "次根号", "of");
	}
	if (!is_short && speech->is_chinese)
		speech_say(speech, "下", "");
	say_node(speech, radical->body);
	if (!is_short)
		speech_say(speech, "，根号结束，", "end root");
}

static void say_array(struct speech *speech, const struct math_array *array)
{
	const bool is_matrix =
		array->form == MATH_ARRAY_PLAIN || array->form == MATH_ARRAY_SMALL;

	if (is_matrix) {
		speech_say_number(speech, array->row_count);
		speech_say(speech, "行", "by");
		speech_say_number(speech, array->column_count);
		speech_say(speech, "列矩阵：", "matrix:");
	} else if (array->form == MATH_ARRAY_CASES) {
		speech_say(speech, "分情况：", "cases:");
	}
	for (size_t row = 0; row < array->row_count; row++) {
		if (row)
			speech_say(speech, "；", ";");
		for (size_t column = 0; column < array->column_count; column++) {
			const struct math_node *const cell =
				&array->rows[row].cells[column];

			if (column && array->form != MATH_ARRAY_ALIGNED &&
				!speech_is_empty(cell))
				speech_say(speech, "，", ",");
			say_node(speech, cell);
		}
	}
	if (is_matrix)
		speech_say(speech, "；矩阵结束，", "; end matrix");
}

static void say_delimiter(struct speech *speech, uint32_t delimiter)
{
	const struct speech_words *const words = speech_sign(delimiter);

	if (words)
		speech_say_words(speech, words);
}

static void say_norm(struct speech *speech, uint32_t bar, bool is_start)
{
	if (bar == '|')
		speech_say(speech, is_start ? "绝对值" : "绝对值结束",
			is_start ? "absolute value of" : "end absolute value");
	else
		speech_say(speech, is_start ? "范数" : "范数结束",
			is_start ? "norm of" : "end norm");
}

/* A matrix in its brackets needs no brackets said; ‖x‖ and |x| have words. */
static void say_fenced(struct speech *speech, const struct math_fenced *fenced)
{
	const uint32_t open = fenced->delimiters[0];
	const uint32_t close = fenced->delimiters[fenced->count];
	const bool is_array =
		fenced->count == 1 && speech_only(fenced->parts)->kind == MATH_ARRAY;
	const bool is_norm =
		fenced->count == 1 && open == close && (open == '|' || open == 0x2016);

	if (is_array && open == '|')
		speech_say(speech, "行列式，", "determinant of");
	if (is_norm && !is_array)
		say_norm(speech, open, true);
	else if (!is_array && open)
		say_delimiter(speech, open);
	speech->brace_depth += open == '{';
	for (size_t i = 0; i < fenced->count; i++) {
		say_node(speech, &fenced->parts[i]);
		if (i + 1 < fenced->count)
			speech_say(speech, open == '{' ? "满足" : "给定",
				open == '{' ? "such that" : "given");
	}
	speech->brace_depth -= open == '{';
	if (is_norm && !is_array)
		say_norm(speech, open, false);
	else if (!is_array && close)
		say_delimiter(speech, close);
}

static void say_accent(struct speech *speech, const struct math_accent *accent)
{
	static const struct {
		uint32_t mark;
		struct speech_words words;
	} marks[] = {{0x302, {"尖", "hat"}}, {0x304, {"拔", "bar"}},
		{0x203E, {"上划线", "bar"}}, {0x303, {"波浪", "tilde"}},
		{0x307, {"点", "dot"}}, {0x308, {"两点", "double dot"}},
		{0x30C, {"勾", "check"}}, {0x306, {"短音符", "breve"}},
		{0x30A, {"圈", "ring"}}, {'_', {"下划线", "underlined"}}};

	if (accent->mark == 0x20D7 || (accent->mark == 0x2192 && !accent->is_under))
		speech_say(speech, "向量", "vector");
	say_node(speech, accent->base);
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (marks[i].mark == accent->mark)
			speech_say_words(speech, &marks[i].words);
}

static void say_stack(struct speech *speech, const struct math_node *base,
	const struct math_node *over, const struct math_node *under)
{
	say_node(speech, base);
	if (over && !speech_is_empty(over)) {
		speech_say(speech, "，上方", ", above:");
		say_node(speech, over);
		speech_say(speech, "，", ",");
	}
	if (under && !speech_is_empty(under)) {
		speech_say(speech, "，下方", ", below:");
		say_node(speech, under);
		speech_say(speech, "，", ",");
	}
}

static void say_arrow(struct speech *speech, const struct math_arrow *arrow)
{
	char bytes[4];
	struct math_node sign = {.kind = MATH_ATOM, .class = MATH_REL};

	sign.atom.form = MATH_SYMBOL;
	sign.atom.text = (struct str){bytes, utf8_encode(bytes, arrow->code_point)};
	say_stack(speech, &sign, arrow->over, arrow->under);
}

static void say_tagged(struct speech *speech, const struct math_tagged *tagged)
{
	say_node(speech, tagged->body);
	speech_say(speech, "，编号", ", labelled");
	say_node(speech, tagged->tag);
}

/* ------------------------------------------------------------------ rows */

/* | | and ‖ ‖ in a row: the index of the one that closes the one at `at`, or 0: a bar
 * alone, or one whose partner stands outside of the parentheses around it. */
static size_t closing_bar(struct math_list list, size_t at)
{
	const uint32_t bar = speech_bar_of(&list.items[at]);
	size_t depth = 0;

	if (!bar || list.items[at].kind == MATH_SCRIPTS ||
		list.items[at].class == MATH_CLOSE)
		return 0;
	for (size_t i = at + 1; i < list.count; i++) {
		const struct math_node *const item = &list.items[i];

		if (speech_bar_of(item) == bar &&
			(depth == 0 || item->class == MATH_CLOSE))
			return i;
		depth += item->class == MATH_OPEN;
		if (item->class == MATH_CLOSE && depth-- == 0)
			return 0;
	}
	return 0;
}

/* 1\,000: one number. */
static bool is_number_space(struct math_list list, size_t at)
{
	return at > 0 && at + 1 < list.count && list.items[at].kind == MATH_SPACE &&
	       list.items[at - 1].kind == MATH_ATOM &&
	       list.items[at + 1].kind == MATH_ATOM &&
	       list.items[at - 1].atom.form == MATH_NUMBER &&
	       list.items[at + 1].atom.form == MATH_NUMBER;
}

static void say_closing(struct speech *speech, const struct math_node *node, uint32_t bar)
{
	say_norm(speech, bar, false);
	if (node->kind != MATH_SCRIPTS)
		return;
	if (node->scripts.sub)
		say_sub(speech, node->scripts.sub);
	if (node->scripts.sup)
		say_sups(speech, &node->scripts, node->scripts.sup);
}

/* Whether it is that function, with scripts or without. */
static bool is_named(const struct math_node *node, struct str name)
{
	if (node->kind == MATH_SCRIPTS)
		node = node->scripts.base;
	return node->kind == MATH_ATOM && node->atom.form == MATH_FUNCTION &&
	       str_eq(node->atom.text, name);
}

/* A bar that closes nothing: P(A|B), {x | x > 0}. */
static void say_item(
	struct speech *speech, const struct math_node *item, const struct math_node *next)
{
	const uint32_t sign = speech_shown_sign(item);

	if (next && is_named(item, STR("arg")) &&
		(is_named(next, STR("max")) || is_named(next, STR("min")))) {
		speech->is_arg = true;
		return;
	}

	if (speech_bar_of(item) == '|' && item->kind == MATH_ATOM) {
		speech_say(speech, speech->brace_depth ? "满足" : "给定",
			speech->brace_depth ? "such that" : "given");
		return;
	}
	if (sign == ':' && item->class == MATH_PUNCT) {
		speech_say(speech, speech->brace_depth ? "满足" : "：",
			speech->brace_depth ? "such that" : ":");
		return;
	}
	speech->brace_depth += sign == '{';
	if (sign == '}' && speech->brace_depth)
		speech->brace_depth--;
	say_node(speech, item);
}

static void say_list(struct speech *speech, struct math_list list)
{
	/* how many searches for a partner may fail: each is as long as the row */
	unsigned searches = 16;

	for (size_t i = 0, close = 0; i < list.count; i++) {
		const struct math_node *const item = &list.items[i];
		const uint32_t bar = speech_bar_of(item);

		if (close && i == close) {
			say_closing(speech, item, bar);
			close = 0;
			continue;
		}
		const bool opens = bar && !close && searches;

		if (opens) {
			close = closing_bar(list, i);
			searches -= close == 0;
		}
		if (opens && close)
			say_norm(speech, bar, true);
		else if (is_number_space(list, i))
			buf_put_str(speech->out, list.items[++i].atom.text);
		else
			say_item(speech, item, i + 1 < list.count ? item + 1 : NULL);
	}
}

static void say_node(struct speech *speech, const struct math_node *node)
{
	switch (node->kind) {
	case MATH_ATOM: speech_say_atom(speech, node); return;
	case MATH_ROW: say_list(speech, node->row.list); return;
	case MATH_SCRIPTS: say_scripts(speech, node); return;
	case MATH_FRACTION: say_fraction(speech, &node->fraction); return;
	case MATH_RADICAL: say_radical(speech, &node->radical); return;
	case MATH_FENCED: say_fenced(speech, &node->fenced); return;
	case MATH_DELIMITER: say_delimiter(speech, node->delimiter.code_point); return;
	case MATH_ACCENT: say_accent(speech, &node->accent); return;
	case MATH_STACK:
		say_stack(speech, node->stack.base, node->stack.over, node->stack.under);
		return;
	case MATH_ARROW: say_arrow(speech, &node->arrow); return;
	case MATH_ARRAY: say_array(speech, &node->array); return;
	case MATH_TEXT: speech_say_text(speech, str_trim(node->text.text)); return;
	case MATH_STYLE: say_node(speech, node->style.body); return;
	case MATH_COLOUR: say_node(speech, node->colour.body); return;
	case MATH_ENCLOSE: say_node(speech, node->enclose.body); return;
	case MATH_SHIFT: say_node(speech, node->shift.body); return;
	case MATH_CHOICE: say_node(speech, &node->choice.styles[1]); return;
	case MATH_TAGGED: say_tagged(speech, &node->tagged); return;
	case MATH_PHANTOM:
		if (node->phantom.is_drawn)
			say_node(speech, node->phantom.body);
		return;
	case MATH_SPACE:
	case MATH_RULE: return;
	}
}

void speech_put(struct buf *out, const struct math_node *root, enum language language)
{
	struct speech speech = {.out = out,
		.is_chinese = language == LANGUAGE_ZH_HANS ||
			      language == LANGUAGE_ZH_HANT_TW ||
			      language == LANGUAGE_ZH_HANT_HK};

	say_node(&speech, root);
	speech_drop_comma(&speech, STR("，"));
}
