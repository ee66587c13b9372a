/* SPDX-License-Identifier: Apache-2.0 */
/* The judge: which functions to run, in what order, and what their candidates
 * amount to.  One unit in a compile, all of them at a link. */
#include "judge.h"
#include "anchor.h"
#include "check.h"
#include "comparer.h"
#include "interp.h"
#include "slice.h"
#include "unit_check.h"
#include "waiver.h"

#include <stdlib.h>
#include <string.h>

/* Steps of a root; of all roots of a unit or program, before each that is left gets the last figure.  Units that reach
 * a sink from everywhere (mbedTLS's ecp.c, hostapd's wpa_auth.c) cost what they are given; in all of mbedTLS and
 * wpa_supplicant half of it finds nearly the same.  Below 100,000 and 300,000 the long main()s of mbedTLS's programs
 * and lighttpd's mod_wolfssl.c lose findings that are true. */
#define ROOT_BUDGET 100000u
#define MAKERS_MAX 4
#define UNIT_BUDGET 600000u
#define PROGRAM_BUDGET 6000000u
#define REST_BUDGET 4000u
#define BODY_ROUNDS 16u

/* A negative number where other returns aren't: what was set up on that path isn't used any more. */
static bool is_failure(const struct return_seen *returns, const struct return_seen *seen)
{
	int64_t number;
	if (!bri_value_single(seen->value, &number) || number >= 0)
		return false;
	for (; returns; returns = returns->next)
		if (!bri_value_single(returns->value, &number) || number >= 0)
			return true;
	return false;
}

/* A root that ended before its end may have called anything of the unit, and of a program that is all in sight, anything
 * that others would have been roots for. */
static void refuse_rest(struct interp *in, uint32_t unit)
{
	uint32_t first = in->run->closed ? 0 : unit, end = in->run->closed ? (uint32_t)in->world->count : unit + 1;
	for (uint32_t u = first; in->visits > in->budget * 2 && u < end; u++) {
		struct world_unit *home = &in->world->units[u];
		for (uint32_t f = 1; f <= bri_unit_functions(home->unit); f++)
			home->functions[f].refused |= home->functions[f].called && home->functions[f].reach & REACHES_ANCHOR;
	}
}

/* Enough to walk through the function itself, its loops too, whatever it calls. */
static uint32_t rest_budget(const struct world *world, uint32_t unit, uint32_t handle)
{
	const struct bri_function *function = bri_unit_function(world->units[unit].unit, handle);
	uint32_t own = BODY_ROUNDS * (function->last_node - function->first_node);
	return own < REST_BUDGET ? REST_BUDGET : own < ROOT_BUDGET ? own : ROOT_BUDGET;
}

/* What is remembered from here to the end of a root lies in the root's memory. */
static void begin_root(struct interp *in, uint32_t budget)
{
	struct judge_run *run = in->run;
	in->budget = budget;
	run->logs = run->secrets = run->files = NULL;
	memset(run->flows, 0, sizeof(run->flows));
	run->due = run->settled = NULL;
	run->parts = NULL;
	run->members = NULL;
	run->root++;
}

static bool is_early(const struct interp *in)
{
	return in->run->spent < (in->world->count > 1 ? PROGRAM_BUDGET : UNIT_BUDGET);
}

/* Returns whether it came to the function's end. */
static bool run_once(struct interp *in, uint32_t unit, uint32_t function, uint32_t maker, uint32_t budget)
{
	struct activation act;
	struct judge_run *run = in->run;
	begin_root(in, budget);
	struct state *end = bri_interp_root(in, unit, function, maker, &act);
	run->spent += in->visits;
	in->world->units[unit].functions[function].ran = true;
	in->world->units[unit].functions[function].contents_then = bri_globals_count(run);
	if (!in->is_shallow && (in->visits > in->budget || in->spent || (in->shallow && !in->is_apart))) { /* what wasn't seen isn't passed */
		run->unknown[0]++;
		in->world->units[unit].functions[function].lost = true;
		bri_globals_lose(run);
		refuse_rest(in, unit);
	}
	bool is_whole = in->visits <= in->budget * 2 && !in->spent;
	if (!end || in->failed)
		return is_whole;
	in->top = &act;
	for (const struct return_seen *seen = act.returns; seen; seen = seen->next) {
		bri_slot_flush(in, seen->state, is_failure(act.returns, seen));
		bri_globals_leave(in, seen->state);
		bri_named_at_end(in, seen->state);
	}
	bri_slot_report(in);
	bri_check_root_end(in);
	in->top = NULL;
	return is_whole;
}

/* A root that stopped before its end is walked once more, with its own statements only: what stands behind is seen, too. */
static void run_root(struct interp *in, uint32_t unit, uint32_t function, uint32_t maker, uint32_t budget)
{
	uint32_t rest = rest_budget(in->world, unit, function);
	if (run_once(in, unit, function, maker, is_early(in) ? budget : rest) || in->failed)
		return;
	in->is_shallow = true;
	run_once(in, unit, function, maker, rest);
	in->is_shallow = false;
}

/* What is inline in C++ stands in each unit that calls it: in the main source, not in a header, it is for this unit.  (In C
 * its symbol may be for others.) */
static bool is_own_inline(const struct bri_unit *unit, const struct bri_function *function)
{
	const char *language = function->flags & BRI_FUNCTION_MAIN ? bri_unit_option(unit, "language") : NULL;
	return language && strstr(language, "++");
}

/* Where every caller is in sight, what they hand over is known. */
static bool is_root(const struct world *world, bool closed, uint32_t unit, uint32_t handle)
{
	const struct world_function *known = &world->units[unit].functions[handle];
	const struct bri_function *function = bri_unit_function(world->units[unit].unit, handle);
	if (!function->body || bri_is_foreign(world->units[unit].unit, function) || !(known->reach & REACHES_ANCHOR) || known->gone)
		return false;
	return !(closed || function->flags & BRI_FUNCTION_STATIC || is_own_inline(world->units[unit].unit, function)) ||
	       known->taken || !known->called;
}

static bool is_body(const struct world *world, uint32_t unit, uint32_t handle)
{
	const struct bri_function *function = bri_unit_function(world->units[unit].unit, handle);
	return function->body && !bri_is_foreign(world->units[unit].unit, function) &&
	       world->units[unit].functions[handle].reach & REACHES_ANCHOR && !world->units[unit].functions[handle].gone;
}

static bool holds_mention(const struct world *world, const struct world_unit *home, uint32_t expression, int depth);

static bool holds_call(const struct world *world, const struct world_unit *home, const struct bri_node *call)
{
	const struct bri_node *callee = bri_unit_node(home->unit, call->a);
	if (callee->kind != BRI_FUNCTION)
		return true;
	const struct world_function *known = &home->functions[callee->a];
	return bri_holds_anchor(known->apis, known->api_count) || known->declared_count ||
	       (known->function && world->units[known->unit].functions[known->function].reach & REACHES_ANCHOR);
}

/* File-scope tables and settings: functions they name, members they set. */
static bool holds_mention(const struct world *world, const struct world_unit *home, uint32_t expression, int depth)
{
	const struct bri_node *node = bri_unit_node(home->unit, expression);
	size_t count;
	const uint32_t *items;
	if (depth > 32)
		return true;
	switch (node->kind) {
	case BRI_FUNCTION:
		return home->functions[node->a].api_count > 0;
	case BRI_AT:
		return (node->c && home->fields[node->c]) || holds_mention(world, home, node->a, depth + 1);
	case BRI_ADDRESS:
	case BRI_CAST:
		return holds_mention(world, home, node->a, depth + 1);
	case BRI_COMMA:
		return holds_mention(world, home, node->a, depth + 1) || holds_mention(world, home, node->b, depth + 1);
	case BRI_CALL: /* C++: an initialiser that runs */
		return holds_call(world, home, node);
	case BRI_INIT:
		items = bri_unit_list(home->unit, node, &count);
		for (size_t i = 0; i < count; i++)
			if (holds_mention(world, home, items[i], depth + 1))
				return true;
		return false;
	default:
		return false;
	}
}

static bool is_telling(const struct world *world, uint32_t unit, uint32_t handle)
{
	const struct bri_object *object = bri_unit_object(world->units[unit].unit, handle);
	return object->init && !(object->flags & (BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM | BRI_OBJECT_SYSTEM)) &&
	       holds_mention(world, &world->units[unit], object->init, 0);
}

static void run_objects(struct interp *in, struct world *world)
{
	for (uint32_t u = 0; u < world->count && !in->failed; u++)
		for (uint32_t o = 1; o <= bri_unit_objects(world->units[u].unit) && !in->failed; o++) {
			struct activation act;
			if (!is_telling(world, u, o))
				continue;
			begin_root(in, is_early(in) ? ROOT_BUDGET : REST_BUDGET);
			struct state *state = bri_interp_file_scope(in, u, &act);
			const struct bri_object *object = bri_unit_object(world->units[u].unit, o);
			if (!state)
				return;
			uint32_t region = bri_region_of_object(in, u, o, 0);
			/* What the initialiser says, whoever may write there later. */
			bri_state_set(in, state, region,
			              bri_initialise(in, state, bri_memory_fill(in, CONTENT_ZERO, 0, NULL),
			                             object->init, 0, object->shape.size));
			bri_check_initialiser(in, state, object->init, region, 0, object->location);
			in->run->spent += in->visits;
			in->run->unknown[0] += in->visits > in->budget || in->spent; /* what wasn't seen isn't passed */
			bri_slot_flush(in, state, false);
			bri_named_at_end(in, state);
			bri_slot_report(in);
			bri_check_root_end(in);
		}
}

/* Member functions that nobody in sight calls once more, with an object that a constructor in sight made. */
static void run_made(struct interp *in, struct world *world)
{
	for (uint32_t f = 1; !in->run->is_program && f <= bri_unit_functions(world->units[0].unit); f++) {
		const struct world_function *known = &world->units[0].functions[f];
		uint32_t maker = known->ran ? bri_maker_of(world, 0, f, 0) : 0;
		for (int i = 0; i < MAKERS_MAX && maker && !known->lost && !in->failed; i++) {
			run_root(in, 0, f, maker, ROOT_BUDGET);
			maker = bri_maker_of(world, 0, f, maker);
		}
	}
}

/* A root that read file-scope objects of which more is known now; one that was too much stays so. */
static bool has_more_to_tell(const struct interp *in, uint32_t unit, uint32_t function, bool again)
{
	const struct world_function *known = &in->world->units[unit].functions[function];
	return known->ran && !known->lost && bri_globals_tell(in->run, unit, function) &&
	       (!again || known->contents_then != bri_globals_count(in->run));
}

static void run_roots(struct interp *in, struct world *world)
{
	run_objects(in, world);
	for (int pass = 0; pass < 2; pass++)
		for (uint32_t u = 0; u < world->count && !in->failed; u++)
			for (uint32_t f = 1; f <= bri_unit_functions(world->units[u].unit) && !in->failed; f++)
				/* Second pass: what only calls itself, or was never got to. */
				if (pass == 0 ? is_root(world, in->run->closed, u, f)
				              : is_body(world, u, f) && !world->units[u].functions[f].entered)
					run_root(in, u, f, 0, ROOT_BUDGET);
	/* What some root couldn't afford to enter, from unknown parameters. */
	for (uint32_t u = 0; u < world->count && !in->failed; u++)
		for (uint32_t f = 1; f <= bri_unit_functions(world->units[u].unit) && !in->failed; f++)
			if (world->units[u].functions[f].refused && !world->units[u].functions[f].ran &&
			    is_body(world, u, f))
				run_root(in, u, f, 0, in->run->closed ? ROOT_BUDGET : ROOT_BUDGET / 8);
	run_made(in, world);
	/* Once more where a file-scope object was read that bodies write: by now it is known what they leave there. */
	bri_globals_settle(in->run);
	for (int pass = 0; pass < 2; pass++)
		for (uint32_t u = 0; u < world->count && !in->failed; u++)
			for (uint32_t f = 1; f <= bri_unit_functions(world->units[u].unit) && !in->failed; f++)
				if (has_more_to_tell(in, u, f, pass > 0))
					run_root(in, u, f, 0, ROOT_BUDGET);
}

/* Weak uses that reached no secret get the second severity; seeds of a generator that did get the first. */
static void settle_elsewhere(struct interp *in, struct judge_run *run)
{
	struct activation act = {0};
	struct pending_elsewhere *ordered = NULL, *next;
	for (struct pending_elsewhere *p = run->elsewhere; p; p = next) { /* oldest first */
		next = p->next;
		p->next = ordered;
		ordered = p;
	}
	in->top = &act;
	in->stop = false;
	bri_named_report(in);
	bri_slot_report_waiting(in);
	run->elsewhere = ordered;
	bri_engine_settle(run);
	for (struct pending_elsewhere *p = ordered; p; p = p->next) {
		bool reached = false;
		for (const struct sighting *seen = run->reached; seen && !reached; seen = seen->next)
			reached = seen->unit == p->candidate.unit && seen->location == p->candidate.location;
		if (reached)
			continue;
		if (p->candidate.api->tag < BRI_TAGS_MAX && p->candidate.api->locus == BRI_AT_ARG &&
		    run->reached_tags >> p->candidate.api->tag & 1 && bri_engine_reached(run, &p->engine))
			p->candidate.elsewhere = false;
		bri_report_candidate(in, &p->candidate);
	}
	bri_general_report(in);
	in->top = NULL;
}

static int interpret(struct world *world, const struct bri_policy *policy, const struct bri_findings *known,
                     struct bri_findings *findings, const struct bri_judge_options *program, const char *where,
                     struct bri_error *reterr)
{
	struct interp in;
	struct judge_run run = {.policy = policy,
	                        .world = world,
	                        .findings = findings,
	                        .known = known,
	                        .is_program = program != NULL,
	                        .closed = program != NULL && program->closed};
	bri_pool_init(&run.keep, (size_t)64 << 20);
	int result = 0;
	size_t rule_count;
	const struct bri_rule *rules = bri_policy_rules(policy, &rule_count);
	run.unknown = calloc(rule_count + 1, sizeof *run.unknown);
	if (!run.unknown || bri_globals_init(&run) < 0 || bri_interp_init(&in, world, &run) < 0) {
		result = bri_error_set(reterr, where, "out of memory while judging; nothing was proven");
	} else {
		run_roots(&in, world);
		if (!in.failed)
			settle_elsewhere(&in, &run);
		if (in.failed || run.keep.failed)
			result = bri_error_set(reterr, where, "out of memory while judging; nothing was proven");
		bri_interp_finish(&in);
	}
	for (size_t i = 0; run.unknown && i <= rule_count; i++)
		bri_findings_count_unknown(findings, i == 0 ? "" : bri_policy_text(policy, rules[i - 1].id), run.unknown[i]);
	free(run.unknown);
	bri_pool_finish(&run.keep);
	return result;
}

static bool any_body(const struct world *world)
{
	for (uint32_t u = 0; u < world->count; u++) {
		for (uint32_t f = 1; f <= bri_unit_functions(world->units[u].unit); f++)
			if (is_body(world, u, f))
				return true;
		for (uint32_t o = 1; o <= bri_unit_objects(world->units[u].unit); o++)
			if (is_telling(world, u, o))
				return true;
	}
	return false;
}

/* Where nothing is judged now: will there be something once other units are known?  What only passes on what they hold is
 * found by the names it has in common with them. */
static bool stirs_later(const struct world *world)
{
	for (uint32_t f = 1; f <= bri_unit_functions(world->units[0].unit); f++)
		if (world->units[0].functions[f].may_log)
			return true;
	return false;
}

static struct bri_scope_unit scope_of(const struct bri_unit *unit)
{
	return (struct bri_scope_unit){bri_unit_option(unit, "target"), bri_unit_option(unit, "language"),
	                               bri_unit_option(unit, "environment")};
}

/* ---- one unit ---------------------------------------------------------------------------- */

int bri_judge_unit(const struct bri_policy *policy, struct bri_unit *unit, const struct bri_judge_options *options,
                   struct bri_findings *findings, struct bri_error *reterr)
{
	const char *name = bri_unit_name(unit);
	const struct bri_unit *units[1] = {unit};
	if (!bri_unit_is_complete(unit))
		return bri_error_set(reterr, name, "the unit's facts are incomplete; nothing was proven");
	struct world *world = bri_world_new(policy, units, 1, NULL);
	if (!world)
		return bri_error_set(reterr, name, "out of memory while judging; nothing was proven");
	if (options->travel)
		bri_mark_comparers(world, unit);
	if (options->travel && !bri_slice_unit(world, options->travel)) {
		bri_world_free(world);
		return bri_error_set(reterr, name, "out of memory while judging; nothing was proven");
	}
	bool any = any_body(world);
	if (options->travel)
		options->travel->stirs = any || stirs_later(world);
	int result = any ? interpret(world, policy, NULL, findings, NULL, name, reterr) : 0;
	bri_world_free(world);
	if (result < 0)
		return result;
	if (bri_check_literals(policy, unit, findings) < 0 ||
	    (!options->source_only && bri_check_options(policy, unit, findings) < 0) ||
	    !bri_findings_is_complete(findings))
		return bri_error_set(reterr, name, "out of memory while judging; nothing was proven");
	bri_findings_sort(findings);
	const struct bri_scope_unit scope = scope_of(unit);
	struct bri_judge_options with_unit = *options;
	with_unit.unit = &scope;
	return bri_waivers_apply_source(policy, findings, &with_unit, reterr);
}

static bool is_same_text(const char *one, const char *other)
{
	return one == other || (one && other && strcmp(one, other) == 0);
}

/* ---- programs ------------------------------------------------------------------------ */

struct bri_program {
	const struct bri_unit **units;
	size_t count, room;
	struct bri_aliases aliases;
};

struct bri_program *bri_program_new(void)
{
	return calloc(1, sizeof(struct bri_program));
}

void bri_program_free(struct bri_program *program)
{
	for (size_t i = 0; program && i < program->aliases.count; i++) {
		free((char *)(uintptr_t)program->aliases.items[i].from);
		free((char *)(uintptr_t)program->aliases.items[i].to);
	}
	if (program) {
		free(program->units);
		free(program->aliases.items);
	}
	free(program);
}

int bri_program_alias(struct bri_program *program, const char *from, const char *to)
{
	struct bri_aliases *aliases = &program->aliases;
	if (aliases->count == aliases->room) {
		size_t room = aliases->room ? aliases->room * 2 : 8;
		struct bri_alias *grown = realloc(aliases->items, room * sizeof *grown);
		if (!grown)
			return -1;
		aliases->items = grown;
		aliases->room = room;
	}
	struct bri_alias *alias = &aliases->items[aliases->count++];
	*alias = (struct bri_alias){strdup(from), strdup(to)};
	return alias->from && alias->to ? 0 : -1;
}

int bri_program_add(struct bri_program *program, const struct bri_unit *unit)
{
	if (program->count == program->room) {
		size_t room = program->room ? program->room * 2 : 32;
		const struct bri_unit **grown = realloc(program->units, room * sizeof *grown);
		if (!grown)
			return -1;
		program->units = grown;
		program->room = room;
	}
	program->units[program->count++] = unit;
	return 0;
}

/* Scopes by triple, language and environment: of the unit that holds the place, else of any, where all are of one kind. */
static const struct bri_unit *unit_of(const struct bri_program *program, const char *file)
{
	const struct bri_unit *first = program->count ? program->units[0] : NULL;
	bool same = true;
	for (size_t i = 0; i < program->count; i++) {
		if (strcmp(bri_unit_name(program->units[i]), file) == 0)
			return program->units[i];
		struct bri_scope_unit one = scope_of(first), other = scope_of(program->units[i]);
		same = same && is_same_text(one.triple, other.triple) && is_same_text(one.language, other.language) &&
		       is_same_text(one.environment, other.environment);
	}
	return same ? first : NULL;
}

static void scope_program(const struct bri_policy *policy, const struct bri_program *program, struct bri_findings *findings)
{
	size_t scopes = 0, count = bri_findings_count(findings);
	bri_policy_scopes(policy, &scopes);
	for (size_t i = 0; scopes && i < count; i++) {
		/* The list is ours until it is handed back. */
		struct bri_finding *finding = (struct bri_finding *)(uintptr_t)bri_findings_at(findings, i);
		const struct bri_unit *unit = unit_of(program, finding->file);
		const struct bri_scope_unit scope = unit ? scope_of(unit) : (struct bri_scope_unit){NULL, NULL, NULL};
		finding->severity = bri_scope_severity_in(policy, finding->rule, finding->severity, "", finding->file, &scope);
	}
}

/* Everything that a function or an initialiser names is part of the program when it is. */
static bool keep_named(struct world *world, uint32_t unit, uint32_t from, uint32_t to)
{
	const struct world_unit *home = &world->units[unit];
	bool grew = false;
	for (uint32_t n = from; n < to; n++) {
		const struct bri_node *node = bri_unit_node(home->unit, n);
		const struct world_function *known = node->kind == BRI_FUNCTION ? &home->functions[node->a] : NULL;
		struct world_function *callee =
		    known && known->function ? &world->units[known->unit].functions[known->function] : NULL;
		if (callee && callee->gone) {
			callee->gone = false;
			grew = true;
		}
	}
	return grew;
}

static bool keep_tree(struct world *world, uint32_t unit, uint32_t expression, int depth)
{
	const struct bri_unit *facts = world->units[unit].unit;
	const struct bri_node *node = bri_unit_node(facts, expression);
	size_t count = 0;
	const uint32_t *items = node->kind == BRI_INIT || node->kind == BRI_CALL ? bri_unit_list(facts, node, &count) : NULL;
	bool grew = keep_named(world, unit, expression, expression + 1);
	for (size_t i = 0; i < count && depth < 32; i++)
		grew |= keep_tree(world, unit, items[i], depth + 1);
	if ((node->kind == BRI_AT || node->kind == BRI_ADDRESS || node->kind == BRI_CAST || node->kind == BRI_CALL) && depth < 32)
		grew |= keep_tree(world, unit, node->a, depth + 1);
	return grew;
}

static void drop_functions(struct world *world, const struct bri_judge_options *options)
{
	for (uint32_t u = 0; u < world->count; u++)
		for (uint32_t f = 1; f <= bri_unit_functions(world->units[u].unit); f++) {
			const struct bri_function *function = bri_unit_function(world->units[u].unit, f);
			uint32_t symbol = function->symbol ? function->symbol : function->name;
			/* LTO puts what is called before main into a function of its own. */
			world->units[u].functions[f].gone =
			    !(function->flags & BRI_FUNCTION_STARTED) &&
			    !options->is_kept(options->kept_context, bri_unit_text(world->units[u].unit, symbol));
		}
	for (bool grew = true; grew;) {
		grew = false;
		for (uint32_t u = 0; u < world->count; u++) {
			const struct bri_unit *unit = world->units[u].unit;
			for (uint32_t f = 1; f <= bri_unit_functions(unit); f++) {
				const struct bri_function *function = bri_unit_function(unit, f);
				if (function->first_node && !world->units[u].functions[f].gone)
					grew |= keep_named(world, u, function->first_node, function->last_node);
			}
			for (uint32_t o = 1; o <= bri_unit_objects(unit); o++)
				if (!bri_unit_object(unit, o)->function && bri_unit_object(unit, o)->init)
					grew |= keep_tree(world, u, bri_unit_object(unit, o)->init, 0);
		}
	}
}

int bri_judge_program(const struct bri_policy *policy, const struct bri_program *program,
                      const struct bri_judge_options *options, const struct bri_findings *known,
                      struct bri_findings *findings, struct bri_error *reterr)
{
	for (size_t i = 0; i < program->count; i++)
		if (!bri_unit_is_complete(program->units[i]))
			return bri_error_set(reterr, bri_unit_name(program->units[i]),
			                     "the unit's facts are incomplete; nothing was proven");
	struct world *world = bri_world_new(policy, program->units, program->count, &program->aliases);
	if (!world)
		return bri_error_set(reterr, "", "out of memory while judging the program; nothing was proven");
	if (options->is_kept)
		drop_functions(world, options);
	int result = any_body(world) ? interpret(world, policy, known, findings, options, "", reterr) : 0;
	bri_world_free(world);
	scope_program(policy, program, findings);
	bri_findings_sort(findings);
	return result;
}
