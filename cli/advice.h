/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ADVICE_H
#define BRI_ADVICE_H

#include "compiler.h"

/* What to do for a compiler that has no plugin. */
struct bri_advice {
	char why[512];   /* "no plugin for gcc 12.2.0 (aarch64-linux-gnu), and its plugin headers aren't installed" */
	char next[1024]; /* a command, or a sentence where no command helps */
};
void bri_advice_missing(const struct bri_compiler *compiler, struct bri_advice *ret_advice);

#endif
