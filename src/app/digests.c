/* SPDX-License-Identifier: MIT */
#include "app/digests.h"

#include <string.h>

#include "base/limits.h"
#include "media/media.h"

static struct str key_of(struct digests *digests, struct str folder, struct str url)
{
	char *const key = arena_alloc(&digests->arena, folder.len + url.len + 1);

	memcpy(key, folder.data, folder.len);
	key[folder.len] = '\x1f';
	memcpy(key + folder.len + 1, url.data, url.len);
	return (struct str){key, folder.len + url.len + 1};
}

static bool find_digest(
	void *closure, struct str folder, struct str url, unsigned char bytes[20])
{
	struct digests *const digests = closure;
	const size_t next = digests->items.len;
	const size_t number =
		map_add(&digests->numbers, key_of(digests, folder, url), next);

	if (number == next) {
		struct digest digest = {0};

		digest.is_there =
			next < LIMIT_IMAGES &&
			media_digest(folder, url, digests->bank_name, digest.bytes);
		vec_push(&digests->items, digest);
	}
	memcpy(bytes, digests->items.data[number].bytes, 20);
	return digests->items.data[number].is_there;
}

void digests_init(struct digests *digests, struct str bank_name)
{
	*digests = (struct digests){
		.bank_name = bank_name, .access = {find_digest, digests}};
	arena_init(&digests->arena);
	map_init(&digests->numbers);
}

void digests_clear(struct digests *digests)
{
	arena_clear(&digests->arena);
	map_clear(&digests->numbers);
	vec_clear(&digests->items);
}
