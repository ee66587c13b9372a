/* SPDX-License-Identifier: Apache-2.0 */
/* What was linked, for a bill of materials: what the linker said, and of mold,
 * which names no shared library, what the command line names.  It judges
 * nothing. */
#include "link_inputs.h"

#include "inputs.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static bool is_file(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* "-lname" among the directories of -L, as a shared library or an archive. */
static void name_library(const struct command *command, const char *name, link_named_visitor each, void *context)
{
	char path[PATH_MAX];
	for (size_t d = 0; d < command->directory_count; d++) {
		for (size_t f = 0; f < 2; f++) {
			int length = f == 0 ? snprintf(path, sizeof path, "%s/lib%s.so", command->directories[d], name)
			                    : snprintf(path, sizeof path, "%s/lib%s.a", command->directories[d], name);
			if (length > 0 && length < PATH_MAX && is_file(path)) {
				each(context, path);
				return;
			}
		}
	}
}

void link_each_named(const struct command *command, link_named_visitor each, void *context)
{
	for (size_t i = 1; i < command->words.count; i++) {
		const char *word = command->words.items[i];
		if (strncmp(word, "-l", 2) == 0 && word[2] && word[2] != ':')
			name_library(command, word + 2, each, context);
	}
	for (size_t i = 0; i < command->input_count; i++)
		if (strstr(command->inputs[i].path, ".so") && is_file(command->inputs[i].path))
			each(context, command->inputs[i].path);
}

static void add_named(void *context, const char *path)
{
	bri_inputs_add(context, path, NULL);
}

int inputs_leave(const struct verdict *verdict, const char *directory, struct bri_error *reterr)
{
	const char *setting = bri_policy_setting(verdict->policy, "sbom");
	if (!setting || strcmp(setting, "on") != 0)
		return 0;
	struct bri_inputs *inputs = bri_inputs_new(true, verdict->command->output, NULL);
	if (!inputs)
		return bri_error_set(reterr, verdict->command->output, "out of memory while listing what was linked");
	for (size_t i = 0; i < verdict->listing->count; i++)
		bri_inputs_add(inputs, verdict->listing->items[i].path, verdict->listing->items[i].member);
	link_each_named(verdict->command, add_named, inputs);
	int status = bri_inputs_write(inputs, directory, reterr);
	bri_inputs_free(inputs);
	return status;
}
