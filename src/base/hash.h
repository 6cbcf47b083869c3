/* SPDX-License-Identifier: MIT */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdint.h>

#include "base/str.h"

/* FNV-1a with a final mix; for tables, never for identity. */
uint64_t hash_bytes(struct str text);

/* FIPS 180-4. */
struct sha1 {
	uint32_t state[5];
	uint64_t byte_count;
	unsigned char block[64];
};
void sha1_init(struct sha1 *sha1);
void sha1_add(struct sha1 *sha1, struct str text);
void sha1_finish(struct sha1 *sha1, unsigned char digest[20]);
/* The digest's first hexadecimal digits, at most 40, NUL-ended. */
void sha1_finish_text(struct sha1 *sha1, char *text, size_t digits);

#define UUID_LEN 36
/* RFC 9562 5.5: name-based, SHA-1, in tiku's own namespace; lower case, NUL-ended. */
void uuid5(char uuid[UUID_LEN + 1], struct str name);

#endif
