/* SPDX-License-Identifier: MIT */
#include "style/field.h"

#include "unit/unit.h"

int main(void)
{
	struct unit unit = {0};
	struct style_piece piece;
	struct str rest = STR("第 {page} 页 {"), part;

	unit_case(&unit, "words and fields in turn");
	CHECK(&unit, style_next_piece(&rest, &piece) && !piece.is_field);
	CHECK(&unit, str_eq(piece.text, STR("第 ")));
	CHECK(&unit, style_next_piece(&rest, &piece) && piece.is_field);
	CHECK(&unit, piece.field == FIELD_PAGE);
	CHECK(&unit, style_next_piece(&rest, &piece) && !piece.is_field);
	CHECK(&unit, str_eq(piece.text, STR(" 页 ")));
	CHECK(&unit, style_next_piece(&rest, &piece) && !piece.is_field);
	CHECK(&unit, str_eq(piece.text, STR("{")));
	CHECK(&unit, !style_next_piece(&rest, &piece));

	unit_case(&unit, "fields that there are, and others");
	CHECK(&unit, style_fields_are_known(STR("")));
	CHECK(&unit, style_fields_are_known(STR("{title}{pages} {name-line}")));
	CHECK(&unit, !style_fields_are_known(STR("{titel}")));
	CHECK(&unit, !style_fields_are_known(STR("{}")));
	CHECK(&unit, !style_fields_are_known(STR("{title")));

	unit_case(&unit, "parts between two or more spaces");
	rest = STR("  甲 乙   {page}  ");
	CHECK(&unit, style_next_part(&rest, &part) && str_eq(part, STR("甲 乙")));
	CHECK(&unit, style_next_part(&rest, &part) && str_eq(part, STR("{page}")));
	CHECK(&unit, !style_next_part(&rest, &part));
	return unit_end(&unit);
}
