/* SPDX-License-Identifier: Apache-2.0 */
/* What is loaded of a program, as one SHA-256 that outlives stripping: code and
 * data of each PT_LOAD segment, without what strip and install steps rewrite
 * (the ELF and program headers, padding at a segment's end, the search path). */
#include "sha256.h"
#include "elf_inner.h"

#include <string.h>

#define HOLES_MAX 7

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

static bool counts_as_zero(const struct image *image, uint64_t at)
{
	for (size_t i = 0; i < image->hole_count; i++)
		if (at >= image->holes[i].start && at < image->holes[i].end)
			return true;
	return image->elf->bytes[at] == 0;
}

static void add_range(struct image *image, uint64_t start, uint64_t end)
{
	while (end > start && counts_as_zero(image, end - 1))
		end--;
	while (start < end) {
		struct hole hole = next_hole(image, start, end);
		bri_digest_update(&image->digest, image->elf->bytes + start, (size_t)(hole.start - start));
		add_zeros(image, hole.end - hole.start);
		start = hole.end;
	}
}

/* The entries of a dynamic section up to its end; NULL when there are none. */
static Elf_Data *entries_of(const struct bri_elf *elf, const GElf_Phdr *segment, size_t *ret_count)
{
	Elf_Data *data =
	    elf_getdata_rawchunk(elf->elf, (int64_t)segment->p_offset, (size_t)segment->p_filesz, ELF_T_DYN);
	size_t limit = segment->p_filesz / gelf_fsize(elf->elf, ELF_T_DYN, 1, EV_CURRENT), count = 0;
	GElf_Dyn entry;
	while (data && count < limit && gelf_getdyn(data, (int)count, &entry) && entry.d_tag != DT_NULL)
		count++;
	*ret_count = count;
	return data;
}

/* The address of the dynamic texts; 0 none. */
static uint64_t texts_of(Elf_Data *data, size_t count)
{
	uint64_t address = 0;
	GElf_Dyn entry;
	for (size_t i = 0; i < count && gelf_getdyn(data, (int)i, &entry); i++)
		if (entry.d_tag == DT_STRTAB)
			address = entry.d_un.d_ptr;
	return address;
}

static bool is_search_path(const GElf_Dyn *entry)
{
	return entry->d_tag == DT_RPATH || entry->d_tag == DT_RUNPATH;
}

/* The dynamic section but for the search path, which installing rewrites. */
static void add_dynamic(struct image *image, const GElf_Phdr *segment)
{
	const struct bri_elf *elf = image->elf;
	size_t count;
	Elf_Data *data = entries_of(elf, segment, &count);
	uint64_t at, texts = texts_of(data, count);
	GElf_Dyn entry;
	for (size_t i = 0; i < count && gelf_getdyn(data, (int)i, &entry); i++) {
		if (!is_search_path(&entry)) {
			add_number(image, (uint64_t)entry.d_tag);
			add_number(image, entry.d_un.d_val);
		} else if (bri_elf_offset_of(elf, texts + entry.d_un.d_val, 1, &at)) {
			add_hole(image, at, strnlen((const char *)elf->bytes + at, elf->size - at));
		}
	}
	add_hole(image, segment->p_offset, segment->p_filesz);
}

bool bri_elf_search_path(const struct bri_elf *elf, struct bri_elf_range *ret_path)
{
	GElf_Phdr segment;
	GElf_Dyn entry;
	uint64_t at;
	for (size_t i = 0; !elf->damage[0] && i < elf->segment_count; i++) {
		size_t count;
		if (!gelf_getphdr(elf->elf, (int)i, &segment) || segment.p_type != PT_DYNAMIC)
			continue;
		Elf_Data *data = entries_of(elf, &segment, &count);
		uint64_t texts = texts_of(data, count);
		for (size_t k = 0; k < count && gelf_getdyn(data, (int)k, &entry); k++) {
			uint64_t address = texts + entry.d_un.d_val;
			if (!is_search_path(&entry) || !bri_elf_offset_of(elf, address, 1, &at))
				continue;
			size_t length = strnlen((const char *)elf->bytes + at, elf->size - at);
			*ret_path = (struct bri_elf_range){address, length};
			return length > 0;
		}
	}
	return false;
}

static void add_header_holes(struct image *image)
{
	const GElf_Ehdr *header = &image->elf->header;
	add_hole(image, 0, header->e_ehsize);
	add_hole(image, header->e_phoff, (uint64_t)header->e_phentsize * image->elf->segment_count);
}

/* The loaded segments with all of these flags; their number. */
static size_t add_segments(struct image *image, uint32_t flags)
{
	size_t added = 0;
	GElf_Phdr segment;
	for (size_t i = 0; i < image->elf->segment_count; i++) {
		if (!gelf_getphdr(image->elf->elf, (int)i, &segment) || segment.p_type != PT_LOAD ||
		    (segment.p_flags & flags) != flags)
			continue;
		add_number(image, segment.p_flags);
		add_number(image, segment.p_vaddr);
		add_number(image, segment.p_memsz);
		add_range(image, segment.p_offset, segment.p_offset + segment.p_filesz);
		added++;
	}
	return added;
}

bool bri_elf_loaded_digest(const struct bri_elf *elf, const struct bri_elf_range *old_path, uint8_t ret_digest[32])
{
	struct image image = {.elf = elf};
	GElf_Phdr segment;
	uint64_t at;
	if (elf->damage[0] || elf->segment_count == 0)
		return false;
	bri_digest_init(&image.digest);
	add_number(&image, elf->header.e_type);
	add_number(&image, elf->header.e_machine);
	add_number(&image, elf->header.e_entry);
	add_header_holes(&image);
	if (old_path && bri_elf_offset_of(elf, old_path->address, old_path->length, &at))
		add_hole(&image, at, old_path->length);
	for (size_t i = 0; i < elf->segment_count; i++)
		if (gelf_getphdr(elf->elf, (int)i, &segment) && segment.p_type == PT_DYNAMIC)
			add_dynamic(&image, &segment);
	add_segments(&image, 0);
	bri_digest_final(&image.digest, ret_digest);
	return true;
}

bool bri_elf_code_digest(const struct bri_elf *elf, uint8_t ret_digest[32])
{
	struct image image = {.elf = elf};
	if (elf->damage[0])
		return false;
	bri_digest_init(&image.digest);
	add_header_holes(&image);
	size_t count = add_segments(&image, PF_X);
	bri_digest_final(&image.digest, ret_digest);
	return count > 0;
}
