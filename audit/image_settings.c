/* SPDX-License-Identifier: Apache-2.0 */
/* Single lines of configuration files that the policy names for any property, as
 * "file glob|file glob: line glob", and commands in tables that hold one a line. */
#include "image.h"
#include "image_fact.h"

#include <stdio.h>
#include <string.h>

static bool is_file_of(const char *word, size_t length, const char *path)
{
	char glob[256];

	while (length > 0) {
		const char *bar = memchr(word, '|', length);
		size_t part = bar == NULL ? length : (size_t)(bar - word);

		if (part < sizeof(glob)) {
			memcpy(glob, word, part);
			glob[part] = '\0';
			if (bri_image_glob(glob, path))
				return true;
		}
		part += bar != NULL;
		word += part;
		length -= part;
	}
	return false;
}

/* Its name: what stands in front of the value, which may be secret. */
static void tell(struct image *image, const char *property, const char *path, uint32_t line, const char *plain)
{
	size_t length = strcspn(plain, "=");
	const char *space = strrchr(plain, ' ');

	/* "option key VALUE" */
	if (plain[length] == '\0' && space != NULL && strncmp(plain, "option ", 7) == 0 && space > plain + 7)
		length = (size_t)(space - plain);
	image_fail(image, property, path, line, path, "%.*s", (int)length, plain);
}

static void check_property(struct image *image, const char *property, const char *path, const struct image_text *text)
{
	const char *word;

	for (size_t i = 0; (word = bri_image_word(image->policy, property, "settings", i)) != NULL; i++) {
		const char *colon = strstr(word, ": ");
		struct image_lines lines;
		struct image_line line;
		char plain[4096];

		if (colon == NULL || !is_file_of(word, (size_t)(colon - word), path))
			continue;
		image_holds(image, property, "no line of its configuration says otherwise");
		image_lines_begin(&lines, text, false);
		while (image_lines_next(&lines, &line)) {
			image_normalise(line.text, plain, sizeof(plain));
			if (plain[0] != '\0' && bri_image_glob(colon + 2, plain) &&
			    !(strchr(plain, '=') != NULL && image_is_placeholder(strchr(plain, '=') + 1)))
				tell(image, property, path, line.number, plain);
		}
	}
}

/* Its value, behind '=' or the last word, is put in when the script runs. */
static bool is_filled(const char *plain)
{
	const char *value = strchr(plain, '=');

	if (value == NULL)
		value = strrchr(plain, ' ');
	return value != NULL && (strchr(value, '$') != NULL || image_is_placeholder(value + 1));
}

static void check_written(struct image *image, const char *property, const char *list, const char *file, uint32_t line,
                          const char *target, const char *plain)
{
	const char *word;

	for (size_t i = 0; (word = bri_image_word(image->policy, property, list, i)) != NULL; i++) {
		const char *colon = strstr(word, ": ");

		if (colon == NULL || !is_file_of(word, (size_t)(colon - word), target) || !bri_image_glob(colon + 2, plain) ||
		    is_filled(plain))
			continue;
		tell(image, property, file, line, plain);
		return;
	}
}

void image_check_written(struct image *image, const char *file, uint32_t line, const char *target, const char *text)
{
	char plain[512];
	size_t length;

	while (*target == '/')
		target++;
	image_normalise(text, plain, sizeof(plain));
	length = strlen(plain);
	if (length > 2 && strcmp(plain + length - 2, "\\n") == 0)
		plain[length - 2] = '\0';
	for (size_t n = 0; plain[0] != '\0' && n < image->property_count; n++) {
		check_written(image, image->properties[n].name, "settings", file, line, target, plain);
		check_written(image, image->properties[n].name, "written", file, line, target, plain);
	}
}

/* inetd.conf: service, type, protocol, wait, user, program, its words. */
static void check_inetd(struct image *image, const char *path, const struct image_text *text)
{
	struct image_lines lines;
	struct image_line line;
	char *fields[8];

	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line)) {
		size_t count;
		bool is_bad;

		if (line.text[0] == '#' || (count = image_split(line.text, " \t", true, fields, 8)) < 6)
			continue;
		is_bad = image_match(image, "insecure-service", "inetd-services", fields[0]) != NULL;
		for (size_t i = 5; i < count && i < 7; i++)
			is_bad |= bri_image_command(image->policy, "insecure-service", (const char *const *)&fields[i], count - i);
		if (is_bad)
			image_fail(image, "insecure-service", path, line.number, path, "%s", fields[0]);
	}
}

/* Named as disabled in the defaults of xinetd's main file? */
static bool is_disabled(struct image *image, const char *name)
{
	const char *main_file = bri_image_word(image->policy, "insecure-service", "xinetd", 0), *path;
	const struct image_text *text = main_file == NULL ? NULL : image_text_at(image, main_file, &path);
	struct image_lines lines;
	struct image_line line;
	char plain[512], *words[32];

	if (text == NULL)
		return false;
	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line)) {
		size_t count;

		image_normalise(line.text, plain, sizeof(plain));
		if (strncmp(plain, "disabled=", 9) != 0 && strncmp(plain, "disabled+=", 10) != 0)
			continue;
		count = image_split(strchr(plain, '=') + 1, " ", true, words, 32);
		for (size_t i = 0; i < count; i++)
			if (strcmp(words[i], name) == 0)
				return true;
	}
	return false;
}

/* xinetd: service NAME { disable = no, server = PROGRAM }. */
static void check_xinetd(struct image *image, const char *path, const struct image_text *text)
{
	struct image_lines lines;
	struct image_line line;
	char name[64] = "", plain[512];
	uint32_t at = 0;
	bool is_bad = false, is_off = false;

	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line)) {
		image_normalise(line.text, plain, sizeof(plain));
		if (strncmp(plain, "service ", 8) == 0) {
			snprintf(name, sizeof(name), "%.63s", plain + 8);
			name[strcspn(name, " {")] = '\0';
			at = line.number;
			is_bad = image_match(image, "insecure-service", "inetd-services", name) != NULL;
			is_off = false;
		} else if (strncmp(plain, "disable=", 8) == 0) {
			is_off = strcmp(plain + 8, "yes") == 0;
			at = line.number;
		} else if (strncmp(plain, "server=", 7) == 0) {
			const char *words[1] = {plain + 7};

			is_bad |= bri_image_command(image->policy, "insecure-service", words, 1);
		} else if (strcmp(plain, "}") == 0) {
			if (is_bad && !is_off && !is_disabled(image, name))
				image_fail(image, "insecure-service", path, at, path, "%s", name);
			is_bad = false;
		}
	}
}

/* Tables of commands: the text behind `skip` fields of a line. */
static void check_cron(struct image *image, const char *path, const struct image_text *text)
{
	struct image_commands commands = {.image = image, .file = path, .at_boot = true};
	bool has_user = bri_image_match(image->policy, "insecure-service", "cron-with-user", path) != NULL;
	struct image_lines lines;
	struct image_line line;

	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line)) {
		const char *at = line.text;
		size_t skip = (*at == '@' ? 1 : 5) + has_user;

		if (*at == '#' || *at == '\0')
			continue;
		for (; skip > 0 && *at != '\0'; skip--) {
			at += strcspn(at, " \t");
			at += strspn(at, " \t");
		}
		image_take_commands(&commands, at, strlen(at), line.number);
	}
}

/* Of Android's init: an option of the service that these lines belong to. */
static bool has_option(struct image_lines rest, const char *option)
{
	struct image_line line;

	while (image_lines_next(&rest, &line)) {
		size_t length = strcspn(line.text, " \t");

		if ((length == 7 && strncmp(line.text, "service", 7) == 0) || (length == 2 && strncmp(line.text, "on", 2) == 0))
			return false;
		if (length == strlen(option) && strncmp(line.text, option, length) == 0)
			return true;
	}
	return false;
}

/* Lines whose commands stand behind a keyword: "up /sbin/x", "service adbd /sbin/adbd". */
static void check_keyword(struct image *image, const char *path, const struct image_text *text)
{
	struct image_commands commands = {.image = image, .file = path, .at_boot = true};
	struct image_lines lines;
	struct image_line line;

	image_lines_begin(&lines, text, true);
	while (image_lines_next(&lines, &line)) {
		char word[64];
		size_t length = strcspn(line.text, " \t");
		const char *at = line.text + length + strspn(line.text + length, " \t");

		if (line.text[0] == '#' || length == 0 || length >= sizeof(word))
			continue;
		memcpy(word, line.text, length);
		word[length] = '\0';
		if (image_match(image, "insecure-service", "keywords", word) == NULL)
			continue;
		if (strcmp(word, "service") == 0) { /* its name first */
			if (has_option(lines, "disabled"))
				continue;
			commands.terminal = has_option(lines, "console") ? "/dev/console" : NULL;
			at += strcspn(at, " \t");
			at += strspn(at, " \t");
		}
		image_take_commands(&commands, at, strlen(at), line.number);
	}
}

void image_check_settings(struct image *image)
{
	static const struct {
		const char *list;
		void (*check)(struct image *image, const char *path, const struct image_text *text);
	} tables[] = {{"inetd", check_inetd}, {"xinetd", check_xinetd}, {"cron", check_cron}, {"keyword-files", check_keyword}};

	for (uint32_t i = 0; i < image->index.count && !image->stopped; i++) {
		const struct image_entry *entry = image_index_at(&image->index, i);
		const struct image_text *text = entry->type == BRI_TREE_FILE ? image_text_of(image, entry) : NULL;

		if (text == NULL || !text->is_text)
			continue;
		for (size_t n = 0; n < image->property_count; n++)
			check_property(image, image->properties[n].name, entry->path, text);
		for (size_t n = 0; n < sizeof(tables) / sizeof(tables[0]); n++)
			if (image_match(image, "insecure-service", tables[n].list, entry->path) != NULL) {
				tables[n].check(image, entry->path, text);
				image->has_init = true;
			}
	}
}
