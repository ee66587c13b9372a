/* SPDX-License-Identifier: Apache-2.0 */
/* What is mounted, and how: the root for writing, removable media with the right
 * to execute.  Tables, rules and units are read here, mount commands too. */
#include "image.h"
#include "image_fact.h"

#include <stdio.h>
#include <string.h>

struct options {
	bool is_read_only, is_writable, has_noexec, has_remount, is_open;
};

static struct options read_options(const char *text)
{
	struct options options = {0};
	char copy[1024], *words[64];
	size_t count;

	snprintf(copy, sizeof(copy), "%s", text);
	count = image_split(copy, ", ", true, words, 64);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(words[i], "ro") == 0)
			options.is_read_only = true, options.is_writable = false;
		else if (strcmp(words[i], "rw") == 0)
			options.is_read_only = false, options.is_writable = true;
		else if (strcmp(words[i], "noexec") == 0 || strcmp(words[i], "user") == 0 || strcmp(words[i], "users") == 0)
			options.has_noexec = true;
		else if (strcmp(words[i], "exec") == 0)
			options.has_noexec = false;
		else if (strcmp(words[i], "remount") == 0)
			options.has_remount = true;
		else if (strchr(words[i], '$') != NULL)
			options.is_open = true;
	}
	return options;
}

/* Removable: by its device, else by where it is mounted. */
static bool is_removable(const struct image *image, const char *device, const char *directory)
{
	if (image_match(image, "external-exec", "fixed-types", device) != NULL ||
	    image_match(image, "external-exec", "fixed-devices", device) != NULL)
		return false;
	return image_match(image, "external-exec", "media-devices", device) != NULL ||
	       image_match(image, "external-exec", "media-paths", directory) != NULL;
}

static void judge_mount(struct image *image, const char *file, uint32_t line, const char *device,
                        const char *directory, const char *type, const char *text)
{
	struct options options = read_options(text);

	if (!is_removable(image, device, directory) || image_match(image, "external-exec", "fixed-types", type) != NULL ||
	    options.has_noexec)
		return;
	if (options.is_open)
		image_unknown(image, "external-exec", file, line, "the options that %.100s is mounted with aren't known",
		              directory);
	else
		image_fail(image, "external-exec", file, line, file, "%.100s on %.100s without noexec", device, directory);
}

/* ---- fstab ---------------------------------------------------------------------------- */

static void judge_root(struct image *image, const char *path, uint32_t line, const char *type, const char *text)
{
	struct options options = read_options(text);

	if (options.is_read_only || image_match(image, "writable-root", "read-only-types", type) != NULL)
		image_holds(image, "writable-root", "the table of mounts has / read-only");
	else
		image_fail(image, "writable-root", path, line, path, "%.200s", text);
}

static void check_fstab(struct image *image)
{
	const char *path;
	const struct image_text *text = image_text_at(image, "etc/fstab", &path);
	struct image_lines lines;
	struct image_line line;
	char *fields[6];

	if (text == NULL)
		return;
	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line)) {
		size_t count;

		if (line.text[0] == '#')
			continue;
		count = image_split(line.text, " \t", true, fields, 6);
		if (count < 3)
			continue;
		if (strcmp(fields[1], "/") == 0)
			judge_root(image, path, line.number, fields[2], count > 3 ? fields[3] : "defaults");
		else
			judge_mount(image, path, line.number, fields[0], fields[1], fields[2], count > 3 ? fields[3] : "defaults");
	}
	image_holds(image, "external-exec", "no mount of removable media lets programs run");
}

/* OpenWrt's table: "config mount", then options, in any order. */
struct uci_mount {
	uint32_t line; /* 0: no mount */
	bool is_off;
	char device[128], target[128], type[32], options[256];
};

static void finish_uci(struct image *image, const char *path, struct uci_mount *mount)
{
	if (mount->line > 0 && !mount->is_off)
		judge_mount(image, path, mount->line, mount->device, mount->target, mount->type, mount->options);
	*mount = (struct uci_mount){0};
}

static void check_uci(struct image *image, const char *path, const struct image_text *text)
{
	struct uci_mount mount = {0};
	struct image_lines lines;
	struct image_line line;
	char plain[512], *words[3];

	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line)) {
		size_t count;

		image_normalise(line.text, plain, sizeof(plain));
		count = image_split(plain, " ", true, words, 3);
		if (count > 1 && strcmp(words[0], "config") == 0) {
			finish_uci(image, path, &mount);
			mount.line = strcmp(words[1], "mount") == 0 ? line.number : 0;
		} else if (count == 3 && strcmp(words[0], "option") == 0) {
			if (strcmp(words[1], "enabled") == 0)
				mount.is_off = strcmp(words[2], "0") == 0;
			else if (strcmp(words[1], "device") == 0)
				snprintf(mount.device, sizeof(mount.device), "%s", words[2]);
			else if (strcmp(words[1], "target") == 0)
				snprintf(mount.target, sizeof(mount.target), "%s", words[2]);
			else if (strcmp(words[1], "fstype") == 0)
				snprintf(mount.type, sizeof(mount.type), "%s", words[2]);
			else if (strcmp(words[1], "options") == 0)
				snprintf(mount.options, sizeof(mount.options), "%s", words[2]);
		}
	}
	finish_uci(image, path, &mount);
}

static void check_uci_tables(struct image *image)
{
	const char *word, *path;

	for (size_t i = 0; (word = bri_image_word(image->policy, "external-exec", "uci-mounts", i)) != NULL; i++) {
		const struct image_text *text = image_text_at(image, word, &path);

		if (text != NULL)
			check_uci(image, path, text);
	}
}

/* ---- commands -------------------------------------------------------------------------- */

static void add_option(char *text, size_t room, const char *option)
{
	size_t used = strlen(text);

	if (used < room)
		snprintf(text + used, room - used, "%s,", option);
}

/* "-o a,b", "-oa,b", "--options=a,b", "-w", "-r", "-wo a,b", "--rw"; true: it takes the next word. */
static bool read_mount_option(const char *word, const char *next, const char **ret_type, char *text, size_t room)
{
	if (word[1] == '-') {
		const char *value = strchr(word, '=');

		if (strncmp(word, "--options", 9) == 0)
			add_option(text, room, value != NULL ? value + 1 : next);
		else if (strncmp(word, "--type", 6) == 0)
			*ret_type = value != NULL ? value + 1 : next;
		else if (strcmp(word, "--rw") == 0 || strcmp(word, "--read-write") == 0)
			add_option(text, room, "rw");
		else if (strcmp(word, "--read-only") == 0)
			add_option(text, room, "ro");
		else
			return false;
		return value == NULL && strcmp(word, "--rw") != 0 && strncmp(word, "--read", 6) != 0;
	}
	for (word++; *word != '\0'; word++) {
		if (*word == 'w' || *word == 'r')
			add_option(text, room, *word == 'w' ? "rw" : "ro");
		if (strchr("otLUONpE", *word) == NULL)
			continue;
		if (*word == 'o')
			add_option(text, room, word[1] != '\0' ? word + 1 : next);
		else if (*word == 't')
			*ret_type = word[1] != '\0' ? word + 1 : next;
		return word[1] == '\0';
	}
	return false;
}

/* Options; then device and directory. */
void image_take_mount(struct image_commands *commands, const struct bri_shell_command *command, size_t program)
{
	struct image *image = commands->image;
	const char *operands[2] = {"", ""}, *type = "", *word;
	char text[1024] = "";
	size_t count = 0;
	struct options options;
	bool by_context;

	for (size_t i = program + 1; i < command->count; i++) {
		const char *next = i + 1 < command->count ? command->words[i + 1] : "";

		word = command->words[i];
		if (strcmp(word, "--bind") == 0 || strcmp(word, "--move") == 0 || strcmp(word, "--rbind") == 0)
			return;
		if (word[0] == '-')
			i += read_mount_option(word, next, &type, text, sizeof(text));
		else if (count < 2)
			operands[count++] = word;
	}
	options = read_options(text);
	if (count == 0 || (count == 1 && !options.has_remount))
		return; /* a list, or what the table of mounts says */
	word = operands[count - 1];
	if (options.has_remount) {
		if (strcmp(word, "/") == 0)
			commands->remount_line = options.is_writable ? command->line : 0;
		return;
	}
	by_context = commands->is_media && strchr(operands[0], '$') != NULL &&
	             image_match(image, "external-exec", "fixed-types", type) == NULL;
	if (by_context && !is_removable(image, operands[0], word)) {
		if (options.is_open)
			image_unknown(image, "external-exec", commands->file, command->line, "the options of a mount aren't known");
		else if (!options.has_noexec)
			image_fail(image, "external-exec", commands->file, command->line, commands->file,
			           "%.100s on %.100s without noexec", operands[0], word);
		return;
	}
	judge_mount(image, commands->file, command->line, operands[0], word, type, text);
}

/* ---- rules ------------------------------------------------------------------------------ */

/* RUN+="program argument" of a udev rule. */
static void take_udev_line(struct image *image, const char *path, const struct image_line *line)
{
	const char *at = line->text;
	struct image_commands commands = {.image = image, .file = path, .at_boot = true};

	if (line->text[0] == '#' || strstr(line->text, "ACTION==\"remove\"") != NULL)
		return;
	commands.is_media = strstr(line->text, "\"block\"") != NULL || strstr(line->text, "\"usb\"") != NULL ||
	                    image_match(image, "external-exec", "media-rules", line->text) != NULL;
	while ((at = strstr(at, "RUN")) != NULL) {
		char text[2048];
		const char *open = strchr(at, '"');
		size_t used = 0;

		at += 3;
		if (open == NULL || open - at > 16)
			continue;
		for (open++; *open != '\0' && *open != '"' && used + 8 < sizeof(text); open++) {
			bool is_escape = open[0] == '\\' && open[1] == '"';

			if (open[0] == '%' && open[1] == '%') {
				text[used++] = *++open;
			} else if (open[0] == '%' && open[1] != '\0') { /* %k: not known here */
				used += (size_t)snprintf(text + used, sizeof(text) - used, "${_%c}", *++open);
			} else {
				open += is_escape;
				text[used++] = *open;
			}
		}
		text[used] = '\0';
		image_take_commands(&commands, text, used, line->number);
		at = open;
	}
}

/* "regex user:group mode @command" of mdev.conf. */
static void take_mdev_line(struct image *image, const char *path, struct image_line *line)
{
	struct image_commands commands = {.image = image, .file = path, .at_boot = true};
	char *name = line->text, *command = line->text;

	if (*name == '#' || *name == '\0')
		return;
	name += *name == '-';
	for (;;) {
		command = strpbrk(command, " \t");
		if (command == NULL)
			return;
		command += strspn(command, " \t");
		if (*command == '@' || *command == '*' || *command == '$')
			break;
	}
	commands.is_media = image_match(image, "external-exec", "media-nodes", name) != NULL;
	image_take_commands(&commands, command + 1, strlen(command + 1), line->number);
}

static void check_unit(struct image *image, const char *path, const struct image_text *text)
{
	struct image_lines lines;
	struct image_line line;
	char device[256] = "", directory[256] = "", type[64] = "", options[512] = "";
	uint32_t at = 0;

	image_lines_begin(&lines, text, true);
	while (image_lines_next(&lines, &line)) {
		char *value = strchr(line.text, '=');

		if (value == NULL)
			continue;
		value += 1 + strspn(value + 1, " \t");
		if (strncmp(line.text, "What", 4) == 0)
			snprintf(device, sizeof(device), "%s", value);
		else if (strncmp(line.text, "Where", 5) == 0)
			snprintf(directory, sizeof(directory), "%s", value);
		else if (strncmp(line.text, "Type", 4) == 0)
			snprintf(type, sizeof(type), "%s", value);
		else if (strncmp(line.text, "Options", 7) == 0)
			snprintf(options, sizeof(options), "%s", value);
		if (strncmp(line.text, "Options", 7) == 0 || (at == 0 && strncmp(line.text, "Where", 5) == 0))
			at = line.number;
	}
	if (strcmp(directory, "/") == 0)
		judge_root(image, path, at, type, options);
	else
		judge_mount(image, path, at, device, directory, type, options);
}

/* "key -options :/dev/device" of an automounter's map. */
static void take_auto_line(struct image *image, const char *path, struct image_line *line)
{
	char *fields[4];
	size_t count;

	if (line->text[0] == '#')
		return;
	count = image_split(line->text, " \t", true, fields, 4);
	if (count < 2)
		return;
	if (fields[count - 1][0] == ':')
		judge_mount(image, path, line->number, fields[count - 1] + 1, fields[0], "", count > 2 ? fields[1] + 1 : "");
}

static void check_table(struct image *image, const char *list, const struct image_entry *entry,
                        const struct image_text *text)
{
	struct image_lines lines;
	struct image_line line;

	image_lines_begin(&lines, text, strcmp(list, "udev") == 0);
	while (image_lines_next(&lines, &line)) {
		if (strcmp(list, "udev") == 0) {
			take_udev_line(image, entry->path, &line);
		} else if (strcmp(list, "mdev") == 0) {
			take_mdev_line(image, entry->path, &line);
		} else if (strcmp(list, "automounters") == 0) {
			take_auto_line(image, entry->path, &line);
		} else { /* "options": a line that says how media are mounted */
			char plain[4096];

			image_normalise(line.text, plain, sizeof(plain));
			if (image_match(image, "external-exec", "option-lines", plain) != NULL && strchr(plain, '=') != NULL &&
			    !read_options(strchr(plain, '=') + 1).has_noexec)
				image_fail(image, "external-exec", entry->path, line.number, entry->path, "%.200s", plain);
		}
	}
}

void image_check_mounts(struct image *image)
{
	static const char *const lists[] = {"udev", "mdev", "automounters", "options"};

	check_fstab(image);
	check_uci_tables(image);
	for (uint32_t i = 0; i < image->index.count; i++) {
		const struct image_entry *entry = image_index_at(&image->index, i);
		const struct image_text *text = entry->type == BRI_TREE_FILE ? image_text_of(image, entry) : NULL;

		if (text == NULL)
			continue;
		if (image_match(image, "external-exec", "mount-units", entry->path) != NULL) {
			check_unit(image, entry->path, text);
			image_holds(image, "external-exec", "no mount of removable media lets programs run");
		}
		for (size_t n = 0; n < sizeof(lists) / sizeof(lists[0]); n++)
			if (image_match(image, "external-exec", lists[n], entry->path) != NULL) {
				check_table(image, lists[n], entry, text);
				image_holds(image, "external-exec", "no mount of removable media lets programs run");
			}
	}
}
