/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_RUNS_H
#define BRI_RUNS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* qsort, stable, of an array of pointers that may consist of a few sorted runs,
 * as several threads leave them: these are merged. */
void bri_sort_runs(void *items, size_t count, int (*compare)(const void *first, const void *second));

#ifdef __cplusplus
}
#endif
#endif
