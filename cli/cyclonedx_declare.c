/* SPDX-License-Identifier: Apache-2.0 */
/* CycloneDX declarations: every standard with its clauses, and for each clause
 * what is claimed of it and on what evidence.  A proven clause rests on the
 * gates' evidence, a declared one on the maker's word, a violated one is a
 * counter claim; an unproven one claims nothing. */
#include "cyclonedx.h"

#include <stdlib.h>
#include <string.h>

#define ASSESSOR "assessor-brinell"
#define BY_GATES "evidence-gates"

struct declaring {
	const struct bri_report *report;
	const struct bri_matrix *matrix;
	json_t *standards, *requirements, *claims, *evidence, *map;
	int failed;
};

static void set(struct declaring *declaring, json_t *object, const char *key, json_t *value)
{
	declaring->failed |= bri_json_set(object, key, value);
}

static void set_text(struct declaring *declaring, json_t *object, const char *key, const char *text)
{
	declaring->failed |= bri_json_set_text(object, key, text);
}

static void push(struct declaring *declaring, json_t *array, json_t *value)
{
	declaring->failed |= json_array_append_new(array, value);
}

static json_t *list_of(struct declaring *declaring, const char *text)
{
	json_t *list = json_array();

	push(declaring, list, bri_json_text(text));
	return list;
}

static json_t *property(struct declaring *declaring, const char *name, const char *value)
{
	json_t *object = json_object();

	set(declaring, object, "name", bri_json_text(name));
	set(declaring, object, "value", bri_json_text(value));
	return object;
}

/* A new standard when its name differs from the last one's. */
static void begin_standard(struct declaring *declaring, const char *standard, const char *last)
{
	json_t *object;
	char ref[200];

	if (strcmp(standard, last) == 0)
		return;
	object = json_object();
	declaring->requirements = json_array();
	snprintf(ref, sizeof(ref), "standard:%.180s", standard);
	set_text(declaring, object, "bom-ref", ref);
	set_text(declaring, object, "name", standard);
	set(declaring, object, "requirements", declaring->requirements);
	push(declaring, declaring->standards, object);
}

static void add_requirement(struct declaring *declaring, const struct bri_clause_row *row, const char *ref)
{
	static const char *const others[] = {"en303645-3.1.3", "cra-annex-i", "en18031", "cwe"};
	const struct bri_policy *policy = declaring->report->policy;
	json_t *object = json_object(), *properties = json_array();
	char text[512];

	set_text(declaring, object, "bom-ref", ref);
	set_text(declaring, object, "identifier", bri_policy_text(policy, row->clause->clause));
	set_text(declaring, object, "title", bri_policy_text(policy, row->clause->title));
	for (size_t i = 0; i < 4; i++) {
		char name[64];

		bri_clause_mapping(policy, row->clause, others[i], text, sizeof(text));
		snprintf(name, sizeof(name), "brinell:maps:%s", others[i]);
		if (text[0] != '\0')
			push(declaring, properties, property(declaring, name, text));
	}
	for (size_t level = 0; level < BRI_LEVELS; level++) {
		char name[64];

		snprintf(name, sizeof(name), "brinell:state%s%s", level < BRI_LEVEL_NONE ? ":" : "", bri_level_text(level));
		if (row->cells[level].applies)
			push(declaring, properties, property(declaring, name, bri_state_text(row->cells[level].state)));
	}
	set(declaring, object, "properties", properties);
	push(declaring, declaring->requirements, object);
}

/* The maker's word, with who and when. */
static void add_word(struct declaring *declaring, const struct bri_declaration *declaration, const char *ref)
{
	const struct bri_policy *policy = declaring->report->policy;
	json_t *object = json_object(), *author = json_object();
	char moment[32];

	snprintf(moment, sizeof(moment), "%.10sT00:00:00Z", bri_policy_text(policy, declaration->date));
	set_text(declaring, object, "bom-ref", ref);
	set_text(declaring, object, "propertyName", "brinell:declaration");
	set_text(declaring, object, "description", bri_policy_text(policy, declaration->statement));
	set_text(declaring, object, "created", moment);
	set_text(declaring, author, "name", bri_policy_text(policy, declaration->owner));
	set(declaring, object, "author", author);
	push(declaring, declaring->evidence, object);
}

static void add_claim(struct declaring *declaring, const struct bri_clause_row *row, const struct bri_clause_cell *cell,
                      const char *requirement)
{
	const struct bri_policy *policy = declaring->report->policy;
	json_t *mapped = json_object(), *conformance = json_object(), *claim;
	char claim_ref[300], word_ref[300], text[1000];

	snprintf(claim_ref, sizeof(claim_ref), "claim:%.280s", requirement);
	snprintf(word_ref, sizeof(word_ref), "declaration:%.280s", requirement);
	set_text(declaring, mapped, "requirement", requirement);
	if (cell->state != BRI_UNPROVEN) {
		claim = json_object();
		set_text(declaring, claim, "bom-ref", claim_ref);
		set_text(declaring, claim, "target", BRI_CYCLONEDX_PRODUCT);
		snprintf(text, sizeof(text), "%s: %.500s", bri_state_text(cell->state), bri_policy_text(policy, row->clause->title));
		set_text(declaring, claim, "predicate", text);
		set_text(declaring, claim, "reasoning", cell->why);
		if (cell->state == BRI_DECLARED)
			add_word(declaring, row->declaration, word_ref);
		set(declaring, claim, cell->state == BRI_VIOLATED ? "counterEvidence" : "evidence",
		    list_of(declaring, cell->state == BRI_DECLARED ? word_ref : BY_GATES));
		push(declaring, declaring->claims, claim);
		set(declaring, mapped, cell->state == BRI_VIOLATED ? "counterClaims" : "claims", list_of(declaring, claim_ref));
		if (cell->state != BRI_DECLARED)
			set(declaring, conformance, "score", json_integer(cell->state == BRI_PROVEN));
	}
	snprintf(text, sizeof(text), "%s%s%.800s; %zu of %zu rules hold", bri_state_text(cell->state), cell->why[0] ? ": " : "",
	         cell->why, cell->holding, cell->rules);
	set_text(declaring, conformance, "rationale", text);
	set(declaring, mapped, "conformance", conformance);
	push(declaring, declaring->map, mapped);
}

static void add_gates(struct declaring *declaring)
{
	const struct bri_report *report = declaring->report;
	json_t *object = json_object();
	char digest[65], text[400], moment[32];

	bri_policy_digest_hex(report->policy, digest);
	bri_document_moment(moment);
	snprintf(text, sizeof(text), "Evidence of %zu units and of what was linked and shipped, judged under policy %.100s, digest %s",
	         report->units, bri_policy_text(report->policy, bri_policy_header(report->policy)->name), digest);
	set_text(declaring, object, "bom-ref", BY_GATES);
	set_text(declaring, object, "propertyName", "brinell:evidence");
	set_text(declaring, object, "description", text);
	set_text(declaring, object, "created", moment);
	push(declaring, declaring->evidence, object);
}

/* All of it under the document's keys; arrays are taken over. */
static void assemble(struct declaring *declaring, json_t *document)
{
	json_t *declarations = json_object(), *definitions = json_object(), *assessor = json_object();
	json_t *organisation = json_object(), *assessors = json_array(), *attestation = json_object();
	json_t *attestations = json_array();

	set_text(declaring, assessor, "bom-ref", ASSESSOR);
	set(declaring, assessor, "thirdParty", json_false());
	set_text(declaring, organisation, "name", "The maker, by Brinell " BRINELL_VERSION);
	set(declaring, assessor, "organization", organisation);
	push(declaring, assessors, assessor);
	set_text(declaring, attestation, "summary",
	         "Proven: shown by the build's evidence. Declared: the maker's own word. Violated: something was found, accepted "
	         "or not. Unproven: nothing is claimed.");
	set_text(declaring, attestation, "assessor", ASSESSOR);
	set(declaring, attestation, "map", declaring->map);
	push(declaring, attestations, attestation);
	set(declaring, declarations, "assessors", assessors);
	set(declaring, declarations, "attestations", attestations);
	set(declaring, declarations, "claims", declaring->claims);
	set(declaring, declarations, "evidence", declaring->evidence);
	set(declaring, definitions, "standards", declaring->standards);
	set(declaring, document, "declarations", declarations);
	set(declaring, document, "definitions", definitions);
}

int bri_cyclonedx_declare(const struct bri_report *report, const struct bri_matrix *matrix, json_t *document)
{
	struct declaring declaring = {report, matrix, json_array(), NULL, json_array(), json_array(), json_array(), 0};
	const char *last = "";
	char requirement[300];

	add_gates(&declaring);
	for (size_t i = 0; i < matrix->row_count; i++) {
		const struct bri_clause_row *row = &matrix->rows[i];
		const char *standard = bri_policy_text(report->policy, row->clause->standard);

		begin_standard(&declaring, standard, last);
		last = standard;
		snprintf(requirement, sizeof(requirement), "%.140s:%.140s", standard, bri_policy_text(report->policy, row->clause->clause));
		add_requirement(&declaring, row, requirement);
		add_claim(&declaring, row, bri_matrix_cell(report, row), requirement);
	}
	assemble(&declaring, document);
	return declaring.failed;
}
