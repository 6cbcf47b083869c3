/* SPDX-License-Identifier: MIT */
#ifndef MODEL_INLINE_H
#define MODEL_INLINE_H

#include <stddef.h>

#include "base/str.h"
#include "diag/source.h"

struct math;

enum inline_kind {
	INLINE_TEXT,       /* text */
	INLINE_SOFT_BREAK, /* a line end of the source: white space, or nothing beside Han
			    */
	INLINE_LINE_BREAK,
	INLINE_CODE,     /* text */
	INLINE_MATH,     /* math; in display style where $$ stands inside a line */
	INLINE_EMPHASIS, /* children … INLINE_KEYBOARD: children */
	INLINE_STRONG,
	INLINE_DELETED,
	INLINE_SUBSCRIPT,
	INLINE_SUPERSCRIPT,
	INLINE_KEYBOARD,
	INLINE_LINK,      /* children, link.url (allowed scheme only), link.title */
	INLINE_REFERENCE, /* children, reference: another question */
	INLINE_IMAGE,     /* image */
	INLINE_BLANK,     /* blank */
	INLINE_CLOZE,     /* cloze */
};

struct inline_list {
	const struct inline_node *items;
	size_t count;
};

enum image_unit { IMAGE_UNIT_NONE, IMAGE_UNIT_PERCENT, IMAGE_UNIT_PT };

/* A size of the source: {width=60%} {width=5cm}; value in 1/1000 of the unit. */
struct image_size {
	enum image_unit unit;
	unsigned value;
};

struct image {
	struct str url; /* as written, entities and escapes resolved */
	struct str alt; /* plain text */
	struct str title;
	size_t media; /* index into bank.images and media_set.items */
	struct image_size width, height;
};

enum blank_form {
	BLANK_LINE,  /* ____ */
	BLANK_PAREN, /* （    ） */
};

struct inline_node {
	enum inline_kind kind;
	struct span span;
	union {
		struct str text;
		const struct math *math;
		struct inline_list children;
		struct {
			struct inline_list children;
			struct str url, title;
		} link;
		struct {
			struct inline_list children;
			size_t question; /* ordinal in the bank */
		} reference;
		struct image image;
		struct {
			enum blank_form form;
			unsigned number; /* from 1 within its question */
			unsigned width;  /* characters of the source between its ends */
		} blank;
		struct {
			unsigned number; /* c1, c2 …, from 1 within its question */
			struct inline_list answer;
			struct str hint;
		} cloze;
	};
};

/* What stands inside a node: of a cloze its answer; nothing in those without an inside.
 * For walks that look for something and pass through everything else. */
struct inline_list inline_children(const struct inline_node *node);

#endif
