/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/para.h"

#include "layout/paragraph/breaks.h"
#include "layout/paragraph/resolve.h"

/* Total fit: of all ways to cut the boxes into lines, the one with the least cost. A
 * node is a place where a line may begin, with the best way to come there. Because a line
 * only grows as its end moves on, the nodes from which a line can still end here are a
 * window that moves over the list of nodes; the first that is too short ends the search.
 *
 * Where the lines are loose the caller may offer hyphens and break again.
 * Pass 1 takes ordinary breaks, pass 2 emergency ones inside URLs and identifiers and
 * doubles the stretch, pass 3 leaves lines ragged where nothing else is left. A word
 * without a break that is wider than the line is cut; no line is ever too long. */

#define COST_SCALE      1000 /* costs are in thousandths */
#define NO_COST         INT64_MAX
#define NO_NODE         ((uint32_t)-1)
#define COST_LINE       1
#define COST_JOINTS     20000 /* of a quarter em between Han, and in proportion */
#define COST_LOOSENESS  160   /* neighbours that differ by more than 0.06 em */
#define LOOSENESS_STEP  60    /* thousandths of an em */
#define CORE_TINY_COST  200000
#define CORE_SMALL_COST 4800 /* of one line with 0.054 em between Han */
#define CORE_SHORT_COST 40
#define COST_PENALTY    12   /* of one point of a break's */
#define COST_HYPHENS    1800 /* two lines in a row end with one */
#define LOOSE_LINE      50   /* thousandths of an em between Han: worth a hyphen */
#define COST_RAGGED     50000
#define COST_SHORTFALL  500000 /* of an empty line; rather two a little short */
#define LEAST_RAGGED    3      /* a ragged line is at least a third of the measure */
#define COST_BLANK_END  100
#define RATIO           1000
#define MANY_HAN        20
#define HAIR            20 /* percent of a joint gap */

struct para_node {
	uint32_t box; /* the line begins with it */
	uint32_t previous;
	int64_t cost;
	int32_t looseness; /* inter-Han gap of the line that ends here, 1/1000 em */
	bool is_ragged;    /* that line is */
	bool is_loose;     /* wider than a line of the first pass may be */
};

void para_init(struct para *para)
{
	*para = (struct para){0};
	flat_init(&para->flat);
}

void para_clear(struct para *para)
{
	flat_clear(&para->flat);
	vec_clear(&para->boxes);
	vec_clear(&para->lines);
	free(para->sums);
	free(para->nodes);
	*para = (struct para){0};
}

/* --- sums --- */

/* What a last line should have enough of: no marks, no blanks to write in. */
static bool is_core(const struct flat *flat, const struct flat_char *c)
{
	if (c->class == CLASS_OBJECT)
		return flat->objects.data[c->code_point].kind != OBJECT_SPACE;
	return !class_is_mark((enum char_class)c->class);
}

/* A break inside a URL, an identifier, a formula. */
static bool is_in_name(const struct box *box)
{
	return box->is_emergency && box->penalty < PENALTY_ANYWHERE;
}

static void make_sums(struct para *para)
{
	const size_t count = para->boxes.len;

	if (para->sum_capacity < count + 1) {
		para->sum_capacity = count + count / 2 + 64;
		para->sums = memory_resize(para->sums,
			memory_product(para->sum_capacity, sizeof(para->sums[0])));
	}
	struct para_sum sum = {0};

	para->text_end = count;
	para->has_names = false;
	for (size_t i = 0; i < count; i++) {
		const struct box *box = &para->boxes.data[i];
		const struct flat_char *c = &para->flat.chars.data[box->first_char];

		para->sums[i] = sum;
		if (box->ends_text && para->text_end == count)
			para->text_end = i;
		para->has_names = para->has_names || is_in_name(box);
		sum.width += box->gap.width + box->width;
		sum.marks += is_core(&para->flat, c) ? 0 : box->width;
		sum.shrink[box->gap.tier] += box->gap.shrink;
		for (unsigned kind = 0; kind < STRETCH_TRACKING; kind++)
			sum.stretch[kind] += box->gap.stretch[kind];
		sum.stretch[STRETCH_TRACKING] += box->tracking;
	}
	para->sums[count] = sum;
}

void para_reset(struct para *para)
{
	flat_reset(&para->flat);
	vec_reset(&para->boxes);
	vec_reset(&para->lines);
	para->kept = (struct str){0};
}

void para_shape(struct para *para, struct glyph_cache *cache,
	const struct spacing_rules *rules, scaled measure)
{
	classes_resolve(&para->flat, rules->language);
	breaks_find(&para->flat, rules);
	para_shape_again(para, cache, rules, measure);
}

void para_shape_again(struct para *para, struct glyph_cache *cache,
	const struct spacing_rules *rules, scaled measure)
{
	boxes_build(&para->boxes, &para->flat, cache, rules, measure);
	make_sums(para);
}

static scaled_sum natural_width(const struct para *para, size_t first, size_t end)
{
	return para->sums[end].width - para->sums[first].width -
	       para->boxes.data[first].gap.width;
}

static scaled hyphen_at(const struct para *para, size_t end)
{
	return end < para->boxes.len ? para->boxes.data[end].hyphen : 0;
}

/* How far the last mark stands beyond the edge. */
static scaled hang_at(const struct para *para, size_t first, size_t end)
{
	return end > first + 1 ? para->boxes.data[end - 1].hang : 0;
}

scaled para_natural_width(const struct para *para)
{
	if (para->boxes.len == 0)
		return 0;
	return scaled_of_sum(natural_width(para, 0, para->boxes.len));
}

/* The gap before a line's first box is gone, and so is what it could give. */
static scaled_sum shrink_of(
	const struct para *para, size_t first, size_t end, unsigned tier)
{
	const struct gap *gap = &para->boxes.data[first].gap;

	return para->sums[end].shrink[tier] - para->sums[first].shrink[tier] -
	       (gap->tier == tier ? gap->shrink : 0);
}

/* The same for what stretches. */
static void find_stretch(
	const struct para *para, size_t first, size_t end, scaled_sum all[STRETCH_KINDS])
{
	const struct gap *gap = &para->boxes.data[first].gap;

	for (unsigned kind = 0; kind < STRETCH_KINDS; kind++)
		all[kind] =
			para->sums[end].stretch[kind] - para->sums[first].stretch[kind];
	for (unsigned kind = 0; kind < STRETCH_TRACKING; kind++)
		all[kind] -= gap->stretch[kind];
}

static int64_t square_cost(int64_t weight, scaled_sum used, scaled_sum all)
{
	const int64_t ratio = used * RATIO / all;

	return weight * ratio * ratio / (RATIO * RATIO / COST_SCALE);
}

/* One step of squeezing a line: this tier up to this part, and what all of the step costs
 * (5.2, 5.4). Every mark gives half of its blank before one gives more: no eye misses it,
 * while a mark without any blank looks crammed. */
static const struct {
	uint8_t tier, percent;
	int16_t cost;
} squeeze_steps[] = {
	{SHRINK_WORD, 100, 10},
	{SHRINK_BRACKET, 100, 15},
	{SHRINK_COMMA, 50, 20},
	{SHRINK_AUTOSPACE, 100, 40},
	{SHRINK_STOP, 50, 100},
	{SHRINK_COMMA, 100, 400},
	{SHRINK_STOP, 100, 800},
};

/* One step of spreading a line: of this kind up to this part. Where there are many, Han
 * move apart by a twentieth of an em before word spaces become holes. */
static const struct {
	uint8_t kind, percent;
} spread_steps[] = {
	{STRETCH_SPACE, 100},
	{STRETCH_AUTOSPACE, 100},
	{STRETCH_JOINT, HAIR},
	{STRETCH_WORD, 100},
	{STRETCH_JOINT, 100},
	{STRETCH_TRACKING, 100},
	{STRETCH_JOINT, 200},
};

struct para_squeezed para_squeeze(const scaled_sum all[SHRINK_TIERS], scaled_sum excess)
{
	struct para_squeezed squeezed = {.rest = excess};

	for (size_t i = 0;
		i < sizeof(squeeze_steps) / sizeof(squeeze_steps[0]) && squeezed.rest > 0;
		i++) {
		const unsigned tier = squeeze_steps[i].tier;
		const scaled_sum most =
			all[tier] * squeeze_steps[i].percent / 100 - squeezed.used[tier];
		const scaled_sum part = squeezed.rest < most ? squeezed.rest : most;

		if (part <= 0)
			continue;
		squeezed.used[tier] += part;
		squeezed.rest -= part;
		squeezed.cost += square_cost(squeeze_steps[i].cost, part, most);
	}
	return squeezed;
}

scaled_sum para_spread(const struct para *para, const scaled_sum all[STRETCH_KINDS],
	scaled_sum rest, scaled_sum used[STRETCH_KINDS])
{
	memset(used, 0, STRETCH_KINDS * sizeof(used[0]));
	for (size_t i = 0; i < sizeof(spread_steps) / sizeof(spread_steps[0]); i++) {
		const unsigned kind = spread_steps[i].kind;

		if (spread_steps[i].percent == HAIR && all[kind] < para->many_han)
			continue;
		const scaled_sum most =
			all[kind] * spread_steps[i].percent / 100 - used[kind];
		const scaled_sum part = rest < most ? rest : most;

		used[kind] += part;
		rest -= part;
	}
	return rest;
}

/* --- costs --- */

struct fit {
	int64_t cost;
	int32_t looseness;
	bool is_ragged, is_loose;
};

enum fit_result { FIT_GOOD, FIT_SHORT, FIT_LONG };

enum pass { PASS_ORDINARY, PASS_EMERGENCY, PASS_RAGGED };

struct search {
	struct para *para;
	const struct para_widths *widths;
	enum pass pass;
	size_t head; /* the first node that a line can still begin from */
};

static enum fit_result fit_shrunk(const struct para *para, size_t first, size_t end,
	scaled_sum excess, struct fit *fit)
{
	scaled_sum all[SHRINK_TIERS];

	for (unsigned tier = 0; tier < SHRINK_TIERS; tier++)
		all[tier] = shrink_of(para, first, end, tier);
	const struct para_squeezed squeezed = para_squeeze(all, excess);

	*fit = (struct fit){.cost = squeezed.cost};
	if (squeezed.rest == 0)
		return FIT_GOOD;
	/* the blank half of a centred mark, after all else */
	const scaled blank = para->boxes.data[end - 1].blank_end;

	if (squeezed.rest > blank)
		return FIT_LONG;
	fit->cost += square_cost(COST_BLANK_END, squeezed.rest, blank);
	return FIT_GOOD;
}

static scaled line_width(const struct search *search, size_t first)
{
	return first == 0 ? search->widths->first : search->widths->other;
}

/* Too short for all that may stretch. */
static enum fit_result fit_ragged(
	const struct search *search, size_t first, scaled_sum rest, struct fit *fit)
{
	const scaled_sum width = line_width(search, first);

	if (search->pass != PASS_RAGGED || rest > width - width / LEAST_RAGGED)
		return FIT_SHORT;
	fit->cost = COST_RAGGED * COST_SCALE + square_cost(COST_SHORTFALL, rest, width);
	fit->is_ragged = true;
	fit->is_loose = false;
	return FIT_GOOD;
}

static enum fit_result fit_stretched(const struct search *search, size_t first,
	size_t end, scaled_sum line_rest, struct fit *fit)
{
	static const int64_t weights[STRETCH_KINDS] = {20, 120, 120, 10000, 20000};
	scaled_sum all[STRETCH_KINDS], used[STRETCH_KINDS];

	*fit = (struct fit){0};
	find_stretch(search->para, first, end, all);
	const scaled_sum rest = para_spread(search->para, all, line_rest, used);

	fit->is_loose =
		used[STRETCH_TRACKING] > 0 || used[STRETCH_JOINT] > all[STRETCH_JOINT];
	if (rest > 0 || (search->pass == PASS_ORDINARY && fit->is_loose))
		return fit_ragged(search, first, line_rest, fit);
	/* All of a joint gap is a quarter em: 10000 r^2 is 400 (g / 0.05 em)^2. */
	for (unsigned kind = 0; kind < STRETCH_KINDS; kind++)
		if (used[kind] > 0)
			fit->cost += square_cost(weights[kind], used[kind], all[kind]);
	if (used[STRETCH_JOINT] > 0) {
		fit->cost += COST_JOINTS * COST_SCALE * used[STRETCH_JOINT] /
			     all[STRETCH_JOINT];
		fit->looseness =
			(int32_t)(used[STRETCH_JOINT] * 250 / all[STRETCH_JOINT]);
	}
	return FIT_GOOD;
}

/* Whether one character, one formula or the end of one word is all but marks. */
static bool is_single(const struct para *para, size_t first, size_t end)
{
	size_t count = 0;

	for (size_t i = first; i < end; i++) {
		const struct box *box = &para->boxes.data[i];

		count += is_core(&para->flat, &para->flat.chars.data[box->first_char]);
	}
	return count <= 1;
}

/* What a last line of this much text costs; marks do not count (5.5), nor does a remark
 * after the text. */
static int64_t core_cost(const struct search *search, size_t first, size_t end)
{
	const struct para *para = search->para;
	const scaled_sum em = search->widths->em;

	if (end > para->text_end)
		end = para->text_end;
	if (first == 0 || first >= end)
		return 0;
	const scaled_sum core = natural_width(para, first, end) -
				(para->sums[end].marks - para->sums[first].marks);

	if (core * 10 >= em * 45)
		return 0;
	if (core * 10 < em * 16 || (core < em * 3 && is_single(para, first, end)))
		return CORE_TINY_COST * COST_SCALE;
	return (core < em * 3 ? CORE_SMALL_COST : CORE_SHORT_COST) * COST_SCALE;
}

static enum fit_result fit_line(const struct search *search, size_t first, size_t end,
	bool is_last, struct fit *fit)
{
	const struct para *para = search->para;
	const scaled_sum rest = line_width(search, first) -
				natural_width(para, first, end) - hyphen_at(para, end) +
				(is_last ? 0 : hang_at(para, first, end));

	if (rest < 0) {
		const enum fit_result result = fit_shrunk(para, first, end, -rest, fit);

		if (is_last)
			fit->cost += core_cost(search, first, end);
		return result;
	}
	if (is_last) {
		*fit = (struct fit){.cost = core_cost(search, first, end)};
		return FIT_GOOD;
	}
	return fit_stretched(search, first, end, rest, fit);
}

/* --- the search --- */

static void add_node(struct para *para, const struct para_node *node)
{
	if (para->node_count == para->node_capacity)
		para->nodes = vec_grown(para->nodes, &para->node_capacity,
			para->node_count + 1, sizeof(para->nodes[0]));
	para->nodes[para->node_count++] = *node;
}

static bool is_forced(const struct para *para, size_t box)
{
	return box == para->boxes.len || para->boxes.data[box].penalty == BREAK_ALWAYS;
}

/* The line that ends here need not be full. */
static bool may_be_short(const struct para *para, size_t box)
{
	return is_forced(para, box) || para->boxes.data[box].ends_text;
}

static bool may_break(const struct search *search, size_t i)
{
	const struct box *box = &search->para->boxes.data[i];

	return box->penalty != BREAK_NEVER &&
	       (!box->is_emergency || search->pass != PASS_ORDINARY ||
		       (search->widths->parts_names && is_in_name(box)));
}

static int64_t break_cost(const struct search *search, size_t i)
{
	if (is_forced(search->para, i))
		return COST_LINE * COST_SCALE;
	return (COST_LINE + COST_PENALTY * (int64_t)search->para->boxes.data[i].penalty) *
	       COST_SCALE;
}

/* Tries all lines that end before box i; false: no line can go on past here. */
static bool try_break(struct search *search, size_t i)
{
	struct para *para = search->para;
	const bool forced = is_forced(para, i), is_short = may_be_short(para, i);
	struct para_node best = {
		.box = (uint32_t)i, .previous = NO_NODE, .cost = NO_COST};

	for (size_t n = search->head; n < para->node_count; n++) {
		const struct para_node *node = &para->nodes[n];
		struct fit fit;
		const enum fit_result result =
			fit_line(search, node->box, i, is_short, &fit);

		if (result == FIT_LONG) {
			search->head = n + 1;
			continue;
		}
		if (result == FIT_SHORT)
			break;
		int64_t cost = node->cost + fit.cost + break_cost(search, i);
		const int32_t step = fit.looseness - node->looseness;

		if (!is_short && node->box > 0 &&
			(step > LOOSENESS_STEP || step < -LOOSENESS_STEP))
			cost += COST_LOOSENESS * COST_SCALE;
		if (hyphen_at(para, i) > 0 && hyphen_at(para, node->box) > 0)
			cost += COST_HYPHENS * COST_SCALE;
		if (cost < best.cost) {
			best.cost = cost;
			best.previous = (uint32_t)n;
			best.looseness = fit.looseness;
			best.is_ragged = fit.is_ragged;
			best.is_loose = fit.is_loose;
		}
	}
	if (forced) /* a line cannot run across it */
		search->head = para->node_count;
	if (best.previous != NO_NODE)
		add_node(para, &best);
	return search->head < para->node_count;
}

static bool search_lines(struct search *search)
{
	struct para *para = search->para;
	const struct para_node start = {.box = 0, .previous = NO_NODE};

	para->node_count = 0;
	search->head = 0;
	add_node(para, &start);
	for (size_t i = 1; i <= para->boxes.len; i++) {
		if (i < para->boxes.len && !may_break(search, i))
			continue;
		if (!try_break(search, i))
			return false;
	}
	return true;
}

/* A last line that ends less than an em before the edge looks like a fault of the edge:
 * it is filled like the others if that sets Han hardly apart. */
static bool is_nearly_full(const struct search *search, size_t first, size_t end)
{
	const struct para *para = search->para;
	const scaled_sum rest = line_width(search, first) -
				natural_width(para, first, end) +
				hang_at(para, first, end);
	scaled_sum all[STRETCH_KINDS], used[STRETCH_KINDS];

	if (first == 0 || rest <= 0 || rest >= search->widths->em)
		return false;
	find_stretch(para, first, end, all);
	return para_spread(para, all, rest, used) == 0 && used[STRETCH_TRACKING] == 0 &&
	       used[STRETCH_JOINT] * 100 <= all[STRETCH_JOINT] * HAIR;
}

static void add_line(
	struct search *search, size_t first, size_t end, const struct para_node *node)
{
	struct para *para = search->para;
	const bool is_last =
		may_be_short(para, end) && !is_nearly_full(search, first, end);
	const scaled_sum natural = natural_width(para, first, end) +
				   hyphen_at(para, end) -
				   (is_last ? 0 : hang_at(para, first, end));

	vec_push(&para->lines, (struct para_line){
				       .first = (uint32_t)first,
				       .end = (uint32_t)end,
				       .natural = (scaled)natural,
				       .is_last = is_last,
				       .is_ragged = node->is_ragged,
				       .is_loose = node->is_loose,
			       });
	para->emergencies += node->is_ragged || node->is_loose;
}

static void collect_lines(struct search *search)
{
	struct para *para = search->para;
	size_t count = 0;

	for (uint32_t n = (uint32_t)para->node_count - 1;
		para->nodes[n].previous != NO_NODE; n = para->nodes[n].previous)
		count++;
	const size_t all = count;

	vec_reset(&para->lines);
	vec_reserve(&para->lines, all + 1);
	for (uint32_t n = (uint32_t)para->node_count - 1; count-- > 0;
		n = para->nodes[n].previous) {
		const struct para_node *node = &para->nodes[n];

		para->is_loose = para->is_loose || node->looseness > LOOSE_LINE;
		para->lines.len = count;
		add_line(search, para->nodes[node->previous].box, node->box, node);
	}
	para->lines.len = all;
}

/* The end of the longest line from first that is not too long. */
static size_t furthest_end(const struct search *search, size_t first)
{
	const struct para *para = search->para;
	size_t best = 0, least = first + 1;

	for (size_t i = first + 1; i <= para->boxes.len; i++) {
		struct fit fit;

		/* No line shrinks to half its width: what follows need not be asked. */
		if (natural_width(para, first, i) / 2 > line_width(search, first))
			break;
		if (i < para->boxes.len && !may_break(search, i))
			continue;
		if (fit_line(search, first, i, true, &fit) == FIT_LONG)
			break;
		best = i;
		if (is_forced(para, i))
			break;
	}
	/* A box wider than the line and without a break: as much as keeps words whole. */
	while (best == 0 && least < para->boxes.len &&
		para->boxes.data[least].penalty == BREAK_NEVER &&
		natural_width(para, first, least + 1) <= line_width(search, first))
		least++;
	return best > 0 ? best : least;
}

static void fill_lines(struct search *search)
{
	struct para *para = search->para;

	vec_reset(&para->lines);
	for (size_t first = 0; first < para->boxes.len;) {
		const size_t end = furthest_end(search, first);
		struct fit fit;
		const bool is_short = may_be_short(para, end);
		const bool is_good =
			fit_line(search, first, end, is_short, &fit) == FIT_GOOD;
		const struct para_node node = {
			.is_ragged = !is_short && (!is_good || fit.is_ragged),
			.is_loose = is_good && fit.is_loose,
		};

		add_line(search, first, end, &node);
		first = end;
	}
}

void para_break(struct para *para, const struct para_widths *widths)
{
	struct search search = {.para = para, .widths = widths};

	vec_reset(&para->lines);
	para->emergencies = 0;
	para->is_loose = false;
	para->many_han = (scaled_sum)widths->em * MANY_HAN / 4;
	if (para->boxes.len == 0)
		return;
	for (; search.pass <= PASS_RAGGED; search.pass++) {
		if (!search_lines(&search))
			continue;
		collect_lines(&search);
		para->is_loose = para->is_loose || search.pass != PASS_ORDINARY;
		return;
	}
	search.pass = PASS_RAGGED;
	para->is_loose = true;
	fill_lines(&search);
}
