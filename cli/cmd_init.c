/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell init`: a brinell.yaml to start from and, when there is evidence and
 * someone answers for it, a baseline. */
#include "chosen.h"
#include "command.h"
#include "install.h"
#include "options.h"
#include "policy_load.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FILE_NAME "brinell.yaml"

/* The project's name, from the directory: letters, digits, dots and dashes. */
static void project_name(char *ret_name, size_t size)
{
	char directory[PATH_MAX];
	const char *base;
	size_t used = 0;

	if (getcwd(directory, sizeof(directory)) == NULL)
		directory[0] = '\0';
	base = strrchr(directory, '/');
	for (base = base == NULL ? directory : base + 1; *base != '\0' && used + 1 < size; base++)
		if (isalnum((unsigned char)*base) || *base == '-' || *base == '.')
			ret_name[used++] = (char)tolower((unsigned char)*base);
	ret_name[used] = '\0';
	/* A name that YAML could take for a number, or none. */
	if (!isalpha((unsigned char)ret_name[0]))
		snprintf(ret_name, size, "project");
}

static bool is_builtin(const char *name)
{
	for (size_t i = 0; bri_policy_builtin[i] != NULL; i++)
		if (strcmp(bri_policy_builtin[i], name) == 0)
			return true;
	return false;
}

/* Editors find the schema of this file by its first line; it is installed with the policies. */
static void write_schema(FILE *file)
{
	char path[PATH_MAX];
	struct bri_install install;
	struct bri_error error = {"", ""};

	if (bri_install_find(&install, &error) == 0 &&
	    bri_fits(path, sizeof(path), "%s/policies/schema/policy.json", install.share) && access(path, R_OK) == 0 &&
	    strpbrk(path, "\r\n") == NULL)
		fprintf(file, "# yaml-language-server: $schema=%s\n", path);
}

static int write_file(const char *extends)
{
	int descriptor = open(FILE_NAME, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "w");
	char name[64];

	if (file == NULL) {
		if (errno == EEXIST)
			bri_complain_text(FILE_NAME ": exists already; edit it, or remove it first");
		else
			bri_complain_text(FILE_NAME ": can't create it: %s", strerror(errno));
		if (descriptor >= 0)
			close(descriptor);
		return BRI_EXIT_USAGE;
	}
	project_name(name, sizeof(name));
	write_schema(file);
	fprintf(file,
	        "# This project's security policy; 'brinell policy check' reads it, docs/policy.md tells what may stand here.\n"
	        "policy: %s\n"
	        "extends: %s\n"
	        "\n"
	        "# Milder or stricter for a part of the tree:\n"
	        "# scopes:\n"
	        "#   - {rule: \"crypto.*\", path: \"third_party/*\", severity: warning}\n"
	        "\n"
	        "# Accepted findings; 'brinell baseline write' adds them:\n"
	        "# waivers:\n"
	        "#   - {rule: crypto.weak-hash, path: \"src/etag.c\", reason: cache key only, owner: net team, expires: 2027-06-30}\n",
	        name, extends);
	if (fclose(file) != 0) {
		bri_complain_text(FILE_NAME ": can't write it: %s; free some space here", strerror(errno));
		unlink(FILE_NAME);
		return BRI_EXIT_FAILED;
	}
	return BRI_EXIT_CLEAN;
}

/* The baseline is the other command's work. */
static int write_baseline(const char *reason, const char *owner, const char *expires, int count, char **paths)
{
	char **words = calloc((size_t)count + 9, sizeof(*words));
	const char *fixed[] = {"baseline", "write", "--reason", reason, "--owner", owner, "--expires", expires};
	int used = 0, status;

	if (words == NULL) {
		bri_complain_text("out of memory");
		return BRI_EXIT_FAILED;
	}
	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		words[used++] = (char *)fixed[i];
	for (int i = 0; i < count; i++)
		words[used++] = paths[i];
	status = bri_cmd_baseline(used, words);
	free(words);
	return status;
}

int bri_cmd_init(int argc, char **argv)
{
	const char *extends = BRI_POLICY_DEFAULT, *reason = NULL, *owner = NULL, *expires = NULL;
	const struct bri_option options[] = {
		{"policy", 0, "NAME", "the built-in policy to extend (default: " BRI_POLICY_DEFAULT ")", &extends, NULL},
		{"reason", 0, "TEXT", "baseline: why today's findings are accepted", &reason, NULL},
		{"owner", 0, "NAME", "baseline: who answers for them", &owner, NULL},
		{"expires", 0, "DATE", "baseline: last valid day, YYYY-MM-DD", &expires, NULL},
		{0}};
	const struct bri_usage usage = {
		"init [OPTION...] [EVIDENCE...]",
		"Write a brinell.yaml here.  With evidence (a build directory made under 'brinell run --mode record'),\n"
		"a reason, an owner and an expiry, also accept what is found there as a baseline.",
		options, false};
	int first, status;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_USAGE;
	default:
		break;
	}
	if (!is_builtin(extends)) {
		bri_complain_text("--policy %s: no such built-in policy; 'brinell policy show' lists them", extends);
		return BRI_EXIT_USAGE;
	}
	if (first < argc && (reason == NULL || owner == NULL || expires == NULL)) {
		bri_complain_text("a baseline needs --reason, --owner and --expires; nobody accepts a risk without them");
		return BRI_EXIT_USAGE;
	}
	status = write_file(extends);
	if (status != 0)
		return status;
	printf(FILE_NAME ": written; it extends %s\n", extends);
	if (first < argc)
		return write_baseline(reason, owner, expires, argc - first, argv + first);
	puts("next: BRINELL_REPORT_DIR=$PWD/evidence brinell run --mode record -- make\n"
	     "      brinell baseline write --reason … --owner … --expires … BUILD-DIRECTORY evidence\n"
	     "(objects carry what was found in their units; what was found in links is in that evidence directory)");
	return BRI_EXIT_CLEAN;
}
