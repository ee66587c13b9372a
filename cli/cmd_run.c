/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell run`: a whole build under the gates.  A directory of links in
 * compilers' names comes first in PATH; the build itself isn't changed.  At its
 * end the evidence is gathered and told once. */
#include "archive.h"
#include "command.h"
#include "evidence.h"
#include "farm.h"
#include "heritage.h"
#include "lasting.h"
#include "log.h"
#include "session.h"
#include "summary.h"
#include "unseen.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct run {
	struct bri_session session;
	enum bri_mode mode;
	const char *sarif;
	char scratch[PATH_MAX], farm[PATH_MAX], reports[PATH_MAX];
	bool own_reports; /* the report directory is inside scratch */
	/* from the build log */
	char **built;     /* objects and outputs, absolute, with 'U' or 'L' in front */
	size_t built_count;
	size_t units, links;
	char added[512];
	struct timespec start;
};

/* The child that signals are passed on to. */
static volatile sig_atomic_t running;

static void pass_on(int signal_number)
{
	if (running > 0)
		kill((pid_t)running, signal_number);
}

/* The terminal interrupts the whole job, so the build has it already; what
 * somebody sent is for us to hand on. */
static void pass_on_if_sent(int signal_number, siginfo_t *info, void *context)
{
	(void)context;
	if (info->si_code <= 0)
		pass_on(signal_number);
}

static int set(const char *name, const char *value, struct bri_error *reterr)
{
	if (setenv(name, value, 1) != 0)
		return bri_error_set(reterr, name, "can't set this variable: %s", strerror(errno));
	return 0;
}

/* NAME=FIRST:OLD */
static int set_first(const char *name, const char *first, const char *fallback, struct bri_error *reterr)
{
	const char *old = getenv(name);
	char *joined;
	int result;

	if (old == NULL)
		old = fallback;
	if (asprintf(&joined, "%s%s%s", first, old[0] != '\0' ? ":" : "", old) < 0)
		return bri_error_set(reterr, name, "out of memory");
	result = set(name, joined, reterr);
	free(joined);
	return result;
}

/* Does this command begin with a program of ours? */
static bool is_ours(const char *command)
{
	size_t length = strcspn(command, " \t"), base = length;

	while (base > 0 && command[base - 1] != '/')
		base--;
	return (length - base == 7 && strncmp(command + base, "brinell", 7) == 0) ||
	       (length - base == 10 && strncmp(command + base, "brinell-cc", 10) == 0);
}

/* CC=/opt/x/bin/gcc walks past PATH: put the launcher in front.  A bare name is
 * found in the farm anyway. */
static int wrap(const struct run *run, const char *name, struct bri_error *reterr)
{
	const char *old = getenv(name);
	char *wrapped;
	int result;

	if (old == NULL || old[0] != '/' || is_ours(old))
		return 0;
	/* CC holds words: a path that makes isn't one is left to PATH, where the farm comes first. */
	if ((strpbrk(run->session.install.bin, " \t\n\"'\\$`&;|<>()*?#~") == NULL
	         ? asprintf(&wrapped, "%s/brinell-cc %s", run->session.install.bin, old)
	         : asprintf(&wrapped, "brinell-cc %s", old)) < 0)
		return bri_error_set(reterr, name, "out of memory");
	result = set(name, wrapped, reterr);
	free(wrapped);
	return result;
}

/* A ccache that the build calls by its absolute path hashes neither plugin nor
 * policy: give it a file that changes with them. */
static int guard_cache(const struct run *run, struct bri_error *reterr)
{
	char path[PATH_MAX];
	FILE *file;

	if (!bri_fits(path, sizeof(path), "%s/state", run->scratch) || (file = fopen(path, "we")) == NULL)
		return bri_error_set(reterr, run->scratch, "can't write here: %s", strerror(errno));
	fprintf(file, "%s %s %s\n", BRINELL_VERSION, run->session.chosen.digest, bri_mode_text(run->mode));
	if (fclose(file) != 0)
		return bri_error_set(reterr, path, "can't write this file: %s", strerror(errno));
	if (set("CCACHE_COMMENTS", "1", reterr) != 0)
		return -1;
	return set_first("CCACHE_EXTRAFILES", path, "", reterr);
}

static int set_environment(const struct run *run, struct bri_error *reterr)
{
	char linkers[PATH_MAX], here[PATH_MAX], before[PATH_MAX];

	/* So that a link can tell a library that no gate saw made. */
	if (getcwd(here, sizeof(here)) != NULL && set("BRINELL_TREE", here, reterr) != 0)
		return -1;
	if (bri_unseen_remembered(run->session.chosen.digest, before) && set("BRINELL_LINKED", before, reterr) != 0)
		return -1;
	if (!bri_fits(linkers, sizeof(linkers), "%s/ld", run->session.install.libexec))
		return bri_error_set(reterr, run->session.install.libexec, "this path is too long; install Brinell elsewhere");
	if (set(BRI_HERITAGE_MARK, "1", reterr) != 0 || set("BRINELL_MODE", bri_mode_text(run->mode), reterr) != 0 ||
	    set("BRINELL_POLICY", run->session.chosen.path, reterr) != 0 ||
	    set("BRINELL_REPORT_DIR", run->reports, reterr) != 0 ||
	    set_first("PATH", run->farm, "/usr/local/bin:/usr/bin:/bin", reterr) != 0 ||
	    set_first("COMPILER_PATH", linkers, "", reterr) != 0 || guard_cache(run, reterr) != 0)
		return -1;
	return wrap(run, "CC", reterr) != 0 || wrap(run, "CXX", reterr) != 0 ? -1 : 0;
}

static int make_directories(struct run *run, struct bri_error *reterr)
{
	const char *base = getenv("TMPDIR"), *reports = getenv("BRINELL_REPORT_DIR");
	char log[PATH_MAX];
	size_t links;

	if (!bri_fits(run->scratch, sizeof(run->scratch), "%s/brinell-run.XXXXXX",
	              base != NULL && base[0] == '/' ? base : "/tmp") ||
	    mkdtemp(run->scratch) == NULL) {
		bri_error_set(reterr, run->scratch, "can't make a directory for the build: %s", strerror(errno));
		run->scratch[0] = '\0';
		return -1;
	}
	if (!bri_farm_directory(&run->session.install, run->farm) &&
	    (!bri_fits(run->farm, sizeof(run->farm), "%s/bin", run->scratch) || mkdir(run->farm, 0777) != 0))
		return bri_error_set(reterr, run->scratch, "can't make a directory here: %s", strerror(errno));
	run->own_reports = reports == NULL || reports[0] == '\0';
	if (run->own_reports) {
		if (!bri_fits(run->reports, sizeof(run->reports), "%s/reports", run->scratch) || mkdir(run->reports, 0777) != 0)
			return bri_error_set(reterr, run->scratch, "can't make a directory here: %s", strerror(errno));
	} else {
		mkdir(reports, 0777);
		if (realpath(reports, run->reports) == NULL)
			return bri_error_set(reterr, reports, "BRINELL_REPORT_DIR can't be used: %s", strerror(errno));
		bri_log_keep(run->reports);
		if (bri_fits(log, sizeof(log), "%s/stood-%.16s", run->reports, run->session.chosen.digest))
			unlink(log);
	}
	return bri_farm_make(&run->session.install, run->farm, &links, reterr);
}

/* Run the build; its status as a shell would give it. -1: it couldn't start. */
static int run_build(char **command, struct bri_error *reterr)
{
	static const int passed[] = {SIGTERM, SIGHUP, SIGUSR1, SIGUSR2};
	struct sigaction forward = {.sa_handler = pass_on}, old_int, old_quit;
	struct sigaction interrupt = {.sa_sigaction = pass_on_if_sent, .sa_flags = SA_SIGINFO};
	sigset_t held, old;
	int status;
	pid_t child;

	/* What comes before anybody is there to answer waits. */
	sigemptyset(&held);
	for (size_t i = 0; i < sizeof(passed) / sizeof(passed[0]); i++)
		sigaddset(&held, passed[i]);
	sigprocmask(SIG_BLOCK, &held, &old);
	/* The build answers them: wait for that. */
	sigemptyset(&interrupt.sa_mask);
	sigaction(SIGINT, &interrupt, &old_int);
	sigaction(SIGQUIT, &interrupt, &old_quit);
	bri_lasting_adopt();
	child = fork();
	if (child == 0) {
		sigaction(SIGINT, &old_int, NULL);
		sigaction(SIGQUIT, &old_quit, NULL);
		sigprocmask(SIG_SETMASK, &old, NULL);
		execvp(command[0], command);
		fprintf(stderr, "brinell: %s: can't execute it: %s\n", command[0], strerror(errno));
		_exit(errno == ENOENT ? 127 : 126);
	}
	if (child < 0) {
		sigprocmask(SIG_SETMASK, &old, NULL);
		return bri_error_set(reterr, command[0], "can't start it: %s", strerror(errno));
	}
	running = child;
	sigemptyset(&forward.sa_mask);
	for (size_t i = 0; i < sizeof(passed) / sizeof(passed[0]); i++)
		sigaction(passed[i], &forward, NULL);
	sigprocmask(SIG_SETMASK, &old, NULL);
	status = bri_lasting_wait(child);
	if (status < 0)
		return bri_error_set(reterr, command[0], "can't wait for it: %s", strerror(errno));
	running = 0;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static bool is_built(const struct run *run, const char *entry)
{
	for (size_t i = 0; i < run->built_count; i++)
		if (strcmp(run->built[i], entry) == 0)
			return true;
	return false;
}

static void take_entry(void *context, const struct bri_log_entry *entry)
{
	struct run *run = context;
	const char *name = entry->output[0] != '\0' ? entry->output : entry->source;
	char **grown, *text;

	if (asprintf(&text, "%c%s%s%s", entry->kind, name[0] == '/' ? "" : entry->directory, name[0] == '/' ? "" : "/",
	             name) < 0)
		return;
	grown = is_built(run, text) ? NULL : realloc(run->built, (run->built_count + 1) * sizeof(*grown));
	if (grown == NULL) {
		free(text);
		return;
	}
	run->built = grown;
	run->built[run->built_count++] = text;
	*(entry->kind == BRI_LOG_UNIT ? &run->units : &run->links) += 1;
	if (entry->added[0] != '\0' && strstr(run->added, entry->added) == NULL) {
		size_t used = strlen(run->added);

		snprintf(run->added + used, sizeof(run->added) - used, "%s%s", used > 0 ? "; " : "", entry->added);
	}
}

/* A finished output, judged when the policy's strip setting is "run": a strip
 * step may have followed the link. */
static int judge_member(void *context, const struct bri_member *member)
{
	struct run *run = context;
	struct bri_output output;
	struct bri_error error = {"", ""};

	if (member->elf == NULL || bri_elf_kind_of(member->elf) == BRI_ELF_RELOCATABLE)
		return 0;
	bri_elf_output(member->elf, member->label, &output);
	if (bri_judge_output(run->session.chosen.policy, &output, BRI_GATE_IMAGE, run->session.gathered.findings, NULL, 0,
	                     NULL, &error) != 0)
		bri_session_fail(&run->session, &error);
	return 0;
}

static void gather(struct run *run)
{
	struct bri_session *session = &run->session;
	const char *strip = bri_policy_setting(session->chosen.policy, "strip");
	bool judges = run->mode != BRI_MODE_OFF && strip != NULL && strcmp(strip, "run") == 0;
	struct bri_error error = {"", ""};

	bri_log_read(run->reports, false, take_entry, run);
	if (bri_gather_path(&session->gathered, run->reports, &error) != 0)
		bri_session_fail(session, &error);
	for (size_t i = 0; i < run->built_count; i++) {
		const char *path = run->built[i] + 1;
		struct stat status;

		if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
			continue;
		if (run->built[i][0] == BRI_LOG_LINK) {
			if (judges && bri_members_walk(path, judge_member, run, &error) < 0)
				bri_session_fail(session, &error);
			continue;
		}
		if (bri_gather_file(&session->gathered, path, false, &error) != 0)
			bri_session_fail(session, &error);
	}
	if (run->mode == BRI_MODE_ENFORCE || run->mode == BRI_MODE_HARDEN) {
		struct bri_unseen unseen = {session->chosen.policy, session->chosen.digest, run->reports, run->start};

		if (bri_lasting_find(session->chosen.policy, session->gathered.findings, &error) != 0 ||
		    bri_unseen_find(&unseen, session->gathered.findings, &error) != 0)
			bri_session_fail(session, &error);
	}
}

/* The command as a shell would take it. */
static char *join(char **command)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./=,+:@%";
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	if (stream == NULL)
		return NULL;
	for (size_t i = 0; command[i] != NULL; i++) {
		const char *word = command[i];

		if (i > 0)
			fputc(' ', stream);
		if (word[0] != '\0' && word[strspn(word, plain)] == '\0') {
			fputs(word, stream);
			continue;
		}
		fputc('\'', stream);
		for (; *word != '\0'; word++) {
			if (*word == '\'')
				fputs("'\\''", stream);
			else
				fputc(*word, stream);
		}
		fputc('\'', stream);
	}
	fclose(stream);
	return text;
}

/* The summary on stderr, the document where it was asked for. */
static int tell(struct run *run, char **command)
{
	struct bri_session *session = &run->session;
	char *text = join(command);
	struct bri_report report = {.policy = session->chosen.policy, .sources = session->sources,
	                            .source_root = session->root, .colour = bri_wants_colour(stderr)};
	struct bri_summary summary = {.gathered = &session->gathered, .report = &report, .mode = run->mode, .units = run->units, .links = run->links,
	                              .command = text == NULL ? "COMMAND" : text, .added = run->added};
	struct bri_error error = {"", ""};
	int result = 0;

	if (bri_apply_waivers(session->chosen.policy, session->gathered.findings, bri_today(), false, &error) != 0)
		bri_session_fail(session, &error);
	bri_gather_settle(&session->gathered);
	report.findings = session->gathered.findings;
	report.units = run->units > session->gathered.units ? run->units : session->gathered.units;
	report.failures = session->failures;
	report.failure_count = session->failure_count;
	if (bri_summary_write(&summary, stderr, &error) != 0 ||
	    (run->sarif != NULL && bri_report_write(&report, BRI_REPORT_SARIF, run->sarif, &error) != 0)) {
		bri_complain(&error);
		result = -1;
	}
	free(text);
	return result;
}

/* The clock of file times, at its next tick: what was written up to now isn't of the build. */
static void await_tick(struct timespec *ret_start)
{
	const struct timespec pause = {0, 200000};
	struct timespec now;
	clock_gettime(CLOCK_REALTIME_COARSE, &now);
	do {
		nanosleep(&pause, NULL);
		clock_gettime(CLOCK_REALTIME_COARSE, ret_start);
	} while (ret_start->tv_sec == now.tv_sec && ret_start->tv_nsec == now.tv_nsec);
}

static int run_command(struct run *run, char **command)
{
	struct bri_error error = {"", ""};
	int status;

	await_tick(&run->start);
	if (make_directories(run, &error) != 0 || set_environment(run, &error) != 0 ||
	    (status = run_build(command, &error)) < 0) {
		bri_complain(&error);
		return BRI_EXIT_BROKEN;
	}
	/* A reader that went away (`2>&1 | head`) mustn't keep us from cleaning up. */
	signal(SIGPIPE, SIG_IGN);
	gather(run);
	if (tell(run, command) != 0 && status == 0)
		return BRI_EXIT_BROKEN;
	if (status != 0)
		return status;
	status = bri_session_status(&run->session);
	return status == BRI_EXIT_FAILED ? BRI_EXIT_BROKEN : status;
}

static int read_mode(struct run *run, const char *word)
{
	if (word == NULL)
		word = getenv("BRINELL_MODE");
	run->mode = BRI_MODE_ENFORCE;
	if (word == NULL || word[0] == '\0' ||
	    (bri_mode_from_text(word, &run->mode) == 0 && run->mode != BRI_MODE_PROBE))
		return 0;
	bri_complain_text("--mode %s: unknown mode; use enforce, harden, warn, record or off", word);
	return -1;
}

int bri_cmd_run(int argc, char **argv)
{
	struct run run = {0};
	const char *mode = NULL;
	const struct bri_option options[] = {
		{"policy", 0, "POLICY", "a built-in name, a .yaml or a .bri file", &run.session.policy, NULL},
		{"mode", 0, "MODE", "enforce (default), harden, warn, record or off", &mode, NULL},
		{"report", 0, "FILE", "also write SARIF there", &run.sarif, NULL},
		{"source-root", 0, "DIR", "URIs are relative to it (default: here)", &run.session.source_root, NULL},
		{"fail-on", 0, "WHAT", "error (default), warning or unknown", &run.session.fail_on, NULL},
		{"exit-zero", 0, NULL, "findings don't change the exit status", NULL, &run.session.exit_zero},
		{0}};
	const struct bri_usage usage = {
		"run [OPTION...] -- COMMAND [ARGUMENT...]",
		"Run a build with every compiler and linker of PATH under the gates, then sum up.\n"
		"Exit status: the command's; 1 when that is 0 and errors remain; 125 when Brinell itself failed.",
		options, true};
	int first, status;

	switch (bri_options_parse(&usage, argc, argv, &first)) {
	case BRI_PARSE_HELP:
		return BRI_EXIT_CLEAN;
	case BRI_PARSE_WRONG:
		return BRI_EXIT_BROKEN;
	default:
		break;
	}
	if (first >= argc) {
		bri_complain_text("no command given; usage: brinell %s", usage.line);
		return BRI_EXIT_BROKEN;
	}
	if (read_mode(&run, mode) != 0 || bri_session_open(&run.session, NULL) != 0)
		return BRI_EXIT_BROKEN;
	status = run_command(&run, argv + first);
	if (run.scratch[0] != '\0')
		bri_farm_remove(run.scratch);
	for (size_t i = 0; i < run.built_count; i++)
		free(run.built[i]);
	free(run.built);
	bri_session_close(&run.session);
	return status;
}
