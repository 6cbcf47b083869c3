/* SPDX-License-Identifier: MIT */
/* A formula's page is as wide as its ink and as high: its edges and its baseline stand on
 * whole parts of the em, so that as a picture of so many pixels an em it is sharp.
 *
 *	+--------------+  --
 *	|      1       |   height
 *	|  x = -       |  -- baseline
 *	|      2       |   depth
 *	+--------------+  --
 */
#include "layout/formulas.h"

#include "base/map.h"
#include "layout/assemble.h"
#include "layout/math/set.h"

#define MEASURE   (40 * FORMULA_EM) /* what is wider is broken or set smaller */
#define SIDE      (2 * PART)        /* free all around, for ink beyond the boxes */
#define PART      (FORMULA_EM / FORMULA_PARTS)
#define OWN_COUNT 2 /* elements: what is no text, and the document */

/* What is put on a page, before it is known how large that is. */
struct extent {
	scaled left, right, height, depth;
};

struct formulas {
	struct flow flow;
	struct math_setter *setter;
	struct map by_look;
	struct buf look;
	VEC(struct page) pages;
	VEC(struct formula_page) items;
	VEC(struct page_item) ink;
	struct extent extent;
};

static scaled up_to_part(scaled length)
{
	return (scaled)(((scaled_sum)length + PART - 1) / PART * PART);
}

static void put_items(struct formulas *formulas, const struct page_item *items,
	size_t count, scaled x, scaled y)
{
	struct extent *const extent = &formulas->extent;

	for (size_t i = 0; i < count; i++) {
		struct page_item item = items[i];

		item.x += x;
		item.y += y;
		extent->left = scaled_min(extent->left, item.x);
		extent->right = scaled_max(extent->right, item.x + item.width);
		vec_push(&formulas->ink, item);
	}
}

static void put_inline(struct formulas *formulas, const struct math_pieces *pieces)
{
	struct extent *const extent = &formulas->extent;
	scaled x = 0;

	*extent = (struct extent){0};
	for (size_t i = 0; i < pieces->count; i++) {
		const struct math_set_piece *const piece = &pieces->items[i];

		x += i > 0 ? piece->gap : 0;
		put_items(formulas, piece->items, piece->item_count, x, 0);
		x += piece->width;
		extent->height = scaled_max(extent->height, piece->height);
		extent->depth = scaled_max(extent->depth, piece->depth);
	}
	extent->right = scaled_max(extent->right, x);
}

/* The last line's baseline is the page's. */
static void put_display(struct formulas *formulas, const struct math_lines *lines)
{
	struct extent *const extent = &formulas->extent;
	scaled y = 0;

	*extent = (struct extent){.left = MEASURE};
	for (size_t i = 1; i < lines->count; i++)
		y -= lines->items[i].distance;
	extent->height = lines->items[0].height - y;
	extent->depth = lines->items[lines->count - 1].depth;
	for (size_t i = 0; i < lines->count; i++) {
		const struct math_set_line *const line = &lines->items[i];

		y += line->distance;
		put_items(formulas, line->items, line->item_count, 0, y);
	}
	extent->left = scaled_min(extent->left, extent->right);
}

static bool set_formula(struct formulas *formulas, const struct math *math)
{
	const struct math_place place = {
		.size = FORMULA_EM,
		.colour = flow_colour(formulas->flow.style->ink),
		.element = OWN_COUNT - 1,
		.measure = MEASURE,
	};

	vec_reset(&formulas->ink);
	if (math->is_block) {
		const struct math_lines lines =
			math_set_display(formulas->setter, math, &place);

		if (lines.count > 0)
			put_display(formulas, &lines);
	} else {
		const struct math_pieces pieces =
			math_set_inline(formulas->setter, math, &place);

		put_inline(formulas, &pieces);
	}
	return formulas->ink.len > 0;
}

/* On white: black on nothing vanishes at night. */
static struct page_item ground(scaled width, scaled height)
{
	return (struct page_item){
		.kind = PAGE_FILL,
		.element = ELEMENT_ARTIFACT,
		.width = width,
		.height = height,
		.fill = {{255, 255, 255}},
	};
}

static void make_page(struct formulas *formulas, struct formula_page *formula)
{
	const struct extent *const extent = &formulas->extent;
	const scaled height = up_to_part(extent->height) + SIDE;
	const scaled depth = up_to_part(extent->depth) + SIDE;
	const scaled width = up_to_part(extent->right - extent->left) + 2 * SIDE;
	const size_t count = formulas->ink.len + 1;
	struct page_item *const items =
		ARENA_NEW(formulas->flow.arena, struct page_item, count);

	items[0] = ground(width, height + depth);
	for (size_t i = 1; i < count; i++) {
		items[i] = formulas->ink.data[i - 1];
		items[i].x += SIDE - extent->left;
		items[i].y += height;
	}
	formula->page = formulas->pages.len;
	formula->depth = depth;
	vec_push(&formulas->pages, (struct page){
					   .width = width,
					   .height = height + depth,
					   .items = items,
					   .item_count = count,
				   });
}

/* Everything that how a formula looks depends on. */
static struct str look_of(struct formulas *formulas, const struct math *math)
{
	buf_reset(&formulas->look);
	buf_put_byte(&formulas->look, math->is_block ? 'b' : math->display ? 'd' : 'i');
	buf_put_str(&formulas->look, str_trim(math->expanded));
	return buf_str(&formulas->look);
}

static void visit(void *data, const struct math *math)
{
	struct formulas *const formulas = data;
	struct formula_page formula = {.math = math};

	if (!math->root || math_is_plain(math->root))
		return;
	const struct str look = look_of(formulas, math);
	const size_t known = map_find(&formulas->by_look, look);

	if (known != MAP_NONE) {
		formula = formulas->items.data[known];
		formula.math = math;
	} else if (set_formula(formulas, math)) {
		make_page(formulas, &formula);
		map_add(&formulas->by_look, arena_copy_str(formulas->flow.arena, look),
			formulas->items.len);
	} else {
		return;
	}
	vec_push(&formulas->items, formula);
}

static const struct pages *finish_pages(struct formulas *formulas)
{
	struct flow *const flow = &formulas->flow;
	struct page_element *const elements =
		ARENA_NEW(flow->arena, struct page_element, OWN_COUNT);
	struct pages *const pages = ARENA_NEW(flow->arena, struct pages, 1);

	elements[0] = (struct page_element){.kind = ELEMENT_KIND_ARTIFACT};
	elements[1] = (struct page_element){
		.kind = ELEMENT_DOCUMENT, .language = flow->language};
	*pages = (struct pages){
		.items = ARENA_COPY_VEC(flow->arena, &formulas->pages),
		.count = formulas->pages.len,
		.faces = ARENA_COPY_VEC(flow->arena, &flow->sink.faces),
		.face_count = flow->sink.faces.len,
		.elements = elements,
		.element_count = OWN_COUNT,
		.media = assemble_media(flow),
	};
	return pages;
}

const struct formula_pages *layout_formulas(const struct layout_job *job)
{
	struct formulas formulas = {0};
	struct formula_pages *const result =
		ARENA_NEW(job->arena, struct formula_pages, 1);
	const struct formula_visitor visitor = {visit, &formulas};

	flow_init(&formulas.flow, job);
	formulas.setter = math_setter_new(
		&formulas.flow.cache, &formulas.flow.sink, &formulas.flow.rules);
	map_init(&formulas.by_look);
	buf_init(&formulas.look, 0);
	formulas_visit(&visitor, job->bank);
	*result = (struct formula_pages){
		.pages = finish_pages(&formulas),
		.items = ARENA_COPY_VEC(job->arena, &formulas.items),
		.count = formulas.items.len,
	};
	math_setter_free(formulas.setter);
	flow_clear(&formulas.flow);
	map_clear(&formulas.by_look);
	buf_clear(&formulas.look);
	vec_clear(&formulas.pages);
	vec_clear(&formulas.items);
	vec_clear(&formulas.ink);
	return result;
}
