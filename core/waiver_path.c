/* SPDX-License-Identifier: Apache-2.0 */
/* Does a waiver's path name a finding's file, which has the name that its
 * compiler was given, or the one that a report placed it at?  It reads no file. */
#include "waiver.h"

#include <stdlib.h>
#include <string.h>

/* Compilers are given names relative to where they run, waivers name files from the project's root: a path without a
 * star that is the end of the whole name is that file's.  (With a star it could be of a directory above the project.) */
static bool is_end_of(const char *path, const struct bri_finding *finding, const char *directory)
{
	size_t used = strlen(directory);
	const char *at = finding->file;
	char *whole = malloc(used + strlen(at) + 2);
	bool is_end;

	if (!whole)
		return false;
	memcpy(whole, directory, used);
	while (*at) {
		size_t length = strcspn(at, "/");

		if (length == 2 && at[0] == '.' && at[1] == '.') {
			while (used && whole[--used] != '/')
				;
		} else if (length && !(length == 1 && at[0] == '.')) {
			whole[used++] = '/';
			memcpy(whole + used, at, length);
			used += length;
		}
		at += length + (at[length] == '/');
	}
	whole[used] = 0;
	is_end = bri_path_glob(path, whole);
	free(whole);
	return is_end;
}

/* A later gate doesn't know where the unit was compiled; the compile gate did, and let a waiver of such an end hold. */
static bool ends_with(const char *path, const char *file)
{
	while (strncmp(file, "./", 2) == 0 || strncmp(file, "../", 3) == 0)
		file += file[1] == '/' ? 2 : 3;
	while (*file && (path = strchr(path, '/')) != NULL)
		if (bri_plain_glob(++path, file))
			return true;
	return false;
}

bool bri_waiver_names_file(const char *path, const struct bri_finding *finding, const char *directory)
{
	if (bri_path_glob(path, finding->file) || (finding->compiled[0] && bri_path_glob(path, finding->compiled)))
		return true;
	if (finding->file[0] == '/' || strchr(path, '*'))
		return false;
	if (finding->was_waived && ends_with(path, finding->file))
		return true;
	return directory && is_end_of(path, finding, directory);
}
