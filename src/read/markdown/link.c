/* SPDX-License-Identifier: MIT */
#include "read/markdown/link.h"

static const struct str schemes[] = {
	STR_INIT("http"),
	STR_INIT("https"),
	STR_INIT("mailto"),
	STR_INIT("ftp"),
};

static bool is_scheme_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '+' || byte == '.' || byte == '-';
}

/* What stands before a colon that could end a scheme. White space and control characters
 * are passed over, as browsers do. *is_plain: of bytes that a scheme may have. */
static bool find_scheme(struct str url, char scheme[16], size_t *length, bool *is_plain)
{
	*length = 0;
	*is_plain = true;
	for (size_t i = 0; i < url.len; i++) {
		const char byte = url.data[i];

		if (byte == ':')
			return true;
		if (byte == '/' || byte == '?' || byte == '#')
			return false;
		if ((unsigned char)byte <= ' ')
			continue;
		*is_plain = *is_plain && is_scheme_byte(byte);
		if (*length < 16)
			scheme[(*length)++] = byte;
	}
	return false;
}

bool link_is_allowed(struct str url)
{
	char scheme[16];
	size_t length;
	bool is_plain;

	if (!find_scheme(url, scheme, &length, &is_plain) || !is_plain || length == 0)
		return true;
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (str_eq_ascii_case((struct str){scheme, length}, schemes[i]))
			return true;
	return false;
}

void link_check(struct diag *diag, struct md_node *link)
{
	if (link_is_allowed(link->url))
		return;
	diag_report(diag, DIAG_LINK_SCHEME, link->span, link->url);
	while (link->last)
		md_insert_after(link, link->last);
	md_unlink(link);
}

bool link_is_remote(struct str url)
{
	return str_starts(url, STR("//")) || str_find(url, STR("://"), 0) != STR_NPOS;
}
