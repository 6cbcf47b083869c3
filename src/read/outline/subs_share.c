/* SPDX-License-Identifier: MIT */
#include "read/outline/head.h"
#include "read/outline/parts.h"
#include "read/outline/sub_label.h"

/* A joint answer that counts as the parts are counted, in lines or in one
 * (`（1）甲；（2）乙`), is theirs. */

struct label_place {
	struct md_node *node;
	size_t at; /* byte of its text; 0: the node's start */
};

/* Whether a label may stand here inside a line: after white space or an end mark. */
static bool may_open(struct str text, size_t at)
{
	static const struct str marks[] = {
		STR_INIT("；"), STR_INIT("。"), STR_INIT("，"), STR_INIT("　")};
	const struct str before = str_slice(text, 0, at);

	if (!at || text.data[at - 1] == ' ' || text.data[at - 1] == ';')
		return true;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		if (str_ends(before, marks[i]))
			return true;
	}
	return false;
}

/* Behind anything but a word, where the wide parenthesis says that it is no argument. */
static bool may_open_loosely(struct str text, size_t at)
{
	return str_starts(str_from_offset(text, at), STR("（")) || (text.data[at] & 0x80);
}

static bool label_at(struct str text, size_t at, unsigned number, enum part_form form)
{
	if (((unsigned char)text.data[at] & 0xC0) == 0x80)
		return false;
	const struct sub_label label = sub_label_read(str_from_offset(text, at));

	return label.len && label.number == number && label.form == form &&
	       (may_open(text, at) || may_open_loosely(text, at));
}

/* Puts the places of the labels 1 to count in order; says whether all were found and the
 * first opens the answer. */
static bool find_places(const struct md_node *answer, enum part_form form, size_t count,
	struct label_place *places)
{
	size_t found = 0;

	for (struct md_node *para = answer->first; para; para = para->next) {
		if (para->kind != MD_PARA)
			continue;
		for (struct md_node *node = para->first; node; node = node->next) {
			for (size_t at = 0; node->kind == MD_TEXT && found < count &&
					    at < node->text.len;
				at++) {
				if (label_at(node->text, at, (unsigned)found + 1, form))
					places[found++] = (struct label_place){node, at};
			}
		}
	}
	return found == count && answer->first->kind == MD_PARA &&
	       places[0].node == answer->first->first && places[0].at == 0;
}

bool subs_are_counted(struct arena *arena, const struct md_node *answer,
	enum part_form form, size_t count)
{
	struct label_place *const places =
		ARENA_NEW(arena, struct label_place, count + 1);

	return answer->first && find_places(answer, form, count, places) &&
	       !find_places(answer, form, count + 1, places);
}

/* Makes the label begin a paragraph; the last label of a text comes first. */
static struct md_node *cut_place(struct outline *outline, const struct label_place *place)
{
	struct md_node *node = place->node;

	if (place->at)
		node = md_split_text(outline->arena, node, place->at);
	return node->previous ? para_split(outline->arena, node->parent, node)
			      : node->parent;
}

static void give(struct outline *outline, struct outline_question *part,
	struct md_node *block, bool is_explanation)
{
	struct md_node **slot = is_explanation ? &part->explanation : &part->answer;

	if (!*slot && !is_explanation)
		part->answer_span = block->span;
	md_unlink(block);
	if (block->kind != MD_PARA || block->first)
		md_append(md_container(outline->arena, slot, block->span), block);
}

static void drop_end_mark(struct md_node *para)
{
	struct md_node *last = inline_last_text(para);

	if (last && (str_ends(last->text, STR("；")) || str_ends(last->text, STR(";"))))
		last->text.len -= last->text.data[last->text.len - 1] == ';' ? 1 : 3;
}

/* Says whether it was shared. */
static bool share_slot(
	struct outline *outline, struct outline_question *question, struct md_node **slot)
{
	const bool is_explanation = slot == &question->explanation;
	const size_t count = question->part_count;
	struct label_place *places = ARENA_NEW(outline->arena, struct label_place, count);
	struct md_node **paras = ARENA_NEW(outline->arena, struct md_node *, count);
	size_t opened = 0;
	struct head head;

	if (!*slot || !(*slot)->first ||
		!find_places(*slot, question->parts[0].part_form, count, places))
		return false;
	for (size_t i = count; i--;)
		paras[i] = cut_place(outline, &places[i]);
	while ((*slot)->first) {
		struct md_node *block = (*slot)->first;

		if (opened < count && block == paras[opened]) {
			head_read(block->first, &head);
			head_strip(block, sub_label_read(head_text(&head)).len);
			inline_trim(block);
			drop_end_mark(block);
			opened++;
		}
		give(outline, &question->parts[opened - 1], block, is_explanation);
	}
	*slot = NULL;
	if (!is_explanation)
		question->answer_span = SPAN_NONE;
	return true;
}

void subs_share(struct outline *outline, struct outline_question *question)
{
	if (!question->part_count)
		return;
	const struct span span = question->answer_span;

	if (!question->parts[0].answer &&
		share_slot(outline, question, &question->answer) && !question->is_counted)
		tally_add(&outline->tallies, TALLY_JOINT_ANSWER, span);
	if (!question->parts[0].explanation)
		share_slot(outline, question, &question->explanation);
}
