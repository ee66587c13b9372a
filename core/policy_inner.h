/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_POLICY_INNER_H
#define BRI_POLICY_INNER_H

#include "policy.h"

/* An opened policy, as policy.c and policy_check.c share it.  Private to them. */

/* Far above any real policy (about 300 KB); keeps sums of offsets in 64 bits. */
#define BRI_POLICY_BYTES_MAX (64u << 20)
#define BRI_POLICY_AGAIN "make it again with 'brinell policy compile'"

struct bri_policy {
	const unsigned char *bytes;
	size_t size;
	const struct bri_policy_header *header;
	const char *strings; /* set once the layout is known to be good */
	bool mapped;
};

static inline const void *bri_policy_table(const struct bri_policy *policy, enum bri_table which)
{
	return policy->bytes + policy->header->tables[which].offset;
}

/* Checks every byte once, and sets `strings`.  -1 with reterr. */
int bri_policy_validate(struct bri_policy *policy, const char *where, struct bri_error *reterr);

#endif
