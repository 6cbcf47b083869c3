/* SPDX-License-Identifier: MIT */
/* Symbols. MathML spaces and stretches an <mo> by its operator dictionary (MathML Core,
 * appendix B; what it does not list gets 5mu at both sides), TeX by class and style:
 * attributes stand where the two differ. What TeX does not space at all is an <mi>. */
#include "base/utf8.h"
#include "write/html/mathml_writer.h"

bool mathml_is_script(const struct mathml *mathml)
{
	return mathml->style == MATH_STYLE_SCRIPT ||
	       mathml->style == MATH_STYLE_SCRIPT_SCRIPT;
}

/* Single letters that <mi> makes italic (MathML Core, 4.2). */
static bool is_auto_italic(uint32_t letter)
{
	return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
	       letter == 0x131 || letter == 0x237 ||
	       (letter >= 0x391 && letter <= 0x3A9) ||
	       (letter >= 0x3B1 && letter <= 0x3C9) || letter == 0x3D1 ||
	       letter == 0x3D5 || letter == 0x3D6 || letter == 0x3F0 || letter == 0x3F1 ||
	       letter == 0x3F4 || letter == 0x3F5 || letter == 0x2202 || letter == 0x2207;
}

static void put_identifier(struct mathml *mathml, const struct math_atom *atom)
{
	const bool is_auto = is_auto_italic(atom->letter);

	buf_put_c(mathml->out, is_auto && atom->variant == MATH_UPRIGHT
				       ? "<mi mathvariant=\"normal\">"
				       : "<mi>");
	if (is_auto && atom->variant == MATH_ITALIC)
		buf_put_code_point(mathml->out, atom->letter);
	else
		mathml_put_text(mathml, atom->text);
	buf_put_c(mathml->out, "</mi>");
}

static void put_operator(struct mathml *mathml, struct str text, const char *attributes)
{
	buf_put_c(mathml->out, "<mo");
	buf_put_c(mathml->out, attributes);
	buf_put_c(mathml->out, ">");
	mathml_put_text(mathml, text);
	buf_put_c(mathml->out, "</mo>");
}

/* Those that stretch by themselves. */
static bool is_stretchy(uint32_t code_point)
{
	return (code_point >= 0x2190 && code_point <= 0x21FF) ||
	       (code_point >= 0x27F0 && code_point <= 0x27FF) ||
	       (code_point >= 0x2900 && code_point <= 0x297F);
}

/* Operators that the dictionary spaces by 4mu, as TeX does every Bin. */
static bool is_dictionary_bin(uint32_t code_point)
{
	static const uint16_t bins[] = {'+', 0xB1, 0xD7, 0xF7, 0x2212, 0x2213, 0x2214,
		0x2217, 0x2218, 0x2219, 0x2227, 0x2228, 0x2229, 0x222A, 0x2240, 0x228E,
		0x2293, 0x2294, 0x2295, 0x2296, 0x2297, 0x2298, 0x2299, 0x229A, 0x229B,
		0x229D, 0x229E, 0x229F, 0x22A0, 0x22A1, 0x22BA, 0x22BB, 0x22BC, 0x22C4,
		0x22C5, 0x22C6, 0x22C7, 0x22C9, 0x22CA, 0x22CB, 0x22CC, 0x22CE, 0x22CF,
		0x22D2, 0x22D3, 0x2A3F};

	for (size_t i = 0; i < sizeof(bins) / sizeof(*bins); i++)
		if (bins[i] == code_point)
			return true;
	return false;
}

/* Signs that the dictionary does not space as a relation. */
static bool is_odd_relation(uint32_t code_point)
{
	return code_point == ':' || code_point == '|' || code_point == '/' ||
	       code_point == 0x2016 || code_point == 0x22EE;
}

static const char *relation_attributes(const struct mathml *mathml, uint32_t code_point)
{
	if (mathml_is_script(mathml))
		return is_stretchy(code_point) || code_point == '|'
			       ? " stretchy=\"false\" lspace=\"0em\" rspace=\"0em\""
			       : " lspace=\"0em\" rspace=\"0em\"";
	if (is_stretchy(code_point))
		return " stretchy=\"false\"";
	if (is_odd_relation(code_point))
		return " stretchy=\"false\" form=\"infix\" lspace=\"0.2778em\" rspace=\"0.2778em\"";
	return "";
}

static const char *binary_attributes(const struct mathml *mathml, uint32_t code_point)
{
	if (mathml_is_script(mathml))
		return " lspace=\"0em\" rspace=\"0em\"";
	return is_dictionary_bin(code_point) ? ""
					     : " lspace=\"0.2222em\" rspace=\"0.2222em\"";
}

static const char *fence_attributes(uint32_t code_point, bool is_open)
{
	const bool is_either = code_point == '|' || code_point == 0x2016 ||
			       code_point == '/' || code_point == 0x2223;

	if (is_either)
		return is_open ? " stretchy=\"false\" form=\"prefix\""
				 " lspace=\"0em\" rspace=\"0em\""
			       : " stretchy=\"false\" form=\"postfix\""
				 " lspace=\"0em\" rspace=\"0em\"";
	if (code_point == '!' || code_point == '?')
		return " form=\"postfix\" lspace=\"0em\" rspace=\"0em\"";
	return is_open ? " stretchy=\"false\" form=\"prefix\""
		       : " stretchy=\"false\" form=\"postfix\"";
}

/* A sign, a prime, or what is a letter to MathML. */
static void put_ordinary(struct mathml *mathml, const struct math_atom *atom)
{
	const uint32_t code_point = utf8_at(atom->text, 0);

	if (code_point == '+' || code_point == 0x2212 || code_point == 0xB1 ||
		code_point == 0x2213)
		put_operator(mathml, atom->text,
			" form=\"prefix\" lspace=\"0em\" rspace=\"0em\"");
	else if ((code_point >= 0x2032 && code_point <= 0x2034) || code_point == 0x2057)
		put_operator(mathml, atom->text, " lspace=\"0em\" rspace=\"0em\"");
	else if (code_point == '|' || code_point == 0x2016)
		put_operator(mathml, atom->text,
			" stretchy=\"false\" lspace=\"0em\" rspace=\"0em\"");
	else
		put_identifier(mathml, atom);
}

void mathml_put_large(struct mathml *mathml, const struct math_atom *atom, bool is_limits)
{
	put_operator(mathml, atom->text,
		is_limits && atom->limits != MATH_LIMITS_NEVER
			? " movablelimits=\"false\""
			: "");
}

static void put_symbol(
	struct mathml *mathml, const struct math_atom *atom, enum math_class class)
{
	const uint32_t code_point = utf8_at(atom->text, 0);

	switch (class) {
	case MATH_ORD:
	case MATH_NO_CLASS: put_ordinary(mathml, atom); return;
	case MATH_OP:
		if (atom->is_large)
			mathml_put_large(mathml, atom, false);
		else
			put_operator(mathml, atom->text,
				" lspace=\"0em\" rspace=\"0.1667em\"");
		return;
	case MATH_BIN:
		put_operator(mathml, atom->text, binary_attributes(mathml, code_point));
		return;
	case MATH_REL:
		put_operator(mathml, atom->text, relation_attributes(mathml, code_point));
		return;
	case MATH_OPEN:
	case MATH_CLOSE:
		put_operator(mathml, atom->text,
			fence_attributes(code_point, class == MATH_OPEN));
		return;
	case MATH_PUNCT:
		put_operator(mathml, atom->text,
			mathml_is_script(mathml) ? " lspace=\"0em\" rspace=\"0em\""
			: code_point == ','      ? " separator=\"true\""
						 : " lspace=\"0em\" rspace=\"0.1667em\"");
		return;
	case MATH_INNER:
		put_operator(mathml, atom->text,
			code_point == 0x2026 || code_point == 0x22EF
				? ""
				: " lspace=\"0em\" rspace=\"0em\"");
		return;
	}
}

static void put_function(
	struct mathml *mathml, const struct math_atom *atom, enum math_class class)
{
	if (class == MATH_BIN) {
		put_operator(mathml, atom->text,
			mathml_is_script(mathml)
				? " lspace=\"0.2778em\" rspace=\"0.2778em\""
				: " lspace=\"0.2222em\" rspace=\"0.2222em\"");
		return;
	}
	buf_put_c(mathml->out,
		utf8_count(atom->text) == 1 ? "<mi mathvariant=\"normal\">" : "<mi>");
	mathml_put_text(mathml, atom->text);
	buf_put_c(mathml->out, "</mi>");
}

/* A letter that \mathbin and the like made an operator. */
static void put_classed(
	struct mathml *mathml, const struct math_atom *atom, enum math_class class)
{
	if (class == MATH_BIN || class == MATH_REL)
		put_operator(mathml, atom->text,
			mathml_is_script(mathml) ? " lspace=\"0em\" rspace=\"0em\""
			: class == MATH_BIN ? " lspace=\"0.2222em\" rspace=\"0.2222em\""
					    : " lspace=\"0.2778em\" rspace=\"0.2778em\"");
	else
		put_identifier(mathml, atom);
}

void mathml_put_atom(
	struct mathml *mathml, const struct math_atom *atom, enum math_class class)
{
	switch (atom->form) {
	case MATH_IDENTIFIER: put_classed(mathml, atom, class); return;
	case MATH_NUMBER:
		buf_put_c(mathml->out, "<mn>");
		mathml_put_text(mathml, atom->text);
		buf_put_c(mathml->out, "</mn>");
		return;
	case MATH_SYMBOL: put_symbol(mathml, atom, class); return;
	case MATH_FUNCTION: put_function(mathml, atom, class); return;
	}
}

static void put_code_point(struct mathml *mathml, uint32_t code_point)
{
	char bytes[4];

	mathml_put_text(mathml, (struct str){bytes, utf8_encode(bytes, code_point)});
}

void mathml_put_fence(struct mathml *mathml, uint32_t delimiter, const char *form)
{
	if (!delimiter)
		return;
	buf_printf(mathml->out,
		"<mo stretchy=\"true\" symmetric=\"true\" form=\"%s\" lspace=\"0em\""
		" rspace=\"0em\">",
		form);
	put_code_point(mathml, delimiter);
	buf_put_c(mathml->out, "</mo>");
}

void mathml_put_delimiter(struct mathml *mathml, const struct math_node *node)
{
	static const char *const sizes[] = {"1em", "1.2em", "1.8em", "2.4em", "3em"};
	const char *const size = sizes[node->delimiter.size];
	const bool is_relation = node->class == MATH_REL && !mathml_is_script(mathml);

	if (!node->delimiter.code_point) {
		buf_put_c(mathml->out, "<mrow></mrow>");
		return;
	}
	buf_printf(mathml->out,
		"<mo stretchy=\"true\" symmetric=\"true\" minsize=\"%s\" maxsize=\"%s\""
		" form=\"%s\" lspace=\"%s\" rspace=\"%s\">",
		size, size,
		node->class == MATH_OPEN    ? "prefix"
		: node->class == MATH_CLOSE ? "postfix"
					    : "infix",
		is_relation ? "0.2778em" : "0em", is_relation ? "0.2778em" : "0em");
	put_code_point(mathml, node->delimiter.code_point);
	buf_put_c(mathml->out, "</mo>");
}
