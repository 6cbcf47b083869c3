/* SPDX-License-Identifier: MIT */
#ifndef READ_OUTLINE_SUB_LABEL_H
#define READ_OUTLINE_SUB_LABEL_H

#include "read/outline/outline.h"

/* What counts sub-questions: （1） (1) ①. */
struct sub_label {
	size_t len;      /* with the space behind it; 0: there is none */
	struct str text; /* as printed: （1） */
	unsigned number;
	enum part_form form;
};

struct sub_label sub_label_read(struct str text);

/* A paragraph's lines that are counted from 1, two at least, stay lines. */
void sub_lines_keep(struct md_node *para);

#endif
