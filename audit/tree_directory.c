/* SPDX-License-Identifier: Apache-2.0 */
/* A directory as a tree of files.  Every step is relative to the directory that
 * was opened before and follows no link, so that neither a link in the tree nor
 * one that is put there meanwhile leads out. */
#include "file_tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define PROC_MAGIC 0x9fa0
#define SYSFS_MAGIC 0x62656572

struct walk {
	const struct bri_tree_visitor *visitor;
	const char *root;
	uint64_t entries;
	char path[BRI_TREE_PATH_MAX];
	char open_path[2 * BRI_TREE_PATH_MAX];
};

struct open_file {
	struct bri_tree_file file;
	struct walk *walk;
	int descriptor;
};

static void fail(struct walk *walk, const char *what, int error)
{
	struct bri_error told;

	snprintf(walk->open_path, sizeof(walk->open_path), "%s/%s", walk->root, walk->path);
	bri_error_set(&told, walk->open_path, "%s%s%s", what, error != 0 ? ": " : "", error != 0 ? strerror(error) : "");
	walk->visitor->failed(walk->visitor->context, &told);
}

static ssize_t read_file(struct bri_tree_file *file, void *buffer, size_t size)
{
	struct open_file *open = (struct open_file *)file;
	ssize_t length;

	do
		length = read(open->descriptor, buffer, size);
	while (length < 0 && errno == EINTR);
	if (length < 0)
		fail(open->walk, "can't read it", errno);
	return length;
}

static int visit_file(struct walk *walk, int directory, const char *name, const struct bri_tree_entry *entry)
{
	struct open_file open = {.file = {.read = read_file}, .walk = walk};
	struct stat status;
	int result = 0;

	open.descriptor = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (open.descriptor < 0 || fstat(open.descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
		fail(walk, "can't read it", open.descriptor < 0 ? errno : 0);
	} else {
		snprintf(walk->open_path, sizeof(walk->open_path), "%s/%s", walk->root, walk->path);
		open.file.open_path = walk->open_path;
		result = walk->visitor->entry(walk->visitor->context, entry, &open.file);
	}
	if (open.descriptor >= 0)
		close(open.descriptor);
	return result;
}

static int walk_directory(struct walk *walk, int descriptor, size_t length, int depth);

bool bri_tree_is_virtual(int descriptor)
{
	struct statfs system;

	return fstatfs(descriptor, &system) == 0 && (system.f_type == PROC_MAGIC || system.f_type == SYSFS_MAGIC);
}

static int visit_directory(struct walk *walk, int directory, const char *name, size_t length, int depth)
{
	int descriptor;

	if (depth >= BRI_TREE_DEPTH_MAX) {
		fail(walk, "directories nest too deeply here; what lies below isn't read", 0);
		return 0;
	}
	descriptor = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_DIRECTORY | O_CLOEXEC);
	if (descriptor < 0) {
		fail(walk, "can't read this directory", errno);
		return 0;
	}
	if (bri_tree_is_virtual(descriptor)) {
		close(descriptor);
		return 0;
	}
	return walk_directory(walk, descriptor, length, depth + 1);
}

static int visit_name(struct walk *walk, int directory, const char *name, size_t length, int depth)
{
	struct bri_tree_entry entry = {.path = walk->path};
	char link[BRI_TREE_PATH_MAX];
	struct stat status;
	ssize_t size;

	if (++walk->entries > BRI_TREE_ENTRIES_MAX) {
		fail(walk, "more than 2000000 files in one tree; audit its parts", 0);
		return 1;
	}
	if (fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
		fail(walk, "can't read it", errno);
		return 0;
	}
	entry.mode = status.st_mode & 07777;
	entry.uid = status.st_uid;
	entry.gid = status.st_gid;
	entry.size = S_ISREG(status.st_mode) ? (uint64_t)status.st_size : 0;
	entry.type = S_ISREG(status.st_mode)                               ? BRI_TREE_FILE
	             : S_ISDIR(status.st_mode)                             ? BRI_TREE_DIRECTORY
	             : S_ISLNK(status.st_mode)                             ? BRI_TREE_LINK
	             : S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode) ? BRI_TREE_DEVICE
	                                                                   : BRI_TREE_OTHER;
	if (entry.type == BRI_TREE_LINK) {
		size = readlinkat(directory, name, link, sizeof(link) - 1);
		if (size < 0) {
			fail(walk, "can't read this link", errno);
			return 0;
		}
		link[size] = '\0';
		entry.link = link;
	}
	if (entry.type == BRI_TREE_FILE)
		return visit_file(walk, directory, name, &entry);
	if (walk->visitor->entry(walk->visitor->context, &entry, NULL) != 0)
		return 1;
	return entry.type == BRI_TREE_DIRECTORY ? visit_directory(walk, directory, name, length, depth) : 0;
}

/* Takes `descriptor`. */
static int walk_directory(struct walk *walk, int descriptor, size_t length, int depth)
{
	DIR *directory = fdopendir(descriptor);
	struct dirent *entry;
	int result = 0;

	if (directory == NULL) {
		close(descriptor);
		fail(walk, "can't read this directory", errno);
		return 0;
	}
	while (result == 0 && (errno = 0, entry = readdir(directory)) != NULL) {
		size_t size = strlen(entry->d_name);

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		walk->path[length] = '\0';
		if (length + size + 2 > sizeof(walk->path)) {
			fail(walk, "a path here is too long; what lies below isn't read", 0);
			continue;
		}
		if (length > 0)
			walk->path[length] = '/';
		memcpy(walk->path + length + (length > 0), entry->d_name, size + 1);
		result = visit_name(walk, dirfd(directory), entry->d_name, length + (length > 0) + size, depth);
	}
	walk->path[length] = '\0';
	if (entry == NULL && errno != 0)
		fail(walk, "can't read this directory to its end", errno);
	closedir(directory);
	return result;
}

int bri_tree_directory(const char *path, const struct bri_tree_visitor *visitor, struct bri_error *reterr)
{
	struct walk *walk = calloc(1, sizeof(*walk));
	int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), result;

	if (walk == NULL || descriptor < 0) {
		result = bri_error_set(reterr, path, "can't read this directory: %s", strerror(walk == NULL ? ENOMEM : errno));
		free(walk);
		if (descriptor >= 0)
			close(descriptor);
		return result;
	}
	walk->visitor = visitor;
	walk->root = path;
	result = walk_directory(walk, descriptor, 0, 0);
	free(walk);
	return result;
}
