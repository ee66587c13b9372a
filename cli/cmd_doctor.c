/* SPDX-License-Identifier: Apache-2.0 */
/* `brinell doctor`: each compiler in PATH, whether its gates work here, proven by a compile and a link, and what to do
 * where they don't.  They are tried at the same time, each by a process of its own, and told in the order of their names. */
#include "chosen.h"
#include "command.h"
#include "compiler.h"
#include "farm.h"
#include "options.h"
#include "trial.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* A compiler that asks a licence server may never answer. */
#define PATIENCE 60u
#define WORKERS_MAX 16

/* One compiler, by the path that is shown, and its other names. */
struct patient {
	char *path, *real, *also;
	pid_t worker; /* 0: not begun, or ended */
	int status;   /* of waitpid */
};

struct checkup {
	const struct bri_install *install;
	const struct bri_chosen *chosen;
	char scratch[PATH_MAX];
	struct patient *patients;
	size_t count, counts[3]; /* by enum bri_trial_result */
	bool failed;             /* out of memory */
};

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* "gcc-12" tells more than "gcc", and "x86_64-linux-gnu-gcc-12" no more than that. */
static bool is_better_name(const char *one, const char *other)
{
	bool versioned = strpbrk(one, "0123456789") != NULL && one[strlen(one) - 1] >= '0' && one[strlen(one) - 1] <= '9';
	bool was = strpbrk(other, "0123456789") != NULL && other[strlen(other) - 1] >= '0' && other[strlen(other) - 1] <= '9';

	return versioned != was ? versioned : strlen(one) < strlen(other);
}

static bool add_name(struct patient *patient, const char *name)
{
	char *joined;

	if (asprintf(&joined, "%s%s%s", patient->also, patient->also[0] == '\0' ? "" : ", ", name) < 0)
		return false;
	free(patient->also);
	patient->also = joined;
	return true;
}

/* Another name of a compiler that is known. */
static bool add_alias(struct patient *patient, const char *name, const char *path)
{
	char *copy;
	bool fits;

	if (!is_better_name(name, base_name(patient->path)))
		return add_name(patient, name);
	copy = strdup(path);
	fits = copy != NULL && add_name(patient, base_name(patient->path));
	if (fits) {
		free(patient->path);
		patient->path = copy;
	} else {
		free(copy);
	}
	return fits;
}

static bool add_patient(struct checkup *checkup, const char *path, const char *real)
{
	struct patient *grown = realloc(checkup->patients, (checkup->count + 1) * sizeof(*grown)), *patient;

	if (grown == NULL)
		return false;
	checkup->patients = grown;
	patient = &grown[checkup->count++];
	*patient = (struct patient){.path = strdup(path), .real = strdup(real), .also = strdup("")};
	return patient->path != NULL && patient->real != NULL && patient->also != NULL;
}

/* A link in a compiler's name that leads to a cache: the compiler is what comes behind it in PATH. */
static bool look_behind(const struct checkup *checkup, const char *name, char path[PATH_MAX], char real[PATH_MAX])
{
	struct stat status;

	return stat(real, &status) == 0 && bri_install_search(checkup->install, name, &status, path) &&
	       realpath(path, real) != NULL && !bri_compiler_is_launcher(base_name(real));
}

static void find_compiler(void *context, const char *name, const char *first)
{
	struct checkup *checkup = context;
	char path[PATH_MAX], real[PATH_MAX];

	if (!bri_compiler_is_named(name) || !bri_fits(path, sizeof(path), "%s", first) || realpath(path, real) == NULL ||
	    (bri_compiler_is_launcher(base_name(real)) && !look_behind(checkup, name, path, real)))
		return;
	for (size_t i = 0; i < checkup->count; i++) {
		if (strcmp(checkup->patients[i].real, real) != 0)
			continue;
		if (!add_alias(&checkup->patients[i], name, path))
			checkup->failed = true;
		return;
	}
	if (!add_patient(checkup, path, real))
		checkup->failed = true;
}

static int compare_patients(const void *one, const void *other)
{
	const struct patient *a = one, *b = other;

	return strverscmp(a->path, b->path);
}

static bool make_scratch(struct checkup *checkup)
{
	const char *base = getenv("TMPDIR");

	return bri_fits(checkup->scratch, sizeof(checkup->scratch), "%s/brinell-doctor.XXXXXX",
	                base != NULL && base[0] == '/' ? base : "/tmp") &&
	       mkdtemp(checkup->scratch) != NULL;
}

static bool place_of(const struct checkup *checkup, size_t i, const char *name, char ret_path[PATH_MAX])
{
	return bri_fits(ret_path, PATH_MAX, "%s/%zu%s", checkup->scratch, i, name);
}

/* With its group: the compilers that it started. */
static void lose_patience(int number)
{
	(void)number;
	kill(0, SIGKILL);
}

/* The worker's life: what it prints goes to a file of its own. */
static void examine(const struct checkup *checkup, size_t i)
{
	char directory[PATH_MAX], said[PATH_MAX];
	struct bri_trial trial = {checkup->install, checkup->chosen->path, checkup->patients[i].path, checkup->patients[i].also,
	                          directory};
	enum bri_trial_result result;

	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGALRM, lose_patience);
	alarm(PATIENCE);
	if (!place_of(checkup, i, "", directory) || !place_of(checkup, i, ".said", said) || mkdir(directory, 0700) != 0 ||
	    freopen(said, "w", stdout) == NULL)
		_exit(127);
	result = bri_trial_run(&trial);
	fflush(stdout);
	_exit((int)result);
}

static void begin(struct checkup *checkup, size_t i)
{
	pid_t child = fork();

	if (child == 0)
		examine(checkup, i);
	checkup->patients[i].worker = child > 0 ? child : 0;
	checkup->patients[i].status = -1;
}

/* One worker that ended. */
static bool await_any(struct checkup *checkup)
{
	int status;
	pid_t child;

	while ((child = waitpid(-1, &status, 0)) < 0 && errno == EINTR)
		;
	for (size_t i = 0; child > 0 && i < checkup->count; i++) {
		if (checkup->patients[i].worker != child)
			continue;
		checkup->patients[i].worker = 0;
		checkup->patients[i].status = status;
		return true;
	}
	return child > 0;
}

static void examine_all(struct checkup *checkup)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t most = processors < 1 ? 1 : processors >= WORKERS_MAX ? WORKERS_MAX : (size_t)processors + 1, running = 0;

	fflush(stdout);
	for (size_t i = 0; i < checkup->count; i++) {
		if (running >= most && await_any(checkup))
			running--;
		begin(checkup, i);
		running += checkup->patients[i].worker != 0;
	}
	while (running > 0 && await_any(checkup))
		running--;
}

static void tell(struct checkup *checkup, size_t i)
{
	const struct patient *patient = &checkup->patients[i];
	int status = patient->status;
	char said[PATH_MAX], line[4096];
	FILE *file = place_of(checkup, i, ".said", said) ? fopen(said, "re") : NULL;
	bool ended = status != -1 && WIFEXITED(status) && WEXITSTATUS(status) <= BRI_TRIAL_FAILS;

	while (file != NULL && ended && fgets(line, sizeof(line), file) != NULL)
		fputs(line, stdout);
	if (file != NULL)
		fclose(file);
	if (!ended && status != -1 && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
		printf("%s\n  compile gate: no: it gave no answer within %u s\n  next: does '%s -v' end?\n", patient->path, PATIENCE,
		       patient->path);
	else if (!ended)
		printf("%s\n  not tried: its test couldn't be run\n", patient->path);
	checkup->counts[ended ? WEXITSTATUS(status) : BRI_TRIAL_FAILS]++;
}

/* A build that names such a link fails, and PATH is searched past it: it's neither a compiler nor nothing. */
static void tell_broken_links(void)
{
	const char *path = getenv("PATH");
	char *copy = strdup(path == NULL ? "" : path), *rest = copy, *directory;

	while (copy != NULL && (directory = strsep(&rest, ":")) != NULL) {
		DIR *stream = opendir(directory);
		struct dirent *entry;

		while (stream != NULL && (entry = readdir(stream)) != NULL) {
			char link[PATH_MAX], target[PATH_MAX];
			ssize_t length;

			if (!bri_compiler_is_named(entry->d_name) || !bri_fits(link, sizeof(link), "%s/%s", directory, entry->d_name) ||
			    access(link, F_OK) == 0 || (length = readlink(link, target, sizeof(target) - 1)) <= 0)
				continue;
			target[length] = '\0';
			printf("%s: a link to %s, which isn't there\n  next: install what it leads to, or remove the link\n", link, target);
		}
		if (stream != NULL)
			closedir(stream);
	}
	free(copy);
}

/* One of Brinell's own parts: is it there? */
static void print_part(const char *what, const char *path, int access_mode)
{
	printf("%-16s %s%s\n", what, path, access(path, access_mode) == 0 ? "" : "  (missing: build or install it)");
}

static int check_all(struct checkup *checkup)
{
	size_t works;
	char path[PATH_MAX];

	print_part("policy", checkup->chosen->path, R_OK);
	if (bri_fits(path, sizeof(path), "%s/brinell-cc", checkup->install->bin))
		print_part("launcher", path, X_OK);
	if (bri_fits(path, sizeof(path), "%s/ld/ld", checkup->install->libexec))
		print_part("ld stand-in", path, X_OK);
	putchar('\n');
	bri_farm_each(checkup->install, find_compiler, checkup);
	if (checkup->failed) {
		bri_complain_text("out of memory");
		return BRI_EXIT_FAILED;
	}
	if (checkup->count > 0)
		qsort(checkup->patients, checkup->count, sizeof(*checkup->patients), compare_patients);
	examine_all(checkup);
	for (size_t i = 0; i < checkup->count; i++)
		tell(checkup, i);
	tell_broken_links();
	works = checkup->counts[BRI_TRIAL_WORKS];
	printf("\n%zu compiler%s under Brinell", works, works == 1 ? " works" : "s work");
	printf(", %zu by the shadow check only, %zu not at all\n", checkup->counts[BRI_TRIAL_SHADOW],
	       checkup->counts[BRI_TRIAL_FAILS]);
	if (checkup->count == 0)
		puts("next: install a compiler, or put its directory into PATH: none is there");
	return works > 0 ? BRI_EXIT_CLEAN : BRI_EXIT_FINDINGS;
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
	for (size_t i = 0; i < checkup.count; i++) {
		free(checkup.patients[i].path);
		free(checkup.patients[i].real);
		free(checkup.patients[i].also);
	}
	free(checkup.patients);
	bri_chosen_close(&chosen);
	return status;
}
