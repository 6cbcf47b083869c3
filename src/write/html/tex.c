/* SPDX-License-Identifier: MIT */
/* Formulas as their TeX. In cards it goes on one line, so a comment must end where its
 * line did; inside a cloze, }} and :: are kept apart (TeX does not mind the space). */
#include "write/html/html.h"

/* The offset after a comment that begins at `at`, and after its line end. */
static size_t comment_end(struct str tex, size_t at)
{
	const size_t end = str_find_byte(tex, '\n', at);

	return end == STR_NPOS ? tex.len : end + 1;
}

static void put_tex_byte(struct html *html, struct str tex, size_t at)
{
	const char byte = tex.data[at];
	const bool is_doubled = at > 0 && tex.data[at - 1] == byte;

	if ((byte == '{' && is_doubled) ||
		(html->in_cloze && is_doubled && (byte == '}' || byte == ':')))
		buf_put_byte(html->out, ' ');
	switch (byte) {
	case '&': buf_put_c(html->out, "&amp;"); return;
	case '<': buf_put_c(html->out, "&lt;"); return;
	case '>': buf_put_c(html->out, "&gt;"); return;
	case '[': /* [latex] and [sound: are looked for in formulas too */
		buf_put_c(html->out, "&#91;");
		return;
	case '\n':
	case '\t': buf_put_byte(html->out, ' '); return;
	default: buf_put_byte(html->out, byte); return;
	}
}

static void put_card_tex(struct html *html, struct str tex, bool is_display)
{
	struct buf clean;

	buf_init(&clean, 0);
	html_put_clean(&clean, tex);
	tex = buf_str(&clean);
	buf_put_c(html->out, is_display ? "\\[" : "\\(");
	for (size_t i = 0; i < tex.len; i++) {
		if (tex.data[i] == '\\' && i + 1 < tex.len) {
			put_tex_byte(html, tex, i++);
			put_tex_byte(html, tex, i);
		} else if (tex.data[i] == '%') {
			i = comment_end(tex, i) - 1;
		} else {
			put_tex_byte(html, tex, i);
		}
	}
	if (str_ends(tex, STR("\\")))
		buf_put_byte(html->out, ' ');
	buf_put_c(html->out, is_display ? "\\]" : "\\)");
	buf_clear(&clean);
}

void html_put_tex(struct html *html, struct str tex, bool is_display)
{
	tex = str_trim(tex);
	if (html->options->form == HTML_CARD) {
		put_card_tex(html, tex, is_display);
	} else if (tex.len) {
		buf_put_c(html->out, "<code class=\"math tex\">");
		html_put_text(html, tex);
		buf_put_c(html->out, "</code>");
	}
	html->last = 'x';
}
