/* SPDX-License-Identifier: MIT */
#include "media/locate.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

#define NAME_BYTES_MAX 80

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	const char lower = (char)(c | 0x20);

	return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* Decoded once; false: a % is left, or a control character appears. */
static bool decode_percent(struct arena *arena, struct str url, struct str *decoded)
{
	char *const bytes = arena_alloc(arena, url.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < url.len; i++) {
		const int high = url.data[i] == '%' && i + 2 < url.len
					 ? hex_digit(url.data[i + 1])
					 : -1;
		const int low = high >= 0 ? hex_digit(url.data[i + 2]) : -1;
		const char byte = low >= 0 ? (char)(high * 16 + low) : url.data[i];

		if (byte == '%' || (unsigned char)byte < 0x20 || byte == 0x7F)
			return false;
		bytes[len++] = byte;
		i += low >= 0 ? 2 : 0;
	}
	*decoded = (struct str){bytes, len};
	return utf8_is_valid(*decoded);
}

static bool climbs(struct str path)
{
	for (size_t at = 0; at <= path.len;) {
		size_t end = str_find_byte(path, '/', at);

		end = end == STR_NPOS ? path.len : end;
		if (str_eq(str_slice(path, at, end), STR("..")))
			return true;
		at = end + 1;
	}
	return false;
}

/* RFC 3986, 3.1: the length of "scheme:", or 0. */
static size_t scheme_len(struct str url)
{
	for (size_t i = 0; i < url.len; i++) {
		const char c = url.data[i], lower = (char)(c | 0x20);

		if (c == ':')
			return i ? i + 1 : 0;
		if (!(lower >= 'a' && lower <= 'z') &&
			(i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' ||
					   c == '.')))
			return 0;
	}
	return 0;
}

static size_t query_start(struct str url)
{
	for (size_t i = 0; i < url.len; i++)
		if (url.data[i] == '?' || url.data[i] == '#')
			return i;
	return STR_NPOS;
}

static struct image_place place_of(
	struct arena *arena, enum place_kind kind, struct str url)
{
	struct image_place place = {.kind = kind};
	const size_t query = query_start(url);

	if (!decode_percent(arena, url, &place.path) || climbs(place.path) ||
		place.path.len == 0 || place.path.data[0] == '/')
		return (struct image_place){.kind = PLACE_REFUSED};
	if (query != STR_NPOS &&
		!decode_percent(arena, str_slice(url, 0, query), &place.short_path))
		place.short_path = (struct str){0};
	return place;
}

/* As `wget -x` lays it: the host in lower case, without user; a path that ends in "/"
 * is its index.html. */
static struct image_place locate_remote(
	struct arena *arena, struct str address, struct str bank_name)
{
	struct buf path;
	size_t slash = str_find_byte(address, '/', 0);

	slash = slash == STR_NPOS ? address.len : slash;
	struct str host = str_slice(address, 0, slash);
	const size_t user = str_find_byte(host, '@', 0);
	const struct str rest = str_from_offset(address, slash);

	host = user == STR_NPOS ? host : str_from_offset(host, user + 1);
	buf_init(&path, LIMIT_TEXT_BYTES);
	buf_put_str(&path, host);
	for (size_t i = 0; i < path.len; i++)
		if (path.data[i] >= 'A' && path.data[i] <= 'Z')
			path.data[i] = (char)(path.data[i] | 0x20);
	buf_put_str(&path, rest.len ? rest : STR("/"));
	if (path.len && path.data[path.len - 1] == '/')
		buf_put_c(&path, "index.html");
	struct image_place place = place_of(arena, PLACE_REMOTE, buf_str(&path));

	if (place.kind == PLACE_REMOTE) {
		buf_reset(&path);
		buf_put_str(&path, bank_name);
		buf_put_c(&path, ".assets/");
		const size_t start = path.len;

		buf_put_str(&path, place.path);
		place.path = arena_copy_str(arena, buf_str(&path));
		path.len = start;
		buf_put_str(&path, place.short_path);
		if (place.short_path.len)
			place.short_path = arena_copy_str(arena, buf_str(&path));
	}
	buf_clear(&path);
	return place;
}

struct image_place media_locate(struct arena *arena, struct str url, struct str bank_name)
{
	const size_t scheme = scheme_len(url);
	const struct str name = str_slice(url, 0, scheme);
	struct str rest = str_from_offset(url, scheme);
	const bool is_web = scheme == 0 || str_eq_ascii_case(name, STR("http:")) ||
			    str_eq_ascii_case(name, STR("https:"));

	if (is_web && str_skip(&rest, STR("//")))
		return locate_remote(arena, rest, bank_name);
	if (scheme)
		return (struct image_place){.kind = PLACE_REFUSED};
	return place_of(arena, PLACE_BESIDE, url);
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* CON, NUL, COM1 … name devices there, whatever the extension. */
static bool is_device(struct str name)
{
	static const struct str devices[] = {
		STR_INIT("con"), STR_INIT("prn"), STR_INIT("aux"), STR_INIT("nul")};

	for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++)
		if (str_eq_ascii_case(name, devices[i]))
			return true;
	return name.len == 4 &&
	       (str_eq_ascii_case(str_slice(name, 0, 3), STR("com")) ||
		       str_eq_ascii_case(str_slice(name, 0, 3), STR("lpt")));
}

struct str media_ascii_name(
	struct arena *arena, struct str path, struct str extension, bool *is_exact)
{
	size_t start = path.len;

	while (start > 0 && path.data[start - 1] != '/')
		start--;
	struct str base = str_from_offset(path, start);
	size_t dot = base.len;

	while (dot > 0 && base.data[dot - 1] != '.')
		dot--;
	if (dot > 1)
		base = str_slice(base, 0, dot - 1);
	char *const name = arena_alloc(arena, NAME_BYTES_MAX + extension.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < base.len && len < NAME_BYTES_MAX; i++)
		if (is_plain(base.data[i]))
			name[len++] = base.data[i];
	*is_exact = len == base.len && !is_device(base) && len > 0;
	if (len == 0 || is_device((struct str){name, len})) {
		memcpy(name, "image", 5);
		len = 5;
	}
	memcpy(name + len, extension.data, extension.len);
	return (struct str){name, len + extension.len};
}
