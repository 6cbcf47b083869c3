/* SPDX-License-Identifier: MIT */
#include "model/build.h"
#include "select/pick.h"

/* Options stay in place when an option, the explanation or the answer's words name one
 * by its letter; 以上都是 stays where it is. */

static bool is_word_byte(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c >= '0' && c <= '9') || c == '_';
}

static bool starts_with_one(struct str text, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (str_starts(text, words[i]))
			return true;
	}
	return false;
}

static bool ends_with_one(struct str text, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (text.len >= words[i].len &&
			str_eq_ascii_case(
				str_from_offset(text, text.len - words[i].len), words[i]))
			return true;
	}
	return false;
}

/* The article of English: `A model is …`; but `A is wrong`, `Option A holds`. */
static bool is_article(struct str text, size_t at)
{
	static const struct str verbs[] = {STR_INIT(" is "), STR_INIT(" are "),
		STR_INIT(" was "), STR_INIT(" and "), STR_INIT(" or "), STR_INIT(" has "),
		STR_INIT(" does ")};
	static const struct str nouns[] = {
		STR_INIT("option "), STR_INIT("choice "), STR_INIT("answer ")};

	if (starts_with_one(str_from_offset(text, at + 1), verbs,
		    sizeof(verbs) / sizeof(*verbs)) ||
		ends_with_one(
			str_slice(text, 0, at), nouns, sizeof(nouns) / sizeof(*nouns)))
		return false;
	return text.data[at] == 'A' && at + 2 < text.len && text.data[at + 1] == ' ' &&
	       text.data[at + 2] >= 'a' && text.data[at + 2] <= 'z';
}

static bool text_names_letter(struct str text, char last)
{
	for (size_t at = 0; at < text.len; at++) {
		if (text.data[at] < 'A' || text.data[at] > last)
			continue;
		size_t end = at;

		while (end < text.len && text.data[end] >= 'A' && text.data[end] <= last)
			end++;
		const bool alone = (!at || !is_word_byte(text.data[at - 1])) &&
				   (end == text.len || !is_word_byte(text.data[end]));

		if (alone && !is_article(text, at))
			return true;
		at = end;
	}
	return false;
}

static bool inlines_name_letter(struct inline_list list, char last)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct inline_node *node = &list.items[i];

		if (node->kind == INLINE_TEXT
				? text_names_letter(node->text, last)
				: inlines_name_letter(inline_children(node), last))
			return true;
	}
	return false;
}

static bool table_names_letter(const struct table *table, char last)
{
	for (size_t i = 0; i < table->row_count * table->column_count; i++) {
		if (inlines_name_letter(table->cells[i].text, last))
			return true;
	}
	return false;
}

static bool blocks_name_letter(struct block_list list, char last);

static bool items_name_letter(const struct block *list, char last)
{
	for (size_t i = 0; i < list->list.count; i++) {
		if (blocks_name_letter(list->list.items[i].blocks, last))
			return true;
	}
	return false;
}

static bool blocks_name_letter(struct block_list list, char last)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct block *block = &list.items[i];
		bool names = false;

		switch (block->kind) {
		case BLOCK_PARA: names = inlines_name_letter(block->para, last); break;
		case BLOCK_HEADING:
			names = inlines_name_letter(block->heading.text, last);
			break;
		case BLOCK_LIST: names = items_name_letter(block, last); break;
		case BLOCK_QUOTE:
			names = blocks_name_letter(block->children, last);
			break;
		case BLOCK_TABLE: names = table_names_letter(&block->table, last); break;
		case BLOCK_DETAILS:
			names = blocks_name_letter(block->details.blocks, last);
			break;
		case BLOCK_CODE:
		case BLOCK_MATH:
		case BLOCK_RULE:
		case BLOCK_SOURCE: break;
		}
		if (names)
			return true;
	}
	return false;
}

/* Whether the answer says no more than its letters. */
static bool is_letters_alone(const struct answer *answer)
{
	struct buf plain;
	size_t others = 0, letters = 0;

	buf_init(&plain, 0);
	block_put_plain(&plain, answer->blocks);
	for (size_t i = 0; i < plain.len; i++) {
		if (plain.data[i] >= 'A' && plain.data[i] <= 'Z')
			letters++;
		else
			others++;
	}
	buf_clear(&plain);
	return letters <= answer->letters.len && others <= 4 * answer->letters.len;
}

static bool must_stay(const struct question *question, char last)
{
	if (blocks_name_letter(question->explanation, last) ||
		blocks_name_letter(question->hint, last))
		return true;
	if (question->answer.blocks.count && !is_letters_alone(&question->answer))
		return true;
	for (size_t i = 0; i < question->options.count; i++) {
		if (blocks_name_letter(question->options.items[i].blocks, last))
			return true;
	}
	return false;
}

/* 以上都是, all of the above; 都不对 and nothing more. */
static bool is_summary(const struct option *option)
{
	static const struct str words[] = {STR_INIT("以上"), STR_INIT("上述"),
		STR_INIT("All of"), STR_INIT("all of"), STR_INIT("None of"),
		STR_INIT("none of"), STR_INIT("Both of"), STR_INIT("both of"),
		STR_INIT("Neither"), STR_INIT("neither")};
	static const struct str wholes[] = {STR_INIT("都是"), STR_INIT("都不是"),
		STR_INIT("都对"), STR_INIT("都不对"), STR_INIT("都错"), STR_INIT("皆是"),
		STR_INIT("皆非"), STR_INIT("全部"), STR_INIT("其他")};
	struct buf plain;

	buf_init(&plain, 0);
	block_put_plain(&plain, option->blocks);
	struct str text = str_trim(buf_str(&plain));

	if (str_ends(text, STR("。")))
		text.len -= 3;
	bool is_one = starts_with_one(text, words, sizeof(words) / sizeof(*words));

	for (size_t i = 0; i < sizeof(wholes) / sizeof(*wholes); i++)
		is_one = is_one || str_eq(text, wholes[i]);
	buf_clear(&plain);
	return is_one;
}

static void set_letters(struct shuffling *shuffling, struct question *question)
{
	char *letters = arena_alloc(shuffling->arena, question->options.count + 1);
	size_t count = 0;

	for (size_t i = 0; i < question->options.count; i++) {
		if (question->options.items[i].correct)
			letters[count++] = question->options.items[i].letter;
	}
	question->answer.letters = (struct str){letters, count};
	if (!question->answer.blocks.count)
		return;
	const struct inline_node text =
		inline_text(question->answer.span, question->answer.letters);
	const struct block para = block_para(
		question->answer.span, inline_list_copy(shuffling->arena, &text, 1));

	question->answer.blocks = block_list_copy(shuffling->arena, &para, 1);
}

static void mix_options(struct shuffling *shuffling, struct question *question)
{
	const size_t count = question->options.count;
	struct option *mixed = arena_copy(
		shuffling->arena, question->options.items, count * sizeof(*mixed));
	size_t *free_places = ARENA_NEW(shuffling->arena, size_t, count);
	struct chance chance = chance_of(
		shuffling->seed, question->id.len ? question->id : question->number);
	size_t free_count = 0;

	for (size_t i = 0; i < count; i++) {
		if (!is_summary(&mixed[i]))
			free_places[free_count++] = i;
	}
	for (size_t i = free_count; i > 1; i--) {
		const size_t a = free_places[i - 1],
			     b = free_places[chance_below(&chance, i)];
		const struct option swapped = mixed[a];

		mixed[a] = mixed[b];
		mixed[b] = swapped;
	}
	for (size_t i = 0; i < count; i++)
		mixed[i].letter = (char)('A' + i);
	question->options.items = mixed;
	if (question->answer.letters.len)
		set_letters(shuffling, question);
}

static void shuffle_one(struct shuffling *shuffling, struct question *question)
{
	const size_t count = question->options.count;

	if (count < 2 || count > 26 || question->keep_option_order)
		return;
	if (must_stay(question, (char)('A' + count - 1))) {
		diag_report(shuffling->diag, DIAG_OPTIONS_KEPT,
			span_of(question->span.source, question->span.start,
				question->span.start),
			question->number);
		return;
	}
	mix_options(shuffling, question);
}

void shuffle_options(struct shuffling *shuffling, struct question *question)
{
	shuffle_one(shuffling, question);
	if (!question->part_count)
		return;
	struct question *parts = arena_copy(
		shuffling->arena, question->parts, question->part_count * sizeof(*parts));

	for (size_t i = 0; i < question->part_count; i++)
		shuffle_options(shuffling, &parts[i]);
	question->parts = parts;
}
