/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell cc` and `brinell-cc`: run one compiler command under the gates.  It
 * becomes the compiler, so status and messages are the compiler's own; when
 * Brinell can't do its part nothing is compiled and the status is 125. */
#include "command.h"
#include "heritage.h"
#include "launch.h"
#include "options.h"

#include <stdio.h>
#include <string.h>

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
	if (bri_launch_prepare(&launch, argc - first, argv + first, &wanted, &error) == 0)
		bri_launch_execute(&launch, &error);
	bri_complain(&error);
	bri_launch_finish(&launch);
	return BRI_EXIT_BROKEN;
}
