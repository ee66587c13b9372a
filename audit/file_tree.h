/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_FILE_TREE_H
#define BRI_FILE_TREE_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A tree of files, whatever holds it: a directory, a tar or cpio archive, a
 * squashfs image.  Each entry is visited once, in the holder's own order;
 * nothing is written, no link is followed, and no entry's name leads out. */

enum bri_tree_type { BRI_TREE_FILE, BRI_TREE_DIRECTORY, BRI_TREE_LINK, BRI_TREE_DEVICE, BRI_TREE_OTHER };

struct bri_tree_entry {
	const char *path;      /* relative, without "." and "..": "etc/passwd"; "" is the root itself */
	enum bri_tree_type type;
	uint32_t mode;         /* permission bits */
	uint32_t uid, gid;
	uint64_t size;         /* of a file; what the holder claims */
	const char *link;      /* a symbolic link's text, else NULL */
	const char *hard_link; /* another entry's path that this is a second name of, else NULL */
};

/* The content of the file that is being visited, from its beginning. */
struct bri_tree_file {
	/* Bytes read, 0 at the end, -1 with the error told to `failed`. */
	ssize_t (*read)(struct bri_tree_file *file, void *buffer, size_t size);
	const char *open_path; /* a path that can be opened, in a directory; else NULL */
};

struct bri_tree_visitor {
	void *context;
	/* `file` is NULL for what has no content.  Non-zero ends the walk. */
	int (*entry)(void *context, const struct bri_tree_entry *entry, struct bri_tree_file *file);
	/* What can't be read; the walk goes on. */
	void (*failed)(void *context, const struct bri_error *error);
};

#define BRI_TREE_ENTRIES_MAX 2000000u
#define BRI_TREE_DEPTH_MAX 200
#define BRI_TREE_PATH_MAX 4096

/* 0; the visitor's value; or -1 with `reterr` when the holder can't be read at
 * all.  What is damaged or refused on the way is told to `failed`. */
int bri_tree_directory(const char *path, const struct bri_tree_visitor *visitor, struct bri_error *reterr);
/* A running system's /proc or /sys: these aren't files that ship. */
bool bri_tree_is_virtual(int descriptor);
int bri_tree_archive(const char *path, const struct bri_tree_visitor *visitor, struct bri_error *reterr);
int bri_tree_archive_memory(const void *bytes, size_t size, const char *where, const struct bri_tree_visitor *visitor,
                            struct bri_error *reterr);
/* `stream` is owned. */
struct bri_stream;
int bri_tree_archive_stream(struct bri_stream *stream, const char *where, const struct bri_tree_visitor *visitor,
                            struct bri_error *reterr);
/* `where` names it in errors; `path` is opened. */
int bri_tree_squash_at(const char *path, const char *where, const struct bri_tree_visitor *visitor, struct bri_error *reterr);
int bri_tree_squash(const char *path, const struct bri_tree_visitor *visitor, struct bri_error *reterr);

/* What holds a tree, by its first bytes (at least 512 where there are). */
enum bri_tree_holder { BRI_HOLDER_NONE, BRI_HOLDER_ARCHIVE, BRI_HOLDER_SQUASH, BRI_HOLDER_UNKNOWN };
/* BRI_HOLDER_UNKNOWN: a file system or archive that isn't read here; its name in *ret_name. */
enum bri_tree_holder bri_tree_holder_of(const void *bytes, size_t size, const char **ret_name);

/* A holder's name for an entry -> ours; false when it leads out of the root,
 * is longer than BRI_TREE_PATH_MAX or deeper than BRI_TREE_DEPTH_MAX. */
bool bri_tree_path(const char *name, char ret_path[BRI_TREE_PATH_MAX]);

#ifdef __cplusplus
}
#endif
#endif
