/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_STORE_H
#define WRITE_PDF_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The document's objects: their numbers, the page tree and the catalogue, kept by
 * libharu. What an object holds beyond that is text of ours ("bodies": entries of a
 * dictionary without << >>), and objects that are only reserved here are written by
 * whoever reserved them. Errors stick; store_has_failed tells at the end. */
struct store;

/* NULL: the library that runs is not the one this was built for (*running says which),
 * and its structures cannot be trusted. */
struct store *store_new(struct str *running);
void store_free(struct store *store); /* NULL is allowed */

/* The first of count numbers in a row. */
unsigned store_reserve(struct store *store, size_t count);
size_t store_count(const struct store *store); /* numbers are 1 … count */

/* Appends a page to the page tree; its body is set later, and once. */
unsigned store_add_page(struct store *store);
void store_set_page(struct store *store, unsigned page, struct str body);
void store_set_catalog(struct store *store, struct str body);
void store_set_info(struct store *store, struct str body);
unsigned store_catalog(const struct store *store);
unsigned store_info(const struct store *store);
struct str store_library(void); /* "libharu 2.3.0" */

/* Every object that is not reserved, by number, with its whole text; body is borrowed
 * for the call. */
typedef void store_visitor(void *context, unsigned object, struct str body);
void store_each_object(struct store *store, store_visitor *visit, void *context);
bool store_has_failed(const struct store *store);

#endif
