/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_LINK_INPUTS_H
#define BRI_LINK_INPUTS_H

#include "verdict.h"

/* Where the policy's setting `sbom` is on: leave the list of what was linked
 * (core/inputs.h) in `directory`, whatever the verdict.  0 where it is off. */
int inputs_leave(const struct verdict *verdict, const char *directory, struct bri_error *reterr);

/* The libraries that the command line names: gold and mold say nothing of shared ones. */
typedef void (*link_named_visitor)(void *context, const char *path);
void link_each_named(const struct command *command, link_named_visitor each, void *context);

#endif
