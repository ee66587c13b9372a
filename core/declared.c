/* SPDX-License-Identifier: Apache-2.0 */
/* Functions that are declared, that no fact of the policy names and whose body isn't in sight: what their declaration calls
 * a parameter, and what they are called themselves, says what is handed over.  Which words say so is the policy's.  What a
 * link brings in sight is judged by its body; so is a unit's own function, but one whose body leads to nothing that is
 * judged (a driver's registers, a serial line, a cipher of the project's own) is taken at its word, too. */
#include "anchor.h"
#include "world.h"

#include <stdlib.h>
#include <string.h>

#define PARAMETERS_MAX 32
#define FACTS_MAX 32 /* of a function */

/* The facts on one function, which it points to. */
struct declared_facts {
	struct declared_facts *next;
	struct bri_api apis[];
};

/* A fact's lists; NULL: it has no such. */
struct lists {
	const struct bri_condition *parameter, *functions, *called, *beside;
	bool is_setter; /* its parameter may be called as it likes: the function's name says what that is */
};

/* Does some fact ask for a parameter that is called so? */
enum said { NOT_ASKED, NOTHING, SOMETHING };

struct look {
	struct world *world;
	struct world_unit *home;
	uint32_t function;
	bool is_own; /* its body is in sight: of such a one only secrets are asked */
	const struct bri_api *facts;
	struct lists *lists; /* of the facts; NULL: nobody asked yet */
	size_t fact_count, count; /* count: its parameters */
	enum said *said;          /* by name of the unit */
	bool *is_given;           /* by function: some call hands over what may stand in the program */
	const uint32_t *handed;   /* what the first call of it hands over; NULL: nobody calls it */
	size_t handed_count;
	bool is_called_known;     /* the two were looked for: most functions are never asked */
	struct bri_spelled words[PARAMETERS_MAX]; /* of a parameter without a name: none */
	bool is_spelled; /* the words of its parameters: most functions are never asked for them */
	struct bri_spelled name, called; /* its own; with digits */
	struct bri_api found[FACTS_MAX];
	size_t found_count;
};

static struct lists lists_of(const struct world *world, const struct bri_api *fact)
{
	const struct bri_condition *conditions = bri_policy_conditions(world->policy, NULL) + fact->first_accept;
	struct lists lists = {0};
	for (uint32_t i = 0; i < fact->accept; i++) {
		const char *key = bri_policy_text(world->policy, conditions[i].text);
		if (conditions[i].op != BRI_IS_WORDS)
			continue;
		if (strcmp(key, "parameter") == 0)
			lists.parameter = &conditions[i];
		else if (strcmp(key, "functions") == 0)
			lists.functions = &conditions[i];
		else if (strcmp(key, "called") == 0)
			lists.called = &conditions[i];
		else if (strcmp(key, "beside") == 0)
			lists.beside = &conditions[i];
	}
	return lists;
}

bool bri_declared_says_function(const struct world *world, const struct bri_api *fact)
{
	struct lists lists = lists_of(world, fact);
	return lists.called || (lists.functions && !bri_words_only_deny(world, lists.functions));
}

/* The policy knows a function of that name, but one that takes more: this is another. */
static bool is_namesake(const struct world_function *known, const struct bri_function *function)
{
	bool beyond = known->api_count > 0 && !(function->flags & BRI_FUNCTION_VARIADIC);
	for (uint32_t i = 0; i < known->api_count && beyond; i++)
		beyond = known->apis[i].locus == BRI_AT_ARG && known->apis[i].arg >= function->names;
	return beyond;
}

static bool is_strange(const struct world_unit *home, uint32_t f)
{
	const struct world_function *known = &home->functions[f];
	const struct bri_function *function = bri_unit_function(home->unit, f);
	return function->names && !function->body && !known->function && !known->list_op &&
	       (!known->api_count || is_namesake(known, function));
}

/* Defined by the unit itself. */
static bool is_own(const struct world *world, const struct world_unit *home, uint32_t f)
{
	const struct bri_function *function = bri_unit_function(home->unit, f);
	return world->count == 1 && function->body && function->params && !home->functions[f].api_count &&
	       !(function->flags & (BRI_FUNCTION_SYSTEM | BRI_FUNCTION_VARIADIC));
}

/* It asks whether what it is given is written in the program. */
static bool asks_for_secret(const struct world *world, const struct bri_api *fact)
{
	const struct bri_role *role = fact->role == BRI_NOTHING ? NULL : &bri_policy_roles(world->policy, NULL)[fact->role];
	for (uint32_t c = 0; role && c < role->checks; c++)
		if (bri_policy_checks(world->policy, NULL)[role->first_check + c].predicate == BRI_IS_HARD_CODED)
			return true;
	return false;
}

/* Copies what it is given, or isn't in sight either: what only looks at it hands nothing on. */
static bool takes_on(const struct world_unit *home, const struct bri_node *callee)
{
	const struct world_function *known = callee->kind == BRI_FUNCTION ? &home->functions[callee->a] : NULL;
	bool copies = !known;
	for (uint32_t i = 0; known && i < known->api_count; i++)
		copies |= known->apis[i].effect == BRI_EFFECT_COPY || known->apis[i].effect == BRI_EFFECT_COPY_TEXT ||
		          known->apis[i].effect == BRI_EFFECT_APPEND_TEXT || known->apis[i].effect == BRI_EFFECT_FORMAT;
	return copies || !(known->api_count || known->function || known->list_op);
}

#define HANDED_MAX 3 /* functions of the unit's own, one behind the other */

/* It is the parameter, or lies behind where that points. */
static bool leads_there(const struct bri_unit *unit, uint32_t expression, uint32_t parameter)
{
	for (int i = 0; i < 8; i++) {
		const struct bri_node *node = bri_unit_node(unit, expression = bri_uncast(unit, expression));
		if (node->kind == BRI_OBJECT)
			return node->a == parameter;
		if (node->kind != BRI_OFFSET && !(node->kind == BRI_ASSIGN && node->flags & BRI_POST))
			return false;
		expression = node->a;
	}
	return false;
}

/* A letter or a byte of what it points to: password[i], *password++. */
static bool is_letter_of(const struct bri_unit *unit, uint32_t expression, uint32_t parameter)
{
	const struct bri_node *node = bri_unit_node(unit, bri_uncast(unit, expression));
	return node->kind == BRI_DEREF && (node->type == BRI_SIGNED || node->type == BRI_UNSIGNED) &&
	       leads_there(unit, node->a, parameter);
}

/* What is stored there outlives the function: a register, a member of another's, an object of the file's. */
static bool is_elsewhere(const struct bri_unit *unit, uint32_t lvalue)
{
	const struct bri_node *node = bri_unit_node(unit, bri_uncast(unit, lvalue));
	while (node->kind == BRI_FIELD || node->kind == BRI_ELEMENT)
		node = bri_unit_node(unit, bri_uncast(unit, node->a));
	return node->kind == BRI_DEREF ||
	       (node->kind == BRI_OBJECT && !(bri_unit_object(unit, node->a)->flags & (BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM)));
}

/* The body hands the parameter on to somebody: as it is, from somewhere in it, or a letter at a time to who gives no answer, or
 * to where others read it. */
static bool hands_on(const struct world_unit *home, uint32_t f, uint32_t arg, int depth)
{
	const struct bri_unit *unit = home->unit;
	const struct bri_function *function = bri_unit_function(unit, f);
	uint32_t parameter = function->first_param + arg;
	for (uint32_t n = arg < function->params ? function->first_node : function->last_node; n < function->last_node; n++) {
		const struct bri_node *node = bri_unit_node(unit, n);
		if (node->kind == BRI_ASSIGN && is_letter_of(unit, node->b, parameter) && is_elsewhere(unit, node->a))
			return true;
		size_t count = 0;
		const uint32_t *items = node->kind == BRI_CALL ? bri_unit_list(unit, node, &count) : NULL;
		const struct bri_node *callee = bri_unit_node(unit, items ? node->a : 0);
		bool is_own = callee->kind == BRI_FUNCTION && bri_unit_function(unit, callee->a)->body && callee->a != f;
		for (uint32_t i = 0; i < count; i++) {
			bool is_it = leads_there(unit, items[i], parameter);
			if ((is_it && takes_on(home, callee)) || (node->type == BRI_VOID && is_letter_of(unit, items[i], parameter)))
				return true;
			if (is_it && is_own && depth < HANDED_MAX && hands_on(home, callee->a, i, depth + 1))
				return true;
		}
	}
	return false;
}

/* Of a function of the unit's own: its name says it, too, or its body does. */
static bool is_meant(const struct look *look, const struct bri_api *fact, size_t arg)
{
	return !look->is_own || (asks_for_secret(look->world, fact) &&
	                         (bri_declared_says_function(look->world, fact) || hands_on(look->home, look->function, (uint32_t)arg, 0)));
}

/* What the parameter is called; 0: nothing. */
static uint32_t name_of(const struct look *look, size_t arg)
{
	const struct bri_unit *unit = look->home->unit;
	size_t count;
	const uint32_t *names = bri_unit_parameter_names(unit, look->function, &count);
	if (!look->is_own)
		return arg < count ? names[arg] : 0;
	return bri_unit_object(unit, bri_unit_function(unit, look->function)->first_param + (uint32_t)arg)->name;
}

/* One of the other parameters fits, and none is denied. */
static bool is_beside(const struct look *look, const struct bri_condition *beside, size_t except)
{
	bool any = false, only_deny = bri_words_only_deny(look->world, beside);
	for (size_t i = 0; i < look->count; i++) {
		if (i == except || !look->words[i].length)
			continue;
		if (bri_words_fit(look->world, beside, &look->words[i]))
			any = true;
		else if (only_deny)
			return false;
	}
	return any || only_deny;
}

static bool is_found(const struct look *look, size_t arg)
{
	for (size_t i = 0; i < look->found_count; i++)
		if (look->found[i].arg == arg)
			return true;
	return false;
}

static void find(struct look *look, const struct bri_api *fact, size_t arg)
{
	if (look->found_count == FACTS_MAX || is_found(look, arg) || !is_meant(look, fact, arg))
		return;
	look->found[look->found_count] = *fact;
	look->found[look->found_count++].arg = (uint8_t)arg;
}

static void find_call(struct look *look)
{
	const struct bri_unit *unit = look->home->unit;
	uint32_t nodes = (uint32_t)bri_unit_nodes(unit);
	look->handed = NULL;
	look->handed_count = 0;
	for (uint32_t n = 1; n <= nodes && !look->handed; n++) {
		const struct bri_node *call = bri_unit_node(unit, n);
		const struct bri_node *callee = call->kind == BRI_CALL ? bri_unit_node(unit, call->a) : NULL;
		if (callee && callee->kind == BRI_FUNCTION && callee->a == look->function)
			look->handed = bri_unit_list(unit, call, &look->handed_count);
	}
	look->is_called_known = true;
}

/* How many of its arguments a call shows. */
static size_t handed(struct look *look)
{
	if (!look->is_called_known)
		find_call(look);
	return look->handed_count < look->count ? look->handed_count : look->count;
}

/* Of a call that shows it. */
static bool is_number(const struct look *look, size_t arg)
{
	return bri_is_number_node(bri_unit_node(look->home->unit, look->handed[arg]));
}

/* The last pointer that some call hands over, of a setting the last number: a setter's own name says what that is. */
static bool last_set(struct look *look, const struct bri_api *fact, size_t *ret_arg)
{
	size_t count = handed(look);
	if (bri_is_number_fact(look->world->policy, fact)) {
		*ret_arg = count ? count - 1 : 0;
		return count > 0 && is_number(look, count - 1);
	}
	for (size_t i = count; i-- > 0;) {
		*ret_arg = i;
		if (!is_number(look, i))
			return true;
	}
	return false;
}

/* A setting is a number: what is called `verify` may be a function. */
static bool may_be_set(struct look *look, const struct bri_api *fact, size_t arg)
{
	return !bri_is_number_fact(look->world->policy, fact) || (arg < handed(look) && is_number(look, arg));
}

static void spell_parameters(struct look *look)
{
	for (size_t i = 0; i < look->count && !look->is_spelled; i++) {
		uint32_t name = name_of(look, i);
		look->words[i].length = 0;
		if (name)
			bri_spell(bri_unit_text(look->home->unit, name), &look->words[i]);
	}
	look->is_spelled = true;
}

static void ask_setter(struct look *look, const struct lists *lists, const struct bri_api *fact)
{
	size_t last;
	if (!lists->functions || look->found_count || !bri_words_fit(look->world, lists->functions, &look->name))
		return;
	spell_parameters(look);
	if (last_set(look, fact, &last) &&
	    (!look->words[last].length || bri_words_fit(look->world, lists->parameter, &look->words[last])) &&
	    (!lists->beside || is_beside(look, lists->beside, last)))
		find(look, fact, last);
}

static void ask_parameters(struct look *look, const struct lists *lists, const struct bri_api *fact)
{
	bool is_asked = (!lists->functions || bri_words_fit(look->world, lists->functions, &look->name)) &&
	                (!lists->called || bri_words_fit(look->world, lists->called, &look->called));
	for (size_t i = 0; i < look->count && is_asked; i++)
		if (look->words[i].length && bri_words_fit(look->world, lists->parameter, &look->words[i]) &&
		    (!lists->beside || is_beside(look, lists->beside, i)) && may_be_set(look, fact, i))
			find(look, fact, i);
}

/* One name is asked once for all functions that have it: most say nothing. */
static bool says_something(struct look *look, uint32_t name)
{
	struct bri_spelled spelled;
	if (look->said[name] != NOT_ASKED)
		return look->said[name] == SOMETHING;
	look->said[name] = NOTHING;
	bri_spell(bri_unit_text(look->home->unit, name), &spelled);
	for (size_t i = 0; i < look->fact_count && look->said[name] != SOMETHING; i++) {
		const struct lists *lists = &look->lists[i];
		if (lists->parameter && !lists->is_setter && bri_words_fit(look->world, lists->parameter, &spelled))
			look->said[name] = SOMETHING;
	}
	return look->said[name] == SOMETHING;
}

static bool look_at(struct look *look)
{
	const struct bri_unit *unit = look->home->unit;
	bri_unit_parameter_names(unit, look->function, &look->count);
	if (look->is_own)
		look->count = bri_unit_function(unit, look->function)->params;
	look->count = look->count < PARAMETERS_MAX ? look->count : PARAMETERS_MAX;
	look->found_count = 0;
	bool says = false;
	look->is_spelled = look->is_called_known = false;
	for (size_t i = 0; i < look->count; i++)
		says |= name_of(look, i) && says_something(look, name_of(look, i));
	const char *name = bri_unit_text(unit, bri_unit_function(unit, look->function)->name);
	bri_spell(name, &look->name);
	if (says) {
		bri_spell_numbered(name, &look->called);
		spell_parameters(look);
	}
	for (size_t i = 0; i < look->fact_count; i++) {
		const struct lists *lists = &look->lists[i];
		if (lists->is_setter && !look->is_own)
			ask_setter(look, lists, &look->facts[i]);
		else if (lists->parameter && !lists->is_setter && says)
			ask_parameters(look, lists, &look->facts[i]);
	}
	if (!look->found_count)
		return true;
	size_t size = look->found_count * sizeof look->found[0];
	struct declared_facts *kept = malloc(sizeof *kept + size);
	if (!kept)
		return false;
	kept->next = look->world->declared;
	look->world->declared = kept;
	memcpy(kept->apis, look->found, size);
	struct world_function *known = &look->home->functions[look->function];
	known->declared = kept->apis;
	known->declared_count = (uint8_t)look->found_count;
	known->prints |= !look->is_own && bri_prints(look->world, kept->apis, look->found_count, false);
	return true;
}

/* When the first function asks. */
static bool read_lists(struct look *look)
{
	if (look->lists)
		return true;
	look->lists = calloc(look->fact_count, sizeof *look->lists);
	bool good = look->lists != NULL;
	for (size_t i = 0; i < look->fact_count && good; i++) {
		struct lists lists = lists_of(look->world, &look->facts[i]);
		good = (!lists.parameter || bri_words_read(look->world, lists.parameter)) &&
		       (!lists.functions || bri_words_read(look->world, lists.functions)) &&
		       (!lists.called || bri_words_read(look->world, lists.called)) &&
		       (!lists.beside || bri_words_read(look->world, lists.beside));
		lists.is_setter = good && lists.parameter && bri_words_only_deny(look->world, lists.parameter);
		look->lists[i] = lists;
	}
	return good;
}

/* Most functions of a unit are handed nothing that could be a secret: their parameters' names needn't be asked for. */
static bool note_given(struct look *look)
{
	const struct bri_unit *unit = look->home->unit;
	const struct bri_node *nodes = bri_unit_node(unit, 0);
	uint32_t count = look->world->count == 1 ? (uint32_t)bri_unit_nodes(unit) : 0;
	look->is_given = calloc(bri_unit_functions(unit) + 1, sizeof *look->is_given);
	for (uint32_t n = 1; look->is_given && n <= count; n++) {
		if (nodes[n].kind != BRI_CALL || nodes[nodes[n].a].kind != BRI_FUNCTION || look->is_given[nodes[nodes[n].a].a])
			continue;
		size_t given;
		const uint32_t *items = bri_unit_list(unit, &nodes[n], &given);
		for (size_t i = 0; i < given; i++) {
			const struct bri_node *item = &nodes[items[i]];
			bool is_text = item->kind == BRI_ADDRESS && nodes[item->a].kind == BRI_STRING;
			look->is_given[nodes[nodes[n].a].a] |= is_text || item->flags & BRI_READ_ONLY;
		}
	}
	return look->is_given != NULL;
}

static bool look_at_unit(struct look *look)
{
	bool good = note_given(look);
	look->said = NULL;
	for (look->function = 1; look->function <= bri_unit_functions(look->home->unit) && good; look->function++) {
		look->is_own = look->is_given[look->function] && is_own(look->world, look->home, look->function);
		if (!look->is_own && !is_strange(look->home, look->function))
			continue;
		if (!look->said)
			look->said = calloc(look->home->names, sizeof *look->said);
		good = look->said && read_lists(look) && look_at(look);
	}
	free(look->said);
	free(look->is_given);
	return good;
}

bool bri_declared_find(struct world *world)
{
	struct look look = {.world = world};
	bool good = true;
	look.facts = bri_policy_parameters(world->policy, &look.fact_count);
	for (uint32_t u = 0; u < world->count && look.fact_count && good; u++) {
		look.home = &world->units[u];
		good = look_at_unit(&look);
	}
	free(look.lists);
	return good;
}

void bri_declared_forget(struct world *world)
{
	while (world->declared) {
		struct declared_facts *next = world->declared->next;
		free(world->declared);
		world->declared = next;
	}
}
