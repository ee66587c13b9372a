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
	size_t used = (size_t)snprintf(text, sizeof(text), "%.2047s", commands->preface);

	for (size_t i = 0; i < used; i++)
		line -= text[i] == '\n';
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

#define PIECES_MAX 16
#define KEYS_MAX 8

/* A unit's file and its drop-ins, in the order in which they are read. */
struct unit {
	struct image *image;
	const struct image_text *texts[PIECES_MAX];
	const char *paths[PIECES_MAX];
	size_t count;
	struct {
		char name[24];
		size_t begins; /* lines of it before that number were taken back by an empty one */
	} keys[KEYS_MAX];
	size_t key_count;
	char terminal[64]; /* that it is started on; "" none */
	char preface[2048]; /* its environment, as lines of a shell */
};

/* "name.d" + "/x.conf" in any of the directories, each file name once, by name. */
static void add_drop_ins(struct unit *unit, const char *name)
{
	const char *directory;
	size_t first = unit->count;

	for (size_t d = 0; (directory = bri_image_word(unit->image->policy, "insecure-service", "unit-directories", d)); d++) {
		char prefix[BRI_TREE_PATH_MAX];
		size_t length = (size_t)snprintf(prefix, sizeof(prefix), "%s/%s.d/", directory, name);

		for (uint32_t i = 0; i < unit->image->index.count && unit->count < PIECES_MAX; i++) {
			const char *path = image_index_at(&unit->image->index, i)->path, *found;
			const struct image_text *text;
			size_t at = first, size = strlen(path);
			bool is_new = true;

			if (strncmp(path, prefix, length) != 0 || strchr(path + length, '/') != NULL || size < length + 5 ||
			    strcmp(path + size - 5, ".conf") != 0)
				continue;
			for (size_t n = first; n < unit->count; n++)
				is_new &= strcmp(base_of(unit->paths[n]), base_of(path)) != 0;
			text = is_new ? image_text_at(unit->image, path, &found) : NULL;
			if (text == NULL)
				continue;
			while (at < unit->count && strcmp(base_of(unit->paths[at]), base_of(path)) < 0)
				at++;
			memmove(&unit->paths[at + 1], &unit->paths[at], (unit->count - at) * sizeof(*unit->paths));
			memmove(&unit->texts[at + 1], &unit->texts[at], (unit->count - at) * sizeof(*unit->texts));
			unit->paths[at] = found;
			unit->texts[at] = text;
			unit->count++;
		}
	}
}

/* "ExecStart": where its lines begin to count; NULL: too many kinds. */
static size_t *begin_of(struct unit *unit, const char *key, size_t length)
{
	for (size_t i = 0; i < unit->key_count; i++)
		if (strncmp(unit->keys[i].name, key, length) == 0 && unit->keys[i].name[length] == '\0')
			return &unit->keys[i].begins;
	if (unit->key_count == KEYS_MAX || length >= sizeof(unit->keys[0].name))
		return NULL;
	snprintf(unit->keys[unit->key_count].name, sizeof(unit->keys[0].name), "%.*s", (int)length, key);
	return &unit->keys[unit->key_count++].begins;
}

/* Lines "key = value"; calls `each` with their numbers, counted over all pieces. */
static void each_line(struct unit *unit, void (*each)(struct unit *unit, size_t piece, size_t number,
                      const struct image_line *line, size_t key, const char *value, void *context), void *context)
{
	struct image_lines lines;
	struct image_line line;
	size_t number = 0;

	for (size_t piece = 0; piece < unit->count; piece++) {
		image_lines_begin(&lines, unit->texts[piece], true);
		while (image_lines_next(&lines, &line)) {
			size_t key = strcspn(line.text, " \t=");
			const char *value = line.text + key + strspn(line.text + key, " \t");

			number++;
			if (*value == '=')
				each(unit, piece, number, &line, key, value + 1 + strspn(value + 1, " \t"), context);
		}
	}
}

static bool is_exec(const char *text)
{
	return strncmp(text, "Exec", 4) == 0 && strncmp(text, "ExecStop", 8) != 0;
}

static void add_variables(struct unit *unit, const char *reader, const char *value)
{
	size_t used = strlen(unit->preface), length = strlen(reader) + strlen(value) + 1;

	if (used + length < sizeof(unit->preface) && strchr(value, '\n') == NULL)
		snprintf(unit->preface + used, sizeof(unit->preface) - used, "%s%s\n", reader, value);
}

static void note_line(struct unit *unit, size_t piece, size_t number, const struct image_line *line, size_t key,
                      const char *value, void *context)
{
	size_t *begins;

	(void)piece, (void)context;
	if (is_exec(line->text) && *value == '\0' && (begins = begin_of(unit, line->text, key)) != NULL)
		*begins = number;
	else if (key == 11 && strncmp(line->text, "Environment", 11) == 0)
		add_variables(unit, "", value);
	else if (key == 15 && strncmp(line->text, "EnvironmentFile", 15) == 0)
		add_variables(unit, ". ", value + (*value == '-'));
	else if (key == 7 && strncmp(line->text, "TTYPath", 7) == 0)
		snprintf(unit->terminal, sizeof(unit->terminal), "%.63s", value);
	else if (key == 13 && strncmp(line->text, "StandardInput", 13) == 0 && strncmp(value, "tty", 3) == 0 &&
	         unit->terminal[0] == '\0')
		snprintf(unit->terminal, sizeof(unit->terminal), "/dev/console");
}

static void want(struct image *image, const char *path, const char *names);

static void take_line(struct unit *unit, size_t piece, size_t number, const struct image_line *line, size_t key,
                      const char *value, void *context)
{
	struct image_commands *commands = context;
	size_t *begins;
	char name[64];

	snprintf(name, sizeof(name), "%.*s", (int)key, line->text);
	if (image_match(unit->image, "insecure-service", "wants", name) != NULL) {
		want(unit->image, unit->paths[piece], value);
		return;
	}
	if (!is_exec(line->text) || *value == '\0' ||
	    ((begins = begin_of(unit, line->text, key)) != NULL && number < *begins))
		return;
	commands->file = unit->paths[piece];
	take_exec(commands, value, commands->instance, line->number);
	if (commands->remount_line > 0)
		image_fail(unit->image, "writable-root", commands->file, commands->remount_line, commands->file,
		           "it is mounted again for writing");
	commands->remount_line = 0;
}

static bool read_unit(struct image *image, const char *path, const struct image_text *text, const char *name,
                      const char *instance)
{
	struct unit unit = {.image = image, .texts = {text}, .paths = {path}, .count = text != NULL};
	struct image_commands commands = {.image = image, .file = path, .at_boot = true, .instance = instance};
	char template[256], other[128];

	if (split_instance(name, template, sizeof(template), other, sizeof(other)))
		add_drop_ins(&unit, template);
	add_drop_ins(&unit, name);
	each_line(&unit, note_line, NULL);
	commands.preface = unit.preface;
	commands.terminal = unit.terminal[0] != '\0' ? unit.terminal : NULL;
	each_line(&unit, take_line, &commands);
	return commands.starts_service;
}

/* A unit and the service that a socket, timer or path unit of that name starts. */
static bool read_wanted(struct image *image, const char *name, const char *entry_path)
{
	char template[256] = "", instance[128] = "", other[256];
	const char *path, *dot = strrchr(name, '.');
	const struct image_text *text = strcmp(base_of(entry_path), name) == 0 ? image_text_at(image, entry_path, &path) : NULL;
	bool starts = false;

	if (text == NULL)
		text = find_unit(image, name, &path);
	if (split_instance(name, template, sizeof(template), instance, sizeof(instance)) && text == NULL)
		text = find_unit(image, template, &path);
	starts = read_unit(image, text != NULL ? path : "", text, name, instance);
	if (dot == NULL || (strcmp(dot, ".socket") != 0 && strcmp(dot, ".timer") != 0 && strcmp(dot, ".path") != 0))
		return starts;
	for (int i = 0; i < 2; i++) {
		snprintf(other, sizeof(other), "%.*s%s.service", (int)(dot - name), name, i == 0 ? "" : "@");
		text = find_unit(image, other, &path);
		if (text != NULL)
			starts |= read_unit(image, path, text, other, "");
	}
	return starts;
}

/* False: it was read already. */
static bool is_first(struct image *image, const char *name)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (const char *c = name; *c != '\0'; c++)
		hash = (hash ^ (unsigned char)*c) * UINT64_C(0x100000001b3);
	for (size_t i = 0; i < image->unit_count; i++)
		if (image->units[i] == hash)
			return false;
	if (image->unit_count < sizeof(image->units) / sizeof(image->units[0]))
		image->units[image->unit_count++] = hash;
	return true;
}

/* `path`: the link, or the unit, that asks for it. */
static void check_wanted(struct image *image, const char *name, const char *path)
{
	char template[256], instance[128] = "";
	bool starts;

	if (is_masked(image, name))
		return;
	starts = read_wanted(image, name, path); /* and tells it at the unit itself */
	if (!starts && image_match(image, "insecure-service", "units", name) != NULL)
		image_fail(image, "insecure-service", path, 0, path, "%s", name);
	if (split_instance(name, template, sizeof(template), instance, sizeof(instance)) && is_masked(image, template))
		return;
	if (image_match(image, "serial-shell", "units", name) != NULL ||
	    (image_match(image, "serial-shell", "getty-units", name) != NULL && image_is_console(image, instance)))
		image_fail(image, "serial-shell", path, 0, path, "%s", name);
}

/* "Wants=a.service b.socket" */
static void want(struct image *image, const char *path, const char *names)
{
	char copy[1024], *words[32];
	const char *found;
	size_t count;

	snprintf(copy, sizeof(copy), "%s", names);
	count = image_split(copy, " \t", true, words, 32);
	for (size_t i = 0; i < count && image->unit_depth < 16; i++) {
		char template[256], instance[128];
		bool is_here = find_unit(image, words[i], &found) != NULL ||
		               (split_instance(words[i], template, sizeof(template), instance, sizeof(instance)) &&
		                find_unit(image, template, &found) != NULL);

		if (!is_here || !is_first(image, words[i]))
			continue;
		image->unit_depth++;
		check_wanted(image, words[i], path);
		image->unit_depth--;
	}
}

void image_check_units(struct image *image)
{
	bool is_here = false;
	const char *target, *path;

	for (size_t i = 0; (target = bri_image_word(image->policy, "insecure-service", "targets", i)) != NULL; i++)
		if (find_unit(image, target, &path) != NULL)
			want(image, path, target);
	for (uint32_t i = 0; i < image->index.count; i++) {
		const struct image_entry *entry = image_index_at(&image->index, i);

		if (entry->type == BRI_TREE_DIRECTORY || image_match(image, "insecure-service", "wanted", entry->path) == NULL)
			continue;
		is_here = true;
		if (is_first(image, base_of(entry->path)))
			check_wanted(image, base_of(entry->path), entry->path);
	}
	if (is_here) {
		image->has_init = true;
		image_holds(image, "serial-shell", "no unit that is wanted starts one");
	}
}
