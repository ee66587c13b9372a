/* SPDX-License-Identifier: Apache-2.0 */
/* Reads shell commands and argument vectors as far as patterns need it: words,
 * quotes, assignments, lists of commands, and programs that start another.  It
 * expands nothing but a variable that the text itself sets; a byte 0x01 stands for a part that isn't known. */
#include "check.h"

#include <string.h>

#define WORDS_MAX 128
#define TEXT_MAX 2048
#define NESTING_MAX 3
#define VARIABLES_ROOM 1024

struct words {
	const char *word[WORDS_MAX];
	size_t count;
	char text[TEXT_MAX];
	size_t used;
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* One of the globs joined with '|'. */
static bool one_of(const char *globs, const char *text)
{
	char glob[96];
	while (*globs) {
		size_t length = strcspn(globs, "|");
		if (length < sizeof glob) {
			memcpy(glob, globs, length);
			glob[length] = 0;
			if (bri_text_glob(glob, text))
				return true;
		}
		globs += length;
		globs += *globs == '|';
	}
	return false;
}

static bool is_assignment(const char *word)
{
	size_t name = strcspn(word, "=");
	if (name == 0 || word[name] != '=')
		return false;
	for (size_t i = 0; i < name; i++)
		if (!(word[i] == '_' || is_letter(word[i]) || (i && is_digit(word[i]))))
			return false;
	return true;
}

/* What the policy's list says of a name: the words behind it.  NULL: nothing. */
static const char *entry_of(const struct bri_policy *policy, const char *list, const char *name)
{
	const char *entry = bri_policy_setting(policy, list);
	size_t length = strlen(name);
	while (entry && *entry) {
		size_t end = strcspn(entry, " |");
		if (end == length && strncmp(entry, name, length) == 0)
			return entry + length;
		entry += strcspn(entry, "|");
		entry += *entry == '|';
	}
	return NULL;
}

/* Is the word one of those behind the entry's name? */
static bool lists(const char *entry, const char *word)
{
	size_t length = strlen(word);
	while (*entry == ' ') {
		size_t end = strcspn(++entry, " |");
		if (end == length && strncmp(entry, word, length) == 0)
			return true;
		entry += end;
	}
	return false;
}

/* An option of the program that takes the next word (or the rest of its own). */
static bool takes_value(const char *valued, char letter)
{
	const char option[] = {'-', letter, 0};
	return valued && letter && lists(valued, option);
}

/* Letter x of "-x" in a cluster such as "-sxL". */
static bool in_cluster(const char *valued, const char *word, char letter)
{
	if (word[0] != '-' || word[1] == '-' || word[1] == 0)
		return false;
	for (const char *c = word + 1; *c; c++) {
		if (*c == letter)
			return true;
		if (!(is_letter(*c) || is_digit(*c)) || takes_value(valued, *c))
			return false;
	}
	return false;
}

/* A value or operand as a pattern: what a variable or a hole stands for isn't known, so `?` doesn't fit it. */
static bool value_fits(const char *spec, const char *value)
{
	if (!strpbrk(spec, "*?"))
		return bri_text_same(value, spec);
	return !(strchr(spec, '?') && strpbrk(value, "$`")) && bri_text_glob(spec, value);
}

static bool option_here(const char *valued, const char *spec, const char *const *words, size_t count, size_t at)
{
	const char *space = strchr(spec, ' ');
	if (space) { /* two words, or one when the first is a short option */
		size_t length = (size_t)(space - spec);
		char first[64] = "";
		if (length < sizeof first)
			memcpy(first, spec, length);
		bool fits = strpbrk(first, "*?") ? value_fits(first, words[at]) : strcmp(words[at], first) == 0;
		if (at + 1 < count && fits && value_fits(space + 1, words[at + 1]))
			return true;
		if (spec[0] == '*' && value_fits(spec, words[at])) /* a script in one word */
			return true;
		return spec[0] == '-' && length == 2 && strncmp(words[at], spec, length) == 0 &&
		       value_fits(space + 1, words[at] + length);
	}
	if (spec[0] == '-' && spec[1] && spec[1] != '-' && spec[2] == 0)
		return in_cluster(valued, words[at], spec[1]);
	if (strcmp(words[at], spec) == 0 || (strpbrk(spec, "*?") && value_fits(spec, words[at])))
		return true;
	size_t length = strlen(spec);
	return spec[0] == '-' && spec[1] == '-' && !strchr(spec, '=') && strncmp(words[at], spec, length) == 0 &&
	       words[at][length] == '=';
}

/* "!pattern" among the options names words that don't count. */
static bool is_excepted(const char *options, const char *word)
{
	char spec[128];
	for (const char *next = options; *next;) {
		size_t length = strcspn(next, "|");
		if (next[0] == '!' && length < sizeof spec) {
			memcpy(spec, next + 1, length - 1);
			spec[length - 1] = 0;
			if (bri_text_glob(spec, word))
				return true;
		}
		next += length;
		next += *next == '|';
	}
	return false;
}

static bool option_matches(const struct bri_policy *policy, const char *options, const char *spec,
                           const char *const *words, size_t count, size_t program)
{
	const char *valued = entry_of(policy, "valued", base_name(words[program]));
	if (spec[0] == '!')
		return false;
	if (is_assignment(spec)) {
		for (size_t i = 0; i < count; i++)
			if (bri_text_same(words[i], spec))
				return true;
		return false;
	}
	for (size_t i = program + 1; i < count; i++) {
		if (option_here(valued, spec, words, count, i) && !is_excepted(options, words[i]))
			return true;
		/* The word behind "-H" and the like is a value, not an option. */
		if (words[i][0] == '-' && words[i][1] && words[i][1] != '-' && words[i][2] == 0 &&
		    takes_value(valued, words[i][1]) && spec[0] == '-' && !strchr(spec, ' '))
			i++;
	}
	return false;
}

static bool simple_matches(const struct bri_policy *policy, const struct bri_condition *pattern,
                           const char *const *words, size_t count, int depth);

static bool text_matches(const struct bri_policy *policy, const struct bri_condition *pattern, const char *text,
                         int depth);

/* Words of the shell that a command may follow. */
static bool is_keyword(const char *word)
{
	return one_of("then|do|else|if|while|until|!|(|{", word);
}

/* Where the program begins that a starter's words go on to: behind its options, its numbers, and as many operands as
 * the entry ends with. */
static size_t started(const char *entry, const char *const *words, size_t count, size_t at)
{
	size_t end = strcspn(entry, "|");
	size_t operands = end && entry[end - 1] >= '1' && entry[end - 1] <= '9' ? (size_t)(entry[end - 1] - '0') : 0;
	for (;; operands--) {
		do
			at += lists(entry, words[at]) ? 2 : 1;
		while (at < count && (words[at][0] == '-' || is_assignment(words[at]) ||
		                      is_digit(words[at][0])));
		if (!operands || at >= count)
			return at;
	}
}

/* The words end a program instead: `/etc/init.d/x stop`, where the entry is a part of the path and speaks of the next
 * word, or `start-stop-daemon … -K`. */
static bool stops(const struct bri_policy *policy, const char *const *words, size_t count, size_t at)
{
	const char *name = base_name(words[at]), *entry = entry_of(policy, "stoppers", name);
	char place[64] = "";
	size_t length = (size_t)(name - words[at]), start = length ? length - 1 : 0;
	while (start > 0 && words[at][start - 1] != '/')
		start--;
	if (!entry && start > 0 && length - start + 1 < sizeof place) { /* "/init.d/" of "/etc/init.d/x" */
		memcpy(place, words[at] + start - 1, length - start + 1);
		entry = entry_of(policy, "stoppers", place);
		return entry && at + 1 < count && lists(entry, words[at + 1]);
	}
	for (size_t i = at + 1; entry && i < count; i++)
		if (lists(entry, words[i]))
			return true;
	return false;
}

static bool is_shell(const struct bri_policy *policy, const char *name)
{
	const char *shells = bri_policy_setting(policy, "shells");
	return shells && one_of(shells, name);
}

static bool simple_matches(const struct bri_policy *policy, const struct bri_condition *pattern,
                           const char *const *words, size_t count, int depth)
{
	const uint32_t *strings = bri_policy_words(policy, NULL) + pattern->first;
	const char *programs = bri_policy_text(policy, strings[0]), *options = bri_policy_text(policy, strings[1]);
	size_t at = 0;
	while (at < count && (is_assignment(words[at]) || strcmp(words[at], "export") == 0))
		at++;
	for (size_t steps = 0; at < count && steps < 8; steps++) {
		const char *name = base_name(words[at]);
		if (is_shell(policy, name) && depth < NESTING_MAX)
			for (size_t i = at + 1; i + 1 < count; i++)
				if (words[i][0] == '-' && strchr(words[i], 'c') && words[i][1] != '-')
					return text_matches(policy, pattern, words[i + 1], depth + 1);
		if (one_of(programs, name)) {
			if (!options[0])
				return !stops(policy, words, count, at);
			char spec[128];
			for (const char *next = options; *next;) {
				size_t length = strcspn(next, "|");
				if (length < sizeof spec) {
					memcpy(spec, next, length);
					spec[length] = 0;
					if (option_matches(policy, options, spec, words, count, at))
						return true;
				}
				next += length;
				next += *next == '|';
			}
		}
		const char *own = is_keyword(name) ? "" : entry_of(policy, "starters", name);
		if (!own || stops(policy, words, count, at))
			break;
		/* tcpsvd and kin name their program after an address: try every later word. */
		at = started(own, words, count, at);
	}
	return false;
}

/* Next word into `out`; false at the end of the simple command.  *text moves on. */
static bool next_word(const char **text, struct words *out)
{
	const char *at = *text;
	while (*at == ' ' || *at == '\t' || *at == '\\')
		at++;
	size_t start = out->used;
	bool any = false;
	char quote = 0;
	for (; *at && out->used + 1 < sizeof out->text; at++) {
		if (quote) {
			if (*at == quote)
				quote = 0;
			else if (*at == '\\' && quote == '"' && at[1] && strchr("$`\"\\\n", at[1]))
				out->text[out->used++] = *++at;
			else
				out->text[out->used++] = *at;
		} else if (*at == '\'' || *at == '"') {
			quote = *at;
			any = true;
		} else if (*at == '\\' && at[1]) {
			out->text[out->used++] = *++at;
		} else if (strchr(" \t\n;|&()`<>", *at)) {
			break;
		} else {
			out->text[out->used++] = *at;
		}
	}
	*text = at;
	any |= out->used > start;
	out->text[out->used++] = 0;
	if (any && out->count < WORDS_MAX)
		out->word[out->count++] = out->text + start;
	return any;
}

struct variables {
	char text[VARIABLES_ROOM]; /* "name=value", one behind another */
	size_t used;
};

/* A command that only sets variables: what they are. */
static bool sets_only(const struct words *words, struct variables *variables)
{
	for (size_t i = 0; i < words->count; i++)
		if (!is_assignment(words->word[i]) && !(i == 0 && strcmp(words->word[i], "export") == 0))
			return false;
	for (size_t i = 0; i < words->count; i++) {
		size_t length = strlen(words->word[i]) + 1;
		if (!is_assignment(words->word[i]) || length > sizeof variables->text - variables->used)
			continue;
		memcpy(variables->text + variables->used, words->word[i], length);
		variables->used += length;
	}
	return true;
}

/* The value of the variable that is all of the word, $name or ${name}; NULL: the text sets none. */
static const char *value_of(const struct variables *variables, const char *word)
{
	bool braced = word[0] == '$' && word[1] == '{';
	const char *name = word + (braced ? 2 : 1), *value = NULL;
	size_t length = word[0] == '$' ? strcspn(name, "}") : 0;
	if (length == 0 || strcmp(name + length, braced ? "}" : "") != 0)
		return NULL;
	for (size_t at = 0; at < variables->used; at += strlen(variables->text + at) + 1)
		if (strncmp(variables->text + at, name, length) == 0 && variables->text[at + length] == '=')
			value = variables->text + at + length + 1;
	return value;
}

/* Puts the words of a variable's value in its place. */
static void expand(struct words *words, const struct variables *variables)
{
	const char *all[WORDS_MAX];
	size_t count = 0;
	for (size_t i = 0; i < words->count; i++) {
		const char *value = variables->used ? value_of(variables, words->word[i]) : NULL;
		if (!value && count < WORDS_MAX)
			all[count++] = words->word[i];
		for (size_t length; value && *(value += strspn(value, " \t")); value += length) {
			length = strcspn(value, " \t");
			if (count == WORDS_MAX || length + 1 > sizeof words->text - words->used)
				break;
			all[count++] = memcpy(words->text + words->used, value, length);
			words->text[words->used + length] = 0;
			words->used += length + 1;
		}
	}
	memcpy(words->word, all, count * sizeof *all);
	words->count = count;
}

static bool text_matches(const struct bri_policy *policy, const struct bri_condition *pattern, const char *text,
                         int depth)
{
	struct variables variables = {.used = 0};
	struct words words;
	while (*text) {
		words.count = words.used = 0;
		while (words.used + 1 < sizeof words.text && next_word(&text, &words))
			;
		expand(&words, &variables);
		/* `$(command)` starts one too: "$" stays behind as a word. */
		if (words.count && !sets_only(&words, &variables) && simple_matches(policy, pattern, words.word, words.count, depth))
			return true;
		if (*text == '<' || *text == '>') { /* a redirection's target isn't a command */
			while (*text == '<' || *text == '>' || *text == '&')
				text++;
			words.used = 0;
			next_word(&text, &words);
		} else if (*text) {
			text++;
		}
	}
	return false;
}

/* Case folded; what is no letter shares a bit with one. */
static uint32_t letters_of(const char *text, size_t length)
{
	uint32_t letters = 0;
	for (size_t i = 0; i < length; i++)
		letters |= 1u << ((unsigned char)text[i] & 31);
	return letters;
}

uint32_t bri_command_letters(const char *text)
{
	return strpbrk(text, "'\"\\") ? UINT32_MAX : letters_of(text, strlen(text));
}

/* Can the text hold a name of one of the programs?  Most texts are let go here, unread: no name's letters are in them. */
static bool may_start(const char *programs, const char *text, uint32_t there)
{
	char name[96];
	if (there == UINT32_MAX)
		return true;
	while (*programs) {
		size_t length = strcspn(programs, "*?|");
		if (length == 0 || length >= sizeof name)
			return true;
		if ((letters_of(programs, length) & ~there) == 0) {
			memcpy(name, programs, length);
			name[length] = 0;
			if (strcasestr(text, name))
				return true;
		}
		programs += strcspn(programs, "|");
		programs += *programs == '|';
	}
	return false;
}

bool bri_command_text_matches(const struct bri_policy *policy, const struct bri_condition *pattern, const char *text,
                              uint32_t letters)
{
	const uint32_t *strings = bri_policy_words(policy, NULL) + pattern->first;

	return may_start(bri_policy_text(policy, strings[0]), text, letters) && text_matches(policy, pattern, text, 0);
}

bool bri_command_matches(const struct bri_policy *policy, const struct bri_condition *pattern, const char *const *words,
                         size_t count)
{
	return count && simple_matches(policy, pattern, words, count, 0);
}

size_t bri_command_program(const struct bri_policy *policy, const char *const *words, size_t count)
{
	size_t at = 0;
	while (at < count && (is_assignment(words[at]) || strcmp(words[at], "export") == 0))
		at++;
	for (size_t steps = 0; at < count && steps < 8; steps++) {
		const char *name = base_name(words[at]);
		const char *own = is_keyword(name) ? "" : entry_of(policy, "starters", name);
		if (!own)
			break;
		if (stops(policy, words, count, at))
			return count;
		at = started(own, words, count, at);
	}
	return at < count ? at : count;
}
