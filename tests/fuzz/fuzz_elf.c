/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as an ELF file, an archive or bitcode: everything that the gates ask is answered, without a word of a
 * damaged file's soundness. */
/* sources: elf/archive.c elf/bitcode.c elf/elf_dynamic.c elf/elf_file.c elf/elf_loaded.c elf/elf_shape.c elf/mapping.c elf/prebuilt.c */
/* libraries: elf */
#include "../../elf/archive.h"
#include "../../elf/bitcode.h"
#include "property.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int sum_bytes(void *context, const unsigned char *bytes, size_t length)
{
	unsigned *sum = context;
	for (size_t i = 0; i < length; i++)
		*sum += bytes[i];
	return 0;
}

static void sum_constant(void *context, const unsigned char *bytes, size_t length)
{
	sum_bytes(context, bytes, length);
}

static bool sum_name(void *context, const char *name)
{
	sum_bytes(context, (const unsigned char *)name, strlen(name));
	return true;
}

static bool sum_global(void *context, const char *name, bool is_defined, bool is_data)
{
	demand(is_defined || !is_data);
	return sum_name(context, name);
}

/* What the link gate asks of objects. */
static void ask_of_code(const struct bri_elf *elf, void *context)
{
	size_t functions, guarded;
	bool memory;
	if (bri_elf_count_protected(elf, &functions, &guarded))
		demand(guarded <= functions);
	bri_elf_each_function(elf, sum_name, context);
	bri_elf_each_call(elf, sum_name, context);
	bri_elf_each_global(elf, sum_global, context, &memory);
	bri_elf_count_named(elf);
	bri_elf_names_begin(elf, "v_", 2);
	const char *data = bri_elf_data_in_code(elf);
	if (data)
		sum_name(context, data);
	sum_name(context, bri_elf_language(elf));
	bri_elf_origin(elf);
	bri_elf_wants_executable_stack(elf);
}

static int ask(void *context, const struct bri_member *member)
{
	struct bri_output output;
	struct bri_error error = {.what = ""};
	struct bri_elf_range path;
	uint8_t digest[32];
	if (member->format == BRI_FORMAT_BITCODE)
		bri_bitcode_each_note(member->bytes, member->size, member->label, sum_bytes, context, &error);
	if (!member->elf)
		return 0;
	bri_elf_output(member->elf, member->label, &output);
	demand((output.kind == BRI_ELF_DAMAGED) == (bri_elf_damage(member->elf) != NULL));
	if (output.kind == BRI_ELF_DAMAGED) {
		demand(output.relro == BRI_NOT_KNOWN && output.symtab == BRI_NOT_KNOWN && output.rpath == NULL);
		demand(!bri_elf_loaded_digest(member->elf, NULL, digest));
		demand(!bri_elf_search_path(member->elf, &path) && !bri_elf_code_digest(member->elf, digest));
	} else {
		bool has_path = bri_elf_search_path(member->elf, &path);
		bri_elf_loaded_digest(member->elf, has_path ? &path : NULL, digest);
		bri_elf_code_digest(member->elf, digest);
	}
	bri_elf_each_note(member->elf, sum_bytes, context, &error);
	bri_elf_each_constant(member->elf, sum_constant, context);
	for (size_t i = 0; i < 1000 && bri_elf_source(member->elf, i); i++)
		continue;
	bri_elf_needs_text_relocations(member->elf);
	ask_of_code(member->elf, context);
	demand(strlen(bri_elf_soname(member->elf)) <= member->size);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bri_error error = {.what = ""};
	unsigned sum = 0;
	/* A thin archive's members are files of this machine. */
	if (bri_format_of(data, size) == BRI_FORMAT_THIN_ARCHIVE)
		return 0;
	if (bri_members_walk_memory(data, size, "fuzz", ask, &sum, &error) < 0)
		demand(error.what[0] != '\0');
	return 0;
}
