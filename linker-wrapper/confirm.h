/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CONFIRM_H
#define BRI_CONFIRM_H

#include "command.h"
#include "linker.h"

#include <stdbool.h>
#include <stddef.h>

/* Which functions the linker kept, asked before a link fails for what one of them does: with --gc-sections or LTO a
 * function that nobody calls isn't part of the program. */
struct kept {
	char **names; /* in order */
	size_t count, room;
};

/* Is there something to ask? */
bool confirm_is_due(const struct command *command);
/* Links once more, beside the output and unstripped, and reads the symbols.  False: it can't be told, so everything
 * counts as kept. */
bool confirm_ask(struct kept *ret_kept, const struct linker *linker, const struct command *command);
/* Under this name, or a clone's of that name? */
bool confirm_is_kept(void *kept, const char *name);
void confirm_finish(struct kept *kept);

#endif
