/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the lists that the gates leave of what went into an output.  A list that
 * ends before its end says nothing. */
#include "document.h"
#include "gather.h"
#include "inputs.h"
#include "mapping.h"

#include <stdlib.h>
#include <string.h>

struct reading {
	struct bri_gathered *gathered;
	struct bri_list *list;
	const char *directory;
	size_t files, capacity;
	bool is_damaged, is_whole, out_of_memory;
};

/* Absolute and without "..": the same file by the same name wherever it was named. */
static const char *keep_path(struct reading *reading, const char *path)
{
	char *joined = NULL, *plain;
	const char *kept;

	if (path[0] != '/' && asprintf(&joined, "%s/%s", reading->directory, path) < 0)
		joined = NULL;
	plain = path[0] != '/' && joined == NULL ? NULL : bri_document_path(NULL, joined == NULL ? path : joined);
	kept = plain == NULL ? "" : bri_findings_keep(reading->gathered->findings, plain);
	reading->out_of_memory = reading->out_of_memory || plain == NULL;
	free(joined);
	free(plain);
	return kept;
}

static struct bri_listed *add(struct reading *reading)
{
	if (reading->list->count == reading->capacity) {
		size_t capacity = reading->capacity == 0 ? 64 : 2 * reading->capacity;
		struct bri_listed *grown = realloc(reading->list->files, capacity * sizeof(*grown));

		if (grown == NULL) {
			reading->out_of_memory = true;
			return NULL;
		}
		reading->list->files = grown;
		reading->capacity = capacity;
	}
	return &reading->list->files[reading->list->count++];
}

static void take_file(struct reading *reading, const char *value)
{
	const char *space = strchr(value, ' ');
	size_t length = space == NULL ? 0 : (size_t)(space - value);
	struct bri_listed *file;
	char digest[65] = "";

	if (length == 64 && strspn(value, "0123456789abcdef") == 64)
		memcpy(digest, value, 64);
	else if (length != 1 || value[0] != '-')
		reading->is_damaged = true;
	file = reading->is_damaged ? NULL : add(reading);
	if (file == NULL)
		return;
	reading->files++;
	*file = (struct bri_listed){keep_path(reading, space + 1), bri_findings_keep(reading->gathered->findings, digest), NULL};
}

static void take_member(struct reading *reading, const char *value)
{
	struct bri_listed *file, archive;

	if (reading->list->count == 0) {
		reading->is_damaged = true;
		return;
	}
	archive = reading->list->files[reading->list->count - 1];
	file = add(reading);
	if (file != NULL)
		*file = (struct bri_listed){archive.path, archive.digest, bri_findings_keep(reading->gathered->findings, value)};
}

static void take_line(struct reading *reading, const char *key, const char *value)
{
	if (strcmp(key, "brinell-inputs") == 0)
		reading->list->is_link = strcmp(value, "1 link") == 0;
	else if (strcmp(key, "directory") == 0)
		reading->directory = value;
	else if (strcmp(key, "output") == 0)
		reading->list->output = keep_path(reading, value);
	else if (strcmp(key, "unit") == 0)
		reading->list->unit = keep_path(reading, value);
	else if (strcmp(key, "file") == 0)
		take_file(reading, value);
	else if (strcmp(key, "member") == 0)
		take_member(reading, value);
	else if (strcmp(key, "end") == 0)
		reading->is_whole = strtoull(value, NULL, 10) == reading->files;
}

static void take_text(struct reading *reading, char *text, size_t size)
{
	const char *key, *value;
	size_t at = 0;

	while (!reading->is_damaged && !reading->out_of_memory && bri_inputs_next(text, size, &at, &key, &value))
		take_line(reading, key, value);
}

int bri_gather_list(struct bri_gathered *gathered, const char *path, struct bri_error *reterr)
{
	struct reading reading = {.gathered = gathered, .directory = "/"};
	struct bri_error error = {"", ""};
	struct bri_mapping mapping;
	struct bri_list *grown;
	char *text;

	if (bri_mapping_open(&mapping, path, &error) != 0) {
		gathered->failures++;
		gathered->failed(gathered->failed_context, &error);
		return 0;
	}
	grown = realloc(gathered->lists, (gathered->list_count + 1) * sizeof(*grown));
	text = malloc(mapping.size + 1);
	if (grown != NULL)
		gathered->lists = grown;
	if (grown != NULL && text != NULL) {
		memcpy(text, mapping.bytes, mapping.size);
		text[mapping.size] = '\0';
		reading.list = &grown[gathered->list_count++];
		*reading.list = (struct bri_list){.output = "", .unit = ""};
		take_text(&reading, text, mapping.size);
	}
	bri_mapping_close(&mapping);
	free(text);
	if (grown == NULL || reading.list == NULL || reading.out_of_memory)
		return bri_error_set(reterr, path, "out of memory while reading this list");
	if (reading.is_damaged || !reading.is_whole || reading.list->output[0] == '\0') {
		bri_error_set(&error, path, "this list of inputs is damaged; build again");
		free(reading.list->files);
		gathered->list_count--;
		gathered->failures++;
		gathered->failed(gathered->failed_context, &error);
	}
	return 0;
}
