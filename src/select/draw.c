/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "select/pick.h"

struct chance chance_of(struct str seed, struct str stream)
{
	return (struct chance){hash_bytes(seed) ^ (hash_bytes(stream) << 1)};
}

/* Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014 */
static uint64_t next(struct chance *chance)
{
	uint64_t value = chance->state += 0x9E3779B97F4A7C15u;

	value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
	value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
	return value ^ (value >> 31);
}

size_t chance_below(struct chance *chance, size_t count)
{
	const uint64_t most = UINT64_MAX - UINT64_MAX % count;
	uint64_t value;

	do {
		value = next(chance);
	} while (value >= most);
	return (size_t)(value % count);
}

/* [first, end) of the picks. */
struct unit {
	size_t first, end;
};

typedef VEC(struct unit) unit_vec;

static void list_units(unit_vec *units, const pick_vec *picks, size_t first, size_t last)
{
	for (size_t end; first < last; first = end) {
		end = pick_unit_end(picks, first);
		vec_push(units, (struct unit){first, end});
	}
}

static void mix(unit_vec *units, struct chance *chance)
{
	for (size_t i = units->len; i > 1; i--) {
		const size_t other = chance_below(chance, i);
		const struct unit swapped = units->data[i - 1];

		units->data[i - 1] = units->data[other];
		units->data[other] = swapped;
	}
}

/* Units in a drawn order, each that still fits. */
void draw_sample(pick_vec *picks, const struct selection *selection, struct diag *diag)
{
	struct chance chance = chance_of(selection->seed, STR("sample"));
	unit_vec units = {0};
	unsigned wanted = 0;
	size_t left, kept = 0;

	if (!str_to_unsigned(selection->sample, &wanted))
		return;
	for (size_t i = 0; i < picks->len; i++) {
		if (picks->data[i].is_kept)
			picks->data[kept++] = picks->data[i];
	}
	picks->len = kept;
	list_units(&units, picks, 0, picks->len);
	mix(&units, &chance);
	left = wanted;
	for (size_t i = 0; i < units.len; i++) {
		const struct unit unit = units.data[i];
		const bool fits = unit.end - unit.first <= left;

		for (size_t p = unit.first; p < unit.end; p++)
			picks->data[p].is_kept = fits;
		left -= fits ? unit.end - unit.first : 0;
	}
	if (left) {
		char asked[21], got[21];

		diag_report(diag, DIAG_SELECT_SAMPLE, SPAN_NONE,
			str_from_unsigned(asked, wanted),
			str_from_unsigned(got, wanted - left));
	}
	vec_clear(&units);
}

void draw_order(pick_vec *picks, const struct selection *selection)
{
	struct pick *copy = memory_new(memory_product(picks->len + 1, sizeof(*copy)));
	unit_vec units = {0};

	if (picks->len)
		memcpy(copy, picks->data, picks->len * sizeof(*copy));
	for (size_t first = 0, end; first < picks->len; first = end) {
		struct chance chance =
			chance_of(selection->shuffle, copy[first].question->id);
		size_t place = first;

		for (end = first; end < picks->len &&
				  copy[end].section == copy[first].section &&
				  copy[end].chapter == copy[first].chapter;)
			end++;
		vec_reset(&units);
		list_units(&units, picks, first, end);
		mix(&units, &chance);
		for (size_t u = 0; u < units.len; u++) {
			for (size_t p = units.data[u].first; p < units.data[u].end; p++)
				picks->data[place++] = copy[p];
		}
	}
	vec_clear(&units);
	free(copy);
}
