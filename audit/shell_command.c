/* SPDX-License-Identifier: Apache-2.0 */
/* Simple commands with their variables put in, and the variables themselves: the
 * values that each may have where the command stands. */
#include "shell_inner.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct expansion {
	char bytes[RAW_MAX];
	const char *word[WORDS_MAX];
	size_t used, count;
	bool in_word, is_value; /* is_value: what is assigned, one word whatever it holds */
};

static struct variable *find_variable(struct shell *shell, const char *name, size_t length)
{
	for (size_t i = 0; i < shell->variable_count; i++)
		if (strncmp(shell->variables[i].name, name, length) == 0 && shell->variables[i].name[length] == '\0')
			return &shell->variables[i];
	return NULL;
}

static void forget(struct variable *variable)
{
	for (size_t i = 0; i < variable->count; i++)
		free(variable->values[i]);
	variable->count = 0;
	variable->is_open = false;
}

/* `value` NULL: one that isn't known. */
static void assign(struct shell *shell, const char *name, size_t length, const char *value, bool replaces)
{
	struct variable *variable = find_variable(shell, name, length);

	if (variable == NULL) {
		if (shell->variable_count == VARIABLES_MAX || length >= sizeof(variable->name))
			return;
		variable = &shell->variables[shell->variable_count++];
		memset(variable, 0, sizeof(*variable));
		memcpy(variable->name, name, length);
		variable->is_open = !replaces; /* perhaps it came with the environment */
	} else if (replaces) {
		forget(variable);
	}
	for (size_t i = 0; value != NULL && i < variable->count; i++)
		if (strcmp(variable->values[i], value) == 0)
			return;
	if (value == NULL || variable->count == VALUES_MAX || strlen(value) > VALUE_MAX) {
		variable->is_open = true;
		return;
	}
	variable->values[variable->count] = strdup(value);
	if (variable->values[variable->count] == NULL)
		variable->is_open = true;
	else
		variable->count++;
}

/* ---- putting values in -------------------------------------------------------------- */

static void put(struct expansion *out, char c)
{
	if (out->used + 2 >= sizeof(out->bytes) || out->count == WORDS_MAX)
		return;
	if (!out->in_word) {
		out->in_word = true;
		out->word[out->count] = out->bytes + out->used;
	}
	out->bytes[out->used++] = c;
}

static void close_word(struct expansion *out, bool even_empty)
{
	if (!out->in_word && even_empty && out->count < WORDS_MAX && out->used + 2 < sizeof(out->bytes)) {
		out->in_word = true;
		out->word[out->count] = out->bytes + out->used;
	}
	if (!out->in_word)
		return;
	out->bytes[out->used++] = '\0';
	out->in_word = false;
	out->count++;
}

static void put_value(struct expansion *out, const char *value, bool quoted)
{
	for (; *value != '\0'; value++) {
		if (*value == ARGUMENT_END && out->is_value)
			put(out, ' ');
		else if (*value == ARGUMENT_END || (!quoted && isspace((unsigned char)*value)))
			close_word(out, false);
		else
			put(out, *value);
	}
}

/* $@, $*, $1 of the function that is called or of "set --"; false: not known. */
static bool put_argument(struct shell *shell, struct expansion *out, const char *name, size_t length, bool quoted)
{
	const struct variable *own = find_variable(shell, "@", 1);
	const char *arguments = shell->arguments, *argument;
	char text[VALUE_MAX + 1];
	size_t size;

	if (length != 1 || strchr("@*123456789", *name) == NULL)
		return false;
	if (arguments == NULL && own != NULL && own->count > 0)
		arguments = own->values[own->count - 1];
	if (arguments == NULL)
		return false;
	if (*name == '@' || *name == '*') {
		put_value(out, arguments, quoted);
		return true;
	}
	argument = shell_argument(arguments, (unsigned)(*name - '0'), &size);
	if (argument == NULL || size >= sizeof(text))
		return false;
	memcpy(text, argument, size);
	text[size] = '\0';
	put_value(out, text, quoted);
	return true;
}

/* One variable at `at`, behind its mark; returns where the word goes on.  Value number `pick` of each is taken; its
 * number of values is noted in *ret_values. */
static const char *put_variable(struct shell *shell, struct expansion *out, const char *at, bool quoted, size_t pick,
                                size_t *ret_values)
{
	const char *end = strchr(at, MARK_END), *other = end == NULL ? NULL : memchr(at, MARK_OTHER, (size_t)(end - at));
	size_t length = end == NULL ? strlen(at) : (size_t)((other != NULL ? other : end) - at);
	struct variable *variable = find_variable(shell, at, length);
	size_t count = variable == NULL ? 0 : variable->count;
	size_t open = variable == NULL || variable->is_open ? 1 : 0;

	if (put_argument(shell, out, at, length, quoted))
		return end == NULL ? at + strlen(at) : end + 1;
	if (*ret_values < count + open)
		*ret_values = count + open;
	if (pick >= count + open)
		pick = count + open - 1;
	if (pick < count) {
		put_value(out, variable->values[pick], quoted);
	} else if (other != NULL) {
		for (other++; other < end; other++)
			if (!quoted && *other == ' ')
				close_word(out, false);
			else
				put(out, *other);
	} else {
		put(out, '$');
		for (size_t i = 0; i < length; i++)
			put(out, at[i]);
	}
	return end == NULL ? at + strlen(at) : end + 1;
}

static void expand_word(struct shell *shell, struct expansion *out, const char *at, size_t pick, size_t *ret_values)
{
	bool is_variable = *at == MARK_PLAIN; /* one that is empty is no word */

	while (*at != '\0') {
		if (*at == MARK_PLAIN || *at == MARK_QUOTED)
			at = put_variable(shell, out, at + 1, *at == MARK_QUOTED, pick, ret_values);
		else
			put(out, *at++);
	}
	close_word(out, !is_variable);
}

static size_t assignment_name(const char *word)
{
	size_t length = 0;

	while (isalnum((unsigned char)word[length]) || word[length] == '_')
		length++;
	if (length == 0 || isdigit((unsigned char)word[0]))
		return 0;
	if (word[length] == '=')
		return length;
	return word[length] == '+' && word[length + 1] == '=' ? length : 0;
}

/* NAME=value or NAME+=value, for each value that it may get. */
static void run_assignment(struct shell *shell, const char *word, struct expansion *out)
{
	size_t length = assignment_name(word), values = 1;
	bool adds = word[length] == '+', replaces = !adds && shell->nested == 0 && !shell->is_conditional;
	char name[64];

	if (length >= sizeof(name))
		return;
	memcpy(name, word, length);
	name[length] = '\0';
	for (size_t pick = 0; pick < values && pick < VALUES_MAX; pick++) {
		out->used = out->count = 0;
		out->in_word = false;
		out->is_value = true;
		/* A value isn't split into words. */
		for (const char *at = word + length + (adds ? 2 : 1); *at != '\0';)
			if (*at == MARK_PLAIN || *at == MARK_QUOTED)
				at = put_variable(shell, out, at + 1, true, pick, &values);
			else
				put(out, *at++);
		close_word(out, true);
		out->is_value = false;
		assign(shell, name, length, out->count == 0 || strchr(out->word[0], '$') != NULL ? NULL : out->word[0],
		       replaces && pick == 0);
	}
}

/* ---- commands ---------------------------------------------------------------------------- */

static bool is_one_of(const char *word, const char *words)
{
	size_t length = strlen(word);

	for (const char *at = words; length > 0 && (at = strstr(at, word)) != NULL; at += length)
		if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
			return true;
	return false;
}

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

void shell_read_text(struct shell *shell, const char *text, size_t size, uint32_t line)
{
	struct shell saved = *shell;
	char *copy;

	if (shell->depth >= DEPTH_MAX / 2 || size > shell->budget || (copy = malloc(size + 1)) == NULL) {
		shell->is_incomplete = true;
		return;
	}
	memcpy(copy, text, size);
	copy[size] = '\0';
	shell->budget -= size;
	shell->text = copy;
	shell->size = size;
	shell->at = 0;
	shell->line = line;
	shell->cases = 0;
	shell->wants_pattern = false;
	shell->here_count = 0;
	shell->here_reader = NULL;
	shell->here_has_reader = false;
	shell_read_list(shell, 0);
	free(copy);
	free(shell->here_reader);
	shell->here_reader = saved.here_reader;
	shell->here_has_reader = saved.here_has_reader;
	shell->text = saved.text;
	shell->size = saved.size;
	shell->at = saved.at;
	shell->line = saved.line;
	shell->cases = saved.cases;
	shell->wants_pattern = saved.wants_pattern;
	shell->here_count = saved.here_count;
	memcpy(shell->here, saved.here, sizeof(shell->here));
	memcpy(shell->here_is_quoted, saved.here_is_quoted, sizeof(shell->here_is_quoted));
}

void shell_tell(struct shell *shell, const struct bri_shell_command *command)
{
	if (!shell->is_quiet)
		shell->reader.each(shell->reader.context, command);
}

/* ". FILE": the variables that it sets. */
static void read_source(struct shell *shell, const char *path)
{
	bool is_quiet = shell->is_quiet, is_conditional = shell->is_conditional;
	int nested = shell->nested;
	size_t size = 0;
	const char *text = shell->reader.source == NULL || shell->depth >= DEPTH_MAX / 4
	                       ? NULL : shell->reader.source(shell->reader.context, path, &size);

	if (text == NULL || size > shell->budget)
		return;
	shell->is_quiet = true;
	shell_read_text(shell, text, size, 1);
	shell->is_quiet = is_quiet;
	shell->is_conditional = is_conditional;
	shell->nested = nested;
}

/* Commands whose words hold another: eval, trap, alias, sh -c. */
static void read_inner(struct shell *shell, const struct expansion *out, uint32_t line)
{
	size_t at = 0, count = out->count;
	const char *name;
	char joined[RAW_MAX];
	size_t used = 0;

	while (at < count && assignment_name(out->word[at]) > 0)
		at++;
	if (at == count)
		return;
	name = base_of(out->word[at]);
	if (strcmp(name, "eval") == 0) {
		for (size_t i = at + 1; i < count; i++)
			used += (size_t)snprintf(joined + used, sizeof(joined) - used, "%s ", out->word[i]);
		shell_read_text(shell, joined, used, line);
	} else if ((strcmp(name, ".") == 0 || strcmp(name, "source") == 0) && at + 1 < count) {
		read_source(shell, out->word[at + 1]);
	} else if (strcmp(name, "find") == 0) {
		for (size_t i = at + 1; i + 1 < count; i++)
			if (is_one_of(out->word[i], "-exec -execdir -ok -okdir")) {
				struct bri_shell_command command = {.words = out->word + i + 1, .count = count - i - 1, .output = "",
				                                    .input = "", .is_called = shell->arguments != NULL, .line = line};

				shell_tell(shell, &command);
			}
	} else if (strcmp(name, "trap") == 0 && at + 2 < count) {
		shell_read_text(shell, out->word[at + 1], strlen(out->word[at + 1]), line);
	} else if (strcmp(name, "alias") == 0) {
		for (size_t i = at + 1; i < count; i++) {
			const char *value = strchr(out->word[i], '=');

			if (value != NULL)
				shell_read_text(shell, value + 1, strlen(value + 1), line);
		}
	} else {
		size_t shell_at = at;

		while (shell_at < count && shell_at < at + 6 && !is_one_of(base_of(out->word[shell_at]), "sh bash ash dash hush su"))
			shell_at++;
		for (size_t i = shell_at + 1; i + 1 < count; i++)
			if (out->word[i][0] == '-' && out->word[i][1] != '-' && strchr(out->word[i], 'c') != NULL) {
				shell_read_text(shell, out->word[i + 1], strlen(out->word[i + 1]), line);
				break;
			}
	}
}

/* What changes the arguments, or ends the script. */
static void run_builtin(struct shell *shell, const struct expansion *out)
{
	const char *const *words = out->word;
	bool is_plain = !shell->is_conditional && shell->nested <= (shell->arguments != NULL ? shell->call_nested + 1 : 0);
	char text[VALUE_MAX + 1];
	size_t length;

	if (strcmp(words[0], "set") == 0 && out->count > 1 && strcmp(words[1], "--") == 0 && shell->arguments == NULL) {
		if (shell_join(words, 2, out->count, text, sizeof(text)))
			assign(shell, "@", 1, text, true);
	} else if (strcmp(words[0], "shift") == 0 && is_plain && shell->arguments != NULL) {
		long count = out->count > 1 ? strtol(words[1], NULL, 10) : 1;

		while (count-- > 0 && shell_argument(shell->arguments, 1, &length) != NULL)
			shell->arguments += length + 1;
	} else if (strcmp(words[0], "exit") == 0 && shell->depth == 1 && shell->nested == 0 && !shell->is_conditional) {
		shell->has_ended = true;
	}
}

/* A command with value number `pick` of its variables. */
struct expanded {
	struct bri_shell_command command;
	char target[3][VALUE_MAX + 1]; /* of its redirections; its here string */
};

static void expand(struct shell *shell, const struct raw *raw, size_t first, size_t pick, struct expansion *out,
                   size_t *ret_values, struct expanded *ret)
{
	ret->command = (struct bri_shell_command){.words = out->word, .line = raw->line, .is_called = shell->arguments != NULL,
	                                          .reads_pipe = shell->is_piped, .nested = shell->nested, .output = ret->target[0], .input = ret->target[1]};
	for (size_t i = 0; i < 3; i++) {
		size_t offset = i == 0 ? raw->output : i == 1 ? raw->input : raw->here_string;

		out->used = out->count = 0;
		out->in_word = false;
		ret->target[i][0] = '\0';
		if (offset != 0)
			expand_word(shell, out, raw->bytes + offset - 1, pick, ret_values);
		if (out->count > 0)
			snprintf(ret->target[i], sizeof(ret->target[i]), "%s", out->word[0]);
	}
	out->used = out->count = 0;
	out->in_word = false;
	for (size_t i = first; i < raw->count; i++)
		expand_word(shell, out, raw->bytes + raw->word[i], pick, ret_values);
	ret->command.count = out->count;
}

void shell_hand_over_line(struct shell *shell, const struct here_reader *reader, const struct raw *line)
{
	struct expansion *both = malloc(2 * sizeof(*both));
	size_t values = 1;

	shell->is_incomplete |= both == NULL;
	for (size_t pick = 0; both != NULL && line->count > 0 && pick < values && pick < VALUES_MAX + 1; pick++) {
		struct expanded expanded;

		both[0].is_value = both[1].is_value = false;
		expand(shell, &reader->raw, reader->first, pick, &both[0], &values, &expanded);
		both[1].used = both[1].count = 0;
		both[1].in_word = false;
		expand_word(shell, &both[1], line->bytes + line->word[0], pick, &values);
		if (expanded.command.count == 0 || both[1].count == 0)
			continue;
		expanded.command.line = line->line;
		expanded.command.here = both[1].word[0];
		expanded.command.reads_pipe = false;
		shell_tell(shell, &expanded.command);
	}
	free(both);
}

/* What stands behind "<<<": a script for a shell, or lines for another command. */
static void hand_over_string(struct shell *shell, const struct expanded *expanded, bool is_script)
{
	struct bri_shell_command command = expanded->command;

	command.here = expanded->target[2];
	command.reads_pipe = false;
	if (is_script)
		shell_read_text(shell, command.here, strlen(command.here), command.line);
	else
		shell_tell(shell, &command);
}

static void hand_over(struct shell *shell, const struct raw *raw, size_t first, struct expansion *out)
{
	size_t values = 1;

	for (size_t pick = 0; pick < values && pick < VALUES_MAX + 1; pick++) {
		struct expanded expanded;
		bool is_script;

		expand(shell, raw, first, pick, out, &values, &expanded);
		if (expanded.command.count == 0)
			continue;
		expanded.command.is_again = pick > 0;
		shell_tell(shell, &expanded.command);
		is_script = is_one_of(base_of(out->word[0]), "sh bash ash dash hush ssh dbclient");
		shell->here_is_script |= is_script;
		if (raw->here_string != 0)
			hand_over_string(shell, &expanded, is_script);
		read_inner(shell, out, raw->line);
		run_builtin(shell, out);
		shell_call(shell, out->word, out->count);
	}
}

/* Where the body of "function NAME {" begins: the command was read as far as its first end. */
static size_t behind_name(const struct shell *shell, const char *name)
{
	size_t length = strlen(name);

	for (size_t at = shell->at; at > 8 && shell->at - at < RAW_MAX; at--)
		if (memcmp(shell->text + at - 8, "function", 8) == 0) {
			while (at < shell->at && isspace((unsigned char)shell->text[at]))
				at++;
			return at + length < shell->at ? at + length : shell->at;
		}
	return shell->at;
}

/* Words of the grammar in front of the command; loops' variables.  Where the command begins. */
static size_t skip_grammar(struct shell *shell, const struct raw *raw, struct expansion *out)
{
	size_t at = 0;

	for (; at < raw->count; at++) {
		const char *word = raw->bytes + raw->word[at];

		if (is_one_of(word, "if while until {")) {
			shell->nested++;
		} else if (is_one_of(word, "fi done esac }")) {
			shell->nested -= shell->nested > 0;
			if (word[0] == '}')
				shell_end_function(shell);
		} else if (is_one_of(word, "for select")) {
			shell->nested++;
			for (size_t i = at + 3, values = 1; at + 1 < raw->count && i < raw->count; i++) {
				out->used = out->count = 0;
				out->in_word = false;
				expand_word(shell, out, raw->bytes + raw->word[i], 0, &values);
				for (size_t n = 0; n < out->count; n++)
					assign(shell, raw->bytes + raw->word[at + 1], strlen(raw->bytes + raw->word[at + 1]),
					       strchr(out->word[n], '$') != NULL ? NULL : out->word[n], i == at + 3 && n == 0);
			}
			return raw->count;
		} else if (strcmp(word, "case") == 0) {
			shell->nested++;
			return raw->count;
		} else if (strcmp(word, "function") == 0) {
			if (++at < raw->count)
				shell_begin_function(shell, raw->bytes + raw->word[at], behind_name(shell, raw->bytes + raw->word[at]));
		} else if (!is_one_of(word, "then else elif do ! time")) {
			break;
		}
	}
	return at;
}

static bool only_assigns(const struct raw *raw, size_t first)
{
	for (size_t i = first; i < raw->count; i++)
		if (assignment_name(raw->bytes + raw->word[i]) == 0)
			return false;
	return true;
}

void shell_finish(struct shell *shell, struct raw *raw)
{
	struct expansion *out = raw->count == 0 ? NULL : malloc(sizeof(*out));

	shell->is_incomplete |= out == NULL && raw->count > 0;
	if (out != NULL) {
		size_t first, words;

		out->is_value = false;
		first = skip_grammar(shell, raw, out);
		words = first;

		if (first < raw->count && is_one_of(raw->bytes + raw->word[first], "export local readonly declare typeset"))
			words++;
		for (size_t i = words; (words > first || only_assigns(raw, first)) && i < raw->count; i++)
			if (assignment_name(raw->bytes + raw->word[i]) > 0)
				run_assignment(shell, raw->bytes + raw->word[i], out);
		if (first < raw->count)
			hand_over(shell, raw, first, out);
		shell->is_piped = false;
		shell_note_reader(shell, raw, first);
		free(out);
	}
	raw->used = raw->count = raw->line = raw->output = raw->input = raw->here_string = 0;
	raw->redirects = 0;
	raw->in_word = false;
}

bool bri_shell_read(const char *text, size_t size, uint32_t first_line,
                    const struct bri_shell_reader *reader)
{
	struct shell shell = {.text = text, .size = size, .line = first_line, .budget = 4 * size + 65536,
	                      .call_budget = 2 * size + 65536, .here_budget = 64 * size + 65536};

	shell.variables = calloc(VARIABLES_MAX, sizeof(*shell.variables));
	shell.functions = calloc(FUNCTIONS_MAX, sizeof(*shell.functions));
	if (shell.variables == NULL || shell.functions == NULL) {
		free(shell.variables);
		free(shell.functions);
		return false;
	}
	shell.reader = *reader;
	while (shell.at < shell.size && !shell.has_ended)
		shell_read_list(&shell, 0);
	for (size_t i = 0; i < shell.variable_count; i++)
		forget(&shell.variables[i]);
	for (size_t i = 0; i < shell.function_count; i++)
		free(shell.functions[i].body);
	free(shell.variables);
	free(shell.functions);
	free(shell.here_reader);
	return !shell.is_incomplete;
}
