/* SPDX-License-Identifier: MIT */
#include "read/markdown/code_span.h"

#include <stdlib.h>

#include "read/markdown/scan.h"

#define MAX_BACKTICKS 1000 /* longer runs open nothing in cmark */

static int compare_runs(const void *a, const void *b)
{
	const struct code_run *const x = a, *const y = b;

	if (x->length != y->length)
		return x->length < y->length ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

void code_runs_find(struct code_runs *runs, struct str text)
{
	size_t at = 0;

	vec_reset(&runs->runs);
	while ((at = str_find_byte(text, '`', at)) != STR_NPOS) {
		const size_t end = scan_run(text, at);

		vec_push(&runs->runs,
			(struct code_run){(uint32_t)(end - at), (uint32_t)at});
		at = end;
	}
	if (runs->runs.len)
		qsort(runs->runs.data, runs->runs.len, sizeof(struct code_run),
			compare_runs);
}

void code_runs_clear(struct code_runs *runs)
{
	vec_clear(&runs->runs);
}

size_t code_runs_end(const struct code_runs *runs, struct str text, size_t at)
{
	const size_t content = scan_run(text, at);
	const struct code_run wanted = {(uint32_t)(content - at), (uint32_t)content};
	size_t low = 0, high = runs->runs.len;

	if (wanted.length > MAX_BACKTICKS)
		return 0;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (compare_runs(&runs->runs.data[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == runs->runs.len || runs->runs.data[low].length != wanted.length)
		return 0;
	return runs->runs.data[low].at + wanted.length;
}
