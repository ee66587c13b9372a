/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a tree once: names into the index, ELF files to their judge, keys as the
 * bytes go by, and the texts that rules ask for into memory.  What is too large
 * for that is said to be. */
#include "image.h"
#include "sha256.h"
#include "stream.h"

#include "image_fact.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void image_tell(void *context, const struct bri_error *error)
{
	struct image *image = context, *outer = image->outer;

	if (outer == NULL) {
		audit_tell(image->part->audit, error);
	} else if (!image->is_incomplete) { /* once: a packed file of which nobody can tell what it holds */
		for (size_t i = 0; i < outer->property_count; i++)
			image_unknown(outer, outer->properties[i].name, image->held, 0, "what is packed in it can't be read: %s", error->what);
	}
	image->is_incomplete = true;
}

void image_tell_of(struct image *image, const char *path, const char *what)
{
	struct bri_error error;

	bri_error_set(&error, image_name(image, path), "%s", what);
	image_tell(image, &error);
}

/* ---- keys ------------------------------------------------------------------------------ */

struct finder {
	struct image *image;
	uint32_t entry;
};

static void add_find(void *context, enum image_key key, uint32_t line, const char *what)
{
	struct finder *finder = context;
	struct image *image = finder->image;

	if (!image_grow(image, &image->finds, image->find_count, &image->find_capacity, sizeof(*image->finds)))
		return;
	image->finds[image->find_count++] = (struct image_find){finder->entry, line, (uint8_t)key, what};
}

/* ---- texts ------------------------------------------------------------------------------ */

static bool is_shell_script(const unsigned char *bytes, size_t size)
{
	char line[128];
	size_t length = 0;

	if (size < 4 || bytes[0] != '#' || bytes[1] != '!')
		return false;
	while (length < sizeof(line) - 1 && length < size && bytes[length] != '\n') {
		line[length] = (char)bytes[length];
		length++;
	}
	line[length] = '\0';
	return strstr(line, "sh") != NULL || strstr(line, "/openrc-run") != NULL || strstr(line, "/rc.common") != NULL ||
	       strstr(line, "execlineb") != NULL;
}

/* execline's blocks hold commands as lines do. */
static void open_blocks(char *text, size_t size)
{
	const char *end = memchr(text, '\n', size);

	if (text[0] != '#' || end == NULL || memmem(text, (size_t)(end - text), "execlineb", 9) == NULL)
		return;
	for (char *at = text + (end - text); at < text + size; at++)
		if ((*at == '{' || *at == '}') && strchr(" \t\n", at[-1]) != NULL && strchr(" \t\n", at[1]) != NULL)
			*at = ';';
}

static bool is_wanted(const struct image *image, const char *path, const unsigned char *head, size_t size)
{
	if (is_shell_script(head, size))
		return true;
	for (size_t i = 0; i < image->property_count; i++)
		if (image_match(image, image->properties[i].name, "files", path) != NULL &&
		    image_match(image, image->properties[i].name, "ignored", path) == NULL)
			return true;
	return false;
}

/* A packed kernel configuration, unpacked. */
static bool unpack(struct image *image, struct image_text *text)
{
	struct bri_error error = {"", ""};
	struct bri_stream *stream;
	size_t size = 0;
	ssize_t length = -1;

	stream = bri_stream_memory(text->bytes, text->size);
	stream = stream == NULL ? NULL : bri_stream_decode(stream, &error);
	while (stream != NULL && size < IMAGE_TEXT_MAX &&
	       (length = bri_stream_read(stream, image->block + size, IMAGE_TEXT_MAX - size, &error)) > 0)
		size += (size_t)length;
	bri_stream_free(stream);
	if (stream == NULL || length < 0)
		return false;
	free(text->bytes);
	text->bytes = malloc(size + 1);
	if (text->bytes == NULL)
		return false;
	memcpy(text->bytes, image->block, size);
	text->bytes[size] = '\0';
	text->size = size;
	return true;
}

static void keep_text(struct image *image, uint32_t at, const unsigned char *bytes, size_t size, bool is_cut)
{
	struct image_text *text;
	struct image_more *more;
	uint8_t digest[32];

	if (!image_grow(image, &image->texts, image->text_count, &image->text_capacity, sizeof(*image->texts)))
		return;
	text = &image->texts[image->text_count];
	memset(text, 0, sizeof(*text));
	is_cut |= image->text_bytes + size > IMAGE_TEXTS_MAX;
	text->is_cut = is_cut;
	text->entry = at;
	text->is_script = is_shell_script(bytes, size);
	text->bytes = malloc((is_cut ? 0 : size) + 1);
	if (text->bytes == NULL) {
		image->stopped = true;
		bri_error_set(image->reterr, "", "out of memory");
		return;
	}
	image->text_count++;
	text->size = is_cut ? 0 : size;
	memcpy(text->bytes, bytes, text->size);
	text->bytes[text->size] = '\0';
	if (!is_cut) {
		bri_sha256(bytes, size, digest);
		bri_digest_text(digest, text->sha256);
	}
	if (size > 2 && bytes[0] == 0x1f && bytes[1] == 0x8b && !is_cut && !unpack(image, text)) {
		text->is_cut = true;
		text->size = 0;
	}
	open_blocks(text->bytes, text->size);
	image->text_bytes += text->size;
	text->is_text = memchr(text->bytes, 0, text->size) == NULL;
	/* One that is only read by others (". lib.sh") needn't say whose it is. */
	if (text->is_text && strncmp(text->bytes, "#!", 2) != 0 &&
	    image_match(image, "insecure-download", "scripts", image->index.entries[at].path) != NULL)
		text->is_script = true;
	more = image_index_take(&image->index, at);
	if (more == NULL)
		image_no_memory(image);
	else
		more->text = (uint32_t)image->text_count;
}

/* ---- files -------------------------------------------------------------------------------- */

/* All of an ELF file, or of a kernel, into memory: keys, then its judge. */
static void take_whole(struct image *image, uint32_t at, const struct bri_tree_entry *entry, struct bri_tree_file *file,
                       size_t size)
{
	struct finder finder = {image, at};
	struct image_key_search search = {.found = add_find, .context = &finder};
	unsigned char *bytes = image_read_whole(image, entry, file, &size);
	size_t length;
	char *config;

	if (bytes == NULL)
		return;
	image_keys_feed(&search, bytes, size, true);
	if (image_match(image, "aslr", "kernel-images", entry->path) != NULL &&
	    (config = image_kernel_config(image, bytes, size, &length)) != NULL) {
		keep_text(image, at, (unsigned char *)config, length, false);
		free(config);
	}
	if (image->index.entries[at].is_elf && image->holds_elf)
		image_judge_elf(image, at, entry->path, bytes, size);
	else
		free(bytes);
}

/* Searches the rest of a file, and says how much of it stands in the block. */
static bool search_rest(struct image *image, struct bri_tree_file *file, struct image_key_search *search, size_t *size,
                        bool keeps)
{
	unsigned char *room = image->block + *size;
	uint64_t searched = *size;
	ssize_t length;

	for (;;) {
		size_t space = IMAGE_TEXT_MAX - *size;

		if (!keeps || space == 0) { /* what was there is searched already */
			keeps = false;
			room = image->block;
			space = IMAGE_TEXT_MAX;
		}
		length = file->read(file, room, space);
		if (length < 0)
			return false;
		image_keys_feed(search, room, (size_t)length, length == 0);
		if (length == 0)
			return keeps;
		searched += (uint64_t)length;
		image->top->searched += (uint64_t)length;
		image->top->unpacked += image->inside != NULL ? (uint64_t)length : 0;
		if (searched > IMAGE_SEARCH_MAX || image->top->searched > IMAGE_TOTAL_MAX) {
			add_find(search->context, IMAGE_KEY_UNSEARCHED, 0, "too large: only its beginning was searched for keys");
			return false;
		}
		if (keeps) {
			*size += (size_t)length;
			room += length;
		}
	}
}

static void take_file(struct image *image, uint32_t at, const struct bri_tree_entry *entry, struct bri_tree_file *file)
{
	struct finder finder = {image, at};
	struct image_key_search search = {.line = 1, .found = add_find, .context = &finder};
	ssize_t length = file->read(file, image->block, 65536);
	size_t size = length > 0 ? (size_t)length : 0;
	const char *what = "";
	enum image_key key;
	bool is_whole;

	image->files++;
	if (length <= 0)
		return;
	if (bri_format_of(image->block, size) != BRI_FORMAT_OTHER &&
	    bri_format_of(image->block, size) != BRI_FORMAT_EVIDENCE) {
		image->index.entries[at].is_elf = true;
	}
	if ((image->index.entries[at].is_elf && image->holds_elf) || image_match(image, "aslr", "kernel-images", entry->path) != NULL) {
		take_whole(image, at, entry, file, size);
		return;
	}
	if (image_take_nested(image, at, entry, file, &size))
		return;
	search.is_text = memchr(image->block, 0, size) == NULL;
	image_keys_feed(&search, image->block, size, false);
	is_whole = search_rest(image, file, &search, &size, true);
	if (image->index.entries[at].is_elf)
		return;
	if (is_whole && size <= 65536 && (key = image_key_of(image->block, size, &what)) != IMAGE_KEY_NONE)
		add_find(&finder, key, 0, what);
	if (is_wanted(image, entry->path, image->block, size))
		keep_text(image, at, image->block, is_whole ? size : 0, !is_whole);
}

/* Two names of one file.  cpio stores the bytes with the last of them, tar with the first. */
static bool join_names(struct image *image, uint32_t at, uint32_t other, bool has_bytes)
{
	struct image_index *index = &image->index;
	struct image_more *more = image_index_take(index, has_bytes ? other : at);

	if (more == NULL) {
		image_no_memory(image);
		return false;
	}
	more->alias = (has_bytes ? at : other) + 1;
	index->entries[at].type = index->entries[other].type;
	if (!has_bytes) {
		index->entries[at].mode = index->entries[other].mode;
		more->link = image_index_more(index, &index->entries[other])->link;
	}
	return true;
}

static int take_entry(void *context, const struct bri_tree_entry *entry, struct bri_tree_file *file)
{
	struct image *image = context;
	uint32_t at, other;

	if (image->stopped)
		return 1;
	if (entry->path[0] == '\0')
		return 0;
	if (image->top->unpacked > IMAGE_NESTED_MAX)
		return 1; /* told by who opened it */
	at = image_index_add(&image->index, entry);
	if (at == IMAGE_NO_ENTRY) {
		image_tell_of(image, entry->path, "too many names in one image, or out of memory; audit its parts");
		return 1;
	}
	if (entry->hard_link != NULL) {
		other = image_index_find(&image->index, entry->hard_link);
		if (other == IMAGE_NO_ENTRY || other == at) {
			image_tell_of(image, entry->path, "a hard link to nothing");
			return 0;
		}
		if (!join_names(image, at, other, entry->size > 0))
			return 1;
	}
	if (file != NULL && (entry->hard_link == NULL || entry->size > 0))
		take_file(image, at, entry, file);
	return image->stopped ? 1 : 0;
}

static int finish(struct image *image, int status)
{
	return status < 0 || image->stopped ? -1 : 0;
}

int image_gather_directory(struct image *image, const char *path)
{
	const struct bri_tree_visitor visitor = {image, take_entry, image_tell};

	return finish(image, bri_tree_directory(path, &visitor, image->reterr));
}

int image_gather_archive(struct image *image, const char *path, enum bri_tree_holder holder)
{
	const struct bri_tree_visitor visitor = {image, take_entry, image_tell};

	return holder == BRI_HOLDER_SQUASH ? image_gather_squash(image, path, path)
	                                   : finish(image, bri_tree_archive(path, &visitor, image->reterr));
}

int image_gather_squash(struct image *image, const char *path, const char *where)
{
	const struct bri_tree_visitor visitor = {image, take_entry, image_tell};

	image->is_squash = true;
	return finish(image, bri_tree_squash_at(path, where, &visitor, image->reterr));
}

int image_gather_stream(struct image *image, struct bri_stream *stream, const char *where)
{
	const struct bri_tree_visitor visitor = {image, take_entry, image_tell};

	return finish(image, bri_tree_archive_stream(stream, where, &visitor, image->reterr));
}
