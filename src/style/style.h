/* SPDX-License-Identifier: MIT */
#ifndef STYLE_STYLE_H
#define STYLE_STYLE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/scaled.h"
#include "base/str.h"
#include "diag/diag.h"
#include "diag/source.h"

/* A page design: styles/NAME.yaml over the defaults of properties.h. Each property is
 * one row there, and the row makes the field, the parser, the default and the manual. */

struct style_colour {
	unsigned char red, green, blue;
};

struct style_size {
	scaled width, height;
};

enum style_space_form {
	STYLE_SPACE_PLAIN,
	STYLE_SPACE_RULED,
	STYLE_SPACE_GRID,
	STYLE_SPACE_REST
};

/* Room to write beneath a question. */
struct style_space {
	enum style_space_form form;
	unsigned pitches;
};

#define STYLE_LENGTH_TYPE scaled
#define STYLE_COLOUR_TYPE struct style_colour
#define STYLE_SIZE_TYPE   struct style_size
#define STYLE_BOOL_TYPE   bool
#define STYLE_NUMBER_TYPE int32_t /* thousandths */
#define STYLE_TEXT_TYPE   struct str
#define STYLE_SPACE_TYPE  struct style_space
#define STYLE_FIELDS_TYPE struct str /* field.h */
#define STYLE_CHOICE_TYPE unsigned   /* index into the property's words */

struct style {
	struct str name;
#define PROPERTY(field, key, type, default_value, words, help) STYLE_##type##_TYPE field;
#include "style/properties.h"
#undef PROPERTY
};

struct style_request {
	const char *styles_folder;
	struct str name_or_file;     /* "handout", or a path that ends in .yaml */
	const struct str *overrides; /* "key=value" of --set */
	size_t override_count;
};

/* form: exam */
bool style_is_exam(const struct style *style);

/* Reads the style; errors are reported at their line and leave the default. false: there
 * is no such style (reported, with the names of those there are). */
bool style_read(const struct style_request *request, struct arena *arena,
	struct sources *sources, struct diag *diag, struct style *style);

/* The manual's table of properties, as roff. */
void style_put_manual(struct buf *out);

#endif
