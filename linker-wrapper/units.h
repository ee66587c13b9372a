/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_UNITS_H
#define BRI_UNITS_H

#include "evidence.h"
#include "judge.h"
#include "listing.h"
#include "toolchain.h"

#include <stdbool.h>
#include <stddef.h>

/* What the linked objects carry: one entry for each note, in link order, and
 * one state for each object. */
struct unit {
	struct bri_evidence_file *evidence;
	bool is_enforced; /* its own findings were shown and refused when it was compiled */
	char *label;      /* of its object */
	size_t object;    /* the number of that */
	size_t rank, position;
	unsigned char *note; /* kept where a shared object is linked, or objects are joined */
	size_t note_size;
};

struct library;
struct given;

struct units {
	struct unit *items;
	size_t count, capacity;
	struct bri_input *inputs; /* path and detail owned */
	size_t input_count, input_capacity;
	struct bri_findings *findings; /* what the bytes of unchecked objects show */
	struct library *libraries;     /* shared objects of the same build that are linked against */
	size_t library_count;
	struct given *given;           /* names that the linker is given a value for, as far as they are asked for */
	size_t given_count;
	size_t objects;                /* linked objects that were looked at, the toolchain's own aside */
};

int units_collect(struct units *ret_units, const struct listing *listing, struct toolchain *toolchain,
                  const struct bri_policy *policy, const struct linker *linker, const struct command *command,
                  struct bri_error *reterr);
void units_finish(struct units *units);
/* One more that isn't checked. */
int units_add_input(struct units *units, const char *label, enum bri_input_state state, const char *detail,
                    struct bri_error *reterr);

#endif
