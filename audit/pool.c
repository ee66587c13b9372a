/* SPDX-License-Identifier: Apache-2.0 */
/* Threads over a list of files.  Each has its own findings and files, so that
 * nothing is locked while they work; a caller's callbacks are only ever called
 * from the caller's thread, in an order that doesn't depend on the threads. */
#include "pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define THREADS_MAX 32
/* Fewer files than this aren't worth a thread. */
#define FILES_PER_THREAD 8

struct pool {
	pool_work work;
	void *context;
	size_t count;
	atomic_size_t next, done;
	atomic_bool has_failed;
	bool is_shown;
};

struct worker {
	struct pool *pool;
	struct audit_part part;
	struct bri_error error;
	int result;
	bool is_caller;
	pthread_t thread;
};

static void *run_worker(void *context)
{
	struct worker *worker = context;
	struct pool *pool = worker->pool;
	struct bri_audit *audit = worker->part.audit;
	size_t i;

	while (!atomic_load_explicit(&pool->has_failed, memory_order_relaxed) &&
	       (i = atomic_fetch_add_explicit(&pool->next, 1, memory_order_relaxed)) < pool->count) {
		worker->result = pool->work(&worker->part, pool->context, i, &worker->error);
		if (worker->result != 0)
			atomic_store(&pool->has_failed, true);
		atomic_fetch_add_explicit(&pool->done, 1, memory_order_relaxed);
		if (worker->is_caller && pool->is_shown && audit->progress != NULL)
			audit->progress(audit->progress_context, atomic_load(&pool->done), pool->count);
	}
	/* Into the order of documents, so that the whole is only merged. */
	audit_sort_findings(&worker->part);
	audit_sort_files(&worker->part);
	return NULL;
}

size_t bri_audit_threads(size_t count)
{
	cpu_set_t set;
	size_t threads = sched_getaffinity(0, sizeof(set), &set) == 0 ? (size_t)CPU_COUNT(&set) : 1;

	if (threads > THREADS_MAX)
		threads = THREADS_MAX;
	if (threads > 1 + count / FILES_PER_THREAD)
		threads = 1 + count / FILES_PER_THREAD;
	return threads;
}

static int compare_errors(const void *first, const void *second)
{
	const struct bri_error *one = first, *two = second;
	int order = strcmp(one->where, two->where);

	return order != 0 ? order : strcmp(one->what, two->what);
}

/* What was told meanwhile, in an order of its own. */
static void tell_all(struct bri_audit *audit)
{
	audit->is_pooled = false;
	if (audit->told_count > 0)
		qsort(audit->told, audit->told_count, sizeof(*audit->told), compare_errors);
	for (size_t i = 0; i < audit->told_count; i++)
		audit_tell(audit, &audit->told[i]);
	free(audit->told);
	audit->told = NULL;
	audit->told_count = 0;
}

/* What the workers found, put together. */
struct merger {
	struct audit_part *part;
	struct worker *workers;
	size_t count;
	int result;
};

static void *merge_files(void *context)
{
	struct merger *merger = context;

	for (size_t i = 0; i < merger->count && merger->result == 0; i++)
		merger->result = audit_part_take_files(merger->part, &merger->workers[i].part);
	audit_sort_files(merger->part);
	return NULL;
}

static void *merge_findings(void *context)
{
	struct merger *merger = context;

	for (size_t i = 0; i < merger->count && merger->result == 0; i++)
		merger->result = audit_part_take_findings(merger->part, &merger->workers[i].part);
	audit_sort_findings(merger->part);
	return NULL;
}

/* Side by side: neither touches what the other moves. */
static int merge_all(struct audit_part *part, struct worker *workers, size_t count, struct bri_error *reterr)
{
	struct merger files = {.part = part, .workers = workers, .count = count}, findings = files;
	pthread_t thread;
	bool is_apart = count > 1 && pthread_create(&thread, NULL, merge_files, &files) == 0;

	merge_findings(&findings);
	if (is_apart)
		pthread_join(thread, NULL);
	else
		merge_files(&files);
	for (size_t i = 0; i < count; i++)
		audit_part_finish(&workers[i].part);
	if (files.result != 0 || findings.result != 0)
		return bri_error_set(reterr, "", "out of memory while auditing");
	return 0;
}

int audit_pool(struct audit_part *part, pool_work work, void *context, size_t count, bool is_shown,
               struct bri_error *reterr)
{
	struct pool pool = {.work = work, .context = context, .count = count, .is_shown = is_shown};
	struct worker workers[THREADS_MAX] = {0};
	size_t wanted = bri_audit_threads(count), started = 1;
	int result = 0;

	for (size_t i = 0; i < wanted; i++) {
		workers[i].pool = &pool;
		workers[i].is_caller = i == 0;
		if (audit_part_init(&workers[i].part, part->audit) != 0)
			wanted = i;
	}
	if (wanted == 0)
		return bri_error_set(reterr, "", "out of memory while auditing");
	part->audit->is_pooled = true;
	/* A thread that can't be had leaves its work to the others. */
	while (started < wanted &&
	       pthread_create(&workers[started].thread, NULL, run_worker, &workers[started]) == 0)
		started++;
	run_worker(&workers[0]);
	for (size_t i = 1; i < started; i++)
		pthread_join(workers[i].thread, NULL);
	tell_all(part->audit);
	for (size_t i = 0; i < wanted && result == 0; i++) {
		result = workers[i].result;
		if (result != 0 && reterr != NULL)
			*reterr = workers[i].error;
	}
	return merge_all(part, workers, wanted, result == 0 ? reterr : NULL) != 0 && result == 0 ? -1 : result;
}
