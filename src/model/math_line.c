/* SPDX-License-Identifier: MIT */
/* A formula in a line of plain characters, as a careful writer types it where there is no
 * mathematics: √d_k, x² + y², (a + b)/2, ∑_(i=1)^n. Scripts of digits and n are
 * characters of their own, which every face has; others follow _ and ^. What has two
 * dimensions for good (a matrix, a brace over terms) is none. */
#include "model/math.h"

#include "base/buf.h"
#include "base/unicode.h"
#include "base/utf8.h"

struct line {
	struct buf *out;
	unsigned script_depth; /* nothing is spaced in scripts */
	bool failed;
};

static void put_node(struct line *line, const struct math_node *node);

/* Rows of one item are that item; NULL: of none. */
static const struct math_node *only_item(const struct math_node *node)
{
	while (node && node->kind == MATH_ROW && node->row.list.count < 2)
		node = node->row.list.count ? node->row.list.items : NULL;
	return node;
}

static void put_code_point(struct line *line, uint32_t code_point)
{
	if (code_point)
		buf_put_code_point(line->out, code_point);
}

/* As a keyboard has it, where mathematics has a sign of its own for the same. */
static uint32_t plain_sign(uint32_t sign)
{
	switch (sign) {
	case 0x2223: return '|'; /* \mid */
	case 0x22C5: return 0xB7;
	case 0x2217: return '*';
	default: return sign;
	}
}

/* Letters of an alphabet that only tells the kind of thing are plain ones. */
static void put_atom(struct line *line, const struct math_atom *atom)
{
	if (atom->letter && atom->variant < MATH_SCRIPT) {
		put_code_point(line, plain_sign(atom->letter));
		return;
	}
	for (size_t i = 0; i < atom->text.len;)
		put_code_point(line, plain_sign(utf8_next(atom->text, &i)));
}

/* A blank, unless one is there. */
static void put_blank(struct line *line)
{
	const struct str before = buf_str(line->out);
	size_t end = before.len;

	if (!end || unicode_is_space(utf8_before(before, &end)))
		return;
	buf_put_byte(line->out, ' ');
}

static bool is_spaced(const struct math_node *node)
{
	return node->class == MATH_BIN || node->class == MATH_REL;
}

static bool is_word(const struct math_node *node)
{
	return node->kind == MATH_ATOM && node->atom.form == MATH_FUNCTION;
}

/* x_tJ would be another thing than x_t J. */
static bool ends_in_script(const struct line *line, const struct math_node *node)
{
	const struct str before = buf_str(line->out);
	size_t end = before.len;
	const uint32_t last = utf8_before(before, &end);

	return node->kind == MATH_SCRIPTS &&
	       (last == ')' || last >= 0x370 || (last >= 'A' && last <= 'z')) &&
	       (last < 0x2032 || last > 0x208E);
}

static bool is_spaced_behind(const struct line *line, const struct math_node *node,
	const struct math_node *next)
{
	if (is_spaced(node) || node->class == MATH_PUNCT)
		return true;
	if (next->class == MATH_ORD || next->class == MATH_OP)
		if (ends_in_script(line, node) ||
			(is_word(next) && node->class == MATH_ORD))
			return true;
	return node->class == MATH_OP && next->class != MATH_OPEN &&
	       next->class != MATH_INNER && !is_spaced(next);
}

static void put_row(struct line *line, struct math_list list)
{
	for (size_t i = 0; i < list.count && !line->failed; i++) {
		const struct math_node *const node = list.items + i;

		if (i > 0 && is_spaced(node) && !line->script_depth)
			put_blank(line);
		put_node(line, node);
		if (i + 1 < list.count && !line->script_depth &&
			is_spaced_behind(line, node, node + 1))
			put_blank(line);
	}
}

/* Within parentheses, unless it is one thing. */
static void put_whole(struct line *line, const struct math_node *node)
{
	const struct math_node *const only = only_item(node);
	const bool is_one = !only || only->kind == MATH_ATOM || only->kind == MATH_TEXT ||
			    only->kind == MATH_FENCED || only->kind == MATH_SCRIPTS ||
			    only->kind == MATH_RADICAL || only->kind == MATH_ACCENT;

	buf_put_c(line->out, is_one ? "" : "(");
	put_node(line, node);
	buf_put_c(line->out, is_one ? "" : ")");
}

/* --- scripts --- */

/* The raised or lowered form of a digit, a sign or n; 0: it has none in most faces. */
static uint32_t script_form(uint32_t c, bool is_super)
{
	if (c >= '0' && c <= '9') {
		if (is_super && c == '1')
			return 0xB9;
		if (is_super && (c == '2' || c == '3'))
			return 0xB2 + c - '2';
		return (is_super ? 0x2070 : 0x2080) + c - '0';
	}
	if (c == '+' || c == 0x2212)
		return (is_super ? 0x207Au : 0x208Au) + (c != '+');
	return is_super && c == 'n' ? 0x207F : 0;
}

/* false: some character of the script has no form, and nothing was put. */
static bool put_script_forms(struct line *line, struct str script, bool is_super)
{
	const size_t start = line->out->len;

	for (size_t i = 0; i < script.len;) {
		const uint32_t form = script_form(utf8_next(script, &i), is_super);

		if (!form) {
			line->out->len = start;
			return false;
		}
		buf_put_code_point(line->out, form);
	}
	return script.len > 0;
}

static void put_script(struct line *line, const struct math_node *script, bool is_super)
{
	struct buf text;
	struct line apart = {.out = &text, .script_depth = line->script_depth + 1};

	buf_init(&text, 0);
	put_node(&apart, script);
	line->failed = line->failed || apart.failed;
	if (!put_script_forms(line, buf_str(&text), is_super)) {
		const struct math_node *const only = only_item(script);
		const bool is_one =
			only && (only->kind == MATH_ATOM || only->kind == MATH_TEXT ||
					only->kind == MATH_FENCED);

		buf_put_c(line->out, is_super ? "^" : "_");
		buf_put_c(line->out, is_one ? "" : "(");
		buf_put_str(line->out, buf_str(&text));
		buf_put_c(line->out, is_one ? "" : ")");
	}
	buf_clear(&text);
}

/* Primes are raised by themselves, and stand before the rest. */
static const struct math_node *put_primes(
	struct line *line, const struct math_scripts *scripts)
{
	const struct math_node *const sup = only_item(scripts->sup);

	if (!scripts->prime_count || !sup)
		return sup;
	if (sup->kind == MATH_ATOM) {
		put_node(line, sup);
		return NULL;
	}
	return sup;
}

static void put_scripts(struct line *line, const struct math_scripts *scripts)
{
	put_whole(line, scripts->base);
	const struct math_node *const sup = put_primes(line, scripts);

	if (scripts->sub)
		put_script(line, scripts->sub, false);
	if (sup)
		put_script(line, sup, true);
}

/* --- the rest --- */

static void put_fraction(struct line *line, const struct math_fraction *fraction)
{
	if (!fraction->has_bar) {
		line->failed = true;
		return;
	}
	put_code_point(line, fraction->open);
	put_whole(line, fraction->above);
	buf_put_byte(line->out, '/');
	put_whole(line, fraction->below);
	put_code_point(line, fraction->close);
}

static void put_radical(struct line *line, const struct math_radical *radical)
{
	if (radical->degree)
		put_script(line, radical->degree, true);
	buf_put_c(line->out, "√");
	const struct math_node *const only = only_item(radical->body);

	if (!only || only->kind == MATH_RADICAL) {
		put_node(line, radical->body);
		return;
	}
	put_whole(line, radical->body);
}

static void put_fenced(struct line *line, const struct math_fenced *fenced)
{
	for (size_t i = 0; i <= fenced->count; i++) {
		put_code_point(line, plain_sign(fenced->delimiters[i]));
		if (i < fenced->count)
			put_node(line, fenced->parts + i);
	}
}

/* One letter under a mark of its own: x̂. */
static void put_accent(struct line *line, const struct math_accent *accent)
{
	const struct math_node *const base = only_item(accent->base);

	if (!base || base->kind != MATH_ATOM || !base->atom.letter ||
		(accent->form != MATH_ACCENT_FIXED && accent->form != MATH_ACCENT_WIDE)) {
		line->failed = true;
		return;
	}
	put_node(line, base);
	put_code_point(line, accent->mark);
}

static void put_arrow(struct line *line, const struct math_arrow *arrow)
{
	line->failed = line->failed || arrow->over || arrow->under || arrow->is_vertical;
	put_code_point(line, arrow->code_point);
}

static void put_node(struct line *line, const struct math_node *node)
{
	if (line->failed)
		return;
	switch (node->kind) {
	case MATH_ATOM: put_atom(line, &node->atom); return;
	case MATH_ROW: put_row(line, node->row.list); return;
	case MATH_SCRIPTS: put_scripts(line, &node->scripts); return;
	case MATH_FRACTION: put_fraction(line, &node->fraction); return;
	case MATH_RADICAL: put_radical(line, &node->radical); return;
	case MATH_FENCED: put_fenced(line, &node->fenced); return;
	case MATH_DELIMITER: put_code_point(line, node->delimiter.code_point); return;
	case MATH_ACCENT: put_accent(line, &node->accent); return;
	case MATH_ARROW: put_arrow(line, &node->arrow); return;
	case MATH_TEXT: buf_put_str(line->out, node->text.text); return;
	case MATH_SPACE:
		if (node->space.width.value > 0 && node->space.width.unit != MATH_UNIT_MU)
			put_blank(line);
		return;
	case MATH_STYLE: put_node(line, node->style.body); return;
	case MATH_COLOUR: put_node(line, node->colour.body); return;
	case MATH_SHIFT: put_node(line, node->shift.body); return;
	case MATH_PHANTOM:
		if (node->phantom.is_drawn)
			put_node(line, node->phantom.body);
		return;
	case MATH_CHOICE: put_node(line, node->choice.styles + 1); return;
	case MATH_RULE: return;
	case MATH_STACK:
	case MATH_ARRAY:
	case MATH_ENCLOSE:
	case MATH_TAGGED: line->failed = true; return;
	}
}

void math_put_line(struct buf *out, const struct math *math)
{
	struct line line = {.out = out};
	const size_t start = out->len;

	if (math->root)
		put_node(&line, math->root);
	if (math->root && !line.failed && out->len > start)
		return;
	if (!buf_failed(out))
		out->len = start;
	buf_put_str(out, math->root && math->speech.len ? math->speech : math->tex);
}
