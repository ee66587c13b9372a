/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the names of C++ functions as demanglers print them: where the name
 * begins and its parameters end, and what of it is mere spelling.  Knows the
 * grammar of names and no name but those of the standard library that stand for
 * themselves. */
#include "cxx_name.h"

#include <stdbool.h>
#include <string.h>

struct out {
	char *text;
	size_t length, room;
	bool full;
};

static void put(struct out *out, const char *text, size_t length)
{
	if (out->full || out->length + length + 1 > out->room) {
		out->full = true;
		return;
	}
	memcpy(out->text + out->length, text, length);
	out->length += length;
	out->text[out->length] = 0;
}

/* These three are asked of every letter of every name. */
static inline bool begins(const char *text, const char *prefix)
{
	return text[0] == prefix[0] && strncmp(text, prefix, strlen(prefix)) == 0;
}

static inline bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static inline bool is_word(char c)
{
	return is_letter(c) || c == '$';
}

static inline bool opens(char c)
{
	return c == '<' || c == '(' || c == '{' || c == '[';
}

static size_t operator_behind(const char *text);

/* The length of `operator<<`, `operator()`, `operator new[]`, `operator unsigned int`, else 0. */
static inline size_t operator_length(const char *text, bool at_start)
{
	return *text == 'o' && at_start && begins(text, "operator") && !is_word(text[8]) ? operator_behind(text) : 0;
}

static size_t operator_behind(const char *text)
{
	size_t at = 8;
	if (begins(text + at, "()") || begins(text + at, "[]"))
		return at + 2;
	if (text[at] != ' ') {
		static const char *const symbols[] = {"<=>", "->*", "<<=", ">>=", "->", "<<", ">>", "<=", ">=", "==",
		                                      "!=",  "&&",  "||",  "++",  "--", "+=", "-=", "*=", "/=", "%=",
		                                      "^=",  "&=",  "|=",  "<",   ">",  "+",  "-",  "*",  "/",  "%",
		                                      "^",   "&",   "|",   "~",   "!",  "=",  ","};
		for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
			if (begins(text + at, symbols[i]))
				return at + strlen(symbols[i]);
		return text[at] == '"' ? at + 2 : at;
	}
	for (int depth = 0; text[at]; at++) {
		depth += text[at] == '<' ? 1 : text[at] == '>' ? -1 : 0;
		if (text[at] == '(' && depth == 0)
			break;
	}
	return at;
}

/* The end of what the bracket at `text` opens, behind it. */
static const char *behind_bracket(const char *text)
{
	int depth = 0;
	const char *start = text;
	while (*text) {
		bool boundary = text == start || !is_word(text[-1]);
		size_t skip = operator_length(text, boundary);
		if (skip) {
			text += skip;
			continue;
		}
		if (opens(*text))
			depth++;
		else if (*text == ')' || *text == '}' || *text == ']' || (*text == '>' && !(text > start && text[-1] == '-')))
			depth--;
		text++;
		if (depth == 0)
			return text;
	}
	return text;
}

/* Behind a parameter list: what else may stand before the end or a nested name. */
static const char *behind_qualifiers(const char *text)
{
	static const char *const words[] = {" const", " volatile", " &&", " &", " noexcept"};
	for (size_t i = 0; i < sizeof words / sizeof *words;) {
		size_t length = strlen(words[i]);
		if (strncmp(text, words[i], length) == 0 && !is_word(text[length])) {
			text += length;
			i = 0;
		} else {
			i++;
		}
	}
	while (begins(text, "[abi:"))
		text += strcspn(text, "]") + 1;
	return text;
}

struct parts {
	const char *name, *params, *end; /* params: its parenthesis; NULL: none */
};

static struct parts split(const char *text)
{
	struct parts parts = {text, NULL, text + strlen(text)};
	for (const char *at = text; *at;) {
		size_t skip = operator_length(at, at == parts.name || at[-1] == ':' || at[-1] == ' ');
		if (skip) {
			at += skip;
			while (*at == ' ' && at[1] == '<')
				at++;
		} else if (*at == ' ') {
			parts.name = ++at;
		} else if (*at == '(') {
			const char *behind = behind_bracket(at), *after = behind_qualifiers(behind);
			if (*after == 0 || *after == '.' || begins(after, " [clone")) {
				parts.params = at;
				parts.end = behind;
				return parts;
			}
			at = begins(after, "::") ? after : behind;
		} else if (opens(*at)) {
			at = behind_bracket(at);
		} else {
			at++;
		}
	}
	return parts;
}

/* ---- writing --------------------------------------------------------------------- */

static void emit(struct out *out, const char *text, const char *end, bool with_arguments);

static const char *inline_namespace(const char *text)
{
	static const char *const names[] = {"__cxx11::", "__1::", "__ndk1::", "_V2::"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (begins(text, names[i]))
			return text + strlen(names[i]);
	return NULL;
}

static bool stands_for_itself(const char *argument)
{
	static const char *const names[] = {"allocator<", "char_traits<", "default_delete<", "less<", "hash<", "equal_to<"};
	if (!begins(argument, "std::"))
		return false;
	argument += strlen("std::");
	const char *behind = inline_namespace(argument);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (begins(behind ? behind : argument, names[i]))
			return true;
	return false;
}

static void emit_arguments(struct out *out, const char *text, const char *end)
{
	bool first = true;
	put(out, "<", 1);
	while (text < end) {
		const char *stop = text;
		while (stop < end && *stop != ',') {
			size_t skip = operator_length(stop, stop == text || !is_word(stop[-1]));
			stop = skip ? stop + skip : opens(*stop) ? behind_bracket(stop) : stop + 1;
		}
		if (stop > end)
			stop = end;
		if (first || !stands_for_itself(text)) {
			if (!first)
				put(out, ", ", 2);
			const char *last = stop;
			while (last > text && last[-1] == ' ')
				last--;
			emit(out, text, last, true);
		}
		first = false;
		text = stop < end ? stop + 1 : end;
		while (text < end && *text == ' ')
			text++;
	}
	put(out, ">", 1);
}

/* The symbols' short forms of streams of char. */
static const char *short_stream(const char *text)
{
	static const char *const names[] = {"std::ostream", "std::istream", "std::iostream"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (begins(text, names[i]) && !is_word(text[strlen(names[i])]))
			return text + strlen(names[i]);
	return NULL;
}

static void emit(struct out *out, const char *text, const char *end, bool with_arguments)
{
	const char *start = text;
	while (text < end) {
		bool boundary = text == start || !is_word(text[-1]);
		if (!boundary && is_letter(*text)) { /* the rest of a word */
			const char *word = text;
			while (text < end && is_letter(*text))
				text++;
			put(out, word, (size_t)(text - word));
			continue;
		}
		size_t skip = operator_length(text, boundary);
		const char *behind = boundary ? inline_namespace(text) : NULL;
		if (behind) {
			text = behind;
		} else if (skip) {
			const char *type = text + skip;
			put(out, text, text[8] == ' ' ? 9 : skip);
			if (text[8] == ' ')
				emit(out, text + 9, type, with_arguments);
			text = type;
			while (text < end && *text == ' ')
				text++;
			/* operator< <int> isn't operator<<int> */
			if (with_arguments && skip == 9 && type[-1] == '<' && *text == '<')
				put(out, " ", 1);
		} else if (boundary && (behind = short_stream(text))) {
			put(out, "std::basic_", 11);
			put(out, text + 5, (size_t)(behind - text) - 5);
			put(out, "<char>", with_arguments ? 6 : 0);
			text = behind;
		} else if (begins(text, "[abi:")) {
			text += strcspn(text, "]") + 1;
		} else if (*text == '{' || begins(text, "$_") || begins(text, "'lambda") || begins(text, "'unnamed")) {
			/* compilers number what has no name each in their own way */
			if (*text == '{')
				behind = behind_bracket(text);
			else
				for (behind = text + 1; is_word(*behind) || *behind == '\''; behind++)
					;
			if (*text == '\'' && *behind == '(')
				behind = behind_bracket(behind);
			bool lambda = begins(behind, "::operator()");
			lambda ? put(out, "<lambda>", 8) : put(out, "<unnamed>", 9);
			text = behind;
		} else if (*text == '<') {
			behind = behind_bracket(text);
			/* what had to hold is written down as each compiler likes */
			bool is_condition = text - start >= 9 && begins(text - 9, "enable_if");
			if (begins(text, "<lambda>") || begins(text, "<unnamed>"))
				put(out, text, (size_t)(behind - text));
			else if (with_arguments && !is_condition)
				emit_arguments(out, text + 1, behind - 1);
			text = behind;
		} else {
			put(out, text++, 1);
		}
	}
}

size_t bri_cxx_name(const char *demangled, char *ret_name, size_t room)
{
	struct parts parts = split(demangled);
	struct out out = {ret_name, 0, room, false};
	if (room == 0)
		return 0;
	ret_name[0] = 0;
	emit(&out, parts.name, parts.end, true);
	return out.full ? 0 : out.length;
}

size_t bri_cxx_name_form(const char *name, unsigned n, char *ret_form, size_t room)
{
	struct parts parts = split(name);
	struct out out = {ret_form, 0, room, false};
	if (room == 0 || n > 3 || !parts.params)
		return 0;
	ret_form[0] = 0;
	emit(&out, parts.name, n & 1 ? parts.params : parts.end, n < 2);
	return out.full ? 0 : out.length;
}
