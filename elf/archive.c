/* SPDX-License-Identifier: Apache-2.0 */
/* Files and archive members, one visit each.  Archives are read here and not
 * by libelf because libelf knows no thin archives.
 *
 *   archive: "!<arch>\n" or "!<thin>\n", then members, each at an even offset:
 *     name 16, date 12, uid 6, gid 6, mode 8, size 10 (decimal), "`\n", bytes.
 *   names: "x.o/" (GNU), "/12" (offset in the "//" member, entries end "/\n"),
 *     "#1/9" (BSD: the name is the first 9 bytes of the contents).
 *   "/", "/SYM64/", "__.SYMDEF" are symbol tables.  In a thin archive only
 *   these and "//" have bytes in the archive; a name is a path relative to the
 *   archive, "/12:345" the member at 345 of the archive named at 12.
 *
 * It refuses what isn't wholly there: a cut or contradictory archive is an
 * error, never a short list. */
#include "archive.h"
#include "mapping.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MEMBER_HEADER 60
#define NESTING_MAX 8

typedef int (*member_visit)(void *context, const struct bri_member *member);

typedef bool (*member_wanted)(void *context, const char *name, uint64_t offset);

struct walk {
	member_visit visit;
	member_wanted wanted; /* NULL: all */
	void *context;
	struct bri_error *reterr;
	unsigned nesting;
	const char *root; /* what thin archives name must lie below it; NULL: anywhere */
	int (*name)(void *context, const char *label, const char *name, bool is_elsewhere); /* NULL: members are visited */
};

struct archive {
	const unsigned char *bytes;
	size_t size;
	const char *path;
	bool thin;
	const unsigned char *names; /* the "//" member */
	size_t names_size;
	size_t index;
};

/* One member's header, taken apart. */
struct header {
	const char *name; /* not NUL-terminated */
	size_t name_length;
	bool is_table;     /* symbol or name table */
	uint64_t nested;   /* thin: offset inside another archive; 0 none */
	size_t data, size; /* bytes in this archive */
	size_t next;
};

static int walk_bytes(struct walk *walk, const unsigned char *bytes, size_t size, const char *path);

static int visit_bytes(struct walk *walk, struct bri_member *member)
{
	member->format = bri_format_of(member->bytes, member->size);
	member->elf = NULL;
	if (member->format == BRI_FORMAT_ELF) {
		member->elf = bri_elf_from_memory(member->bytes, member->size, member->label, walk->reterr);
		if (!member->elf)
			return -1;
	}
	int status = walk->visit(walk->context, member);
	bri_elf_close(member->elf);
	return status;
}

static char *label_of(const char *archive, const char *name, size_t name_length)
{
	size_t size = strlen(archive) + name_length + 3;
	char *label = malloc(size);
	if (label)
		snprintf(label, size, "%s(%.*s)", archive, (int)name_length, name);
	return label;
}

static int damaged(const struct walk *walk, const struct archive *archive, size_t at, const char *what)
{
	return bri_error_set(walk->reterr, archive->path, "is a damaged archive: %s at byte %zu; build it again", what,
	                     at);
}

/* A decimal field: digits, then spaces.  False on anything else. */
static bool read_decimal(const unsigned char *field, size_t width, uint64_t *ret_value)
{
	uint64_t value = 0;
	size_t i = 0;
	while (i < width && field[i] >= '0' && field[i] <= '9') {
		value = value * 10 + (field[i++] - '0');
		if (value > UINT64_MAX / 16)
			return false;
	}
	if (i == 0)
		return false;
	for (; i < width; i++)
		if (field[i] != ' ')
			return false;
	*ret_value = value;
	return true;
}

static bool is_name(const unsigned char *field, const char *name)
{
	size_t length = strlen(name);
	if (memcmp(field, name, length) != 0)
		return false;
	for (size_t i = length; i < 16; i++)
		if (field[i] != ' ')
			return false;
	return true;
}

/* "/12" or "/12:345": the entry at 12 of the name table. */
static bool read_long_name(const struct archive *archive, const unsigned char *field, struct header *header)
{
	uint64_t at;
	size_t colon = 1;
	while (colon < 16 && field[colon] != ':')
		colon++;
	if (!read_decimal(field + 1, colon - 1, &at) || at >= archive->names_size)
		return false;
	if (colon < 16 && !read_decimal(field + colon + 1, 16 - colon - 1, &header->nested))
		return false;
	const unsigned char *start = archive->names + at;
	const unsigned char *end = memchr(start, '\n', archive->names_size - at);
	if (!end || end == start)
		return false;
	header->name = (const char *)start;
	header->name_length = (size_t)(end - start) - (end[-1] == '/' ? 1 : 0);
	return header->name_length > 0 && !memchr(start, 0, header->name_length);
}

static bool read_name(const struct archive *archive, const unsigned char *field, struct header *header)
{
	if (is_name(field, "/") || is_name(field, "//") || is_name(field, "/SYM64/")) {
		header->is_table = true;
		return true;
	}
	if (field[0] == '/')
		return read_long_name(archive, field, header);
	uint64_t length;
	if (!archive->thin && memcmp(field, "#1/", 3) == 0) {
		if (!read_decimal(field + 3, 13, &length) || length > header->size)
			return false;
		header->name = (const char *)archive->bytes + header->data;
		header->name_length = strnlen(header->name, (size_t)length);
		header->data += (size_t)length;
		header->size -= (size_t)length;
	} else {
		header->name = (const char *)field;
		header->name_length = 16;
		while (header->name_length > 0 && field[header->name_length - 1] == ' ')
			header->name_length--;
		/* It ends at the first one, for the linkers too: `ar P` writes paths here. */
		const unsigned char *end = memchr(field + 1, '/', 15);
		if (end && (size_t)(end - field) < header->name_length)
			header->name_length = (size_t)(end - field);
	}
	if (header->name_length >= 9 && memcmp(header->name, "__.SYMDEF", 9) == 0)
		header->is_table = true;
	return header->name_length > 0 && !memchr(header->name, 0, header->name_length);
}

/* Take the header at `at` apart.  0, or -1 with the error. */
static int read_header(const struct walk *walk, struct archive *archive, size_t at, struct header *header)
{
	const unsigned char *field = archive->bytes + at;
	uint64_t size;
	if (archive->size - at < MEMBER_HEADER)
		return damaged(walk, archive, at, "a member header is cut short");
	if (field[58] != '`' || field[59] != '\n' || !read_decimal(field + 48, 10, &size))
		return damaged(walk, archive, at, "no member header");
	bool is_table = is_name(field, "/") || is_name(field, "//") || is_name(field, "/SYM64/");
	*header = (struct header){.data = at + MEMBER_HEADER, .next = at + MEMBER_HEADER};
	if (!archive->thin || is_table) {
		if (size > archive->size - header->data)
			return damaged(walk, archive, at, "a member is cut short");
		header->size = (size_t)size;
		header->next += (size_t)size + (size & 1);
	}
	if (is_name(field, "//")) {
		archive->names = archive->bytes + header->data;
		archive->names_size = header->size;
	}
	if (!read_name(archive, field, header))
		return damaged(walk, archive, at, "a member has no name");
	return 0;
}

static char *path_beside(const char *archive, const char *name, size_t name_length)
{
	const char *slash = strrchr(archive, '/');
	size_t directory = slash && name[0] != '/' ? (size_t)(slash - archive) + 1 : 0;
	char *path = malloc(directory + name_length + 1);
	if (path) {
		memcpy(path, archive, directory);
		memcpy(path + directory, name, name_length);
		path[directory + name_length] = 0;
	}
	return path;
}

/* The one member that starts at `offset`, of an archive that a thin archive
 * points into. */
struct pick {
	struct walk *outer;
	uint64_t offset;
	const char *archive; /* the thin one */
	size_t index;
	bool found;
};

static bool is_picked(void *context, const char *name, uint64_t offset)
{
	const struct pick *pick = context;
	(void)name;
	return offset >= MEMBER_HEADER && offset - MEMBER_HEADER == pick->offset;
}

static bool is_wanted(const struct walk *walk, const char *name, uint64_t offset)
{
	return !walk->wanted || walk->wanted(walk->context, name, offset);
}

/* Seen from the thin archive it is one of its own. */
static int visit_picked(void *context, const struct bri_member *member)
{
	struct pick *pick = context;
	struct bri_member again = *member;
	pick->found = true;
	if (!is_wanted(pick->outer, member->name, 0))
		return 0;
	char *label = label_of(pick->archive, member->name, strlen(member->name));
	if (!label)
		return bri_error_set(pick->outer->reterr, pick->archive, "out of memory");
	again.label = label;
	again.index = pick->index;
	again.offset = 0;
	int status = pick->outer->visit(pick->outer->context, &again);
	free(label);
	return status;
}

static int visit_nested(struct walk *walk, const struct archive *archive, const struct header *header,
                        const struct bri_mapping *file, const char *path)
{
	struct pick pick = {walk, header->nested, archive->path, archive->index, false};
	struct walk inner = {.visit = visit_picked, .wanted = is_picked, .context = &pick, .reterr = walk->reterr,
	                     .nesting = walk->nesting + 1, .root = walk->root};
	int status = walk_bytes(&inner, file->bytes, file->size, path);
	if (status == 0 && !pick.found)
		return bri_error_set(walk->reterr, path,
		                     "has no member at byte %llu, though %s says so; build it again",
		                     (unsigned long long)header->nested, archive->path);
	return status;
}

/* Below the root, with every link followed; then `ret_path` is what was asked. */
static bool is_below(const char *root, const char *path, char ret_path[PATH_MAX])
{
	char real_root[PATH_MAX];
	if (!realpath(root, real_root) || !realpath(path, ret_path))
		return false;
	size_t length = strlen(real_root);
	return length == 1 || (strncmp(ret_path, real_root, length) == 0 && ret_path[length] == '/');
}

static int visit_unread(struct walk *walk, const struct archive *archive, const char *label, const char *name)
{
	struct bri_member member = {.label = label,
	                            .name = name,
	                            .bytes = (const unsigned char *)"",
	                            .index = archive->index,
	                            .format = BRI_FORMAT_OTHER,
	                            .unread = "not read: the thin archive names a file that isn't below the audited directory"};
	return walk->visit(walk->context, &member);
}

/* A thin archive's member: a file of its own. */
static int visit_external(struct walk *walk, const struct archive *archive, const struct header *header,
                          const char *label, const char *name)
{
	char *path = path_beside(archive->path, header->name, header->name_length);
	if (!path)
		return bri_error_set(walk->reterr, archive->path, "out of memory");
	struct bri_mapping file;
	char real[PATH_MAX];
	bool is_confined = walk->root != NULL;
	if (is_confined && !is_below(walk->root, path, real)) {
		free(path);
		return visit_unread(walk, archive, label, name);
	}
	int status = bri_mapping_open(&file, is_confined ? real : path, walk->reterr);
	if (status != 0) {
		free(path);
		return status;
	}
	if (header->nested) {
		status = visit_nested(walk, archive, header, &file, path);
	} else {
		struct bri_member member = {
		    .label = label, .name = name, .bytes = file.bytes, .size = file.size, .index = archive->index};
		status = visit_bytes(walk, &member);
	}
	bri_mapping_close(&file);
	free(path);
	return status;
}

static int visit_member(struct walk *walk, const struct archive *archive, const struct header *header)
{
	char *label = label_of(archive->path, header->name, header->name_length);
	char *name = strndup(header->name, header->name_length);
	int status;
	/* What a nested member is called stands in the other archive. */
	bool asked = label && name && !header->nested;
	if (!label || !name) {
		status = bri_error_set(walk->reterr, archive->path, "out of memory");
	} else if (walk->name) {
		status = walk->name(walk->context, label, name, header->nested != 0);
	} else if (asked && !is_wanted(walk, name, archive->thin ? 0 : header->data)) {
		status = 0;
	} else if (archive->thin) {
		status = visit_external(walk, archive, header, label, name);
	} else {
		struct bri_member member = {.label = label,
		                            .name = name,
		                            .bytes = archive->bytes + header->data,
		                            .size = header->size,
		                            .offset = header->data,
		                            .index = archive->index};
		status = visit_bytes(walk, &member);
	}
	free(label);
	free(name);
	return status;
}

static int walk_archive(struct walk *walk, struct archive *archive)
{
	if (walk->nesting > NESTING_MAX)
		return bri_error_set(walk->reterr, archive->path, "archives are nested deeper than %d", NESTING_MAX);
	size_t at = 8;
	while (at < archive->size) {
		struct header header;
		if (read_header(walk, archive, at, &header) != 0)
			return -1;
		if (!header.is_table) {
			int status = visit_member(walk, archive, &header);
			if (status != 0)
				return status;
			archive->index++;
		}
		at = header.next;
	}
	return 0;
}

static int walk_bytes(struct walk *walk, const unsigned char *bytes, size_t size, const char *path)
{
	enum bri_format format = bri_format_of(bytes, size);
	if (format == BRI_FORMAT_ARCHIVE || format == BRI_FORMAT_THIN_ARCHIVE) {
		struct archive archive = {
		    .bytes = bytes, .size = size, .path = path, .thin = format == BRI_FORMAT_THIN_ARCHIVE};
		return walk_archive(walk, &archive);
	}
	struct bri_member member = {.label = path, .name = "", .bytes = bytes, .size = size};
	return visit_bytes(walk, &member);
}

int bri_members_names(const void *bytes, size_t size, const char *path,
                      int (*each)(void *context, const char *label, const char *name, bool is_elsewhere), void *context,
                      struct bri_error *reterr)
{
	struct walk walk = {.context = context, .reterr = reterr, .name = each};
	struct archive archive = {
	    .bytes = bytes, .size = size, .path = path, .thin = bri_format_of(bytes, size) == BRI_FORMAT_THIN_ARCHIVE};
	return walk_archive(&walk, &archive);
}

int bri_members_pick(const void *bytes, size_t size, const char *path, member_wanted wanted, member_visit visit,
                     void *context, struct bri_error *reterr)
{
	struct walk walk = {.visit = visit, .wanted = wanted, .context = context, .reterr = reterr};
	return walk_bytes(&walk, bytes, size, path);
}

int bri_members_walk_below(const void *bytes, size_t size, const char *path, const char *root, member_visit visit,
                           void *context, struct bri_error *reterr)
{
	struct walk walk = {.visit = visit, .context = context, .reterr = reterr, .root = root};
	return walk_bytes(&walk, bytes, size, path);
}

int bri_members_walk_memory(const void *bytes, size_t size, const char *path, member_visit visit, void *context,
                            struct bri_error *reterr)
{
	return bri_members_pick(bytes, size, path, NULL, visit, context, reterr);
}

int bri_members_walk(const char *path, member_visit visit, void *context, struct bri_error *reterr)
{
	struct bri_mapping file;
	if (bri_mapping_open(&file, path, reterr) != 0)
		return -1;
	int status = bri_members_walk_memory(file.bytes, file.size, path, visit, context, reterr);
	bri_mapping_close(&file);
	return status;
}
