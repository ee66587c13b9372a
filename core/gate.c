/* SPDX-License-Identifier: Apache-2.0 */
/* The compile gate without its compiler: takes arguments, opens the policy, has
 * the unit judged, hands out the verdict and writes evidence.  Whatever it can't
 * do is an error for its caller to tell; a unit it could not judge never passes. */
#include "gate.h"

#include "enumerator.h"
#include "fact_build.h"
#include "gate_file.h"
#include "inputs.h"
#include "text.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* "build" is for compiler caches alone: it tells one build of the plugin from another. */
enum key { KEY_POLICY, KEY_DIGEST, KEY_MODE, KEY_REPORT_DIR, KEY_FACTS, KEY_CALLS, KEY_OUTPUT, KEY_COMMENTS, KEY_BUILD, KEYS };

static const char *const keys[KEYS] = { "policy", "digest", "mode",   "report-dir",
	                                "facts",  "calls",  "output", "comments", "build" };

struct bri_gate_unit {
	char *values[KEYS]; /* NULL: not given */
	enum bri_mode mode;
	struct bri_policy *policy;
	bool is_lent;
	struct bri_unit *unit; /* borrowed */
	struct bri_travel travel; /* of the unit, in its note */
	struct bri_findings *findings, *shown;
	bool is_judged;
	struct bri_function_counts counts;
};

struct bri_gate_unit *bri_gate_unit_new(void)
{
	return calloc(1, sizeof(struct bri_gate_unit));
}

void bri_gate_unit_free(struct bri_gate_unit *gate)
{
	if (gate == NULL)
		return;
	for (unsigned i = 0; i < KEYS; i++)
		free(gate->values[i]);
	if (gate->policy != NULL && !gate->is_lent)
		bri_policy_close(gate->policy);
	free(gate->travel.functions);
	free(gate->travel.nodes);
	free(gate->travel.names);
	free(gate->travel.declared);
	bri_findings_free(gate->findings);
	bri_findings_free(gate->shown);
	free(gate);
}

/* ---- arguments --------------------------------------------------------------- */

static bool is_digest(const char *text)
{
	return strlen(text) == 64 && text[strspn(text, "0123456789abcdefABCDEF")] == '\0';
}

static int check_value(enum key key, const char *value, const char *where, struct bri_error *reterr)
{
	enum bri_mode mode;
	if (key == KEY_MODE && bri_mode_from_text(value, &mode) < 0)
		return bri_error_set(reterr, where, "'%s' is no mode: use enforce, harden, warn, record, probe or off", value);
	if (key == KEY_DIGEST && !is_digest(value))
		return bri_error_set(reterr, where, "'%s' is no digest: it takes 64 hexadecimal digits", value);
	if (key == KEY_COMMENTS && strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
		return bri_error_set(reterr, where, "'%s' is neither yes nor no", value);
	if (value[0] == '\0' && key != KEY_OUTPUT)
		return bri_error_set(reterr, where, "an argument is empty: give it a value or leave it out");
	return 0;
}

static int set_value(struct bri_gate_unit *gate, enum key key, const char *value, struct bri_error *reterr)
{
	char *copy = strdup(value);
	if (copy == NULL)
		return bri_error_set(reterr, "", "out of memory");
	free(gate->values[key]);
	gate->values[key] = copy;
	return 0;
}

int bri_gate_unit_argument(struct bri_gate_unit *gate, const char *key, const char *value, struct bri_error *reterr)
{
	if (value == NULL)
		value = "";
	for (unsigned i = 0; i < KEYS; i++) {
		if (strcmp(key, keys[i]) != 0)
			continue;
		char where[64];
		snprintf(where, sizeof(where), "argument '%s'", key);
		if (check_value((enum key)i, value, where, reterr) < 0)
			return -1;
		return set_value(gate, (enum key)i, value, reterr);
	}
	return bri_error_set(reterr, "", "unknown argument '%s': use policy, digest, mode, report-dir, facts, calls, "
	                                 "output, comments or build", key);
}

static int fill_from_environment(struct bri_gate_unit *gate, enum key key, const char *variable,
                                 struct bri_error *reterr)
{
	const char *value = getenv(variable);
	if (gate->values[key] != NULL || value == NULL || value[0] == '\0')
		return 0;
	if (check_value(key, value, variable, reterr) < 0)
		return -1;
	return set_value(gate, key, value, reterr);
}

/* ---- policy ------------------------------------------------------------------- */

static int check_digest(const struct bri_gate_unit *gate, struct bri_error *reterr)
{
	char digest[65];
	bri_policy_digest_hex(gate->policy, digest);
	if (gate->values[KEY_DIGEST] == NULL || strcasecmp(gate->values[KEY_DIGEST], digest) == 0)
		return 0;
	const char *path = gate->values[KEY_POLICY];
	return bri_error_set(reterr, path != NULL ? path : "", "the policy's digest is %s, the command line says %s: compile "
	                     "the policy again or mend the command", digest, gate->values[KEY_DIGEST]);
}

static int open_policy(struct bri_gate_unit *gate, struct bri_error *reterr)
{
	const char *path = gate->values[KEY_POLICY];
	if (path == NULL)
		return bri_error_set(reterr, "", "no policy: set BRINELL_POLICY or the argument 'policy' to a compiled "
		                                 "policy (brinell policy compile makes one)");
	size_t length = strlen(path);
	if (length < 4 || strcmp(path + length - 4, ".bri") != 0)
		return bri_error_set(reterr, path, "this is no compiled policy: inside a compiler only a .bri file will do "
		                                   "(brinell policy compile makes one; brinell cc does so by itself)");
	gate->policy = bri_policy_open(path, reterr);
	return gate->policy == NULL ? -1 : check_digest(gate, reterr);
}

void bri_gate_unit_lend(struct bri_gate_unit *gate, struct bri_policy *policy)
{
	gate->policy = policy;
	gate->is_lent = true;
}

int bri_gate_unit_open(struct bri_gate_unit *gate, struct bri_error *reterr)
{
	if (fill_from_environment(gate, KEY_POLICY, "BRINELL_POLICY", reterr) < 0 ||
	    fill_from_environment(gate, KEY_MODE, "BRINELL_MODE", reterr) < 0 ||
	    fill_from_environment(gate, KEY_REPORT_DIR, "BRINELL_REPORT_DIR", reterr) < 0)
		return -1;
	gate->mode = BRI_MODE_ENFORCE;
	if (gate->values[KEY_MODE] != NULL)
		bri_mode_from_text(gate->values[KEY_MODE], &gate->mode);
	if (gate->mode == BRI_MODE_OFF)
		return 0;
	return gate->is_lent ? check_digest(gate, reterr) : open_policy(gate, reterr);
}

enum bri_mode bri_gate_unit_mode(const struct bri_gate_unit *gate)
{
	return gate->mode;
}

const struct bri_policy *bri_gate_unit_policy(const struct bri_gate_unit *gate)
{
	return gate->policy;
}

/* ---- judging ------------------------------------------------------------------- */

static void write_facts(const struct bri_gate_unit *gate, FILE *file, struct bri_error *reterr, int *ret_status)
{
	(void)reterr;
	bri_unit_write(gate->unit, bri_gate_file_sink, file);
	*ret_status = 0;
}

static void write_calls(const struct bri_gate_unit *gate, FILE *file, struct bri_error *reterr, int *ret_status)
{
	*ret_status = bri_unit_write_calls(gate->policy, gate->unit, bri_gate_file_sink, file, reterr);
}

static int write_text(const struct bri_gate_unit *gate, const char *path,
                      void (*write)(const struct bri_gate_unit *, FILE *, struct bri_error *, int *),
                      struct bri_error *reterr)
{
	if (path == NULL)
		return 0;
	FILE *file = bri_gate_file_open(path, reterr);
	if (file == NULL)
		return -1;
	int status = -1;
	write(gate, file, reterr, &status);
	return bri_gate_file_close(file, path, status, reterr);
}

/* Waived and undecided ones are for the evidence; a compiler shows what it holds
 * against the code. */
static int select_shown(struct bri_gate_unit *gate, struct bri_error *reterr)
{
	bool shows = gate->mode == BRI_MODE_ENFORCE || gate->mode == BRI_MODE_HARDEN || gate->mode == BRI_MODE_WARN;
	for (size_t i = 0; shows && i < bri_findings_count(gate->findings); i++) {
		struct bri_finding finding = *bri_findings_at(gate->findings, i);
		if (finding.waived || finding.result != BRI_FAIL)
			continue;
		if (gate->mode == BRI_MODE_WARN && finding.severity == BRI_ERROR)
			finding.severity = BRI_WARNING;
		if (bri_findings_add(gate->shown, &finding) == NULL)
			return bri_error_set(reterr, bri_unit_name(gate->unit), "out of memory while keeping findings");
	}
	return 0;
}

void bri_gate_unit_begin(const struct bri_gate_unit *gate, struct bri_unit *unit)
{
	if (gate->policy == NULL)
		return;
	bri_unit_set_enumerator_wish(unit, bri_enumerators_wanted, gate->policy);
	bri_unit_set_function_wish(unit, bri_functions_wanted, gate->policy);
	bri_unit_set_namer_wish(unit, bri_functions_naming, gate->policy);
}

/* Data alone, in C: no function is made, so none can lack protection.  Said as an option, so that whoever reads the
 * evidence knows it too.  C++ makes functions for constructors. */
static void note_emptiness(struct bri_unit *unit)
{
	const char *language = bri_unit_option(unit, "language");

	if (language == NULL || strcmp(language, "c") != 0)
		return;
	for (uint32_t f = 1; f <= bri_unit_functions(unit); f++)
		if ((bri_unit_function(unit, f)->flags & (BRI_FUNCTION_DEFINED | BRI_FUNCTION_SYSTEM)) == BRI_FUNCTION_DEFINED)
			return;
	bri_unit_set_option(unit, "functions", "none");
}

int bri_gate_unit_judge(struct bri_gate_unit *gate, struct bri_unit *unit, bri_line_reader line, void *line_context,
                        struct bri_error *reterr)
{
	const char *comments = gate->values[KEY_COMMENTS];
	char directory[PATH_MAX];
	struct bri_judge_options options = { .line = line, .line_context = line_context,
	                                     .directory = getcwd(directory, sizeof(directory)) };
	options.refuse_source_waivers = comments != NULL && strcmp(comments, "no") == 0;
	gate->unit = unit;
	gate->is_judged = false;
	bri_findings_free(gate->findings);
	bri_findings_free(gate->shown);
	free(gate->travel.functions);
	free(gate->travel.nodes);
	free(gate->travel.names);
	free(gate->travel.declared);
	gate->findings = bri_findings_new();
	gate->shown = bri_findings_new();
	gate->travel.stirs = false;
	if (gate->policy != NULL && gate->mode != BRI_MODE_OFF)
		bri_unit_declare_named(unit);
	gate->travel.functions = calloc(bri_unit_functions(unit) + 1, sizeof(bool));
	gate->travel.nodes = calloc(bri_unit_nodes(unit) + 1, sizeof(bool));
	gate->travel.names = calloc(bri_unit_name_count(unit) + 1, sizeof(bool));
	gate->travel.declared = calloc(bri_unit_functions(unit) + 1, sizeof(bool));
	if (gate->findings == NULL || gate->shown == NULL || gate->travel.functions == NULL ||
	    gate->travel.nodes == NULL || gate->travel.names == NULL || gate->travel.declared == NULL)
		return bri_error_set(reterr, bri_unit_name(unit), "out of memory");
	if (!gate->is_lent) /* else nothing travels */
		options.travel = &gate->travel;
	if (gate->mode == BRI_MODE_OFF) {
		gate->is_judged = true;
		return 0;
	}
	if (gate->policy == NULL)
		return bri_error_set(reterr, bri_unit_name(unit), "no policy is open: nothing was judged");
	bri_enumerators_prune(gate->policy, unit);
	note_emptiness(unit);
	/* Nothing walks the facts before this: a slip of an adapter ends here. */
	if (bri_unit_check(unit, bri_unit_name(unit), reterr) < 0 ||
	    write_text(gate, gate->values[KEY_FACTS], write_facts, reterr) < 0 ||
	    bri_judge_unit(gate->policy, unit, &options, gate->findings, reterr) < 0 ||
	    write_text(gate, gate->values[KEY_CALLS], write_calls, reterr) < 0)
		return -1;
	if (!bri_unit_is_complete(unit) || !bri_findings_is_complete(gate->findings))
		return bri_error_set(reterr, bri_unit_name(unit), "the unit is not wholly known (out of memory?): nothing was "
		                                                  "proven");
	if (select_shown(gate, reterr) < 0)
		return -1;
	gate->is_judged = true;
	return 0;
}

const struct bri_findings *bri_gate_unit_findings(const struct bri_gate_unit *gate)
{
	return gate->shown;
}

const struct bri_findings *bri_gate_unit_all_findings(const struct bri_gate_unit *gate)
{
	return gate->findings;
}

bool bri_gate_unit_is_refused(const struct bri_gate_unit *gate)
{
	if (gate->mode != BRI_MODE_ENFORCE && gate->mode != BRI_MODE_HARDEN)
		return false;
	return !gate->is_judged || bri_findings_of(gate->findings, BRI_ERROR) > 0;
}

/* ---- evidence ------------------------------------------------------------------ */

static int encode(const struct bri_gate_unit *gate, const char *output, const struct bri_travel *travel, bool as_file,
                  unsigned char **ret_bytes, size_t *ret_size, struct bri_error *reterr)
{
	const struct bri_policy_header *header = bri_policy_header(gate->policy);
	struct bri_evidence evidence = {
		.policy = bri_policy_text(gate->policy, header->name),
		.mode = (uint8_t)gate->mode,
		.gate = BRI_GATE_COMPILE,
		.unit = bri_unit_name(gate->unit),
		.output = output,
		.facts = gate->unit,
		.functions_protected = gate->counts.with_protection,
		.functions_unprotected = gate->counts.without_protection,
		.functions_named = gate->counts.named,
		.assembles = gate->counts.assembles,
		.findings = gate->findings,
	};
	memcpy(evidence.digest, header->digest, sizeof(evidence.digest));
	return bri_evidence_encode(&evidence, travel, as_file, ret_bytes, ret_size, reterr);
}

int bri_gate_unit_note(struct bri_gate_unit *gate, const struct bri_function_counts *counts, unsigned char **ret_bytes,
                       size_t *ret_size, struct bri_error *reterr)
{
	if (!gate->is_judged || gate->policy == NULL || gate->is_lent)
		return bri_error_set(reterr, gate->unit != NULL ? bri_unit_name(gate->unit) : "",
		                     "the unit was not judged: there is no evidence to write");
	gate->counts = *counts;
	const char *output = gate->values[KEY_OUTPUT];
	return encode(gate, output != NULL ? output : "", &gate->travel, false, ret_bytes, ret_size, reterr);
}

/* The object's name as compilers choose it: x.o in the working directory. */
static char *name_of_object(const char *unit)
{
	const char *slash = strrchr(unit, '/');
	const char *base = slash != NULL ? slash + 1 : unit;
	const char *dot = strrchr(base, '.');
	size_t length = dot != NULL && dot != base ? (size_t)(dot - base) : strlen(base);
	char *name = malloc(length + 3);
	if (name != NULL) {
		memcpy(name, base, length);
		memcpy(name + length, ".o", 3);
	}
	return name;
}

int bri_gate_unit_report(struct bri_gate_unit *gate, const char *output, bri_gate_sha256 sha256,
                         struct bri_error *reterr)
{
	const char *directory = gate->values[KEY_REPORT_DIR];
	if (directory == NULL || gate->mode == BRI_MODE_OFF || gate->unit == NULL || gate->policy == NULL)
		return 0;
	if (output == NULL || output[0] == '\0')
		output = gate->values[KEY_OUTPUT];
	char *chosen = output == NULL || output[0] == '\0' ? name_of_object(bri_unit_name(gate->unit)) : strdup(output);
	char *path = chosen != NULL ? bri_gate_report_path(directory, chosen, sha256) : NULL;
	int status = -1;
	unsigned char *bytes = NULL;
	size_t size = 0;
	if (path == NULL)
		bri_error_set(reterr, directory, "can't name the report: out of memory, or the working directory is gone");
	else if (!gate->is_judged || !bri_gate_unit_is_refused(gate))
		/* Without a judgement there is no evidence, and none must look like a pass. */
		status = bri_gate_report_remove(path, reterr);
	else if (encode(gate, chosen, NULL, true, &bytes, &size, reterr) == 0)
		status = bri_gate_report_write(directory, path, bytes, size, reterr);
	free(bytes);
	free(path);
	free(chosen);
	return status;
}

/* ---- what the unit is read from ------------------------------------------------- */

bool bri_gate_unit_wants_inputs(const struct bri_gate_unit *gate)
{
	const char *setting = gate->policy != NULL ? bri_policy_setting(gate->policy, "sbom") : NULL;
	return gate->mode != BRI_MODE_OFF && gate->mode != BRI_MODE_PROBE && gate->values[KEY_REPORT_DIR] != NULL &&
	       setting != NULL && strcmp(setting, "on") == 0;
}

int bri_gate_unit_list_inputs(struct bri_gate_unit *gate, const char *output, const char *const *files, size_t count,
                              struct bri_error *reterr)
{
	const char *unit = gate->unit != NULL ? bri_unit_name(gate->unit) : count > 0 ? files[0] : "";
	if (!bri_gate_unit_wants_inputs(gate))
		return 0;
	if (output == NULL || output[0] == '\0')
		output = gate->values[KEY_OUTPUT];
	char *chosen = output == NULL || output[0] == '\0' ? name_of_object(unit) : strdup(output);
	struct bri_inputs *inputs = chosen != NULL ? bri_inputs_new(false, chosen, unit) : NULL;
	int status = -1;
	if (inputs == NULL) {
		bri_error_set(reterr, unit, "out of memory while listing what the unit is read from");
	} else {
		for (size_t i = 0; i < count; i++)
			bri_inputs_add(inputs, files[i], NULL);
		status = bri_inputs_write(inputs, gate->values[KEY_REPORT_DIR], reterr);
	}
	bri_inputs_free(inputs);
	free(chosen);
	return status;
}
