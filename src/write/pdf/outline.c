/* SPDX-License-Identifier: MIT */
#include "write/pdf/outline.h"

#include <stdlib.h>

#include "write/pdf/syntax.h"

#define LEAF_NAMES 64

static int64_t whole(int64_t thousandths)
{
	return (thousandths + 999) / 1000;
}

/* [page /XYZ x y null] by hand: libharu does not let a zoom be left alone. A point more
 * or less is nothing to a viewer, and there are many. */
static void put_place(const struct document *document, struct buf *out,
	const struct page_destination *to)
{
	const struct page *const page = document->pages->items + to->page;

	buf_put_byte(out, '[');
	put_reference(out, document->page_objects[to->page]);
	buf_put_c(out, "/XYZ ");
	buf_put_signed(out, (long)whole(milli(to->x)));
	buf_put_byte(out, ' ');
	buf_put_signed(out, (long)whole(milli((scaled_sum)page->height - to->y)));
	buf_put_c(out, " null]");
}

bool destination_is_good(const struct document *document, size_t destination)
{
	return destination < document->pages->destination_count &&
	       document->pages->destinations[destination].page < document->pages->count;
}

void put_destination(const struct document *document, struct buf *out, const char *key,
	size_t destination)
{
	if (!destination_is_good(document, destination))
		return;
	const struct page_destination *const to =
		document->pages->destinations + destination;

	buf_put_c(out, key);
	if (to->name.len)
		put_literal(out, to->name);
	else
		put_place(document, out, to);
}

struct name {
	struct str text;
	const struct page_destination *to;
};

struct name_list {
	struct name *items;
	size_t count;
};

static int by_name(const void *a, const void *b)
{
	const struct name *const first = a, *const second = b;
	const int order = str_compare(first->text, second->text);

	return order ? order : (first->to > second->to) - (first->to < second->to);
}

static void add_name(
	struct name_list *list, struct str text, const struct page_destination *to)
{
	if (text.len)
		list->items[list->count++] = (struct name){text, to};
}

/* All names, sorted, each name once: the first that has it. */
static struct name_list sorted_names(struct document *document)
{
	const struct pages *const pages = document->pages;
	const size_t count = pages->destination_count;
	struct name_list list = {ARENA_NEW(&document->arena, struct name, 2 * count), 0};
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		if (!destination_is_good(document, i))
			continue;
		add_name(&list, pages->destinations[i].name, pages->destinations + i);
		add_name(&list, pages->destinations[i].second_name,
			pages->destinations + i);
	}
	if (list.count)
		qsort(list.items, list.count, sizeof(*list.items), by_name);
	for (size_t i = 0; i < list.count; i++)
		if (i == 0 || !str_eq(list.items[i].text, list.items[kept - 1].text))
			list.items[kept++] = list.items[i];
	list.count = kept;
	return list;
}

static unsigned save_leaf(struct document *document, struct name_list names)
{
	const unsigned object = store_reserve(document->store, 1);
	struct buf out;

	buf_init(&out, 0);
	buf_put_c(&out, "<</Limits[");
	put_literal(&out, names.items[0].text);
	put_literal(&out, names.items[names.count - 1].text);
	buf_put_c(&out, "]/Names[");
	for (size_t i = 0; i < names.count; i++) {
		put_literal(&out, names.items[i].text);
		put_place(document, &out, names.items[i].to);
	}
	buf_put_c(&out, "]>>");
	save_object(&document->save, object, buf_str(&out));
	buf_clear(&out);
	return object;
}

unsigned destinations_save(struct document *document)
{
	const struct name_list names = sorted_names(document);
	struct buf out;

	if (names.count == 0)
		return 0;
	buf_init(&out, 0);
	buf_put_c(&out, "<</Kids[");
	for (size_t i = 0; i < names.count; i += LEAF_NAMES) {
		const size_t rest = names.count - i;

		put_reference(
			&out, save_leaf(document,
				      (struct name_list){names.items + i,
					      rest < LEAF_NAMES ? rest : LEAF_NAMES}));
		buf_put_byte(&out, ' ');
	}
	buf_put_c(&out, "]>>");
	const unsigned object = store_reserve(document->store, 1);

	save_object(&document->save, object, buf_str(&out));
	buf_clear(&out);
	return object;
}

/* Links between bookmarks; 0 stands for none, 1 + index for an entry. */
struct entry {
	size_t parent, previous, next, first, last;
	size_t visible; /* entries beneath it that show when it is open */
	size_t child_count;
};

#define DEPTH_MAX 32

/* entries[0] is the root, entries[1 + i] stands for outlines[i]. */
static void link_entries(const struct pages *pages, struct entry *entries)
{
	size_t path[DEPTH_MAX] = {0}; /* the last entry of each depth; path[0] the root */
	size_t depth = 0;

	for (size_t i = 0; i < pages->outline_count; i++) {
		const size_t wanted = (size_t)pages->outlines[i].depth + 1;
		const size_t at = i + 1;

		depth = wanted <= depth + 1 ? wanted : depth + 1;
		if (depth >= DEPTH_MAX)
			depth = DEPTH_MAX - 1;
		struct entry *const parent = entries + path[depth - 1];

		entries[at].parent = path[depth - 1];
		entries[at].previous = parent->last;
		if (parent->last)
			entries[parent->last].next = at;
		else
			parent->first = at;
		parent->last = at;
		parent->child_count++;
		path[depth] = at;
	}
	/* Children follow their parents: from the end, what is beneath is known. */
	for (size_t at = pages->outline_count; at >= 1; at--) {
		struct entry *const parent = entries + entries[at].parent;

		parent->visible += 1;
		if (pages->outlines[at - 1].open)
			parent->visible += entries[at].visible;
	}
}

static void put_relative(struct buf *out, const char *key, unsigned first, size_t entry)
{
	if (!entry)
		return;
	buf_put_c(out, key);
	put_reference(out, first + (unsigned)entry);
}

static void save_entry(
	struct document *document, const struct entry *entries, size_t at, unsigned first)
{
	const struct page_outline *const outline = document->pages->outlines + at - 1;
	const struct entry *const entry = entries + at;
	struct buf out;

	buf_init(&out, 0);
	buf_put_c(&out, "<</Title");
	put_text(&out, outline->title);
	buf_put_c(&out, "/Parent ");
	put_reference(&out, first + (unsigned)entry->parent);
	put_relative(&out, "/Prev ", first, entry->previous);
	put_relative(&out, "/Next ", first, entry->next);
	put_relative(&out, "/First ", first, entry->first);
	put_relative(&out, "/Last ", first, entry->last);
	if (entry->first) {
		buf_put_c(&out, outline->open ? "/Count " : "/Count -");
		buf_put_unsigned(&out, entry->visible);
	}
	put_destination(document, &out, "/Dest", outline->destination);
	buf_put_c(&out, ">>");
	save_object(&document->save, first + (unsigned)at, buf_str(&out));
	buf_clear(&out);
}

unsigned outline_save(struct document *document)
{
	const size_t count = document->pages->outline_count;
	struct entry *const entries =
		ARENA_NEW(&document->arena, struct entry, count + 1);
	struct buf out;

	if (count == 0)
		return 0;
	link_entries(document->pages, entries);
	const unsigned root = store_reserve(document->store, count + 1);

	for (size_t at = 1; at <= count; at++)
		save_entry(document, entries, at, root);
	buf_init(&out, 0);
	buf_put_c(&out, "<</Type/Outlines");
	put_relative(&out, "/First ", root, entries[0].first);
	put_relative(&out, "/Last ", root, entries[0].last);
	buf_printf(&out, "/Count %zu>>", entries[0].visible);
	save_object(&document->save, root, buf_str(&out));
	buf_clear(&out);
	return root;
}
