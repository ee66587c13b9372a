/* SPDX-License-Identifier: Apache-2.0 */
/* Turns candidates into findings: place, sentence, path of the value, clauses and
 * the line that mends it. */
#include "check.h"
#include "interp.h"
#include "report.h"

#include <stdio.h>
#include <string.h>

#define STEPS_MAX 24
#define LINE_MAX_ 512

static void append(char *text, size_t room, const char *more, size_t length)
{
	size_t used = strlen(text);
	if (used + 1 >= room)
		return;
	if (length > room - used - 1)
		length = room - used - 1;
	memcpy(text + used, more, length);
	text[used + length] = 0;
}

void bri_report_expand(const char *pattern, const char *what, const char *value, const char *name, const char *role,
                       char *text, size_t room)
{
	text[0] = 0;
	while (*pattern) {
		const char *open = strchr(pattern, '{'), *close = open ? strchr(open, '}') : NULL;
		if (!close) {
			append(text, room, pattern, strlen(pattern));
			return;
		}
		append(text, room, pattern, (size_t)(open - pattern));
		size_t length = (size_t)(close - open - 1);
		const char *word = length == 4 && !strncmp(open + 1, "what", 4)    ? what
		                   : length == 5 && !strncmp(open + 1, "value", 5) ? value
		                   : length == 4 && !strncmp(open + 1, "name", 4)  ? name
		                   : length == 4 && !strncmp(open + 1, "role", 4)  ? role
		                                                                   : NULL;
		if (word)
			append(text, room, word, strlen(word));
		else
			append(text, room, open, length + 2);
		pattern = close + 1;
	}
	/* A value that isn't known leaves "()" behind. */
	char *empty = strstr(text, " ()");
	if (empty)
		memmove(empty, empty + 3, strlen(empty + 3) + 1);
	/* Nor has everything that says yes a name: "X:  accepts". */
	char *hollow = !name || !*name ? strstr(text, ":  ") : NULL;
	if (hollow)
		memmove(hollow, hollow + 2, strlen(hollow + 2) + 1);
}

const char *bri_report_fix(const struct bri_policy *policy, const struct bri_rule *rule, const char *subject)
{
	const struct bri_fix *fixes = bri_policy_fixes(policy, NULL) + rule->first_fix;
	for (uint32_t i = 0; i < rule->fixes; i++)
		if (strcmp(bri_policy_text(policy, fixes[i].library), subject) == 0)
			return bri_policy_text(policy, fixes[i].text);
	return bri_policy_text(policy, rule->fix);
}

void bri_report_rule(const struct bri_policy *policy, const struct bri_rule *rule, const struct bri_api *api,
                     struct bri_finding *finding, char *clauses, size_t room)
{
	const struct bri_reference *references = bri_policy_references(policy, NULL) + rule->first_reference;
	const struct bri_fix *fixes = bri_policy_fixes(policy, NULL) + rule->first_fix;
	uint32_t fix = rule->fix;
	clauses[0] = 0;
	for (uint32_t i = 0; i < rule->references; i++) {
		char one[96];
		snprintf(one, sizeof one, "%s%s %s", i ? ", " : "", bri_policy_text(policy, references[i].standard),
		         bri_policy_text(policy, references[i].clause));
		append(clauses, room, one, strlen(one));
	}
	for (uint32_t i = 0; api && i < rule->fixes; i++)
		if (fixes[i].library == api->library)
			fix = fixes[i].text;
	if (api && api->fix)
		fix = api->fix;
	finding->rule = bri_policy_text(policy, rule->id);
	finding->fix = bri_policy_text(policy, fix);
	finding->clauses = clauses;
	finding->cwe = bri_policy_text(policy, rule->cwe);
	finding->severity = rule->severity;
	finding->result = BRI_FAIL;
	finding->file = finding->function = finding->message = finding->macro = finding->mend = "";
	finding->waiver_reason = finding->waiver_owner = finding->waiver_place = "";
}

struct path {
	struct bri_step steps[STEPS_MAX];
	char texts[STEPS_MAX][160];
	size_t count;
};

/* What a step says: the name stands between, a number behind. */
struct step_text {
	const char *before, *after;
};

/* `number` 0: none. */
static void add_step(struct interp *in, struct path *path, uint32_t unit, uint32_t location, struct step_text words,
                     const char *name, unsigned number)
{
	char digits[16] = "";
	if (path->count == STEPS_MAX || location == 0)
		return;
	const struct bri_unit *facts = in->world->units[unit].unit;
	struct bri_place place = bri_unit_place(facts, location);
	struct bri_step *step = &path->steps[path->count];
	char *text = path->texts[path->count];
	if (number)
		snprintf(digits, sizeof digits, "%u", number);
	snprintf(text, sizeof path->texts[0], "%s%s%s%s", words.before, name, words.after, digits);
	*step = (struct bri_step){place.file, place.line, place.column, text, in->world->count == 1 ? location : 0};
	if (path->count && strcmp(path->texts[path->count - 1], text) == 0 && step[-1].line == place.line)
		return;
	path->count++;
}

static void value_steps(struct interp *in, struct path *path, const struct origin *origin)
{
	const struct origin *chain[32];
	size_t count = 0;
	for (; origin && count < 32; origin = origin->older)
		chain[count++] = origin;
	while (count--) {
		const struct origin *step = chain[count];
		static const struct step_text texts[] = {
		    [ORIGIN_WRITTEN] = {"the value is written here", ""},
		    [ORIGIN_INIT] = {"'", "' gets the value here"},
		    [ORIGIN_STORED] = {"the value is stored in '", "' here"},
		    [ORIGIN_PASSED] = {"it is passed to '", "' as argument "},
		    [ORIGIN_RETURNED] = {"'", "' returns it here"},
		    [ORIGIN_CALL] = {"it comes from '", "' here"},
		    [ORIGIN_COPIED] = {"'", "' copies it here"},
		    [ORIGIN_CHOSEN] = {"", ""},
		};
		/* What travelled in a note keeps few names. */
		bool nameless = (step->kind == ORIGIN_STORED || step->kind == ORIGIN_INIT) && step->name && !step->name[0];
		static const struct step_text stored = {"the value is stored here", ""};
		add_step(in, path, step->unit, step->location, nameless ? stored : texts[step->kind], step->name, step->number);
	}
}

static bool is_named(const struct origin *origin, uint32_t unit, uint32_t location)
{
	for (; origin; origin = origin->older)
		if (origin->unit == unit && origin->location == location)
			return true;
	return false;
}

/* In a program: where in another unit what is handed over is defined, if the value's own path doesn't lead there. */
static void definition_steps(struct interp *in, struct path *path, const struct candidate *candidate)
{
	const struct atom *atom = &candidate->value;
	uint32_t unit = candidate->unit, name = 0, location = 0;
	if (!in->run->is_program)
		return;
	value_steps(in, path, candidate->via);
	if (atom->kind == ATOM_FUNCTION) {
		const struct world_function *known = &in->world->units[atom->unit].functions[atom->id];
		unit = known->unit;
		if (known->function) {
			name = bri_unit_function(in->world->units[unit].unit, known->function)->name;
			location = bri_unit_function(in->world->units[unit].unit, known->function)->location;
		}
	} else if (atom->kind == ATOM_ADDRESS && in->regions[atom->id].kind == REGION_OBJECT &&
	           in->regions[atom->id].act == 0) {
		unit = in->regions[atom->id].unit;
		name = bri_unit_object(in->world->units[unit].unit, in->regions[atom->id].handle)->name;
		location = bri_unit_object(in->world->units[unit].unit, in->regions[atom->id].handle)->location;
	}
	if (unit != candidate->unit && !is_named(atom->origin, unit, location))
		add_step(in, path, unit, location, (struct step_text){"'", "' is defined here"},
		         bri_unit_text(in->world->units[unit].unit, name), 0);
}

/* The words that a command check of this rule and role forbids, joined with '|'. */
static void forbidden_words(const struct bri_policy *policy, const struct candidate *candidate, char *text, size_t room)
{
	const struct bri_role *role = &bri_policy_roles(policy, NULL)[candidate->api->role];
	const struct bri_check *checks = bri_policy_checks(policy, NULL) + role->first_check;
	const struct bri_rule *rules = bri_policy_rules(policy, NULL);
	for (uint32_t i = 0; i < role->checks; i++) {
		const struct bri_condition *pattern = bri_policy_conditions(policy, NULL) + checks[i].first_condition;
		if (checks[i].predicate != BRI_IS_COMMAND || &rules[checks[i].rule] != candidate->rule)
			continue;
		for (uint32_t n = 0; n < checks[i].conditions; n++) {
			const char *words =
			    bri_policy_text(policy, bri_policy_words(policy, NULL)[pattern[n].first + 1]);
			append(text, room, "|", *text && *words ? 1 : 0);
			append(text, room, words, strlen(words));
		}
	}
}

/* Only where the bad value is written in the call itself is there something to replace. */
static void add_mend(const struct bri_policy *policy, const struct candidate *candidate, struct bri_finding *finding,
                     char *text, size_t room)
{
	const struct bri_api *api = candidate->api;
	if (!api || candidate->path || candidate->sink_location != candidate->location)
		return;
	finding->mend = text;
	if (api->mend) {
		finding->mend = bri_policy_text(policy, api->mend);
		finding->mend_kind = api->locus == BRI_AT_ARG ? BRI_MEND_ARGUMENT : BRI_MEND_CALLEE;
		finding->mend_arg = api->arg;
	} else if (api->role != BRI_NOTHING && api->kind == BRI_API_CALL) {
		forbidden_words(policy, candidate, text, room);
		finding->mend_kind = *text ? BRI_MEND_WORDS : BRI_MEND_NONE;
		finding->mend_arg = api->arg;
	}
}

/* A warning of the unit alone doesn't stand for the error that the program makes of it. */
static bool said_already(const struct bri_findings *known, const struct bri_finding *finding)
{
	for (size_t i = 0; known && i < bri_findings_count(known); i++) {
		const struct bri_finding *other = bri_findings_at(known, i);
		if (other->line == finding->line && (other->severity >= finding->severity || other->waived) &&
		    strcmp(other->rule, finding->rule) == 0 && strcmp(other->file, finding->file) == 0)
			return true;
	}
	return false;
}

void bri_report_candidate(struct interp *in, const struct candidate *candidate)
{
	struct judge_run *run = in->run;
	if (!run || bri_general_keep(in, candidate))
		return;
	const struct bri_policy *policy = run->policy;
	const struct bri_unit *unit = in->world->units[candidate->unit].unit;
	struct bri_finding finding = {0};
	struct path path;
	char message[LINE_MAX_], clauses[LINE_MAX_], mend[LINE_MAX_] = "";
	path.count = 0;
	bri_report_rule(policy, candidate->rule, candidate->api, &finding, clauses, sizeof clauses);
	if (candidate->elsewhere)
		finding.severity = candidate->rule->severity_elsewhere;
	if (finding.severity == BRI_OFF)
		return;
	struct bri_place place = bri_unit_place(unit, candidate->location);
	const struct bri_api *api = candidate->api;
	const struct bri_role *roles = bri_policy_roles(policy, NULL);
	bri_report_expand(bri_policy_text(policy, candidate->rule->message), candidate->sink,
	                  candidate->shown ? candidate->shown : "", candidate->shown ? candidate->shown : "",
	                  api && api->role != BRI_NOTHING ? bri_policy_text(policy, roles[api->role].name) : "",
	                  message, sizeof message);
	if (candidate->caller_location && candidate->function) { /* it may have chosen the value */
		const struct bri_unit *home = in->world->units[candidate->function_unit].unit;
		add_step(in, &path, candidate->caller_unit, candidate->caller_location, (struct step_text){"'", "' is called here"},
		         bri_unit_text(home, bri_unit_function(home, candidate->function)->name), 0);
	}
	definition_steps(in, &path, candidate);
	value_steps(in, &path, candidate->value.origin);
	for (const struct activation_path *step = candidate->path; step; step = step->next)
		if (step != candidate->path || step->location != candidate->location)
			add_step(in, &path, step->unit, step->location, (struct step_text){"it goes on through '", "' here"},
			         step->callee, 0);
	if (candidate->sink_location != candidate->location || candidate->sink_unit != candidate->unit)
		add_step(in, &path, candidate->sink_unit, candidate->sink_location, (struct step_text){"it reaches '", "' here"},
		         candidate->sink, 0);
	finding.gate = run->is_program ? BRI_GATE_LINK : BRI_GATE_COMPILE;
	finding.file = place.file ? place.file : bri_unit_name(unit);
	finding.line = place.line;
	finding.column = place.column;
	finding.macro = place.macro ? place.macro : "";
	finding.location = in->world->count == 1 && !run->is_program ? candidate->location : 0;
	if (finding.location)
		add_mend(policy, candidate, &finding, mend, sizeof mend);
	finding.message = message;
	if (candidate->function) {
		const struct bri_unit *home = in->world->units[candidate->function_unit].unit;
		finding.function = bri_unit_text(home, bri_unit_function(home, candidate->function)->name);
	}
	finding.steps = path.steps;
	finding.step_count = path.count;
	if (!said_already(run->known, &finding))
		bri_findings_add(run->findings, &finding);
}
