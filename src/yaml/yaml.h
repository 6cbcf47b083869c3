/* SPDX-License-Identifier: MIT */
#ifndef YAML_YAML_H
#define YAML_YAML_H

#include "base/arena.h"
#include "base/str.h"
#include "diag/diag.h"
#include "diag/source.h"

/* A YAML document as a const tree with spans. Scalars are text: whoever reads one knows
 * its type. Aliases are refused (no billion laughs), depth and size have ceilings. */

enum yaml_kind { YAML_NULL, YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

struct yaml_node {
	enum yaml_kind kind;
	struct span span;
	struct str text;               /* scalar */
	const struct yaml_node *items; /* sequence; values of a mapping */
	const struct yaml_node *keys;  /* mapping: scalars, parallel to items */
	size_t count;
};

/* Parses bytes [start, end) of the source. A syntax error is reported and gives what
 * stood before it; never NULL. */
const struct yaml_node *yaml_parse(struct arena *arena, const struct sources *sources,
	struct span span, struct diag *diag);
/* NULL when the mapping lacks the key, or node is no mapping (or NULL). */
const struct yaml_node *yaml_find(const struct yaml_node *node, struct str key);
/* The scalar's text, or the empty view. */
struct str yaml_text(const struct yaml_node *node);

#endif
