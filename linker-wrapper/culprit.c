/* SPDX-License-Identifier: Apache-2.0 */
/* Looks through what was linked once more, for the object that a weak output is due to. */
#include "culprit.h"

#include "archive.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_wanted(const struct linked *linked, const struct bri_member *member)
{
	if (linked->offset)
		return linked->offset == member->offset;
	if (!linked->member)
		return !member->name[0];
	return strcmp(linked->member, member->name) == 0;
}

static bool is_there(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0;
}

struct search {
	const struct linked *linked;
	bool for_stack;
	char *certain, *possible;
};

static int visit_suspect(void *context, const struct bri_member *member)
{
	struct search *search = context;
	if (!member->elf || bri_elf_kind_of(member->elf) != BRI_ELF_RELOCATABLE || !is_wanted(search->linked, member))
		return 0;
	if (!search->for_stack) {
		if (bri_elf_needs_text_relocations(member->elf))
			search->certain = strdup(member->label);
	} else {
		enum bri_tri wants = bri_elf_wants_executable_stack(member->elf);
		if (wants == BRI_YES)
			search->certain = strdup(member->label);
		else if (wants == BRI_NOT_KNOWN && !search->possible)
			search->possible = strdup(member->label);
	}
	return search->certain != NULL;
}

/* An object that says so stands before one that says nothing. */
static char *find_culprit(const struct listing *listing, bool for_stack)
{
	struct search search = {.for_stack = for_stack};
	for (size_t i = 0; i < listing->count && !search.certain; i++) {
		search.linked = &listing->items[i];
		if (!search.linked->is_binary && is_there(search.linked->path))
			bri_members_walk(search.linked->path, visit_suspect, &search, NULL);
	}
	if (!search.certain)
		return search.possible;
	free(search.possible);
	return search.certain;
}

char *units_stack_culprit(const struct listing *listing)
{
	return find_culprit(listing, true);
}

char *units_text_culprit(const struct listing *listing)
{
	return find_culprit(listing, false);
}
