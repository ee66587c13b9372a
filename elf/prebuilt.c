/* SPDX-License-Identifier: Apache-2.0 */
/* What an object says of its code: its language, how many functions others may call by name, and how many of its
 * functions lead by a relocation to the stack protector's alarm.  No instruction is read, so it works for every machine. */
#include "elf_inner.h"

#include <stdlib.h>
#include <string.h>

struct extent {
	size_t section;
	uint64_t start, end;
	bool is_protected;
};

static int compare_extents(const void *a, const void *b)
{
	const struct extent *x = a, *y = b;
	if (x->section != y->section)
		return x->section < y->section ? -1 : 1;
	return x->start < y->start ? -1 : x->start > y->start;
}

struct symbols {
	Elf_Data *data;
	size_t count, names;
};

static bool open_table(Elf_Scn *scn, struct symbols *ret_symbols)
{
	GElf_Shdr section;
	if (!scn || !gelf_getshdr(scn, &section) || section.sh_entsize == 0)
		return false;
	ret_symbols->data = elf_getdata(scn, NULL);
	ret_symbols->count = ret_symbols->data ? ret_symbols->data->d_size / section.sh_entsize : 0;
	ret_symbols->names = section.sh_link;
	return ret_symbols->count > 0;
}

static bool open_symbols(const struct bri_elf *elf, struct symbols *ret_symbols)
{
	return open_table(elf->symtab && !elf->damage[0] ? elf_getscn(elf->elf, elf->symtab) : NULL, ret_symbols);
}

/* Of a shared object those that others may know. */
static bool open_globals(const struct bri_elf *elf, struct symbols *ret_symbols)
{
	GElf_Shdr section;
	Elf_Scn *scn = NULL;
	if (elf->kind != BRI_ELF_SHARED || elf->damage[0])
		return open_symbols(elf, ret_symbols);
	while ((scn = elf_nextscn(elf->elf, scn)) != NULL)
		if (gelf_getshdr(scn, &section) && section.sh_type == SHT_DYNSYM)
			break;
	return open_table(scn, ret_symbols);
}

static struct extent *list_functions(const struct symbols *symbols, size_t *ret_count)
{
	struct extent *extents = calloc(symbols->count, sizeof *extents);
	size_t count = 0;
	for (size_t i = 0; extents && i < symbols->count; i++) {
		GElf_Sym symbol;
		if (!gelf_getsym(symbols->data, (int)i, &symbol) || GELF_ST_TYPE(symbol.st_info) != STT_FUNC ||
		    symbol.st_shndx == SHN_UNDEF || symbol.st_shndx >= SHN_LORESERVE)
			continue;
		/* The lowest bit is a mode of the processor, not an address, where code is aligned. */
		extents[count++] = (struct extent){symbol.st_shndx, symbol.st_value & ~(uint64_t)1,
		                                   symbol.st_value + symbol.st_size, false};
	}
	if (extents && count)
		qsort(extents, count, sizeof *extents, compare_extents);
	*ret_count = count;
	return extents;
}

static void mark(struct extent *extents, size_t count, size_t section, uint64_t offset)
{
	size_t low = 0, high = count;
	while (low < high) { /* the first that begins behind it */
		size_t middle = low + (high - low) / 2;
		if (extents[middle].section < section ||
		    (extents[middle].section == section && extents[middle].start <= offset))
			low = middle + 1;
		else
			high = middle;
	}
	while (low-- > 0 && extents[low].section == section)
		if (offset < extents[low].end) {
			extents[low].is_protected = true;
			return;
		}
}

static bool is_alarm(const struct bri_elf *elf, const struct symbols *symbols, uint64_t index)
{
	GElf_Sym symbol;
	const char *name = index < symbols->count && gelf_getsym(symbols->data, (int)index, &symbol)
	                       ? elf_strptr(elf->elf, symbols->names, symbol.st_name)
	                       : NULL;
	return name && strncmp(name, "__stack_chk_fail", 16) == 0;
}

static void read_relocations(const struct bri_elf *elf, const struct symbols *symbols, Elf_Scn *scn,
                             const GElf_Shdr *section, struct extent *extents, size_t count)
{
	Elf_Data *data = elf_getdata(scn, NULL);
	size_t entries = data && section->sh_entsize ? data->d_size / section->sh_entsize : 0;
	for (size_t i = 0; i < entries; i++) {
		GElf_Rela with = {0};
		GElf_Rel without = {0};
		if (section->sh_type == SHT_RELA ? !gelf_getrela(data, (int)i, &with) : !gelf_getrel(data, (int)i, &without))
			return;
		if (section->sh_type == SHT_REL)
			with = (GElf_Rela){without.r_offset, without.r_info, 0};
		/* 64-bit MIPS has an order of its own: the symbol comes first. */
		uint64_t symbol = GELF_R_SYM(with.r_info);
		if (is_alarm(elf, symbols, symbol))
			mark(extents, count, section->sh_info, with.r_offset);
	}
}

bool bri_elf_count_protected(const struct bri_elf *elf, size_t *ret_functions, size_t *ret_protected)
{
	struct symbols symbols;
	size_t count;
	*ret_functions = *ret_protected = 0;
	if (!open_symbols(elf, &symbols))
		return false;
	struct extent *extents = list_functions(&symbols, &count);
	if (!extents)
		return false;
	Elf_Scn *scn = NULL;
	while ((scn = elf_nextscn(elf->elf, scn)) != NULL) {
		GElf_Shdr section;
		if (gelf_getshdr(scn, &section) && (section.sh_type == SHT_REL || section.sh_type == SHT_RELA))
			read_relocations(elf, &symbols, scn, &section, extents, count);
	}
	for (size_t i = 0; i < count; i++)
		*ret_protected += extents[i].is_protected;
	*ret_functions = count;
	free(extents);
	return true;
}

/* By the platform's start code, which ld -r may join as well. */
static bool is_start(const char *name)
{
	return strcmp(name, "_start") == 0 || strcmp(name, "_init") == 0 || strcmp(name, "_fini") == 0;
}

static bool is_named(const struct bri_elf *elf, const struct symbols *symbols, const GElf_Sym *symbol)
{
	GElf_Shdr section;
	unsigned type = GELF_ST_TYPE(symbol->st_info);
	if (GELF_ST_BIND(symbol->st_info) != STB_GLOBAL || (type != STT_FUNC && type != STT_NOTYPE) ||
	    symbol->st_shndx == SHN_UNDEF || symbol->st_shndx >= SHN_LORESERVE)
		return false;
	const char *name = elf_strptr(elf->elf, symbols->names, symbol->st_name);
	Elf_Scn *scn = elf_getscn(elf->elf, symbol->st_shndx);
	return name && scn && gelf_getshdr(scn, &section) && section.sh_flags & SHF_EXECINSTR &&
	       !(section.sh_flags & SHF_GROUP) && strncmp(name, "_Z", 2) != 0 && !strpbrk(name, ".@") && !is_start(name);
}

/* Several names of one place count once. */
static size_t count_places(struct extent *places, size_t count)
{
	size_t different = 0;
	if (count)
		qsort(places, count, sizeof *places, compare_extents);
	for (size_t i = 0; i < count; i++)
		different += i == 0 || compare_extents(&places[i - 1], &places[i]) != 0;
	return different;
}

size_t bri_elf_count_named(const struct bri_elf *elf)
{
	struct symbols symbols;
	GElf_Shdr section;
	if (!open_symbols(elf, &symbols) || !gelf_getshdr(elf_getscn(elf->elf, elf->symtab), &section))
		return 0;
	size_t count = 0, first = section.sh_info < symbols.count ? section.sh_info : 0; /* local ones come before */
	struct extent *places = calloc(symbols.count - first + 1, sizeof *places);
	if (!places)
		return SIZE_MAX; /* more than anybody tells of */
	for (size_t i = first; i < symbols.count; i++) {
		GElf_Sym symbol;
		if (gelf_getsym(symbols.data, (int)i, &symbol) && is_named(elf, &symbols, &symbol))
			places[count++] = (struct extent){symbol.st_shndx, symbol.st_value & ~(uint64_t)1, 0, false};
	}
	count = count_places(places, count);
	free(places);
	return count;
}

bool bri_elf_names_begin(const struct bri_elf *elf, const char *prefix, size_t length)
{
	struct symbols symbols;
	GElf_Shdr section;
	if (!open_symbols(elf, &symbols) || !gelf_getshdr(elf_getscn(elf->elf, elf->symtab), &section))
		return false;
	for (size_t i = 1; i < symbols.count; i++) {
		GElf_Sym symbol;
		if (!gelf_getsym(symbols.data, (int)i, &symbol))
			return false;
		const char *name = elf_strptr(elf->elf, section.sh_link, symbol.st_name);
		bool is_name = symbol.st_shndx != SHN_UNDEF && GELF_ST_TYPE(symbol.st_info) != STT_SECTION && name && *name;
		if (is_name && strncmp(name, prefix, length) != 0)
			return false;
	}
	return true;
}

const char *bri_elf_data_in_code(const struct bri_elf *elf)
{
	struct symbols symbols;
	GElf_Shdr section;
	size_t count = open_symbols(elf, &symbols) ? symbols.count : 0;
	for (size_t i = 1; i < count; i++) {
		GElf_Sym symbol;
		if (!gelf_getsym(symbols.data, (int)i, &symbol) || GELF_ST_TYPE(symbol.st_info) != STT_OBJECT || symbol.st_size == 0 ||
		    symbol.st_shndx == SHN_UNDEF || symbol.st_shndx >= SHN_LORESERVE)
			continue;
		Elf_Scn *scn = elf_getscn(elf->elf, symbol.st_shndx);
		if (scn && gelf_getshdr(scn, &section) && section.sh_flags & SHF_EXECINSTR)
			return elf_strptr(elf->elf, symbols.names, symbol.st_name);
	}
	return NULL;
}

/* Relocations that only a call or a jump has; of machines that aren't here nothing is told. */
static bool is_call(unsigned machine, uint64_t type)
{
	static const struct {
		unsigned machine, type;
	} calls[] = {{EM_X86_64, R_X86_64_PLT32}, {EM_386, R_386_PLT32}, {EM_386, R_386_PC32},
	             {EM_ARM, R_ARM_CALL},        {EM_ARM, R_ARM_JUMP24}, {EM_ARM, R_ARM_THM_PC22},
	             {EM_ARM, R_ARM_THM_JUMP24},  {EM_AARCH64, R_AARCH64_CALL26}, {EM_AARCH64, R_AARCH64_JUMP26},
	             {EM_MIPS, R_MIPS_26},        {EM_MIPS, R_MIPS_CALL16}, {EM_RISCV, R_RISCV_CALL},
	             {EM_RISCV, R_RISCV_CALL_PLT}, {EM_RISCV, R_RISCV_JAL}, {EM_PPC, R_PPC_REL24},
	             {EM_PPC64, R_PPC64_REL24},   {EM_XTENSA, 11 /* a call that may grow */}};
	for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
		if (calls[i].machine == machine && calls[i].type == type)
			return true;
	return false;
}

bool bri_elf_each_call(const struct bri_elf *elf, bool (*each)(void *context, const char *name), void *context)
{
	struct symbols symbols;
	GElf_Ehdr header;
	Elf_Scn *scn = NULL;
	if (!open_symbols(elf, &symbols) || !gelf_getehdr(elf->elf, &header))
		return true;
	while ((scn = elf_nextscn(elf->elf, scn)) != NULL) {
		GElf_Shdr section;
		if (!gelf_getshdr(scn, &section) || (section.sh_type != SHT_REL && section.sh_type != SHT_RELA))
			continue;
		Elf_Data *data = elf_getdata(scn, NULL);
		size_t entries = data && section.sh_entsize ? data->d_size / section.sh_entsize : 0;
		for (size_t i = 0; i < entries; i++) {
			GElf_Rela with;
			GElf_Rel without;
			GElf_Sym symbol;
			bool has = section.sh_type == SHT_RELA ? gelf_getrela(data, (int)i, &with) != NULL
			                                       : gelf_getrel(data, (int)i, &without) != NULL;
			uint64_t what = !has ? 0 : section.sh_type == SHT_RELA ? with.r_info : without.r_info;
			if (!has || !is_call(header.e_machine, GELF_R_TYPE(what)) || GELF_R_SYM(what) >= symbols.count ||
			    !gelf_getsym(symbols.data, (int)GELF_R_SYM(what), &symbol) || symbol.st_shndx != SHN_UNDEF)
				continue;
			const char *name = elf_strptr(elf->elf, symbols.names, symbol.st_name);
			if (name && name[0] && !each(context, name))
				return false;
		}
	}
	return true;
}

static bool has_section(const struct bri_elf *elf, const char *start)
{
	Elf_Scn *scn = NULL;
	while ((scn = elf_nextscn(elf->elf, scn)) != NULL) {
		GElf_Shdr section;
		const char *name =
		    gelf_getshdr(scn, &section) ? elf_strptr(elf->elf, elf->names_section, section.sh_name) : NULL;
		if (name && strncmp(name, start, strlen(start)) == 0)
			return true;
	}
	return false;
}

static bool comments(const struct bri_elf *elf, const char *word)
{
	Elf_Scn *scn = NULL;
	while ((scn = elf_nextscn(elf->elf, scn)) != NULL) {
		GElf_Shdr section;
		const char *name =
		    gelf_getshdr(scn, &section) ? elf_strptr(elf->elf, elf->names_section, section.sh_name) : NULL;
		Elf_Data *data = name && strcmp(name, ".comment") == 0 ? elf_getdata(scn, NULL) : NULL;
		if (data && data->d_buf && memmem(data->d_buf, data->d_size, word, strlen(word)))
			return true;
	}
	return false;
}

static bool has_symbol(const struct bri_elf *elf, const char *start)
{
	struct symbols symbols;
	bool found = false;
	if (!open_symbols(elf, &symbols))
		return false;
	for (size_t i = 0; i < symbols.count && !found; i++) {
		GElf_Sym symbol;
		const char *name = gelf_getsym(symbols.data, (int)i, &symbol)
		                       ? elf_strptr(elf->elf, symbols.names, symbol.st_name)
		                       : NULL;
		found = name && strncmp(name, start, strlen(start)) == 0;
	}
	return found;
}

const char *bri_elf_language(const struct bri_elf *elf)
{
	if (elf->damage[0])
		return "";
	if (comments(elf, "rustc version") || has_symbol(elf, "rust_eh_personality"))
		return "Rust";
	if (has_section(elf, ".gopclntab") || has_section(elf, ".go.buildinfo") || has_section(elf, ".note.go."))
		return "Go";
	if (has_symbol(elf, "_gfortran_"))
		return "Fortran";
	if (has_symbol(elf, "__gnat_") || has_symbol(elf, "ada__"))
		return "Ada";
	return "";
}

bool bri_elf_each_function(const struct bri_elf *elf, bool (*each)(void *context, const char *name), void *context)
{
	struct symbols symbols;
	if (!open_symbols(elf, &symbols))
		return false;
	for (size_t i = 0; i < symbols.count; i++) {
		GElf_Sym symbol;
		if (!gelf_getsym(symbols.data, (int)i, &symbol) || symbol.st_shndx == SHN_UNDEF)
			continue;
		unsigned type = GELF_ST_TYPE(symbol.st_info);
		const char *name = type == STT_FUNC || type == STT_NOTYPE || type == STT_GNU_IFUNC
		                       ? elf_strptr(elf->elf, symbols.names, symbol.st_name)
		                       : NULL;
		if (name && name[0] && !each(context, name))
			return false;
	}
	return true;
}

bool bri_elf_each_global(const struct bri_elf *elf,
                         bool (*each)(void *context, const char *name, bool is_defined, bool is_data), void *context,
                         bool *ret_memory)
{
	struct symbols symbols;
	*ret_memory = true;
	if (!open_globals(elf, &symbols))
		return false;
	for (size_t i = 1; i < symbols.count; i++) {
		GElf_Sym symbol;
		if (!gelf_getsym(symbols.data, (int)i, &symbol))
			return false;
		if (GELF_ST_BIND(symbol.st_info) == STB_LOCAL)
			continue;
		unsigned type = GELF_ST_TYPE(symbol.st_info);
		const char *name = elf_strptr(elf->elf, symbols.names, symbol.st_name);
		bool is_defined = symbol.st_shndx != SHN_UNDEF;
		if (!name)
			return false;
		if (!each(context, name, is_defined, is_defined && type != STT_FUNC && type != STT_GNU_IFUNC)) {
			*ret_memory = false;
			return false;
		}
	}
	return true;
}
