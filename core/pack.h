/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_PACK_H
#define BRI_PACK_H

/* What pack.c and unpack.c agree on; the form itself is described in pack.c.
 * Private to the two. */
enum {
	BRI_PACK_VERSION = 2,
	BRI_PACK_KIND = 63,  /* of a node's first byte: its kind */
	BRI_PACK_SHAPE = 64, /* its shape follows */
	BRI_PACK_PLACE = 128, /* its place follows */
	BRI_PACK_FLAGS = 63  /* in place of a node: a byte of flags, then the node */
};

#endif
