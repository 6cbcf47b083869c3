/* SPDX-License-Identifier: MIT */
/* Formulas: MathML in books, TeX for MathJax on cards, and the source in code type where
 * it was not understood. */
#include "model/math.h"
#include "write/html/card_tex.h"
#include "write/html/html.h"
#include "write/html/mathml.h"

static void put_source(struct html *html, struct str tex)
{
	const bool is_card = html->options->form == HTML_CARD;
	const bool was_in_code = html->in_code;

	if (tex.len == 0)
		return;
	buf_put_c(html->out, is_card ? "<code>" : "<code class=\"math tex\">");
	html->in_code = true;
	html_put_text(html, tex);
	html->in_code = was_in_code;
	buf_put_c(html->out, "</code>");
}

void html_put_math(struct html *html, const struct math *math)
{
	struct buf clean;

	if (!math->root) {
		put_source(html, math->tex);
	} else if (html->options->form == HTML_CARD) {
		tex_put_anki(html->out, math, html->in_cloze);
	} else {
		buf_init(&clean, 0);
		mathml_put(&clean, math);
		html_put_clean(html->out, buf_str(&clean));
		buf_clear(&clean);
	}
	html->last = 'x';
}
