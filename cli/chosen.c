/* SPDX-License-Identifier: Apache-2.0 */
/* Joins the choice of a policy with its opening; it resolves nothing itself. */
#include "chosen.h"
#include "policy_load.h"

#include <string.h>

int bri_chosen_open(struct bri_chosen *ret_chosen, const struct bri_install *install, const char *value,
                    const char *source, struct bri_error *reterr)
{
	char root[PATH_MAX], directory[PATH_MAX], chosen[PATH_MAX];
	const char *slash = source == NULL ? NULL : strrchr(source, '/');

	ret_chosen->policy = NULL;
	if (!bri_fits(root, sizeof(root), "%s/policies", install->share))
		return bri_error_set(reterr, install->share, "this path is too long; install Brinell elsewhere");
	if (slash == NULL ? !bri_fits(directory, sizeof(directory), ".")
	                  : !bri_fits(directory, sizeof(directory), "%.*s", (int)(slash - source) + 1, source))
		return bri_error_set(reterr, source, "this path is too long");
	if (bri_policy_choose(value, directory, chosen, reterr) != 0)
		return -1;
	ret_chosen->policy = bri_policy_resolve(root, chosen, ret_chosen->path, reterr);
	if (ret_chosen->policy == NULL)
		return -1;
	bri_policy_digest_hex(ret_chosen->policy, ret_chosen->digest);
	return 0;
}

void bri_chosen_close(struct bri_chosen *chosen)
{
	bri_policy_close(chosen->policy);
	chosen->policy = NULL;
}
