/* SPDX-License-Identifier: Apache-2.0 */
/* An object with evidence may hold more than its evidence tells of: what `ld -r` joined, or another unit's note.  Each
 * unit leaves the name of its source, and the notes say how many functions others may call.  Where the sources' names were
 * taken out, only a join that a gate saw can be trusted; it is known again by its code.  And what a unit itself puts beside
 * its C, by assembler at file scope or as data in a section of code, is read by nobody. */
#include "stowaways.h"

#include "identity.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct object {
	struct units *units;
	size_t first; /* of its units in units->items */
	const struct bri_member *member;
	const struct around *around;
	struct bri_error *reterr;
};

static int add_input(const struct object *object, enum bri_input_state state, const char *detail)
{
	return units_add_input(object->units, object->member->label, state, detail, object->reterr);
}

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of the object's sources, or of the units that its notes tell of, in order; caller frees.  NULL: no memory. */
static const char **names_of(const struct object *object, bool sources, size_t *ret_count)
{
	const struct units *units = object->units;
	size_t count = 0, room = 16;
	const char **names = malloc(room * sizeof *names), *name;
	for (size_t i = 0; names; i++) {
		if (sources)
			name = bri_elf_source(object->member->elf, i);
		else
			name = object->first + i < units->count ? bri_evidence_get(units->items[object->first + i].evidence)->unit : NULL;
		if (!name)
			break;
		if (count == room) {
			const char **grown = realloc(names, (room *= 2) * sizeof *names);
			if (!grown)
				free(names);
			names = grown;
		}
		/* The platform's own start code may be part of what ld -r joined. */
		if (names && name[0] && !(sources && strcmp(base_of(name), "crtstuff.c") == 0))
			names[count++] = base_of(name);
	}
	*ret_count = count;
	if (names && count)
		qsort(names, count, sizeof *names, compare_names);
	return names;
}

/* Assembler and stripped objects leave no name of a source when they are joined: their functions are still there. */
static int look_for_more_functions(const struct object *object)
{
	const struct units *units = object->units;
	size_t told = 0, count;
	for (size_t i = object->first; i < units->count; i++)
		told += bri_evidence_get(units->items[i].evidence)->functions_named;
	if ((count = bri_elf_count_named(object->member->elf)) <= told)
		return 0;
	char detail[256];
	snprintf(detail, sizeof detail,
	         "%zu functions have a name in it, and its evidence tells of %zu: a part that ld -r joined, or assembler at file "
	         "scope, which no gate reads", count, told);
	return add_input(object, BRI_INPUT_UNCHECKED, detail);
}

struct names {
	const char **list;
	size_t count;
};

/* The first source that no unit is of, when so many letters before its name don't count; NULL: there is none. */
static const char *strange_source(struct names sources, struct names units, size_t prefix)
{
	size_t at = 0;
	for (size_t i = 0; i < sources.count; i++) {
		const char *source = sources.list[i];
		if (strlen(source) < prefix || strncmp(source, sources.list[0], prefix) != 0)
			return source;
		while (at < units.count && strcmp(units.list[at], source + prefix) < 0)
			at++;
		if (at == units.count || strcmp(units.list[at], source + prefix) != 0)
			return source;
		at++;
	}
	return NULL;
}

/* What `objcopy --prefix-symbols` put before each name, the sources' too: its length; 0: it did nothing of the kind. */
static size_t prefix_of(const struct object *object, struct names sources, struct names units)
{
	size_t length = sources.count ? strlen(sources.list[0]) : 0;
	for (size_t i = 0; i < units.count; i++) {
		size_t prefix = length > strlen(units.list[i]) ? length - strlen(units.list[i]) : 0;
		if (prefix && !strange_source(sources, units, prefix) &&
		    bri_elf_names_begin(object->member->elf, sources.list[0], prefix))
			return prefix;
	}
	return 0;
}

static int look_for_strange_sources(const struct object *object)
{
	struct names sources, units;
	sources.list = names_of(object, true, &sources.count);
	units.list = names_of(object, false, &units.count);
	int status = sources.list && units.list ? 0 : bri_error_set(object->reterr, object->member->label, "out of memory");
	const char *strange = status == 0 ? strange_source(sources, units, 0) : NULL;
	size_t prefix = strange ? prefix_of(object, sources, units) : 0, before = object->units->input_count;
	char detail[300];
	if (prefix)
		status = look_for_more_functions(object);
	if (prefix && status == 0 && object->units->input_count == before) {
		snprintf(detail, sizeof detail,
		         "objcopy put '%.*s' before each name in it, so what it has in common with other units isn't followed; "
		         "rename in the source, or waive it once it was reviewed", (int)(prefix < 64 ? prefix : 64), sources.list[0]);
		status = add_input(object, BRI_INPUT_PARTLY, detail);
	} else if (strange && !prefix) {
		snprintf(detail, sizeof detail,
		         sources.count == 1 ? "it was made from %s, and its evidence is another unit's"
		                            : "joined by ld -r, and its part %s carries no evidence",
		         strange);
		status = add_input(object, BRI_INPUT_UNCHECKED, detail);
	}
	free(sources.list);
	free(units.list);
	return status;
}

/* A whole archive is stripped at once: its members come one behind another. */
static int add_once_a_file(const struct object *object, const char *detail)
{
	const struct units *units = object->units;
	const char *label = object->member->label, *name = object->member->name;
	size_t length = strlen(label) - (name[0] ? strlen(name) + 2 : 0); /* "archive(name)" */
	const struct bri_input *last = units->input_count ? &units->inputs[units->input_count - 1] : NULL;
	if (last && last->state == BRI_INPUT_PARTLY && strncmp(last->path, label, length) == 0 && !last->path[length])
		return 0;
	char *file = strndup(label, length);
	int status = file ? units_add_input(object->units, file, BRI_INPUT_PARTLY, detail, object->reterr)
	                  : bri_error_set(object->reterr, label, "out of memory");
	free(file);
	return status;
}

/* Data, and functions that nobody else calls by a name, leave nothing to count. */
static int look_for_lost_names(const struct object *object)
{
	char identity[BRI_IDENTITY_LENGTH + 1];
	if (bri_elf_source(object->member->elf, 0) ||
	    (bri_identity_of_object(object->member->bytes, object->member->size, identity) &&
	     strangers_know(identity, object->around->policy, getenv("BRINELL_REPORT_DIR"))))
		return 0;
	return add_once_a_file(object, "its sources' names were stripped, so it can't be told whether a linker that no gate saw "
	                               "joined more into it; strip the program instead, or join by the compiler's driver and -r");
}

/* The compile gate reads C, and the link gate names: neither sees what such code does. */
static int look_for_assembler(const struct object *object)
{
	const struct units *units = object->units;
	char detail[400];
	for (size_t i = object->first; i < units->count; i++) {
		const struct bri_evidence *evidence = bri_evidence_get(units->items[i].evidence);
		if (!evidence->assembles)
			continue;
		snprintf(detail, sizeof detail,
		         "%.200s puts code or another file's bytes into it by assembler, or has that call one name another, "
		         "which no gate reads; write it in C, or waive it once it was reviewed", base_of(evidence->unit));
		return add_input(object, BRI_INPUT_PARTLY, detail);
	}
	return 0;
}

static int look_for_data_in_code(const struct object *object)
{
	char detail[400];
	const char *name = bri_elf_data_in_code(object->member->elf);
	if (!name)
		return 0;
	snprintf(detail, sizeof detail, "it holds data in a section of code ('%.200s'), which no gate reads as code; put it into a "
	                                "section of data, or waive it once it was reviewed", name);
	return add_input(object, BRI_INPUT_PARTLY, detail);
}

int stowaways_look_for(struct units *units, size_t first, const struct bri_member *member, const struct around *around,
                       struct bri_error *reterr)
{
	const struct object object = {units, first, member, around, reterr};
	size_t before = units->input_count;
	int status = member->elf ? look_for_strange_sources(&object) : 0;
	bool is_code = member->elf && bri_elf_origin(member->elf) != BRI_ORIGIN_LTO; /* not yet, in what LTO reads */
	int (*const looks[])(const struct object *) = {look_for_more_functions, look_for_lost_names, look_for_data_in_code};
	for (size_t i = 0; status == 0 && is_code && i < sizeof looks / sizeof looks[0] && units->input_count == before; i++)
		status = looks[i](&object);
	return status == 0 && units->input_count == before ? look_for_assembler(&object) : status;
}
