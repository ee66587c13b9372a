/* SPDX-License-Identifier: Apache-2.0 */
/* What a linker says it linked.  Each says it in its own way:
 *
 *   bfd   -t -t  on standard output: "x.o", "libx.a", "(libx.a)y.o"
 *   gold  -t     the same: "x.o", "libx.a(y.o)"; nothing of what the LTO plugin took
 *   lld   -t     the same form, LTO included
 *   mold  -Map   lines that end in " x.o:(.text)", " libx.a(y.o):(.text)"; its
 *                --trace names every member of every archive, linked or not
 *
 * What GCC's LTO plugin took stands in its resolution file: a count, then
 * "x.o N" or "libx.a@0xOFFSET N" with N lines of symbols each.
 *
 * Objects named on the command line are always linked and are added whatever
 * was said.  A linker that said nothing is a failure, never an empty list. */
#include "listing.h"

#include "mapping.h"
#include "paths.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool listing_needs_map(const struct linker *linker, const struct command *command)
{
	return linker->flavour == LINKER_MOLD && !command->map && !command->prints_map;
}

size_t listing_options(const struct linker *linker, const struct command *command, int map, char ret_added[3][64])
{
	size_t count = 0;
	switch (linker->flavour) {
	case LINKER_BFD:
		snprintf(ret_added[count++], 64, "-t");
		snprintf(ret_added[count++], 64, "-t");
		break;
	case LINKER_GOLD:
	case LINKER_LLD:
		snprintf(ret_added[count++], 64, "-t");
		break;
	case LINKER_MOLD:
		/* In one process, so that a signal reaches what writes the output. */
		snprintf(ret_added[count++], 64, "--no-fork");
		if (listing_needs_map(linker, command))
			snprintf(ret_added[count++], 64, "-Map=/proc/self/fd/%d", map);
		break;
	}
	return count;
}

/* ---- the list ----------------------------------------------------------------- */

static bool add(struct listing *listing, const char *path, size_t path_length, const char *member, size_t member_length,
                uint64_t offset)
{
	if (listing->count == listing->capacity) {
		size_t capacity = listing->capacity ? listing->capacity * 2 : 128;
		struct linked *grown = realloc(listing->items, capacity * sizeof *grown);
		if (!grown)
			return false;
		listing->items = grown;
		listing->capacity = capacity;
	}
	struct linked *item = &listing->items[listing->count];
	*item = (struct linked){.path = strndup(path, path_length),
	                        .member = member ? strndup(member, member_length) : NULL,
	                        .offset = offset};
	if (!item->path || (member && !item->member)) {
		free(item->path);
		free(item->member);
		return false;
	}
	listing->count++;
	return true;
}

void listing_finish(struct listing *listing)
{
	for (size_t i = 0; i < listing->count; i++) {
		free(listing->items[i].path);
		free(listing->items[i].member);
	}
	free(listing->items);
	*listing = (struct listing){0};
}

/* ---- one line of a trace --------------------------------------------------------- */

struct line {
	const char *path, *member; /* into the line; member NULL: none */
	size_t path_length, member_length;
};

/* What the command line names; and what was asked for last, as members come in runs. */
struct known {
	const struct command *command;
	struct paths inputs; /* by path: from 1, the first of that name */
	bool *seen;          /* by input: the linker named it */
	char last[PATH_MAX];
};

static bool known_init(struct known *known, const struct command *command)
{
	*known = (struct known){.command = command, .seen = calloc(command->input_count + 1, sizeof(bool))};
	if (!known->seen || !paths_init(&known->inputs, command->input_count + 1))
		return false;
	for (size_t i = 0; i < command->input_count; i++) {
		const char *path = command->inputs[i].path;
		struct path_entry *entry = paths_find(&known->inputs, path, strlen(path), NULL, 0);
		if (!entry->number)
			entry->number = (uint32_t)i + 1;
	}
	return true;
}

static void known_finish(struct known *known)
{
	paths_finish(&known->inputs);
	free(known->seen);
}

/* The first input of that path, from 1; 0: none. */
static uint32_t known_input(const struct known *known, const char *path, size_t length)
{
	return paths_find(&known->inputs, path, length, NULL, 0)->number;
}

static bool is_file(const char *text, size_t length)
{
	char path[PATH_MAX];
	struct stat st;
	if (length == 0 || length >= sizeof path)
		return false;
	memcpy(path, text, length);
	path[length] = 0;
	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* Does a linker's word name a file?  One that the command line names does: the linker just read it. */
static bool is_known_file(struct known *known, const char *text, size_t length)
{
	uint32_t input = known ? known_input(known, text, length) : 0;
	if (input) {
		known->seen[input - 1] = true;
		return true;
	}
	if (known && known->last[0] && strncmp(known->last, text, length) == 0 && !known->last[length])
		return true;
	if (!is_file(text, length))
		return false;
	if (known) {
		memcpy(known->last, text, length);
		known->last[length] = 0;
	}
	return true;
}

/* Objects that LTO made for itself and has removed since.  A map names them as well, further in or as what was loaded. */
static bool is_lto_temporary(const char *text, size_t length)
{
	static const char loaded[] = "LOAD ";
	if (text[0] == ' ' || (length >= sizeof loaded && memcmp(text, loaded, sizeof loaded - 1) == 0))
		return false;
	return length > 2 && memcmp(text + length - 2, ".o", 2) == 0 &&
	       (memmem(text, length, ".ltrans", 7) || memmem(text, length, "lto-llvm-", 9) ||
	        (length > 6 && memcmp(text + length - 6, ".lto.o", 6) == 0 && text[0] == '/'));
}

/* An object by its whole path that the linker read and that is gone again: what was in it can't be told any more. */
static bool is_removed_object(const char *text, size_t length)
{
	return length > 3 && text[0] == '/' && memcmp(text + length - 2, ".o", 2) == 0 && !memmem(text, length, ": ", 2);
}

/* "(libx.a)y.o": the archive is what exists. */
static bool read_prefixed(struct known *known, const char *text, size_t length, struct line *ret_line)
{
	const char *close = text;
	while ((close = memchr(close + 1, ')', length - (size_t)(close + 1 - text))) != NULL) {
		size_t path = (size_t)(close - text) - 1;
		if (is_known_file(known, text + 1, path)) {
			*ret_line = (struct line){text + 1, close + 1, path, length - path - 2};
			return true;
		}
	}
	return false;
}

/* "libx.a(y.o)". */
static bool read_suffixed(struct known *known, const char *text, size_t length, struct line *ret_line)
{
	const char *open = text;
	if (length < 3 || text[length - 1] != ')')
		return false;
	while ((open = memchr(open, '(', length - (size_t)(open - text))) != NULL) {
		size_t path = (size_t)(open - text);
		if (is_known_file(known, text, path)) {
			*ret_line = (struct line){text, open + 1, path, length - path - 2};
			return true;
		}
		open++;
	}
	return false;
}

static bool read_line(struct known *known, enum linker_flavour flavour, const char *text, size_t length, struct line *ret_line)
{
	if (length == 0 || memchr(text, 0, length))
		return false;
	*ret_line = (struct line){text, NULL, length, 0};
	if (is_known_file(known, text, length))
		return true;
	bool is_member = flavour == LINKER_BFD ? text[0] == '(' && read_prefixed(known, text, length, ret_line)
	                                       : read_suffixed(known, text, length, ret_line);
	return is_member || is_lto_temporary(text, length) || is_removed_object(text, length);
}

static bool add_line(struct listing *listing, const struct line *line)
{
	return add(listing, line->path, line->path_length, line->member, line->member_length, 0);
}

/* ---- standard output ---------------------------------------------------------------- */

static int write_all(int fd, const char *bytes, size_t size, struct bri_error *reterr)
{
	while (size > 0) {
		ssize_t written = write(fd, bytes, size);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return bri_error_set(reterr, "", "the linker's output can't be passed on: %s", strerror(errno));
		bytes += written;
		size -= (size_t)written;
	}
	return 0;
}

struct filter {
	struct listing *listing; /* NULL: only pass on */
	struct known *known;     /* NULL as well then */
	const struct linker *linker;
	const struct command *command;
	int pass_on;
	struct bri_error *reterr;
};

/* Is the line ours alone, so that the caller would not have seen it? */
static bool is_hidden(const struct filter *filter, const struct line *line)
{
	if (filter->linker->flavour == LINKER_BFD && filter->command->is_verbose)
		return false;
	if (filter->linker->flavour == LINKER_BFD && line->member)
		return filter->command->traces < 2;
	return filter->command->traces == 0;
}

/* A caller's map comes in between, and has lines that look like a trace's: a
 * long name of a member, which the next line, far indented, goes on from. */
static bool is_map_line(const struct filter *filter, const char *text, size_t length, const char *next, size_t size)
{
	static const char indent[] = "                    ";
	if (!filter->command->prints_map && !(filter->command->map && strcmp(filter->command->map, "-") == 0))
		return false;
	/* A short name is followed by who asked for it on the same line. */
	return memmem(text, length, ")  ", 3) ||
	       (size >= sizeof indent - 1 && memcmp(next, indent, sizeof indent - 1) == 0);
}

static int filter_line(struct filter *filter, const char *text, size_t length, size_t with_newline, size_t left)
{
	struct line line;
	const char *next = text + with_newline;
	if (filter->linker->flavour != LINKER_MOLD && !is_map_line(filter, text, length, next, left - with_newline) &&
	    read_line(filter->known, filter->linker->flavour, text, length, &line)) {
		if (filter->listing && !add_line(filter->listing, &line))
			return bri_error_set(filter->reterr, "", "out of memory");
		if (is_hidden(filter, &line))
			return 0;
	}
	return write_all(filter->pass_on, text, with_newline, filter->reterr);
}

/* All of a descriptor's bytes from its start; caller frees. */
static char *read_all(int fd, size_t *ret_size)
{
	struct stat st;
	if (fstat(fd, &st) != 0 || st.st_size < 0)
		return NULL;
	size_t size = (size_t)st.st_size, used = 0;
	char *bytes = malloc(size + 1);
	while (bytes && used < size) {
		ssize_t got = pread(fd, bytes + used, size - used, (off_t)used);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		used += (size_t)got;
	}
	*ret_size = used;
	return bytes;
}

static int filter_output(struct filter *filter, const char *bytes, size_t size)
{
	int status = 0;
	for (size_t at = 0; status == 0 && at < size;) {
		const char *end = memchr(bytes + at, '\n', size - at);
		size_t length = end ? (size_t)(end - bytes) - at : size - at;
		status = filter_line(filter, bytes + at, length, length + (end ? 1 : 0), size - at);
		at += length + 1;
	}
	return status;
}

/* ---- mold's map, GCC's resolutions ------------------------------------------------- */

/* "  0x1669   16   1   libx.a(f.o):(.text)": three numbers, then the input. */
static bool add_map_line(struct listing *listing, struct known *known, const char *text, size_t length)
{
	size_t at = 0;
	for (int column = 0; column < 3; column++) {
		while (at < length && text[at] == ' ')
			at++;
		if (at == length || !strchr("0123456789", text[at]))
			return true;
		while (at < length && text[at] != ' ')
			at++;
	}
	while (at < length && text[at] == ' ')
		at++;
	const char *colon = memmem(text + at, length - at, ":(", 2);
	struct line line;
	if (!colon || !read_line(known, LINKER_MOLD, text + at, (size_t)(colon - text) - at, &line))
		return true;
	/* One input has many sections in a row. */
	if (listing->count > 0) {
		const struct linked *last = &listing->items[listing->count - 1];
		if (strlen(last->path) == line.path_length && memcmp(last->path, line.path, line.path_length) == 0 &&
		    (last->member ? line.member && strlen(last->member) == line.member_length &&
		                        memcmp(last->member, line.member, line.member_length) == 0
		                  : !line.member))
			return true;
	}
	return add_line(listing, &line);
}

static int read_map(struct listing *listing, struct known *known, const char *bytes, size_t size, struct bri_error *reterr)
{
	for (size_t at = 0; at < size;) {
		const char *end = memchr(bytes + at, '\n', size - at);
		size_t length = end ? (size_t)(end - bytes) - at : size - at;
		if (!add_map_line(listing, known, bytes + at, length))
			return bri_error_set(reterr, "", "out of memory");
		at += length + 1;
	}
	return 0;
}

static int read_map_file(struct listing *listing, struct known *known, const char *path, struct bri_error *reterr)
{
	struct bri_mapping file;
	if (bri_mapping_open(&file, path, reterr) != 0)
		return -1;
	int status = read_map(listing, known, (const char *)file.bytes, file.size, reterr);
	bri_mapping_close(&file);
	return status;
}

static int read_map_descriptor(struct listing *listing, struct known *known, int map, struct bri_error *reterr)
{
	size_t size;
	char *bytes = read_all(map, &size);
	int status = bytes ? read_map(listing, known, bytes, size, reterr) : bri_error_set(reterr, "", "out of memory");
	free(bytes);
	return status;
}

/* "x.o 2" or "libx.a@0x90 1": adds it and says how many lines of symbols follow. */
static bool add_resolution(struct listing *listing, const char *text, size_t length, unsigned long *ret_skip)
{
	char line[PATH_MAX + 64];
	if (length >= sizeof line)
		return true;
	memcpy(line, text, length);
	line[length] = 0;
	char *space = strrchr(line, ' ');
	if (!space)
		return true;
	*space = 0;
	*ret_skip = strtoul(space + 1, NULL, 10);
	char *at = strrchr(line, '@');
	if (at && strncmp(at, "@0x", 3) == 0 && is_file(line, (size_t)(at - line)))
		return add(listing, line, (size_t)(at - line), NULL, 0, strtoull(at + 1, NULL, 16));
	return add(listing, line, strlen(line), NULL, 0, 0);
}

static int read_resolutions(struct listing *listing, const char *path, struct bri_error *reterr)
{
	struct bri_mapping file;
	unsigned long skip = 1; /* the count of files */
	int status = 0;
	/* GCC makes the file before any LTO is known to happen: absent or empty, nothing was taken. */
	if (bri_mapping_open(&file, path, NULL) != 0)
		return 0;
	const char *bytes = (const char *)file.bytes;
	for (size_t at = 0; status == 0 && at < file.size;) {
		const char *end = memchr(bytes + at, '\n', file.size - at);
		size_t length = end ? (size_t)(end - bytes) - at : file.size - at;
		if (skip > 0)
			skip--;
		else if (!add_resolution(listing, bytes + at, length, &skip))
			status = bri_error_set(reterr, path, "out of memory");
		at += length + 1;
	}
	bri_mapping_close(&file);
	return status;
}

/* ---- order --------------------------------------------------------------------------- */

struct ranked {
	struct linked item;
	size_t rank, position;
};

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->position > y->position) - (x->position < y->position);
}

/* The same thing said twice counts once, at its first place. */
static bool take_once(struct listing *listing, const struct ranked *ranked)
{
	struct paths said;
	size_t kept = 0;
	if (!paths_init(&said, listing->count))
		return false;
	for (size_t i = 0; i < listing->count; i++) {
		const struct linked *item = &ranked[i].item;
		struct path_entry *entry = paths_find(&said, item->path, strlen(item->path), item->member, item->offset);
		if (entry->number) {
			free(item->path);
			free(item->member);
			continue;
		}
		entry->number = 1;
		listing->items[kept++] = *item;
	}
	listing->count = kept;
	paths_finish(&said);
	return true;
}

/* Link order: by the command line where it names the file; else, where the
 * linker said it in order, after what it followed. */
static bool bring_in_order(struct listing *listing, enum linker_flavour flavour, const struct known *known)
{
	size_t rank = 0;
	bool in_order = true;
	struct ranked *ranked = calloc(listing->count + 1, sizeof *ranked);
	if (!ranked)
		return false;
	for (size_t i = 0; i < listing->count; i++) {
		struct linked *item = &listing->items[i];
		uint32_t input = known_input(known, item->path, strlen(item->path));
		size_t last = rank;
		if (input) {
			item->is_named = true;
			item->is_binary = known->command->inputs[input - 1].is_binary;
			rank = input - 1;
		} else if (flavour == LINKER_MOLD) {
			rank = known->command->input_count;
		}
		in_order &= rank >= last;
		ranked[i] = (struct ranked){*item, rank, i};
	}
	if (!in_order)
		qsort(ranked, listing->count, sizeof *ranked, compare_ranked);
	bool good = take_once(listing, ranked);
	free(ranked);
	return good;
}

/* What the linker didn't name, of what the command line does. */
static bool add_named(struct listing *listing, const struct known *known)
{
	for (size_t i = 0; i < known->command->input_count; i++) {
		const char *path = known->command->inputs[i].path;
		uint32_t first = known_input(known, path, strlen(path));
		if (!known->seen[first - 1] && is_file(path, strlen(path)) && !add(listing, path, strlen(path), NULL, 0, 0))
			return false;
	}
	return true;
}

static int read_everything(struct listing *listing, struct known *known, const struct linker *linker, int output, int map,
                           int pass_on, struct bri_error *reterr)
{
	const struct command *command = known->command;
	struct filter filter = {listing, known, linker, command, pass_on, reterr};
	size_t size;
	char *bytes = read_all(output, &size);
	if (!bytes)
		return bri_error_set(reterr, linker->path, "its output can't be read");
	int status = filter_output(&filter, bytes, size);
	if (status == 0 && linker->flavour == LINKER_MOLD) {
		if (command->prints_map)
			status = read_map(listing, known, bytes, size, reterr);
		else if (command->map)
			status = read_map_file(listing, known, command->map, reterr);
		else
			status = read_map_descriptor(listing, known, map, reterr);
	}
	free(bytes);
	if (status == 0 && listing->count == 0)
		return bri_error_set(reterr, linker->path, "didn't say what it linked, so nothing can be proven of it");
	if (status == 0 && command->resolution)
		status = read_resolutions(listing, command->resolution, reterr);
	return status;
}

int listing_read(struct listing *ret_listing, const struct linker *linker, const struct command *command, int output,
                 int map, int pass_on, struct bri_error *reterr)
{
	struct known known;
	*ret_listing = (struct listing){0};
	int status = known_init(&known, command) ? 0 : bri_error_set(reterr, "", "out of memory");
	if (status == 0)
		status = read_everything(ret_listing, &known, linker, output, map, pass_on, reterr);
	if (status == 0 && (!add_named(ret_listing, &known) || !bring_in_order(ret_listing, linker->flavour, &known)))
		status = bri_error_set(reterr, "", "out of memory");
	known_finish(&known);
	if (status != 0)
		listing_finish(ret_listing);
	return status;
}

int listing_pass_on(const struct linker *linker, const struct command *command, int output, int pass_on,
                    struct bri_error *reterr)
{
	struct filter filter = {NULL, NULL, linker, command, pass_on, reterr};
	size_t size;
	char *bytes = read_all(output, &size);
	if (!bytes)
		return bri_error_set(reterr, linker->path, "its output can't be read");
	int status = filter_output(&filter, bytes, size);
	free(bytes);
	return status;
}
