/* SPDX-License-Identifier: MIT */
#include "read/math_read.h"

#include "base/limits.h"
#include "read/math_parse.h"
#include "read/speech.h"

void math_reader_init(struct math_reader *reader)
{
	*reader = (struct math_reader){0};
	math_macros_init(&reader->macros);
	buf_init(&reader->words, LIMIT_TEXT_BYTES);
}

void math_reader_clear(struct math_reader *reader)
{
	math_macros_clear(&reader->macros);
	math_map_clear(&reader->map);
	buf_clear(&reader->words);
}

static struct str source_text(const struct sources *sources, struct span span)
{
	return span.source < sources->count ? sources->items[span.source].text : STR("");
}

void math_read(struct math_reader *reader, const struct math_job *job, struct math *math)
{
	math->root = NULL;
	math->speech = math->tex;
	math_map_start(&reader->map, source_text(job->sources, math->span), math->span,
		math->tex);
	if (!math_expand(&reader->macros, job->arena, job->diag, &reader->map, math->tex,
		    &math->expanded)) {
		math->expanded = math->tex;
		return;
	}
	math->root = math_parse(
		job->arena, job->diag, &reader->map, math->expanded, &reader->item_count);
	if (!math->root)
		return;
	buf_reset(&reader->words);
	speech_put(&reader->words, math->root, job->language);
	math->speech = arena_copy_str(job->arena, buf_str(&reader->words));
}
