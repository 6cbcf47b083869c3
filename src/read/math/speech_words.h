/* SPDX-License-Identifier: MIT */
#ifndef READ_MATH_SPEECH_WORDS_H
#define READ_MATH_SPEECH_WORDS_H

#include <stdint.h>

#include "base/str.h"

/* Words for signs and functions; private to read/speech. */
struct speech_words {
	const char *chinese, *english;
};

/* NULL: the sign has no word and is said as it is. */
const struct speech_words *speech_sign(uint32_t code_point);
/* Of \sin, \max …; NULL: its own name. */
const struct speech_words *speech_function(struct str name);
/* Of an operator with a range: 求和, sum. */
const struct speech_words *speech_operator(uint32_t code_point);

#endif
