/* SPDX-License-Identifier: Apache-2.0 */
/* Reads shell scripts as far as their simple commands: quotes, comments, here
 * documents, substitutions, and variables that the script itself sets.  It runs
 * nothing and takes every branch. */
#include "shell_inner.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bool is_name(int c)
{
	return isalnum(c) || c == '_';
}

static int peek(const struct shell *shell, size_t ahead)
{
	return shell->at + ahead < shell->size ? (unsigned char)shell->text[shell->at + ahead] : -1;
}

/* ---- the word that grows ------------------------------------------------------- */

static void add_byte(struct raw *raw, int c)
{
	if (raw->used + 2 >= RAW_MAX || !raw->in_word)
		return;
	raw->bytes[raw->used++] = (char)c;
}

static void begin_word(struct shell *shell, struct raw *raw)
{
	if (raw->count == 0 && !raw->in_word)
		raw->line = shell->line;
	if (!raw->in_word && raw->count < WORDS_MAX && raw->used + 2 < RAW_MAX) {
		raw->in_word = true;
		raw->is_quoted = false;
		raw->word[raw->count] = raw->used;
	}
}

static void add_literal(struct shell *shell, struct raw *raw, int c)
{
	begin_word(shell, raw);
	add_byte(raw, c > 0 && c < ' ' && c != '\t' && c != '\n' ? '?' : c);
}

static void add_variable(struct shell *shell, struct raw *raw, bool quoted, const char *name, size_t length,
                         const char *other, size_t other_length)
{
	begin_word(shell, raw);
	if (raw->used + length + other_length + 5 >= RAW_MAX)
		return;
	add_byte(raw, quoted ? MARK_QUOTED : MARK_PLAIN);
	for (size_t i = 0; i < length; i++)
		add_byte(raw, name[i]);
	if (other != NULL) {
		add_byte(raw, MARK_OTHER);
		for (size_t i = 0; i < other_length; i++)
			if (other[i] != '"' && other[i] != '\'' && (unsigned char)other[i] >= ' ')
				add_byte(raw, other[i]);
	}
	add_byte(raw, MARK_END);
}

/* "case WORD in": patterns follow. */
static void notice_case(struct shell *shell, const struct raw *raw)
{
	if (raw->count < 3 || strcmp(raw->bytes + raw->word[raw->count - 1], "in") != 0 ||
	    strcmp(raw->bytes + raw->word[raw->count - 3], "case") != 0)
		return;
	shell->cases++;
	shell->wants_pattern = true;
}

static void end_word(struct shell *shell, struct raw *raw)
{
	if (!raw->in_word)
		return;
	raw->bytes[raw->used++] = '\0';
	raw->in_word = false;
	if (raw->redirects != 0) {
		const char *target = raw->bytes + raw->word[raw->count];

		if (raw->redirects == '>')
			raw->output = raw->word[raw->count] + 1;
		else if (raw->redirects == '<')
			raw->input = raw->word[raw->count] + 1;
		else if (raw->redirects == 's')
			raw->here_string = raw->word[raw->count] + 1;
		else if (raw->redirects == 'h' && shell->here_count < HERE_MAX) {
			shell->here_is_quoted[shell->here_count] = raw->is_quoted;
			snprintf(shell->here[shell->here_count++], HERE_NAME, "%s", target);
		}
		raw->redirects = 0;
		return; /* its bytes stay, but it's no word */
	}
	raw->count++;
	notice_case(shell, raw);
}

/* ---- quotes and substitutions ---------------------------------------------------- */

static void read_substitution(struct shell *shell, struct raw *raw, bool quoted)
{
	bool wants_pattern = shell->wants_pattern;
	unsigned cases = shell->cases;

	shell->wants_pattern = false;
	shell->cases = 0;
	shell_read_list(shell, ')');
	shell->wants_pattern = wants_pattern;
	shell->cases = cases;
	add_variable(shell, raw, quoted, "(", 1, NULL, 0);
}

/* Past "))" or to the end. */
static void skip_arithmetic(struct shell *shell)
{
	int depth = 2;

	for (; shell->at < shell->size && depth > 0; shell->at++) {
		int c = (unsigned char)shell->text[shell->at];

		depth += c == '(' ? 1 : c == ')' ? -1 : 0;
		shell->line += c == '\n';
	}
}

/* ${NAME}, ${NAME:-other}: `at` stands behind the brace. */
static void read_braces(struct shell *shell, struct raw *raw, bool quoted)
{
	size_t start = shell->at, end, name;
	int depth = 1;

	for (; shell->at < shell->size && depth > 0; shell->at++) {
		int c = (unsigned char)shell->text[shell->at];

		if (c == '\\' && shell->at + 1 < shell->size)
			shell->at++;
		else
			depth += c == '{' ? 1 : c == '}' ? -1 : 0;
		shell->line += c == '\n';
	}
	end = depth == 0 ? shell->at - 1 : shell->at;
	for (name = start; name < end && is_name((unsigned char)shell->text[name]); name++)
		continue;
	if (name == start && end - start == 1 && (*(shell->text + start) == '@' || *(shell->text + start) == '*'))
		name = end;
	if (end - name == 3 && name > start && (memcmp(shell->text + name, "[@]", 3) == 0 || memcmp(shell->text + name, "[*]", 3) == 0))
		end = name;
	if (name == end) {
		add_variable(shell, raw, quoted, shell->text + start, name - start, NULL, 0);
	} else if (name > start) {
		const char *other = shell->text + name;
		size_t length = end - name;
		bool is_other = *other == '-' || *other == '=' || (length > 1 && *other == ':' && (other[1] == '-' || other[1] == '='));

		if (length > 0 && is_other) {
			size_t skip = *other == ':' ? 2 : 1;

			add_variable(shell, raw, quoted, shell->text + start, name - start, other + skip, length - skip);
		} else {
			add_variable(shell, raw, quoted, "(", 1, NULL, 0);
		}
	} else {
		add_variable(shell, raw, quoted, "(", 1, NULL, 0);
	}
}

static void read_dollar(struct shell *shell, struct raw *raw, bool quoted)
{
	size_t start = shell->at + 1, at = start;
	int c = peek(shell, 1);

	if (c == '(') {
		shell->at += 2;
		if (peek(shell, 0) == '(') {
			shell->at++;
			skip_arithmetic(shell);
			add_variable(shell, raw, quoted, "(", 1, NULL, 0);
		} else {
			read_substitution(shell, raw, quoted);
		}
		return;
	}
	if (c == '{') {
		shell->at += 2;
		read_braces(shell, raw, quoted);
		return;
	}
	if (c >= 0 && is_name(c) && !isdigit(c))
		while (at < shell->size && is_name((unsigned char)shell->text[at]))
			at++;
	else if (c >= 0 && (isdigit(c) || strchr("@*#?$!-", c) != NULL))
		at++;
	if (at == start) {
		add_literal(shell, raw, '$');
		shell->at++;
		return;
	}
	add_variable(shell, raw, quoted, shell->text + start, at - start, NULL, 0);
	shell->at = at;
}

/* `command`: read as a list of its own. */
static void read_backtick(struct shell *shell, struct raw *raw, bool quoted)
{
	size_t start = ++shell->at, size = shell->size;
	const char *text = shell->text;
	size_t end = start;

	while (end < size && text[end] != '`')
		end += text[end] == '\\' && end + 1 < size ? 2 : 1;
	if (end > size)
		end = size;
	shell->size = end;
	shell_read_list(shell, 0);
	shell->size = size;
	shell->at = end < size ? end + 1 : size;
	add_variable(shell, raw, quoted, "(", 1, NULL, 0);
}

static void read_single(struct shell *shell, struct raw *raw)
{
	begin_word(shell, raw);
	raw->is_quoted = true;
	for (shell->at++; shell->at < shell->size && shell->text[shell->at] != '\''; shell->at++) {
		shell->line += shell->text[shell->at] == '\n';
		add_literal(shell, raw, (unsigned char)shell->text[shell->at]);
	}
	shell->at++;
}

/* As far as `end` or the end of the text. */
static void read_quoted(struct shell *shell, struct raw *raw, int end)
{
	while (shell->at < shell->size && (end == 0 || shell->text[shell->at] != end)) {
		int c = (unsigned char)shell->text[shell->at], next = peek(shell, 1);

		if (c == '\\' && next >= 0 && strchr("$`\"\\\n", next) != NULL) {
			shell->line += next == '\n';
			if (next != '\n')
				add_literal(shell, raw, next);
			shell->at += 2;
		} else if (c == '$') {
			read_dollar(shell, raw, true);
		} else if (c == '`') {
			read_backtick(shell, raw, true);
		} else {
			shell->line += c == '\n';
			add_literal(shell, raw, c);
			shell->at++;
		}
	}
}

static void read_double(struct shell *shell, struct raw *raw)
{
	begin_word(shell, raw);
	raw->is_quoted = true;
	shell->at++;
	read_quoted(shell, raw, '"');
	shell->at++;
}

/* ---- redirections ----------------------------------------------------------------- */

static void read_redirect(struct shell *shell, struct raw *raw)
{
	int c = (unsigned char)shell->text[shell->at];
	bool is_digits = raw->in_word;

	for (size_t i = raw->in_word ? raw->word[raw->count] : 0; raw->in_word && i < raw->used; i++)
		is_digits &= isdigit((unsigned char)raw->bytes[i]) != 0;
	if (is_digits) { /* the descriptor in front */
		bool is_output = raw->used - raw->word[raw->count] == 1 && raw->bytes[raw->word[raw->count]] == '1';

		raw->used = raw->word[raw->count];
		raw->in_word = false;
		raw->redirects = c == '>' && !is_output ? 'x' : (char)c;
	} else {
		end_word(shell, raw);
		raw->redirects = (char)c;
	}
	shell->at++;
	if (c == '<' && peek(shell, 0) == '<') {
		shell->at++;
		raw->redirects = 'h';
		if (peek(shell, 0) == '<') {
			shell->at++;
			raw->redirects = 's';
		} else if (peek(shell, 0) == '-') {
			shell->at++;
		}
	}
	while (peek(shell, 0) == '>' || peek(shell, 0) == '&' || peek(shell, 0) == '|')
		shell->at++;
	if (peek(shell, 0) == '(') /* <(command) */
		raw->redirects = 0;
}

void shell_read_rest(struct shell *shell, struct raw *raw, bool is_quoted)
{
	raw->used = raw->count = 0;
	raw->in_word = false;
	begin_word(shell, raw);
	if (!is_quoted)
		read_quoted(shell, raw, 0);
	for (; shell->at < shell->size; shell->at++)
		add_literal(shell, raw, (unsigned char)shell->text[shell->at]);
	end_word(shell, raw);
}

/* ---- lists ---------------------------------------------------------------------------- */

/* The pattern of a case's branch, or its end. */
static void read_pattern(struct shell *shell)
{
	char quote = 0;

	while (shell->at < shell->size && isspace((unsigned char)shell->text[shell->at]))
		shell->line += shell->text[shell->at++] == '\n';
	if (peek(shell, 0) == '#') {
		while (shell->at < shell->size && shell->text[shell->at] != '\n')
			shell->at++;
		return;
	}
	shell->wants_pattern = false;
	if (shell->size - shell->at >= 4 && memcmp(shell->text + shell->at, "esac", 4) == 0 &&
	    (shell->size - shell->at == 4 || !is_name((unsigned char)shell->text[shell->at + 4]))) {
		shell->cases--;
		return;
	}
	if (peek(shell, 0) == '(')
		shell->at++;
	for (; shell->at < shell->size; shell->at++) {
		char c = shell->text[shell->at];

		shell->line += c == '\n';
		if (quote != 0)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '\\' && shell->at + 1 < shell->size)
			shell->at++;
		else if (c == ')')
			break;
	}
	shell->at++;
}

static void read_parenthesis(struct shell *shell, struct raw *raw)
{
	size_t at = shell->at + 1;
	bool is_named = raw->in_word || raw->count == 1 ||
	                (raw->count == 2 && strcmp(raw->bytes + raw->word[0], "function") == 0);

	if (raw->in_word && raw->used > raw->word[raw->count] && raw->bytes[raw->used - 1] == '=') { /* NAME=( */
		shell->in_array = true;
		shell->at++;
		return;
	}
	while (at < shell->size && (shell->text[at] == ' ' || shell->text[at] == '\t'))
		at++;
	if (is_named && at < shell->size && shell->text[at] == ')') { /* name() */
		char name[FUNCTION_NAME] = "";

		end_word(shell, raw);
		if (raw->count > 0)
			snprintf(name, sizeof(name), "%s", raw->bytes + raw->word[raw->count - 1]);
		raw->used = 0;
		raw->count = 0;
		raw->in_word = false;
		shell->at = at + 1;
		shell_begin_function(shell, name, shell->at);
		return;
	}
	end_word(shell, raw);
	shell_finish(shell, raw);
	shell->at++;
	shell->nested++;
	shell_read_list(shell, ')');
	shell->nested--;
}

static void read_operator(struct shell *shell, struct raw *raw, int c)
{
	int next = peek(shell, 1);

	if (c == '&' && next == '>') { /* both outputs */
		end_word(shell, raw);
		shell->at++;
		read_redirect(shell, raw);
		return;
	}
	end_word(shell, raw);
	shell_finish(shell, raw);
	shell->at++;
	if ((c == '&' || c == '|') && next == c) {
		shell->at++;
		shell->is_conditional = true;
	} else if (c == '|') {
		shell->at += next == '&';
		shell->is_piped = true;
	} else if (c == ';' && (next == ';' || next == '&')) {
		while (peek(shell, 0) == ';' || peek(shell, 0) == '&')
			shell->at++;
		shell->wants_pattern = shell->cases > 0;
		shell->is_conditional = false;
	} else {
		shell->is_conditional = false;
	}
	shell->here_has_reader |= shell->here_count > 0 && (c != '|' || next == c);
}

/* One token or a part of it; false at `end`. */
static bool read_token(struct shell *shell, struct raw *raw, int end)
{
	int c = (unsigned char)shell->text[shell->at];
	bool is_empty;

	if (c == end && end != 0) {
		shell->at++;
		return false;
	}
	if (shell->in_array && (c == ')' || isspace(c))) {
		add_byte(raw, ARGUMENT_END);
		shell->in_array = c != ')';
		shell->line += c == '\n';
		shell->at++;
		return true;
	}
	switch (c) {
	case ' ':
	case '\t':
	case '\r':
		end_word(shell, raw);
		shell->at++;
		break;
	case '\n':
		end_word(shell, raw);
		is_empty = raw->count == 0;
		shell_finish(shell, raw);
		shell->is_conditional &= is_empty; /* "a ||" goes on in the next line */
		shell->at++;
		shell->line++;
		shell_read_here_documents(shell);
		break;
	case '\\':
		shell->line += peek(shell, 1) == '\n';
		if (peek(shell, 1) >= 0 && peek(shell, 1) != '\n')
			add_literal(shell, raw, peek(shell, 1));
		raw->is_quoted = true;
		shell->at += 2;
		break;
	case '#':
		if (raw->in_word) {
			add_literal(shell, raw, c);
			shell->at++;
		} else {
			while (shell->at < shell->size && shell->text[shell->at] != '\n')
				shell->at++;
		}
		break;
	case ';':
	case '&':
	case '|':
		read_operator(shell, raw, c);
		break;
	case '(':
		read_parenthesis(shell, raw);
		break;
	case ')':
		end_word(shell, raw);
		shell_finish(shell, raw);
		shell->at++;
		break;
	case '<':
	case '>':
		read_redirect(shell, raw);
		break;
	case '\'':
		read_single(shell, raw);
		break;
	case '"':
		read_double(shell, raw);
		break;
	case '$':
		read_dollar(shell, raw, false);
		break;
	case '`':
		read_backtick(shell, raw, false);
		break;
	default:
		add_literal(shell, raw, c);
		shell->at++;
	}
	return true;
}

void shell_read_list(struct shell *shell, int end)
{
	struct raw *raw = shell->depth >= DEPTH_MAX ? NULL : malloc(sizeof(*raw));
	bool in_array = shell->in_array, is_piped = shell->is_piped;

	if (raw == NULL) { /* too deep: what is inside isn't read, and its end isn't looked for */
		shell->is_incomplete = true;
		shell->at = shell->size;
		return;
	}
	raw->used = raw->count = raw->line = raw->output = raw->input = raw->here_string = 0;
	raw->in_word = false;
	raw->redirects = 0;
	shell->in_array = shell->is_piped = false;
	shell->depth++;
	while (shell->at < shell->size && !shell->has_ended) {
		if (shell->wants_pattern && shell->cases > 0 && raw->count == 0 && !raw->in_word) {
			read_pattern(shell);
			continue;
		}
		if (shell->wants_pattern) { /* "case x in": ends the words so far */
			shell_finish(shell, raw);
			if (shell->cases == 0)
				shell->wants_pattern = false;
			continue;
		}
		if (!read_token(shell, raw, end))
			break;
	}
	end_word(shell, raw);
	shell_finish(shell, raw);
	shell->depth--;
	shell->in_array = in_array;
	shell->is_piped = is_piped;
	free(raw);
}
