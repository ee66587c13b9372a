/* SPDX-License-Identifier: Apache-2.0 */
/* Shared objects of the same build.  No linked file keeps notes, and the objects that one was made from may be gone when
 * a program is linked against it: so the link of a shared object leaves its units' notes in the report directory, and
 * later links read them there.  The shared object is known by its name and its code, which strip leaves alone; one that was
 * renamed since by its code alone, where it lies in the project's tree. */
#include "libraries.h"

#include "identity.h"
#include "kept_notes.h"
#include "link_inputs.h"
#include "mapping.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int no_memory(const char *where, struct bri_error *reterr)
{
	return bri_error_set(reterr, where, "out of memory");
}

/* <directory>/shared/<name>: a library goes by its own name, whatever link led to it. */
static bool place_of(const char *directory, const char *path, char ret_place[PATH_MAX])
{
	char real[PATH_MAX];
	const char *slash = realpath(path, real) ? strrchr(real, '/') : NULL;
	return slash && snprintf(ret_place, PATH_MAX, "%s/shared%s", directory, slash) < PATH_MAX;
}

static bool file_in(const char *place, const void *bytes, size_t size, char ret_path[PATH_MAX])
{
	char identity[BRI_IDENTITY_LENGTH + 1];
	return bri_identity_of(bytes, size, identity) && snprintf(ret_path, PATH_MAX, "%s/%s", place, identity) < PATH_MAX;
}

/* <directory>/shared/.code/<identity>: whatever it is called now. */
static bool by_code(const char *directory, const char *identity, char ret_path[PATH_MAX])
{
	return snprintf(ret_path, PATH_MAX, "%s/shared/.code/%s", directory, identity) < PATH_MAX;
}

/* ---- leaving ------------------------------------------------------------------------ */

static void leave_by_code(const char *directory, const char *identity, const char *notes)
{
	char path[PATH_MAX];
	if (!by_code(directory, "", path))
		return;
	mkdir(path, 0777);
	if (by_code(directory, identity, path) && (unlink(path) == 0 || errno == ENOENT) && link(notes, path) != 0)
		return; /* it is found by its name alone, then */
}

int libraries_leave(const struct units *units, const char *output, const char *directory, struct bri_error *reterr)
{
	char place[PATH_MAX], path[PATH_MAX];
	struct bri_mapping mapping;
	if (!place_of(directory, output, place) || bri_mapping_open(&mapping, output, reterr) != 0)
		return 0;
	bool known = file_in(place, mapping.bytes, mapping.size, path);
	bri_mapping_close(&mapping);
	if (!known)
		return 0;
	*strrchr(place, '/') = 0;
	mkdir(place, 0777);
	place[strlen(place)] = '/';
	mkdir(place, 0777);
	if (kept_notes_write(units, path, reterr) != 0)
		return -1;
	leave_by_code(directory, strrchr(path, '/') + 1, path);
	return 0;
}

/* ---- taking ------------------------------------------------------------------------- */

static bool add_export(void *context, const char *name, bool is_defined, bool is_data)
{
	struct library *library = context;
	(void)is_data;
	if (!is_defined)
		return true;
	if ((library->export_count & (library->export_count + 1)) == 0) { /* 0, 1, 3, 7, ... */
		char **grown = realloc(library->exports, (2 * library->export_count + 2) * sizeof *grown);
		if (!grown)
			return false;
		library->exports = grown;
	}
	char *copy = strdup(name);
	if (copy)
		library->exports[library->export_count++] = copy;
	return copy != NULL;
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

struct reading {
	struct library *library;
	struct bri_error *reterr;
};

static int take_note(void *context, const unsigned char *descriptor, size_t length)
{
	const struct reading *reading = context;
	struct library *library = reading->library;
	struct bri_evidence_file **grown = realloc(library->units, (library->count + 1) * sizeof *grown);
	if (!grown)
		return no_memory(library->label, reading->reterr);
	library->units = grown;
	grown[library->count] = bri_evidence_decode_head(descriptor, length, false, library->label, reading->reterr);
	if (!grown[library->count])
		return -1;
	library->count++;
	return 0;
}

static bool find_notes(const struct bri_member *member, const struct around *around, const char *directory, char ret_path[PATH_MAX])
{
	char place[PATH_MAX], identity[BRI_IDENTITY_LENGTH + 1];
	struct stat st;
	if (place_of(directory, member->label, place) && stat(place, &st) == 0 &&
	    file_in(place, member->bytes, member->size, ret_path) && stat(ret_path, &st) == 0)
		return true;
	return strangers_may_be(member, around) && bri_identity_of(member->bytes, member->size, identity) &&
	       by_code(directory, identity, ret_path) && stat(ret_path, &st) == 0;
}

int libraries_take(struct units *units, const struct bri_member *member, struct mentions *mentions,
                   const struct around *around, struct bri_error *reterr)
{
	char path[PATH_MAX];
	const char *directory = getenv("BRINELL_REPORT_DIR");
	struct bri_mapping file;
	if (!directory || !directory[0])
		return 0;
	if (!find_notes(member, around, directory, path))
		return strangers_take(units, member, around, directory, reterr);
	struct library *grown = realloc(units->libraries, (units->library_count + 1) * sizeof *grown);
	if (!grown)
		return no_memory(member->label, reterr);
	units->libraries = grown;
	struct library *library = &grown[units->library_count++];
	*library = (struct library){.label = strdup(member->label), .object = mentions->objects};
	bool has_memory = true;
	if (!library->label || !mentions_add(mentions, member->elf))
		return no_memory(member->label, reterr);
	bri_elf_each_global(member->elf, add_export, library, &has_memory);
	if (!has_memory)
		return no_memory(member->label, reterr);
	if (library->export_count)
		qsort(library->exports, library->export_count, sizeof *library->exports, compare_texts);
	if (bri_mapping_open(&file, path, reterr) != 0)
		return -1;
	struct reading reading = {library, reterr};
	int count = kept_notes_each(&file, library->label, take_note, &reading, reterr);
	bri_mapping_close(&file);
	return count < 0 ? -1 : 0;
}

struct naming {
	struct units *units;
	struct mentions *mentions;
	const struct around *around;
	struct bri_error *reterr;
	int status;
};

static void take_named(void *context, const char *path)
{
	struct naming *naming = context;
	struct bri_mapping file;
	if (naming->status != 0 || bri_mapping_open(&file, path, NULL) != 0)
		return;
	struct bri_member member = {.label = path, .name = "", .bytes = file.bytes, .size = file.size};
	if (bri_format_of(file.bytes, file.size) == BRI_FORMAT_ELF)
		member.elf = bri_elf_from_memory(file.bytes, file.size, path, NULL);
	if (member.elf && bri_elf_kind_of(member.elf) == BRI_ELF_SHARED)
		naming->status = libraries_take(naming->units, &member, naming->mentions, naming->around, naming->reterr);
	bri_elf_close(member.elf);
	bri_mapping_close(&file);
}

int libraries_take_named(struct units *units, const struct command *command, struct mentions *mentions,
                         const struct around *around, struct bri_error *reterr)
{
	struct naming naming = {units, mentions, around, reterr, 0};
	link_each_named(command, take_named, &naming);
	return naming.status;
}

/* ---- names that a library hides ------------------------------------------------------- */

static bool exports(const struct library *library, const char *name)
{
	return library->export_count &&
	       bsearch(&name, library->exports, library->export_count, sizeof *library->exports, compare_texts);
}

/* The name of what a unit defines for others to see, NULL: not so.  What is weak is the same wherever it stands, and so is
 * C++'s that may be defined more than once: inline functions, templates, variables of classes and namespaces. */
static const char *defined_name(const struct bri_unit *unit, uint32_t i)
{
	uint32_t functions = (uint32_t)bri_unit_functions(unit);
	if (i <= functions) {
		const struct bri_function *function = bri_unit_function(unit, i);
		unsigned hidden = BRI_FUNCTION_STATIC | BRI_FUNCTION_INLINE_ONLY | BRI_FUNCTION_WEAK | BRI_FUNCTION_INLINE |
		                  BRI_FUNCTION_SYSTEM;
		return function->body && !(function->flags & hidden) && !strchr(bri_unit_text(unit, function->name), '<')
		           ? bri_unit_text(unit, function->symbol ? function->symbol : function->name)
		           : NULL;
	}
	const struct bri_object *object = bri_unit_object(unit, i - functions);
	const char *name = bri_unit_text(unit, object->name);
	bool is_one = object->flags & BRI_OBJECT_EXTERN && !(object->flags & (BRI_OBJECT_WEAK | BRI_OBJECT_SYSTEM));
	return is_one && !strstr(name, "::") ? name : NULL;
}

static uint32_t names_in(const struct bri_unit *unit)
{
	return unit ? (uint32_t)(bri_unit_functions(unit) + bri_unit_objects(unit)) : 0;
}

/* Of all parts of the program what they define, in the names' order. */
struct definition {
	const char *name;
	const struct library *owner; /* NULL: the program itself */
};
struct definitions {
	struct definition *items;
	size_t count, room;
};

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct definition *)a)->name, ((const struct definition *)b)->name);
}

static bool add_definitions(struct definitions *all, const struct bri_unit *unit, const struct library *owner)
{
	for (uint32_t i = 1; i <= names_in(unit); i++) {
		const char *name = defined_name(unit, i);
		if (!name)
			continue;
		if (all->count == all->room) {
			size_t room = all->room ? 2 * all->room : 256;
			struct definition *grown = realloc(all->items, room * sizeof *grown);
			if (!grown)
				return false;
			all->items = grown;
			all->room = room;
		}
		all->items[all->count++] = (struct definition){name, owner};
	}
	return true;
}

static bool gather_definitions(struct definitions *all, const struct units *units)
{
	bool good = true;
	for (size_t i = 0; good && i < units->count; i++)
		good = add_definitions(all, bri_evidence_get(units->items[i].evidence)->facts, NULL);
	for (size_t l = 0; l < units->library_count; l++)
		for (size_t i = 0; good && i < units->libraries[l].count; i++)
			good = add_definitions(all, bri_evidence_get(units->libraries[l].units[i])->facts,
			                       &units->libraries[l]);
	if (all->count)
		qsort(all->items, all->count, sizeof *all->items, by_name);
	return good;
}

static void mark_hiders(const struct definitions *all, struct units *units)
{
	for (size_t first = 0, end; first < all->count; first = end) {
		bool several = false;
		for (end = first + 1; end < all->count && by_name(&all->items[first], &all->items[end]) == 0; end++)
			several |= all->items[end].owner != all->items[first].owner;
		for (size_t i = first; several && i < end; i++) {
			const struct library *owner = all->items[i].owner;
			if (owner && !exports(owner, all->items[i].name))
				units->libraries[owner - units->libraries].hides = true;
		}
	}
}

static void drop(struct library *library)
{
	for (size_t i = 0; i < library->count; i++)
		bri_evidence_free(library->units[i]);
	library->count = 0;
}

int libraries_settle(struct units *units, struct bri_error *reterr)
{
	struct definitions all = {0};
	if (units->library_count == 0)
		return 0;
	bool good = gather_definitions(&all, units);
	if (good)
		mark_hiders(&all, units);
	free(all.items);
	for (size_t i = 0; i < units->library_count; i++)
		if (units->libraries[i].hides)
			drop(&units->libraries[i]);
	return good ? 0 : no_memory(units->libraries[0].label, reterr);
}

const struct bri_evidence *libraries_unit(const struct units *units, size_t i)
{
	for (size_t l = 0; l < units->library_count; i -= units->libraries[l++].count)
		if (i < units->libraries[l].count)
			return bri_evidence_get(units->libraries[l].units[i]);
	return NULL;
}

void libraries_finish(struct units *units)
{
	for (size_t l = 0; l < units->library_count; l++) {
		struct library *library = &units->libraries[l];
		drop(library);
		for (size_t i = 0; i < library->export_count; i++)
			free(library->exports[i]);
		free(library->units);
		free(library->exports);
		free(library->label);
	}
	free(units->libraries);
}
