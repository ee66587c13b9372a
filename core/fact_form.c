/* SPDX-License-Identifier: Apache-2.0 */
/* The table of node kinds: words, operands, default shapes.  It knows how facts
 * are put together, not what they mean. */
#include "fact_form.h"

#include <string.h>

static const struct bri_form forms[BRI_NODE_KINDS] = {
	[BRI_INT] = { NULL, "" },
	[BRI_STRING] = { NULL, "" },
	[BRI_INIT] = { "init", "*t" },
	[BRI_AT] = { "at", "b#ae" },
	[BRI_OBJECT] = { NULL, "av" },
	[BRI_FUNCTION] = { "function", "af" },
	[BRI_FIELD] = { "field", "aebnc#" },
	[BRI_ELEMENT] = { "element", "aebe" },
	[BRI_ADDRESS] = { "address", "ae" },
	[BRI_DEREF] = { "deref", "ae" },
	[BRI_CALL] = { "call", "ae*e" },
	[BRI_UNARY] = { NULL, "ae" },
	[BRI_BINARY] = { NULL, "aebe" },
	[BRI_OFFSET] = { "offset", "aebec~" },
	[BRI_ASSIGN] = { "assign", "aebe" },
	[BRI_CONDITION] = { "condition", "aebEce" },
	[BRI_COMMA] = { "comma", "aebe" },
	[BRI_CAST] = { "cast", "ae" },
	[BRI_LITERAL] = { "literal", "ao" },
	[BRI_BLOCK] = { "block", "as" },
	[BRI_OPAQUE] = { "opaque", "*e" },
	[BRI_SEQUENCE] = { "sequence", "*s" },
	[BRI_DECLARE] = { "declare", "ao" },
	[BRI_EVALUATE] = { "evaluate", "ae" },
	[BRI_BRANCH] = { "branch", "aebscs" },
	[BRI_LOOP] = { "loop", "aEbscx" },
	[BRI_SWITCH] = { "switch", "aebs" },
	[BRI_CASE] = { "case", "aIbI" },
	[BRI_LABEL] = { "label", "an" },
	[BRI_GOTO] = { "goto", "aN" },
	[BRI_BREAK] = { "break", "" },
	[BRI_CONTINUE] = { "continue", "" },
	[BRI_RETURN] = { "return", "aE" },
	[BRI_ESCAPE] = { "escape", "*x" },
};

static const char *const op_words[BRI_OPS] = {
	[BRI_OP_NEGATE] = "negate", [BRI_OP_NOT] = "not", [BRI_OP_COMPLEMENT] = "complement",
	[BRI_OP_ADD] = "add", [BRI_OP_SUB] = "sub", [BRI_OP_MUL] = "mul", [BRI_OP_DIV] = "div",
	[BRI_OP_MOD] = "mod", [BRI_OP_AND] = "and", [BRI_OP_OR] = "or", [BRI_OP_XOR] = "xor",
	[BRI_OP_SHL] = "shl", [BRI_OP_SHR] = "shr", [BRI_OP_EQ] = "eq", [BRI_OP_NE] = "ne",
	[BRI_OP_LT] = "lt", [BRI_OP_LE] = "le", [BRI_OP_GT] = "gt", [BRI_OP_GE] = "ge",
	[BRI_OP_ANDAND] = "andand", [BRI_OP_OROR] = "oror",
};

static const char *const node_flags[] = { "post", "last", "const", "bool", "macro", "bits", "virtual" };
static const char *const function_flags[] = { "static",      "system",   "defined", "noreturn",
	                                      "variadic",    "weak",     "unprotected", "weakened",
	                                      "inline-only", "inline", "started", "main", "compares", "equal-zero" };
static const char *const object_flags[] = { "local",    "param", "static",   "extern",
	                                    "declared", "const", "volatile", "system",
	                                    "weak", "placed" };

const char bri_type_letters[] = "vsupafc";

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const struct bri_form *bri_form_of(unsigned kind)
{
	return kind > BRI_NONE && kind < BRI_NODE_KINDS ? &forms[kind] : NULL;
}

const char *bri_form_written(unsigned kind)
{
	return kind == BRI_AT ? "b#aecN" : forms[kind].operands;
}

bool bri_form_is_expression(unsigned kind)
{
	return kind >= BRI_INT && kind <= BRI_OPAQUE && kind != BRI_AT;
}

bool bri_form_is_statement(unsigned kind)
{
	return kind >= BRI_SEQUENCE && kind < BRI_NODE_KINDS;
}

bool bri_form_has_op(unsigned kind)
{
	return kind == BRI_UNARY || kind == BRI_BINARY || kind == BRI_ASSIGN;
}

bool bri_form_allows_op(unsigned kind, unsigned op)
{
	switch (kind) {
	case BRI_UNARY:
		return op >= BRI_OP_NEGATE && op <= BRI_OP_COMPLEMENT;
	case BRI_BINARY:
		return op >= BRI_OP_ADD && op <= BRI_OP_OROR;
	case BRI_ASSIGN:
		return op == BRI_OP_NONE || (op >= BRI_OP_ADD && op <= BRI_OP_SHR);
	default:
		return op == BRI_OP_NONE;
	}
}

const char *bri_op_word(unsigned op)
{
	return op < BRI_OPS ? op_words[op] : NULL;
}

const char *bri_node_flag_word(unsigned bit)
{
	return bit < COUNT(node_flags) ? node_flags[bit] : NULL;
}

const char *bri_function_flag_word(unsigned bit)
{
	return bit < COUNT(function_flags) ? function_flags[bit] : NULL;
}

const char *bri_object_flag_word(unsigned bit)
{
	return bit < COUNT(object_flags) ? object_flags[bit] : NULL;
}

static struct bri_shape shape_of(const struct bri_unit *unit, uint32_t node)
{
	const struct bri_node *n = bri_unit_node(unit, node);
	return (struct bri_shape){ .type = n->type, .size = n->size };
}

struct bri_shape bri_form_shape(const struct bri_unit *unit, const struct bri_node *node, uint32_t pointer)
{
	const struct bri_shape number = { .type = BRI_SIGNED, .size = 4 };
	switch (node->kind) {
	case BRI_STRING:
		return (struct bri_shape){ .type = BRI_AGGREGATE, .size = node->b };
	case BRI_INIT:
		return (struct bri_shape){ .type = BRI_AGGREGATE };
	case BRI_OBJECT:
	case BRI_LITERAL:
		return bri_unit_object(unit, node->a)->shape;
	case BRI_FUNCTION:
		return (struct bri_shape){ .type = BRI_CODE };
	case BRI_ADDRESS:
		return (struct bri_shape){ .type = BRI_POINTER, .size = pointer };
	case BRI_UNARY:
		return node->op == BRI_OP_NOT ? number : shape_of(unit, node->a);
	case BRI_BINARY:
		return node->op >= BRI_OP_EQ ? number : shape_of(unit, node->a);
	case BRI_AT:
	case BRI_ASSIGN:
	case BRI_OFFSET:
		return shape_of(unit, node->a);
	case BRI_CONDITION:
	case BRI_COMMA:
		return shape_of(unit, node->b != 0 ? node->b : node->a);
	case BRI_INT:
	case BRI_FIELD:
	case BRI_ELEMENT:
	case BRI_DEREF:
	case BRI_CALL:
	case BRI_CAST:
		return number;
	default:
		return (struct bri_shape){ .type = BRI_VOID };
	}
}

uint32_t bri_form_pointer(const struct bri_unit *unit)
{
	const char *size = bri_unit_option(unit, "pointer-size");
	return size != NULL && strlen(size) == 1 && strchr("1248", size[0]) != NULL ? (uint32_t)(size[0] - '0') : 8;
}
