/* SPDX-License-Identifier: MIT */
#include "write/anki/note_types.h"

#include "write/anki/fields.h"

/* What both types share but cannot be one: the kind of note, and the sides. */
struct note_type {
	int64_t id;
	const char *name;
	unsigned kind; /* 0: standard, 1: cloze */
	struct str front, back;
	size_t needed; /* the field without which there is no card */
};

#define FIELD_STEM  2
#define FIELD_CLOZE 12

void json_put_string(struct buf *out, struct str text)
{
	buf_put_byte(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		const unsigned char c = (unsigned char)text.data[i];

		if (c == '"' || c == '\\') {
			buf_put_byte(out, '\\');
			buf_put_byte(out, (char)c);
		} else if (c < 0x20) {
			buf_printf(out, "\\u%04x", c);
		} else {
			buf_put_byte(out, (char)c);
		}
	}
	buf_put_byte(out, '"');
}

static void put_fields(struct buf *out)
{
	buf_put_c(out, "\"flds\":[");
	for (size_t i = 0; i < FIELD_COUNT; i++)
		buf_printf(out,
			"%s{\"name\":\"%s\",\"ord\":%zu,\"sticky\":false,\"rtl\":false,"
			"\"font\":\"Arial\",\"size\":20,\"media\":[]}",
			i ? "," : "", anki_fields[i].name, i);
	buf_put_byte(out, ']');
}

static void put_template(struct buf *out, const struct note_type *type)
{
	buf_printf(out,
		"\"tmpls\":[{\"name\":\"%s\",\"ord\":0,\"did\":null,\"bqfmt\":\"\",",
		type->name);
	buf_put_c(out, "\"bafmt\":\"\",\"qfmt\":");
	json_put_string(out, type->front);
	buf_put_c(out, ",\"afmt\":");
	json_put_string(out, type->back);
	buf_put_c(out, "}]");
}

static void put_note_type(
	struct buf *out, const struct note_type *type, const struct card_look *look)
{
	buf_printf(out,
		"\"%lld\":{\"id\":%lld,\"name\":\"%s\",\"type\":%u,\"mod\":%lld,\"usn\":-1,"
		"\"sortf\":%d,\"did\":1,\"vers\":[],\"tags\":[],\"latexPre\":\"\","
		"\"latexPost\":\"\",\"req\":[[0,\"any\",[%zu]]],\"css\":",
		(long long)type->id, (long long)type->id, type->name, type->kind,
		(long long)look->changed, FIELD_STEM, type->needed);
	json_put_string(out, look->css);
	buf_put_byte(out, ',');
	put_fields(out);
	buf_put_byte(out, ',');
	put_template(out, type);
	buf_put_byte(out, '}');
}

void note_types_put(struct buf *out, const struct card_look *look)
{
	const struct note_type plain = {
		NOTE_TYPE_ID, NOTE_TYPE_NAME, 0, look->front, look->back, FIELD_STEM};
	const struct note_type cloze = {NOTE_TYPE_ID_CLOZE, NOTE_TYPE_NAME_CLOZE, 1,
		look->cloze_front, look->cloze_back, FIELD_CLOZE};

	buf_put_byte(out, '{');
	put_note_type(out, &plain, look);
	buf_put_byte(out, ',');
	put_note_type(out, &cloze, look);
	buf_put_byte(out, '}');
}
