/* SPDX-License-Identifier: MIT */
#ifndef UNIT_MATH_BENCH_H
#define UNIT_MATH_BENCH_H

#include "read/math/read.h"
#include "unit/unit.h"
#include "write/html/card_tex.h"
#include "write/html/mathml.h"

/* Formulas for the tests of mathematics: one bank's reader, one source a formula. */
struct bench {
	struct unit unit;
	struct arena arena;
	struct sources sources;
	struct diag diag;
	struct math_reader reader;
	struct buf out;
	enum language language;
};

static inline void bench_init(struct bench *bench)
{
	*bench = (struct bench){.language = LANGUAGE_ZH_HANS};
	arena_init(&bench->arena);
	sources_init(&bench->sources);
	diag_init(&bench->diag);
	math_reader_init(&bench->reader);
	buf_init(&bench->out, 0);
}

static inline int bench_end(struct bench *bench)
{
	math_reader_clear(&bench->reader);
	diag_clear(&bench->diag);
	sources_clear(&bench->sources);
	arena_clear(&bench->arena);
	buf_clear(&bench->out);
	return unit_end(&bench->unit);
}

/* The source is "$tex$". */
static inline struct math bench_read(struct bench *bench, struct str tex, bool display)
{
	buf_reset(&bench->out);
	buf_put_byte(&bench->out, '$');
	buf_put_str(&bench->out, tex);
	buf_put_byte(&bench->out, '$');
	const struct str text = arena_copy_str(&bench->arena, buf_str(&bench->out));
	const uint32_t source = sources_add(&bench->sources, STR("f.md"), text);
	const struct math_job job = {
		&bench->arena, &bench->diag, &bench->sources, bench->language};
	struct math math = {.span = span_of(source, 0, text.len),
		.tex = str_slice(text, 1, text.len - 1),
		.display = display,
		.is_block = display};

	math_read(&bench->reader, &job, &math);
	return math;
}

/* The MathML within <semantics>; "!" and the message's code if there is no tree. */
static inline struct str bench_mathml(struct bench *bench, const char *tex, bool display)
{
	const size_t count = bench->diag.count;
	const struct math math = bench_read(bench, str_from(tex), display);

	buf_reset(&bench->out);
	if (!math.root) {
		buf_put_byte(&bench->out, '!');
		if (bench->diag.count == count + 1)
			buf_put_str(&bench->out,
				diag_code_id(bench->diag.messages[count].code));
		return buf_str(&bench->out);
	}
	mathml_put(&bench->out, &math);
	const struct str whole = buf_str(&bench->out);
	const size_t start = str_find(whole, STR("<semantics>"), 0) + 11;

	return str_slice(whole, start, str_find(whole, STR("<annotation"), start));
}

static inline struct str bench_speech(struct bench *bench, const char *tex)
{
	return bench_read(bench, str_from(tex), true).speech;
}

static inline struct str bench_card(struct bench *bench, const char *tex, bool in_cloze)
{
	const struct math math = bench_read(bench, str_from(tex), false);

	buf_reset(&bench->out);
	tex_put_anki(&bench->out, &math, in_cloze);
	return buf_str(&bench->out);
}

#define CHECK_MATHML(bench, tex, wanted) \
	CHECK_STR(&(bench)->unit, bench_mathml((bench), (tex), false), STR(wanted))
#define CHECK_DISPLAY(bench, tex, wanted) \
	CHECK_STR(&(bench)->unit, bench_mathml((bench), (tex), true), STR(wanted))
#define CHECK_SPEECH(bench, tex, wanted) \
	CHECK_STR(&(bench)->unit, bench_speech((bench), (tex)), STR(wanted))

#endif
