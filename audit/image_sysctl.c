/* SPDX-License-Identifier: Apache-2.0 */
/* Kernel parameters as the device sets them when it starts: of files with one
 * name the first directory's counts, then all in order of name, the last value
 * wins, etc/sysctl.conf behind them. */
#include "image.h"
#include "image_fact.h"

#include <stdio.h>
#include <string.h>

#define FILES_MAX 512

struct setting {
	const char *file;
	uint32_t line;
	char value[64];
};

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static void read_file(struct image *image, const char *name, const char *key, struct setting *setting)
{
	const char *path;
	const struct image_text *text = image_text_at(image, name, &path);
	struct image_lines lines;
	struct image_line line;

	if (text == NULL || !text->is_text)
		return;
	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line)) {
		char plain[512], *value, *at = plain;

		image_normalise(line.text, plain, sizeof(plain));
		at += *at == '-';
		value = strchr(at, '=');
		if (value == NULL)
			continue;
		*value++ = '\0';
		for (char *c = at; *c != '\0'; c++)
			*c = *c == '/' ? '.' : *c;
		if (strcmp(at, key) != 0)
			continue;
		setting->file = path;
		setting->line = line.number;
		snprintf(setting->value, sizeof(setting->value), "%s", value);
	}
}

/* Names in their directories' order of precedence, each name once, then by name. */
static size_t collect(struct image *image, const char **ret_paths)
{
	size_t count = 0;
	const char *directory;

	for (size_t d = 0; (directory = bri_image_word(image->policy, "aslr", "directories", d)) != NULL; d++)
		for (uint32_t i = 0; i < image->index.count && count < FILES_MAX; i++) {
			const char *path = image_index_at(&image->index, i)->path;
			size_t length = strlen(directory), at = 0, size = strlen(path);
			bool is_new = true;

			if (strncmp(path, directory, length) != 0 || path[length] != '/' || strchr(path + length + 1, '/') != NULL ||
			    size < 5 || strcmp(path + size - 5, ".conf") != 0)
				continue;
			for (size_t n = 0; n < count; n++)
				is_new &= strcmp(base_of(ret_paths[n]), base_of(path)) != 0;
			if (!is_new)
				continue;
			while (at < count && strcmp(base_of(ret_paths[at]), base_of(path)) < 0)
				at++;
			memmove(&ret_paths[at + 1], &ret_paths[at], (count - at) * sizeof(*ret_paths));
			ret_paths[at] = path;
			count++;
		}
	return count;
}

void image_check_sysctl(struct image *image)
{
	const char *key = bri_image_word(image->policy, "aslr", "key", 0), *good = bri_image_word(image->policy, "aslr", "good", 0);
	const char *paths[FILES_MAX + 1], *last;
	struct setting setting = {0};
	bool is_mended = false; /* or perhaps */
	size_t count;

	if (key == NULL || good == NULL)
		return;
	count = collect(image, paths);
	for (size_t i = 0; i < count; i++)
		read_file(image, paths[i], key, &setting);
	for (size_t i = 0; (last = bri_image_word(image->policy, "aslr", "last", i)) != NULL; i++)
		read_file(image, last, key, &setting);
	if (setting.file != NULL) {
		is_mended = setting.value[0] == '\0' || setting.value[strspn(setting.value, "0123456789")] != '\0';
		if (strcmp(setting.value, good) == 0)
			image_holds(image, "aslr", "sysctl sets it");
		else if (is_mended)
			image_unknown(image, "aslr", setting.file, setting.line, "%s has a value that isn't known", key);
		else
			image_fail(image, "aslr", setting.file, setting.line, setting.file, "%s = %s", key, setting.value);
		is_mended |= strcmp(setting.value, good) == 0;
	}
	if (image->weak_kernel != NULL && !is_mended) {
		image_fail(image, "aslr", image->weak_kernel, image->weak_kernel_line, image->weak_kernel,
		           "%s in the kernel, and no sysctl that mends it", bri_image_word(image->policy, "aslr", "kernel-options", 0));
	} else if (image->has_kernel && setting.file == NULL) {
		image_holds(image, "aslr", "the kernel's own default is full");
	}
}
