/* SPDX-License-Identifier: Apache-2.0 */
/* Prebuilt shared objects in the project's tree.  What is linked against is no unit of the program and may be a
 * distribution's, which the image gate judges; but what lies beside the sources will ship with them, and a link that
 * some gate saw is remembered by its code (stood.c here, and by `brinell run` across builds). */
#include "strangers.h"

#include "identity.h"
#include "mapping.h"
#include "stood.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The whole system is nobody's project. */
static bool is_project(const char *tree)
{
	static const char *const systems[] = {"/", "/usr", "/lib", "/usr/lib", "/usr/local", "/opt"};
	for (size_t i = 0; i < sizeof systems / sizeof systems[0]; i++)
		if (strcmp(tree, systems[i]) == 0)
			return false;
	return tree[0] == '/';
}

static bool is_below(const char *path, const char *tree)
{
	size_t length = strlen(tree);
	return is_project(tree) && strncmp(path, tree, length) == 0 && path[length] == '/';
}

/* Below where the link runs, or where `brinell run` began. */
static bool is_in_tree(const char *path)
{
	char real[PATH_MAX], here[PATH_MAX];
	const char *tree = getenv("BRINELL_TREE");
	if (!realpath(path, real))
		return false;
	return (getcwd(here, sizeof here) && is_below(real, here)) || (tree && is_below(real, tree));
}

static bool lists(const char *path, const char *identity)
{
	struct bri_mapping file;
	if (bri_mapping_open(&file, path, NULL) != 0)
		return false;
	bool found = file.size && memmem(file.bytes, file.size, identity, BRI_IDENTITY_LENGTH) != NULL;
	bri_mapping_close(&file);
	return found;
}

bool strangers_know(const char *identity, const struct bri_policy *policy, const char *directory)
{
	char path[PATH_MAX];
	const char *before = getenv("BRINELL_LINKED");
	return (directory && directory[0] && stood_place(directory, policy, path) && lists(path, identity)) ||
	       (before && before[0] && lists(before, identity));
}

struct need {
	const char *soname, *file;
	bool found;
};

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static void compare_need(void *context, const char *name)
{
	struct need *need = context;
	need->found |= need->soname && need->soname[0] ? strcmp(name, need->soname) == 0
	                                                : strcmp(base_of(name), base_of(need->file)) == 0;
}

/* --as-needed drops what nobody asks for. */
static bool is_needed(const struct bri_member *member, const char *output)
{
	struct need need = {bri_elf_soname(member->elf), member->label, false};
	struct bri_mapping file;
	if (bri_mapping_open(&file, output, NULL) != 0)
		return false;
	struct bri_elf *elf = bri_elf_from_memory(file.bytes, file.size, output, NULL);
	if (elf)
		bri_elf_each_needed(elf, compare_need, &need);
	bri_elf_close(elf);
	bri_mapping_close(&file);
	return need.found;
}

bool strangers_may_be(const struct bri_member *member, const struct around *around)
{
	return is_in_tree(member->label) && !toolchain_has_library(around->toolchain, member->label);
}

int strangers_take(struct units *units, const struct bri_member *member, const struct around *around, const char *directory,
                   struct bri_error *reterr)
{
	char identity[BRI_IDENTITY_LENGTH + 1];
	/* Without code there is nothing in it to check. */
	if (!strangers_may_be(member, around) ||
	    !bri_identity_of(member->bytes, member->size, identity) || strangers_know(identity, around->policy, directory) ||
	    !is_needed(member, around->output))
		return 0;
	return units_add_input(units, member->label, BRI_INPUT_STRANGER,
	                       "a shared library of this tree that no judged link made; build it with this policy, or waive it by "
	                       "its digest", reterr);
}
