/* SPDX-License-Identifier: Apache-2.0 */
/* Which options are missing.  It looks at the command line only: the compile
 * gate then judges the effective settings, so a wrong guess here is seen. */
#include "harden.h"

#include <stdlib.h>
#include <string.h>

static bool is_asked(const struct bri_policy *policy, const char *rule)
{
	const struct bri_rule *found = bri_policy_find_rule(policy, rule);

	return found != NULL && found->severity != BRI_OFF;
}

static size_t compile_options(const struct bri_policy *policy, const struct bri_cmdline *line, const char **ret_options)
{
	const char *least = bri_policy_setting(policy, "stack-protector");
	const char *fortify = bri_policy_setting(policy, "fortify");
	bool strong = least != NULL && strcmp(least, "strong") == 0;
	size_t count = 0;
	long level;

	if (is_asked(policy, "hardening.pie") && !line->position_independent && !line->pie && !line->shared &&
	    !line->is_static && !line->relocatable)
		ret_options[count++] = "-fPIE";
	if (is_asked(policy, "hardening.stack-protector") &&
	    (line->protector == NULL || (strcmp(line->protector, "-fstack-protector-all") != 0 &&
	                                 !(strong && strcmp(line->protector, "-fstack-protector-strong") == 0))))
		ret_options[count++] = strong ? "-fstack-protector-strong" : "-fstack-protector-all";
	level = fortify == NULL ? 2 : strtol(fortify, NULL, 10);
	if (is_asked(policy, "hardening.fortify") && line->optimises && line->fortify < level) {
		/* Some compilers define it themselves: undefine, lest the new value be a redefinition. */
		ret_options[count++] = "-U_FORTIFY_SOURCE";
		ret_options[count++] = level >= 3 ? "-D_FORTIFY_SOURCE=3" : "-D_FORTIFY_SOURCE=2";
	}
	return count;
}

static size_t link_options(const struct bri_policy *policy, const struct bri_cmdline *line, const char **ret_options)
{
	const char *strip = bri_policy_setting(policy, "strip");
	size_t count = 0;

	if (is_asked(policy, "hardening.pie") && !line->shared && !line->is_static && !line->static_pie)
		ret_options[count++] = "-pie";
	if (is_asked(policy, "hardening.relro"))
		ret_options[count++] = "-Wl,-z,relro";
	if (is_asked(policy, "hardening.bind-now") && !line->is_static)
		ret_options[count++] = "-Wl,-z,now";
	if (is_asked(policy, "hardening.noexecstack"))
		ret_options[count++] = "-Wl,-z,noexecstack";
	if (is_asked(policy, "hardening.stripped") && strip != NULL && strcmp(strip, "link") == 0 && !line->strips)
		ret_options[count++] = "-s";
	return count;
}

size_t bri_harden_options(const struct bri_policy *policy, const struct bri_cmdline *line,
                          const char *ret_options[BRI_HARDEN_MAX])
{
	size_t count = 0;

	/* Kernels, boot loaders and probes know better what they can bear. */
	if (line->freestanding || line->probe || line->links_probe || !line->builds)
		return 0;
	if (line->compiles)
		count = compile_options(policy, line, ret_options);
	if (line->links && !line->relocatable)
		count += link_options(policy, line, ret_options + count);
	return count;
}
