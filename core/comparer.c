/* SPDX-License-Identifier: Apache-2.0 */
/* Functions of the program's own that compare two texts they are given: they hand both to what compares, as it is known
 * or as it is found here, or go through both byte by byte.  Each body is looked at once, and only when a call gives it
 * something that is called like a secret.  What looks for one text somewhere in another is none: the two places that
 * are compared must move alike.  And functions whose name says that they check the only text they are given. */
#include "comparer.h"

#include <string.h>

enum comparer { COMPARER_NOT_ASKED, COMPARER_ASKED, COMPARER_KNOWN, COMPARER_ZERO /* is what equal texts give */ };
#define NO_PARAM UINT32_MAX
#define DEPTH_MAX 8

/* What a local is given, once: its initialiser, or the only thing that is stored in it. */
struct given {
	uint32_t object, value; /* value 0: of several */
};
#define GIVEN_MAX 16

struct body {
	struct world *world;
	uint32_t unit;
	const struct bri_unit *facts;
	const struct bri_function *function;
	uint64_t pairs;
	bool is_inner_zero; /* of the call, if one compares: equal texts give 0 */
	const struct bri_node *call;
	bool is_loop;
	struct given given[GIVEN_MAX];
	unsigned locals;
};

static uint64_t pairs_of(struct world *world, uint32_t unit, uint32_t function, int depth, bool *ret_zero_is_equal);

bool bri_is_comparison(const struct world *world, const struct world_function *known)
{
	const struct bri_role *roles = bri_policy_roles(world->policy, NULL);
	const struct bri_check *checks = bri_policy_checks(world->policy, NULL);
	for (uint32_t i = 0; i < known->api_count; i++) {
		const struct bri_role *role = known->apis[i].role == BRI_NOTHING ? NULL : &roles[known->apis[i].role];
		if (role && role->checks && checks[role->first_check].predicate == BRI_IS_COMPARED_SECRET)
			return true;
	}
	return false;
}

/* A call whose answer a condition may follow. */
struct asked_call {
	const struct world *world;
	uint32_t unit;
	const struct bri_node *call;
	bool zero;
};

/* Is the condition `truth`, whatever else, when what the call returns is 0, or isn't? */
static bool follows(const struct asked_call *asked, uint32_t condition, bool truth, int depth)
{
	const struct bri_unit *unit = asked->world->units[asked->unit].unit;
	const struct bri_node *node = bri_unit_node(unit, bri_stands_for(asked->world, asked->unit, condition));
	if (depth > 32)
		return false;
	if (node->kind == BRI_UNARY && node->op == BRI_OP_NOT)
		return follows(asked, node->a, !truth, depth + 1);
	if (node->kind == BRI_BINARY && node->op == (truth ? BRI_OP_OROR : BRI_OP_ANDAND))
		return follows(asked, node->a, truth, depth + 1) || follows(asked, node->b, truth, depth + 1);
	const struct bri_node *right = node->kind == BRI_BINARY ? bri_unit_node(unit, node->b) : NULL;
	if (right && (node->op == BRI_OP_EQ || node->op == BRI_OP_NE) && right->kind == BRI_INT &&
	    bri_node_int(right) == 0)
		return follows(asked, node->a, node->op == BRI_OP_NE ? truth : !truth, depth + 1);
	const struct bri_node *yes = bri_unit_node(unit, node->kind == BRI_CONDITION ? node->b : 0);
	const struct bri_node *no = bri_unit_node(unit, node->kind == BRI_CONDITION ? node->c : 0);
	if (yes->kind == BRI_INT && no->kind == BRI_INT && (bri_node_int(yes) != 0) != (bri_node_int(no) != 0))
		return follows(asked, node->a, (bri_node_int(yes) != 0) == truth, depth + 1);
	return node == asked->call && truth == !asked->zero;
}

bool bri_follows(const struct world *world, uint32_t unit, uint32_t condition, const struct bri_node *call, bool zero,
                 bool truth)
{
	return follows(&(struct asked_call){world, unit, call, zero}, condition, truth, 0);
}

bool bri_equal_gives_zero(const struct bri_unit *unit, const struct bri_node *call)
{
	const struct bri_node *callee = bri_unit_node(unit, call->a);
	uint32_t name_id = callee->kind == BRI_FUNCTION ? bri_unit_function(unit, callee->a)->name : 0;
	bool is_bool = call->type == BRI_UNSIGNED && call->size == 1;
	return !is_bool || strstr(bri_unit_text(unit, name_id), "operator!=");
}

static const struct bri_node *plain(const struct bri_unit *unit, uint32_t expression)
{
	return bri_unit_node(unit, bri_uncast(unit, expression));
}

/* ---- parameters --------------------------------------------------------------------------- */

static void note_given(struct body *body, uint32_t object, uint32_t value)
{
	unsigned i = 0;
	while (i < body->locals && body->given[i].object != object)
		i++;
	if (i < body->locals)
		body->given[i].value = 0;
	else if (i < GIVEN_MAX)
		body->given[body->locals++] = (struct given){object, value};
}

static uint32_t given_to(const struct body *body, uint32_t object)
{
	const struct bri_object *local = bri_unit_object(body->facts, object);
	if (local->flags & BRI_OBJECT_PARAM || !(local->flags & BRI_OBJECT_LOCAL))
		return 0;
	for (unsigned i = 0; i < body->locals; i++)
		if (body->given[i].object == object)
			return local->init ? 0 : body->given[i].value;
	return local->init;
}

/* The parameter whose text it is, from its start on: the parameter itself, or a local that begins as it. */
static uint32_t param_of(const struct body *body, uint32_t expression)
{
	uint32_t at = bri_text_lvalue(body->world, body->unit, expression);
	for (int i = 0; i < 16; i++) {
		const struct bri_node *node = bri_unit_node(body->facts, at);
		const struct bri_object *object = NULL;
		switch (node->kind) {
		case BRI_ADDRESS:
		case BRI_CAST:
		case BRI_DEREF:
			at = node->a;
			break;
		case BRI_LITERAL:
		case BRI_OBJECT:
			object = bri_unit_object(body->facts, node->a);
			if (object->flags & BRI_OBJECT_PARAM)
				return node->a - body->function->first_param < body->function->params
				           ? node->a - body->function->first_param
				           : NO_PARAM;
			at = node->kind == BRI_LITERAL ? object->init : given_to(body, node->a);
			if (!at)
				return NO_PARAM;
			at = bri_text_lvalue(body->world, body->unit, at);
			break;
		default:
			return NO_PARAM;
		}
	}
	return NO_PARAM;
}

static void add_pair(struct body *body, uint32_t one, uint32_t other)
{
	if (one < BRI_COMPARED_MAX && other < BRI_COMPARED_MAX && one != other)
		body->pairs |= one < other ? BRI_PAIR_BIT(one, other) : BRI_PAIR_BIT(other, one);
}

/* ---- byte by byte ------------------------------------------------------------------------- */

/* A byte of a parameter's text, as it is or through a function such as tolower(), and which one: an index, or where the
 * pointer has come to. */
struct byte {
	uint32_t param, index;
};

static bool is_byte(const struct body *body, uint32_t expression, struct byte *ret_byte, int depth)
{
	size_t count = 0;
	const struct bri_node *node = plain(body->facts, expression);
	const uint32_t *items = node->kind == BRI_CALL ? bri_unit_list(body->facts, node, &count) : NULL;
	if (depth > 3)
		return false;
	if (count == 1)
		return is_byte(body, items[0], ret_byte, depth + 1);
	if (node->kind == BRI_OBJECT) { /* char c = a[i] */
		uint32_t given = node->type == BRI_POINTER ? 0 : given_to(body, node->a);
		return given && is_byte(body, given, ret_byte, depth + 1);
	}
	if (node->kind != BRI_DEREF || node->size != 1)
		return false;
	const struct bri_node *at = bri_unit_node(body->facts, node->a);
	bool is_moved = at->kind == BRI_ASSIGN && at->flags & BRI_POST; /* *p++ */
	*ret_byte = (struct byte){param_of(body, at->kind == BRI_OFFSET || is_moved ? at->a : node->a),
	                          at->kind == BRI_OFFSET ? at->b : 0};
	if (count == 0 && at->kind == BRI_CALL) { /* text[i] of an object */
		items = bri_unit_list(body->facts, at, &count);
		*ret_byte = count == 2 ? (struct byte){param_of(body, items[0]), items[1]} : (struct byte){NO_PARAM, 0};
	}
	return ret_byte->param != NO_PARAM;
}

static bool is_same_place(const struct body *body, uint32_t one, uint32_t other)
{
	const struct bri_node *a = plain(body->facts, one), *b = plain(body->facts, other);
	return (!one && !other) || (one && other && a->kind == BRI_OBJECT && b->kind == BRI_OBJECT && a->a == b->a);
}

static void bytes(struct body *body, const struct bri_node *node)
{
	struct byte one, other;
	if (is_byte(body, node->a, &one, 0) && is_byte(body, node->b, &other, 0) &&
	    is_same_place(body, one.index, other.index))
		add_pair(body, one.param, other.param);
}

/* `diff |= a[i] ^ b[i]`; what is stored of it alone is a text made of two. */
static void collected(struct body *body, uint32_t expression)
{
	const struct bri_node *node = plain(body->facts, expression);
	uint32_t given = node->kind == BRI_OBJECT ? given_to(body, node->a) : 0;
	node = given ? plain(body->facts, given) : node;
	if (node->kind == BRI_BINARY && node->op == BRI_OP_XOR)
		bytes(body, node);
}

static void look_at(struct body *body, const struct bri_node *node)
{
	if (node->kind == BRI_ASSIGN && (node->op == BRI_OP_OR || node->op == BRI_OP_ADD)) {
		collected(body, node->b);
	} else if (node->kind == BRI_BINARY && (node->op == BRI_OP_OR || node->op == BRI_OP_ADD)) {
		collected(body, node->a);
		collected(body, node->b);
	} else if (node->kind == BRI_BINARY &&
	           (node->op == BRI_OP_EQ || node->op == BRI_OP_NE || node->op == BRI_OP_SUB)) {
		bytes(body, node);
	}
}

/* ---- by a call ------------------------------------------------------------------------------ */

static void handed_on(struct body *body, const struct bri_node *call, int depth)
{
	size_t count;
	const uint32_t *items = bri_unit_list(body->facts, call, &count);
	const struct bri_node *callee = bri_unit_node(body->facts, call->a);
	uint32_t params[BRI_COMPARED_MAX], found = 0;
	if (callee->kind != BRI_FUNCTION || count < 2)
		return;
	for (size_t i = 0; i < count && i < BRI_COMPARED_MAX; i++) {
		params[i] = param_of(body, items[i]);
		found += params[i] != NO_PARAM;
	}
	const struct world_function *known = &body->world->units[body->unit].functions[callee->a];
	uint64_t before = body->pairs, pairs = 0;
	bool is_zero = false;
	if (found < 2)
		return;
	if (bri_is_comparison(body->world, known)) {
		pairs = BRI_PAIR_BIT(0, 1);
		is_zero = bri_equal_gives_zero(body->facts, call);
	} else if (!known->api_count && known->function) {
		pairs = pairs_of(body->world, known->unit, known->function, depth + 1, &is_zero);
	}
	for (unsigned bit = 0; bit < 64; bit++)
		if (pairs >> bit & 1 && bit / BRI_COMPARED_MAX < count && bit % BRI_COMPARED_MAX < count)
			add_pair(body, params[bit / BRI_COMPARED_MAX], params[bit % BRI_COMPARED_MAX]);
	if (body->pairs != before) {
		body->call = call;
		body->is_inner_zero = is_zero;
	}
}

/* ---- what equal texts give -------------------------------------------------------------------- */

static bool is_zero_of(const struct body *body, uint32_t answer)
{
	const struct bri_node *node = plain(body->facts, answer);
	if (node->kind == BRI_INT)
		return bri_node_int(node) == 0;
	if (node->kind == BRI_CONDITION) { /* `x ? 0 : 1`, as some front ends write !x */
		bool holds = body->call ? bri_follows(body->world, body->unit, node->a, body->call, body->is_inner_zero, true)
		                        : plain(body->facts, node->a)->op == BRI_OP_EQ;
		return node->b && node->c && is_zero_of(body, holds ? node->b : node->c);
	}
	if (body->call)
		return !bri_follows(body->world, body->unit, answer, body->call, body->is_inner_zero, true);
	bool is_difference = node->kind == BRI_OBJECT || node->op == BRI_OP_NE || node->op == BRI_OP_SUB;
	return node->kind == BRI_OBJECT || (node->kind == BRI_BINARY && is_difference);
}

/* What a branch ends in, if that is a return of something; 0: it isn't. */
static uint32_t answer_of(const struct body *body, uint32_t branch)
{
	size_t count = 0;
	const struct bri_node *then = bri_unit_node(body->facts, branch);
	const uint32_t *items = then->kind == BRI_SEQUENCE ? bri_unit_list(body->facts, then, &count) : NULL;
	then = count ? bri_unit_node(body->facts, items[count - 1]) : then;
	return then->kind == BRI_RETURN ? then->a : 0;
}

/* Where nothing but the call tells, as the branch that it leads to says; else as the body ends. */
static bool gives_zero(const struct body *body)
{
	bool is_zero = false;
	for (uint32_t n = body->function->first_node; n < body->function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(body->facts, n);
		if (node->kind == BRI_RETURN && node->a)
			is_zero = is_zero_of(body, node->a);
		if (node->kind != BRI_BRANCH || !body->call ||
		    !bri_follows(body->world, body->unit, node->a, body->call, body->is_inner_zero, true))
			continue;
		uint32_t answer = answer_of(body, node->b);
		if (answer)
			return is_zero_of(body, answer);
	}
	return is_zero;
}

/* ---- the body --------------------------------------------------------------------------------- */

static void note_locals(struct body *body)
{
	for (uint32_t n = body->function->first_node; n < body->function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(body->facts, n);
		const struct bri_node *target = node->kind == BRI_ASSIGN ? bri_unit_node(body->facts, node->a) : NULL;
		body->is_loop |= node->kind == BRI_LOOP;
		if (target && target->kind == BRI_OBJECT && node->op == BRI_OP_NONE)
			note_given(body, target->a, node->b);
	}
}

static uint64_t pairs_of(struct world *world, uint32_t unit, uint32_t function, int depth, bool *ret_zero_is_equal)
{
	struct world_function *known = &world->units[unit].functions[function];
	struct body body = {.world = world, .unit = unit, .facts = world->units[unit].unit};
	body.function = bri_unit_function(body.facts, function);
	*ret_zero_is_equal = known->comparer == COMPARER_ZERO;
	if (known->comparer != COMPARER_NOT_ASKED || depth > DEPTH_MAX || body.function->params < 2 ||
	    !body.function->body || bri_is_foreign(body.facts, body.function))
		return known->compares;
	known->comparer = COMPARER_ASKED;
	if (body.function->flags & BRI_FUNCTION_COMPARES) { /* as a note says */
		*ret_zero_is_equal = (body.function->flags & BRI_FUNCTION_EQUAL_ZERO) != 0;
		known->comparer = *ret_zero_is_equal ? COMPARER_ZERO : COMPARER_KNOWN;
		return known->compares = BRI_PAIR_BIT(0, 1);
	}
	note_locals(&body);
	for (uint32_t n = body.function->first_node; n < body.function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(body.facts, n);
		if (node->kind == BRI_CALL)
			handed_on(&body, node, depth);
		else if (body.is_loop)
			look_at(&body, node);
	}
	known->compares = body.pairs;
	*ret_zero_is_equal = body.pairs && gives_zero(&body);
	known->comparer = *ret_zero_is_equal ? COMPARER_ZERO : COMPARER_KNOWN;
	return body.pairs;
}

/* Does its name say that it tells whether a text is the secret?  Asked once. */
static bool is_named_check(struct world *world, uint32_t unit, uint32_t function)
{
	enum { CHECK_NOT_ASKED, CHECK_NO, CHECK_YES };
	size_t count;
	const struct bri_check *checks = bri_policy_checks(world->policy, &count);
	struct world_function *known = &world->units[unit].functions[function];
	if (known->checker == CHECK_NOT_ASKED) {
		const struct bri_unit *facts = world->units[unit].unit;
		const char *name = bri_unit_text(facts, bri_unit_function(facts, function)->name);
		known->checker = CHECK_NO;
		for (size_t i = 0; i < count; i++)
			if (checks[i].predicate == BRI_IS_COMPARED_SECRET && bri_function_fits(world, &checks[i], name))
				known->checker = CHECK_YES;
	}
	return known->checker == CHECK_YES;
}

uint64_t bri_call_compares(struct world *world, uint32_t u, uint32_t function, const struct bri_node *call,
                           bool *ret_zero_is_equal)
{
	size_t count;
	const struct world_unit *home = &world->units[u];
	const uint32_t *items = bri_unit_list(home->unit, call, &count);
	const struct bri_node *callee = bri_unit_node(home->unit, call->a);
	if (callee->kind != BRI_FUNCTION || count < 2 || (call->type != BRI_SIGNED && call->type != BRI_UNSIGNED))
		return 0;
	const struct world_function *known = &home->functions[callee->a];
	if (known->api_count || !known->function)
		return 0;
	bool is_asked = function && is_named_check(world, u, function);
	for (size_t i = 0; i < count && i < BRI_COMPARED_MAX && !is_asked; i++)
		is_asked = bri_name_kinds(world, u, bri_text_name_id(world, u, items[i])) & NAME_COMPARED;
	return is_asked ? pairs_of(world, known->unit, known->function, 0, ret_zero_is_equal) : 0;
}

void bri_mark_comparers(struct world *world, struct bri_unit *unit)
{
	for (uint32_t f = 1; f <= bri_unit_functions(unit) && world->asked_names & NAME_COMPARED; f++) {
		const struct bri_function *function = bri_unit_function(unit, f);
		bool is_zero = false;
		if (function->flags & BRI_FUNCTION_STATIC || !function->body || function->params < 2 ||
		    bri_unit_object(unit, function->first_param)->shape.type != BRI_POINTER ||
		    bri_unit_object(unit, function->first_param + 1)->shape.type != BRI_POINTER)
			continue;
		if (pairs_of(world, 0, f, 0, &is_zero) & BRI_PAIR_BIT(0, 1))
			bri_unit_add_function_flags(unit, f, BRI_FUNCTION_COMPARES | (is_zero ? BRI_FUNCTION_EQUAL_ZERO : 0u));
	}
}

/* It stands in the call, or is an object of the program's: what another unit defines, too. */
static bool is_programs(const struct bri_unit *unit, uint32_t expression)
{
	const struct bri_node *node = bri_unit_node(unit, expression);
	while (node->kind == BRI_ADDRESS || node->kind == BRI_CAST || node->kind == BRI_ELEMENT || node->kind == BRI_FIELD)
		node = bri_unit_node(unit, node->a);
	return node->kind == BRI_STRING ||
	       (node->kind == BRI_OBJECT && bri_unit_object(unit, node->a)->flags & (BRI_OBJECT_EXTERN | BRI_OBJECT_DECLARED));
}

bool bri_call_may_compare(struct world *world, uint32_t u, uint32_t function, const struct bri_node *call)
{
	size_t count;
	const struct world_unit *home = &world->units[u];
	const uint32_t *items = bri_unit_list(home->unit, call, &count);
	const struct bri_node *callee = bri_unit_node(home->unit, call->a);
	if (callee->kind != BRI_FUNCTION || count < 2 || (call->type != BRI_SIGNED && call->type != BRI_UNSIGNED) ||
	    home->functions[callee->a].function || home->functions[callee->a].api_count ||
	    bri_unit_function(home->unit, callee->a)->flags & BRI_FUNCTION_SYSTEM)
		return false;
	bool first = is_programs(home->unit, items[0]);
	if (first == is_programs(home->unit, items[1]))
		return false;
	return bri_name_kinds(world, u, bri_text_name_id(world, u, items[first])) & NAME_COMPARED ||
	       (function && is_named_check(world, u, function));
}

/* ---- checks ------------------------------------------------------------------------------------ */

/* The parameters that may be texts; an object's own functions are given the object besides. */
static unsigned texts_of(const struct body *body)
{
	unsigned texts = 0;
	for (uint32_t i = 0; i < body->function->params; i++) {
		const struct bri_object *param = bri_unit_object(body->facts, body->function->first_param + i);
		bool is_text = param->shape.type == BRI_POINTER || param->shape.type == BRI_AGGREGATE;
		texts += is_text && strcmp(bri_unit_text(body->facts, param->name), "this") != 0;
	}
	return texts;
}

/* Equal texts give 0, and it isn't what the comparison itself gives. */
static bool denies(const struct body *body, uint32_t answer)
{
	return plain(body->facts, answer) != body->call &&
	       bri_follows(body->world, body->unit, answer, body->call, body->is_inner_zero, false);
}

static const struct bri_node *meant(const struct body *body, uint32_t expression)
{
	return bri_unit_node(body->facts, bri_stands_for(body->world, body->unit, expression));
}

static bool is_denied(const struct body *body)
{
	bool denied = false, says_yes = false;
	for (uint32_t n = body->function->first_node; n < body->function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(body->facts, n);
		const struct bri_node *answer = node->kind == BRI_RETURN ? meant(body, node->a) : NULL;
		if (answer && denies(body, node->a))
			return true;
		says_yes |= answer && !(answer->kind == BRI_INT && bri_node_int(answer) <= 0);
		bool leads = node->kind == BRI_BRANCH && bri_follows(body->world, body->unit, node->a, body->call, body->is_inner_zero, true);
		const struct bri_node *there = meant(body, leads ? answer_of(body, node->b) : 0);
		denied |= there->kind == BRI_INT && bri_node_int(there) == 0;
	}
	return denied && says_yes;
}

bool bri_is_checked(struct world *world, uint32_t unit, uint32_t function, const struct bri_node *call,
                    uint32_t argument, bool zero_is_equal)
{
	struct body body = {.world = world, .unit = unit, .facts = world->units[unit].unit, .call = call};
	if (!function)
		return false;
	body.function = bri_unit_function(body.facts, function);
	if (!is_named_check(world, unit, function) || texts_of(&body) != 1)
		return false;
	note_locals(&body);
	body.is_inner_zero = zero_is_equal;
	return param_of(&body, argument) != NO_PARAM && !is_denied(&body);
}
