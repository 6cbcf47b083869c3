/* SPDX-License-Identifier: MIT */
#include "check/check.h"

#include "check/rules.h"

/* One row a check; each walks what it needs. */
static const check_rule rules[] = {
	check_numbers,
	check_empty_questions,
	check_option_letters,
	check_blank_answers,
	check_totals,
	check_brackets,
	check_images,
};

void check_bank(const struct bank *bank, struct diag *diag)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
		rules[i](bank, diag);
}
