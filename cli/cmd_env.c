/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell env`: settings to paste, with this installation's own paths.  It changes nothing but links of its own. */
#include "chosen.h"
#include "command.h"
#include "compiler.h"
#include "farm.h"
#include "install.h"
#include "options.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct settings {
	struct bri_install install;
	char farm[PATH_MAX];   /* links in compilers' names, "" none */
	char prefix[PATH_MAX]; /* where the CMake package and its kin lie */
	const char *policy, *cc, *cxx;
};

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

static int print_sh(const struct settings *settings, struct bri_error *reterr)
{
	(void)reterr;
	/* CC holds words, so the path may hold no blanks; PATH then finds it. */
	fputs("export PATH=", stdout);
	if (settings->farm[0] != '\0') {
		print_quoted(settings->farm);
		putchar(':');
	}
	print_quoted(settings->install.bin);
	fputs(":\"$PATH\"\n", stdout);
	if (settings->cc != NULL)
		printf("export CC=\"brinell-cc %s\"\nexport CXX=\"brinell-c++ %s\"\n", settings->cc, settings->cxx);
	else
		fputs("export CC=\"brinell-cc ${CC:-cc}\"\nexport CXX=\"brinell-c++ ${CXX:-c++}\"\n", stdout);
	fputs("export COMPILER_PATH=", stdout);
	print_quoted(settings->install.libexec);
	fputs("/ld${COMPILER_PATH:+:$COMPILER_PATH}\n", stdout);
	return 0;
}

static int print_make(const struct settings *settings, struct bri_error *reterr)
{
	/* CC holds words: a path with blanks goes into PATH. */
	bool blanks = strpbrk(settings->install.bin, " \t") != NULL;
	const char *bin = blanks ? "" : settings->install.bin, *slash = blanks ? "" : "/";

	(void)reterr;
	puts("# make -f Makefile -f this-file: what stands last wins");
	if (blanks)
		printf("export PATH := %s:$(PATH)\n", settings->install.bin);
	if (settings->cc != NULL)
		printf("CC = %s%sbrinell-cc %s\nCXX = %s%sbrinell-c++ %s\n", bin, slash, settings->cc, bin, slash, settings->cxx);
	else
		printf("CC = %s%sbrinell-cc $(CROSS_COMPILE)gcc\nCXX = %s%sbrinell-c++ $(CROSS_COMPILE)g++\n", bin, slash, bin,
		       slash);
	printf("LD = %s%sbrinell-cc $(CROSS_COMPILE)ld\n", bin, slash);
	puts("# a make below this one takes them, unless its Makefile sets its own: then say CC=… on the command line\n"
	     "export CC CXX");
	return 0;
}

static int print_cmake(const struct settings *settings, struct bri_error *reterr)
{
	static const char *const languages[] = {"C", "CXX"}, *const steps[] = {"COMPILER", "LINKER"};

	(void)reterr;
	puts("# cmake -C this-file …, or include() it in a toolchain file");
	if (settings->cc != NULL)
		printf("set(CMAKE_C_COMPILER \"%s\" CACHE STRING \"\")\nset(CMAKE_CXX_COMPILER \"%s\" CACHE STRING \"\")\n",
		       settings->cc, settings->cxx);
	for (size_t i = 0; i < 2; i++)
		for (size_t j = 0; j < 2; j++)
			printf("set(CMAKE_%s_%s_LAUNCHER \"%s/brinell-cc\" CACHE STRING \"\")\n", languages[j], steps[i],
			       settings->install.bin);
	printf("# find_package(Brinell) then finds brinell_enforce(TARGET)\nset(Brinell_DIR \"%s/share/cmake/Brinell\" CACHE PATH \"\")\n",
	       settings->prefix);
	return 0;
}

static int print_meson(const struct settings *settings, struct bri_error *reterr)
{
	const char *bin = settings->install.bin;

	(void)reterr;
	printf("# meson setup --native-file this-file …; beside a cross file of yours: --cross-file yours --cross-file this-file\n"
	       "[binaries]\nc = ['%s/brinell-cc', '%s']\ncpp = ['%s/brinell-c++', '%s']\n",
	       bin, settings->cc == NULL ? "cc" : settings->cc, bin, settings->cc == NULL ? "c++" : settings->cxx);
	return 0;
}

/* What the plugin of one compiler is told when no launcher tells it. */
struct bare {
	struct bri_chosen chosen;
	struct bri_compiler compiler;
	char plugin[PATH_MAX];
	char linker[PATH_MAX]; /* the real one, "" unknown */
};

static int open_bare(struct bare *bare, const struct settings *settings, struct bri_error *reterr)
{
	const char *name = settings->cc == NULL ? "gcc" : settings->cc;
	char path[PATH_MAX], answer[PATH_MAX];

	if (!bri_install_search(&settings->install, name, NULL, path))
		return bri_error_set(reterr, name, "no such compiler in PATH; name another with --cc");
	if (bri_compiler_identify(path, &bare->compiler, reterr) != 0 ||
	    bri_compiler_plugin(&settings->install, &bare->compiler, bare->plugin, reterr) != 0)
		return -1;
	if (!bri_compiler_ask(&bare->compiler, NULL, "-print-prog-name=ld", answer, sizeof(answer)) ||
	    !bri_install_search(&settings->install, answer, NULL, bare->linker))
		bare->linker[0] = '\0';
	return bri_chosen_open(&bare->chosen, &settings->install, settings->policy, NULL, reterr);
}

/* In a spec blanks end a word and a percent sign begins a directive. */
static void print_spec(const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '%')
			putchar('%');
		else if (strchr(" \t\\", *text) != NULL)
			putchar('\\');
		putchar(*text);
	}
}

#define BARE_ARGUMENTS 4

static bool bare_argument(const struct bare *bare, size_t i, char *ret_text, size_t size)
{
	const char *word = bri_compiler_plugin_word(&bare->compiler);

	switch (i) {
	case 0:
		return bri_fits(ret_text, size, "-fplugin=%s", bare->plugin);
	case 1:
		return bri_fits(ret_text, size, "-fplugin-arg-brinell_%s-policy=%s", word, bare->chosen.path);
	case 2:
		return bri_fits(ret_text, size, "-fplugin-arg-brinell_%s-digest=%s", word, bare->chosen.digest);
	default:
		return bri_fits(ret_text, size, "-fplugin-arg-brinell_%s-mode=enforce", word);
	}
}

/* What -fuse-ld= may ask for. */
static void print_other_linkers(const struct settings *settings, const struct bri_compiler *compiler)
{
	static const char *const names[] = {"bfd", "gold", "lld", "mold"};
	char question[64], answer[PATH_MAX], path[PATH_MAX];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!bri_fits(question, sizeof(question), "-print-prog-name=ld.%s", names[i]) ||
		    !bri_compiler_ask(compiler, NULL, question, answer, sizeof(answer)) ||
		    !bri_install_search(&settings->install, answer, NULL, path))
			continue;
		printf(" %%{fuse-ld=%s:--brinell-ld=", names[i]);
		print_spec(path);
		putchar('}');
	}
}

/* For builds that start the compiler by its path with a clean environment: -specs=FILE in CFLAGS, or a wrapper.  The ld
 * stand-in finds no variable there either: its policy, mode and linker come by words of its own. */
static int print_specs(const struct settings *settings, struct bri_error *reterr)
{
	char text[2 * PATH_MAX];
	struct bare bare;

	if (open_bare(&bare, settings, reterr) != 0)
		return -1;
	if (bare.compiler.kind != BRI_COMPILER_GCC) {
		bri_chosen_close(&bare.chosen);
		return bri_error_set(reterr, bare.compiler.path, "only GCC reads specs; --format json tells clang's arguments");
	}
	fputs("*self_spec:\n+ -B", stdout);
	print_spec(settings->install.libexec);
	fputs("/ld\n\n*cc1:\n+", stdout);
	for (size_t i = 0; i < BARE_ARGUMENTS && bare_argument(&bare, i, text, sizeof(text)); i++) {
		putchar(' ');
		print_spec(text);
	}
	fputs("\n\n*link:\n+ --brinell-mode=enforce --brinell-policy=", stdout);
	print_spec(bare.chosen.path);
	if (bare.linker[0] != '\0') {
		fputs(" %{!fuse-ld=*:--brinell-ld=", stdout);
		print_spec(bare.linker);
		putchar('}');
	}
	print_other_linkers(settings, &bare.compiler);
	puts("\n");
	bri_chosen_close(&bare.chosen);
	return 0;
}

static json_t *compile_arguments(const struct bare *bare)
{
	json_t *list = json_array();
	char text[2 * PATH_MAX];

	for (size_t i = 0; i < BARE_ARGUMENTS && bare_argument(bare, i, text, sizeof(text)); i++)
		json_array_append_new(list, json_string(text));
	return list;
}

/* What leads the driver to the ld stand-in, and tells that what it must know. */
static json_t *link_arguments(const struct bare *bare, const struct settings *settings)
{
	json_t *list = json_array();
	bool is_gcc = bare->compiler.kind == BRI_COMPILER_GCC;

	json_array_append_new(list, json_sprintf(is_gcc ? "-B%s/ld" : "--ld-path=%s/ld/ld", settings->install.libexec));
	json_array_append_new(list, json_sprintf("-Wl,--brinell-policy=%s", bare->chosen.path));
	json_array_append_new(list, json_string("-Wl,--brinell-mode=enforce"));
	if (bare->linker[0] != '\0')
		json_array_append_new(list, json_sprintf("-Wl,--brinell-ld=%s", bare->linker));
	return list;
}

static int print_json(const struct settings *settings, struct bri_error *reterr)
{
	const struct bri_install *install = &settings->install;
	struct bri_error error = {"", ""};
	struct bare bare;
	json_t *root = json_pack("{s:i, s:s, s:s+, s:s+, s:s+, s:s+, s:s, s:s+}", "schema", 1, "bin", install->bin, "cc",
	                         install->bin, "/brinell-cc", "cxx", install->bin, "/brinell-c++", "ld", install->bin,
	                         "/brinell-ld", "compilerPath", install->libexec, "/ld", "links", settings->farm, "cmake",
	                         settings->prefix, "/share/cmake/Brinell");

	if (open_bare(&bare, settings, &error) == 0) {
		json_object_set_new(root, "policy",
		                    json_pack("{s:s, s:s}", "path", bare.chosen.path, "digest", bare.chosen.digest));
		json_object_set_new(root, "compiler",
		                    json_pack("{s:s, s:s, s:s, s:s, s:o, s:o}", "path", bare.compiler.path, "target",
		                              bare.compiler.target, "version", bare.compiler.version, "plugin", bare.plugin,
		                              "arguments", compile_arguments(&bare), "linkArguments",
		                              link_arguments(&bare, settings)));
		bri_chosen_close(&bare.chosen);
	} else if (settings->cc != NULL) {
		json_decref(root);
		*reterr = error;
		return -1;
	}
	if (root == NULL || json_dumpf(root, stdout, JSON_INDENT(2)) != 0) {
		json_decref(root);
		return bri_error_set(reterr, "", "can't write JSON; free some memory or space");
	}
	putchar('\n');
	json_decref(root);
	return 0;
}

static int make_links(const struct settings *settings, const char *directory, struct bri_error *reterr)
{
	char path[PATH_MAX];
	size_t links;

	if (mkdir(directory, 0777) != 0 && errno != EEXIST)
		return bri_error_set(reterr, directory, "can't make this directory: %s", strerror(errno));
	if (bri_farm_make(&settings->install, directory, &links, reterr) != 0)
		return -1;
	bri_farm_prune(&settings->install, directory);
	if (realpath(directory, path) == NULL)
		return bri_error_set(reterr, directory, "can't find its path: %s", strerror(errno));
	fputs("export PATH=", stdout);
	print_quoted(path);
	fputs(":\"$PATH\"\n", stdout);
	return 0;
}

static int open_settings(struct settings *settings, bool farms, struct bri_error *reterr)
{
	size_t links;
	char *slash;

	if (bri_install_find(&settings->install, reterr) != 0)
		return -1;
	snprintf(settings->prefix, sizeof(settings->prefix), "%s", settings->install.bin);
	slash = strrchr(settings->prefix, '/');
	if (slash != NULL)
		*slash = '\0';
	if (settings->cc != NULL && settings->cxx == NULL)
		settings->cxx = settings->cc;
	if (settings->cc == NULL && settings->cxx != NULL)
		settings->cc = settings->cxx;
	if (!farms || !bri_farm_directory(&settings->install, settings->farm) ||
	    bri_farm_make(&settings->install, settings->farm, &links, reterr) != 0)
		settings->farm[0] = '\0';
	return 0;
}

int bri_cmd_env(int argc, char **argv)
{
	static const struct {
		const char *name;
		int (*print)(const struct settings *settings, struct bri_error *reterr);
	} kinds[] = {{"sh", print_sh},       {"shell", print_sh},   {"make", print_make}, {"cmake", print_cmake},
	             {"meson", print_meson}, {"specs", print_specs}, {"json", print_json}};
	struct settings settings = {0};
	const char *kind = NULL, *links = NULL;
	const struct bri_option options[] = {
		{"format", 0, "FORMAT", "sh (default), make, cmake, meson, specs (of GCC) or json", &kind, NULL},
		{"cc", 0, "CC", "the C compiler, by name or path (default: the build's own)", &settings.cc, NULL},
		{"cxx", 0, "CXX", "the C++ compiler", &settings.cxx, NULL},
		{"policy", 0, "POLICY", "for specs and json: a built-in name, a .yaml or a .bri file", &settings.policy, NULL},
		{"links", 0, "DIR", "fill DIR with links in compilers' names, to stand first in PATH", &links, NULL},
		{0}};
	const struct bri_usage usage = {"env [OPTION...] [FORMAT]",
	                                "Print settings that put a build under the gates:\n"
	                                "  eval \"$(brinell env)\"",
	                                options, false};
	struct bri_error error = {"", ""};
	int first;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_USAGE;
	default:
		break;
	}
	if (kind == NULL)
		kind = first < argc ? argv[first] : "sh";
	if (open_settings(&settings, links == NULL && (strncmp(kind, "sh", 2) == 0 || strcmp(kind, "json") == 0), &error) != 0 ||
	    (links != NULL && make_links(&settings, links, &error) != 0)) {
		bri_complain(&error);
		return BRI_EXIT_FAILED;
	}
	if (links != NULL)
		return BRI_EXIT_CLEAN;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(kind, kinds[i].name) != 0)
			continue;
		if (kinds[i].print(&settings, &error) == 0)
			return BRI_EXIT_CLEAN;
		bri_complain(&error);
		return BRI_EXIT_FAILED;
	}
	bri_complain_text("'%s': unknown format; use sh, make, cmake, meson, specs or json", kind);
	return BRI_EXIT_USAGE;
}
