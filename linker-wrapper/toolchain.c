/* SPDX-License-Identifier: Apache-2.0 */
/* Tells a toolchain's own files from everybody else's by what stands beside
 * them, never by a path alone: a third party's archive staged into a sysroot
 * is no part of the toolchain, though it lies where libc lies.
 *
 *   the compiler's directory  holds crtbegin*.o and libgcc.a: everything in it
 *   the C library's           holds crti.o, crtn.o and libc: only known names in it
 *   its shared parts          lie beside a dynamic loader and libc, or, the compiler's, beside libgcc_s and libstdc++
 *   clang's runtime           libclang_rt.*, clang_rt.* under lib/clang/VERSION, whose include/ holds stddef.h */
#include "toolchain.h"

#include "elf_file.h"
#include "mapping.h"

#include <dirent.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool holds(const char *directory, const char *name)
{
	char path[PATH_MAX];
	int size = snprintf(path, sizeof path, "%s/%s", directory, name);
	return size > 0 && size < (int)sizeof path && access(path, F_OK) == 0;
}

static bool is_compilers(const char *directory)
{
	return holds(directory, "libgcc.a") && (holds(directory, "crtbegin.o") || holds(directory, "crtbeginS.o"));
}

static bool is_libcs(const char *directory)
{
	return holds(directory, "crti.o") && holds(directory, "crtn.o") &&
	       (holds(directory, "libc.a") || holds(directory, "libc.so"));
}

static bool has_word(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++)
		if (strcmp(words->items[i], word) == 0)
			return true;
	return false;
}

#define RESOLVED_MAX 64 /* files come in runs, and from few directories */

/* A directory with links followed, NULL when it isn't there; good until the next call. */
static const char *resolve(struct toolchain *toolchain, const char *directory, char ret_room[PATH_MAX])
{
	for (size_t i = toolchain->found.count; i-- > 0;)
		if (strcmp(toolchain->asked.items[i], directory) == 0)
			return toolchain->found.items[i][0] ? toolchain->found.items[i] : NULL;
	const char *real = realpath(directory, ret_room);
	if (toolchain->found.count < RESOLVED_MAX && toolchain->asked.count == toolchain->found.count &&
	    words_add(&toolchain->asked, directory, strlen(directory)))
		words_add(&toolchain->found, real ? real : "", real ? strlen(real) : 0);
	return real;
}

static bool consider(struct toolchain *toolchain, const char *directory)
{
	char room[PATH_MAX];
	bool compilers = is_compilers(directory), libcs = is_libcs(directory);
	/* Most are neither, and needn't be resolved. */
	const char *real = compilers || libcs ? resolve(toolchain, directory, room) : NULL;
	if (!real)
		return true;
	if (compilers && !has_word(&toolchain->own, real) && !words_add(&toolchain->own, real, strlen(real)))
		return false;
	return !libcs || has_word(&toolchain->libc, real) || words_add(&toolchain->libc, real, strlen(real));
}

/* The directory of a path, resolved, and the name in it; false when it isn't there. */
static bool split(struct toolchain *toolchain, const char *path, char ret_directory[PATH_MAX], const char **ret_name)
{
	char copy[PATH_MAX], room[PATH_MAX];
	const char *slash = strrchr(path, '/');
	size_t length = slash ? (size_t)(slash - path) : 1;
	*ret_name = slash ? slash + 1 : path;
	if (length >= sizeof copy)
		return false;
	memcpy(copy, slash ? path : ".", length);
	copy[length] = 0;
	const char *real = resolve(toolchain, slash == path ? "/" : copy, room);
	if (real)
		strcpy(ret_directory, real);
	return real != NULL;
}

bool toolchain_init(struct toolchain *toolchain, const struct command *command)
{
	*toolchain = (struct toolchain){.has_plugin = command->has_plugin};
	for (size_t i = 0; i < command->input_count; i++) {
		char directory[PATH_MAX];
		const char *name;
		/* Only start files say where a toolchain lies. */
		if (fnmatch("*crt*.o", command->inputs[i].path, 0) != 0 ||
		    !split(toolchain, command->inputs[i].path, directory, &name))
			continue;
		if (fnmatch("*crt*.o", name, 0) == 0 && !consider(toolchain, directory))
			return false;
	}
	/* Links without start files (shared objects of some targets, -nostartfiles) still name -L. */
	for (size_t i = 0; i < command->directory_count; i++)
		if (!consider(toolchain, command->directories[i]))
			return false;
	return true;
}

void toolchain_finish(struct toolchain *toolchain)
{
	words_finish(&toolchain->own);
	words_finish(&toolchain->libc);
	words_finish(&toolchain->asked);
	words_finish(&toolchain->found);
}

static bool is_libc_name(const char *name)
{
	static const char *const patterns[] = {"crt1.o",       "Scrt1.o",
	                                       "gcrt1.o",      "Mcrt1.o",
	                                       "rcrt1.o",      "grcrt1.o",
	                                       "crti.o",       "crtn.o",
	                                       "libc.a",       "libc_nonshared.a",
	                                       "libm.a",       "libm-*.a",
	                                       "libmvec.a",    "libmvec_nonshared.a",
	                                       "libpthread.a", "libpthread_nonshared.a",
	                                       "libdl.a",      "librt.a",
	                                       "libutil.a",    "libresolv.a",
	                                       "libnsl.a",     "libanl.a",
	                                       "libcrypt.a",   "libBrokenLocale.a",
	                                       "libg.a",       "libmcheck.a",
	                                       "libxnet.a",    "libssp_nonshared.a",
	                                       "libstdc++.a",  "libsupc++.a",
	                                       "libc++.a",     "libc++abi.a",
	                                       "libunwind.a",  "libatomic.a"};
	for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++)
		if (fnmatch(patterns[i], name, 0) == 0)
			return true;
	return false;
}

/* Below the directory that clang finds its own headers in. */
static bool is_in_clangs(const char *directory)
{
	static const char mark[] = "/lib/clang/";
	char own[PATH_MAX];
	const char *at = strstr(directory, mark);
	if (!at)
		return false;
	at += sizeof mark - 1;
	int size = snprintf(own, sizeof own, "%.*s/include", (int)(at - directory + (ptrdiff_t)strcspn(at, "/")), directory);
	return size > 0 && size < (int)sizeof own && holds(own, "stddef.h");
}

bool toolchain_has(struct toolchain *toolchain, const char *path)
{
	char directory[PATH_MAX];
	const char *name;
	if (!split(toolchain, path, directory, &name))
		return false;
	if (has_word(&toolchain->own, directory))
		return true;
	if (has_word(&toolchain->libc, directory) && is_libc_name(name))
		return true;
	/* Multilib and sysroots: libgcc.a whose own start files lie beside it. */
	if (fnmatch("libgcc*.a", name, 0) == 0 && is_compilers(directory))
		return true;
	return fnmatch("*clang_rt.*", name, 0) == 0 && is_in_clangs(directory);
}

static bool is_any_of(const char *name, const char *const patterns[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (fnmatch(patterns[i], name, 0) == 0)
			return true;
	return false;
}

/* Does the directory hold a file of one of these names? */
static bool holds_any(const char *directory, const char *const patterns[], size_t count)
{
	DIR *stream = opendir(directory);
	struct dirent *entry;
	bool found = false;
	while (stream && !found && (entry = readdir(stream)) != NULL)
		found = is_any_of(entry->d_name, patterns, count);
	if (stream)
		closedir(stream);
	return found;
}

bool toolchain_has_library(struct toolchain *toolchain, const char *path)
{
	static const char *const loaders[] = {"ld-linux*.so*", "ld-musl-*.so*", "ld-uClibc*.so*", "ld64-uClibc*.so*", "ld.so.1",
	                                      "ld64.so.*",     "ld-[0-9]*.so"};
	static const char *const libc[] = {"libc.so*", "libc-[0-9]*.so"};
	static const char *const parts[] = {"libm",     "libmvec", "libpthread", "libdl",    "librt",
	                                    "libutil",  "libanl",  "libresolv",  "libcrypt", "libnsl"};
	static const char *const compilers[] = {"libgcc_s.so*", "libstdc++.so*", "libatomic.so*", "libgomp.so*", "lib[almtu]*san.so*",
	                                        "libssp.so*",   "libc++.so*",    "libc++abi.so*", "libunwind.so*"};
	static const char *const both[2][1] = {{"libgcc_s.so*"}, {"libstdc++.so*"}};
	char directory[PATH_MAX];
	const char *name;
	if (toolchain_has(toolchain, path))
		return true;
	if (!split(toolchain, path, directory, &name))
		return false;
	bool is_compilers_own = is_any_of(name, compilers, sizeof compilers / sizeof compilers[0]);
	bool is_part = is_compilers_own || is_any_of(name, libc, 2) || is_any_of(name, loaders, sizeof loaders / sizeof loaders[0]);
	for (size_t i = 0; !is_part && i < sizeof parts / sizeof parts[0]; i++) {
		size_t length = strlen(parts[i]);
		is_part = strncmp(name, parts[i], length) == 0 &&
		          (fnmatch(".so*", name + length, 0) == 0 || fnmatch("-[0-9]*.so", name + length, 0) == 0);
	}
	if (!is_part)
		return false;
	if (holds_any(directory, loaders, sizeof loaders / sizeof loaders[0]) && holds_any(directory, libc, 2))
		return true;
	return is_compilers_own && holds_any(directory, both[0], 1) && holds_any(directory, both[1], 1);
}

/* LTO's own objects come from no source, and most are gone again when the link is done. */
static bool is_of_lto(const char *path)
{
	struct bri_mapping file;
	if (bri_mapping_open(&file, path, NULL) != 0)
		return access(path, F_OK) != 0;
	struct bri_elf *elf = bri_elf_from_memory(file.bytes, file.size, path, NULL);
	const char *source = elf ? bri_elf_source(elf, 0) : NULL;
	bool of_lto = source && (strcmp(source, "<artificial>") == 0 || strcmp(source, "ld-temp.o") == 0);
	bri_elf_close(elf);
	bri_mapping_close(&file);
	return of_lto;
}

bool toolchain_made(const struct toolchain *toolchain, const char *path, bool is_named)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	bool looks = fnmatch("*.ltrans*.o", name, 0) == 0 || fnmatch("lto-llvm-*.o", name, 0) == 0 ||
	             fnmatch("cc??????.lto.o", name, 0) == 0;
	if (!looks || !is_of_lto(path))
		return false;
	if (!is_named)
		return toolchain->has_plugin;
	/* Without the linker plugin collect2 links twice: first the objects
	 * themselves, then what lto-wrapper made of them, named on the command line. */
	return !toolchain->has_plugin && getenv("COLLECT_LTO_WRAPPER") != NULL && getenv("COLLECT_GCC") != NULL;
}
