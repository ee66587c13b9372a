/* SPDX-License-Identifier: Apache-2.0 */
/* The one validator of facts: whatever built them, a unit that passes here can
 * be walked without a look at a handle.  It mends nothing and judges nothing. */
#include "fact_build.h"
#include "fact_form.h"

#include <stdlib.h>

/* Initialisers are walked where they are declared; shared ones count again. */
enum { WORK_PER_NODE = 16, WORK_FREE = 65536 };

struct init_state {
	uint16_t height;
	uint8_t state; /* 0 not walked, 1 being walked, 2 walked */
	uint64_t work;
};

/* The forms of fact_form.h in the shape that a walk over every node wants: read from its strings once. */
enum { OPERANDS_MAX = 4 };
struct operand {
	char field;      /* 'a', 'b', 'c', '*'; 0: no more */
	char class;
	bool is_child;
	uint64_t kinds;  /* of node that may stand there, a bit each; bit 0: none */
};
struct form {
	struct operand operands[OPERANDS_MAX];
	bool has_children; /* nodes or initialisers below it */
	bool has_op;
};

struct check {
	const struct bri_unit *unit;
	const struct bri_node *nodes; /* of the unit, side by side */
	uint32_t count;
	const char *where;
	struct bri_error *reterr;
	uint8_t *has_parent;
	struct init_state *inits;
	uint64_t work; /* of the walk at hand */
	struct form forms[BRI_NODE_KINDS]; /* BRI_NONE: nothing below it */
	uint64_t initialisers, bodies;     /* kinds */
};

_Static_assert(BRI_NODE_KINDS <= 64, "kinds are bits of a word");

static uint64_t kinds_of(char class, uint64_t expressions, uint64_t statements)
{
	switch (class) {
	case 'e':
		return expressions;
	case 'E':
		return expressions | 1;
	case 's':
		return statements | 1;
	case 'x':
		return expressions | statements | 1;
	case 't':
		return UINT64_C(1) << BRI_AT;
	case 'i':
		return UINT64_C(1) << BRI_INT;
	case 'I':
		return UINT64_C(1) << BRI_INT | 1;
	default:
		return 0;
	}
}

static void read_forms(struct check *check)
{
	uint64_t expressions = 0, statements = 0;
	for (unsigned kind = 1; kind < BRI_NODE_KINDS; kind++) {
		expressions |= (uint64_t)bri_form_is_expression(kind) << kind;
		statements |= (uint64_t)bri_form_is_statement(kind) << kind;
	}
	check->initialisers = kinds_of('E', expressions, statements);
	check->bodies = kinds_of('s', expressions, statements);
	for (unsigned kind = 1; kind < BRI_NODE_KINDS; kind++) {
		const struct bri_form *form = bri_form_of(kind);
		struct form *ret = &check->forms[kind];
		ret->has_op = bri_form_has_op(kind);
		for (unsigned i = 0; form != NULL && i < OPERANDS_MAX && form->operands[2 * i] != '\0'; i++) {
			struct operand *operand = &ret->operands[i];
			operand->field = form->operands[2 * i];
			operand->class = form->operands[2 * i + 1];
			operand->kinds = kinds_of(operand->class, expressions, statements);
			operand->is_child = operand->kinds != 0;
			ret->has_children = ret->has_children || operand->is_child || operand->class == 'o';
		}
	}
}

static int complain(const struct check *check, const char *owner, uint32_t number, const char *what)
{
	return bri_error_set(check->reterr, check->where, "the facts are malformed: %s %u %s", owner, number, what);
}

static bool is_node_of(const struct check *check, uint32_t node, uint64_t kinds)
{
	if (node > check->count)
		return false;
	unsigned kind = check->nodes[node].kind;
	return kind < BRI_NODE_KINDS && (kinds >> kind & 1) != 0;
}

static bool is_operand(const struct check *check, uint32_t value, const struct operand *operand)
{
	const struct bri_unit *unit = check->unit;
	if (operand->is_child)
		return is_node_of(check, value, operand->kinds);
	switch (operand->class) {
	case 'o':
	case 'v':
		return value != 0 && value <= bri_unit_objects(unit);
	case 'f':
		return value != 0 && value <= bri_unit_functions(unit);
	case 'n':
	case 'N':
		return value <= bri_unit_name_count(unit);
	default:
		return operand->class == '#' || operand->class == '~';
	}
}

static int adopt(const struct check *check, uint32_t child)
{
	if (child == 0)
		return 0;
	if (check->has_parent[child] != 0)
		return complain(check, "node", child, "has two parents");
	check->has_parent[child] = 1;
	return 0;
}

static uint32_t field_of(const struct bri_node *node, char field)
{
	return field == 'a' ? node->a : field == 'b' ? node->b : node->c;
}

static int check_list(const struct check *check, uint32_t handle, const struct bri_node *node, uint64_t kinds)
{
	size_t count = 0;
	const uint32_t *items = bri_unit_list(check->unit, node, &count);
	if (count != node->c)
		return complain(check, "node", handle, "has a list that lies outside the unit");
	for (size_t i = 0; i < count; i++) {
		if (items[i] == 0 || !is_node_of(check, items[i], kinds))
			return complain(check, "node", handle, "lists something that can't stand there");
		if (adopt(check, items[i]) < 0)
			return -1;
	}
	return 0;
}

static int check_node(const struct check *check, uint32_t handle)
{
	const struct bri_node *node = &check->nodes[handle];
	if (node->kind == BRI_NONE || node->kind >= BRI_NODE_KINDS)
		return complain(check, "node", handle, "has an unknown kind");
	const struct form *form = &check->forms[node->kind];
	if (node->type > BRI_CODE || (form->has_op ? !bri_form_allows_op(node->kind, node->op) : node->op != BRI_OP_NONE) ||
	    (node->flags & ~(BRI_POST | BRI_TEST_LAST | BRI_READ_ONLY | BRI_BOOL | BRI_IN_SYSTEM_MACRO |
	                     BRI_BITFIELD | BRI_VIRTUAL)) != 0)
		return complain(check, "node", handle, "has an unknown type, operator or flag");
	const struct operand *operand = form->operands;
	for (unsigned i = 0; i < OPERANDS_MAX && operand[i].field != 0; i++) {
		if (operand[i].field == '*') {
			if (check_list(check, handle, node, operand[i].kinds) < 0)
				return -1;
			continue;
		}
		uint32_t value = field_of(node, operand[i].field);
		if (!is_operand(check, value, &operand[i]))
			return complain(check, "node", handle, "has an operand that can't stand there");
		if (operand[i].is_child && adopt(check, value) < 0)
			return -1;
	}
	return 0;
}

static int check_object(const struct check *check, uint32_t handle)
{
	const struct bri_object *object = bri_unit_object(check->unit, handle);
	if (object->shape.type > BRI_CODE || (object->flags >> BRI_OBJECT_FLAGS) != 0 ||
	    object->function > bri_unit_functions(check->unit) ||
	    object->name > bri_unit_name_count(check->unit))
		return complain(check, "object", handle, "has an unknown type, flag, name or owner");
	if (!is_node_of(check, object->init, check->initialisers))
		return complain(check, "object", handle, "has an initialiser that is no expression");
	return adopt(check, object->init);
}

static int check_function(const struct check *check, uint32_t handle)
{
	const struct bri_function *f = bri_unit_function(check->unit, handle);
	size_t names = bri_unit_name_count(check->unit);
	if ((f->flags >> 14) != 0 || f->name > names || f->symbol > names)
		return complain(check, "function", handle, "has an unknown flag or name");
	size_t objects = bri_unit_objects(check->unit);
	if (f->params > objects || (f->params > 0 && (f->first_param == 0 || f->first_param > objects + 1 - f->params)))
		return complain(check, "function", handle, "has parameters outside the unit");
	for (uint32_t i = 0; i < f->params; i++) {
		const struct bri_object *object = bri_unit_object(check->unit, f->first_param + i);
		if ((object->flags & BRI_OBJECT_PARAM) == 0 || object->function != handle)
			return complain(check, "function", handle, "has a parameter that is another's or none");
	}
	size_t called;
	const uint32_t *parameters = bri_unit_parameter_names(check->unit, handle, &called);
	if (called != f->names)
		return complain(check, "function", handle, "has names of parameters outside the unit");
	for (size_t i = 0; i < called; i++)
		if (parameters[i] > names)
			return complain(check, "function", handle, "has a parameter of an unknown name");
	if (f->body == 0)
		return 0;
	if (!is_node_of(check, f->body, check->bodies) || (f->flags & BRI_FUNCTION_DEFINED) == 0)
		return complain(check, "function", handle, "has a body that is no statement");
	if (f->body < f->first_node || f->body >= f->last_node || f->last_node > bri_unit_nodes(check->unit) + 1)
		return complain(check, "function", handle, "has a body outside its own nodes");
	return adopt(check, f->body);
}

/* ---- depth and work --------------------------------------------------------- */

static int walk(struct check *check, uint32_t handle, unsigned depth, unsigned *ret_height);

static int walk_init(struct check *check, uint32_t object, unsigned depth, unsigned *ret_height)
{
	uint32_t init = bri_unit_object(check->unit, object)->init;
	if (init == 0)
		return 0;
	struct init_state *state = &check->inits[object];
	if (state->state == 1)
		return complain(check, "object", object, "has an initialiser that holds itself");
	if (state->state == 0) {
		uint64_t before = check->work;
		unsigned height = 0;
		state->state = 1;
		check->work = 0;
		if (walk(check, init, depth, &height) < 0)
			return -1;
		state->state = 2;
		state->height = (uint16_t)height;
		state->work = check->work;
		check->work = before;
	}
	if (depth + state->height > BRI_DEPTH_MAX)
		return complain(check, "object", object, "has an initialiser that is nested too deeply");
	check->work += state->work;
	*ret_height = state->height;
	return 0;
}

static int walk_child(struct check *check, uint32_t child, bool is_object, unsigned depth, unsigned *highest)
{
	unsigned height = 0;
	if (!is_object && child != 0 && !check->forms[check->nodes[child].kind].has_children && depth < BRI_DEPTH_MAX) {
		check->work++;
		*highest = *highest > 1 ? *highest : 1;
		return 0;
	}
	int status = is_object ? walk_init(check, child, depth, &height) : walk(check, child, depth, &height);
	if (height > *highest)
		*highest = height;
	return status;
}

static int walk(struct check *check, uint32_t handle, unsigned depth, unsigned *ret_height)
{
	if (handle == 0)
		return 0;
	if (depth >= BRI_DEPTH_MAX)
		return complain(check, "node", handle, "is nested too deeply");
	const struct bri_node *node = &check->nodes[handle];
	const struct form *form = &check->forms[node->kind];
	check->work++;
	if (check->work > WORK_FREE + WORK_PER_NODE * (uint64_t)check->count)
		return complain(check, "node", handle, "repeats shared initialisers too often");
	unsigned highest = 0;
	for (unsigned n = 0; form->has_children && n < OPERANDS_MAX && form->operands[n].field != 0; n++) {
		const struct operand *operand = &form->operands[n];
		size_t count = 0;
		const uint32_t *items = operand->field == '*' ? bri_unit_list(check->unit, node, &count) : NULL;
		for (size_t i = 0; i < count; i++)
			if (walk_child(check, items[i], false, depth + 1, &highest) < 0)
				return -1;
		if (operand->field == '*' || (!operand->is_child && operand->class != 'o'))
			continue;
		if (walk_child(check, field_of(node, operand->field), operand->class == 'o', depth + 1, &highest) < 0)
			return -1;
	}
	*ret_height = highest + 1;
	return 0;
}

/* ---- the whole --------------------------------------------------------------- */

static int check_all(struct check *check)
{
	const struct bri_unit *unit = check->unit;
	uint32_t nodes = (uint32_t)bri_unit_nodes(unit);
	uint32_t objects = (uint32_t)bri_unit_objects(unit);
	uint32_t functions = (uint32_t)bri_unit_functions(unit);
	for (uint32_t i = 1; i <= nodes; i++)
		if (check_node(check, i) < 0)
			return -1;
	for (uint32_t i = 1; i <= objects; i++)
		if (check_object(check, i) < 0)
			return -1;
	for (uint32_t i = 1; i <= functions; i++)
		if (check_function(check, i) < 0)
			return -1;
	for (uint32_t i = 1; i <= objects + functions; i++) {
		unsigned height = 0;
		check->work = 0;
		int status = i <= objects ? walk_init(check, i, 0, &height) :
		                            walk(check, bri_unit_function(unit, i - objects)->body, 0, &height);
		if (status < 0)
			return -1;
	}
	return 0;
}

int bri_unit_check(const struct bri_unit *unit, const char *where, struct bri_error *reterr)
{
	struct check check = { .unit = unit, .nodes = bri_unit_node(unit, 0), .count = (uint32_t)bri_unit_nodes(unit),
		               .where = where, .reterr = reterr };
	read_forms(&check);
	check.has_parent = calloc(bri_unit_nodes(unit) + 1, sizeof(*check.has_parent));
	check.inits = calloc(bri_unit_objects(unit) + 1, sizeof(*check.inits));
	int status = -1;
	if (check.has_parent == NULL || check.inits == NULL)
		bri_error_set(reterr, where, "out of memory while checking the facts");
	else
		status = check_all(&check);
	free(check.has_parent);
	free(check.inits);
	return status;
}
