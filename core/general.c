/* SPDX-License-Identifier: Apache-2.0 */
/* Facts on members that go by a name alone ("*.password"): a copy hands nothing over, so where the same value goes to a
 * role of an API as well it is told there, and the member isn't.  What never does is told where it is stored. */
#include "check.h"
#include "interp.h"
#include "world.h"

#include <string.h>

#define PASSED_MAX 6

struct held_candidate {
	struct held_candidate *next;
	bool is_copy; /* by what copies the whole structure */
	struct candidate candidate;
};
struct handed_value {
	struct handed_value *next;
	const struct bri_rule *rule;
	const char *shown;
	bool is_perhaps;           /* `shown` is one of several texts that may stand there */
	uint32_t unit, location;   /* where it began; location 0: not known */
	const struct bri_api *api; /* the member that it was told of; NULL: a role of an API */
	uint32_t count;
	struct passed {
		uint32_t unit, location;
	} passed[PASSED_MAX], /* calls that it went through on the way */
	        written;      /* where its bytes were; location 0: not known */
	uint32_t root;        /* a helper writes for others in other roots */
};

bool bri_is_number_fact(const struct bri_policy *policy, const struct bri_api *api)
{
	return api->bad && bri_policy_conditions(policy, NULL)[api->first_bad].op <= BRI_CLEAR;
}

/* A setting, a number that is `bad`, is one of the structure that it stands in. */
bool bri_is_general(const struct bri_policy *policy, const struct bri_api *api)
{
	return api && api->kind == BRI_API_FIELD && !bri_is_number_fact(policy, api) &&
	       strncmp(bri_policy_text(policy, api->name), "*.", 2) == 0;
}

/* What is shown of a drawn number is who drew it. */
static const char *shown_of(const struct interp *in, const struct candidate *candidate)
{
	return candidate->shown && !(candidate->value.tags & in->world->drawn_tags) ? candidate->shown : "";
}

static void note_handed(struct interp *in, const struct candidate *candidate)
{
	const struct origin *first = origin_first(candidate->value.origin);
	const char *shown = candidate->perhaps ? candidate->perhaps : shown_of(in, candidate);
	struct handed_value *handed = shown[0] || first || candidate->written_location ? bri_pool_alloc(&in->run->keep, sizeof *handed) : NULL;
	char *copy = handed ? bri_pool_alloc(&in->run->keep, strlen(shown) + 1) : NULL;
	if (!copy)
		return;
	*handed = (struct handed_value){.next = in->run->handed, .rule = candidate->rule, .shown = strcpy(copy, shown),
	                                 .is_perhaps = candidate->perhaps != NULL};
	if (first) {
		handed->unit = first->unit;
		handed->location = first->location;
	}
	handed->written = (struct passed){candidate->written_unit, candidate->written_location};
	handed->root = candidate->root;
	for (const struct origin *step = candidate->value.origin; step && handed->count < PASSED_MAX; step = step->older)
		if (step->kind == ORIGIN_PASSED)
			handed->passed[handed->count++] = (struct passed){step->unit, step->location};
	in->run->handed = handed;
}

/* S::S(S const&), S::operator=(S&&) and kin. */
static bool is_copying(const struct interp *in)
{
	const struct bri_unit *unit = in->world->units[in->top->unit].unit;
	const char *name = bri_unit_text(unit, bri_unit_function(unit, in->top->function)->name);
	const char *own = bri_own_name(name), *given = strchr(own, '(');
	size_t length = own - name > 2 ? (size_t)(own - name) - 2 : 0;
	if (!length || !given || strncmp(given + 1, name, length) != 0)
		return false;
	const char *rest = given + 1 + length;
	return strcmp(rest, "&&)") == 0 || strcmp(rest, " const&)") == 0 || strcmp(rest, "&)") == 0;
}

bool bri_general_keep(struct interp *in, const struct candidate *candidate)
{
	if (in->run->telling_held)
		return false;
	if (!bri_is_general(in->policy, candidate->api)) {
		note_handed(in, candidate);
		return false;
	}
	const struct candidate *kept = bri_candidate_keep(in->run, candidate);
	struct held_candidate *held = kept ? bri_pool_alloc(&in->run->keep, sizeof *held) : NULL;
	if (held) {
		*held = (struct held_candidate){in->run->held, is_copying(in), *kept};
		in->run->held = held;
	}
	return held != NULL;
}

/* The call that hands it to the member is one of those that handed it on: of several texts that one may be, the place
 * where each began says nothing. */
static bool passed_there(const struct handed_value *handed, const struct candidate *candidate)
{
	for (uint32_t i = 0; i < handed->count && handed->rule == candidate->rule; i++)
		if (handed->passed[i].unit == candidate->unit && handed->passed[i].location == candidate->location)
			return true;
	return false;
}

static bool is_told_elsewhere(const struct interp *in, const struct held_candidate *held)
{
	const struct candidate *candidate = &held->candidate;
	const struct origin *first = origin_first(candidate->value.origin);
	const char *shown = shown_of(in, candidate);
	for (const struct handed_value *handed = in->run->handed; handed; handed = handed->next) {
		if (handed->api && !(held->is_copy && handed->api == candidate->api))
			continue;
		/* A text that may stand there, or was handed over in another root, is a definition's, not any store's of the
		 * same letters. */
		bool is_anothers = candidate->function && (handed->is_perhaps || handed->root != candidate->root);
		bool is_written = candidate->written_location && handed->root == candidate->root && handed->written.unit == candidate->written_unit &&
		                  handed->written.location == candidate->written_location;
		/* One helper draws for all that call it. */
		bool is_drawn_apart = candidate->value.tags & in->world->drawn_tags && handed->root != candidate->root;
		if (is_written || (shown[0] && !is_anothers && strcmp(handed->shown, shown) == 0) || passed_there(handed, candidate) ||
		    (handed->location && first && !is_drawn_apart && handed->unit == first->unit && handed->location == first->location))
			return true;
	}
	return false;
}

/* What was told where it was stored is copied from there with its structure: t = s. */
static void note_told(struct interp *in, const struct candidate *candidate)
{
	const struct origin *first = origin_first(candidate->value.origin);
	struct handed_value *told = first ? bri_pool_alloc(&in->run->keep, sizeof *told) : NULL;
	if (!told)
		return;
	*told = (struct handed_value){.next = in->run->handed, .rule = candidate->rule, .shown = "", .unit = first->unit,
	                              .location = first->location, .api = candidate->api};
	in->run->handed = told;
}

void bri_general_report(struct interp *in)
{
	struct held_candidate *ordered = NULL, *next;
	for (struct held_candidate *held = in->run->held; held; held = next) { /* oldest first */
		next = held->next;
		held->next = ordered;
		ordered = held;
	}
	in->run->held = NULL;
	in->run->telling_held = true;
	for (struct held_candidate *held = ordered; held; held = held->next)
		if (!is_told_elsewhere(in, held)) {
			bri_report_candidate(in, &held->candidate);
			note_told(in, &held->candidate);
		}
	in->run->telling_held = false;
}
