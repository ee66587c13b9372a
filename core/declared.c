/* SPDX-License-Identifier: Apache-2.0 */
/* Functions that are declared, that no fact of the policy names and whose body isn't in sight: what their declaration calls
 * a parameter, and what they are called themselves, says what is handed over.  Which words say so is the policy's.  What a
 * link brings in sight is judged by its body. */
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
	const struct bri_api *facts;
	struct lists *lists; /* of the facts; NULL: nobody asked yet */
	size_t fact_count, count; /* count: its parameters */
	enum said *said;          /* by name of the unit */
	const uint32_t *handed;   /* what the first call of it hands over; NULL: nobody calls it */
	size_t handed_count;
	bool is_called_known;     /* the two were looked for: most functions are never asked */
	char words[PARAMETERS_MAX][BRI_SPELLED_MAX];
	bool is_spelled; /* the words of its parameters: most functions are never asked for them */
	char name[BRI_SPELLED_MAX], called[BRI_SPELLED_MAX]; /* its own; with digits */
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

/* One of the other parameters fits, and none is denied. */
static bool is_beside(const struct look *look, const struct bri_condition *beside, size_t except)
{
	bool any = false, only_deny = bri_words_only_deny(look->world, beside);
	for (size_t i = 0; i < look->count; i++) {
		if (i == except || !look->words[i][0])
			continue;
		if (bri_words_fit(look->world, beside, look->words[i]))
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
	if (look->found_count == FACTS_MAX || is_found(look, arg))
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
	size_t count;
	const struct bri_unit *unit = look->home->unit;
	const uint32_t *names = bri_unit_parameter_names(unit, look->function, &count);
	for (size_t i = 0; i < look->count && !look->is_spelled; i++) {
		look->words[i][0] = 0;
		if (names[i])
			bri_spell(bri_unit_text(unit, names[i]), look->words[i]);
	}
	look->is_spelled = true;
}

static void ask_setter(struct look *look, const struct lists *lists, const struct bri_api *fact)
{
	size_t last;
	if (!lists->functions || look->found_count || !bri_words_fit(look->world, lists->functions, look->name))
		return;
	spell_parameters(look);
	if (last_set(look, fact, &last) &&
	    (!look->words[last][0] || bri_words_fit(look->world, lists->parameter, look->words[last])) &&
	    (!lists->beside || is_beside(look, lists->beside, last)))
		find(look, fact, last);
}

static void ask_parameters(struct look *look, const struct lists *lists, const struct bri_api *fact)
{
	bool is_asked = (!lists->functions || bri_words_fit(look->world, lists->functions, look->name)) &&
	                (!lists->called || bri_words_fit(look->world, lists->called, look->called));
	for (size_t i = 0; i < look->count && is_asked; i++)
		if (look->words[i][0] && bri_words_fit(look->world, lists->parameter, look->words[i]) &&
		    (!lists->beside || is_beside(look, lists->beside, i)) && may_be_set(look, fact, i))
			find(look, fact, i);
}

/* One name is asked once for all functions that have it: most say nothing. */
static bool says_something(struct look *look, uint32_t name)
{
	char words[BRI_SPELLED_MAX];
	if (look->said[name] != NOT_ASKED)
		return look->said[name] == SOMETHING;
	look->said[name] = NOTHING;
	bri_spell(bri_unit_text(look->home->unit, name), words);
	for (size_t i = 0; i < look->fact_count && look->said[name] != SOMETHING; i++) {
		const struct lists *lists = &look->lists[i];
		if (lists->parameter && !lists->is_setter && bri_words_fit(look->world, lists->parameter, words))
			look->said[name] = SOMETHING;
	}
	return look->said[name] == SOMETHING;
}

static bool look_at(struct look *look)
{
	const struct bri_unit *unit = look->home->unit;
	const uint32_t *names = bri_unit_parameter_names(unit, look->function, &look->count);
	look->count = look->count < PARAMETERS_MAX ? look->count : PARAMETERS_MAX;
	look->found_count = 0;
	bool says = false;
	look->is_spelled = look->is_called_known = false;
	for (size_t i = 0; i < look->count; i++)
		says |= names[i] && says_something(look, names[i]);
	const char *name = bri_unit_text(unit, bri_unit_function(unit, look->function)->name);
	bri_spell(name, look->name);
	if (says) {
		bri_spell_numbered(name, look->called);
		spell_parameters(look);
	}
	for (size_t i = 0; i < look->fact_count; i++) {
		const struct lists *lists = &look->lists[i];
		if (lists->is_setter)
			ask_setter(look, lists, &look->facts[i]);
		else if (lists->parameter && says)
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
	known->prints |= bri_prints(look->world, kept->apis, look->found_count, false);
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

static bool look_at_unit(struct look *look)
{
	bool good = true;
	look->said = NULL;
	for (look->function = 1; look->function <= bri_unit_functions(look->home->unit) && good; look->function++) {
		if (!is_strange(look->home, look->function))
			continue;
		if (!look->said)
			look->said = calloc(look->home->names, sizeof *look->said);
		good = look->said && read_lists(look) && look_at(look);
	}
	free(look->said);
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
