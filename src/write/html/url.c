/* SPDX-License-Identifier: MIT */
/* Books are checked more strictly than browsers read: an address that EPUBCheck's URL
 * parser refuses is an error, so doubtful hosts make no link and every byte that RFC
 * 3986 does not allow is percent-encoded. */
#include "write/html/html.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Letters, digits and inner hyphens; no Punycode, which would have to be decoded. */
static bool is_label(struct str label)
{
	if (!label.len || label.len > 63 || label.data[0] == '-' ||
		label.data[label.len - 1] == '-' || str_starts(label, STR("xn--")))
		return false;
	for (size_t i = 0; i < label.len; i++)
		if (!is_letter(label.data[i]) && !is_digit(label.data[i]) &&
			label.data[i] != '-' && label.data[i] != '_')
			return false;
	return true;
}

static bool is_ipv4(struct str host)
{
	unsigned octets = 0;

	while (octets < 4) {
		const size_t dot = str_find_byte(host, '.', 0);
		unsigned value = 0;

		if (!str_to_unsigned(str_slice(host, 0, dot), &value) || value > 255)
			return false;
		octets++;
		if (dot == STR_NPOS)
			return octets == 4;
		host = str_from_offset(host, dot + 1);
	}
	return false;
}

/* A last label that begins with a digit is an address in numbers (WHATWG URL, 3.5). */
static bool is_host(struct str host)
{
	struct str last = {0};

	if (host.len > 253 || !host.len)
		return false;
	for (struct str rest = host;;) {
		const size_t dot = str_find_byte(rest, '.', 0);

		last = str_slice(rest, 0, dot);
		if (!is_label(last))
			return false;
		if (dot == STR_NPOS)
			break;
		rest = str_from_offset(rest, dot + 1);
	}
	return is_letter(last.data[0]) || is_ipv4(host);
}

/* host or host:port, without a user. */
static bool is_authority(struct str authority)
{
	const size_t colon = str_find_byte(authority, ':', 0);
	unsigned port = 0;

	return is_host(str_slice(authority, 0, colon)) &&
	       (colon == STR_NPOS ||
		       (str_to_unsigned(str_from_offset(authority, colon + 1), &port) &&
			       port <= 65535));
}

static bool skip_ascii_case(struct str *text, struct str prefix)
{
	if (!str_eq_ascii_case(str_slice(*text, 0, prefix.len), prefix))
		return false;
	*text = str_from_offset(*text, prefix.len);
	return true;
}

static size_t authority_len(struct str text)
{
	size_t len = 0;

	while (len < text.len && !strchr("/?#", text.data[len]))
		len++;
	return len;
}

static bool is_linkable(struct str url)
{
	if (skip_ascii_case(&url, STR("mailto:")) || skip_ascii_case(&url, STR("tel:")))
		return url.len > 0;
	if (!skip_ascii_case(&url, STR("https://")) &&
		!skip_ascii_case(&url, STR("http://")) &&
		!skip_ascii_case(&url, STR("ftp://")))
		return false;
	return is_authority(str_slice(url, 0, authority_len(url)));
}

static bool is_escape(struct str rest)
{
	return rest.len >= 3 && is_hex(rest.data[1]) && is_hex(rest.data[2]);
}

/* RFC 3986: unreserved and reserved, but no brackets, which only an IPv6 host may hold,
 * and one number sign. */
static bool is_allowed(char c)
{
	return is_letter(c) || is_digit(c) || (c && strchr("-._~:/?#@!$'()*+,;=&", c));
}

bool html_put_url(struct buf *out, struct str url)
{
	static const char digits[] = "0123456789ABCDEF";
	bool in_fragment = false;

	if (!is_linkable(url))
		return false;
	for (size_t i = 0; i < url.len; i++) {
		const char c = url.data[i];
		const unsigned char byte = (unsigned char)c;
		const bool is_kept =
			c == '%' ? is_escape(str_from_offset(url, i))
				 : is_allowed(c) && !(c == '#' && in_fragment);

		in_fragment = in_fragment || c == '#';
		if (c == '&') {
			buf_put(out, "&amp;", 5);
		} else if (is_kept) {
			buf_put_byte(out, c);
		} else {
			const char escape[3] = {
				'%', digits[byte >> 4], digits[byte & 15]};

			buf_put(out, escape, 3);
		}
	}
	return true;
}
