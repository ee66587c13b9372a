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

bool bri_identity_of(const void *bytes, size_t size, char ret_text[BRI_IDENTITY_LENGTH + 1])
{
	uint8_t all[64] = {0}; /* what came before, and the next segment */
	size_t count = 0, found = 0;
	GElf_Ehdr header;
	if (size < EI_NIDENT || memcmp(bytes, ELFMAG, SELFMAG) != 0 || elf_version(EV_CURRENT) == EV_NONE)
		return false;
	Elf *elf = elf_memory((char *)(uintptr_t)bytes, size);
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
