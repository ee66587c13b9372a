/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell check`: the compile gate over compile_commands.json, without a build.
 * The Clang checker does the work as a program of its own; here its evidence is
 * read and told. */
#include "command.h"
#include "farm.h"
#include "session.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Its status; -1 with reterr when it couldn't run or crashed. */
static int run_checker(const char *checker, char **words, struct bri_error *reterr)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		/* Standard output is the document's. */
		dup2(2, 1);
		execv(checker, words);
		fprintf(stderr, "brinell: %s: can't execute it: %s\n", checker, strerror(errno));
		_exit(127);
	}
	if (child < 0)
		return bri_error_set(reterr, checker, "can't start it: %s", strerror(errno));
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return bri_error_set(reterr, checker, "can't wait for it: %s", strerror(errno));
	if (!WIFEXITED(status))
		return bri_error_set(reterr, checker, "it was ended by signal %d; report this with the source it read",
		                     WTERMSIG(status));
	return WEXITSTATUS(status);
}

/* brinell-check-N -p BUILD --policy-file BRI --mode enforce --evidence-dir DIR [FILE…] */
static int check(struct bri_session *session, const char *build, const char *reports, int count, char **files)
{
	char checker[PATH_MAX], **words = calloc((size_t)count + 12, sizeof(*words));
	struct bri_error error = {"", ""};
	int used = 0, status;

	if (words == NULL)
		return bri_error_set(&error, "", "out of memory"), bri_session_fail(session, &error), 0;
	if (bri_install_checker(&session->install, 0, checker) == 0) {
		bri_error_set(&error, session->install.libexec, "no checker is built; install libclang-14-dev and llvm-14-dev "
		                                                "(or newer) and build Brinell again");
		bri_session_fail(session, &error);
		free(words);
		return 0;
	}
	const char *fixed[] = {checker, "-p", build, "--policy-file", session->chosen.path, "--mode", "enforce",
	                       "--evidence-dir", reports};

	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		words[used++] = (char *)(uintptr_t)fixed[i];
	for (int i = 0; i < count; i++)
		words[used++] = files[i];
	status = run_checker(checker, words, &error);
	free(words);
	if (status < 0) {
		bri_session_fail(session, &error);
	} else if (status > 1) {
		bri_error_set(&error, build, "the checker couldn't read every source (status %d); its messages are above", status);
		bri_session_fail(session, &error);
	}
	if (bri_gather_path(&session->gathered, reports, &error) != 0)
		bri_session_fail(session, &error);
	return 0;
}

int bri_cmd_check(int argc, char **argv)
{
	struct bri_session session = {0};
	const char *build = NULL, *base = getenv("TMPDIR");
	const struct bri_option options[] = {
		{"build", 'p', "DIR", "where compile_commands.json is", &build, NULL},
		BRI_SESSION_OPTIONS(session),
		{0}};
	const struct bri_usage usage = {
		"check -p DIR [OPTION...] [FILE...]",
		"Judge the sources of compile_commands.json (or only FILEs of it) without building.\n"
		"Exit status: 0 clean, 1 unwaived errors, 2 usage or bad policy, 3 something could not be read.",
		options, false};
	char reports[PATH_MAX], database[PATH_MAX];
	int first, status;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_USAGE;
	default:
		break;
	}
	if (build == NULL || !bri_fits(database, sizeof(database), "%s/compile_commands.json", build) ||
	    access(database, R_OK) != 0) {
		bri_complain_text("%s: no readable compile_commands.json; name its directory with -p (CMake writes it with "
		                  "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON, others with 'bear -- make')",
		                  build == NULL ? "-p" : build);
		return BRI_EXIT_USAGE;
	}
	status = bri_session_open(&session, first < argc ? argv[first] : NULL);
	if (status != 0)
		return status;
	if (!bri_fits(reports, sizeof(reports), "%s/brinell-check.XXXXXX", base != NULL && base[0] == '/' ? base : "/tmp") ||
	    mkdtemp(reports) == NULL) {
		bri_complain_text("%s: can't make a directory for evidence: %s", reports, strerror(errno));
		bri_session_close(&session);
		return BRI_EXIT_FAILED;
	}
	check(&session, build, reports, argc - first, argv + first);
	bri_farm_remove(reports);
	status = bri_session_finish(&session, false, NULL, 0);
	bri_session_close(&session);
	return status;
}
