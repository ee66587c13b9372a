/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_TOOLCHAIN_H
#define BRI_TOOLCHAIN_H

#include "command.h"

#include <stdbool.h>

/* The files that a toolchain itself brings into a link: start files, libc,
 * libgcc.  Nobody checked them and nobody is asked to. */
struct toolchain {
	struct words own;  /* directories that are wholly the compiler's */
	struct words libc; /* directories whose start files and C library are the platform's */
	bool has_plugin;
	struct words asked, found; /* directories that were resolved, and to what; "" where there is none */
};

bool toolchain_init(struct toolchain *toolchain, const struct command *command); /* false: out of memory */
void toolchain_finish(struct toolchain *toolchain);

/* Is the linked file one of them? */
bool toolchain_has(struct toolchain *toolchain, const char *path);
/* Is a shared library one of the platform's, in a sysroot or a toolchain that lies wherever it lies? */
bool toolchain_has_library(struct toolchain *toolchain, const char *path);
/* An object that LTO itself made of objects already seen. */
bool toolchain_made(const struct toolchain *toolchain, const char *path, bool is_named);

#endif
