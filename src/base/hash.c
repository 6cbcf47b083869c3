/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <assert.h>
#include <string.h>

uint64_t hash_bytes(struct str text)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.data[i]) * 0x100000001b3u;
	hash ^= hash >> 32;
	hash *= 0x9e3779b97f4a7c15u;
	return hash ^ (hash >> 29);
}

static uint32_t rotate(uint32_t word, unsigned bits)
{
	return (word << bits) | (word >> (32 - bits));
}

/* One of the eighty turns (FIPS 180-4, 6.1.2); at holds a to e. */
static inline void turn(uint32_t at[5], uint32_t f, uint32_t word)
{
	const uint32_t next = rotate(at[0], 5) + f + at[4] + word;

	at[4] = at[3];
	at[3] = at[2];
	at[2] = rotate(at[1], 30);
	at[1] = at[0];
	at[0] = next;
}

static inline uint32_t parity(const uint32_t at[5])
{
	return at[1] ^ at[2] ^ at[3];
}

static void sha1_block(struct sha1 *sha1)
{
	uint32_t w[80], at[5];
	size_t i;

	memcpy(at, sha1->state, sizeof(at));
	for (i = 0; i < 16; i++)
		w[i] = (uint32_t)sha1->block[4 * i] << 24 |
		       (uint32_t)sha1->block[4 * i + 1] << 16 |
		       (uint32_t)sha1->block[4 * i + 2] << 8 | sha1->block[4 * i + 3];
	for (; i < 80; i++)
		w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
#pragma GCC unroll 5 /* then the words stand where they began, and none is moved */
	for (i = 0; i < 20; i++)
		turn(at, (at[1] & at[2]) | (~at[1] & at[3]), 0x5a827999 + w[i]);
#pragma GCC unroll 5
	for (; i < 40; i++)
		turn(at, parity(at), 0x6ed9eba1 + w[i]);
#pragma GCC unroll 5
	for (; i < 60; i++)
		turn(at, (at[1] & at[2]) | (at[1] & at[3]) | (at[2] & at[3]),
			0x8f1bbcdc + w[i]);
#pragma GCC unroll 5
	for (; i < 80; i++)
		turn(at, parity(at), 0xca62c1d6 + w[i]);
	for (i = 0; i < 5; i++)
		sha1->state[i] += at[i];
}

void sha1_init(struct sha1 *sha1)
{
	*sha1 = (struct sha1){
		.state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}};
}

void sha1_add(struct sha1 *sha1, struct str text)
{
	for (size_t i = 0; i < text.len;) {
		const size_t used = sha1->byte_count % 64;
		const size_t left = text.len - i;
		const size_t count = left < 64 - used ? left : 64 - used;

		memcpy(sha1->block + used, text.data + i, count);
		sha1->byte_count += count;
		i += count;
		if (used + count == 64)
			sha1_block(sha1);
	}
}

void sha1_finish(struct sha1 *sha1, unsigned char digest[20])
{
	static const char padding[64] = "\x80";
	const uint64_t bit_count = sha1->byte_count * 8;
	const size_t used = sha1->byte_count % 64;
	char length[8];

	sha1_add(sha1, (struct str){padding, (used < 56 ? 56 : 120) - used});
	for (unsigned i = 0; i < 8; i++)
		length[i] = (char)(bit_count >> (56 - 8 * i));
	sha1_add(sha1, (struct str){length, 8});
	for (unsigned i = 0; i < 20; i++)
		digest[i] = (unsigned char)(sha1->state[i / 4] >> (24 - 8 * (i % 4)));
}

void sha1_finish_text(struct sha1 *sha1, char *text, size_t digits)
{
	static const char hexadecimal[] = "0123456789abcdef";
	unsigned char digest[20];

	assert(digits <= 2 * sizeof(digest));
	sha1_finish(sha1, digest);
	for (size_t i = 0; i < digits; i++)
		text[i] = hexadecimal[i % 2 ? digest[i / 2] & 15u : digest[i / 2] >> 4];
	text[digits] = '\0';
}

void uuid5(char uuid[UUID_LEN + 1], struct str name)
{
	/* UUIDv5 of "tiku" in the DNS namespace of RFC 9562 6.6, frozen. */
	static const char space[16] = "\xbf\x2f\x5e\x9a\x7f\xe2\x5e\xb6\x98\xd7\xed\xb3"
				      "\x0f\x24\x59\x82";
	unsigned char d[20];
	struct sha1 sha1;

	sha1_init(&sha1);
	sha1_add(&sha1, (struct str){space, sizeof(space)});
	sha1_add(&sha1, name);
	sha1_finish(&sha1, d);
	d[6] = (unsigned char)((d[6] & 0x0f) | 0x50);
	d[8] = (unsigned char)((d[8] & 0x3f) | 0x80);
	for (size_t i = 0, at = 0; i < 16; i++) {
		uuid[at++] = "0123456789abcdef"[d[i] >> 4];
		uuid[at++] = "0123456789abcdef"[d[i] & 15];
		if (i == 3 || i == 5 || i == 7 || i == 9)
			uuid[at++] = '-';
	}
	uuid[UUID_LEN] = '\0';
}
