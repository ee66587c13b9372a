/* SPDX-License-Identifier: Apache-2.0 */
/* A squashfs image as a tree of files.  What the image claims of itself is
 * checked against its limits before anything is allocated for it. */
#include "file_tree.h"

#include <sqfs/compressor.h>
#include <sqfs/data_reader.h>
#include <sqfs/dir.h>
#include <sqfs/dir_reader.h>
#include <sqfs/error.h>
#include <sqfs/id_table.h>
#include <sqfs/inode.h>
#include <sqfs/io.h>
#include <sqfs/super.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DIRECTORIES_MAX 200000 /* waiting to be read */

struct image {
	const struct bri_tree_visitor *visitor;
	const char *where;
	sqfs_file_t *file;
	sqfs_super_t super;
	sqfs_compressor_t *compressor;
	sqfs_dir_reader_t *directories;
	sqfs_data_reader_t *data;
	sqfs_id_table_t *ids;
	uint64_t entries;
	size_t waiting;
	uint32_t ancestors[BRI_TREE_DEPTH_MAX + 1];
	char path[BRI_TREE_PATH_MAX], label[2 * BRI_TREE_PATH_MAX];
};

struct member {
	struct bri_tree_file file;
	struct image *image;
	const sqfs_inode_generic_t *inode;
	uint64_t at, size;
};

/* A directory that is read when the one it stands in was read. */
struct child {
	char *name;
	sqfs_inode_generic_t *inode;
};
struct children {
	struct child *at;
	size_t count, capacity;
};

static const char *error_text(int error)
{
	switch (error) {
	case SQFS_ERROR_ALLOC:
		return "out of memory";
	case SQFS_ERROR_IO:
		return "can't read it";
	case SQFS_ERROR_COMPRESSOR:
		return "a block can't be unpacked";
	case SQFS_ERROR_UNSUPPORTED:
		return "it uses a compressor or feature that isn't supported here";
	case SQFS_ERROR_OUT_OF_BOUNDS:
		return "it points outside itself: it may be cut";
	default:
		return "it contradicts itself";
	}
}

static void fail(struct image *image, const char *what, const char *why)
{
	struct bri_error told;

	snprintf(image->label, sizeof(image->label), "%s%s%s", image->where, image->path[0] != '\0' ? ": " : "",
	         image->path);
	bri_error_set(&told, image->label, "%s%s%s", what, why[0] != '\0' ? ": " : "", why);
	image->visitor->failed(image->visitor->context, &told);
}

static ssize_t read_member(struct bri_tree_file *file, void *buffer, size_t size)
{
	struct member *member = (struct member *)file;
	sqfs_s32 length;

	if (size > INT32_MAX)
		size = INT32_MAX;
	if (member->at >= member->size)
		return 0;
	length = sqfs_data_reader_read(member->image->data, member->inode, member->at, buffer, (sqfs_u32)size);
	if (length < 0) {
		fail(member->image, "damaged squashfs image", error_text(length));
		return -1;
	}
	if (length == 0) {
		fail(member->image, "damaged squashfs image", "a file is shorter than it says");
		return -1;
	}
	member->at += (uint64_t)length;
	return length;
}

static enum bri_tree_type type_of(const sqfs_inode_generic_t *inode)
{
	switch (inode->base.type) {
	case SQFS_INODE_FILE:
	case SQFS_INODE_EXT_FILE:
		return BRI_TREE_FILE;
	case SQFS_INODE_DIR:
	case SQFS_INODE_EXT_DIR:
		return BRI_TREE_DIRECTORY;
	case SQFS_INODE_SLINK:
	case SQFS_INODE_EXT_SLINK:
		return BRI_TREE_LINK;
	case SQFS_INODE_BDEV:
	case SQFS_INODE_CDEV:
	case SQFS_INODE_EXT_BDEV:
	case SQFS_INODE_EXT_CDEV:
		return BRI_TREE_DEVICE;
	default:
		return BRI_TREE_OTHER;
	}
}

static bool link_text(const sqfs_inode_generic_t *inode, char *text, size_t room)
{
	size_t size = inode->base.type == SQFS_INODE_SLINK ? inode->data.slink.target_size
	                                                   : inode->data.slink_ext.target_size;

	if (size >= room || size > inode->payload_bytes_used)
		return false;
	memcpy(text, inode->extra, size);
	text[size] = '\0';
	return true;
}

static int visit(struct image *image, const sqfs_inode_generic_t *inode)
{
	struct member member = {.file = {.read = read_member}, .image = image, .inode = inode};
	struct bri_tree_entry entry = {.path = image->path, .type = type_of(inode), .mode = inode->base.mode & 07777};
	char link[BRI_TREE_PATH_MAX];
	sqfs_u64 size = 0;
	sqfs_u32 id;

	if (sqfs_id_table_index_to_id(image->ids, inode->base.uid_idx, &id) == 0)
		entry.uid = id;
	if (sqfs_id_table_index_to_id(image->ids, inode->base.gid_idx, &id) == 0)
		entry.gid = id;
	if (entry.type == BRI_TREE_FILE) {
		if (sqfs_inode_get_file_size(inode, &size) != 0) {
			fail(image, "damaged squashfs image", "a file without a size");
			return 0;
		}
		entry.size = member.size = size;
	}
	if (entry.type == BRI_TREE_LINK) {
		if (!link_text(inode, link, sizeof(link))) {
			fail(image, "damaged squashfs image", "a link's text can't be read");
			return 0;
		}
		entry.link = link;
	}
	return image->visitor->entry(image->visitor->context, &entry, entry.type == BRI_TREE_FILE ? &member.file : NULL);
}

static bool keep_child(struct image *image, struct children *children, const char *name, sqfs_inode_generic_t *inode)
{
	if (children->count == children->capacity) {
		size_t capacity = children->capacity == 0 ? 16 : 2 * children->capacity;
		struct child *grown = realloc(children->at, capacity * sizeof(*grown));

		if (grown == NULL)
			return false;
		children->at = grown;
		children->capacity = capacity;
	}
	if (image->waiting == DIRECTORIES_MAX)
		return false;
	children->at[children->count].name = strdup(name);
	children->at[children->count].inode = inode;
	if (children->at[children->count].name == NULL)
		return false;
	children->count++;
	image->waiting++;
	return true;
}

/* "" when the name can't be one. */
static void name_of(const sqfs_dir_entry_t *entry, char name[65600])
{
	size_t size = (size_t)entry->size + 1;

	memcpy(name, entry->name, size);
	name[size] = '\0';
	if (strlen(name) != size || strchr(name, '/') != NULL || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		name[0] = '\0';
}

/* One name of the directory that is open; 1 ends all. */
static int read_name(struct image *image, const sqfs_dir_entry_t *entry, size_t length, struct children *children)
{
	sqfs_inode_generic_t *inode = NULL;
	static _Thread_local char name[65600];
	int error, result;

	name_of(entry, name);
	if (name[0] == '\0' || length + strlen(name) + 2 > sizeof(image->path)) {
		fail(image, "an entry's name leads out of the image or is too long; its content isn't looked at", "");
		return 0;
	}
	if (++image->entries > BRI_TREE_ENTRIES_MAX) {
		fail(image, "more than 2000000 files in one image; unpack it and audit its parts", "");
		return 1;
	}
	if (length > 0)
		image->path[length++] = '/';
	memcpy(image->path + length, name, strlen(name) + 1);
	error = sqfs_dir_reader_get_inode(image->directories, &inode);
	if (error != 0) {
		fail(image, "damaged squashfs image", error_text(error));
		return 0;
	}
	result = visit(image, inode);
	if (result == 0 && type_of(inode) == BRI_TREE_DIRECTORY) {
		if (keep_child(image, children, name, inode))
			return 0;
		fail(image, "out of memory, or too many directories in one", "");
		result = 1;
	}
	sqfs_free(inode);
	return result;
}

static int walk(struct image *image, const sqfs_inode_generic_t *inode, size_t length, int depth);

static int walk_child(struct image *image, const struct child *child, size_t length, int depth)
{
	if (length > 0)
		image->path[length++] = '/';
	memcpy(image->path + length, child->name, strlen(child->name) + 1);
	for (int i = 0; i < depth; i++)
		if (image->ancestors[i] == child->inode->base.inode_number) {
			fail(image, "damaged squashfs image", "a directory that holds itself");
			return 0;
		}
	if (depth >= BRI_TREE_DEPTH_MAX) {
		fail(image, "directories nest too deeply here; what lies below isn't read", "");
		return 0;
	}
	return walk(image, child->inode, length + strlen(child->name), depth);
}

static int walk(struct image *image, const sqfs_inode_generic_t *inode, size_t length, int depth)
{
	struct children children = {0};
	sqfs_dir_entry_t *entry = NULL;
	int result = 0, error = sqfs_dir_reader_open_dir(image->directories, inode, 0);

	image->ancestors[depth] = inode->base.inode_number;
	while (error == 0 && result == 0 && (error = sqfs_dir_reader_read(image->directories, &entry)) == 0) {
		image->path[length] = '\0';
		result = read_name(image, entry, length, &children);
		sqfs_free(entry);
	}
	image->path[length] = '\0';
	if (error < 0)
		fail(image, "damaged squashfs image", error_text(error));
	for (size_t i = 0; i < children.count; i++) {
		if (result == 0)
			result = walk_child(image, &children.at[i], length, depth + 1);
		image->path[length] = '\0';
		free(children.at[i].name);
		sqfs_free(children.at[i].inode);
		image->waiting--;
	}
	free(children.at);
	return result;
}

static int open_image(struct image *image, const char *path)
{
	sqfs_compressor_config_t config;
	int error;

	image->file = sqfs_open_file(path, SQFS_FILE_OPEN_READ_ONLY);
	if (image->file == NULL)
		return SQFS_ERROR_IO;
	error = sqfs_super_read(&image->super, image->file);
	if (error != 0)
		return error;
	/* Tables are allocated whole, by these counts. */
	if (image->super.inode_count > BRI_TREE_ENTRIES_MAX || image->super.fragment_entry_count > image->super.inode_count ||
	    image->super.bytes_used > image->file->get_size(image->file))
		return SQFS_ERROR_OUT_OF_BOUNDS;
	error = sqfs_compressor_config_init(&config, (SQFS_COMPRESSOR)image->super.compression_id, image->super.block_size,
	                                    SQFS_COMP_FLAG_UNCOMPRESS);
	if (error != 0 || (error = sqfs_compressor_create(&config, &image->compressor)) != 0)
		return error;
	image->ids = sqfs_id_table_create(0);
	if (image->ids == NULL)
		return SQFS_ERROR_ALLOC;
	error = sqfs_id_table_read(image->ids, image->file, &image->super, image->compressor);
	if (error != 0)
		return error;
	image->directories = sqfs_dir_reader_create(&image->super, image->compressor, image->file, 0);
	image->data = sqfs_data_reader_create(image->file, image->super.block_size, image->compressor, 0);
	if (image->directories == NULL || image->data == NULL)
		return SQFS_ERROR_ALLOC;
	return sqfs_data_reader_load_fragment_table(image->data, &image->super);
}

static void close_image(struct image *image)
{
	if (image->data != NULL)
		sqfs_destroy(image->data);
	if (image->directories != NULL)
		sqfs_destroy(image->directories);
	if (image->ids != NULL)
		sqfs_destroy(image->ids);
	if (image->compressor != NULL)
		sqfs_destroy(image->compressor);
	if (image->file != NULL)
		sqfs_destroy(image->file);
	free(image);
}

int bri_tree_squash(const char *path, const struct bri_tree_visitor *visitor, struct bri_error *reterr)
{
	return bri_tree_squash_at(path, path, visitor, reterr);
}

int bri_tree_squash_at(const char *path, const char *where, const struct bri_tree_visitor *visitor, struct bri_error *reterr)
{
	struct image *image = calloc(1, sizeof(*image));
	sqfs_inode_generic_t *root = NULL;
	int error, result;

	if (image == NULL)
		return bri_error_set(reterr, where, "out of memory");
	image->visitor = visitor;
	image->where = where;
	error = open_image(image, path);
	if (error == 0)
		error = sqfs_dir_reader_get_root_inode(image->directories, &root);
	if (error == 0 && type_of(root) != BRI_TREE_DIRECTORY)
		error = SQFS_ERROR_CORRUPTED;
	if (error != 0)
		result = bri_error_set(reterr, where, "can't read this squashfs image: %s", error_text(error));
	else
		result = walk(image, root, 0, 0);
	if (root != NULL)
		sqfs_free(root);
	close_image(image);
	return result;
}
