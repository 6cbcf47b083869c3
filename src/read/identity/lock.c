/* SPDX-License-Identifier: MIT */
#include "read/identity/lock.h"

#include "base/date.h"
#include "base/map.h"

#define VERSION     "#tiku-ids 1"
#define FILE_MARK   "#file "
#define LOOK_MARK   "#look "
#define BOOK_MARK   "#book "
#define HASH_LEN    16
#define FIELD_COUNT 6

struct lock_reading {
	struct lock_rows *rows;
	struct diag *diag;
	struct map ids;
	struct span line_span;
};

static const struct str kind_names[2][2] = {
	{STR_INIT("qa"), STR_INIT("qa-gone")},
	{STR_INIT("cloze"), STR_INIT("cloze-gone")},
};

static void complain(struct lock_reading *reading, enum diag_code code, struct str word)
{
	diag_report(reading->diag, code, reading->line_span, word);
	reading->rows->is_broken = true;
}

/* The marks that version control leaves in a file that two sides changed. */
static bool is_conflict(struct str line)
{
	static const struct str marks[] = {STR_INIT("<<<<<<<"), STR_INIT("======="),
		STR_INIT(">>>>>>>"), STR_INIT("|||||||")};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (str_starts(line, marks[i]))
			return true;
	return false;
}

static bool split(struct str line, struct str fields[FIELD_COUNT])
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const size_t tab = str_find_byte(line, '\t', 0);

		if ((tab == STR_NPOS) != (i + 1 == FIELD_COUNT))
			return false;
		fields[i] = str_slice(line, 0, tab);
		line = str_from_offset(line, tab == STR_NPOS ? line.len : tab + 1);
	}
	return true;
}

static bool read_kind(struct str text, struct lock_row *row)
{
	for (size_t i = 0; i < 4; i++)
		if (str_eq(text, kind_names[i / 2][i % 2])) {
			row->is_cloze = i / 2;
			row->is_gone = i % 2;
			return true;
		}
	return false;
}

/* A merge that kept both sides leaves two lines of a question that both changed: the
 * newer one counts, and it is gone only if both say so. */
static void add_row(struct lock_reading *reading, struct lock_row row)
{
	struct lock_rows *const rows = reading->rows;
	const size_t index = map_find(&reading->ids, row.id);

	if (index == MAP_NONE) {
		map_set(&reading->ids, row.id, rows->list.len);
		vec_push(&rows->list, row);
		return;
	}
	struct lock_row *const other = &rows->list.data[index];

	diag_report(reading->diag, DIAG_IDS_TWICE, reading->line_span, row.id);
	row.is_gone = row.is_gone && other->is_gone;
	other->is_gone = row.is_gone;
	if (row.changed > other->changed)
		*other = row;
}

static void read_row(struct lock_reading *reading, struct str line)
{
	struct lock_rows *const rows = reading->rows;
	struct str fields[FIELD_COUNT];
	struct lock_row row;

	if (!split(line, fields) || !fields[0].len || !read_kind(fields[1], &row) ||
		!date_from_text(fields[2], &row.changed) || fields[3].len != HASH_LEN) {
		complain(reading, DIAG_IDS_LINE, STR(""));
		return;
	}
	row.id = fields[0];
	row.content = fields[3];
	row.chapter = fields[4];
	row.text = fields[5];
	add_row(reading, row);
	if (row.changed > rows->newest)
		rows->newest = row.changed;
}

/* Of two lines, as a merge may leave them, the newer counts. */
static void read_look(struct lock_reading *reading, struct str words)
{
	struct lock_look *const known = &reading->rows->look;
	struct lock_look look = {.hash = str_from_offset(words, DATE_LEN + 1)};

	if (look.hash.len != HASH_LEN ||
		!date_from_text(str_slice(words, 0, DATE_LEN), &look.changed))
		complain(reading, DIAG_IDS_LINE, STR(""));
	else if (look.changed >= known->changed)
		*known = look;
}

static void read_book(struct lock_reading *reading, struct str line)
{
	const size_t space = str_find_byte(line, ' ', 0);

	if (space == 0 || space == STR_NPOS) {
		complain(reading, DIAG_IDS_LINE, STR(""));
		return;
	}
	reading->rows->book = (struct lock_book){
		str_slice(line, 0, space), str_from_offset(line, space + 1)};
}

static void read_line(struct lock_reading *reading, struct str line)
{
	if (is_conflict(line))
		complain(reading, DIAG_IDS_CONFLICT, STR(""));
	else if (str_starts(line, STR(FILE_MARK)))
		vec_push(&reading->rows->files,
			str_from_offset(line, sizeof(FILE_MARK) - 1));
	else if (str_skip(&line, STR(LOOK_MARK)))
		read_look(reading, line);
	else if (str_skip(&line, STR(BOOK_MARK)))
		read_book(reading, line);
	else if (line.len && line.data[0] != '#')
		read_row(reading, line);
}

void lock_read(struct lock_rows *rows, struct sources *sources, uint32_t source,
	struct diag *diag)
{
	const struct str text = sources->items[source].text;
	struct lock_reading reading = {.rows = rows, .diag = diag};
	struct str rest = text, line;

	*rows = (struct lock_rows){0};
	map_init(&reading.ids);
	for (size_t number = 0; str_next_line(&rest, &line); number++) {
		const size_t start = (size_t)(line.data - text.data);

		reading.line_span = span_of(source, start, start + line.len);
		if (number > 0) {
			read_line(&reading, line);
		} else if (!str_eq(line, STR(VERSION))) {
			complain(&reading, DIAG_IDS_VERSION, STR(VERSION));
			if (str_starts(line, STR("#tiku-ids ")))
				break;
			read_line(&reading, line);
		}
	}
	map_clear(&reading.ids);
}

void lock_clear(struct lock_rows *rows)
{
	vec_clear(&rows->list);
	vec_clear(&rows->files);
}
/* Tabs and line ends are the file's own. */
static void put_field(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		const char c = text.data[i];

		buf_put_byte(out, c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
	}
}

static void put_look(struct buf *out, const struct lock_look *look)
{
	char date[DATE_LEN + 1];

	if (!look->hash.len)
		return;
	buf_put_c(out, LOOK_MARK);
	buf_put_str(out, date_to_text(date, look->changed));
	buf_put_byte(out, ' ');
	put_field(out, look->hash);
	buf_put_byte(out, '\n');
}

void lock_put_head(struct buf *out, const struct lock_head *head)
{
	buf_put_c(out, VERSION
		"\n"
		"# The ids of the bank's questions, a line each; tiku keeps this file."
		" Commit it with the bank.\n"
		"# id\tkind\tchanged\tcontent\tchapter\ttext\n");
	for (size_t i = 0; i < head->files->len; i++) {
		buf_put_c(out, FILE_MARK);
		put_field(out, head->files->data[i]);
		buf_put_byte(out, '\n');
	}
	put_look(out, &head->look);
	buf_put_c(out, BOOK_MARK);
	buf_put_str(out, head->book.identifier);
	buf_put_byte(out, ' ');
	put_field(out, head->book.name);
	buf_put_byte(out, '\n');
}

void lock_put_row(struct buf *out, const struct lock_row *row)
{
	char date[DATE_LEN + 1];

	put_field(out, row->id);
	buf_put_byte(out, '\t');
	buf_put_str(out, kind_names[row->is_cloze][row->is_gone]);
	buf_put_byte(out, '\t');
	buf_put_str(out, date_to_text(date, row->changed));
	buf_put_byte(out, '\t');
	buf_put_str(out, row->content);
	buf_put_byte(out, '\t');
	put_field(out, row->chapter);
	buf_put_byte(out, '\t');
	put_field(out, row->text);
	buf_put_byte(out, '\n');
}
