/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell cc` and `brinell-cc`: run one compiler command under the gates.  It
 * becomes the compiler, so status and messages are the compiler's own; when
 * Brinell can't do its part nothing is compiled and the status is 125. */
#include "command.h"
#include "heritage.h"
#include "farm.h"
#include "launch.h"
#include "options.h"
#include "shadow.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A unit that the Clang checker judged in the compiler's stead. */
static int shadowed(struct bri_launch *launch)
{
	char object[PATH_MAX];
	struct bri_error error = {"", ""};
	int status = BRI_EXIT_FINDINGS;

	if (launch->is_refused) {
		/* An earlier object goes, too, as with a plugin. */
		if (bri_launch_output(launch, object))
			unlink(object);
		bri_farm_remove(launch->shadow);
	} else {
		status = bri_shadow_compile(launch, &error);
		if (error.what[0] != '\0')
			bri_complain(&error);
	}
	bri_launch_finish(launch);
	return status;
}

int bri_cmd_cc(int argc, char **argv)
{
	struct bri_launch_options wanted = {0};
	const struct bri_option options[] = {
		{"policy", 0, "POLICY", "a built-in name, a .yaml or a .bri file", &wanted.policy, NULL},
		{"mode", 0, "MODE", "enforce, harden, warn, record or off", &wanted.mode, NULL},
		{0}};
	const struct bri_usage usage = {
		"cc [OPTION...] COMPILER ARGUMENT...",
		"Run one compiler command under the gates; COMPILER may stand behind ccache or distcc.\n"
		"Exit status: the compiler's own, 1 on an error finding, 125 when Brinell itself failed.",
		options, true};
	struct bri_launch launch;
	struct bri_error error;
	int first;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_BROKEN;
	default:
		break;
	}
	if (first >= argc) {
		bri_complain_text("no compiler named; usage: brinell %s", usage.line);
		return BRI_EXIT_BROKEN;
	}
	bri_heritage_take();
	if (bri_launch_prepare(&launch, argc - first, argv + first, &wanted, &error) == 0) {
		if (launch.shadow[0] != '\0')
			return shadowed(&launch);
		bri_launch_execute(&launch, &error);
	}
	if (launch.shadow[0] != '\0')
		bri_farm_remove(launch.shadow);
	bri_complain(&error);
	bri_launch_finish(&launch);
	return BRI_EXIT_BROKEN;
}
