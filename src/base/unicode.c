/* SPDX-License-Identifier: MIT */
#include "base/unicode.h"

#include "base/unicode_data.h"

/* Block of 256 code points -> its row -> the combination of properties. */
static const struct unicode_data *record_of(uint32_t code_point)
{
	const uint32_t at = code_point < UNICODE_DATA_LIMIT ? code_point : 0xFFFFu;
	const uint8_t *row =
		unicode_data_rows[unicode_data_index[at / UNICODE_DATA_BLOCK]];

	return &unicode_data_records[row[at % UNICODE_DATA_BLOCK]];
}

enum unicode_script unicode_script(uint32_t code_point)
{
	return (enum unicode_script)record_of(code_point)->script;
}

enum unicode_width unicode_width(uint32_t code_point)
{
	return (enum unicode_width)record_of(code_point)->width;
}

enum unicode_category unicode_category(uint32_t code_point)
{
	return (enum unicode_category)record_of(code_point)->category;
}

bool unicode_is_han(uint32_t code_point)
{
	return record_of(code_point)->script == SCRIPT_HAN;
}

bool unicode_is_wide(uint32_t code_point)
{
	const uint8_t width = record_of(code_point)->width;

	return width == WIDTH_WIDE || width == WIDTH_FULL || width == WIDTH_HALF;
}

bool unicode_is_space(uint32_t code_point)
{
	return record_of(code_point)->is_space;
}

bool unicode_is_emoji(uint32_t code_point)
{
	return record_of(code_point)->is_emoji;
}
