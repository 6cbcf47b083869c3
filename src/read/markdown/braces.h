/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_BRACES_H
#define READ_MARKDOWN_BRACES_H

#include <stdbool.h>

#include "model/inline.h"

/* {#id .tag key=value key="some words"} */

enum brace_kind { BRACE_ID, BRACE_TAG, BRACE_KEY };

struct brace_attribute {
	enum brace_kind kind;
	struct str key;   /* of BRACE_KEY */
	struct str value; /* without quotes; the id or the tag of the others */
};

/* Takes the next one off *rest (the inside of the braces); false at the end, or where
 * something else stands: then *rest is not empty. */
bool brace_next(struct str *rest, struct brace_attribute *attribute);

/* The end of well-formed attributes in braces at `at`, or 0. */
size_t braces_end(struct str text, size_t at);

/* The end of `{{ … }}` at `at` that is another tool's and no cloze, or 0: Hydro's
 * `{{ select(1) }}`, a variable as `{{ site.url }}`, Hugo's `{{< … >}}`. */
size_t braces_foreign_end(struct str text, size_t at);

/* 60%, 5cm, 40mm, 12pt, 2in, 100px or 100 (CSS pixels, 3/4 pt); false: none of them. */
bool brace_size(struct str value, struct image_size *size);

/* width= and height= of the inside of the braces; others are passed over. */
void braces_put_size(
	struct str inside, struct image_size *width, struct image_size *height);

#endif
