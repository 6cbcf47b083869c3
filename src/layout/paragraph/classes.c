/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/classes.h"

#include "base/unicode.h"

static enum char_class class_of_cjk_symbol(uint32_t c)
{
	switch (c) {
	case 0x3000: return CLASS_WIDE_SPACE;
	case 0x3001: return CLASS_COMMA;
	case 0x3002: return CLASS_STOP;
	case 0x3005:
	case 0x303B: return CLASS_ITER;
	case 0x3007: return CLASS_HAN;
	case 0x3008:
	case 0x300A:
	case 0x300C:
	case 0x300E:
	case 0x3010:
	case 0x3014:
	case 0x3016:
	case 0x3018:
	case 0x301A:
	case 0x301D: return CLASS_OPEN;
	case 0x3009:
	case 0x300B:
	case 0x300D:
	case 0x300F:
	case 0x3011:
	case 0x3015:
	case 0x3017:
	case 0x3019:
	case 0x301B:
	case 0x301E:
	case 0x301F: return CLASS_CLOSE;
	case 0x301C:
	case 0x30A0: return CLASS_CONN;
	case 0x30FB: return CLASS_DOT;
	case 0x309D:
	case 0x309E:
	case 0x30FD:
	case 0x30FE: return CLASS_ITER;
	}
	return CLASS_HAN;
}

static enum char_class class_of_full_width(uint32_t c)
{
	switch (c) {
	case 0xFF08:
	case 0xFF3B:
	case 0xFF5B:
	case 0xFF5F:
	case 0xFF62: return CLASS_OPEN;
	case 0xFF09:
	case 0xFF3D:
	case 0xFF5D:
	case 0xFF60:
	case 0xFF63: return CLASS_CLOSE;
	case 0xFF0C:
	case 0xFF1B:
	case 0xFF1A:
	case 0xFF64: return CLASS_COMMA;
	case 0xFF0E:
	case 0xFF01:
	case 0xFF1F:
	case 0xFF61: return CLASS_STOP;
	case 0xFF65: return CLASS_DOT;
	case 0xFF5E: return CLASS_CONN;
	case 0xFF0F: return CLASS_SOL;
	}
	if (c >= 0xFF67 && c <= 0xFF70)
		return CLASS_SMALL;
	return CLASS_HAN;
}

static bool is_small_kana(uint32_t c)
{
	switch (c) {
	case 0x3041:
	case 0x3043:
	case 0x3045:
	case 0x3047:
	case 0x3049:
	case 0x3063:
	case 0x3083:
	case 0x3085:
	case 0x3087:
	case 0x308E:
	case 0x3095:
	case 0x3096:
	case 0x30A1:
	case 0x30A3:
	case 0x30A5:
	case 0x30A7:
	case 0x30A9:
	case 0x30C3:
	case 0x30E3:
	case 0x30E5:
	case 0x30E7:
	case 0x30EE:
	case 0x30F5:
	case 0x30F6:
	case 0x30FC: return true;
	}
	return c >= 0x31F0 && c <= 0x31FF;
}

static enum char_class class_below_cjk(uint32_t c)
{
	switch (c) {
	case '/':
	case 0x00B7:
	case 0x2013:
	case 0x2014:
	case 0x2018:
	case 0x2019:
	case 0x201C:
	case 0x201D:
	case 0x2025:
	case 0x2026:
	case 0x2027:
	case 0x22EF: return CLASS_AMBIGUOUS;
	case 0x00A0:
	case 0x202F:
	case 0x2060:
	case 0xFEFF: return CLASS_GLUE;
	case 0x203C:
	case 0x2047:
	case 0x2048:
	case 0x2049: return CLASS_STOP;
	case 0x2E3A:
	case 0x2E3B: return CLASS_DASH2;
	}
	if (c >= 0x2E80)
		return CLASS_HAN;
	return c >= 0x1100 && c < 0x1200 ? CLASS_HANGUL : CLASS_LATIN;
}

enum char_class class_of(uint32_t c)
{
	if (c >= 0x4E00 && c < 0xA000)
		return CLASS_HAN;
	if (c < 0x3000)
		return class_below_cjk(c);
	if (is_small_kana(c))
		return CLASS_SMALL;
	if (c < 0x3040 || c == 0x30A0 || c == 0x30FB || c == 0x309D || c == 0x309E ||
		c == 0x30FD || c == 0x30FE)
		return class_of_cjk_symbol(c);
	if (c < 0x3100)
		return CLASS_KANA;
	if (c >= 0xFF00 && c < 0xFFF0)
		return class_of_full_width(c);
	if ((c >= 0xAC00 && c < 0xD7B0) || (c >= 0x3130 && c < 0x3190) ||
		unicode_script(c) == SCRIPT_HANGUL)
		return CLASS_HANGUL;
	return unicode_is_wide(c) ? CLASS_HAN : CLASS_LATIN;
}

bool class_is_mark(enum char_class class)
{
	return class <= CLASS_STOP;
}

bool class_is_wide(enum char_class class)
{
	return class <= CLASS_KANA;
}

bool char_is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

bool char_is_pre(uint32_t c)
{
	switch (c) {
	case 0xFFE5:
	case 0x00A5:
	case '$':
	case 0xFF04:
	case 0x00A3:
	case 0xFFE1:
	case 0x20AC:
	case 0x2116:
	case 0x00A7:
	case 0x00B1:
	case '+':
	case 0x2212:
	case '#': return true;
	}
	return false;
}

bool char_is_post(uint32_t c)
{
	switch (c) {
	case '%':
	case 0xFF05:
	case 0x2030:
	case 0x2031:
	case 0x00B0:
	case 0x2032:
	case 0x2033:
	case 0x2103:
	case 0x2109:
	case 0x00A2:
	case 0xFFE0: return true;
	}
	return false;
}

bool char_is_latin_opening(uint32_t c)
{
	return c == '(' || c == '[' || c == '{' || c == 0x2018 || c == 0x201C;
}

bool char_is_latin_closing(uint32_t c)
{
	switch (c) {
	case ',':
	case '.':
	case ';':
	case ':':
	case '!':
	case '?':
	case ')':
	case ']':
	case '}':
	case '%':
	case 0x2019:
	case 0x201D: return true;
	}
	return false;
}

bool char_is_superscript(uint32_t c)
{
	return c == 0x00B2 || c == 0x00B3 || c == 0x00B9 || (c >= 0x2070 && c < 0x20A0);
}

bool char_is_wide_number(uint32_t c)
{
	return (c >= 0x2460 && c < 0x2500) || (c >= 0x2160 && c < 0x2180) ||
	       (c >= 0x2776 && c < 0x2794);
}
