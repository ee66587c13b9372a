/* SPDX-License-Identifier: Apache-2.0 */
/* Fills a failure record.  It prints nothing and allocates nothing: an error
 * must still be told when memory has run out. */
#include "error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int bri_error_set(struct bri_error *err, const char *where, const char *what, ...)
{
	if (err == NULL)
		return -1;
	/* Formatted aside first, since the arguments may point into `err` itself
	 * (an error wrapped into a wider one). */
	char text[sizeof(err->what)];
	char place[sizeof(err->where)];
	va_list arguments;
	va_start(arguments, what);
	if (vsnprintf(text, sizeof(text), what, arguments) < 0)
		text[0] = '\0';
	va_end(arguments);
	if (snprintf(place, sizeof(place), "%s", where != NULL ? where : "") < 0)
		place[0] = '\0';
	memcpy(err->what, text, strlen(text) + 1);
	memcpy(err->where, place, strlen(place) + 1);
	return -1;
}
