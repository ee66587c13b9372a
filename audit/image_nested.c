/* SPDX-License-Identifier: Apache-2.0 */
/* What lies packed inside an image: an initial RAM disk, a root file system in a
 * file, a compressed kernel module, the configuration that a kernel carries.  An
 * image in an image is one more root to judge, called "FILE(PATH)"; how deep and
 * how much is bounded. */
#include "image.h"
#include "image_fact.h"
#include "stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define DEPTH_MAX 3u
#define NESTED_MAX 10000u
#define UNPACKED_MAX (64u << 20) /* of a kernel */
#define PACKINGS_MAX 24u         /* places in a kernel where packed data may begin */

/* A file from its beginning: what stands in the block, then the rest. */
struct whole {
	struct image *image;
	struct bri_tree_file *file;
	size_t size, at;
};

static ssize_t read_whole(void *context, void *buffer, size_t size)
{
	struct whole *whole = context;
	struct image *top = whole->image->top;
	size_t left = whole->size - whole->at;
	ssize_t length;

	if (left > 0) {
		left = left < size ? left : size;
		memcpy(buffer, whole->image->block + whole->at, left);
		whole->at += left;
		return (ssize_t)left;
	}
	length = whole->file->read(whole->file, buffer, size);
	top->searched += length > 0 ? (uint64_t)length : 0;
	return length;
}

/* ---- what it is -------------------------------------------------------------------------- */

enum inner { INNER_NONE, INNER_TREE, INNER_ELF, INNER_SQUASH, INNER_UNREADABLE };

/* What bytes are by themselves. */
static enum inner inner_of(const unsigned char *bytes, size_t size, const char **ret_name, bool *ret_is_packed)
{
	static const char *const packed[] = {"gzip", "xz", "zstd", "bzip2", "lzma", "lz4"};
	enum bri_tree_holder holder = bri_tree_holder_of(bytes, size, ret_name);

	*ret_is_packed = false;
	if (bri_format_of(bytes, size) == BRI_FORMAT_ELF)
		return INNER_ELF;
	if (holder == BRI_HOLDER_SQUASH)
		return INNER_SQUASH;
	for (size_t i = 0; holder == BRI_HOLDER_ARCHIVE && i < sizeof(packed) / sizeof(packed[0]); i++)
		*ret_is_packed |= strcmp(packed[i], *ret_name) == 0;
	if (holder == BRI_HOLDER_ARCHIVE && !*ret_is_packed)
		return INNER_TREE;
	/* Two bytes are no proof: most files that begin so are something else. */
	if (holder == BRI_HOLDER_UNKNOWN && strstr(*ret_name, "image") != NULL && strstr(*ret_name, "disk") == NULL &&
	    strstr(*ret_name, "JFFS2") == NULL && (strstr(*ret_name, "ext2") == NULL || (size >= 1104 && bytes[1100] <= 1 && bytes[1048] <= 6)))
		return INNER_UNREADABLE;
	return INNER_NONE;
}

/* Does a file that can't be unpacked at all call itself an image? */
static bool is_named_image(const char *path)
{
	static const char *const parts[] = {".tar", ".tgz", ".txz", ".cpio", "initr", "rootfs", "ramfs", ".img", ".ko."};
	const char *slash = strrchr(path, '/');

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strstr(slash == NULL ? path : slash, parts[i]) != NULL)
			return true;
	return false;
}

/* Looks behind one packing, at bytes that are there already.  What isn't whole enough to tell is `path`'s to say. */
static enum inner behind_packing(struct image *image, const char *path, const unsigned char *bytes, size_t size)
{
	struct bri_error error = {"", ""};
	unsigned char head[2048];
	const char *name;
	bool is_packed;
	size_t used = 0;
	ssize_t length;
	struct bri_stream *stream = bri_stream_memory(bytes, size);
	enum inner inner;

	stream = stream == NULL ? NULL : bri_stream_decode(stream, &error);
	while (stream != NULL && used < sizeof(head) &&
	       (length = bri_stream_read(stream, head + used, sizeof(head) - used, &error)) > 0)
		used += (size_t)length;
	bri_stream_free(stream);
	for (size_t i = 0; used == 0 && error.what[0] != '\0' && is_named_image(path) && i < image->property_count; i++)
		image_unknown(image, image->properties[i].name, path, 0, "what is packed in it can't be read: %s", error.what);
	inner = inner_of(head, used, &name, &is_packed);
	return inner == INNER_TREE || inner == INNER_ELF ? inner : INNER_NONE;
}

/* ---- a tree -------------------------------------------------------------------------------- */

static void judge_inside(struct image *inner, int gathered)
{
	if (gathered < 0 && !inner->stopped) { /* the file is at fault: the audit goes on */
		image_tell(inner, inner->reterr);
		inner->reterr->what[0] = '\0';
	}
	if (!inner->stopped && inner->index.count > 0)
		image_judge(inner, inner->inside);
	inner->top->stopped |= inner->stopped;
}

static void take_tree(struct image *image, const char *path, struct whole *whole)
{
	struct image *inner = image_new_inside(image, path);
	struct bri_stream *stream;

	if (inner == NULL)
		return;
	stream = bri_stream_reader(read_whole, whole);
	judge_inside(inner, image_gather_stream(inner, stream, inner->inside));
	image->stopped |= inner->stopped;
	image_free(inner);
}

/* Its reader wants a file: one in memory where there is none. */
static void take_squash(struct image *image, const struct bri_tree_entry *entry, struct whole *whole)
{
	char path[64];
	unsigned char *bytes = NULL;
	int descriptor = -1;
	struct image *inner;
	size_t done = 0;

	if (whole->file->open_path == NULL) {
		bytes = image_read_whole(image, entry, whole->file, &whole->size);
		descriptor = bytes == NULL ? -1 : memfd_create("squashfs", MFD_CLOEXEC);
		while (descriptor >= 0 && done < whole->size) {
			ssize_t length = write(descriptor, bytes + done, whole->size - done);

			if (length <= 0)
				break;
			done += (size_t)length;
		}
		free(bytes);
		if (descriptor < 0 || done < whole->size) {
			if (bytes != NULL)
				image_tell_of(image, entry->path, "no memory for a squashfs image in an image; audit it alone");
			if (descriptor >= 0)
				close(descriptor);
			return;
		}
		snprintf(path, sizeof(path), "/proc/self/fd/%d", descriptor);
	}
	inner = image_new_inside(image, entry->path);
	if (inner != NULL) {
		judge_inside(inner, image_gather_squash(inner, whole->file->open_path != NULL ? whole->file->open_path : path, inner->inside));
		image->stopped |= inner->stopped;
		image_free(inner);
	}
	if (descriptor >= 0)
		close(descriptor);
}

/* "x.ko.xz" holds "x.ko". */
/* All that is packed; `under` is owned.  NULL: `reterr` says why. */
static unsigned char *unpack(struct bri_stream *under, size_t *ret_size, struct bri_error *reterr)
{
	struct bri_error error = {"", ""};
	struct bri_stream *stream = under == NULL ? NULL : bri_stream_decode(under, &error);
	unsigned char *bytes = NULL;
	size_t size = 0, room = 0;
	ssize_t length = 1;

	while (stream != NULL && length > 0 && size < IMAGE_FILE_MAX) {
		if (size == room) {
			unsigned char *grown = realloc(bytes, room = room == 0 ? 1u << 20 : 2 * room);

			if (grown == NULL)
				break;
			bytes = grown;
		}
		length = bri_stream_read(stream, bytes + size, room - size, &error);
		size += length > 0 ? (size_t)length : 0;
	}
	bri_stream_free(stream);
	if (length != 0 || stream == NULL) {
		bri_error_set(reterr, "", "%s", error.what[0] != '\0' ? error.what
		              : "a packed ELF file of more than 128 MiB; unpack it and audit it alone");
		free(bytes);
		return NULL;
	}
	*ret_size = size;
	return bytes;
}

/* "a/x.ko.xz" -> "a/x.ko.xz(x.ko)" */
static void name_packed(const char *path, char *name, size_t room)
{
	const char *slash = strrchr(path, '/');
	size_t used = (size_t)snprintf(name, room - 1, "%s(%s", path, slash == NULL ? path : slash + 1);

	if (used > room - 2)
		used = room - 2;
	if (strrchr(name, '.') != NULL && strrchr(name, '.') > strrchr(name, '('))
		*strrchr(name, '.') = '\0';
	strcat(name, ")");
}

static void take_packed_elf(struct image *image, uint32_t at, const char *path, struct whole *whole)
{
	struct bri_error error = {"", ""};
	char name[2 * BRI_TREE_PATH_MAX];
	size_t size;
	unsigned char *bytes = unpack(bri_stream_reader(read_whole, whole), &size, &error);

	if (bytes == NULL) {
		image_tell_of(image, path, error.what);
		return;
	}
	name_packed(path, name, sizeof(name));
	image_judge_elf(image, at, name, bytes, size);
	image->index.entries[at].is_elf = true;
}

bool image_is_packed_elf(const void *bytes, size_t size)
{
	struct bri_error error;
	struct bri_stream *stream = bri_stream_memory(bytes, size);
	unsigned char head[4];
	size_t used = 0;
	ssize_t length;

	stream = stream == NULL ? NULL : bri_stream_decode(stream, &error);
	while (stream != NULL && used < sizeof(head) &&
	       (length = bri_stream_read(stream, head + used, sizeof(head) - used, &error)) > 0)
		used += (size_t)length;
	bri_stream_free(stream);
	return bri_format_of(head, used) == BRI_FORMAT_ELF;
}

int image_judge_packed(struct audit_part *part, const char *path, const void *bytes, size_t size,
                       struct bri_error *reterr)
{
	struct bri_error error = {"", ""}, told;
	char name[2 * BRI_TREE_PATH_MAX];
	size_t unpacked;
	unsigned char *whole = unpack(bri_stream_memory(bytes, size), &unpacked, &error);
	bool is_judged;
	int status;

	if (whole == NULL) {
		bri_error_set(&told, path, "%s", error.what);
		audit_tell(part->audit, &told);
		return 0;
	}
	name_packed(path, name, sizeof(name));
	status = audit_examine(part, name, 0, whole, unpacked, &is_judged, reterr);
	free(whole);
	return status;
}

/* ---- kernels --------------------------------------------------------------------------------- */

#define IKCONFIG "IKCFG_ST"

static char *unpack_config(const unsigned char *bytes, size_t size, size_t *ret_size)
{
	struct bri_error error = {"", ""};
	struct bri_stream *stream = bri_stream_memory(bytes, size);
	char *text = malloc(IMAGE_TEXT_MAX + 1);
	size_t used = 0;
	ssize_t length;

	stream = stream == NULL ? NULL : bri_stream_decode(stream, &error);
	while (text != NULL && stream != NULL && used < IMAGE_TEXT_MAX &&
	       (length = bri_stream_read(stream, text + used, IMAGE_TEXT_MAX - used, &error)) > 0)
		used += (size_t)length;
	bri_stream_free(stream);
	if (text == NULL || used < 16 || memmem(text, used, "CONFIG_", 7) == NULL) {
		free(text);
		return NULL;
	}
	text[used] = '\0';
	*ret_size = used;
	return text;
}

static char *find_config(const unsigned char *bytes, size_t size, size_t *ret_size)
{
	const unsigned char *at = bytes, *end = bytes + size;
	char *text = NULL;

	while (text == NULL && (at = memmem(at, (size_t)(end - at), IKCONFIG, 8)) != NULL) {
		at += 8;
		if (end - at > 10 && at[0] == 0x1f && at[1] == 0x8b)
			text = unpack_config(at, (size_t)(end - at), ret_size);
	}
	return text;
}

/* What is packed at the beginning of `bytes`, searched. */
static char *config_behind(const unsigned char *bytes, size_t size, size_t *ret_size)
{
	struct bri_error error = {"", ""};
	struct bri_stream *stream = bri_stream_memory(bytes, size);
	unsigned char *unpacked = malloc(UNPACKED_MAX);
	size_t used = 0;
	ssize_t length;
	char *text;

	stream = stream == NULL ? NULL : bri_stream_decode(stream, &error);
	/* What stands behind the packed kernel is no part of it: an error then, which little that was read may be lost to. */
	while (unpacked != NULL && stream != NULL && used + 4096 < UNPACKED_MAX &&
	       (length = bri_stream_read(stream, unpacked + used, 4096, &error)) > 0)
		used += (size_t)length;
	bri_stream_free(stream);
	text = unpacked == NULL ? NULL : find_config(unpacked, used, ret_size);
	free(unpacked);
	return text;
}

char *image_kernel_config(struct image *image, const unsigned char *bytes, size_t size, size_t *ret_size)
{
	static const struct {
		const char *magic;
		size_t length;
	} packings[] = {{"\x1f\x8b\x08", 3}, {"\xfd" "7zXZ\0", 6}, {"\x28\xb5\x2f\xfd", 4}, {"BZh9", 4}, {"\x5d\0\0", 3}, {"\x02\x21\x4c\x18", 4}};
	char *text = find_config(bytes, size, ret_size);
	unsigned tried = 0;

	for (size_t i = 0; text == NULL && i < sizeof(packings) / sizeof(packings[0]); i++) {
		const unsigned char *at = bytes, *end = bytes + size;

		while (text == NULL && tried < PACKINGS_MAX &&
		       (at = memmem(at, (size_t)(end - at), packings[i].magic, packings[i].length)) != NULL) {
			tried++;
			text = config_behind(at, (size_t)(end - at), ret_size);
			at++;
		}
		tried = tried > PACKINGS_MAX / 2 ? PACKINGS_MAX / 2 : tried; /* none uses up all tries */
	}
	(void)image;
	return text;
}

/* ---- all --------------------------------------------------------------------------------------- */

/* Packings hand out whole blocks: as much as the block takes. */
static void fill_block(struct image *image, struct bri_tree_file *file, size_t *size)
{
	ssize_t length = 1;

	while (*size < IMAGE_TEXT_MAX && length > 0) {
		length = file->read(file, image->block + *size, IMAGE_TEXT_MAX - *size);
		*size += length > 0 ? (size_t)length : 0;
	}
}

bool image_take_nested(struct image *image, uint32_t at, const struct bri_tree_entry *entry, struct bri_tree_file *file,
                       size_t *size)
{
	const char *name;
	bool is_packed;
	enum inner inner = inner_of(image->block, *size, &name, &is_packed);
	struct whole whole = {image, file, *size, 0};
	char text[160];

	if (is_packed) {
		fill_block(image, file, size);
		whole.size = *size;
		inner = behind_packing(image, entry->path, image->block, *size);
	}
	if (inner == INNER_NONE || (inner == INNER_ELF && !is_packed))
		return false;
	if (inner == INNER_UNREADABLE) {
		snprintf(text, sizeof(text), "%s isn't read here; mount it and audit the directory", name);
		image_tell_of(image, entry->path, text);
		return false;
	}
	if (++image->top->nested > NESTED_MAX || image->depth >= DEPTH_MAX) {
		image_tell_of(image, entry->path, image->depth >= DEPTH_MAX ? "images nest deeper than three; unpack it and audit it alone"
		                                                            : "more than 10000 images in one; unpack it and audit it alone");
		return false;
	}
	if (image->top->unpacked > IMAGE_NESTED_MAX) {
		image_tell_of(image, entry->path, "the images in this one unpack to more than 2 GiB; audit this one alone");
		return false;
	}
	if (inner == INNER_TREE)
		take_tree(image, entry->path, &whole);
	else if (inner == INNER_SQUASH)
		take_squash(image, entry, &whole);
	else
		take_packed_elf(image, at, entry->path, &whole);
	if (image->top->unpacked > IMAGE_NESTED_MAX)
		image_tell_of(image, entry->path, "with this the images in one unpack to more than 2 GiB: audit it alone");
	return true;
}
