/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GCC_H_EDITOR
#define BRI_GCC_H_EDITOR

#include "check.h"

/* The relay for projects whose compiler is a GCC: the project's own command over
 * the buffer's text, in record mode, and what its object's evidence says. */

/* How a file is compiled, with the text on standard input. */
struct bri_gcc_command {
	char *directory;
	char **argv; /* sh -c SCRIPT OBJECT brinell-cc COMPILER …, NULL-terminated */
};

/* False: no compilation database upward from the document (nor in `commands`),
 * no entry for it, or its compiler is no GCC.  `object` is where the object and
 * its evidence may lie for a moment.  Free with bri_gcc_command_finish. */
bool bri_gcc_command_find(const struct bri_checker *checker, const struct bri_document *document, const char *object,
                          struct bri_gcc_command *ret_command);
void bri_gcc_command_finish(struct bri_gcc_command *command);

/* `brinell report --format json` as the checker's own form, see buffer.h of
 * clang-checker; NULL: it isn't that.  New reference. */
json_t *bri_gcc_findings(const struct bri_document *document, const json_t *report);

#endif
