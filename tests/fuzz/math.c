/* SPDX-License-Identifier: MIT */
/* Any bytes as formulas, one a line, through macros, parser, speech, layout, MathML, text
 * and cards (libFuzzer). MathML nests no deeper than it promises and is balanced. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "layout/math/set.h"
#include "read/markdown/decode.h"
#include "read/math/read.h"
#include "write/html/card_tex.h"
#include "write/html/html.h"
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
	if (depth != 0 || deepest > LIMIT_MATH_DEPTH + 4)
		abort();
}

/* What sets formulas: opened once, for it reads fonts. */
struct stage {
	struct diag diag;
	struct fonts *fonts;
	struct glyph_cache cache;
	struct sink sink;
	struct arena arena;
	struct math_setter *setter;
};

static struct stage *stage_of(void)
{
	static struct stage stage;
	const char *const data = getenv("TIKU_DATA");
	char folder[512];

	if (stage.setter)
		return &stage;
	snprintf(folder, sizeof(folder), "%s/fonts", data ? data : ".");
	diag_init(&stage.diag);
	arena_init(&stage.arena);
	stage.fonts = fonts_new(
		&(const struct text_setup){STR("zh-Hans"), folder, NULL}, &stage.diag);
	if (!stage.fonts)
		abort();
	glyph_cache_init(&stage.cache, stage.fonts);
	stage.sink.arena = &stage.arena;
	stage.sink.cache = &stage.cache;
	stage.setter = math_setter_new(&stage.cache, &stage.sink,
		&(const struct spacing_rules){LANGUAGE_ZH_HANS, MARKS_QUANJIAO});
	return &stage;
}

static void set_one(const struct math *math)
{
	struct stage *const stage = stage_of();
	const struct math_place place = {.size = SCALED(10), .measure = SCALED(200)};

	if (math->is_block)
		math_set_display(stage->setter, math, &place);
	math_set_inline(stage->setter, math, &place);
	arena_reset(&stage->arena);
}

static void write_plain(struct buf *out, const struct math *math)
{
	const struct html_options options = {.form = HTML_BOOK};
	struct html html;

	html_init(&html, out, &options);
	html_put_plain_math(&html, math->root);
}

static void read_one(
	struct math_reader *reader, const struct math_job *job, struct str tex, size_t at)
{
	struct math math = {.span = span_of(0, at, at + tex.len),
		.tex = tex,
		.display = tex.len % 2,
		.is_block = tex.len % 4 == 1};
	struct buf out;

	math_read(reader, job, &math);
	if (!math.root)
		return;
	buf_init(&out, 0);
	mathml_put(&out, &math);
	check_depth(buf_str(&out));
	tex_put_anki(&out, &math, tex.len % 3 == 0);
	if (math_is_plain(math.root))
		write_plain(&out, &math);
	if (tex.len % 3 == 0) /* it is slow beside the others */
		set_one(&math);
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
		.arena = &arena,
		.diag = &diag,
		.sources = &sources,
		.language = size % 2 ? LANGUAGE_EN : LANGUAGE_ZH_HANS,
		.mark = size % 5 ? STR("") : STR("。"),
	};

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
