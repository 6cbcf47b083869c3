/* SPDX-License-Identifier: MIT */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "diag/diag.h"
#include "model/bank.h"

/* Runs a table of small checks over the finished bank; each only reads and reports:
 * gaps, repeats and disorder in numbers, empty questions, option letters out of order,
 * answers that name no option, unbalanced brackets and quotes, missing alt text. */
void check_bank(const struct bank *bank, struct diag *diag);

#endif
