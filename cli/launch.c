/* SPDX-License-Identifier: Apache-2.0 */
/* Puts a compiler command under the gates: finds the compiler, its plugin and
 * the policy, adds the arguments, and points the driver at the ld stand-in.
 * It fails closed: what can't be gated isn't executed, unless the mode is off. */
#include "launch.h"
#include "chosen.h"
#include "harden.h"
#include "heritage.h"
#include "log.h"
#include "shadow.h"

#include <errno.h>
#include <sys/wait.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Words we may add to a command. */
#define ADDED_MAX 32

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* Append a word; `text` is copied.  The array has room for every word of the
 * command and ADDED_MAX more. */
static int append(struct bri_launch *launch, struct bri_error *reterr, const char *text)
{
	char *copy = strdup(text);

	if (copy == NULL)
		return bri_error_set(reterr, "", "out of memory while preparing the compiler command");
	launch->argv[launch->argc++] = copy;
	launch->argv[launch->argc] = NULL;
	return 0;
}

__attribute__((format(printf, 3, 4))) static int append_format(struct bri_launch *launch, struct bri_error *reterr,
                                                               const char *format, ...)
{
	char text[2 * PATH_MAX];
	va_list args;
	int used;

	va_start(args, format);
	used = vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	if (used < 0 || (size_t)used >= sizeof(text))
		return bri_error_set(reterr, "", "a path is too long for the compiler command");
	return append(launch, reterr, text);
}

/* Is the program at `path` really a compiler launcher that stands in for the
 * compiler (/usr/lib/ccache/gcc)?  Its real path then. */
static bool is_masquerade(const char *path, char ret_real[PATH_MAX])
{
	return realpath(path, ret_real) != NULL && bri_compiler_is_launcher(base_name(ret_real));
}

static int refuse_sccache(const struct bri_launch *launch, const char *path, struct bri_error *reterr)
{
	if (strcmp(base_name(path), "sccache") != 0 || launch->mode == BRI_MODE_OFF)
		return 0;
	return bri_error_set(reterr, path,
	                     "sccache doesn't notice a changed policy or plugin and would return stale results; use "
	                     "'brinell-cc ccache …' or no cache");
}

static int add_launcher(struct bri_launch *launch, const char *path, struct bri_error *reterr)
{
	return refuse_sccache(launch, path, reterr) != 0 ? -1 : append(launch, reterr, path);
}

/* The compiler named `word`, behind links to a compiler cache. */
static int add_compiler(struct bri_launch *launch, const char *word, struct bri_error *reterr)
{
	char path[PATH_MAX], real[PATH_MAX];

	/* CMake keeps the path that it found a compiler by, and that may be ours: then it is the name that counts. */
	bool is_found = bri_install_search(&launch->install, word, NULL, path) ||
	                (strchr(word, '/') != NULL && bri_install_first(word, path) &&
	                 bri_install_search(&launch->install, base_name(word), NULL, path));
	if (!is_found)
		return bri_error_set(reterr, word,
		                     "not found%s; name an installed compiler ('brinell doctor' lists them)",
		                     strchr(word, '/') == NULL ? " in PATH" : "");
	if (is_masquerade(path, real)) {
		struct stat status;

		if (stat(real, &status) != 0 || !bri_install_search(&launch->install, base_name(word), &status, path))
			return bri_error_set(reterr, path, "no compiler of this name stands behind %s in PATH", real);
		if (add_launcher(launch, real, reterr) != 0)
			return -1;
	}
	launch->compiler_at = launch->argc;
	return append(launch, reterr, path);
}

/* The name to call the compiler by: as the caller wrote it, so that what it says
 * of itself stays the same, but only where PATH leads to it by that name; GCC
 * finds its own parts by looking itself up in PATH. */
static int name_program(struct bri_launch *launch, const char *word, struct bri_error *reterr)
{
	char first[PATH_MAX], *copy;

	if (!bri_fits(launch->program, sizeof(launch->program), "%s", launch->argv[0]))
		return bri_error_set(reterr, launch->argv[0], "this path is too long");
	if (launch->compiler_at != 0 || strchr(word, '/') != NULL || !bri_install_first(word, first) ||
	    strcmp(first, launch->program) != 0)
		return 0;
	copy = strdup(word);
	if (copy == NULL)
		return bri_error_set(reterr, "", "out of memory while preparing the compiler command");
	free(launch->argv[0]);
	launch->argv[0] = copy;
	return 0;
}

/* CC may name Brinell already: "brinell-cc gcc", "ccache brinell-cc gcc", "brinell cc gcc". */
static int skip_ourselves(int count, char *const *words, int i)
{
	while (i + 1 < count) {
		if (strcmp(base_name(words[i]), "brinell-cc") == 0)
			i++;
		else if (strcmp(base_name(words[i]), "brinell") == 0 && strcmp(words[i + 1], "cc") == 0)
			i += 2;
		else
			break;
	}
	return i;
}

/* The program that process `pid` runs; false: it can't be told. */
static bool program_of(long pid, char ret_path[PATH_MAX])
{
	char link[64];
	ssize_t length;

	if (!bri_fits(link, sizeof(link), "/proc/%ld/exe", pid) || (length = readlink(link, ret_path, PATH_MAX - 1)) < 0)
		return false;
	ret_path[length] = '\0';
	return true;
}

static bool is_shell(const char *name)
{
	static const char *const names[] = {"sh", "dash", "bash", "busybox", "ksh", "mksh", "zsh"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* A cache that called us, by a script of a compiler's or by itself, knows neither policy nor mode: what it keeps would
 * be stale after a change.  `brinell run` gives ccache a file that tells of both.
 * (ccache then runs its compiler, us, once more by itself and keeps nothing.) */
static int refuse_cache_in_front(const struct bri_launch *launch, struct bri_error *reterr)
{
	const char *guard = getenv("CCACHE_EXTRAFILES");
	char parent[PATH_MAX];
	long pid = (long)getppid();

	if (launch->mode == BRI_MODE_OFF || (guard != NULL && strstr(guard, "/brinell-run.") != NULL))
		return 0;
	for (int level = 0; level < 4 && pid > 1 && program_of(pid, parent); level++) {
		const char *name = base_name(parent);

		if (strcmp(name, "ccache") == 0 || strcmp(name, "sccache") == 0)
			return bri_error_set(reterr, parent,
			                     "it stands in front of Brinell, so it would miss a changed policy or mode and return stale "
			                     "results; write 'brinell-cc ccache COMPILER', or build under 'brinell run'");
		if (!is_shell(name))
			break;
		pid = bri_heritage_parent(pid);
	}
	return 0;
}

/* What runs another program would be taken for a compiler. */
static int refuse_runner(const char *word, struct bri_error *reterr)
{
	static const char *const names[] = {"env", "nice", "time", "ionice", "nohup", "taskset", "timeout"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(base_name(word), names[i]) == 0)
			return bri_error_set(reterr, word, "no compiler, but what runs one; put it in front: '%s … brinell-cc COMPILER "
			                                   "ARGUMENT...'", names[i]);
	return 0;
}

/* Launchers and the compiler; *ret_used words are taken.  Without a compiler
 * (`ccache -s`) compiler_at stays 0 and argc counts what there is. */
static int resolve_programs(struct bri_launch *launch, int count, char *const *words, int *ret_used,
                            struct bri_error *reterr)
{
	char path[PATH_MAX];
	int i = 0;

	i = skip_ourselves(count, words, i);
	while (i < count && bri_compiler_is_launcher(base_name(words[i]))) {
		if (!bri_install_search(&launch->install, words[i], NULL, path))
			return bri_error_set(reterr, words[i], "not found; install it, or leave it out of the command");
		/* Only asking the cache something: its own business. */
		if (i + 1 >= count || words[i + 1][0] == '-') {
			/* Meson takes what answers this for a cache to use. */
			if (i + 1 < count && strcmp(words[i + 1], "--version") == 0 && refuse_sccache(launch, path, reterr) != 0)
				return -1;
			*ret_used = i + 1;
			launch->compiler_at = 0;
			launch->mode = BRI_MODE_OFF;
			return append(launch, reterr, path);
		}
		if (add_launcher(launch, path, reterr) != 0)
			return -1;
		/* ccache KEY=VALUE … compiler */
		for (i++; i < count && strchr(words[i], '=') != NULL && strchr(words[i], '/') == NULL; i++)
			if (append(launch, reterr, words[i]) != 0)
				return -1;
		i = skip_ourselves(count, words, i);
	}
	if (i >= count)
		return bri_error_set(reterr, "", "no compiler named; usage: brinell cc COMPILER ARGUMENT...");
	if (refuse_runner(words[i], reterr) != 0)
		return -1;
	*ret_used = i + 1;
	return add_compiler(launch, words[i], reterr);
}

/* The mode that the caller or the environment names. */
static int read_mode(struct bri_launch *launch, const char *word, struct bri_error *reterr)
{
	if (word == NULL)
		word = getenv("BRINELL_MODE");
	launch->mode = BRI_MODE_ENFORCE;
	if (word != NULL && word[0] != '\0' && bri_mode_from_text(word, &launch->mode) != 0)
		return bri_error_set(reterr, "BRINELL_MODE",
		                     "'%s' is no mode; use enforce, harden, warn, record or off", word);
	return 0;
}

static int set_environment(const char *name, const char *value, struct bri_error *reterr)
{
	if (setenv(name, value, 1) != 0)
		return bri_error_set(reterr, name, "can't set this variable: %s", strerror(errno));
	return 0;
}

/* The linker that the driver would have run, for the stand-in to run. */
static bool find_real_linker(const struct bri_launch *launch, char ret_path[PATH_MAX])
{
	const char *word = launch->line.fuse_ld, *target = NULL;
	char question[160], answer[PATH_MAX];

	/* A name or a path, both as they are. */
	if (launch->line.ld_path != NULL)
		return bri_install_search(&launch->install, launch->line.ld_path, NULL, ret_path);
	if (word != NULL && word[0] == '/')
		return bri_fits(ret_path, PATH_MAX, "%s", word);
	if (launch->compiler.kind == BRI_COMPILER_CLANG)
		target = launch->line.target;
	if (!bri_fits(question, sizeof(question), "-print-prog-name=ld%s%s", word == NULL ? "" : ".",
	              word == NULL ? "" : word))
		return false;
	if (!bri_compiler_ask(&launch->compiler, target, question, answer, sizeof(answer)))
		return false;
	return bri_install_search(&launch->install, answer, NULL, ret_path);
}

/* Does Clang find its linker without asking COMPILER_PATH, or by a name that no stand-in has: -fuse-ld=lld-14? */
static bool walks_past(const struct bri_launch *launch, const char *directory)
{
	const char *word = launch->line.fuse_ld;
	char path[PATH_MAX];

	if (launch->compiler.kind != BRI_COMPILER_CLANG)
		return false;
	if (launch->line.searches || launch->line.ld_path != NULL || (word != NULL && word[0] == '/'))
		return true;
	return word != NULL && word[0] != '\0' &&
	       (!bri_fits(path, sizeof(path), "%s/ld.%s", directory, word) || access(path, X_OK) != 0);
}

/* Make the driver run the ld stand-in, and tell the stand-in what to do. */
static int gate_the_link(struct bri_launch *launch, const struct bri_chosen *chosen, struct bri_error *reterr)
{
	char directory[PATH_MAX], path[PATH_MAX], linker[PATH_MAX];
	const char *old = getenv("COMPILER_PATH");
	size_t length;
	char *joined;
	int result;

	if (!bri_fits(directory, sizeof(directory), "%s/ld", launch->install.libexec) ||
	    !bri_fits(path, sizeof(path), "%s/ld", directory) || access(path, X_OK) != 0)
		return bri_error_set(reterr, path, "Brinell's ld stand-in is missing; reinstall Brinell");
	length = strlen(directory);
	if (old != NULL && strncmp(old, directory, length) == 0 && (old[length] == ':' || old[length] == '\0')) {
		result = 0;
	} else {
		if (asprintf(&joined, "%s%s%s", directory, old != NULL && old[0] ? ":" : "", old == NULL ? "" : old) < 0)
			return bri_error_set(reterr, "", "out of memory while preparing the link");
		result = set_environment("COMPILER_PATH", joined, reterr);
		free(joined);
	}
	if (result == 0)
		result = set_environment("BRINELL_POLICY", chosen->path, reterr);
	if (result == 0)
		result = set_environment("BRINELL_MODE", bri_mode_text(launch->link_mode), reterr);
	if (result == 0 && find_real_linker(launch, linker))
		result = set_environment("BRINELL_LD", linker, reterr);
	else
		unsetenv("BRINELL_LD");
	/* The last one wins. */
	if (result == 0 && walks_past(launch, directory))
		result = append_format(launch, reterr, launch->compiler.major >= 12 ? "--ld-path=%s" : "-fuse-ld=%s", path);
	return result;
}

/* The object's name, when one is made. */
static bool output_name(const struct bri_cmdline *line, char ret_name[PATH_MAX])
{
	const char *base, *dot;

	if (line->links || line->sources != 1)
		return false;
	if (line->output != NULL)
		return bri_fits(ret_name, PATH_MAX, "%s", line->output);
	base = base_name(line->source);
	dot = strrchr(base, '.');
	return bri_fits(ret_name, PATH_MAX, "%.*s.%s", (int)(dot == NULL ? strlen(base) : (size_t)(dot - base)), base,
	                line->stops_at_object ? "o" : "s");
}

bool bri_launch_output(const struct bri_launch *launch, char ret_name[PATH_MAX])
{
	return output_name(&launch->line, ret_name);
}

static int add_plugin(struct bri_launch *launch, const struct bri_chosen *chosen,
                      const struct bri_launch_options *options, struct bri_error *reterr)
{
	const char *word = bri_compiler_plugin_word(&launch->compiler);
	char plugin[PATH_MAX], output[PATH_MAX], build[64];
	const char *keys[8], *values[8];
	size_t count = 0;

	if (bri_compiler_plugin(&launch->install, &launch->compiler, plugin, reterr) != 0 ||
	    append_format(launch, reterr, "-fplugin=%s", plugin) != 0)
		return -1;
	keys[count] = "policy", values[count++] = chosen->path;
	keys[count] = "digest", values[count++] = chosen->digest;
	keys[count] = "mode", values[count++] = bri_mode_text(launch->mode);
	/* ccache hashes comments only when it is told to, and add_gates tells it. */
	keys[count] = "comments", values[count++] = "yes";
	bri_compiler_plugin_build(plugin, build);
	keys[count] = "build", values[count++] = build;
	if (options->facts != NULL)
		keys[count] = "facts", values[count++] = options->facts;
	if (options->calls != NULL)
		keys[count] = "calls", values[count++] = options->calls;
	if (output_name(&launch->line, output))
		keys[count] = "output", values[count++] = output;
	for (size_t i = 0; i < count; i++)
		if (append_format(launch, reterr, "-fplugin-arg-brinell_%s-%s=%s", word, keys[i], values[i]) != 0)
			return -1;
	return 0;
}

static void log_build(const struct bri_launch *launch, const char *added)
{
	const char *reports = getenv("BRINELL_REPORT_DIR");
	struct bri_log_entry entry = {.added = added};
	char directory[PATH_MAX], output[PATH_MAX] = "";

	if (reports == NULL || reports[0] == '\0' || launch->line.probe || launch->line.links_probe ||
	    getcwd(directory, sizeof(directory)) == NULL)
		return;
	entry.directory = directory;
	entry.source = launch->line.source == NULL ? "" : launch->line.source;
	entry.output = output;
	output_name(&launch->line, output);
	if (launch->line.compiles) {
		entry.kind = BRI_LOG_UNIT;
		bri_log_add(reports, &entry);
	}
	if (launch->line.links) {
		entry.kind = BRI_LOG_LINK;
		entry.output = launch->line.output == NULL ? "a.out" : launch->line.output;
		bri_log_add(reports, &entry);
	}
}

static int harden(struct bri_launch *launch, const struct bri_chosen *chosen, struct bri_error *reterr)
{
	const char *added[BRI_HARDEN_MAX], *reports = getenv("BRINELL_REPORT_DIR");
	size_t count = bri_harden_options(chosen->policy, &launch->line, added), used = 0;
	char text[512] = "";

	for (size_t i = 0; i < count; i++) {
		if (append(launch, reterr, added[i]) != 0)
			return -1;
		used += (size_t)snprintf(text + used, sizeof(text) - used, "%s%s", used ? " " : "", added[i]);
	}
	/* Under `brinell run` the summary says it once for the whole build. */
	if (count > 0 && (reports == NULL || reports[0] == '\0'))
		fprintf(stderr, "brinell: harden added %s\n", text);
	log_build(launch, text);
	return 0;
}

/* No plugin fits this compiler: the Clang checker reads in its stead. */
static bool is_shadowed(const struct bri_launch *launch, const struct bri_launch_options *options)
{
	char plugin[PATH_MAX];
	struct bri_error error;

	return options->facts == NULL && options->calls == NULL &&
	       bri_compiler_plugin(&launch->install, &launch->compiler, plugin, &error) != 0;
}

static int shadow(struct bri_launch *launch, const struct bri_chosen *chosen, struct bri_error *reterr)
{
	int status;

	/* A feature test is recorded only to be found in a real link, where it is found without evidence as well. */
	if (launch->mode == BRI_MODE_PROBE)
		return 0;
	status = bri_shadow_check(launch, chosen, reterr);
	if (status > 0)
		launch->is_refused = true;
	return status < 0 ? -1 : 0;
}

/* ccache ignores changed comments unless told otherwise, and in-source waivers are comments; told to, it ignores options,
 * and policy, mode and plugin are options. */
static int keep_cache_honest(const struct bri_launch *launch, struct bri_error *reterr)
{
	if (set_environment("CCACHE_COMMENTS", "1", reterr) != 0)
		return -1;
	unsetenv("CCACHE_NOCOMMENTS");
	/* The farm's other machines have neither the policy nor the files in which waivers stand; there a unit would only be
	 * compiled in vain (GCC), or refused for good (Clang). */
	if (launch->line.compiles && getenv("ICECC") == NULL && set_environment("ICECC", "no", reterr) != 0)
		return -1;
	return launch->compiler_at == 0 ? 0 : set_environment("CCACHE_IGNOREOPTIONS", "", reterr);
}

/* Everything the gates add, in front of a "--" or at the end. */
static int add_gates(struct bri_launch *launch, const struct bri_launch_options *options, struct bri_error *reterr)
{
	struct bri_chosen chosen;
	int result = 0;

	if (bri_compiler_identify(launch->compiler_at == 0 ? launch->program : launch->argv[launch->compiler_at],
	                          &launch->compiler, reterr) != 0 ||
	    bri_chosen_open(&chosen, &launch->install, options->policy, launch->line.source, reterr) != 0)
		return -1;
	if (launch->mode == BRI_MODE_HARDEN)
		result = harden(launch, &chosen, reterr);
	if (result != 0)
		;
	else if (launch->line.compiles && is_shadowed(launch, options))
		result = shadow(launch, &chosen, reterr);
	else if (launch->line.compiles)
		result = add_plugin(launch, &chosen, options, reterr);
	if (result == 0 && launch->line.links)
		result = gate_the_link(launch, &chosen, reterr);
	if (result == 0 && launch->mode != BRI_MODE_HARDEN)
		log_build(launch, "");
	if (result == 0)
		result = keep_cache_honest(launch, reterr);
	bri_chosen_close(&chosen);
	return result;
}

int bri_launch_prepare(struct bri_launch *ret_launch, int count, char *const *words,
                       const struct bri_launch_options *options, struct bri_error *reterr)
{
	struct bri_launch *launch = ret_launch;
	int used = 0, first, end;

	memset(launch, 0, sizeof(*launch));
	launch->argv = calloc((size_t)count + ADDED_MAX + 1, sizeof(*launch->argv));
	if (launch->argv == NULL)
		return bri_error_set(reterr, "", "out of memory while preparing the compiler command");
	if (bri_install_find(&launch->install, reterr) != 0 || read_mode(launch, options->mode, reterr) != 0 ||
	    refuse_cache_in_front(launch, reterr) != 0 || resolve_programs(launch, count, words, &used, reterr) != 0 ||
	    name_program(launch, words[used - 1], reterr) != 0)
		return -1;
	first = used - 1;
	if (bri_cmdline_read(&launch->line, count - first, words + first, reterr) != 0)
		return -1;
	launch->link_mode = launch->mode;
	if (launch->mode != BRI_MODE_OFF && launch->line.links_probe)
		launch->link_mode = BRI_MODE_PROBE;
	if (launch->mode != BRI_MODE_OFF && launch->line.probe)
		launch->mode = BRI_MODE_PROBE;
	end = first + (int)launch->line.end_of_options;
	for (; used < end; used++)
		if (append(launch, reterr, words[used]) != 0)
			return -1;
	if (launch->mode == BRI_MODE_OFF) {
		/* The stand-in must know, too: it may be in COMPILER_PATH. */
		if (set_environment("BRINELL_MODE", "off", reterr) != 0)
			return -1;
	} else if (launch->line.compiles || launch->line.links) {
		if (add_gates(launch, options, reterr) != 0)
			return -1;
	}
	for (; used < count; used++)
		if (append(launch, reterr, words[used]) != 0)
			return -1;
	return 0;
}

void bri_launch_finish(struct bri_launch *launch)
{
	for (size_t i = 0; launch->argv != NULL && i < launch->argc; i++)
		free(launch->argv[i]);
	free(launch->argv);
	launch->argv = NULL;
	bri_cmdline_finish(&launch->line);
}

int bri_launch_execute(const struct bri_launch *launch, struct bri_error *reterr)
{
	const char *debug = getenv("BRINELL_DEBUG");

	if (debug != NULL && debug[0] != '\0' && strcmp(debug, "0") != 0) {
		fputs("brinell: executing", stderr);
		for (size_t i = 0; i < launch->argc; i++)
			fprintf(stderr, " %s", launch->argv[i]);
		fputc('\n', stderr);
	}
	execv(launch->program, launch->argv);
	return bri_error_set(reterr, launch->program, "can't execute it: %s", strerror(errno));
}

int bri_wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
