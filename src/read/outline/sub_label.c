/* SPDX-License-Identifier: MIT */
#include "read/outline/sub_label.h"

#include "base/utf8.h"
#include "read/outline/head.h"
#include "read/outline/label.h"

static struct sub_label circle_label(struct str text)
{
	struct sub_label label = {0};
	size_t offset = 0;
	const uint32_t c = text.len ? utf8_next(text, &offset) : 0;

	if (c < 0x2460 || c > 0x2473) /* ① … ⑳ */
		return label;
	label.text = str_slice(text, 0, offset);
	label.len = offset + str_wide_space(str_from_offset(text, offset));
	label.number = c - 0x2460 + 1;
	label.form = PART_FORM_CIRCLE;
	return label;
}

struct sub_label sub_label_read(struct str text)
{
	struct sub_label label = {0};

	if (!str_starts(text, STR("（")) && !str_starts(text, STR("(")))
		return circle_label(text);
	const struct number_label number = label_number(text);

	if (!number.len)
		return label;
	label.text = str_trim_wide(str_slice(text, 0, number.len));
	label.len = number.len;
	label.number = number.last;
	label.form = PART_FORM_PARENTHESES;
	return label;
}

/* The next line from `line` on that begins with this number; form: as the run is
 * counted, set by its first. */
static struct md_node *find_counted(
	struct md_node *line, unsigned number, enum part_form *form)
{
	struct head head;

	for (; line; line = line_next(line)) {
		head_read(line, &head);
		const struct sub_label label = sub_label_read(head_text(&head));

		if (!label.len || label.number != number ||
			(number > 1 && label.form != *form))
			continue;
		*form = label.form;
		return line;
	}
	return NULL;
}

void sub_lines_keep(struct md_node *para)
{
	enum part_form form = PART_FORM_NONE;
	struct md_node *const first = find_counted(para->first, 1, &form);
	struct md_node *line = first;

	for (unsigned number = 2; line; number++) {
		line = find_counted(line, number, &form);
		if (!line)
			return;
		line->previous->kind = MD_LINE_BREAK;
		if (number == 2 && first->previous)
			first->previous->kind = MD_LINE_BREAK;
	}
}
