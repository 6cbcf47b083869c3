/* SPDX-License-Identifier: MIT */
/* Facts about the first real bank, which lies beside the checkout and is not part of it.
 */
#include <stdio.h>

#include "base/file.h"
#include "base/limits.h"
#include "check/check.h"
#include "model/build.h"
#include "unit/read/reading.h"
#include "unit/unit.h"

#define SEED "../shared/seed/llm-interview-200.md"

static struct str stem_text(struct reading *reading, size_t number)
{
	struct buf plain;

	buf_init(&plain, 0);
	block_put_plain(&plain, reading->bank->questions[number - 1]->stem);
	const struct str text = arena_copy_str(&reading->arena, buf_str(&plain));
	buf_clear(&plain);
	return text;
}

static void check_frame(struct unit *unit, const struct bank *bank)
{
	size_t unnumbered = 0;

	unit_case(unit, "seed: title, author, preface");
	CHECK_STR(unit, bank->meta.plain_title, STR("大模型面试题 200 问"));
	CHECK(unit, bank->meta.author_count == 1);
	CHECK_STR(unit, bank->meta.authors[0], STR("李博杰"));
	CHECK(unit, bank->preface.count == 1);
	unit_case(unit, "seed: chapters");
	CHECK(unit, bank->chapter_count == 14);
	for (size_t i = 0; i < bank->chapter_count; i++)
		unnumbered += bank->chapters[i].label.len == 0;
	CHECK(unit, unnumbered == 2);
	CHECK_STR(unit, bank->chapters[2].label, STR("第 3 章"));
	CHECK_STR(unit, bank->chapters[2].plain_title, STR("LLM 的内部机制"));
	CHECK_STR(unit, bank->chapters[13].plain_title, STR("DeepSeek-R1"));
}

static void check_questions(struct unit *unit, const struct bank *bank)
{
	size_t hints = 0;

	unit_case(unit, "seed: 200 questions in order");
	CHECK(unit, bank->question_count == 200);
	for (size_t i = 0; i < bank->question_count; i++) {
		char digits[21];
		const struct question *question = bank->questions[i];

		CHECK_STR(unit, question->number, str_from_unsigned(digits, i + 1));
		CHECK(unit, question->type == QUESTION_ESSAY);
		CHECK(unit, question->options.count == 0);
		CHECK(unit, question->ordinal == i);
		hints += question->hint.count != 0;
	}
	unit_case(unit, "seed: nine hints");
	CHECK(unit, hints == 9);
	CHECK(unit, bank->questions[178]->hint.count == 0);
	CHECK(unit, bank->questions[166]->hint.count == 0);
	CHECK(unit, bank->questions[194]->hint.count == 1);
}

static void check_peculiar(struct unit *unit, struct reading *reading)
{
	const struct question *bullets = reading->bank->questions[46];

	unit_case(unit, "seed: Q47 owns three bullets");
	CHECK(unit, bullets->stem.count == 2);
	CHECK(unit, bullets->stem.count == 2 &&
			    bullets->stem.items[1].kind == BLOCK_LIST &&
			    bullets->stem.items[1].list.count == 3);
	unit_case(unit, "seed: Q100 is joined");
	CHECK(unit, str_find(stem_text(reading, 100), STR("离散的 ID"), 0) != STR_NPOS);
	CHECK(unit, diag_count(&reading->diag, DIAG_STEM_SPLIT) == 1);
	unit_case(unit, "seed: inline letters are text");
	CHECK(unit, str_find(stem_text(reading, 135), STR("(b)"), 0) != STR_NPOS);
	unit_case(unit, "seed: escapes and code");
	CHECK(unit, str_find(stem_text(reading, 59), STR("top_p"), 0) != STR_NPOS);
	CHECK(unit, str_find(stem_text(reading, 147), STR("</s>"), 0) != STR_NPOS);
	unit_case(unit, "seed: nothing else to say");
	check_bank(reading->bank, &reading->diag);
	CHECK(unit, reading->diag.errors == 0);
	CHECK(unit, reading->diag.warnings == 1);
}

int main(void)
{
	struct unit unit = {0};
	struct reading reading;
	struct buf text;

	buf_init(&text, LIMIT_INPUT_BYTES);
	if (!file_exists(SEED) || !file_read(SEED, LIMIT_INPUT_BYTES, &text)) {
		printf("skipped seed: %s is not there\n", SEED);
		return 0;
	}
	reading_open(&reading, "seed.md", buf_str(&text));
	check_frame(&unit, reading.bank);
	check_questions(&unit, reading.bank);
	check_peculiar(&unit, &reading);
	reading_close(&reading);
	buf_clear(&text);
	return unit_end(&unit);
}
