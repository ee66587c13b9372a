/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_LAUNCH_H
#define BRI_LAUNCH_H

#include "cmdline.h"
#include "compiler.h"
#include "error.h"
#include "evidence.h"
#include "install.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* A compiler command as it will be executed under the gates. */
struct bri_launch {
	struct bri_install install;
	struct bri_compiler compiler; /* kind BRI_COMPILER_OTHER until it is needed */
	struct bri_cmdline line;
	enum bri_mode mode;      /* of the compile */
	enum bri_mode link_mode;
	char program[PATH_MAX]; /* what is executed */
	char **argv;         /* NULL-terminated; [0] is the name it is called by */
	size_t argc;
	char shadow[PATH_MAX]; /* where the shadow check left the unit's evidence; "": it was none */
	bool is_refused;     /* by the shadow check, which has told why */
	size_t compiler_at;  /* index of the compiler in argv, behind its launchers */
};

/* What the caller wants beside the gates. */
struct bri_launch_options {
	const char *policy;  /* --policy, or NULL */
	const char *mode;    /* --mode, or NULL: BRINELL_MODE, else enforce */
	const char *facts;   /* plugin argument facts=, or NULL */
	const char *calls;   /* plugin argument calls=, or NULL */
};

/* Turn `words` (count of them: [launchers] compiler arguments…) into what is to
 * be executed, and set the environment of this process for it.  -1: Brinell
 * can't do its part, and nothing may be executed. */
int bri_launch_prepare(struct bri_launch *ret_launch, int count, char *const *words,
                       const struct bri_launch_options *options, struct bri_error *reterr);
/* The object's name, when one command makes one object. */
bool bri_launch_output(const struct bri_launch *launch, char ret_name[PATH_MAX]);
void bri_launch_finish(struct bri_launch *launch);

/* Waits for a child of this process: its exit status; -1: it was ended by a signal, or can't be waited for. */
int bri_wait_for(pid_t child);

/* Become the compiler; returns only on failure, with `reterr`. */
int bri_launch_execute(const struct bri_launch *launch, struct bri_error *reterr);

#endif
