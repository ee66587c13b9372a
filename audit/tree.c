/* SPDX-License-Identifier: Apache-2.0 */
/* Every ELF file and archive below a directory, by as many threads as the
 * process may use processors: directories are read level by level, each file's
 * first bytes looked at, then the files that count are examined, the largest
 * first.  Symbolic links aren't followed, so that a root file system never leads
 * out of itself. */
#include "audit_inner.h"
#include "file_tree.h"
#include "pool.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of files that hold more than this together none is hashed unless it is asked for: what ships in a device is smaller,
 * and hashing is most of the cost of more. */
#define HASHED_MAX (UINT64_C(256) << 20)

/* Of one directory, so many are looked at while it is read, the others by all threads. */
#define AT_ONCE 64

struct job {
	char *path;
	uint64_t size; /* 0: not looked at yet, or it doesn't count */
};

struct jobs {
	size_t prefix;
	bool named; /* the caller named these files */
	struct job *items;
	size_t count, capacity;
	uint64_t size;
};

/* A directory, and what is in it. */
struct place {
	char *path;
	struct jobs files, below;
	bool is_top;
};

static void free_jobs(struct jobs *jobs)
{
	for (size_t i = 0; i < jobs->count; i++)
		free(jobs->items[i].path);
	free(jobs->items);
	jobs->items = NULL;
	jobs->count = jobs->capacity = 0;
}

/* Takes `path`, which is NULL where there was no memory for it. */
static int add_job(struct jobs *jobs, char *path, uint64_t size, struct bri_error *reterr)
{
	struct job *grown = jobs->items;

	if (path != NULL && jobs->count == jobs->capacity) {
		size_t capacity = jobs->capacity == 0 ? 8 : 2 * jobs->capacity;

		grown = realloc(jobs->items, capacity * sizeof(*grown));
		if (grown != NULL) {
			jobs->items = grown;
			jobs->capacity = capacity;
		}
	}
	if (path == NULL || grown == NULL) {
		free(path);
		return bri_error_set(reterr, "", "out of memory");
	}
	jobs->items[jobs->count++] = (struct job){path, size};
	jobs->size += size;
	return 0;
}

static char *join(const char *directory, const char *name)
{
	size_t length = strlen(directory), size = strlen(name);
	char *path = malloc(length + size + 2);

	if (path == NULL)
		return NULL;
	memcpy(path, directory, length);
	if (length > 0 && path[length - 1] != '/')
		path[length++] = '/';
	memcpy(path + length, name, size + 1);
	return path;
}

/* By its first bytes, so that a root file system's many scripts aren't mapped.  0: it doesn't count. */
static uint64_t probe(int directory, const char *name, int flags)
{
	int descriptor = openat(directory, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags);
	unsigned char head[16];
	struct stat status;
	uint64_t size = 0;
	ssize_t length = descriptor < 0 ? -1 : pread(descriptor, head, sizeof(head), 0);

	/* What can't be read is told when it is examined. */
	if (length < 0)
		size = 1;
	else if (bri_format_of(head, (size_t)length) != BRI_FORMAT_OTHER)
		size = fstat(descriptor, &status) == 0 && status.st_size > 0 ? (uint64_t)status.st_size : 1;
	if (descriptor >= 0)
		close(descriptor);
	return size;
}

/* What isn't a directory or a regular file isn't opened. */
static unsigned type_of(int directory, const struct dirent *entry)
{
	struct stat status;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type;
	if (fstatat(directory, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return DT_REG;
	return S_ISDIR(status.st_mode) ? DT_DIR : S_ISREG(status.st_mode) ? DT_REG : DT_LNK;
}

static int read_names(struct place *place, DIR *directory, struct bri_error *reterr)
{
	struct dirent *entry;
	size_t seen = 0;
	int result = 0;

	while (result == 0 && (errno = 0, entry = readdir(directory)) != NULL) {
		const char *name = entry->d_name;
		unsigned type;
		uint64_t size;

		if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
			continue;
		type = type_of(dirfd(directory), entry);
		if (type == DT_DIR)
			result = add_job(&place->below, join(place->path, name), 0, reterr);
		if (type != DT_REG)
			continue;
		size = seen < AT_ONCE ? probe(dirfd(directory), name, O_NOFOLLOW) : 0;
		if (size > 0 || seen >= AT_ONCE)
			result = add_job(&place->files, join(place->path, name), size, reterr);
		seen++;
	}
	return result;
}

static int list(struct audit_part *part, void *context, size_t i, struct bri_error *reterr)
{
	struct place *place = &((struct place *)context)[i];
	int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (place->is_top ? 0 : O_NOFOLLOW);
	int descriptor = open(place->path, flags), result = 0;
	DIR *directory = NULL;
	struct bri_error error;

	if (descriptor >= 0 && bri_tree_is_virtual(descriptor)) {
		close(descriptor);
		return 0;
	}
	errno = descriptor < 0 ? errno : 0;
	if (descriptor >= 0 && (directory = fdopendir(descriptor)) != NULL)
		result = read_names(place, directory, reterr);
	if (result == 0 && errno != 0) {
		bri_error_set(&error, place->path, "can't read this directory: %s", strerror(errno));
		audit_tell(part->audit, &error);
	}
	if (directory != NULL)
		closedir(directory);
	else if (descriptor >= 0)
		close(descriptor);
	return result;
}

/* Moves the entries of `from` behind those of `jobs`. */
static int take_jobs(struct jobs *jobs, struct jobs *from, struct bri_error *reterr)
{
	int result = 0;

	for (size_t i = 0; i < from->count; i++) {
		char *path = from->items[i].path;

		from->items[i].path = NULL;
		if (result == 0)
			result = add_job(jobs, path, from->items[i].size, reterr);
		else
			free(path);
	}
	free_jobs(from);
	return result;
}

/* One level: `level` is then the directories below. */
static int list_level(struct audit_part *part, struct jobs *jobs, struct jobs *level, bool is_top,
                      struct bri_error *reterr)
{
	struct place *places = calloc(level->count, sizeof(*places));
	size_t count = level->count;
	int result;

	if (places == NULL)
		return bri_error_set(reterr, "", "out of memory");
	for (size_t i = 0; i < count; i++)
		places[i] = (struct place){.path = level->items[i].path, .is_top = is_top};
	level->count = 0;
	result = audit_pool(part, list, places, count, false, reterr);
	for (size_t i = 0; i < count; i++) {
		free(places[i].path);
		if (result == 0)
			result = take_jobs(jobs, &places[i].files, reterr);
		if (result == 0)
			result = take_jobs(level, &places[i].below, reterr);
		free_jobs(&places[i].files);
		free_jobs(&places[i].below);
	}
	free(places);
	return result;
}

static int probe_some(struct audit_part *part, void *context, size_t i, struct bri_error *reterr)
{
	struct jobs *jobs = context;

	(void)part;
	(void)reterr;
	for (size_t k = i * AT_ONCE; k < jobs->count && k < (i + 1) * AT_ONCE; k++)
		if (jobs->items[k].size == 0)
			jobs->items[k].size = probe(AT_FDCWD, jobs->items[k].path, O_NOFOLLOW);
	return 0;
}

/* Those that were only named. */
static int probe_rest(struct audit_part *part, struct jobs *jobs, struct bri_error *reterr)
{
	size_t kept = 0;
	int result = audit_pool(part, probe_some, jobs, (jobs->count + AT_ONCE - 1) / AT_ONCE, false, reterr);

	jobs->size = 0;
	for (size_t i = 0; i < jobs->count; i++) {
		jobs->size += jobs->items[i].size;
		if (jobs->items[i].size > 0)
			jobs->items[kept++] = jobs->items[i];
		else
			free(jobs->items[i].path);
	}
	jobs->count = kept;
	return result;
}

static int list_all(struct audit_part *part, struct jobs *jobs, const char *path, struct bri_error *reterr)
{
	struct jobs level = {0};
	int result = add_job(&level, strdup(path), 0, reterr);

	for (bool is_top = true; result == 0 && level.count > 0; is_top = false)
		result = list_level(part, jobs, &level, is_top, reterr);
	if (result == 0)
		result = probe_rest(part, jobs, reterr);
	free_jobs(&level);
	return result;
}

static int examine(struct audit_part *part, void *context, size_t i, struct bri_error *reterr)
{
	const struct jobs *jobs = context;
	size_t skip = jobs->prefix;

	while (!jobs->named && jobs->items[i].path[skip] == '/')
		skip++;
	return audit_file(part, jobs->items[i].path, skip, jobs->named, reterr);
}

static int by_size(const void *first, const void *second)
{
	const struct job *one = first, *two = second;

	if (one->size != two->size)
		return one->size < two->size ? 1 : -1;
	return strcmp(one->path, two->path);
}

static int run(struct audit_part *part, struct jobs *jobs, struct bri_error *reterr)
{
	struct bri_audit *audit = part->audit;
	int result;

	if (jobs->count == 0)
		return 0;
	qsort(jobs->items, jobs->count, sizeof(*jobs->items), by_size);
	audit->is_hashing = audit->hash == BRI_HASH_ALL || (audit->hash == BRI_HASH_DEVICE && jobs->size <= HASHED_MAX);
	result = audit_pool(part, examine, jobs, jobs->count, true, reterr);
	audit->is_hashing = audit->hash != BRI_HASH_NONE;
	return result;
}

int audit_directory(struct audit_part *part, const char *path, struct bri_error *reterr)
{
	struct jobs jobs = {.prefix = strlen(path)};
	int result = list_all(part, &jobs, path, reterr);

	if (result == 0)
		result = run(part, &jobs, reterr);
	free_jobs(&jobs);
	return result;
}

size_t audit_count_plain(const char *const *paths, size_t count)
{
	size_t i = 0;
	struct stat status;

	while (i < count && stat(paths[i], &status) == 0 && S_ISREG(status.st_mode) && probe(AT_FDCWD, paths[i], 0) > 1)
		i++;
	return i;
}

int audit_named(struct audit_part *part, const char *const *paths, size_t count, struct bri_error *reterr)
{
	struct jobs jobs = {.named = true};
	int result = 0;

	for (size_t i = 0; result == 0 && i < count; i++)
		result = add_job(&jobs, strdup(paths[i]), probe(AT_FDCWD, paths[i], 0), reterr);
	if (result == 0)
		result = run(part, &jobs, reterr);
	free_jobs(&jobs);
	return result;
}
