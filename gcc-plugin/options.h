/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GCC_OPTIONS_H
#define BRI_GCC_OPTIONS_H

#include "compat.h"

/* The unit's effective settings, under the keys of core/fact.h. */

/* NULL, or why the options can't be trusted: the plugin was built for another
 * layout of GCC's option structure.  Call once options are final. */
const char *options_mistrust(void);

/* Before anything is parsed: pragmas move GCC's variables. */
void options_add(struct bri_unit *unit, const char *gcc_version);
/* After everything is: what only macros and generated code tell. */
void options_add_late(struct bri_unit *unit);

/* Headers are read as text: what a precompiled one brings along was never lowered.  Before anything is parsed. */
void options_refuse_precompiled(void);

/* Takes this plugin out of the command line that GCC records in debug
 * information, so that it is the same with and without Brinell.  Call as early as can be. */
void options_forget_plugin(void);

#endif
