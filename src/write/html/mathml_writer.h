/* SPDX-License-Identifier: MIT */
#ifndef WRITE_HTML_MATHML_WRITER_H
#define WRITE_HTML_MATHML_WRITER_H

#include "base/buf.h"
#include "model/math.h"

/* Private to write/html/mathml*.c. */
struct mathml {
	struct buf *out;
	enum math_style style; /* the current one; never MATH_STYLE_SAME */
};

void mathml_put_node(struct mathml *mathml, const struct math_node *node);
/* Without <mrow> around several items. */
void mathml_put_items(struct mathml *mathml, struct math_list list);
/* As exactly one element. */
void mathml_put_script(struct mathml *mathml, const struct math_node *node);
void mathml_put_text(struct mathml *mathml, struct str text); /* escaped */
void mathml_put_em(struct mathml *mathml, struct math_length length);
bool mathml_is_script(const struct mathml *mathml);

/* mathml_atom.c */
void mathml_put_atom(
	struct mathml *mathml, const struct math_atom *atom, enum math_class class);
/* A delimiter that grows with what it encloses; form is "prefix", "postfix", "infix". */
void mathml_put_fence(struct mathml *mathml, uint32_t delimiter, const char *form);
void mathml_put_delimiter(struct mathml *mathml, const struct math_node *node);
void mathml_put_large(
	struct mathml *mathml, const struct math_atom *atom, bool is_limits);

/* mathml_array.c */
void mathml_put_array(struct mathml *mathml, const struct math_array *array);
void mathml_put_tagged(struct mathml *mathml, const struct math_tagged *tagged);

#endif
