/* SPDX-License-Identifier: MIT */
#include "model/language.h"

static const struct str language_tags[LANGUAGE_COUNT] = {
	[LANGUAGE_ZH_HANS] = STR_INIT("zh-Hans"),
	[LANGUAGE_ZH_HANT_TW] = STR_INIT("zh-Hant-TW"),
	[LANGUAGE_ZH_HANT_HK] = STR_INIT("zh-Hant-HK"),
	[LANGUAGE_JA] = STR_INIT("ja"),
	[LANGUAGE_KO] = STR_INIT("ko"),
	[LANGUAGE_EN] = STR_INIT("en"),
};

struct str language_tag(enum language language)
{
	return language_tags[language];
}

/* The next subtag of a BCP 47 tag or a POSIX locale name. */
static struct str next_subtag(struct str *rest)
{
	size_t end = 0;

	while (end < rest->len && !strchr("-_.@", rest->data[end]))
		end++;
	const struct str subtag = str_slice(*rest, 0, end);

	*rest = str_from_offset(*rest, end < rest->len ? end + 1 : end);
	return subtag;
}

static enum language chinese_of(struct str rest)
{
	bool traditional = false;

	while (rest.len) {
		const struct str subtag = next_subtag(&rest);

		if (str_eq_ascii_case(subtag, STR("hk")) ||
			str_eq_ascii_case(subtag, STR("mo")))
			return LANGUAGE_ZH_HANT_HK;
		if (str_eq_ascii_case(subtag, STR("tw")) ||
			str_eq_ascii_case(subtag, STR("hant")))
			traditional = true;
	}
	return traditional ? LANGUAGE_ZH_HANT_TW : LANGUAGE_ZH_HANS;
}

bool language_from_tag(struct str tag, enum language *language)
{
	struct str rest = str_trim(tag);
	const struct str primary = next_subtag(&rest);

	if (str_eq_ascii_case(primary, STR("zh")) ||
		str_eq_ascii_case(primary, STR("cmn")))
		*language = chinese_of(rest);
	else if (str_eq_ascii_case(primary, STR("ja")))
		*language = LANGUAGE_JA;
	else if (str_eq_ascii_case(primary, STR("ko")))
		*language = LANGUAGE_KO;
	else if (str_eq_ascii_case(primary, STR("en")))
		*language = LANGUAGE_EN;
	else
		return false;
	return true;
}
