// policy: strict
// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void copies(char *to, const char *from)
{
	strcpy(to, from); // finds: memory.banned-function
	strcat(to, from); // finds: memory.banned-function
	sprintf(to, "%s", from); // finds: memory.banned-function
}

int reads(const char *line, char word[32])
{
	return sscanf(line, "%s", word); // finds: memory.banned-function
}

typedef char *(*copier)(char *, const char *);

copier mentioned(void)
{
	return strcpy; // finds: memory.banned-function
}

/* Near misses: forms that take a size. */
int good(char *to, size_t size, const char *from)
{
	int number;

	strncpy(to, from, size - 1);
	to[size - 1] = 0;
	snprintf(to, size, "%s", from);
	return sscanf(from, "%31s %d", to, &number);
}

/* A function of the project's own with such a name would be its own matter; this one is only declared. */
char *strcpy_checked(char *to, size_t size, const char *from);

char *own(char *to, size_t size, const char *from)
{
	return strcpy_checked(to, size, from);
}
