/* SPDX-License-Identifier: Apache-2.0 */
/* Makes the seeds: texts as they are, packed facts and evidence from them, and
 * compiled policies from where the build left them.
 *   fuzz_seeds TEXTS OUTPUT POLICIES... */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "evidence.h"
#include "text.h"

static void fail(const char *what)
{
	fprintf(stderr, "fuzz_seeds: %s\n", what);
	exit(1);
}

static char *read_file(const char *path, size_t *ret_size)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL || fseek(file, 0, SEEK_END) != 0)
		fail(path);
	*ret_size = (size_t)ftell(file);
	rewind(file);
	char *bytes = malloc(*ret_size + 1);
	if (bytes == NULL || fread(bytes, 1, *ret_size, file) != *ret_size)
		fail(path);
	fclose(file);
	return bytes;
}

static void write_file(const char *directory, const char *kind, const char *name, const void *bytes, size_t size)
{
	char path[4096];
	snprintf(path, sizeof(path), "%s/%s", directory, kind);
	mkdir(directory, 0777);
	mkdir(path, 0777);
	snprintf(path, sizeof(path), "%s/%s/%s", directory, kind, name);
	FILE *file = fopen(path, "wb");
	if (file == NULL || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
		fail(path);
}

static struct bri_findings *make_findings(void)
{
	struct bri_findings *findings = bri_findings_new();
	struct bri_step steps[] = { { .file = "a.c", .line = 1, .column = 2, .text = "the value 0 is written here" },
		                    { .file = "a.c", .line = 3, .column = 2, .text = "passed on" } };
	struct bri_finding finding = { .rule = "tls.verify-off", .severity = BRI_ERROR, .result = BRI_FAIL, .file = "a.c",
		                       .line = 4, .column = 5, .message = "peer is not verified", .steps = steps,
		                       .step_count = 2 };
	if (findings == NULL || bri_findings_add(findings, &finding) == NULL)
		fail("out of memory");
	finding.line = 9;
	finding.waived = true;
	finding.waiver_reason = "test device";
	bri_findings_add(findings, &finding);
	return findings;
}

static void put_word(unsigned char *bytes, size_t number)
{
	for (unsigned i = 0; i < 4; i++)
		bytes[i] = (unsigned char)(number >> (8 * i));
}

static void make_evidence(const struct bri_unit *unit, const char *output, const char *name)
{
	struct bri_error error;
	struct bri_findings *findings = make_findings();
	struct bri_evidence evidence = { .policy = "p", .unit = "a.c", .output = "a.o", .facts = unit, .findings = findings };
	unsigned char *bytes = NULL;
	size_t size = 0;
	bool *keep = malloc(bri_unit_functions(unit) + 1);
	if (keep == NULL)
		fail("out of memory");
	memset(keep, 1, bri_unit_functions(unit) + 1);
	const struct bri_travel travel = { .functions = keep };
	if (bri_evidence_encode(&evidence, &travel, false, &bytes, &size, &error) < 0)
		fail(error.what);
	write_file(output, "evidence", name, bytes, size);
	size_t padded = (size + 3) & ~(size_t)3;
	unsigned char *note = calloc(1, 20 + padded);
	if (note == NULL)
		fail("out of memory");
	put_word(note, 8);
	put_word(note + 4, size);
	put_word(note + 8, BRI_NOTE_TYPE);
	memcpy(note + 12, BRI_NOTE_NAME, 8);
	memcpy(note + 20, bytes, size);
	char note_name[300];
	snprintf(note_name, sizeof(note_name), "%.250s.note", name);
	write_file(output, "evidence", note_name, note, 20 + padded);
	free(note);
	free(bytes);
	free(keep);
	bri_findings_free(findings);
}

static void make_from_text(const char *path, const char *output, const char *name)
{
	struct bri_error error;
	size_t size = 0;
	char *text = read_file(path, &size);
	write_file(output, "text", name, text, size);
	struct bri_unit *unit = bri_unit_read(text, size, path, &error);
	free(text);
	/* Some seeds are mistakes on purpose: they serve the text reader only. */
	if (unit == NULL)
		return;
	unsigned char *packed = NULL;
	if (bri_unit_pack(unit, NULL, NULL, &packed, &size) < 0)
		fail("out of memory");
	write_file(output, "packed", name, packed, size);
	write_file(output, "travel", name, packed, size);
	free(packed);
	make_evidence(unit, output, name);
	bri_unit_free(unit);
}

static void copy(const char *path, const char *output, const char *subject, const char *name)
{
	size_t size = 0;
	char *bytes = read_file(path, &size);
	write_file(output, subject, name, bytes, size);
	free(bytes);
}

/* What is copied as it is: the suffix of its files here, and whose seeds they are. */
static const struct {
	const char *suffix, *subject;
} copied[] = {
	{ ".frames", "frame" }, { ".elf", "elf" },     { ".image", "image" }, { ".yaml", "yaml" },
	{ ".yaml", "baseline" }, { ".audit", "audit" }, { ".inputs", "inputs" },
};
static const char *subject;

static void copy_to_subject(const char *path, const char *output, const char *name)
{
	copy(path, output, subject, name);
}

static void copy_policy(const char *path, const char *output, const char *name)
{
	copy(path, output, "policy", name);
}

static int for_each(const char *directory, const char *suffix, const char *output,
                    void (*make)(const char *path, const char *output, const char *name))
{
	int count = 0;
	DIR *listing = opendir(directory);
	if (listing == NULL)
		fail(directory);
	for (struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing)) {
		char path[4096];
		size_t length = strlen(entry->d_name);
		if (length < strlen(suffix) || strcmp(entry->d_name + length - strlen(suffix), suffix) != 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", directory, entry->d_name);
		make(path, output, entry->d_name);
		count++;
	}
	closedir(listing);
	return count;
}

int main(int argc, char **argv)
{
	if (argc < 4)
		fail("usage: fuzz_seeds TEXTS OUTPUT POLICIES...");
	if (for_each(argv[1], ".facts", argv[2], make_from_text) == 0)
		fail("no texts");
	for (size_t i = 0; i < sizeof(copied) / sizeof(*copied); i++) {
		subject = copied[i].subject;
		if (for_each(argv[1], copied[i].suffix, argv[2], copy_to_subject) == 0)
			fail(copied[i].suffix);
	}
	for (int i = 3; i < argc; i++)
		if (for_each(argv[i], ".bri", argv[2], copy_policy) == 0)
			fail("no compiled policies: build them first");
	return 0;
}
