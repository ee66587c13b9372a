/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of what went into an output.  Files are read when the list is written,
 * so that only who asked for it pays.  It judges nothing, and a file that can't
 * be read any more is listed all the same. */
#include "inputs.h"

#include "gate_file.h"
#include "sha256.h"
#include "wire.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct entry {
	char *path, *member; /* member NULL: none */
};

struct bri_inputs {
	bool is_link, has_failed;
	char *output, *unit;
	struct entry *entries;
	size_t count, capacity;
	size_t *slots; /* index + 1 of an entry by its text; open addressing, at most half full */
	size_t slots_size;
};

struct bri_inputs *bri_inputs_new(bool is_link, const char *output, const char *unit)
{
	struct bri_inputs *inputs = calloc(1, sizeof(*inputs));
	if (inputs == NULL)
		return NULL;
	inputs->is_link = is_link;
	inputs->output = strdup(output);
	inputs->unit = strdup(unit != NULL ? unit : "");
	if (inputs->output == NULL || inputs->unit == NULL) {
		bri_inputs_free(inputs);
		return NULL;
	}
	return inputs;
}

void bri_inputs_free(struct bri_inputs *inputs)
{
	if (inputs == NULL)
		return;
	for (size_t i = 0; i < inputs->count; i++) {
		free(inputs->entries[i].path);
		free(inputs->entries[i].member);
	}
	free(inputs->entries);
	free(inputs->slots);
	free(inputs->output);
	free(inputs->unit);
	free(inputs);
}

static size_t hash_of(const char *path, const char *member)
{
	size_t hash = 2166136261u;
	for (int part = 0; part < 2; part++)
		for (const unsigned char *at = (const unsigned char *)(part != 0 ? member : path); at != NULL && *at != '\0'; at++)
			hash = (hash ^ *at) * 16777619u;
	return hash;
}

static size_t find_slot(const struct bri_inputs *inputs, const char *path, const char *member)
{
	size_t at = hash_of(path, member) & (inputs->slots_size - 1);
	for (; inputs->slots[at] != 0; at = (at + 1) & (inputs->slots_size - 1)) {
		const struct entry *entry = &inputs->entries[inputs->slots[at] - 1];
		if (strcmp(entry->path, path) == 0 &&
		    (entry->member == NULL ? member == NULL : member != NULL && strcmp(entry->member, member) == 0))
			break;
	}
	return at;
}

static bool reserve(struct bri_inputs *inputs)
{
	if (inputs->count < inputs->capacity)
		return true;
	size_t capacity = inputs->capacity == 0 ? 64 : 2 * inputs->capacity;
	struct entry *entries = realloc(inputs->entries, capacity * sizeof(*entries));
	if (entries == NULL)
		return false;
	inputs->entries = entries;
	size_t *slots = calloc(2 * capacity, sizeof(*slots));
	if (slots == NULL)
		return false;
	free(inputs->slots);
	inputs->slots = slots;
	inputs->slots_size = 2 * capacity;
	inputs->capacity = capacity;
	for (size_t i = 0; i < inputs->count; i++)
		slots[find_slot(inputs, entries[i].path, entries[i].member)] = i + 1;
	return true;
}

void bri_inputs_add(struct bri_inputs *inputs, const char *path, const char *member)
{
	if (path == NULL || path[0] == '\0' || path[0] == '<' || inputs->has_failed)
		return;
	if (!reserve(inputs)) {
		inputs->has_failed = true;
		return;
	}
	size_t slot = find_slot(inputs, path, member);
	if (inputs->slots[slot] != 0)
		return;
	struct entry entry = {strdup(path), member != NULL ? strdup(member) : NULL};
	if (entry.path == NULL || (member != NULL && entry.member == NULL)) {
		free(entry.path);
		free(entry.member);
		inputs->has_failed = true;
		return;
	}
	inputs->entries[inputs->count++] = entry;
	inputs->slots[slot] = inputs->count;
}

bool bri_inputs_digest(const char *path, char ret_hex[65])
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat status;
	uint8_t digest[32];
	if (descriptor < 0)
		return false;
	if (fstat(descriptor, &status) < 0 || !S_ISREG(status.st_mode)) {
		close(descriptor);
		return false;
	}
	size_t size = (size_t)status.st_size;
	void *bytes = size > 0 ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0) : NULL;
	close(descriptor);
	if (bytes == MAP_FAILED)
		return false;
	bri_sha256(bytes != NULL ? bytes : "", size, digest);
	if (bytes != NULL)
		munmap(bytes, size);
	bri_digest_text(digest, ret_hex);
	return true;
}

/* ---- writing ------------------------------------------------------------------- */

static void put(struct bri_wire_out *out, const char *text)
{
	bri_wire_put_raw(out, text, strlen(text));
}

static void put_line(struct bri_wire_out *out, const char *key, const char *value)
{
	put(out, key);
	put(out, " ");
	for (const unsigned char *at = (const unsigned char *)value; *at != '\0'; at++) {
		char escape[4];
		if (*at < 0x20 || *at == 0x7f || *at == '%') {
			snprintf(escape, sizeof(escape), "%%%02X", *at);
			put(out, escape);
		} else {
			bri_wire_put_raw(out, at, 1);
		}
	}
	put(out, "\n");
}

static void put_entries(const struct bri_inputs *inputs, struct bri_wire_out *out)
{
	const char *last = "";
	char text[80];
	size_t lines = 0;
	for (size_t i = 0; i < inputs->count; i++) {
		const struct entry *entry = &inputs->entries[i];
		char hex[65];
		/* Members of one archive follow each other. */
		if (entry->member == NULL || strcmp(last, entry->path) != 0) {
			snprintf(text, sizeof(text), "file %s", bri_inputs_digest(entry->path, hex) ? hex : "-");
			put_line(out, text, entry->path);
			lines++;
		}
		last = entry->path;
		if (entry->member != NULL)
			put_line(out, "member", entry->member);
	}
	snprintf(text, sizeof(text), "end %zu\n", lines);
	put(out, text);
}

static char *path_of(const char *directory, const char *output)
{
	char *path = bri_gate_report_path(directory, output, bri_sha256), *longer;
	size_t length = path != NULL ? strlen(path) : 0;
	if (path == NULL)
		return NULL;
	longer = realloc(path, length + 8);
	if (longer == NULL) {
		free(path);
		return NULL;
	}
	strcpy(longer + length - 4, ".inputs"); /* in place of .brn */
	return longer;
}

int bri_inputs_write(const struct bri_inputs *inputs, const char *directory, struct bri_error *reterr)
{
	char *path = path_of(directory, inputs->output), *here = getcwd(NULL, 0);
	struct bri_wire_out out = {.has_failed = inputs->has_failed || path == NULL || here == NULL};
	int status = -1;
	if (!out.has_failed) {
		put(&out, inputs->is_link ? BRI_INPUTS_MAGIC "link\n" : BRI_INPUTS_MAGIC "compile\n");
		put_line(&out, "directory", here);
		put_line(&out, "output", inputs->output);
		if (!inputs->is_link)
			put_line(&out, "unit", inputs->unit);
		put_entries(inputs, &out);
	}
	if (out.has_failed)
		bri_error_set(reterr, directory, "can't list what went into the output: out of memory, or the working directory is gone");
	else
		status = bri_gate_report_write(directory, path, out.bytes, out.size, reterr);
	free(out.bytes);
	free(path);
	free(here);
	return status;
}

/* ---- reading -------------------------------------------------------------------- */

static int digit_of(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static void decode(char *value)
{
	char *to = value;
	for (const char *at = value; *at != '\0'; at++) {
		if (*at == '%' && digit_of(at[1]) >= 0 && digit_of(at[2]) >= 0) {
			*to++ = (char)(digit_of(at[1]) * 16 + digit_of(at[2]));
			at += 2;
		} else {
			*to++ = *at;
		}
	}
	*to = '\0';
}

bool bri_inputs_next(char *text, size_t size, size_t *at, const char **ret_key, const char **ret_value)
{
	char *line = text + *at, *end = *at < size ? memchr(line, '\n', size - *at) : NULL, *space;
	if (end == NULL)
		return false;
	*end = '\0';
	*at += (size_t)(end - line) + 1;
	space = strchr(line, ' ');
	if (space == NULL)
		return false;
	*space = '\0';
	decode(space + 1);
	*ret_key = line;
	*ret_value = space + 1;
	return true;
}
