/* SPDX-License-Identifier: Apache-2.0 */
/* What commands hand on: lines in a pipe, here documents, files that are read; and
 * what they write into configurations and tables of accounts. */
#include "image.h"
#include "image_fact.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define LINES_MAX 64

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static bool is_in(const struct image *image, const char *property, const char *list, const char *word)
{
	return image_match(image, property, list, base_of(word)) != NULL;
}

/* ---- lines that are written to a file ---------------------------------------------- */

static bool is_accounts(const struct image *image, const char *target)
{
	while (*target == '/')
		target++;
	return image_match(image, "default-password", "tables", target) != NULL;
}

static void take_target(struct image_commands *commands, uint32_t line, const char *target, const char *text)
{
	if (target[0] == '\0')
		return;
	if (image_is_setting(commands->image, target))
		image_judge_setting(commands, line, text);
	else if (is_accounts(commands->image, target))
		image_take_account(commands->image, commands->file, line, text);
	else
		image_check_written(commands->image, commands->file, line, target, text);
}

/* "key=value" for a program that reads settings. */
static void take_setting_line(struct image_commands *commands, uint32_t line, const char *text)
{
	const char *key = bri_image_word(commands->image->policy, "aslr", "key", 0);
	char copy[256], *words[2];

	snprintf(copy, sizeof(copy), "%s", text);
	if (key == NULL || image_split(copy, " \t=", true, words, 2) < 2)
		return;
	for (char *c = words[0]; *c != '\0'; c++)
		*c = *c == '/' ? '.' : *c;
	words[1] += strspn(words[1], " \t=");
	words[1][strcspn(words[1], " \t")] = '\0';
	if (strcmp(words[0] + (words[0][0] == '-'), key) == 0)
		image_judge_setting(commands, line, words[1]);
}

void image_take_line(struct image_commands *commands, const struct bri_shell_command *command, const char *here)
{
	struct image *image = commands->image;
	size_t program = bri_image_program(image->policy, command->words, command->count);
	const char *name = program < command->count ? base_of(command->words[program]) : "";
	char text[1024];

	image_take_password(commands, command, program, here);
	take_target(commands, command->line, command->output, here);
	if (is_in(image, "insecure-download", "copiers", name))
		for (size_t i = program + 1; i < command->count; i++)
			take_target(commands, command->line, command->words[i], here);
	if (is_in(image, "aslr", "readers", name))
		take_setting_line(commands, command->line, here);
	if (is_in(image, "bootdelay", "setters", name)) {
		char copy[128], *words[3];

		snprintf(copy, sizeof(copy), "%s", here);
		if (image_split(copy, " \t=", true, words, 3) > 1)
			image_judge_delay(commands, command->line, words[0], words[1]);
	}
	if (is_in(image, "wifi-ap-password", "batches", name)) {
		size_t used = (size_t)snprintf(text, sizeof(text), "%.200s ", name);

		image_normalise(here, text + used, sizeof(text) - used);
		image_take_wireless(commands, command->line, text);
	}
}

/* ---- what a command writes ------------------------------------------------------------ */

/* The words of "echo" or "printf" as lines, behind what is there already; where they end. */
static size_t put_words(const struct bri_shell_command *command, size_t program, char *lines, size_t used, size_t room)
{
	size_t at = program + 1;
	const char *format;

	while (at < command->count && command->words[at][0] == '-' && strcspn(command->words[at] + 1, "neE") == 0)
		at++;
	format = at < command->count ? command->words[at++] : "";
	for (; used < room && (*format != '\0' || at < command->count); format += *format != '\0') {
		if (*format == '\0') { /* echo's words */
			lines[used++] = ' ';
			used += (size_t)snprintf(lines + used, room - used, "%s", command->words[at++]);
		} else if (format[0] == '%' && format[1] == 's' && at < command->count) {
			used += (size_t)snprintf(lines + used, room - used, "%s", command->words[at++]);
			format++;
		} else if (format[0] == '\\' && format[1] == 'n') {
			lines[used++] = '\n';
			format++;
		} else {
			lines[used++] = *format;
		}
	}
	used = used < room ? used : room;
	lines[used] = '\n';
	lines[used + 1] = '\0';
	return used + 1;
}

static void each_line(struct image_commands *commands, const struct bri_shell_command *command, const char *text,
                      void (*take)(struct image_commands *commands, const struct bri_shell_command *command,
                                   const char *line))
{
	char copy[sizeof(commands->piped)], *lines[LINES_MAX];
	size_t count;

	snprintf(copy, sizeof(copy), "%s", text);
	count = image_split(copy, "\n", true, lines, LINES_MAX);
	for (size_t i = 0; i < count; i++)
		take(commands, command, lines[i]);
}

static void take_output(struct image_commands *commands, const struct bri_shell_command *command, const char *line)
{
	take_target(commands, command->line, command->output, line);
}

/* Text of the image, as far as the room goes; "" nothing is there. */
static void copy_file(struct image *image, const char *path, char *text, size_t room)
{
	const struct image_text *file = path[0] == '/' ? image_text_at(image, path, NULL) : NULL;

	snprintf(text, room, "%s", file != NULL && file->is_text && !file->is_cut ? file->bytes : "");
}

/* What goes into a pipe: words, a file that is shown, or what was read and is passed on. */
static void keep_piped(struct image_commands *commands, const struct bri_shell_command *command, size_t program)
{
	const char *name = program < command->count ? command->words[program] : "", *operand = "";
	bool is_same = command->nested > 0 && command->nested == commands->piped_nested;
	size_t used = command->is_again || is_same ? strlen(commands->piped) : 0;

	for (size_t i = program + 1; i < command->count && operand[0] == '\0'; i++)
		operand = command->words[i][0] != '-' ? command->words[i] : "";
	if (command->reads_pipe && command->output[0] == '\0' && is_in(commands->image, "insecure-download", "passers", name))
		return;
	if (used > sizeof(commands->piped) / 2)
		used = 0;
	if (!command->is_again)
		commands->piped_last = used;
	commands->piped_nested = command->nested;
	commands->piped_from[0] = '\0';
	commands->piped[used] = '\0';
	if (program >= command->count || command->output[0] != '\0')
		return;
	if (is_in(commands->image, "insecure-download", "writers", name)) {
		put_words(command, program, commands->piped, used, sizeof(commands->piped) - 2);
	} else if (is_in(commands->image, "insecure-download", "showers", name)) {
		operand = operand[0] == '\0' ? command->input : operand;
		snprintf(commands->piped_from, sizeof(commands->piped_from), "%.255s", operand);
		copy_file(commands->image, operand, commands->piped + used, sizeof(commands->piped) - used);
	}
}

/* ---- "sed s/old/new/ FILE", "cp OTHER FILE" --------------------------------------------- */

/* Behind "10,20", "$", "/re/" or "|re|,...": where the editor's command stands. */
static const char *behind_address(const char *at)
{
	while (*at != '\0' && (isdigit((unsigned char)*at) || strchr("$, \t{!", *at) != NULL || *at == '/')) {
		if (*at == '/')
			while (*++at != '\0' && *at != '/')
				at += *at == '\\' && at[1] != '\0';
		at += *at != '\0';
	}
	return at;
}

/* The next text that the editor's script puts in; false: none.  *ret_rest is where it goes on. */
static bool next_insertion(const char *at, char *ret_text, size_t room, const char **ret_rest)
{
	const char *start, *end;

	for (at = behind_address(at); *at != '\0'; at = behind_address(at)) {
		char c = *at, limit = at[1];

		if (c == 's' && limit != '\0' && !isalnum((unsigned char)limit) && !isspace((unsigned char)limit)) {
			for (at += 2; *at != '\0' && *at != limit; at++)
				at += *at == '\\' && at[1] != '\0';
			start = *at != '\0' ? ++at : at;
			for (; *at != '\0' && *at != limit; at++)
				at += *at == '\\' && at[1] != '\0';
			end = at;
			at += strcspn(at, ";\n");
		} else if (c == 'a' || c == 'i' || c == 'c') {
			start = at + 1 + strspn(at + 1, "\\ \t\n");
			at = end = start + strcspn(start, "\n");
		} else {
			at += strcspn(at, ";\n");
			at += strspn(at, "; \n");
			continue;
		}
		snprintf(ret_text, room, "%.*s", (int)(end - start), start);
		*ret_rest = at + strspn(at, "; \n");
		return true;
	}
	return false;
}

static void take_edited(struct image_commands *commands, const struct bri_shell_command *command, size_t program)
{
	char text[512];

	for (size_t i = program + 1; i < command->count; i++) {
		const char *rest = command->words[i];

		while (next_insertion(rest, text, sizeof(text), &rest)) {
			for (size_t n = i + 1; n < command->count; n++)
				take_target(commands, command->line, command->words[n], text);
			take_target(commands, command->line, command->output, text);
		}
	}
}

/* A table of accounts that takes the device's place. */
static void take_copied(struct image_commands *commands, const struct bri_shell_command *command, size_t program)
{
	struct image *image = commands->image;
	const char *target = command->words[command->count - 1], *path;
	const struct image_text *text;

	if (command->count < program + 3 || !is_accounts(image, target))
		return;
	text = image_text_at(image, command->words[command->count - 2], &path);
	if (text != NULL && text->is_text)
		image_check_table(image, text, path);
}

void image_take_written(struct image_commands *commands, const struct bri_shell_command *command, size_t program)
{
	struct image *image = commands->image;
	char lines[1024];

	keep_piped(commands, command, program);
	if (program >= command->count)
		return;
	if (command->output[0] != '\0' && is_in(image, "insecure-download", "writers", command->words[program])) {
		put_words(command, program, lines, 0, sizeof(lines) - 2);
		each_line(commands, command, lines, take_output);
	}
	if (is_in(image, "insecure-download", "editors", command->words[program]))
		take_edited(commands, command, program);
	if (is_in(image, "default-password", "movers", command->words[program]))
		take_copied(commands, command, program);
}

/* ---- what a command reads ------------------------------------------------------------------ */

/* Passwords in a file that isn't kept: nobody knows them here. */
static void read_file(struct image_commands *commands, const struct bri_shell_command *command, size_t program,
                      char *text, size_t room)
{
	struct image *image = commands->image;
	char path[BRI_TREE_PATH_MAX];

	copy_file(image, command->input, text, room);
	if (text[0] == '\0' && command->input[0] == '/' && is_in(image, "default-password", "batches", command->words[program]) &&
	    image_text_at(image, command->input, NULL) == NULL &&
	    image_index_resolve(&image->index, command->input, path) != IMAGE_NO_ENTRY)
		image_unknown(image, "default-password", commands->file, command->line,
		              "the passwords in %.200s aren't looked into", command->input);
}

void image_take_read(struct image_commands *commands, const struct bri_shell_command *command)
{
	size_t program = bri_image_program(commands->image->policy, command->words, command->count);
	char text[sizeof(commands->piped)] = "";

	if (program >= command->count || !is_in(commands->image, "insecure-download", "readers", command->words[program]))
		return;
	if (command->reads_pipe)
		snprintf(text, sizeof(text), "%s", commands->piped + (command->nested < commands->piped_nested ? 0 : commands->piped_last));
	else if (command->input[0] != '\0')
		read_file(commands, command, program, text, sizeof(text));
	each_line(commands, command, text, image_take_line);
}
