/* SPDX-License-Identifier: Apache-2.0 */
/* The only printer of the firmware.  It knows no levels: what isn't worth a
 * line in the field isn't logged at all. */
#include "log.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>

void log_line(const char *format, ...)
{
	char stamp[32] = "";
	time_t now = time(NULL);
	struct tm parts;
	va_list arguments;

	if (gmtime_r(&now, &parts))
		strftime(stamp, sizeof stamp, "%H:%M:%S", &parts);
	fprintf(stderr, "doorbell %s: ", stamp);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
}
