/* SPDX-License-Identifier: Apache-2.0 */
/* Decoders of archives, one above the other, through libarchive's filters (none
 * that starts a program).  It refuses bombs. */
#include "stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define UNPACKED_MAX (UINT64_C(8) << 30)
#define FREE_OF_RATIO (UINT64_C(256) << 20)
#define RATIO_MAX 200

struct bri_stream {
	/* the bottom: a descriptor, bytes or a function */
	int descriptor;
	const unsigned char *bytes;
	size_t size, at;
	ssize_t (*read)(void *context, void *buffer, size_t size);
	void *context;
	/* or a decoder */
	struct bri_stream *under;
	struct archive *archive;
	struct bri_error error; /* of what is under, met in libarchive's callback */
	uint64_t given;
	unsigned char *back; /* put back */
	size_t back_size, back_at;
	unsigned char block[BRI_STREAM_BLOCK];
};

static struct bri_stream *new_stream(void)
{
	struct bri_stream *stream = calloc(1, sizeof(*stream));

	if (stream != NULL)
		stream->descriptor = -1;
	return stream;
}

struct bri_stream *bri_stream_file(int descriptor)
{
	struct bri_stream *stream = new_stream();

	if (stream != NULL)
		stream->descriptor = descriptor;
	return stream;
}

struct bri_stream *bri_stream_memory(const void *bytes, size_t size)
{
	struct bri_stream *stream = new_stream();

	if (stream != NULL) {
		stream->bytes = bytes;
		stream->size = size;
	}
	return stream;
}

struct bri_stream *bri_stream_reader(ssize_t (*read)(void *context, void *buffer, size_t size), void *context)
{
	struct bri_stream *stream = new_stream();

	if (stream != NULL) {
		stream->read = read;
		stream->context = context;
	}
	return stream;
}

void bri_stream_free(struct bri_stream *stream)
{
	while (stream != NULL) {
		struct bri_stream *under = stream->under;

		if (stream->archive != NULL)
			archive_read_free(stream->archive);
		free(stream->back);
		free(stream);
		stream = under;
	}
}

static la_ssize_t feed(struct archive *archive, void *context, const void **ret_block)
{
	struct bri_stream *stream = context;
	ssize_t length = bri_stream_read(stream->under, stream->block, sizeof(stream->block), &stream->error);

	if (length < 0)
		archive_set_error(archive, EIO, "%s", stream->error.what);
	*ret_block = stream->block;
	return length;
}

struct bri_stream *bri_stream_decode(struct bri_stream *under, struct bri_error *reterr)
{
	struct bri_stream *stream = new_stream();
	struct archive_entry *entry;
	int status;

	if (stream == NULL || (stream->archive = archive_read_new()) == NULL) {
		free(stream);
		bri_stream_free(under);
		bri_error_set(reterr, "", "out of memory");
		return NULL;
	}
	stream->under = under;
	archive_read_support_filter_gzip(stream->archive);
	archive_read_support_filter_xz(stream->archive);
	archive_read_support_filter_lzma(stream->archive);
	archive_read_support_filter_zstd(stream->archive);
	archive_read_support_filter_bzip2(stream->archive);
	archive_read_support_filter_lz4(stream->archive);
	archive_read_support_format_raw(stream->archive);
	archive_read_support_format_empty(stream->archive);
	status = archive_read_open(stream->archive, stream, NULL, feed, NULL);
	if (status == ARCHIVE_OK || status == ARCHIVE_WARN)
		status = archive_read_next_header(stream->archive, &entry);
	if (status == ARCHIVE_OK || status == ARCHIVE_WARN || status == ARCHIVE_EOF)
		return stream;
	bri_error_set(reterr, "", "can't be unpacked: %s", archive_error_string(stream->archive));
	bri_stream_free(stream);
	return NULL;
}

static ssize_t read_decoded(struct bri_stream *stream, void *buffer, size_t size, struct bri_error *reterr)
{
	la_ssize_t length = archive_read_data(stream->archive, buffer, size);
	uint64_t packed;

	if (length < 0)
		return bri_error_set(reterr, "", "can't be unpacked to its end: %s", archive_error_string(stream->archive));
	stream->given += (uint64_t)length;
	packed = stream->under->given;
	if (stream->given > FREE_OF_RATIO && stream->given / RATIO_MAX > packed)
		return bri_error_set(reterr, "", "it unpacks to more than %u times its size, as a bomb does; unpack it where "
		                     "it does no harm and audit the directory", RATIO_MAX);
	if (stream->given > UNPACKED_MAX)
		return bri_error_set(reterr, "", "it unpacks to more than 8 GiB; audit the unpacked directory");
	return (ssize_t)length;
}

static ssize_t read_bottom(struct bri_stream *stream, void *buffer, size_t size, struct bri_error *reterr)
{
	ssize_t length;

	if (stream->read != NULL) {
		length = stream->read(stream->context, buffer, size);
		if (length < 0)
			return bri_error_set(reterr, "", "can't be read to its end");
	} else if (stream->descriptor >= 0) {
		do
			length = read(stream->descriptor, buffer, size);
		while (length < 0 && errno == EINTR);
		if (length < 0)
			return bri_error_set(reterr, "", "can't read it: %s", strerror(errno));
	} else {
		length = (ssize_t)(stream->size - stream->at < size ? stream->size - stream->at : size);
		if (length > 0)
			memcpy(buffer, stream->bytes + stream->at, (size_t)length);
		stream->at += (size_t)length;
	}
	stream->given += (uint64_t)length;
	return length;
}

ssize_t bri_stream_read(struct bri_stream *stream, void *buffer, size_t size, struct bri_error *reterr)
{
	if (stream->back_at < stream->back_size) {
		size_t length = stream->back_size - stream->back_at;

		length = length < size ? length : size;
		memcpy(buffer, stream->back + stream->back_at, length);
		stream->back_at += length;
		return (ssize_t)length;
	}
	return stream->archive != NULL ? read_decoded(stream, buffer, size, reterr)
	                               : read_bottom(stream, buffer, size, reterr);
}

bool bri_stream_unread(struct bri_stream *stream, const void *bytes, size_t size)
{
	size_t left = stream->back_size - stream->back_at;
	unsigned char *back = malloc(size + left + 1);

	if (back == NULL)
		return false;
	memcpy(back, bytes, size);
	if (left > 0)
		memcpy(back + size, stream->back + stream->back_at, left);
	free(stream->back);
	stream->back = back;
	stream->back_size = size + left;
	stream->back_at = 0;
	return true;
}
