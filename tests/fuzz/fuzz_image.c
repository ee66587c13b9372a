/* SPDX-License-Identifier: Apache-2.0 */
/* sources: audit/stream.c audit/tree_archive.c audit/tree_names.c audit/keys.c audit/shell.c audit/shell_command.c audit/shell_function.c audit/shell_here.c */
/* libraries: archive */
/* Any bytes as an archive; its files, and the bytes themselves, as scripts and as keys: names stay inside, a key found
 * in one piece is found in many, and every command has words. */
#include "file_tree.h"
#include "keys.h"
#include "property.h"
#include "shell.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void take_command(void *context, const struct bri_shell_command *command)
{
	size_t *longest = context;

	demand(command->count > 0 && command->line > 0);
	for (size_t i = 0; i < command->count; i++)
		*longest += strlen(command->words[i]);
}

/* A script that reads itself. */
static const char *source;
static size_t source_size;

static const char *read_again(void *context, const char *path, size_t *ret_size)
{
	(void)context, (void)path;
	*ret_size = source_size;
	return source;
}

static void take_key(void *context, enum image_key key, uint32_t line, const char *what)
{
	demand(key != IMAGE_KEY_NONE && what[0] != '\0');
	(void)line;
	++*(size_t *)context;
}

static void try_bytes(const uint8_t *data, size_t size)
{
	size_t whole = 0, pieces = 0, longest = 0, step = size > 0 ? data[0] % 50 + 1 : 1;
	struct image_key_search first = {.is_text = true, .line = 1, .found = take_key, .context = &whole};
	struct image_key_search second = {.is_text = true, .line = 1, .found = take_key, .context = &pieces};
	const char *what = "";
	const struct bri_shell_reader reader = {.each = take_command, .source = read_again, .context = &longest};

	source = (const char *)data;
	source_size = size;
	bri_shell_read((const char *)data, size, 1, &reader);
	image_keys_feed(&first, data, size, true);
	for (size_t at = 0; at < size; at += step)
		image_keys_feed(&second, data + at, size - at < step ? size - at : step, false);
	image_keys_feed(&second, data, 0, true);
	demand(whole == pieces);
	image_key_of(data, size, &what);
}

static int take_entry(void *context, const struct bri_tree_entry *entry, struct bri_tree_file *file)
{
	uint8_t block[4096];
	ssize_t length;

	(void)context;
	demand(entry->path[0] != '/' && strstr(entry->path, "//") == NULL && strlen(entry->path) < BRI_TREE_PATH_MAX);
	for (const char *at = entry->path; (at = strstr(at, "..")) != NULL; at += 2)
		demand((at != entry->path && at[-1] != '/') || (at[2] != '/' && at[2] != '\0'));
	while (file != NULL && (length = file->read(file, block, sizeof(block))) > 0)
		try_bytes(block, (size_t)length);
	return 0;
}

static void take_failure(void *context, const struct bri_error *error)
{
	(void)context;
	demand(error->what[0] != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct bri_tree_visitor visitor = {NULL, take_entry, take_failure};
	struct bri_error error;
	const char *name;

	bri_tree_holder_of(data, size, &name);
	try_bytes(data, size);
	bri_tree_archive_memory(data, size, "fuzz", &visitor, &error);
	return 0;
}
