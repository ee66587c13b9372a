/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_LOG_H
#define BRI_LOG_H

#include <stddef.h>

/* The build log of `brinell run`: what the launcher was asked to build, one
 * line for each compile and link, in $BRINELL_REPORT_DIR/log.  It only helps to
 * count and to find outputs; no verdict hangs on it. */

enum bri_log_kind { BRI_LOG_UNIT = 'U', BRI_LOG_LINK = 'L' };

struct bri_log_entry {
	enum bri_log_kind kind;
	const char *directory; /* where the compiler ran */
	const char *output;    /* as on the command line; "" not known */
	const char *source;    /* the first source; "" none */
	const char *added;     /* options that harden added, separated by blanks; "" none */
};

/* Appends one line; silent when it can't: the build matters more. */
void bri_log_add(const char *report_directory, const struct bri_log_entry *entry);

/* Reads the log; `each` gets every whole line.  Returns the number of entries,
 * 0 when there is no log. */
size_t bri_log_read(const char *report_directory,
                    void (*each)(void *context, const struct bri_log_entry *entry), void *context);

#endif
