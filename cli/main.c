/* SPDX-License-Identifier: Apache-2.0 */
/* The `brinell` command: one table of subcommands, one file for each. */
#include "command.h"
#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct command {
	const char *name;
	int (*fn)(int argc, char **argv);
	const char *help;
};

static const struct command commands[] = {
	{"run", bri_cmd_run, "a whole build under the gates: brinell run -- make -j8"},
	{"cc", bri_cmd_cc, "one compiler command under the gates: brinell cc gcc -c x.c"},
	{"check", bri_cmd_check, "judge sources of a compile_commands.json without building"},
	{"init", bri_cmd_init, "write a brinell.yaml and a baseline for this project"},
	{"audit", bri_cmd_audit, "judge finished ELF files, objects and archives"},
	{"report", bri_cmd_report, "merge evidence into one document: text, SARIF, JSON, HTML"},
	{"explain", bri_cmd_explain, "what a rule or a clause asks, why, and how to mend it"},
	{"policy", bri_cmd_policy, "check, show or compile a policy"},
	{"plugin", bri_cmd_plugin, "build the plugin for a compiler that came without one"},
	{"baseline", bri_cmd_baseline, "accept today's findings as waivers, or drop those no longer needed"},
	{"facts", bri_cmd_facts, "the facts of a unit, as text: brinell facts -- gcc -c x.c"},
	{"judge", bri_cmd_judge, "judge facts written as text"},
	{"env", bri_cmd_env, "settings for a shell, make, CMake or Meson"},
	{"doctor", bri_cmd_doctor, "compilers found, which gate works for each and why not"},
};

static void help(FILE *stream)
{
	fputs("Usage: brinell COMMAND [ARGUMENT...]\n\n"
	      "Presses a security baseline into a C/C++ build and fails it where it is soft.\n\nCommands:\n",
	      stream);
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		fprintf(stream, "  %-10s %s\n", commands[i].name, commands[i].help);
	fputs("\n'brinell COMMAND --help' tells more.  --version shows the version.\n", stream);
}

int main(int argc, char **argv)
{
	int status = -1;

	if (argc < 2) {
		help(stderr);
		return BRI_EXIT_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
		help(stdout);
		status = BRI_EXIT_CLEAN;
	} else if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
		puts("brinell " BRINELL_VERSION);
		status = BRI_EXIT_CLEAN;
	}
	for (size_t i = 0; status < 0 && i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			status = commands[i].fn(argc - 1, argv + 1);
	if (status < 0) {
		bri_complain_text("'%s' is no command; 'brinell --help' lists them", argv[1]);
		return BRI_EXIT_USAGE;
	}
	/* A document that didn't reach its reader is a failure, whatever it said; one that failed has been told. */
	if (fflush(stdout) != 0 || ferror(stdout)) {
		if (status != BRI_EXIT_FAILED)
			bri_complain_text("standard output: can't write to it; free some space there or name another place");
		return strcmp(argv[1], "cc") == 0 ? BRI_EXIT_BROKEN : BRI_EXIT_FAILED;
	}
	return status;
}
