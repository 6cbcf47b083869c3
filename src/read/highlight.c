/* SPDX-License-Identifier: MIT */
#include "read/highlight.h"

#include "base/vec.h"

/* One lexer for all languages, told by a row each what begins comments and strings and
 * which words are keywords. It knows no grammar: colours help the eye, no more. Strings
 * end with their line unless their quotes may span lines; so a lone quote spoils a line
 * and not the block. */

struct code_language {
	struct str names;    /* between blanks */
	struct str keywords; /* between blanks */
	struct str line_comment;
	struct str comment_open, comment_close;
	struct str quotes;
	struct str long_quotes; /* over lines: three of it, or one of what is no quote */
	bool ignores_case;
	bool is_diff;
};

#define C_WORDS                                                                          \
	" auto break case char const continue default do double else enum extern float " \
	"for goto if inline int long register restrict return short signed sizeof "      \
	"static struct switch typedef union unsigned void volatile while bool true "     \
	"false NULL include define ifdef ifndef endif "

static const struct code_language languages[] = {
	{
		.names = STR_INIT(" python py python3 "),
		.keywords =
			STR_INIT(" and as assert async await break class continue def "
				 "del elif else except finally for from global if "
				 "import in is lambda nonlocal not or pass raise "
				 "return try while with yield None True False "),
		.line_comment = STR_INIT("#"),
		.quotes = STR_INIT("\"'"),
		.long_quotes = STR_INIT("\"'"),
	},
	{
		.names = STR_INIT(" c h "),
		.keywords = STR_INIT(C_WORDS),
		.line_comment = STR_INIT("//"),
		.comment_open = STR_INIT("/*"),
		.comment_close = STR_INIT("*/"),
		.quotes = STR_INIT("\"'"),
	},
	{
		.names = STR_INIT(" c++ cpp cc cxx hpp cuda "),
		.keywords = STR_INIT(C_WORDS
			"catch class constexpr delete explicit friend mutable namespace "
			"new noexcept nullptr operator override private protected public "
			"template this throw try typename using virtual "),
		.line_comment = STR_INIT("//"),
		.comment_open = STR_INIT("/*"),
		.comment_close = STR_INIT("*/"),
		.quotes = STR_INIT("\"'"),
	},
	{
		.names = STR_INIT(" java "),
		.keywords = STR_INIT(
			" abstract assert boolean break byte case catch char class "
			"continue default do double else enum extends final finally "
			"float for if implements import instanceof int interface long "
			"new null package private protected public record return short "
			"static super switch synchronized this throw throws try var "
			"void volatile while true false "),
		.line_comment = STR_INIT("//"),
		.comment_open = STR_INIT("/*"),
		.comment_close = STR_INIT("*/"),
		.quotes = STR_INIT("\"'"),
	},
	{
		.names = STR_INIT(" javascript js jsx typescript ts tsx "),
		.keywords = STR_INIT(
			" async await break case catch class const continue default "
			"delete do else export extends finally for from function if "
			"import in instanceof interface let new null of return static "
			"super switch this throw try type typeof undefined var void "
			"while yield true false "),
		.line_comment = STR_INIT("//"),
		.comment_open = STR_INIT("/*"),
		.comment_close = STR_INIT("*/"),
		.quotes = STR_INIT("\"'"),
		.long_quotes = STR_INIT("`"),
	},
	{
		.names = STR_INIT(" json jsonc jsonl "),
		.keywords = STR_INIT(" true false null "),
		.line_comment = STR_INIT("//"),
		.quotes = STR_INIT("\""),
	},
	{
		.names = STR_INIT(" sql mysql postgresql sqlite "),
		.keywords = STR_INIT(
			" add all alter and as asc between by case create cross delete "
			"desc distinct drop else end exists from full group having in "
			"index inner insert into is join key left like limit not null "
			"offset on or order outer over partition primary references "
			"right select set table then union unique update values view "
			"when where with "),
		.line_comment = STR_INIT("--"),
		.comment_open = STR_INIT("/*"),
		.comment_close = STR_INIT("*/"),
		.quotes = STR_INIT("'\""),
		.ignores_case = true,
	},
	{
		.names = STR_INIT(" bash sh shell zsh "),
		.keywords =
			STR_INIT(" case do done elif else esac export fi for function if "
				 "in local read return set then until while "),
		.line_comment = STR_INIT("#"),
		.quotes = STR_INIT("\"'"),
	},
	{
		.names = STR_INIT(" diff patch "),
		.is_diff = true,
	},
};

struct lexer {
	const struct code_language *language;
	struct str text;
	size_t offset;
	VEC(struct code_token) tokens;
};

static void add(struct lexer *lexer, enum code_kind kind, size_t end)
{
	const struct code_token token = {
		(uint32_t)lexer->offset, (uint32_t)(end - lexer->offset), kind};

	vec_push(&lexer->tokens, token);
	lexer->offset = end;
}

static bool is_in(struct str list, struct str word, bool ignores_case)
{
	for (size_t start = 1; start < list.len;) {
		const size_t end = str_find_byte(list, ' ', start);
		const struct str own = str_slice(list, start, end);

		if (ignores_case ? str_eq_ascii_case(own, word) : str_eq(own, word))
			return true;
		start = end + 1;
	}
	return false;
}

static const struct code_language *find_language(struct str name)
{
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++)
		if (is_in(languages[i].names, name, true))
			return &languages[i];
	return NULL;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       is_digit(c) || (unsigned char)c >= 0x80;
}

static size_t line_end(struct str text, size_t offset)
{
	const size_t end = str_find_byte(text, '\n', offset);

	return end == STR_NPOS ? text.len : end;
}

static bool begins(const struct lexer *lexer, struct str mark)
{
	return mark.len > 0 &&
	       str_starts(str_from_offset(lexer->text, lexer->offset), mark);
}

static bool take_comment(struct lexer *lexer)
{
	const struct code_language *language = lexer->language;
	/* $# and a#b in a shell are no comments */
	const bool is_glued = lexer->offset > 0 && language->line_comment.len == 1 &&
			      (is_word(lexer->text.data[lexer->offset - 1]) ||
				      lexer->text.data[lexer->offset - 1] == '$');

	if (begins(lexer, language->line_comment) && !is_glued) {
		add(lexer, CODE_COMMENT, line_end(lexer->text, lexer->offset));
		return true;
	}
	if (!begins(lexer, language->comment_open))
		return false;
	const size_t close = str_find(lexer->text, language->comment_close,
		lexer->offset + language->comment_open.len);

	add(lexer, CODE_COMMENT,
		close == STR_NPOS ? lexer->text.len
				  : close + language->comment_close.len);
	return true;
}

/* After the closing quotes, or where the string must end. */
static size_t string_end(
	const struct lexer *lexer, char quote, size_t quotes, bool spans_lines)
{
	const struct str text = lexer->text;
	size_t run = 0;

	for (size_t i = lexer->offset + quotes; i < text.len; i++) {
		if (text.data[i] == '\n' && !spans_lines)
			return i;
		run = text.data[i] == quote ? run + 1 : 0;
		if (run == quotes)
			return i + 1;
		if (text.data[i] == '\\' && i + 1 < text.len && text.data[i + 1] != '\n')
			i++;
	}
	return text.len;
}

static bool take_string(struct lexer *lexer)
{
	const struct code_language *language = lexer->language;
	const char quote = lexer->text.data[lexer->offset];
	const char triple[3] = {quote, quote, quote};
	const bool is_short = str_find_byte(language->quotes, quote, 0) != STR_NPOS;
	const bool is_long = str_find_byte(language->long_quotes, quote, 0) != STR_NPOS;

	if (!is_short && !is_long)
		return false;
	if (is_long && is_short && begins(lexer, (struct str){triple, 3}))
		add(lexer, CODE_STRING, string_end(lexer, quote, 3, true));
	else
		add(lexer, CODE_STRING, string_end(lexer, quote, 1, !is_short));
	return true;
}

static void take_word(struct lexer *lexer)
{
	const struct str text = lexer->text;
	const bool is_number = is_digit(text.data[lexer->offset]);
	size_t end = lexer->offset;

	while (end < text.len &&
		(is_word(text.data[end]) ||
			(is_number && text.data[end] == '.' && end + 1 < text.len &&
				is_digit(text.data[end + 1]))))
		end++;
	if (is_number)
		add(lexer, CODE_NUMBER, end);
	else if (is_in(lexer->language->keywords, str_slice(text, lexer->offset, end),
			 lexer->language->ignores_case))
		add(lexer, CODE_KEYWORD, end);
	else
		lexer->offset = end;
}

static void take_diff_line(struct lexer *lexer)
{
	const size_t end = line_end(lexer->text, lexer->offset);

	switch (lexer->text.data[lexer->offset]) {
	case '+': add(lexer, CODE_STRING, end); break;
	case '-': add(lexer, CODE_KEYWORD, end); break;
	case '@': add(lexer, CODE_COMMENT, end); break;
	}
	lexer->offset = end < lexer->text.len ? end + 1 : end;
}

static void take(struct lexer *lexer)
{
	if (lexer->language->is_diff)
		take_diff_line(lexer);
	else if (is_word(lexer->text.data[lexer->offset]))
		take_word(lexer);
	else if (!take_comment(lexer) && !take_string(lexer))
		lexer->offset++;
}

const struct code_token *highlight_code(
	struct arena *arena, struct str language, struct str text, size_t *count)
{
	struct lexer lexer = {.language = find_language(language), .text = text};

	*count = 0;
	if (!lexer.language)
		return NULL;
	while (lexer.offset < text.len)
		take(&lexer);
	const struct code_token *tokens = ARENA_COPY_VEC(arena, &lexer.tokens);

	*count = lexer.tokens.len;
	vec_clear(&lexer.tokens);
	return tokens;
}
