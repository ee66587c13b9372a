/* SPDX-License-Identifier: Apache-2.0 */
/* Accounts: whoever reads one image knows the password of every device that has
 * the same hash.  It tries no password. */
#include "image.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static bool is_crypt_text(const char *text)
{
	for (; *text != '\0'; text++)
		if (!isalnum((unsigned char)*text) && *text != '.' && *text != '/')
			return false;
	return true;
}

/* What the field lets in: NULL nobody. */
static const char *judge_field(const char *field)
{
	static const struct {
		const char *prefix, *what;
	} kinds[] = {
		{"$1$", "a password with a weak hash (MD5), the same in every device of this image"},
		{"$md5", "a password with a weak hash (MD5), the same in every device of this image"},
		{"$3$", "a password with a weak hash (NT), the same in every device of this image"},
		{"$sha1$", "a password with a weak hash (SHA-1), the same in every device of this image"},
		{"$", "a password, and its hash is the same in every device of this image"},
	};
	size_t length = strlen(field);

	if (length == 0)
		return "an empty password";
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strncmp(field, kinds[i].prefix, strlen(kinds[i].prefix)) == 0 && length > strlen(kinds[i].prefix))
			return kinds[i].what;
	if (length == 13 && is_crypt_text(field))
		return "a password with a weak hash (DES), the same in every device of this image";
	if (length == 20 && field[0] == '_' && is_crypt_text(field + 1))
		return "a password with a weak hash (DES), the same in every device of this image";
	return NULL;
}

/* A field as crypt makes it; what a script hasn't put in yet looks like "$NAME". */
static bool is_hash(const char *field)
{
	size_t length = field[0] == '$' ? strspn(field + 1, "0123456789abcdefghijklmnopqrstuvwxyz") : 0;

	return length > 0 && length < 12 && field[length + 1] == '$' && field[length + 2] != '\0';
}

static bool is_known(const char *text)
{
	return strchr(text, '$') == NULL && strchr(text, '`') == NULL && !image_is_placeholder(text);
}

static const char *judge_text(const char *text)
{
	return text[0] == '\0' ? "an empty password" : "a password that a script sets, the same in every device of this image";
}

/* "user:password", or the password alone. */
static void take_line(struct image_commands *commands, uint32_t line, const char *program, const char *text)
{
	struct image *image = commands->image;
	const char *colon = strchr(text, ':'), *fault = NULL;
	char name[64];

	if (image_match(image, "default-password", "batches", program) != NULL && colon != NULL) {
		snprintf(name, sizeof(name), "%.*s", (int)(colon - text), text);
		if (is_hash(colon + 1))
			fault = judge_field(colon + 1);
		else if (is_known(colon + 1))
			fault = judge_text(colon + 1);
	} else if (image_match(image, "default-password", "askers", program) != NULL && text[0] != '\0' && is_known(text)) {
		snprintf(name, sizeof(name), "that %.40s changes", program);
		fault = judge_text(text);
	}
	for (size_t i = 0; i < commands->told_count; i++)
		if (commands->told[i] == line)
			return;
	if (fault != NULL)
		image_fail(image, "default-password", commands->file, line, name, "%s", fault);
}

/* "openssl passwd -1 PASSWORD": its last word, where that isn't an option's value. */
static void take_hashed(struct image_commands *commands, const struct bri_shell_command *command, size_t program)
{
	struct image *image = commands->image;
	const char *name = strrchr(command->words[program], '/'), *last = command->words[command->count - 1];
	char option[160];

	name = name != NULL ? name + 1 : command->words[program];
	snprintf(option, sizeof(option), "%.60s %.90s", name, program + 1 < command->count ? command->words[program + 1] : "");
	if (image_match(image, "default-password", "hashers", option) == NULL || last[0] == '-' || !is_known(last) ||
	    program + 2 > command->count - 1)
		return;
	if (image_match(image, "default-password", "hasher-options", command->words[command->count - 2]) == NULL)
		image_fail(image, "default-password", commands->file, command->line, "that a script sets", "%s", judge_text(last));
}

void image_take_password(struct image_commands *commands, const struct bri_shell_command *command, size_t program,
                         const char *here)
{
	struct image *image = commands->image;
	const char *const *words = command->words, *name, *field = NULL, *account;

	if (program >= command->count)
		return;
	name = strrchr(words[program], '/') != NULL ? strrchr(words[program], '/') + 1 : words[program];
	account = words[command->count - 1];
	if (here != NULL) {
		take_line(commands, command->line, name, here);
		return;
	}
	for (size_t i = program + 1; i < command->count; i++) {
		const char *value = strchr(words[i], '=');
		char option[160];

		snprintf(option, sizeof(option), "%.60s %.*s", name, (int)(value != NULL ? value - words[i] : 90), words[i]);
		if (image_match(image, "default-password", "emptying", option) != NULL)
			field = "";
		else if (image_match(image, "default-password", "hash-options", option) != NULL)
			field = value != NULL && words[i][1] == '-' ? value + 1 : i + 1 < command->count ? words[i + 1] : NULL;
		if (field != NULL)
			break;
	}
	take_hashed(commands, command, program);
	if (field != NULL && judge_field(field) != NULL && (is_hash(field) || is_known(field)))
		image_fail(image, "default-password", commands->file, command->line, account, "%s", judge_field(field));
}

/* Does the shadow file speak of the account? */
static bool has_account(const struct image_text *text, const char *name)
{
	struct image_lines lines;
	struct image_line line;
	size_t length = strlen(name);

	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line))
		if (strncmp(line.text, name, length) == 0 && line.text[length] == ':')
			return true;
	return false;
}

void image_check_table(struct image *image, const struct image_text *text, const char *path)
{
	struct image_lines lines;
	struct image_line line;
	char *fields[3];

	image_lines_begin(&lines, text, false);
	while (image_lines_next(&lines, &line)) {
		const char *fault;

		if (line.text[0] == '#' || line.text[0] == '+' || image_split(line.text, ":", false, fields, 3) < 2 ||
		    fields[0][0] == '\0')
			continue;
		fault = judge_field(fields[1]);
		if (fault != NULL)
			image_fail(image, "default-password", path, line.number, fields[0], "%s", fault);
	}
}

void image_take_account(struct image *image, const char *file, uint32_t line, const char *text)
{
	char copy[512], *fields[3];

	snprintf(copy, sizeof(copy), "%s", text);
	copy[strcspn(copy, "\n")] = '\0';
	if (image_split(copy, ":", false, fields, 3) < 2 || fields[0][0] == '\0' || judge_field(fields[1]) == NULL)
		return;
	if (is_hash(fields[1]) || is_known(fields[1]))
		image_fail(image, "default-password", file, line, fields[0], "%s", judge_field(fields[1]));
}

/* Tables of accounts elsewhere: of a factory reset, of another root in this one. */
static void check_others(struct image *image, const struct image_text *passwd, const struct image_text *shadow)
{
	for (uint32_t i = 0; i < image->index.count; i++) {
		const struct image_entry *entry = image_index_at(&image->index, i);
		const struct image_text *text = entry->type == BRI_TREE_FILE ? image_text_of(image, entry) : NULL;

		if (text != NULL && text != passwd && text != shadow && text->is_text &&
		    image_match(image, "default-password", "tables", entry->path) != NULL &&
		    image_match(image, "default-password", "ignored", entry->path) == NULL)
			image_check_table(image, text, entry->path);
	}
}

void image_check_accounts(struct image *image)
{
	const char *path, *shadow_path;
	const struct image_text *passwd = image_text_at(image, "etc/passwd", &path);
	const struct image_text *shadow = image_text_at(image, "etc/shadow", &shadow_path);
	struct image_lines lines;
	struct image_line line;
	char *fields[8];
	bool is_open = false;

	check_others(image, passwd, shadow);
	if (passwd == NULL && shadow == NULL)
		return;
	if (passwd != NULL)
		image_lines_begin(&lines, passwd, false);
	while (passwd != NULL && image_lines_next(&lines, &line)) {
		const char *fault;

		if (line.text[0] == '#' || line.text[0] == '+' || image_split(line.text, ":", false, fields, 8) < 2 ||
		    fields[0][0] == '\0')
			continue;
		if (strcmp(fields[1], "x") == 0) {
			if (shadow != NULL && has_account(shadow, fields[0]))
				continue;
			if (shadow == NULL && !is_open)
				image_unknown(image, "default-password", path, line.number,
				              "the password of %.60s stands in etc/shadow, which isn't in the image", fields[0]);
			is_open |= shadow == NULL;
			continue;
		}
		fault = judge_field(fields[1]);
		if (fault != NULL)
			image_fail(image, "default-password", path, line.number, fields[0], "%s", fault);
	}
	if (shadow != NULL)
		image_check_table(image, shadow, shadow_path);
	if (!is_open)
		image_holds(image, "default-password", "every account is locked");
}
