/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_MAPPING_H
#define BRI_MAPPING_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A regular file's bytes, mapped or read.  An empty file has size 0 and a
 * valid pointer.  Directories, devices and pipes are refused. */
struct bri_mapping {
	const unsigned char *bytes;
	size_t size;
	bool is_copy; /* read into memory: cheaper for small files */
};

/* 0, or -1 with `reterr`; then *ret_mapping is empty and needs no close. */
int bri_mapping_open(struct bri_mapping *ret_mapping, const char *path, struct bri_error *reterr);
void bri_mapping_close(struct bri_mapping *mapping); /* empty allowed */

#ifdef __cplusplus
}
#endif
#endif
