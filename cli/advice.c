/* SPDX-License-Identifier: Apache-2.0 */
/* The next step towards a plugin, as exact as can be told: whether the headers are there, whose compiler it is, what the
 * package is called.  It installs nothing. */
#include "advice.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define OLDEST_GCC 11u
#define OLDEST_CLANG 14u

/* Where the headers are, or would be. */
static bool find_headers(const struct bri_compiler *compiler, char ret_directory[PATH_MAX])
{
	char answer[PATH_MAX], file[PATH_MAX];
	bool is_gcc = compiler->kind == BRI_COMPILER_GCC;

	ret_directory[0] = '\0';
	/* An unknown file's name comes back as it was asked for. */
	if (!bri_compiler_ask(compiler, NULL, is_gcc ? "-print-file-name=plugin" : "-print-resource-dir", answer, sizeof(answer)) ||
	    answer[0] != '/' || !bri_fits(ret_directory, PATH_MAX, is_gcc ? "%s/include" : "%s/../../../include", answer)) {
		ret_directory[0] = '\0';
		return false;
	}
	return bri_fits(file, sizeof(file), is_gcc ? "%s/gcc-plugin.h" : "%s/clang/Frontend/FrontendAction.h", ret_directory) &&
	       access(file, R_OK) == 0;
}

/* A compiler that a package of the distribution brought, and not one that was unpacked somewhere. */
static bool is_packaged(const struct bri_compiler *compiler)
{
	char real[PATH_MAX];

	return realpath(compiler->path, real) != NULL &&
	       (strncmp(real, "/usr/bin/", 9) == 0 || strncmp(real, "/usr/lib/", 9) == 0 || strncmp(real, "/usr/libexec/", 13) == 0);
}

/* "-aarch64-linux-gnu" behind a package's name, "" for this machine's own. */
static void package_suffix(const struct bri_compiler *compiler, char *ret_text, size_t size)
{
	if (strcmp(compiler->target, BRINELL_ARCHITECTURE) == 0 || !bri_fits(ret_text, size, "-%s", compiler->target))
		ret_text[0] = '\0';
	for (char *at = ret_text; *at != '\0'; at++)
		if (*at == '_')
			*at = '-';
}

/* Its path, as it is to be typed. */
static const char *typed(const struct bri_compiler *compiler, char ret_word[PATH_MAX])
{
	if (strpbrk(compiler->path, " \t\"$&;|<>()*?[]\\`~#") == NULL || strchr(compiler->path, '\'') != NULL ||
	    !bri_fits(ret_word, PATH_MAX, "'%s'", compiler->path))
		return compiler->path;
	return ret_word;
}

static void advise_packages(const struct bri_compiler *compiler, const char *path, char *ret_text, size_t size)
{
	const char *apt = access("/usr/bin/apt-get", X_OK) == 0 ? "apt-get install" : "install (by Debian's name)";
	char suffix[160];

	package_suffix(compiler, suffix, sizeof(suffix));
	if (compiler->kind == BRI_COMPILER_GCC)
		bri_fits(ret_text, size, "%s gcc-%u-plugin-dev%s && brinell plugin build --cc %s   (or the package brinell-gcc-%u%s)", apt,
		         compiler->major, suffix, path, compiler->major, suffix);
	else
		bri_fits(ret_text, size,
		         "%s libclang-%u-dev llvm-%u-dev && brinell plugin build --cc %s   (or the package brinell-clang-%u)", apt,
		         compiler->major, compiler->major, path, compiler->major);
}

void bri_advice_missing(const struct bri_compiler *compiler, struct bri_advice *ret_advice)
{
	const char *word = compiler->kind == BRI_COMPILER_GCC ? "gcc" : "clang";
	unsigned oldest = compiler->kind == BRI_COMPILER_GCC ? OLDEST_GCC : OLDEST_CLANG;
	char headers[PATH_MAX], word_of_path[PATH_MAX];
	const char *path = typed(compiler, word_of_path);

	if (compiler->major < oldest) {
		bri_fits(ret_advice->why, sizeof(ret_advice->why), "no plugin for %s %s: it is older than %u", word, compiler->version,
		         oldest);
		bri_fits(ret_advice->next, sizeof(ret_advice->next),
		         "compile with %s %u or later; until then the shadow check judges its units", word, oldest);
	} else if (find_headers(compiler, headers)) {
		bri_fits(ret_advice->why, sizeof(ret_advice->why), "no plugin for %s %s (%s), but its headers are here", word,
		         compiler->version, compiler->target);
		bri_fits(ret_advice->next, sizeof(ret_advice->next), "brinell plugin build --cc %s", path);
	} else {
		bri_fits(ret_advice->why, sizeof(ret_advice->why), "no plugin for %s %s (%s), and its plugin headers aren't here", word,
		         compiler->version, compiler->target);
		if (is_packaged(compiler))
			advise_packages(compiler, path, ret_advice->next, sizeof(ret_advice->next));
		else
			bri_fits(ret_advice->next, sizeof(ret_advice->next),
			         "ask who made this compiler for its plugin headers (they belong into %s), then "
			         "`brinell plugin build --cc %s`; until then the shadow check judges its units",
			         headers[0] == '\0' ? "lib/gcc/…/plugin/include" : headers, path);
	}
}
