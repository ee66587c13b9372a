/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell env`: settings to paste, with this installation's own paths. */
#include "command.h"
#include "install.h"
#include "options.h"

#include <stdio.h>
#include <string.h>

static void print_quoted(const char *text)
{
	putchar('\'');
	for (; *text != '\0'; text++) {
		if (*text == '\'')
			fputs("'\\''", stdout);
		else
			putchar(*text);
	}
	putchar('\'');
}

static void print_shell(const struct bri_install *install)
{
	/* CC holds words, so the path may hold no blanks; PATH then finds it. */
	fputs("export PATH=", stdout);
	print_quoted(install->bin);
	fputs(":\"$PATH\"\nexport CC=\"brinell-cc ${CC:-gcc}\"\nexport CXX=\"brinell-cc ${CXX:-g++}\"\n", stdout);
	fputs("export COMPILER_PATH=", stdout);
	print_quoted(install->libexec);
	fputs("/ld${COMPILER_PATH:+:$COMPILER_PATH}\n", stdout);
}

static void print_make(const struct bri_install *install)
{
	/* CC holds words: a path with blanks goes into PATH. */
	if (strpbrk(install->bin, " \t") != NULL)
		printf("export PATH := %s:$(PATH)\nCC = brinell-cc gcc\nCXX = brinell-cc g++\n", install->bin);
	else
		printf("CC = %s/brinell-cc gcc\nCXX = %s/brinell-cc g++\n", install->bin, install->bin);
}

static void print_cmake(const struct bri_install *install)
{
	printf("# cmake -C this-file …, or paste it into a toolchain file\n"
	       "set(CMAKE_C_COMPILER_LAUNCHER \"%s/brinell-cc\" CACHE STRING \"\")\n"
	       "set(CMAKE_CXX_COMPILER_LAUNCHER \"%s/brinell-cc\" CACHE STRING \"\")\n"
	       "set(CMAKE_C_LINKER_LAUNCHER \"%s/brinell-cc\" CACHE STRING \"\")\n"
	       "set(CMAKE_CXX_LINKER_LAUNCHER \"%s/brinell-cc\" CACHE STRING \"\")\n",
	       install->bin, install->bin, install->bin, install->bin);
}

static void print_meson(const struct bri_install *install)
{
	printf("# meson setup --native-file this-file …\n[binaries]\nc = ['%s/brinell-cc', 'gcc']\ncpp = ['%s/brinell-cc', 'g++']\n",
	       install->bin, install->bin);
}

int bri_cmd_env(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*print)(const struct bri_install *install);
	} kinds[] = {{"shell", print_shell}, {"make", print_make}, {"cmake", print_cmake}, {"meson", print_meson}};
	const struct bri_option options[] = {{0}};
	const struct bri_usage usage = {"env [shell|make|cmake|meson]",
	                                "Print settings that put a build under the gates; shell is the default:\n"
	                                "  eval \"$(brinell env)\"",
	                                options, false};
	struct bri_install install;
	struct bri_error error = {"", ""};
	const char *kind;
	int first;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_USAGE;
	default:
		break;
	}
	if (bri_install_find(&install, &error) != 0) {
		bri_complain(&error);
		return BRI_EXIT_FAILED;
	}
	kind = first < argc ? argv[first] : "shell";
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(kind, kinds[i].name) == 0) {
			kinds[i].print(&install);
			return BRI_EXIT_CLEAN;
		}
	}
	bri_complain_text("'%s': unknown kind; use shell, make, cmake or meson", kind);
	return BRI_EXIT_USAGE;
}
