/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_LIBRARIES_H
#define BRI_LIBRARIES_H

#include "archive.h"
#include "command.h"
#include "mentions.h"
#include "strangers.h"
#include "units.h"

/* A shared object that an earlier link of this build made: its units, whose facts count at the links against it. */
struct library {
	char *label;
	struct bri_evidence_file **units;
	size_t count;
	char **exports; /* in order */
	size_t export_count;
	size_t object; /* its number among the mentions */
	bool hides;    /* a name that another part of the program defines */
};

/* Leave the notes of a shared object's units in `directory`, by the output's name and code.  Best effort: 0, or -1 with
 * reterr when memory ran out. */
int libraries_leave(const struct units *units, const char *output, const char *directory, struct bri_error *reterr);
/* Of a linked shared object what its link left; 0 as well when it left nothing: then it may be a stranger. */
int libraries_take(struct units *units, const struct bri_member *member, struct mentions *mentions,
                   const struct around *around, struct bri_error *reterr);
/* The same for every shared object that the command line names, where the linker names none. */
int libraries_take_named(struct units *units, const struct command *command, struct mentions *mentions,
                         const struct around *around, struct bri_error *reterr);
/* The units to be judged along, one after the other; NULL: no more.  None of a library that hides a name that another
 * part of the program defines: who is meant can't be told. */
const struct bri_evidence *libraries_unit(const struct units *units, size_t i);
int libraries_settle(struct units *units, struct bri_error *reterr);
void libraries_finish(struct units *units);

#endif
