/* SPDX-License-Identifier: MIT */
#include "model/intro.h"

void intro_add(struct intro_sum *sum, struct block_list intro)
{
	if (intro.count == 0)
		return;
	if (sum->count == 0)
		sum->first = intro.items[0].span;
	sum->count++;
}

struct intro_sum intro_sum_of(const struct bank *bank)
{
	struct intro_sum sum = {0, SPAN_NONE};

	for (size_t i = 0; i < bank->chapter_count; i++) {
		const struct chapter *chapter = &bank->chapters[i];

		intro_add(&sum, chapter->intro);
		for (size_t s = 0; s < chapter->section_count; s++)
			intro_add(&sum, chapter->sections[s].intro);
	}
	return sum;
}
