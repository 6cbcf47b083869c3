/* SPDX-License-Identifier: MIT */
#include "read/math/read.h"

#include "base/limits.h"
#include "read/math/parse.h"
#include "read/math/speech.h"

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

/* How long the \end of lines that make up a display is, if tex ends with one. */
static size_t display_end(struct str tex)
{
	static const struct str ends[] = {STR_INIT("\\end{align}"),
		STR_INIT("\\end{align*}"), STR_INIT("\\end{aligned}"),
		STR_INIT("\\end{gather}"), STR_INIT("\\end{gather*}"),
		STR_INIT("\\end{gathered}"), STR_INIT("\\end{split}"),
		STR_INIT("\\end{multline}"), STR_INIT("\\end{multline*}"),
		STR_INIT("\\end{equation}"), STR_INIT("\\end{equation*}"),
		STR_INIT("\\end{eqnarray}"), STR_INIT("\\end{eqnarray*}")};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (str_ends(tex, ends[i]))
			return ends[i].len;
	return 0;
}

/* Where a mark behind the formula belongs: at its end, in the last of such lines. */
static size_t mark_place(struct str tex)
{
	struct str body = str_trim(tex);

	for (size_t len = display_end(body); len > 0; len = display_end(body))
		body = str_trim(str_slice(body, 0, body.len - len));
	return (size_t)(body.data - tex.data) + body.len;
}

static struct str with_mark(const struct math_job *job, struct str tex)
{
	const size_t place = mark_place(tex);
	struct buf out;

	buf_init(&out, LIMIT_TEXT_BYTES);
	buf_put_str(&out, str_slice(tex, 0, place));
	if (str_find_byte(tex, '%', 0) != STR_NPOS) /* in no comment */
		buf_put_byte(&out, '\n');
	buf_put_str(&out, job->mark);
	buf_put_str(&out, str_from_offset(tex, place));
	const struct str marked = arena_copy_str(job->arena, buf_str(&out));

	buf_clear(&out);
	return marked;
}

void math_read(struct math_reader *reader, const struct math_job *job, struct math *math)
{
	math->root = NULL;
	math->speech = math->tex;
	math_map_start(&reader->map, source_text(job->sources, math->span), math->span,
		math->tex);
	if (job->mark.len)
		math->tex = with_mark(job, math->tex);
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
