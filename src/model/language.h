/* SPDX-License-Identifier: MIT */
#ifndef MODEL_LANGUAGE_H
#define MODEL_LANGUAGE_H

#include <stdbool.h>

#include "base/str.h"

/* A language with typographic rules of its own (TYPOGRAPHY 7.4). */
enum language {
	LANGUAGE_ZH_HANS,
	LANGUAGE_ZH_HANT_TW,
	LANGUAGE_ZH_HANT_HK,
	LANGUAGE_JA,
	LANGUAGE_KO,
	LANGUAGE_EN,
	LANGUAGE_COUNT
};

/* "zh", "zh-CN", "zh-TW", "zh-Hant", "ja-JP", "en_US.UTF-8" … ; false if unknown. */
bool language_from_tag(struct str tag, enum language *language);
struct str language_tag(enum language language); /* BCP 47: "zh-Hans", "zh-Hant-TW" … */

#endif
