/* SPDX-License-Identifier: MIT */
#include "read/markdown/html_tag.h"

#include "read/markdown/scan.h"

static const struct tag_row unknown_tag = {STR_INIT(""), TAG_UNKNOWN, MD_HTML, 0};

/* What is not here is shown as it is written; none of it reaches an output as HTML. */
static const struct tag_row rows[] = {
	{STR_INIT("sub"), TAG_WRAP, MD_SUBSCRIPT, 0},
	{STR_INIT("sup"), TAG_WRAP, MD_SUPERSCRIPT, 0},
	{STR_INIT("kbd"), TAG_WRAP, MD_KEYBOARD, 0},
	{STR_INIT("b"), TAG_WRAP, MD_STRONG, 0},
	{STR_INIT("strong"), TAG_WRAP, MD_STRONG, 0},
	{STR_INIT("i"), TAG_WRAP, MD_EMPHASIS, 0},
	{STR_INIT("em"), TAG_WRAP, MD_EMPHASIS, 0},
	{STR_INIT("cite"), TAG_WRAP, MD_EMPHASIS, 0},
	{STR_INIT("dfn"), TAG_WRAP, MD_EMPHASIS, 0},
	{STR_INIT("var"), TAG_WRAP, MD_EMPHASIS, 0},
	{STR_INIT("s"), TAG_WRAP, MD_DELETED, 0},
	{STR_INIT("del"), TAG_WRAP, MD_DELETED, 0},
	{STR_INIT("strike"), TAG_WRAP, MD_DELETED, 0},
	{STR_INIT("code"), TAG_CODE, MD_CODE, 0},
	{STR_INIT("tt"), TAG_CODE, MD_CODE, 0},
	{STR_INIT("samp"), TAG_CODE, MD_CODE, 0},
	{STR_INIT("a"), TAG_LINK, MD_LINK, 0},
	{STR_INIT("span"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("font"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("u"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("ins"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("small"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("big"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("mark"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("abbr"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("label"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("nobr"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("wbr"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("bdi"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("time"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("ruby"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("rb"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("rp"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("rt"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("picture"), TAG_TRANSPARENT, MD_TEXT, 0},
	{STR_INIT("br"), TAG_BREAK, MD_LINE_BREAK, 0},
	{STR_INIT("hr"), TAG_RULE, MD_RULE, 0},
	{STR_INIT("img"), TAG_IMAGE, MD_IMAGE, 0},
	{STR_INIT("p"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("div"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("center"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("section"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("article"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("header"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("footer"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("main"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("figure"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("figcaption"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("caption"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("dl"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("dt"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("dd"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("thead"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("tbody"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("tfoot"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("colgroup"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("col"), TAG_DIVISION, MD_PARA, 0},
	{STR_INIT("details"), TAG_BLOCK, MD_DETAILS, 0},
	{STR_INIT("summary"), TAG_BLOCK, MD_SUMMARY, 0},
	{STR_INIT("blockquote"), TAG_BLOCK, MD_QUOTE, 0},
	{STR_INIT("ul"), TAG_BLOCK, MD_LIST, 0},
	{STR_INIT("ol"), TAG_BLOCK, MD_LIST, 1},
	{STR_INIT("li"), TAG_BLOCK, MD_ITEM, 0},
	{STR_INIT("table"), TAG_BLOCK, MD_TABLE, 0},
	{STR_INIT("tr"), TAG_BLOCK, MD_ROW, 0},
	{STR_INIT("td"), TAG_BLOCK, MD_CELL, 0},
	{STR_INIT("th"), TAG_BLOCK, MD_CELL, 0},
	{STR_INIT("h1"), TAG_BLOCK, MD_HEADING, 1},
	{STR_INIT("h2"), TAG_BLOCK, MD_HEADING, 2},
	{STR_INIT("h3"), TAG_BLOCK, MD_HEADING, 3},
	{STR_INIT("h4"), TAG_BLOCK, MD_HEADING, 4},
	{STR_INIT("h5"), TAG_BLOCK, MD_HEADING, 5},
	{STR_INIT("h6"), TAG_BLOCK, MD_HEADING, 6},
	{STR_INIT("pre"), TAG_PRE, MD_CODE_BLOCK, 0},
	{STR_INIT("script"), TAG_RAW, MD_HTML_BLOCK, 0},
	{STR_INIT("style"), TAG_RAW, MD_HTML_BLOCK, 0},
};

static const struct tag_row *find_row(struct str name)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (str_eq_ascii_case(rows[i].name, name))
			return &rows[i];
	return &unknown_tag;
}

struct tag tag_read(struct str source)
{
	const bool is_close = str_starts(source, STR("</"));
	const size_t start = is_close ? 2 : 1;
	size_t end = start;

	while (end < source.len && !scan_is_space(source.data[end]) &&
		source.data[end] != '>' && source.data[end] != '/')
		end++;
	const struct str name = str_slice(source, start, end);

	return (struct tag){
		.row = find_row(name),
		.name = name,
		.attributes = str_slice(source, end, source.len - 1),
		.is_close = is_close,
	};
}

/* Takes one name and its value, if any, off *rest. */
static bool next_attribute(struct str *rest, struct str *name, struct str *value)
{
	const struct str text = *rest;
	size_t at = 0, end;

	while (at < text.len && (scan_is_space(text.data[at]) || text.data[at] == '/'))
		at++;
	end = at;
	while (end < text.len && !scan_is_space(text.data[end]) && text.data[end] != '=')
		end++;
	*name = str_slice(text, at, end);
	*value = STR("");
	at = end;
	while (end < text.len && scan_is_space(text.data[end]))
		end++;
	if (end < text.len && text.data[end] == '=') {
		const struct str tail = str_trim(str_from_offset(text, end + 1));
		const char quote = tail.len ? tail.data[0] : '\0';
		const bool is_quoted = quote == '"' || quote == '\'';
		size_t stop = is_quoted;

		while (stop < tail.len && (is_quoted ? tail.data[stop] != quote
						     : !scan_is_space(tail.data[stop])))
			stop++;
		*value = str_slice(tail, is_quoted, stop);
		*rest = str_from_offset(tail, stop + is_quoted);
	} else {
		*rest = str_from_offset(text, at);
	}
	return name->len > 0;
}

bool tag_attribute(const struct tag *tag, struct str name,
	const struct entities *entities, struct arena *arena, struct str *value)
{
	struct str rest = tag->attributes, found;

	while (next_attribute(&rest, &found, value)) {
		if (!str_eq_ascii_case(found, name))
			continue;
		if (entities)
			*value = entities_resolve(entities, *value, false, arena);
		return true;
	}
	*value = STR("");
	return false;
}
