/* SPDX-License-Identifier: MIT */
#include "write/pdf/painter.h"

#include "write/pdf/syntax.h"

int64_t painter_upward(const struct painter *painter, scaled_sum y)
{
	return milli((scaled_sum)painter->page->height - y);
}

static void put_colour(struct painter *painter, struct colour *now, struct colour colour,
	const char *operator)
{
	const uint8_t parts[3] = {colour.red, colour.green, colour.blue};
	const bool is_gray = colour.red == colour.green && colour.green == colour.blue;

	if (now->red == colour.red && now->green == colour.green &&
		now->blue == colour.blue)
		return;
	*now = colour;
	for (size_t i = 0; i < (is_gray ? 1 : 3); i++)
		put_milli_space(painter->out, (parts[i] * 1000 + 127) / 255);
	buf_put_c(painter->out, is_gray ? (*operator== 'r' ? "g\n" : "G\n") : operator);
}

void painter_set_fill(struct painter *painter, struct colour colour)
{
	put_colour(painter, &painter->fill, colour, "rg\n");
}

void painter_set_stroke(struct painter *painter, struct colour colour)
{
	put_colour(painter, &painter->stroke, colour, "RG\n");
}

void painter_set_line_width(struct painter *painter, int64_t width)
{
	if (painter->line_width == width)
		return;
	painter->line_width = width;
	put_milli_space(painter->out, width);
	buf_put_c(painter->out, "w\n");
}

void painter_end_string(struct painter *painter)
{
	if (painter->in_string)
		buf_put_byte(painter->out, ')');
	painter->in_string = false;
}

void painter_end_strings(struct painter *painter)
{
	painter_end_string(painter);
	if (painter->in_strings)
		buf_put_c(painter->out, "]TJ\n");
	painter->in_strings = false;
}

void painter_end_text(struct painter *painter)
{
	painter_end_strings(painter);
	if (painter->in_text)
		buf_put_c(painter->out, "ET\n");
	painter->in_text = false;
}
