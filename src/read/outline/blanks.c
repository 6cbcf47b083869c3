/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "base/limits.h"
#include "base/vec.h"
#include "read/outline/parts.h"

/* What blanks accept, as an answer says it. */

static size_t separator_len(
	struct str text, size_t at, const struct str *marks, size_t count)
{
	const struct str rest = str_from_offset(text, at);

	for (size_t i = 0; i < count; i++) {
		if (str_starts(rest, marks[i]))
			return marks[i].len;
	}
	return 0;
}

typedef VEC(struct str) str_vec;

static void split(struct str text, const struct str *marks, size_t count, str_vec *parts)
{
	size_t start = 0;

	for (size_t at = 0; at < text.len;) {
		const size_t len = separator_len(text, at, marks, count);
		if (len) {
			vec_push(parts, str_trim_wide(str_slice(text, start, at)));
			start = at + len;
		}
		at += len ? len : 1;
	}
	vec_push(parts, str_trim_wide(str_slice(text, start, text.len)));
}

static const struct str bars[] = {STR_INIT("|"), STR_INIT("｜")};

static struct blank_answer blank_answer(struct arena *arena, struct str text)
{
	str_vec alternatives = {0};
	struct blank_answer answer = {0};

	split(text, bars, 2, &alternatives);
	answer.alternatives = ARENA_COPY_VEC(arena, &alternatives);
	answer.count = alternatives.len;
	vec_clear(&alternatives);
	return answer;
}

/* Where `②` or `（2）` stands in the text, with its length. */
static size_t find_count(struct str text, unsigned number, bool in_circle, size_t *len)
{
	char mark[24];

	if (in_circle) /* U+2460 … U+2473 */
		*len = (size_t)snprintf(
			mark, sizeof(mark), "\xE2\x91%c", (int)(0x9F + number));
	else
		*len = (size_t)snprintf(mark, sizeof(mark), "（%u）", number);
	return str_find(text, (struct str){mark, *len}, 0);
}

/* `① 甲 ② 乙`, `（1）甲（2）乙`: counted instead of parted. */
static bool split_counted(struct str text, str_vec *parts)
{
	size_t len, next_len = 0;
	const bool in_circle = find_count(text, 1, true, &len) == 0;

	if (!in_circle && find_count(text, 1, false, &len) != 0)
		return false;
	for (unsigned number = 2; number <= 20; number++) {
		text = str_from_offset(text, len);
		const size_t next = find_count(text, number, in_circle, &next_len);
		struct str part = str_trim_wide(str_slice(text, 0, next));

		if (str_ends(part, STR("；")) || str_ends(part, STR(";")))
			part = answer_without_end(part);
		vec_push(parts, part);
		if (next == STR_NPOS)
			return true;
		text = str_from_offset(text, next);
		len = next_len;
	}
	return true;
}

/* `3500　0.8`: parted by wide spaces, if they are as many as the blanks. */
static bool split_gaps(struct str text, size_t wanted, str_vec *parts)
{
	static const struct str gaps[] = {STR_INIT("　"), STR_INIT("\t"), STR_INIT("  ")};
	str_vec pieces = {0};

	vec_reset(parts);
	split(text, gaps, 3, &pieces);
	for (size_t i = 0; i < pieces.len; i++) {
		if (pieces.data[i].len)
			vec_push(parts, pieces.data[i]);
	}
	vec_clear(&pieces);
	return parts->len == wanted;
}

static size_t count_blanks(const struct md_node *node)
{
	size_t count = 0;

	for (const struct md_node *child = node->first; child; child = child->next)
		count += child->kind == MD_BLANK ? 1 : count_blanks(child);
	return count;
}

void blanks_read(
	struct outline *outline, struct outline_question *question, struct str text)
{
	static const struct str semicolons[] = {STR_INIT(";"), STR_INIT("；")};
	str_vec parts = {0};
	VEC(struct blank_answer) blanks = {0};

	const size_t count = count_blanks(question->stem);

	if (!count)
		return;
	text = answer_without_end(text);
	if (count > 1 && split_gaps(text, count, &parts)) {
		tally_add(&outline->tallies, TALLY_GAPS, question->answer_span);
	} else {
		vec_reset(&parts);
		if (!split_counted(text, &parts))
			split(text, semicolons, 2, &parts);
	}
	for (size_t i = 0; i < parts.len; i++)
		vec_push(&blanks, blank_answer(outline->arena, parts.data[i]));
	question->blanks = ARENA_COPY_VEC(outline->arena, &blanks);
	question->blank_answer_count = blanks.len;
	vec_clear(&parts);
	vec_clear(&blanks);
}

static bool has_alternatives(const struct outline_question *question)
{
	for (size_t i = 0; i < question->blank_answer_count; i++)
		if (question->blanks[i].count > 1)
			return true;
	return false;
}

void answers_word_alternatives(
	struct arena *arena, const struct outline_question *question, struct str word)
{
	if (!has_alternatives(question))
		return;
	for (struct md_node *node = question->answer->first->first; node;
		node = node->next) {
		str_vec parts = {0};
		struct buf text;

		if (node->kind != MD_TEXT)
			continue;
		buf_init(&text, LIMIT_TEXT_BYTES);
		split(node->text, bars, 2, &parts);
		for (size_t i = 0; i < parts.len; i++) {
			if (i)
				buf_put_str(&text, word);
			buf_put_str(&text, parts.data[i]);
		}
		if (parts.len > 1)
			node->text = arena_copy_str(arena, buf_str(&text));
		vec_clear(&parts);
		buf_clear(&text);
	}
}
