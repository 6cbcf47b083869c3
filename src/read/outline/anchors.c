/* SPDX-License-Identifier: MIT */
#include "read/outline/anchors.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/markdown/html_tag.h"
#include "read/outline/head.h"
#include "read/outline/repair.h"

/* Names are kept per source, "3/name", since each file has its own, and of all files
 * together, "all/name", for links from one into another of the bank. Beside each stands
 * what is left of it without marks and hyphens, for hosts that make their names in other
 * ways; that is asked only where the name itself is not known. */

#define MAX_TAG 400 /* bytes that are looked at for its end */

#define ALL_SOURCES UINT32_MAX

static struct str scoped(struct buf *buf, uint32_t source, struct str name)
{
	buf_reset(buf);
	if (source == ALL_SOURCES)
		buf_put_c(buf, "all/");
	else
		buf_printf(buf, "%u/", source);
	buf_put_str(buf, name);
	return buf_str(buf);
}

static void put_lower(struct buf *buf, struct str character)
{
	const char c = character.data[0];

	if (c >= 'A' && c <= 'Z')
		buf_put_byte(buf, (char)(c - 'A' + 'a'));
	else
		buf_put_str(buf, character);
}

/* A heading's name: letters, digits, - and _ in lower case, white space as -. */
static void put_slug(struct buf *buf, struct str text)
{
	for (size_t at = 0, next = 0; at < text.len; at = next) {
		const uint32_t c = utf8_next(text, &next);
		const enum unicode_category category = unicode_category(c);

		if (c == ' ' || c == '-')
			buf_put_byte(buf, '-');
		else if (c == '_' || category == CATEGORY_LETTER ||
			 category == CATEGORY_MARK || category == CATEGORY_NUMBER)
			put_lower(buf, str_slice(text, at, next));
	}
}

/* Letters and digits alone. */
static void put_bones(struct buf *buf, struct str text)
{
	for (size_t at = 0, next = 0; at < text.len; at = next) {
		const enum unicode_category category =
			unicode_category(utf8_next(text, &next));

		if (category == CATEGORY_LETTER || category == CATEGORY_NUMBER)
			put_lower(buf, str_slice(text, at, next));
	}
}

static void add_name(struct outline *outline, struct map *map, uint32_t source,
	struct str name, size_t place)
{
	struct buf key;

	buf_init(&key, 0);
	const struct str scoped_name = scoped(&key, source, name);

	if (map_find(map, scoped_name) == MAP_NONE)
		map_add(map, arena_copy_str(outline->arena, scoped_name), place);
	buf_clear(&key);
}

static void add_place(
	struct outline *outline, struct span span, bool is_top, struct str name)
{
	struct anchors *const anchors = &outline->anchors;
	struct buf bones;

	buf_init(&bones, 0);
	put_bones(&bones, name);
	vec_push(
		&anchors->places, (struct anchor_place){span.source, span.start, is_top});
	add_name(outline, &anchors->names, span.source, name, anchors->places.len - 1);
	add_name(outline, &anchors->names, ALL_SOURCES, name, anchors->places.len - 1);
	if (buf_str(&bones).len)
		add_name(outline, &anchors->bones, span.source, buf_str(&bones),
			anchors->places.len - 1);
	buf_clear(&bones);
}

/* The name with -1, -2 … where earlier headings have it. */
static void number_repeat(struct outline *outline, uint32_t source, struct buf *slug)
{
	struct anchors *const anchors = &outline->anchors;
	struct buf key;

	buf_init(&key, 0);
	const struct str name =
		arena_copy_str(outline->arena, scoped(&key, source, buf_str(slug)));
	const size_t count = map_find(&anchors->repeats, name);

	map_set(&anchors->repeats, name, count == MAP_NONE ? 1 : count + 1);
	if (count != MAP_NONE)
		buf_printf(slug, "-%zu", count);
	buf_clear(&key);
}

static void collect_heading(struct outline *outline, const struct outline_file *file,
	const struct md_node *heading)
{
	const struct str text = str_trim_wide(md_plain(outline->arena, heading));
	const bool is_title = heading->number == 1 && file->has_title;
	struct buf slug;

	buf_init(&slug, 0);
	put_slug(&slug, text);
	number_repeat(outline, heading->span.source, &slug);
	add_place(outline, heading->span, is_title || repair_is_contents(heading),
		buf_str(&slug));
	buf_clear(&slug);
}

static void collect_headings(struct outline *outline, const struct outline_file *file,
	const struct md_node *parent, unsigned depth)
{
	for (const struct md_node *block = parent->first; block; block = block->next) {
		if (block->kind == MD_HEADING && block->first)
			collect_heading(outline, file, block);
		else if (md_is_block(block) && block->kind != MD_PARA &&
			 depth < 2 * LIMIT_BLOCK_DEPTH)
			collect_headings(outline, file, block, depth + 1);
	}
}

/* What a tag in front of a line names is the line: past further tags, white space and the
 * marks that open headings, items and bold. */
static size_t place_behind(struct str text, size_t at)
{
	while (at < text.len) {
		if (strchr(" \t\n#*-", text.data[at])) {
			at++;
			continue;
		}
		const size_t end =
			text.data[at] == '<' ? str_find_byte(text, '>', at) : at;

		if (end == at || end == STR_NPOS || end - at > MAX_TAG)
			break;
		at = end + 1;
	}
	return at;
}

static void collect_tags(struct outline *outline, const struct md_node *document)
{
	const struct span span = document->span;
	const struct str text = sources_text(outline->sources, span);

	for (size_t at = 0; (at = str_find_byte(text, '<', at)) != STR_NPOS; at++) {
		const struct str near = str_slice(text, at, at + MAX_TAG);
		const size_t end = str_find_byte(near, '>', 0);
		struct str name;

		if (end == STR_NPOS || near.data[1] < 'A' || near.data[1] > 'z')
			continue;
		const struct tag tag = tag_read(str_slice(near, 0, end + 1));

		if (!tag_attribute(&tag, STR("id"), NULL, NULL, &name) &&
			!tag_attribute(&tag, STR("name"), NULL, NULL, &name))
			continue;
		const size_t place = span.start + place_behind(text, at + end + 1);

		if (name.len && tag.row->sense != TAG_UNKNOWN)
			add_place(
				outline, span_of(span.source, place, place), false, name);
	}
}

void anchors_collect(struct outline *outline, const struct outline_file *file)
{
	collect_headings(outline, file, file->document, 0);
	collect_tags(outline, file->document);
}

void anchors_clear(struct anchors *anchors)
{
	map_clear(&anchors->names);
	map_clear(&anchors->bones);
	map_clear(&anchors->repeats);
	vec_clear(&anchors->places);
}

/* Links that only lead back. */

static bool is_one_of(struct str text, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (str_eq(text, words[i]))
			return true;
	}
	return false;
}

static bool leads_back(struct str text)
{
	static const struct str whole[] = {STR_INIT("top"), STR_INIT("toc"),
		STR_INIT("back"), STR_INIT("contents"), STR_INIT("tableofcontents"),
		STR_INIT("index"), STR_INIT("home"), STR_INIT("menu")};
	static const struct str words[] = {STR_INIT("back to"), STR_INIT("to top"),
		STR_INIT("to the top"), STR_INIT("return to"), STR_INIT("目录"),
		STR_INIT("目錄"), STR_INIT("目次"), STR_INIT("顶部"), STR_INIT("頂部"),
		STR_INIT("返回"), STR_INIT("回到"), STR_INIT("⬆"), STR_INIT("↑"),
		STR_INIT("↥"), STR_INIT("🔝"), STR_INIT("🔙"), STR_INIT("トップ"),
		STR_INIT("上へ"), STR_INIT("맨 위"), STR_INIT("목차")};

	struct buf bones;

	if (text.len > 60)
		return false;
	buf_init(&bones, 0);
	put_bones(&bones, text);
	const bool is_word =
		is_one_of(buf_str(&bones), whole, sizeof(whole) / sizeof(*whole));

	buf_clear(&bones);
	if (is_word)
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		for (size_t at = 0; at + words[i].len <= text.len; at++) {
			if (str_eq_ascii_case(
				    str_slice(text, at, at + words[i].len), words[i]))
				return true;
		}
	}
	return false;
}

static bool has_letters(struct str text)
{
	for (size_t at = 0; at < text.len;) {
		const enum unicode_category category =
			unicode_category(utf8_next(text, &at));

		if (category == CATEGORY_LETTER || category == CATEGORY_NUMBER)
			return true;
	}
	return false;
}

/* Nothing but links back, however they are set; counts them. */
static bool is_navigation(
	struct arena *arena, const struct md_node *parent, size_t *count, unsigned depth)
{
	for (const struct md_node *node = parent->first; node; node = node->next) {
		if (node->kind == MD_LINK && str_starts(node->url, STR("#"))) {
			if (!leads_back(md_plain(arena, node)))
				return false;
			++*count;
		} else if (node->kind == MD_TEXT) {
			if (has_letters(node->text))
				return false;
		} else if (node->kind == MD_STRONG || node->kind == MD_EMPHASIS ||
			   node->kind == MD_SUPERSCRIPT || node->kind == MD_SUBSCRIPT) {
			if (depth >= LIMIT_INLINE_DEPTH ||
				!is_navigation(arena, node, count, depth + 1))
				return false;
		} else if (!md_is_break(node)) {
			return false;
		}
	}
	return true;
}

static void drop_in(struct outline *outline, struct md_node *parent, unsigned depth)
{
	struct md_node *next;

	for (struct md_node *block = parent->first; block; block = next) {
		size_t count = 0;

		next = block->next;
		if (block->kind == MD_PARA && block->first) {
			if (!is_navigation(outline->arena, block, &count, 0) || !count)
				continue;
			tally_add(&outline->tallies, TALLY_NAVIGATION, block->span);
			md_unlink(block);
		} else if (md_is_block(block) && block->kind != MD_TABLE &&
			   depth < 2 * LIMIT_BLOCK_DEPTH) {
			drop_in(outline, block, depth + 1);
			if (!block->first &&
				(block->kind == MD_ITEM || block->kind == MD_LIST))
				md_unlink(block);
		}
	}
}

void anchors_drop_navigation(struct outline *outline, struct md_node *document)
{
	drop_in(outline, document, 0);
}

/* Where a name leads. */

static unsigned hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 16;
}

/* %E7%9B%AE as the bytes that it stands for. */
static void put_fragment(struct buf *buf, struct str text)
{
	for (size_t at = 0; at < text.len; at++) {
		const bool is_escape = text.data[at] == '%' && at + 2 < text.len &&
				       hex_digit(text.data[at + 1]) < 16 &&
				       hex_digit(text.data[at + 2]) < 16;

		if (is_escape) {
			buf_put_byte(buf, (char)(hex_digit(text.data[at + 1]) * 16 +
						  hex_digit(text.data[at + 2])));
			at += 2;
		} else {
			put_lower(buf, str_slice(text, at, at + 1));
		}
	}
}

static size_t find_place(const struct anchors *anchors, const struct md_node *link)
{
	const struct str written = str_from_offset(link->url, 1);
	struct buf name, key, bones;

	buf_init(&name, 0);
	buf_init(&key, 0);
	buf_init(&bones, 0);
	size_t place =
		map_find(&anchors->names, scoped(&key, link->span.source, written));

	put_fragment(&name, written);
	if (place == MAP_NONE)
		place = map_find(
			&anchors->names, scoped(&key, link->span.source, buf_str(&name)));
	if (utf8_is_valid(buf_str(&name)))
		put_bones(&bones, buf_str(&name));
	if (place == MAP_NONE && buf_str(&bones).len)
		place = map_find(&anchors->bones,
			scoped(&key, link->span.source, buf_str(&bones)));
	if (place == MAP_NONE)
		place = map_find(
			&anchors->names, scoped(&key, ALL_SOURCES, buf_str(&name)));
	buf_clear(&name);
	buf_clear(&key);
	buf_clear(&bones);
	return place;
}

static int compare_places(const void *left, const void *right)
{
	const struct outline_question *const *const a = left;
	const struct outline_question *const *const b = right;
	const struct span first = (*a)->span, second = (*b)->span;

	if (first.source != second.source)
		return first.source < second.source ? -1 : 1;
	return (first.start > second.start) - (first.start < second.start);
}

/* An included file's questions stand between those of the file around it. */
void anchors_sort_questions(struct outline *outline)
{
	const size_t count = outline->questions.len;
	const struct outline_question **const order =
		ARENA_NEW(outline->arena, const struct outline_question *, count + 1);

	for (size_t i = 0; i < count; i++)
		order[i] = &outline->questions.data[i];
	if (count)
		qsort(order, count, sizeof(*order), compare_places);
	outline->anchors.order = order;
}

/* How many questions begin at or before the place, counted by source and place. */
static size_t question_near(const struct outline *outline, struct anchor_place place)
{
	size_t low = 0, high = outline->questions.len;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const struct span span = outline->anchors.order[middle]->span;

		if (span.source < place.source ||
			(span.source == place.source && span.start <= place.start))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

enum anchor_sense anchors_find(
	const struct outline *outline, const struct md_node *link, size_t *question)
{
	const struct anchors *const anchors = &outline->anchors;
	const size_t found = find_place(anchors, link);
	const struct str name = str_from_offset(link->url, 1);

	if (!name.len || str_eq(name, STR("top")))
		return ANCHOR_ELSEWHERE;
	if (found == MAP_NONE)
		return ANCHOR_UNKNOWN;
	const struct anchor_place place = anchors->places.data[found];
	size_t index = question_near(outline, place);

	if (place.is_top)
		return ANCHOR_ELSEWHERE;
	const struct outline_question *const *const order = anchors->order;

	if (index && order[index - 1]->span.source == place.source &&
		place.start < order[index - 1]->span.end)
		index--;
	if (index >= outline->questions.len || order[index]->span.source != place.source)
		return ANCHOR_ELSEWHERE;
	*question = (size_t)(order[index] - outline->questions.data);
	return ANCHOR_QUESTION;
}
