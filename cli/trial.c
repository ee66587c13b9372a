/* SPDX-License-Identifier: Apache-2.0 */
/* One compiler's turn at `brinell doctor`: a compile and a link under the gates.  A gate works when its trace is there,
 * the note in the object and the stand-in's word at the link; an exit status of 0 alone proves nothing. */
#include "trial.h"
#include "advice.h"
#include "compiler.h"
#include "evidence.h"
#include "launch.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LINKING "brinell: linking with "

static bool inside(const struct bri_trial *trial, const char *name, char ret_path[PATH_MAX])
{
	return bri_fits(ret_path, PATH_MAX, "%s/%s", trial->directory, name);
}

/* Run the launcher in mode `mode`, over hello.c (a compile) or hello.o (a link); its messages go to "log".  The exit
 * status, or -1. */
static int execute(const struct bri_trial *trial, const char *mode, bool links)
{
	char launcher[PATH_MAX], log[PATH_MAX], policy[PATH_MAX + 16], word[32];
	pid_t child;

	if (!bri_fits(launcher, sizeof(launcher), "%s/brinell-cc", trial->install->bin) || !inside(trial, "log", log) ||
	    !bri_fits(policy, sizeof(policy), "--policy=%s", trial->policy) || !bri_fits(word, sizeof(word), "--mode=%s", mode))
		return -1;
	fflush(stdout);
	child = fork();
	if (child == 0) {
		int descriptor = open(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

		if (descriptor < 0 || dup2(descriptor, 1) < 0 || dup2(descriptor, 2) < 0 || chdir(trial->directory) != 0)
			_exit(127);
		unsetenv("BRINELL_REPORT_DIR");
		setenv("BRINELL_DEBUG", "1", 1);
		if (links)
			execl(launcher, launcher, policy, word, trial->path, "-pie", "hello.o", "-o", "hello", (char *)NULL);
		else
			execl(launcher, launcher, policy, word, trial->path, "-O2", "-fPIE", "-fstack-protector-all", "-c", "hello.c", "-o",
			      "hello.o", (char *)NULL);
		_exit(127);
	}
	return child < 0 ? -1 : bri_wait_for(child);
}

/* Are these bytes in the file?  At most 1 MB of it is read. */
static bool holds(const struct bri_trial *trial, const char *name, const char *text)
{
	char path[PATH_MAX], *bytes = malloc(1 << 20);
	FILE *file = inside(trial, name, path) ? fopen(path, "re") : NULL;
	bool found = false;

	if (file != NULL && bytes != NULL)
		found = memmem(bytes, fread(bytes, 1, 1 << 20, file), text, strlen(text)) != NULL;
	if (file != NULL)
		fclose(file);
	free(bytes);
	return found;
}

static void print_log(const struct bri_trial *trial)
{
	char path[PATH_MAX], line[16384];
	size_t lines = 0;
	FILE *file;

	if (!inside(trial, "log", path) || (file = fopen(path, "re")) == NULL)
		return;
	while (lines < 4 && fgets(line, sizeof(line), file) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, "brinell: executing", 18) == 0 || strncmp(line, LINKING, sizeof(LINKING) - 1) == 0)
			continue;
		printf("      %.400s\n", line);
		lines++;
	}
	fclose(file);
}

/* What is left to a compiler that no plugin fits. */
static bool try_shadow(const struct bri_trial *trial, bool is_known)
{
	char checker[PATH_MAX];
	int status;

	if (bri_install_checker(trial->install, 0, checker) == 0) {
		puts("  shadow check: no: no Clang checker is installed (Debian: brinell-clang-14)");
		return false;
	}
	status = execute(trial, "record", false);
	if (status == 0 && holds(trial, "hello.o", BRI_NOTE_SECTION)) {
		printf("  shadow check: works (%s reads in its stead; %s)\n", checker,
		       is_known ? "what options come to, it says itself" : "what it makes of options isn't proven");
		return true;
	}
	if (status == 0)
		puts("  shadow check: no: the object that this compiler makes can't carry evidence");
	else
		printf("  shadow check: no: a test compile ended with status %d\n", status);
	print_log(trial);
	return false;
}

/* A gate failed: is it the gate, or does the compiler fail without it just the same? */
static bool fails_alone(const struct bri_trial *trial, bool links)
{
	return execute(trial, "off", links) != 0;
}

static bool try_compile(const struct bri_trial *trial, const char *plugin)
{
	int status = execute(trial, "record", false);

	if (status == 0 && holds(trial, "hello.o", BRI_NOTE_SECTION)) {
		printf("  compile gate: works (%s)\n", plugin);
		return true;
	}
	if (status == 0) {
		printf("  compile gate: no: %s left no evidence in a test compile's object\n", plugin);
		printf("  next: brinell plugin build --cc %s\n", trial->path);
		return false;
	}
	printf("  compile gate: no: a test compile with %s ended with status %d\n", plugin, status);
	print_log(trial);
	if (fails_alone(trial, false))
		printf("  next: mend the compiler: '%s -c' fails without Brinell, too\n", trial->path);
	else
		printf("  next: brinell plugin build --cc %s\n", trial->path);
	return false;
}

static void try_link(const struct bri_trial *trial)
{
	int status = execute(trial, "record", true);

	if (status == 0 && holds(trial, "log", LINKING)) {
		puts("  link gate: works");
	} else if (status == 0) {
		puts("  link gate: no: this compiler starts a linker of its own, past the stand-in");
		puts("  next: link with another gcc or clang, or start the linker by brinell-ld; 'brinell audit' judges what came out");
	} else if (fails_alone(trial, true)) {
		puts("  link gate: not tried: this compiler can't link a program here, even without Brinell (no C library for its "
		     "target?)");
	} else {
		printf("  link gate: no: a test link ended with status %d\n", status);
		print_log(trial);
		puts("  next: BRINELL_DEBUG=1 with your own link shows what is executed; see the manual's troubleshooting page");
	}
}

static bool write_source(const struct bri_trial *trial)
{
	char path[PATH_MAX];
	FILE *file = inside(trial, "hello.c", path) ? fopen(path, "we") : NULL;

	if (file == NULL)
		return false;
	fputs("int main(void) { return 0; }\n", file);
	return fclose(file) == 0;
}

enum bri_trial_result bri_trial_run(const struct bri_trial *trial)
{
	struct bri_compiler compiler;
	struct bri_advice advice;
	char plugin[PATH_MAX];
	struct bri_error error = {"", ""};
	const char *also = trial->also, *comma = also[0] == '\0' ? "" : "; also ";
	bool shadowed;

	if (!write_source(trial)) {
		printf("%s%s%s\n  not tried: can't write to %s\n", trial->path, comma, also, trial->directory);
		return BRI_TRIAL_FAILS;
	}
	if (bri_compiler_identify(trial->path, &compiler, &error) != 0 || compiler.kind == BRI_COMPILER_OTHER) {
		printf("%s: neither GCC nor Clang%s%s\n  compile gate: no plugin\n", trial->path, comma, also);
		shadowed = try_shadow(trial, false);
		printf("  next: %scompile with -c and link with gcc, clang or ld: its own link is out of the gate's sight\n",
		       shadowed ? "" : "install brinell-clang-14; ");
		return shadowed ? BRI_TRIAL_SHADOW : BRI_TRIAL_FAILS;
	}
	printf("%s: %s %s for %s%s%s\n", trial->path, compiler.kind == BRI_COMPILER_GCC ? "gcc" : "clang", compiler.version,
	       compiler.target, comma, also);
	if (bri_compiler_plugin(trial->install, &compiler, plugin, &error) != 0) {
		bri_advice_missing(&compiler, &advice);
		printf("  compile gate: no: %s\n", advice.why);
		shadowed = try_shadow(trial, true);
		if (shadowed)
			try_link(trial);
		printf("  next: %s\n", advice.next);
		return shadowed ? BRI_TRIAL_SHADOW : BRI_TRIAL_FAILS;
	}
	if (!try_compile(trial, plugin))
		return BRI_TRIAL_FAILS;
	try_link(trial);
	return BRI_TRIAL_WORKS;
}
