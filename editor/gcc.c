/* SPDX-License-Identifier: Apache-2.0 */
/* Finds the command that builds a file and turns it into one that compiles the
 * buffer: standard input for the source, a throw-away object, the same options.
 * It knows no option's meaning but of those that name files. */
#include "gcc.h"

#include <ctype.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WORDS_MAX 8192

/* ---- the database ------------------------------------------------------------------ */

static json_t *read_database(const char *directory)
{
	char path[PATH_MAX];
	json_t *database;

	if (!bri_fits(path, sizeof path, "%s/compile_commands.json", directory) || access(path, R_OK) != 0)
		return NULL;
	database = json_load_file(path, 0, NULL);
	if (json_is_array(database))
		return database;
	json_decref(database);
	return NULL;
}

static json_t *find_database(const struct bri_checker *checker, const char *source)
{
	char at[PATH_MAX], build[PATH_MAX];
	json_t *database = checker->commands ? read_database(checker->commands) : NULL;
	char *slash;

	if (!bri_fits(at, sizeof at, "%s", source))
		return NULL;
	while (!database && (slash = strrchr(at, '/')) != NULL) {
		*slash = 0;
		database = read_database(*at ? at : "/");
		if (!database && bri_fits(build, sizeof build, "%s/build", at))
			database = read_database(build);
	}
	return database;
}

static bool is_file(const char *directory, const char *file, const char *wanted)
{
	char joined[PATH_MAX], real[PATH_MAX], real_wanted[PATH_MAX];

	if (!bri_fits(joined, sizeof joined, "%s%s%s", file[0] == '/' ? "" : directory, file[0] == '/' ? "" : "/", file))
		return false;
	if (strcmp(joined, wanted) == 0)
		return true;
	return realpath(joined, real) && realpath(wanted, real_wanted) && strcmp(real, real_wanted) == 0;
}

/* ---- the words ----------------------------------------------------------------------- */

struct words {
	char **word;
	size_t count;
};

static bool add(struct words *words, const char *text, size_t length)
{
	if (words->count + 1 >= WORDS_MAX)
		return false;
	words->word[words->count] = strndup(text, length);
	return words->word[words->count++] != NULL;
}

static void drop(struct words *words)
{
	for (size_t i = 0; words->word && i < words->count; i++)
		free(words->word[i]);
	free(words->word);
}

/* As a shell splits it: quotes and backslashes, nothing else. */
static bool split(struct words *words, const char *command)
{
	char *buffer = malloc(strlen(command) + 1);
	bool good = buffer != NULL;

	while (good && *command) {
		size_t length = 0;
		char quote = 0;

		while (isspace((unsigned char)*command))
			command++;
		if (!*command)
			break;
		for (; *command && (quote || !isspace((unsigned char)*command)); command++) {
			if (*command == '\\' && quote != '\'' && command[1])
				buffer[length++] = *++command;
			else if (quote ? *command == quote : *command == '"' || *command == '\'')
				quote = quote ? 0 : *command;
			else
				buffer[length++] = *command;
		}
		good = add(words, buffer, length);
	}
	free(buffer);
	return good;
}

static bool take_entry(struct words *words, const json_t *entry)
{
	const json_t *arguments = json_object_get(entry, "arguments"), *argument;
	const char *command = json_string_value(json_object_get(entry, "command"));
	bool good = true;
	size_t index;

	if (!json_is_array(arguments))
		return command && split(words, command);
	json_array_foreach(arguments, index, argument)
		good = good && json_is_string(argument) &&
		       add(words, json_string_value(argument), json_string_length(argument));
	return good;
}

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* gcc, g++, gcc-12, arm-none-eabi-gcc; cc and c++ where they lead to one. */
static bool is_gcc(const char *program)
{
	const char *name = base_of(program), *at;
	char path[PATH_MAX], real[PATH_MAX];
	const char *search = getenv("PATH");

	at = strstr(name, "gcc") ? strstr(name, "gcc") : strstr(name, "g++");
	if (at && strncmp(name, "clang", 5) != 0)
		return (at == name || at[-1] == '-') && (!at[3] || at[3] == '-');
	if (strcmp(name, "cc") != 0 && strcmp(name, "c++") != 0)
		return false;
	for (const char *item = strchr(program, '/') ? program : search; item && *item;) {
		size_t length = strcspn(item, ":");

		if (item == program ? bri_fits(path, sizeof path, "%s", program)
		                    : bri_fits(path, sizeof path, "%.*s/%s", (int)length, item, program))
			if (realpath(path, real))
				return strcmp(base_of(real), name) != 0 && is_gcc(base_of(real));
		item = item == program ? "" : item + length + (item[length] == ':');
	}
	return false;
}

static bool is_launcher(const char *word)
{
	static const char *const names[] = {"brinell-cc", "ccache", "distcc", "icecc", "sccache"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(base_of(word), names[i]) == 0)
			return true;
	return false;
}

/* Words that name this compile's own files: how many to leave out, 0: it stays. */
static size_t own_files(char *const *word, const char *directory, const char *source)
{
	static const char *const with_value[] = {"-o", "-MF", "-MT", "-MQ", "-x"};
	static const char *const alone[] = {"-c", "-S", "-E", "-M", "-MM", "-MD", "-MMD", "-MP", "-MG"};

	for (size_t i = 0; i < sizeof with_value / sizeof *with_value; i++)
		if (strcmp(word[0], with_value[i]) == 0)
			return word[1] ? 2 : 1;
	for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
		if (strcmp(word[0], alone[i]) == 0)
			return 1;
	if (strncmp(word[0], "-Wp,-M", 6) == 0 || (word[0][0] == '-' && word[0][1] == 'o' && word[0][2]))
		return 1;
	return word[0][0] != '-' && is_file(directory, word[0], source) ? 1 : 0;
}

static const char *language_of(const char *path)
{
	const char *dot = strrchr(base_of(path), '.');
	static const char *const cxx[] = {".cc", ".cpp", ".cxx", ".C", ".c++", ".hpp", ".hh", ".hxx"};

	for (size_t i = 0; dot && i < sizeof cxx / sizeof *cxx; i++)
		if (strcmp(dot, cxx[i]) == 0)
			return "c++";
	return "c";
}

/* The compile leaves an object; its evidence is the answer.  What the compiler
 * says about broken code is clangd's to say. */
static const char script[] =
    "BRINELL_POLICY=$(\"$BRINELL_EDITOR\" policy compile --for \"$BRINELL_EDITOR_FILE\") || exit; export BRINELL_POLICY; "
    "\"$@\" -o \"$0\" 2>/dev/null; \"$BRINELL_EDITOR\" report --format json --exit-zero \"$0\"; rm -f \"$0\"";

static bool build(const struct bri_checker *checker, const struct bri_document *document, const char *object,
                  const char *directory, const struct words *given, struct words *out)
{
	char quote[PATH_MAX], launcher[PATH_MAX];
	const char *fixed[] = {"/bin/sh", "-c", script, object, launcher};
	size_t first = 0;
	bool good = true;

	while (first + 1 < given->count && is_launcher(given->word[first]))
		first++;
	if (first >= given->count || !is_gcc(given->word[first]) ||
	    !bri_fits(launcher, sizeof launcher, "%s/brinell-cc", checker->install->bin))
		return false;
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
		good = good && add(out, fixed[i], strlen(fixed[i]));
	for (size_t i = first; good && i < given->count;) {
		size_t skip = i == first ? 0 : own_files(&given->word[i], directory, document->path);

		good = skip || add(out, given->word[i], strlen(given->word[i]));
		i += skip ? skip : 1;
	}
	if (!good || !bri_fits(quote, sizeof quote, "%s", document->path))
		return false;
	const char *last[] = {"-c", "-x", language_of(document->path), "-iquote", dirname(quote), "-"};

	for (size_t i = 0; i < sizeof last / sizeof *last; i++)
		good = good && add(out, last[i], strlen(last[i]));
	return good;
}

bool bri_gcc_command_find(const struct bri_checker *checker, const struct bri_document *document, const char *object,
                          struct bri_gcc_command *ret_command)
{
	json_t *database = find_database(checker, document->path), *entry;
	struct words given = {calloc(WORDS_MAX, sizeof(char *)), 0}, out = {calloc(WORDS_MAX, sizeof(char *)), 0};
	bool found = false;
	size_t index;

	json_array_foreach(database, index, entry)
	{
		const char *directory = json_string_value(json_object_get(entry, "directory"));
		const char *file = json_string_value(json_object_get(entry, "file"));

		if (!directory || !file || !is_file(directory, file, document->path))
			continue;
		found = given.word && out.word && take_entry(&given, entry) &&
		        build(checker, document, object, directory, &given, &out);
		if (found)
			ret_command->directory = strdup(directory);
		break;
	}
	drop(&given);
	json_decref(database);
	if (!found) {
		drop(&out);
		return false;
	}
	ret_command->argv = out.word;
	return true;
}

void bri_gcc_command_finish(struct bri_gcc_command *command)
{
	for (char **word = command->argv; word && *word; word++)
		free(*word);
	free(command->argv);
	free(command->directory);
	memset(command, 0, sizeof *command);
}

/* ---- what it found ------------------------------------------------------------------- */

/* The column behind the token there: a name, or one character. */
static json_int_t end_of(const struct bri_document *document, json_int_t line, json_int_t column)
{
	size_t length = 0, at = column > 0 ? (size_t)column - 1 : 0;
	const char *text = line > 0 ? bri_document_line(document, (size_t)line - 1, &length) : NULL;

	while (text && at < length && (isalnum((unsigned char)text[at]) || text[at] == '_'))
		at++;
	return (json_int_t)at + 1 > column ? (json_int_t)at + 1 : column + 1;
}

static const char *text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static json_t *steps_of(const struct bri_document *document, const json_t *finding)
{
	const json_t *steps = json_object_get(finding, "steps"), *step;
	json_t *all = json_array();
	size_t index;

	json_array_foreach(steps, index, step)
	{
		json_t *copy = json_copy((json_t *)(uintptr_t)step);

		json_object_set_new(copy, "end", json_integer(end_of(document, json_integer_value(json_object_get(step, "line")),
		                                                     json_integer_value(json_object_get(step, "column")))));
		json_array_append_new(all, copy);
	}
	if (*text_of(finding, "fix") && !json_object_get(finding, "waiver"))
		json_array_append_new(all, json_pack("{s:O, s:O, s:O, s:I, s:o}", "file", json_object_get(finding, "file"), "line",
		                                     json_object_get(finding, "line"), "column",
		                                     json_object_get(finding, "column"), "end",
		                                     end_of(document, json_integer_value(json_object_get(finding, "line")),
		                                            json_integer_value(json_object_get(finding, "column"))),
		                                     "text", json_sprintf("Fix: %s", text_of(finding, "fix"))));
	return all;
}

static json_t *finding_of(const struct bri_document *document, const json_t *finding)
{
	const json_t *waiver = json_object_get(finding, "waiver");
	json_int_t line = json_integer_value(json_object_get(finding, "line"));
	json_int_t column = json_integer_value(json_object_get(finding, "column"));
	const char *clauses = text_of(finding, "clauses"), *cwe = text_of(finding, "cwe");
	json_t *message =
	    json_sprintf("%s [%s%s%s]%s%s%s%s%s", text_of(finding, "message"), text_of(finding, "rule"),
	                 waiver ? ", waived: " : "", waiver ? text_of(waiver, "reason") : "", *clauses || *cwe ? " (" : "",
	                 clauses, *clauses && *cwe ? ", " : "", cwe, *clauses || *cwe ? ")" : "");

	return json_pack("{s:s, s:I, s:I, s:I, s:s, s:o, s:o}", "file", document->path, "line", line, "column", column, "end",
	                 end_of(document, line, column), "severity", text_of(finding, "severity"), "message", message, "steps",
	                 steps_of(document, finding));
}

/* All weak options in one, at the top. */
static void add_option(json_t **options, const struct bri_document *document, const json_t *finding)
{
	const char *message = text_of(finding, "message"), *rule = text_of(finding, "rule");
	json_t *text;

	if (!*options) {
		*options = json_pack("{s:s, s:i, s:i, s:i, s:s, s:o, s:[]}", "file", document->path, "line", 1, "column", 1, "end", 2,
		                     "severity", text_of(finding, "severity"), "message",
		                     json_sprintf("%s [%s]", message, rule), "steps");
		return;
	}
	text = json_sprintf("%s; %s [%s]", text_of(*options, "message"), message, rule);
	json_object_set_new(*options, "message", text);
	if (strcmp(text_of(finding, "severity"), "error") == 0)
		json_object_set(*options, "severity", json_object_get(finding, "severity"));
}

json_t *bri_gcc_findings(const struct bri_document *document, const json_t *report)
{
	const json_t *given = json_object_get(report, "findings"), *finding;
	json_t *all, *options = NULL;
	size_t index;

	/* No unit: the buffer didn't compile, and nothing is known. */
	if (!json_is_array(given) || json_integer_value(json_object_get(report, "units")) == 0)
		return NULL;
	all = json_array();
	json_array_foreach(given, index, finding)
	{
		if (strcmp(text_of(finding, "result"), "fail") != 0)
			continue;
		if (strcmp(text_of(finding, "file"), document->path) == 0)
			json_array_append_new(all, finding_of(document, finding));
		else if (strcmp(text_of(finding, "file"), "<stdin>") == 0)
			add_option(&options, document, finding);
	}
	if (options)
		json_array_append_new(all, options);
	return json_pack("{s:o}", "findings", all);
}
