/* SPDX-License-Identifier: MIT */
/*
 *     header, Name INDEX, Top DICT INDEX, String INDEX, Global Subr INDEX
 *                             |
 *            CharStrings INDEX, FDSelect, FDArray INDEX --> Private DICTs, Subr INDEXes
 */
#include "text/cff.h"

static uint32_t number_at(struct str table, size_t at, unsigned bytes)
{
	uint32_t value = 0;

	for (unsigned i = 0; i < bytes; i++)
		value = value << 8 | (unsigned char)table.data[at + i];
	return value;
}

static bool has_bytes(struct str table, size_t at, size_t count)
{
	return at <= table.len && table.len - at >= count;
}

/* Reads an INDEX at *at, and goes past it. */
static bool read_index(struct str table, size_t *at, struct cff_index *index)
{
	*index = (struct cff_index){.table = table};
	if (!has_bytes(table, *at, 2))
		return false;
	index->count = number_at(table, *at, 2);
	*at += 2;
	if (index->count == 0)
		return true;
	if (!has_bytes(table, *at, 1))
		return false;
	index->size = number_at(table, *at, 1);
	index->offsets = *at + 1;
	const size_t length = ((size_t)index->count + 1) * index->size;

	if (index->size < 1 || index->size > 4 ||
		!has_bytes(table, index->offsets, length))
		return false;
	index->data = index->offsets + length - 1;
	const uint32_t end =
		number_at(table, index->offsets + length - index->size, index->size);

	*at = index->data + end;
	return end >= 1 && has_bytes(table, index->data, end);
}

bool cff_item(const struct cff_index *index, uint32_t i, struct str *item)
{
	if (i >= index->count)
		return false;
	const size_t at = index->offsets + (size_t)i * index->size;
	const uint32_t start = number_at(index->table, at, index->size);
	const uint32_t end = number_at(index->table, at + index->size, index->size);

	if (start < 1 || end < start || !has_bytes(index->table, index->data, end))
		return false;
	*item = str_slice(index->table, index->data + start, index->data + end);
	return true;
}

/* --- DICTs --- */

/* An operand that begins with this byte takes so many bytes after it; a real one
 * (30) ends at a nibble of F. */
static size_t operand_length(struct str rest)
{
	const unsigned char first = (unsigned char)rest.data[0];

	if (first == 28)
		return 3;
	if (first == 29)
		return 5;
	if (first >= 247 && first <= 254)
		return 2;
	if (first != 30)
		return 1;
	for (size_t i = 1; i < rest.len; i++)
		if ((rest.data[i] & 0xF) == 0xF || (rest.data[i] & 0xF0) == 0xF0)
			return i + 1;
	return rest.len + 1;
}

static int32_t operand_value(struct str operand)
{
	const int32_t first = (unsigned char)operand.data[0];

	if (first == 28)
		return (int16_t)number_at(operand, 1, 2);
	if (first == 29)
		return (int32_t)number_at(operand, 1, 4);
	if (first == 30)
		return 0; /* no whole number; nobody asks for it */
	if (first >= 251)
		return -(first - 251) * 256 - (unsigned char)operand.data[1] - 108;
	if (first >= 247)
		return (first - 247) * 256 + (unsigned char)operand.data[1] + 108;
	return first - 139;
}

bool cff_next_entry(struct str *dict, struct cff_entry *entry)
{
	size_t at = 0;

	entry->number_count = 0;
	while (at < dict->len) {
		const struct str rest = str_from_offset(*dict, at);
		const unsigned char first = (unsigned char)rest.data[0];

		if (first <= 21) {
			const size_t length = first == 12 ? 2 : 1;

			if (length > rest.len)
				return false;
			entry->operands = str_slice(*dict, 0, at);
			entry->operator= length == 1
				? first
				: 12u << 8 |(unsigned char) rest.data[1];
			*dict = str_from_offset(rest, length);
			return true;
		}
		const size_t length = operand_length(rest);

		if (length > rest.len || entry->number_count == CFF_OPERANDS_MAX)
			return false;
		entry->numbers[entry->number_count++] = operand_value(rest);
		at += length;
	}
	return false;
}

/* --- the whole --- */

/* An offset that an entry's last number gives; 0: none. */
static size_t offset_of(const struct cff_entry *entry)
{
	const int32_t last =
		entry->number_count ? entry->numbers[entry->number_count - 1] : 0;

	return last > 0 ? (size_t)last : 0;
}

struct top_offsets {
	size_t glyphs, parts;
	bool is_strange; /* charstrings of another type */
};

static struct top_offsets read_top(struct cff *cff)
{
	struct top_offsets offsets = {0};
	struct cff_entry entry;

	for (struct str rest = cff->top; cff_next_entry(&rest, &entry);)
		switch (entry.operator) {
		case CFF_ROS: cff->is_cid_keyed = true; break;
		case CFF_CHAR_STRINGS: offsets.glyphs = offset_of(&entry); break;
		case CFF_FD_ARRAY: offsets.parts = offset_of(&entry); break;
		case CFF_FD_SELECT: cff->select = offset_of(&entry); break;
		case CFF_CHAR_STRING_TYPE:
			offsets.is_strange = offset_of(&entry) != 2;
			break;
		}
	return offsets;
}

bool cff_open(struct str table, struct cff *cff)
{
	struct cff_index index;
	size_t at;

	*cff = (struct cff){.table = table};
	if (!has_bytes(table, 0, 4))
		return false;
	at = number_at(table, 2, 1);
	if (!read_index(table, &at, &index) || !cff_item(&index, 0, &cff->name) ||
		!read_index(table, &at, &index) || !cff_item(&index, 0, &cff->top) ||
		!read_index(table, &at, &index) || !read_index(table, &at, &cff->subrs))
		return false;
	struct top_offsets offsets = read_top(cff);

	if (!offsets.glyphs || offsets.is_strange ||
		!read_index(table, &offsets.glyphs, &cff->glyphs))
		return false;
	return !cff->is_cid_keyed ||
	       (offsets.parts && cff->select &&
		       read_index(table, &offsets.parts, &cff->parts) &&
		       cff->parts.count <= CFF_PARTS_MAX);
}

/* Format 3: ranges, each with its first glyph; the last is followed by the end. */
static unsigned part_by_range(const struct cff *cff, uint32_t glyph)
{
	const size_t first = cff->select + 3;

	if (!has_bytes(cff->table, cff->select, 5))
		return CFF_PARTS_MAX;
	size_t low = 0, high = number_at(cff->table, cff->select + 1, 2);

	if (high == 0 || !has_bytes(cff->table, first, 3 * high))
		return CFF_PARTS_MAX;
	while (high - low > 1) {
		const size_t middle = low + (high - low) / 2;

		if (number_at(cff->table, first + 3 * middle, 2) <= glyph)
			low = middle;
		else
			high = middle;
	}
	return number_at(cff->table, first + 3 * low + 2, 1);
}

unsigned cff_part_of(const struct cff *cff, uint32_t glyph)
{
	if (!cff->is_cid_keyed)
		return 0;
	if (!has_bytes(cff->table, cff->select, 1))
		return CFF_PARTS_MAX;
	switch (number_at(cff->table, cff->select, 1)) {
	case 0:
		return has_bytes(cff->table, cff->select + 1 + glyph, 1)
			       ? number_at(cff->table, cff->select + 1 + glyph, 1)
			       : CFF_PARTS_MAX;
	case 3: return part_by_range(cff, glyph);
	}
	return CFF_PARTS_MAX;
}

/* The Private DICT that a font DICT or the Top DICT names: size, offset. */
static bool read_private(const struct cff *cff, struct cff_part *part)
{
	struct cff_entry entry;
	size_t start = 0;

	for (struct str rest = part->dict; cff_next_entry(&rest, &entry);) {
		if (entry.operator!= CFF_PRIVATE || entry.number_count<2)
			continue;
		const int32_t size = entry.numbers[0];

		start = offset_of(&entry);
		if (size < 0 || !has_bytes(cff->table, start, (size_t)size))
			return false;
		part->private_dict = str_slice(cff->table, start, start + (size_t)size);
	}
	for (struct str rest = part->private_dict; cff_next_entry(&rest, &entry);) {
		if (entry.operator== CFF_NOMINAL_WIDTH && entry.number_count)
			part->nominal_width = entry.numbers[entry.number_count - 1];
		if (entry.operator!= CFF_SUBRS || offset_of(&entry) == 0)
			continue;
		size_t at = start + offset_of(&entry);

		if (!read_index(cff->table, &at, &part->subrs))
			return false;
	}
	return true;
}

bool cff_open_part(const struct cff *cff, unsigned i, struct cff_part *part)
{
	*part = (struct cff_part){.dict = cff->top};
	if (cff->is_cid_keyed && !cff_item(&cff->parts, i, &part->dict))
		return false;
	return read_private(cff, part);
}
