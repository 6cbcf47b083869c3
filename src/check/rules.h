/* SPDX-License-Identifier: MIT */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "diag/diag.h"
#include "model/bank.h"

/* Each looks at the whole bank and only reports. */
typedef void (*check_rule)(const struct bank *bank, struct diag *diag);

void check_numbers(const struct bank *bank, struct diag *diag);
void check_empty_questions(const struct bank *bank, struct diag *diag);
void check_option_letters(const struct bank *bank, struct diag *diag);
void check_blank_answers(const struct bank *bank, struct diag *diag);
void check_totals(const struct bank *bank, struct diag *diag);
void check_brackets(const struct bank *bank, struct diag *diag);
void check_images(const struct bank *bank, struct diag *diag);

#endif
