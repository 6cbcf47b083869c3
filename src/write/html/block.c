/* SPDX-License-Identifier: MIT */
/* Containers within each other are counted: past MAX_BLOCK_DEPTH their own elements are
 * left out and their contents stay, since XML parsers end at a depth of their own. */
#include "write/html/html.h"

#include "model/math.h"
#include "write/html/foreign.h"

#define MAX_BLOCK_DEPTH 56u /* + a table's 5 + inline.c's 24 < HTML_MAX_DEPTH */

static bool is_book(const struct html *html)
{
	return html->options->form == HTML_BOOK;
}

static bool is_too_deep(const struct html *html)
{
	return html->block_depth + 2 > MAX_BLOCK_DEPTH;
}

/* Line feeds between blocks make a book's files legible; cards have none. */
static void put_line_end(struct html *html)
{
	if (is_book(html))
		buf_put_byte(html->out, '\n');
}

void html_put_language(struct html *html, const char *name, struct str language)
{
	buf_printf(html->out, "<%s lang=\"%.*s\" xml:lang=\"%.*s\">", name,
		STR_ARGS(language), STR_ARGS(language));
}

/* Of a whole line, where it is not the book's; empty: it is. */
static struct str language_of_line(const struct html *html, struct inline_list text)
{
	return is_book(html) && !html->in_foreign
		       ? foreign_language(html->options->language, text)
		       : STR("");
}

/* An element that holds nothing but a line, told of its language. tag is its name and
 * attributes. */
static void put_line_element(
	struct html *html, const char *tag, const char *name, struct inline_list text)
{
	const struct str language = language_of_line(html, text);

	if (language.len)
		html_put_language(html, tag, language);
	else
		buf_printf(html->out, "<%s>", tag);
	html->last = 0;
	html->in_foreign = html->in_foreign || language.len;
	html_put_inlines(html, text);
	html->in_foreign = html->in_foreign && !language.len;
	html->last = 0;
	buf_printf(html->out, "</%s>", name);
}

static void put_line_of(struct html *html, struct inline_list text)
{
	const struct str language = language_of_line(html, text);

	html->last = 0;
	if (language.len) {
		html_put_language(html, "span", language);
		html->in_foreign = true;
	}
	html_put_inlines(html, text);
	if (language.len) {
		buf_put_c(html->out, "</span>");
		html->in_foreign = false;
	}
	html->last = 0;
}

/* A paragraph that is one image; its title is the caption. */
static void put_figure(struct html *html, const struct image *image)
{
	const bool has_caption = image->title.len > 0;

	if (!is_book(html) || !has_caption) {
		buf_put_c(html->out, is_book(html) ? "<p class=\"figure\">" : "<p>");
		html_put_image(html, image, true);
		if (has_caption) {
			buf_put_c(html->out, "<br><small>");
			html_put_text(html, image->title);
			buf_put_c(html->out, "</small>");
		}
		buf_put_c(html->out, "</p>");
		return;
	}
	buf_put_c(html->out, "<figure>");
	html_put_image(html, image, true);
	buf_put_c(html->out, "<figcaption>");
	html_put_text(html, image->title);
	buf_put_c(html->out, "</figcaption></figure>");
}

static bool is_figure(const struct block *block)
{
	return block->kind == BLOCK_PARA && block->para.count == 1 &&
	       block->para.items[0].kind == INLINE_IMAGE;
}

static void put_para(struct html *html, const struct block *block)
{
	if (is_figure(block)) {
		put_figure(html, &block->para.items[0].image);
		return;
	}
	put_line_element(html, "p", "p", block->para);
}

/* Levels count from heading_base and never skip one, whatever the source has. */
static unsigned heading_level(struct html *html, unsigned written)
{
	if (!html->first_heading)
		html->first_heading = written;
	unsigned level = html->heading_base;

	if (written > html->first_heading)
		level += written - html->first_heading;
	if (level > html->last_heading + 1)
		level = html->last_heading ? html->last_heading + 1 : html->heading_base;
	html->last_heading = level > 6 ? 6 : level;
	return html->last_heading;
}

static void put_heading(struct html *html, const struct block *block)
{
	if (!block->heading.text.count)
		return;
	const unsigned level = heading_level(html, block->heading.level);

	const char name[] = {'h', (char)('0' + level), '\0'};

	put_line_element(html, name, name, block->heading.text);
}

/* The box of a task is a character, so it shows everywhere and nobody taps it in vain. */
static struct str box_of(enum check_state check)
{
	switch (check) {
	case CHECK_NONE: break;
	case CHECK_OPEN: return STR("☐ ");
	case CHECK_DONE: return STR("☑ ");
	}
	return STR("");
}

static void put_item(struct html *html, const struct list_item *item, bool is_tight)
{
	const bool is_task = item->check != CHECK_NONE;

	buf_put_c(html->out, is_task && is_book(html) ? "<li class=\"task\">" : "<li>");
	if (is_tight) {
		buf_put_str(html->out, box_of(item->check));
		html_put_tight_blocks(html, item->blocks);
	} else if (is_task) {
		html_put_led_blocks(html, box_of(item->check), item->blocks);
	} else {
		html_put_blocks(html, item->blocks);
	}
	buf_put_c(html->out, "</li>");
	put_line_end(html);
}

static void put_list(struct html *html, const struct block *block)
{
	const char *const name = block->list.ordered ? "ol" : "ul";

	if (!block->list.count)
		return;
	if (is_too_deep(html)) {
		for (size_t i = 0; i < block->list.count; i++)
			html_put_blocks(html, block->list.items[i].blocks);
		return;
	}
	html->block_depth += 2;
	buf_printf(html->out, "<%s", name);
	if (block->list.ordered && block->list.start != 1)
		buf_printf(html->out, " start=\"%u\"", block->list.start);
	buf_put_byte(html->out, '>');
	put_line_end(html);
	for (size_t i = 0; i < block->list.count; i++)
		put_item(html, &block->list.items[i], block->list.tight);
	buf_printf(html->out, "</%s>", name);
	html->block_depth -= 2;
}

static void put_quote(struct html *html, struct block_list children)
{
	const bool has_element = children.count && !is_too_deep(html);

	if (has_element)
		buf_put_c(html->out, "<blockquote>");
	html->block_depth++;
	html_put_blocks(html, children);
	html->block_depth--;
	if (has_element)
		buf_put_c(html->out, "</blockquote>");
}

static void put_details(struct html *html, const struct block *block)
{
	const bool has_element = !is_too_deep(html) && !html->options->is_compat;

	if (html->options->is_compat && block->details.summary.count) {
		buf_put_c(html->out, "<p><b>");
		put_line_of(html, block->details.summary);
		buf_put_c(html->out, "</b></p>\n");
	}
	if (has_element) {
		buf_put_c(html->out, "<details><summary>");
		if (!block->details.summary.count)
			buf_put_c(html->out, "…");
		put_line_of(html, block->details.summary);
		buf_put_c(html->out, "</summary>");
		put_line_end(html);
	}
	html->block_depth++;
	html_put_blocks(html, block->details.blocks);
	html->block_depth--;
	if (has_element)
		buf_put_c(html->out, "</details>");
}

/* The line end that closes the text is not shown. */
static void put_code_text(struct html *html, struct str text)
{
	if (str_ends(text, STR("\n")))
		text.len--;
	html->in_code = true;
	html_put_text(html, text);
	html->in_code = false;
	html->last = 0;
}

/* Pieces with a class of their own, for styles/epub.css and anki.css. */
static void put_coloured_code(struct html *html, const struct block *block)
{
	static const char *const classes[] = {[CODE_KEYWORD] = "keyword",
		[CODE_STRING] = "string",
		[CODE_NUMBER] = "literal",
		[CODE_COMMENT] = "comment"};
	const struct str text = block->code.text;
	size_t at = 0;

	html->in_code = true;
	for (size_t i = 0; i < block->code.token_count; i++) {
		const struct code_token *const token = block->code.tokens + i;
		const size_t end = (size_t)token->start + token->length;

		html_put_text(html, str_slice(text, at, token->start));
		buf_printf(html->out, "<span class=\"%s\">", classes[token->kind]);
		html_put_text(html, str_slice(text, token->start, end));
		buf_put_c(html->out, "</span>");
		at = end;
	}
	put_code_text(html, str_from_offset(text, at));
}

static void put_code(struct html *html, const struct block *block)
{
	const struct str language = block->code.language;

	buf_put_c(html->out, "<pre><code");
	if (language.len) {
		buf_put_c(html->out, " class=\"language-");
		html_put_attribute(html, language);
		buf_put_byte(html->out, '"');
	}
	buf_put_byte(html->out, '>');
	if (is_book(html) || html->colours_code)
		put_coloured_code(html, block);
	else
		put_code_text(html, block->code.text);
	buf_put_c(html->out, "</code></pre>");
}

static void put_source(struct html *html, struct str source)
{
	buf_put_c(html->out, is_book(html) ? "<pre class=\"source\">" : "<pre>");
	put_code_text(html, source);
	buf_put_c(html->out, "</pre>");
}

static void put_display_math(struct html *html, const struct math *math)
{
	buf_put_c(html->out, is_book(html) ? "<p class=\"display\">" : "<p>");
	html_put_math(html, math);
	buf_put_c(html->out, "</p>");
	html->last = 0;
}

/* Cards have no style sheet of ours, so there the alignment is a style. */
static void put_align(struct html *html, enum cell_align align)
{
	const char *name = NULL;

	switch (align) {
	case ALIGN_NONE: return;
	case ALIGN_LEFT: name = "left"; break;
	case ALIGN_CENTER: name = "center"; break;
	case ALIGN_RIGHT: name = "right"; break;
	}
	buf_printf(html->out,
		is_book(html) ? " class=\"%s\"" : " style=\"text-align:%s\"", name);
}

static void put_row(struct html *html, const struct table *table,
	const struct table_cell *cells, const char *name)
{
	buf_put_c(html->out, "<tr>");
	for (size_t i = 0; i < table->column_count; i++) {
		buf_printf(html->out, "<%s", name);
		if (name[1] == 'h')
			buf_put_c(html->out, " scope=\"col\"");
		put_align(html, table->aligns[i]);
		buf_put_byte(html->out, '>');
		html->names_formulas = name[1] == 'h';
		put_line_of(html, cells[i].text);
		html->names_formulas = false;
		buf_printf(html->out, "</%s>", name);
	}
	buf_put_c(html->out, "</tr>");
	put_line_end(html);
}

static void put_table(struct html *html, const struct table *table)
{
	if (!table->column_count)
		return;
	buf_put_c(html->out, "<table><thead>");
	put_row(html, table, table->head, "th");
	buf_put_c(html->out, "</thead>");
	if (table->row_count)
		buf_put_c(html->out, "<tbody>");
	for (size_t row = 0; row < table->row_count; row++)
		put_row(html, table, table->cells + row * table->column_count, "td");
	buf_put_c(html->out, table->row_count ? "</tbody></table>" : "</table>");
}

static void put_block(struct html *html, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_PARA: put_para(html, block); break;
	case BLOCK_HEADING: put_heading(html, block); break;
	case BLOCK_LIST: put_list(html, block); break;
	case BLOCK_QUOTE: put_quote(html, block->children); break;
	case BLOCK_CODE: put_code(html, block); break;
	case BLOCK_MATH: put_display_math(html, block->math); break;
	case BLOCK_TABLE: put_table(html, &block->table); break;
	case BLOCK_DETAILS: put_details(html, block); break;
	case BLOCK_RULE: buf_put_c(html->out, is_book(html) ? "<hr/>" : "<hr>"); break;
	case BLOCK_SOURCE: put_source(html, block->source); break;
	}
	put_line_end(html);
}

void html_put_blocks(struct html *html, struct block_list list)
{
	for (size_t i = 0; i < list.count; i++)
		put_block(html, &list.items[i]);
}

/* Two such paragraphs in a row are kept apart by a line break. */
void html_put_tight_blocks(struct html *html, struct block_list list)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct block *const block = &list.items[i];

		if (block->kind != BLOCK_PARA || (is_figure(block) && list.count > 1)) {
			put_block(html, block);
			continue;
		}
		if (i > 0 && list.items[i - 1].kind == BLOCK_PARA)
			buf_put_c(html->out, is_book(html) ? "<br/>" : "<br>");
		put_line_of(html, block->para);
	}
}

static bool can_run_in(const struct block *block)
{
	return block->kind == BLOCK_PARA &&
	       !(is_figure(block) && block->para.items[0].image.title.len);
}

void html_put_led_blocks(struct html *html, struct str lead, struct block_list list)
{
	const bool runs_in = list.count && can_run_in(&list.items[0]);

	html->first_heading = html->last_heading = 0;
	if (lead.len || runs_in) {
		const char *const tag = is_book(html) ? "p class=\"run\"" : "p";

		if (lead.len) {
			buf_printf(html->out, "<%s>", tag);
			buf_put_str(html->out, runs_in ? lead : str_trim(lead));
			if (runs_in)
				put_line_of(html, list.items[0].para);
			buf_put_c(html->out, "</p>");
		} else {
			put_line_element(html, tag, "p", list.items[0].para);
		}
		put_line_end(html);
	}
	if (runs_in)
		list = (struct block_list){list.items + 1, list.count - 1};
	html_put_blocks(html, list);
}
