/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SCRIPT_H
#define BRI_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

/* Does a text begin as a linker script does: with a command, or a symbol that is given a value?  What doesn't was linked as
 * data, whatever a script said of its format. */
bool script_begins(const char *text, size_t size);

/* A name that a script gives a value. */
struct script_name {
	const char *name, *value; /* into the script */
	size_t name_length;
	size_t value_length;  /* 0: not another name, but a number or a sum */
	size_t number_length; /* 0: not a number alone */
	bool is_provided;     /* PROVIDE(): if nothing else defines it */
};
/* Each of them in order, until `each` says no: false then.  What a script includes isn't read. */
bool script_each_name(const char *text, size_t size, bool (*each)(void *context, const struct script_name *name), void *context);

#endif
