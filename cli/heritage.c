/* SPDX-License-Identifier: Apache-2.0 */
/* Finds the settings of `brinell run` again when a build cleans its environment: reads /proc/PID/environ of the
 * processes above, which only their own user may.  It takes Brinell's settings only, and only where none is set. */
#include "heritage.h"
#include "install.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LEVELS_MAX 64
#define SIZE_MAX_READ (4u << 20)

long bri_heritage_parent(long pid)
{
	char path[64], line[512], *end;
	FILE *file;
	long parent = 0;

	if (!bri_fits(path, sizeof(path), "/proc/%ld/stat", pid) || (file = fopen(path, "re")) == NULL)
		return 0;
	/* "PID (name) STATE PARENT": the name may hold blanks and parentheses. */
	if (fgets(line, sizeof(line), file) != NULL && (end = strrchr(line, ')')) != NULL &&
	    sscanf(end + 1, " %*c %ld", &parent) != 1)
		parent = 0;
	fclose(file);
	return parent;
}

/* The environment that `pid` was started with; the caller frees it.  NULL: it can't be read. */
static char *environment_of(long pid, size_t *ret_size)
{
	char path[64], *text = NULL;
	size_t used = 0, room = 0;
	FILE *file;

	if (!bri_fits(path, sizeof(path), "/proc/%ld/environ", pid) || (file = fopen(path, "re")) == NULL)
		return NULL;
	for (;;) {
		char *grown = room - used > 1 ? text : realloc(text, (room = room * 2 + 8192) + 1);
		size_t got;

		if (grown == NULL || room > SIZE_MAX_READ) {
			free(grown == NULL ? text : grown);
			fclose(file);
			return NULL;
		}
		text = grown;
		got = fread(text + used, 1, room - used, file);
		if (got == 0)
			break;
		used += got;
	}
	fclose(file);
	text[used] = '\0';
	*ret_size = used;
	return text;
}

static const char *find(const char *text, size_t size, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = text; at < text + size; at += strlen(at) + 1)
		if (strncmp(at, name, length) == 0 && at[length] == '=')
			return at + length + 1;
	return NULL;
}

void bri_heritage_take(void)
{
	static const char *const names[] = {"BRINELL_POLICY", "BRINELL_MODE", "BRINELL_REPORT_DIR", "XDG_CACHE_HOME", "HOME",
	                                    BRI_HERITAGE_MARK};
	const char *mark = getenv(BRI_HERITAGE_MARK);
	long pid = (long)getpid();

	if (mark != NULL && mark[0] != '\0')
		return;
	for (int level = 0; level < LEVELS_MAX && (pid = bri_heritage_parent(pid)) > 1; level++) {
		size_t size;
		char *text = environment_of(pid, &size);
		bool found = text != NULL && find(text, size, BRI_HERITAGE_MARK) != NULL;

		for (size_t i = 0; found && i < sizeof(names) / sizeof(names[0]); i++) {
			const char *value = find(text, size, names[i]);

			if (value != NULL)
				setenv(names[i], value, 0);
		}
		free(text);
		if (found)
			return;
	}
}
