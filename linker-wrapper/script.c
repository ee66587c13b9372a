/* SPDX-License-Identifier: Apache-2.0 */
/* Tells linker scripts from texts that were linked as data (TARGET(binary) in a script).  A linker names both alike. */
#include "script.h"

#include <string.h>

static bool is_blank(char c)
{
	return c && strchr(" \t\r\n\f", c) != NULL;
}

static bool is_name(char c)
{
	return c && strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$", c) != NULL;
}

/* The first place from `at` on that is neither blank nor within a comment. */
static size_t pass_blanks(const char *text, size_t size, size_t at)
{
	for (;;) {
		while (at < size && (is_blank(text[at]) || text[at] == ';'))
			at++;
		if (at < size && text[at] == '#') {
			while (at < size && text[at] != '\n')
				at++;
		} else if (at + 1 < size && text[at] == '/' && text[at + 1] == '*') {
			const char *end = memmem(text + at + 2, size - at - 2, "*/", 2);
			at = end ? (size_t)(end - text) + 2 : size;
		} else {
			return at;
		}
	}
}

bool script_begins(const char *text, size_t size)
{
	static const char include[] = "INCLUDE";
	size_t start = pass_blanks(text, size, 0), end = start;
	while (end < size && is_name(text[end]))
		end++;
	size_t next = pass_blanks(text, size, end);
	if (start == size) /* nothing but comments */
		return true;
	if (end == start || next == size)
		return false;
	if (end - start == sizeof include - 1 && memcmp(text + start, include, end - start) == 0)
		return next > end;
	return strchr("({=", text[next]) != NULL || (next + 1 < size && strchr("+-*/&|", text[next]) && text[next + 1] == '=');
}
