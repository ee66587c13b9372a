/* SPDX-License-Identifier: Apache-2.0 */
/* Knows a linked file again by the bytes of its executable segments.  The headers may lie in the first of them and
 * change with strip, so they are left out; of a very long segment both ends and the length are taken. */
#include "identity.h"

#include "elf_file.h"
#include "sha256.h"

#include <gelf.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PIECE ((size_t)2 << 20)

struct code {
	const unsigned char *bytes;
	size_t size;
};

static bool take(Elf *elf, size_t index, const unsigned char *bytes, size_t size, struct code *ret_code)
{
	GElf_Phdr segment;
	if (!gelf_getphdr(elf, (int)index, &segment) || segment.p_type != PT_LOAD || !(segment.p_flags & PF_X) ||
	    segment.p_filesz == 0 || segment.p_offset > size || segment.p_filesz > size - segment.p_offset)
		return false;
	size_t start = segment.p_offset, end = segment.p_offset + segment.p_filesz;
	GElf_Ehdr header;
	if (start == 0 && gelf_getehdr(elf, &header))
		start = header.e_phoff + (size_t)header.e_phentsize * header.e_phnum;
	if (start >= end)
		return false;
	*ret_code = (struct code){bytes + start, end - start};
	return true;
}

static void digest_code(const struct code *code, uint8_t ret_digest[32])
{
	if (code->size <= 2 * PIECE) {
		bri_sha256(code->bytes, code->size, ret_digest);
		return;
	}
	uint8_t parts[64 + sizeof code->size];
	bri_sha256(code->bytes, PIECE, parts);
	bri_sha256(code->bytes + code->size - PIECE, PIECE, parts + 32);
	memcpy(parts + 64, &code->size, sizeof code->size);
	bri_sha256(parts, sizeof parts, ret_digest);
}

static Elf *open_elf(const void *bytes, size_t size)
{
	if (size < EI_NIDENT || memcmp(bytes, ELFMAG, SELFMAG) != 0 || elf_version(EV_CURRENT) == EV_NONE)
		return NULL;
	return elf_memory((char *)(uintptr_t)bytes, size);
}

/* A kernel's build puts a module's types into it after its link. */
static bool is_added_later(Elf *elf, const GElf_Shdr *section)
{
	size_t names;
	const char *name = elf_getshdrstrndx(elf, &names) == 0 ? elf_strptr(elf, names, section->sh_name) : NULL;
	return name && strncmp(name, ".BTF", 4) == 0;
}

bool bri_identity_of_object(const void *bytes, size_t size, char ret_text[BRI_IDENTITY_LENGTH + 1])
{
	uint8_t all[64] = {0}; /* what came before, and the next section */
	size_t found = 0;
	GElf_Ehdr header;
	Elf *elf = open_elf(bytes, size);
	Elf_Scn *scn = NULL;
	bool is_object = elf && gelf_getehdr(elf, &header) && header.e_type == ET_REL;
	while (is_object && (scn = elf_nextscn(elf, scn)) != NULL) {
		GElf_Shdr section;
		if (!gelf_getshdr(scn, &section) || section.sh_type != SHT_PROGBITS || !(section.sh_flags & SHF_ALLOC) ||
		    section.sh_size == 0 || section.sh_offset > size || section.sh_size > size - section.sh_offset ||
		    is_added_later(elf, &section))
			continue;
		struct code code = {(const unsigned char *)bytes + section.sh_offset, section.sh_size};
		digest_code(&code, all + 32);
		bri_sha256(all, sizeof all, all);
		found++;
	}
	elf_end(elf);
	if (found)
		bri_digest_text(all, ret_text);
	return found > 0;
}

bool bri_identity_of(const void *bytes, size_t size, char ret_text[BRI_IDENTITY_LENGTH + 1])
{
	uint8_t all[64] = {0}; /* what came before, and the next segment */
	size_t count = 0, found = 0;
	GElf_Ehdr header;
	Elf *elf = open_elf(bytes, size);
	if (elf && gelf_getehdr(elf, &header) && (header.e_type == ET_EXEC || header.e_type == ET_DYN) &&
	    elf_getphdrnum(elf, &count) == 0) {
		for (size_t i = 0; i < count; i++) {
			struct code code;
			if (!take(elf, i, bytes, size, &code))
				continue;
			digest_code(&code, all + 32);
			bri_sha256(all, sizeof all, all);
			found++;
		}
	}
	elf_end(elf);
	if (found)
		bri_digest_text(all, ret_text);
	return found > 0;
}
