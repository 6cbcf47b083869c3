/* SPDX-License-Identifier: MIT */
/* A line end of the source is a space for the eye, except between two wide characters and
 * beside a full-width mark (marks.c), where a space is none either.
 * The character before it is the last that was written; the one after it is looked up in
 * the siblings, which costs no more than the depth of the next node. */
#include "write/html/html.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "model/math.h"
#include "write/html/foreign.h"

/* Together with blocks (block.c) they stay below HTML_MAX_DEPTH. */
#define MAX_INLINE_DEPTH 24
#define MAX_BLANK_WIDTH  24u
#define MOST_TIED        4 /* marks on a side of a formula */

/* A node among its siblings; NULL: there is none. */
struct inline_place {
	const struct inline_node *node, *previous, *next;
	struct inline_list rest;
};

/* The first character that the nodes from `at` on show; 0 for what is not text. */
static uint32_t leading_character(struct inline_list list)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct inline_node *const node = &list.items[i];

		switch (node->kind) {
		case INLINE_TEXT:
			if (node->text.len)
				return utf8_at(node->text, 0);
			break;
		case INLINE_EMPHASIS:
		case INLINE_STRONG:
		case INLINE_DELETED:
		case INLINE_SUBSCRIPT:
		case INLINE_SUPERSCRIPT:
		case INLINE_KEYBOARD: return leading_character(node->children);
		case INLINE_LINK: return leading_character(node->link.children);
		case INLINE_REFERENCE: return leading_character(node->reference.children);
		case INLINE_BLANK: return node->blank.form == BLANK_PAREN ? 0xFF08 : 0;
		case INLINE_SOFT_BREAK:
		case INLINE_LINE_BREAK:
		case INLINE_CODE:
		case INLINE_MATH:
		case INLINE_IMAGE:
		case INLINE_CLOZE: return 0;
		}
	}
	return 0;
}

static void put_soft_break(struct html *html, struct inline_list rest)
{
	const uint32_t next = leading_character(rest);

	if (html->last && next && unicode_is_wide(html->last) && unicode_is_wide(next))
		return;
	if (html_drops_space(html->last, next))
		return;
	buf_put_byte(html->out, ' ');
	html->last = ' ';
}

static void put_line_break(struct html *html)
{
	buf_put_c(html->out, html->options->form == HTML_BOOK ? "<br/>" : "<br>");
	html->last = 0;
}

static void put_element(struct html *html, const char *name, struct inline_list children)
{
	if (!children.count)
		return;
	if (html->inline_depth >= MAX_INLINE_DEPTH) {
		html_put_inlines(html, children);
		return;
	}
	html->inline_depth++;
	buf_printf(html->out, "<%s>", name);
	html_put_inlines(html, children);
	buf_printf(html->out, "</%s>", name);
	html->inline_depth--;
}

static void put_code(struct html *html, struct str text)
{
	if (!text.len)
		return;
	buf_put_c(html->out, "<code>");
	html->in_code = true;
	html_put_text(html, text);
	html->in_code = false;
	buf_put_c(html->out, "</code>");
	html->last = 'x';
}

/* Where the address is none that a reader may follow, the words alone. */
static void put_link(struct html *html, const struct inline_node *node)
{
	const size_t start = html->out->len;

	buf_put_c(html->out, "<a href=\"");
	if (!node->link.children.count || html->inline_depth >= MAX_INLINE_DEPTH ||
		!html_put_url(html->out, node->link.url)) {
		html->out->len = start;
		html_put_inlines(html, node->link.children);
		return;
	}
	if (node->link.title.len) {
		buf_put_c(html->out, "\" title=\"");
		html_put_attribute(html, node->link.title);
	}
	buf_put_c(html->out, "\">");
	html->inline_depth++;
	html_put_inlines(html, node->link.children);
	html->inline_depth--;
	buf_put_c(html->out, "</a>");
}

static void put_reference(struct html *html, const struct inline_node *node)
{
	const struct html_options *const options = html->options;
	const bool is_link = options->question_hrefs && node->reference.children.count &&
			     node->reference.question < options->question_count;

	if (is_link) {
		buf_put_c(html->out, "<a href=\"");
		html_put_attribute(
			html, options->question_hrefs[node->reference.question]);
		buf_put_c(html->out, "\">");
	}
	html_put_inlines(html, node->reference.children);
	if (is_link)
		buf_put_c(html->out, "</a>");
}

/* An underscore a character, so that the blank shows without a style sheet. */
static void put_blank_mark(struct html *html, enum blank_form form, unsigned width)
{
	const unsigned shown = width < 2                 ? 2
			       : width > MAX_BLANK_WIDTH ? MAX_BLANK_WIDTH
							 : width;

	if (form == BLANK_PAREN) {
		buf_put_c(html->out, "（\u3000\u3000）");
		html->last = 0xFF09;
		return;
	}
	for (unsigned i = 0; i < shown; i++)
		buf_put_byte(html->out, '_');
	html->last = '_';
}

/* Screen readers are told which blank it is, not a row of underscores. */
static void open_blank(struct html *html, unsigned number, struct str hint)
{
	const enum language language = html->options->language;
	char storage[21];
	const struct str digits = str_from_unsigned(storage, number);

	buf_put_c(html->out, "<span class=\"blank\" role=\"img\" aria-label=\"");
	word_fill(html->out, language, WORD_BLANK_NUMBER, &digits, 1);
	if (hint.len) {
		buf_put_c(html->out, word_is_wide(language) ? "：" : ": ");
		html_put_attribute(html, hint);
	}
	buf_put_c(html->out, "\">");
}

static void put_blank(
	struct html *html, enum blank_form form, unsigned number, unsigned width)
{
	if (html->options->form == HTML_CARD) {
		put_blank_mark(html, form, width);
		return;
	}
	open_blank(html, number, STR(""));
	put_blank_mark(html, form, width);
	buf_put_c(html->out, "</span>");
}

static void put_hidden_cloze(struct html *html, const struct inline_node *node)
{
	const struct str hint = node->cloze.hint;
	const bool is_book = html->options->form == HTML_BOOK;

	if (is_book && !hint.len) {
		put_blank(html, BLANK_LINE, node->cloze.number, 6);
		return;
	}
	if (is_book)
		open_blank(html, node->cloze.number, hint);
	buf_put_byte(html->out, '[');
	if (hint.len)
		html_put_text(html, hint);
	else
		buf_put_c(html->out, "…");
	buf_put_c(html->out, is_book ? "]</span>" : "]");
	html->last = ']';
}

/* "}}" and "::" inside would end it: html_put_text takes them apart. */
static void put_anki_cloze(struct html *html, const struct inline_node *node)
{
	const bool was_in_cloze = html->in_cloze;

	buf_put_c(html->out, "{{c");
	buf_put_unsigned(html->out, node->cloze.number);
	buf_put_c(html->out, "::");
	html->in_cloze = true;
	html_put_inlines(html, node->cloze.answer);
	if (node->cloze.hint.len) {
		buf_put_c(html->out, "::");
		html_put_text(html, node->cloze.hint);
	}
	html->in_cloze = was_in_cloze;
	buf_put_c(html->out, "}}");
}

static void put_cloze(struct html *html, const struct inline_node *node)
{
	switch (html->cloze) {
	case HTML_CLOZE_BLANK: put_hidden_cloze(html, node); return;
	case HTML_CLOZE_FILLED: put_element(html, "strong", node->cloze.answer); return;
	case HTML_CLOZE_ANKI: put_anki_cloze(html, node); return;
	}
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* Puts the text without its needless spaces; false, and nothing, where it has none. */
static bool put_tightened(struct buf *out, const struct html *html, struct str text,
	struct inline_list rest)
{
	size_t start = 0;

	for (size_t i = 0, end; i < text.len; i = end) {
		size_t left = i;

		end = i + 1;
		if (!is_blank(text.data[i]))
			continue;
		while (end < text.len && is_blank(text.data[end]))
			end++;
		const uint32_t before = i ? utf8_before(text, &left) : html->last;
		const uint32_t after =
			end < text.len ? utf8_at(text, end) : leading_character(rest);

		if (!html_drops_space(before, after))
			continue;
		buf_put(out, text.data + start, i - start);
		start = end;
	}
	if (!start)
		return false;
	buf_put(out, text.data + start, text.len - start);
	return true;
}

static void put_whole_text(struct html *html, struct str text)
{
	if (html->options->form == HTML_BOOK && !html->in_foreign)
		foreign_put_text(html, text);
	else
		html_put_text(html, text);
}

/* The marks at the text's beginning that no line may begin with; a space before them only
 * where it is dropped. */
static struct str closing_marks(struct str text)
{
	size_t start = 0, end;

	while (start < text.len && is_blank(text.data[start]))
		start++;
	end = start;
	for (size_t count = 0; count < MOST_TIED && end < text.len; count++) {
		size_t next = end;
		const uint32_t c = utf8_next(text, &next);

		if (!html_closes(c) || (start && !html_drops_space(0, c)))
			break;
		end = next;
	}
	return str_slice(text, start, end);
}

/* Likewise those at its end that no line may end with. */
static struct str opening_marks(struct str text)
{
	const size_t len = text.len;
	size_t end = len, start;

	while (end > 0 && is_blank(text.data[end - 1]))
		end--;
	start = end;
	for (size_t count = 0; count < MOST_TIED && start > 0; count++) {
		size_t previous = start;
		const uint32_t c = utf8_before(text, &previous);

		if (!html_opens(c) || (end < len && !html_drops_space(c, 0)))
			break;
		start = previous;
	}
	return str_slice(text, start, end);
}

static bool is_kind(const struct inline_node *node, enum inline_kind kind)
{
	return node && node->kind == kind;
}

/* Text without the marks that are tied to the formulas beside it. */
static void put_text(struct html *html, const struct inline_place *place)
{
	const struct str raw = place->node->text;
	const bool ties = html->options->form == HTML_BOOK;
	struct buf tight;

	buf_init(&tight, 0);
	struct str text =
		put_tightened(&tight, html, raw, place->rest) ? buf_str(&tight) : raw;

	if (ties && is_kind(place->next, INLINE_MATH))
		text = str_slice(text, 0, text.len - opening_marks(raw).len);
	if (ties && is_kind(place->previous, INLINE_MATH))
		text = str_from_offset(text, closing_marks(raw).len);
	put_whole_text(html, text);
	buf_clear(&tight);
}

/* Reading engines break lines at both ends of a formula, before 。 and after （ as well:
 * those stand in one element with it. */
static void put_formula(struct html *html, const struct inline_place *place)
{
	const bool ties = html->options->form == HTML_BOOK;
	const struct str before = ties && is_kind(place->previous, INLINE_TEXT)
					  ? opening_marks(place->previous->text)
					  : STR("");
	const struct str after = ties && is_kind(place->next, INLINE_TEXT)
					 ? closing_marks(place->next->text)
					 : STR("");
	const bool is_tied = before.len + after.len > 0;

	if (is_tied)
		buf_put_c(html->out, "<span class=\"tied\">");
	html_put_text(html, before);
	html_put_math(html, place->node->math);
	html_put_text(html, after);
	if (is_tied)
		buf_put_c(html->out, "</span>");
}

static void put_inline(struct html *html, const struct inline_place *place)
{
	const struct inline_node *const node = place->node;

	switch (node->kind) {
	case INLINE_TEXT: put_text(html, place); return;
	case INLINE_LINE_BREAK: put_line_break(html); return;
	case INLINE_CODE: put_code(html, node->text); return;
	case INLINE_MATH: put_formula(html, place); return;
	case INLINE_EMPHASIS: put_element(html, "em", node->children); return;
	case INLINE_STRONG: put_element(html, "strong", node->children); return;
	case INLINE_DELETED: put_element(html, "del", node->children); return;
	case INLINE_SUBSCRIPT: put_element(html, "sub", node->children); return;
	case INLINE_SUPERSCRIPT: put_element(html, "sup", node->children); return;
	case INLINE_KEYBOARD: put_element(html, "kbd", node->children); return;
	case INLINE_LINK: put_link(html, node); return;
	case INLINE_REFERENCE: put_reference(html, node); return;
	case INLINE_IMAGE: html_put_image(html, &node->image, false); return;
	case INLINE_BLANK:
		put_blank(html, node->blank.form, node->blank.number, node->blank.width);
		return;
	case INLINE_CLOZE: put_cloze(html, node); return;
	case INLINE_SOFT_BREAK: /* needs its siblings */ return;
	}
}

void html_put_inlines(struct html *html, struct inline_list list)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct inline_place place = {
			.node = &list.items[i],
			.previous = i > 0 ? &list.items[i - 1] : NULL,
			.next = i + 1 < list.count ? &list.items[i + 1] : NULL,
			.rest = {list.items + i + 1, list.count - i - 1},
		};

		if (place.node->kind == INLINE_SOFT_BREAK)
			put_soft_break(html, place.rest);
		else
			put_inline(html, &place);
	}
}
