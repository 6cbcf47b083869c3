/* SPDX-License-Identifier: MIT */
#ifndef MODEL_INTRO_H
#define MODEL_INTRO_H

#include "model/bank.h"

/* Texts before the questions of a chapter or section: some arrangements of a bank have no
 * place for them. */
struct intro_sum {
	size_t count;
	struct span first; /* its first block; SPAN_NONE if there is none */
};

struct intro_sum intro_sum_of(const struct bank *bank);
/* Adds one more, which may be empty. */
void intro_add(struct intro_sum *sum, struct block_list intro);

#endif
