/* SPDX-License-Identifier: Apache-2.0 */
/* What is loaded of a program, as one SHA-256 that outlives stripping: code and
 * data of each PT_LOAD segment, without what strip and install steps rewrite
 * (the ELF and program headers, padding at a segment's end, the search path). */
#include "sha256.h"
#include "elf_inner.h"

#include <string.h>

#define HOLES_MAX 6

/* Bytes of the file that count as zero. */
struct hole {
	uint64_t start, end;
};

struct image {
	const struct bri_elf *elf;
	struct bri_digest digest;
	struct hole holes[HOLES_MAX];
	size_t hole_count;
};

static void add_hole(struct image *image, uint64_t start, uint64_t length)
{
	if (length > 0 && image->hole_count < HOLES_MAX && bri_elf_has_range(image->elf, start, length))
		image->holes[image->hole_count++] = (struct hole){start, start + length};
}

static void add_number(struct image *image, uint64_t number)
{
	unsigned char bytes[8];
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(number >> (8 * i));
	bri_digest_update(&image->digest, bytes, sizeof bytes);
}

static void add_zeros(struct image *image, uint64_t count)
{
	static const unsigned char zeros[512];
	for (; count > 0; count -= count < sizeof zeros ? count : sizeof zeros)
		bri_digest_update(&image->digest, zeros, count < sizeof zeros ? (size_t)count : sizeof zeros);
}

/* The first hole that ends behind `at`, cut to start no earlier; both `end` when there is none before it. */
static struct hole next_hole(const struct image *image, uint64_t at, uint64_t end)
{
	struct hole next = {end, end};
	for (size_t i = 0; i < image->hole_count; i++) {
		struct hole hole = image->holes[i];
		if (hole.start < at)
			hole.start = at;
		if (hole.end > end)
			hole.end = end;
		if (hole.start < hole.end && hole.start < next.start)
			next = hole;
	}
	return next;
}

static void add_range(struct image *image, uint64_t start, uint64_t end)
{
	while (end > start && image->elf->bytes[end - 1] == 0)
		end--;
	while (start < end) {
		struct hole hole = next_hole(image, start, end);
		bri_digest_update(&image->digest, image->elf->bytes + start, (size_t)(hole.start - start));
		add_zeros(image, hole.end - hole.start);
		start = hole.end;
	}
}

/* The dynamic section but for the search path, which installing rewrites. */
static void add_dynamic(struct image *image, const GElf_Phdr *segment)
{
	const struct bri_elf *elf = image->elf;
	Elf_Data *data =
	    elf_getdata_rawchunk(elf->elf, (int64_t)segment->p_offset, (size_t)segment->p_filesz, ELF_T_DYN);
	size_t count = segment->p_filesz / gelf_fsize(elf->elf, ELF_T_DYN, 1, EV_CURRENT);
	uint64_t table, strings = 0;
	GElf_Dyn entry;
	for (size_t i = 0; data && i < count && gelf_getdyn(data, (int)i, &entry) && entry.d_tag != DT_NULL; i++)
		if (entry.d_tag == DT_STRTAB)
			strings = entry.d_un.d_ptr;
	for (size_t i = 0; data && i < count && gelf_getdyn(data, (int)i, &entry) && entry.d_tag != DT_NULL; i++) {
		if (entry.d_tag != DT_RPATH && entry.d_tag != DT_RUNPATH) {
			add_number(image, (uint64_t)entry.d_tag);
			add_number(image, entry.d_un.d_val);
		} else if (bri_elf_offset_of(elf, strings + entry.d_un.d_val, 1, &table)) {
			add_hole(image, table, strnlen((const char *)elf->bytes + table, elf->size - table));
		}
	}
	add_hole(image, segment->p_offset, segment->p_filesz);
}

bool bri_elf_loaded_digest(const struct bri_elf *elf, uint8_t ret_digest[32])
{
	struct image image = {.elf = elf};
	GElf_Phdr segment;
	if (elf->damage[0] || elf->segment_count == 0)
		return false;
	bri_digest_init(&image.digest);
	add_number(&image, elf->header.e_type);
	add_number(&image, elf->header.e_machine);
	add_number(&image, elf->header.e_entry);
	add_hole(&image, 0, elf->header.e_ehsize);
	add_hole(&image, elf->header.e_phoff, (uint64_t)elf->header.e_phentsize * elf->segment_count);
	for (size_t i = 0; i < elf->segment_count; i++)
		if (gelf_getphdr(elf->elf, (int)i, &segment) && segment.p_type == PT_DYNAMIC)
			add_dynamic(&image, &segment);
	for (size_t i = 0; i < elf->segment_count; i++) {
		if (!gelf_getphdr(elf->elf, (int)i, &segment) || segment.p_type != PT_LOAD)
			continue;
		add_number(&image, segment.p_flags);
		add_number(&image, segment.p_vaddr);
		add_number(&image, segment.p_memsz);
		add_range(&image, segment.p_offset, segment.p_offset + segment.p_filesz);
	}
	bri_digest_final(&image.digest, ret_digest);
	return true;
}
