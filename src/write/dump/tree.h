/* SPDX-License-Identifier: MIT */
#ifndef WRITE_DUMP_TREE_H
#define WRITE_DUMP_TREE_H

#include "base/buf.h"
#include "model/bank.h"

/* The bank as text, a node a line: two spaces a level, the kind, the span as
 * line:column-line:column, what the node holds. Equal banks give equal bytes; ids are
 * left out, since they only repeat the text. */
void dump_tree(const struct bank *bank, struct buf *out);

/* One line a question: `3 single B options=4 stem=… answer=…`, under one line for each
 * chapter and section; for examples that people read. */
void dump_outline(const struct bank *bank, struct buf *out);

#endif
