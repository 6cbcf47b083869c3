/* SPDX-License-Identifier: MIT */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

/* Character properties of Unicode 15.0; the tables in unicode_data.c are made by
 * unicode_data.py from the Unicode Character Database. */

enum unicode_script {
	SCRIPT_COMMON, /* and every script that is not named here */
	SCRIPT_INHERITED,
	SCRIPT_LATIN,
	SCRIPT_GREEK,
	SCRIPT_CYRILLIC,
	SCRIPT_HAN,
	SCRIPT_HIRAGANA,
	SCRIPT_KATAKANA,
	SCRIPT_BOPOMOFO,
	SCRIPT_HANGUL,
};

enum unicode_width { /* UAX #11 */
	WIDTH_NEUTRAL,
	WIDTH_AMBIGUOUS,
	WIDTH_HALF,
	WIDTH_WIDE,
	WIDTH_FULL,
	WIDTH_NARROW,
};

enum unicode_category { /* General_Category, by its first letter */
	CATEGORY_LETTER,
	CATEGORY_MARK,
	CATEGORY_NUMBER,
	CATEGORY_PUNCTUATION,
	CATEGORY_SYMBOL,
	CATEGORY_SEPARATOR,
	CATEGORY_OTHER,
};

enum unicode_script unicode_script(uint32_t code_point);
enum unicode_width unicode_width(uint32_t code_point);
enum unicode_category unicode_category(uint32_t code_point);
bool unicode_is_han(uint32_t code_point); /* Script=Han, and U+3007 */
/* East Asian width W, F or H (GRAMMAR, emphasis beside CJK). */
bool unicode_is_wide(uint32_t code_point);
/* White_Space=yes. */
bool unicode_is_space(uint32_t code_point);
/* Emoji_Presentation=yes, or Extended_Pictographic outside the BMP. */
bool unicode_is_emoji(uint32_t code_point);

#endif
