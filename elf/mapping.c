/* SPDX-License-Identifier: Apache-2.0 */
/* A regular file's bytes, mapped read-only or, where that is cheaper, read.  It refuses what isn't a regular
 * file, so that a pipe or a device never blocks a reader. */
#include "mapping.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const unsigned char no_bytes[1];

/* Up to this size two system calls and a page fault cost more than a copy. */
#define COPY_MAX 65536

static int copy_descriptor(struct bri_mapping *ret_mapping, int fd, size_t size, const char *path,
                           struct bri_error *reterr)
{
	unsigned char *bytes = malloc(size);
	size_t used = 0;
	if (!bytes)
		return bri_error_set(reterr, path, "out of memory");
	while (used < size) {
		ssize_t got = read(fd, bytes + used, size - used);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			int error = got < 0 ? errno : EIO;
			free(bytes);
			return bri_error_set(reterr, path, "can't be read: %s", strerror(error));
		}
		used += (size_t)got;
	}
	*ret_mapping = (struct bri_mapping){bytes, size, true};
	return 0;
}

static int map_descriptor(struct bri_mapping *ret_mapping, int fd, const char *path, struct bri_error *reterr)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return bri_error_set(reterr, path, "can't be examined: %s", strerror(errno));
	if (!S_ISREG(st.st_mode))
		return bri_error_set(reterr, path, "is no regular file; name a file");
	if ((uintmax_t)st.st_size > SIZE_MAX / 2)
		return bri_error_set(reterr, path, "is too large to be read");
	if (st.st_size == 0) {
		ret_mapping->bytes = no_bytes;
		return 0;
	}
	if (st.st_size <= COPY_MAX)
		return copy_descriptor(ret_mapping, fd, (size_t)st.st_size, path, reterr);
	void *bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		return bri_error_set(reterr, path, "can't be mapped: %s", strerror(errno));
	ret_mapping->bytes = bytes;
	ret_mapping->size = (size_t)st.st_size;
	return 0;
}

int bri_mapping_open(struct bri_mapping *ret_mapping, const char *path, struct bri_error *reterr)
{
	*ret_mapping = (struct bri_mapping){NULL, 0, false};
	/* O_NONBLOCK: opening a pipe that nobody writes must not wait. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return bri_error_set(reterr, path, "can't be opened: %s; see that it exists and is readable", strerror(errno));
	int status = map_descriptor(ret_mapping, fd, path, reterr);
	close(fd);
	return status;
}

void bri_mapping_close(struct bri_mapping *mapping)
{
	if (mapping->is_copy)
		free((void *)(uintptr_t)mapping->bytes);
	else if (mapping->bytes && mapping->bytes != no_bytes)
		munmap((void *)(uintptr_t)mapping->bytes, mapping->size);
	*mapping = (struct bri_mapping){NULL, 0, false};
}
