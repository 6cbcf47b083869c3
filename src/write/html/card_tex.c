/* SPDX-License-Identifier: MIT */
/* Token by token. Comments end where their line did; a doubled brace or colon is set
 * apart, since {{ and, in a cloze, }} and :: are Anki's own (TeX does not mind the
 * space). Environments that MathJax refuses inside \[…\] become their inner kin. */
#include "write/html/card_tex.h"

/* Names that Anki's MathJax 3 lacks, in byte order. */
static const struct {
	struct str name, instead;
} names[] = {
	{STR_INIT("AA"), STR_INIT("Å")},
	{STR_INIT("AE"), STR_INIT("Æ")},
	{STR_INIT("Alpha"), STR_INIT("\\mathrm{A}")},
	{STR_INIT("Beta"), STR_INIT("\\mathrm{B}")},
	{STR_INIT("Chi"), STR_INIT("\\mathrm{X}")},
	{STR_INIT("Complex"), STR_INIT("\\mathbb{C}")},
	{STR_INIT("DOTSB"), STR_INIT("{}")},
	{STR_INIT("DOTSI"), STR_INIT("{}")},
	{STR_INIT("DOTSX"), STR_INIT("{}")},
	{STR_INIT("Dagger"), STR_INIT("\\ddagger")},
	{STR_INIT("Darr"), STR_INIT("\\Downarrow")},
	{STR_INIT("Epsilon"), STR_INIT("\\mathrm{E}")},
	{STR_INIT("Eta"), STR_INIT("\\mathrm{H}")},
	{STR_INIT("Harr"), STR_INIT("\\Leftrightarrow")},
	{STR_INIT("Iota"), STR_INIT("\\mathrm{I}")},
	{STR_INIT("KaTeX"), STR_INIT("\\text{KaTeX}")},
	{STR_INIT("Kappa"), STR_INIT("\\mathrm{K}")},
	{STR_INIT("Larr"), STR_INIT("\\Leftarrow")},
	{STR_INIT("Lrarr"), STR_INIT("\\Leftrightarrow")},
	{STR_INIT("Mu"), STR_INIT("\\mathrm{M}")},
	{STR_INIT("N"), STR_INIT("\\mathbb{N}")},
	{STR_INIT("Nu"), STR_INIT("\\mathrm{N}")},
	{STR_INIT("O"), STR_INIT("Ø")},
	{STR_INIT("OE"), STR_INIT("Œ")},
	{STR_INIT("Omicron"), STR_INIT("\\mathrm{O}")},
	{STR_INIT("Overrightarrow"), STR_INIT("\\overrightarrow")},
	{STR_INIT("P"), STR_INIT("¶")},
	{STR_INIT("R"), STR_INIT("\\mathbb{R}")},
	{STR_INIT("Rarr"), STR_INIT("\\Rightarrow")},
	{STR_INIT("Reals"), STR_INIT("\\mathbb{R}")},
	{STR_INIT("Rho"), STR_INIT("\\mathrm{P}")},
	{STR_INIT("Tau"), STR_INIT("\\mathrm{T}")},
	{STR_INIT("Uarr"), STR_INIT("\\Uparrow")},
	{STR_INIT("Z"), STR_INIT("\\mathbb{Z}")},
	{STR_INIT("Zeta"), STR_INIT("\\mathrm{Z}")},
	{STR_INIT("aa"), STR_INIT("å")},
	{STR_INIT("ae"), STR_INIT("æ")},
	{STR_INIT("alef"), STR_INIT("\\aleph")},
	{STR_INIT("alefsym"), STR_INIT("\\aleph")},
	{STR_INIT("allowbreak"), STR_INIT("{}")},
	{STR_INIT("angl"), STR_INIT("\\enclose{actuarial}")},
	{STR_INIT("angln"), STR_INIT("\\enclose{actuarial}{n}")},
	{STR_INIT("approxcolon"), STR_INIT("\\mathrel{\\approx:}")},
	{STR_INIT("approxcoloncolon"), STR_INIT("\\mathrel{\\approx::}")},
	{STR_INIT("arcctg"), STR_INIT("\\operatorname{arcctg}")},
	{STR_INIT("arctg"), STR_INIT("\\operatorname{arctg}")},
	{STR_INIT("argmax"), STR_INIT("\\operatorname*{arg\\,max}")},
	{STR_INIT("argmin"), STR_INIT("\\operatorname*{arg\\,min}")},
	{STR_INIT("blue"), STR_INIT("\\textcolor{blue}")},
	{STR_INIT("bm"), STR_INIT("\\boldsymbol")},
	{STR_INIT("bold"), STR_INIT("\\mathbf")},
	{STR_INIT("bull"), STR_INIT("\\bullet")},
	{STR_INIT("ch"), STR_INIT("\\operatorname{ch}")},
	{STR_INIT("clubs"), STR_INIT("\\clubsuit")},
	{STR_INIT("cnums"), STR_INIT("\\mathbb{C}")},
	{STR_INIT("coloncolon"), STR_INIT("\\mathrel{::}")},
	{STR_INIT("coloncolonapprox"), STR_INIT("\\Colonapprox")},
	{STR_INIT("coloncolonequals"), STR_INIT("\\Coloneqq")},
	{STR_INIT("coloncolonminus"), STR_INIT("\\Coloneq")},
	{STR_INIT("coloncolonsim"), STR_INIT("\\Colonsim")},
	{STR_INIT("colonequals"), STR_INIT("\\coloneqq")},
	{STR_INIT("colonminus"), STR_INIT("\\coloneq")},
	{STR_INIT("copyright"), STR_INIT("©")},
	{STR_INIT("cosec"), STR_INIT("\\operatorname{cosec}")},
	{STR_INIT("cotg"), STR_INIT("\\operatorname{cotg}")},
	{STR_INIT("ctg"), STR_INIT("\\operatorname{ctg}")},
	{STR_INIT("cth"), STR_INIT("\\operatorname{cth}")},
	{STR_INIT("dArr"), STR_INIT("\\Downarrow")},
	{STR_INIT("dag"), STR_INIT("\\dagger")},
	{STR_INIT("darr"), STR_INIT("\\downarrow")},
	{STR_INIT("ddag"), STR_INIT("\\ddagger")},
	{STR_INIT("degree"), STR_INIT("°")},
	{STR_INIT("diamonds"), STR_INIT("\\diamondsuit")},
	{STR_INIT("dotsx"), STR_INIT("\\ldots")},
	{STR_INIT("emph"), STR_INIT("\\textit")},
	{STR_INIT("empty"), STR_INIT("\\emptyset")},
	{STR_INIT("enskip"), STR_INIT("\\enspace")},
	{STR_INIT("equalscolon"), STR_INIT("\\eqqcolon")},
	{STR_INIT("equalscoloncolon"), STR_INIT("\\Eqqcolon")},
	{STR_INIT("exist"), STR_INIT("\\exists")},
	{STR_INIT("footnotesize"), STR_INIT("\\small")},
	{STR_INIT("global"), STR_INIT("{}")},
	{STR_INIT("gray"), STR_INIT("\\textcolor{gray}")},
	{STR_INIT("green"), STR_INIT("\\textcolor{green}")},
	{STR_INIT("hArr"), STR_INIT("\\Leftrightarrow")},
	{STR_INIT("harr"), STR_INIT("\\leftrightarrow")},
	{STR_INIT("hdots"), STR_INIT("\\ldots")},
	{STR_INIT("hearts"), STR_INIT("\\heartsuit")},
	{STR_INIT("htmlClass"), STR_INIT("\\class")},
	{STR_INIT("htmlId"), STR_INIT("\\cssId")},
	{STR_INIT("htmlStyle"), STR_INIT("\\style")},
	{STR_INIT("i"), STR_INIT("ı")},
	{STR_INIT("image"), STR_INIT("\\Im")},
	{STR_INIT("imageof"), STR_INIT("⊷")},
	{STR_INIT("infin"), STR_INIT("\\infty")},
	{STR_INIT("isin"), STR_INIT("\\in")},
	{STR_INIT("j"), STR_INIT("ȷ")},
	{STR_INIT("lArr"), STR_INIT("\\Leftarrow")},
	{STR_INIT("lBrace"), STR_INIT("⦃")},
	{STR_INIT("lang"), STR_INIT("\\langle")},
	{STR_INIT("larr"), STR_INIT("\\leftarrow")},
	{STR_INIT("llbracket"), STR_INIT("⟦")},
	{STR_INIT("long"), STR_INIT("{}")},
	{STR_INIT("lq"), STR_INIT("‘")},
	{STR_INIT("lrArr"), STR_INIT("\\Leftrightarrow")},
	{STR_INIT("lrarr"), STR_INIT("\\leftrightarrow")},
	{STR_INIT("mapsfrom"), STR_INIT("↤")},
	{STR_INIT("mathbold"), STR_INIT("\\boldsymbol")},
	{STR_INIT("mathellipsis"), STR_INIT("\\ldots")},
	{STR_INIT("mathreflectbox"), STR_INIT("{}")},
	{STR_INIT("mathsfit"), STR_INIT("\\mathsf")},
	{STR_INIT("mathsterling"), STR_INIT("£")},
	{STR_INIT("medspace"), STR_INIT("\\:")},
	{STR_INIT("minuscolon"), STR_INIT("\\eqcolon")},
	{STR_INIT("minuscoloncolon"), STR_INIT("\\Eqcolon")},
	{STR_INIT("minuso"), STR_INIT("⦵")},
	{STR_INIT("natnums"), STR_INIT("\\mathbb{N}")},
	{STR_INIT("nobreak"), STR_INIT("{}")},
	{STR_INIT("notni"), STR_INIT("\\not\\ni")},
	{STR_INIT("o"), STR_INIT("ø")},
	{STR_INIT("oe"), STR_INIT("œ")},
	{STR_INIT("oiiint"), STR_INIT("∰")},
	{STR_INIT("oiint"), STR_INIT("∯")},
	{STR_INIT("operatornamewithlimits"), STR_INIT("\\operatorname*")},
	{STR_INIT("orange"), STR_INIT("\\textcolor{orange}")},
	{STR_INIT("origof"), STR_INIT("⊶")},
	{STR_INIT("overarc"), STR_INIT("\\overparen")},
	{STR_INIT("overgroup"), STR_INIT("\\overbrace")},
	{STR_INIT("overleftharpoon"), STR_INIT("\\overset{\\leftharpoonup}")},
	{STR_INIT("overlinesegment"), STR_INIT("\\overline")},
	{STR_INIT("overrightharpoon"), STR_INIT("\\overset{\\rightharpoonup}")},
	{STR_INIT("phase"), STR_INIT("\\enclose{phasorangle}")},
	{STR_INIT("pink"), STR_INIT("\\textcolor{pink}")},
	{STR_INIT("plim"), STR_INIT("\\operatorname*{plim}")},
	{STR_INIT("plusmn"), STR_INIT("\\pm")},
	{STR_INIT("pounds"), STR_INIT("£")},
	{STR_INIT("purple"), STR_INIT("\\textcolor{purple}")},
	{STR_INIT("rArr"), STR_INIT("\\Rightarrow")},
	{STR_INIT("rBrace"), STR_INIT("⦄")},
	{STR_INIT("raisebox"), STR_INIT("\\raise")},
	{STR_INIT("rang"), STR_INIT("\\rangle")},
	{STR_INIT("rarr"), STR_INIT("\\rightarrow")},
	{STR_INIT("ratio"), STR_INIT("\\mathrel{:}")},
	{STR_INIT("real"), STR_INIT("\\Re")},
	{STR_INIT("reals"), STR_INIT("\\mathbb{R}")},
	{STR_INIT("red"), STR_INIT("\\textcolor{red}")},
	{STR_INIT("reflectbox"), STR_INIT("\\mbox")},
	{STR_INIT("relax"), STR_INIT("{}")},
	{STR_INIT("rq"), STR_INIT("’")},
	{STR_INIT("rrbracket"), STR_INIT("⟧")},
	{STR_INIT("sdot"), STR_INIT("\\cdot")},
	{STR_INIT("sect"), STR_INIT("\\S")},
	{STR_INIT("sgn"), STR_INIT("\\operatorname{sgn}")},
	{STR_INIT("sh"), STR_INIT("\\operatorname{sh}")},
	{STR_INIT("simcolon"), STR_INIT("\\mathrel{\\sim:}")},
	{STR_INIT("simcoloncolon"), STR_INIT("\\mathrel{\\sim::}")},
	{STR_INIT("sixptsize"), STR_INIT("\\tiny")},
	{STR_INIT("sout"), STR_INIT("\\enclose{horizontalstrike}")},
	{STR_INIT("spades"), STR_INIT("\\spadesuit")},
	{STR_INIT("ss"), STR_INIT("ß")},
	{STR_INIT("sub"), STR_INIT("\\subset")},
	{STR_INIT("sube"), STR_INIT("\\subseteq")},
	{STR_INIT("supe"), STR_INIT("\\supseteq")},
	{STR_INIT("textasciitilde"), STR_INIT("∼")},
	{STR_INIT("textbackslash"), STR_INIT("\\backslash")},
	{STR_INIT("textbar"), STR_INIT("|")},
	{STR_INIT("textbardbl"), STR_INIT("‖")},
	{STR_INIT("textbraceleft"), STR_INIT("\\{")},
	{STR_INIT("textbraceright"), STR_INIT("\\}")},
	{STR_INIT("textcopyright"), STR_INIT("©")},
	{STR_INIT("textdagger"), STR_INIT("†")},
	{STR_INIT("textdaggerdbl"), STR_INIT("‡")},
	{STR_INIT("textdegree"), STR_INIT("°")},
	{STR_INIT("textdollar"), STR_INIT("\\$")},
	{STR_INIT("textellipsis"), STR_INIT("…")},
	{STR_INIT("textemdash"), STR_INIT("—")},
	{STR_INIT("textendash"), STR_INIT("–")},
	{STR_INIT("textgreater"), STR_INIT("\\gt")},
	{STR_INIT("textless"), STR_INIT("\\lt")},
	{STR_INIT("textmd"), STR_INIT("\\text")},
	{STR_INIT("textnormal"), STR_INIT("\\text")},
	{STR_INIT("textquotedblleft"), STR_INIT("“")},
	{STR_INIT("textquotedblright"), STR_INIT("”")},
	{STR_INIT("textquoteleft"), STR_INIT("‘")},
	{STR_INIT("textquoteright"), STR_INIT("’")},
	{STR_INIT("textregistered"), STR_INIT("®")},
	{STR_INIT("textsl"), STR_INIT("\\textit")},
	{STR_INIT("textsterling"), STR_INIT("£")},
	{STR_INIT("textunderscore"), STR_INIT("\\_")},
	{STR_INIT("textup"), STR_INIT("\\text")},
	{STR_INIT("tg"), STR_INIT("\\operatorname{tg}")},
	{STR_INIT("th"), STR_INIT("\\operatorname{th}")},
	{STR_INIT("thetasym"), STR_INIT("\\vartheta")},
	{STR_INIT("thickspace"), STR_INIT("\\;")},
	{STR_INIT("uArr"), STR_INIT("\\Uparrow")},
	{STR_INIT("uarr"), STR_INIT("\\uparrow")},
	{STR_INIT("underbar"), STR_INIT("\\underline")},
	{STR_INIT("undergroup"), STR_INIT("\\underbrace")},
	{STR_INIT("underlinesegment"), STR_INIT("\\underline")},
	{STR_INIT("utilde"), STR_INIT("\\underset{\\sim}")},
	{STR_INIT("varvdots"), STR_INIT("⋮")},
	{STR_INIT("vcentcolon"), STR_INIT("\\mathrel{:}")},
	{STR_INIT("weierp"), STR_INIT("\\wp")},
	{STR_INIT("widecheck"), STR_INIT("\\check")},
	{STR_INIT("wideparen"), STR_INIT("\\overparen")},
	{STR_INIT("xleftequilibrium"), STR_INIT("\\xrightleftharpoons")},
	{STR_INIT("xrightequilibrium"), STR_INIT("\\xrightleftharpoons")},
	{STR_INIT("xrightleftarrows"), STR_INIT("\\xrightleftharpoons")},
};

static const struct {
	struct str begin, instead;
} environments[] = {
	{STR_INIT("align*}"), STR_INIT("aligned}")},
	{STR_INIT("align}"), STR_INIT("aligned}")},
	{STR_INIT("alignat*}"), STR_INIT("alignedat}")},
	{STR_INIT("alignat}"), STR_INIT("alignedat}")},
	{STR_INIT("displaymath}"), STR_INIT("gathered}")},
	{STR_INIT("eqnarray*}"), STR_INIT("array}{rcl}")},
	{STR_INIT("eqnarray}"), STR_INIT("array}{rcl}")},
	{STR_INIT("equation*}"), STR_INIT("gathered}")},
	{STR_INIT("equation}"), STR_INIT("gathered}")},
	{STR_INIT("gather*}"), STR_INIT("gathered}")},
	{STR_INIT("gather}"), STR_INIT("gathered}")},
	{STR_INIT("math}"), STR_INIT("gathered}")},
	{STR_INIT("multline*}"), STR_INIT("gathered}")},
	{STR_INIT("multline}"), STR_INIT("gathered}")},
	{STR_INIT("multlined}"), STR_INIT("gathered}")},
};

struct card_tex {
	struct buf *out;
	struct str tex;
	size_t at;
	bool in_cloze;
	char last; /* the byte put last, before it was escaped */
};

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static void put_byte(struct card_tex *card, char byte)
{
	const bool is_doubled = card->last == byte;

	if ((byte == '{' && is_doubled) ||
		(card->in_cloze && is_doubled && (byte == '}' || byte == ':')))
		buf_put_byte(card->out, ' ');
	card->last = byte;
	switch (byte) {
	case '&': buf_put_c(card->out, "&amp;"); return;
	case '<': buf_put_c(card->out, "&lt;"); return;
	case '>': buf_put_c(card->out, "&gt;"); return;
	case '[': /* [latex] and [sound: are looked for in formulas too */
		buf_put_c(card->out, "&#91;");
		return;
	case '\n':
	case '\t': buf_put_byte(card->out, ' '); return;
	default: /* XML and Anki know no control characters */
		if ((unsigned char)byte >= ' ' && byte != 0x7F)
			buf_put_byte(card->out, byte);
		return;
	}
}

static void put_text(struct card_tex *card, struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		put_byte(card, text.data[i]);
}

static struct str instead_of(struct str name)
{
	size_t low = 0, high = sizeof(names) / sizeof(*names);

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int order = str_compare(names[middle].name, name);

		if (order == 0)
			return names[middle].instead;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return STR("");
}

/* What stands behind \begin{ or \end{, if it is one of those; true: it was put. */
static bool put_environment(struct card_tex *card, struct str command)
{
	const struct str rest = str_from_offset(card->tex, card->at);

	for (size_t i = 0; i < sizeof(environments) / sizeof(*environments); i++) {
		struct str instead = environments[i].instead;

		if (rest.len == 0 || rest.data[0] != '{' ||
			!str_starts(str_from_offset(rest, 1), environments[i].begin))
			continue;
		if (str_eq(command, STR("end")))
			instead =
				str_slice(instead, 0, str_find_byte(instead, '}', 0) + 1);
		put_byte(card, '\\');
		put_text(card, command);
		put_byte(card, '{');
		put_text(card, instead);
		card->at += 1 + environments[i].begin.len;
		return true;
	}
	return false;
}

/* \textcircled{1} as a circled digit; other things in a drawn circle. */
static void put_circled(struct card_tex *card)
{
	static const char *const digits[] = {
		"⓪", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"};

	while (card->at < card->tex.len && card->tex.data[card->at] == ' ')
		card->at++;
	const struct str rest = str_from_offset(card->tex, card->at);
	const bool is_braced = rest.len > 2 && rest.data[0] == '{' && rest.data[2] == '}';
	const char digit = is_braced ? rest.data[1] : rest.len ? rest.data[0] : 0;

	if (digit < '0' || digit > '9') {
		put_text(card, STR("\\enclose{circle}"));
		return;
	}
	put_text(card, STR("\\text{"));
	put_text(card, str_from(digits[digit - '0']));
	put_byte(card, '}');
	card->at += is_braced ? 3 : 1;
}

/* The next group with its braces; empty where none stands. */
static struct str take_group(struct card_tex *card)
{
	const size_t start = card->at;
	size_t depth = 0, end = start;

	for (; end < card->tex.len; end++) {
		const char byte = card->tex.data[end];

		depth += byte == '{';
		if (byte == '\\')
			end++;
		else if (byte == '}' && --depth == 0)
			break;
		if (depth == 0)
			return STR("");
	}
	if (end >= card->tex.len)
		return STR("");
	card->at = end + 1;
	return str_slice(card->tex, start, end + 1);
}

static void put_next(struct card_tex *card);

/* \prescript{14}{6}{C} as {}^{14}_{6}{C} */
static void put_prescript(struct card_tex *card)
{
	const struct str groups[] = {take_group(card), take_group(card)};
	static const struct str signs[] = {STR_INIT("{}^"), STR_INIT("_")};

	for (size_t i = 0; i < 2; i++) {
		struct card_tex inner = *card;

		put_text(card, signs[i]);
		inner.last = card->last;
		inner.tex = groups[i];
		inner.at = 0;
		while (inner.at < inner.tex.len)
			put_next(&inner);
		card->last = inner.last;
	}
}

/* Behind a name that was replaced: a space where a letter would lengthen the new one. */
static void put_name_end(struct card_tex *card)
{
	if (is_letter(card->last) && card->at < card->tex.len &&
		is_letter(card->tex.data[card->at]))
		put_byte(card, ' ');
}

static void put_command(struct card_tex *card)
{
	size_t end = ++card->at;

	while (end < card->tex.len && is_letter(card->tex.data[end]))
		end++;
	const struct str name = str_slice(card->tex, card->at, end);
	const struct str instead = name.len ? instead_of(name) : STR("");

	card->at = end;
	if (name.len == 0) {
		put_byte(card, '\\');
		if (card->at < card->tex.len)
			put_byte(card, card->tex.data[card->at++]);
	} else if (str_eq(name, STR("textcircled"))) {
		put_circled(card);
	} else if (str_eq(name, STR("prescript"))) {
		put_prescript(card);
	} else if (instead.len) {
		put_text(card, instead);
		put_name_end(card);
	} else if ((!str_eq(name, STR("begin")) && !str_eq(name, STR("end"))) ||
		   !put_environment(card, name)) {
		put_byte(card, '\\');
		put_text(card, name);
	}
}

/* The offset after a comment that begins at `at`, and after its line end. */
static size_t comment_end(struct str tex, size_t at)
{
	const size_t end = str_find_byte(tex, '\n', at);

	return end == STR_NPOS ? tex.len : end + 1;
}

static void put_next(struct card_tex *card)
{
	const char byte = card->tex.data[card->at];

	if (byte == '\\') {
		put_command(card);
	} else if (byte == '%') {
		card->at = comment_end(card->tex, card->at);
	} else {
		put_byte(card, byte);
		card->at++;
	}
}

/* MathJax knows numbers of displays alone. */
static bool is_display(const struct math *math)
{
	return math->is_block || (math->display && math->root->kind == MATH_TAGGED);
}

void tex_put_anki(struct buf *out, const struct math *math, bool in_cloze)
{
	struct card_tex card = {.out = out, .tex = math->expanded, .in_cloze = in_cloze};

	buf_put_c(out, is_display(math) ? "\\[" : "\\(");
	if (math->display && !is_display(math))
		put_text(&card, STR("\\displaystyle "));
	while (card.at < card.tex.len)
		put_next(&card);
	/* a backslash at the very end would take the delimiter's; }} and the cloze's end
	 */
	if (card.last == '\\')
		buf_put_byte(out, ' ');
	buf_put_c(out, is_display(math) ? "\\]" : "\\)");
}
