/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GIVEN_H
#define BRI_GIVEN_H

#include "command.h"
#include "mentions.h"
#include "units.h"

/* A name that a script, --defsym or another program gives a value. */
struct given {
	char *name;
	char *to;           /* another name; NULL: an address, of which nothing else is known */
	bool has_number;    /* the address is a number that stands there */
	uint64_t number;
	bool is_provided;   /* only where nothing else defines it */
	uint32_t hash;      /* mentions_hash(name) */
	bool is_asked_for, is_called, is_defined; /* by units */
};

/* Those of one linked text. */
int given_take_script(struct units *units, const char *text, size_t size, struct bri_error *reterr);
/* Those of -T's scripts, of --defsym and of --just-symbols. */
int given_take_command(struct units *units, const struct command *command, struct bri_error *reterr);
/* When all is taken: what isn't asked for by any unit is forgotten, and who calls an address is named. */
int given_settle(struct units *units, const struct mentions *mentions, const struct listing *listing, const struct command *command,
                 struct toolchain *toolchain, struct bri_error *reterr);
/* Does a name mean another function, by these or by --wrap? */
bool given_renames(const struct units *units, const struct command *command);
void given_finish(struct units *units);

#endif
