/* SPDX-License-Identifier: Apache-2.0 */
/* Options of subcommands: one table serves parsing and --help.  It knows no
 * subcommand and keeps no state. */
#include "options.h"

#include <stdarg.h>
#include <string.h>

void bri_complain(const struct bri_error *error)
{
	if (error->where[0] != '\0')
		fprintf(stderr, "brinell: %s: %s\n", error->where, error->what);
	else
		fprintf(stderr, "brinell: %s\n", error->what);
}

void bri_complain_text(const char *format, ...)
{
	va_list args;

	fputs("brinell: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
}

static void help_row(FILE *stream, const struct bri_option *option)
{
	char left[80];
	int used;

	used = snprintf(left, sizeof(left), "%s--%s", option->letter ? "" : "    ", option->name);
	if (option->letter)
		used = snprintf(left, sizeof(left), "-%c, --%s", option->letter, option->name);
	if (option->argument != NULL && used > 0 && (size_t)used < sizeof(left))
		snprintf(left + used, sizeof(left) - (size_t)used, " %s", option->argument);
	fprintf(stream, "  %-28s %s\n", left, option->help);
}

void bri_options_help(const struct bri_usage *usage, FILE *stream)
{
	const struct bri_option *option;

	fprintf(stream, "Usage: brinell %s\n\n%s\n\nOptions:\n", usage->line, usage->about);
	for (option = usage->options; option->name != NULL; option++)
		help_row(stream, option);
	fprintf(stream, "  %-28s %s\n", "-h, --help", "show this help");
}

static const struct bri_option *find_long(const struct bri_usage *usage, const char *name, size_t length)
{
	const struct bri_option *option;

	for (option = usage->options; option->name != NULL; option++)
		if (strlen(option->name) == length && strncmp(option->name, name, length) == 0)
			return option;
	return NULL;
}

static const struct bri_option *find_short(const struct bri_usage *usage, char letter)
{
	const struct bri_option *option;

	for (option = usage->options; option->name != NULL; option++)
		if (option->letter == letter)
			return option;
	return NULL;
}

static enum bri_parse wrong(const struct bri_usage *usage, const char *what, const char *word)
{
	bri_complain_text("%s '%s'; usage: brinell %s (--help lists the options)", what, word, usage->line);
	return BRI_PARSE_WRONG;
}

static bool is_repeated(const struct bri_option *option)
{
	size_t length = strlen(option->argument);

	return length > 3 && strcmp(option->argument + length - 3, "...") == 0;
}

/* One option word; *i moves on when its value is the next word. */
static enum bri_parse take(const struct bri_usage *usage, int argc, char **argv, int *i)
{
	const char *word = argv[*i], *value = NULL;
	const struct bri_option *option;
	size_t used = 0;

	if (word[1] == '-') {
		size_t length = strcspn(word + 2, "=");

		option = find_long(usage, word + 2, length);
		if (word[2 + length] == '=')
			value = word + 2 + length + 1;
	} else {
		option = find_short(usage, word[1]);
		if (word[2] != '\0')
			value = word + 2;
	}
	if (option == NULL)
		return wrong(usage, "unknown option", word);
	if (option->argument == NULL) {
		if (value != NULL)
			return wrong(usage, "this option takes no value:", word);
		*option->flag = true;
		return BRI_PARSE_OK;
	}
	if (value == NULL) {
		if (*i + 1 >= argc)
			return wrong(usage, "a value is missing after", word);
		value = argv[++*i];
	}
	if (is_repeated(option)) {
		while (used < BRI_VALUES_MAX && option->value[used] != NULL)
			used++;
		if (used == BRI_VALUES_MAX)
			return wrong(usage, "too often:", word);
	}
	option->value[used] = value;
	return BRI_PARSE_OK;
}

enum bri_parse bri_options_parse(const struct bri_usage *usage, int argc, char **argv, int *ret_first)
{
	int operands = 1; /* operands met so far stand in argv[1 .. operands) */
	int i;

	for (i = 1; i < argc; i++) {
		enum bri_parse parse;

		if (strcmp(argv[i], "--") == 0) {
			i++;
			break;
		}
		if (argv[i][0] != '-' || argv[i][1] == '\0') {
			if (usage->in_order)
				break;
			argv[operands++] = argv[i];
			continue;
		}
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
			bri_options_help(usage, stdout);
			return BRI_PARSE_HELP;
		}
		parse = take(usage, argc, argv, &i);
		if (parse != BRI_PARSE_OK)
			return parse;
	}
	/* Operands come first now; close the gap to those after "--". */
	while (operands > 1 && i > operands) {
		argv[--i] = argv[--operands];
	}
	*ret_first = operands > 1 ? 1 : i;
	return BRI_PARSE_OK;
}
