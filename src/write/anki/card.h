/* SPDX-License-Identifier: MIT */
#ifndef WRITE_ANKI_CARD_H
#define WRITE_ANKI_CARD_H

#include "write/html/html.h"

/* A question with what stands around it, as the sides of a card need it. */
struct card {
	const struct bank *bank;
	const struct chapter *chapter;
	const struct question *question;
	const struct question_group *group; /* NULL: none */
	bool shows_answers;
};

/* The sides for a note type that has only two fields; neither is ever empty. */
void card_put_front(struct html *html, const struct card *card);
void card_put_back(struct html *html, const struct card *card);

/* What they are made of, for a note type with a field for each. */
void card_put_stem(struct html *html, const struct card *card);
void card_put_options(struct html *html, const struct question *question);

#endif
