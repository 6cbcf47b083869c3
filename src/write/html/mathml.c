/* SPDX-License-Identifier: MIT */
/* One element for each node. The current style is tracked as TeX would, so that limits
 * and \mathchoice are decided here and not by the reader's movablelimits. */
#include "write/html/mathml.h"

#include "base/utf8.h"
#include "write/html/mathml_writer.h"

void mathml_put_text(struct mathml *mathml, struct str text)
{
	size_t plain = 0;

	for (size_t i = 0; i < text.len; i++) {
		const char *const entity = text.data[i] == '&'   ? "&amp;"
					   : text.data[i] == '<' ? "&lt;"
					   : text.data[i] == '>' ? "&gt;"
					   : text.data[i] == '"' ? "&quot;"
								 : NULL;

		if (!entity)
			continue;
		buf_put(mathml->out, text.data + plain, i - plain);
		buf_put_c(mathml->out, entity);
		plain = i + 1;
	}
	buf_put(mathml->out, text.data + plain, text.len - plain);
}

/* value is in 1/65536; four decimals at most. */
static void put_decimal(struct mathml *mathml, int64_t value, const char *unit)
{
	const uint64_t size = (uint64_t)(value < 0 ? -value : value);
	uint64_t fraction = ((size & 0xFFFF) * 10000 + 0x8000) >> 16;
	const uint64_t whole = (size >> 16) + fraction / 10000;
	unsigned digits = 4;

	fraction %= 10000;
	for (; digits && fraction % 10 == 0; digits--)
		fraction /= 10;
	if (value < 0 && (whole || digits))
		buf_put_byte(mathml->out, '-');
	buf_put_unsigned(mathml->out, (unsigned long)whole);
	if (digits)
		buf_printf(mathml->out, ".%0*lu", (int)digits, (unsigned long)fraction);
	buf_put_c(mathml->out, unit);
}

void mathml_put_em(struct mathml *mathml, struct math_length length)
{
	switch (length.unit) {
	case MATH_UNIT_MU: put_decimal(mathml, length.value / 18, "em"); return;
	case MATH_UNIT_EM: put_decimal(mathml, length.value, "em"); return;
	case MATH_UNIT_EX: put_decimal(mathml, length.value, "ex"); return;
	case MATH_UNIT_PT: put_decimal(mathml, length.value, "pt"); return;
	}
}

static void put_colour(struct mathml *mathml, const char *name, struct colour colour)
{
	buf_printf(mathml->out, " %s=\"#%02x%02x%02x\"", name, colour.red, colour.green,
		colour.blue);
}

static enum math_style smaller(enum math_style style)
{
	switch (style) {
	case MATH_STYLE_SAME:
	case MATH_STYLE_DISPLAY:
	case MATH_STYLE_TEXT: return MATH_STYLE_SCRIPT;
	case MATH_STYLE_SCRIPT:
	case MATH_STYLE_SCRIPT_SCRIPT: return MATH_STYLE_SCRIPT_SCRIPT;
	}
	return style;
}

static void put_in_style(
	struct mathml *mathml, const struct math_node *node, enum math_style style)
{
	const enum math_style outer = mathml->style;

	mathml->style = style;
	mathml_put_node(mathml, node);
	mathml->style = outer;
}

void mathml_put_script(struct mathml *mathml, const struct math_node *node)
{
	put_in_style(mathml, node, smaller(mathml->style));
}

/* ------------------------------------------------------------------ rows */

static const struct math_node *core_of(const struct math_node *node)
{
	return node->kind == MATH_SCRIPTS ? node->scripts.base : node;
}

static bool is_function(const struct math_node *node)
{
	const struct math_node *const core = core_of(node);

	return node->class == MATH_OP &&
	       ((core->kind == MATH_ATOM && core->atom.form == MATH_FUNCTION) ||
		       core->kind == MATH_ROW);
}

/* U+2061 between a function and its argument; TeX's thin space unless a parenthesis
 * follows. */
static void put_application(struct mathml *mathml, const struct math_node *next)
{
	const bool has_space = next->class != MATH_OPEN && !mathml_is_script(mathml) &&
			       next->class != MATH_NO_CLASS;

	if (next->class == MATH_ORD || next->class == MATH_OP ||
		next->class == MATH_OPEN || next->class == MATH_INNER ||
		next->class == MATH_NO_CLASS)
		buf_put_c(mathml->out,
			has_space
				? "<mo lspace=\"0em\" rspace=\"0.1667em\">\xE2\x81\xA1</mo>"
				: "<mo>\xE2\x81\xA1</mo>");
}

/* + behind a brace is TeX's Ord, with the brace's thin space before it. */
static bool is_sign_behind_brace(struct math_list list, size_t i)
{
	return i > 0 && list.items[i].kind == MATH_ATOM &&
	       list.items[i].class == MATH_ORD && list.items[i - 1].class == MATH_OP &&
	       core_of(&list.items[i - 1])->kind == MATH_ACCENT &&
	       (str_eq(list.items[i].atom.text, STR("+")) ||
		       str_eq(list.items[i].atom.text, STR("\xE2\x88\x92")));
}

void mathml_put_items(struct mathml *mathml, struct math_list list)
{
	for (size_t i = 0; i < list.count; i++) {
		if (is_sign_behind_brace(list, i)) {
			buf_printf(mathml->out,
				"<mo form=\"infix\" lspace=\"0.1667em\" rspace=\"0.1667em\">"
				"%.*s</mo>",
				STR_ARGS(list.items[i].atom.text));
			continue;
		}
		mathml_put_node(mathml, &list.items[i]);
		if (i + 1 < list.count && is_function(&list.items[i]))
			put_application(mathml, &list.items[i + 1]);
	}
}

static void put_row(struct mathml *mathml, const struct math_node *node)
{
	const struct math_list list = node->row.list;

	if (list.count == 1) {
		mathml_put_node(mathml, list.items);
		return;
	}
	buf_put_c(mathml->out, "<mrow>");
	mathml_put_items(mathml, list);
	buf_put_c(mathml->out, "</mrow>");
}

/* ------------------------------------------------------------------ scripts */

static bool has_limits(const struct mathml *mathml, enum math_limits limits)
{
	return limits == MATH_LIMITS_ALWAYS ||
	       (limits == MATH_LIMITS_DISPLAY && mathml->style == MATH_STYLE_DISPLAY);
}

static void put_base(struct mathml *mathml, const struct math_node *node, bool is_limits)
{
	struct math_node base = *node->scripts.base;

	base.class = node->class;
	if (is_limits && base.kind == MATH_ATOM && base.atom.is_large)
		mathml_put_large(mathml, &base.atom, true);
	else
		mathml_put_node(mathml, &base);
}

static void put_scripts(struct mathml *mathml, const struct math_node *node)
{
	static const char *const names[2][3] = {
		{"msub", "msup", "msubsup"}, {"munder", "mover", "munderover"}};
	const struct math_scripts *const scripts = &node->scripts;
	const bool is_limits = has_limits(mathml, scripts->limits);
	const char *const name = names[is_limits][scripts->sub && scripts->sup ? 2
						  : scripts->sup               ? 1
									       : 0];

	buf_printf(mathml->out, "<%s>", name);
	put_base(mathml, node, is_limits);
	if (scripts->sub)
		mathml_put_script(mathml, scripts->sub);
	if (scripts->sup)
		mathml_put_script(mathml, scripts->sup);
	buf_printf(mathml->out, "</%s>", name);
}

/* ------------------------------------------------------------------ parts */

static void put_style_start(struct mathml *mathml, enum math_style style)
{
	buf_printf(mathml->out, "<mstyle displaystyle=\"%s\" scriptlevel=\"%d\">",
		style == MATH_STYLE_DISPLAY ? "true" : "false",
		style == MATH_STYLE_SCRIPT          ? 1
		: style == MATH_STYLE_SCRIPT_SCRIPT ? 2
						    : 0);
}

static void put_bare_fraction(struct mathml *mathml, const struct math_fraction *fraction)
{
	const enum math_style inner = mathml->style == MATH_STYLE_DISPLAY
					      ? MATH_STYLE_TEXT
					      : smaller(mathml->style);

	buf_put_c(mathml->out, "<mfrac");
	if (!fraction->has_bar) {
		buf_put_c(mathml->out, " linethickness=\"0\"");
	} else if (fraction->thickness.value) {
		buf_put_c(mathml->out, " linethickness=\"");
		mathml_put_em(mathml, fraction->thickness);
		buf_put_c(mathml->out, "\"");
	}
	buf_put_c(mathml->out, ">");
	put_in_style(mathml, fraction->above, inner);
	put_in_style(mathml, fraction->below, inner);
	buf_put_c(mathml->out, "</mfrac>");
}

static void put_fraction(struct mathml *mathml, const struct math_fraction *fraction)
{
	const enum math_style outer = mathml->style;
	const bool has_fence = fraction->open || fraction->close;

	if (fraction->style != MATH_STYLE_SAME) {
		mathml->style = fraction->style;
		put_style_start(mathml, fraction->style);
	}
	if (has_fence) {
		buf_put_c(mathml->out, "<mrow>");
		mathml_put_fence(mathml, fraction->open, "prefix");
	}
	put_bare_fraction(mathml, fraction);
	if (has_fence) {
		mathml_put_fence(mathml, fraction->close, "postfix");
		buf_put_c(mathml->out, "</mrow>");
	}
	if (fraction->style != MATH_STYLE_SAME)
		buf_put_c(mathml->out, "</mstyle>");
	mathml->style = outer;
}

static void put_radical(struct mathml *mathml, const struct math_radical *radical)
{
	buf_put_c(mathml->out, radical->degree ? "<mroot>" : "<msqrt>");
	mathml_put_node(mathml, radical->body);
	if (radical->degree)
		put_in_style(mathml, radical->degree, MATH_STYLE_SCRIPT_SCRIPT);
	buf_put_c(mathml->out, radical->degree ? "</mroot>" : "</msqrt>");
}

static void put_part(struct mathml *mathml, const struct math_node *part)
{
	if (part->kind == MATH_ROW)
		mathml_put_items(mathml, part->row.list);
	else
		mathml_put_node(mathml, part);
}

static void put_fenced(struct mathml *mathml, const struct math_fenced *fenced)
{
	buf_put_c(mathml->out, "<mrow>");
	mathml_put_fence(mathml, fenced->delimiters[0], "prefix");
	for (size_t i = 0; i < fenced->count; i++) {
		put_part(mathml, &fenced->parts[i]);
		mathml_put_fence(mathml, fenced->delimiters[i + 1],
			i + 1 < fenced->count ? "infix" : "postfix");
	}
	buf_put_c(mathml->out, "</mrow>");
}

/* The spacing character for a combining mark: readers place those better. */
static uint32_t spacing_mark(uint32_t mark)
{
	switch (mark) {
	case 0x300: return '`';
	case 0x301: return 0xB4;
	case 0x302: return 0x2C6;
	case 0x303:
	case 0x330: return 0x2DC;
	case 0x304: return 0xAF;
	case 0x306: return 0x2D8;
	case 0x307: return 0x2D9;
	case 0x308: return 0xA8;
	case 0x30A: return 0x2DA;
	case 0x30C: return 0x2C7;
	case 0x20D7: return 0x2192;
	case '_': return 0x203E;
	default: return mark;
	}
}

/* Over more than a letter the combining hat stretches in browsers, where fonts have no
 * larger sizes of the other (STIX Two Math and DejaVu Math in Chromium). */
static uint32_t accent_mark(const struct math_accent *accent)
{
	const bool is_wide =
		accent->form == MATH_ACCENT_WIDE && accent->base->kind != MATH_ATOM;

	return is_wide && accent->mark == 0x302 ? accent->mark
						: spacing_mark(accent->mark);
}

static void put_accent(struct mathml *mathml, const struct math_accent *accent)
{
	const char *const name = accent->is_under ? "munder" : "mover";
	const bool is_accent = accent->form != MATH_ACCENT_STRETCH;

	buf_printf(mathml->out, "<%s%s>", name,
		!is_accent         ? ""
		: accent->is_under ? " accentunder=\"true\""
				   : " accent=\"true\"");
	mathml_put_node(mathml, accent->base);
	buf_put_c(mathml->out, accent->form == MATH_ACCENT_FIXED
				       ? "<mo stretchy=\"false\">"
				       : "<mo stretchy=\"true\">");
	buf_put_code_point(mathml->out, accent_mark(accent));
	buf_printf(mathml->out, "</mo></%s>", name);
}

static const char *stack_name(const struct math_node *over, const struct math_node *under)
{
	return !under ? "mover" : !over ? "munder" : "munderover";
}

static void put_stack(struct mathml *mathml, const struct math_node *node)
{
	const struct math_stack *const stack = &node->stack;
	const char *const name = stack_name(stack->over, stack->under);
	struct math_node base = *stack->base;

	if (base.kind == MATH_ATOM)
		base.class = node->class;
	buf_printf(mathml->out, "<%s>", name);
	mathml_put_node(mathml, &base);
	if (stack->under)
		mathml_put_script(mathml, stack->under);
	if (stack->over)
		mathml_put_script(mathml, stack->over);
	buf_printf(mathml->out, "</%s>", name);
}

/* Longer than its label by a little at both ends. */
static void put_arrow_label(struct mathml *mathml, const struct math_node *label)
{
	buf_put_c(mathml->out, "<mrow><mspace width=\"0.4286em\"/>");
	mathml_put_script(mathml, label);
	buf_put_c(mathml->out, "<mspace width=\"0.4286em\"/></mrow>");
}

static void put_vertical_arrow(struct mathml *mathml, const struct math_arrow *arrow)
{
	buf_put_c(mathml->out, "<mrow>");
	if (arrow->over)
		mathml_put_script(mathml, arrow->over);
	buf_put_c(mathml->out, "<mo stretchy=\"true\" minsize=\"1.5em\">");
	buf_put_code_point(mathml->out, arrow->code_point);
	buf_put_c(mathml->out, "</mo>");
	if (arrow->under)
		mathml_put_script(mathml, arrow->under);
	buf_put_c(mathml->out, "</mrow>");
}

static void put_arrow(struct mathml *mathml, const struct math_arrow *arrow)
{
	const char *const name = stack_name(arrow->over, arrow->under);
	const bool has_label = arrow->over || arrow->under;

	if (arrow->is_vertical) {
		put_vertical_arrow(mathml, arrow);
		return;
	}
	if (has_label)
		buf_printf(mathml->out, "<%s>", name);
	buf_put_c(mathml->out, "<mo stretchy=\"true\" minsize=\"1.75em\">");
	buf_put_code_point(mathml->out, arrow->code_point);
	buf_put_c(mathml->out, "</mo>");
	if (arrow->under)
		put_arrow_label(mathml, arrow->under);
	if (arrow->over)
		put_arrow_label(mathml, arrow->over);
	if (has_label)
		buf_printf(mathml->out, "</%s>", name);
}

/* ------------------------------------------------------------------ text, boxes */

/* MathML trims white space at both ends of a token. */
static void put_mtext(struct mathml *mathml, const struct math_text *text)
{
	static const char *const styles[] = {
		[MATH_FACE_ROMAN] = "",
		[MATH_FACE_BOLD] = " style=\"font-weight:bold\"",
		[MATH_FACE_ITALIC] = " style=\"font-style:italic\"",
		[MATH_FACE_BOLD_ITALIC] = " style=\"font-weight:bold;font-style:italic\"",
		[MATH_FACE_SANS] = " style=\"font-family:sans-serif\"",
		[MATH_FACE_MONOSPACE] = " style=\"font-family:monospace\"",
	};
	const struct str inner = str_trim(text->text);
	const size_t before = (size_t)(inner.data - text->text.data);

	buf_printf(mathml->out, "<mtext%s>", styles[text->face]);
	for (size_t i = 0; i < (inner.len ? before : text->text.len); i++)
		buf_put_c(mathml->out, "\xC2\xA0");
	mathml_put_text(mathml, inner);
	for (size_t i = before + inner.len; inner.len && i < text->text.len; i++)
		buf_put_c(mathml->out, "\xC2\xA0");
	buf_put_c(mathml->out, "</mtext>");
}

static void put_space(struct mathml *mathml, struct math_length width)
{
	buf_put_c(mathml->out, "<mspace width=\"");
	mathml_put_em(mathml, width);
	buf_put_c(mathml->out, "\"/>");
}

static void put_styled(struct mathml *mathml, const struct math_styled *styled)
{
	if (styled->per_mille) {
		buf_printf(mathml->out, "<mstyle mathsize=\"%u.%u%%\">",
			styled->per_mille / 10, styled->per_mille % 10);
		mathml_put_node(mathml, styled->body);
	} else {
		put_style_start(mathml, styled->style);
		put_in_style(mathml, styled->body, styled->style);
	}
	buf_put_c(mathml->out, "</mstyle>");
}

static void put_coloured(struct mathml *mathml, const struct math_coloured *coloured)
{
	buf_put_c(mathml->out, "<mstyle");
	put_colour(mathml, "mathcolor", coloured->colour);
	buf_put_c(mathml->out, ">");
	mathml_put_node(mathml, coloured->body);
	buf_put_c(mathml->out, "</mstyle>");
}

static const char *notation(const struct math_enclose *enclose)
{
	switch (enclose->form) {
	case MATH_ENCLOSE_BOX: return enclose->has_frame ? "box" : "";
	case MATH_ENCLOSE_STRIKE_UP: return "updiagonalstrike";
	case MATH_ENCLOSE_STRIKE_DOWN: return "downdiagonalstrike";
	case MATH_ENCLOSE_STRIKE_BOTH: return "updiagonalstrike downdiagonalstrike";
	case MATH_ENCLOSE_STRIKE_THROUGH: return "horizontalstrike";
	case MATH_ENCLOSE_CIRCLE: return "circle";
	case MATH_ENCLOSE_ACTUARIAL: return "actuarial";
	case MATH_ENCLOSE_PHASE: return "phasorangle";
	}
	return "";
}

/* MathML Core knows no menclose: its CSS draws the same again. */
static const char *enclose_style(const struct math_enclose *enclose)
{
#define STRIKE(direction)                                     \
	"linear-gradient(" direction                          \
	",transparent 47%,currentColor 49%,currentColor 51%," \
	"transparent 53%)"
	switch (enclose->form) {
	case MATH_ENCLOSE_BOX:
		return enclose->has_frame ? "padding:0.15em;outline:0.06em solid"
					  : "padding:0.15em";
	case MATH_ENCLOSE_STRIKE_UP: return "background:" STRIKE("to bottom right");
	case MATH_ENCLOSE_STRIKE_DOWN: return "background:" STRIKE("to bottom left");
	case MATH_ENCLOSE_STRIKE_BOTH:
		return "background:" STRIKE("to bottom right") "," STRIKE(
			"to bottom left");
	case MATH_ENCLOSE_STRIKE_THROUGH: return "background:" STRIKE("to bottom");
	case MATH_ENCLOSE_CIRCLE:
		return "padding:0.15em;outline:0.06em solid;border-radius:50%";
	case MATH_ENCLOSE_ACTUARIAL:
		return "border-top:0.06em solid;border-right:0.06em solid";
	case MATH_ENCLOSE_PHASE: return "border-bottom:0.06em solid";
	}
#undef STRIKE
	return "";
}

static void put_enclose(struct mathml *mathml, const struct math_enclose *enclose)
{
	buf_printf(mathml->out, "<menclose notation=\"%s\"", notation(enclose));
	if (enclose->has_fill)
		put_colour(mathml, "mathbackground", enclose->fill);
	buf_printf(mathml->out, " style=\"%s", enclose_style(enclose));
	if (enclose->has_fill && enclose->has_frame)
		buf_printf(mathml->out, " #%02x%02x%02x", enclose->frame.red,
			enclose->frame.green, enclose->frame.blue);
	buf_put_c(mathml->out, "\">");
	mathml_put_node(mathml, enclose->body);
	buf_put_c(mathml->out, "</menclose>");
}

static void put_phantom(struct mathml *mathml, const struct math_phantom *phantom)
{
	const bool is_padded =
		!phantom->has_width || !phantom->has_height || !phantom->has_depth;

	if (is_padded)
		buf_printf(mathml->out, "<mpadded%s%s%s%s>",
			phantom->has_width ? "" : " width=\"0\"",
			phantom->has_height ? "" : " height=\"0\"",
			phantom->has_depth ? "" : " depth=\"0\"",
			phantom->has_width                  ? ""
			: phantom->lap == MATH_ALIGN_RIGHT  ? " lspace=\"-1width\""
			: phantom->lap == MATH_ALIGN_CENTER ? " lspace=\"-0.5width\""
							    : "");
	if (!phantom->is_drawn)
		buf_put_c(mathml->out, "<mphantom>");
	mathml_put_node(mathml, phantom->body);
	if (!phantom->is_drawn)
		buf_put_c(mathml->out, "</mphantom>");
	if (is_padded)
		buf_put_c(mathml->out, "</mpadded>");
}

static void put_shift(struct mathml *mathml, const struct math_shift *shift)
{
	if (shift->is_centred) {
		mathml_put_node(mathml, shift->body);
		return;
	}
	buf_put_c(mathml->out, "<mpadded voffset=\"");
	mathml_put_em(mathml, shift->by);
	buf_put_c(mathml->out, "\">");
	mathml_put_node(mathml, shift->body);
	buf_put_c(mathml->out, "</mpadded>");
}

static void put_rule(struct mathml *mathml, const struct math_rule *rule)
{
	buf_put_c(mathml->out, "<mpadded voffset=\"");
	mathml_put_em(mathml, rule->raise);
	buf_put_c(mathml->out, "\"><mspace mathbackground=\"black\" width=\"");
	mathml_put_em(mathml, rule->width);
	buf_put_c(mathml->out, "\" height=\"");
	mathml_put_em(mathml, rule->height);
	buf_put_c(mathml->out, "\"/></mpadded>");
}

static void put_choice(struct mathml *mathml, const struct math_choice *choice)
{
	const size_t index = (size_t)(mathml->style - MATH_STYLE_DISPLAY);

	mathml_put_node(mathml, &choice->styles[index]);
}

void mathml_put_node(struct mathml *mathml, const struct math_node *node)
{
	switch (node->kind) {
	case MATH_ATOM: mathml_put_atom(mathml, &node->atom, node->class); return;
	case MATH_ROW: put_row(mathml, node); return;
	case MATH_SCRIPTS: put_scripts(mathml, node); return;
	case MATH_FRACTION: put_fraction(mathml, &node->fraction); return;
	case MATH_RADICAL: put_radical(mathml, &node->radical); return;
	case MATH_FENCED: put_fenced(mathml, &node->fenced); return;
	case MATH_DELIMITER: mathml_put_delimiter(mathml, node); return;
	case MATH_ACCENT: put_accent(mathml, &node->accent); return;
	case MATH_STACK: put_stack(mathml, node); return;
	case MATH_ARROW: put_arrow(mathml, &node->arrow); return;
	case MATH_ARRAY: mathml_put_array(mathml, &node->array); return;
	case MATH_TEXT: put_mtext(mathml, &node->text); return;
	case MATH_SPACE: put_space(mathml, node->space.width); return;
	case MATH_STYLE: put_styled(mathml, &node->style); return;
	case MATH_COLOUR: put_coloured(mathml, &node->colour); return;
	case MATH_ENCLOSE: put_enclose(mathml, &node->enclose); return;
	case MATH_PHANTOM: put_phantom(mathml, &node->phantom); return;
	case MATH_SHIFT: put_shift(mathml, &node->shift); return;
	case MATH_RULE: put_rule(mathml, &node->rule); return;
	case MATH_CHOICE: put_choice(mathml, &node->choice); return;
	case MATH_TAGGED: mathml_put_tagged(mathml, &node->tagged); return;
	}
}

void mathml_put(struct buf *out, const struct math *math)
{
	struct mathml mathml = {
		out, math->display ? MATH_STYLE_DISPLAY : MATH_STYLE_TEXT};
	const bool is_large = math->display && !math->is_block;

	buf_put_c(out, "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"");
	if (math->is_block)
		buf_put_c(out, " display=\"block\"");
	buf_put_c(out, " alttext=\"");
	mathml_put_text(&mathml, math->speech);
	buf_put_c(out, "\"><semantics>");
	if (is_large)
		put_style_start(&mathml, MATH_STYLE_DISPLAY);
	mathml_put_node(&mathml, math->root);
	if (is_large)
		buf_put_c(out, "</mstyle>");
	buf_put_c(out, "<annotation encoding=\"application/x-tex\">");
	mathml_put_text(&mathml, math->expanded);
	buf_put_c(out, "</annotation></semantics></math>");
}
