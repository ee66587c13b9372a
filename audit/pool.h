/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_AUDIT_POOL_H
#define BRI_AUDIT_POOL_H

#include "audit_inner.h"

/* Calls `work` once for each i below `count`, from as many threads as there are
 * processors, each with a part of its own; what they found is then `part`'s.
 * `is_shown`: the caller's progress callback hears of it.  0, or the first
 * failure. */
typedef int (*pool_work)(struct audit_part *part, void *context, size_t i, struct bri_error *reterr);
int audit_pool(struct audit_part *part, pool_work work, void *context, size_t count, bool is_shown,
               struct bri_error *reterr);

#endif
