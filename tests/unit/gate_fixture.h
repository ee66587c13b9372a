/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GATE_FIXTURE_H
#define GATE_FIXTURE_H

/* The compile gate with a policy and a judge of its own; the including test wraps what is defined here. */
#include "fixture.h"

#include <dirent.h>
#include <unistd.h>

#include "gate.h"

static struct {
	struct bri_policy_header header;
	int opened;
	int judgement; /* what bri_judge_unit returns */
	bool finds_error;
	bool refuses_source_waivers, asked_what_travels;
	const char *sbom; /* the policy's setting */
} said;

static const char digest_hex[] = "abababababababababababababababababababababababababababababababab";

struct bri_policy *__wrap_bri_policy_open(const char *path, struct bri_error *reterr);
void __wrap_bri_policy_close(struct bri_policy *policy);
const struct bri_policy_header *__wrap_bri_policy_header(const struct bri_policy *policy);
const char *__wrap_bri_policy_text(const struct bri_policy *policy, uint32_t string);
void __wrap_bri_policy_digest_hex(const struct bri_policy *policy, char ret_hex[65]);
const char *__wrap_bri_policy_setting(const struct bri_policy *policy, const char *name);
int __wrap_bri_judge_unit(const struct bri_policy *policy, struct bri_unit *unit,
                          const struct bri_judge_options *options, struct bri_findings *findings,
                          struct bri_error *reterr);
void __wrap_bri_enumerators_prune(const struct bri_policy *policy, struct bri_unit *unit);
int __wrap_bri_unit_write_calls(const struct bri_policy *policy, struct bri_unit *unit, bri_text_sink sink,
                                void *context, struct bri_error *reterr);

struct bri_policy *__wrap_bri_policy_open(const char *path, struct bri_error *reterr)
{
	if (strstr(path, "damaged") != NULL) {
		bri_error_set(reterr, path, "compiled policy is damaged");
		return NULL;
	}
	said.opened++;
	memset(said.header.digest, 0xab, sizeof(said.header.digest));
	return (struct bri_policy *)&said;
}

void __wrap_bri_policy_close(struct bri_policy *policy)
{
	assert_ptr_equal(policy, &said);
	said.opened--;
}

const struct bri_policy_header *__wrap_bri_policy_header(const struct bri_policy *policy)
{
	(void)policy;
	return &said.header;
}

const char *__wrap_bri_policy_text(const struct bri_policy *policy, uint32_t string)
{
	(void)policy;
	(void)string;
	return "test-policy";
}

void __wrap_bri_policy_digest_hex(const struct bri_policy *policy, char ret_hex[65])
{
	(void)policy;
	memcpy(ret_hex, digest_hex, 65);
}

const char *__wrap_bri_policy_setting(const struct bri_policy *policy, const char *name)
{
	(void)policy;
	return strcmp(name, "sbom") == 0 ? said.sbom : NULL;
}

int __wrap_bri_judge_unit(const struct bri_policy *policy, struct bri_unit *unit,
                          const struct bri_judge_options *options, struct bri_findings *findings,
                          struct bri_error *reterr)
{
	(void)policy;
	said.refuses_source_waivers = options->refuse_source_waivers;
	said.asked_what_travels = options->travel != NULL;
	for (size_t i = 0; options->travel != NULL && i <= bri_unit_functions(unit); i++)
		options->travel->functions[i] = true;
	for (size_t i = 0; options->travel != NULL && i <= bri_unit_nodes(unit); i++)
		options->travel->nodes[i] = true;
	struct bri_finding finding = { .rule = "a.warned", .file = "x.c", .line = 1, .severity = BRI_WARNING,
		                       .result = BRI_FAIL };
	bri_findings_add(findings, &finding);
	finding.severity = BRI_ERROR;
	finding.rule = "a.waived";
	finding.waived = true;
	bri_findings_add(findings, &finding);
	finding.rule = "a.undecided";
	finding.waived = false;
	finding.result = BRI_UNKNOWN;
	bri_findings_add(findings, &finding);
	finding.rule = "a.refused";
	finding.result = BRI_FAIL;
	if (said.finds_error)
		bri_findings_add(findings, &finding);
	if (said.judgement < 0)
		bri_error_set(reterr, "x.c", "the judge fell asleep");
	return said.judgement;
}

void __wrap_bri_enumerators_prune(const struct bri_policy *policy, struct bri_unit *unit)
{
	(void)policy;
	(void)unit;
}

int __wrap_bri_unit_write_calls(const struct bri_policy *policy, struct bri_unit *unit, bri_text_sink sink,
                                void *context, struct bri_error *reterr)
{
	(void)policy;
	(void)unit;
	(void)reterr;
	sink(context, "calls\n", 6);
	return 0;
}

/* A toy digest: names need only differ. */
static inline void toy_digest(const void *bytes, size_t size, uint8_t ret_digest[32])
{
	memset(ret_digest, 0, 32);
	for (size_t i = 0; i < size; i++)
		ret_digest[i % 32] = (uint8_t)(ret_digest[i % 32] * 31 + ((const uint8_t *)bytes)[i]);
}

static char directory[64];
static struct bri_unit *unit;

static int set_up(void **state)
{
	(void)state;
	memset(&said, 0, sizeof(said));
	unsetenv("BRINELL_POLICY");
	unsetenv("BRINELL_MODE");
	unsetenv("BRINELL_REPORT_DIR");
	strcpy(directory, "/tmp/brinell-gate-XXXXXX");
	unit = read_good(sample);
	return mkdtemp(directory) != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	char command[128];
	bri_unit_free(unit);
	snprintf(command, sizeof(command), "rm -rf '%s'", directory);
	return system(command);
}

static inline size_t files_in(const char *path)
{
	size_t count = 0;
	DIR *listing = opendir(path);
	assert_non_null(listing);
	for (struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing))
		count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
	closedir(listing);
	return count;
}

static inline struct bri_gate_unit *gate_with(const char *key, const char *value)
{
	struct bri_gate_unit *gate = bri_gate_unit_new();
	struct bri_error error = { .what = "" };
	assert_int_equal(bri_gate_unit_argument(gate, "policy", "p.bri", &error), 0);
	if (key != NULL)
		assert_int_equal(bri_gate_unit_argument(gate, key, value, &error), 0);
	return gate;
}

static inline struct bri_gate_unit *judged(const char *mode)
{
	struct bri_gate_unit *gate = gate_with("mode", mode);
	struct bri_error error = { .what = "" };
	assert_int_equal(bri_gate_unit_argument(gate, "report-dir", directory, &error), 0);
	assert_int_equal(bri_gate_unit_open(gate, &error), 0);
	if (bri_gate_unit_judge(gate, unit, NULL, NULL, &error) < 0)
		fail_msg("%s: %s", error.where, error.what);
	return gate;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
