/* SPDX-License-Identifier: MIT */
#include "model/bank.h"

static const struct str type_names[QUESTION_TYPE_COUNT] = {
	[QUESTION_ESSAY] = STR_INIT("essay"),
	[QUESTION_SINGLE] = STR_INIT("single"),
	[QUESTION_MULTIPLE] = STR_INIT("multiple"),
	[QUESTION_JUDGE] = STR_INIT("judge"),
	[QUESTION_BLANKS] = STR_INIT("blanks"),
	[QUESTION_CLOZE] = STR_INIT("cloze"),
};

struct str question_type_name(enum question_type type)
{
	return type_names[type];
}

bool question_type_from_name(struct str name, enum question_type *type)
{
	for (size_t i = 0; i < QUESTION_TYPE_COUNT; i++) {
		if (!str_eq_ascii_case(name, type_names[i]))
			continue;
		*type = (enum question_type)i;
		return true;
	}
	return false;
}
