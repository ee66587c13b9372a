/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ELF_INNER_H
#define BRI_ELF_INNER_H

#include "elf_file.h"

#include <gelf.h>

/* What elf_file.c (header, sections), elf_shape.c (segments) and elf_dynamic.c
 * of this directory share; nobody else includes it. */

struct bri_elf {
	Elf *elf;
	const unsigned char *bytes;
	size_t size;
	char *where;
	GElf_Ehdr header;
	enum bri_elf_kind kind;
	char damage[160];
	char machine[24];
	char build_id[2 * 64 + 1];
	/* sections */
	size_t section_count, segment_count;
	size_t names_section; /* index of the section of names */
	bool has_sections;
	bool has_symtab, has_debug, has_comment, has_lto, has_code, has_contents_removed, has_code_removed, has_alloc_contents;
	bool has_alloc, has_dwo, has_this_module, has_module_info, has_note_stack, note_stack_executable, has_relro_candidate;
	size_t symtab;                 /* section index, 0 none */
	size_t first_note;             /* the first section that may hold evidence, or has no type; 0 none */
	struct source_cursor *sources; /* moves while bri_elf_source is asked in order */
	/* segments and dynamic section */
	bool has_interpreter, has_dynamic, has_needed, has_debugger_place, has_exports;
	GElf_Phdr relro; /* the last one */
	bool has_stack_segment, stack_segment_executable, has_relro_segment, has_writable_segment, has_rwx_segment;
	bool dynamic_now, dynamic_textrel, dynamic_pie;
	char *soname, *rpath;
};

struct source_cursor {
	size_t next_index; /* the i that next_symbol continues with */
	size_t next_symbol;
};

/* Note the first contradiction found; the kind becomes damaged. */
__attribute__((format(printf, 2, 3))) void bri_elf_set_damaged(struct bri_elf *elf, const char *what, ...);
/* Does [offset, offset+length) lie in the file? */
bool bri_elf_has_range(const struct bri_elf *elf, uint64_t offset, uint64_t length);
/* The file offset of `length` bytes at a virtual address; false when no
 * loaded segment holds them all. */
bool bri_elf_offset_of(const struct bri_elf *elf, uint64_t address, uint64_t length, uint64_t *ret_offset);
/* The dynamic section; false when memory ran out. */
bool bri_elf_read_dynamic(struct bri_elf *elf, const GElf_Phdr *segment);
/* Program headers and the dynamic section; false when memory ran out. */
bool bri_elf_read_segments(struct bri_elf *elf);

#endif
