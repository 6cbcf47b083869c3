/* SPDX-License-Identifier: MIT */
#include "write/pdf/meta.h"

#include "write/pdf/syntax.h"

/* "D:20260102030405Z" of "2026-01-02T03:04:05Z"; nothing if it is no such date. */
static void put_date(struct buf *out, const char *key, struct str date)
{
	if (date.len < 19)
		return;
	buf_put_c(out, key);
	buf_put_c(out, "(D:");
	for (size_t i = 0; i < 19; i++)
		if (date.data[i] >= '0' && date.data[i] <= '9')
			buf_put_byte(out, date.data[i]);
	buf_put_c(out, "Z)");
}

void meta_put_joined(struct buf *out, const struct str *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buf_put_c(out, i ? ", " : "");
		buf_put_str(out, items[i]);
	}
}

static void put_entry(struct buf *out, const char *key, struct str text)
{
	if (text.len == 0)
		return;
	buf_put_c(out, key);
	put_text(out, text);
}

struct str meta_date(const struct document *document)
{
	const struct write_job *const job = document->job;

	return job->is_undated || job->date.len < 19 ? STR("") : job->date;
}

void meta_put_producer(struct buf *out, const struct document *document)
{
	buf_put_str(out, document->job->program);
	buf_put_c(out, " (");
	buf_put_str(out, store_library());
	buf_put_c(out, ")");
}

void meta_set_info(struct document *document)
{
	const struct bank_meta *const meta = &document->job->bank->meta;
	struct buf out, joined;

	buf_init(&out, 0);
	buf_init(&joined, 0);
	put_entry(&out, "/Title", meta->plain_title);
	meta_put_joined(&joined, meta->authors, meta->author_count);
	put_entry(&out, "/Author", buf_str(&joined));
	put_entry(&out, "/Subject", meta->description);
	buf_reset(&joined);
	meta_put_joined(&joined, meta->subjects.items, meta->subjects.count);
	put_entry(&out, "/Keywords", buf_str(&joined));
	put_entry(&out, "/Creator", document->job->program);
	buf_reset(&joined);
	meta_put_producer(&joined, document);
	put_entry(&out, "/Producer", buf_str(&joined));
	put_date(&out, "/CreationDate", meta_date(document));
	put_date(&out, "/ModDate", meta_date(document));
	store_set_info(document->store, buf_str(&out));
	buf_clear(&out);
	buf_clear(&joined);
}

static struct str put_roman(char storage[32], unsigned value, bool is_upper)
{
	static const struct {
		unsigned value;
		struct str digits;
	} steps[] = {{1000, STR_INIT("m")}, {900, STR_INIT("cm")}, {500, STR_INIT("d")},
		{400, STR_INIT("cd")}, {100, STR_INIT("c")}, {90, STR_INIT("xc")},
		{50, STR_INIT("l")}, {40, STR_INIT("xl")}, {10, STR_INIT("x")},
		{9, STR_INIT("ix")}, {5, STR_INIT("v")}, {4, STR_INIT("iv")},
		{1, STR_INIT("i")}};
	size_t len = 0;

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]) && len < 24; i++)
		for (; value >= steps[i].value && len < 24; value -= steps[i].value)
			for (size_t k = 0; k < steps[i].digits.len; k++)
				storage[len++] = steps[i].digits.data[k];
	for (size_t i = 0; is_upper && i < len; i++)
		storage[i] = (char)(storage[i] - 0x20);
	return (struct str){storage, len};
}

/* A page's label as a number in a style of 12.4.2: 'D', 'r', 'R'; 0: it is none. */
struct label {
	char style;
	unsigned value;
};

static struct label read_label(struct str text)
{
	char storage[32];
	struct label label = {0};

	if (text.len && text.data[0] != '0' && str_to_unsigned(text, &label.value)) {
		label.style = 'D';
		return label;
	}
	/* Front matter does not reach a hundred pages. */
	for (unsigned value = 1; text.len && text.len < 12 && value < 100; value++)
		for (int is_upper = 0; is_upper < 2; is_upper++)
			if (str_eq(text, put_roman(storage, value, is_upper)))
				return (struct label){is_upper ? 'R' : 'r', value};
	return (struct label){0};
}

void meta_put_labels(const struct pages *pages, struct buf *out)
{
	struct label last = {0};

	buf_put_c(out, "/PageLabels<</Nums[");
	for (size_t i = 0; i < pages->count; i++) {
		const struct str text = pages->items[i].label;
		const struct label label = read_label(text);
		const bool goes_on = i && label.style && label.style == last.style &&
				     label.value == last.value + 1;

		last = label;
		if (goes_on)
			continue;
		buf_put_unsigned(out, i);
		if (label.style)
			buf_printf(out, "<</S/%c/St %u>>", label.style, label.value);
		else
			buf_put_c(out, "<<");
		if (!label.style && text.len)
			put_entry(out, "/P", text);
		buf_put_c(out, label.style ? "" : ">>");
	}
	buf_put_c(out, "]>>");
}
