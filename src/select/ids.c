/* SPDX-License-Identifier: MIT */
/* A file of ids is what `tiku ids` prints, a list that a person typed (the first word of
 * each line), or notes as Anki exports them: leading lines "#separator:tab" and "#guid
 * column:1", then records whose fields may be quoted and then hold line ends. */
#include "base/map.h"
#include "select/pick.h"

/* What the leading lines say. */
struct ids_form {
	bool is_export;
	char separator;
	unsigned guid_column; /* from 1; 0: none */
};

struct ids_reading {
	struct ids_form form;
	struct map wanted; /* 0: not met yet, 1: met */
	VEC(struct str) ids;
	struct buf unquoted; /* of fields with doubled quotes; never moves */
};

static char separator_of(struct str value)
{
	static const struct {
		struct str name;
		char separator;
	} names[] = {{STR_INIT("tab"), '\t'}, {STR_INIT("comma"), ','},
		{STR_INIT("semicolon"), ';'}, {STR_INIT("space"), ' '},
		{STR_INIT("pipe"), '|'}, {STR_INIT("colon"), ':'}};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq_ascii_case(value, names[i].name))
			return names[i].separator;
	return value.len == 1 ? value.data[0] : '\t';
}

/* Takes the leading lines that begin with # off text. */
static struct ids_form read_form(struct str *text)
{
	struct ids_form form = {.separator = '\t'};
	struct str line;

	while (str_starts(*text, STR("#")) && str_next_line(text, &line)) {
		line = str_trim(line);
		if (str_skip(&line, STR("#separator:"))) {
			form.is_export = true;
			form.separator = separator_of(line);
		} else if (str_skip(&line, STR("#guid column:")) &&
			   !str_to_unsigned(line, &form.guid_column)) {
			form.guid_column = 0;
		}
	}
	return form;
}

static void want(struct ids_reading *reading, struct str id)
{
	if (id.len && map_add(&reading->wanted, id, 0) == 0)
		vec_push(&reading->ids, id);
}

static void read_list(struct ids_reading *reading, struct str text)
{
	struct str line;

	while (str_next_line(&text, &line)) {
		size_t end = 0;

		line = str_trim(line);
		while (end < line.len && line.data[end] != ' ' && line.data[end] != '\t')
			end++;
		if (!str_starts(line, STR("#")))
			want(reading, str_slice(line, 0, end));
	}
}

/* A field behind its opening quote, which moves *text to what follows the closing one. */
static struct str read_quoted(struct ids_reading *reading, struct str *text)
{
	struct buf *const out = &reading->unquoted;
	const size_t start = out->len;
	size_t i = 1;

	for (; i < text->len; i++) {
		if (text->data[i] == '"' &&
			(i + 1 == text->len || text->data[++i] != '"'))
			break;
		buf_put_byte(out, text->data[i]);
	}
	*text = str_from_offset(*text, i < text->len ? i : text->len);
	return str_from_offset(buf_str(out), start);
}

static struct str read_bare(struct str *text, char separator)
{
	size_t end = 0;

	while (end < text->len && text->data[end] != separator &&
		text->data[end] != '\n' && text->data[end] != '\r')
		end++;
	const struct str field = str_slice(*text, 0, end);
	*text = str_from_offset(*text, end);
	return field;
}

/* One record; its line end goes with it. A record that begins with a bare # is none. */
static void read_record(struct ids_reading *reading, struct str *text)
{
	const bool is_remark = str_starts(*text, STR("#"));
	const char separator = reading->form.separator;

	for (unsigned column = 1;; column++) {
		const struct str field = str_starts(*text, STR("\""))
						 ? read_quoted(reading, text)
						 : read_bare(text, separator);
		if (column == reading->form.guid_column && !is_remark)
			want(reading, str_trim(field));
		if (!text->len || text->data[0] != separator)
			break;
		*text = str_from_offset(*text, 1);
	}
	str_next_line(text, &(struct str){0});
}

static void report(const struct ids_reading *reading, struct diag *diag)
{
	char digits[21], all_digits[21];
	size_t missing = 0;

	for (size_t i = 0; i < reading->ids.len; i++) {
		if (map_find(&reading->wanted, reading->ids.data[i]) != 0)
			continue;
		missing++;
		if (!reading->form.is_export)
			diag_report(diag, DIAG_SELECT_NAME, SPAN_NONE, STR("--questions"),
				reading->ids.data[i]);
	}
	if (reading->form.is_export && !reading->form.guid_column)
		diag_report(diag, DIAG_SELECT_NO_GUID, SPAN_NONE);
	else if (reading->form.is_export && missing)
		diag_report(diag, DIAG_SELECT_OTHERS, SPAN_NONE,
			str_from_unsigned(digits, missing),
			str_from_unsigned(all_digits, reading->ids.len));
}

static bool take(struct ids_reading *reading, struct str id)
{
	const bool is_wanted = map_find(&reading->wanted, id) != MAP_NONE;

	if (is_wanted)
		map_set(&reading->wanted, id, 1);
	return is_wanted;
}

void filter_ids(pick_vec *picks, struct str text, struct diag *diag)
{
	struct ids_reading reading = {0};

	str_skip(&text, STR("\xEF\xBB\xBF"));
	map_init(&reading.wanted);
	buf_init(&reading.unquoted, 0);
	buf_extend(&reading.unquoted, text.len); /* so that views of it stay */
	buf_reset(&reading.unquoted);
	reading.form = read_form(&text);
	if (!reading.form.is_export)
		read_list(&reading, text);
	while (reading.form.is_export && reading.form.guid_column && text.len)
		read_record(&reading, &text);
	for (size_t i = 0; i < picks->len; i++) {
		struct pick *const pick = &picks->data[i];
		const struct question *const question = pick->question;

		pick->is_kept = (take(&reading, question->id) ||
					take(&reading, question->anchor)) &&
				pick->is_kept;
	}
	report(&reading, diag);
	vec_clear(&reading.ids);
	buf_clear(&reading.unquoted);
	map_clear(&reading.wanted);
}
