/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_STRANGERS_H
#define BRI_STRANGERS_H

#include "archive.h"
#include "units.h"

#include <stdbool.h>

/* What a link knows of where it stands. */
struct around {
	const struct bri_policy *policy;
	struct toolchain *toolchain;
	const char *output;
};

/* Does the shared object lie in the project's own tree, and is it none of the toolchain's? */
bool strangers_may_be(const struct bri_member *member, const struct around *around);
/* One of these that the output needs and that no known link made is a stranger (BRI_INPUT_STRANGER).  One from elsewhere, a
 * distribution's, is none. */
int strangers_take(struct units *units, const struct bri_member *member, const struct around *around, const char *directory,
                   struct bri_error *reterr);

/* Was a file of this identity made by a link that a gate saw: of this build (under `directory`; NULL or "": none), or of an
 * earlier one under this policy? */
bool strangers_know(const char *identity, const struct bri_policy *policy, const char *directory);

#endif
