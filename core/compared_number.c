/* SPDX-License-Identifier: Apache-2.0 */
/* A number that is written in the program is compared with what is called like a secret: pin == 1234. */
#include "anchor.h"
#include "check.h"
#include "interp.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { LEAST = 1000, MOST = 99999999 }; /* four digits to eight: a pin of a chip has fewer */

/* What it is called; of a number that a call reads from a text, what the text is: atoi(pin). */
static uint32_t name_of(struct world *world, uint32_t u, uint32_t expression)
{
	const struct world_unit *home = &world->units[u];
	const struct bri_node *node = bri_unit_node(home->unit, bri_uncast(home->unit, expression));
	const struct bri_node *callee = bri_unit_node(home->unit, node->kind == BRI_CALL ? node->a : 0);
	const struct world_function *known = callee->kind == BRI_FUNCTION ? &home->functions[callee->a] : NULL;
	size_t count = 0;
	const uint32_t *items = known ? bri_unit_list(home->unit, node, &count) : NULL;
	for (uint32_t i = 0; known && i < known->api_count; i++)
		if (known->apis[i].effect == BRI_EFFECT_NUMBER && known->apis[i].arg < count)
			return bri_text_name_id(world, u, items[known->apis[i].arg]);
	bool is_named = node->kind == BRI_OBJECT || node->kind == BRI_FIELD || node->kind == BRI_DEREF;
	return is_named ? bri_lvalue_name_id(home->unit, bri_uncast(home->unit, expression)) : 0;
}

/* How long a secret is, or how often it was asked for, is a number too. */
static bool is_itself(const char *name)
{
	static const char *const ends[] = {"pin", "code", "pass", "passwd", "password", "pwd"};
	size_t length = strlen(name);
	for (size_t i = 0; name[i]; i++)
		if (strncasecmp(name + i, "gpio", 4) == 0)
			return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (length >= strlen(ends[i]) && strcasecmp(name + length - strlen(ends[i]), ends[i]) == 0)
			return true;
	return false;
}

static bool is_equality(const struct bri_node *node)
{
	return node->kind == BRI_BINARY && (node->op == BRI_OP_EQ || node->op == BRI_OP_NE);
}

/* One bit, or all of some bytes, isn't what somebody types. */
static bool is_code(int64_t number)
{
	return number >= LEAST && number <= MOST && (number & (number - 1)) != 0 && (number & (number + 1)) != 0;
}

static bool may_be_code(const struct bri_unit *unit, uint32_t expression)
{
	const struct bri_node *node = bri_unit_node(unit, bri_uncast(unit, expression));
	if (node->kind == BRI_OBJECT)
		return bri_unit_object(unit, node->a)->flags & BRI_OBJECT_CONST;
	return node->kind == BRI_INT ? is_code(bri_node_int(node)) : node->kind == BRI_ELEMENT;
}

static bool is_written(const struct bri_unit *unit, uint32_t expression)
{
	return bri_unit_node(unit, bri_uncast(unit, expression))->kind == BRI_INT;
}

/* pin - 1234 and 1234 ^ pin are 0 where both are the same. */
static bool is_difference(const struct bri_unit *unit, const struct bri_node *node)
{
	return node->kind == BRI_BINARY && (node->op == BRI_OP_SUB || node->op == BRI_OP_XOR) &&
	       is_written(unit, node->a) != is_written(unit, node->b);
}

/* pin - 1234 == 0 is pin == 1234 to some front ends.  The difference; NULL: it isn't one. */
static const struct bri_node *difference(const struct bri_unit *unit, const struct bri_node *equality)
{
	const struct bri_node *zero = bri_unit_node(unit, bri_uncast(unit, equality->b));
	const struct bri_node *node = bri_unit_node(unit, bri_uncast(unit, equality->a));
	return zero->kind == BRI_INT && bri_node_int(zero) == 0 && is_difference(unit, node) ? node : NULL;
}

bool bri_compares_number(struct world *world, uint32_t unit, const struct bri_node *node)
{
	const struct bri_unit *facts = world->units[unit].unit;
	if (node->kind == BRI_SWITCH)
		return bri_name_kinds(world, unit, name_of(world, unit, node->a)) & NAME_COMPARED;
	if (!(world->asked_names & NAME_COMPARED) || !(is_equality(node) || is_difference(facts, node)))
		return false;
	const struct bri_node *apart = is_equality(node) ? difference(facts, node) : NULL;
	node = apart ? apart : node;
	return (may_be_code(facts, node->b) && bri_name_kinds(world, unit, name_of(world, unit, node->a)) & NAME_COMPARED) ||
	       (may_be_code(facts, node->a) && bri_name_kinds(world, unit, name_of(world, unit, node->b)) & NAME_COMPARED);
}

static const struct atom *code_in(struct value value)
{
	for (uint32_t i = 0; i < value.count; i++)
		if (value.atoms[i].kind == ATOM_INT && is_code(value.atoms[i].number))
			return &value.atoms[i];
	return NULL;
}

static void tell(struct interp *in, const struct bri_check *check, uint32_t location, const struct atom *atom)
{
	char *shown = bri_interp_alloc(in, 24);
	if (in->stop)
		return;
	snprintf(shown, 24, "%" PRId64, atom->number);
	struct candidate candidate = {.rule = &bri_policy_rules(in->policy, NULL)[check->rule],
	                              .value = *atom,
	                              .shown = shown,
	                              .sink = "=="};
	bri_candidate_place(in, &candidate, atom, location);
	bri_report_candidate(in, &candidate);
}

static void ask_side(struct interp *in, const struct bri_node *node, uint32_t location, uint32_t secret, struct value given,
                     struct value number)
{
	uint32_t at = in->top->unit;
	const struct bri_unit *unit = interp_unit(in);
	const struct atom *atom = code_in(number);
	uint32_t name_id = atom && !code_in(given) ? name_of(in->world, at, secret) : 0;
	if (!name_id || !(bri_name_kinds(in->world, at, name_id) & NAME_COMPARED))
		return;
	const char *name = bri_last_name(bri_unit_text(unit, name_id));
	size_t checks;
	const struct bri_check *check = bri_policy_checks(in->policy, &checks);
	for (size_t c = 0; c < checks && is_itself(name); c++) {
		if (check[c].predicate != BRI_IS_COMPARED_SECRET || !bri_name_fits(in->world, &check[c], name))
			continue;
		if (!bri_is_refused(in, at, node, node->op != BRI_OP_EQ))
			tell(in, &check[c], location, atom);
		return;
	}
}

static void ask_difference(struct interp *in, const struct bri_node *node, uint32_t location, const struct bri_node *apart,
                           struct value given)
{
	const struct bri_unit *unit = interp_unit(in);
	uint32_t number = is_written(unit, apart->b) ? apart->b : apart->a, secret = number == apart->b ? apart->a : apart->b;
	ask_side(in, node, location, secret, given, bri_value_int(in, bri_node_int(bri_unit_node(unit, bri_uncast(unit, number))), NULL));
}

void bri_check_number(struct interp *in, const struct bri_node *node, struct value left, struct value right)
{
	if (!in->run || in->stop || !is_equality(node) || !(in->world->asked_names & NAME_COMPARED))
		return;
	const struct bri_node *apart = difference(interp_unit(in), node);
	if (apart) {
		ask_difference(in, node, node->location, apart, left);
		return;
	}
	ask_side(in, node, node->location, node->a, left, right);
	ask_side(in, node, node->location, node->b, right, left);
}

void bri_check_tested(struct interp *in, uint32_t condition, uint32_t location, struct value value)
{
	const struct bri_node *node = bri_unit_node(interp_unit(in), bri_uncast(interp_unit(in), condition));
	if (in->run && !in->stop && in->world->asked_names & NAME_COMPARED && is_difference(interp_unit(in), node))
		ask_difference(in, node, location, node, value);
}

/* Of the labels that stand side by side in its body. */
void bri_check_cases(struct interp *in, const struct bri_node *node, struct value on)
{
	const struct bri_unit *unit = interp_unit(in);
	size_t count = 0;
	const struct bri_node *body = bri_unit_node(unit, node->b);
	bool is_asked = in->run && !in->stop && in->world->asked_names & NAME_COMPARED && body->kind == BRI_SEQUENCE;
	const uint32_t *items = is_asked ? bri_unit_list(unit, body, &count) : NULL;
	for (size_t i = 0; i < count; i++) {
		const struct bri_node *label = bri_unit_node(unit, items[i]);
		if (label->kind == BRI_CASE && label->a && !label->b)
			ask_side(in, label, label->location, node->a, on, bri_value_int(in, bri_node_int(bri_unit_node(unit, label->a)), NULL));
	}
}
