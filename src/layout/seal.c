/* SPDX-License-Identifier: MIT */
#include "layout/seal.h"

#include "base/utf8.h"
#include "layout/turn.h"
#include "layout/wording.h"

/*  |  |        学校 ____ 班级 ____ 姓名 ____ 学号 ____, turned, between the paper's edge
 *  学 密  |    and the line; 密 封 线 内 请 勿 答 题 beside it, a character a step.
 *  号 封  |                                                                          */

#define FIELD_PART 64 /* per cent of the line that the fields take */
#define WORDS_PART 62
#define FIELD_GAP  400 /* thousandths of an em between a word and its rule */
#define RULE_DROP  150 /* and from the baseline down to the rule */

struct seal {
	struct flow *flow;
	scaled top, length; /* of the dashed line */
};

struct field {
	enum word word;
	scaled share; /* of the room for rules */
};

static const struct field fields[] = {
	{WORD_SCHOOL, 32}, {WORD_CLASS, 21}, {WORD_NAME, 21}, {WORD_STUDENT_NUMBER, 26}};

#define FIELD_COUNT (sizeof(fields) / sizeof(fields[0]))

static struct line_text seal_text(const struct seal *seal, struct str text)
{
	const struct style *style = seal->flow->style;

	return (struct line_text){
		.text = text,
		.run = flow_run(
			ROLE_SANS, style->seal_size, style->soft, ELEMENT_ARTIFACT),
		.align = LINE_LEFT,
	};
}

static void put_dashes(const struct seal *seal)
{
	const struct style *style = seal->flow->style;

	vec_push(&seal->flow->sink.items,
		(struct page_item){
			.kind = PAGE_STROKE,
			.element = ELEMENT_ARTIFACT,
			.x = style->seal_x,
			.y = seal->top,
			.height = seal->length,
			.stroke = {.colour = flow_colour(style->soft),
				.line_width = style->seal_rule,
				.dash = style->seal_dash,
				.is_line = true},
		});
}

/* A line of text whose middle is the seal line's. */
static void put_turned(
	const struct seal *seal, const struct line_text *text, scaled x, scaled along)
{
	const size_t first = seal->flow->sink.items.len;

	flow_put_text(seal->flow, text, 0);
	flow_turn(seal->flow, first, x, seal->top + seal->length - along);
}

/* The room that words and the gaps around them leave to the rules. */
static scaled rules_room(const struct seal *seal, scaled gap)
{
	scaled room = (scaled)((scaled_sum)seal->length * FIELD_PART / 100);

	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct line_text text =
			seal_text(seal, word_text(seal->flow->language, fields[i].word));

		room -= flow_text_width(seal->flow, text.text, &text.run) + 3 * gap;
	}
	return scaled_max(room, 0);
}

static void put_rule(const struct seal *seal, scaled along, scaled width)
{
	const struct style *style = seal->flow->style;

	flow_put_fill(seal->flow,
		style->seal_fields_x + scaled_ratio(style->seal_size, RULE_DROP, 1000),
		seal->top + seal->length - along - width,
		(struct page_item){.width = style->seal_rule,
			.height = width,
			.fill = {flow_colour(style->soft)}});
}

static void put_fields(const struct seal *seal)
{
	const scaled gap = scaled_ratio(seal->flow->style->seal_size, FIELD_GAP, 1000);
	const scaled room = rules_room(seal, gap);
	scaled along = (scaled)((scaled_sum)seal->length * (100 - FIELD_PART) / 200);

	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct line_text text =
			seal_text(seal, word_text(seal->flow->language, fields[i].word));
		const scaled width = (scaled)((scaled_sum)room * fields[i].share / 100);

		put_turned(seal, &text, seal->flow->style->seal_fields_x, along);
		along += flow_text_width(seal->flow, text.text, &text.run) + gap;
		put_rule(seal, along, width);
		along += width + 2 * gap;
	}
}

/* Han, a step each; other writing in one line. */
static void put_words(const struct seal *seal)
{
	struct flow *flow = seal->flow;
	const struct str words = word_text(flow->language, WORD_SEAL);
	const size_t count = utf8_count(words);
	const scaled room = (scaled)((scaled_sum)seal->length * WORDS_PART / 100);
	const scaled start = (seal->length - room) / 2;
	struct line_text text = seal_text(seal, words);

	if (flow->language == LANGUAGE_EN || flow->language == LANGUAGE_KO) {
		put_turned(seal, &text, flow->style->seal_words_x,
			(seal->length - flow_text_width(flow, words, &text.run)) / 2);
		return;
	}
	for (size_t i = 0, at = 0; at < words.len; i++) {
		const size_t begin = at;

		utf8_next(words, &at);
		text.text = str_slice(words, begin, at);
		put_turned(seal, &text, flow->style->seal_words_x,
			start + (scaled)((scaled_sum)(room - text.run.size) *
					 (scaled_sum)i / (scaled_sum)(count - 1)));
	}
}

void seal_put(struct flow *flow, struct page_sheet *sheet)
{
	const struct style *style = flow->style;
	const size_t first = flow->sink.items.len;
	const struct seal seal = {
		.flow = flow,
		.top = style->seal_ends,
		.length = scaled_max(
			style->page_size.height - 2 * style->seal_ends, style->seal_size),
	};

	put_dashes(&seal);
	put_fields(&seal);
	put_words(&seal);
	sheet_take(flow, sheet, first, 0);
}
