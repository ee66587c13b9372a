/* SPDX-License-Identifier: Apache-2.0 */
/* Asks the databases of dpkg and opkg by reading their text files: no program is
 * run, so that a staging root for another machine can be asked, too. */
#include "origin.h"
#include "install.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *manager, *info, *status;
} databases[] = {{"dpkg", "/var/lib/dpkg/info", "/var/lib/dpkg/status"},
                 {"opkg", "/usr/lib/opkg/info", "/usr/lib/opkg/status"},
                 {"opkg", "/var/lib/opkg/info", "/var/lib/opkg/status"}};

struct asking {
	struct bri_origin *origins;
	size_t count;
	const char *root, *manager;
	int failed;
};

static int by_path(const void *key, const void *item)
{
	return strcmp(key, ((const struct bri_origin *)item)->path);
}

static void mark(struct asking *asking, const char *path, const char *package)
{
	struct bri_origin *found = bsearch(path, asking->origins, asking->count, sizeof(*found), by_path);
	const char *colon = strchr(package, ':');

	if (found == NULL || found->package != NULL)
		return;
	found->manager = asking->manager;
	found->package = strndup(package, colon == NULL ? strlen(package) : (size_t)(colon - package));
	if (colon != NULL)
		found->architecture = strdup(colon + 1);
	if (found->package == NULL || (colon != NULL && found->architecture == NULL))
		asking->failed = -1;
}

/* Directories that are links into /usr: lists still have the old names. */
static int is_merged(const char *path)
{
	return strncmp(path, "/lib", 4) == 0 || strncmp(path, "/bin/", 5) == 0 || strncmp(path, "/sbin/", 6) == 0;
}

static void read_list(struct asking *asking, const char *file, const char *package)
{
	FILE *stream = fopen(file, "re");
	char *line = NULL, path[PATH_MAX];
	size_t size = 0;

	while (stream != NULL && getline(&line, &size, stream) > 0) {
		line[strcspn(line, "\t\n")] = '\0';
		if (bri_fits(path, sizeof(path), "%s%s", asking->root, line))
			mark(asking, path, package);
		if (is_merged(line) && bri_fits(path, sizeof(path), "%s/usr%s", asking->root, line))
			mark(asking, path, package);
	}
	free(line);
	if (stream != NULL)
		fclose(stream);
}

static void read_lists(struct asking *asking, const char *directory)
{
	DIR *stream = opendir(directory);
	struct dirent *entry;
	char file[PATH_MAX];

	while (stream != NULL && (entry = readdir(stream)) != NULL) {
		size_t length = strlen(entry->d_name);

		if (length < 6 || strcmp(entry->d_name + length - 5, ".list") != 0 ||
		    !bri_fits(file, sizeof(file), "%s/%s", directory, entry->d_name))
			continue;
		entry->d_name[length - 5] = '\0';
		read_list(asking, file, entry->d_name);
	}
	if (stream != NULL)
		closedir(stream);
}

/* One paragraph of the status file is whole. */
static void settle(struct asking *asking, const char *package, const char *version, const char *architecture)
{
	for (size_t i = 0; package[0] != '\0' && i < asking->count; i++) {
		struct bri_origin *origin = &asking->origins[i];

		if (origin->package == NULL || origin->version != NULL || origin->manager != asking->manager ||
		    strcmp(origin->package, package) != 0 ||
		    (origin->architecture != NULL && architecture[0] != '\0' && strcmp(origin->architecture, architecture) != 0))
			continue;
		origin->version = strdup(version);
		if (origin->architecture == NULL && architecture[0] != '\0')
			origin->architecture = strdup(architecture);
		if (origin->version == NULL)
			asking->failed = -1;
	}
}

static void read_status(struct asking *asking, const char *file)
{
	char package[256] = "", version[256] = "", architecture[64] = "", *line = NULL;
	FILE *stream = fopen(file, "re");
	size_t size = 0;

	while (stream != NULL && getline(&line, &size, stream) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '\0') {
			settle(asking, package, version, architecture);
			package[0] = version[0] = architecture[0] = '\0';
		} else if (strncmp(line, "Package: ", 9) == 0) {
			snprintf(package, sizeof(package), "%s", line + 9);
		} else if (strncmp(line, "Version: ", 9) == 0) {
			snprintf(version, sizeof(version), "%s", line + 9);
		} else if (strncmp(line, "Architecture: ", 14) == 0) {
			snprintf(architecture, sizeof(architecture), "%s", line + 14);
		}
	}
	settle(asking, package, version, architecture);
	free(line);
	if (stream != NULL)
		fclose(stream);
}

int bri_origins_find(const char *root, struct bri_origin *origins, size_t count)
{
	struct asking asking = {origins, count, strcmp(root, "/") == 0 ? "" : root, NULL, 0};
	char path[PATH_MAX];

	for (size_t i = 0; i < sizeof(databases) / sizeof(databases[0]); i++) {
		asking.manager = databases[i].manager;
		if (bri_fits(path, sizeof(path), "%s%s", asking.root, databases[i].info))
			read_lists(&asking, path);
		if (bri_fits(path, sizeof(path), "%s%s", asking.root, databases[i].status))
			read_status(&asking, path);
	}
	return asking.failed;
}

void bri_origins_finish(struct bri_origin *origins, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(origins[i].package);
		free(origins[i].version);
		free(origins[i].architecture);
	}
}
