/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SHADOW_SETTINGS_H
#define BRI_SHADOW_SETTINGS_H

#include "cmdline.h"
#include "compiler.h"

/* The settings that `compiler` makes of the command `line`, as words for Clang, each with a blank behind it; "optimises"
 * stands for whatever level it is.  False: it doesn't say. */
bool bri_shadow_settings(const struct bri_compiler *compiler, const struct bri_cmdline *line, char *ret_words, size_t size);

/* Words for Clang to read `compiler`'s system headers, and no others.  False: none were taken, it doesn't say where they lie. */
bool bri_shadow_directories(const struct bri_compiler *compiler, const struct bri_cmdline *line, void (*take)(void *, const char *),
                            void *context);

#endif
