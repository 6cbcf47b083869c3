/* SPDX-License-Identifier: MIT */
#include "text/fonts.h"

#include "base/limits.h"
#include "base/utf8.h"

static struct str command_for(struct fonts *fonts, const struct chain_face *face)
{
	return face ? finder_command(&fonts->finder, face) : STR("");
}

static struct str name_of(const struct chain_face *face)
{
	return face->family.len ? face->family : face->key;
}

static void report_slots(struct fonts *fonts, struct diag *diag)
{
	for (size_t i = 0; i < fonts->slots.len; i++) {
		const struct font_slot *const slot = fonts->slots.data + i;

		if (slot->face && slot->face->is_used && slot->wanted->is_synthetic_bold)
			diag_report(diag, DIAG_FONT_SYNTHETIC_BOLD, SPAN_NONE,
				name_of(slot->wanted), command_for(fonts, slot->wanted));
		if (slot->problem == FACE_BROKEN)
			diag_report(
				diag, DIAG_FONT_BROKEN, SPAN_NONE, str_from(slot->path));
		if (slot->problem == FACE_VARIABLE)
			diag_report(diag, DIAG_FONT_VARIABLE, SPAN_NONE,
				str_from(slot->path));
	}
}

static void report_stand_ins(struct fonts *fonts, struct diag *diag)
{
	for (size_t i = 0; i < fonts->stand_ins.len; i++) {
		const struct font_stand_in *const item = fonts->stand_ins.data + i;
		const struct str command = command_for(fonts, item->wanted);

		if (item->used->glyph_count == 0)
			diag_report(diag, DIAG_FONT_NONE, SPAN_NONE, command);
		else
			diag_report(diag, DIAG_FONT_MISSING, SPAN_NONE,
				name_of(item->wanted), item->used->facts.family, command);
	}
}

/* "U+4E00", and "U+1F468 U+200D U+1F469" for a cluster of several. */
static void put_code_points(struct buf *out, struct str text)
{
	size_t shown = 0;

	for (size_t at = 0; at < text.len && shown < 8; shown++) {
		const uint32_t c = utf8_next(text, &at);

		buf_printf(out, "%sU+%04X", shown ? " " : "", (unsigned)c);
	}
}

static struct str shown_part(struct str text)
{
	size_t end = 0;

	while (end < text.len && end < 48)
		utf8_next(text, &end);
	return str_slice(text, 0, end);
}

static void report_missing(struct fonts *fonts, struct diag *diag)
{
	struct buf names, command;

	buf_init(&names, LIMIT_TEXT_BYTES);
	buf_init(&command, LIMIT_TEXT_BYTES);
	for (size_t i = 0; i < fonts->missing.len; i++) {
		const struct font_missing *const item = fonts->missing.data + i;

		buf_reset(&names);
		put_code_points(&names, item->text);
		buf_reset(&command);
		if (item->help)
			buf_printf(&command, " (%.*s)",
				STR_ARGS(command_for(fonts, item->help)));
		diag_report(diag, DIAG_MISSING_CHARACTER, SPAN_NONE, buf_str(&names),
			shown_part(item->text), buf_str(&command));
	}
	buf_clear(&names);
	buf_clear(&command);
}

void fonts_report(struct fonts *fonts, struct diag *diag)
{
	for (size_t i = 0; i < fonts->unknown.len; i++)
		diag_report(diag, DIAG_FONT_UNKNOWN, SPAN_NONE, fonts->unknown.data[i]);
	report_slots(fonts, diag);
	report_stand_ins(fonts, diag);
	for (size_t i = 0; i < fonts->lacks.len; i++) {
		const struct font_lack *const lack = fonts->lacks.data + i;

		diag_report(diag, DIAG_FONT_FALLBACK, SPAN_NONE,
			lack->wanted->facts.family, buf_str(&lack->characters),
			lack->used->facts.family);
	}
	report_missing(fonts, diag);
}

static void put_face(struct buf *out, const char *label, const struct face *face)
{
	const struct face_facts *const facts = &face->facts;

	buf_printf(out, "%-12s %.*s %.*s%s  %.*s", label, STR_ARGS(facts->family),
		STR_ARGS(facts->style), facts->is_synthetic_bold ? " (+)" : "",
		STR_ARGS(facts->file));
	if (face->file_index)
		buf_printf(out, ":%u", face->file_index);
	buf_put_byte(out, '\n');
}

static void put_slot(
	struct fonts *fonts, struct buf *out, const char *label, size_t index)
{
	const struct face *const face = fonts_open_slot(fonts, index, SEARCH_SYSTEM);
	const struct chain_face *const wanted = fonts->slots.data[index].wanted;

	if (face) {
		put_face(out, label, face);
		return;
	}
	buf_printf(out, "%-12s - %.*s", label, STR_ARGS(name_of(wanted)));
	const struct str command = finder_command(&fonts->finder, wanted);

	if (!str_eq(command, name_of(wanted)))
		buf_printf(out, "  (%.*s)", STR_ARGS(command));
	buf_put_byte(out, '\n');
}

static void describe_role(struct fonts *fonts, enum text_role role, struct buf *out)
{
	const struct role_slots *const slots = fonts_role(fonts, role);
	const struct str name = role_name(role);

	put_face(out, name.data, slots->first);
	for (size_t i = 0; i < slots->latin.len; i++)
		put_slot(fonts, out, "  Latin", slots->latin.data[i]);
}

/* The role's line shows what is used; then what stands behind all roles, and whether the
 * system has it. */
void fonts_describe(struct fonts *fonts, struct buf *out)
{
	for (unsigned role = 0; role < ROLE_COUNT; role++)
		describe_role(fonts, (enum text_role)role, out);
	const struct role_slots *const body = fonts_role(fonts, ROLE_BODY);

	buf_put_byte(out, '\n');
	for (size_t i = body->own; i < body->cjk.len; i++)
		put_slot(fonts, out, "", body->cjk.data[i]);
}
