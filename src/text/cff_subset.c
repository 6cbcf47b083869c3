/* SPDX-License-Identifier: MIT */
/* The table that a PDF embeds, with nothing in it that a PDF does not need:
 *
 *	header, Name INDEX, Top DICT INDEX, String INDEX ("Adobe", "Identity"), no Subrs
 *	charset (CIDs are glyph ids), FDSelect, CharStrings INDEX, FDArray INDEX, Private
 *DICTs
 *
 * Offsets in DICTs are written in the long form, so that sizes are known beforehand. */
#include <stdlib.h>

#include "base/limits.h"
#include "base/vec.h"
#include "text/cff.h"
#include "text/drawing.h"

#define FIRST_STRING 391 /* after the standard ones */

struct part_use {
	struct cff_part part;
	unsigned place; /* in the FDArray, once it is used */
	bool is_open, is_used;
};

struct subset_job {
	struct cff cff;
	const struct cff_wish *wish;
	size_t count;
	struct part_use *parts; /* CFF_PARTS_MAX */
	unsigned part_count;    /* of those in use */
	uint8_t *selected;      /* the place of each glyph's part */
	struct drawing drawing;
	struct encoder *encoder;
	struct buf strings;
	VEC(uint32_t) ends; /* of the charstrings */
};

static void put_operator(struct buf *out, unsigned operator)
{
	if (operator>> 8)
		buf_put_byte(out, (char)(operator>> 8));
	buf_put_byte(out, (char)(operator& 0xFF));
}

static void put_long(struct buf *out, size_t value)
{
	buf_put_byte(out, 29);
	buf_put_16(out, value >> 16);
	buf_put_16(out, value);
}

static unsigned offset_size(size_t length)
{
	return length + 1 < 256        ? 1
	       : length + 1 < 65536    ? 2
	       : length + 1 < 1u << 24 ? 3
				       : 4;
}

static void put_index_head(struct buf *out, size_t count, size_t length, unsigned *size)
{
	*size = offset_size(length);
	buf_put_16(out, count);
	buf_put_byte(out, (char)*size);
}

static void put_offset(struct buf *out, size_t value, unsigned size)
{
	for (unsigned i = size; i-- > 0;)
		buf_put_byte(out, (char)(value >> 8 * i & 0xFF));
}

static void put_index_of_one(struct buf *out, struct str item)
{
	unsigned size;

	put_index_head(out, 1, item.len, &size);
	put_offset(out, 1, size);
	put_offset(out, item.len + 1, size);
	buf_put_str(out, item);
}

/* --- glyphs --- */

static struct part_use *use_part(struct subset_job *job, uint32_t glyph)
{
	const unsigned i = cff_part_of(&job->cff, glyph);
	struct part_use *const use = i < CFF_PARTS_MAX ? job->parts + i : NULL;

	if (!use)
		return NULL;
	if (!use->is_open && !cff_open_part(&job->cff, i, &use->part))
		return NULL;
	use->is_open = true;
	if (!use->is_used)
		use->place = job->part_count++;
	use->is_used = true;
	return use;
}

static bool put_glyphs(struct subset_job *job)
{
	const struct cff_wish *const wish = job->wish;

	for (size_t i = 0; i < job->count; i++) {
		const uint32_t glyph = wish->glyphs[i];
		const struct part_use *const use = use_part(job, glyph);

		if (!use || !drawing_read(&job->drawing, &job->cff, &use->part, glyph))
			return false;
		if (i >= wish->first_variant)
			drawing_narrow(&job->drawing,
				wish->variants + (i - wish->first_variant),
				use->part.nominal_width);
		job->selected[i] = (uint8_t)use->place;
		drawing_put(&job->drawing, job->encoder, &job->strings);
		vec_push(&job->ends, (uint32_t)job->strings.len);
	}
	return !buf_failed(&job->strings);
}

/* --- tables --- */

static void put_charset(const struct subset_job *job, struct buf *out)
{
	buf_put_byte(out, 2); /* ranges: CIDs from 1 on */
	if (job->count > 1) {
		buf_put_16(out, 1);
		buf_put_16(out, job->count - 2);
	}
}

static void put_select(const struct subset_job *job, struct buf *out)
{
	const size_t head = out->len;
	size_t ranges = 0;

	buf_put_byte(out, 3);
	buf_put_16(out, 0);
	for (size_t i = 0; i < job->count; i++) {
		if (i && job->selected[i] == job->selected[i - 1])
			continue;
		buf_put_16(out, i);
		buf_put_byte(out, (char)job->selected[i]);
		ranges++;
	}
	buf_put_16(out, job->count);
	if (buf_failed(out))
		return;
	out->data[head + 1] = (char)(ranges >> 8 & 0xFF);
	out->data[head + 2] = (char)(ranges & 0xFF);
}

static size_t char_strings_length(const struct subset_job *job)
{
	return 3 + (job->count + 1) * offset_size(job->strings.len) + job->strings.len;
}

static void put_char_strings(const struct subset_job *job, struct buf *out)
{
	unsigned size;

	put_index_head(out, job->count, job->strings.len, &size);
	put_offset(out, 1, size);
	for (size_t i = 0; i < job->ends.len; i++)
		put_offset(out, (size_t)job->ends.data[i] + 1, size);
	buf_put_str(out, buf_str(&job->strings));
}

/* A Private DICT without its subroutines, of which none are left, and without what is
 * for hints. */
static void put_private(struct buf *out, struct str dict)
{
	struct cff_entry entry;

	while (cff_next_entry(&dict, &entry))
		if (entry.operator== CFF_DEFAULT_WIDTH || entry.operator==
			CFF_NOMINAL_WIDTH) {
			buf_put_str(out, entry.operands);
			put_operator(out, entry.operator);
		}
}

static void put_matrix(struct buf *out, struct str dict)
{
	struct cff_entry entry;

	while (cff_next_entry(&dict, &entry))
		if (entry.operator== CFF_FONT_MATRIX) {
			buf_put_str(out, entry.operands);
			put_operator(out, entry.operator);
		}
}

/* The part with this place. */
static const struct cff_part *part_at(const struct subset_job *job, unsigned place)
{
	unsigned i = 0;

	while (!job->parts[i].is_used || job->parts[i].place != place)
		i++;
	return &job->parts[i].part;
}

/* Private DICTs follow the FDArray, whose DICTs say where; all of it into out, which is
 * at offset at of the table. */
static void put_parts(const struct subset_job *job, size_t at, struct buf *out)
{
	struct buf dicts, privates;
	VEC(size_t) ends = {0};
	size_t dicts_length = 0;
	unsigned size;

	buf_init(&dicts, 0);
	buf_init(&privates, 0);
	for (int pass = 0; pass < 2; pass++) {
		/* First to know how long the DICTs are: the offsets' length never
		 * changes. */
		const size_t head = 3 + ((size_t)job->part_count + 1) * 2;

		buf_reset(&dicts);
		buf_reset(&privates);
		vec_reset(&ends);
		for (unsigned i = 0; i < job->part_count; i++) {
			const struct cff_part *const part = part_at(job, i);
			const size_t start = privates.len;

			put_private(&privates, part->private_dict);
			if (job->cff.is_cid_keyed)
				put_matrix(&dicts, part->dict);
			put_long(&dicts, privates.len - start);
			put_long(&dicts, at + head + dicts_length + start);
			put_operator(&dicts, CFF_PRIVATE);
			vec_push(&ends, dicts.len);
		}
		dicts_length = dicts.len;
	}
	put_index_head(out, job->part_count, 65534, &size);
	put_offset(out, 1, size);
	for (size_t i = 0; i < ends.len; i++)
		put_offset(out, ends.data[i] + 1, size);
	buf_put_str(out, buf_str(&dicts));
	buf_put_str(out, buf_str(&privates));
	vec_clear(&ends);
	buf_clear(&dicts);
	buf_clear(&privates);
}

struct table_offsets {
	size_t charset, select, char_strings, parts;
};

static void put_top(const struct subset_job *job, const struct table_offsets *offsets,
	struct buf *out)
{
	struct cff_entry entry;

	buf_put_byte(out, 28);
	buf_put_16(out, FIRST_STRING);
	buf_put_byte(out, 28);
	buf_put_16(out, FIRST_STRING + 1);
	buf_put_byte(out, (char)139); /* 0: the supplement */
	put_operator(out, CFF_ROS);
	put_matrix(out, job->cff.top);
	for (struct str rest = job->cff.top; cff_next_entry(&rest, &entry);)
		if (entry.operator== CFF_FONT_BBOX) {
			buf_put_str(out, entry.operands);
			put_operator(out, entry.operator);
		}
	put_long(out, job->count);
	put_operator(out, 12 << 8 | 34); /* CIDCount */
	put_long(out, offsets->charset);
	put_operator(out, CFF_CHARSET);
	put_long(out, offsets->select);
	put_operator(out, CFF_FD_SELECT);
	put_long(out, offsets->char_strings);
	put_operator(out, CFF_CHAR_STRINGS);
	put_long(out, offsets->parts);
	put_operator(out, CFF_FD_ARRAY);
}

static void put_strings(struct buf *out)
{
	static const unsigned char index[] = {0, 2, 1, 1, 6, 14};

	buf_put(out, index, sizeof(index));
	buf_put_c(out, "AdobeIdentity");
	buf_put_16(out, 0); /* no global subroutines */
}

static void put_table(const struct subset_job *job, struct buf *out)
{
	static const unsigned char header[] = {1, 0, 4, 4};
	struct table_offsets offsets = {0};
	struct buf top;

	buf_init(&top, 0);
	/* Once to learn the offsets, whose length in the Top DICT is always the same. */
	for (int pass = 0; pass < 2; pass++) {
		buf_reset(out);
		buf_reset(&top);
		put_top(job, &offsets, &top);
		buf_put(out, header, sizeof(header));
		put_index_of_one(out, job->cff.name);
		put_index_of_one(out, buf_str(&top));
		put_strings(out);
		offsets.charset = out->len;
		put_charset(job, out);
		offsets.select = out->len;
		put_select(job, out);
		offsets.char_strings = out->len;
		offsets.parts = out->len + char_strings_length(job);
		if (pass == 0)
			continue;
		put_char_strings(job, out);
		put_parts(job, out->len, out);
	}
	buf_clear(&top);
}

bool cff_put_subset(struct str table, const struct cff_wish *wish, struct buf *out)
{
	const size_t count = wish->count;
	struct subset_job job = {.wish = wish, .count = count};
	bool done = false;

	if (count == 0 || count > 65535 || !cff_open(table, &job.cff))
		return false;
	job.parts = memory_new(CFF_PARTS_MAX * sizeof(*job.parts));
	for (size_t i = 0; i < CFF_PARTS_MAX; i++)
		job.parts[i] = (struct part_use){0};
	job.selected = memory_new(count);
	job.encoder = encoder_new();
	buf_init(&job.strings, LIMIT_OUTPUT_BYTES);
	if (put_glyphs(&job)) {
		put_table(&job, out);
		done = !buf_failed(out);
	}
	free(job.parts);
	free(job.selected);
	encoder_free(job.encoder);
	drawing_clear(&job.drawing);
	buf_clear(&job.strings);
	vec_clear(&job.ends);
	return done;
}
