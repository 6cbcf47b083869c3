/* SPDX-License-Identifier: MIT */
#include "write/html/foreign.h"

void foreign_put_text(struct html *html, struct str text)
{
	struct str phrase;
	size_t at = 0;

	for (;;) {
		const struct str language =
			foreign_find_phrase(html->options->language, text, at, &phrase);

		if (!language.len)
			break;
		const size_t start = (size_t)(phrase.data - text.data);

		html_put_text(html, str_slice(text, at, start));
		html_put_language(html, "span", language);
		html_put_text(html, phrase);
		buf_put_c(html->out, "</span>");
		at = start + phrase.len;
	}
	html_put_text(html, str_from_offset(text, at));
}
