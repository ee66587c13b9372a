/* SPDX-License-Identifier: Apache-2.0 */
/* The dynamic section as the loader reads it: found by its segment, its texts
 * and symbols by their addresses, so that a file without section headers tells
 * as much.  It judges nothing. */
#include "elf_inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct dynamic {
	uint64_t strings, strings_size; /* DT_STRTAB (an address), DT_STRSZ */
	uint64_t soname, rpath, runpath;
	uint64_t flags, flags_1;
	uint64_t hash, gnu_hash, symbols; /* addresses; 0 none */
	bool has_soname, has_rpath, has_runpath, has_bind_now, has_textrel;
};

/* Kernel and loader map whole pages, a later segment over an earlier one: does one behind `at` put other bytes there? */
static bool is_mapped_over(const struct bri_elf *elf, size_t at, uint64_t address, uint64_t length)
{
	const uint64_t page = 4096;
	GElf_Phdr below, segment;
	if (!gelf_getphdr(elf->elf, (int)at, &below))
		return true;
	for (size_t i = at + 1; i < elf->segment_count; i++) {
		if (!gelf_getphdr(elf->elf, (int)i, &segment) || segment.p_type != PT_LOAD || segment.p_memsz == 0)
			continue;
		uint64_t start = segment.p_vaddr & ~(page - 1), last = (segment.p_vaddr + segment.p_memsz - 1) | (page - 1);
		bool same = segment.p_vaddr - segment.p_offset == below.p_vaddr - below.p_offset &&
		            address + length <= segment.p_vaddr + segment.p_filesz;
		if (!same && address + length > start && (address <= last || last < start))
			return true;
	}
	return false;
}

bool bri_elf_offset_of(const struct bri_elf *elf, uint64_t address, uint64_t length, uint64_t *ret_offset)
{
	for (size_t i = 0; i < elf->segment_count; i++) {
		GElf_Phdr segment;
		if (!gelf_getphdr(elf->elf, (int)i, &segment) || segment.p_type != PT_LOAD)
			continue;
		if (address < segment.p_vaddr || address - segment.p_vaddr > segment.p_filesz ||
		    length > segment.p_filesz - (address - segment.p_vaddr))
			continue;
		*ret_offset = segment.p_offset + (address - segment.p_vaddr);
		return bri_elf_has_range(elf, *ret_offset, length) && !is_mapped_over(elf, i, address, length);
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
	case DT_DEBUG:
	case DT_MIPS_RLD_MAP:
	case DT_MIPS_RLD_MAP_REL:
		/* Only what is run itself has a place for its debugger. MIPS' numbers mean other things elsewhere. */
		elf->has_debugger_place |= entry->d_tag == DT_DEBUG || elf->header.e_machine == EM_MIPS;
		break;
	case DT_HASH:
		dynamic->hash = entry->d_un.d_ptr;
		break;
	case DT_GNU_HASH:
		dynamic->gnu_hash = entry->d_un.d_ptr;
		break;
	case DT_SYMTAB:
		dynamic->symbols = entry->d_un.d_ptr;
		break;
	case DT_TEXTREL:
		dynamic->has_textrel = true;
		break;
	case DT_BIND_NOW:
		dynamic->has_bind_now = true;
		break;
	/* Of entries that stand twice the loader takes the last. */
	case DT_FLAGS:
		dynamic->flags = entry->d_un.d_val;
		break;
	case DT_FLAGS_1:
		dynamic->flags_1 = entry->d_un.d_val;
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

static bool read_dynamic_texts(struct bri_elf *elf, const struct dynamic *dynamic)
{
	uint64_t table;
	if (dynamic->strings == 0 || !bri_elf_offset_of(elf, dynamic->strings, dynamic->strings_size, &table)) {
		if (dynamic->has_soname || dynamic->has_rpath || dynamic->has_runpath || elf->has_needed)
			bri_elf_set_damaged(elf, "its dynamic string table lies outside the file");
		return true;
	}
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

static uint32_t word_at(const struct bri_elf *elf, uint64_t offset)
{
	const unsigned char *p = elf->bytes + offset;
	if (bri_elf_is_big_endian(elf))
		return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
	return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

/* Is symbol `index` of the dynamic table defined here, for others to bind to? */
static bool is_export(const struct bri_elf *elf, const struct dynamic *dynamic, uint64_t index)
{
	size_t entry = gelf_fsize(elf->elf, ELF_T_SYM, 1, EV_CURRENT);
	uint64_t offset;
	GElf_Sym symbol;
	if (index > UINT32_MAX || !bri_elf_offset_of(elf, dynamic->symbols + index * entry, entry, &offset))
		return false;
	Elf_Data *data = elf_getdata_rawchunk(elf->elf, (int64_t)offset, entry, ELF_T_SYM);
	return data && gelf_getsym(data, 0, &symbol) && symbol.st_shndx != SHN_UNDEF;
}

/* GNU's table holds what others may bind to, and what a program imports as a
 * function whose address it compares: a chain's last entry is odd. */
static bool exports_by_gnu_hash(const struct bri_elf *elf, const struct dynamic *dynamic)
{
	const uint64_t most = 4096; /* a library's first chain tells */
	uint64_t address = dynamic->gnu_hash, offset, at, buckets, bloom, first, seen = 0;
	if (!bri_elf_offset_of(elf, address, 16, &offset))
		return false;
	buckets = word_at(elf, offset);
	first = word_at(elf, offset + 4);
	bloom = (uint64_t)word_at(elf, offset + 8) * (gelf_getclass(elf->elf) == ELFCLASS64 ? 8 : 4);
	address += 16 + bloom;
	if (!bri_elf_offset_of(elf, address, 4 * buckets, &offset))
		return false;
	for (uint64_t i = 0; i < buckets; i++)
		for (uint64_t index = word_at(elf, offset + 4 * i); index >= first && index > 0 && seen++ < most; index++) {
			if (is_export(elf, dynamic, index))
				return true;
			if (!bri_elf_offset_of(elf, address + 4 * (buckets + index - first), 4, &at) || word_at(elf, at) & 1)
				break;
		}
	return false;
}

/* The older table counts all symbols: those that are defined are exported. */
static bool exports_by_hash(const struct bri_elf *elf, const struct dynamic *dynamic)
{
	bool wide = elf->header.e_machine == EM_ALPHA ||
	            (elf->header.e_machine == EM_S390 && gelf_getclass(elf->elf) == ELFCLASS64);
	size_t entry = gelf_fsize(elf->elf, ELF_T_SYM, 1, EV_CURRENT);
	uint64_t offset, table, count;
	if (!bri_elf_offset_of(elf, dynamic->hash, wide ? 16 : 8, &offset))
		return false;
	if (wide)
		count = word_at(elf, offset + (bri_elf_is_big_endian(elf) ? 12 : 8));
	else
		count = word_at(elf, offset + 4);
	if (!bri_elf_offset_of(elf, dynamic->symbols, count * entry, &table))
		return false;
	Elf_Data *data = elf_getdata_rawchunk(elf->elf, (int64_t)table, (size_t)(count * entry), ELF_T_SYM);
	for (uint64_t i = 1; data && i < count; i++) {
		GElf_Sym symbol;
		if (!gelf_getsym(data, (int)i, &symbol))
			return false;
		if (symbol.st_shndx != SHN_UNDEF && GELF_ST_BIND(symbol.st_info) != STB_LOCAL)
			return true;
	}
	return false;
}

static void take_flags(struct bri_elf *elf, const struct dynamic *dynamic)
{
	elf->dynamic_now =
	    dynamic->has_bind_now || (dynamic->flags & DF_BIND_NOW) != 0 || (dynamic->flags_1 & DF_1_NOW) != 0;
	elf->dynamic_textrel = dynamic->has_textrel || (dynamic->flags & DF_TEXTREL) != 0;
	elf->dynamic_pie = (dynamic->flags_1 & DF_1_PIE) != 0;
	/* Asked only where nothing else tells a program from a library. */
	if (elf->header.e_type != ET_DYN || !elf->has_interpreter || elf->dynamic_pie || elf->has_debugger_place)
		return;
	if (dynamic->gnu_hash != 0)
		elf->has_exports = exports_by_gnu_hash(elf, dynamic);
	else if (dynamic->hash != 0)
		elf->has_exports = exports_by_hash(elf, dynamic);
}

bool bri_elf_read_dynamic(struct bri_elf *elf, const GElf_Phdr *segment)
{
	struct dynamic dynamic = {0};
	uint64_t offset;
	elf->has_dynamic = true;
	/* The loader goes by the address, other tools by the offset: a file in
	 * which they differ shows one thing and runs another. */
	if (!bri_elf_offset_of(elf, segment->p_vaddr, segment->p_filesz, &offset) || offset != segment->p_offset) {
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
	take_flags(elf, &dynamic);
	return read_dynamic_texts(elf, &dynamic);
}

void bri_elf_each_needed(const struct bri_elf *elf, void (*each)(void *context, const char *name), void *context)
{
	GElf_Phdr segment = {0};
	GElf_Dyn entry;
	uint64_t strings = 0, size = 0, table;
	for (size_t i = 0; elf->has_dynamic && !elf->damage[0] && segment.p_type != PT_DYNAMIC && i < elf->segment_count; i++)
		if (!gelf_getphdr(elf->elf, (int)i, &segment))
			return;
	if (segment.p_type != PT_DYNAMIC)
		return;
	Elf_Data *data = elf_getdata_rawchunk(elf->elf, (int64_t)segment.p_offset, (size_t)segment.p_filesz, ELF_T_DYN);
	for (int i = 0; data && gelf_getdyn(data, i, &entry) && entry.d_tag != DT_NULL; i++) {
		if (entry.d_tag == DT_STRTAB)
			strings = entry.d_un.d_ptr;
		else if (entry.d_tag == DT_STRSZ)
			size = entry.d_un.d_val;
	}
	if (!data || !strings || !bri_elf_offset_of(elf, strings, size, &table))
		return;
	for (int i = 0; gelf_getdyn(data, i, &entry) && entry.d_tag != DT_NULL; i++) {
		const char *name = entry.d_tag == DT_NEEDED ? dynamic_text(elf, table, size, entry.d_un.d_val) : NULL;
		if (name)
			each(context, name);
	}
}
