/* SPDX-License-Identifier: MIT */
#include "model/math.h"

#include "base/utf8.h"

#define SCRIPTS_DEEP 3 /* so many scripts within scripts are still read as text */

static bool is_letter(uint32_t letter)
{
	return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
	       (letter >= 0x391 && letter <= 0x3C9) || letter == 0x3D1 ||
	       letter == 0x3D5 || letter == 0x3F5;
}

/* Signs, primes among them, that the face of any reader's text has. */
static bool is_plain_sign(const struct math_atom *atom)
{
	static const uint16_t signs[] = {'!', '%', '(', ')', '+', ',', '.', '/', ':', ';',
		'<', '=', '>', '[', ']', '{', '|', '}', 0xB0, 0xB1, 0xB7, 0xD7, 0x2026,
		0x2032, 0x2033, 0x2192, 0x2208, 0x2212, 0x2223, 0x2248, 0x2260, 0x2264,
		0x2265, 0x22C5};
	const uint32_t sign = utf8_at(atom->text, 0);

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (signs[i] == sign)
			return !atom->is_large;
	return false;
}

static bool is_plain_word(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!is_letter((unsigned char)text.data[i]))
			return false;
	return text.len > 0;
}

static bool is_plain_atom(const struct math_node *node)
{
	const struct math_atom *const atom = &node->atom;

	if (atom->form == MATH_NUMBER)
		return (unsigned char)atom->text.data[0] < 0x80; /* not bold */
	if (atom->form == MATH_SYMBOL)
		return is_plain_sign(atom);
	if (atom->form == MATH_FUNCTION)
		return atom->limits == MATH_LIMITS_NEVER && is_plain_word(atom->text);
	switch (atom->variant) {
	case MATH_UPRIGHT: return is_letter(atom->letter) || is_plain_word(atom->text);
	case MATH_ITALIC:
	case MATH_BOLD:
	case MATH_BOLD_ITALIC: return is_letter(atom->letter);
	case MATH_SCRIPT:
	case MATH_BOLD_SCRIPT:
	case MATH_CALLIGRAPHIC:
	case MATH_BOLD_CALLIGRAPHIC:
	case MATH_FRAKTUR:
	case MATH_BOLD_FRAKTUR:
	case MATH_DOUBLE_STRUCK:
	case MATH_SANS:
	case MATH_SANS_BOLD:
	case MATH_SANS_ITALIC:
	case MATH_SANS_BOLD_ITALIC:
	case MATH_MONOSPACE: return false;
	}
	return false;
}

static bool is_plain(const struct math_node *node, unsigned depth)
{
	switch (node->kind) {
	case MATH_ATOM: return is_plain_atom(node);
	case MATH_ROW:
		for (size_t i = 0; i < node->row.list.count; i++)
			if (!is_plain(&node->row.list.items[i], depth))
				return false;
		return true;
	case MATH_SCRIPTS:
		return depth < SCRIPTS_DEEP &&
		       node->scripts.limits == MATH_LIMITS_NEVER &&
		       is_plain(node->scripts.base, depth) &&
		       (!node->scripts.sub || is_plain(node->scripts.sub, depth + 1)) &&
		       (!node->scripts.sup || is_plain(node->scripts.sup, depth + 1));
	case MATH_SPACE: return node->space.width.value >= 0;
	case MATH_TEXT: return depth > 0 && node->text.face == MATH_FACE_ROMAN;
	case MATH_FRACTION:
	case MATH_RADICAL:
	case MATH_FENCED:
	case MATH_DELIMITER:
	case MATH_ACCENT:
	case MATH_STACK:
	case MATH_ARROW:
	case MATH_ARRAY:
	case MATH_STYLE:
	case MATH_COLOUR:
	case MATH_ENCLOSE:
	case MATH_PHANTOM:
	case MATH_SHIFT:
	case MATH_RULE:
	case MATH_CHOICE:
	case MATH_TAGGED: return false;
	}
	return false;
}

bool math_is_plain(const struct math_node *root)
{
	return is_plain(root, 0);
}
