/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CONSTANTS_H
#define BRI_CONSTANTS_H

#include "finding.h"
#include "policy.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Home-made algorithms in an object that nobody checked: the constants that the
 * policy names of each, searched for in the bytes of its code and its constants. */
struct bri_constants;

/* NULL: out of memory.  `policy` is borrowed until bri_constants_free. */
struct bri_constants *bri_constants_new(const struct bri_policy *policy);
void bri_constants_free(struct bri_constants *constants);

/* Forget what was seen: another object begins. */
void bri_constants_begin(struct bri_constants *constants);
/* One section's bytes: 32-bit words of either byte order, at any offset. */
void bri_constants_read(struct bri_constants *constants, const void *bytes, size_t size);
/* A finding at `path` for each rule whose algorithm was seen whole. */
int bri_constants_judge(const struct bri_constants *constants, const char *path, enum bri_gate gate,
                        struct bri_findings *findings, struct bri_error *reterr);

#ifdef __cplusplus
}
#endif
#endif
