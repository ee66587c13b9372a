/* SPDX-License-Identifier: Apache-2.0 */
/* Reads from the build log where each output was made, and tells names from the
 * source root.  It knows no finding; what it can't tell it leaves alone. */
#include "places.h"
#include "gate_file.h"
#include "install.h"
#include "log.h"
#include "sha256.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* key: "/object", "?source" or "digest.brn" */
struct place {
	char *key;
	char *directory; /* NULL: there are several */
};

struct bri_places {
	const char *root;
	void *tree;
	const char *reading; /* the report directory */
	char **read;
	size_t read_count;
};

static int compare(const void *one, const void *other)
{
	return strcmp(((const struct place *)one)->key, ((const struct place *)other)->key);
}

static void free_place(void *item)
{
	struct place *place = item;

	free(place->key);
	free(place->directory);
	free(place);
}

struct bri_places *bri_places_new(const char *root)
{
	struct bri_places *places = calloc(1, sizeof(*places));

	if (places != NULL)
		places->root = root;
	return places;
}

void bri_places_free(struct bri_places *places)
{
	if (places == NULL)
		return;
	tdestroy(places->tree, free_place);
	for (size_t i = 0; i < places->read_count; i++)
		free(places->read[i]);
	free(places->read);
	free(places);
}

/* Below the root, NULL when it isn't. */
static const char *below(const struct bri_places *places, const char *directory)
{
	size_t length = strlen(places->root);

	if (strcmp(places->root, "/") == 0)
		return directory + 1;
	if (strncmp(directory, places->root, length) != 0 || (directory[length] != '/' && directory[length] != '\0'))
		return NULL;
	return directory + length + (directory[length] == '/');
}

/* Takes `key`.  What was built last counts; of sources of one name none does. */
static void add(struct bri_places *places, char *key, const char *directory, bool sole)
{
	struct place *place = calloc(1, sizeof(*place)), **found = NULL;

	if (place != NULL && key != NULL) {
		*place = (struct place){key, strdup(directory)};
		found = tsearch(place, &places->tree, compare);
	}
	if (found == NULL) {
		free(key);
		free(place == NULL ? NULL : place->directory);
		free(place);
	} else if (*found != place) {
		char *old = (*found)->directory;

		(*found)->directory = place->directory;
		place->directory = old;
		if (sole && (old == NULL || strcmp(old, directory) != 0)) {
			free((*found)->directory);
			(*found)->directory = NULL;
		}
		free_place(place);
	}
}

static const char *find(const struct bri_places *places, char *key)
{
	const struct place wanted = {key, NULL}, *const *found = tfind(&wanted, &places->tree, compare);

	return found == NULL || (*found)->directory == NULL ? NULL : below(places, (*found)->directory);
}

static void take_entry(void *context, const struct bri_log_entry *entry)
{
	struct bri_places *places = context;
	char path[PATH_MAX], real[PATH_MAX], *report, *source;
	const char *slash;

	if (entry->directory[0] != '/')
		return;
	if (entry->kind == BRI_LOG_UNIT && entry->source[0] != '\0' && asprintf(&source, "?%s", entry->source) >= 0)
		add(places, source, entry->directory, true);
	if (entry->output[0] == '\0' ||
	    !bri_fits(path, sizeof(path), "%s%s%s", entry->output[0] == '/' ? "" : entry->directory,
	              entry->output[0] == '/' ? "" : "/", entry->output))
		return;
	report = bri_gate_report_path(places->reading, path, bri_sha256);
	slash = report == NULL ? NULL : strrchr(report, '/');
	if (slash != NULL)
		add(places, strdup(slash + 1), entry->directory, false);
	free(report);
	if (entry->kind == BRI_LOG_UNIT)
		add(places, strdup(realpath(path, real) == NULL ? path : real), entry->directory, false);
}

void bri_places_read(struct bri_places *places, const char *report_directory)
{
	char real[PATH_MAX], **grown;

	if (report_directory == NULL || realpath(report_directory, real) == NULL)
		return;
	for (size_t i = 0; i < places->read_count; i++)
		if (strcmp(places->read[i], real) == 0)
			return;
	grown = realloc(places->read, (places->read_count + 1) * sizeof(*grown));
	if (grown == NULL)
		return;
	places->read = grown;
	grown[places->read_count] = strdup(real);
	places->read_count += grown[places->read_count] != NULL;
	places->reading = real;
	bri_log_read(real, true, take_entry, places);
	bri_log_read(real, false, take_entry, places);
	places->reading = NULL;
}

const char *bri_places_of_file(const struct bri_places *places, const char *path)
{
	const char *slash = strrchr(path, '/');
	char real[PATH_MAX];
	size_t length = strlen(path);

	if (length > 4 && strcmp(path + length - 4, ".brn") == 0)
		return find(places, (char *)(uintptr_t)(slash == NULL ? path : slash + 1));
	return realpath(path, real) == NULL ? NULL : find(places, real);
}

const char *bri_places_of_source(const struct bri_places *places, const char *source)
{
	char key[PATH_MAX];

	return bri_fits(key, sizeof(key), "?%s", source) ? find(places, key) : NULL;
}

bool bri_places_are_several(const struct bri_places *places, const char *source)
{
	char key[PATH_MAX];
	const struct place wanted = {key, NULL}, *const *found = NULL;

	if (bri_fits(key, sizeof(key), "?%s", source))
		found = tfind(&wanted, &places->tree, compare);
	return found != NULL && (*found)->directory == NULL;
}

static bool is_file(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

const char *bri_places_of_output(const struct bri_places *places, const char *path, const char *output, const char *unit,
                                 char ret_place[PATH_MAX])
{
	char source[PATH_MAX];
	size_t length, tail;
	const char *place;

	while (strncmp(output, "./", 2) == 0)
		output += 2;
	if (output[0] == '\0' || output[0] == '/' || unit[0] == '/' || realpath(path, ret_place) == NULL)
		return NULL;
	length = strlen(ret_place);
	tail = strlen(output);
	if (tail >= length || ret_place[length - tail - 1] != '/' || strcmp(ret_place + length - tail, output) != 0)
		return NULL;
	ret_place[length - tail - 1] = '\0';
	place = below(places, ret_place);
	return place != NULL && bri_fits(source, sizeof(source), "%s/%s", ret_place, unit) && is_file(source) ? place : NULL;
}

/* Without "." and "..", as far as names tell; false: it leads out of the root. */
static bool tidy(char *path)
{
	char *to = path, *at = path;

	while (*at != '\0') {
		size_t length = strcspn(at, "/");
		bool is_last = at[length] == '\0';
		char *next = at + length + !is_last;

		if (length == 2 && at[0] == '.' && at[1] == '.') {
			if (to == path)
				return false;
			for (to--; to > path && to[-1] != '/'; to--)
				;
		} else if (length > 0 && !(length == 1 && at[0] == '.')) {
			memmove(to, at, length);
			to += length;
			*to++ = '/';
		}
		if (is_last)
			break;
		at = next;
	}
	if (to == path)
		return false;
	to[-1] = '\0';
	return true;
}

bool bri_places_name(const struct bri_places *places, const char *place, const char *name, bool certain,
                     char ret_name[PATH_MAX])
{
	char path[PATH_MAX], *member;

	if (place == NULL || place[0] == '\0' || name[0] == '\0' || name[0] == '/' || name[0] == '<')
		return false;
	/* A slash behind it: tidying writes one. */
	if (!bri_fits(ret_name, PATH_MAX - 1, "%s/%s", place, name) || !tidy(ret_name) ||
	    !bri_fits(path, sizeof(path), "%s/%s", places->root, ret_name))
		return false;
	if (certain || is_file(path))
		return true;
	/* "lib.a(x.o)" */
	member = path[strlen(path) - 1] == ')' ? strrchr(path, '(') : NULL;
	if (member == NULL)
		return false;
	*member = '\0';
	return is_file(path);
}
