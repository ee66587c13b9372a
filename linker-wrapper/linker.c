/* SPDX-License-Identifier: Apache-2.0 */
/* Finds the real linker behind the stand-in.  It never guesses: a linker that
 * isn't there, or that is no known one, is a failure with the names tried. */
#include "linker.h"

#include "run.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

/* "DEVICE:INODE," of each stand-in that is at work. */
#define SEEN "BRINELL_LD_SEEN"

static void write_identity(const struct stat *st, char ret_text[64])
{
	snprintf(ret_text, 64, ",%jx:%jx,", (uintmax_t)st->st_dev, (uintmax_t)st->st_ino);
}

int linker_leave_word(void)
{
	struct stat self;
	char identity[64];
	const char *seen = getenv(SEEN);
	if (stat("/proc/self/exe", &self) != 0)
		return 0;
	write_identity(&self, identity);
	if (seen && strstr(seen, identity))
		return 0;
	size_t size = (seen ? strlen(seen) : 0) + sizeof identity;
	char *text = malloc(size);
	if (!text)
		return -1;
	snprintf(text, size, "%s%s", seen ? seen : "", identity);
	int status = setenv(SEEN, text, 1);
	free(text);
	return status;
}

/* One of the stand-ins, under whatever name? */
static bool is_stand_in(const struct stat *candidate)
{
	char identity[64];
	const char *seen = getenv(SEEN);
	write_identity(candidate, identity);
	return seen && strstr(seen, identity);
}

static bool is_usable(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0 && !is_stand_in(&st);
}

/* Looks `name` up in a colon-separated list of directories. */
static bool search(const char *directories, const char *name, char ret_path[PATH_MAX])
{
	while (directories && *directories) {
		const char *end = strchr(directories, ':');
		int length = end ? (int)(end - directories) : (int)strlen(directories);
		int size = snprintf(ret_path, PATH_MAX, "%.*s%s%s", length, directories,
		                    length > 0 && directories[length - 1] == '/' ? ""
		                    : length > 0                                 ? "/"
		                                                                 : "",
		                    name);
		if (size > 0 && size < PATH_MAX && is_usable(ret_path))
			return true;
		directories = end ? end + 1 : NULL;
	}
	return false;
}

/* clang looks beside itself before PATH, and tells nobody: another release's
 * lld from PATH couldn't read its bitcode. */
static bool search_beside_clang(const char *name, char ret_path[PATH_MAX])
{
	char link[64], directory[PATH_MAX];
	snprintf(link, sizeof link, "/proc/%ld/exe", (long)getppid());
	ssize_t length = readlink(link, directory, sizeof directory - 1);
	if (length <= 0)
		return false;
	directory[length] = 0;
	char *slash = strrchr(directory, '/');
	if (!slash || !strstr(slash, "clang") || strchr(directory, ':'))
		return false;
	*slash = 0;
	return search(directory, name, ret_path);
}

static bool search_everywhere(const char *name, char ret_path[PATH_MAX])
{
	return search(getenv("COMPILER_PATH"), name, ret_path) || search_beside_clang(name, ret_path) ||
	       search(getenv("PATH"), name, ret_path);
}

/* clang tells ld what to link for by -m alone, and Debian's ld knows one
 * machine only: for another one the cross linker is meant. */
static const char *triple_of(const char *emulation)
{
	static const struct {
		const char *emulation, *machine, *triple;
	} known[] = {
	    {"elf_x86_64", "x86_64", "x86_64-linux-gnu"},
	    {"elf_i386", "x86_64", "i686-linux-gnu"},
	    {"aarch64linux", "aarch64", "aarch64-linux-gnu"},
	    {"armelf_linux_eabi", "armv7l", "arm-linux-gnueabihf"},
	    {"elf32ltsmip", "mips", "mipsel-linux-gnu"},
	    {"elf32btsmip", "mips", "mips-linux-gnu"},
	    {"elf64ltsmip", "mips64", "mips64el-linux-gnuabi64"},
	    {"elf64lriscv", "riscv64", "riscv64-linux-gnu"},
	    {"elf64lppc", "ppc64le", "powerpc64le-linux-gnu"},
	    {"elf64_s390", "s390x", "s390x-linux-gnu"},
	};
	struct utsname host;
	if (!emulation || uname(&host) != 0)
		return NULL;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strcmp(known[i].emulation, emulation) == 0)
			return strcmp(known[i].machine, host.machine) == 0 ? NULL : known[i].triple;
	return NULL;
}

static bool search_cross(const char *name, const struct command *command, char ret_path[PATH_MAX])
{
	char cross[512];
	const char *triple = triple_of(command->emulation);
	/* lld and mold link for every machine. */
	if (!triple || strcmp(name, "ld.lld") == 0 || strcmp(name, "ld.mold") == 0)
		return false;
	snprintf(cross, sizeof cross, "%s-%s", triple, name);
	return search_everywhere(cross, ret_path);
}

/* The name to look for, of the one we were called by. */
static void wanted_name(const char *called_as, const struct command *command, char *ret_name, size_t size)
{
	const char *slash = strrchr(called_as, '/');
	const char *base = slash ? slash + 1 : called_as;
	if (strcmp(base, "collect-ld") != 0 && strcmp(base, "real-ld") != 0)
		snprintf(ret_name, size, "%s", base);
	else if (command->fuse_ld && command->fuse_ld[0])
		snprintf(ret_name, size, "ld.%s", command->fuse_ld);
	else
		snprintf(ret_name, size, "ld");
}

int linker_find_path(char ret_path[PATH_MAX], const char *called_as, const struct command *command,
                     struct bri_error *reterr)
{
	const char *explicit = getenv("BRINELL_LD");
	char name[256];
	if (explicit && explicit[0]) {
		if (strlen(explicit) >= PATH_MAX || !is_usable(explicit))
			return bri_error_set(reterr, explicit,
			                     "BRINELL_LD names no linker that can be run; correct or unset it");
		snprintf(ret_path, PATH_MAX, "%s", explicit);
		return 0;
	}
	wanted_name(called_as, command, name, sizeof name);
	if (search_cross(name, command, ret_path) || search_everywhere(name, ret_path))
		return 0;
	return bri_error_set(reterr, name,
	                     "the real linker is neither in COMPILER_PATH nor in PATH; install it or name "
	                     "it in BRINELL_LD");
}

static bool flavour_of_text(const char *text, enum linker_flavour *ret_flavour)
{
	static const struct {
		const char *word;
		enum linker_flavour flavour;
	} known[] = {{"gold", LINKER_GOLD}, {"mold", LINKER_MOLD},  {"LLD", LINKER_LLD},
	             {"lld", LINKER_LLD},   {"GNU ld", LINKER_BFD}, {"ld.bfd", LINKER_BFD}};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (strstr(text, known[i].word)) {
			*ret_flavour = known[i].flavour;
			return true;
		}
	}
	return false;
}

/* Ask the linker itself; its name told nothing. */
static bool ask_flavour(const char *path, enum linker_flavour *ret_flavour)
{
	char line[256] = "";
	char *argv[] = {(char *)(uintptr_t)path, "--version", NULL};
	struct run run;
	if (run_linker(&run, path, argv, NULL) != 0)
		return false;
	bool read = pread(run.output, line, sizeof line - 1, 0) > 0;
	run_finish(&run);
	return read && flavour_of_text(line, ret_flavour);
}

int linker_find(struct linker *ret_linker, const char *called_as, const struct command *command,
                struct bri_error *reterr)
{
	char resolved[PATH_MAX];
	if (linker_find_path(ret_linker->path, called_as, command, reterr) != 0)
		return -1;
	const char *slash = realpath(ret_linker->path, resolved) ? strrchr(resolved, '/') : NULL;
	if (slash && flavour_of_text(slash + 1, &ret_linker->flavour))
		return 0;
	if (ask_flavour(ret_linker->path, &ret_linker->flavour))
		return 0;
	return bri_error_set(reterr, ret_linker->path,
	                     "is none of bfd, gold, lld and mold, so it can't be asked what it links; use one of them");
}
