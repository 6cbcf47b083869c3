/* SPDX-License-Identifier: MIT */
/* Formulas: in books MathML, or, where readers know none, text or pictures; TeX for
 * MathJax on cards; and the source in code type where it was not understood. */
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
	if (html->options->seen)
		html->options->seen->has_raw_formula = true;
	buf_put_c(html->out, is_card ? "<code>" : "<code class=\"math tex\">");
	html->in_code = true;
	html_put_text(html, tex);
	html->in_code = was_in_code;
	buf_put_c(html->out, "</code>");
}

/* --- pictures --- */

#define WIDE_EMS     12
#define PIXELS_AN_EM 16 /* of a browser: for readers that know no em here */

void html_put_picture_name(struct buf *out, const struct picture *picture)
{
	buf_printf(out, "formulas/m%u.%s", (unsigned)picture->number,
		picture->form == PICTURE_SVG ? "svg" : "png");
}

/* In ems of the picture's own text, to a thousandth. */
static void put_em(struct buf *out, scaled length)
{
	const scaled_sum milli =
		((scaled_sum)length * 1000 + PICTURE_EM / 2) / PICTURE_EM;

	buf_printf(out, "%d.%03dem", (int)(milli / 1000), (int)(milli % 1000));
}

static unsigned whole_pixels(scaled length)
{
	const scaled_sum pixels =
		((scaled_sum)length * PIXELS_AN_EM + PICTURE_EM / 2) / PICTURE_EM;

	return pixels < 1 ? 1 : (unsigned)pixels;
}

/* As large as the text around it, on its baseline. What may be wider than a reader's line
 * keeps its shape when the line makes it narrower. */
static void put_size(struct buf *out, const struct picture *picture, bool is_block)
{
	buf_printf(out, " width=\"%u\" height=\"%u\" style=\"width:",
		whole_pixels(picture->width), whole_pixels(picture->height));
	put_em(out, picture->width);
	buf_put_c(out, ";height:");
	if (picture->width > WIDE_EMS * PICTURE_EM)
		buf_put_c(out, "auto");
	else
		put_em(out, picture->height);
	if (!is_block) {
		buf_put_c(out, ";vertical-align:-");
		put_em(out, picture->depth);
	}
	buf_put_c(out, "\"");
}

static void put_picture(
	struct html *html, const struct math *math, const struct picture *picture)
{
	html->options->seen->formulas[picture->number] = true;
	buf_put_c(html->out, "<img class=\"math\" src=\"");
	html_put_picture_name(html->out, picture);
	buf_put_c(html->out, "\" alt=\"");
	html_put_attribute(html, math->speech.len ? math->speech : math->tex);
	buf_put_byte(html->out, '"');
	put_size(html->out, picture, math->is_block);
	buf_put_c(html->out, "/>");
}

/* Without MathML: what is neither text nor a picture is its source. */
static void put_without_mathml(struct html *html, const struct math *math)
{
	const struct picture *const picture =
		picture_of_math(html->options->pictures, math);

	if (math_is_plain(math->root))
		html_put_plain_math(html, math->root);
	else if (picture && picture->bytes.len)
		put_picture(html, math, picture);
	else
		put_source(html, str_trim(math->tex));
}

/* "<math …": the words that a voice has anyway are a name too, where one is wanted. */
static void put_mathml(struct html *html, const struct math *math)
{
	static const struct str open = STR_INIT("<math");
	struct buf clean;
	struct str rest;

	buf_init(&clean, 0);
	html->options->seen->mathml_count++;
	mathml_put(&clean, math);
	rest = buf_str(&clean);
	if (html->names_formulas && math->speech.len && str_skip(&rest, open)) {
		buf_put_str(html->out, open);
		buf_put_c(html->out, " aria-label=\"");
		html_put_attribute(html, math->speech);
		buf_put_byte(html->out, '"');
	}
	html_put_clean(html->out, rest);
	buf_clear(&clean);
}

void html_put_math(struct html *html, const struct math *math)
{
	const struct picture_set *const pictures = html->options->pictures;

	if (!math->root) {
		put_source(html, str_trim(math->tex));
	} else if (html->options->form == HTML_CARD) {
		tex_put_anki(html->out, math, html->in_cloze);
	} else if (html->options->is_compat || (pictures && pictures->has_formulas)) {
		put_without_mathml(html, math);
	} else {
		put_mathml(html, math);
	}
	html->last = 'x';
}
