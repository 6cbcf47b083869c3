/* SPDX-License-Identifier: MIT */
/* A full-width mark has its blank in itself, on the outer side; a space that was typed
 * beside it is dropped, as on pages. Korean puts spaces after marks and before brackets,
 * and （ ） is room to write: those stay. Quotes and dashes are of both widths: theirs
 * stay too. */
#include "write/html/html.h"

#include <string.h>

#include "base/unicode.h"

enum mark {
	MARK_NONE,
	MARK_OPEN,
	MARK_CLOSE, /* commas and stops too */
};

static enum mark mark_of(uint32_t c)
{
	switch (c) {
	case 0x301D:
	case 0xFF08:
	case 0xFF3B:
	case 0xFF5B:
	case 0xFF5F: return MARK_OPEN;
	case 0x3001:
	case 0x3002:
	case 0x301E:
	case 0x301F:
	case 0xFF01:
	case 0xFF09:
	case 0xFF0C:
	case 0xFF0E:
	case 0xFF1A:
	case 0xFF1B:
	case 0xFF1F:
	case 0xFF3D:
	case 0xFF5D:
	case 0xFF60: return MARK_CLOSE;
	}
	/* Pairs of brackets: 〈〉 to 【】, 〔〕 to 〚〛. */
	if ((c >= 0x3008 && c <= 0x3011) || (c >= 0x3014 && c <= 0x301B))
		return c % 2 == 0 ? MARK_OPEN : MARK_CLOSE;
	return MARK_NONE;
}

static bool is_hangul(uint32_t c)
{
	return c && unicode_script(c) == SCRIPT_HANGUL;
}

bool html_drops_space(uint32_t before, uint32_t after)
{
	const enum mark left = mark_of(before), right = mark_of(after);

	if (left == MARK_OPEN || right == MARK_CLOSE)
		return left != MARK_OPEN || right != MARK_CLOSE;
	return (left == MARK_CLOSE && !is_hangul(after)) ||
	       (right == MARK_OPEN && !is_hangul(before));
}

bool html_closes(uint32_t c)
{
	return mark_of(c) == MARK_CLOSE || c == 0x2019 || c == 0x201D ||
	       (c < 0x80 && c && strchr(",.;:!?)]%", (int)c));
}

bool html_opens(uint32_t c)
{
	return mark_of(c) == MARK_OPEN || c == 0x2018 || c == 0x201C || c == '(' ||
	       c == '[';
}
