/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FETCH_H
#define FETCH_H
#include <stddef.h>
/* GET `url`, trusting the authorities in `ca_file`; *ret_body is NUL-terminated;
 * caller frees it.  0, or -1 after a line in the log. */
int fetch(const char *url, const char *ca_file, char **ret_body, size_t *ret_size);
#endif
