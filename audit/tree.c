/* SPDX-License-Identifier: Apache-2.0 */
/* Every ELF file and archive below a directory, by as many threads as the
 * process may use processors: names are listed, each file's first bytes looked
 * at, then the files that count are examined, the largest first.  Symbolic links
 * aren't followed, so that a root file system never leads out of itself. */
#include "audit_inner.h"
#include "pool.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of a tree that holds more than this no file is hashed unless it is asked for: what ships in a device is smaller, and
 * hashing is most of the cost of a large one. */
#define HASHED_MAX (UINT64_C(256) << 20)

struct job {
	char *path;
	uint64_t size; /* 0: nothing to examine */
};

struct jobs {
	struct audit_part *part;
	size_t prefix;
	struct job *items;
	size_t count, capacity;
	uint64_t size;
};

static int add_job(struct jobs *jobs, const char *path, struct bri_error *reterr)
{
	if (jobs->count == jobs->capacity) {
		size_t capacity = jobs->capacity == 0 ? 256 : 2 * jobs->capacity;
		struct job *grown = realloc(jobs->items, capacity * sizeof(*grown));

		if (grown == NULL)
			return bri_error_set(reterr, path, "out of memory");
		jobs->items = grown;
		jobs->capacity = capacity;
	}
	jobs->items[jobs->count].size = 0;
	jobs->items[jobs->count].path = strdup(path);
	return jobs->items[jobs->count++].path != NULL ? 0 : bri_error_set(reterr, path, "out of memory");
}

static int list(struct jobs *jobs, const char *path, struct bri_error *reterr)
{
	char *copy = strdup(path), *const paths[] = {copy, NULL};
	FTS *tree = copy == NULL ? NULL : fts_open(paths, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR | FTS_NOSTAT, NULL);
	struct bri_error error;
	FTSENT *entry;
	int result = 0;

	if (tree == NULL) {
		free(copy);
		return bri_error_set(reterr, path, "can't read this directory: %s", strerror(errno));
	}
	while (result == 0 && (entry = fts_read(tree)) != NULL) {
		if (entry->fts_info == FTS_F || entry->fts_info == FTS_NSOK) {
			result = add_job(jobs, entry->fts_path, reterr);
		} else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR || entry->fts_info == FTS_NS) {
			bri_error_set(&error, entry->fts_path, "can't read it: %s", strerror(entry->fts_errno));
			audit_tell(jobs->part->audit, &error);
		}
	}
	fts_close(tree);
	free(copy);
	return result;
}

/* By its first bytes, so that a root file system's many scripts aren't mapped.  Devices and pipes aren't opened. */
static int probe(struct audit_part *part, void *context, size_t i, struct bri_error *reterr)
{
	struct job *job = &((struct jobs *)context)->items[i];
	unsigned char head[16];
	struct stat status;
	ssize_t length;
	int descriptor;

	(void)part;
	(void)reterr;
	if (lstat(job->path, &status) == 0 && !S_ISREG(status.st_mode))
		return 0;
	descriptor = open(job->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
	length = descriptor < 0 ? -1 : pread(descriptor, head, sizeof(head), 0);
	/* What can't be read is told when it is examined. */
	if (length < 0 || bri_format_of(head, (size_t)length) != BRI_FORMAT_OTHER)
		job->size = status.st_size > 0 ? (uint64_t)status.st_size : 1;
	if (descriptor >= 0)
		close(descriptor);
	return 0;
}

static int examine(struct audit_part *part, void *context, size_t i, struct bri_error *reterr)
{
	const struct jobs *jobs = context;
	size_t skip = jobs->prefix;

	while (jobs->items[i].path[skip] == '/')
		skip++;
	return audit_file(part, jobs->items[i].path, skip, false, reterr);
}

static int by_size(const void *first, const void *second)
{
	const struct job *one = first, *two = second;

	if (one->size != two->size)
		return one->size < two->size ? 1 : -1;
	return strcmp(one->path, two->path);
}

static int run(struct jobs *jobs, const char *path, struct bri_error *reterr)
{
	struct bri_audit *audit = jobs->part->audit;
	size_t count = 0;
	int result = list(jobs, path, reterr);

	if (result == 0)
		result = audit_pool(jobs->part, probe, jobs, jobs->count, false, reterr);
	if (result != 0 || jobs->count == 0)
		return result;
	qsort(jobs->items, jobs->count, sizeof(*jobs->items), by_size);
	while (count < jobs->count && jobs->items[count].size > 0)
		jobs->size += jobs->items[count++].size;
	/* Most names are of other files: their room is wanted for what is found. */
	for (size_t i = count; i < jobs->count; i++)
		free(jobs->items[i].path);
	jobs->count = count;
	audit->is_hashing = audit->hash == BRI_HASH_ALL || (audit->hash == BRI_HASH_DEVICE && jobs->size <= HASHED_MAX);
	result = audit_pool(jobs->part, examine, jobs, count, true, reterr);
	audit->is_hashing = audit->hash != BRI_HASH_NONE;
	return result;
}

int audit_directory(struct audit_part *part, const char *path, struct bri_error *reterr)
{
	struct jobs jobs = {.part = part, .prefix = strlen(path)};
	int result = run(&jobs, path, reterr);

	for (size_t i = 0; i < jobs.count; i++)
		free(jobs.items[i].path);
	free(jobs.items);
	return result;
}
