/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/utf8.h"
#include "read/outline/head.h"
#include "read/outline/parts.h"

/* Options stand in the stem as a list, as lines, or several on a line. The letters are
 * looked for first, without changing anything: only when A and B are there and each has
 * something of its own are the paragraphs cut at them and moved out. */

struct marker {
	struct md_node *para;
	struct md_node *node; /* child of para in which the letter stands */
	size_t at;            /* byte of the node's text; 0 at a line start */
	struct option_label label;
	bool has_content; /* something stands between it and the next */
};

typedef VEC(struct marker) marker_vec;

/* Capitals from A to D at least may also stand behind a word: `A.y=xB.y=2xC.…`. That is
 * tried only where nothing else makes options. */
#define LOOSE_COUNT 4

struct letters {
	marker_vec markers;
	bool is_loose;
};

static char upper(char letter)
{
	return letter >= 'a' ? (char)(letter - 'a' + 'A') : letter;
}

static bool is_lower(char letter)
{
	return letter >= 'a';
}

/* List items. */

struct item_label {
	bool is_option, is_task;
	bool correct;
	char letter; /* 0: none of its own */
	size_t len;
};

/* `[x]text`, `[]`: a box that lacks the space Markdown wants. */
static size_t box_len(struct str text, bool *checked)
{
	static const struct str boxes[] = {
		STR_INIT("[x]"), STR_INIT("[X]"), STR_INIT("[ ]"), STR_INIT("[]")};

	for (size_t i = 0; i < 4; i++) {
		if (!str_starts(text, boxes[i]))
			continue;
		*checked = i < 2;
		return boxes[i].len + str_wide_space(str_from_offset(text, boxes[i].len));
	}
	return 0;
}

static struct item_label item_label_read(const struct md_node *item)
{
	struct item_label label = {0};
	struct head head;

	if (item->check != CHECK_NONE) {
		label.is_task = true;
		label.correct = item->check == CHECK_DONE;
	}
	if (!item->first || item->first->kind != MD_PARA)
		return label;
	head_read(item->first->first, &head);
	if (!label.is_task) {
		label.len = box_len(head_text(&head), &label.correct);
		label.is_task = label.len != 0;
	}
	const struct option_label option =
		label_option(str_from_offset(head_text(&head), label.len));

	if (option.len) {
		label.letter = upper(option.letter);
		label.len += option.len;
	}
	return label;
}

/* All items have letters, A first and B too (others may be out of order, which check/
 * tells); or all have boxes. */
static bool is_option_list(const struct md_node *list)
{
	size_t count = 0, lettered = 0, tasks = 0;
	bool starts_well = true, has_b = false;

	for (const struct md_node *item = list->first; item; item = item->next, count++) {
		const struct item_label label = item_label_read(item);

		lettered += label.letter != 0;
		tasks += label.is_task;
		has_b = has_b || label.letter == 'B';
		if (count == 0 && label.letter != 'A')
			starts_well = false;
	}
	if (count < 2 || count > 26)
		return false;
	return (lettered == count && starts_well && has_b) ||
	       (tasks == count && lettered == 0) || (tasks == count && lettered == count);
}

typedef VEC(struct outline_option) option_vec;

static void option_from_item(
	struct outline *outline, option_vec *options, struct md_node *item)
{
	const struct item_label label = item_label_read(item);
	struct outline_option option = {.span = item->span, .correct = label.correct};

	option.letter = label.letter ? label.letter : (char)('A' + options->len);
	option.blocks = md_new(outline->arena, MD_DOCUMENT, item->span);
	if (label.len && item->first && item->first->kind == MD_PARA)
		head_strip(item->first, label.len);
	while (item->first) {
		struct md_node *block = item->first;

		md_unlink(block);
		if (block->kind != MD_PARA || block->first)
			md_append(option.blocks, block);
	}
	vec_push(options, option);
}

/* Letters in running text. */

static bool is_white(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0;
}

static bool is_word(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool ends_sentence(uint32_t c)
{
	const struct str marks = STR("。？！?!：:）)");

	for (size_t offset = 0; offset < marks.len;) {
		if (utf8_next(marks, &offset) == c)
			return true;
	}
	return false;
}

/* What stands before a letter inside a line. */
struct before {
	size_t spaces;
	bool after_blank, after_end;
	bool after_semicolon; /* `A、甲；B、乙；` */
	bool after_word;      /* a letter or digit of ASCII */
	bool after_stop;      /* 。 ? ？ or a blank */
};

static struct before before_at(const struct md_node *node, size_t at)
{
	struct before before = {0};
	size_t offset = at;

	while (offset) {
		const uint32_t c = utf8_before(node->text, &offset);
		if (!is_white(c)) {
			before.after_end = ends_sentence(c);
			before.after_semicolon = c == 0xFF1B || c == ';';
			before.after_stop = c == 0x3002 || c == 0xFF1F || c == '?';
			before.after_word = is_word(c);
			return before;
		}
		before.spaces += c == 0x3000 ? 2 : 1;
	}
	before.after_blank = node->previous && node->previous->kind == MD_BLANK;
	before.after_end = before.after_stop = before.after_blank;
	return before;
}

/* What stands between two letters is a number and nothing else: `A.10B.20`, but not the
 * size in `A. 7B. 更大`. */
static bool is_bare_number(struct str text, size_t start, size_t end)
{
	if (!start || is_white((unsigned char)text.data[start - 1]))
		return false;
	for (size_t i = start; i < end; i++) {
		if (!strchr("0123456789.+-/%", text.data[i]))
			return false;
	}
	return end > start;
}

/* A may open options inside a line; the letters after it need white space, or, if they
 * are capitals, only something that cannot be a word which they end: `A.增大B.减小`. */
static bool may_stand(const struct marker *first, const struct option_label *label,
	struct before before, bool is_loose)
{
	const bool is_tight =
		!is_lower(label->letter) && (is_loose || !before.after_word);

	if (first)
		return (before.spaces || before.after_blank || before.after_semicolon ||
			       is_tight) &&
		       label->mark == first->label.mark &&
		       label->in_parentheses == first->label.in_parentheses &&
		       is_lower(label->letter) == is_lower(first->label.letter);
	if (label->letter != 'A')
		return false;
	if (label->in_parentheses) /* three of them, or they are a sentence's */
		return before.after_stop;
	return before.after_end || before.spaces >= 2;
}

static char expected_letter(const marker_vec *markers)
{
	return markers->len ? (char)(vec_last(markers)->label.letter + 1) : 'A';
}

static bool may_open_label(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '(' ||
	       (unsigned char)c == 0xEF; /* （ */
}

static void note_content(marker_vec *markers, bool has_content)
{
	if (markers->len && has_content)
		vec_last(markers)->has_content = true;
}

static bool has_text(struct str text, size_t start, size_t end)
{
	return str_trim_wide(str_slice(text, start, end)).len != 0;
}

/* Finds the letters inside one text node, from byte `from`, which is past a label. */
static void scan_text(
	struct letters *letters, struct md_node *para, struct md_node *node, size_t from)
{
	marker_vec *const markers = &letters->markers;

	size_t content = from;

	for (size_t at = from; at < node->text.len; at++) {
		if (!may_open_label(node->text.data[at]))
			continue;
		const struct option_label label =
			label_option(str_from_offset(node->text, at));
		if (!label.len || label.letter != expected_letter(markers))
			continue;
		struct before before = before_at(node, at);

		if (is_bare_number(node->text, content, at))
			before.after_word = false;
		if (!may_stand(markers->len ? markers->data : NULL, &label, before,
			    letters->is_loose))
			continue;
		note_content(markers, has_text(node->text, content, at));
		vec_push(markers, (struct marker){para, node, at, label, false});
		at += label.len - 1;
		content = at + 1;
	}
	note_content(markers, has_text(node->text, content, node->text.len));
}

/* At a line start the next letter may be written otherwise, or be out of order. */
static bool fits_at_line_start(
	const marker_vec *markers, const struct option_label *label)
{
	if (!label->len)
		return false;
	if (!markers->len || upper(label->letter) == 'A')
		return upper(label->letter) == 'A';
	const char first = markers->data->label.letter;

	return is_lower(first) == is_lower(label->letter) &&
	       (size_t)(upper(label->letter) - 'A') < markers->len + 4;
}

static size_t scan_line_start(
	marker_vec *markers, struct md_node *para, struct md_node *node)
{
	struct head head;

	head_read(node, &head);
	const size_t spaces = str_wide_space(head_text(&head));
	const struct option_label label =
		label_option(str_from_offset(head_text(&head), spaces));
	if (!fits_at_line_start(markers, &label))
		return 0;
	if (upper(label.letter) == 'A')
		vec_reset(markers); /* those before were none */
	vec_push(markers, (struct marker){para, node, 0, label, false});
	vec_last(markers)->label.len += spaces;
	if (node->kind != MD_TEXT)
		note_content(markers, head.len > label.len + spaces);
	return label.len + spaces;
}

static void scan_para(struct letters *letters, struct md_node *para)
{
	marker_vec *const markers = &letters->markers;
	bool at_line_start = true;

	for (struct md_node *node = para->first; node; node = node->next) {
		size_t from = 0;

		if (md_is_break(node)) {
			at_line_start = true;
			continue;
		}
		if (at_line_start)
			from = scan_line_start(markers, para, node);
		at_line_start = false;
		if (node->kind == MD_TEXT)
			scan_text(letters, para, node,
				from < node->text.len ? from : node->text.len);
		else if (!from)
			note_content(markers, true);
	}
}

/* Whether these are options: A, B and something after each. */
static bool are_options(const marker_vec *markers)
{
	if (markers->len < 2 || markers->len > 26 ||
		upper(markers->data[1].label.letter) > 'D')
		return false;
	for (size_t i = 0; i < markers->len; i++) {
		if (!markers->data[i].has_content)
			return false;
	}
	if (markers->len < 3 && markers->data[0].label.in_parentheses &&
		markers->data[0].at)
		return false;
	return true;
}

static bool opens_second_run(const marker_vec *markers, const struct md_node *para)
{
	struct head head;

	head_read(para->first, &head);
	const struct option_label label = label_option(head_text(&head));

	return label.len && upper(label.letter) == 'A' && are_options(markers);
}

/* One pass over the stem. A block between two letters is an option's content; an A where
 * the letters so far are no options begins them anew. */
static void collect(struct letters *letters, struct md_node *stem)
{
	marker_vec *const markers = &letters->markers;

	vec_reset(markers);
	for (struct md_node *block = stem->first; block; block = block->next) {
		if (block->kind != MD_PARA)
			note_content(markers, true);
		else if (opens_second_run(markers, block))
			return;
		else
			scan_para(letters, block);
	}
}

/* Cuts the paragraph so that the letter begins one. */
static struct md_node *cut(struct outline *outline, const struct marker *marker)
{
	struct md_node *line = marker->node;

	if (marker->at)
		line = md_split_text(outline->arena, line, marker->at);
	return line == marker->para->first
		       ? marker->para
		       : para_split(outline->arena, marker->para, line);
}

/* The blocks from an option's paragraph up to the next one's; after the last letter only
 * its paragraph, or what follows an empty one. Returns the block after them. */
static struct md_node *move_blocks(struct outline_option *option, struct md_node *para,
	const struct md_node *next_para)
{
	struct md_node *block = para;
	const bool is_last = next_para == NULL;

	while (block && block != next_para) {
		struct md_node *next = block->next;
		const bool is_empty = block->kind == MD_PARA && !block->first;

		md_unlink(block);
		if (!is_empty) {
			md_append(option->blocks, block);
			option->span.end = block->span.end;
		}
		block = next;
		if (is_last && !is_empty)
			break;
	}
	return block;
}

static struct md_node *take_markers(
	struct outline *outline, option_vec *options, const marker_vec *markers)
{
	struct md_node *rest = NULL;

	struct md_node **paras =
		ARENA_NEW(outline->arena, struct md_node *, markers->len + 1);

	for (size_t i = markers->len; i--;)
		paras[i] = cut(outline, &markers->data[i]);
	for (size_t i = 0; i < markers->len; i++) {
		struct outline_option option = {.span = paras[i]->span,
			.letter = upper(markers->data[i].label.letter)};

		option.blocks = md_new(outline->arena, MD_DOCUMENT, option.span);
		head_strip(paras[i], markers->data[i].label.len);
		rest = move_blocks(&option, paras[i], paras[i + 1]);
		vec_push(options, option);
	}
	return rest;
}

/* Letters that open the stem leave nothing to choose for: `a) 不算 b) 也不算`. But three
 * capitals on one line are a question that asks in its material: `1. A. go B. went C.
 * gone`. */
static bool leave_a_stem(const marker_vec *markers, const struct md_node *stem)
{
	const struct marker *first = &markers->data[0];

	if (markers->len >= 3 && !is_lower(first->label.letter) &&
		first->para == markers->data[2].para && markers->data[2].at &&
		stem->first == stem->last)
		return true;
	return first->para != stem->first || first->node != first->para->first ||
	       first->at;
}

/* Returns the block after the options, if there are any. */
static struct md_node *find_in_text(
	struct outline *outline, option_vec *options, struct md_node *stem)
{
	struct letters letters = {.is_loose = false};
	const marker_vec *const markers = &letters.markers;
	struct md_node *rest = NULL;

	collect(&letters, stem);
	if (markers->len && !are_options(markers)) {
		letters.is_loose = true;
		collect(&letters, stem);
		if (markers->len < LOOSE_COUNT)
			vec_reset(&letters.markers);
	}
	if (are_options(markers) && leave_a_stem(markers, stem))
		rest = take_markers(outline, options, markers);
	vec_clear(&letters.markers);
	return rest;
}

static void take_list(struct outline *outline, option_vec *options, struct md_node *list)
{
	while (list->first) {
		struct md_node *item = list->first;

		md_unlink(item);
		option_from_item(outline, options, item);
	}
	md_unlink(list);
}

static struct md_node *find_list(const struct md_node *stem)
{
	for (struct md_node *block = stem->first; block; block = block->next) {
		if (block->kind == MD_LIST && is_option_list(block))
			return block;
	}
	return NULL;
}

/* `B. 1433 ✅`, `C. COUNT（✓）`, the whole of it in bold or not: the mark says that the
 * option is right. */
static size_t tick_at(struct str text)
{
	static const struct str ticks[] = {STR_INIT("✅"), STR_INIT("✔️"),
		STR_INIT("✔"), STR_INIT("✓"), STR_INIT("√"), STR_INIT("☑"),
		STR_INIT("☑️")};
	struct str rest = str_trim_wide(text);
	const size_t start = (size_t)(rest.data - text.data);
	const bool closes = str_ends(rest, STR("）")) || str_ends(rest, STR(")"));

	if (closes)
		rest.len -= str_ends(rest, STR(")")) ? 1 : 3;
	for (size_t i = 0; i < sizeof(ticks) / sizeof(*ticks); i++) {
		if (!str_ends(rest, ticks[i]))
			continue;
		rest.len -= ticks[i].len;
		if (closes && str_ends(rest, STR("（")))
			rest.len -= 3;
		else if (closes && str_ends(rest, STR("(")))
			rest.len -= 1;
		else if (closes)
			return STR_NPOS;
		return start + str_trim_wide(rest).len;
	}
	return STR_NPOS;
}

static struct md_node *ticked_text(const struct outline_option *option)
{
	struct md_node *para = option->blocks->last;
	struct md_node *text =
		para && para->kind == MD_PARA ? inline_last_text(para) : NULL;

	return text && tick_at(text->text) != STR_NPOS ? text : NULL;
}

static void take_tick(struct outline_option *option, struct md_node *text)
{
	struct md_node *para = option->blocks->last;
	const size_t at = tick_at(text->text);

	option->correct = true;
	text->span.end -= (uint32_t)(text->text.len - at);
	text->text.len = at;
	if (para->first == para->last && para->first->kind == MD_STRONG)
		md_unwrap(para->first);
	inline_trim(para);
}

/* Where all options have one, √ is what they are about. */
static void take_ticks(struct outline *outline, struct outline_question *question)
{
	size_t count = 0;

	for (size_t i = 0; i < question->option_count; i++)
		count += ticked_text(&question->options[i]) != NULL;
	if (!count || count == question->option_count)
		return;
	tally_add(&outline->tallies, TALLY_TICKS, question->options[0].span);
	for (size_t i = 0; i < question->option_count; i++) {
		struct md_node *text = ticked_text(&question->options[i]);

		if (text)
			take_tick(&question->options[i], text);
	}
}

static bool any_is_correct(const struct outline_question *question)
{
	for (size_t i = 0; i < question->option_count; i++) {
		if (question->options[i].correct)
			return true;
	}
	return false;
}

/* What stands below options that are ticked tells why they are. */
static void explain_by_rest(
	struct outline *outline, struct outline_question *question, struct md_node *rest)
{
	if (!rest || !any_is_correct(question))
		return;
	struct md_node *const explanation =
		md_container(outline->arena, &question->explanation, rest->span);
	struct md_node *const before = explanation->first;

	tally_add(&outline->tallies, TALLY_REST_EXPLAINS, rest->span);
	for (struct md_node *next; rest; rest = next) {
		next = rest->next;
		md_unlink(rest);
		if (before)
			md_insert_before(before, rest);
		else
			md_append(explanation, rest);
	}
}

void options_find(struct outline *outline, struct outline_question *question)
{
	option_vec options = {0};

	options_join_lists(question->stem);
	struct md_node *list = find_list(question->stem), *rest = NULL;

	if (list) {
		rest = list->next;
		take_list(outline, &options, list);
	} else {
		rest = find_in_text(outline, &options, question->stem);
	}
	question->options = ARENA_COPY_VEC(outline->arena, &options);
	question->option_count = options.len;
	vec_clear(&options);
	take_ticks(outline, question);
	explain_by_rest(outline, question, rest);
}
