/* SPDX-License-Identifier: MIT */
#include "style/field.h"

static const struct str field_names[FIELD_COUNT] = {
	[FIELD_TITLE] = STR_INIT("title"),
	[FIELD_SUBTITLE] = STR_INIT("subtitle"),
	[FIELD_AUTHORS] = STR_INIT("authors"),
	[FIELD_CHAPTER] = STR_INIT("chapter"),
	[FIELD_QUESTIONS] = STR_INIT("questions"),
	[FIELD_PAGE] = STR_INIT("page"),
	[FIELD_PAGES] = STR_INIT("pages"),
	[FIELD_DATE] = STR_INIT("date"),
	[FIELD_VERSION] = STR_INIT("version"),
	[FIELD_WORKBOOK] = STR_INIT("workbook"),
	[FIELD_NAME_LINE] = STR_INIT("name-line"),
	[FIELD_DATE_LINE] = STR_INIT("date-line"),
	[FIELD_EXAM] = STR_INIT("exam"),
	[FIELD_PAGE_OF] = STR_INIT("page-of-pages"),
};

/* The field that text begins with, and its length; FIELD_COUNT: none. */
static enum style_field find_field(struct str text, size_t *len)
{
	const size_t end = str_find_byte(text, '}', 0);

	if (text.len == 0 || text.data[0] != '{' || end == STR_NPOS)
		return FIELD_COUNT;
	*len = end + 1;
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (str_eq(str_slice(text, 1, end), field_names[i]))
			return (enum style_field)i;
	return FIELD_COUNT;
}

bool style_next_piece(struct str *rest, struct style_piece *piece)
{
	size_t len = 0;

	if (rest->len == 0)
		return false;
	const enum style_field field = find_field(*rest, &len);

	*piece = (struct style_piece){.is_field = field != FIELD_COUNT, .field = field};
	if (!piece->is_field) {
		const size_t brace = str_find_byte(*rest, '{', 1);

		len = brace == STR_NPOS ? rest->len : brace;
	}
	piece->text = str_slice(*rest, 0, len);
	*rest = str_from_offset(*rest, len);
	return true;
}

bool style_next_part(struct str *rest, struct str *part)
{
	*rest = str_trim(*rest);
	const size_t gap = str_find(*rest, STR("  "), 0);

	*part = str_slice(*rest, 0, gap == STR_NPOS ? rest->len : gap);
	*rest = gap == STR_NPOS ? STR("") : str_from_offset(*rest, gap);
	return part->len > 0;
}

bool style_fields_are_known(struct str text)
{
	struct style_piece piece;

	while (style_next_piece(&text, &piece))
		if (!piece.is_field && str_find_byte(piece.text, '{', 0) != STR_NPOS)
			return false;
	return true;
}
