/* SPDX-License-Identifier: Apache-2.0 */
/* Commands in scripts, units and tables: downloads that check nothing, services,
 * logins on the serial console, settings changed on the way, programs run from
 * removable media. */
#include "image.h"
#include "image_fact.h"

#include <stdio.h>
#include <string.h>

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static void join(const struct bri_shell_command *command, size_t from, char *text, size_t room)
{
	size_t used = 0;

	text[0] = '\0';
	for (size_t i = from; i < command->count && used + 1 < room; i++)
		used += (size_t)snprintf(text + used, room - used, "%s%s", i > from ? " " : "", command->words[i]);
	if (used >= room && room > 4)
		memcpy(text + room - 4, "...", 4);
}

bool image_is_console(const struct image *image, const char *device)
{
	if (strncmp(device, "/dev/", 5) == 0)
		device += 5;
	return image_match(image, "serial-shell", "consoles", device) != NULL;
}

static bool is_virtual(const struct image *image, const char *device)
{
	if (strncmp(device, "/dev/", 5) == 0)
		device += 5;
	return image_match(image, "serial-shell", "virtual", device) != NULL;
}

enum image_login image_login_of(const struct image *image, const struct bri_shell_command *command)
{
	const char *const *words = command->words;
	size_t at = bri_image_program(image->policy, words, command->count);
	const char *name = at < command->count ? base_of(words[at]) : "";

	name += *name == '-';
	if (image_match(image, "serial-shell", "getties", name) == NULL &&
	    (image_match(image, "serial-shell", "shells", name) == NULL ||
	     (at + 1 < command->count && words[at + 1][0] != '-' && !image_is_console(image, words[at + 1]) &&
	      words[at + 1][0] != '<')))
		return IMAGE_LOGIN_NONE;
	/* A shell that runs a command is no login. */
	for (size_t i = at + 1; i < command->count; i++)
		if (image_match(image, "serial-shell", "getties", name) == NULL && words[i][0] == '-' &&
		    words[i][1] != '-' && strchr(words[i], 'c') != NULL)
			return IMAGE_LOGIN_NONE;
	for (size_t i = 0; i < at; i++)
		if (image_match(image, "serial-shell", "takers", base_of(words[i])) != NULL)
			return IMAGE_LOGIN_SERIAL;
	for (size_t i = 0; i < command->count; i++) {
		if (i == at)
			continue;
		if (image_is_console(image, words[i]))
			return IMAGE_LOGIN_SERIAL;
		if (is_virtual(image, words[i]))
			return IMAGE_LOGIN_VIRTUAL;
	}
	if (image_is_console(image, command->input) || image_is_console(image, command->output))
		return IMAGE_LOGIN_SERIAL;
	return is_virtual(image, command->input) ? IMAGE_LOGIN_VIRTUAL : IMAGE_LOGIN_SOMEWHERE;
}

void image_runs(struct image *image, const char *path, bool at_boot, bool is_media)
{
	const struct image_text *found;
	struct image_text *text;

	if (path[0] != '/')
		return;
	found = image_text_at(image, path, NULL);
	if (found == NULL || !found->is_text)
		return;
	text = &image->texts[found - image->texts];
	if (!text->is_script && text->size > 2 && memcmp(text->bytes, "#!", 2) == 0)
		return; /* another language */
	text->is_script = true;
	if ((at_boot && !text->at_boot) || (is_media && !text->is_media))
		text->is_read = false;
	text->at_boot |= at_boot;
	text->is_media |= is_media;
}

static bool is_told(const struct image_commands *commands, uint32_t line)
{
	for (size_t i = 0; i < commands->told_count; i++)
		if (commands->told[i] == line)
			return true;
	return false;
}

static void take_download(struct image_commands *commands, const struct bri_shell_command *command, size_t program)
{
	struct image *image = commands->image;
	char text[160];

	if (bri_image_command(image->policy, "insecure-download", command->words, command->count)) {
		join(command, 0, text, sizeof(text));
		image_fail(image, "insecure-download", commands->file, command->line, commands->file, "%s", text);
		return;
	}
	/* Behind "export", or in front of a command. */
	for (size_t i = 0; i < command->count && i < 16; i++)
		if (image_match(image, "insecure-download", "variables", command->words[i]) != NULL) {
			image_fail(image, "insecure-download", commands->file, command->line, commands->file, "%.100s",
			           command->words[i]);
			return;
		}
	if (program >= command->count ||
	    image_match(image, "insecure-download", "downloaders", base_of(command->words[program])) == NULL)
		return;
	if (is_told(commands, command->line))
		return; /* with another value of its variables */
	for (size_t i = program + 1; i < command->count; i++)
		if (image_match(image, "insecure-download", "open-words", command->words[i]) != NULL) {
			image_unknown(image, "insecure-download", commands->file, command->line,
			              "the options in %s aren't known", command->words[i]);
			return;
		}
}

static void take_service(struct image_commands *commands, const struct bri_shell_command *command, size_t program)
{
	struct image *image = commands->image;

	if (!commands->at_boot ||
	    !bri_image_command(image->policy, "insecure-service", command->words, command->count))
		return;
	commands->starts_service = true;
	image_fail(image, "insecure-service", commands->file, command->line, commands->file, "%s",
	           program < command->count ? base_of(command->words[program]) : command->words[0]);
}

void image_judge_setting(struct image_commands *commands, uint32_t line, const char *value)
{
	struct image *image = commands->image;
	const char *key = bri_image_word(image->policy, "aslr", "key", 0);

	if (strcmp(value, bri_image_word(image->policy, "aslr", "good", 0)) == 0)
		image_holds(image, "aslr", "a script sets it");
	else if (strchr(value, '$') != NULL)
		image_unknown(image, "aslr", commands->file, line, "%s is set to a value that isn't known", key);
	else
		image_fail(image, "aslr", commands->file, line, commands->file, "%s = %.40s", key, value);
}

bool image_is_setting(const struct image *image, const char *path)
{
	const char *key = bri_image_word(image->policy, "aslr", "key", 0);

	if (key == NULL || bri_image_word(image->policy, "aslr", "good", 0) == NULL || strncmp(path, "/proc/sys/", 10) != 0)
		return false;
	for (path += 10; *key != '\0' && (*path == *key || (*path == '/' && *key == '.')); path++)
		key++;
	return *key == '\0' && *path == '\0';
}

/* "key=value", "key value", or a value written to the key's file. */
static void take_setting(struct image_commands *commands, const struct bri_shell_command *command, size_t program)
{
	struct image *image = commands->image;
	const char *key = bri_image_word(image->policy, "aslr", "key", 0);
	char word[128];

	if (key == NULL || bri_image_word(image->policy, "aslr", "good", 0) == NULL || program >= command->count)
		return;
	for (size_t i = program + 1; i < command->count; i++) {
		const char *value = NULL;

		snprintf(word, sizeof(word), "%s", command->words[i]);
		for (char *c = word; *c != '\0' && *c != '='; c++)
			*c = *c == '/' ? '.' : *c;
		if (strncmp(word, key, strlen(key)) == 0 && word[strlen(key)] == '=')
			value = command->words[i] + strlen(key) + 1;
		else if (image_is_setting(image, command->output) && i + 1 == command->count)
			value = command->words[i];
		if (value != NULL)
			image_judge_setting(commands, command->line, value);
	}
}

/* A boot loader's own script: "setenv NAME VALUE", "env set NAME VALUE". */
static void take_loader(struct image_commands *commands, const struct bri_shell_command *command)
{
	struct image *image = commands->image;
	const char *key = bri_image_word(image->policy, "bootdelay", "variable", 0), *const *words = command->words;
	size_t at = 0;
	char value[2048];

	if (command->count > 2 && strcmp(words[0], "env") == 0 && strcmp(words[1], "set") == 0)
		at = 2;
	else if (command->count > 1 && image_match(image, "bootdelay", "setters", words[0]) != NULL)
		at = 1;
	while (at > 0 && at < command->count && words[at][0] == '-')
		at++;
	if (at == 0 || at >= command->count)
		return;
	join(command, at + 1, value, sizeof(value));
	if (key != NULL && strcmp(words[at], key) == 0)
		image_take_delay(image, commands->file, command->line, key, value);
	else if (image_match(image, "writable-root", "boot-variables", words[at]) != NULL)
		image_take_command_line(image, commands->file, command->line, value);
}

void image_judge_delay(struct image_commands *commands, uint32_t line, const char *name, const char *value)
{
	struct image *image = commands->image;
	const char *key = bri_image_word(image->policy, "bootdelay", "variable", 0);

	if (key != NULL && strcmp(name, key) == 0 && image_match(image, "bootdelay", "good", value) == NULL)
		image_fail(image, "bootdelay", commands->file, line, commands->file, "%s %.40s", key, value);
}

static void take_bootdelay(struct image_commands *commands, const struct bri_shell_command *command, size_t program)
{
	struct image *image = commands->image;

	if (program >= command->count ||
	    image_match(image, "bootdelay", "setters", base_of(command->words[program])) == NULL)
		return;
	for (size_t i = program + 1; i + 1 < command->count; i++)
		image_judge_delay(commands, command->line, command->words[i], command->words[i + 1]);
}

static bool is_media(const struct image *image, const char *path)
{
	return path[0] == '/' && image_match(image, "external-exec", "media-paths", path) != NULL;
}

static void tell_media(struct image_commands *commands, uint32_t line, const char *path)
{
	image_fail(commands->image, "external-exec", commands->file, line, commands->file, "%.200s", path);
}

/* "LD_PRELOAD=/mnt/x.so:y", "PATH=/mnt/bin:$PATH": one of the places. */
static bool names_media(const struct image *image, const char *word)
{
	const char *at = strchr(word, '=');
	char place[256];

	if (at == NULL || image_match(image, "external-exec", "variables", word) == NULL)
		return false;
	for (at++; *at != '\0'; at += *at != '\0') {
		size_t length = strcspn(at, ": ");

		snprintf(place, sizeof(place), "%.*s", (int)(length < sizeof(place) ? length : sizeof(place) - 1), at);
		if (is_media(image, place))
			return true;
		at += length;
	}
	return false;
}

/* What a shell or another interpreter runs: its first operand; "" what it reads. */
static const char *script_of(const struct bri_shell_command *command, size_t program)
{
	for (size_t i = program + 1; i < command->count; i++)
		if (command->words[i][0] != '-')
			return command->words[i];
	return "";
}

/* "find /mnt -exec sh {} ;" */
static bool finds_media(const struct image *image, const struct bri_shell_command *command, size_t program)
{
	bool is_there = false;

	for (size_t i = program + 1; i + 1 < command->count; i++) {
		const char *next = command->words[i + 1];

		is_there |= is_media(image, command->words[i]);
		if (is_there && strncmp(command->words[i], "-exec", 5) == 0 &&
		    (strcmp(next, "{}") == 0 || image_match(image, "serial-shell", "shells", base_of(next)) != NULL))
			return true;
	}
	return false;
}

/* A program, script, library or module that lies on removable media. */
static void take_media(struct image_commands *commands, const struct bri_shell_command *command, size_t program)
{
	struct image *image = commands->image;
	const char *word = program < command->count ? command->words[program] : "", *name = base_of(word);
	bool is_shell = image_match(image, "serial-shell", "shells", name) != NULL;

	for (size_t i = 0; i < command->count; i++)
		if (i <= program || strcmp(command->words[0], "export") == 0)
			if (is_media(image, command->words[i]) || names_media(image, command->words[i])) {
				tell_media(commands, command->line, command->words[i]);
				return;
			}
	if (program >= command->count)
		return;
	if (is_shell || image_match(image, "external-exec", "runners", name) != NULL) {
		word = script_of(command, program);
		if (is_shell && word[0] == '\0')
			word = command->input[0] != '\0' ? command->input : command->reads_pipe ? commands->piped_from : "";
		if (is_media(image, word))
			tell_media(commands, command->line, word);
	} else if (strcmp(name, "find") == 0 && finds_media(image, command, program)) {
		tell_media(commands, command->line, word);
	}
	image_runs(image, word, commands->at_boot, commands->is_media);
}

/* A command for another machine stands in a script that ships, too. */
static void take_remote(struct image_commands *commands, const struct bri_shell_command *command, size_t program)
{
	struct image *image = commands->image;

	if (program >= command->count || commands->is_remote ||
	    image_match(image, "insecure-download", "remote", base_of(command->words[program])) == NULL)
		return;
	for (size_t i = program + 1; i < command->count; i++) {
		struct image_commands there = {.image = image, .file = commands->file, .is_remote = true};
		struct bri_shell_command tail = {.words = command->words + i, .count = command->count - i, .output = "", .input = "",
		                                 .line = command->line};

		if (strchr(command->words[i], ' ') != NULL)
			image_take_commands(&there, command->words[i], strlen(command->words[i]), command->line);
		else if (image_match(image, "insecure-download", "downloaders", base_of(command->words[i])) != NULL)
			take_download(&there, &tail, 0);
	}
}

static size_t count_fails(const struct image *image)
{
	size_t count = 0;

	for (size_t i = 0; i < image->property_count; i++)
		count += image->properties[i].fails;
	return count;
}

static void take_command(struct image_commands *commands, const struct bri_shell_command *command)
{
	struct image *image = commands->image;
	size_t program = bri_image_program(image->policy, command->words, command->count);
	enum image_login login;
	char text[1024];

	take_download(commands, command, program);
	take_service(commands, command, program);
	take_setting(commands, command, program);
	if (commands->is_loader)
		take_loader(commands, command);
	else
		take_bootdelay(commands, command, program);
	take_remote(commands, command, program);
	take_media(commands, command, program);
	image_take_written(commands, command, program);
	image_take_password(commands, command, program, NULL);
	if (program < command->count) {
		size_t used = (size_t)snprintf(text, sizeof(text), "%.200s ", base_of(command->words[program]));

		join(command, program + 1, text + used, sizeof(text) - used);
		image_take_wireless(commands, command->line, text);
		if (image_match(image, "aslr", "off-commands", text) != NULL)
			image_fail(image, "aslr", commands->file, command->line, commands->file, "%.100s", text);
	}
	if (program < command->count &&
	    image_match(image, "external-exec", "mounters", base_of(command->words[program])) != NULL)
		image_take_mount(commands, command, program);
	login = commands->at_boot ? image_login_of(image, command) : IMAGE_LOGIN_NONE;
	if (login == IMAGE_LOGIN_SERIAL ||
	    (login == IMAGE_LOGIN_SOMEWHERE && commands->terminal != NULL && image_is_console(image, commands->terminal)))
		image_fail(image, "serial-shell", commands->file, command->line, commands->file, "%s",
		           base_of(command->words[program < command->count ? program : 0]));
}

static void take(void *context, const struct bri_shell_command *command)
{
	struct image_commands *commands = context;
	struct bri_shell_command moved = *command;
	size_t fails = count_fails(commands->image);

	if (commands->lines > 0 && command->line > commands->lines) { /* what the script leaves to its interpreter */
		moved.line = commands->last_line;
		command = &moved;
	}

	if (command->is_called && is_told(commands, command->line))
		return;
	if (command->here != NULL) {
		image_take_line(commands, command, command->here);
	} else {
		image_take_read(commands, command);
		take_command(commands, command);
	}
	if (count_fails(commands->image) > fails && commands->told_count < IMAGE_TOLD_MAX)
		commands->told[commands->told_count++] = command->line;
}

static const char *read_source(void *context, const char *path, size_t *ret_size)
{
	struct image_commands *commands = context;
	const struct image_text *text = path[0] == '/' ? image_text_at(commands->image, path, NULL) : NULL;

	if (text == NULL || !text->is_text || text->is_cut)
		return NULL;
	*ret_size = text->size;
	return text->bytes;
}

void image_take_commands(struct image_commands *commands, const char *text, size_t size, uint32_t first_line)
{
	const struct bri_shell_reader reader = {.each = take, .source = read_source, .context = commands};

	if (!bri_shell_read(text, size, first_line, &reader))
		image_unknown(commands->image, "insecure-download", commands->file, 0,
		              "its commands nest too deeply to be read");
}

/* ---- scripts --------------------------------------------------------------------------- */

static void read_script(struct image *image, struct image_text *text)
{
	struct image_commands commands = {.image = image,
	                                  .file = image->index.entries[text->entry].path,
	                                  .at_boot = text->at_boot,
	                                  .is_media = text->is_media};

	text->is_read = true;
	if (!image_take_openrc(&commands, text))
		image_take_commands(&commands, text->bytes, text->size, 1);
	image_end_wireless(&commands);
	text->starts_service |= commands.starts_service;
	if (commands.remount_line > 0 && commands.at_boot)
		image_fail(image, "writable-root", commands.file, commands.remount_line, commands.file,
		           "it is mounted again for writing");
}

/* "S50telnet" -> "telnet". */
static const char *plain_name(const char *path)
{
	const char *name = base_of(path);

	if (name[0] == 'S' && name[1] >= '0' && name[1] <= '9' && name[2] >= '0' && name[2] <= '9')
		name += 3;
	return name;
}

/* A link that starts a service when the device starts, whose script doesn't say so. */
static void check_link(struct image *image, const struct image_entry *entry)
{
	const struct image_text *text = image_text_at(image, entry->path, NULL);
	const char *name = plain_name(entry->path), *link = image_index_more(&image->index, entry)->link;

	if (link == NULL || (text != NULL && text->starts_service))
		return; /* told at the script itself */
	if (image_match(image, "insecure-service", "service-names", name) != NULL ||
	         image_match(image, "insecure-service", "service-names", base_of(link)) != NULL)
		image_unknown(image, "insecure-service", entry->path, 0,
		              "it starts %s, and what that runs can't be read from the image", base_of(link));
}

void image_check_scripts(struct image *image)
{
	bool is_done = false;

	while (!is_done && !image->stopped) {
		is_done = true;
		for (size_t i = 0; i < image->text_count; i++)
			if (image->texts[i].at_boot && !image->texts[i].is_read && image->texts[i].is_text) {
				read_script(image, &image->texts[i]);
				is_done = false;
			}
	}
	for (size_t i = 0; i < image->text_count && !image->stopped; i++) {
		struct image_text *text = &image->texts[i];

		image->scripts += text->is_script;
		if (text->is_script && text->is_text && !text->is_read)
			read_script(image, text);
		else if (text->is_script && !text->is_text)
			image_unknown(image, "insecure-download", image->index.entries[text->entry].path, 0,
			              "a script with a NUL byte in it");
	}
	for (uint32_t i = 0; i < image->index.count; i++) {
		const struct image_entry *entry = image_index_at(&image->index, i);

		if (entry->type == BRI_TREE_LINK &&
		    image_match(image, "insecure-service", "boot-scripts", entry->path) != NULL)
			check_link(image, entry);
	}
	if (image->has_init)
		image_holds(image, "insecure-service", "nothing that starts by itself starts one");
	if (image->scripts > 0)
		image_holds(image, "insecure-download", "every download in every script checks the certificate");
}
