/* SPDX-License-Identifier: Apache-2.0 */
/* brinell-clangd: what an editor is given for clangd.  It finds the real one,
 * lends it the plugin where that can be, checks beside it where not, and hands
 * every other argument on.  What it can't do it says on standard error, which
 * editors log; clangd runs all the same. */
#include "relay.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STATUS_USAGE = 2, STATUS_FAILED = 125 };

struct request {
	const char *clangd;
	bool relay, doctor;
	bool once; /* no conversation: --version, --help, --check */
	char **argv;
	size_t argc;
};

/* "--clangd=PATH"; NULL: another word. */
static const char *value_of(const char *word, const char *key)
{
	size_t length = strlen(key);

	return strncmp(word, key, length) == 0 && word[length] == '=' ? word + length + 1 : NULL;
}

static bool ends_at_once(const char *word)
{
	static const char *const words[] = {"--version", "-version", "--help", "-help", "--help-hidden", "--help-list", "--check"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(word, words[i]) == 0)
			return true;
	return value_of(word, "--check") || value_of(word, "-check");
}

static bool parse(int argc, char **argv, struct request *ret_request)
{
	ret_request->argv = calloc((size_t)argc + 1, sizeof *ret_request->argv);
	if (!ret_request->argv)
		return false;
	ret_request->argv[ret_request->argc++] = argv[0];
	for (int i = 1; i < argc; i++) {
		const char *clangd = value_of(argv[i], "--clangd");

		if (clangd) {
			ret_request->clangd = clangd;
		} else if (strcmp(argv[i], "--relay") == 0) {
			ret_request->relay = true;
		} else if (strcmp(argv[i], "--doctor") == 0) {
			ret_request->doctor = true;
		} else {
			ret_request->once = ret_request->once || ends_at_once(argv[i]);
			ret_request->argv[ret_request->argc++] = argv[i];
		}
	}
	return true;
}

static void say(const struct bri_error *error)
{
	fprintf(stderr, "brinell-clangd: %s%s%s\n", error->where, error->where[0] ? ": " : "", error->what);
}

static int tell(const struct bri_install *install, const struct bri_server *server, bool relay)
{
	char checker[PATH_MAX];
	unsigned major = bri_install_checker(install, server->major, checker);

	if (!major)
		major = bri_install_checker(install, 0, checker);
	printf("clangd    %s (by %s)\n", server->path, server->found_by);
	printf("version   %s\n", server->version[0] ? server->version : "it doesn't say");
	if (server->is_injected && !relay) {
		printf("way       inject: the Clang %u plugin runs inside it\n", server->major);
		return 0;
	}
	printf("way       relay: %s\n", server->is_injected ? "asked for by --relay" : server->why);
	if (major)
		printf("checker   %s\n", checker);
	else
		printf("checker   none for Clang: only files whose compiler is a GCC with a plugin are checked "
		       "(install libclang-N-dev and llvm-N-dev and build Brinell again)\n");
	return 0;
}

/* clangd --check=FILE shows our findings, too. */
static void lend(const struct bri_install *install)
{
	char preload[2 * PATH_MAX], program[PATH_MAX];

	if (!bri_server_preload(install, preload, sizeof preload) ||
	    !bri_fits(program, sizeof program, "%s/brinell", install->bin))
		return;
	setenv("LD_PRELOAD", preload + strlen("LD_PRELOAD="), 1);
	setenv("BRINELL_EDITOR", program, 1);
}

int main(int argc, char **argv)
{
	struct request request = {0};
	struct bri_server server;
	struct bri_install install;
	struct bri_error error = {"", ""};

	if (!parse(argc, argv, &request)) {
		fputs("brinell-clangd: out of memory\n", stderr);
		return STATUS_FAILED;
	}
	if (bri_server_find(request.clangd, &server, &error) < 0) {
		say(&error);
		return STATUS_USAGE;
	}
	request.argv[0] = server.path;
	if (bri_install_find(&install, &error) < 0) {
		say(&error);
	} else if (request.once) {
		lend(&install);
	} else {
		bri_server_probe(&install, &server);
		if (request.doctor)
			return tell(&install, &server, request.relay);
		if (!request.relay && !server.is_injected)
			fprintf(stderr, "brinell-clangd: %s: %s; checking beside it\n", server.path, server.why);
		return bri_relay_run(&install, &server, request.argv, request.relay || !server.is_injected);
	}
	execv(server.path, request.argv);
	fprintf(stderr, "brinell-clangd: %s: can't execute it: %s\n", server.path, strerror(errno));
	return STATUS_FAILED;
}
