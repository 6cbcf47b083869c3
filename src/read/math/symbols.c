/* SPDX-License-Identifier: MIT */
#include "read/math/symbols.h"

const struct math_symbol *math_symbol_find(struct str name)
{
	size_t low = 0, high = math_symbol_count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int order = str_compare(math_symbols[middle].name, name);

		if (order == 0)
			return &math_symbols[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const struct math_character *math_character_find(uint32_t code_point)
{
	size_t low = 0, high = math_character_count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (math_characters[middle].code_point == code_point)
			return &math_characters[middle];
		if (math_characters[middle].code_point < code_point)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

uint32_t math_negated(uint32_t code_point)
{
	for (size_t i = 0; i < math_negation_count; i++)
		if (math_negations[i][0] == code_point)
			return math_negations[i][1];
	return 0;
}
