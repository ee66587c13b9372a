/* SPDX-License-Identifier: Apache-2.0 */
/* What a name says of the thing that bears it, as far as the policy's checks ask: its words, matched with the checks'
 * globs.  Knows no word itself. */
#include "check.h"
#include "cxx_name.h"
#include "name_list.h"

#include <stdlib.h>
#include <string.h>

static const struct bri_condition *words_of(const struct bri_policy *policy, const struct bri_check *check, const char *key)
{
	const struct bri_condition *conditions = bri_policy_conditions(policy, NULL) + check->first_condition;
	for (uint32_t i = 0; i < check->conditions; i++)
		if (conditions[i].op == BRI_IS_WORDS && strcmp(bri_policy_text(policy, conditions[i].text), key) == 0)
			return &conditions[i];
	return NULL;
}

static unsigned kind_of(enum bri_predicate predicate)
{
	return predicate == BRI_IS_COMPARED_SECRET ? NAME_COMPARED
	       : predicate == BRI_IS_LOGGED        ? NAME_LOGGED
	       : predicate == BRI_IS_FROM          ? NAME_DRAWN
	                                           : 0;
}

bool bri_names_find(struct world *world)
{
	size_t count;
	const struct bri_check *checks = bri_policy_checks(world->policy, &count);
	for (size_t i = 0; i < count; i++) {
		unsigned kind = kind_of((enum bri_predicate)checks[i].predicate);
		const struct bri_condition *names = kind ? words_of(world->policy, &checks[i], "names") : NULL;
		static const char *const others[] = {"functions", "refusing", "carriers"};
		for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
			const struct bri_condition *other = words_of(world->policy, &checks[i], others[k]);
			if (other && !bri_name_list_add(world, other, 0))
				return false;
			world->carriers = other && k == 2 ? other : world->carriers;
		}
		const struct bri_condition *members = words_of(world->policy, &checks[i], "members");
		const struct bri_condition *numbers = words_of(world->policy, &checks[i], "numbers");
		if ((members && !bri_name_list_add(world, members, NAME_JOINED)) ||
		    (numbers && !bri_name_list_add(world, numbers, NAME_NUMBER)) ||
		    (names && !bri_name_list_add(world, names, kind)))
			return false;
		if (numbers)
			world->number_ends |= bri_name_list_ends(bri_name_list(world, numbers));
		if (!names)
			continue;
		world->asked_names |= kind;
		if (kind == NAME_LOGGED && checks[i].tag < BRI_TAGS_MAX)
			world->secret_tags |= 1u << checks[i].tag;
		if (kind == NAME_DRAWN)
			world->drawn_tags |= bri_from_tag(&checks[i]);
	}
	return true;
}

static bool fits_list(const struct world *world, const struct bri_condition *list_words, const char *name)
{
	struct name_list *list = name[0] && list_words ? bri_name_list(world, list_words) : NULL;
	struct bri_spelled spelled;
	if (!list)
		return false;
	bri_spell(name, &spelled);
	return bri_name_list_fits(list, &spelled);
}

bool bri_name_fits(const struct world *world, const struct bri_check *check, const char *name)
{
	return fits_list(world, words_of(world->policy, check, "names"), name);
}

bool bri_function_fits(const struct world *world, const struct bri_check *check, const char *name)
{
	return fits_list(world, words_of(world->policy, check, "functions"), name);
}

/* "client.token" is asked about as client_token. */
static bool fits_joined(const struct world *world, const char *name)
{
	struct bri_spelled spelled;
	char whole[BRI_SPELLED_MAX];
	char *dot = strlen(name) < sizeof whole ? strrchr(strcpy(whole, name), '.') : NULL;
	bool hit = false;
	if (!dot || dot == whole)
		return false;
	*dot = '_';
	bri_spell(whole, &spelled);
	for (size_t i = 0; i < world->name_list_count && !hit; i++)
		hit = world->name_lists[i].kind == NAME_LOGGED && bri_name_list_fits(&world->name_lists[i], &spelled);
	return hit;
}

unsigned bri_name_kinds(struct world *world, uint32_t unit, uint32_t name)
{
	struct world_unit *home = &world->units[unit];
	if (!world->asked_names || name == 0 || name >= home->names)
		return 0;
	if (home->name_kinds[name] & NAME_ASKED)
		return home->name_kinds[name];
	unsigned kinds = NAME_ASKED | (home->name_kinds[name] & ~(unsigned)NAME_NUMBER);
	struct bri_spelled spelled;
	bri_spell(bri_unit_text(home->unit, name), &spelled);
	for (size_t i = 0; i < world->name_list_count; i++)
		if (world->name_lists[i].kind & ~kinds && bri_name_list_fits(&world->name_lists[i], &spelled))
			kinds |= world->name_lists[i].kind;
	if (kinds & NAME_JOINED && (kinds & NAME_LOGGED || !fits_joined(world, bri_unit_text(home->unit, name))))
		kinds &= ~(unsigned)NAME_JOINED;
	home->name_kinds[name] = (uint8_t)kinds;
	return kinds;
}

bool bri_function_refuses(const struct world *world, const char *name)
{
	size_t count;
	bool fits = false;
	const struct bri_check *checks = bri_policy_checks(world->policy, &count);
	for (size_t i = 0; i < count && !fits; i++)
		if (checks[i].predicate == BRI_IS_COMPARED_SECRET)
			fits = fits_list(world, words_of(world->policy, &checks[i], "refusing"), name);
	return fits;
}

static const struct bri_node *plain(const struct world *world, uint32_t unit, uint32_t expression)
{
	const struct bri_unit *facts = world->units[unit].unit;
	const struct bri_node *node = bri_unit_node(facts, bri_stands_for(world, unit, expression));
	while (node->kind == BRI_ADDRESS)
		node = bri_unit_node(facts, bri_stands_for(world, unit, node->a));
	return node;
}

/* Do the numbers that stand in the call say that the fact speaks of it? */
static bool speaks_of(const struct world *world, uint32_t unit, const struct bri_api *api, const uint32_t *items,
                      size_t count)
{
	const struct bri_condition *when = bri_policy_conditions(world->policy, NULL) + api->first_when;
	const int64_t *numbers = bri_policy_numbers(world->policy, NULL);
	bool all = true;
	for (uint32_t i = 0; i < api->when && all; i++) {
		const struct bri_node *said = when[i].arg < count ? plain(world, unit, items[when[i].arg]) : NULL;
		bool is_asked = said && said->kind == BRI_INT && !when[i].deref && !when[i].mask, hit = false;
		if (is_asked && when[i].op == BRI_EQ)
			hit = bri_node_int(said) == when[i].number;
		for (uint32_t n = 0; is_asked && when[i].op == BRI_IN && n < when[i].count; n++)
			hit |= bri_node_int(said) == numbers[when[i].first + n];
		all = hit;
	}
	return all && api->locus == BRI_AT_ARG && api->arg < count;
}

/* "data", "value": what that holds, the object says that it is a member of. */
static bool says_nothing(const struct world *world, uint32_t unit, uint32_t name)
{
	struct bri_spelled spelled;
	bool denied = false;
	bri_spell(bri_unit_text(world->units[unit].unit, name), &spelled);
	for (size_t l = 0; l < world->name_list_count && !denied; l++)
		denied = world->name_lists[l].kind == NAME_LOGGED && bri_name_list_denies(&world->name_lists[l], &spelled);
	return denied;
}

static bool is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Does the last word before `end` fit a list of that kind? */
static bool is_labelled(const struct world *world, enum name_kind kind, const char *text, const char *end)
{
	struct bri_spelled spelled;
	char word[BRI_SPELLED_MAX];
	for (; end > text && strchr(" :='\"([<.\t", end[-1]); end--) /* "Password ....: '%s'" */
		if (end - text > 4 && memcmp(end - 4, " is ", 4) == 0)
			end -= 3;
	const char *first = end;
	while (first > text && (is_latin(first[-1]) || first[-1] == '_') && end - first + 1 < BRI_SPELLED_MAX)
		first--;
	memcpy(word, first, (size_t)(end - first));
	word[end - first] = 0;
	bri_spell(word, &spelled);
	for (size_t i = 0; i < world->name_list_count && strcmp(spelled.words, "_pass_") != 0; i++) /* "PASS: %s" is a test's */
		if (world->name_lists[i].kind == kind && bri_name_list_fits(&world->name_lists[i], &spelled))
			return true;
	return false;
}

bool bri_calls_it_secret(const struct world *world, const char *text, const char *end)
{
	return is_labelled(world, NAME_LOGGED, text, end);
}

/* "Password = %s" with `pwd` behind it: what may be a password is one where the text says so, or where somebody's name goes
 * before it: "ssid:%s pwd:%s".  A working directory is printed alone. */
static bool names_labelled(struct world *world, uint32_t unit, const char *text, const uint32_t *items, size_t count)
{
	const char *start = text; /* behind the last one: its argument has a label of its own */
	size_t at = 0;
	bool assigned = false;
	for (const char *c = strchr(text, '%'); c && at < count; c = strchr(c, '%')) {
		const char *label = c++;
		while (*c && strchr("-+ #0123456789.*hlqjzt", *c))
			at += *c++ == '*';
		if (*c == '%')
			c++;
		else if (*c == 's' && at < count &&
		         (bri_calls_it_secret(world, start, label) || (at && is_labelled(world, NAME_COMPARED, start, label)))) {
			uint32_t name = bri_lvalue_name_id(world->units[unit].unit, bri_stands_for(world, unit, items[at]));
			if (bri_name_kinds(world, unit, name) & NAME_COMPARED)
				world->units[unit].name_kinds[name] |= NAME_GIVEN;
			assigned |= bri_label_assigns(start, label) && bri_calls_it_secret(world, start, label);
		}
		at += label[1] != '%';
		start = c;
	}
	return assigned;
}

static bool names_in_formats(struct world *world, uint32_t unit, const uint32_t *items, size_t count)
{
	bool assigned = false;
	for (size_t i = 0; i + 1 < count; i++) {
		size_t length;
		bool is_array = bri_unit_node(world->units[unit].unit, items[i])->kind == BRI_ADDRESS;
		const char *text = is_array ? (const char *)bri_text_behind(world, unit, items[i], &length) : NULL;
		if (text && length > 2 && memchr(text, 0, length))
			assigned |= names_labelled(world, unit, text, items + i + 1, count - i - 1);
	}
	return assigned;
}

bool bri_names_given(struct world *world, uint32_t unit, const struct bri_node *call)
{
	size_t count;
	struct world_unit *home = &world->units[unit];
	const struct bri_node *callee = bri_unit_node(home->unit, call->a);
	const struct bri_role *roles = bri_policy_roles(world->policy, NULL);
	const uint32_t *items = bri_unit_list(home->unit, call, &count);
	bool assigned = names_in_formats(world, unit, items, count);
	const struct world_function *known = callee->kind == BRI_FUNCTION ? &home->functions[callee->a] : NULL;
	for (uint32_t i = 0; known && i < known->api_count; i++) {
		const struct bri_api *api = &known->apis[i];
		uint32_t flags = api->role == BRI_NOTHING ? 0 : roles[api->role].flags;
		if (!(flags & (BRI_ROLE_PUBLIC | BRI_ROLE_SECRET)) || api->flags & BRI_API_DEREF ||
		    !speaks_of(world, unit, api, items, count))
			continue;
		const struct bri_node *node = plain(world, unit, items[api->arg]);
		if (node->kind == BRI_FIELD && node->b < home->names && node->type != BRI_SIGNED &&
		    node->type != BRI_UNSIGNED && (flags & BRI_ROLE_PUBLIC || !says_nothing(world, unit, node->b)))
			home->name_kinds[node->b] |= flags & BRI_ROLE_PUBLIC ? NAME_FILE : NAME_GIVEN;
	}
	return assigned;
}

/* Most numbers are told by their name's last letter to be none: there are many of them. */
static bool is_secret_number(struct world *world, uint32_t unit, uint32_t name)
{
	const struct world_unit *home = &world->units[unit];
	if (name == 0 || name >= home->names)
		return false;
	if (home->name_kinds[name] == NAME_NUMBER) /* seen before: none */
		return false;
	if (!(home->name_kinds[name] & NAME_ASKED)) {
		const char *text = bri_unit_text(home->unit, name), *last = text + strlen(text);
		while (last > text && !is_latin(last[-1]))
			last--;
		if (last == text || !(world->number_ends >> (last[-1] & 31) & 1)) {
			home->name_kinds[name] |= home->name_kinds[name] ? 0 : NAME_NUMBER;
			return false;
		}
	}
	return bri_name_kinds(world, unit, name) & NAME_NUMBER;
}

bool bri_is_named_secret(struct world *world, uint32_t unit, uint32_t lvalue)
{
	lvalue = bri_member_meant(world, unit, lvalue);
	if (bri_is_whole_number(bri_unit_node(world->units[unit].unit, lvalue)))
		return is_secret_number(world, unit, bri_lvalue_name_id(world->units[unit].unit, lvalue));
	unsigned kinds = bri_name_kinds(world, unit, bri_lvalue_name_id(world->units[unit].unit, lvalue));
	uint32_t type = bri_unit_node(world->units[unit].unit, lvalue)->type;
	bool is_text = type == BRI_POINTER || type == BRI_AGGREGATE; /* a number called so is a table's index */
	return kinds & NAME_GIVEN || ((kinds & NAME_LOGGED || (kinds & NAME_JOINED && is_text)) && !(kinds & NAME_FILE));
}

bool bri_gives_secret(struct world *world, uint32_t unit, const struct bri_node *call)
{
	const struct world_unit *home = &world->units[unit];
	const struct bri_node *callee = call->type == BRI_POINTER ? bri_unit_node(home->unit, call->a) : NULL;
	if (!callee || callee->kind != BRI_FUNCTION || home->functions[callee->a].function ||
	    home->functions[callee->a].api_count)
		return false;
	uint32_t name = bri_unit_function(home->unit, callee->a)->name;
	struct bri_spelled spelled;
	if (!(bri_name_kinds(world, unit, name) & NAME_LOGGED))
		return false;
	bri_spell(bri_unit_text(home->unit, name), &spelled);
	return strstr(spelled.words, "_get_") != NULL;
}

uint32_t bri_lvalue_name_id(const struct bri_unit *unit, uint32_t lvalue)
{
	for (int i = 0; i < 16; i++) {
		const struct bri_node *node = bri_unit_node(unit, lvalue);
		switch (node->kind) {
		case BRI_OBJECT:
			return bri_unit_object(unit, node->a)->name;
		case BRI_LITERAL: /* a copy that is handed over is called what it is a copy of */
			if (bri_unit_object(unit, node->a)->name || !bri_unit_object(unit, node->a)->init)
				return bri_unit_object(unit, node->a)->name;
			lvalue = bri_unit_object(unit, node->a)->init;
			break;
		case BRI_FIELD:
			return node->b;
		case BRI_ELEMENT:
		case BRI_DEREF:
		case BRI_OFFSET:
		case BRI_ADDRESS:
		case BRI_CAST:
			lvalue = node->a;
			break;
		default:
			return 0;
		}
	}
	return 0;
}

/* The argument whose text a call hands on, in an object that it makes or as it is: c_str(), a view's constructor; NULL:
 * none. */
static const uint32_t *text_handed_on(const struct world_unit *home, const struct bri_node *call)
{
	size_t count;
	const uint32_t *items = bri_unit_list(home->unit, call, &count);
	const struct bri_node *callee = bri_unit_node(home->unit, call->a);
	const struct world_function *known = callee->kind == BRI_FUNCTION ? &home->functions[callee->a] : NULL;
	for (uint32_t i = 0; known && i < known->api_count; i++) {
		const struct bri_api *api = &known->apis[i];
		bool is_text = api->effect == BRI_EFFECT_RETURN_ARG ||
		               ((api->effect == BRI_EFFECT_COPY || api->effect == BRI_EFFECT_COPY_TEXT) &&
		                api->flags & BRI_API_BOXED);
		if (is_text && api->arg < count)
			return &items[api->arg];
	}
	return NULL;
}

/* What a block that makes an object begins with, behind its declaration. */
static uint32_t made_in(const struct bri_unit *unit, uint32_t sequence)
{
	size_t count = 0;
	const struct bri_node *node = bri_unit_node(unit, sequence);
	const uint32_t *items = node->kind == BRI_SEQUENCE ? bri_unit_list(unit, node, &count) : NULL;
	if (count < 2 || bri_unit_node(unit, items[0])->kind != BRI_DECLARE)
		return 0;
	node = bri_unit_node(unit, items[1]);
	return node->kind == BRI_EVALUATE ? node->a : 0;
}

uint32_t bri_text_lvalue(struct world *world, uint32_t u, uint32_t text)
{
	const struct world_unit *home = &world->units[u];
	uint32_t copy = 0; /* named, but by nothing that says anything */
	for (int i = 0; i < 16; i++) {
		const struct bri_node *node = bri_unit_node(home->unit, text);
		const uint32_t *given = NULL;
		uint32_t name = bri_lvalue_name_id(home->unit, text), meant;
		if (name && bri_unit_text(home->unit, name)[0]) {
			/* What its own name says counts before that of what it is a copy of. */
			if (bri_name_kinds(world, u, name) & ~(unsigned)NAME_ASKED || (meant = bri_stands_for(world, u, text)) == text)
				return text;
			copy = copy ? copy : text;
			text = meant;
			continue;
		}
		if (node->kind == BRI_ADDRESS || node->kind == BRI_CAST || node->kind == BRI_COMMA) {
			text = node->a; /* of a comma: what makes the object that is its value */
		} else if (node->kind == BRI_ASSIGN) {
			text = node->b;
		} else if (node->kind == BRI_BLOCK) {
			text = made_in(home->unit, node->a);
		} else if (node->kind == BRI_LITERAL) {
			text = bri_unit_object(home->unit, node->a)->init;
		} else {
			given = node->kind == BRI_CALL ? text_handed_on(home, node) : NULL;
			if (!given)
				return copy;
			text = *given;
		}
	}
	return copy;
}

uint32_t bri_text_name_id(struct world *world, uint32_t u, uint32_t text)
{
	return bri_lvalue_name_id(world->units[u].unit, bri_text_lvalue(world, u, text));
}

bool bri_name_is_qualified(const char *name)
{
	int depth = 0;
	for (const char *c = name; *c && (*c != '(' || depth > 0); c++) {
		depth += *c == '<' ? 1 : *c == '>' ? -1 : 0;
		if (depth == 0 && c[0] == ':' && c[1] == ':')
			return true;
	}
	return false;
}

bool bri_is_foreign(const struct bri_unit *unit, const struct bri_function *function)
{
	return function->flags & BRI_FUNCTION_SYSTEM &&
	       (function->flags & (BRI_FUNCTION_STATIC | BRI_FUNCTION_WEAK | BRI_FUNCTION_INLINE_ONLY) ||
	        strchr(bri_unit_text(unit, function->name), '(')); /* C++: a template's, or inline */
}

const struct bri_api *bri_find_function(const struct bri_policy *policy, const char *name, size_t *ret_count)
{
	char form[512];
	const struct bri_api *apis = bri_policy_find_call(policy, name, ret_count);
	for (unsigned n = 1; !apis && n < 4 && strchr(name, '('); n++)
		if (bri_cxx_name_form(name, n, form, sizeof form))
			apis = bri_policy_find_call(policy, form, ret_count);
	return apis;
}
