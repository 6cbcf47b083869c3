/* SPDX-License-Identifier: MIT */
/* Scripts at the left: \sideset (amsmath) and \prescript (mathtools). */
#include "read/math/handlers.h"

static size_t start_of(
	const struct math_parser *parser, const struct math_command *command)
{
	const size_t len = command->name.len + 1;

	return parser->done > len ? parser->done - len : 0;
}

/* As high and deep as what the scripts belong to, and no wider than nothing. */
static const struct math_node *strut_of(
	struct math_parser *parser, const struct math_node *body, size_t start)
{
	struct math_node node = math_new(parser, MATH_PHANTOM, start);

	node.phantom = (struct math_phantom){.body = body,
		.has_height = true,
		.has_depth = true,
		.lap = MATH_ALIGN_LEFT};
	return math_keep(parser, node);
}

/* {_a^b}: those scripts on base; base alone where there are none. */
static struct math_node put_scripts(const struct math_node *scripts,
	const struct math_node *base, enum math_limits limits)
{
	struct math_node node = *scripts;

	while (node.kind == MATH_ROW && node.row.list.count == 1)
		node = node.row.list.items[0];
	if (node.kind != MATH_SCRIPTS)
		return *base;
	node.class = MATH_ORD;
	node.scripts.base = base;
	node.scripts.limits = limits;
	return node;
}

/* \sideset{_a^b}{_c^d}\prod: a large operator whose limits stand as ever. */
void math_parse_sideset(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node *const items = ARENA_NEW(parser->arena, struct math_node, 2);

	if (math_enter(parser, 3)) {
		const struct math_node *const left =
			math_parse_argument(parser, command->name);
		const struct math_node *const right =
			math_parse_argument(parser, command->name);
		const struct math_node *const body =
			math_parse_argument(parser, command->name);
		struct math_node node = math_new(parser, MATH_ROW, start);

		items[0] = put_scripts(
			left, strut_of(parser, body, start), MATH_LIMITS_NEVER);
		items[1] = put_scripts(right, body, MATH_LIMITS_NEVER);
		node.class = MATH_OP;
		node.row = (struct math_row){{items, 2}, MATH_LIMITS_DISPLAY};
		math_push(parser, node);
	}
	math_leave(parser, 3);
}

/* NULL where the argument is {}. */
static const struct math_node *script_or_none(const struct math_node *node)
{
	return node->kind == MATH_ROW && node->row.list.count == 0 ? NULL : node;
}

/* \prescript{14}{6}{C} */
void math_parse_prescript(struct math_parser *parser, const struct math_command *command)
{
	const size_t start = start_of(parser, command);
	struct math_node *const items = ARENA_NEW(parser->arena, struct math_node, 2);

	if (math_enter(parser, 3)) {
		const struct math_node *const sup =
			script_or_none(math_parse_argument(parser, command->name));
		const struct math_node *const sub =
			script_or_none(math_parse_argument(parser, command->name));
		const struct math_node *const base =
			math_parse_argument(parser, command->name);
		size_t count = 0;

		if (sup || sub) {
			items[count] = math_new(parser, MATH_SCRIPTS, start);
			items[count++].scripts = (struct math_scripts){
				.base = strut_of(parser, base, start),
				.sub = sub,
				.sup = sup,
			};
		}
		items[count++] = *base;
		math_push(parser,
			math_row_node(parser, (struct math_list){items, count}, start));
	}
	math_leave(parser, 3);
}
