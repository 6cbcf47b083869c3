/* SPDX-License-Identifier: MIT */
#ifndef UNIT_H
#define UNIT_H

#include <stdio.h>

#include "base/str.h"

/* A unit test is a program: CHECK each fact under the case's name, end main with
 * `return unit_end(&unit);`. One line a case: "ok name" or "not ok name: file:line: why".
 */
struct unit {
	const char *name;
	unsigned failed_cases;
	int case_failed;
};

static inline void unit_close_case(struct unit *unit)
{
	if (unit->name && !unit->case_failed)
		printf("ok %s\n", unit->name);
}

static inline void unit_case(struct unit *unit, const char *name)
{
	unit_close_case(unit);
	unit->name = name;
	unit->case_failed = 0;
}

static inline void unit_fail(
	struct unit *unit, const char *file, int line, const char *why)
{
	if (!unit->case_failed)
		unit->failed_cases++;
	unit->case_failed = 1;
	printf("not ok %s: %s:%d: %s\n", unit->name ? unit->name : "?", file, line, why);
}

static inline int unit_end(struct unit *unit)
{
	unit_close_case(unit);
	return unit->failed_cases != 0;
}

#define CHECK(unit, fact) \
	((fact) ? (void)0 : unit_fail((unit), __FILE__, __LINE__, #fact))

#define CHECK_STR(unit, got, wanted) \
	unit_check_str((unit), __FILE__, __LINE__, (got), (wanted))

static inline void unit_check_str(
	struct unit *unit, const char *file, int line, struct str got, struct str wanted)
{
	char why[512];

	if (str_eq(got, wanted))
		return;
	snprintf(why, sizeof(why), "got “%.*s”, wanted “%.*s”", STR_ARGS(got),
		STR_ARGS(wanted));
	unit_fail(unit, file, line, why);
}

#endif
