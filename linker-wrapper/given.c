/* SPDX-License-Identifier: Apache-2.0 */
/* Names that are given to the linker: one that means another is followed as that one, and a function whose address is a
 * number has a body that nobody saw.  What names of a script are worth is only asked where a unit calls them, since most
 * scripts give many, and to data.  It refuses nothing. */
#include "given.h"

#include "archive.h"
#include "mapping.h"
#include "script.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int no_memory(struct bri_error *reterr)
{
	return bri_error_set(reterr, "", "out of memory");
}

static int add(struct units *units, const char *name, size_t length, const struct script_name *means, struct bri_error *reterr)
{
	size_t count = units->given_count;
	if ((count & (count - 1)) == 0) { /* grow at powers of two */
		struct given *grown = realloc(units->given, (count ? count * 2 : 1) * sizeof *grown);
		if (!grown)
			return no_memory(reterr);
		units->given = grown;
	}
	bool is_name = means && means->value_length, is_number = means && means->number_length;
	struct given given = {.name = strndup(name, length),
	                      .to = is_name ? strndup(means->value, means->value_length) : NULL,
	                      .is_provided = !means || means->is_provided};
	char digits[32], *end = digits;
	if (is_number && snprintf(digits, sizeof digits, "%.*s", (int)means->number_length, means->value) < (int)sizeof digits) {
		given.number = strtoull(digits, &end, 0);
		given.has_number = end != digits && *end == '\0';
	}
	if (!given.name || (is_name && !given.to)) {
		free(given.name);
		free(given.to);
		return no_memory(reterr);
	}
	given.hash = mentions_hash(given.name);
	units->given[units->given_count++] = given;
	return 0;
}

struct taker {
	struct units *units;
	struct bri_error *reterr;
};

static bool take(void *context, const struct script_name *name)
{
	const struct taker *taker = context;
	return add(taker->units, name->name, name->name_length, name, taker->reterr) == 0;
}

int given_take_script(struct units *units, const char *text, size_t size, struct bri_error *reterr)
{
	struct taker taker = {units, reterr};
	return script_each_name(text, size, take, &taker) ? 0 : -1;
}

/* A program of which only the addresses are taken (--just-symbols). */
static bool take_symbol(void *context, const char *name)
{
	const struct taker *taker = context;
	return add(taker->units, name, strlen(name), NULL, taker->reterr) == 0;
}

static int take_file(struct units *units, const char *path, const struct bri_mapping *file, struct bri_error *reterr)
{
	struct taker taker = {units, reterr};
	if (bri_format_of(file->bytes, file->size) != BRI_FORMAT_ELF)
		return given_take_script(units, (const char *)file->bytes, file->size, reterr);
	struct bri_elf *elf = bri_elf_from_memory(file->bytes, file->size, path, reterr);
	size_t before = units->given_count;
	bool all = elf && bri_elf_each_function(elf, take_symbol, &taker);
	bri_elf_close(elf);
	return all || (elf && units->given_count == before) ? 0 : -1;
}

/* As the linker looks for it; one that lies elsewhere is the linker's own. */
static bool open_script(const struct command *command, const char *name, struct bri_mapping *ret_file)
{
	char path[PATH_MAX];
	if (bri_mapping_open(ret_file, name, NULL) == 0)
		return true;
	for (size_t i = 0; i < command->directory_count; i++)
		if (snprintf(path, sizeof path, "%s/%s", command->directories[i], name) < (int)sizeof path &&
		    bri_mapping_open(ret_file, path, NULL) == 0)
			return true;
	return false;
}

int given_take_command(struct units *units, const struct command *command, struct bri_error *reterr)
{
	int status = 0;
	for (size_t i = 0; status == 0 && i < command->rename_count; i++)
		if (!command->rename_wraps[i]) /* "NAME=VALUE", as in a script */
			status = given_take_script(units, command->renames[i], strlen(command->renames[i]), reterr);
	for (size_t i = 0; status == 0 && i < command->script_count; i++) {
		struct bri_mapping file;
		if (!open_script(command, command->scripts[i], &file))
			continue;
		status = take_file(units, command->scripts[i], &file, reterr);
		bri_mapping_close(&file);
	}
	return status;
}

/* ---- who asks --------------------------------------------------------------------- */

static int compare_given(const void *a, const void *b)
{
	const struct given *x = a, *y = b;
	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* The first with that hash, of those in order; the count of them: none. */
static size_t find(const struct units *units, uint32_t hash)
{
	size_t low = 0, high = units->given_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (units->given[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < units->given_count && units->given[low].hash == hash ? low : units->given_count;
}

static void look_up(struct units *units, const struct mentions *mentions)
{
	for (size_t m = 0; m < mentions->count; m++) {
		const struct mention *mention = &mentions->items[m];
		for (size_t i = find(units, mention->hash); i < units->given_count && units->given[i].hash == mention->hash; i++) {
			units->given[i].is_asked_for |= !mention->is_defined;
			units->given[i].is_defined |= mention->is_defined;
		}
	}
}

static bool see_call(void *context, const char *name)
{
	const struct units *units = context;
	uint32_t hash = mentions_hash(name);
	for (size_t i = find(units, hash); i < units->given_count && units->given[i].hash == hash; i++)
		units->given[i].is_called |= strcmp(units->given[i].name, name) == 0;
	return true;
}

static int see_object(void *context, const struct bri_member *member)
{
	if (member->elf && bri_elf_kind_of(member->elf) == BRI_ELF_RELOCATABLE)
		bri_elf_each_call(member->elf, see_call, context);
	return 0;
}

static int look_for_calls(struct units *units, const struct listing *listing, struct toolchain *toolchain)
{
	for (size_t i = 0; i < listing->count; i++) {
		const char *path = listing->items[i].path;
		bool again = i > 0 && strcmp(path, listing->items[i - 1].path) == 0; /* members come in runs */
		if (!again && !listing->items[i].is_binary && !toolchain_has(toolchain, path))
			bri_members_walk(path, see_object, units, NULL);
	}
	return 0;
}

static int name_callers(struct units *units, const char *output, struct bri_error *reterr)
{
	char detail[400];
	const char *first = NULL;
	size_t count = 0;
	for (size_t i = 0; i < units->given_count; i++)
		if (!units->given[i].to && units->given[i].is_called) {
			if (!first || strcmp(units->given[i].name, first) < 0)
				first = units->given[i].name;
			count++;
		}
	if (!count)
		return 0;
	snprintf(detail, sizeof detail,
	         "it calls '%.200s'%s, whose address a linker script, --defsym or --just-symbols tells: what lies there (a ROM?) no gate "
	         "reads; waive it once it was reviewed", first, count > 1 ? " and others" : "");
	return units_add_input(units, output, BRI_INPUT_PARTLY, detail, reterr);
}

bool given_renames(const struct units *units, const struct command *command)
{
	bool renames = false;
	for (size_t i = 0; i < command->rename_count; i++)
		renames |= command->rename_wraps[i];
	for (size_t i = 0; i < units->given_count; i++)
		renames |= units->given[i].to != NULL;
	return renames;
}

int given_settle(struct units *units, const struct mentions *mentions, const struct listing *listing, const struct command *command,
                 struct toolchain *toolchain, struct bri_error *reterr)
{
	bool any = false;
	size_t kept = 0;
	if (units->given_count)
		qsort(units->given, units->given_count, sizeof *units->given, compare_given);
	look_up(units, mentions);
	for (size_t i = 0; i < units->given_count; i++) {
		struct given given = units->given[i];
		/* Of what LTO reads the names aren't known: what only fills a gap isn't followed then. */
		bool gives = !given.is_provided || (!given.is_defined && !mentions->is_unknown);
		if (gives && (given.is_asked_for || (given.to && (given.is_defined || mentions->is_unknown)))) {
			any |= !given.to;
			units->given[kept++] = given;
			continue;
		}
		free(given.name);
		free(given.to);
	}
	units->given_count = kept;
	/* The program's link is told nothing of it. */
	if (command->is_relocatable && given_renames(units, command))
		return units_add_input(units, command->output, BRI_INPUT_PARTLY,
		                       "names in it were made to mean others as it was joined (--wrap, --defsym, a script), which no later "
		                       "link knows of; give these options to the program's link", reterr);
	if (!any || command->is_relocatable)
		return 0;
	look_for_calls(units, listing, toolchain);
	return name_callers(units, command->output, reterr);
}

void given_finish(struct units *units)
{
	for (size_t i = 0; i < units->given_count; i++) {
		free(units->given[i].name);
		free(units->given[i].to);
	}
	free(units->given);
}
