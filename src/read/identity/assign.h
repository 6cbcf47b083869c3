/* SPDX-License-Identifier: MIT */
#ifndef READ_IDENTITY_ASSIGN_H
#define READ_IDENTITY_ASSIGN_H

#include <stdint.h>

#include "base/arena.h"

#define ASSIGN_NONE       ((size_t)-1)
#define ASSIGN_WEIGHT_MAX 10000

/* One pair that may be made: what it is worth, 1 to ASSIGN_WEIGHT_MAX. */
struct assign_edge {
	size_t left, right;
	int64_t weight;
};

/* Who may go with whom. Edges are sorted by left; both sides count from 0. */
struct assign_graph {
	const struct assign_edge *edges;
	size_t edge_count, left_count, right_count;
};

/* Sets right_of[left] (ASSIGN_NONE: alone) so that the sum of weights is the greatest
 * there is. Only a graph that would cost more than some hundred million steps is solved
 * less than perfectly. */
void assign_solve(
	const struct assign_graph *graph, size_t *right_of, struct arena *arena);

#endif
