/* SPDX-License-Identifier: MIT */
#include "read/outline/fences.h"

#include "base/limits.h"
#include "read/outline/head.h"
#include "read/outline/label.h"

/* First every fence becomes a paragraph of its own, then one walk pairs them. */

struct fence {
	struct md_node *para;
	struct str name, title;
};

static bool is_fence_line(const struct md_node *line)
{
	return line->kind == MD_TEXT && str_starts(str_trim_wide(line->text), STR(":::"));
}

static bool has_fence(const struct md_node *para)
{
	for (struct md_node *line = para->first; line; line = line_next(line)) {
		if (is_fence_line(line))
			return true;
	}
	return false;
}

/* Cuts the paragraph before and after each fence; para keeps what is last. */
static void cut_fences(struct arena *arena, struct md_node *para)
{
	struct md_node *line = para->first;

	while (line) {
		struct md_node *const next = line_next(line);

		if (is_fence_line(line)) {
			if (line != para->first)
				para_cut(arena, para, line);
			if (next)
				para_cut(arena, para, next);
		}
		line = next;
	}
}

/* The fence that the paragraph is; without a name it is an end. */
static bool read_fence(struct arena *arena, struct md_node *para, struct fence *fence)
{
	if (para->kind != MD_PARA || !para->first || !is_fence_line(para->first))
		return false;
	struct str text = str_trim_wide(md_plain(arena, para));
	size_t end = 0;

	while (str_skip(&text, STR(":")))
		;
	text = str_trim_wide(text);
	while (end < text.len && text.data[end] != ' ' && text.data[end] != '\t')
		end++;
	*fence = (struct fence){
		para, str_slice(text, 0, end), str_trim_wide(str_from_offset(text, end))};
	return true;
}

bool fences_name_part(struct str name, struct str title, struct str *word)
{
	static const struct str names[][2] = {
		{STR_INIT("answer"), STR_INIT("答案")},
		{STR_INIT("solution"), STR_INIT("答案")},
		{STR_INIT("explanation"), STR_INIT("解析")},
		{STR_INIT("hint"), STR_INIT("提示")},
	};

	*word = title;
	if (label_part_alone(title) != PART_NONE)
		return true;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (!str_eq_ascii_case(name, names[i][0]))
			continue;
		*word = names[i][1];
		return true;
	}
	return false;
}

/* The summary of the details that a fence opens; false: it opens none. */
static bool details_title(const struct fence *fence, struct str *title)
{
	return fences_name_part(fence->name, fence->title, title) ||
	       str_eq_ascii_case(fence->name, STR("details"));
}

static struct md_node *text_in(
	struct arena *arena, enum md_kind kind, struct span span, struct str text)
{
	struct md_node *const node = md_new(arena, kind, span);
	struct md_node *const inner = md_new(arena, MD_TEXT, span);

	inner->text = text;
	md_append(node, inner);
	return node;
}

/* Everything between the two fences. */
static void close_fence(
	struct arena *arena, const struct fence *open, struct md_node *end)
{
	const struct span span = span_join(open->para->span, end->span);
	struct str title;

	if (details_title(open, &title)) {
		struct md_node *const details = md_new(arena, MD_DETAILS, span);

		md_insert_before(open->para, details);
		if (title.len)
			md_append(details,
				text_in(arena, MD_SUMMARY, open->para->span, title));
		while (open->para->next != end)
			md_append(details, open->para->next);
	} else if (title.len) {
		md_insert_before(
			open->para, text_in(arena, MD_PARA, open->para->span, title));
	}
	md_unlink(open->para);
	md_unlink(end);
}

void fences_fold(struct arena *arena, struct md_node *document)
{
	struct fence open[LIMIT_BLOCK_DEPTH], fence;
	size_t count = 0;
	struct md_node *next;

	for (struct md_node *block = document->first; block; block = next) {
		next = block->next;
		if (block->kind == MD_PARA && has_fence(block))
			cut_fences(arena, block);
	}
	for (struct md_node *block = document->first; block; block = next) {
		next = block->next;
		if (!read_fence(arena, block, &fence))
			continue;
		if (fence.name.len && count < LIMIT_BLOCK_DEPTH)
			open[count++] = fence;
		else if (!fence.name.len && count)
			close_fence(arena, &open[--count], block);
	}
}
