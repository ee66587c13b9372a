/* SPDX-License-Identifier: Apache-2.0 */
/* What starts by itself without a unit: boot scripts, supervised services behind
 * links, s6-rc's bundles, and what OpenRC runs for a script that only names it. */
#include "image.h"
#include "image_fact.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VISITED_MAX 256
#define DEPTH_MAX 12

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* ---- OpenRC ---------------------------------------------------------------------------- */

static uint32_t count_lines(const char *text, size_t size)
{
	uint32_t count = 1;

	for (size_t i = 0; i < size; i++)
		count += text[i] == '\n';
	return count;
}

/* The line of "command=", which the interpreter starts. */
static uint32_t command_line(const struct image_text *text)
{
	struct image_lines lines;
	struct image_line line;

	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line))
		if (strncmp(line.text, "command=", 8) == 0)
			return line.number;
	return 1;
}

bool image_take_openrc(struct image_commands *commands, const struct image_text *text)
{
	size_t first = strcspn(text->bytes, "\n"), room = text->size + BRI_TREE_PATH_MAX + 64, used;
	char *all;

	if (memmem(text->bytes, first, "/openrc-run", 11) == NULL && memmem(text->bytes, first, "/runscript", 10) == NULL)
		return false;
	all = malloc(room);
	if (all == NULL) {
		image_no_memory(commands->image);
		return true;
	}
	used = (size_t)snprintf(all, room, ". /etc/conf.d/%s\n", base_of(commands->file));
	memcpy(all + used, text->bytes, text->size);
	used += text->size;
	used += (size_t)snprintf(all + used, room - used, "\n$command $command_args\n");
	commands->lines = count_lines(text->bytes, text->size);
	commands->last_line = command_line(text);
	image_take_commands(commands, all, used, 0);
	free(all);
	return true;
}

/* ---- s6-rc ------------------------------------------------------------------------------ */

struct start {
	struct image *image;
	uint32_t seen[VISITED_MAX];
	size_t count;
};

static bool is_file(const struct image *image, const char *directory, const char *name)
{
	char path[BRI_TREE_PATH_MAX], place[BRI_TREE_PATH_MAX];
	size_t length = (size_t)snprintf(path, sizeof(path), "%s/%s", directory, name);

	return length < sizeof(path) && image_index_resolve(&image->index, path, place) != IMAGE_NO_ENTRY;
}

/* A definition, not a directory that a supervisor scans. */
static bool is_definition(const struct image *image, const char *directory)
{
	return is_file(image, directory, "type");
}

/* The first of the sorted names that isn't before the prefix. */
static uint32_t first_below(const struct image_index *index, const char *prefix)
{
	uint32_t low = 0, high = index->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (strcmp(image_index_at(index, middle)->path, prefix) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void start(struct start *starts, const char *directory, int depth);

/* A definition beside that of `directory`. */
static void start_sibling(struct start *starts, const char *directory, const char *name, int depth)
{
	char path[BRI_TREE_PATH_MAX];
	size_t parent = (size_t)(base_of(directory) - directory);

	if (name[0] != '\0' && strchr(name, '/') == NULL &&
	    (size_t)snprintf(path, sizeof(path), "%.*s%s", (int)parent, directory, name) < sizeof(path))
		start(starts, path, depth + 1);
}

/* The names in a file, a line each, and those of the files in the directory of that name. */
static void start_listed(struct start *starts, const char *directory, const char *list, int depth)
{
	struct image *image = starts->image;
	char path[BRI_TREE_PATH_MAX];
	const struct image_text *text;
	struct image_lines lines;
	struct image_line line;
	size_t length;

	if ((size_t)snprintf(path, sizeof(path), "%s/%s.d/", directory, list) >= sizeof(path))
		return;
	length = strlen(path);
	for (uint32_t i = first_below(&image->index, path); i < image->index.count; i++) {
		const char *name = image_index_at(&image->index, i)->path;

		if (strncmp(name, path, length) != 0)
			break;
		start_sibling(starts, directory, name + length, depth);
	}
	path[length - 3] = '\0';
	text = image_text_at(image, path, NULL);
	if (text == NULL)
		return;
	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line))
		start_sibling(starts, directory, line.text, depth);
}

static void start(struct start *starts, const char *directory, int depth)
{
	static const char *const runs[] = {"run", "up"}, *const lists[] = {"contents", "dependencies"};
	uint32_t at = image_index_find(&starts->image->index, directory);
	char path[BRI_TREE_PATH_MAX];

	if (depth > DEPTH_MAX || at == IMAGE_NO_ENTRY || starts->count == VISITED_MAX ||
	    !is_definition(starts->image, directory))
		return;
	for (size_t i = 0; i < starts->count; i++)
		if (starts->seen[i] == at)
			return;
	starts->seen[starts->count++] = at;
	starts->image->has_init = true;
	for (size_t i = 0; i < 2; i++)
		if ((size_t)snprintf(path, sizeof(path), "/%s/%s", directory, runs[i]) < sizeof(path))
			image_runs(starts->image, path, true, false);
	for (size_t i = 0; i < 2; i++)
		start_listed(starts, directory, lists[i], depth);
}

/* ---- scripts, and services that a supervisor scans ------------------------------------------- */

static void run_at_boot(struct image *image, const char *name)
{
	char path[BRI_TREE_PATH_MAX + 1], directory[BRI_TREE_PATH_MAX];
	const char *word;

	snprintf(directory, sizeof(directory), "%.*s", (int)(base_of(name) - name), name);
	if (directory[0] != '\0')
		directory[strlen(directory) - 1] = '\0';
	if (image_match(image, "insecure-service", "supervised", base_of(name)) != NULL) {
		if (is_definition(image, directory))
			return;
		for (size_t i = 0; (word = bri_image_word(image->policy, "insecure-service", "not-started", i)) != NULL; i++)
			if (is_file(image, directory, word))
				return;
	}
	image->has_init = true;
	snprintf(path, sizeof(path), "/%s", name);
	image_runs(image, path, true, false);
}

/* A service's directory that a link puts among those that are scanned. */
static void run_linked(struct image *image, const struct image_entry *entry)
{
	char path[BRI_TREE_PATH_MAX];
	const char *word;

	for (size_t i = 0; (word = bri_image_word(image->policy, "insecure-service", "supervised", i)) != NULL; i++)
		if ((size_t)snprintf(path, sizeof(path), "%s/%s", entry->path, word) < sizeof(path) &&
		    image_match(image, "insecure-service", "boot-scripts", path) != NULL)
			run_at_boot(image, path);
}

void image_check_services(struct image *image)
{
	struct start starts = {.image = image};

	for (uint32_t i = 0; i < image->index.count; i++) {
		const struct image_entry *entry = image_index_at(&image->index, i);

		if (entry->type == BRI_TREE_LINK)
			run_linked(image, entry);
		if (image_match(image, "insecure-service", "boot-scripts", entry->path) != NULL)
			run_at_boot(image, entry->path);
		else if (entry->type == BRI_TREE_DIRECTORY &&
		         image_match(image, "insecure-service", "bundles", base_of(entry->path)) != NULL)
			start(&starts, entry->path, 0);
	}
}
