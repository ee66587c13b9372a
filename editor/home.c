/* SPDX-License-Identifier: Apache-2.0 */
/* Finds what belongs to this installation, and never asks the environment for
 * it. */
#include "home.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef BRINELL_LIBDIR
#define BRINELL_LIBDIR "lib"
#endif
#ifndef BRINELL_LIBEXECDIR
#define BRINELL_LIBEXECDIR "libexec"
#endif

bool bri_home_fits(char *ret_text, size_t size, const char *format, ...)
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

	if (bri_home_fits(ret_path, PATH_MAX, "%s/%s/brinell", prefix, first) && stat(ret_path, &status) == 0)
		return true;
	return bri_home_fits(ret_path, PATH_MAX, "%s/%s/brinell", prefix, second);
}

int bri_home_find(struct bri_home *ret_home, struct bri_error *reterr)
{
	char self[PATH_MAX], lib[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
	char *slash = NULL;

	if (length <= 0)
		return bri_error_set(reterr, "/proc/self/exe", "can't find Brinell's own directory (%s); is /proc mounted?",
		                     strerror(errno));
	self[length] = 0;
	for (int up = 0; up < 2; up++) { /* <prefix>/bin/brinell-clangd */
		slash = strrchr(self, '/');
		if (!slash)
			return bri_error_set(reterr, self, "Brinell isn't inside a bin directory; reinstall it");
		*slash = 0;
		if (up == 0 && (!bri_home_fits(ret_home->program, PATH_MAX, "%s/brinell", self) ||
		                !bri_home_fits(ret_home->launcher, PATH_MAX, "%s/brinell-cc", self)))
			return bri_error_set(reterr, self, "this directory's name is too long; install Brinell elsewhere");
	}
	if (!choose(lib, self, "lib", BRINELL_LIBDIR) || !choose(ret_home->libexec, self, "libexec", BRINELL_LIBEXECDIR) ||
	    !bri_home_fits(ret_home->shim, PATH_MAX, "%s/brinell_shim.so", lib))
		return bri_error_set(reterr, self, "this directory's name is too long; install Brinell elsewhere");
	return 0;
}

unsigned bri_home_checker(const struct bri_home *home, unsigned major, char ret_path[PATH_MAX])
{
	DIR *directory = opendir(home->libexec);
	unsigned newest = 0;
	struct dirent *entry;

	while (directory && (entry = readdir(directory)) != NULL) {
		char path[PATH_MAX], *end;
		unsigned long number;

		if (strncmp(entry->d_name, "brinell-check-", 14) != 0)
			continue;
		number = strtoul(entry->d_name + 14, &end, 10);
		if (*end || number <= newest || number > 1000 || (major && number != major) ||
		    !bri_home_fits(path, sizeof path, "%s/%s", home->libexec, entry->d_name) || access(path, X_OK) != 0)
			continue;
		newest = (unsigned)number;
		memcpy(ret_path, path, sizeof path);
	}
	if (directory)
		closedir(directory);
	return newest;
}
