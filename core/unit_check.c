/* SPDX-License-Identifier: Apache-2.0 */
/* Options, lost protection, key literals and algorithm constants: what needs the
 * unit's facts but no interpreter. */
#include "unit_check.h"
#include "algorithm.h"
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct asked {
	const struct bri_policy *policy;
	const struct bri_unit *unit;
	struct bri_findings *findings;
	const struct bri_check *check;
	const char *subject; /* whose fix is told (report.h); NULL: the rule's */
};

static void add(const struct asked *asked, uint32_t location, const char *what, const char *value, const char *name,
                enum bri_result result, bool is_option)
{
	const struct bri_rule *rule = &bri_policy_rules(asked->policy, NULL)[asked->check->rule];
	struct bri_finding finding = {0};
	char message[512], clauses[512];
	bri_report_rule(asked->policy, rule, NULL, &finding, clauses, sizeof clauses);
	if (finding.severity == BRI_OFF)
		return;
	if (asked->subject)
		finding.fix = bri_report_fix(asked->policy, rule, asked->subject);
	bri_report_expand(bri_policy_text(asked->policy, rule->message), what, value, name, "", message,
	                  sizeof message);
	struct bri_place place = {.file = bri_unit_name(asked->unit), .line = 1, .column = 1};
	if (location)
		place = bri_unit_place(asked->unit, location);
	finding.file = place.file;
	finding.line = place.line;
	finding.column = place.column;
	finding.macro = place.macro ? place.macro : "";
	finding.location = location;
	finding.message = message;
	finding.result = (uint8_t)result;
	finding.is_option = is_option;
	finding.gate = BRI_GATE_COMPILE;
	bri_findings_add(asked->findings, &finding);
}

static int rank_of(const struct bri_policy *policy, const struct bri_condition *order, const char *value)
{
	const uint32_t *words = bri_policy_words(policy, NULL) + order->first;
	for (uint32_t i = 0; i < order->count; i++)
		if (strcmp(bri_policy_text(policy, words[i]), value) == 0)
			return (int)i;
	return -1;
}

/* The kernel and bare metal have no loader to move code about, and no C library to fortify; data has no frames. */
static bool applies(const struct bri_unit *unit, const char *key)
{
	const char *functions = bri_unit_option(unit, "functions");
	if (functions && strcmp(functions, "none") == 0 && strncmp(key, "stack-", strlen("stack-")) == 0)
		return false;
	const char *environment = bri_unit_option(unit, "environment");
	if (!environment || strcmp(environment, "hosted") == 0)
		return true;
	return strcmp(key, "code") != 0 && strcmp(key, "fortify") != 0;
}

static void check_option(const struct asked *asked)
{
	const struct bri_policy *policy = asked->policy;
	const struct bri_condition *order = bri_policy_conditions(policy, NULL) + asked->check->first_condition;
	const char *key = bri_policy_text(policy, asked->check->subject);
	const char *value = bri_unit_option(asked->unit, key);
	const char *minimum = asked->check->setting
	                          ? bri_policy_setting(policy, bri_policy_text(policy, asked->check->setting))
	                      : asked->check->conditions ? bri_policy_text(policy, order->text)
	                                                 : NULL;
	if (!minimum || !asked->check->conditions || !applies(asked->unit, key))
		return;
	int least = rank_of(policy, order, minimum), rank = value ? rank_of(policy, order, value) : -1;
	if (least < 0)
		return; /* "off": the profile asks for nothing */
	if (value && strcmp(value, "unsupported") == 0)
		return; /* not achievable on this toolchain */
	if (rank < 0) {
		const struct bri_rule *rule = &bri_policy_rules(policy, NULL)[asked->check->rule];
		if (rule->unknown == BRI_UNKNOWN_SILENT)
			bri_findings_count_unknown(asked->findings, bri_policy_text(policy, rule->id), 1);
		else
			add(asked, 0, "This unit", value ? value : "not known", "",
			    rule->unknown == BRI_UNKNOWN_ERROR ? BRI_FAIL : BRI_UNKNOWN, true);
	} else if (rank < least) {
		add(asked, 0, "This unit", value, "", BRI_FAIL, true);
	}
}

/* Could it stay away: by a loop, by assembler, by a device that resets, by whom it calls? */
static bool may_stay_away(const struct bri_unit *unit, uint32_t n)
{
	const struct bri_node *node = bri_unit_node(unit, n);
	if (node->kind == BRI_ASSIGN)
		return bri_unit_node(unit, node->a)->kind == BRI_DEREF;
	if (node->kind != BRI_CALL)
		return node->kind == BRI_LOOP || node->kind == BRI_GOTO || node->kind == BRI_ESCAPE || node->kind == BRI_OPAQUE;
	const struct bri_node *callee = bri_unit_node(unit, node->a);
	unsigned flags = callee->kind == BRI_FUNCTION ? bri_unit_function(unit, callee->a)->flags : 0;
	return (flags & BRI_FUNCTION_SYSTEM) == 0 || (flags & BRI_FUNCTION_NORETURN) != 0;
}

/* Who finds a canary overwritten calls it.  One that comes back lets the overflow go on. */
static void check_handler(struct asked *asked, const struct bri_function *function)
{
	if (!function->body || strcmp(bri_unit_text(asked->unit, function->symbol), "__stack_chk_fail") != 0)
		return;
	for (uint32_t n = function->first_node; n < function->last_node; n++)
		if (may_stay_away(asked->unit, n))
			return;
	asked->subject = "handler";
	add(asked, function->location, "This program", "none: its __stack_chk_fail returns", "", BRI_FAIL, false);
}

/* May what stands there be written: by a store, or by who is handed its address? */
static bool is_written(const struct bri_unit *unit, uint32_t object)
{
	for (uint32_t n = 1; n <= bri_unit_nodes(unit); n++) {
		const struct bri_node *node = bri_unit_node(unit, n);
		bool reaches = node->kind == BRI_ASSIGN || node->kind == BRI_ADDRESS;
		const struct bri_node *target = bri_unit_node(unit, reaches ? node->a : 0);
		if (target->kind == BRI_OBJECT && target->a == object)
			return true;
	}
	return false;
}

/* A canary of the program's own that is a number of the source, and that nothing in its unit sets: whoever has the
 * program knows it.  Unless it is constant, another unit may set it. */
static void check_canary(struct asked *asked)
{
	for (uint32_t o = 1; o <= bri_unit_objects(asked->unit); o++) {
		const struct bri_object *object = bri_unit_object(asked->unit, o);
		const struct bri_node *init = bri_unit_node(asked->unit, object->init);
		while (init->kind == BRI_CAST)
			init = bri_unit_node(asked->unit, init->a);
		if (!(object->flags & BRI_OBJECT_EXTERN) || init->kind != BRI_INT ||
		    strcmp(bri_unit_text(asked->unit, object->name), "__stack_chk_guard") != 0 || is_written(asked->unit, o))
			continue;
		asked->subject = "canary";
		add(asked, object->location, "This program", "none: its __stack_chk_guard is a number of the source", "",
		    object->flags & BRI_OBJECT_CONST ? BRI_FAIL : BRI_UNKNOWN, false);
	}
}

static void check_protection(struct asked *asked)
{
	check_canary(asked);
	for (uint32_t f = 1; f <= bri_unit_functions(asked->unit); f++) {
		const struct bri_function *function = bri_unit_function(asked->unit, f);
		char what[200];
		check_handler(asked, function);
		if (!(function->flags & (BRI_FUNCTION_UNPROTECTED | BRI_FUNCTION_WEAKENED)) ||
		    function->flags & BRI_FUNCTION_SYSTEM)
			continue;
		asked->subject = "function";
		snprintf(what, sizeof what, "The function '%s'", bri_unit_text(asked->unit, function->name));
		add(asked, function->location, what,
		    function->flags & BRI_FUNCTION_UNPROTECTED ? "none, by attribute or pragma"
		                                               : "weaker than the unit's, by attribute or pragma",
		    "", BRI_FAIL, false);
	}
}

static const struct bri_check *roleless(const struct bri_policy *policy, size_t *ret_count)
{
	size_t roles, checks, first = 0;
	const struct bri_role *role = bri_policy_roles(policy, &roles);
	const struct bri_check *all = bri_policy_checks(policy, &checks);
	for (size_t i = 0; i < roles; i++)
		if (role[i].first_check + role[i].checks > first)
			first = role[i].first_check + role[i].checks;
	*ret_count = checks - first;
	return all + first;
}

int bri_check_options(const struct bri_policy *policy, const struct bri_unit *unit, struct bri_findings *findings)
{
	size_t count;
	const struct bri_check *checks = roleless(policy, &count);
	for (size_t i = 0; i < count; i++) {
		struct asked asked = {policy, unit, findings, &checks[i], NULL};
		if (checks[i].predicate == BRI_IS_OPTION)
			check_option(&asked);
		else if (checks[i].predicate == BRI_IS_FUNCTION_PROTECTION)
			check_protection(&asked);
	}
	return bri_findings_is_complete(findings) ? 0 : -1;
}

/* ---- literals ---------------------------------------------------------------------- */

static bool is_child(const struct bri_unit *unit, const struct bri_node *node, uint32_t child)
{
	size_t count;
	const uint32_t *items;
	switch (node->kind) {
	case BRI_INIT:
	case BRI_CALL:
	case BRI_OPAQUE:
	case BRI_SEQUENCE:
	case BRI_ESCAPE:
		items = bri_unit_list(unit, node, &count);
		for (size_t i = 0; i < count; i++)
			if (items[i] == child)
				return true;
		return node->kind == BRI_CALL && node->a == child;
	case BRI_AT:
	case BRI_ADDRESS:
	case BRI_DEREF:
	case BRI_FIELD:
	case BRI_UNARY:
	case BRI_CAST:
	case BRI_EVALUATE:
	case BRI_RETURN:
	case BRI_BLOCK:
		return node->a == child;
	case BRI_ELEMENT:
	case BRI_BINARY:
	case BRI_OFFSET:
	case BRI_ASSIGN:
	case BRI_COMMA:
	case BRI_SWITCH:
		return node->a == child || node->b == child;
	case BRI_CONDITION:
	case BRI_BRANCH:
	case BRI_LOOP:
		return node->a == child || node->b == child || node->c == child;
	default:
		return false;
	}
}

static bool tells_place(const struct bri_node *node)
{
	return (node->kind == BRI_CALL || node->kind == BRI_ASSIGN || node->kind == BRI_RETURN) && node->location;
}

/* The nearest call, store or return around a node; else the last node on the way up, in *ret_top. */
static uint32_t place_above(const struct bri_unit *unit, uint32_t node, uint32_t *ret_top)
{
	for (uint32_t n = node + 1; n <= bri_unit_nodes(unit); n++) {
		const struct bri_node *parent = bri_unit_node(unit, n);
		if (!is_child(unit, parent, node))
			continue;
		if (tells_place(parent))
			return parent->location;
		/* What is evaluated once, before the store that it is for. */
		if (parent->kind == BRI_COMMA && parent->a == node && tells_place(bri_unit_node(unit, parent->b)))
			return bri_unit_node(unit, parent->b)->location;
		node = n;
	}
	*ret_top = node;
	return 0;
}

/* The place of the call, store, return or object that a node belongs to; a temporary is where it is used. */
static uint32_t place_of(const struct bri_unit *unit, uint32_t node)
{
	for (int depth = 0; depth < 8; depth++) {
		uint32_t place = place_above(unit, node, &node), holder = 0, literal = 0;
		if (place)
			return place;
		for (uint32_t o = 1; o <= bri_unit_objects(unit) && !holder; o++)
			if (bri_unit_object(unit, o)->init == node)
				holder = o;
		if (!holder || bri_unit_object(unit, holder)->location)
			return holder ? bri_unit_object(unit, holder)->location : 0;
		for (uint32_t n = 1; n <= bri_unit_nodes(unit) && !literal; n++)
			if (bri_unit_node(unit, n)->kind == BRI_LITERAL && bri_unit_node(unit, n)->a == holder)
				literal = n;
		if (!literal)
			return 0;
		node = literal;
	}
	return 0;
}

static bool holds_key(const struct bri_policy *policy, const struct bri_condition *markers, const unsigned char *bytes,
                      size_t length)
{
	for (uint32_t i = 0; i < markers->count; i++) {
		const char *marker = bri_policy_text(policy, bri_policy_words(policy, NULL)[markers->first + i]);
		if (memmem(bytes, length, marker, strlen(marker)))
			return true;
	}
	return bri_holds_der_key(bytes, length);
}

/* The place of the literal itself; 0: none is known. */
static uint32_t own_place(const struct bri_unit *unit, uint32_t string)
{
	const struct bri_node *parent = string < bri_unit_nodes(unit) ? bri_unit_node(unit, string + 1) : NULL;
	return parent && parent->kind == BRI_ADDRESS && parent->a == string ? parent->location : 0;
}

/* GCC puts what a constant pointer was initialised with where that is used, when it optimises: told at the initialiser. */
static bool is_another_s(const struct bri_unit *unit, uint32_t string)
{
	const struct bri_node *nodes = bri_unit_node(unit, 0);
	uint32_t count = (uint32_t)bri_unit_nodes(unit), place = own_place(unit, string), top;
	if (!place || !place_above(unit, string, &top))
		return false;
	for (uint32_t n = 1; n <= count; n++)
		if (n != string && nodes[n].kind == BRI_STRING && own_place(unit, n) == place && !place_above(unit, n, &top))
			return true;
	return false;
}

#define FLAT_MAX 8192

/* Bytes of an array of bytes written as numbers; 0 when it is something else. */
static size_t flatten(const struct bri_unit *unit, const struct bri_node *init, unsigned char *bytes)
{
	size_t count, length = 0;
	const uint32_t *items = bri_unit_list(unit, init, &count);
	const struct bri_node *last = count ? bri_unit_node(unit, items[count - 1]) : NULL;
	if (!last || last->kind != BRI_AT || last->size != 1 || last->b >= FLAT_MAX)
		return 0;
	memset(bytes, 0, last->b + 1u);
	for (size_t i = 0; i < count; i++) {
		const struct bri_node *at = bri_unit_node(unit, items[i]);
		const struct bri_node *value = bri_unit_node(unit, at->a);
		if (at->kind != BRI_AT || at->size != 1 || value->kind != BRI_INT || at->b > last->b)
			return 0;
		bytes[at->b] = (unsigned char)bri_node_int(value);
		if (at->b + 1u > length)
			length = at->b + 1u;
	}
	return length;
}

static void check_keys(const struct asked *asked)
{
	const struct bri_condition *markers =
	    bri_policy_conditions(asked->policy, NULL) + asked->check->first_condition;
	const struct bri_unit *unit = asked->unit;
	unsigned char flat[FLAT_MAX]; /* nothing that could fail: a key that isn't looked for would pass */
	if (!asked->check->conditions)
		return;
	const struct bri_node *nodes = bri_unit_node(unit, 0);
	uint32_t count = (uint32_t)bri_unit_nodes(unit);
	for (uint32_t n = 1; n <= count; n++) {
		const struct bri_node *node = &nodes[n];
		const unsigned char *bytes = flat;
		size_t length = 0;
		if (node->kind == BRI_STRING) {
			bytes = bri_unit_bytes(unit, node);
			length = node->b;
		} else if (node->kind == BRI_INIT) {
			length = flatten(unit, node, flat);
		}
		bool is_key = length >= 7 && holds_key(asked->policy, markers, bytes, length);
		if (is_key && !(node->kind == BRI_STRING && is_another_s(unit, n)))
			add(asked, place_of(unit, n), "This literal", "", "", BRI_FAIL, false);
	}
}

static void told(void *context, const char *name, uint32_t node, uint32_t place)
{
	const struct asked *asked = context;
	add(asked, place ? place : place_of(asked->unit, node), "This unit", name, name, BRI_FAIL, false);
}

int bri_check_literals(const struct bri_policy *policy, const struct bri_unit *unit, struct bri_findings *findings)
{
	size_t count;
	const struct bri_check *checks = roleless(policy, &count);
	for (size_t i = 0; i < count; i++) {
		struct asked asked = {policy, unit, findings, &checks[i], NULL};
		if (checks[i].predicate == BRI_IS_PRIVATE_KEY)
			check_keys(&asked);
		else if (checks[i].predicate == BRI_IS_ALGORITHM)
			bri_algorithms_find(policy, unit, &checks[i], told, &asked);
	}
	return bri_findings_is_complete(findings) ? 0 : -1;
}
