/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_LISTING_H
#define BRI_LISTING_H

#include "command.h"
#include "error.h"
#include "linker.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What was really linked, in link order. */
struct linked {
	char *path;      /* file or archive, as the linker named it */
	char *member;    /* of the archive; NULL: the file itself, or see `offset` */
	uint64_t offset; /* of the member's header in the archive; 0: not said */
	bool is_named;   /* stands on the command line itself */
	bool is_binary;  /* linked as data by -b binary */
};
struct listing {
	struct linked *items;
	size_t count, capacity;
};

/* The options that make a linker say what it links: `ret_added`, at most 3,
 * to stand first on its command line.  `map` is a descriptor from
 * run_unnamed_file, -1 when none is needed (see listing_needs_map). */
bool listing_needs_map(const struct linker *linker, const struct command *command);
size_t listing_options(const struct linker *linker, const struct command *command, int map, char ret_added[3][64]);

/* Reads what the linker said.  `output` holds its standard output: what it said
 * for us alone is taken out and the rest is written to `pass_on`. */
int listing_read(struct listing *ret_listing, const struct linker *linker, const struct command *command, int output,
                 int map, int pass_on, struct bri_error *reterr);
void listing_finish(struct listing *listing);

/* After a failed link nothing is judged, but the linker's output is still the caller's. */
int listing_pass_on(const struct linker *linker, const struct command *command, int output, int pass_on,
                    struct bri_error *reterr);

#endif
