/* SPDX-License-Identifier: MIT */
/* The manual holds every message code and every style property: the parts of
 * src/app/tiku.1 between its "begin" and "end" comments are made from the same tables as
 * the program. `make accept` writes them. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "diag/diag.h"
#include "style/style.h"
#include "unit/unit.h"

#define MANUAL "src/app/tiku.1"

/* Text for roff: backslash, and the signs that open a request at a line's start. */
static void put_roff(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '\\')
			buf_put_byte(out, '\\');
		buf_put_byte(out, text.data[i]);
	}
}

static void put_codes(struct buf *out)
{
	static const char *const levels[] = {"note", "warning", "error"};

	for (unsigned i = 0; i < DIAG_CODE_COUNT; i++) {
		const struct diag_text text =
			diag_code_text((enum diag_code)i, DIAG_ENGLISH);

		buf_printf(out, ".TP\n.B %.*s\n(%s) ",
			STR_ARGS(diag_code_id((enum diag_code)i)),
			levels[diag_code_level((enum diag_code)i)]);
		put_roff(out, text.words);
		buf_put_c(out, ".\n");
		if (text.help.len) {
			put_roff(out, text.help);
			buf_put_c(out, ".\n");
		}
	}
}

/* Replaces what stands between the marks by made. */
static void put_section(struct buf *page, const char *name, struct str made)
{
	char begin[64], end[64];
	struct buf whole;

	snprintf(begin, sizeof(begin), ".\\\" begin %s\n", name);
	snprintf(end, sizeof(end), ".\\\" end %s\n", name);
	const struct str old = buf_str(page);
	const size_t from = str_find(old, str_from(begin), 0),
		     to = str_find(old, str_from(end), 0);

	buf_init(&whole, 0);
	if (from != STR_NPOS && to != STR_NPOS) {
		buf_put_str(&whole, str_slice(old, 0, from + strlen(begin)));
		buf_put_str(&whole, made);
		buf_put_str(&whole, str_from_offset(old, to));
	}
	buf_reset(page);
	buf_put_str(page, buf_str(&whole));
	buf_clear(&whole);
}

int main(void)
{
	const char *const accept = getenv("ACCEPT");
	struct unit unit = {0};
	struct buf old, page, made;

	buf_init(&old, 0);
	buf_init(&page, 0);
	buf_init(&made, 0);
	unit_case(&unit, "the manual lists every code and property");
	CHECK(&unit, file_read(MANUAL, 1 << 20, &old));
	buf_put_str(&page, buf_str(&old));
	style_put_manual(&made);
	put_section(&page, "properties", buf_str(&made));
	buf_reset(&made);
	put_codes(&made);
	put_section(&page, "codes", buf_str(&made));
	if (accept && *accept && page.len)
		CHECK(&unit, file_write(MANUAL, buf_str(&page)));
	else
		CHECK(&unit, str_eq(buf_str(&old), buf_str(&page)));
	buf_clear(&made);
	buf_clear(&page);
	buf_clear(&old);
	return unit_end(&unit);
}
