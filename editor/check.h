/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CHECK_H_EDITOR
#define BRI_CHECK_H_EDITOR

#include "document.h"
#include "install.h"

#include <sys/types.h>

/* One run of a checker over a buffer, in a process of its own. */
struct bri_buffer_check {
	pid_t pid;
	int out; /* what it prints; non-blocking */
	json_int_t version;
	bool is_gcc; /* the project's own compiler, not Clang's library */
	char *text;
	size_t length;
};

/* What is the same for all runs of a session. */
struct bri_checker {
	const struct bri_install *install;
	char program[PATH_MAX]; /* brinell-check-N; "" when there is none */
	const char *commands;   /* --compile-commands-dir, or NULL */
	char scratch[PATH_MAX]; /* a directory of the session's own, "" when there is none */
};

/* The project's own command where its compiler is a GCC and `may_be_gcc`, else
 * Clang's checker.  NULL with reterr.  Caller ends it with bri_buffer_check_free. */
struct bri_buffer_check *bri_buffer_check_start(const struct bri_checker *checker, const struct bri_document *document,
                                                bool may_be_gcc, struct bri_error *reterr);
/* Takes in what it printed.  True when it has ended. */
bool bri_buffer_check_read(struct bri_buffer_check *check);
/* After its end: {"findings": […]} or {"failure": "…"}; NULL when it made no
 * sense (it crashed, it was ended).  New reference. */
json_t *bri_buffer_check_result(struct bri_buffer_check *check, const struct bri_document *document);
/* Also ends it when it still runs.  NULL allowed. */
void bri_buffer_check_free(struct bri_buffer_check *check);

#endif
