/* SPDX-License-Identifier: Apache-2.0 */
/* Tells linker scripts from texts that were linked as data (TARGET(binary) in a script): a linker names both alike.  And
 * reads which names a script gives a value; it evaluates none. */
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

/* ---- names ------------------------------------------------------------------- */

struct token {
	size_t at, length;
};

/* A name, a string, or one other character; length 0: the end. */
static struct token next_token(const char *text, size_t size, size_t at)
{
	struct token token = {at, 0};
	for (;;) {
		while (token.at < size && is_blank(text[token.at]))
			token.at++;
		if (token.at + 1 >= size || text[token.at] != '/' || text[token.at + 1] != '*')
			break;
		const char *end = memmem(text + token.at + 2, size - token.at - 2, "*/", 2);
		token.at = end ? (size_t)(end - text) + 2 : size;
	}
	if (token.at >= size)
		return token;
	const char *quote = text[token.at] == '"' ? memchr(text + token.at + 1, '"', size - token.at - 1) : NULL;
	if (quote)
		token.length = (size_t)(quote - text) + 1 - token.at;
	while (!quote && token.at + token.length < size && is_name(text[token.at + token.length]))
		token.length++;
	token.length += token.length == 0;
	return token;
}

static bool is_token(const char *text, struct token token, const char *word)
{
	return token.length == strlen(word) && memcmp(text + token.at, word, token.length) == 0;
}

static bool is_symbol(const char *text, struct token token)
{
	return token.length && is_name(text[token.at]) && !strchr("0123456789", text[token.at]) && !is_token(text, token, ".");
}

bool script_each_name(const char *text, size_t size, bool (*each)(void *context, const struct script_name *name), void *context)
{
	struct token before = {0, 0}, open = {0, 0}, name = {0, 0}, token = next_token(text, size, 0);
	while (token.length) {
		bool gives = is_token(text, token, "=") && is_symbol(text, name);
		struct token value = next_token(text, size, token.at + token.length);
		if (gives && !is_token(text, value, "=")) {
			struct token end = next_token(text, size, value.at + value.length);
			bool is_alone = !end.length || strchr(";,)", text[end.at]), is_name = is_symbol(text, value);
			bool provides = is_token(text, open, "(") && (is_token(text, before, "PROVIDE") || is_token(text, before, "PROVIDE_HIDDEN"));
			struct script_name found = {text + name.at, text + value.at, name.length, is_alone && is_name ? value.length : 0,
			                            is_alone && !is_name ? value.length : 0, provides};
			if (!each(context, &found))
				return false;
		}
		before = open;
		open = name;
		name = token;
		token = value;
	}
	return true;
}
