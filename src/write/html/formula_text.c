/* SPDX-License-Identifier: MIT */
/* Formulas of letters, digits, scripts and simple signs as text, for readers that know no
 * MathML: it grows with the reader's type, keeps its colour at night, and can be looked
 * up. Letters side by side share their <i>. A line may break after a sign. */
#include "model/math.h"
#include "write/html/html.h"

#define NO_BREAK_SPACE "\xC2\xA0"
#define THIN_SPACE     "\xE2\x80\x89"

struct plain {
	struct html *html;
	unsigned depth;   /* of scripts, where nothing is spaced */
	const char *open; /* the tags of the letters before; "" if none */
	const char *close;
};

static void set_face(struct plain *plain, const char *open, const char *close)
{
	if (plain->open == open)
		return;
	buf_put_c(plain->html->out, plain->close);
	buf_put_c(plain->html->out, open);
	plain->open = open;
	plain->close = close;
}

static void set_upright(struct plain *plain)
{
	set_face(plain, "", "");
}

static void put_node(struct plain *plain, const struct math_node *node);

/* As a keyboard has it, where mathematics has a sign of its own for the same. */
static struct str plain_sign(struct str text)
{
	if (str_eq(text, STR("\xE2\x88\xA3"))) /* \mid */
		return STR("|");
	if (str_eq(text, STR("\xE2\x8B\x85"))) /* \cdot */
		return STR("\xC2\xB7");
	return text;
}

static void put_atom(struct plain *plain, const struct math_atom *atom)
{
	static const char *const italic[2] = {"<i>", "</i>"};
	static const char *const bold[2] = {"<b>", "</b>"};
	static const char *const both[2] = {"<b><i>", "</i></b>"};
	const char *const *tags = NULL;

	if (atom->form == MATH_IDENTIFIER && atom->letter) {
		tags = atom->variant == MATH_ITALIC        ? italic
		       : atom->variant == MATH_BOLD        ? bold
		       : atom->variant == MATH_BOLD_ITALIC ? both
							   : NULL;
	}
	if (!tags) {
		set_upright(plain);
		html_put_text(plain->html, plain_sign(atom->text));
		return;
	}
	set_face(plain, tags[0], tags[1]);
	buf_put_code_point(plain->html->out, atom->letter);
}

static void put_script(
	struct plain *plain, const struct math_node *script, const char *name)
{
	set_upright(plain);
	buf_printf(plain->html->out, "<%s>", name);
	plain->depth++;
	put_node(plain, script);
	plain->depth--;
	set_upright(plain);
	buf_printf(plain->html->out, "</%s>", name);
}

/* Primes are raised by themselves. */
static const struct math_node *put_primes(
	struct plain *plain, const struct math_scripts *scripts)
{
	const struct math_node *sup = scripts->sup;

	if (!scripts->prime_count || !sup)
		return sup;
	while (sup->kind == MATH_ROW && sup->row.list.count == 1)
		sup = sup->row.list.items;
	if (sup->kind == MATH_ATOM) {
		put_node(plain, sup);
		return NULL;
	}
	return sup;
}

static void put_scripts(struct plain *plain, const struct math_scripts *scripts)
{
	put_node(plain, scripts->base);
	const struct math_node *const sup = put_primes(plain, scripts);

	if (scripts->sub)
		put_script(plain, scripts->sub, "sub");
	if (sup)
		put_script(plain, sup, "sup");
}

static void put_blank(struct plain *plain, const char *blank)
{
	if (*blank)
		set_upright(plain);
	buf_put_c(plain->html->out, blank);
}

static void put_space(struct plain *plain, const struct math_length *width)
{
	const int32_t em = width->unit == MATH_UNIT_MU   ? width->value / 18
			   : width->unit == MATH_UNIT_EM ? width->value
							 : width->value / 10;

	if (em > 65536 / 2)
		put_blank(plain, "\xE2\x80\x83");
	else if (em > 65536 / 5)
		put_blank(plain, NO_BREAK_SPACE);
	else if (em > 0)
		put_blank(plain, THIN_SPACE);
}

static bool is_spaced(const struct math_node *node)
{
	return node->class == MATH_BIN || node->class == MATH_REL;
}

/* What is spaced behind: a comma; a function's name, unless a bracket follows. */
static const char *blank_between(
	const struct math_node *node, const struct math_node *next)
{
	if (is_spaced(node) || node->class == MATH_PUNCT)
		return " ";
	return node->class == MATH_OP && next->class != MATH_OPEN && !is_spaced(next)
		       ? NO_BREAK_SPACE
		       : "";
}

static void put_list(struct plain *plain, struct math_list list)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct math_node *const node = &list.items[i];

		if (i > 0 && plain->depth == 0 && is_spaced(node))
			put_blank(plain, NO_BREAK_SPACE);
		put_node(plain, node);
		if (i + 1 < list.count && plain->depth == 0)
			put_blank(plain, blank_between(node, node + 1));
	}
}

static void put_node(struct plain *plain, const struct math_node *node)
{
	if (node->kind == MATH_ROW) {
		put_list(plain, node->row.list);
	} else if (node->kind == MATH_SPACE) {
		put_space(plain, &node->space.width);
	} else if (node->kind == MATH_SCRIPTS) {
		put_scripts(plain, &node->scripts);
	} else if (node->kind == MATH_TEXT) {
		set_upright(plain);
		html_put_text(plain->html, node->text.text);
	} else if (node->kind == MATH_ATOM) {
		put_atom(plain, &node->atom);
	}
}

void html_put_plain_math(struct html *html, const struct math_node *root)
{
	struct plain plain = {.html = html, .open = "", .close = ""};

	buf_put_c(html->out, "<span class=\"math\">");
	put_node(&plain, root);
	set_upright(&plain);
	buf_put_c(html->out, "</span>");
}
