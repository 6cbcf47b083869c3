/* SPDX-License-Identifier: MIT */
#include "read/highlight.h"

#include "base/buf.h"
#include "unit/unit.h"

/* Tokens as K:word S:… with a blank after each. */
static void check(
	struct unit *unit, const char *language, const char *text, const char *wanted)
{
	static const char letters[] = {'K', 'S', 'N', 'C'};
	struct arena arena;
	struct buf got;
	size_t count, end = 0;

	unit_case(unit, *language ? language : "no language");
	arena_init(&arena);
	buf_init(&got, 0);
	const struct code_token *tokens =
		highlight_code(&arena, str_from(language), str_from(text), &count);

	for (size_t i = 0; i < count; i++) {
		CHECK(unit, tokens[i].start >= end && tokens[i].length > 0);
		end = tokens[i].start + tokens[i].length;
		CHECK(unit, end <= strlen(text));
		buf_put_byte(&got, letters[tokens[i].kind]);
		buf_put_byte(&got, ':');
		buf_put_str(&got, str_slice(str_from(text), tokens[i].start, end));
		buf_put_byte(&got, ' ');
	}
	CHECK_STR(unit, buf_str(&got), str_from(wanted));
	buf_clear(&got);
	arena_clear(&arena);
}

int main(void)
{
	struct unit unit = {0};

	check(&unit, "python", "def f(x): return 1.5 # 注\n",
		"K:def K:return N:1.5 C:# 注 ");
	check(&unit, "Python", "s = \"\"\"a\nb\"\"\" + 'c'", "S:\"\"\"a\nb\"\"\" S:'c' ");
	check(&unit, "python", "x = 'open\nif y:\n", "S:'open K:if ");
	check(&unit, "python", "s = 'a\\'b'", "S:'a\\'b' ");
	check(&unit, "c", "/* a\nb */ int ifx = 0x1F;", "C:/* a\nb */ K:int N:0x1F ");
	check(&unit, "c++", "auto x = nullptr; // y", "K:auto K:nullptr C:// y ");
	check(&unit, "c", "/* never closed", "C:/* never closed ");
	check(&unit, "js", "const a = `x\ny`;", "K:const S:`x\ny` ");
	check(&unit, "java", "public void run()", "K:public K:void ");
	check(&unit, "json", "{\"a\": true, \"b\": 12}", "S:\"a\" K:true S:\"b\" N:12 ");
	check(&unit, "sql", "SELECT a FROM b -- c", "K:SELECT K:FROM C:-- c ");
	check(&unit, "bash", "if [ $# -gt 2 ]; then # c", "K:if N:2 K:then C:# c ");
	check(&unit, "diff", "@@ 1\n+a\n-b\n c\n", "C:@@ 1 S:+a K:-b ");
	check(&unit, "", "if", "");
	check(&unit, "brainfuck", "if 1", "");
	check(&unit, "c", "", "");
	check(&unit, "c", "\"\\", "S:\"\\ ");
	return unit_end(&unit);
}
