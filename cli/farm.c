/* SPDX-License-Identifier: Apache-2.0 */
/* A directory of links in compilers' names.  It never touches a directory that
 * wasn't made for it, and follows no link when it cleans up. */
#include "farm.h"
#include "compiler.h"
#include "policy.h"

#include <dirent.h>
#include <errno.h>
#include <fts.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool bri_farm_is_linker(const char *name)
{
	static const char *const names[] = {"ld", "ld.bfd", "ld.gold", "ld.lld", "ld.mold"};
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t own = strlen(names[i]);
		const char *first = strchr(name, '-');

		if (length < own || strcmp(name + length - own, names[i]) != 0)
			continue;
		/* The whole name, or behind a target's triple: two dashes at least. */
		if (length == own || (name[length - own - 1] == '-' && first != NULL && first < name + length - own - 1))
			return true;
	}
	return false;
}

struct names {
	char **list;
	size_t count;
};

static bool is_known(const struct names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->list[i], name) == 0)
			return true;
	return false;
}

static bool keep(struct names *names, const char *name)
{
	char **grown = realloc(names->list, (names->count + 1) * sizeof(*grown));

	if (grown == NULL)
		return false;
	names->list = grown;
	grown[names->count] = strdup(name);
	if (grown[names->count] == NULL)
		return false;
	names->count++;
	return true;
}

static void scan(const struct bri_install *install, const char *directory, struct names *names,
                 void (*each)(void *context, const char *name, const char *path), void *context)
{
	DIR *stream = opendir(directory);
	struct dirent *entry;

	if (stream == NULL)
		return;
	while ((entry = readdir(stream)) != NULL) {
		const char *name = entry->d_name;
		char path[PATH_MAX];

		if ((!bri_compiler_is_named(name) && !bri_compiler_is_launcher(name) && !bri_farm_is_linker(name)) ||
		    is_known(names, name) || !bri_install_search(install, name, NULL, path))
			continue;
		if (keep(names, name))
			each(context, name, path);
	}
	closedir(stream);
}

void bri_farm_each(const struct bri_install *install,
                   void (*each)(void *context, const char *name, const char *path), void *context)
{
	const char *path = getenv("PATH");
	char *copy = strdup(path == NULL ? "/usr/local/bin:/usr/bin:/bin" : path), *rest = copy, *directory;
	struct names names = {0};

	while (copy != NULL && (directory = strsep(&rest, ":")) != NULL)
		scan(install, directory[0] == '\0' ? "." : directory, &names, each, context);
	for (size_t i = 0; i < names.count; i++)
		free(names.list[i]);
	free(names.list);
	free(copy);
}

bool bri_farm_directory(const struct bri_install *install, char ret_path[PATH_MAX])
{
	char name[64];

	return bri_fits(name, sizeof(name), "bin-%016" PRIx64, bri_policy_checksum(install->bin, strlen(install->bin))) &&
	       bri_install_cache(name, ret_path);
}

struct making {
	const char *directory;
	char launcher[PATH_MAX];
	size_t links;
	bool failed;
	struct bri_error *reterr;
};

static bool is_link_to(const char *link, const char *target)
{
	char found[PATH_MAX];
	ssize_t length = readlink(link, found, sizeof(found) - 1);

	return length > 0 && (size_t)length == strlen(target) && memcmp(found, target, (size_t)length) == 0;
}

/* In one step, since another build may be using the directory. */
static bool put_link(const char *target, const char *link)
{
	char temporary[PATH_MAX];

	if (!bri_fits(temporary, sizeof(temporary), "%s.%ld", link, (long)getpid()))
		return false;
	unlink(temporary);
	if (symlink(target, temporary) == 0 && rename(temporary, link) == 0)
		return true;
	unlink(temporary);
	return false;
}

static void make_link(void *context, const char *name, const char *path)
{
	struct making *making = context;
	char link[PATH_MAX];

	(void)path;
	if (making->failed)
		return;
	/* Linkers, too: the launcher knows by its name what it stands for. */
	if (!bri_fits(link, sizeof(link), "%s/%s", making->directory, name) ||
	    (!is_link_to(link, making->launcher) && !put_link(making->launcher, link))) {
		making->failed = true;
		bri_error_set(making->reterr, making->directory, "can't make the link '%s' here: %s", name, strerror(errno));
		return;
	}
	making->links++;
}

int bri_farm_make(const struct bri_install *install, const char *directory, size_t *ret_links,
                  struct bri_error *reterr)
{
	struct making making = {.directory = directory, .reterr = reterr};

	if (!bri_fits(making.launcher, sizeof(making.launcher), "%s/brinell-cc", install->bin))
		return bri_error_set(reterr, install->bin, "this path is too long; install Brinell elsewhere");
	if (access(making.launcher, X_OK) != 0)
		return bri_error_set(reterr, making.launcher, "Brinell's launcher is missing; reinstall Brinell");
	bri_farm_each(install, make_link, &making);
	make_link(&making, "brinell-cc", making.launcher);
	make_link(&making, "brinell-c++", making.launcher);
	make_link(&making, "brinell-ld", making.launcher);
	*ret_links = making.links;
	return making.failed ? -1 : 0;
}

void bri_farm_prune(const struct bri_install *install, const char *directory)
{
	DIR *stream = opendir(directory);
	struct dirent *entry;

	while (stream != NULL && (entry = readdir(stream)) != NULL) {
		char link[PATH_MAX], launcher[PATH_MAX], path[PATH_MAX];

		if (bri_fits(link, sizeof(link), "%s/%s", directory, entry->d_name) &&
		    bri_fits(launcher, sizeof(launcher), "%s/brinell-cc", install->bin) && is_link_to(link, launcher) &&
		    strncmp(entry->d_name, "brinell-", 8) != 0 && !bri_install_search(install, entry->d_name, NULL, path))
			unlink(link);
	}
	if (stream != NULL)
		closedir(stream);
}

void bri_farm_remove(const char *directory)
{
	char *copy = strdup(directory), *const paths[] = {copy, NULL};
	FTS *tree = copy == NULL ? NULL : fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	FTSENT *entry;

	while (tree != NULL && (entry = fts_read(tree)) != NULL) {
		if (entry->fts_info == FTS_DP)
			rmdir(entry->fts_path);
		else if (entry->fts_info != FTS_D)
			unlink(entry->fts_path);
	}
	if (tree != NULL)
		fts_close(tree);
	free(copy);
}
