/* SPDX-License-Identifier: MIT */
#include "layout/inline.h"

#include "base/utf8.h"
#include "layout/display.h"
#include "layout/fill.h"
#include "layout/image.h"
#include "layout/wording.h"
#include "model/foreign.h"
#include "model/words.h"

/* Inline nodes to flat text: a style on the way down, characters at the leaves. */

#define SCRIPT_SIZE   700 /* of sub- and superscripts, thousandths */
#define CLOZE_MARKS   4   /* underscores that stand for one */
#define MOST_BLANK    20
#define PAREN_EMS     2
#define EMPHASIS_DOTS 1 /* of body.emphasis */
#define IMAGE_LINES   3 /* an image within a line is this high at most */

void inline_put_space(struct flow *flow, const struct flat_run *run, scaled width)
{
	const struct flat_object object = {.kind = OBJECT_SPACE, .width = width};

	flat_set_run(&flow->para.flat, run);
	flow->para.flat.blank_pending = BLANK_ABSENT;
	flat_put_object(&flow->para.flat, &object);
}

void inline_put_gap(struct flow *flow, const struct flat_run *run, scaled width)
{
	const struct flat_object object = {
		.kind = OBJECT_SPACE, .width = width, .text = STR_INIT(" ")};

	flat_set_run(&flow->para.flat, run);
	flow->para.flat.blank_pending = BLANK_ABSENT;
	flat_put_object(&flow->para.flat, &object);
}

void inline_put_end(struct flow *flow, const struct flat_run *run, scaled gap)
{
	const struct flat_object object = {.kind = OBJECT_SPACE,
		.gap = gap,
		.ends_text = true,
		.text = STR_INIT(" ")};

	flat_set_run(&flow->para.flat, run);
	flow->para.flat.blank_pending = BLANK_ABSENT;
	flat_put_object(&flow->para.flat, &object);
}

void inline_put_text(struct flow *flow, const struct flat_run *run, struct str text)
{
	flat_set_run(&flow->para.flat, run);
	flat_put(&flow->para.flat, text);
}

struct flat_run inline_link_run(
	struct flow *flow, const struct flat_run *run, const struct link_target *target)
{
	struct flat_run linked = *run;
	struct link_target own = *target;

	own.element =
		flow_titled_element(flow, ELEMENT_LINK, run->element, target->title);
	linked.element = own.element;
	linked.link = (uint32_t)flow->sink.targets.len;
	vec_push(&flow->sink.targets, own);
	return linked;
}

static scaled code_size(const struct flow *flow, scaled size)
{
	return (scaled)((int64_t)size * flow->style->code_size / flow->style->body_size);
}

static void put_code(struct flow *flow, const struct flat_run *run, struct str text)
{
	struct flat_run code = *run;

	code.role = ROLE_CODE;
	code.size = code_size(flow, run->size);
	code.flags |= RUN_CODE;
	inline_put_text(flow, &code, text);
}

static void put_math(
	struct flow *flow, const struct flat_run *run, const struct math *math)
{
	struct flat_run formula = *run;

	if (math->root) {
		math_put_inline(flow, run, math);
		return;
	}
	formula.element = flow_element(flow, ELEMENT_FORMULA, run->element);
	flow->elements.data[formula.element].alt = math->tex;
	put_code(flow, &formula, str_trim(math->tex));
}

static void put_children(
	struct flow *flow, const struct flat_run *run, struct inline_list list);

static void put_role(struct flow *flow, const struct flat_run *run, enum text_role role,
	struct inline_list list)
{
	struct flat_run inner = *run;
	const bool is_sans = run->role == ROLE_SANS_BOLD || run->role == ROLE_HEADING;

	if (!is_sans) /* a heading is as strong as it gets */
		inner.role = role;
	put_children(flow, &inner, list);
}

/* Latin is italic whatever Han do. */
static void put_emphasis(
	struct flow *flow, const struct flat_run *run, struct inline_list list)
{
	struct flat_run dotted = *run;

	if (flow->style->emphasis == EMPHASIS_DOTS)
		dotted.flags |= RUN_DOTTED;
	put_role(flow, &dotted, ROLE_EMPHASIS, list);
}

static void put_script(struct flow *flow, const struct flat_run *run, int32_t rise,
	struct inline_list list)
{
	struct flat_run inner = *run;

	inner.size = scaled_ratio(run->size, SCRIPT_SIZE, 1000);
	inner.rise += scaled_ratio(run->size, rise, 1000);
	put_children(flow, &inner, list);
}

static void put_flagged(struct flow *flow, const struct flat_run *run,
	enum flat_run_flags flag, struct inline_list list)
{
	struct flat_run inner = *run;

	inner.flags |= flag;
	if (flag == RUN_KEY) {
		inner.role = ROLE_CODE;
		inner.size = code_size(flow, run->size);
	}
	put_children(flow, &inner, list);
}

static void put_link(
	struct flow *flow, const struct flat_run *run, const struct inline_node *node)
{
	const struct link_target target = {
		.url = node->link.url,
		.title = node->link.title.len ? node->link.title : node->link.url,
	};
	struct flat_run inner = *run;

	if (run->link == FLAT_NO_LINK) {
		inner = inline_link_run(flow, run, &target);
		inner.colour = flow_colour(flow->style->link_colour);
		if (flow->style->link_underline)
			inner.flags |= RUN_UNDERLINE;
	}
	put_children(flow, &inner, node->link.children);
}

static void put_reference(
	struct flow *flow, const struct flat_run *run, const struct inline_node *node)
{
	const size_t question = node->reference.question;
	struct flat_run inner = *run;

	if (run->link == FLAT_NO_LINK && question < flow->bank->question_count) {
		struct buf title;

		buf_init(&title, 0);
		word_fill(&title, flow->language, WORD_QUESTION_NUMBER,
			&flow->bank->questions[question]->number, 1);
		const struct link_target target = {
			.destination = flow->first_question_destination + question,
			.title = arena_copy_str(flow->arena, buf_str(&title)),
		};

		buf_clear(&title);
		inner = inline_link_run(flow, run, &target);
		inner.colour = flow_colour(flow->style->link_colour);
	}
	put_children(flow, &inner, node->reference.children);
}

/* 〔alt address〕 */
static void put_missing_image(
	struct flow *flow, const struct flat_run *run, const struct image *image)
{
	struct flat_run note = *run;

	note.colour = flow_colour(flow->style->soft);
	inline_put_text(flow, &note, STR("〔"));
	inline_put_text(flow, &note, image->alt);
	flow->para.flat.blank_pending = image->alt.len ? BLANK_SPACE : BLANK_ABSENT;
	put_code(flow, &note, image->url);
	inline_put_text(flow, &note, STR("〕"));
}

static void put_image(
	struct flow *flow, const struct flat_run *run, const struct image *image)
{
	const struct image_box box = image_fit(
		flow, image, flow->measure / 2, flow->style->body_lead * IMAGE_LINES);
	struct flat_run figure = *run;

	if (box.is_missing) {
		put_missing_image(flow, run, image);
		return;
	}
	figure.element = flow_element(flow, ELEMENT_FIGURE, run->element);
	flow->elements.data[figure.element].alt = image->alt;
	flat_set_run(&flow->para.flat, &figure);
	flat_put_object(&flow->para.flat, &(struct flat_object){
						  .kind = OBJECT_IMAGE,
						  .width = box.width,
						  .height = box.height,
						  .media = image->media,
					  });
}

/* A place to write in: a rule, or a blank between brackets. */
static void put_place(struct flow *flow, const struct flat_run *run,
	struct flat_object object, struct inline_list answer)
{
	fill_place(flow, run, answer, &object);
	flat_set_run(&flow->para.flat, run);
	flat_put_object(&flow->para.flat, &object);
}

static struct str underscores(struct flow *flow, size_t count)
{
	char *text = arena_alloc(flow->arena, count);

	memset(text, '_', count);
	return (struct str){text, count};
}

void inline_put_bracket(struct flow *flow, const struct flat_run *run, scaled width,
	struct inline_list answer)
{
	const struct flat_object object = {.kind = OBJECT_SPACE, .width = width};

	inline_put_text(flow, run, STR("（"));
	flow->para.flat.blank_pending = BLANK_ABSENT;
	put_place(flow, run, object, answer);
	inline_put_text(flow, run, STR("）"));
}

/* Blanks are counted through the question: 填空 2. */
static struct flat_run blank_run(struct flow *flow, const struct flat_run *run)
{
	char digits[21];
	const struct str number = str_from_unsigned(digits, ++flow->blank_count);
	struct flat_run blank = *run;

	if (flow->job->answers == LAYOUT_ANSWERS_INPLACE) { /* it is read itself */
		blank.element = flow_element(flow, ELEMENT_SPAN, run->element);
		return blank;
	}
	blank.element = flow_spoken_element(flow, ELEMENT_SPAN, run->element,
		flow_word(flow, WORD_BLANK_NUMBER, &number, 1));
	return blank;
}

/* As wide as the source says, or the style; never as the answer, which it would tell. */
static void put_blank(
	struct flow *flow, const struct flat_run *outer, const struct inline_node *node)
{
	const struct flat_run own = blank_run(flow, outer), *const run = &own;
	const unsigned count =
		node->blank.width > MOST_BLANK * 2 ? MOST_BLANK * 2 : node->blank.width;
	const scaled written = run->size / 2 * (scaled)count;
	const struct inline_list answer = fill_answer(flow, node->blank.number);
	struct flat_object rule = {.kind = OBJECT_BLANK};

	switch (node->blank.form) {
	case BLANK_LINE:
		rule.width = scaled_max(written, flow->style->blank_width);
		rule.text = underscores(flow, count);
		put_place(flow, run, rule, answer);
		return;
	case BLANK_PAREN:
		inline_put_bracket(
			flow, run, scaled_max(written, PAREN_EMS * run->size), answer);
		return;
	}
}

static void put_cloze(
	struct flow *flow, const struct flat_run *run, const struct inline_node *node)
{
	const struct inline_list answer = node->cloze.answer;
	struct flat_run hint = *run;
	const struct flat_object rule = {
		.kind = OBJECT_BLANK,
		.width = flow->style->blank_width,
		.text = underscores(flow, CLOZE_MARKS),
	};

	const struct flat_run blank = blank_run(flow, run);

	put_place(flow, &blank, rule, answer);
	if (node->cloze.hint.len == 0)
		return;
	hint.colour = flow_colour(flow->style->soft);
	inline_put_text(flow, &hint, STR("（"));
	inline_put_text(flow, &hint, node->cloze.hint);
	inline_put_text(flow, &hint, STR("）"));
}

static void put_node(
	struct flow *flow, const struct flat_run *run, const struct inline_node *node)
{
	switch (node->kind) {
	case INLINE_TEXT: inline_put_text(flow, run, node->text); return;
	case INLINE_SOFT_BREAK: flat_put_soft_break(&flow->para.flat); return;
	case INLINE_LINE_BREAK: flat_put_line_break(&flow->para.flat); return;
	case INLINE_CODE: put_code(flow, run, node->text); return;
	case INLINE_MATH: put_math(flow, run, node->math); return;
	case INLINE_EMPHASIS: put_emphasis(flow, run, node->children); return;
	case INLINE_STRONG: put_role(flow, run, ROLE_STRONG, node->children); return;
	case INLINE_DELETED: put_flagged(flow, run, RUN_DELETED, node->children); return;
	case INLINE_SUBSCRIPT: put_script(flow, run, -180, node->children); return;
	case INLINE_SUPERSCRIPT: put_script(flow, run, 340, node->children); return;
	case INLINE_KEYBOARD: put_flagged(flow, run, RUN_KEY, node->children); return;
	case INLINE_LINK: put_link(flow, run, node); return;
	case INLINE_REFERENCE: put_reference(flow, run, node); return;
	case INLINE_IMAGE: put_image(flow, run, &node->image); return;
	case INLINE_BLANK: put_blank(flow, run, node); return;
	case INLINE_CLOZE: put_cloze(flow, run, node); return;
	}
}

static void put_children(
	struct flow *flow, const struct flat_run *run, struct inline_list list)
{
	for (size_t i = 0; i < list.count; i++)
		put_node(flow, run, &list.items[i]);
}

void inline_put(struct flow *flow, const struct flat_run *run, struct inline_list list)
{
	put_children(flow, run, list);
}

void inline_put_beside(
	struct flow *flow, const struct flat_run *run, struct inline_list list)
{
	struct flat_run own = *run;

	if (foreign_language(flow->language, list).len > 0) {
		own.element = flow_element(flow, ELEMENT_SPAN, run->element);
		flow_note_language(flow, own.element, list);
	}
	inline_put(flow, &own, list);
}
