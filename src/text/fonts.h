/* SPDX-License-Identifier: MIT */
#ifndef TEXT_FONTS_H
#define TEXT_FONTS_H

#include "base/map.h"
#include "text/chain.h"
#include "text/face.h"
#include "text/find.h"
#include "text/math_cache.h"

/* What a fonts object holds; inside text/ only. */

enum slot_state {
	SLOT_UNTRIED,
	SLOT_NOT_ON_PATHS, /* fontconfig was not asked yet */
	SLOT_OPEN,
	SLOT_ABSENT,
};

enum font_search { SEARCH_PATHS, SEARCH_SYSTEM };

/* A face that may be used, and what became of it. */
struct font_slot {
	const struct chain_face *wanted;
	enum slot_state state;
	enum face_problem problem; /* of a file that was found */
	const char *path;          /* NULL: not found */
	struct face *face;
};

typedef VEC(size_t) slot_list;

/* A role's slots, in order, with the style's wishes in front. */
struct role_slots {
	bool is_ready;
	slot_list latin, cjk;
	size_t own; /* of cjk: named by the role or the style; the rest is fallback */
	struct face *first; /* the first of cjk that opens */
};

/* Characters that `wanted` lacks and `used` has; used NULL: that no face has. */
struct font_lack {
	const struct face *wanted, *used;
	struct buf characters; /* a few, for the message */
	size_t count;
};

struct font_missing {
	struct str text;               /* the cluster */
	const struct chain_face *help; /* a face to install that may have it; or NULL */
};

struct font_stand_in {
	const struct chain_face *wanted;
	const struct face *used;
};

/* What a cluster that the first face lacks was found to need. */
struct font_resolution {
	struct face *face;
	bool is_missing;
};

struct fonts {
	struct arena arena;
	const struct chains *chains;
	struct font_finder finder;
	struct str language;
	hb_language_t hb_language;
	char *folder;
	struct str families[ROLE_COUNT];
	VEC(struct font_slot)
	slots; /* those of the chains, then wishes and last resorts */
	struct role_slots roles[ROLE_COUNT];
	VEC(struct face *) faces; /* the open ones, by face->index */

	/* fallback.c */
	struct map resolved; /* role, flavour and cluster -> index of a resolution */
	VEC(struct font_resolution) resolutions;
	unsigned searches; /* of the system for a character */
	VEC(struct font_lack) lacks;
	VEC(struct font_missing) missing;
	VEC(struct font_stand_in) stand_ins;
	VEC(struct str) unknown; /* wishes */

	/* shape.c */
	hb_buffer_t *buffer;
	struct map words; /* face, script and text -> index of shaped */
	VEC(struct shaped *) shaped;
	struct buf key;
	VEC(hb_feature_t) features;
	VEC(struct shaped_glyph) glyphs;

	/* math.c */
	struct math_cache math;
};

/* Opens the slot's face if that was not tried yet; NULL: it cannot be had by this
 * search. */
struct face *fonts_open_slot(struct fonts *fonts, size_t slot, enum font_search search);
/* Makes the role's slots at its first use. */
struct role_slots *fonts_role(struct fonts *fonts, enum text_role role);
/* A further slot for a face that no chain lists; wanted must live as long as fonts. */
size_t fonts_add_slot(struct fonts *fonts, const struct chain_face *wanted);
/* The same for a file already found. */
struct face *fonts_open_place(struct fonts *fonts, struct font_place place);

#endif
