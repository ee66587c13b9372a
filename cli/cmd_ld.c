/* SPDX-License-Identifier: Apache-2.0 */
/* A linker's name that leads to the launcher (`brinell-ld`, a link called `ld`): what the ld stand-in can't find out
 * by itself, the policy of this project and the real linker, is found here; then the stand-in takes over. */
#include "chosen.h"
#include "command.h"
#include "heritage.h"
#include "launch.h"
#include "log.h"
#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The real linker called `name`; the stand-in that called us wants exactly that. */
static int find_linker(const struct bri_install *install, const char *name, char ret_path[PATH_MAX],
                       struct bri_error *reterr)
{
	if (bri_install_search(install, name, NULL, ret_path))
		return 0;
	return bri_error_set(reterr, name, "no linker of this name%s; install it", strchr(name, '/') ? "" : " in PATH");
}

static int tell_stand_in(const struct bri_install *install, const char *linker, struct bri_error *reterr)
{
	const char *word = getenv("BRINELL_MODE");
	struct bri_chosen chosen;
	int result = 0;

	if (word != NULL && strcmp(word, "off") == 0)
		return setenv("BRINELL_LD", linker, 1);
	if (bri_chosen_open(&chosen, install, NULL, NULL, reterr) != 0)
		return -1;
	if (setenv("BRINELL_POLICY", chosen.path, 1) != 0 || setenv("BRINELL_LD", linker, 1) != 0)
		result = bri_error_set(reterr, "BRINELL_LD", "can't set this variable: %s", strerror(errno));
	bri_chosen_close(&chosen);
	return result;
}

/* `brinell run` counts links, also those that no compiler driver makes. */
static void log_link(int argc, char **argv)
{
	const char *reports = getenv("BRINELL_REPORT_DIR");
	struct bri_log_entry entry = {.kind = BRI_LOG_LINK, .source = "", .added = ""};
	char directory[PATH_MAX];

	if (reports == NULL || reports[0] == '\0' || getcwd(directory, sizeof(directory)) == NULL)
		return;
	entry.directory = directory;
	for (int i = 1; i + 1 < argc; i++)
		if (strcmp(argv[i], "-o") == 0)
			entry.output = argv[i + 1];
	if (entry.output != NULL)
		bri_log_add(reports, &entry);
}

int bri_cmd_ld(const char *name, int argc, char **argv)
{
	char linker[PATH_MAX], stand_in[PATH_MAX];
	struct bri_install install;
	struct bri_error error = {"", ""};

	bri_heritage_take();
	if (bri_install_find(&install, &error) != 0 || find_linker(&install, name, linker, &error) != 0) {
		bri_complain(&error);
		return BRI_EXIT_BROKEN;
	}
	/* The stand-in looked for the real linker in PATH and met us. */
	if (getenv("BRINELL_LD_DEPTH") != NULL) {
		argv[0] = linker;
		execv(linker, argv);
		bri_complain_text("%s: can't execute it: %s", linker, strerror(errno));
		return BRI_EXIT_BROKEN;
	}
	if (!bri_fits(stand_in, sizeof(stand_in), "%s/ld/ld", install.libexec) ||
	    tell_stand_in(&install, linker, &error) != 0) {
		bri_complain(&error);
		return BRI_EXIT_BROKEN;
	}
	log_link(argc, argv);
	argv[0] = (char *)name;
	execv(stand_in, argv);
	bri_complain_text("%s: can't execute it: %s; reinstall Brinell", stand_in, strerror(errno));
	return BRI_EXIT_BROKEN;
}
