/* SPDX-License-Identifier: MIT */
#include "write/dump/tree.h"

#include "model/math.h"

struct dumper {
	struct buf *out;
	struct sources *sources;
	unsigned depth;
};

static void put_place(struct dumper *dumper, uint32_t source, size_t offset)
{
	const struct place place = sources_place(dumper->sources, source, offset);

	buf_printf(dumper->out, "%zu:%zu", place.line, place.column);
}

static void put_span(struct dumper *dumper, struct span span)
{
	if (span.source == UINT32_MAX)
		return;
	buf_put_byte(dumper->out, ' ');
	if (span.source)
		buf_printf(dumper->out, "%u/", span.source);
	put_place(dumper, span.source, span.start);
	buf_put_byte(dumper->out, '-');
	put_place(dumper, span.source, span.end);
}

static void open_line(struct dumper *dumper, const char *kind)
{
	for (unsigned i = 0; i < dumper->depth; i++)
		buf_put_c(dumper->out, "  ");
	buf_put_c(dumper->out, kind);
}

static void close_line(struct dumper *dumper)
{
	buf_put_byte(dumper->out, '\n');
}

static void put_text(struct dumper *dumper, const char *name, struct str text)
{
	buf_put_byte(dumper->out, ' ');
	buf_put_c(dumper->out, name);
	buf_put_c(dumper->out, *name ? "=\"" : "\"");
	for (size_t i = 0; i < text.len; i++) {
		const char c = text.data[i];

		if (c == '\n')
			buf_put_c(dumper->out, "\\n");
		else if (c == '"' || c == '\\')
			buf_printf(dumper->out, "\\%c", c);
		else
			buf_put_byte(dumper->out, c);
	}
	buf_put_byte(dumper->out, '"');
}

static void put_number(struct dumper *dumper, const char *name, size_t value)
{
	buf_printf(dumper->out, " %s=%zu", name, value);
}

static const char *inline_name(enum inline_kind kind)
{
	switch (kind) {
	case INLINE_TEXT: return "text";
	case INLINE_SOFT_BREAK: return "soft-break";
	case INLINE_LINE_BREAK: return "line-break";
	case INLINE_CODE: return "code";
	case INLINE_MATH: return "math";
	case INLINE_EMPHASIS: return "emphasis";
	case INLINE_STRONG: return "strong";
	case INLINE_DELETED: return "deleted";
	case INLINE_SUBSCRIPT: return "subscript";
	case INLINE_SUPERSCRIPT: return "superscript";
	case INLINE_KEYBOARD: return "keyboard";
	case INLINE_LINK: return "link";
	case INLINE_REFERENCE: return "reference";
	case INLINE_IMAGE: return "image";
	case INLINE_BLANK: return "blank";
	case INLINE_CLOZE: return "cloze";
	}
	return "?";
}

static void put_size(struct dumper *dumper, const char *name, struct image_size size)
{
	static const char *const units[] = {"", "%", "pt"};

	if (size.unit != IMAGE_UNIT_NONE)
		buf_printf(dumper->out, " %s=%u.%03u%s", name, size.value / 1000,
			size.value % 1000, units[size.unit]);
}

/* What stands in the node itself; its children come on lines of their own. */
static struct inline_list put_inline_facts(
	struct dumper *dumper, const struct inline_node *node)
{
	switch (node->kind) {
	case INLINE_TEXT:
	case INLINE_CODE: put_text(dumper, "", node->text); break;
	case INLINE_SOFT_BREAK:
	case INLINE_LINE_BREAK: break;
	case INLINE_MATH:
		put_text(dumper, "", node->math->tex);
		if (node->math->display)
			buf_put_c(dumper->out, " display");
		break;
	case INLINE_EMPHASIS:
	case INLINE_STRONG:
	case INLINE_DELETED:
	case INLINE_SUBSCRIPT:
	case INLINE_SUPERSCRIPT:
	case INLINE_KEYBOARD: return node->children;
	case INLINE_LINK:
		put_text(dumper, "url", node->link.url);
		if (node->link.title.len)
			put_text(dumper, "title", node->link.title);
		return node->link.children;
	case INLINE_REFERENCE:
		put_number(dumper, "question", node->reference.question);
		return node->reference.children;
	case INLINE_IMAGE:
		put_text(dumper, "url", node->image.url);
		put_text(dumper, "alt", node->image.alt);
		if (node->image.title.len)
			put_text(dumper, "title", node->image.title);
		put_size(dumper, "width", node->image.width);
		put_size(dumper, "height", node->image.height);
		put_number(dumper, "media", node->image.media);
		break;
	case INLINE_BLANK:
		buf_put_c(dumper->out,
			node->blank.form == BLANK_PAREN ? " paren" : " line");
		put_number(dumper, "number", node->blank.number);
		put_number(dumper, "width", node->blank.width);
		break;
	case INLINE_CLOZE:
		put_number(dumper, "number", node->cloze.number);
		if (node->cloze.hint.len)
			put_text(dumper, "hint", node->cloze.hint);
		return node->cloze.answer;
	}
	return (struct inline_list){0};
}

static void dump_inlines(struct dumper *dumper, struct inline_list list)
{
	dumper->depth++;
	for (size_t i = 0; i < list.count; i++) {
		open_line(dumper, inline_name(list.items[i].kind));
		put_span(dumper, list.items[i].span);
		const struct inline_list children =
			put_inline_facts(dumper, &list.items[i]);
		close_line(dumper);
		dump_inlines(dumper, children);
	}
	dumper->depth--;
}

static void dump_blocks(struct dumper *dumper, struct block_list list);

static const char *block_name(enum block_kind kind)
{
	switch (kind) {
	case BLOCK_PARA: return "para";
	case BLOCK_HEADING: return "heading";
	case BLOCK_LIST: return "list";
	case BLOCK_QUOTE: return "quote";
	case BLOCK_CODE: return "code-block";
	case BLOCK_MATH: return "math-block";
	case BLOCK_TABLE: return "table";
	case BLOCK_DETAILS: return "details";
	case BLOCK_RULE: return "rule";
	case BLOCK_SOURCE: return "source";
	}
	return "?";
}

static void put_list_facts(struct dumper *dumper, const struct block *block)
{
	buf_put_c(dumper->out, block->list.ordered ? " ordered" : " bullet");
	if (block->list.ordered)
		put_number(dumper, "start", block->list.start);
	buf_put_c(dumper->out, block->list.tight ? " tight" : " loose");
	put_number(dumper, "depth", block->list.depth);
}

static void put_table_facts(struct dumper *dumper, const struct table *table)
{
	static const char letters[] = "-lcr";

	put_number(dumper, "columns", table->column_count);
	put_number(dumper, "rows", table->row_count);
	buf_put_c(dumper->out, " align=");
	for (size_t i = 0; i < table->column_count; i++)
		buf_put_byte(dumper->out, letters[table->aligns ? table->aligns[i] : 0]);
}

static void put_block_facts(struct dumper *dumper, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_PARA:
	case BLOCK_QUOTE:
	case BLOCK_DETAILS:
	case BLOCK_RULE: break;
	case BLOCK_HEADING: put_number(dumper, "level", block->heading.level); break;
	case BLOCK_LIST: put_list_facts(dumper, block); break;
	case BLOCK_CODE:
		if (block->code.language.len)
			put_text(dumper, "language", block->code.language);
		put_text(dumper, "", block->code.text);
		break;
	case BLOCK_MATH: put_text(dumper, "", block->math->tex); break;
	case BLOCK_TABLE: put_table_facts(dumper, &block->table); break;
	case BLOCK_SOURCE: put_text(dumper, "", block->source); break;
	}
}

static void dump_items(struct dumper *dumper, const struct block *list)
{
	static const char *const states[] = {"", " open", " done"};

	dumper->depth++;
	for (size_t i = 0; i < list->list.count; i++) {
		const struct list_item *item = &list->list.items[i];

		open_line(dumper, "item");
		put_span(dumper, item->span);
		buf_put_c(dumper->out, states[item->check]);
		close_line(dumper);
		dump_blocks(dumper, item->blocks);
	}
	dumper->depth--;
}

static void dump_cells(
	struct dumper *dumper, const struct table_cell *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		open_line(dumper, "cell");
		put_span(dumper, cells[i].span);
		close_line(dumper);
		dump_inlines(dumper, cells[i].text);
	}
}

static void dump_rows(struct dumper *dumper, const struct table *table)
{
	dumper->depth++;
	for (size_t row = 0; row <= table->row_count && table->column_count; row++) {
		open_line(dumper, row ? "row" : "head");
		close_line(dumper);
		dumper->depth++;
		dump_cells(dumper,
			row ? table->cells + (row - 1) * table->column_count
			    : table->head,
			table->column_count);
		dumper->depth--;
	}
	dumper->depth--;
}

static void dump_children(struct dumper *dumper, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_PARA: dump_inlines(dumper, block->para); break;
	case BLOCK_HEADING: dump_inlines(dumper, block->heading.text); break;
	case BLOCK_LIST: dump_items(dumper, block); break;
	case BLOCK_QUOTE: dump_blocks(dumper, block->children); break;
	case BLOCK_TABLE: dump_rows(dumper, &block->table); break;
	case BLOCK_DETAILS:
		dumper->depth++;
		open_line(dumper, "summary");
		close_line(dumper);
		dump_inlines(dumper, block->details.summary);
		dumper->depth--;
		dump_blocks(dumper, block->details.blocks);
		break;
	case BLOCK_CODE:
	case BLOCK_MATH:
	case BLOCK_RULE:
	case BLOCK_SOURCE: break;
	}
}

static void dump_blocks(struct dumper *dumper, struct block_list list)
{
	dumper->depth++;
	for (size_t i = 0; i < list.count; i++) {
		open_line(dumper, block_name(list.items[i].kind));
		put_span(dumper, list.items[i].span);
		put_block_facts(dumper, &list.items[i]);
		close_line(dumper);
		dump_children(dumper, &list.items[i]);
	}
	dumper->depth--;
}

/* Questions. */

static void put_points(struct dumper *dumper, points value)
{
	buf_printf(dumper->out, " points=%u", value / 100);
	if (value % 100)
		buf_printf(dumper->out, ".%02u", value % 100);
}

static void put_tags(struct dumper *dumper, struct tag_list tags)
{
	for (size_t i = 0; i < tags.count; i++)
		put_text(dumper, "tag", tags.items[i]);
}

static void put_attributes(struct dumper *dumper, struct attribute_list list)
{
	for (size_t i = 0; i < list.count; i++) {
		put_text(dumper, "key", list.items[i].key);
		put_text(dumper, "value", list.items[i].value);
	}
}

static void put_space(struct dumper *dumper, struct answer_space space)
{
	static const char *const forms[] = {"", "plain", "ruled", "grid", "rest"};

	if (space.form != SPACE_DEFAULT)
		buf_printf(dumper->out, " space=%u:%s", space.pitches, forms[space.form]);
}

static void put_question_facts(struct dumper *dumper, const struct question *question)
{
	put_text(dumper, "number", question->number);
	buf_printf(dumper->out, " %.*s", STR_ARGS(question_type_name(question->type)));
	if (question->anchor.len)
		put_text(dumper, "anchor", question->anchor);
	if (question->blank_count)
		put_number(dumper, "blanks", question->blank_count);
	if (question->cloze_count)
		put_number(dumper, "clozes", question->cloze_count);
	if (question->difficulty)
		put_number(dumper, "difficulty", question->difficulty);
	if (question->points)
		put_points(dumper, question->points);
	put_tags(dumper, question->tags);
	put_space(dumper, question->space);
	if (question->keep_option_order)
		buf_put_c(dumper->out, " keep-order");
	put_attributes(dumper, question->attributes);
	if (question->group != GROUP_NONE)
		put_number(dumper, "group", question->group);
}

static void dump_part(struct dumper *dumper, const char *name, struct block_list blocks)
{
	if (!blocks.count)
		return;
	open_line(dumper, name);
	close_line(dumper);
	dump_blocks(dumper, blocks);
}

static void dump_field(struct dumper *dumper, const char *name, struct inline_list text)
{
	if (!text.count)
		return;
	open_line(dumper, name);
	close_line(dumper);
	dump_inlines(dumper, text);
}

static void dump_options(struct dumper *dumper, struct option_list options)
{
	for (size_t i = 0; i < options.count; i++) {
		open_line(dumper, "option");
		put_span(dumper, options.items[i].span);
		buf_printf(dumper->out, " %c%s", options.items[i].letter,
			options.items[i].correct ? " correct" : "");
		close_line(dumper);
		dump_blocks(dumper, options.items[i].blocks);
	}
}

static void put_blank_answers(struct dumper *dumper, const struct answer *answer)
{
	for (size_t i = 0; i < answer->blank_count; i++) {
		for (size_t j = 0; j < answer->blanks[i].count; j++)
			put_text(dumper, j ? "or" : "blank",
				answer->blanks[i].alternatives[j]);
	}
}

static void dump_answer(struct dumper *dumper, const struct answer *answer)
{
	static const char *const judgements[] = {"", " true", " false"};

	if (answer->span.source == UINT32_MAX && !answer->letters.len)
		return;
	open_line(dumper, "answer");
	put_span(dumper, answer->span);
	if (answer->letters.len)
		put_text(dumper, "letters", answer->letters);
	buf_put_c(dumper->out, judgements[answer->judgement]);
	put_blank_answers(dumper, answer);
	close_line(dumper);
	dump_blocks(dumper, answer->blocks);
}

static void dump_question(
	struct dumper *dumper, const char *name, const struct question *question)
{
	open_line(dumper, name);
	put_span(dumper, question->span);
	put_question_facts(dumper, question);
	close_line(dumper);
	dumper->depth++;
	dump_part(dumper, "stem", question->stem);
	dump_options(dumper, question->options);
	dump_part(dumper, "hint", question->hint);
	dump_answer(dumper, &question->answer);
	dump_part(dumper, "explanation", question->explanation);
	dump_field(dumper, "topic", question->topic);
	dump_field(dumper, "from", question->source);
	for (size_t i = 0; i < question->part_count; i++)
		dump_question(dumper, "part", &question->parts[i]);
	dumper->depth--;
}

static void dump_group(struct dumper *dumper, const struct question_group *group)
{
	open_line(dumper, "group");
	put_span(dumper, group->span);
	put_number(dumper, "first", group->first_question);
	put_number(dumper, "questions", group->question_count);
	close_line(dumper);
	dumper->depth++;
	dump_field(dumper, "title", group->title);
	dump_part(dumper, "material", group->blocks);
	dumper->depth--;
}

static void dump_section(struct dumper *dumper, const struct section *section)
{
	open_line(dumper, "section");
	put_span(dumper, section->span);
	put_number(dumper, "depth", section->depth);
	put_text(dumper, "anchor", section->anchor);
	close_line(dumper);
	dumper->depth++;
	dump_field(dumper, "title", section->title);
	dump_part(dumper, "intro", section->intro);
	for (size_t i = 0; i < section->group_count; i++)
		dump_group(dumper, &section->groups[i]);
	for (size_t i = 0; i < section->question_count; i++)
		dump_question(dumper, "question", &section->questions[i]);
	dumper->depth--;
}

static void dump_chapter(struct dumper *dumper, const struct chapter *chapter)
{
	open_line(dumper, "chapter");
	put_span(dumper, chapter->span);
	put_text(dumper, "anchor", chapter->anchor);
	if (chapter->label.len)
		put_text(dumper, "label", chapter->label);
	put_number(dumper, "questions", chapter->question_count);
	close_line(dumper);
	dumper->depth++;
	dump_field(dumper, "title", chapter->title);
	dump_part(dumper, "intro", chapter->intro);
	for (size_t i = 0; i < chapter->section_count; i++)
		dump_section(dumper, &chapter->sections[i]);
	dumper->depth--;
}

static void dump_fact(struct dumper *dumper, const char *name, struct str text)
{
	if (!text.len)
		return;
	open_line(dumper, name);
	put_text(dumper, "", text);
	close_line(dumper);
}

static void dump_meta(struct dumper *dumper, const struct bank_meta *meta)
{
	dump_field(dumper, "title", meta->title);
	dump_fact(dumper, "subtitle", meta->subtitle);
	for (size_t i = 0; i < meta->author_count; i++)
		dump_fact(dumper, "author", meta->authors[i]);
	dump_fact(dumper, "language", language_tag(meta->language));
	dump_fact(dumper, "date", meta->date);
	dump_fact(dumper, "publisher", meta->publisher);
	dump_fact(dumper, "rights", meta->rights);
	dump_fact(dumper, "description", meta->description);
	dump_fact(dumper, "cover", meta->cover);
	dump_fact(dumper, "style", meta->style);
	for (size_t i = 0; i < meta->subjects.count; i++)
		dump_fact(dumper, "subject", meta->subjects.items[i]);
	for (size_t i = 0; i < meta->tags.count; i++)
		dump_fact(dumper, "tag", meta->tags.items[i]);
	dump_fact(dumper, "exam-time", meta->exam_time);
	dump_fact(dumper, "exam-total", meta->exam_total);
	dump_fact(dumper, "exam-version", meta->exam_version);
	dump_fact(dumper, "exam-form", meta->exam_form);
	for (size_t i = 0; i < meta->exam_notice_count; i++)
		dump_fact(dumper, "exam-notice", meta->exam_notices[i]);
}

/* Finding a line's number makes an index in the sources; their text does not change. */
static struct sources sources_copy(const struct bank *bank)
{
	struct sources copy;

	sources_init(&copy);
	for (size_t i = 0; i < bank->sources->count; i++)
		sources_add(&copy, bank->sources->items[i].name,
			bank->sources->items[i].text);
	return copy;
}

void dump_tree(const struct bank *bank, struct buf *out)
{
	struct sources sources = sources_copy(bank);
	struct dumper dumper = {.out = out, .sources = &sources};

	open_line(&dumper, "bank");
	put_number(&dumper, "questions", bank->question_count);
	put_number(&dumper, "images", bank->image_count);
	close_line(&dumper);
	dumper.depth = 1;
	dump_meta(&dumper, &bank->meta);
	dump_part(&dumper, "preface", bank->preface);
	for (size_t i = 0; i < bank->chapter_count; i++)
		dump_chapter(&dumper, &bank->chapters[i]);
	sources_clear(&sources);
}
