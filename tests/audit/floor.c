/* SPDX-License-Identifier: Apache-2.0 */
/* The floor that the audit is measured against: libelf over every ELF file and
 * archive member of some directories, reading program headers, the dynamic
 * section and every symbol's name, and saying nothing of them.
 * usage: floor DIRECTORY... */
#define _GNU_SOURCE
#include <fcntl.h>
#include <fts.h>
#include <gelf.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static size_t files, names, bytes, entries;

static void read_segments(Elf *elf)
{
	size_t count = 0;
	elf_getphdrnum(elf, &count);
	for (size_t i = 0; i < count; i++) {
		GElf_Phdr segment;
		GElf_Dyn entry;
		if (!gelf_getphdr(elf, (int)i, &segment) || segment.p_type != PT_DYNAMIC)
			continue;
		Elf_Data *data =
		    elf_getdata_rawchunk(elf, (int64_t)segment.p_offset, (size_t)segment.p_filesz, ELF_T_DYN);
		for (int k = 0; data && gelf_getdyn(data, k, &entry) && entry.d_tag != DT_NULL; k++)
			entries++;
	}
}

static void read_symbols(Elf *elf)
{
	Elf_Scn *section = NULL;
	while ((section = elf_nextscn(elf, section)) != NULL) {
		GElf_Shdr header;
		if (!gelf_getshdr(section, &header) || (header.sh_type != SHT_SYMTAB && header.sh_type != SHT_DYNSYM))
			continue;
		Elf_Data *data = elf_getdata(section, NULL);
		GElf_Sym symbol;
		for (int i = 0; data && gelf_getsym(data, i, &symbol); i++) {
			const char *name = elf_strptr(elf, header.sh_link, symbol.st_name);
			names++;
			bytes += name ? strlen(name) : 0;
		}
	}
}

static void read_elf(int fd, Elf *elf)
{
	if (elf_kind(elf) == ELF_K_ELF) {
		files++;
		read_segments(elf);
		read_symbols(elf);
	} else if (elf_kind(elf) == ELF_K_AR) {
		Elf *member;
		Elf_Cmd command = ELF_C_READ_MMAP;
		while ((member = elf_begin(fd, command, elf)) != NULL) {
			read_elf(fd, member);
			command = elf_next(member);
			elf_end(member);
		}
	}
}

int main(int count, char *paths[])
{
	if (count < 2 || elf_version(EV_CURRENT) == EV_NONE)
		return 2;
	FTS *tree = fts_open(paths + 1, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR | FTS_NOSTAT, NULL);
	FTSENT *entry;
	while (tree && (entry = fts_read(tree)) != NULL) {
		char head[8];
		int fd = entry->fts_info == FTS_NSOK || entry->fts_info == FTS_F
		             ? open(entry->fts_path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
		             : -1;
		if (fd < 0)
			continue;
		if (pread(fd, head, 8, 0) == 8 && (memcmp(head, "\177ELF", 4) == 0 || memcmp(head, "!<arch>\n", 8) == 0)) {
			Elf *elf = elf_begin(fd, ELF_C_READ_MMAP, NULL);
			if (elf)
				read_elf(fd, elf);
			elf_end(elf);
		}
		close(fd);
	}
	printf("%zu files, %zu names of %zu bytes, %zu dynamic entries\n", files, names, bytes, entries);
	return 0;
}
