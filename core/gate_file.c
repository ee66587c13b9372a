/* SPDX-License-Identifier: Apache-2.0 */
/* Writes the gate's files and notices when one didn't arrive whole.  It knows
 * paths and descriptors, not what it writes. */
#include "gate_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int fail(struct bri_error *reterr, const char *path, const char *what)
{
	int code = errno;
	return bri_error_set(reterr, path, "can't %s: %s", what, strerror(code));
}

FILE *bri_gate_file_open(const char *path, struct bri_error *reterr)
{
	FILE *file = NULL;
	if (strcmp(path, "-") == 0) {
		int descriptor = dup(STDOUT_FILENO);
		file = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;
		if (file == NULL && descriptor >= 0)
			close(descriptor);
	} else {
		file = fopen(path, "we");
	}
	if (file == NULL)
		fail(reterr, path, "write it");
	return file;
}

void bri_gate_file_sink(void *context, const char *text, size_t length)
{
	/* A short write leaves the stream's error flag, which close looks at. */
	fwrite(text, 1, length, context);
}

int bri_gate_file_close(FILE *file, const char *path, int status, struct bri_error *reterr)
{
	bool is_whole = fflush(file) == 0 && ferror(file) == 0;
	int code = errno;
	bool is_closed = fclose(file) == 0;
	if (status < 0)
		return status;
	if (!is_whole)
		errno = code;
	return is_whole && is_closed ? 0 : fail(reterr, path, "write all of it");
}

/* Without "." and doubled slashes, so that ./x.o and x.o are one object. */
static char *absolute_path(const char *output)
{
	char *base = output[0] == '/' ? strdup("") : getcwd(NULL, 0);
	if (base == NULL)
		return NULL;
	size_t length = strlen(base);
	char *path = realloc(base, length + strlen(output) + 2);
	if (path == NULL) {
		free(base);
		return NULL;
	}
	if (length > 0 && path[length - 1] == '/')
		length--;
	while (*output != '\0') {
		size_t part = strcspn(output, "/");
		if (part > 0 && !(part == 1 && output[0] == '.')) {
			path[length++] = '/';
			memcpy(path + length, output, part);
			length += part;
		}
		output += part + (output[part] == '/');
	}
	path[length] = '\0';
	return path;
}

char *bri_gate_report_path(const char *directory, const char *output, bri_gate_sha256 sha256)
{
	uint8_t digest[32];
	char hex[2 * sizeof(digest) + 1];
	char *absolute = absolute_path(output);
	if (absolute == NULL)
		return NULL;
	sha256(absolute, strlen(absolute), digest);
	free(absolute);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(hex + 2 * i, 3, "%02x", digest[i]);
	size_t size = strlen(directory) + sizeof(hex) + 6;
	char *path = malloc(size);
	if (path != NULL)
		snprintf(path, size, "%s/%s.brn", directory, hex);
	return path;
}

static int write_bytes(int descriptor, const unsigned char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t written = write(descriptor, bytes, size);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return -1;
		bytes += written;
		size -= (size_t)written;
	}
	return 0;
}

static int open_beside(const char *directory, char *temporary)
{
	int descriptor = mkostemp(temporary, O_CLOEXEC);
	if (descriptor >= 0 || errno != ENOENT || mkdir(directory, 0777) < 0)
		return descriptor;
	memcpy(temporary + strlen(temporary) - 6, "XXXXXX", 6);
	return mkostemp(temporary, O_CLOEXEC);
}

int bri_gate_report_write(const char *directory, const char *path, const unsigned char *bytes, size_t size,
                          struct bri_error *reterr)
{
	static const char name[] = "/.brinell-XXXXXX";
	char *temporary = malloc(strlen(directory) + sizeof(name));
	if (temporary == NULL)
		return bri_error_set(reterr, path, "out of memory while writing the report");
	memcpy(temporary, directory, strlen(directory));
	memcpy(temporary + strlen(directory), name, sizeof(name));
	int descriptor = open_beside(directory, temporary);
	if (descriptor < 0) {
		fail(reterr, directory, "write reports there (BRINELL_REPORT_DIR)");
		free(temporary);
		return -1;
	}
	int status = write_bytes(descriptor, bytes, size);
	/* Readable by whoever merges the reports of a build. */
	if (status == 0)
		status = fchmod(descriptor, 0644);
	int code = errno;
	if (close(descriptor) < 0 && status == 0) {
		status = -1;
		code = errno;
	}
	if (status == 0 && rename(temporary, path) < 0) {
		status = -1;
		code = errno;
	}
	if (status < 0) {
		unlink(temporary);
		errno = code;
		fail(reterr, path, "write the report (free some space or choose another BRINELL_REPORT_DIR)");
	}
	free(temporary);
	return status;
}

int bri_gate_report_remove(const char *path, struct bri_error *reterr)
{
	if (unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR)
		return 0;
	return fail(reterr, path, "remove the report of an earlier build");
}
