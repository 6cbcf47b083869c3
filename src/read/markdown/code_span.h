/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_CODE_SPAN_H
#define READ_MARKDOWN_CODE_SPAN_H

#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

/* The backtick runs of one block's text, sorted by length, then place, so that the end
 * of a code span is found without reading on. */
struct code_run {
	uint32_t length, at;
};
struct code_runs {
	VEC(struct code_run) runs;
};

void code_runs_find(struct code_runs *runs, struct str text);
void code_runs_clear(struct code_runs *runs);
/* Where the code span ends that the backticks at `at` open; 0: they open none. */
size_t code_runs_end(const struct code_runs *runs, struct str text, size_t at);

#endif
