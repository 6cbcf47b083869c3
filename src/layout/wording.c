/* SPDX-License-Identifier: MIT */
#include "layout/wording.h"

struct str flow_word(
	struct flow *flow, enum word word, const struct str *args, size_t count)
{
	struct buf text;

	buf_init(&text, 0);
	word_fill(&text, flow->language, word, args, count);
	const struct str kept = arena_copy_str(flow->arena, buf_str(&text));

	buf_clear(&text);
	return kept;
}

struct str flow_exam_version(struct flow *flow)
{
	const struct bank_meta *meta = &flow->bank->meta;

	return meta->exam_version.len > 0
		       ? flow_word(flow, WORD_EXAM_VERSION, &meta->exam_version, 1)
		       : STR("");
}

struct str flow_exam_title(struct flow *flow)
{
	struct buf title;

	buf_init(&title, 0);
	buf_put_str(&title, flow->bank->meta.plain_title);
	buf_put_str(&title, flow_exam_version(flow));
	const struct str kept = arena_copy_str(flow->arena, buf_str(&title));

	buf_clear(&title);
	return kept;
}

struct str flow_range(
	struct flow *flow, size_t first, size_t count, enum word range, enum word one)
{
	struct str numbers[2];

	if (count == 0)
		return STR("");
	numbers[0] = flow->bank->questions[first]->number;
	numbers[1] = flow->bank->questions[first + count - 1]->number;
	return count == 1 ? flow_word(flow, one, numbers, 1)
			  : flow_word(flow, range, numbers, 2);
}

struct str flow_points(struct flow *flow, points value)
{
	struct buf number;

	buf_init(&number, 0);
	buf_put_unsigned(&number, value / 100);
	if (value % 100)
		buf_printf(&number, value % 10 ? ".%02u" : ".%u",
			value % 10 ? value % 100 : value % 100 / 10);
	const struct str digits = buf_str(&number);
	const struct str text = flow_word(flow, WORD_POINTS, &digits, 1);

	buf_clear(&number);
	return text;
}

static uint64_t points_of(const struct question *question)
{
	uint64_t sum = question->points;

	for (size_t i = 0; i < question->part_count && question->points == 0; i++)
		sum += points_of(&question->parts[i]);
	return sum;
}

struct str flow_totals(struct flow *flow, size_t first, size_t count)
{
	char digits[21];
	const struct str number = str_from_unsigned(digits, count);
	uint64_t sum = 0;
	struct buf text;

	buf_init(&text, 0);
	word_fill(&text, flow->language, WORD_QUESTION_COUNT, &number, 1);
	for (size_t i = first; i < first + count; i++)
		sum += points_of(flow->bank->questions[i]);
	if (sum > 0 && sum <= UINT32_MAX) {
		buf_put_c(&text, " · ");
		buf_put_str(&text, flow_points(flow, (points)sum));
	}
	const struct str kept = arena_copy_str(flow->arena, buf_str(&text));

	buf_clear(&text);
	return kept;
}

struct str flow_authors(struct flow *flow)
{
	const struct bank_meta *meta = &flow->bank->meta;
	struct buf names;

	buf_init(&names, 0);
	for (size_t i = 0; i < meta->author_count; i++) {
		buf_put_c(&names, i ? (flow->language == LANGUAGE_EN ? ", " : "　") : "");
		buf_put_str(&names, meta->authors[i]);
	}
	const struct str kept = arena_copy_str(flow->arena, buf_str(&names));

	buf_clear(&names);
	return kept;
}

void flow_add_outline(
	struct flow *flow, struct str title, size_t destination, unsigned depth)
{
	const struct page_outline outline = {title, destination, depth, depth == 0};

	vec_push(&flow->outlines, outline);
}
