/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ORIGIN_H
#define BRI_ORIGIN_H

#include <stddef.h>

/* Which package a file came from, as dpkg or opkg of a system or staging root
 * knows it. */
struct bri_origin {
	const char *path;   /* absolute; the caller's */
	char *package, *version, *architecture; /* NULL: nobody knows it */
	const char *manager; /* "dpkg", "opkg" */
};

/* Fill what is known of `count` origins, ordered by path, from the databases below `root` ("" or "/": this system).
 * -1: out of memory; a database that isn't there tells nothing. */
int bri_origins_find(const char *root, struct bri_origin *origins, size_t count);
void bri_origins_finish(struct bri_origin *origins, size_t count);

#endif
