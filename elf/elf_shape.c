/* SPDX-License-Identifier: Apache-2.0 */
/* What the loader would see of an ELF file: segments and the dynamic section,
 * which stay when section headers are stripped away, and from them the facts
 * that the judge asks of an output.  It judges nothing. */
#include "elf_inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct dynamic {
	uint64_t strings, strings_size; /* DT_STRTAB (an address), DT_STRSZ */
	uint64_t soname, rpath, runpath;
	bool has_soname, has_rpath, has_runpath;
};

/* The file offset of `length` bytes at a virtual address; false when no
 * loaded segment holds them all. */
static bool offset_of(const struct bri_elf *elf, uint64_t address, uint64_t length, uint64_t *ret_offset)
{
	for (size_t i = 0; i < elf->segment_count; i++) {
		GElf_Phdr segment;
		if (!gelf_getphdr(elf->elf, (int)i, &segment) || segment.p_type != PT_LOAD)
			continue;
		if (address < segment.p_vaddr || address - segment.p_vaddr > segment.p_filesz ||
		    length > segment.p_filesz - (address - segment.p_vaddr))
			continue;
		*ret_offset = segment.p_offset + (address - segment.p_vaddr);
		return bri_elf_has_range(elf, *ret_offset, length);
	}
	return false;
}

static void note_entry(struct bri_elf *elf, struct dynamic *dynamic, const GElf_Dyn *entry)
{
	switch (entry->d_tag) {
	case DT_STRTAB:
		dynamic->strings = entry->d_un.d_ptr;
		break;
	case DT_STRSZ:
		dynamic->strings_size = entry->d_un.d_val;
		break;
	case DT_SONAME:
		dynamic->soname = entry->d_un.d_val;
		dynamic->has_soname = true;
		break;
	case DT_RPATH:
		dynamic->rpath = entry->d_un.d_val;
		dynamic->has_rpath = true;
		break;
	case DT_RUNPATH:
		dynamic->runpath = entry->d_un.d_val;
		dynamic->has_runpath = true;
		break;
	case DT_NEEDED:
		elf->has_needed = true;
		break;
	case DT_JMPREL:
		elf->has_jump_relocations = true;
		break;
	case DT_TEXTREL:
		elf->dynamic_textrel = true;
		break;
	case DT_BIND_NOW:
		elf->dynamic_now = true;
		break;
	case DT_FLAGS:
		elf->dynamic_now |= (entry->d_un.d_val & DF_BIND_NOW) != 0;
		elf->dynamic_textrel |= (entry->d_un.d_val & DF_TEXTREL) != 0;
		break;
	case DT_FLAGS_1:
		elf->dynamic_now |= (entry->d_un.d_val & DF_1_NOW) != 0;
		elf->dynamic_pie = (entry->d_un.d_val & DF_1_PIE) != 0;
		break;
	default:
		break;
	}
}

/* A text of the dynamic string table; NULL when it isn't wholly in the table. */
static const char *dynamic_text(const struct bri_elf *elf, uint64_t table, uint64_t size, uint64_t index)
{
	if (index >= size || !memchr(elf->bytes + table + index, 0, (size_t)(size - index)))
		return NULL;
	return (const char *)elf->bytes + table + index;
}

static bool keep_text(struct bri_elf *elf, char **kept, const char *text)
{
	if (!text) {
		bri_elf_set_damaged(elf, "a text of its dynamic section lies outside the string table");
		return true;
	}
	free(*kept);
	return (*kept = strdup(text)) != NULL;
}

/* Where both stand, the loader uses DT_RUNPATH, other tools DT_RPATH: show both. */
static bool keep_rpath(struct bri_elf *elf, const char *rpath, const char *runpath)
{
	if (!rpath || !runpath)
		return keep_text(elf, &elf->rpath, rpath ? rpath : runpath);
	size_t size = strlen(rpath) + strlen(runpath) + 2;
	elf->rpath = malloc(size);
	if (!elf->rpath)
		return false;
	snprintf(elf->rpath, size, "%s:%s", runpath, rpath);
	return true;
}

static bool has_bytes(const unsigned char *bytes, size_t size, const char *text)
{
	return memmem(bytes, size, text, strlen(text) + 1) != NULL;
}

static bool read_dynamic_texts(struct bri_elf *elf, const struct dynamic *dynamic)
{
	uint64_t table;
	if (dynamic->strings == 0 || !offset_of(elf, dynamic->strings, dynamic->strings_size, &table)) {
		if (dynamic->has_soname || dynamic->has_rpath || dynamic->has_runpath || elf->has_needed)
			bri_elf_set_damaged(elf, "its dynamic string table lies outside the file");
		return true;
	}
	if (has_bytes(elf->bytes + table, (size_t)dynamic->strings_size, "__stack_chk_fail"))
		elf->has_stack_guard_import = true;
	if (dynamic->has_soname &&
	    !keep_text(elf, &elf->soname, dynamic_text(elf, table, dynamic->strings_size, dynamic->soname)))
		return false;
	const char *rpath = NULL, *runpath = NULL;
	if (dynamic->has_rpath)
		rpath = dynamic_text(elf, table, dynamic->strings_size, dynamic->rpath);
	if (dynamic->has_runpath)
		runpath = dynamic_text(elf, table, dynamic->strings_size, dynamic->runpath);
	if ((dynamic->has_rpath && !rpath) || (dynamic->has_runpath && !runpath))
		return keep_text(elf, &elf->rpath, NULL);
	return rpath || runpath ? keep_rpath(elf, rpath, runpath) : true;
}

static bool read_dynamic(struct bri_elf *elf, const GElf_Phdr *segment)
{
	struct dynamic dynamic = {0};
	uint64_t offset;
	elf->has_dynamic = true;
	/* The loader goes by the address, other tools by the offset: a file in
	 * which they differ shows one thing and runs another. */
	if (!offset_of(elf, segment->p_vaddr, segment->p_filesz, &offset) || offset != segment->p_offset) {
		bri_elf_set_damaged(elf, "its dynamic section isn't where its segments load it from");
		return true;
	}
	Elf_Data *data = elf_getdata_rawchunk(elf->elf, (int64_t)offset, (size_t)segment->p_filesz, ELF_T_DYN);
	size_t count = segment->p_filesz / gelf_fsize(elf->elf, ELF_T_DYN, 1, EV_CURRENT), i;
	for (i = 0; data && i < count; i++) {
		GElf_Dyn entry;
		if (!gelf_getdyn(data, (int)i, &entry) || entry.d_tag == DT_NULL)
			break;
		note_entry(elf, &dynamic, &entry);
	}
	if (!data || i == count) {
		bri_elf_set_damaged(elf, "its dynamic section has no end");
		return true;
	}
	return read_dynamic_texts(elf, &dynamic);
}

static void note_segment(struct bri_elf *elf, size_t index, const GElf_Phdr *segment)
{
	switch (segment->p_type) {
	case PT_LOAD:
		if ((segment->p_flags & PF_W) && (segment->p_flags & PF_X))
			elf->has_rwx_segment = true;
		/* fall through */
	case PT_INTERP:
	case PT_DYNAMIC:
		if (!bri_elf_has_range(elf, segment->p_offset, segment->p_filesz))
			bri_elf_set_damaged(elf, "segment %zu lies outside the file", index);
		if (segment->p_type == PT_INTERP)
			elf->has_interpreter = true;
		break;
	case PT_GNU_STACK:
		elf->has_stack_segment = true;
		elf->stack_segment_executable |= (segment->p_flags & PF_X) != 0;
		break;
	case PT_GNU_RELRO:
		elf->has_relro_segment = true;
		break;
	default:
		break;
	}
}

bool bri_elf_read_segments(struct bri_elf *elf)
{
	const GElf_Ehdr *header = &elf->header;
	size_t entry = gelf_fsize(elf->elf, ELF_T_PHDR, 1, EV_CURRENT);
	if (header->e_phoff == 0 || header->e_phnum == 0) {
		bri_elf_set_damaged(elf, "a program without program headers");
		return true;
	}
	if (header->e_phentsize != entry || elf_getphdrnum(elf->elf, &elf->segment_count) != 0 ||
	    elf->segment_count == 0 || elf->segment_count > elf->size / entry ||
	    !bri_elf_has_range(elf, header->e_phoff, (uint64_t)elf->segment_count * entry)) {
		elf->segment_count = 0;
		bri_elf_set_damaged(elf, "its program headers lie outside the file");
		return true;
	}
	GElf_Phdr dynamic = {0};
	for (size_t i = 0; i < elf->segment_count; i++) {
		GElf_Phdr segment;
		if (!gelf_getphdr(elf->elf, (int)i, &segment)) {
			bri_elf_set_damaged(elf, "segment %zu can't be read", i);
			return true;
		}
		note_segment(elf, i, &segment);
		if (segment.p_type == PT_DYNAMIC)
			dynamic = segment;
	}
	if (!elf->damage[0] && dynamic.p_type == PT_DYNAMIC)
		return read_dynamic(elf, &dynamic);
	return true;
}

static enum bri_tri tri(bool yes)
{
	return yes ? BRI_YES : BRI_NO;
}

/* elf(5) leaves the stack to the architecture when nothing is said; these
 * never make it executable (glibc's DEFAULT_STACK_PERMS, Linux's elf_read_implies_exec). */
static bool is_stack_executable_by_default(const struct bri_elf *elf)
{
	static const char *const never[] = {"aarch64", "riscv", "loongarch"};
	for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
		if (strcmp(elf->machine, never[i]) == 0)
			return false;
	return true;
}

static void fill_program(const struct bri_elf *elf, struct bri_output *output)
{
	output->gnu_stack = tri(elf->has_stack_segment);
	output->stack_executable =
	    tri(elf->has_stack_segment ? elf->stack_segment_executable : output->stack_default_executable);
	/* A program with nothing to relocate has nothing that RELRO could protect. */
	output->relro =
	    tri(elf->has_relro_segment || (elf->has_sections && !elf->has_dynamic && !elf->has_relro_candidate));
	output->bind_now = tri(elf->dynamic_now);
	output->textrel = tri(elf->dynamic_textrel);
	output->rwx_segment = tri(elf->has_rwx_segment);
	output->rpath = elf->rpath;
	if (elf->has_stack_guard_import)
		output->protected_functions = BRI_YES;
	else if (elf->has_dynamic && (elf->has_interpreter || elf->has_needed))
		output->protected_functions = BRI_NO;
}

void bri_elf_output(const struct bri_elf *elf, const char *path, struct bri_output *ret_output)
{
	memset(ret_output, 0, sizeof *ret_output);
	ret_output->path = path;
	ret_output->kind = elf->kind;
	ret_output->machine = elf->machine;
	ret_output->stack_default_executable = is_stack_executable_by_default(elf);
	ret_output->gnu_stack = ret_output->stack_executable = ret_output->relro = ret_output->bind_now =
	    ret_output->textrel = ret_output->rwx_segment = ret_output->symtab = ret_output->debug =
	        ret_output->protected_functions = BRI_NOT_KNOWN;
	if (elf->damage[0])
		return;
	if (elf->has_sections) {
		ret_output->symtab = tri(elf->has_symtab);
		ret_output->debug = tri(elf->has_debug);
	}
	if (elf->segment_count > 0) {
		fill_program(elf, ret_output);
	} else if (elf->header.e_type == ET_REL) {
		ret_output->gnu_stack = tri(elf->has_note_stack);
		ret_output->stack_executable = bri_elf_wants_executable_stack(elf);
	}
}

/* Does a relocation of this type store an absolute address, which a loader
 * must then write where the section says nothing is written? */
static bool is_absolute(unsigned machine, uint64_t type)
{
	switch (machine) {
	case EM_X86_64:
		return type == R_X86_64_64;
	case EM_386:
		return type == R_386_32 || type == R_386_PC32;
	case EM_AARCH64:
		return type == R_AARCH64_ABS64;
	case EM_ARM:
		return type == R_ARM_ABS32 || type == R_ARM_MOVW_ABS_NC || type == R_ARM_MOVT_ABS;
	case EM_MIPS:
		return type == R_MIPS_32 || type == R_MIPS_64;
	case EM_RISCV:
		return type == R_RISCV_32 || type == R_RISCV_64;
	case EM_PPC:
		return type == R_PPC_ADDR32 || type == R_PPC_ADDR16_HA;
	case EM_PPC64:
		return type == R_PPC64_ADDR64;
	default:
		return false;
	}
}

/* Is the section that these relocations change loaded and never written? */
static bool is_for_read_only(const struct bri_elf *elf, size_t target)
{
	GElf_Shdr section;
	Elf_Scn *scn = target > 0 && target < elf->section_count ? elf_getscn(elf->elf, target) : NULL;
	if (!scn || !gelf_getshdr(scn, &section) || !(section.sh_flags & SHF_ALLOC) || (section.sh_flags & SHF_WRITE))
		return false;
	/* Linkers rewrite unwind tables to relative addresses by themselves. */
	const char *name = elf_strptr(elf->elf, elf->names_section, section.sh_name);
	return name && strncmp(name, ".eh_frame", 9) != 0 && strncmp(name, ".gcc_except_table", 17) != 0;
}

static bool has_absolute_relocation(const struct bri_elf *elf, Elf_Scn *scn, const GElf_Shdr *section)
{
	Elf_Data *data = elf_getdata(scn, NULL);
	size_t count = data && section->sh_entsize ? data->d_size / section->sh_entsize : 0;
	for (size_t i = 0; i < count; i++) {
		GElf_Rela with_addend;
		GElf_Rel plain;
		uint64_t info;
		if (section->sh_type == SHT_RELA && gelf_getrela(data, (int)i, &with_addend))
			info = with_addend.r_info;
		else if (section->sh_type == SHT_REL && gelf_getrel(data, (int)i, &plain))
			info = plain.r_info;
		else
			return false;
		if (is_absolute(elf->header.e_machine, GELF_R_TYPE(info)))
			return true;
	}
	return false;
}

bool bri_elf_needs_text_relocations(const struct bri_elf *elf)
{
	if (elf->header.e_type != ET_REL || elf->damage[0])
		return false;
	for (size_t i = 1; elf->has_sections && i < elf->section_count; i++) {
		GElf_Shdr section;
		Elf_Scn *scn = elf_getscn(elf->elf, i);
		if (!scn || !gelf_getshdr(scn, &section))
			return false;
		if (section.sh_type != SHT_REL && section.sh_type != SHT_RELA)
			continue;
		if (is_for_read_only(elf, section.sh_info) && has_absolute_relocation(elf, scn, &section))
			return true;
	}
	return false;
}
