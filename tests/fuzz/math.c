/* SPDX-License-Identifier: MIT */
/* Any bytes as formulas, one a line, through macros, parser, speech, MathML and cards
 * (libFuzzer). MathML nests no deeper than it promises and is balanced. */
#include <stdint.h>
#include <stdlib.h>

#include "base/limits.h"
#include "read/math_read.h"
#include "read/read.h"
#include "write/html/card_tex.h"
#include "write/html/mathml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_depth(struct str xml)
{
	size_t depth = 0, deepest = 0;

	for (size_t i = 0; i + 1 < xml.len; i++) {
		if (xml.data[i] == '>' && xml.data[i - 1] == '/')
			depth--;
		if (xml.data[i] != '<')
			continue;
		depth = xml.data[i + 1] == '/' ? depth - 1 : depth + 1;
		deepest = depth > deepest ? depth : deepest;
	}
	if (depth != 0 || deepest > LIMIT_MATH_DEPTH + 3)
		abort();
}

static void read_one(
	struct math_reader *reader, const struct math_job *job, struct str tex, size_t at)
{
	struct math math = {
		.span = span_of(0, at, at + tex.len), .tex = tex, .display = tex.len % 2};
	struct buf out;

	math_read(reader, job, &math);
	if (!math.root)
		return;
	buf_init(&out, 0);
	mathml_put(&out, &math);
	check_depth(buf_str(&out));
	tex_put_anki(&out, &math, tex.len % 3 == 0);
	buf_clear(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;
	struct sources sources;
	struct diag diag;
	struct math_reader reader;
	uint32_t source;

	arena_init(&arena);
	sources_init(&sources);
	diag_init(&diag);
	math_reader_init(&reader);
	const struct math_job job = {
		&arena, &diag, &sources, size % 2 ? LANGUAGE_EN : LANGUAGE_ZH_HANS};

	if (read_decode((struct str){(const char *)data, size}, &arena, &sources,
		    STR("f.md"), &diag, &source)) {
		struct str rest = sources.items[0].text, line;
		size_t at = 0;

		while (str_next_line(&rest, &line)) {
			read_one(&reader, &job, line, at);
			at += line.len + 1;
		}
		read_one(&reader, &job, sources.items[0].text, 0);
	}
	math_reader_clear(&reader);
	diag_clear(&diag);
	sources_clear(&sources);
	arena_clear(&arena);
	return 0;
}
