/* SPDX-License-Identifier: MIT */
/* The elements come as an array with parents first; contents come page by page. The
 * children of an element are its child elements in the order of the array, with its
 * contents between them where the pages show them: each element keeps a cursor to the
 * first child that is not yet placed, and placing a child places all before it.
 *
 * A large bank has several hundred thousand elements, so an element is 20 bytes here, a
 * child 12, and each is written once, as text, into an object stream. */
#include "write/pdf/tag.h"

#include <stdlib.h>

#include "write/pdf/syntax.h"

#define LEAF_KEYS 64 /* of the parent tree */

enum kid_kind { KID_ELEMENT, KID_CONTENT, KID_LINK };

struct kid {
	uint32_t next;  /* 1 + index of the next one of the same parent; 0: last */
	uint32_t page;  /* page << 2 | kind */
	uint32_t value; /* element, marked-content number, or annotation */
};

struct node {
	uint32_t first_kid, last_kid; /* 1 + index */
	uint32_t cursor, next_sibling;
	bool is_placed;
};

struct figure_box {
	uint32_t element;
	int64_t box[4];
};

struct leaf {
	unsigned object;
	size_t first, last;
};

struct tags {
	unsigned first_object; /* of element 1 */
	struct node *nodes;
	VEC(struct kid) kids;
	VEC(uint32_t) contents;      /* of the page under way: its elements */
	VEC(uint32_t) link_elements; /* by key, less the number of pages */
	VEC(struct figure_box) boxes;
	VEC(struct leaf) leaves;
	struct buf numbers; /* of the leaf under way */
	size_t leaf_first, leaf_count;
	struct buf work;
};

static const struct str names[] = {
	[ELEMENT_KIND_ARTIFACT] = STR_INIT(""),
	[ELEMENT_DOCUMENT] = STR_INIT("Document"),
	[ELEMENT_SECTION] = STR_INIT("Sect"),
	[ELEMENT_H1] = STR_INIT("H1"),
	[ELEMENT_H2] = STR_INIT("H2"),
	[ELEMENT_H3] = STR_INIT("H3"),
	[ELEMENT_H4] = STR_INIT("H4"),
	[ELEMENT_H5] = STR_INIT("H5"),
	[ELEMENT_H6] = STR_INIT("H6"),
	[ELEMENT_PARA] = STR_INIT("P"),
	[ELEMENT_LIST] = STR_INIT("L"),
	[ELEMENT_ITEM] = STR_INIT("LI"),
	[ELEMENT_LABEL] = STR_INIT("Lbl"),
	[ELEMENT_BODY] = STR_INIT("LBody"),
	[ELEMENT_QUOTE] = STR_INIT("BlockQuote"),
	[ELEMENT_CODE] = STR_INIT("Code"),
	[ELEMENT_FIGURE] = STR_INIT("Figure"),
	[ELEMENT_FORMULA] = STR_INIT("Formula"),
	[ELEMENT_CAPTION] = STR_INIT("Caption"),
	[ELEMENT_TABLE] = STR_INIT("Table"),
	[ELEMENT_ROW] = STR_INIT("TR"),
	[ELEMENT_HEAD_CELL] = STR_INIT("TH"),
	[ELEMENT_CELL] = STR_INIT("TD"),
	[ELEMENT_CONTENTS] = STR_INIT("TOC"),
	[ELEMENT_CONTENTS_ITEM] = STR_INIT("TOCI"),
	[ELEMENT_LINK] = STR_INIT("Link"),
	[ELEMENT_SPAN] = STR_INIT("Span"),
	[ELEMENT_REFERENCE] = STR_INIT("Reference"),
};

#define NAME_COUNT (sizeof(names) / sizeof(names[0]))

static bool is_tagged(const struct document *document, uint32_t element)
{
	return document->tags && element > ELEMENT_ARTIFACT &&
	       element < document->pages->element_count &&
	       document->pages->elements[element].kind > ELEMENT_KIND_ARTIFACT &&
	       document->pages->elements[element].kind < NAME_COUNT;
}

struct str tag_name(const struct document *document, uint32_t element)
{
	return is_tagged(document, element)
		       ? names[document->pages->elements[element].kind]
		       : names[ELEMENT_KIND_ARTIFACT];
}

static bool is_described(enum element_kind kind)
{
	return kind == ELEMENT_FIGURE || kind == ELEMENT_FORMULA;
}

bool tags_are_complete(const struct document *document)
{
	const struct pages *const pages = document->pages;

	for (size_t i = 1; document->tags && i < pages->element_count; i++) {
		const enum element_kind kind = pages->elements[i].kind;

		if (is_described(kind) && pages->elements[i].alt.len == 0)
			return false;
	}
	return document->tags != NULL;
}

/* Parents come first; what breaks that hangs from the document. */
static uint32_t parent_of(const struct document *document, uint32_t element)
{
	const uint32_t parent = document->pages->elements[element].parent;

	return parent < element && is_tagged(document, parent) ? parent : 1;
}

void tags_begin(struct document *document)
{
	const size_t count = document->pages->element_count;

	if (count < 2)
		return;
	struct tags *const tags = ARENA_NEW(&document->arena, struct tags, 1);

	tags->nodes = ARENA_NEW(&document->arena, struct node, count);
	tags->first_object = store_reserve(document->store, count - 1);
	buf_init(&tags->numbers, 0);
	buf_init(&tags->work, 0);
	document->tags = tags;
	tags->nodes[1].is_placed = true;
	for (size_t i = count - 1; i > 1; i--) {
		const uint32_t element = (uint32_t)i;

		if (!is_tagged(document, element))
			continue;
		struct node *const parent = tags->nodes + parent_of(document, element);

		tags->nodes[i].next_sibling = parent->cursor;
		parent->cursor = element;
	}
}

void tags_free(struct document *document)
{
	struct tags *const tags = document->tags;

	if (!tags)
		return;
	vec_clear(&tags->kids);
	vec_clear(&tags->contents);
	vec_clear(&tags->link_elements);
	vec_clear(&tags->boxes);
	vec_clear(&tags->leaves);
	buf_clear(&tags->numbers);
	buf_clear(&tags->work);
}

static unsigned object_of(const struct tags *tags, uint32_t element)
{
	return tags->first_object + element - 1;
}

static void add_kid(struct tags *tags, uint32_t element, struct kid kid)
{
	struct node *const node = tags->nodes + element;

	vec_push(&tags->kids, kid);
	if (node->last_kid)
		tags->kids.data[node->last_kid - 1].next = (uint32_t)tags->kids.len;
	else
		node->first_kid = (uint32_t)tags->kids.len;
	node->last_kid = (uint32_t)tags->kids.len;
}

/* The children of parent up to last, in order. */
static void place_children(struct tags *tags, uint32_t parent, uint32_t last)
{
	struct node *const node = tags->nodes + parent;

	while (node->cursor && node->cursor <= last) {
		struct node *const child = tags->nodes + node->cursor;

		add_kid(tags, parent, (struct kid){0, KID_ELEMENT, node->cursor});
		child->is_placed = true;
		node->cursor = child->next_sibling;
	}
}

static void place(const struct document *document, uint32_t element)
{
	while (!document->tags->nodes[element].is_placed) {
		const uint32_t parent = parent_of(document, element);

		place_children(document->tags, parent, element);
		element = parent;
	}
}

unsigned tags_add_content(struct document *document, uint32_t element, size_t page)
{
	struct tags *const tags = document->tags;
	const unsigned number = (unsigned)tags->contents.len;

	place(document, element);
	add_kid(tags, element,
		(struct kid){0, (uint32_t)page << 2 | KID_CONTENT, number});
	vec_push(&tags->contents, element);
	return number;
}

unsigned tags_add_link(
	struct document *document, uint32_t element, size_t page, unsigned annotation)
{
	struct tags *const tags = document->tags;

	place(document, element);
	add_kid(tags, element,
		(struct kid){0, (uint32_t)page << 2 | KID_LINK, annotation});
	vec_push(&tags->link_elements, element);
	return (unsigned)(document->pages->count + tags->link_elements.len - 1);
}

void tags_add_box(struct document *document, uint32_t element, const int64_t box[4])
{
	if (!is_tagged(document, element) ||
		document->pages->elements[element].kind != ELEMENT_FIGURE)
		return;
	vec_push(&document->tags->boxes,
		(struct figure_box){element, {box[0], box[1], box[2], box[3]}});
}

static void end_leaf(struct document *document, size_t last)
{
	struct tags *const tags = document->tags;

	if (tags->leaf_count == 0)
		return;
	const unsigned object = store_reserve(document->store, 1);
	struct buf *const work = &tags->work;

	buf_reset(work);
	buf_printf(work, "<</Limits[%zu %zu]/Nums[", tags->leaf_first, last);
	buf_put_str(work, buf_str(&tags->numbers));
	buf_put_c(work, "]>>");
	save_object(&document->save, object, buf_str(work));
	vec_push(&tags->leaves, (struct leaf){object, tags->leaf_first, last});
	tags->leaf_count = 0;
	buf_reset(&tags->numbers);
}

static void begin_number(struct document *document, size_t key)
{
	struct tags *const tags = document->tags;

	if (tags->leaf_count == LEAF_KEYS)
		end_leaf(document, key - 1);
	if (tags->leaf_count++ == 0)
		tags->leaf_first = key;
	buf_put_unsigned(&tags->numbers, key);
	buf_put_byte(&tags->numbers, ' ');
}

void tags_end_page(struct document *document, size_t page)
{
	struct tags *const tags = document->tags;

	if (!tags)
		return;
	begin_number(document, page);
	buf_put_byte(&tags->numbers, '[');
	for (size_t i = 0; i < tags->contents.len; i++) {
		if (i)
			buf_put_byte(&tags->numbers, ' ');
		put_reference(&tags->numbers, object_of(tags, tags->contents.data[i]));
	}
	buf_put_byte(&tags->numbers, ']');
	vec_reset(&tags->contents);
}

static void put_kid(struct document *document, struct buf *out, const struct kid *kid,
	uint32_t own_page)
{
	const uint32_t page = kid->page >> 2;

	switch ((enum kid_kind)(kid->page & 3)) {
	case KID_ELEMENT:
		put_reference(out, object_of(document->tags, kid->value));
		return;
	case KID_CONTENT:
		if (page == own_page)
			buf_put_unsigned(out, kid->value);
		else
			buf_printf(out, "<</Type/MCR/Pg %u 0 R/MCID %u>>",
				document->page_objects[page], kid->value);
		return;
	case KID_LINK:
		buf_printf(out, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>",
			document->page_objects[page], kid->value);
	}
}

/* The page of an element is that of its first content. */
static uint32_t first_page(const struct tags *tags, const struct node *node)
{
	for (uint32_t at = node->first_kid; at; at = tags->kids.data[at - 1].next)
		if ((tags->kids.data[at - 1].page & 3) == KID_CONTENT)
			return tags->kids.data[at - 1].page >> 2;
	return UINT32_MAX;
}

static void put_kids(struct document *document, struct buf *out, const struct node *node)
{
	const struct tags *const tags = document->tags;
	const uint32_t page = first_page(tags, node);

	if (page != UINT32_MAX) {
		buf_put_c(out, "/Pg ");
		put_reference(out, document->page_objects[page]);
	}
	if (node->first_kid == node->last_kid) {
		buf_put_c(out, "/K ");
		put_kid(document, out, tags->kids.data + node->first_kid - 1, page);
		return;
	}
	buf_put_c(out, "/K[");
	for (uint32_t at = node->first_kid; at; at = tags->kids.data[at - 1].next) {
		if (at != node->first_kid)
			buf_put_byte(out, ' ');
		put_kid(document, out, tags->kids.data + at - 1, page);
	}
	buf_put_byte(out, ']');
}

static int by_element(const void *a, const void *b)
{
	const struct figure_box *const first = a, *const second = b;

	return (first->element > second->element) - (first->element < second->element);
}

/* The boxes of the element, which stand at *at of the sorted ones, as one. */
static void put_box(struct tags *tags, struct buf *out, uint32_t element, size_t *at)
{
	const struct figure_box *const boxes = tags->boxes.data;
	const size_t count = tags->boxes.len;

	while (*at < count && boxes[*at].element < element)
		++*at;
	if (*at == count || boxes[*at].element != element)
		return;
	int64_t box[4] = {boxes[*at].box[0], boxes[*at].box[1], boxes[*at].box[2],
		boxes[*at].box[3]};

	for (; *at < count && boxes[*at].element == element; ++*at)
		for (size_t i = 0; i < 4; i++) {
			const int64_t edge = boxes[*at].box[i];

			if (i < 2 ? edge < box[i] : edge > box[i])
				box[i] = edge;
		}
	buf_put_c(out, "/A<</O/Layout/Placement/Block/BBox[");
	for (size_t i = 0; i < 4; i++)
		put_milli_space(out, box[i]);
	buf_put_c(out, "]>>");
}

static void put_element(
	struct document *document, struct buf *out, uint32_t element, unsigned root)
{
	const struct page_element *const items = document->pages->elements;
	const struct page_element *const item = items + element;
	const uint32_t parent = element == 1 ? 1 : parent_of(document, element);

	buf_put_c(out, "<</S/");
	buf_put_str(out, names[item->kind]);
	buf_put_c(out, "/P ");
	put_reference(out, element == 1 ? root : object_of(document->tags, parent));
	if (item->alt.len) {
		buf_put_c(out, is_described(item->kind) ? "/Alt" : "/ActualText");
		put_text(out, item->alt);
	}
	if (item->title.len) {
		buf_put_c(out, "/T");
		put_text(out, item->title);
	}
	if (element == 1 || item->language != items[parent].language) {
		buf_put_c(out, "/Lang");
		put_text(out, language_tag(item->language));
	}
	if (item->kind == ELEMENT_HEAD_CELL)
		buf_put_c(out, "/A<</O/Table/Scope/Column>>");
	if (document->tags->nodes[element].first_kid)
		put_kids(document, out, document->tags->nodes + element);
}

/* An element in which the pages show nothing says nothing; but a cell keeps its column.
 */
static bool is_empty(const struct document *document, uint32_t element)
{
	const enum element_kind kind = document->pages->elements[element].kind;

	return document->tags->nodes[element].first_kid == 0 && kind != ELEMENT_CELL &&
	       kind != ELEMENT_HEAD_CELL && element > 1;
}

static void drop_empty_kids(struct document *document, uint32_t element)
{
	struct tags *const tags = document->tags;
	struct node *const node = tags->nodes + element;
	uint32_t *link = &node->first_kid;

	node->last_kid = 0;
	while (*link) {
		struct kid *const kid = tags->kids.data + *link - 1;

		if ((kid->page & 3) == KID_ELEMENT && is_empty(document, kid->value)) {
			*link = kid->next;
			continue;
		}
		node->last_kid = *link;
		link = &kid->next;
	}
}

static void save_elements(struct document *document, unsigned root)
{
	struct tags *const tags = document->tags;
	const uint32_t count = (uint32_t)document->pages->element_count;
	size_t box = 0;

	if (tags->boxes.len)
		qsort(tags->boxes.data, tags->boxes.len, sizeof(*tags->boxes.data),
			by_element);
	for (uint32_t element = count - 1; element > 0; element--) {
		place_children(tags, element, UINT32_MAX);
		drop_empty_kids(document, element);
	}
	for (uint32_t element = 1; element < count; element++) {
		if (!is_tagged(document, element) || is_empty(document, element))
			continue;
		buf_reset(&tags->work);
		put_element(document, &tags->work, element, root);
		put_box(tags, &tags->work, element, &box);
		buf_put_c(&tags->work, ">>");
		save_object(
			&document->save, object_of(tags, element), buf_str(&tags->work));
	}
}

static unsigned save_parent_tree(struct document *document)
{
	struct tags *const tags = document->tags;
	const size_t pages = document->pages->count, links = tags->link_elements.len;

	for (size_t i = 0; i < links; i++) {
		begin_number(document, pages + i);
		put_reference(
			&tags->numbers, object_of(tags, tags->link_elements.data[i]));
		buf_put_byte(&tags->numbers, ' ');
	}
	if (pages + links)
		end_leaf(document, pages + links - 1);
	const unsigned object = store_reserve(document->store, 1);

	buf_reset(&tags->work);
	buf_put_c(&tags->work, "<</Kids[");
	for (size_t i = 0; i < tags->leaves.len; i++) {
		put_reference(&tags->work, tags->leaves.data[i].object);
		buf_put_byte(&tags->work, ' ');
	}
	buf_put_c(&tags->work, "]>>");
	save_object(&document->save, object, buf_str(&tags->work));
	return object;
}

unsigned tags_end(struct document *document)
{
	struct tags *const tags = document->tags;

	if (!tags || !is_tagged(document, 1))
		return 0;
	const unsigned root = store_reserve(document->store, 1);

	save_elements(document, root);
	const unsigned parents = save_parent_tree(document);

	buf_reset(&tags->work);
	buf_printf(&tags->work,
		"<</Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %zu>>",
		object_of(tags, 1), parents,
		document->pages->count + tags->link_elements.len);
	save_object(&document->save, root, buf_str(&tags->work));
	return root;
}
