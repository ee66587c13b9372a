/* SPDX-License-Identifier: Apache-2.0 */
/* sources: cli/policy_api.c cli/policy_build.c cli/policy_condition.c cli/policy_load.c cli/policy_operands.c cli/policy_own.c cli/policy_pool.c cli/policy_profile.c cli/policy_rules.c cli/policy_set.c cli/policy_value.c cli/policy_yaml.c */
/* libraries: yaml md */
/* Any bytes as a policy, or as the APIs or rules that a policy names: it compiles to what opens, or is refused with a
 * place.  The built-in rules and profiles lie beside, without their APIs, which would take all the time. */
#include "policy_load.h"
#include "property.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char home[] = "/tmp/brinell-fuzz-XXXXXX", file[64], policy_of_apis[64], policy_of_rules[64];

static void put(const char *path, const void *bytes, size_t size)
{
	FILE *out = fopen(path, "wb");

	demand(out != NULL && fwrite(bytes, 1, size, out) == size && fclose(out) == 0);
}

static void leave(void)
{
	static const char *const names[] = {"own.yaml", "apis.yaml", "rules.yaml", "rules", "profiles", "clauses"};
	char path[64];

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		snprintf(path, sizeof(path), "%s/%s", home, names[i]);
		unlink(path);
	}
	snprintf(path, sizeof(path), "%s/apis", home);
	rmdir(path);
	rmdir(home);
}

static void settle(void)
{
	static const char *const shared[] = {"rules", "profiles", "clauses"};
	static const char apis[] = "policy: fuzz\nextends: strict\napis: [own.yaml]\n", rules[] = "policy: fuzz\nextends: strict\nrules: [own.yaml]\nseverities: {own.weak-mode: error}\n";
	char path[64], target[4096];

	demand(mkdtemp(home) != NULL);
	atexit(leave);
	for (size_t i = 0; i < sizeof(shared) / sizeof(*shared); i++) {
		snprintf(path, sizeof(path), "%s/%s", home, shared[i]);
		snprintf(target, sizeof(target), "%s/%s", FUZZ_POLICIES, shared[i]);
		demand(symlink(target, path) == 0);
	}
	snprintf(path, sizeof(path), "%s/apis", home);
	demand(mkdir(path, 0700) == 0);
	snprintf(file, sizeof(file), "%s/own.yaml", home);
	snprintf(policy_of_apis, sizeof(policy_of_apis), "%s/apis.yaml", home);
	snprintf(policy_of_rules, sizeof(policy_of_rules), "%s/rules.yaml", home);
	put(policy_of_apis, apis, sizeof(apis) - 1);
	put(policy_of_rules, rules, sizeof(rules) - 1);
}

static void try_policy(const char *path)
{
	struct bri_error error = { .what = "" };
	unsigned char *bytes = NULL;
	size_t size = 0;

	if (bri_policy_compile(home, path, &bytes, &size, &error) < 0) {
		demand(error.what[0] != '\0' && error.where[0] != '\0');
		return;
	}
	struct bri_policy *policy = bri_policy_from_memory(bytes, size, "fuzz", &error);
	demand(policy != NULL);
	bri_policy_close(policy);
	free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (file[0] == '\0')
		settle();
	put(file, data, size);
	if (size > 6 && memcmp(data, "policy", 6) == 0)
		try_policy(file);
	else if (size > 6 && memcmp(data, "family", 6) == 0)
		try_policy(policy_of_rules);
	else
		try_policy(policy_of_apis);
	return 0;
}
