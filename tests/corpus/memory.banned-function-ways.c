// SPDX-License-Identifier: Apache-2.0
// policy: openssf-hardening
// Where a function without a size is called, or only named.
#include <stdio.h>
#include <string.h>

typedef char *(*copier)(char *, const char *);

struct driver {
	const char *name;
	copier copy;
};

/* Wrapper: it is seen where it stands, not where the wrapper is called. */
static void put(char *to, const char *from)
{
	strcpy(to, from); // finds: memory.banned-function warning
}

void wrapped(char to[16], const char *from)
{
	put(to, from);
}

/* Field: named is used. */
void by_field(struct driver *driver, char to[16], const char *from)
{
	driver->copy = strcat; // finds: memory.banned-function warning
	driver->copy(to, from);
}

/* Conditional. */
void by_length(char *to, size_t room, const char *from)
{
	if (strlen(from) < room)
		strcpy(to, from); // finds: memory.banned-function warning
	else
		snprintf(to, room, "%s", from);
}

/* Near misses: the forms that take a size; names that only begin alike. */
static void sprintf_safely(char *to, size_t room, const char *from)
{
	snprintf(to, room, "%s", from);
}

void good(char *to, size_t room, const char *from)
{
	strncpy(to, from, room);
	sprintf_safely(to, room, from);
}

/* Unknown: whatever the driver brings. */
void given(const struct driver *driver, char *to, const char *from)
{
	driver->copy(to, from);
}
