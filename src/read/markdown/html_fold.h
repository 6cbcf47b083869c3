/* SPDX-License-Identifier: MIT */
#ifndef READ_MARKDOWN_HTML_FOLD_H
#define READ_MARKDOWN_HTML_FOLD_H

#include "read/markdown/align.h"

/* Puts the inlines of a block at the end of a node that holds only inlines (a cell, a
 * summary); code, formulas and raw text become inlines of their kind. */
void html_fold(struct md_node *inlines, struct md_node *block);

/* Fills rows up to the widest; alignments are the first row's (cell->number). A table
 * past LIMIT_TABLE_COLUMNS becomes paragraphs. */
void html_finish_table(struct aligner *aligner, struct md_node *table);

/* The text of <pre>: without tags, entities resolved, ended by one \n. */
struct str html_code_text(struct aligner *aligner, struct str inside);

#endif
