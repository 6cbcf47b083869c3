/* SPDX-License-Identifier: MIT */
#ifndef SELECT_SELECT_H
#define SELECT_SELECT_H

#include "base/arena.h"
#include "diag/diag.h"
#include "model/bank.h"

/* What of a bank is wanted, and in which order. Texts are as on the command line; empty:
 * all. A group of questions under shared material is taken, drawn and moved as one. */
struct selection {
	struct str chapters;     /* 1,3-5 */
	struct str questions;    /* 20-39,45,attn-scale */
	struct str ids;          /* the text of @FILE; has_ids */
	struct str tags;         /* one of them is enough; by comma */
	struct str difficulties; /* 1-3 */
	struct str types;        /* single,多选 */
	struct str sample;       /* how many are drawn */
	struct str seed;         /* for the drawing */
	struct str shuffle;      /* the seed for questions and options */
	bool has_ids, has_shuffle, by_type;
};

/* Whether it asks for anything. */
bool selection_is_empty(const struct selection *selection);

/* A new bank that shares all unchanged nodes with the old one; the old one itself if
 * nothing is asked. Ids, numbers and anchors stay, except that numbers follow the places
 * when questions are shuffled, and count from 1 by type. */
const struct bank *select_bank(const struct bank *bank, const struct selection *selection,
	struct arena *arena, struct diag *diag);

#endif
