/* SPDX-License-Identifier: Apache-2.0 */
/* What init starts: inittab in all its dialects.  Process lines are read as
 * commands too, so that what they start and mount is judged as in scripts. */
#include "image.h"
#include "image_fact.h"

#include <stdio.h>
#include <string.h>

struct login {
	const struct image *image;
	enum image_login kind;
};

static void take(void *context, const struct bri_shell_command *command)
{
	struct login *login = context;

	if (login->kind == IMAGE_LOGIN_NONE)
		login->kind = image_login_of(login->image, command);
}

/* id:levels:action:process.  Busybox's id is the terminal; others' is only a name. */
static void check_process(struct image *image, const char *path, uint32_t line, char **fields)
{
	struct login login = {image, IMAGE_LOGIN_NONE};
	const struct bri_shell_reader reader = {.each = take, .context = &login};
	const char *process = fields[3], *id = fields[0];
	struct image_commands commands = {.image = image, .file = path, .at_boot = true};
	bool is_on_console;

	if (image_match(image, "serial-shell", "off", fields[2]) != NULL)
		return;
	while (*process == '-' || *process == '@' || *process == '+')
		process++;
	image_take_commands(&commands, process, strlen(process), line);
	if (commands.remount_line > 0)
		image_fail(image, "writable-root", path, line, path, "it is mounted again for writing");
	if (image_match(image, "serial-shell", "actions", fields[2]) == NULL)
		return;
	bri_shell_read(process, strlen(process), line, &reader);
	is_on_console = id[0] == '\0' || image_is_console(image, id) ||
	                (image_match(image, "serial-shell", "virtual", id) == NULL && strcmp(id, "null") != 0);
	if (login.kind == IMAGE_LOGIN_SERIAL || (login.kind == IMAGE_LOGIN_SOMEWHERE && is_on_console))
		image_fail(image, "serial-shell", path, line, path, "%s on %s", fields[2],
		           id[0] == '\0' ? "the console" : id);
}

void image_check_console(struct image *image)
{
	const char *path;
	const struct image_text *text = image_text_at(image, "etc/inittab", &path);
	struct image_lines lines;
	struct image_line line;
	char *fields[4];

	if (text != NULL) {
		image->has_init = true;
		image_lines_begin(&lines, text, false);
		while (image_lines_next(&lines, &line))
			if (line.text[0] != '#' && image_split(line.text, ":", false, fields, 4) == 4)
				check_process(image, path, line.number, fields);
	}
	for (uint32_t i = 0; i < image->index.count; i++) { /* links and files that are enough by their name */
		const struct image_entry *entry = image_index_at(&image->index, i);

		if (image_match(image, "serial-shell", "enabled", entry->path) != NULL)
			image_fail(image, "serial-shell", entry->path, 0, entry->path, "it is enabled");
	}
	if (text != NULL)
		image_holds(image, "serial-shell", "etc/inittab starts none");
}
