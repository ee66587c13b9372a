/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell doctor`: each compiler in PATH, whether its gates work here, proven
 * by a compile, and what to do where they don't. */
#include "chosen.h"
#include "command.h"
#include "compiler.h"
#include "farm.h"
#include "launch.h"
#include "options.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct checkup {
	const struct bri_install *install;
	const struct bri_chosen *chosen;
	char scratch[PATH_MAX];
	char **seen;       /* real paths already looked at */
	size_t seen_count;
	size_t working, broken;
};

static bool is_seen(struct checkup *checkup, const char *path)
{
	char *real = realpath(path, NULL), **grown;

	if (real == NULL)
		return false;
	for (size_t i = 0; i < checkup->seen_count; i++) {
		if (strcmp(checkup->seen[i], real) == 0) {
			free(real);
			return true;
		}
	}
	grown = realloc(checkup->seen, (checkup->seen_count + 1) * sizeof(*grown));
	if (grown == NULL) {
		free(real);
		return false;
	}
	checkup->seen = grown;
	checkup->seen[checkup->seen_count++] = real;
	return false;
}

/* Run the launcher over a tiny source, in mode `mode`; its messages go to
 * `log`.  The exit status, or -1. */
static int try_compile(const struct checkup *checkup, const char *compiler, const char *mode, const char *last)
{
	char launcher[PATH_MAX], source[PATH_MAX], object[PATH_MAX], log[PATH_MAX], policy[PATH_MAX + 16], word[32];
	pid_t child;

	if (!bri_fits(launcher, sizeof(launcher), "%s/brinell-cc", checkup->install->bin) ||
	    !bri_fits(source, sizeof(source), "%s/hello.c", checkup->scratch) ||
	    !bri_fits(object, sizeof(object), "%s/hello.o", checkup->scratch) ||
	    !bri_fits(log, sizeof(log), "%s/log", checkup->scratch) ||
	    !bri_fits(policy, sizeof(policy), "--policy=%s", checkup->chosen->path) ||
	    !bri_fits(word, sizeof(word), "--mode=%s", mode))
		return -1;
	child = fork();
	if (child == 0) {
		int descriptor = open(log, O_WRONLY | O_CREAT | O_TRUNC, 0600);

		if (descriptor >= 0) {
			dup2(descriptor, 1);
			dup2(descriptor, 2);
		}
		unsetenv("BRINELL_REPORT_DIR");
		execl(launcher, launcher, policy, word, compiler, "-O2", "-fPIE", "-fstack-protector-all", source, "-o", object,
		      last, (char *)NULL);
		_exit(127);
	}
	return child < 0 ? -1 : bri_wait_for(child);
}

static void print_log(const struct checkup *checkup)
{
	char path[PATH_MAX], line[512];
	size_t lines = 0;
	FILE *file;

	if (!bri_fits(path, sizeof(path), "%s/log", checkup->scratch) || (file = fopen(path, "re")) == NULL)
		return;
	while (lines++ < 4 && fgets(line, sizeof(line), file) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		printf("      %s\n", line);
	}
	fclose(file);
}

/* What is left to a compiler that no plugin fits. */
static void print_shadow(const struct checkup *checkup, const char *path)
{
	char checker[PATH_MAX];
	int status;

	if (bri_install_checker(checkup->install, 0, checker) == 0) {
		puts("  shadow check: no: no Clang checker is installed (Debian: brinell-clang-14)");
		return;
	}
	status = try_compile(checkup, path, "record", "-c");
	if (status == 0) {
		printf("  shadow check: works (%s reads in its stead; what it makes of options isn't proven)\n", checker);
	} else {
		printf("  shadow check: no: a test compile ended with status %d\n", status);
		print_log(checkup);
	}
}

static void check_compiler(void *context, const char *name, const char *path)
{
	struct checkup *checkup = context;
	struct bri_compiler compiler;
	char plugin[PATH_MAX], real[PATH_MAX];
	struct bri_error error = {"", ""};
	int status;

	if (!bri_compiler_is_named(name) || is_seen(checkup, path))
		return;
	if (realpath(path, real) != NULL && bri_compiler_is_launcher(strrchr(real, '/') == NULL ? real : strrchr(real, '/') + 1))
		return;
	if (bri_compiler_identify(path, &compiler, &error) != 0 || compiler.kind == BRI_COMPILER_OTHER) {
		printf("%s\n  compile gate: no plugin: neither GCC nor Clang\n", path);
		print_shadow(checkup, path);
		return;
	}
	printf("%s: %s %s for %s\n", path, compiler.kind == BRI_COMPILER_GCC ? "gcc" : "clang", compiler.version,
	       compiler.target);
	if (bri_compiler_plugin(checkup->install, &compiler, plugin, &error) != 0) {
		printf("  compile gate: no: %s\n", error.what);
		print_shadow(checkup, path);
		checkup->broken++;
		return;
	}
	status = try_compile(checkup, path, "record", "-c");
	if (status != 0) {
		printf("  compile gate: no: a test compile with %s ended with status %d\n", plugin, status);
		print_log(checkup);
		checkup->broken++;
		return;
	}
	printf("  compile gate: works (%s)\n", plugin);
	checkup->working++;
	status = try_compile(checkup, path, "record", "-pie");
	if (status == 0) {
		puts("  link gate: works");
	} else {
		printf("  link gate: no: a test link ended with status %d\n", status);
		print_log(checkup);
	}
}

static bool make_scratch(struct checkup *checkup)
{
	const char *base = getenv("TMPDIR");
	char path[PATH_MAX];
	FILE *file;

	if (!bri_fits(checkup->scratch, sizeof(checkup->scratch), "%s/brinell-doctor.XXXXXX",
	              base != NULL && base[0] == '/' ? base : "/tmp") ||
	    mkdtemp(checkup->scratch) == NULL)
		return false;
	if (!bri_fits(path, sizeof(path), "%s/hello.c", checkup->scratch) || (file = fopen(path, "we")) == NULL)
		return false;
	fputs("int main(void) { return 0; }\n", file);
	return fclose(file) == 0;
}

/* One of Brinell's own parts: is it there? */
static void print_part(const char *what, const char *path, int access_mode)
{
	printf("%-16s %s%s\n", what, path, access(path, access_mode) == 0 ? "" : "  (missing: build or install it)");
}

static int check_all(struct checkup *checkup)
{
	char path[PATH_MAX];

	print_part("policy", checkup->chosen->path, R_OK);
	if (bri_fits(path, sizeof(path), "%s/brinell-cc", checkup->install->bin))
		print_part("launcher", path, X_OK);
	if (bri_fits(path, sizeof(path), "%s/ld/ld", checkup->install->libexec))
		print_part("ld stand-in", path, X_OK);
	putchar('\n');
	bri_farm_each(checkup->install, check_compiler, checkup);
	printf("\n%zu compilers work under Brinell, %zu don't\n", checkup->working, checkup->broken);
	if (checkup->working == 0)
		puts("Install gcc with its plugin headers (Debian: gcc-12-plugin-dev) or clang with libclang-14-dev and\n"
		     "llvm-14-dev, then build Brinell again.");
	return checkup->working > 0 ? BRI_EXIT_CLEAN : BRI_EXIT_FINDINGS;
}

/* The editor gate explains itself: it knows which clangd it would take. */
static int explain_editor(const struct bri_install *install)
{
	char path[PATH_MAX];

	if (!bri_fits(path, sizeof(path), "%s/brinell-clangd", install->bin))
		return BRI_EXIT_FAILED;
	fflush(stdout);
	execl(path, path, "--doctor", (char *)NULL);
	bri_complain_text("%s: can't execute it: %s; build or install it", path, strerror(errno));
	return BRI_EXIT_FAILED;
}

int bri_cmd_doctor(int argc, char **argv)
{
	const char *policy = NULL;
	bool editor = false;
	const struct bri_option options[] = {
		{"policy", 0, "POLICY", "a built-in name, a .yaml or a .bri file", &policy, NULL},
		{"editor", 0, NULL, "which clangd brinell-clangd would take, and how Brinell gets into it", NULL, &editor},
		{0}};
	const struct bri_usage usage = {"doctor [OPTION...]",
	                                "List the compilers in PATH, try each gate with each, and say what is missing.\n"
	                                "Exit status: 0 when at least one compiler works, 1 when none does.",
	                                options, false};
	struct bri_install install;
	struct bri_chosen chosen;
	struct checkup checkup = {.install = &install, .chosen = &chosen};
	struct bri_error error = {"", ""};
	int first, status;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_USAGE;
	default:
		break;
	}
	if (bri_install_find(&install, &error) == 0 && editor)
		return explain_editor(&install);
	if (bri_install_find(&install, &error) != 0 || bri_chosen_open(&chosen, &install, policy, NULL, &error) != 0) {
		bri_complain(&error);
		return BRI_EXIT_USAGE;
	}
	if (!make_scratch(&checkup)) {
		bri_complain_text("%s: can't make a directory for test compiles: %s", checkup.scratch, strerror(errno));
		status = BRI_EXIT_FAILED;
	} else {
		status = check_all(&checkup);
		bri_farm_remove(checkup.scratch);
	}
	for (size_t i = 0; i < checkup.seen_count; i++)
		free(checkup.seen[i]);
	free(checkup.seen);
	bri_chosen_close(&chosen);
	return status;
}
