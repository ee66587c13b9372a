/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell facts`: compile a unit only to print the facts that its compiler's
 * adapter saw.  The object goes nowhere. */
#include "command.h"
#include "launch.h"
#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The command again, ending at assembler text (-S wins over -c) that goes to
 * /dev/null.  The result is freed by the caller; its words are borrowed. */
static char **without_output(int count, char **words, int *ret_count)
{
	static char assembler[] = "-S", output[] = "-o", nowhere[] = "/dev/null";
	char **result = calloc((size_t)count + 4, sizeof(*result));
	int used = 0;

	for (int i = 0; result != NULL && i < count; i++) {
		if (strcmp(words[i], "-o") == 0 && i + 1 < count) {
			i++;
			continue;
		}
		if (strncmp(words[i], "-o", 2) == 0 && words[i][2] != '\0')
			continue;
		result[used++] = words[i];
		/* Behind the compiler's name, so that a "--" can't hide them. */
		if (used == 1) {
			result[used++] = assembler;
			result[used++] = output;
			result[used++] = nowhere;
		}
	}
	*ret_count = used;
	return result;
}

int bri_cmd_facts(int argc, char **argv)
{
	struct bri_launch_options wanted = {.mode = "record"};
	const char *output = NULL;
	bool calls = false;
	const struct bri_option options[] = {
		{"policy", 0, "POLICY", "a built-in name, a .yaml or a .bri file", &wanted.policy, NULL},
		{"calls", 0, NULL, "only calls and stores with the values found", NULL, &calls},
		{"output", 'o', "FILE", "write the facts there (default: standard output)", &output, NULL},
		{0}};
	const struct bri_usage usage = {
		"facts [OPTION...] -- COMPILER ARGUMENT...",
		"Print the facts that the compile gate sees in one unit, as text; 'brinell judge' reads it.", options, true};
	struct bri_launch launch;
	struct bri_error error = {"", ""};
	int first, count = 0;
	char **words;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_USAGE;
	default:
		break;
	}
	if (first >= argc) {
		bri_complain_text("no compiler named; usage: brinell %s", usage.line);
		return BRI_EXIT_USAGE;
	}
	words = without_output(argc - first, argv + first, &count);
	if (words == NULL) {
		bri_complain_text("out of memory");
		return BRI_EXIT_FAILED;
	}
	*(calls ? &wanted.calls : &wanted.facts) = output == NULL ? "-" : output;
	/* Nothing of this is a build. */
	unsetenv("BRINELL_REPORT_DIR");
	if (bri_launch_prepare(&launch, count, words, &wanted, &error) == 0) {
		if (launch.line.sources != 1)
			bri_error_set(&error, "", "name exactly one C or C++ source to print the facts of");
		else
			bri_launch_execute(&launch, &error);
	}
	bri_complain(&error);
	bri_launch_finish(&launch);
	free(words);
	return BRI_EXIT_FAILED;
}
