/* SPDX-License-Identifier: MIT */
#ifndef READ_MATH_SPEECH_PARTS_H
#define READ_MATH_SPEECH_PARTS_H

#include "base/buf.h"
#include "model/math.h"
#include "read/math/speech_words.h"

/* Private to read/speech: how words are joined, what shape a node has to the ear, and
 * single atoms. */
struct speech {
	struct buf *out;
	bool is_chinese;
	unsigned brace_depth; /* | within { } is "such that" */
	bool is_limit;        /* an arrow is "approaches" */
	bool is_arg;          /* \arg was met before \max */
	bool is_geometry;     /* triangles: ~ is "similar to" */
	unsigned parts;       /* fractions around */
};

void speech_say_node(struct speech *speech, const struct math_node *node);
void speech_say_list(struct speech *speech, struct math_list list);
void speech_say_sub(struct speech *speech, const struct math_node *sub);
/* All superscripts: the primes first. */
void speech_say_sups(struct speech *speech, const struct math_scripts *scripts);
void speech_say_fraction(struct speech *speech, const struct math_fraction *fraction);
/* 绝对值 … 绝对值结束, 范数 … 范数结束: the bar at a side. */
void speech_say_norm(struct speech *speech, uint32_t bar, bool is_start);
/* \left. x \right|_a^b: what follows the bar. */
void speech_say_places(struct speech *speech, const struct math_scripts *scripts);

/* Says it after a space where one is needed. */
void speech_say_text(struct speech *speech, struct str text);
void speech_say(struct speech *speech, const char *chinese, const char *english);
void speech_say_words(struct speech *speech, const struct speech_words *words);
void speech_say_number(struct speech *speech, size_t number);
/* Through rows of one item. */
const struct math_node *speech_only(const struct math_node *node);
bool speech_is_empty(const struct math_node *node);
/* Nothing to be seen: spaces, what is not drawn. */
bool speech_is_blank(const struct math_node *node);
/* The plain letter or sign of a single atom, else 0. */
uint32_t speech_sign_of(const struct math_node *node);
/* The code point of a symbol as it is shown (U+2212 for -), else 0. */
uint32_t speech_shown_sign(const struct math_node *node);
/* One token to the ear: x, 12, x_i. */
bool speech_is_simple(const struct math_node *node);
/* | or U+2016 in any of their ways, scripts upon them or not; else 0. */
uint32_t speech_bar_of(const struct math_node *node);
void speech_say_atom(struct speech *speech, const struct math_node *node);
/* Takes back a comma that next would double. */
void speech_drop_comma(struct speech *speech, struct str next);

#endif
