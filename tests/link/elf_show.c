/* SPDX-License-Identifier: Apache-2.0 */
/* Prints what elf/ says of files: one line each member.
 *
 * usage: elf_show FILE...        elf_show --mutate SEED ROUNDS FILE...
 *
 * --mutate reads every file ROUNDS times with some of its bytes changed or its
 * end cut off, and prints nothing: it is there to crash, under a sanitizer. */
#include "archive.h"
#include "bitcode.h"
#include "mapping.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int count_note(void *context, const unsigned char *descriptor, size_t length)
{
	size_t *sum = context;
	for (size_t i = 0; i < length; i++)
		*sum += descriptor[i];
	return 0;
}

static void ask_everything(const struct bri_member *member, bool print)
{
	static const char *const tri[] = {"no", "yes", "unknown"};
	struct bri_output output;
	size_t sum = 0, sources = 0;
	bri_elf_output(member->elf, member->label, &output);
	int notes = bri_elf_each_note(member->elf, count_note, &sum, NULL);
	while (bri_elf_source(member->elf, sources))
		sources++;
	bool text = bri_elf_needs_text_relocations(member->elf);
	if (!print)
		return;
	printf("%s: %s %s stack=%s/%s relro=%s now=%s textrel=%s rwx=%s symtab=%s debug=%s rpath=%s "
	       "soname=%s id=%d notes=%d sources=%zu origin=%d absolute=%d%s%s\n",
	       member->label, bri_elf_kind_text(output.kind), output.machine, tri[output.gnu_stack],
	       tri[output.stack_executable], tri[output.relro], tri[output.bind_now], tri[output.textrel],
	       tri[output.rwx_segment], tri[output.symtab], tri[output.debug], output.rpath ? output.rpath : "-",
	       bri_elf_soname(member->elf), (int)strlen(bri_elf_build_id(member->elf)),
	       notes, sources, (int)bri_elf_origin(member->elf), text, bri_elf_damage(member->elf) ? " : " : "",
	       bri_elf_damage(member->elf) ? bri_elf_damage(member->elf) : "");
}

static int visit(void *context, const struct bri_member *member)
{
	const bool *print = context;
	size_t sum = 0;
	int notes = 0;
	if (member->format == BRI_FORMAT_BITCODE)
		notes = bri_bitcode_each_note(member->bytes, member->size, member->label, count_note, &sum, NULL);
	if (member->elf)
		ask_everything(member, *print);
	else if (*print && member->format == BRI_FORMAT_BITCODE)
		printf("%s: bitcode notes=%d\n", member->label, notes);
	else if (*print)
		printf("%s: format %d\n", member->label, (int)member->format);
	return 0;
}

static unsigned long state;
static unsigned long next_random(unsigned long bound)
{
	state = state * 6364136223846793005UL + 1442695040888963407UL;
	return (state >> 33) % bound;
}

/* Headers hold what matters: most changes go there. */
static void mutate(unsigned char *bytes, size_t size)
{
	unsigned long changes = 1 + next_random(8);
	for (unsigned long i = 0; i < changes; i++) {
		size_t at = next_random(3) ? next_random(size < 128 ? size : 128) : next_random(size);
		bytes[at] =
		    next_random(2) ? (unsigned char)next_random(256) : (unsigned char)(next_random(2) ? 0xff : 0);
	}
}

static int mutate_file(const char *path, unsigned long rounds)
{
	struct bri_mapping file;
	struct bri_error error = {0};
	bool print = false;
	if (bri_mapping_open(&file, path, &error) != 0) {
		printf("%s: %s\n", error.where, error.what);
		return 1;
	}
	for (unsigned long i = 0; i < rounds && file.size > 0; i++) {
		size_t size = next_random(4) ? file.size : next_random(file.size) + 1;
		unsigned char *copy = malloc(size); /* exact: a byte too far is seen */
		if (!copy)
			return 1;
		memcpy(copy, file.bytes, size);
		if (next_random(8))
			mutate(copy, size);
		bri_members_walk_memory(copy, size, path, visit, &print, NULL);
		free(copy);
	}
	bri_mapping_close(&file);
	return 0;
}

int main(int argc, char **argv)
{
	int failures = 0;
	bool print = true;
	if (argc > 3 && strcmp(argv[1], "--mutate") == 0) {
		state = strtoul(argv[2], NULL, 10);
		for (int i = 4; i < argc; i++)
			failures += mutate_file(argv[i], strtoul(argv[3], NULL, 10));
		return failures != 0;
	}
	for (int i = 1; i < argc; i++) {
		struct bri_error error = {0};
		if (bri_members_walk(argv[i], visit, &print, &error) != 0) {
			printf("%s: %s\n", error.where, error.what);
			failures++;
		}
	}
	return failures != 0;
}
