/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as packed facts: what a unit leaves for the link, once it is cut to what tells, reads back. */
#include "property.h"

#include "evidence.h"
#include "judge.h"
#include "policy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { NODES_MAX = 5000 };

static const struct bri_policy *policy(void)
{
	static struct bri_policy *opened;
	struct bri_error error = { .what = "" };
	if (opened == NULL)
		opened = bri_policy_open(FUZZ_POLICIES "/xiaomi-2.0-high.bri", &error);
	demand(opened != NULL);
	return opened;
}

static void send(const struct bri_unit *unit, const struct bri_findings *findings, const struct bri_travel *travel)
{
	const struct bri_evidence evidence = { .policy = "p", .unit = "a.c", .output = "a.o", .facts = unit, .findings = findings };
	struct bri_error error = { .what = "" };
	unsigned char *bytes = NULL;
	size_t size = 0;
	demand(bri_evidence_encode(&evidence, travel, false, &bytes, &size, &error) == 0);
	struct bri_evidence_file *file = bri_evidence_decode(bytes, size, false, "a.o", &error);
	if (file == NULL)
		fprintf(stderr, "%s: %s\n", error.where, error.what);
	demand(file != NULL);
	bri_evidence_free(file);
	free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bri_error error = { .what = "" };
	struct bri_unit *unit = bri_unit_unpack(data, size, NULL, "fuzz", &error);
	if (unit == NULL || bri_unit_nodes(unit) > NODES_MAX) {
		bri_unit_free(unit);
		return 0;
	}
	struct bri_travel travel = { .functions = calloc(bri_unit_functions(unit) + 1, sizeof(bool)),
		                     .nodes = calloc(bri_unit_nodes(unit) + 1, sizeof(bool)),
		                     .names = calloc(bri_unit_name_count(unit) + 1, sizeof(bool)),
		                     .declared = calloc(bri_unit_functions(unit) + 1, sizeof(bool)) };
	const struct bri_judge_options options = { .today = 20000, .travel = &travel };
	struct bri_findings *findings = bri_findings_new();
	demand(travel.functions != NULL && travel.nodes != NULL && travel.names != NULL && travel.declared != NULL && findings != NULL);
	if (bri_judge_unit(policy(), unit, &options, findings, &error) == 0)
		send(unit, findings, &travel);
	else
		demand(error.what[0] != '\0');
	bri_findings_free(findings);
	free(travel.functions);
	free(travel.nodes);
	free(travel.names);
	free(travel.declared);
	bri_unit_free(unit);
	return 0;
}
