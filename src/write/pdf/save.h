/* SPDX-License-Identifier: MIT */
#ifndef WRITE_PDF_SAVE_H
#define WRITE_PDF_SAVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "write/deflate/deflate.h"
#include "write/pdf/store.h"

/* Where an object lies in the file. */
struct save_place {
	uint32_t at;    /* its offset; or the number of its object stream */
	uint16_t index; /* in the object stream */
	uint8_t kind;   /* 0: not written, 1: at an offset, 2: in an object stream */
};

/* The file as it grows. Streams go out at once, other objects in object streams of some
 * hundred, so that nothing is held twice. */
struct save {
	struct buf *out;
	struct store *store;
	struct deflate *deflate, *image_deflate;
	bool is_plain;                 /* no object streams, a classic table: for eyes */
	VEC(struct save_place) places; /* by object number */
	struct buf packed, heads;      /* of the object stream under way */
	unsigned packed_number, packed_count;
	struct buf work, deflated;
};

void save_begin(struct save *save, struct store *store, struct buf *out, bool is_plain);
/* The whole text of a reserved object. */
void save_object(struct save *save, unsigned object, struct str text);
/* A reserved object that is a stream: the entries of its dictionary without /Length and
 * /Filter, and its data, which are deflated here. */
void save_stream(struct save *save, unsigned object, struct str entries, struct str data);
/* The same of an image's samples, whatever the mode: entries hold /DecodeParms. */
void save_image_stream(
	struct save *save, unsigned object, struct str entries, struct str data);
/* The same with data that are encoded already; entries say how. */
void save_encoded_stream(
	struct save *save, unsigned object, struct str entries, struct str data);
/* What the store has to tell itself, cross-references and trailer; then *save is
 * cleared. */
void save_end(struct save *save);

#endif
