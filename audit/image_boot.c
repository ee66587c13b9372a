/* SPDX-License-Identifier: Apache-2.0 */
/* Boot loader and kernel: environments of U-Boot in text and in their stored form
 * with checksum, configurations, command lines wherever they stand. */
#include "image.h"
#include "image_fact.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- U-Boot's environment ------------------------------------------------------------ */

static uint32_t crc32_of(const unsigned char *bytes, size_t size)
{
	uint32_t crc = 0xffffffffu;

	for (size_t i = 0; i < size; i++) {
		crc ^= bytes[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (0xedb88320u & (0u - (crc & 1)));
	}
	return ~crc;
}

static bool is_variable(const unsigned char *bytes, size_t size)
{
	size_t length = 0;

	while (length < size && length < 64 && (isalnum(bytes[length]) || strchr("_-.", bytes[length]) != NULL) &&
	       bytes[length] != '\0')
		length++;
	return length > 0 && length < size && bytes[length] == '=';
}

static void each_variable(const unsigned char *bytes, size_t size,
                          void (*each)(void *context, const char *name, const char *value), void *context)
{
	while (size > 0 && bytes[0] != '\0') {
		const unsigned char *end = memchr(bytes, '\0', size), *equals = memchr(bytes, '=', size);
		size_t length = end == NULL ? size : (size_t)(end - bytes);
		char name[64], value[4096];

		if (equals != NULL && equals < bytes + length && (size_t)(equals - bytes) < sizeof(name)) {
			snprintf(name, sizeof(name), "%.*s", (int)(equals - bytes), (const char *)bytes);
			snprintf(value, sizeof(value), "%.*s", (int)(length - (size_t)(equals - bytes) - 1), (const char *)equals + 1);
			each(context, name, value);
		}
		if (end == NULL)
			return;
		bytes += length + 1;
		size -= length + 1;
	}
}

int image_environment(const unsigned char *bytes, size_t size,
                      void (*each)(void *context, const char *name, const char *value), void *context)
{
	uint32_t little, big;

	if (size < 16)
		return 0;
	little = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
	big = (uint32_t)bytes[3] | (uint32_t)bytes[2] << 8 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[0] << 24;
	for (size_t header = 4; header <= 5; header++) { /* a second copy has a flag behind the checksum */
		uint32_t crc;

		if (!is_variable(bytes + header, size - header))
			continue;
		crc = crc32_of(bytes + header, size - header);
		each_variable(bytes + header, size - header, each, context);
		return crc == little || crc == big ? 1 : -1;
	}
	return 0;
}

struct environment {
	struct image *image;
	const char *file;
	uint32_t line;
	bool is_sound;
	bool has_delay;
};

void image_take_delay(struct image *image, const char *file, uint32_t line, const char *name, const char *value)
{
	if (image_match(image, "bootdelay", "good", value) != NULL)
		image_holds(image, "bootdelay", "the boot loader can't be stopped");
	else if (value[0] == '\0' || strspn(value, "-0123456789") != strlen(value))
		image_unknown(image, "bootdelay", file, line, "%s has a value that isn't known", name);
	else
		image_fail(image, "bootdelay", file, line, file, "%s=%.40s", name, value);
}

static void take_variable(void *context, const char *name, const char *value)
{
	struct environment *environment = context;
	const char *key = bri_image_word(environment->image->policy, "bootdelay", "variable", 0);

	if (key != NULL && strcmp(name, key) == 0) {
		environment->has_delay = true;
		if (environment->is_sound)
			image_take_delay(environment->image, environment->file, environment->line, name, value);
	} else if (environment->is_sound && image_match(environment->image, "writable-root", "boot-variables", name) != NULL) {
		image_take_command_line(environment->image, environment->file, environment->line, value);
	}
}

static void ignore(void *context, const char *name, const char *value)
{
	(void)context, (void)name, (void)value;
}

/* A script as mkimage packs it: a header, two lengths, the text. */
#define SCRIPT_HEADER 72
#define SCRIPT_TYPE 6

static void check_script(struct image *image, const char *path, const char *text, size_t size)
{
	struct image_commands commands = {.image = image, .file = path, .is_loader = true};

	image_take_commands(&commands, text, size, 1);
}

static void check_stored(struct image *image, const char *path, const struct image_text *text)
{
	struct environment environment = {.image = image, .file = path};
	const unsigned char *bytes = (const unsigned char *)text->bytes, *at;
	int status;
	const char *key = bri_image_word(image->policy, "bootdelay", "variable", 0);
	char pattern[80];
	size_t length;

	if (text->size > SCRIPT_HEADER && memcmp(bytes, "\x27\x05\x19\x56", 4) == 0 && bytes[30] == SCRIPT_TYPE) {
		check_script(image, path, text->bytes + SCRIPT_HEADER, text->size - SCRIPT_HEADER);
		return;
	}
	status = image_environment(bytes, text->size, ignore, NULL);
	environment.is_sound = status > 0;
	if (status != 0) {
		image_environment(bytes, text->size, take_variable, &environment);
		if (status < 0)
			image_unknown(image, "bootdelay", path, 0,
			              "the environment's checksum is wrong, so the boot loader takes its built-in one");
		else if (!environment.has_delay)
			image_unknown(image, "bootdelay", path, 0, "the environment doesn't set it: the built-in value holds");
		return;
	}
	if (key == NULL)
		return;
	length = (size_t)snprintf(pattern + 1, sizeof(pattern) - 1, "%s=", key) + 1;
	pattern[0] = '\0';
	at = memmem(bytes, text->size, pattern, length); /* the built-in environment of a boot loader */
	if (at != NULL) {
		char value[32];
		size_t left = text->size - (size_t)(at - bytes) - length;

		snprintf(value, sizeof(value), "%.*s", (int)(left < 31 ? left : 31), (const char *)at + length);
		image_take_delay(image, path, 0, key, value);
	}
}

/* ---- texts ------------------------------------------------------------------------------ */

void image_take_command_line(struct image *image, const char *file, uint32_t line, const char *text)
{
	const char *key = bri_image_word(image->policy, "aslr", "key", 0), *good = bri_image_word(image->policy, "aslr", "good", 0);
	char copy[4096], *words[256];
	size_t count;

	snprintf(copy, sizeof(copy), "%s", text);
	count = image_split(copy, " \t\"'", true, words, 256);
	for (size_t i = 0; i < count; i++) {
		const char *word = words[i];
		size_t length = key == NULL ? 0 : strlen(key);

		if (i == 0 && strncmp(word, "console=", 8) != 0 && strncmp(word, "root=", 5) != 0 && strchr(word, '=') != NULL &&
		    (strstr(word, "args") != NULL || strncmp(word, "CONFIG_", 7) == 0 || strncmp(word, "GRUB_", 5) == 0))
			word = strchr(word, '=') + 1;
		if (image_match(image, "aslr", "boot-arguments", word) != NULL)
			image_fail(image, "aslr", file, line, file, "%.60s on the kernel's command line", word);
		if (key != NULL && good != NULL && strncmp(word, "sysctl.", 7) == 0 && strncmp(word + 7, key, length) == 0 &&
		    word[7 + length] == '=' && strcmp(word + 8 + length, good) != 0)
			image_fail(image, "aslr", file, line, file, "%.60s on the kernel's command line", word);
		if (image_match(image, "writable-root", "boot-arguments", word) != NULL)
			image_fail(image, "writable-root", file, line, file, "%.60s on the kernel's command line", word);
		else if (image_match(image, "writable-root", "boot-arguments-good", word) != NULL)
			image_holds(image, "writable-root", "the kernel's command line has / read-only");
		if (image_match(image, "serial-shell", "boot-arguments", word) != NULL)
			image_fail(image, "serial-shell", file, line, file, "%.60s on the kernel's command line", word);
		if (strncmp(word, "console=", 8) == 0) {
			char device[64], unit[128], path[256];

			snprintf(device, sizeof(device), "%.*s", (int)strcspn(word + 8, ","), word + 8);
			snprintf(unit, sizeof(unit), "serial-getty@%s.service", device);
			snprintf(path, sizeof(path), "etc/systemd/system/%s", unit);
			/* systemd starts one there by itself, unless it is masked. */
			if (image_is_console(image, device) && image_match(image, "serial-shell", "generators", "systemd") == NULL) {
				const char *generator;
				bool is_here = false;

				for (size_t n = 0; (generator = bri_image_word(image->policy, "serial-shell", "generators", n)); n++)
					is_here |= image_has(image, generator);
				if (is_here && !image_has(image, path) && image_index_find(&image->index, path) == IMAGE_NO_ENTRY &&
				    image_index_find(&image->index, "etc/systemd/system/serial-getty@.service") == IMAGE_NO_ENTRY)
					image_fail(image, "serial-shell", file, line, file, "console=%s: systemd starts a login there",
					           device);
			}
		}
	}
}

/* A list of the policy whose words are "file globs: line glob". */
static bool is_line_of(struct image *image, const char *property, const char *list, const char *path, const char *line)
{
	const char *word;

	for (size_t i = 0; (word = bri_image_word(image->policy, property, list, i)) != NULL; i++) {
		const char *colon = strstr(word, ": ");
		char glob[256];

		if (colon == NULL || (size_t)(colon - word) >= sizeof(glob))
			continue;
		snprintf(glob, sizeof(glob), "%.*s", (int)(colon - word), word);
		if (bri_image_glob(glob, path) && bri_image_glob(colon + 2, line))
			return true;
	}
	return false;
}

static void check_lines(struct image *image, const char *path, const struct image_text *text)
{
	const char *key = bri_image_word(image->policy, "bootdelay", "variable", 0);
	const char *option = bri_image_word(image->policy, "bootdelay", "option", 0);
	struct image_lines lines;
	struct image_line line;
	char plain[4096];

	if (image_match(image, "bootdelay", "scripts", path) != NULL)
		check_script(image, path, text->bytes, text->size);
	image_lines_begin(&lines, text, true);
	while (image_lines_next(&lines, &line)) {
		image_normalise(line.text, plain, sizeof(plain));
		if (plain[0] == '\0')
			continue;
		if (is_line_of(image, "writable-root", "command-lines", path, plain))
			image_take_command_line(image, path, line.number, plain);
		if (image_match(image, "aslr", "kernel-options", plain) != NULL &&
		    image_match(image, "aslr", "kernel-files", path) != NULL)
			image->weak_kernel = path, image->weak_kernel_line = line.number;
		if (image_match(image, "bootdelay", "texts", path) != NULL) {
			size_t length = key == NULL ? 0 : strlen(key), option_length = option == NULL ? 0 : strlen(option);

			if (length > 0 && strncmp(plain, key, length) == 0 && plain[length] == '=')
				image_take_delay(image, path, line.number, key, plain + length + 1);
			if (option_length > 0 && strncmp(plain, option, option_length) == 0 && plain[option_length] == '=')
				image_take_delay(image, path, line.number, option, plain + option_length + 1);
		}
	}
	if (image_match(image, "aslr", "kernel-files", path) != NULL && strstr(text->bytes, "CONFIG_") != NULL)
		image->has_kernel = true;
}

void image_check_boot(struct image *image)
{
	for (uint32_t i = 0; i < image->index.count; i++) {
		const struct image_entry *entry = image_index_at(&image->index, i);
		const struct image_text *text = entry->type == BRI_TREE_FILE ? image_text_of(image, entry) : NULL;

		if (text == NULL)
			continue;
		if (text->is_text)
			check_lines(image, entry->path, text);
		else if (image_match(image, "bootdelay", "stored", entry->path) != NULL)
			check_stored(image, entry->path, text);
	}
	if (image->is_squash)
		image_holds(image, "writable-root", "a squashfs image can't be written");
}
