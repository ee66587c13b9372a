/* SPDX-License-Identifier: Apache-2.0 */
/* Functions of a shell script: a body is kept where it is defined, and read again,
 * its arguments put in, where it is called. */
#include "shell_inner.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static struct function *find_function(struct shell *shell, const char *name)
{
	for (size_t i = 0; i < shell->function_count; i++)
		if (strcmp(shell->functions[i].name, name) == 0)
			return &shell->functions[i];
	return NULL;
}

void shell_begin_function(struct shell *shell, const char *name, size_t at)
{
	struct function *function = find_function(shell, name);

	/* One whose body has no braces ended unseen. */
	for (size_t i = 0; i < shell->function_count; i++)
		if (shell->functions[i].nested >= shell->nested)
			shell->functions[i].text = NULL;
	if (name[0] == '\0' || strlen(name) + 1 >= FUNCTION_NAME || shell->is_quiet)
		return;
	if (function == NULL) {
		if (shell->function_count == FUNCTIONS_MAX)
			return;
		function = &shell->functions[shell->function_count++];
		memset(function, 0, sizeof(*function));
		snprintf(function->name, sizeof(function->name), "%s", name);
	}
	if (function->is_running)
		return;
	function->text = shell->text;
	function->at = at;
	function->line = shell->line;
	function->nested = shell->nested;
}

void shell_end_function(struct shell *shell)
{
	for (size_t i = shell->function_count; i-- > 0;) {
		struct function *function = &shell->functions[i];
		size_t end = shell->at < shell->size ? shell->at : shell->size;
		char *body;

		if (function->text != shell->text || function->nested != shell->nested || function->at > end)
			continue;
		function->text = NULL;
		body = malloc(end - function->at + 1);
		if (body == NULL)
			return;
		free(function->body);
		function->body = body;
		function->size = end - function->at;
		memcpy(body, shell->text + function->at, function->size);
		body[function->size] = '\0';
		return;
	}
}

bool shell_join(const char *const *words, size_t first, size_t count, char *text, size_t room)
{
	size_t used = 0;

	for (size_t i = first; i < count; i++) {
		size_t length = strlen(words[i]);

		if (used + length + 2 > room)
			return false;
		memcpy(text + used, words[i], length);
		used += length;
		text[used++] = ARGUMENT_END;
	}
	text[used] = '\0';
	return true;
}

const char *shell_argument(const char *arguments, unsigned number, size_t *ret_length)
{
	const char *end;

	for (; (end = strchr(arguments, ARGUMENT_END)) != NULL; arguments = end + 1)
		if (--number == 0) {
			*ret_length = (size_t)(end - arguments);
			return arguments;
		}
	return NULL;
}

static bool asks_for_arguments(const struct function *function)
{
	for (const char *at = function->body; (at = strchr(at, '$')) != NULL; at++) {
		char c = at[1] == '{' ? at[2] : at[1];

		if (c == '@' || c == '*' || (c > '0' && c <= '9'))
			return true;
	}
	return false;
}

void shell_call(struct shell *shell, const char *const *words, size_t count)
{
	struct function *function = find_function(shell, words[0]);
	const char *outer = shell->arguments;
	int nested = shell->nested, call_nested = shell->call_nested;
	bool is_conditional = shell->is_conditional;
	char text[VALUE_MAX + 1];

	if (function == NULL || function->body == NULL || function->is_running || shell->is_quiet || count < 2 ||
	    function->size > shell->call_budget || shell->depth >= DEPTH_MAX / 4 || !asks_for_arguments(function) ||
	    !shell_join(words, 1, count, text, sizeof(text)))
		return;
	shell->call_budget -= function->size;
	shell->budget += function->size; /* its own budget bounds it */
	shell->arguments = text;
	shell->call_nested = ++shell->nested;
	shell->is_conditional = false;
	function->is_running = true;
	shell_read_text(shell, function->body, function->size, function->line);
	function->is_running = false;
	shell->arguments = outer;
	shell->nested = nested;
	shell->is_conditional = is_conditional;
	shell->call_nested = call_nested;
}
