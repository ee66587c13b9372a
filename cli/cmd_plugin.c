/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell plugin build`: makes the plugin for a compiler that came without one, from the sources that are installed
 * with Brinell, and tries it.  It writes one file: into the installation when that can be written to, else into the
 * user's own directory, where the launcher looks, too. */
#include "command.h"
#include "compiler.h"
#include "install.h"
#include "launch.h"
#include "options.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int run(const char *const *words)
{
	pid_t child = fork();

	if (child == 0) {
		execv(words[0], (char *const *)(uintptr_t)words);
		fprintf(stderr, "brinell: %s: can't execute it: %s\n", words[0], strerror(errno));
		_exit(127);
	}
	return child < 0 ? -1 : bri_wait_for(child);
}

static int build(const struct bri_install *install, const char *word, const char *output, struct bri_error *reterr)
{
	char path[PATH_MAX], script[PATH_MAX], source[PATH_MAX], plugin[PATH_MAX];
	struct bri_compiler compiler;
	int status;

	if (!bri_install_search(install, word, NULL, path))
		return bri_error_set(reterr, word, "no such compiler%s", strchr(word, '/') == NULL ? " in PATH" : "");
	if (bri_compiler_identify(path, &compiler, reterr) != 0)
		return -1;
	if (compiler.kind == BRI_COMPILER_OTHER)
		return bri_error_set(reterr, path, "neither GCC nor Clang, so it takes no plugin; its units get a shadow check");
	if (output == NULL && bri_compiler_plugin_place(install, &compiler, plugin, reterr) != 0)
		return -1;
	if (output != NULL && !bri_fits(plugin, sizeof(plugin), "%s", output))
		return bri_error_set(reterr, output, "this path is too long");
	if (!bri_fits(source, sizeof(source), "%s/source", install->share) ||
	    !bri_fits(script, sizeof(script), "%s/build-plugin", source) || access(script, X_OK) != 0)
		return bri_error_set(reterr, source, "the plugin's sources are missing; install Brinell whole");
	const char *words[] = {script, bri_compiler_plugin_word(&compiler), path, compiler.target, compiler.version, source,
	                       plugin, NULL};

	fprintf(stderr, "brinell: building the plugin for %s %s (%s); this takes a minute\n",
	        bri_compiler_plugin_word(&compiler), compiler.version, compiler.target);
	status = run(words);
	if (status != 0)
		return bri_error_set(reterr, plugin, "it wasn't built (status %d); the messages above say why", status);
	printf("%s\n", plugin);
	return 0;
}

int bri_cmd_plugin(int argc, char **argv)
{
	const char *compiler = NULL, *output = NULL;
	const struct bri_option options[] = {
		{"cc", 0, "COMPILER", "the gcc or clang to build it for, by name or path", &compiler, NULL},
		{"output", 'o', "FILE", "write it there, not where the launcher looks", &output, NULL},
		{0}};
	const struct bri_usage usage = {"plugin build --cc COMPILER [-o FILE]",
	                                "Build the plugin for a compiler, from the sources that were installed with Brinell.\n"
	                                "It needs a C++ compiler and the plugin headers of COMPILER ('brinell doctor' names them).",
	                                options, false};
	struct bri_install install;
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
	if (first + 1 != argc || strcmp(argv[first], "build") != 0 || compiler == NULL) {
		bri_complain_text("usage: brinell %s", usage.line);
		return BRI_EXIT_USAGE;
	}
	if (bri_install_find(&install, &error) == 0 && build(&install, compiler, output, &error) == 0)
		return BRI_EXIT_CLEAN;
	bri_complain(&error);
	return BRI_EXIT_FAILED;
}
