/* SPDX-License-Identifier: Apache-2.0 */
/* The ld stand-in: runs the real linker with the caller's own command line,
 * learns what was linked, and lets the link stand only when the policy does.
 * Status: the real linker's; 1 when the policy refuses; 125 when Brinell itself
 * failed.  What isn't a link (--version, no input), what is a probe of a build
 * system, and mode off are handed to the real linker untouched. */
#include "command.h"
#include "guard.h"
#include "joined.h"
#include "libraries.h"
#include "link_inputs.h"
#include "linker.h"
#include "listing.h"
#include "policy.h"
#include "record.h"
#include "run.h"
#include "stood.h"
#include "toolchain.h"
#include "units.h"
#include "verdict.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define STATUS_REFUSED 1
#define STATUS_FAILED 125
#define DEPTH_MAX 8
#define DEFAULT_POLICY "xiaomi-2.0-high"

static int failed(const struct bri_error *error)
{
	fprintf(stderr, "brinell: %s%s%s\n", error->where, error->where[0] ? ": " : "", error->what);
	return STATUS_FAILED;
}

/* Copies of the stand-in may find each other: each leaves word of itself, so
 * that none is found twice (linker.c), and a count ends what still goes on. */
static int guard_depth(struct bri_error *reterr)
{
	if (linker_leave_word() != 0)
		return bri_error_set(reterr, "ld", "out of memory");
	const char *text = getenv("BRINELL_LD_DEPTH");
	long depth = text ? strtol(text, NULL, 10) : 0;
	char next[32];
	if (depth < 0 || depth >= DEPTH_MAX)
		return bri_error_set(reterr, "ld",
		                     "the real linker that was found is Brinell's stand-in again; name the real "
		                     "one in BRINELL_LD");
	snprintf(next, sizeof next, "%ld", depth + 1);
	return setenv("BRINELL_LD_DEPTH", next, 1) == 0 ? 0 : bri_error_set(reterr, "", "out of memory");
}

/* What a compiler's specs tell (`brinell env --format specs`), for builds that
 * empty the environment: it stands on the command line, and so it counts for more. */
static int take_own_words(const struct command *command, struct bri_error *reterr)
{
	static const struct {
		const char *prefix, *variable;
	} known[] = {{"--brinell-policy=", "BRINELL_POLICY"}, {"--brinell-mode=", "BRINELL_MODE"}, {"--brinell-ld=", "BRINELL_LD"}};
	for (size_t i = 1; i < command->words.count; i++) {
		const char *word = command->words.items[i];
		size_t j = 0, count = sizeof known / sizeof known[0];
		if (strncmp(word, "--brinell-", 10) != 0)
			continue;
		while (j < count && strncmp(word, known[j].prefix, strlen(known[j].prefix)) != 0)
			j++;
		if (j == count)
			return bri_error_set(reterr, word, "is no option of Brinell's ld stand-in");
		if (setenv(known[j].variable, word + strlen(known[j].prefix), 1) != 0)
			return bri_error_set(reterr, "", "out of memory");
	}
	return 0;
}

static int read_mode(enum bri_mode *ret_mode, struct bri_error *reterr)
{
	const char *word = getenv("BRINELL_MODE");
	*ret_mode = BRI_MODE_ENFORCE;
	if (word && word[0] && bri_mode_from_text(word, ret_mode) != 0)
		return bri_error_set(reterr, "BRINELL_MODE", "'%.40s' is none of enforce, harden, warn, record and off",
		                     word);
	return 0;
}

/* configure's own: nothing longer, as conftest_runner is a program. */
static bool is_conftest(const char *base)
{
	size_t tail = strncmp(base, "conftest", 8) == 0 ? 8 + strspn(base + 8, "0123456789") : 0;
	return tail != 0 && (base[tail] == '\0' || base[tail] == '.');
}

/* libtool asks what the driver adds by a link of conftest.o that names no output.  Of what it links, all but the
 * start files must be configure's own. */
static bool is_nameless_probe(const struct command *command)
{
	bool found = false;
	if (strcmp(command->output, "a.out") != 0)
		return false;
	for (size_t i = 0; i < command->input_count; i++) {
		const char *path = command->inputs[i].path, *slash = strrchr(path, '/');
		const char *base = slash ? slash + 1 : path;
		if (is_conftest(base))
			found = true;
		else if (!slash || strncmp(base + (base[0] != 'c' && base[0] != '\0'), "crt", 3) != 0) /* Scrt1.o */
			return false;
	}
	return found;
}

/* Feature tests of build systems must come out as without Brinell. */
static bool is_probe(const struct command *command)
{
	static const char *const places[] = {"/CMakeFiles/CMakeTmp/", "/CMakeFiles/CMakeScratch/",
	                                     "/CMakeFiles/_CMakeLTOTest-", "/meson-private/"};
	char directory[PATH_MAX] = "", path[3 * PATH_MAX];
	const char *output = command->output, *slash = strrchr(output, '/');
	const char *base = slash ? slash + 1 : output;
	if (is_conftest(base) || is_nameless_probe(command))
		return true;
	if (strncmp(base, "cmTC_", 5) == 0 && strlen(base) == 5 + strspn(base + 5, "0123456789abcdef"))
		return true;
	if (output[0] != '/' && !getcwd(directory, sizeof directory))
		directory[0] = 0;
	snprintf(path, sizeof path, "%s/%s", directory, output);
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
		if (strstr(path, places[i]))
			return true;
	return false;
}

/* /dev/null and kin: nothing is made that could be judged. */
static bool is_special(const char *output)
{
	struct stat st;
	return stat(output, &st) == 0 && !S_ISREG(st.st_mode);
}

/* The caller's words without what only the stand-in is told, and with `added`
 * in front.  gcc may have hidden those words in a response file of its making:
 * then the expanded words are taken.  Caller frees the array, not the words. */
static char **linker_words(char *const argv[], const struct command *command, const char *path, char added[3][64],
                           size_t added_count)
{
	size_t count = 0, used = 0;
	char *const *source = command->own_is_inside ? command->words.items : argv;
	while (source[count])
		count++;
	char **words = calloc(count + added_count + 2, sizeof *words);
	if (!words)
		return NULL;
	words[used++] = (char *)(uintptr_t)path;
	for (size_t i = 0; i < added_count; i++)
		words[used++] = added[i];
	for (size_t i = 1; i < count; i++)
		if (!command_is_own(source[i]))
			words[used++] = source[i];
	return words;
}

/* Become the real linker.  Called by a bare name, it says its name as the
 * caller wrote it, as it would without us. */
static int pass_through(char *const argv[], const struct command *command)
{
	struct bri_error error = {0};
	char path[PATH_MAX];
	if (linker_find_path(path, argv[0], command, &error) != 0)
		return failed(&error);
	const char *name = strchr(argv[0], '/') || strcmp(argv[0], "collect-ld") == 0 ? path : argv[0];
	char **words = linker_words(argv, command, name, NULL, 0);
	if (words)
		execv(path, words);
	bri_error_set(&error, path, "can't be run: %s", strerror(errno));
	free(words);
	return failed(&error);
}

/* ---- policy ------------------------------------------------------------------- */

static int built_in_policy(const char *name, char ret_path[PATH_MAX], struct bri_error *reterr)
{
	char self[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
	if (length <= 0)
		return bri_error_set(reterr, "/proc/self/exe",
		                     "can't be read, so the built-in policies can't be found; name "
		                     "one in BRINELL_POLICY");
	self[length] = 0;
	*strrchr(self, '/') = 0;
	if (snprintf(ret_path, PATH_MAX, "%s/../../../share/brinell/policies/%s.bri", self, name) >= PATH_MAX)
		return bri_error_set(reterr, self, "the path to the built-in policies is too long");
	return 0;
}

static struct bri_policy *open_policy(struct bri_error *reterr)
{
	const char *named = getenv("BRINELL_POLICY");
	char path[PATH_MAX];
	if (!named || !named[0])
		named = DEFAULT_POLICY;
	size_t length = strlen(named);
	if (length > 4 && strcmp(named + length - 4, ".bri") == 0)
		return bri_policy_open(named, reterr);
	if (strchr(named, '/') || (length > 5 && strcmp(named + length - 5, ".yaml") == 0)) {
		bri_error_set(reterr, named,
		              "is no compiled policy; run `brinell policy compile` and name the .bri file in "
		              "BRINELL_POLICY");
		return NULL;
	}
	return built_in_policy(named, path, reterr) == 0 ? bri_policy_open(path, reterr) : NULL;
}

/* ---- the output ----------------------------------------------------------------- */

/* Links are resolved first: mold writes through them. */
static int remove_output(const char *output, struct bri_error *reterr)
{
	char path[PATH_MAX];
	struct stat st;
	if (!realpath(output, path) || stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return 0;
	/* Another name of the same file would keep what is refused here. */
	if (st.st_nlink > 1 && truncate(path, 0) != 0)
		return bri_error_set(reterr, path, "is refused and can't be emptied: %s; remove it", strerror(errno));
	if (unlink(path) != 0)
		return bri_error_set(reterr, path, "is refused and can't be removed: %s; remove it", strerror(errno));
	return 0;
}

static int fail_without_output(const char *output, const struct bri_error *error)
{
	struct bri_error second = {0};
	if (remove_output(output, &second) != 0)
		failed(&second);
	return failed(error);
}

static void die_by(int signal_number)
{
	signal(signal_number, SIG_DFL);
	sigset_t mask;
	sigemptyset(&mask);
	sigaddset(&mask, signal_number);
	sigprocmask(SIG_UNBLOCK, &mask, NULL);
	raise(signal_number);
	_exit(128 + signal_number);
}

/* --version and its like end the linker, as a rule: with some of them, in some linkers, it goes on and links. */
static int inform(char *const argv[], const struct command *command)
{
	struct bri_error error = {0};
	struct stat before = {0}, now;
	int status;
	stat(command->output, &before);
	pid_t child = fork();
	if (child == 0)
		_exit(pass_through(argv, command));
	if (child < 0 || waitpid(child, &status, 0) != child) {
		bri_error_set(&error, argv[0], "can't be run: %s", strerror(errno));
		return failed(&error);
	}
	if (stat(command->output, &now) == 0 && S_ISREG(now.st_mode) && !guard_is_untouched(&before, &now)) {
		bri_error_set(&error, command->output, "was linked by a call that only asks the linker something, so nothing "
		                                       "is proven of it; ask without inputs");
		return fail_without_output(command->output, &error);
	}
	if (WIFSIGNALED(status))
		die_by(WTERMSIG(status));
	return WEXITSTATUS(status);
}

/* ---- one link --------------------------------------------------------------------- */

static int settle(struct verdict *verdict)
{
	struct bri_error error = {0};
	const char *output = verdict->command->output;
	const char *directory = getenv("BRINELL_REPORT_DIR");
	if (verdict_reach(verdict, &error) != 0)
		return fail_without_output(output, &error);
	bool refused = verdict_is_refused(verdict);
	/* First the output, then the words: nobody may use it while they read. */
	if (refused && remove_output(output, &error) != 0)
		return failed(&error);
	if (verdict_show(verdict, &error) != 0)
		return fail_without_output(output, &error);
	if (directory && directory[0] &&
	    (verdict_report(verdict, directory, &error) != 0 || record_leave(verdict, directory, &error) != 0))
		return fail_without_output(output, &error);
	if (directory && directory[0] && !refused && verdict->command->is_shared &&
	    libraries_leave(verdict->units, output, directory, &error) != 0)
		return fail_without_output(output, &error);
	bool enforced = verdict->mode == BRI_MODE_ENFORCE || verdict->mode == BRI_MODE_HARDEN;
	if (directory && directory[0] && !refused && enforced && verdict->command->is_relocatable &&
	    joined_leave(verdict->units, output, directory, &error) != 0)
		return fail_without_output(output, &error);
	if (directory && directory[0] && inputs_leave(verdict, directory, &error) != 0)
		return fail_without_output(output, &error);
	if (directory && directory[0] && enforced && !refused)
		stood_leave_word(directory, verdict->policy, output);
	return refused ? STATUS_REFUSED : 0;
}

/* A script's OUTPUT() may have sent the result elsewhere: what lies at the
 * output's place must be new. */
static int find_output(const char *output, const struct stat *before, struct bri_error *reterr)
{
	struct stat now;
	if (stat(output, &now) != 0)
		return bri_error_set(reterr, output,
		                     "was linked and isn't there, so nothing can be proven of it; name the "
		                     "output with -o and not in a script");
	if (guard_is_untouched(before, &now))
		return bri_error_set(reterr, output,
		                     "was there before and this link didn't write it; name the output with -o "
		                     "and not in a script");
	return 0;
}

static int judge(const struct linker *linker, const struct command *command, const struct bri_policy *policy,
                 enum bri_mode mode, const struct run *run, int map, const struct stat *before)
{
	struct bri_error error = {0};
	struct listing listing;
	struct toolchain toolchain;
	struct units units;
	if (listing_read(&listing, linker, command, run->output, map, STDOUT_FILENO, &error) != 0)
		return fail_without_output(command->output, &error);
	int status;
	if (find_output(command->output, before, &error) != 0) {
		status = failed(&error);
	} else if (!toolchain_init(&toolchain, command)) {
		bri_error_set(&error, "", "out of memory");
		status = fail_without_output(command->output, &error);
	} else if (units_collect(&units, &listing, &toolchain, policy, linker, command, &error) != 0) {
		toolchain_finish(&toolchain);
		status = fail_without_output(command->output, &error);
	} else {
		struct verdict verdict = {
		    .policy = policy, .mode = mode, .linker = linker, .command = command, .listing = &listing, .units = &units};
		status = settle(&verdict);
		verdict_finish(&verdict);
		units_finish(&units);
		toolchain_finish(&toolchain);
	}
	listing_finish(&listing);
	return status;
}

/* The real linker ended without a result to judge.  One that died may have written it all the same. */
static int end_as_linker(const struct linker *linker, const struct command *command, const struct run *run,
                         const struct stat *before)
{
	struct bri_error error = {0};
	struct stat now;
	if (listing_pass_on(linker, command, run->output, STDOUT_FILENO, &error) != 0)
		failed(&error);
	bool is_new = WIFSIGNALED(run->status) && stat(command->output, &now) == 0 && !guard_is_untouched(before, &now);
	if (is_new && remove_output(command->output, &error) != 0)
		failed(&error);
	guard_end();
	if (WIFSIGNALED(run->status))
		die_by(WTERMSIG(run->status));
	return WEXITSTATUS(run->status);
}

static int link_and_judge(char *const argv[], const struct linker *linker, const struct command *command,
                          const struct bri_policy *policy, enum bri_mode mode, int map)
{
	struct bri_error error = {0};
	struct run run;
	char added[3][64];
	size_t added_count = listing_options(linker, command, map, added);
	char **words = linker_words(argv, command, linker->path, added, added_count);
	if (!words) {
		bri_error_set(&error, "", "out of memory");
		return failed(&error);
	}
	struct stat before = {0};
	stat(command->output, &before);
	run_catch_signals();
	int status = guard_begin(command->output, &error);
	if (status == 0)
		status = run_linker(&run, linker->path, words, &error);
	free(words);
	if (status != 0) {
		status = fail_without_output(command->output, &error);
		guard_end();
		return status;
	}
	if (!run_caught()) {
		if (WIFEXITED(run.status) && WEXITSTATUS(run.status) == 0)
			status = judge(linker, command, policy, mode, &run, map, &before);
		else
			status = end_as_linker(linker, command, &run, &before);
	}
	run_finish(&run);
	if (run_caught()) {
		/* Interrupted: what lies there was never judged. */
		if (remove_output(command->output, &error) != 0)
			failed(&error);
		guard_end();
		die_by(run_caught());
	}
	guard_end();
	return status;
}

static int stand_in(char *const argv[], const struct command *command, enum bri_mode mode)
{
	struct bri_error error = {0};
	struct linker linker;
	int map = -1;
	/* The policy first: without one nothing is made. */
	struct bri_policy *policy = open_policy(&error);
	if (!policy)
		return failed(&error);
	int status;
	if (linker_find(&linker, argv[0], command, &error) != 0) {
		status = failed(&error);
	} else if (listing_needs_map(&linker, command) && (map = run_unnamed_file()) < 0) {
		bri_error_set(&error, linker.path, "no room for its map: %s", strerror(errno));
		status = failed(&error);
	} else {
		if (getenv("BRINELL_DEBUG"))
			fprintf(stderr, "brinell: linking with %s\n", linker.path);
		status = link_and_judge(argv, &linker, command, policy, mode, map);
	}
	if (map >= 0)
		close(map);
	bri_policy_close(policy);
	return status;
}

int main(int argc, char *argv[])
{
	struct bri_error error = {0};
	struct command command;
	enum bri_mode mode;
	if (argc < 1 || !argv[0]) {
		bri_error_set(&error, "ld", "was called without a name");
		return failed(&error);
	}
	if (guard_depth(&error) != 0 || command_read(&command, argv, &error) != 0)
		return failed(&error);
	if (take_own_words(&command, &error) != 0 || read_mode(&mode, &error) != 0) {
		command_finish(&command);
		return failed(&error);
	}
	int status;
	if (command.is_informative && command.has_inputs)
		status = inform(argv, &command);
	else if (command.is_informative || !command.has_inputs || mode == BRI_MODE_OFF || mode == BRI_MODE_PROBE ||
	    is_probe(&command) || is_special(command.output))
		status = pass_through(argv, &command);
	else
		status = stand_in(argv, &command, mode);
	command_finish(&command);
	return status;
}
