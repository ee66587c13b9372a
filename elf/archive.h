/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ARCHIVE_H
#define BRI_ARCHIVE_H

#include "elf_file.h"
#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One file, or one member of an archive, while it is being visited. */
struct bri_member {
	const char *label; /* "x.o", "libx.a(x.o)"; lives until the visit returns */
	const char *name;  /* as the archive has it (thin: a path), "" for a plain file */
	const unsigned char *bytes;
	size_t size;
	uint64_t offset; /* of the member's bytes in the archive; 0 for plain files and thin members */
	size_t index;    /* 0 for the first */
	enum bri_format format;
	const char *unread; /* why the file that a thin archive names isn't read; NULL else */
	struct bri_elf *elf; /* owned by the walk; NULL when format isn't BRI_FORMAT_ELF */
};

/* Visit a file: once when it is no archive, else for each member in order (the
 * symbol table and name table are no members; archives in thin archives are
 * entered).  Members of a thin archive are read from their own files, relative
 * to the archive.  A visit that returns non-zero ends the walk with that value.
 *
 * Returns 0, the visit's value, or -1 with `reterr` when the file can't be
 * read or the archive is damaged: what was visited until then is then not all
 * there is. */
int bri_members_walk(const char *path, int (*visit)(void *context, const struct bri_member *member), void *context,
                     struct bri_error *reterr);
/* The same over memory (`path` names it and is what thin members are relative to). */
int bri_members_walk_memory(const void *bytes, size_t size, const char *path,
                            int (*visit)(void *context, const struct bri_member *member), void *context,
                            struct bri_error *reterr);

/* The same where a thin archive's members must lie below `root` once every link
 * is followed: what is named outside, or can't be read, is visited with neither
 * bytes nor elf, format BRI_FORMAT_OTHER and the reason in `unread`. */
int bri_members_walk_below(const void *bytes, size_t size, const char *path, const char *root,
                           int (*visit)(void *context, const struct bri_member *member), void *context,
                           struct bri_error *reterr);

/* What an archive's members are called; no file is opened.  `is_elsewhere`: of a thin archive, a member of another archive. */
int bri_members_names(const void *bytes, size_t size, const char *path,
                      int (*each)(void *context, const char *label, const char *name, bool is_elsewhere), void *context,
                      struct bri_error *reterr);

/* The same, visiting only members for which `wanted` says so; a thin archive's
 * other members need not be there.  `offset` as in struct bri_member. */
int bri_members_pick(const void *bytes, size_t size, const char *path,
                     bool (*wanted)(void *context, const char *name, uint64_t offset),
                     int (*visit)(void *context, const struct bri_member *member), void *context,
                     struct bri_error *reterr);

#ifdef __cplusplus
}
#endif
#endif
