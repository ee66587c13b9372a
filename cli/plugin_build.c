/* SPDX-License-Identifier: Apache-2.0 */
/* Which build of a plugin a file is.  Compiler caches look at a plugin's size and time, or at nothing, as their user has
 * configured them; two builds may be alike in both.  Every compile asks, so only the file's head is read. */
#include "compiler.h"

#include <elf.h>
#include <fcntl.h>
#include <inttypes.h>
#include <link.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NOTES_MAX 4096u

/* The build ID within one segment of notes, as hexadecimal digits; false: none. */
static bool find_id(const unsigned char *notes, size_t size, char ret_text[64])
{
	size_t at = 0;

	while (size - at >= sizeof(ElfW(Nhdr))) {
		ElfW(Nhdr) note;
		size_t name, value;

		memcpy(&note, notes + at, sizeof(note));
		name = at + sizeof(note);
		if (note.n_namesz > size || note.n_descsz > size)
			return false;
		value = name + ((note.n_namesz + 3u) & ~(size_t)3);
		at = value + ((note.n_descsz + 3u) & ~(size_t)3);
		if (at > size)
			return false;
		if (note.n_type != NT_GNU_BUILD_ID || note.n_namesz != 4 || memcmp(notes + name, "GNU", 4) != 0)
			continue;
		if (note.n_descsz == 0 || note.n_descsz > 31)
			return false;
		for (size_t i = 0; i < note.n_descsz; i++)
			snprintf(ret_text + 2 * i, 3, "%02x", notes[value + i]);
		return true;
	}
	return false;
}

static bool read_id(int file, char ret_text[64])
{
	unsigned char notes[NOTES_MAX];
	ElfW(Ehdr) head;
	ElfW(Phdr) segment;

	if (pread(file, &head, sizeof(head), 0) != (ssize_t)sizeof(head) || memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 ||
	    head.e_phentsize != sizeof(segment))
		return false;
	for (unsigned i = 0; i < head.e_phnum; i++) {
		ssize_t got;

		if (pread(file, &segment, sizeof(segment), (off_t)(head.e_phoff + i * sizeof(segment))) != (ssize_t)sizeof(segment))
			return false;
		if (segment.p_type != PT_NOTE || segment.p_filesz > sizeof(notes))
			continue;
		got = pread(file, notes, segment.p_filesz, (off_t)segment.p_offset);
		if (got > 0 && find_id(notes, (size_t)got, ret_text))
			return true;
	}
	return false;
}

void bri_compiler_plugin_build(const char *plugin, char ret_text[64])
{
	int file = open(plugin, O_RDONLY | O_CLOEXEC);
	struct stat status;

	strcpy(ret_text, "unknown");
	if (file < 0)
		return;
	if (!read_id(file, ret_text) && fstat(file, &status) == 0)
		bri_fits(ret_text, 64, "%jx-%jx.%lx", (intmax_t)status.st_size, (intmax_t)status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
	close(file);
}
