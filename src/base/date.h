/* SPDX-License-Identifier: MIT */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Instants are seconds since 1970-01-01T00:00:00Z, of the years 1970 to 9999; their text
 * is YYYY-MM-DDThh:mm:ssZ. */

#define DATE_LEN 20
#define DATE_MAX INT64_C(253402300799)
/* 2000-01-01: for what has no date, and may not have the clock's. */
#define DATE_FIXED INT64_C(946684800)

/* An instant outside the years is put at their nearest end. */
struct str date_to_text(char storage[DATE_LEN + 1], int64_t instant);
/* false: no such text. */
bool date_from_text(struct str text, int64_t *instant);

#endif
