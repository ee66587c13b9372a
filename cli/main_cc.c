/* SPDX-License-Identifier: Apache-2.0 */
/* brinell-cc: `brinell cc` as a program of its own, so that a compile pays for no library it doesn't need.  One
 * program, several names:
 *   brinell-cc, brinell-c++      in front of a compiler, or alone in place of cc, c++ (BRINELL_CC, BRINELL_CXX)
 *   brinell-gcc-12, brinell-ld … in place of the program named behind "brinell-": beside the link, else in PATH
 *   gcc, arm-linux-gnueabihf-ld  (a link in a directory that comes first in PATH) in place of that program */
#include "command.h"
#include "compiler.h"
#include "farm.h"
#include "launch.h"
#include "options.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_MAX = 40 };

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* argv as `cc -- COMPILER ARGUMENT...`. */
static int stand_in(int argc, char **argv, const char *name)
{
	char **words;
	char command[] = "cc", end[] = "--";

	if (bri_farm_is_linker(base_name(name)))
		return bri_cmd_ld(name, argc, argv);
	words = calloc((size_t)argc + 3, sizeof(*words));
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

/* Does the command line begin as a compiler's own does: with an option of its, or an input? */
static bool stands_alone(int argc, char **argv)
{
	const char *word = argc < 2 ? "--help" : argv[1];
	struct stat status;

	if (word[0] == '-')
		return strncmp(word, "--policy", 8) != 0 && strncmp(word, "--mode", 6) != 0 && strcmp(word, "--help") != 0 &&
		       strcmp(word, "-h") != 0 && strcmp(word, "-V") != 0 && strcmp(word, "--") != 0;
	return word[0] == '@' || (stat(word, &status) == 0 && (!S_ISREG(status.st_mode) || access(word, X_OK) != 0) &&
	                          !bri_compiler_is_named(word) && !bri_compiler_is_launcher(word));
}

/* A link brinell-arm-linux-gcc that lies beside arm-linux-gcc means that one, wherever PATH leads: toolchains of firmware
 * build systems are called by their path. */
static const char *beside(const char *link, const char *name, char path[PATH_MAX])
{
	struct bri_install install;
	struct bri_error error;
	struct stat status;

	if (strchr(link, '/') == NULL || !bri_fits(path, PATH_MAX, "%.*s%s", (int)(base_name(link) - link), link, name) ||
	    stat(path, &status) != 0 || !S_ISREG(status.st_mode) || access(path, X_OK) != 0 ||
	    bri_install_find(&install, &error) != 0 || bri_install_is_self(&install, &status))
		return name;
	return path;
}

/* A link of somebody else's to one of ours, ./vendor-cc to /…/gcc-12, is called by a name that no compiler has: what counts
 * is the last name on the way to us. */
static const char *last_name(const char *link, const char *name, char path[PATH_MAX])
{
	struct bri_install install;
	struct bri_error error;
	char next[PATH_MAX], there[PATH_MAX];

	if (!(strchr(link, '/') != NULL ? bri_fits(path, PATH_MAX, "%s", link) : bri_install_first(link, path)))
		return name;
	for (int i = 0; i < LINKS_MAX; i++) {
		ssize_t length = readlink(path, next, sizeof(next) - 1);
		next[length < 0 ? 0 : length] = '\0';
		if (length <= 0 || strncmp(base_name(next), "brinell-c", 9) == 0)
			break;
		if (i == 0 && (bri_install_find(&install, &error) != 0 || bri_install_search(&install, name, NULL, there)))
			return name;
		if (!bri_fits(there, sizeof(there), "%.*s%s", next[0] == '/' ? 0 : (int)(base_name(path) - path), path, next))
			return name;
		memcpy(path, there, strlen(there) + 1);
		name = base_name(path);
	}
	return name;
}

static const char *chosen(const char *variable, const char *otherwise)
{
	const char *value = getenv(variable);

	return value == NULL || value[0] == '\0' ? otherwise : value;
}

int main(int argc, char **argv)
{
	char path[PATH_MAX];
	const char *name;
	bool cxx;

	if (argc < 1 || argv[0] == NULL)
		return BRI_EXIT_BROKEN;
	name = base_name(argv[0]);
	cxx = strcmp(name, "brinell-c++") == 0;
	/* LD="brinell-ld arm-linux-gnueabihf-ld" */
	if (strncmp(name, "brinell-", 8) == 0 && argc > 1 && bri_farm_is_linker(base_name(argv[1])))
		return bri_cmd_ld(argv[1], argc - 1, argv + 1);
	if (!cxx && strcmp(name, "brinell-cc") != 0)
		return stand_in(argc, argv, strncmp(name, "brinell-", 8) == 0 ? beside(argv[0], name + 8, path)
		                                                              : last_name(argv[0], name, path));
	if (argc == 2 && strcmp(argv[1], "-V") == 0) {
		puts("brinell-cc " BRINELL_VERSION);
		return 0;
	}
	if (stands_alone(argc, argv))
		return stand_in(argc, argv, cxx ? chosen("BRINELL_CXX", "c++") : chosen("BRINELL_CC", "cc"));
	return bri_cmd_cc(argc, argv);
}
