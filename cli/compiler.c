/* SPDX-License-Identifier: Apache-2.0 */
/* Which compiler a program is, by asking it once (`-v`) and remembering the
 * answer.  Nothing here guesses from a file's name: cc may be anything. */
#include "compiler.h"
#include "advice.h"
#include "policy.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a compiler prints to -v fits easily; more is not read. */
#define ANSWER_MAX 65536u

/* Run `path words…`, both outputs joined, in the C locale and without the
 * settings through which our own linker stand-in is found. */
static bool run_and_read(char *const *words, char *ret_text, size_t size)
{
	int ends[2], status = -1;
	size_t used = 0;
	pid_t child;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	child = fork();
	if (child == 0) {
		int nothing = open("/dev/null", O_RDONLY);

		dup2(nothing, 0);
		dup2(ends[1], 1);
		dup2(ends[1], 2);
		setenv("LC_ALL", "C", 1);
		unsetenv("COMPILER_PATH");
		execv(words[0], words);
		_exit(127);
	}
	close(ends[1]);
	while (child > 0 && used + 1 < size) {
		ssize_t got = read(ends[0], ret_text + used, size - 1 - used);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		used += (size_t)got;
	}
	ret_text[used] = '\0';
	close(ends[0]);
	if (child < 0)
		return false;
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* The cache entry for (file, question): its path, and the first line that a
 * valid entry begins with. */
static bool cache_entry(const char *path, const char *question, char ret_entry[PATH_MAX], char *ret_key, size_t size)
{
	char directory[PATH_MAX], real[PATH_MAX];
	struct stat status;

	if (realpath(path, real) == NULL || stat(real, &status) != 0)
		return false;
	/* The name matters as much as the file: gcc and g++ may be one program behind links. */
	if (!bri_fits(ret_key, size, "%s %s %s %jd.%09ld %jd.%09ld %jd %ju", path, real, question,
	              (intmax_t)status.st_mtim.tv_sec, status.st_mtim.tv_nsec, (intmax_t)status.st_ctim.tv_sec,
	              status.st_ctim.tv_nsec, (intmax_t)status.st_size, (uintmax_t)status.st_ino))
		return false;
	if (strchr(ret_key, '\n') != NULL || !bri_install_cache("compilers", directory))
		return false;
	return bri_fits(ret_entry, PATH_MAX, "%s/%016" PRIx64, directory,
	                bri_policy_checksum(ret_key, strlen(ret_key)));
}

static bool cache_read(const char *entry, const char *key, char *ret_answer, size_t size)
{
	char text[2 * PATH_MAX + 1024];
	size_t length = strlen(key);
	FILE *file = fopen(entry, "re");
	bool found = false;

	if (file == NULL)
		return false;
	if (fgets(text, sizeof(text), file) != NULL && strncmp(text, key, length) == 0 && text[length] == '\n' &&
	    fgets(ret_answer, (int)size, file) != NULL) {
		size_t end = strcspn(ret_answer, "\n");

		/* An answer without its newline was cut: a full disk, or too long. */
		found = ret_answer[end] == '\n';
		ret_answer[end] = '\0';
	}
	fclose(file);
	return found;
}

static void cache_write(const char *entry, const char *key, const char *answer)
{
	char temporary[PATH_MAX];
	FILE *file;
	int descriptor;

	if (!bri_fits(temporary, sizeof(temporary), "%s.XXXXXX", entry))
		return;
	descriptor = mkstemp(temporary);
	if (descriptor < 0)
		return;
	file = fdopen(descriptor, "w");
	if (file == NULL) {
		close(descriptor);
		unlink(temporary);
		return;
	}
	fprintf(file, "%s\n%s\n", key, answer);
	/* Losing the cache costs time, never a verdict: no complaint. */
	if (fclose(file) != 0 || rename(temporary, entry) != 0)
		unlink(temporary);
}

/* The word after `label` at a line's start or anywhere in it. */
static bool word_after(const char *text, const char *label, char *ret_word, size_t size)
{
	const char *at = strstr(text, label);
	size_t length;

	if (at == NULL)
		return false;
	at += strlen(label);
	length = strcspn(at, " \t\r\n");
	return length > 0 && bri_fits(ret_word, size, "%.*s", (int)length, at);
}

/* From `-v`: "<kind> <target> <version>"; kind "other" when it's neither. */
static void describe(const char *path, char *ret_answer, size_t size)
{
	char *text = malloc(ANSWER_MAX), target[128], version[64];
	const char *kind = NULL, *words[] = {path, "-v", NULL};

	if (text != NULL && run_and_read((char *const *)(uintptr_t)words, text, ANSWER_MAX) &&
	    word_after(text, "Target: ", target, sizeof(target))) {
		if (word_after(text, "clang version ", version, sizeof(version)))
			kind = "clang";
		else if (word_after(text, "\ngcc version ", version, sizeof(version)))
			kind = "gcc";
	}
	if (kind != NULL) {
		/* "14.0.6-2+b1", "19.1.7 (++2025…": digits and dots are the version. */
		version[strspn(version, "0123456789.")] = '\0';
		if (version[0] != '\0' && bri_fits(ret_answer, size, "%s %s %s", kind, target, version)) {
			free(text);
			return;
		}
	}
	free(text);
	bri_fits(ret_answer, size, "other - -");
}

int bri_compiler_identify(const char *path, struct bri_compiler *ret_compiler, struct bri_error *reterr)
{
	char entry[PATH_MAX], key[2 * PATH_MAX + 512], answer[512], kind[16];
	bool can_cache = cache_entry(path, "-v", entry, key, sizeof(key));

	memset(ret_compiler, 0, sizeof(*ret_compiler));
	if (!bri_fits(ret_compiler->path, sizeof(ret_compiler->path), "%s", path))
		return bri_error_set(reterr, path, "this compiler's path is too long");
	if (!can_cache || !cache_read(entry, key, answer, sizeof(answer))) {
		describe(path, answer, sizeof(answer));
		if (can_cache && strncmp(answer, "other", 5) != 0)
			cache_write(entry, key, answer);
	}
	if (sscanf(answer, "%15s %127s %63s", kind, ret_compiler->target, ret_compiler->version) != 3)
		return bri_error_set(reterr, path, "can't tell which compiler this is; does '%s -v' work?", path);
	ret_compiler->major = (unsigned)strtoul(ret_compiler->version, NULL, 10);
	if (strcmp(kind, "gcc") == 0)
		ret_compiler->kind = BRI_COMPILER_GCC;
	else if (strcmp(kind, "clang") == 0)
		ret_compiler->kind = BRI_COMPILER_CLANG;
	return 0;
}

bool bri_compiler_ask(const struct bri_compiler *compiler, const char *target, const char *option, char *ret_answer,
                      size_t size)
{
	char entry[PATH_MAX], key[2 * PATH_MAX + 512], question[256], *text;
	bool can_cache = bri_fits(question, sizeof(question), "%s%s", target == NULL ? "" : target, option) &&
	                 cache_entry(compiler->path, question, entry, key, sizeof(key));
	bool found;

	if (can_cache && cache_read(entry, key, ret_answer, size))
		return ret_answer[0] != '\0';
	const char *words[] = {compiler->path, target == NULL ? option : target, target == NULL ? NULL : option, NULL};

	text = malloc(ANSWER_MAX);
	found = text != NULL && run_and_read((char *const *)(uintptr_t)words, text, ANSWER_MAX);
	if (found) {
		text[strcspn(text, "\n")] = '\0';
		found = text[0] != '\0' && bri_fits(ret_answer, size, "%s", text);
	}
	if (found && can_cache)
		cache_write(entry, key, ret_answer);
	free(text);
	return found;
}

bool bri_compiler_distil(const struct bri_compiler *compiler, char *const *words, const char *name, bri_distiller distil,
                         char *ret_answer, size_t size)
{
	char entry[PATH_MAX], key[2 * PATH_MAX + 512], question[256], *text = malloc(ANSWER_MAX);
	size_t used = 0;
	bool can_cache, found;

	/* The words are too long for a key: their checksum; more than fits is asked each time. */
	for (size_t i = 1; text != NULL && words[i] != NULL && used < ANSWER_MAX; i++)
		used += (size_t)snprintf(text + used, ANSWER_MAX - used, "%s\n", words[i]);
	can_cache = text != NULL && used < ANSWER_MAX &&
	            bri_fits(question, sizeof(question), "%s %016" PRIx64, name, bri_policy_checksum(text, used)) &&
	            cache_entry(compiler->path, question, entry, key, sizeof(key));
	found = can_cache && cache_read(entry, key, ret_answer, size);
	if (text != NULL && !found) {
		found = run_and_read(words, text, ANSWER_MAX) && distil(text, ret_answer, size);
		if (found && can_cache)
			cache_write(entry, key, ret_answer);
	}
	free(text);
	return found;
}

const char *bri_compiler_plugin_word(const struct bri_compiler *compiler)
{
	return compiler->kind == BRI_COMPILER_CLANG ? "clang" : "gcc";
}

/* "<root>/gcc/<target>-<version>/brinell_gcc.so" */
static bool plugin_below(const char *root, const struct bri_compiler *compiler, char ret_path[PATH_MAX])
{
	if (compiler->kind == BRI_COMPILER_CLANG)
		return bri_fits(ret_path, PATH_MAX, "%s/clang/%u/brinell_clang.so", root, compiler->major);
	return bri_fits(ret_path, PATH_MAX, "%s/gcc/%s-%s/brinell_gcc.so", root, compiler->target, compiler->version);
}

/* The user's own plugins, of this release only: another one's policies are of another form. */
static bool user_root(char ret_path[PATH_MAX])
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (data != NULL && data[0] == '/')
		return bri_fits(ret_path, PATH_MAX, "%s/brinell/%s", data, BRINELL_VERSION);
	return home != NULL && home[0] == '/' && bri_fits(ret_path, PATH_MAX, "%s/.local/share/brinell/%s", home, BRINELL_VERSION);
}

static int explain_missing(const struct bri_compiler *compiler, const char *path, struct bri_error *reterr)
{
	struct bri_advice advice;

	bri_advice_missing(compiler, &advice);
	return bri_error_set(reterr, path, "%s; next: %s", advice.why, advice.next);
}

int bri_compiler_plugin(const struct bri_install *install, const struct bri_compiler *compiler,
                        char ret_path[PATH_MAX], struct bri_error *reterr)
{
	char root[PATH_MAX];

	if (compiler->kind == BRI_COMPILER_OTHER)
		return bri_error_set(reterr, compiler->path,
		                     "Brinell has no plugin for this compiler (it is neither GCC nor Clang, or '%s -v' "
		                     "fails); compile with gcc or clang, or set BRINELL_MODE=off and let the link report it",
		                     compiler->path);
	if (user_root(root) && plugin_below(root, compiler, ret_path) && access(ret_path, R_OK) == 0)
		return 0;
	if (!plugin_below(install->lib, compiler, ret_path))
		return bri_error_set(reterr, install->lib, "this directory's name is too long; install Brinell elsewhere");
	return access(ret_path, R_OK) == 0 ? 0 : explain_missing(compiler, ret_path, reterr);
}

int bri_compiler_plugin_place(const struct bri_install *install, const struct bri_compiler *compiler,
                              char ret_path[PATH_MAX], struct bri_error *reterr)
{
	char root[PATH_MAX];

	if (access(install->lib, W_OK) == 0 && plugin_below(install->lib, compiler, ret_path))
		return 0;
	if (user_root(root) && plugin_below(root, compiler, ret_path))
		return 0;
	return bri_error_set(reterr, install->lib, "can't be written to, and HOME isn't set; name a file with -o");
}

bool bri_compiler_is_launcher(const char *name)
{
	static const char *const names[] = {"ccache", "distcc", "icecc", "sccache"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

bool bri_compiler_is_named(const char *name)
{
	static const char *const names[] = {"gcc", "g++", "cc", "c++", "clang", "clang++", "c89", "c99", "c11", "c17", "tcc"};
	size_t length = strlen(name), i, at;

	/* Take off "-12" or "-12.2". */
	at = length;
	while (at > 0 && (isdigit((unsigned char)name[at - 1]) || name[at - 1] == '.'))
		at--;
	if (at > 1 && at < length && name[at - 1] == '-')
		length = at - 1;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t own = strlen(names[i]);

		if (length < own || strncmp(name + length - own, names[i], own) != 0)
			continue;
		/* The whole name, or behind a target's triple: "arm-linux-gnueabihf-gcc". */
		if (length == own || (name[length - own - 1] == '-' && length > own + 3))
			return true;
	}
	return false;
}
