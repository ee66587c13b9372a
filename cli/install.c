/* SPDX-License-Identifier: Apache-2.0 */
/* Finds Brinell's own directories and other people's programs.  It never
 * trusts the environment for the former: only where this program's file is. */
#include "install.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef BRINELL_LIBDIR
#define BRINELL_LIBDIR "lib"
#endif
#ifndef BRINELL_LIBEXECDIR
#define BRINELL_LIBEXECDIR "libexec"
#endif
#ifndef BRINELL_DATADIR
#define BRINELL_DATADIR "share"
#endif

bool bri_fits(char *ret_text, size_t size, const char *format, ...)
{
	va_list args;
	int used;

	va_start(args, format);
	used = vsnprintf(ret_text, size, format, args);
	va_end(args);
	return used >= 0 && (size_t)used < size;
}

/* <prefix>/<first>/brinell when that is a directory, else with `second`. */
static bool choose(char ret_path[PATH_MAX], const char *prefix, const char *first, const char *second)
{
	struct stat status;

	if (bri_fits(ret_path, PATH_MAX, "%s/%s/brinell", prefix, first) && stat(ret_path, &status) == 0)
		return true;
	return bri_fits(ret_path, PATH_MAX, "%s/%s/brinell", prefix, second);
}

int bri_install_find(struct bri_install *ret_install, struct bri_error *reterr)
{
	char prefix[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", ret_install->bin, sizeof(ret_install->bin) - 1);
	char *slash;

	if (length <= 0)
		return bri_error_set(reterr, "/proc/self/exe", "can't find Brinell's own directory (%s); is /proc mounted?",
		                     strerror(errno));
	ret_install->bin[length] = '\0';
	slash = strrchr(ret_install->bin, '/');
	if (slash == NULL || slash == ret_install->bin)
		return bri_error_set(reterr, ret_install->bin, "Brinell isn't inside a bin directory; reinstall it");
	*slash = '\0';
	memcpy(prefix, ret_install->bin, sizeof(prefix));
	slash = strrchr(prefix, '/');
	if (slash == NULL)
		return bri_error_set(reterr, prefix, "Brinell isn't inside a bin directory; reinstall it");
	*slash = '\0';
	if (!choose(ret_install->lib, prefix, "lib", BRINELL_LIBDIR) ||
	    !choose(ret_install->libexec, prefix, "libexec", BRINELL_LIBEXECDIR) ||
	    !choose(ret_install->share, prefix, "share", BRINELL_DATADIR))
		return bri_error_set(reterr, prefix, "this directory's name is too long; install Brinell elsewhere");
	return 0;
}

bool bri_install_is_self(const struct bri_install *install, const struct stat *status)
{
	char paths[3][PATH_MAX] = {"", "", ""};
	struct stat self;

	if (stat("/proc/self/exe", &self) == 0 && self.st_dev == status->st_dev && self.st_ino == status->st_ino)
		return true;
	bri_fits(paths[0], PATH_MAX, "%s/brinell", install->bin);
	bri_fits(paths[1], PATH_MAX, "%s/brinell-cc", install->bin);
	bri_fits(paths[2], PATH_MAX, "%s/ld/ld", install->libexec);
	for (size_t i = 0; i < 3; i++)
		if (stat(paths[i], &self) == 0 && self.st_dev == status->st_dev && self.st_ino == status->st_ino)
			return true;
	return false;
}

struct search {
	const struct bri_install *install; /* NULL: Brinell's own count, too */
	const struct stat *other;
};

static bool is_program(const struct search *search, const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, X_OK) == 0 &&
	       (search->install == NULL || !bri_install_is_self(search->install, &status)) &&
	       (search->other == NULL || search->other->st_dev != status.st_dev || search->other->st_ino != status.st_ino);
}

static bool search_path(const struct search *search, const char *name, char ret_path[PATH_MAX])
{
	const char *path = getenv("PATH"), *end;

	if (strchr(name, '/') != NULL)
		return bri_fits(ret_path, PATH_MAX, "%s", name) && is_program(search, ret_path);
	if (path == NULL)
		path = "/usr/local/bin:/usr/bin:/bin";
	for (;; path = end + 1) {
		int length;

		end = strchr(path, ':');
		length = end == NULL ? (int)strlen(path) : (int)(end - path);
		if (bri_fits(ret_path, PATH_MAX, "%.*s%s%s", length, path, length > 0 ? "/" : "./", name) &&
		    is_program(search, ret_path))
			return true;
		if (end == NULL)
			return false;
	}
}

bool bri_install_search(const struct bri_install *install, const char *name, const struct stat *other,
                        char ret_path[PATH_MAX])
{
	const struct search search = {install, other};

	return search_path(&search, name, ret_path);
}

bool bri_install_first(const char *name, char ret_path[PATH_MAX])
{
	const struct search search = {NULL, NULL};

	return search_path(&search, name, ret_path);
}

bool bri_install_cache(const char *sub, char ret_path[PATH_MAX])
{
	const char *base = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	char *slash;
	bool fits;

	if (base != NULL && base[0] == '/')
		fits = bri_fits(ret_path, PATH_MAX, "%s/brinell%s%s", base, sub[0] ? "/" : "", sub);
	else if (home != NULL && home[0] == '/')
		fits = bri_fits(ret_path, PATH_MAX, "%s/.cache/brinell%s%s", home, sub[0] ? "/" : "", sub);
	else
		return false;
	if (!fits)
		return false;
	if (access(ret_path, W_OK | X_OK) == 0)
		return true;
	for (slash = strchr(ret_path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(ret_path, 0777) != 0 && errno != EEXIST) {
			*slash = '/';
			return false;
		}
		*slash = '/';
	}
	return mkdir(ret_path, 0777) == 0 || errno == EEXIST;
}

unsigned bri_install_checker(const struct bri_install *install, unsigned major, char ret_path[PATH_MAX])
{
	DIR *directory = opendir(install->libexec);
	unsigned newest = 0;
	struct dirent *entry;

	while (directory != NULL && (entry = readdir(directory)) != NULL) {
		char path[PATH_MAX], *end;
		unsigned long number;

		if (strncmp(entry->d_name, "brinell-check-", 14) != 0)
			continue;
		number = strtoul(entry->d_name + 14, &end, 10);
		if (*end != '\0' || number <= newest || number > 1000 || (major != 0 && number != major) ||
		    !bri_fits(path, sizeof(path), "%s/%s", install->libexec, entry->d_name) || access(path, X_OK) != 0)
			continue;
		newest = (unsigned)number;
		memcpy(ret_path, path, sizeof(path));
	}
	if (directory != NULL)
		closedir(directory);
	return newest;
}
