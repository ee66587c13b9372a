/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_PLACE_H
#define BRI_PLACE_H

#include "finding.h"
#include "places.h"

/* Whose evidence it is that gets its names told from the root. */
struct bri_placing {
	const struct bri_places *places; /* NULL: names stay */
	const char *place;
	const char *output; /* of a link; NULL: a unit's */
};

/* Add the finding with its file and its steps placed; `compiled` keeps the name that it came with.  NULL: out of memory
 * (sticky), or its unit's evidence has it. */
const struct bri_finding *bri_place_finding(struct bri_findings *findings, const struct bri_finding *finding,
                                            const struct bri_placing *placing);
/* The evidence's own unit or output: `room` or `name`. */
const char *bri_place_name(const struct bri_placing *placing, const char *name, char room[PATH_MAX]);

#endif
