/* SPDX-License-Identifier: Apache-2.0 */
/* brinell-cc: `brinell cc` as a program of its own, so that a compile pays for
 * no library it doesn't need.  Under a compiler's own name (a link in the
 * directory that `brinell run` puts first in PATH) it stands for that compiler. */
#include "command.h"
#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* argv as `cc COMPILER ARGUMENT...`, for the name we were called by. */
static int stand_in(int argc, char **argv, const char *name)
{
	char **words = calloc((size_t)argc + 3, sizeof(*words));
	char command[] = "cc", end[] = "--";

	if (words == NULL) {
		bri_complain_text("out of memory");
		return BRI_EXIT_BROKEN;
	}
	words[0] = command;
	words[1] = end;
	words[2] = (char *)name;
	for (int i = 1; i < argc; i++)
		words[i + 2] = argv[i];
	/* Only a failure comes back; the process ends then. */
	return bri_cmd_cc(argc + 2, words);
}

int main(int argc, char **argv)
{
	const char *slash, *name;

	if (argc < 1 || argv[0] == NULL)
		return BRI_EXIT_BROKEN;
	slash = strrchr(argv[0], '/');
	name = slash == NULL ? argv[0] : slash + 1;
	if (strcmp(name, "brinell-cc") != 0)
		return stand_in(argc, argv, name);
	if (argc == 2 && (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)) {
		puts("brinell-cc " BRINELL_VERSION);
		return 0;
	}
	return bri_cmd_cc(argc, argv);
}
