/* SPDX-License-Identifier: MIT */
/* The assignment problem by shortest augmenting paths (Jonker and Volgenant 1987), on a
 * sparse graph: each left side in turn looks, by Dijkstra over costs reduced by the right
 * sides' prices, for the cheapest way to a free right side, those on the way being passed
 * on. To stay alone is a right side of one's own that costs what weight 0 costs, so every
 * search ends, mostly after a few steps: components need not be told apart. */
#include "read/identity/assign.h"

#include <stdbool.h>

#include "base/vec.h"

#define MOST_STEPS 200000000

struct heap_item {
	int64_t distance;
	size_t right;
};

struct solver {
	const struct assign_graph *graph;
	size_t *first_edge; /* by left, and the end */
	size_t *right_of, *left_of;
	int64_t *price;    /* by right */
	int64_t *distance; /* by right; valid where seen_by is the left at hand */
	size_t *seen_by, *before;
	bool *is_done; /* by right, of the search at hand */
	VEC(struct heap_item) heap;
	VEC(size_t) done; /* the rights whose distance is final */
	size_t steps;
};

/* Where the best way found so far ends. */
struct way {
	int64_t distance;
	size_t right; /* free; or ASSIGN_NONE: */
	size_t left;  /* this one stays alone */
};

static bool is_nearer(struct heap_item a, struct heap_item b)
{
	return a.distance != b.distance ? a.distance < b.distance : a.right < b.right;
}

static void heap_push(struct solver *solver, struct heap_item item)
{
	size_t at = solver->heap.len;

	vec_push(&solver->heap, item);
	while (at > 0 && is_nearer(item, solver->heap.data[(at - 1) / 2])) {
		solver->heap.data[at] = solver->heap.data[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	solver->heap.data[at] = item;
}

static struct heap_item heap_pop(struct solver *solver)
{
	struct heap_item *const data = solver->heap.data;
	const struct heap_item top = data[0];
	const struct heap_item last = data[--solver->heap.len];
	const size_t len = solver->heap.len;
	size_t at = 0;

	for (size_t child = 1; child < len; child = 2 * at + 1) {
		if (child + 1 < len && is_nearer(data[child + 1], data[child]))
			child++;
		if (!is_nearer(data[child], last))
			break;
		data[at] = data[child];
		at = child;
	}
	if (len)
		data[at] = last;
	return top;
}

static int64_t cost_of(int64_t weight)
{
	return ASSIGN_WEIGHT_MAX - weight;
}

/* Looks along the edges of a left side; base is its distance less the price at which it
 * holds its right side. */
static void relax(struct solver *solver, size_t left, size_t root, int64_t base)
{
	for (size_t i = solver->first_edge[left]; i < solver->first_edge[left + 1]; i++) {
		const struct assign_edge *const edge = &solver->graph->edges[i];
		const size_t right = edge->right;
		const int64_t distance =
			base + cost_of(edge->weight) - solver->price[right];

		solver->steps++;
		if (solver->seen_by[right] == root &&
			(solver->is_done[right] || solver->distance[right] <= distance))
			continue;
		solver->seen_by[right] = root;
		solver->is_done[right] = false;
		solver->distance[right] = distance;
		solver->before[right] = left;
		heap_push(solver, (struct heap_item){distance, right});
	}
}

static int64_t weight_of(const struct solver *solver, size_t left, size_t right)
{
	size_t i = solver->first_edge[left];

	while (solver->graph->edges[i].right != right)
		i++;
	return solver->graph->edges[i].weight;
}

static void stay_alone(struct way *way, size_t left, int64_t distance)
{
	if (distance < way->distance)
		*way = (struct way){distance, ASSIGN_NONE, left};
}

static struct way search(struct solver *solver, size_t root)
{
	struct way way = {cost_of(0), ASSIGN_NONE, root};

	vec_reset(&solver->heap);
	vec_reset(&solver->done);
	relax(solver, root, root, 0);
	while (solver->heap.len) {
		const struct heap_item item = heap_pop(solver);
		const size_t right = item.right;

		if (item.distance >= way.distance)
			break;
		if (solver->is_done[right] || item.distance > solver->distance[right])
			continue;
		if (solver->left_of[right] == ASSIGN_NONE)
			return (struct way){item.distance, right, ASSIGN_NONE};
		solver->is_done[right] = true;
		vec_push(&solver->done, right);
		const size_t left = solver->left_of[right];
		const int64_t base = item.distance -
				     cost_of(weight_of(solver, left, right)) +
				     solver->price[right];
		stay_alone(&way, left, base + cost_of(0));
		relax(solver, left, root, base);
	}
	return way;
}

/* Passes right sides on along the way, from its end back to the root. */
static void augment(struct solver *solver, size_t root, struct way way)
{
	size_t right = way.right;

	if (right == ASSIGN_NONE) {
		right = solver->right_of[way.left];
		solver->right_of[way.left] = ASSIGN_NONE;
		if (way.left == root)
			return;
	}
	for (;;) {
		const size_t left = solver->before[right];
		const size_t next = solver->right_of[left];

		solver->left_of[right] = left;
		solver->right_of[left] = right;
		if (left == root)
			return;
		right = next;
	}
}

static void place(struct solver *solver, size_t root)
{
	const struct way way = search(solver, root);

	for (size_t i = 0; i < solver->done.len; i++) {
		const size_t right = solver->done.data[i];
		if (solver->distance[right] < way.distance)
			solver->price[right] += solver->distance[right] - way.distance;
	}
	augment(solver, root, way);
}

/* When too much work was done: the best of what is left. */
static void place_greedily(struct solver *solver, size_t left)
{
	const struct assign_edge *best = NULL;

	for (size_t i = solver->first_edge[left]; i < solver->first_edge[left + 1]; i++) {
		const struct assign_edge *const edge = &solver->graph->edges[i];
		if (solver->left_of[edge->right] == ASSIGN_NONE &&
			(!best || edge->weight > best->weight))
			best = edge;
	}
	if (!best)
		return;
	solver->right_of[left] = best->right;
	solver->left_of[best->right] = left;
}

static size_t *new_indexes(struct arena *arena, size_t count, size_t value)
{
	size_t *const indexes = ARENA_NEW(arena, size_t, count);

	for (size_t i = 0; i < count; i++)
		indexes[i] = value;
	return indexes;
}

static void find_first_edges(struct solver *solver)
{
	const struct assign_graph *const graph = solver->graph;
	size_t at = 0;

	for (size_t left = 0; left <= graph->left_count; left++) {
		while (at < graph->edge_count && graph->edges[at].left < left)
			at++;
		solver->first_edge[left] = at;
	}
}

void assign_solve(const struct assign_graph *graph, size_t *right_of, struct arena *arena)
{
	const size_t rights = graph->right_count;
	struct solver solver = {.graph = graph,
		.right_of = right_of,
		.first_edge = ARENA_NEW(arena, size_t, graph->left_count + 1),
		.left_of = new_indexes(arena, rights, ASSIGN_NONE),
		.seen_by = new_indexes(arena, rights, ASSIGN_NONE),
		.before = ARENA_NEW(arena, size_t, rights),
		.price = ARENA_NEW(arena, int64_t, rights),
		.distance = ARENA_NEW(arena, int64_t, rights),
		.is_done = ARENA_NEW(arena, bool, rights)};

	find_first_edges(&solver);
	for (size_t left = 0; left < graph->left_count; left++)
		right_of[left] = ASSIGN_NONE;
	for (size_t left = 0; left < graph->left_count; left++) {
		if (solver.steps < MOST_STEPS)
			place(&solver, left);
		else
			place_greedily(&solver, left);
	}
	vec_clear(&solver.heap);
	vec_clear(&solver.done);
}
