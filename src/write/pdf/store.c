/* SPDX-License-Identifier: MIT */
/* libharu as an object store. It numbers objects, links the page tree and prints its own
 * dictionaries; pages, catalogue and information get the rest of their text through
 * write_fn. A reserved number is an HPDF_Null in its table, the smallest thing there is:
 * a dictionary of libharu's costs some 300 bytes, and a large bank has several hundred
 * thousand structure elements. */
#include "write/pdf/store.h"

#include <stdlib.h>

#include <hpdf.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

/* A leaf of the page tree holds so many; a flat tree ends at 32,767 (notes: array). */
#define PAGES_PER_NODE 200

#define OBJECT_NUMBER_MASK 0x00FFFFFFu

struct store {
	HPDF_Doc document;
	struct arena bodies;
	HPDF_Pages node; /* where the next page goes */
	size_t node_pages;
	VEC(HPDF_Dict) pages; /* by number */
};

static void *allocate(HPDF_UINT size)
{
	return memory_new(size);
}

static void release(void *data)
{
	free(data);
}

/* Nothing jumps out of libharu: its error number sticks in the document. */
static void ignore_error(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
	(void)error;
	(void)detail;
	(void)data;
}

/* A body ends the dictionary that libharu prints. */
static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct str *const body = dict->attr;

	return body ? HPDF_Stream_Write(
			      stream, (const HPDF_BYTE *)body->data, (HPDF_UINT)body->len)
		    : HPDF_OK;
}

static void set_body(struct store *store, HPDF_Dict dict, struct str body)
{
	struct str *const kept = ARENA_NEW(&store->bodies, struct str, 1);

	*kept = arena_copy_str(&store->bodies, body);
	dict->attr = kept;
	dict->write_fn = write_body;
}

struct store *store_new(struct str *running)
{
	*running = str_from(HPDF_GetVersion());
	/* The structures that are reached into below changed with 2.4. */
	if (!str_eq(*running, STR(HPDF_VERSION_TEXT)))
		return NULL;
	struct store *const store = memory_new(sizeof(*store));

	*store = (struct store){0};
	arena_init(&store->bodies);
	store->document = HPDF_NewEx(ignore_error, allocate, release, 0, NULL);
	if (store->document && store->document->info)
		HPDF_Dict_RemoveElement(store->document->info, "Producer");
	if (store->document && store->document->info)
		return store;
	store_free(store);
	return NULL;
}

void store_free(struct store *store)
{
	if (!store)
		return;
	if (store->document)
		HPDF_Free(store->document);
	vec_clear(&store->pages);
	arena_clear(&store->bodies);
	free(store);
}

struct str store_library(void)
{
	return STR("libharu " HPDF_VERSION_TEXT);
}

static unsigned number_of(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & OBJECT_NUMBER_MASK;
}

/* libharu grows its table by a constant, which would copy it again and again. */
static bool add_object(struct store *store, void *object)
{
	const HPDF_Xref xref = store->document->xref;

	if (xref->entries->items_per_block < xref->entries->count / 2)
		xref->entries->items_per_block = xref->entries->count / 2;
	return object && HPDF_Xref_Add(xref, object) == HPDF_OK;
}

unsigned store_reserve(struct store *store, size_t count)
{
	const unsigned first = (unsigned)store_count(store) + 1;

	for (size_t i = 0; i < count; i++)
		if (!add_object(store, HPDF_Null_New(store->document->mmgr)))
			break;
	return first;
}

size_t store_count(const struct store *store)
{
	return store->document->xref->entries->count - 1;
}

unsigned store_add_page(struct store *store)
{
	const HPDF_Doc document = store->document;
	const HPDF_Dict page = HPDF_Dict_New(document->mmgr);

	if (store->node_pages % PAGES_PER_NODE == 0)
		store->node = HPDF_Doc_AddPagesTo(document, document->root_pages);
	if (!store->node || !add_object(store, page))
		return 0;
	store->node_pages++;
	HPDF_Dict_AddName(page, "Type", "Page");
	HPDF_Pages_AddKids(store->node, page);
	/* Only now, for AddKids would look for the attributes of libharu's own pages. */
	page->header.obj_class |= HPDF_OSUBCLASS_PAGE;
	vec_push(&store->pages, page);
	return number_of(page);
}

static HPDF_Dict find_page(const struct store *store, unsigned number)
{
	size_t low = 0, high = store->pages.len;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (number_of(store->pages.data[middle]) < number)
			low = middle + 1;
		else
			high = middle;
	}
	const bool is_found =
		low < store->pages.len && number_of(store->pages.data[low]) == number;

	return is_found ? store->pages.data[low] : NULL;
}

void store_set_page(struct store *store, unsigned page, struct str body)
{
	const HPDF_Dict dict = find_page(store, page);

	if (dict)
		set_body(store, dict, body);
}

void store_set_catalog(struct store *store, struct str body)
{
	set_body(store, store->document->catalog, body);
}

void store_set_info(struct store *store, struct str body)
{
	set_body(store, store->document->info, body);
}

unsigned store_catalog(const struct store *store)
{
	return number_of(store->document->catalog);
}

unsigned store_info(const struct store *store)
{
	return number_of(store->document->info);
}

static HPDF_STATUS write_to_buf(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT len)
{
	buf_put(stream->attr, data, len);
	return HPDF_OK;
}

void store_each_object(struct store *store, store_visitor *visit, void *context)
{
	const HPDF_Doc document = store->document;
	struct buf text;

	buf_init(&text, 0);
	const HPDF_Stream stream =
		HPDF_CallbackWriter_New(document->mmgr, write_to_buf, &text);

	for (HPDF_UINT i = 1; i < document->xref->entries->count; i++) {
		void *const object = HPDF_Xref_GetEntry(document->xref, i)->obj;

		if (((HPDF_Obj_Header *)object)->obj_class == HPDF_OCLASS_NULL)
			continue;
		buf_reset(&text);
		HPDF_Obj_WriteValue(object, stream, NULL);
		visit(context, i, buf_str(&text));
	}
	HPDF_Stream_Free(stream);
	buf_clear(&text);
}

bool store_has_failed(const struct store *store)
{
	return HPDF_GetError(store->document) != HPDF_OK;
}
