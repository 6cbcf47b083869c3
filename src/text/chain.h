/* SPDX-License-Identifier: MIT */
#ifndef TEXT_CHAIN_H
#define TEXT_CHAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "diag/diag.h"
#include "text/text.h"

/* fonts/chains.yaml for one language: which faces a role tries, in which order. */

enum font_packager {
	PACKAGER_APT,
	PACKAGER_DNF,
	PACKAGER_PACMAN,
	PACKAGER_BREW,
	PACKAGER_COUNT
};

/* A face that may be used; nothing is known yet of whether the system has it. */
struct chain_face {
	struct str key;    /* its name in the file */
	struct str family; /* empty: whatever the file holds */
	unsigned index;    /* in a .ttc */
	unsigned weight;   /* 400, 700 */
	bool is_synthetic_bold;
	bool is_for_han;         /* tried for rare Han and nothing else */
	const struct str *files; /* paths below the fonts folder and the system's */
	size_t file_count;
	struct str packages[PACKAGER_COUNT]; /* empty: not known */
};

/* Indexes into chains.faces, in the order of trying. */
struct chain {
	const size_t *items;
	size_t count;
	size_t own; /* the first of them, which the role names itself */
};

struct chains {
	const struct chain_face *faces;
	size_t face_count;
	const struct str *folders; /* absolute */
	size_t folder_count;
	bool uses_fontconfig; /* false: only what the folders hold */
	struct chain cjk[ROLE_COUNT];
	struct chain latin[ROLE_COUNT]; /* companions alone; then cjk goes on */
	struct chain emoji;
};

/* NULL: no such file, or nothing usable in it; reported. */
const struct chains *chains_read(
	struct arena *arena, const char *path, struct str language, struct diag *diag);

/* The role's word in the file: "sans-bold". */
struct str role_name(enum text_role role);

#endif
