/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_LOG_H
#define BRI_LOG_H

#include <stdbool.h>
#include <stddef.h>

/* The build log of `brinell run`: what the launcher was asked to build, one
 * line for each compile and link, in $BRINELL_REPORT_DIR/log.  It only helps to
 * count, to find outputs and to tell relative names from the source root (places.h);
 * no verdict of a gate hangs on it. */

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

/* A new build begins: what the log has goes to log.before, for what that build doesn't make again. */
void bri_log_keep(const char *report_directory);

/* Reads the log, or what earlier builds left; `each` gets every whole line.  Returns the number of entries,
 * 0 when there is no log. */
size_t bri_log_read(const char *report_directory, bool before,
                    void (*each)(void *context, const struct bri_log_entry *entry), void *context);

#endif
