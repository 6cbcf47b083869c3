/* SPDX-License-Identifier: MIT */
#include "read/language.h"

#include <assert.h>

#include "base/unicode.h"
#include "base/utf8.h"

#define LETTERS_MAX 65536

#define HAN_FIRST 0x4E00u /* the block that all frequent ones stand in */
#define HAN_COUNT 0x5200u

enum form { FORM_SIMPLIFIED = 1, FORM_TRADITIONAL = 2 };

struct letters {
	size_t all, han, kana, hangul;
	size_t simplified, traditional; /* of Han: those that only one of them has */
	unsigned char forms[HAN_COUNT]; /* by code point: which they are */
};

/* Frequent characters whose two forms are not both in use within one orthography, the
 * first in mainland China, the second in Taiwan and Hong Kong. */
static const struct str simplified_only = STR_INIT(
	"们个这来说国学会时对为过长发问题应关进现实点从样经动还没开门见观车书东马语认识让请"
	"义习乐买卖头写农医压变听团场声处备复导将师带张总战据无权条极标树选项数图单类间电确错误");
static const struct str traditional_only = STR_INIT(
	"們個這來說國學會時對為過長發問題應關進現實點從樣經動還沒開門見觀車書東馬語認識讓請"
	"義習樂買賣頭寫農醫壓變聽團場聲處備復導將師帶張總戰據無權條極標樹選項數圖單類間電確錯誤");

static void note_forms(struct letters *letters, struct str text, enum form form)
{
	for (size_t i = 0; i < text.len;) {
		const uint32_t place = utf8_next(text, &i) - HAN_FIRST;

		assert(place < HAN_COUNT);
		letters->forms[place] |= (unsigned char)form;
	}
}

static void count_han(struct letters *letters, uint32_t code_point)
{
	const uint32_t place = code_point - HAN_FIRST;
	const unsigned forms = place < HAN_COUNT ? letters->forms[place] : 0;

	letters->han++;
	letters->simplified += (forms & FORM_SIMPLIFIED) != 0;
	letters->traditional += (forms & FORM_TRADITIONAL) != 0;
}

static void count_letter(struct letters *letters, uint32_t code_point)
{
	switch (unicode_script(code_point)) {
	case SCRIPT_HAN: count_han(letters, code_point); break;
	case SCRIPT_HIRAGANA:
	case SCRIPT_KATAKANA: letters->kana++; break;
	case SCRIPT_HANGUL: letters->hangul++; break;
	case SCRIPT_COMMON:
	case SCRIPT_INHERITED:
	case SCRIPT_LATIN:
	case SCRIPT_GREEK:
	case SCRIPT_CYRILLIC:
	case SCRIPT_BOPOMOFO: break;
	}
	letters->all++;
}

static void count_text(struct letters *letters, struct str text)
{
	for (size_t offset = 0; offset < text.len && letters->all < LETTERS_MAX;) {
		const uint32_t code_point = utf8_next(text, &offset);

		if (unicode_category(code_point) == CATEGORY_LETTER)
			count_letter(letters, code_point);
	}
}

/* The node after this one in reading order, within the document. */
static const struct md_node *next_node(const struct md_node *node)
{
	if (node->first)
		return node->first;
	while (node && !node->next)
		node = node->parent;
	return node ? node->next : NULL;
}

/* A Chinese bank may be half English terms, and an English one may name a few Chinese
 * words: one letter in twenty decides. Japanese is a third kana and more. */
static enum language language_of(const struct letters *letters)
{
	const size_t east_asian = letters->han + letters->kana + letters->hangul;

	if (letters->all == 0)
		return LANGUAGE_ZH_HANS;
	if (east_asian * 20 < letters->all)
		return LANGUAGE_EN;
	if (letters->hangul * 2 > east_asian)
		return LANGUAGE_KO;
	if (letters->kana * 5 > east_asian)
		return LANGUAGE_JA;
	return letters->traditional > letters->simplified ? LANGUAGE_ZH_HANT_TW
							  : LANGUAGE_ZH_HANS;
}

enum language language_guess(struct md_node *const *documents, size_t count)
{
	struct letters letters = {0};

	note_forms(&letters, simplified_only, FORM_SIMPLIFIED);
	note_forms(&letters, traditional_only, FORM_TRADITIONAL);
	for (size_t i = 0; i < count; i++) {
		for (const struct md_node *node = documents[i];
			node && letters.all < LETTERS_MAX; node = next_node(node)) {
			if (node->kind == MD_TEXT)
				count_text(&letters, node->text);
		}
	}
	return language_of(&letters);
}
