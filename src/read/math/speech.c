/* SPDX-License-Identifier: MIT */
/* Templates over the tree. Words are joined by spaces in English; in Chinese only where
 * two letters or digits would run together. What scripts mean is guessed as people read
 * them aloud: squares, transposes, inverses, ranges of sums, norms. */
#include "read/math/speech.h"

#include "base/utf8.h"
#include "read/math/speech_parts.h"

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

static bool is_function(const struct math_node *base)
{
	const uint32_t sign = speech_sign_of(base);

	base = speech_only(base);
	return (sign >= 'f' && sign <= 'h') ||
	       (base->kind == MATH_ATOM && base->atom.form == MATH_FUNCTION);
}

/* Superscripts that are no powers: (i), text, 2+ of an ion. */
static bool is_label(const struct math_node *sup)
{
	sup = speech_only(sup);
	if (sup->kind == MATH_TEXT)
		return true;
	if (sup->kind == MATH_ATOM && sup->atom.form == MATH_IDENTIFIER &&
		!sup->atom.letter)
		return true;
	if (sup->kind != MATH_ROW || sup->row.list.count == 0)
		return false;
	const uint32_t first = speech_shown_sign(sup->row.list.items);
	const uint32_t last =
		speech_shown_sign(&sup->row.list.items[sup->row.list.count - 1]);

	return first == '(' || first == '[' || last == '+' || last == 0x2212;
}

static void say_superscript(struct speech *speech, const struct math_node *sup)
{
	speech_say(speech, "上标", "superscript");
	speech_say_node(speech, sup);
	if (!speech_is_simple(sup))
		speech_say(speech, "上标结束", "end superscript");
}

static void say_power(struct speech *speech, const struct math_node *sup)
{
	speech_say(speech, "的", "to the power of");
	speech_say_node(speech, sup);
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
	else if (is_minus_one(sup) && is_function(base))
		speech_say(speech, "的反函数", "inverse");
	else if (is_minus_one(sup) && is_matrix(base))
		speech_say(speech, "的逆", "inverse");
	else if (sign == 0x2217 || sign == 0x22C6 || (sign >= 0x2032 && sign <= 0x2057) ||
		 sign == '+' || sign == 0x2212)
		speech_say_node(speech, sup);
	else if (sign == 0x2218)
		speech_say(speech, "度", "degrees");
	else if (sign == 0x22A5)
		speech_say(speech, "的正交补", "perp");
	else if (is_label(sup) || is_set)
		say_superscript(speech, sup);
	else
		say_power(speech, sup);
}

void speech_say_sub(struct speech *speech, const struct math_node *sub)
{
	speech_say(speech, "下标", "sub");
	speech_say_node(speech, sub);
	if (!speech_is_simple(sub))
		speech_say(speech, "下标结束", "end sub");
}

/* 30' is minutes of arc. */
static bool say_minutes(struct speech *speech, const struct math_scripts *scripts)
{
	const struct math_node *const base = speech_only(scripts->base);

	if (base->kind != MATH_ATOM || base->atom.form != MATH_NUMBER ||
		scripts->prime_count == 0 || scripts->prime_count > 2)
		return false;
	speech_say(speech, scripts->prime_count == 1 ? "分" : "秒",
		scripts->prime_count == 1 ? "minutes" : "seconds");
	return true;
}

/* x^{\prime\prime} */
static bool say_prime_row(struct speech *speech, const struct math_node *sup)
{
	static const struct speech_words primes[] = {
		{"两撇", "double prime"}, {"三撇", "triple prime"}};
	const size_t count = sup->kind == MATH_ROW ? sup->row.list.count : 0;

	if (count < 2 || count > 3)
		return false;
	for (size_t i = 0; i < count; i++)
		if (speech_shown_sign(&sup->row.list.items[i]) != 0x2032)
			return false;
	speech_say_words(speech, &primes[count - 2]);
	return true;
}

/* f'^2: the primes first, then what is left. */
void speech_say_sups(struct speech *speech, const struct math_scripts *scripts)
{
	const struct math_node *const sup = speech_only(scripts->sup);

	if (say_minutes(speech, scripts) || say_prime_row(speech, sup))
		return;
	if (!scripts->prime_count || sup->kind != MATH_ROW || sup->row.list.count != 2) {
		say_sup(speech, scripts->base, sup);
		return;
	}
	speech_say_node(speech, &sup->row.list.items[0]);
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
		speech_say_node(speech, base);
		speech_say(speech, "，从", "from");
		speech_say_node(speech, scripts->sub);
		speech_say(speech, "到", "to");
		speech_say_node(speech, scripts->sup);
		speech_say(speech, "，", "of");
	} else if (scripts->sub && speech->is_chinese) {
		speech_say(speech, is_limit ? "当" : "对", "");
		speech_say_node(speech, scripts->sub);
		speech_say(speech,
			is_limit              ? "时的"
			: base->atom.is_large ? ""
					      : "取",
			"");
		speech_say_node(speech, base);
		speech_say(speech, "，", "");
	} else if (scripts->sub) {
		speech_say_node(speech, base);
		speech_say(speech, "", is_limit ? "as" : "over");
		speech_say_node(speech, scripts->sub);
		speech_say(speech, "", "of");
	} else {
		speech_say_node(speech, base);
		say_superscript(speech, scripts->sup);
	}
	speech->is_limit = false;
}

static void say_brace(struct speech *speech, const struct math_node *node)
{
	speech_say_node(speech, node->scripts.base);
	speech_say(speech, "，标注为", ", labelled");
	if (node->scripts.sub)
		speech_say_node(speech, node->scripts.sub);
	if (node->scripts.sup)
		speech_say_node(speech, node->scripts.sup);
	speech_say(speech, "，", ",");
}

/* log_2 */
static bool say_logarithm(struct speech *speech, const struct math_scripts *scripts)
{
	const struct math_node *const base = speech_only(scripts->base);

	if (!scripts->sub || scripts->sup || base->kind != MATH_ATOM ||
		base->atom.form != MATH_FUNCTION || !str_eq(base->atom.text, STR("log")))
		return false;
	speech_say(speech, "log以", "log base");
	speech_say_node(speech, scripts->sub);
	speech_say(speech, "为底，", "of");
	return true;
}

/* N^*, Z_+, R^+: sets of positive numbers. */
static bool say_positive_set(struct speech *speech, const struct math_scripts *scripts)
{
	static const struct {
		char letter;
		struct speech_words words;
	} sets[] = {{'N', {"正整数集", "the positive integers"}},
		{'Z', {"正整数集", "the positive integers"}},
		{'Q', {"正有理数集", "the positive rationals"}},
		{'R', {"正实数集", "the positive reals"}}};
	const struct math_node *const base = speech_only(scripts->base);
	const struct math_node *const script = scripts->sub ? scripts->sub : scripts->sup;
	const uint32_t sign = speech_shown_sign(script);

	if ((scripts->sub && scripts->sup) || base->kind != MATH_ATOM ||
		(base->atom.variant != MATH_DOUBLE_STRUCK &&
			base->atom.variant != MATH_BOLD) ||
		(sign != '+' &&
			(base->atom.letter != 'N' || scripts->sub || sign != 0x2217)))
		return false;
	for (size_t i = 0; i < sizeof(sets) / sizeof(*sets); i++)
		if (base->atom.letter == (unsigned char)sets[i].letter) {
			speech_say_words(speech, &sets[i].words);
			return true;
		}
	return false;
}

/* C_n^k, and A_n^k in upright letters: what Chinese schools write for binomials. */
static bool say_combinations(struct speech *speech, const struct math_scripts *scripts)
{
	const struct math_node *const base = speech_only(scripts->base);
	const uint32_t letter = speech_sign_of(base);

	if (!speech->is_chinese || !scripts->sub || !scripts->sup ||
		scripts->prime_count || base->kind != MATH_ATOM ||
		(letter != 'C' &&
			(letter != 'A' || base->atom.variant != MATH_UPRIGHT)) ||
		speech_sign_of(scripts->sup) == 'T' ||
		speech_shown_sign(scripts->sup) != 0 || is_label(scripts->sup))
		return false;
	speech_say(speech, "从", "");
	speech_say_node(speech, scripts->sub);
	speech_say(speech, "个中取", "");
	speech_say_node(speech, scripts->sup);
	speech_say(speech, letter == 'C' ? "个的组合数" : "个的排列数", "");
	return true;
}

/* x=0 below the bar, or from where to where. */
void speech_say_places(struct speech *speech, const struct math_scripts *scripts)
{
	if (scripts->sub && scripts->sup) {
		speech_say(speech, "，从", ", evaluated from");
		speech_say_node(speech, scripts->sub);
		speech_say(speech, "到", "to");
		speech_say_node(speech, scripts->sup);
		speech_say(speech, "取差，", ",");
	} else if (scripts->sub) {
		speech_say(speech, "，在", ", evaluated at");
		speech_say_node(speech, scripts->sub);
		speech_say(speech, "处，", ",");
	} else {
		speech_say(speech, "竖线", "bar");
		speech_say_sups(speech, scripts);
	}
}

/* \left. … \right|_{x=0} */
static bool is_evaluated(const struct math_node *base)
{
	return base->kind == MATH_FENCED && base->fenced.count == 1 &&
	       base->fenced.delimiters[0] == 0 && base->fenced.delimiters[1] == '|';
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
		speech_say_node(speech, scripts->sup);
		speech_say(speech, "维实数空间", "");
		return;
	}
	if (say_logarithm(speech, scripts) || say_positive_set(speech, scripts) ||
		say_combinations(speech, scripts))
		return;
	if (is_evaluated(scripts->base)) {
		speech_say_node(speech, scripts->base->fenced.parts);
		speech_say_places(speech, scripts);
		return;
	}
	if (speech_bar_of(scripts->base) == '|' &&
		scripts->base->kind == MATH_DELIMITER) {
		speech_say_places(speech, scripts);
		return;
	}
	if (speech_sign_of(scripts->base) == 0x2201 && scripts->sub && !scripts->sup) {
		speech_say(speech, "在", "the complement in");
		speech_say_node(speech, scripts->sub);
		speech_say(speech, "中的补集，", "of");
		return;
	}
	speech_say_node(speech, scripts->base);
	if (scripts->sub)
		speech_say_sub(speech, scripts->sub);
	if (scripts->sup)
		speech_say_sups(speech, scripts);
}

/* ------------------------------------------------------------------ parts */

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
		speech_say_node(speech, radical->degree);
		speech_say(speech, "次根号", "of");
	}
	if (!is_short && speech->is_chinese)
		speech_say(speech, "下", "");
	speech_say_node(speech, radical->body);
	if (!is_short)
		speech_say(speech, "，根号结束，", "end root");
}

/* eqnarray: the relation has a column of its own. */
static bool is_rcl(const struct math_array *array)
{
	return array->column_count == 3 && array->columns[1].align == MATH_ALIGN_CENTER;
}

static void say_label(struct speech *speech, const struct math_node *tag)
{
	if (!tag)
		return;
	speech_say(speech, "，编号", ", labelled");
	speech_say_node(speech, tag);
}

/* Rows in a brace: equations that hold together, or cases. */
static void say_cases(struct speech *speech, const struct math_array *array)
{
	if (array->column_count == 1 || array->form == MATH_ARRAY_ALIGNED)
		speech_say(speech, "方程组：", "system:");
	else
		speech_say(speech, "分情况：", "cases:");
}

static bool is_grid(const struct math_array *array)
{
	return array->form == MATH_ARRAY_PLAIN || array->form == MATH_ARRAY_SMALL;
}

static void say_array(
	struct speech *speech, const struct math_array *array, bool is_matrix)
{

	if (is_matrix) {
		speech_say_number(speech, array->row_count);
		speech_say(speech, "行", "by");
		speech_say_number(speech, array->column_count);
		speech_say(speech, "列矩阵：", "matrix:");
	} else if (array->form == MATH_ARRAY_CASES) {
		say_cases(speech, array);
	}
	for (size_t row = 0; row < array->row_count; row++) {
		if (row)
			speech_say(speech, "；", ";");
		for (size_t column = 0; column < array->column_count; column++) {
			const struct math_node *const cell =
				&array->rows[row].cells[column];

			if (column && !speech_is_empty(cell) &&
				(array->form != MATH_ARRAY_ALIGNED ||
					(column % 2 == 0 && !is_rcl(array))))
				speech_say(speech, "，", ",");
			speech_say_node(speech, cell);
		}
		say_label(speech, array->rows[row].tag);
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

void speech_say_norm(struct speech *speech, uint32_t bar, bool is_start)
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

	if (is_array && open == '{' && !close) {
		const struct math_array *const array = &speech_only(fenced->parts)->array;

		if (array->form != MATH_ARRAY_CASES)
			say_cases(speech, array);
		say_array(speech, array, false);
		return;
	}
	if (is_array && open == '|')
		speech_say(speech, "行列式，", "determinant of");
	if (is_norm && !is_array)
		speech_say_norm(speech, open, true);
	else if (!is_array && open)
		say_delimiter(speech, open);
	speech->brace_depth += open == '{';
	for (size_t i = 0; i < fenced->count; i++) {
		speech_say_node(speech, &fenced->parts[i]);
		if (i + 1 < fenced->count)
			speech_say(speech, open == '{' ? "满足" : "给定",
				open == '{' ? "such that" : "given");
	}
	speech->brace_depth -= open == '{';
	if (is_norm && !is_array)
		speech_say_norm(speech, open, false);
	else if (!is_array && close)
		say_delimiter(speech, close);
}

/* x+y below a bar: more than a name. */
static bool has_signs(const struct math_node *node)
{
	node = speech_only(node);
	for (size_t i = 0; node->kind == MATH_ROW && i < node->row.list.count; i++)
		if (node->row.list.items[i].class == MATH_BIN ||
			node->row.list.items[i].class == MATH_REL)
			return true;
	return false;
}

static bool is_number(const struct math_node *node)
{
	node = speech_only(node);
	return node->kind == MATH_ATOM && node->atom.form == MATH_NUMBER;
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
		{0x30A, {"圈", "ring"}}, {'_', {"下划线", "underlined"}},
		{0x301, {"锐音符", "acute"}}, {0x300, {"钝音符", "grave"}},
		{0x20DB, {"三点", "triple dot"}}, {0x20DC, {"四点", "four dots"}},
		{0x2190, {"左箭头", "left arrow"}}, {0x2192, {"箭头", "arrow"}},
		{0x2194, {"双向箭头", "left right arrow"}}};

	const bool is_vector =
		accent->mark == 0x20D7 || (accent->mark == 0x2192 && !accent->is_under);

	if (accent->mark == '_' && speech_is_blank(accent->base)) {
		speech_say(speech, "，空格，", "blank");
		return;
	}
	if (accent->mark == 0x307 && is_number(accent->base)) {
		speech_say_node(speech, accent->base);
		speech_say(speech, "循环", "repeating");
		return;
	}
	if (is_vector || accent->mark == 0x23DC)
		speech_say(
			speech, is_vector ? "向量" : "弧", is_vector ? "vector" : "arc");
	else if (has_signs(accent->base))
		speech_say(speech, "整体", "the quantity");
	speech_say_node(speech, accent->base);
	for (size_t i = 0; !is_vector && i < sizeof(marks) / sizeof(*marks); i++)
		if (marks[i].mark == accent->mark)
			speech_say_words(speech, &marks[i].words);
}

static void say_stack(struct speech *speech, const struct math_node *base,
	const struct math_node *over, const struct math_node *under)
{
	if (over && !under && speech_shown_sign(over) == 0x2322) { /* an arc */
		speech_say(speech, "弧", "arc");
		speech_say_node(speech, base);
		return;
	}
	speech_say_node(speech, base);
	if (over && !speech_is_empty(over)) {
		speech_say(speech, "，上方", ", above:");
		speech_say_node(speech, over);
		speech_say(speech, "，", ",");
	}
	if (under && !speech_is_empty(under)) {
		speech_say(speech, "，下方", ", below:");
		speech_say_node(speech, under);
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
	speech_say_node(speech, tagged->body);
	say_label(speech, tagged->tag);
}

/* ------------------------------------------------------------------ nodes */

void speech_say_node(struct speech *speech, const struct math_node *node)
{
	switch (node->kind) {
	case MATH_ATOM: speech_say_atom(speech, node); return;
	case MATH_ROW: speech_say_list(speech, node->row.list); return;
	case MATH_SCRIPTS: say_scripts(speech, node); return;
	case MATH_FRACTION: speech_say_fraction(speech, &node->fraction); return;
	case MATH_RADICAL: say_radical(speech, &node->radical); return;
	case MATH_FENCED: say_fenced(speech, &node->fenced); return;
	case MATH_DELIMITER: say_delimiter(speech, node->delimiter.code_point); return;
	case MATH_ACCENT: say_accent(speech, &node->accent); return;
	case MATH_STACK:
		say_stack(speech, node->stack.base, node->stack.over, node->stack.under);
		return;
	case MATH_ARROW: say_arrow(speech, &node->arrow); return;
	case MATH_ARRAY: say_array(speech, &node->array, is_grid(&node->array)); return;
	case MATH_TEXT: speech_say_text(speech, str_trim(node->text.text)); return;
	case MATH_STYLE: speech_say_node(speech, node->style.body); return;
	case MATH_COLOUR: speech_say_node(speech, node->colour.body); return;
	case MATH_ENCLOSE: speech_say_node(speech, node->enclose.body); return;
	case MATH_SHIFT: speech_say_node(speech, node->shift.body); return;
	case MATH_CHOICE: speech_say_node(speech, &node->choice.styles[1]); return;
	case MATH_TAGGED: say_tagged(speech, &node->tagged); return;
	case MATH_PHANTOM:
		if (node->phantom.is_drawn)
			speech_say_node(speech, node->phantom.body);
		return;
	case MATH_SPACE:
	case MATH_RULE: return;
	}
}

/* Templates have commas to what is beside them; at the ends there is nothing. */
static void drop_commas(struct speech *speech, size_t start)
{
	struct buf *const out = speech->out;
	const struct str comma = speech->is_chinese ? STR("，") : STR(",");

	speech_drop_comma(speech, comma);
	if (!str_starts(str_from_offset(buf_str(out), start), comma))
		return;
	const size_t cut = comma.len + (speech->is_chinese ? 0 : 1);

	if (out->len >= start + cut) {
		memmove(out->data + start, out->data + start + cut,
			out->len - start - cut);
		out->len -= cut;
	}
}

void speech_put(struct buf *out, const struct math_node *root, enum language language)
{
	struct speech speech = {.out = out,
		.is_chinese = language == LANGUAGE_ZH_HANS ||
			      language == LANGUAGE_ZH_HANT_TW ||
			      language == LANGUAGE_ZH_HANT_HK};

	const size_t start = out->len;

	speech_say_node(&speech, root);
	drop_commas(&speech, start);
}
