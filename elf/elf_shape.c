/* SPDX-License-Identifier: Apache-2.0 */
/* What the loader would see of an ELF file: its segments, which stay when
 * section headers are stripped away, and from them and the dynamic section the
 * facts that the judge asks of an output.  It judges nothing. */
#include "elf_inner.h"

#include <string.h>

static void note_segment(struct bri_elf *elf, size_t index, const GElf_Phdr *segment)
{
	switch (segment->p_type) {
	case PT_LOAD:
		/* One of no size is mapped by no loader. */
		if (segment->p_memsz > 0 && (segment->p_flags & PF_W)) {
			elf->has_writable_segment = true;
			elf->has_rwx_segment |= (segment->p_flags & PF_X) != 0;
		}
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
		/* Of two the kernel and the loader obey the last. */
		elf->stack_segment_executable = (segment->p_flags & PF_X) != 0;
		break;
	case PT_GNU_RELRO:
		elf->relro = *segment; /* as above */
		break;
	default:
		break;
	}
}

/* Loaders protect whole pages, and only what is mapped for writing was open before. */
static bool covers_something(const struct bri_elf *elf, const GElf_Phdr *relro)
{
	const uint64_t page = 4096;
	uint64_t start = relro->p_vaddr & ~(page - 1), end = (relro->p_vaddr + relro->p_memsz) & ~(page - 1);
	for (size_t i = 0; relro->p_type == PT_GNU_RELRO && i < elf->segment_count; i++) {
		GElf_Phdr segment;
		if (gelf_getphdr(elf->elf, (int)i, &segment) && segment.p_type == PT_LOAD && (segment.p_flags & PF_W) &&
		    segment.p_vaddr < end && segment.p_vaddr + segment.p_memsz > start && start < end)
			return true;
	}
	return false;
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
	elf->has_relro_segment = covers_something(elf, &elf->relro);
	if (!elf->damage[0] && dynamic.p_type == PT_DYNAMIC)
		return bri_elf_read_dynamic(elf, &dynamic);
	return true;
}

static enum bri_tri tri(bool yes)
{
	return yes ? BRI_YES : BRI_NO;
}

/* Where nothing is said, the stack is the architecture's: glibc's
 * DEFAULT_STACK_PERMS (stacks of threads, and of all once such a library is
 * loaded) and Linux's elf_read_implies_exec.  These never make it executable. */
static bool is_stack_executable_by_default(const struct bri_elf *elf)
{
	static const char *const never[] = {"aarch64", "riscv", "loongarch", "powerpc64", "arc", "csky", "nios2"};
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
	output->relro = tri(elf->has_relro_segment);
	output->has_writable = elf->has_writable_segment;
	output->has_relro_data = elf->has_dynamic || elf->has_relro_candidate || !elf->has_sections;
	output->bind_now = tri(elf->dynamic_now);
	output->textrel = tri(elf->dynamic_textrel);
	output->rwx_segment = tri(elf->has_rwx_segment);
	output->rpath = elf->rpath;
}

void bri_elf_output(const struct bri_elf *elf, const char *path, struct bri_output *ret_output)
{
	memset(ret_output, 0, sizeof *ret_output);
	ret_output->path = path;
	ret_output->kind = elf->kind;
	ret_output->machine = elf->machine;
	ret_output->stack_default_executable = is_stack_executable_by_default(elf);
	ret_output->gnu_stack = ret_output->stack_executable = ret_output->relro = ret_output->bind_now =
	    ret_output->textrel = ret_output->rwx_segment = ret_output->symtab = ret_output->debug = BRI_NOT_KNOWN;
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
