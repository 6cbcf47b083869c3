/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <stdio.h>

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

static void sha1_block(struct sha1 *sha1)
{
	uint32_t w[80], a = sha1->state[0], b = sha1->state[1], c = sha1->state[2],
			d = sha1->state[3], e = sha1->state[4];

	for (size_t i = 0; i < 16; i++)
		w[i] = (uint32_t)sha1->block[4 * i] << 24 |
		       (uint32_t)sha1->block[4 * i + 1] << 16 |
		       (uint32_t)sha1->block[4 * i + 2] << 8 | sha1->block[4 * i + 3];
	for (size_t i = 16; i < 80; i++)
		w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
	for (size_t i = 0; i < 80; i++) {
		uint32_t f, k;

		if (i < 20)
			f = (b & c) | (~b & d), k = 0x5a827999;
		else if (i < 40)
			f = b ^ c ^ d, k = 0x6ed9eba1;
		else if (i < 60)
			f = (b & c) | (b & d) | (c & d), k = 0x8f1bbcdc;
		else
			f = b ^ c ^ d, k = 0xca62c1d6;
		const uint32_t next = rotate(a, 5) + f + e + k + w[i];

		e = d, d = c, c = rotate(b, 30), b = a, a = next;
	}
	sha1->state[0] += a;
	sha1->state[1] += b;
	sha1->state[2] += c;
	sha1->state[3] += d;
	sha1->state[4] += e;
}

void sha1_init(struct sha1 *sha1)
{
	*sha1 = (struct sha1){
		.state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}};
}

void sha1_add(struct sha1 *sha1, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		sha1->block[sha1->byte_count++ % 64] = (unsigned char)text.data[i];
		if (sha1->byte_count % 64 == 0)
			sha1_block(sha1);
	}
}

void sha1_finish(struct sha1 *sha1, unsigned char digest[20])
{
	const uint64_t bit_count = sha1->byte_count * 8;
	char length[8];

	sha1_add(sha1, STR("\x80"));
	while (sha1->byte_count % 64 != 56)
		sha1_add(sha1, (struct str){"\0", 1});
	for (unsigned i = 0; i < 8; i++)
		length[i] = (char)(bit_count >> (56 - 8 * i));
	sha1_add(sha1, (struct str){length, 8});
	for (unsigned i = 0; i < 20; i++)
		digest[i] = (unsigned char)(sha1->state[i / 4] >> (24 - 8 * (i % 4)));
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
	snprintf(uuid, UUID_LEN + 1,
		"%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
		d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11],
		d[12], d[13], d[14], d[15]);
}
