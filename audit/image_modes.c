/* SPDX-License-Identifier: Apache-2.0 */
/* Modes of files: what everybody may write, and programs that run as somebody
 * else than who starts them. */
#include "image.h"

#include <string.h>
#include <sys/stat.h>

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static void check_entry(struct image *image, const struct image_entry *entry)
{
	bool is_file = entry->type == BRI_TREE_FILE, is_directory = entry->type == BRI_TREE_DIRECTORY;
	bool sets_user = is_file && (entry->mode & S_ISUID) && (entry->mode & 0111);
	bool sets_group = is_file && (entry->mode & S_ISGID) && (entry->mode & S_IXGRP);

	if (image_match(image, "writable-root", "volatile", entry->path) != NULL)
		return;
	if ((entry->mode & S_IWOTH) && (is_file || (is_directory && !(entry->mode & S_ISVTX))))
		image_fail(image, "writable-root", entry->path, 0, entry->path, "everybody may write %s, mode %04o",
		           is_file ? "this file" : "in this directory", (unsigned)entry->mode);
	if (!sets_user && !sets_group)
		return;
	if (image_match(image, "writable-root", "set-id", base_of(entry->path)) == NULL)
		image_fail(image, "writable-root", entry->path, 0, entry->path,
		           "it runs as its %s and isn't a program that needs it, mode %04o", sets_user ? "owner" : "group",
		           (unsigned)entry->mode);
}

void image_check_modes(struct image *image)
{
	for (uint32_t i = 0; i < image->index.count && !image->stopped; i++)
		check_entry(image, image_index_at(&image->index, i));
}
