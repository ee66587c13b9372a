/* SPDX-License-Identifier: Apache-2.0 */
/* One ELF file: its header, its sections, its kind, its notes.  libelf turns
 * classes and byte orders into one form; every offset and count is compared
 * with the file's size here before libelf is asked for it, because libelf
 * answers some lies with zero sections.  It judges nothing. */
#include "elf_inner.h"

#include "evidence.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum bri_format bri_format_of(const void *bytes, size_t size)
{
	static const struct {
		const char *magic;
		size_t length;
		enum bri_format format;
	} known[] = {
	    {"\177ELF", 4, BRI_FORMAT_ELF},
	    {"!<arch>\n", 8, BRI_FORMAT_ARCHIVE},
	    {"!<thin>\n", 8, BRI_FORMAT_THIN_ARCHIVE},
	    {"BC\xC0\xDE", 4, BRI_FORMAT_BITCODE},
	    {"\xDE\xC0\x17\x0B", 4, BRI_FORMAT_BITCODE},
	    {"BRINELLE", 8, BRI_FORMAT_EVIDENCE},
	};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (size >= known[i].length && memcmp(bytes, known[i].magic, known[i].length) == 0)
			return known[i].format;
	return BRI_FORMAT_OTHER;
}

void bri_elf_set_damaged(struct bri_elf *elf, const char *what, ...)
{
	if (elf->damage[0])
		return;
	va_list args;
	va_start(args, what);
	vsnprintf(elf->damage, sizeof elf->damage, what, args);
	va_end(args);
	elf->kind = BRI_ELF_DAMAGED;
}

bool bri_elf_has_range(const struct bri_elf *elf, uint64_t offset, uint64_t length)
{
	return offset <= elf->size && length <= elf->size - offset;
}

static void name_machine(struct bri_elf *elf)
{
	static const struct {
		unsigned number;
		const char *name;
	} known[] = {
	    {EM_386, "i386"},
	    {EM_X86_64, "x86-64"},
	    {EM_ARM, "arm"},
	    {EM_AARCH64, "aarch64"},
	    {EM_MIPS, "mips"},
	    {EM_RISCV, "riscv"},
	    {EM_PPC, "powerpc"},
	    {EM_PPC64, "powerpc64"},
	    {EM_S390, "s390"},
	    {EM_SPARC, "sparc"},
	    {EM_SPARCV9, "sparc64"},
	    {EM_SH, "sh"},
	    {EM_XTENSA, "xtensa"},
	    {258, "loongarch"},
	    {93, "arc"},
	    {195, "arc"},
	    {EM_68K, "m68k"},
	    {EM_BPF, "bpf"},
	    {252, "csky"},
	    {EM_ALTERA_NIOS2, "nios2"},
	};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (known[i].number == elf->header.e_machine) {
			snprintf(elf->machine, sizeof elf->machine, "%s", known[i].name);
			return;
		}
	}
	snprintf(elf->machine, sizeof elf->machine, "machine %u", elf->header.e_machine);
}

/* Most names differ in their second letter: no call for that. */
static bool has_prefix(const char *text, const char *prefix)
{
	while (*prefix)
		if (*text++ != *prefix++)
			return false;
	return true;
}

static bool is_name(const char *text, const char *name)
{
	return has_prefix(text, name) && strcmp(text, name) == 0;
}

/* Sections that RELRO would protect once relocation is done. */
static bool is_relro_candidate(const char *name)
{
	static const char *const names[] = {".dynamic",       ".got",   ".data.rel.ro", ".init_array", ".fini_array",
	                                    ".preinit_array", ".ctors", ".dtors",       ".tdata"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (has_prefix(name, names[i]))
			return true;
	return false;
}

static bool is_debug_name(const char *name)
{
	/* Loaded with the program: names of scripts for a debugger, no information. */
	if (is_name(name, ".debug_gdb_scripts"))
		return false;
	return has_prefix(name, ".debug_") || has_prefix(name, ".zdebug_") || has_prefix(name, ".stab") ||
	       is_name(name, ".debug") || is_name(name, ".gnu_debugdata");
}

/* NUL-terminated "key=value" of a module's own? */
static bool has_module_keys(const unsigned char *bytes, size_t size)
{
	static const char *const keys[] = {"license=", "vermagic="};
	for (size_t i = 0; i < 2; i++) {
		size_t length = strlen(keys[i]);
		const unsigned char *at = bytes, *end = bytes + size;
		while ((size_t)(end - at) > length) {
			if (memcmp(at, keys[i], length) == 0)
				return true;
			const unsigned char *zero = memchr(at, 0, (size_t)(end - at));
			if (!zero)
				break;
			at = zero + 1;
		}
	}
	return false;
}

static void note_section(struct bri_elf *elf, size_t index, const GElf_Shdr *section, const char *name)
{
	bool alloc = section->sh_flags & SHF_ALLOC;
	bool code = alloc && (section->sh_flags & SHF_EXECINSTR);
	if (section->sh_type == SHT_SYMTAB) {
		/* The first entry stands for no symbol. */
		elf->has_symtab |= section->sh_size > section->sh_entsize;
		elf->symtab = index;
	}
	if (is_debug_name(name)) {
		size_t length = strlen(name);
		elf->has_debug = true;
		elf->has_dwo |= length > 4 && strcmp(name + length - 4, ".dwo") == 0;
	}
	elf->has_alloc |= alloc && section->sh_type != SHT_NOTE;
	if (is_name(name, ".comment") && section->sh_size > 1)
		elf->has_comment = true;
	if (has_prefix(name, ".gnu.lto_"))
		elf->has_lto = true;
	if (code && section->sh_type != SHT_NOBITS && section->sh_size > 0)
		elf->has_code = true;
	if (alloc && section->sh_type == SHT_NOBITS && !has_prefix(name, ".bss") && !has_prefix(name, ".tbss") &&
	    !has_prefix(name, ".sbss"))
		elf->has_contents_removed = true;
	elf->has_code_removed |= code && section->sh_type == SHT_NOBITS && section->sh_size > 0;
	if (alloc && section->sh_type != SHT_NOBITS && section->sh_type != SHT_NOTE && section->sh_size > 0)
		elf->has_alloc_contents = true;
	if (is_name(name, ".gnu.linkonce.this_module"))
		elf->has_this_module = true;
	/* What is built into the kernel has the same section, each key behind the part's name and a dot. */
	if (is_name(name, ".modinfo") && section->sh_type != SHT_NOBITS)
		elf->has_module_info = has_module_keys(elf->bytes + section->sh_offset, (size_t)section->sh_size);
	if (is_name(name, ".note.GNU-stack")) {
		elf->has_note_stack = true;
		elf->note_stack_executable |= (section->sh_flags & SHF_EXECINSTR) != 0;
	}
	if (alloc && section->sh_size > 0 && is_relro_candidate(name))
		elf->has_relro_candidate = true;
}

/* The section header table and each section's extent. */
static void read_sections(struct bri_elf *elf)
{
	const GElf_Ehdr *header = &elf->header;
	if (header->e_shoff == 0) {
		if (header->e_type == ET_REL)
			bri_elf_set_damaged(elf, "a relocatable object without section headers");
		return;
	}
	size_t entry = gelf_fsize(elf->elf, ELF_T_SHDR, 1, EV_CURRENT);
	/* A packer that drops the table may leave its place behind. */
	if (header->e_shnum == 0 && (header->e_type == ET_EXEC || header->e_type == ET_DYN) &&
	    (!bri_elf_has_range(elf, header->e_shoff, entry) ||
	     (elf_getshdrnum(elf->elf, &elf->section_count) == 0 && elf->section_count == 0)))
		return;
	if (header->e_shentsize != entry || !bri_elf_has_range(elf, header->e_shoff, entry) ||
	    elf_getshdrnum(elf->elf, &elf->section_count) != 0 || elf->section_count == 0 ||
	    elf->section_count > elf->size / entry ||
	    !bri_elf_has_range(elf, header->e_shoff, (uint64_t)elf->section_count * entry)) {
		bri_elf_set_damaged(elf, "its section headers lie outside the file");
		return;
	}
	if (elf_getshdrstrndx(elf->elf, &elf->names_section) != 0 || elf->names_section >= elf->section_count) {
		bri_elf_set_damaged(elf, "its section names are missing");
		return;
	}
	/* Overwritten with zeros the table says nothing, not that there is nothing. */
	GElf_Shdr names;
	if (elf->names_section > 0 && header->e_type != ET_REL &&
	    gelf_getshdr(elf_getscn(elf->elf, elf->names_section), &names) && names.sh_type == SHT_NULL)
		return;
	for (size_t i = 1; i < elf->section_count; i++) {
		GElf_Shdr section;
		Elf_Scn *scn = elf_getscn(elf->elf, i);
		if (!scn || !gelf_getshdr(scn, &section)) {
			bri_elf_set_damaged(elf, "section %zu can't be read", i);
			return;
		}
		if (section.sh_type == SHT_NULL) {
			elf->first_note = elf->first_note ? elf->first_note : i;
			continue;
		}
		if (section.sh_type != SHT_NOBITS && !bri_elf_has_range(elf, section.sh_offset, section.sh_size)) {
			bri_elf_set_damaged(elf, "section %zu lies outside the file", i);
			return;
		}
		const char *name = elf_strptr(elf->elf, elf->names_section, section.sh_name);
		if (!name) {
			bri_elf_set_damaged(elf, "section %zu has no name", i);
			return;
		}
		note_section(elf, i, &section, name);
		if (!elf->first_note && is_name(name, BRI_NOTE_SECTION))
			elf->first_note = i;
	}
	elf->has_sections = true;
}

/* objcopy --only-keep-debug: the code's place is kept, the code is not. */
static bool is_debug_file(const struct bri_elf *elf)
{
	return elf->has_sections && elf->has_contents_removed && !elf->has_code && !elf->has_alloc_contents;
}

/* A .dwo or .dwp of -gsplit-dwarf, or what dwz shares between debug files. */
static bool is_split_debug(const struct bri_elf *elf)
{
	return elf->has_debug && !elf->has_alloc && (elf->has_dwo || !elf->has_symtab);
}

/* A program or a library, where the linker left no word of it in DT_FLAGS_1? */
static bool is_program(const struct bri_elf *elf)
{
	if (elf->dynamic_pie || elf->has_debugger_place)
		return true;
	/* Nothing of a library can be bound without a dynamic section. */
	if (!elf->has_dynamic)
		return elf->has_interpreter || elf->header.e_entry != 0;
	return elf->has_interpreter && !elf->soname && !elf->has_exports;
}

static void classify(struct bri_elf *elf)
{
	switch (elf->header.e_type) {
	case ET_REL:
		elf->kind = elf->has_this_module || elf->has_module_info ? BRI_ELF_KERNEL_MODULE : BRI_ELF_RELOCATABLE;
		if (is_split_debug(elf))
			elf->kind = BRI_ELF_DEBUG;
		break;
	case ET_CORE:
		elf->kind = BRI_ELF_CORE;
		break;
	case ET_EXEC:
		elf->kind = elf->has_interpreter || elf->has_needed ? BRI_ELF_EXEC : BRI_ELF_STATIC_EXEC;
		break;
	case ET_DYN:
		if (!is_program(elf))
			elf->kind = BRI_ELF_SHARED;
		else
			elf->kind = elf->has_interpreter || elf->has_needed ? BRI_ELF_PIE : BRI_ELF_STATIC_PIE;
		break;
	default:
		bri_elf_set_damaged(elf, "its type %u is none that is linked or run", elf->header.e_type);
		return;
	}
	/* An object may well hold nothing but a section without contents. */
	if ((elf->header.e_type != ET_REL || elf->has_code_removed) && elf->header.e_type != ET_CORE && is_debug_file(elf))
		elf->kind = BRI_ELF_DEBUG;
}

/* The GNU build id among the notes at [offset, offset+length). */
static void find_build_id(struct bri_elf *elf, uint64_t offset, uint64_t length)
{
	if (elf->build_id[0] || !bri_elf_has_range(elf, offset, length))
		return;
	Elf_Data *data = elf_getdata_rawchunk(elf->elf, (int64_t)offset, (size_t)length, ELF_T_NHDR);
	size_t at = 0, name_at, desc_at;
	GElf_Nhdr note;
	while (data && (at = gelf_getnote(data, at, &note, &name_at, &desc_at)) != 0) {
		if (note.n_type != NT_GNU_BUILD_ID || note.n_namesz != 4 || note.n_descsz > 64 ||
		    memcmp((const char *)data->d_buf + name_at, "GNU", 4) != 0)
			continue;
		const unsigned char *id = (const unsigned char *)data->d_buf + desc_at;
		for (size_t i = 0; i < note.n_descsz; i++)
			snprintf(elf->build_id + 2 * i, 3, "%02x", id[i]);
		return;
	}
}

static void read_build_id(struct bri_elf *elf)
{
	for (size_t i = 0; i < elf->segment_count && !elf->build_id[0]; i++) {
		GElf_Phdr segment;
		if (gelf_getphdr(elf->elf, (int)i, &segment) && segment.p_type == PT_NOTE)
			find_build_id(elf, segment.p_offset, segment.p_filesz);
	}
	for (size_t i = 1; elf->has_sections && i < elf->section_count && !elf->build_id[0]; i++) {
		GElf_Shdr section;
		Elf_Scn *scn = elf_getscn(elf->elf, i);
		if (scn && gelf_getshdr(scn, &section) && section.sh_type == SHT_NOTE)
			find_build_id(elf, section.sh_offset, section.sh_size);
	}
}

/* False only when memory ran out. */
static bool examine(struct bri_elf *elf)
{
	if (!elf->elf || elf_kind(elf->elf) != ELF_K_ELF || !gelf_getehdr(elf->elf, &elf->header)) {
		bri_elf_set_damaged(elf, "its header is cut short or names no known class and byte order");
		return true;
	}
	if (elf->header.e_version != EV_CURRENT || elf->header.e_ident[EI_VERSION] != EV_CURRENT)
		bri_elf_set_damaged(elf, "its version is unknown");
	name_machine(elf);
	read_sections(elf);
	if (elf->damage[0])
		return true;
	bool is_linked = elf->header.e_type == ET_EXEC || elf->header.e_type == ET_DYN;
	if (is_linked && !is_debug_file(elf) && !bri_elf_read_segments(elf))
		return false;
	if (!elf->damage[0])
		classify(elf);
	/* Only what ends up in a file of its own has an identity to show. */
	if (!elf->damage[0] && elf->header.e_type != ET_REL)
		read_build_id(elf);
	return true;
}

struct bri_elf *bri_elf_from_memory(const void *bytes, size_t size, const char *where, struct bri_error *reterr)
{
	if (bri_format_of(bytes, size) != BRI_FORMAT_ELF) {
		bri_error_set(reterr, where, "is no ELF file");
		return NULL;
	}
	struct bri_elf *elf = calloc(1, sizeof *elf);
	if (!elf || !(elf->where = strdup(where)) || !(elf->sources = calloc(1, sizeof *elf->sources)))
		goto no_memory;
	elf->bytes = bytes;
	elf->size = size;
	snprintf(elf->machine, sizeof elf->machine, "unknown");
	if (elf_version(EV_CURRENT) == EV_NONE) {
		bri_error_set(reterr, where,
		              "libelf is older than the ELF version it must read; install a newer libelf");
		bri_elf_close(elf);
		return NULL;
	}
	elf->elf = elf_memory((char *)(uintptr_t)bytes, size);
	if (!examine(elf))
		goto no_memory;
	return elf;
no_memory:
	bri_error_set(reterr, where, "out of memory");
	bri_elf_close(elf);
	return NULL;
}

void bri_elf_close(struct bri_elf *elf)
{
	if (!elf)
		return;
	if (elf->elf)
		elf_end(elf->elf);
	free(elf->where);
	free(elf->soname);
	free(elf->rpath);
	free(elf->sources);
	free(elf);
}

enum bri_elf_kind bri_elf_kind_of(const struct bri_elf *elf)
{
	return elf->kind;
}

const char *bri_elf_damage(const struct bri_elf *elf)
{
	return elf->damage[0] ? elf->damage : NULL;
}

const char *bri_elf_machine(const struct bri_elf *elf)
{
	return elf->machine;
}

const char *bri_elf_build_id(const struct bri_elf *elf)
{
	return elf->build_id;
}

const char *bri_elf_soname(const struct bri_elf *elf)
{
	return elf->soname ? elf->soname : "";
}

bool bri_elf_is_big_endian(const struct bri_elf *elf)
{
	return elf->header.e_ident[EI_DATA] == ELFDATA2MSB;
}

bool bri_elf_has_sections(const struct bri_elf *elf)
{
	return elf->has_sections;
}

enum bri_origin bri_elf_origin(const struct bri_elf *elf)
{
	if (elf->has_lto && !elf->has_code)
		return BRI_ORIGIN_LTO;
	if (elf->has_comment)
		return BRI_ORIGIN_COMPILER;
	return elf->has_code ? BRI_ORIGIN_ASSEMBLER : BRI_ORIGIN_DATA;
}

int bri_elf_each_note(const struct bri_elf *elf,
                      int (*each)(void *context, const unsigned char *descriptor, size_t length), void *context,
                      struct bri_error *reterr)
{
	int total = 0;
	if (elf->damage[0])
		return bri_error_set(reterr, elf->where, "is damaged: %s; build it again", elf->damage);
	for (size_t i = elf->first_note; elf->has_sections && i > 0 && i < elf->section_count; i++) {
		GElf_Shdr section;
		Elf_Scn *scn = elf_getscn(elf->elf, i);
		if (!scn || !gelf_getshdr(scn, &section))
			return bri_error_set(reterr, elf->where, "section %zu can't be read; build it again", i);
		const char *name = elf_strptr(elf->elf, elf->names_section, section.sh_name);
		if (!name || !is_name(name, BRI_NOTE_SECTION))
			continue;
		/* A section of no type was never compared with the file's size. */
		if (section.sh_type == SHT_NULL || section.sh_type == SHT_NOBITS ||
		    (section.sh_flags & SHF_COMPRESSED) || !bri_elf_has_range(elf, section.sh_offset, section.sh_size))
			return bri_error_set(reterr, elf->where,
			                     "the section %s has been emptied or packed; build it again",
			                     BRI_NOTE_SECTION);
		int found = bri_note_walk(elf->bytes + section.sh_offset, (size_t)section.sh_size,
		                          bri_elf_is_big_endian(elf), each, context, elf->where, reterr);
		if (found < 0)
			return -1;
		/* A section of that name that holds nothing has lost its note. */
		if (found == 0)
			return bri_error_set(reterr, elf->where, "the section %s holds no note; build it again",
			                     BRI_NOTE_SECTION);
		total += found;
	}
	return total;
}

void bri_elf_each_constant(const struct bri_elf *elf,
                           void (*each)(void *context, const unsigned char *bytes, size_t size), void *context)
{
	for (size_t i = 1; !elf->damage[0] && elf->has_sections && i < elf->section_count; i++) {
		GElf_Shdr section;
		Elf_Scn *scn = elf_getscn(elf->elf, i);
		if (!scn || !gelf_getshdr(scn, &section) || section.sh_type == SHT_NULL ||
		    section.sh_type == SHT_NOBITS || !(section.sh_flags & SHF_ALLOC) || (section.sh_flags & SHF_WRITE))
			continue;
		if (bri_elf_has_range(elf, section.sh_offset, section.sh_size))
			each(context, elf->bytes + section.sh_offset, (size_t)section.sh_size);
	}
}

const char *bri_elf_source(const struct bri_elf *elf, size_t i)
{
	GElf_Shdr section;
	Elf_Scn *scn = elf->symtab && !elf->damage[0] ? elf_getscn(elf->elf, elf->symtab) : NULL;
	if (!scn || !gelf_getshdr(scn, &section) || section.sh_entsize == 0)
		return NULL;
	Elf_Data *data = elf_getdata(scn, NULL);
	size_t count = data ? data->d_size / section.sh_entsize : 0;
	if (section.sh_info < count) /* they are local, and those come first */
		count = section.sh_info;
	struct source_cursor *cursor = elf->sources;
	if (i < cursor->next_index)
		cursor->next_index = cursor->next_symbol = 0;
	while (cursor->next_symbol < count) {
		GElf_Sym symbol;
		if (!gelf_getsym(data, (int)cursor->next_symbol++, &symbol))
			return NULL;
		if (GELF_ST_TYPE(symbol.st_info) != STT_FILE)
			continue;
		if (cursor->next_index++ == i)
			return elf_strptr(elf->elf, section.sh_link, symbol.st_name);
	}
	return NULL;
}

enum bri_tri bri_elf_wants_executable_stack(const struct bri_elf *elf)
{
	if (!elf->has_note_stack)
		return BRI_NOT_KNOWN;
	return elf->note_stack_executable ? BRI_YES : BRI_NO;
}
