/* SPDX-License-Identifier: MIT */
#include "text/fonts.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "unit/unit.h"

struct rig {
	struct diag diag;
	struct fonts *fonts;
};

static struct rig rig_open(const char *folder, const char *const *families)
{
	struct rig rig;
	const struct text_setup setup = {STR("zh-Hans"), folder, families};

	diag_init(&rig.diag);
	rig.fonts = fonts_new(&setup, &rig.diag);
	return rig;
}

static void rig_close(struct rig *rig)
{
	fonts_free(rig->fonts);
	diag_clear(&rig->diag);
}

static bool has_message(
	struct rig *rig, enum diag_code code, size_t arg, const char *words)
{
	for (size_t i = 0; i < rig->diag.count; i++) {
		const struct diag_message *const message = rig->diag.messages + i;

		if (message->code == code && message->arg_count > arg &&
			str_find(message->args[arg], str_from(words), 0) != STR_NPOS)
			return true;
	}
	return false;
}

/* "face:bytes face:bytes …", a missing run with a question mark. */
static void describe_runs(struct rig *rig, enum text_role role, enum text_flavour flavour,
	const char *words, struct buf *out)
{
	const struct str text = str_from(words);
	size_t end;
	bool missing;

	buf_init(out, 0);
	for (size_t at = 0; at < text.len; at = end) {
		const struct face *const face = fonts_find_face(
			rig->fonts, role, flavour, text, at, &end, &missing);
		struct str family = face_facts(face)->family;

		if (end <= at) {
			buf_put_c(out, "stuck");
			break;
		}
		str_skip(&family, STR("Tiku Test "));
		buf_printf(out, "%s%.*s%s:%zu", at ? " " : "", STR_ARGS(family),
			missing ? "?" : "", end - at);
	}
}

static void check_runs(struct unit *unit, struct rig *rig, enum text_role role,
	const char *words, const char *wanted)
{
	struct buf out;

	describe_runs(rig, role, FLAVOUR_CJK, words, &out);
	CHECK_STR(unit, buf_str(&out), str_from(wanted));
	buf_clear(&out);
}

static void check_fallback(struct unit *unit)
{
	struct rig rig = rig_open("tests/fonts", NULL);

	unit_case(unit, "one face while one serves");
	check_runs(unit, &rig, ROLE_BODY, "题目 abc，“引用”。", "Serif:28");
	unit_case(unit, "companion for Latin, kai for Han");
	check_runs(unit, &rig, ROLE_EMPHASIS, "注意abc文", "Kai:6 Tiku Serif:3 Kai:3");
	unit_case(unit, "spaces stay with their neighbours");
	check_runs(unit, &rig, ROLE_EMPHASIS, "  abc  文 ", "Tiku Serif:7 Kai:4");
	check_runs(unit, &rig, ROLE_BODY, "   ", "Serif:3");
	check_runs(unit, &rig, ROLE_BODY, " 👍 文", "Serif:1 Emoji:4 Serif:4");
	unit_case(unit, "clusters stay whole");
	check_runs(unit, &rig, ROLE_BODY, "👨‍👩‍👧一", "Emoji:18 Serif:3");
	check_runs(unit, &rig, ROLE_BODY, "一\xEF\xB8\x80二", "Serif:9");
	check_runs(unit, &rig, ROLE_BODY, "e\xCC\x81", "Serif:3"); /* composed: é */
	unit_case(unit, "symbols, pictures, and text that looks like them");
	check_runs(unit, &rig, ROLE_BODY, "一∯二", "Serif:3 STIX Two Math:3 Serif:3");
	check_runs(unit, &rig, ROLE_BODY, "✅对", "Emoji:3 Serif:3");
	unit_case(unit, "what no face has");
	check_runs(unit, &rig, ROLE_BODY, "一𠀀𠀁二", "Serif:3 Serif?:8 Serif:3");
	check_runs(unit, &rig, ROLE_BODY, "龘", "Serif?:3");
	unit_case(unit, "nothing at all");
	size_t end = 9;
	bool missing = true;
	CHECK(unit, fonts_find_face(rig.fonts, ROLE_BODY, FLAVOUR_CJK, STR(""), 0, &end,
			    &missing) != NULL);
	CHECK(unit, end == 0 && !missing);
	unit_case(unit, "reports once each");
	fonts_report(rig.fonts, &rig.diag);
	CHECK(unit, diag_count(&rig.diag, DIAG_MISSING_CHARACTER) == 3);
	CHECK(unit, has_message(&rig, DIAG_MISSING_CHARACTER, 0, "U+20000"));
	CHECK(unit, has_message(&rig, DIAG_MISSING_CHARACTER, 1, "龘"));
	CHECK(unit, diag_count(&rig.diag, DIAG_FONT_FALLBACK) == 1);
	CHECK(unit, has_message(&rig, DIAG_FONT_FALLBACK, 1, "∯"));
	CHECK(unit, diag_count(&rig.diag, DIAG_FONT_MISSING) == 0);
	rig_close(&rig);
}

static void check_flavours(struct unit *unit)
{
	struct rig rig = rig_open("tests/fonts", NULL);
	struct buf out;

	unit_case(unit, "ambiguous marks go where they are meant");
	describe_runs(&rig, ROLE_EMPHASIS, FLAVOUR_LATIN, "“a”", &out);
	CHECK_STR(unit, buf_str(&out), STR("Tiku Serif:7"));
	buf_clear(&out);
	describe_runs(&rig, ROLE_EMPHASIS, FLAVOUR_CJK, "“文”", &out);
	CHECK_STR(unit, buf_str(&out), STR("Kai:9"));
	buf_clear(&out);
	rig_close(&rig);
}

static void check_wishes(struct unit *unit)
{
	const char *families[ROLE_COUNT] = {NULL};

	families[ROLE_BODY] = "Tiku Test Kai";
	families[ROLE_CODE] = "No Such Font, Tiku Serif";
	struct rig rig = rig_open("tests/fonts", families);

	unit_case(unit, "the style's wishes come first");
	check_runs(unit, &rig, ROLE_BODY, "文", "Kai:3");
	check_runs(unit, &rig, ROLE_BODY, "文①", "Kai:3 Serif:3");
	check_runs(unit, &rig, ROLE_CODE, "int 代", "Tiku Serif:4 Mono:3");
	fonts_report(rig.fonts, &rig.diag);
	CHECK(unit, has_message(&rig, DIAG_FONT_UNKNOWN, 0, "No Such Font"));
	CHECK(unit, diag_count(&rig.diag, DIAG_FONT_UNKNOWN) == 1);
	rig_close(&rig);
}

static void put_file(const char *folder, const char *name, struct str content)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	if (!file_write(path, content))
		printf("# cannot write %s: %s\n", path, strerror(errno));
}

static void copy_font(const char *folder, const char *name, const char *from)
{
	struct buf content;

	buf_init(&content, LIMIT_TEXT_BYTES);
	file_read(from, LIMIT_TEXT_BYTES, &content);
	put_file(folder, name, buf_str(&content));
	buf_clear(&content);
}

static void remove_files(const char *folder, const char *const *names)
{
	char path[512];

	for (; *names; names++) {
		snprintf(path, sizeof(path), "%s/%s", folder, *names);
		remove(path);
	}
	rmdir(folder);
}

/* body is not installed, kai lies deep in a folder, sans is no font. */
static void check_search(struct unit *unit)
{
	static const char *const names[] = {"chains.yaml", "broken.otf",
		"deep/down/Kai.ttf", "deep/down", "deep", NULL};
	char folder[] = "/tmp/tiku-unit-XXXXXX", down[64], chains[1024];

	unit_case(unit, "files are found, or said to be missing");
	if (!mkdtemp(folder)) {
		CHECK(unit, !"mkdtemp");
		return;
	}
	snprintf(down, sizeof(down), "%s/deep/down", folder);
	CHECK(unit, file_make_folder(down));
	copy_font(down, "Kai.ttf", "tests/fonts/TikuTestKai.ttf");
	put_file(folder, "broken.otf", STR("OTTO\0\x01 this is no font"));
	snprintf(chains, sizeof(chains),
		"fontconfig: false\nfolders: [%s]\nroles:\n  body: {cjk: [gone, kai]}\n"
		"  sans: {cjk: [broken, kai, gone]}\n  heading: {cjk: [fat]}\nfaces:\n"
		"  gone: {family: Gone Serif, files: [a/Gone.ttf], package: {apt: fonts-gone}}\n"
		"  kai: {family: Tiku Test Kai, files: [x/Kai.ttf]}\n"
		"  broken: {family: Broken, files: [broken.otf]}\n"
		"  fat: {family: Fat, files: [Kai.ttf], synthetic-bold: true}\n",
		folder);
	put_file(folder, "chains.yaml", str_from(chains));
	struct rig rig = rig_open(folder, NULL);

	check_runs(unit, &rig, ROLE_BODY, "文", "Kai:3");
	check_runs(unit, &rig, ROLE_SANS, "文", "Kai:3");
	check_runs(unit, &rig, ROLE_HEADING, "文", "Kai:3");
	fonts_report(rig.fonts, &rig.diag);
	CHECK(unit, diag_count(&rig.diag, DIAG_FONT_MISSING) == 2);
	CHECK(unit, has_message(&rig, DIAG_FONT_MISSING, 0, "Gone Serif"));
	CHECK(unit, has_message(&rig, DIAG_FONT_MISSING, 1, "Tiku Test Kai"));
	CHECK(unit, has_message(&rig, DIAG_FONT_BROKEN, 0, "broken.otf"));
	CHECK(unit, has_message(&rig, DIAG_FONT_SYNTHETIC_BOLD, 0, "Fat"));
	rig_close(&rig);
	remove_files(folder, names);
}

/* A thickened face that was only asked for a character is not worth a word. */
static void check_unused(struct unit *unit)
{
	static const char *const names[] = {"chains.yaml", "Serif.otf", "Kai.ttf", NULL};
	char folder[] = "/tmp/tiku-unit-XXXXXX";

	unit_case(unit, "only faces in use are spoken of");
	if (!mkdtemp(folder)) {
		CHECK(unit, !"mkdtemp");
		return;
	}
	copy_font(folder, "Serif.otf", "tests/fonts/TikuTestSerif.otf");
	copy_font(folder, "Kai.ttf", "tests/fonts/TikuTestKai.ttf");
	put_file(folder, "chains.yaml",
		STR("fontconfig: false\nroles: {body: {cjk: [serif, fat]}}\nfaces:\n"
		    "  serif: {files: [Serif.otf]}\n"
		    "  fat: {files: [Kai.ttf], synthetic-bold: true}\n"));
	struct rig rig = rig_open(folder, NULL);

	check_runs(unit, &rig, ROLE_BODY, "文𠀀", "Serif:3 Serif?:4");
	fonts_report(rig.fonts, &rig.diag);
	CHECK(unit, diag_count(&rig.diag, DIAG_FONT_SYNTHETIC_BOLD) == 0);
	rig_close(&rig);
	remove_files(folder, names);
}

static void check_no_font(struct unit *unit)
{
	static const char *const names[] = {"chains.yaml", NULL};
	char folder[] = "/tmp/tiku-unit-XXXXXX";
	size_t end;
	bool missing;

	unit_case(unit, "a machine without fonts");
	if (!mkdtemp(folder)) {
		CHECK(unit, !"mkdtemp");
		return;
	}
	put_file(folder, "chains.yaml",
		STR("fontconfig: false\nroles: {body: {cjk: [a]}}\nfaces: {a: {files: [A.ttf]}}\n"));
	struct rig rig = rig_open(folder, NULL);
	const struct face *const face = fonts_find_face(
		rig.fonts, ROLE_BODY, FLAVOUR_CJK, STR("文 a"), 0, &end, &missing);

	CHECK(unit, missing && end == 3);
	const struct shaped *const shaped =
		fonts_shape(rig.fonts, face, SCRIPT_HAN, STR("文"));
	CHECK(unit, shaped->is_missing);
	CHECK(unit, face_mark_blank(rig.fonts, face, 0x3002).right == 0);
	CHECK(unit, face_glyph_png(face, 1).len == 0);
	CHECK(unit, face_length(face, 1000, SCALED_PT) == SCALED_PT);
	fonts_report(rig.fonts, &rig.diag);
	CHECK(unit, diag_count(&rig.diag, DIAG_FONT_NONE) == 1);
	rig_close(&rig);
	remove_files(folder, names);
}

static void check_chain_files(struct unit *unit)
{
	static const char *const names[] = {"chains.yaml", NULL};
	static const char *const broken[] = {"", "roles: [", "faces: 3\nroles: 4\n",
		"faces: {a: {files: [x]}}\nroles: {body: {cjk: [b]}}\n",
		"faces:\n  a: {regions: [[zh-Hans, 0]]}\nroles: {body: {cjk: [a]}}\n"};
	char folder[] = "/tmp/tiku-unit-XXXXXX";

	unit_case(unit, "chain files that are none");
	struct rig rig = rig_open("/nowhere", NULL);
	CHECK(unit, !rig.fonts && has_message(&rig, DIAG_CANNOT_READ, 0, "/nowhere"));
	rig_close(&rig);
	if (!mkdtemp(folder)) {
		CHECK(unit, !"mkdtemp");
		return;
	}
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		put_file(folder, "chains.yaml", str_from(broken[i]));
		rig = rig_open(folder, NULL);
		CHECK(unit, !rig.fonts);
		CHECK(unit, diag_count(&rig.diag, DIAG_FONT_CHAINS) == 1);
		rig_close(&rig);
	}
	remove_files(folder, names);
}

static const struct chain_face *first_of(struct arena *arena, const char *tag)
{
	struct diag diag;

	diag_init(&diag);
	const struct chains *const chains =
		chains_read(arena, "fonts/chains.yaml", str_from(tag), &diag);
	diag_clear(&diag);
	return chains ? chains->faces + chains->cjk[ROLE_BODY].items[0] : NULL;
}

static void check_languages(struct unit *unit)
{
	static const struct {
		const char *tag;
		struct str family;
		unsigned index;
	} rows[] = {
		{"zh-Hans", STR_INIT("Noto Serif CJK SC"), 2},
		{"zh-Hant-TW", STR_INIT("Noto Serif CJK TC"), 3},
		{"zh-Hant", STR_INIT("Noto Serif CJK TC"), 3},
		{"zh-Hant-HK", STR_INIT("Noto Serif CJK HK"), 4},
		{"ja", STR_INIT("Noto Serif CJK JP"), 0},
		{"ko", STR_INIT("Noto Serif CJK KR"), 1},
		{"en", STR_INIT("Noto Serif CJK SC"), 2},
		{"japanese", STR_INIT("Noto Serif CJK SC"), 2},
		{"", STR_INIT("Noto Serif CJK SC"), 2},
	};
	struct arena arena;

	arena_init(&arena);
	unit_case(unit, "a region's face for each language");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct chain_face *const face = first_of(&arena, rows[i].tag);

		CHECK(unit, face != NULL);
		if (!face)
			continue;
		CHECK_STR(unit, face->family, rows[i].family);
		CHECK(unit, face->index == rows[i].index);
	}
	arena_clear(&arena);
}

static void check_description(struct unit *unit)
{
	struct rig rig = rig_open("tests/fonts", NULL);
	struct buf out;

	unit_case(unit, "what `tiku fonts` shows");
	buf_init(&out, 0);
	fonts_describe(rig.fonts, &out);
	CHECK(unit,
		str_starts(buf_str(&out), STR("body         Tiku Test Serif Regular")));
	CHECK(unit, str_find(buf_str(&out), STR("  Latin      Tiku Serif Italic"), 0) !=
			    STR_NPOS);
	buf_clear(&out);
	rig_close(&rig);
}

static void check_png(struct unit *unit)
{
	struct rig rig = rig_open("tests/fonts", NULL);
	size_t end;
	bool missing;

	unit_case(unit, "a picture's strike");
	const struct face *const face = fonts_find_face(
		rig.fonts, ROLE_BODY, FLAVOUR_CJK, STR("👍"), 0, &end, &missing);
	const struct shaped *const shaped =
		fonts_shape(rig.fonts, face, SCRIPT_COMMON, STR("👍"));

	CHECK(unit, shaped->count == 1 && !shaped->is_missing);
	CHECK(unit, str_starts(face_glyph_png(face, shaped->glyphs[0].glyph),
			    STR("\x89PNG\r\n")));
	CHECK(unit, face_glyph_png(face, 60000).len == 0);
	const struct face *const text = fonts_find_face(
		rig.fonts, ROLE_BODY, FLAVOUR_CJK, STR("文"), 0, &end, &missing);
	CHECK(unit, face_glyph_png(text, 1).len == 0);
	rig_close(&rig);
}

/* Many different clusters, long ones, and a run of marks: time stays linear. */
static void check_hostile(struct unit *unit)
{
	struct rig rig = rig_open("tests/fonts", NULL);
	struct buf text;
	size_t end, runs = 0;
	bool missing;

	unit_case(unit, "a hundred thousand odd clusters");
	buf_init(&text, 0);
	for (uint32_t i = 0; i < 100000; i++) {
		buf_put_code_point(&text, 0x10000 + i);
		buf_put_code_point(&text, 0x300 + i % 0x60);
	}
	for (uint32_t i = 0; i < 300000; i++)
		buf_put_code_point(&text, i % 2 ? 0x301 : 0xFE0F);
	for (size_t at = 0; at < text.len; at = end, runs++)
		fonts_find_face(rig.fonts, ROLE_EMPHASIS, FLAVOUR_CJK, buf_str(&text), at,
			&end, &missing);
	CHECK(unit, runs > 0);
	fonts_report(rig.fonts, &rig.diag);
	CHECK(unit, diag_count(&rig.diag, DIAG_MISSING_CHARACTER) <= LIMIT_MESSAGES);
	buf_clear(&text);
	rig_close(&rig);
}

int main(void)
{
	struct unit unit = {0};

	check_fallback(&unit);
	check_flavours(&unit);
	check_wishes(&unit);
	check_search(&unit);
	check_unused(&unit);
	check_no_font(&unit);
	check_chain_files(&unit);
	check_languages(&unit);
	check_description(&unit);
	check_png(&unit);
	check_hostile(&unit);
	return unit_end(&unit);
}
