/* SPDX-License-Identifier: Apache-2.0 */
/* sources: cli/baseline.c cli/install.c cli/policy_api.c cli/policy_build.c cli/policy_condition.c cli/policy_load.c cli/policy_operands.c cli/policy_own.c cli/policy_pool.c cli/policy_profile.c cli/policy_rules.c cli/policy_set.c cli/policy_value.c cli/policy_yaml.c */
/* libraries: yaml md */
/* Any bytes as a project's policy whose waivers are edited: what is written compiles, holds the old text and exactly the
 * waivers that were added; what can't be edited stays as it was, to the byte. */
#include "baseline.h"
#include "policy_home.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *own(void)
{
	return at_home("own.yaml");
}

static char *read_own(size_t *ret_size)
{
	FILE *file = fopen(own(), "rb");
	demand(file != NULL && fseek(file, 0, SEEK_END) == 0);
	*ret_size = (size_t)ftell(file);
	rewind(file);
	char *bytes = malloc(*ret_size + 1);
	demand(bytes != NULL && fread(bytes, 1, *ret_size, file) == *ret_size);
	fclose(file);
	return bytes;
}

static bool is_as_it_was(const uint8_t *data, size_t size)
{
	size_t now = 0;
	char *bytes = read_own(&now);
	const bool same = now == size && (size == 0 || memcmp(bytes, data, size) == 0);
	free(bytes);
	return same;
}

/* How many waivers the file holds; -1: it is no policy. */
static long count_waivers(void)
{
	struct bri_error error = { .what = "" };
	unsigned char *bytes = NULL;
	size_t size = 0, count = 0;

	if (bri_policy_compile(home, own(), &bytes, &size, &error) < 0)
		return -1;
	struct bri_policy *policy = bri_policy_from_memory(bytes, size, "fuzz", &error);
	demand(policy != NULL);
	bri_policy_waivers(policy, &count);
	bri_policy_close(policy);
	free(bytes);
	return (long)count;
}

static struct bri_findings *some_findings(void)
{
	struct bri_findings *findings = bri_findings_new();
	struct bri_finding finding = { .rule = "small.off", .severity = BRI_ERROR, .result = BRI_FAIL, .file = "a 'b'*.c", .line = 3,
		                       .message = "off", .function = "f", .digest = "" };
	demand(findings != NULL && bri_findings_add(findings, &finding) != NULL);
	finding.rule = "small.key";
	finding.severity = BRI_WARNING;
	demand(bri_findings_add(findings, &finding) != NULL);
	return findings;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool is_home;
	static const struct bri_baseline_terms terms = { .reason = "it's old", .owner = "me", .expires = "2030-01-31" };
	const struct bri_baseline baseline = { .file = own(), .root = home };
	struct bri_error error = { .what = "" };
	size_t added = 0;

	if (!is_home)
		make_home();
	is_home = true;
	put(own(), data, size);
	const long before = count_waivers();
	if (before < 0 && size > 0 && data[0] % 4 != 0)
		return 0; /* most bytes are no policy: some of those, too, are edited, and refused */
	struct bri_findings *findings = some_findings();
	if (bri_baseline_add(&baseline, findings, &terms, true, &added, &error) < 0) {
		demand(error.what[0] != '\0' && is_as_it_was(data, size));
	} else {
		demand(added == 2 && (before < 0 || count_waivers() == before + 2));
		size_t now = 0;
		char *bytes = read_own(&now);
		demand(now > size);
		free(bytes);
	}
	bri_findings_free(findings);
	put(own(), data, size);
	const struct bri_baseline_use use = { .line = size > 0 ? data[size / 2] % 40u : 1, .uses = size % 3 };
	error.what[0] = '\0';
	if (bri_baseline_lower(&baseline, &use, 1, &error) < 0)
		demand(error.what[0] != '\0' && is_as_it_was(data, size));
	else
		demand(count_waivers() >= 0 && (before < 0 || count_waivers() <= before));
	return 0;
}
