/* SPDX-License-Identifier: Apache-2.0 */
#include "runs.h"

#include <stdlib.h>
#include <string.h>

#define RUNS_MAX 64

typedef int (*compare_items)(const void *first, const void *second);

/* Where the run that begins at `from` ends. */
static size_t end_of_run(void *const *items, size_t from, size_t count, compare_items compare)
{
	size_t at = from + 1;

	while (at < count && compare(&items[at - 1], &items[at]) <= 0)
		at++;
	return at;
}

static void merge(void *const *items, size_t from, size_t middle, size_t end, void **out, compare_items compare)
{
	size_t left = from, right = middle;

	for (size_t at = from; at < end; at++) {
		if (right == end || (left < middle && compare(&items[left], &items[right]) <= 0))
			out[at] = items[left++];
		else
			out[at] = items[right++];
	}
}

void bri_sort_runs(void *pointers, size_t count, compare_items compare)
{
	void **items = pointers, **other = NULL;
	size_t ends[RUNS_MAX], runs = 0;

	for (size_t at = 0; at < count && runs < RUNS_MAX; runs++)
		at = ends[runs] = end_of_run(items, at, count, compare);
	if (runs > 1 && ends[runs - 1] == count)
		other = malloc(count * sizeof(*other));
	if (other == NULL) {
		if (runs > 1)
			qsort(items, count, sizeof(*items), compare);
		return;
	}
	while (runs > 1) {
		size_t left = 0, from = 0;

		for (size_t i = 0; i < runs; i += 2) {
			size_t end = i + 1 < runs ? ends[i + 1] : ends[i];

			merge(items, from, ends[i], end, other, compare);
			from = ends[left++] = end;
		}
		runs = left;
		memcpy(items, other, count * sizeof(*items));
	}
	free(other);
}
