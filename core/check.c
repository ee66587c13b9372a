/* SPDX-License-Identifier: Apache-2.0 */
/* Where the interpreter meets the policy: asks each fact about a call or store,
 * and keeps what is bad as candidates, settings or sightings. */
#include "check.h"
#include "interp.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const struct bri_role *role_of(struct interp *in, const struct bri_api *api)
{
	size_t count;
	const struct bri_role *roles = bri_policy_roles(in->policy, &count);
	return api->role < count ? &roles[api->role] : NULL;
}

static struct activation *live_activation(struct interp *in, uint32_t act)
{
	while (act && act < in->act_count) {
		for (struct activation *top = in->top; top; top = top->caller)
			if (top->id == act)
				return top;
		act = in->act_parent[act];
	}
	return in->top;
}

/* In a body that a header of the system brings along nobody hands anything over: who called it does.  So in a body of
 * the library's own namespace, wherever its header lies.  `api`: NULL, or a name of the library. */
static bool is_foreign_body(const struct interp *in, const struct activation *act, const char *api)
{
	const struct bri_unit *unit = in->world->units[act->unit].unit;
	if (!act->caller || !act->function)
		return false;
	const struct bri_function *function = bri_unit_function(unit, act->function);
	const char *scope = api ? strstr(api, "::") : NULL;
	return bri_is_foreign(unit, function) ||
	       (scope && strncmp(api, bri_unit_text(unit, function->name), (size_t)(scope - api) + 2) == 0);
}

/* The activation that handed over what an atom is. */
static const struct activation *giver_of(struct interp *in, const struct bri_api *of, const struct atom *atom)
{
	const struct activation *home = atom ? live_activation(in, atom->act) : in->top;
	const char *api = of ? bri_policy_text(in->policy, of->name) : NULL;
	while (is_foreign_body(in, home, api))
		home = home->caller;
	return atom ? bri_closure_home(in, home, atom) : home;
}

void bri_candidate_place(struct interp *in, struct candidate *candidate, const struct atom *atom, uint32_t location)
{
	const struct activation *home = giver_of(in, candidate->api, atom);
	candidate->sink_unit = in->top->unit;
	candidate->sink_location = location;
	candidate->unit = in->top->unit;
	candidate->location = location;
	for (struct activation *act = in->top; act && act != home; act = act->caller) {
		const struct bri_unit *unit = in->world->units[act->unit].unit;
		struct activation_path *step = bri_interp_alloc(in, sizeof *step);
		*step = (struct activation_path){candidate->path, act->call_unit, act->call_location,
		                                 bri_unit_text(unit, bri_unit_function(unit, act->function)->name)};
		candidate->path = step;
		candidate->unit = act->call_unit;
		candidate->location = act->call_location;
	}
	candidate->function_unit = home->unit;
	candidate->function = home->function;
	if (home->caller && home->call_unit != home->unit) {
		candidate->caller_unit = home->call_unit;
		candidate->caller_location = home->call_location;
	}
}

struct hand bri_hand_of(struct interp *in, const struct atom *atom, uint32_t location)
{
	const struct activation *home = giver_of(in, NULL, atom);
	struct hand hand = {NULL, home->id, in->top->unit, location, home->unit, home->function};
	for (const struct activation *act = in->top; act && act != home; act = act->caller) {
		hand.unit = act->call_unit;
		hand.location = act->call_location;
	}
	return hand;
}

/* A template or an inline body of the library's own namespace, run by itself: who uses it is told. */
static bool is_librarys_own(const struct interp *in, const struct candidate *candidate)
{
	const struct bri_unit *unit = in->world->units[candidate->function_unit].unit;
	const char *api = bri_policy_text(in->policy, candidate->api->name), *scope = strstr(api, "::");
	if (!scope || !candidate->function)
		return false;
	const struct bri_function *function = bri_unit_function(unit, candidate->function);
	const char *name = bri_unit_text(unit, function->name);
	return (function->flags & (BRI_FUNCTION_INLINE | BRI_FUNCTION_WEAK) || strchr(name, '<')) &&
	       strncmp(api, name, (size_t)(scope - api) + 2) == 0;
}

static void remember_elsewhere(struct interp *in, const struct candidate *candidate, struct engine engine)
{
	struct judge_run *run = in->run;
	if (is_foreign_body(in, in->top, NULL)) /* a library's own way to shuffle is no use of ours */
		return;
	for (struct pending_elsewhere *p = run->elsewhere; p; p = p->next)
		if (p->candidate.rule == candidate->rule && p->candidate.unit == candidate->unit &&
		    p->candidate.location == candidate->location) {
			p->engine = bri_engine_join(p->engine, engine);
			return;
		}
	struct pending_elsewhere *pending = bri_pool_alloc(&run->keep, sizeof *pending);
	if (!pending)
		return;
	pending->candidate = *candidate;
	pending->engine = engine;
	pending->candidate.value = (struct atom){0};
	pending->candidate.path = NULL;
	if (candidate->shown) {
		char *shown = bri_pool_alloc(&run->keep, strlen(candidate->shown) + 1);
		pending->candidate.shown = shown ? strcpy(shown, candidate->shown) : "";
	}
	pending->next = run->elsewhere;
	run->elsewhere = pending;
}

static bool is_exempt(struct interp *in, struct state *state, const struct bri_api *api, const struct atom *handle)
{
	if (api->flags & BRI_API_NEEDS_MARKED) /* what has a slot may be marked later: told when the path ends */
		return !api->slot && !bri_slot_may_be_marked(state, handle, api->tag);
	return api->flags & BRI_API_EXEMPT_MARKED && bri_slot_is_marked(in, state, handle, api->tag);
}

/* Who wrote the lambda, if he is among the callers: a template that is handed one turns it into a pointer itself. */
static struct activation *writer_of(struct interp *in, const struct atom *atom)
{
	for (struct activation *act = in->top; act; act = act->caller)
		if (bri_wrote_lambda(in, act, atom->unit, atom->id))
			return act;
	return NULL;
}

/* A value is bad by what another argument says (which option is set): who gave that one handed both over. */
static struct atom handed_over(struct interp *in, const struct question *question, struct atom atom)
{
	const struct bri_condition *conditions = bri_policy_conditions(in->policy, NULL) + question->api->first_when;
	const struct call_site *site = question->site;
	struct activation *writer = atom.kind == ATOM_FUNCTION ? writer_of(in, &atom) : NULL;
	if (writer)
		atom.act = writer->id;
	uint32_t home = live_activation(in, atom.act)->id;
	for (uint32_t c = 0; site && c < question->api->when; c++) {
		const struct value *said = conditions[c].arg < site->count ? &site->args[conditions[c].arg] : NULL;
		if (!said || said->count != 1 || said->atoms[0].kind != ATOM_INT)
			continue;
		uint32_t giver = live_activation(in, said->atoms[0].act)->id;
		if (giver < home)
			home = atom.act = giver;
	}
	return atom;
}

/* What an unlucky answer becomes. */
static void conclude(struct interp *in, struct state *state, const struct question *question,
                     const struct answer *answer, uint32_t location, struct value handles)
{
	const struct bri_check *check = question->check;
	const struct bri_api *api = question->api;
	bool bad = check->flags & BRI_CHECK_ALL ? answer->must : answer->may;
	if (check->predicate == BRI_IS_URL_CREDENTIALS)
		handles = bri_value_none(); /* a word that is written stays so, whatever the handle is given or used for next */
	bool slotted = api->slot != 0 && handles.count > 0;
	if (!bad) {
		if (!answer->known)
			in->run->unknown[check->rule + 1]++;
		for (uint32_t i = 0; slotted && i < handles.count; i++) {
			struct handle handle = bri_atom_handle(&handles.atoms[i]);
			if (handle.kind != ATOM_INT)
				bri_slot_strengthen(in, state, handle, api->slot, &bri_policy_rules(in->policy, NULL)[check->rule]);
		}
		return;
	}
	in->run->faults++;
	struct candidate candidate = {.rule = &bri_policy_rules(in->policy, NULL)[check->rule],
	                              .api = api,
	                              .elsewhere = check->flags & BRI_CHECK_ELSEWHERE,
	                              .value = answer->atom,
	                              .via = question->site ? question->site->via : NULL,
	                              .shown = answer->shown,
	                              .perhaps = answer->perhaps,
	                              .sink = bri_policy_text(in->policy, api->label ? api->label : api->name)};
	if (strncmp(candidate.sink, "*.", 2) == 0 && question->member)
		candidate.sink = bri_last_name(bri_unit_text(interp_unit(in), question->member));
	if (api->kind == BRI_API_PARAMETER && question->site)
		candidate.sink = question->site->callee;
	const struct origin *written = origin_first(answer->written);
	candidate.written_unit = written ? written->unit : 0;
	candidate.written_location = written ? written->location : 0;
	candidate.root = in->run->root;
	bool by_value = check->predicate != BRI_IS_USED && check->predicate != BRI_IS_ABSENT;
	struct atom given = handed_over(in, question, answer->atom);
	bri_candidate_place(in, &candidate, by_value ? &given : NULL, location);
	if (is_librarys_own(in, &candidate))
		return;
	uint32_t marked = 0;
	for (uint32_t i = 0; i < handles.count; i++)
		marked += is_exempt(in, state, api, &handles.atoms[i]);
	if (marked && marked == handles.count)
		return;
	if (candidate.elsewhere) {
		remember_elsewhere(in, &candidate, bri_engine_of(in, api, question->site));
		return;
	}
	if (check->predicate == BRI_IS_FROM)
		bri_named_reached(in, state, check, question->value);
	bool waits = false;
	for (uint32_t i = 0; slotted && i < handles.count; i++) {
		struct handle handle = bri_atom_handle(&handles.atoms[i]);
		if (handle.kind == ATOM_INT || is_exempt(in, state, api, &handles.atoms[i]))
			continue;
		if (api->flags & BRI_API_NEEDS_MARKED && bri_slot_may_be_marked(state, &handles.atoms[i], api->tag))
			bri_slot_mark(in, state, handle, api->tag); /* a mark of the value, kept for the path's end */
		struct candidate *kept = bri_interp_alloc(in, sizeof *kept);
		*kept = candidate;
		kept->slot = api->slot;
		kept->holder = question->site ? bri_holder_of(in, question->site, api->handle) : NULL;
		/* What is a fault by being called is one wherever it goes, but for a place that excuses it. */
		if (!by_value || api->handle == BRI_TO_RESULT)
			bri_slot_excusable(in, state, handle, api->slot, kept);
		else
			bri_slot_weaken(in, state, handle, api->slot, kept);
		waits = true;
	}
	if (!waits)
		bri_report_candidate(in, &candidate);
}

/* Of a text made by a format: the argument without which it wouldn't be bad is what was handed over. */
static void ask_composed(struct interp *in, struct state *state, const struct bri_api *api,
                         const struct bri_role *role, const struct call_site *site, struct value handles)
{
	const struct bri_check *checks = bri_policy_checks(in->policy, NULL) + role->first_check;
	struct value made = bri_text_formatted(in, state, api, site);
	for (uint32_t c = 0; c < role->checks && !in->stop; c++) {
		struct question question = {api, &checks[c], site, made, api->arg, false, 0};
		struct answer answer = bri_predicate_ask(in, state, &question);
		struct value *args = answer.may ? bri_interp_alloc(in, site->count * sizeof *args) : NULL;
		for (size_t i = api->arg + 1u; args && i < site->count && !in->stop; i++) {
			struct call_site without = *site;
			memcpy(args, site->args, site->count * sizeof *args);
			args[i] = bri_value_unknown(in, 0, 0);
			without.args = args;
			question.value = bri_text_formatted(in, state, api, &without);
			if (site->args[i].count && !bri_predicate_ask(in, state, &question).may) {
				answer.atom.act = site->args[i].atoms[0].act;
				answer.atom.origin = site->args[i].atoms[0].origin;
			}
		}
		conclude(in, state, &question, &answer, site->node->location, handles);
	}
}

#define WORD_ITSELF (1u << 31) /* beside a member's name, which stands in place of an argument: what the fact looks for behind a pointer */

static void ask_role(struct interp *in, struct state *state, const struct bri_api *api, const struct bri_role *role,
                     const struct call_site *site, struct value value, unsigned arg, uint32_t location,
                     struct value handles)
{
	const struct bri_check *checks = bri_policy_checks(in->policy, NULL) + role->first_check;
	bool is_settled = false, is_behind = api->flags & BRI_API_DEREF && value.count && (site || !(arg & WORD_ITSELF));
	struct value meant = is_behind ? bri_pointer_behind(in, state, value, bri_api_word(api->flags)) : value;
	if (api->flags & BRI_API_EXEMPT_MARKED && !is_behind && value.count) {
		uint32_t count = value.count;
		value = meant = bri_slot_unmarked(in, state, handles, api->tag, value, location);
		if (!value.count)
			return;
		is_settled = value.count < count;
	}
	/* Whatever is stored in a member that is only called so isn't a secret for that: argv[i], of an option among others. */
	if (role->flags & (BRI_ROLE_SECRET | BRI_ROLE_PUBLIC) && value.count && !bri_is_general(in->policy, api))
		bri_secret_sighted(in, state, api, meant, location, role->flags & BRI_ROLE_PUBLIC);
	for (uint32_t c = 0; c < role->checks && !in->stop; c++) {
		bool is_bad = checks[c].predicate == BRI_IS_BAD; /* looks behind pointers itself */
		struct question question = {api, &checks[c], site, is_bad ? value : meant, site ? arg : 0, is_settled, site ? 0 : arg & ~WORD_ITSELF};
		if (checks[c].predicate == BRI_IS_LOGGED) {
			bri_log_sighted(in, state, &question, value, location, handles);
			continue;
		}
		struct answer answer = bri_predicate_ask(in, state, &question);
		conclude(in, state, &question, &answer, location, handles);
	}
}

#define PAIRS_MAX 64

/* Names and values in turn, up to a null name or the end: g_object_set and kin, or a vector of texts. */
static void ask_pairs(struct interp *in, struct state *state, const struct bri_api *api, const struct bri_role *role,
                      const struct call_site *site, struct value handles)
{
	int64_t number;
	bool listed = api->flags & BRI_API_ARGV;
	unsigned first = listed ? 0 : api->arg, end = listed ? PAIRS_MAX : (unsigned)site->count;
	if (listed && api->arg >= site->count)
		return;
	for (unsigned at = first; at + 1 < end && !in->stop; at += 2) {
		struct value name = listed ? bri_pointer_behind(in, state, site->args[api->arg], at) : site->args[at];
		bool one = name.count == 1; /* of a vector that isn't known to its end no more is asked */
		if ((bri_value_single(name, &number) && number == 0) || (listed && !one))
			return;
		if (bri_conditions_when_value(in, state, api, BRI_PAIR_NAME, name))
			ask_role(in, state, api, role, site,
			         listed ? bri_pointer_behind(in, state, site->args[api->arg], at + 1) : site->args[at + 1],
			         at + 1, site->node->location, handles);
		at += bri_pair_is_wide(in, api, name);
	}
}

void bri_check_call(struct interp *in, struct state *state, const struct call_site *site, const struct value *result)
{
	if (site->api_count == 0 && in->world->asked_names & NAME_COMPARED)
		bri_check_comparer(in, state, site);
	for (size_t i = 0; i < site->api_count && !in->stop; i++) {
		const struct bri_api *api = &site->apis[i];
		if ((api->handle == BRI_TO_RESULT) != (result != NULL))
			continue;
		const struct bri_role *role = role_of(in, api);
		if (!role || (api->locus == BRI_AT_USE && !site->direct) || !bri_conditions_when(in, state, api, site))
			continue;
		struct value handles = result                       ? *result
		                       : api->handle < site->count ? site->args[api->handle]
		                                                   : bri_value_none();
		uint32_t location = site->node->location;
		if (api->locus != BRI_AT_ARG) {
			ask_role(in, state, api, role, site, bri_value_none(), 0, location, handles);
			continue;
		}
		if (api->flags & BRI_API_PAIRS) {
			ask_pairs(in, state, api, role, site, handles);
			continue;
		}
		if (api->flags & BRI_API_COMPOSED) {
			ask_composed(in, state, api, role, site, handles);
			continue;
		}
		bool listed = api->flags & BRI_API_REST && !(api->flags & BRI_API_ARGV);
		unsigned last = api->arg;
		for (uint32_t c = 0; c < role->checks; c++)
			if (listed &&
			    bri_policy_checks(in->policy, NULL)[role->first_check + c].predicate == BRI_IS_LOGGED)
				last = site->count ? (unsigned)site->count - 1 : 0;
		/* Of two pointers the first is the argument itself, also where it leads to what lies in a box. */
		const struct value *args = api->flags & BRI_API_DEREF ? site->given : site->args;
		for (unsigned arg = api->arg; arg <= last && arg < site->count; arg++)
			ask_role(in, state, api, role, site, args[arg], arg, location, handles);
	}
}

/* What the declaration alone says of what is handed over: to a pointer, or an object, and of a setting as a number; else a
 * number that is called so is another thing's.  Zeros that a function out of sight may write to are room for what it gives. */
void bri_check_declared(struct interp *in, struct state *state, const struct call_site *site,
                        const struct world_function *known)
{
	size_t given;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &given);
	const struct world_function *body = known->function ? &in->world->units[known->unit].functions[known->function] : NULL;
	if (body && body->reach & REACHES_ANCHOR && !body->feeds) /* it shows where that goes */
		return;
	for (size_t i = 0; i < known->declared_count && !in->stop; i++) {
		const struct bri_api *api = &known->declared[i];
		const struct bri_role *role = role_of(in, api);
		const struct bri_node *arg = bri_unit_node(unit, api->arg < given ? items[api->arg] : 0);
		bool is_number = bri_is_number_node(arg);
		if (!role || api->arg >= site->count || is_number != bri_is_number_fact(in->policy, api))
			continue;
		struct value value = bri_box_follow(in, state, site->given[api->arg]);
		bool is_text = arg->kind == BRI_ADDRESS && bri_unit_node(unit, arg->a)->kind == BRI_STRING;
		if (body && !is_text && !(arg->flags & BRI_READ_ONLY))
			continue;
		if (!is_number && !(arg->flags & BRI_READ_ONLY) && !bri_declared_says_function(in->world, api) && bri_is_room(in, state, value))
			continue;
		if (bri_conditions_when_value(in, state, api, BRI_NO_ARG, value))
			ask_role(in, state, api, role, site, value, api->arg, site->node->location, bri_value_none());
	}
}

/* A function's name that isn't called here is used all the same. */
void bri_check_mention(struct interp *in, struct state *state, const struct bri_node *node)
{
	const struct world_function *known = &in->world->units[in->top->unit].functions[node->a];
	if (!in->run || !known->api_count || node->location) /* a place of its own: it was named, and told of, there */
		return;
	for (uint32_t i = 0; i < known->api_count; i++) {
		const struct bri_api *api = &known->apis[i];
		const struct bri_role *role = role_of(in, api);
		if (!role || api->locus != BRI_AT_USE || api->when)
			continue;
		const struct bri_check *checks = bri_policy_checks(in->policy, NULL) + role->first_check;
		for (uint32_t c = 0; c < role->checks; c++) {
			struct question question = {.api = api, .check = &checks[c]};
			struct answer answer = {.may = true, .must = true, .known = true, .shown = ""};
			if (checks[c].predicate == BRI_IS_USED)
				conclude(in, state, &question, &answer, in->location, bri_value_none());
		}
	}
}

/* A number of nobody's: how many passed. */
static bool is_plain_number(struct value value)
{
	for (uint32_t i = 0; i < value.count; i++)
		if (value.atoms[i].kind == ATOM_ADDRESS || value.atoms[i].tags)
			return false;
	return true;
}

/* `is_word`: of a structure that the member is, the one word that counts is stored: key.s = "…". */
static void check_field(struct interp *in, struct state *state, uint32_t name, struct value value, bool is_word,
                        struct value object, uint32_t location)
{
	const struct world_unit *home = &in->world->units[in->top->unit];
	if (!in->run || name >= home->names || !home->fields[name])
		return;
	for (uint32_t i = 0; i < home->field_counts[name]; i++) {
		const struct bri_api *api = &home->fields[name][i];
		const struct bri_role *role = role_of(in, api);
		if (!bri_conditions_when_value(in, state, api, BRI_NO_ARG, value))
			continue;
		if (role && !(bri_is_general(in->policy, api) && is_plain_number(value)))
			ask_role(in, state, api, role, NULL, value, name | (is_word ? WORD_ITSELF : 0), location, object);
		for (uint32_t k = 0; k < object.count; k++) {
			struct handle handle = bri_atom_handle(&object.atoms[k]);
			if (handle.kind != ATOM_INT && api->effect == BRI_EFFECT_MARK)
				bri_slot_mark(in, state, handle, api->tag);
			else if (handle.kind != ATOM_INT && api->effect == BRI_EFFECT_STRENGTHEN)
				bri_slot_strengthen(in, state, handle, api->slot, NULL);
		}
	}
}

void bri_check_field(struct interp *in, struct state *state, uint32_t name, struct value value, uint32_t location)
{
	check_field(in, state, name, value, false, bri_value_none(), location);
}

/* The first member of what a pointer out of sight leads to is where the pointer leads: its bytes are asked for, not the pointer. */
static struct value as_contents(struct interp *in, struct value value)
{
	struct value contents = bri_value_none();
	for (uint32_t i = 0; i < value.count; i++) {
		struct atom atom = value.atoms[i];
		uint32_t region = atom.kind == ATOM_SYMBOL && atom_extent(&atom) ? bri_atom_region(in, &atom) : 0;
		if (region)
			atom = (struct atom){.kind = ATOM_ADDRESS, .id = region, .extent = atom.extent, .act = atom.act};
		contents = bri_value_join(in, contents, bri_value_of(in, atom));
	}
	return contents;
}

void bri_check_store(struct interp *in, struct state *state, uint32_t field, struct value value, struct value pointer,
                     uint32_t location)
{
	uint32_t meant = bri_member_meant(in->world, in->top->unit, field);
	const struct bri_node *node = bri_unit_node(interp_unit(in), field);
	struct value object = bri_value_none();
	int64_t start = node->c;
	if (node->type == BRI_AGGREGATE)
		value = as_contents(in, value);
	for (uint32_t at = field; at != meant; start += bri_unit_node(interp_unit(in), at)->c)
		at = bri_unit_node(interp_unit(in), at)->a;
	for (uint32_t i = 0; i < pointer.count; i++) {
		struct atom atom = pointer.atoms[i];
		int64_t offset = start;
		if (node->flags & BRI_BITFIELD) { /* they lie apart */
			atom.number = (atom.number - BITS_BASE) / 8;
			offset /= 8;
		}
		if (atom.kind == ATOM_SYMBOL && offset == 0)
			object = bri_value_join(in, object, bri_value_of(in, atom));
		if (atom.kind != ATOM_ADDRESS || atom.number < offset)
			continue;
		atom.number -= offset;
		if (atom.number == 0 && in->regions[atom.id].kind == REGION_SYMBOL) /* the pointer itself is the handle */
			atom = (struct atom){.kind = ATOM_SYMBOL, .id = in->regions[atom.id].handle, .act = atom.act};
		object = bri_value_join(in, object, bri_value_of(in, atom));
	}
	check_field(in, state, bri_unit_node(interp_unit(in), meant)->b, value, meant != field, object, location);
}

/* A structure in braces: a text perhaps, but one of a class (a view). */
static bool is_structure(const struct bri_unit *unit, const struct bri_node *init)
{
	size_t count = 0;
	const uint32_t *items = init->kind == BRI_INIT ? bri_unit_list(unit, init, &count) : NULL;
	const struct bri_node *first = count ? bri_unit_node(unit, items[0]) : NULL;
	return first && first->kind == BRI_AT && first->c;
}

/* `around`: the member that these braces are; 0: an object's. */
static void check_braces(struct interp *in, struct state *state, uint32_t init, uint32_t region, uint32_t base,
                         uint32_t location, uint32_t around)
{
	const struct bri_unit *unit = interp_unit(in);
	const struct bri_node *node = bri_unit_node(unit, init);
	size_t count;
	if (!in->run || node->kind != BRI_INIT)
		return;
	const uint32_t *items = bri_unit_list(unit, node, &count);
	for (size_t i = 0; i < count && !in->stop; i++) {
		const struct bri_node *at = bri_unit_node(unit, items[i]);
		if (at->kind != BRI_AT)
			continue;
		const struct bri_node *inner = bri_unit_node(unit, at->a);
		bool is_bits = at->flags & BRI_BITFIELD;
		struct bri_node shape = {.type = inner->type, .size = is_bits ? 1 : at->size};
		uint32_t where = is_bits ? BITS_BASE + base * 8 + at->b : base + at->b;
		struct atom object = {.kind = ATOM_ADDRESS, .id = region, .number = base, .act = in->act_now};
		struct atom member = object;
		if (base == 0 && in->regions[region].kind == REGION_SYMBOL) /* the pointer itself is the handle */
			object = (struct atom){.kind = ATOM_SYMBOL, .id = in->regions[region].handle, .act = in->act_now};
		member.number += at->b;
		member.extent = at->size;
		bool whole = inner->kind == BRI_INIT || at->type == BRI_AGGREGATE || inner->type == BRI_AGGREGATE;
		if (inner->kind == BRI_INIT)
			check_braces(in, state, at->a, region, base + at->b, location, at->c);
		else if (at->c && !whole)
			bri_named_take(in, state, in->top->unit, at->c,
			               bri_memory_read(in, region, state, base + at->b, &shape), location);
		const struct world_unit *home = &in->world->units[in->top->unit];
		uint32_t name = at->c;
		if (name < home->names && !home->fields[name] && around < home->names && home->fields[around] &&
		    bri_is_carrier(in->world, in->top->unit, name))
			name = around;
		const struct bri_api *known = name < home->names ? home->fields[name] : NULL;
		if (known && !(is_structure(unit, inner) && bri_is_general(in->policy, known)))
			check_field(in, state, name,
			            whole ? bri_box_follow(in, state, bri_value_of(in, member))
			                  : bri_memory_read(in, region, state, where, &shape),
			            name != at->c, bri_value_of(in, object), location);
	}
}

void bri_check_initialiser(struct interp *in, struct state *state, uint32_t init, uint32_t region, uint32_t base,
                           uint32_t location)
{
	check_braces(in, state, init, region, base, location, 0);
}
