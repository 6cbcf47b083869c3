/* SPDX-License-Identifier: MIT */
#ifndef APP_LOOKS_H
#define APP_LOOKS_H

#include "write/writer.h"

/* The files of styles/ that outputs take as they are. */

/* One of them, in the arena; empty, and reported, if it is not there. */
struct str looks_read(
	const char *styles, const char *name, struct arena *arena, struct diag *diag);

/* That of the cards, and what it is known by in the lock: 16 hexadecimal digits. */
struct card_look looks_read_cards(
	const char *styles, struct arena *arena, struct diag *diag);
struct str looks_hash(const struct card_look *look, struct arena *arena);

#endif
