/* SPDX-License-Identifier: Apache-2.0 */
/* A tar or cpio archive, packed or plain, as a tree of files, read once from
 * front to back.  Archives that stand one behind the other, as in an initial RAM
 * disk, are all read; anything else behind the end is told, never passed over. */
#include "stream.h"
#include "file_tree.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SEGMENTS_MAX 16
#define HOARD_MAX (16u << 20) /* bytes that a header may make the format's reader keep */

struct reader {
	const struct bri_tree_visitor *visitor;
	const char *where;
	struct bri_stream *stream;
	struct archive *archive;
	struct bri_error error; /* of the stream, met in a callback */
	bool broken, is_behind;
	uint64_t entries, given;
	/* the last two blocks handed out: what the reader of the format didn't take is put back from them */
	unsigned char blocks[2][BRI_STREAM_BLOCK];
	size_t sizes[2];
	unsigned current;
	char path[BRI_TREE_PATH_MAX], link[BRI_TREE_PATH_MAX], label[2 * BRI_TREE_PATH_MAX];
};

struct member {
	struct bri_tree_file file;
	struct reader *reader;
};

static void fail(struct reader *reader, const char *path, const char *what)
{
	struct bri_error told;

	snprintf(reader->label, sizeof(reader->label), "%s%s%s", reader->where, path[0] != '\0' ? ": " : "", path);
	bri_error_set(&told, reader->label, "%s", what);
	reader->visitor->failed(reader->visitor->context, &told);
}

static la_ssize_t feed(struct archive *archive, void *context, const void **ret_block)
{
	struct reader *reader = context;
	ssize_t length;

	if (reader->given > (uint64_t)archive_filter_bytes(archive, 0) + HOARD_MAX) {
		reader->broken = true;
		bri_error_set(&reader->error, "", "damaged archive: a header says that it is larger than 16 MiB");
		archive_set_error(archive, EIO, "%s", reader->error.what);
		return -1;
	}
	reader->current ^= 1;
	reader->sizes[reader->current] = 0;
	length = bri_stream_read(reader->stream, reader->blocks[reader->current], BRI_STREAM_BLOCK, &reader->error);
	if (length < 0) {
		reader->broken = true;
		archive_set_error(archive, EIO, "%s", reader->error.what);
		return -1;
	}
	reader->sizes[reader->current] = (size_t)length;
	reader->given += (uint64_t)length;
	*ret_block = reader->blocks[reader->current];
	return length;
}

static ssize_t read_member(struct bri_tree_file *file, void *buffer, size_t size)
{
	struct reader *reader = ((struct member *)file)->reader;
	la_ssize_t length = archive_read_data(reader->archive, buffer, size);

	if (length < 0) {
		const char *why = archive_error_string(reader->archive);

		fail(reader, reader->path, why != NULL ? why : "can't be read to its end");
		return -1;
	}
	return (ssize_t)length;
}

static const char *text_of(const char *bytes, const char *utf8)
{
	return bytes != NULL ? bytes : utf8;
}

static enum bri_tree_type type_of(struct archive_entry *entry, const char *hard_link)
{
	switch (archive_entry_filetype(entry)) {
	case AE_IFREG:
		return BRI_TREE_FILE;
	case AE_IFDIR:
		return BRI_TREE_DIRECTORY;
	case AE_IFLNK:
		return BRI_TREE_LINK;
	case AE_IFCHR:
	case AE_IFBLK:
		return BRI_TREE_DEVICE;
	default:
		return hard_link != NULL ? BRI_TREE_FILE : BRI_TREE_OTHER;
	}
}

static int visit(struct reader *reader, struct archive_entry *one)
{
	const char *name = text_of(archive_entry_pathname(one), archive_entry_pathname_utf8(one));
	const char *hard = text_of(archive_entry_hardlink(one), archive_entry_hardlink_utf8(one));
	struct member member = {.file = {.read = read_member}, .reader = reader};
	struct bri_tree_entry entry = {.path = reader->path};

	if (name == NULL || !bri_tree_path(name, reader->path)) {
		fail(reader, name == NULL ? "" : name, "this entry's name leads out of the archive, is too long or can't be "
		                                       "read; its content isn't looked at");
		return 0;
	}
	if (hard != NULL && !bri_tree_path(hard, reader->link)) {
		fail(reader, name, "a hard link that leads out of the archive; it isn't followed");
		return 0;
	}
	entry.type = type_of(one, hard);
	entry.mode = archive_entry_perm(one) & 07777;
	entry.uid = (uint32_t)archive_entry_uid(one);
	entry.gid = (uint32_t)archive_entry_gid(one);
	entry.size = entry.type == BRI_TREE_FILE && archive_entry_size(one) > 0 ? (uint64_t)archive_entry_size(one) : 0;
	entry.hard_link = hard != NULL ? reader->link : NULL;
	if (entry.type == BRI_TREE_LINK) {
		entry.link = text_of(archive_entry_symlink(one), archive_entry_symlink_utf8(one));
		if (entry.link == NULL) {
			fail(reader, name, "this link's text can't be read");
			return 0;
		}
	}
	return reader->visitor->entry(reader->visitor->context, &entry, entry.type == BRI_TREE_FILE ? &member.file : NULL);
}

/* Entries until the end; 1 when the visitor or damage ends all. */
static int read_entries(struct reader *reader)
{
	struct archive_entry *entry;
	const char *why;
	int status, result = 0;

	while (result == 0) {
		status = archive_read_next_header(reader->archive, &entry);
		if (status == ARCHIVE_EOF)
			return 0;
		why = archive_error_string(reader->archive);
		if (status == ARCHIVE_FATAL || reader->broken) {
			fail(reader, "", reader->broken ? reader->error.what : why != NULL ? why : "damaged archive");
			return 1;
		}
		if (++reader->entries > BRI_TREE_ENTRIES_MAX) {
			fail(reader, "", "more than 2000000 files in one archive; unpack it and audit its parts");
			return 1;
		}
		if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
			fail(reader, "", why != NULL ? why : "an entry can't be read");
		else
			result = visit(reader, entry);
	}
	return result;
}

static bool is_zero(const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (bytes[i] != 0)
			return false;
	return true;
}

/* Puts back what the format's reader left, and says whether a tar archive ended with its mark. */
static bool put_back(struct reader *reader, uint64_t consumed)
{
	unsigned old = reader->current ^ 1, now = reader->current;
	size_t left = consumed < reader->given ? (size_t)(reader->given - consumed) : 0;
	size_t kept = reader->sizes[old] + reader->sizes[now];
	unsigned char *both = malloc(kept + 1);
	bool ended;

	if (both == NULL)
		return false;
	memcpy(both, reader->blocks[old], reader->sizes[old]);
	memcpy(both + reader->sizes[old], reader->blocks[now], reader->sizes[now]);
	left = left < kept ? left : kept;
	ended = kept - left >= 512 && is_zero(both + kept - left - 512, 512);
	ended |= left >= 512 && is_zero(both + kept - left, 512);
	if (!bri_stream_unread(reader->stream, both + kept - left, left))
		ended = false;
	free(both);
	return ended;
}

static int read_segment(struct reader *reader)
{
	uint64_t consumed;
	int result = 1, format;

	reader->archive = archive_read_new();
	if (reader->archive == NULL) {
		fail(reader, "", "out of memory");
		return 1;
	}
	reader->given = 0;
	reader->sizes[0] = reader->sizes[1] = 0;
	archive_read_support_format_tar(reader->archive);
	archive_read_support_format_cpio(reader->archive);
	if (archive_read_open(reader->archive, reader, NULL, feed, NULL) != ARCHIVE_OK) {
		fail(reader, "", reader->broken      ? reader->error.what
		                 : reader->is_behind ? "something that is neither a tar nor a cpio archive stands behind its end"
		                                     : "what is packed here is neither a tar nor a cpio archive");
	} else {
		result = read_entries(reader);
		consumed = (uint64_t)archive_filter_bytes(reader->archive, 0);
		format = archive_format(reader->archive) & ARCHIVE_FORMAT_BASE_MASK;
		if (result == 0 && !put_back(reader, consumed) && format == ARCHIVE_FORMAT_TAR) {
			fail(reader, "", "the archive has no mark at its end: it may be cut");
			result = 1;
		}
	}
	archive_read_free(reader->archive);
	reader->archive = NULL;
	return result;
}

/* Skips the zeros behind an archive; 1 when something follows, 0 at the end, -1 damaged. */
static int find_more(struct reader *reader)
{
	unsigned char *block = reader->blocks[0];
	ssize_t length;

	while ((length = bri_stream_read(reader->stream, block, BRI_STREAM_BLOCK, &reader->error)) > 0) {
		ssize_t at = 0;

		while (at < length && block[at] == 0)
			at++;
		if (at == length)
			continue;
		if (length - at >= 10 && memcmp(block + at, "TRAILER!!!", 10) == 0)
			at += 10;
		else
			return bri_stream_unread(reader->stream, block + at, (size_t)(length - at)) ? 1 : -1;
		if (!bri_stream_unread(reader->stream, block + at, (size_t)(length - at)))
			return -1;
	}
	if (length < 0)
		fail(reader, "", reader->error.what);
	return length < 0 ? -1 : 0;
}

static int read_archive(struct reader *reader, struct bri_error *reterr)
{
	int result = 0, more = 1;

	for (int segment = 0; result == 0 && more == 1; segment++) {
		struct bri_error error = {"", ""};

		if (segment == SEGMENTS_MAX) {
			fail(reader, "", "too many archives one behind the other");
			break;
		}
		reader->is_behind = segment > 0;
		reader->stream = bri_stream_decode(reader->stream, &error);
		if (reader->stream == NULL) {
			if (segment == 0)
				return bri_error_set(reterr, reader->where, "%s", error.what);
			fail(reader, "", error.what);
			break;
		}
		result = read_segment(reader);
		more = result == 0 ? find_more(reader) : 0;
	}
	return 0;
}

int bri_tree_archive_stream(struct bri_stream *stream, const char *where, const struct bri_tree_visitor *visitor,
                            struct bri_error *reterr)
{
	struct reader *reader = stream == NULL ? NULL : calloc(1, sizeof(*reader));
	int result;

	if (reader == NULL) {
		bri_stream_free(stream);
		return bri_error_set(reterr, where, "out of memory");
	}
	reader->visitor = visitor;
	reader->where = where;
	reader->stream = stream;
	result = read_archive(reader, reterr);
	bri_stream_free(reader->stream);
	free(reader);
	return result;
}

int bri_tree_archive(const char *path, const struct bri_tree_visitor *visitor, struct bri_error *reterr)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC), result;

	if (descriptor < 0)
		return bri_error_set(reterr, path, "can't read it: %s", strerror(errno));
	result = bri_tree_archive_stream(bri_stream_file(descriptor), path, visitor, reterr);
	close(descriptor);
	return result;
}

int bri_tree_archive_memory(const void *bytes, size_t size, const char *where, const struct bri_tree_visitor *visitor,
                            struct bri_error *reterr)
{
	return bri_tree_archive_stream(bri_stream_memory(bytes, size), where, visitor, reterr);
}
