/* SPDX-License-Identifier: MIT */
#include "layout/paragraph/balance.h"

#include <stdlib.h>

#include "layout/paragraph/breaks.h"

/* Which places cut the text into `count` lines? First the least measure is looked for
 * that can do it; then, among the cuts whose lines are not much wider, the one that reads
 * best: lines alike, ending at marks, none beginning with a particle that leans on the
 * word before it. Both are sums over a table of places and lines, small enough for the
 * few lines that are set this way; a longer paragraph stays as it is. */

#define MOST_LINES  16
#define MOST_PLACES 600
#define NO_PLACE    UINT16_MAX
#define NO_COST     INT64_MAX

#define TOLERANCE     3000 /* thousandths of an em beyond the least measure */
#define COST_RAGGED   2000 /* a line without anything, squared with its part */
#define COST_PARTICLE 90
#define COST_NO_MARK  45  /* a line that ends in no mark */
#define COST_STUB     60  /* a character or two parted from their clause */
#define COST_ENCLOSED 400 /* a break between brackets (6.6) */
#define STUB          2

struct cut {
	int64_t cost;
	uint16_t previous;
};

struct balance {
	struct para *para;
	scaled_sum measure; /* no line is wider */
	scaled_sum wanted;  /* the width that costs nothing; 0: cost is the widest line */
	size_t line_count;
	size_t place_count;
	uint32_t *places; /* boxes before which a line may begin; the first is 0, the last
			     the end */
	bool *is_enclosed; /* for each place: between brackets */
	struct cut *
		cuts; /* [line * MOST_PLACES + place]: the first `line` lines end there */
};

static scaled_sum width_of(const struct para *para, size_t first, size_t end)
{
	return para->sums[end].width - para->sums[first].width -
	       para->boxes.data[first].gap.width;
}

static bool is_forced(const struct para *para, size_t box)
{
	return box < para->boxes.len && para->boxes.data[box].penalty == BREAK_ALWAYS;
}

static bool is_place(const struct para *para, size_t box)
{
	const struct box *at = &para->boxes.data[box];

	return at->penalty != BREAK_NEVER && !at->is_emergency && at->hyphen == 0;
}

/* How many brackets the characters of a box open, less those that they close. */
static int brackets_of(const struct para *para, size_t box)
{
	const struct flat_char *c =
		&para->flat.chars.data[para->boxes.data[box].first_char];
	int open = 0;

	for (size_t i = 0; i < para->boxes.data[box].char_count; i++)
		open += (c[i].class == CLASS_OPEN || c[i].code_point == '(' ||
				c[i].code_point == '[') -
			(c[i].class == CLASS_CLOSE || c[i].code_point == ')' ||
				c[i].code_point == ']');
	return open;
}

static bool find_places(struct balance *balance)
{
	const struct para *para = balance->para;
	int depth = 0;

	balance->place_count = 0;
	for (size_t i = 0; i <= para->boxes.len; i++) {
		depth += i > 0 ? brackets_of(para, i - 1) : 0;
		if (i > 0 && i < para->boxes.len && !is_place(para, i))
			continue;
		if (balance->place_count == MOST_PLACES)
			return false;
		balance->is_enclosed[balance->place_count] = depth > 0;
		balance->places[balance->place_count++] = (uint32_t)i;
	}
	return true;
}

/* Words that belong to what stands before them. */
static bool is_particle(uint32_t code_point)
{
	static const uint16_t particles[] = {0x7684, 0x5730, 0x5F97, 0x4E86, 0x7740,
		0x8FC7, 0x5417, 0x5462, 0x5427, 0x554A, 0x4EEC, 0x55CE, 0x5011, 0x8457,
		0x904E, 0x306E, 0x306F, 0x304C, 0x3092, 0x306B, 0x3067, 0x3068, 0x3082};

	for (size_t i = 0; i < sizeof(particles) / sizeof(particles[0]); i++)
		if (particles[i] == code_point)
			return true;
	return false;
}

/* 计算的？不 | 同应用: a mark is near before or after the break. */
static bool is_stub(const struct flat *flat, size_t next)
{
	for (size_t i = 0; i < STUB; i++)
		if ((next >= i + 2 &&
			    class_is_mark(flat->chars.data[next - i - 2].class)) ||
			(next + i + 1 < flat->chars.len &&
				class_is_mark(flat->chars.data[next + i + 1].class)))
			return true;
	return false;
}

/* What it costs that a line ends before this box. */
static int64_t break_cost(const struct para *para, size_t box)
{
	if (box == para->boxes.len || is_forced(para, box))
		return 0;
	const struct box *at = &para->boxes.data[box];
	const struct flat_char *next = &para->flat.chars.data[at->first_char];
	const bool is_after_mark = class_is_mark(next[-1].class);

	if (is_after_mark)
		return at->penalty;
	return at->penalty + COST_NO_MARK +
	       (is_stub(&para->flat, at->first_char) ? COST_STUB : 0) +
	       (is_particle(next->code_point) ? COST_PARTICLE : 0);
}

/* From one place to another. */
static int64_t line_cost(const struct balance *balance, size_t from, size_t to)
{
	const size_t end = balance->places[to];
	const scaled_sum width = width_of(balance->para, balance->places[from], end);

	if (width > balance->measure)
		return NO_COST;
	if (balance->wanted == 0)
		return width;
	const scaled_sum off = (balance->wanted - width) * 1000 / balance->wanted;

	return off * off * COST_RAGGED / 1000000 + break_cost(balance->para, end) +
	       (balance->is_enclosed[to] && end < balance->para->boxes.len ? COST_ENCLOSED
									   : 0);
}

/* The sum of costs, or the widest line. */
static int64_t joined(const struct balance *balance, int64_t before, int64_t line)
{
	if (balance->wanted == 0)
		return before > line ? before : line;
	return before + line;
}

/* false: it is too long, and so are all that end later. */
static bool try_line(struct balance *balance, size_t line, size_t from, size_t to)
{
	struct cut *const cuts = balance->cuts + (line + 1) * MOST_PLACES;
	const int64_t before = balance->cuts[line * MOST_PLACES + from].cost;
	const int64_t own = line_cost(balance, from, to);

	if (own == NO_COST)
		return false;
	const int64_t cost = joined(balance, before, own);

	if (cost < cuts[to].cost)
		cuts[to] = (struct cut){cost, (uint16_t)from};
	return true;
}

/* All lines that begin at a place; a forced break ends them. */
static void try_lines(struct balance *balance, size_t line, size_t from)
{
	for (size_t to = from + 1; to < balance->place_count; to++)
		if (!try_line(balance, line, from, to) ||
			is_forced(balance->para, balance->places[to]))
			break;
}

/* The cost of the best cut; NO_COST: there is none. */
static int64_t find_cuts(struct balance *balance)
{
	for (size_t i = 0; i < (balance->line_count + 1) * MOST_PLACES; i++)
		balance->cuts[i] = (struct cut){NO_COST, NO_PLACE};
	balance->cuts[0].cost = 0;
	for (size_t line = 0; line < balance->line_count; line++)
		for (size_t from = line; from + 1 < balance->place_count; from++)
			if (balance->cuts[line * MOST_PLACES + from].cost != NO_COST)
				try_lines(balance, line, from);
	return balance->cuts[balance->line_count * MOST_PLACES + balance->place_count - 1]
		.cost;
}

static void set_lines(const struct balance *balance)
{
	struct para *para = balance->para;
	size_t place = balance->place_count - 1;

	for (size_t line = balance->line_count; line > 0; line--) {
		const size_t from = balance->cuts[line * MOST_PLACES + place].previous;
		const uint32_t first = balance->places[from],
			       end = balance->places[place];

		para->lines.data[line - 1] = (struct para_line){
			.first = first,
			.end = end,
			.natural = (scaled)width_of(para, first, end),
			.is_last = true,
		};
		place = from;
	}
}

void para_balance(struct para *para, const struct para_widths *widths)
{
	struct balance balance = {
		.para = para,
		.measure = widths->other,
		.line_count = para->lines.len,
	};

	if (para->lines.len < 2 || para->lines.len > MOST_LINES)
		return;
	balance.places = memory_new(MOST_PLACES * sizeof(*balance.places));
	balance.is_enclosed = memory_new(MOST_PLACES * sizeof(*balance.is_enclosed));
	balance.cuts =
		memory_new((para->lines.len + 1) * MOST_PLACES * sizeof(*balance.cuts));
	if (find_places(&balance)) {
		const int64_t least = find_cuts(&balance);

		if (least != NO_COST) {
			const scaled_sum wider =
				least + scaled_ratio(widths->em, TOLERANCE, 1000);

			balance.wanted = least > 0 ? least : 1;
			balance.measure = wider < widths->other ? wider : widths->other;
			find_cuts(&balance);
			set_lines(&balance);
		}
	}
	free(balance.places);
	free(balance.is_enclosed);
	free(balance.cuts);
}
