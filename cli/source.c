/* SPDX-License-Identifier: Apache-2.0 */
/* Source lines by file and number.  Files are read whole, once; big ones and
 * what isn't a regular file are left alone, since names come from evidence. */
#include "source.h"
#include "install.h"
#include "line_hash.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_SIZE_MAX (64 << 20)
#define FILES_MAX 4096

struct file {
	char *name;
	char *text;    /* NULL: can't be read */
	size_t size;
	size_t *lines; /* offset of each line's start */
	size_t count;
	char (*hashes)[BRI_LINE_HASH_SIZE]; /* NULL: not asked for yet */
	size_t hash_count;
};

struct bri_sources {
	const char *root;
	struct file *files;
	size_t count;
};

struct bri_sources *bri_sources_new(const char *root)
{
	struct bri_sources *sources = calloc(1, sizeof(*sources));

	if (sources != NULL)
		sources->root = root;
	return sources;
}

void bri_sources_free(struct bri_sources *sources)
{
	if (sources == NULL)
		return;
	for (size_t i = 0; i < sources->count; i++) {
		free(sources->files[i].name);
		free(sources->files[i].text);
		free(sources->files[i].lines);
		free(sources->files[i].hashes);
	}
	free(sources->files);
	free(sources);
}

static char *read_whole(const char *path, size_t *ret_size)
{
	/* O_NONBLOCK: a name from evidence may be a pipe. */
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat status;
	size_t used = 0;
	char *text = NULL;

	if (descriptor < 0)
		return NULL;
	if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= FILE_SIZE_MAX)
		text = malloc((size_t)status.st_size + 1);
	while (text != NULL && used < (size_t)status.st_size) {
		ssize_t got = read(descriptor, text + used, (size_t)status.st_size - used);

		if (got <= 0)
			break;
		used += (size_t)got;
	}
	close(descriptor);
	*ret_size = used;
	return text;
}

static void index_lines(struct file *file)
{
	size_t lines = 1, at = 0;

	for (size_t i = 0; i < file->size; i++)
		lines += file->text[i] == '\n';
	file->lines = calloc(lines, sizeof(*file->lines));
	if (file->lines == NULL)
		return;
	file->lines[at++] = 0;
	for (size_t i = 0; i < file->size; i++)
		if (file->text[i] == '\n')
			file->lines[at++] = i + 1;
	file->count = lines;
}

static struct file *find(struct bri_sources *sources, const char *name)
{
	struct file *file, *grown;
	char path[PATH_MAX];

	for (size_t i = sources->count; i-- > 0;)
		if (strcmp(sources->files[i].name, name) == 0)
			return &sources->files[i];
	if (sources->count >= FILES_MAX)
		return NULL;
	grown = realloc(sources->files, (sources->count + 1) * sizeof(*grown));
	if (grown == NULL)
		return NULL;
	sources->files = grown;
	file = &grown[sources->count];
	memset(file, 0, sizeof(*file));
	file->name = strdup(name);
	if (file->name == NULL)
		return NULL;
	sources->count++;
	file->text = read_whole(name, &file->size);
	if (file->text == NULL && name[0] != '/' && sources->root != NULL &&
	    bri_fits(path, sizeof(path), "%s/%s", sources->root, name))
		file->text = read_whole(path, &file->size);
	if (file->text != NULL)
		index_lines(file);
	return file;
}

const char *bri_sources_line(void *context, const char *file, uint32_t line, size_t *ret_length)
{
	struct bri_sources *sources = context;
	struct file *found = sources == NULL || file == NULL ? NULL : find(sources, file);
	size_t start, end;

	if (found == NULL || line == 0 || line > found->count)
		return NULL;
	start = found->lines[line - 1];
	end = line < found->count ? found->lines[line] - 1 : found->size;
	*ret_length = end - start;
	return found->text + start;
}

uint32_t bri_sources_utf16_column(struct bri_sources *sources, const char *file, uint32_t line, uint32_t column)
{
	size_t length = 0;
	const char *text = bri_sources_line(sources, file, line, &length);
	uint32_t units = 0;

	if (text == NULL || column == 0 || column - 1 > length)
		return column;
	for (size_t i = 0; i + 1 < column; i++) {
		unsigned char byte = (unsigned char)text[i];

		if (byte < 0x80 || byte >= 0xc0)
			units++;
		/* Beyond the basic plane: a surrogate pair. */
		if (byte >= 0xf0)
			units++;
	}
	return units + 1;
}

const char *bri_sources_line_hash(struct bri_sources *sources, const char *name, uint32_t line)
{
	struct file *file = sources == NULL || name == NULL ? NULL : find(sources, name);

	if (file == NULL || file->text == NULL || line == 0)
		return NULL;
	if (file->hashes == NULL && bri_line_hashes(file->text, file->size, &file->hashes, &file->hash_count) != 0)
		return NULL;
	return line <= file->hash_count ? file->hashes[line - 1] : NULL;
}
