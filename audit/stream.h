/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_STREAM_H
#define BRI_STREAM_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The bytes of an archive, unpacked on the way and only in memory: a file or
 * bytes at the bottom, decoders (gzip, xz, zstd, bzip2, lzma) above.  What
 * unpacks to far more than its own size is refused as a bomb. */
struct bri_stream;

#define BRI_STREAM_BLOCK 65536

struct bri_stream *bri_stream_file(int descriptor);                   /* borrowed; NULL: out of memory */
struct bri_stream *bri_stream_memory(const void *bytes, size_t size); /* borrowed */
/* What a function gives: bytes read, 0 at the end, -1 (told already). */
struct bri_stream *bri_stream_reader(ssize_t (*read)(void *context, void *buffer, size_t size), void *context);
/* `under` is owned, also when NULL is returned. */
struct bri_stream *bri_stream_decode(struct bri_stream *under, struct bri_error *reterr);
void bri_stream_free(struct bri_stream *stream); /* NULL allowed; frees what is under it */

/* Bytes read, 0 at the end, -1 with `reterr` (where: ""). */
ssize_t bri_stream_read(struct bri_stream *stream, void *buffer, size_t size, struct bri_error *reterr);
/* Put bytes back, at most two blocks at a time: they are read again. */
bool bri_stream_unread(struct bri_stream *stream, const void *bytes, size_t size);

#ifdef __cplusplus
}
#endif
#endif
