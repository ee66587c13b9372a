/* SPDX-License-Identifier: Apache-2.0 */
/* systemd: units that something wants, what they run, and the logins that it puts
 * on a serial console by itself.  A unit that nothing wants starts nothing. */
#include "image.h"
#include "image_fact.h"

#include <stdio.h>
#include <string.h>

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* The unit's file in any of the directories, the first that has it. */
static const struct image_text *find_unit(struct image *image, const char *name, const char **ret_path)
{
	const struct image_text *text = NULL;
	const char *directory;
	char path[BRI_TREE_PATH_MAX];

	for (size_t i = 0; text == NULL && (directory = bri_image_word(image->policy, "insecure-service", "unit-directories", i)); i++) {
		snprintf(path, sizeof(path), "%s/%s", directory, name);
		text = image_text_at(image, path, ret_path);
	}
	return text;
}

static bool is_masked(struct image *image, const char *name)
{
	char path[BRI_TREE_PATH_MAX];
	const char *link;
	uint32_t at;

	snprintf(path, sizeof(path), "%s/%s", bri_image_word(image->policy, "insecure-service", "unit-directories", 0), name);
	at = image_index_find(&image->index, path);
	link = at == IMAGE_NO_ENTRY ? NULL : image_index_more(&image->index, &image->index.entries[at])->link;
	return link != NULL && strcmp(link, "/dev/null") == 0;
}

/* "serial-getty@ttyS0.service" -> "serial-getty@.service", "ttyS0". */
static bool split_instance(const char *name, char *ret_template, size_t room, char *ret_instance, size_t instance_room)
{
	const char *at = strchr(name, '@'), *dot = strrchr(name, '.');

	if (at == NULL || dot == NULL || dot <= at + 1)
		return false;
	snprintf(ret_template, room, "%.*s%s", (int)(at + 1 - name), name, dot);
	snprintf(ret_instance, instance_room, "%.*s", (int)(dot - at - 1), at + 1);
	return true;
}

/* The command of an Exec line, %i and %I put in. */
static void take_exec(struct image_commands *commands, const char *value, const char *instance, uint32_t line)
{
	char text[4096];
	size_t used = 0;

	value += strspn(value, "-@:+!|");
	for (; *value != '\0' && used + strlen(instance) + 2 < sizeof(text); value++) {
		if (value[0] == '%' && (value[1] == 'i' || value[1] == 'I')) {
			used += (size_t)snprintf(text + used, sizeof(text) - used, "%s", instance);
			value++;
		} else {
			text[used++] = *value;
		}
	}
	text[used] = '\0';
	image_take_commands(commands, text, used, line);
}

static bool read_unit(struct image *image, const char *path, const struct image_text *text, const char *instance)
{
	struct image_commands commands = {.image = image, .file = path, .at_boot = true};
	struct image_lines lines;
	struct image_line line;

	image_lines_begin(&lines, text, true);
	while (image_lines_next(&lines, &line)) {
		char *value = strchr(line.text, '=');

		if (strncmp(line.text, "Exec", 4) != 0 || value == NULL || strncmp(line.text, "ExecStop", 8) == 0)
			continue;
		take_exec(&commands, value + 1 + strspn(value + 1, " \t"), instance, line.number);
	}
	if (commands.remount_line > 0)
		image_fail(image, "writable-root", path, commands.remount_line, path, "it is mounted again for writing");
	return commands.starts_service;
}

/* A unit and the service that a socket, timer or path unit of that name starts. */
static bool read_wanted(struct image *image, const char *name, const char *entry_path)
{
	char template[256] = "", instance[128] = "", other[256];
	const char *path, *dot = strrchr(name, '.');
	const struct image_text *text = image_text_at(image, entry_path, &path);
	bool starts = false;

	if (text == NULL)
		text = find_unit(image, name, &path);
	if (split_instance(name, template, sizeof(template), instance, sizeof(instance)) && text == NULL)
		text = find_unit(image, template, &path);
	if (text != NULL)
		starts = read_unit(image, path, text, instance);
	if (dot == NULL || (strcmp(dot, ".socket") != 0 && strcmp(dot, ".timer") != 0 && strcmp(dot, ".path") != 0))
		return starts;
	for (int i = 0; i < 2; i++) {
		snprintf(other, sizeof(other), "%.*s%s.service", (int)(dot - name), name, i == 0 ? "" : "@");
		text = find_unit(image, other, &path);
		if (text != NULL)
			starts |= read_unit(image, path, text, "");
	}
	return starts;
}

static void check_wanted(struct image *image, const struct image_entry *entry)
{
	const char *name = base_of(entry->path);
	char template[256], instance[128] = "";
	bool starts;

	if (is_masked(image, name))
		return;
	starts = read_wanted(image, name, entry->path); /* and tells it at the unit itself */
	if (!starts && image_match(image, "insecure-service", "units", name) != NULL)
		image_fail(image, "insecure-service", entry->path, 0, entry->path, "%s", name);
	if (split_instance(name, template, sizeof(template), instance, sizeof(instance)) && is_masked(image, template))
		return;
	if (image_match(image, "serial-shell", "units", name) != NULL ||
	    (image_match(image, "serial-shell", "getty-units", name) != NULL && image_is_console(image, instance)))
		image_fail(image, "serial-shell", entry->path, 0, entry->path, "%s", name);
}

void image_check_units(struct image *image)
{
	bool is_here = false;

	for (uint32_t i = 0; i < image->index.count; i++) {
		const struct image_entry *entry = image_index_at(&image->index, i);

		if (entry->type == BRI_TREE_DIRECTORY || image_match(image, "insecure-service", "wanted", entry->path) == NULL)
			continue;
		is_here = true;
		check_wanted(image, entry);
	}
	if (is_here) {
		image->has_init = true;
		image_holds(image, "serial-shell", "no unit that is wanted starts one");
	}
}
