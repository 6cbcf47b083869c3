/* SPDX-License-Identifier: MIT */
/* An image keeps its pixels' size as attributes, so that the page does not jump, and the
 * size that was asked for as a style: per cent of the line, or em, 12 pt each, so that it
 * grows with the reader's type. Cards have no attributes of size: Anki's own style would
 * squeeze such an image in one direction only. */
#include "write/html/html.h"

#include <stdio.h>

#include "base/hash.h"

static bool is_svg(const struct html *html, const struct image *image)
{
	const struct media_set *const set = html->options->media;

	return set && image->media < set->count &&
	       set->items[image->media].kind == MEDIA_SVG;
}

static const struct media *find_media(const struct html *html, const struct image *image)
{
	const struct media_set *const set = html->options->media;

	if (!set || image->media >= set->count)
		return NULL;
	const struct media *const media = &set->items[image->media];

	if (html->options->is_compat && is_svg(html, image))
		return NULL;
	return media->kind == MEDIA_BROKEN ? NULL : media;
}

void html_put_file_name(
	struct buf *out, const struct html_options *options, const struct media *media)
{
	const bool is_made = options->is_compat &&
			     (media->kind == MEDIA_GIF || media->kind == MEDIA_WEBP);

	if (is_made)
		buf_put_c(out, "png/");
	buf_put_str(out, media->file_name);
	if (is_made)
		buf_put_c(out, ".png");
}

/* value is in 1/1000; at most three decimals, none that are zero. */
static void put_thousandths(struct buf *out, unsigned value)
{
	unsigned digits = value % 1000;
	unsigned width = 3;

	buf_put_unsigned(out, value / 1000);
	if (!digits)
		return;
	while (digits % 10 == 0) {
		digits /= 10;
		width--;
	}
	buf_printf(out, ".%0*u", (int)width, digits);
}

static void put_length(struct buf *out, const char *property, struct image_size size)
{
	switch (size.unit) {
	case IMAGE_UNIT_NONE: return;
	case IMAGE_UNIT_PERCENT:
		buf_printf(out, "%s:", property);
		put_thousandths(out, size.value);
		buf_put_c(out, "%;");
		return;
	case IMAGE_UNIT_PT:
		buf_printf(out, "%s:", property);
		put_thousandths(out, size.value / 12);
		buf_put_c(out, "em;");
		return;
	}
}

static void put_size(
	struct html *html, const struct image *image, const struct media *media)
{
	struct buf *const out = html->out;

	if (html->options->form == HTML_BOOK && media->width && media->height)
		buf_printf(
			out, " width=\"%u\" height=\"%u\"", media->width, media->height);
	if (image->width.unit == IMAGE_UNIT_NONE && image->height.unit == IMAGE_UNIT_NONE)
		return;
	buf_put_c(out, " style=\"");
	put_length(out, "width", image->width);
	/* A height in per cent would be one of a page that has no height. */
	if (image->height.unit == IMAGE_UNIT_PT)
		put_length(out, "height", image->height);
	buf_put_c(out, "\"");
}

/* In the image's place: that it is missing, what it shows, where it was looked for; of
 * one that old readers cannot show, what it shows. */
static void put_missing(struct html *html, const struct image *image)
{
	const bool is_left_out = html->options->is_compat && is_svg(html, image);

	buf_put_c(html->out, "<span class=\"missing\">[");
	if (is_left_out && image->alt.len) {
		html_put_text(html, image->alt);
		buf_put_c(html->out, "]</span>");
		return;
	}
	html_put_word(html, WORD_IMAGE_MISSING);
	if (image->alt.len) {
		buf_put_c(html->out, " · ");
		html_put_text(html, image->alt);
	}
	if (image->url.len) {
		buf_put_c(html->out, " · <code>");
		html->in_code = true;
		html_put_text(html, image->url);
		html->in_code = false;
		buf_put_c(html->out, "</code>");
	}
	buf_put_c(html->out, "]</span>");
}

/* Anki keeps the images of all banks in one folder: fig1.png of one must not be that of
 * another, and an edited image must be a new one. */
void html_put_card_image_name(struct buf *out, const struct media *media)
{
	const struct str name = media->file_name;
	struct sha1 sha1;
	char hash[10] = "-";
	size_t dot = name.len;

	while (dot > 0 && name.data[dot - 1] != '.')
		dot--;
	const size_t stem = dot ? dot - 1 : name.len;

	sha1_init(&sha1);
	sha1_add(&sha1, media->bytes);
	sha1_finish_text(&sha1, hash + 1, 8);
	buf_put_str(out, str_slice(name, 0, stem));
	if (!str_ends(str_slice(name, 0, stem), str_from(hash)))
		buf_put_c(out, hash);
	buf_put_str(out, str_from_offset(name, stem));
}

/* A figure has its title as a caption, so it is no tip there. */
void html_put_image(struct html *html, const struct image *image, bool is_figure)
{
	const struct media *const media = find_media(html, image);

	html->last = 'x';
	if (!media) {
		put_missing(html, image);
		return;
	}
	html->options->seen->media[image->media] = true;
	if (!image->alt.len)
		html->options->seen->has_undescribed_image = true;
	buf_put_c(html->out, "<img src=\"");
	html_put_attribute(html, html->options->image_folder);
	if (html->options->form == HTML_CARD)
		html_put_card_image_name(html->out, media);
	else
		html_put_file_name(html->out, html->options, media);
	buf_put_c(html->out, "\" alt=\"");
	html_put_attribute(html, image->alt);
	if (image->title.len && !is_figure) {
		buf_put_c(html->out, "\" title=\"");
		html_put_attribute(html, image->title);
	}
	buf_put_c(html->out, "\"");
	put_size(html, image, media);
	buf_put_c(html->out, html->options->form == HTML_BOOK ? "/>" : ">");
}
