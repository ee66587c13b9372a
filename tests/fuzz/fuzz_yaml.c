/* SPDX-License-Identifier: Apache-2.0 */
/* sources: cli/policy_api.c cli/policy_build.c cli/policy_condition.c cli/policy_load.c cli/policy_operands.c cli/policy_own.c cli/policy_pool.c cli/policy_profile.c cli/policy_rules.c cli/policy_set.c cli/policy_value.c cli/policy_yaml.c */
/* libraries: yaml md */
/* Any bytes as a policy, or as the APIs or rules that a policy names: it compiles to what opens, or is refused with a
 * place. */
#include "policy_home.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool is_home;

	if (!is_home)
		make_home();
	is_home = true;
	put(at_home("own.yaml"), data, size);
	if (size > 6 && memcmp(data, "policy", 6) == 0)
		home_compiles(at_home("own.yaml"));
	else if (size > 6 && memcmp(data, "family", 6) == 0)
		home_compiles(at_home("rules.yaml"));
	else
		home_compiles(at_home("apis.yaml"));
	return 0;
}
