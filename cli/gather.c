/* SPDX-License-Identifier: Apache-2.0 */
/* Gathers evidence from files.  A file that can't be read or whose evidence is
 * damaged is a failure that names it; the others are still gathered.  Symbolic
 * links inside directories aren't followed, so that a tree is read once. */
#include "gather.h"
#include "archive.h"
#include "bitcode.h"
#include "elf_file.h"
#include "evidence.h"
#include "inputs.h"
#include "install.h"
#include "place.h"
#include "places.h"
#include "policy.h"

#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct bri_seen {
	uint64_t sum;
	char *place; /* NULL: not known */
};

struct walk {
	struct bri_gathered *gathered;
	struct bri_error *reterr;
	const char *path, *label; /* the file, and its part */
	bool is_member;     /* of an archive, whose place says nothing of where it was compiled */
	bool named;         /* the caller named this file: it must carry evidence */
	const char *missing; /* why the last part without evidence has none */
	size_t records;      /* met in this file, seen before or not */
	bool out_of_memory;
};

int bri_gather_init(struct bri_gathered *ret_gathered, const uint8_t digest[32], const char *root,
                    void (*failed)(void *context, const struct bri_error *error), void *context)
{
	memset(ret_gathered, 0, sizeof(*ret_gathered));
	memcpy(ret_gathered->digest, digest, sizeof(ret_gathered->digest));
	ret_gathered->failed = failed;
	ret_gathered->failed_context = context;
	ret_gathered->findings = bri_findings_new();
	if (root != NULL)
		ret_gathered->places = bri_places_new(root);
	return ret_gathered->findings == NULL || (root != NULL && ret_gathered->places == NULL) ? -1 : 0;
}

void bri_gather_settle(struct bri_gathered *gathered)
{
	bri_findings_settle(gathered->findings);
	bri_findings_sort(gathered->findings);
	for (size_t i = 0; i < gathered->records; i++) {
		struct bri_record *record = &gathered->list[i];
		size_t kept = 0;

		for (size_t k = 0; k < record->finding_count; k++)
			if (record->findings[k]->severity != BRI_OFF)
				record->findings[kept++] = record->findings[k];
		record->finding_count = kept;
	}
}

void bri_gather_finish(struct bri_gathered *gathered)
{
	bri_findings_free(gathered->findings);
	for (size_t i = 0; i < gathered->records && gathered->list != NULL; i++) {
		free(gathered->list[i].options);
		free(gathered->list[i].findings);
	}
	free(gathered->list);
	for (size_t i = 0; i < gathered->list_count; i++)
		free(gathered->lists[i].files);
	free(gathered->lists);
	for (size_t i = 0; i < gathered->seen_count; i++)
		free(gathered->seen[i].place);
	free(gathered->seen);
	bri_places_free(gathered->places);
	gathered->places = NULL;
	gathered->seen_count = 0;
	gathered->list = NULL;
	gathered->lists = NULL;
	gathered->list_count = 0;
	gathered->findings = NULL;
	gathered->seen = NULL;
}

static void fail(struct bri_gathered *gathered, const struct bri_error *error)
{
	gathered->failures++;
	gathered->failed(gathered->failed_context, error);
}

/* `record` NULL: they are nobody's in particular. */
static int add_findings(struct bri_gathered *gathered, const struct bri_findings *findings, struct bri_record *record,
                        const struct bri_placing *placing, struct bri_error *reterr)
{
	size_t count = bri_findings_count(findings);

	if (record != NULL)
		record->findings = calloc(count + 1, sizeof(*record->findings));
	if (record != NULL && record->findings == NULL)
		return bri_error_set(reterr, "", "out of memory while gathering findings");
	for (size_t i = 0; i < count; i++) {
		const struct bri_finding *finding = bri_findings_at(findings, i), *kept;

		/* Switched off for this path or target: nobody asked for it. */
		if (finding->severity == BRI_OFF)
			continue;
		kept = placing == NULL ? bri_findings_add(gathered->findings, finding)
		                       : bri_place_finding(gathered->findings, finding, placing);
		if (record != NULL && kept != NULL)
			record->findings[record->finding_count++] = kept;
	}
	bri_findings_add_unknown(gathered->findings, findings);
	if (!bri_findings_is_complete(gathered->findings) || !bri_findings_is_complete(findings))
		return bri_error_set(reterr, "", "out of memory while gathering findings");
	return 0;
}

int bri_gather_findings(struct bri_gathered *gathered, const struct bri_findings *findings, struct bri_error *reterr)
{
	return add_findings(gathered, findings, NULL, NULL, reterr);
}

int bri_gather_take(struct bri_gathered *gathered, struct bri_findings *findings, struct bri_error *reterr)
{
	if (bri_findings_take(gathered->findings, findings) != 0)
		return bri_error_set(reterr, "", "out of memory while gathering findings");
	return 0;
}

/* Where a named file or one in a directory was made; NULL not known.  `file` NULL: the evidence wasn't read yet. */
static const char *place_of(const struct walk *walk, const struct bri_evidence_file *file, char room[PATH_MAX])
{
	const struct bri_places *places = walk->gathered->places;
	const char *place = places == NULL || walk->is_member ? NULL : bri_places_of_file(places, walk->label);
	const struct bri_evidence *evidence;

	if (place != NULL || places == NULL || walk->is_member || file == NULL)
		return place;
	evidence = bri_evidence_get(file);
	return evidence->gate != BRI_GATE_COMPILE
	           ? NULL
	           : bri_places_of_output(places, walk->label, evidence->output, evidence->unit, room);
}

/* An object and its copy in an archive are one unit; two that were compiled alike in two directories aren't. */
static bool is_seen(const struct walk *walk, uint64_t sum, const char *place)
{
	const struct bri_gathered *gathered = walk->gathered;

	for (size_t i = 0; i < gathered->seen_count; i++)
		if (gathered->seen[i].sum == sum && (place == NULL || gathered->seen[i].place == NULL ||
		                                     strcmp(gathered->seen[i].place, place) == 0))
			return true;
	return false;
}

static int remember(struct walk *walk, uint64_t sum, const char *place)
{
	struct bri_gathered *gathered = walk->gathered;
	struct bri_seen *grown = realloc(gathered->seen, (gathered->seen_count + 1) * sizeof(*grown));
	char *copy = place == NULL ? NULL : strdup(place);

	if (grown != NULL)
		gathered->seen = grown;
	if (grown == NULL || (place != NULL && copy == NULL)) {
		free(copy);
		bri_error_set(walk->reterr, walk->label, "out of memory while gathering evidence");
		walk->out_of_memory = true;
		return -1;
	}
	grown[gathered->seen_count++] = (struct bri_seen){sum, copy};
	return 0;
}

/* Has this very evidence been taken? */
static bool is_taken(struct walk *walk, uint64_t sum, const void *bytes, size_t size, bool as_file)
{
	struct bri_evidence_file *file;
	struct bri_error error;
	char room[PATH_MAX];
	bool taken;

	if (!is_seen(walk, sum, NULL))
		return false;
	file = bri_evidence_decode_head(bytes, size, as_file, walk->label, &error);
	taken = is_seen(walk, sum, place_of(walk, file, room));
	bri_evidence_free(file);
	return taken;
}

/* The unit's options as the compiler had them; NULL: none, or out of memory. */
static const char **keep_options(struct bri_gathered *gathered, const struct bri_unit *facts)
{
	const char *key = NULL, *value = NULL, **options;
	size_t count = 0;

	while (bri_unit_option_at(facts, count, &key, &value))
		count++;
	options = calloc(2 * count + 1, sizeof(*options));
	for (size_t i = 0; options != NULL && i < count && bri_unit_option_at(facts, i, &key, &value); i++) {
		options[2 * i] = bri_findings_keep(gathered->findings, key);
		options[2 * i + 1] = bri_findings_keep(gathered->findings, value);
	}
	return options;
}

static struct bri_record *add_record(struct walk *walk, const struct bri_evidence *evidence, const struct bri_placing *placing)
{
	struct bri_gathered *gathered = walk->gathered;
	size_t count = gathered->records;
	struct bri_record *record, *grown = gathered->list;
	char unit[PATH_MAX];

	if ((count & (count - 1)) == 0) /* grow at powers of two */
		grown = realloc(gathered->list, (count == 0 ? 1 : 2 * count) * sizeof(*grown));
	if (grown == NULL) {
		bri_error_set(walk->reterr, walk->label, "out of memory while gathering evidence");
		walk->out_of_memory = true;
		return NULL;
	}
	gathered->list = grown;
	record = &grown[gathered->records++];
	*record = (struct bri_record){
		.label = bri_findings_keep(gathered->findings, walk->label),
		.unit = bri_findings_keep(gathered->findings, bri_place_name(placing, evidence->unit, unit)),
		.output = bri_findings_keep(gathered->findings, evidence->output),
		.policy = bri_findings_keep(gathered->findings, evidence->policy),
		.gate = evidence->gate, .mode = evidence->mode,
		.is_ours = memcmp(evidence->digest, gathered->digest, sizeof(evidence->digest)) == 0,
		.is_protected = evidence->functions_protected, .is_unprotected = evidence->functions_unprotected,
		.unknown = bri_findings_unknown(evidence->findings),
		.options = evidence->facts == NULL ? NULL : keep_options(gathered, evidence->facts)};
	return record;
}

static int take_evidence(struct walk *walk, const void *bytes, size_t size, bool as_file)
{
	struct bri_gathered *gathered = walk->gathered;
	const struct bri_evidence *evidence;
	struct bri_evidence_file *file;
	struct bri_error error = {"", ""};
	struct bri_record *record;
	struct bri_placing placing = {.places = gathered->places};
	uint64_t sum = bri_policy_checksum(bytes, size);
	char room[PATH_MAX];

	walk->records++;
	if (is_taken(walk, sum, bytes, size, as_file))
		return 0;
	file = bri_evidence_decode(bytes, size, as_file, walk->label, &error);
	if (file == NULL) {
		fail(gathered, &error);
		return remember(walk, sum, NULL) != 0;
	}
	evidence = bri_evidence_get(file);
	placing.place = place_of(walk, file, room);
	placing.output = evidence->gate == BRI_GATE_COMPILE ? NULL : evidence->output;
	record = remember(walk, sum, placing.place) != 0 ? NULL : add_record(walk, evidence, &placing);
	if (record == NULL) {
		bri_evidence_free(file);
		return 1;
	}
	if (evidence->gate == BRI_GATE_COMPILE)
		gathered->units++;
	else
		gathered->outputs++;
	if (!record->is_ours)
		gathered->other_policy++;
	if (evidence->mode == BRI_MODE_RECORD || evidence->mode == BRI_MODE_PROBE || evidence->mode == BRI_MODE_OFF)
		gathered->not_enforced++;
	gathered->is_protected += evidence->functions_protected;
	gathered->is_unprotected += evidence->functions_unprotected;
	if (add_findings(gathered, evidence->findings, record, &placing, walk->reterr) != 0)
		walk->out_of_memory = true;
	bri_evidence_free(file);
	return walk->out_of_memory ? 1 : 0;
}

static int take_note(void *context, const unsigned char *descriptor, size_t length)
{
	return take_evidence(context, descriptor, length, false);
}

static void take_nothing(struct walk *walk, const char *what, bool is_object)
{
	struct bri_gathered *gathered = walk->gathered;

	walk->missing = what;
	if (!is_object)
		return;
	if (gathered->no_evidence++ == 0)
		snprintf(gathered->example, sizeof(gathered->example), "%s", walk->label);
}

/* What the count of notes in a file, or its failure, says of it. */
static int conclude(struct walk *walk, bool is_object, int notes, const struct bri_error *error)
{
	if (walk->out_of_memory)
		return 1;
	if (notes < 0)
		fail(walk->gathered, error);
	else if (notes == 0 && is_object)
		take_nothing(walk, "no evidence in this object: it wasn't compiled under Brinell; compile it with 'brinell cc'",
		             true);
	else if (notes == 0)
		take_nothing(walk, "linked files carry no evidence; name the objects, or use 'brinell audit' for this file",
		             false);
	return 0;
}

static int take_member(void *context, const struct bri_member *member)
{
	struct walk *walk = context;
	struct bri_error error = {"", ""};
	enum bri_elf_kind kind;

	walk->is_member = strcmp(walk->path, member->label) != 0;
	walk->label = member->label;
	if (member->format == BRI_FORMAT_EVIDENCE)
		return take_evidence(walk, member->bytes, member->size, true);
	if (member->format == BRI_FORMAT_BITCODE)
		return conclude(walk, true,
		                bri_bitcode_each_note(member->bytes, member->size, member->label, take_note, walk, &error), &error);
	if (member->elf == NULL) {
		take_nothing(walk, "this is neither an object, an archive nor a .brn file", false);
		return 0;
	}
	if (bri_elf_kind_of(member->elf) == BRI_ELF_DAMAGED) {
		bri_error_set(&error, member->label, "damaged ELF file: %s; build it again", bri_elf_damage(member->elf));
		fail(walk->gathered, &error);
		return 0;
	}
	kind = bri_elf_kind_of(member->elf);
	return conclude(walk, kind == BRI_ELF_RELOCATABLE || kind == BRI_ELF_KERNEL_MODULE,
	                bri_elf_each_note(member->elf, take_note, walk, &error), &error);
}

/* Is it worth opening?  By its first bytes, not its name. */
static bool is_evidence_like(const char *path, bool *ret_list, bool *ret_archive)
{
	unsigned char head[16];
	enum bri_format format;
	size_t length;
	FILE *file = fopen(path, "re");

	if (file == NULL)
		return true; /* say so when it is opened */
	length = fread(head, 1, sizeof(head), file);
	fclose(file);
	*ret_list = length == sizeof(head) && memcmp(head, BRI_INPUTS_MAGIC, sizeof(head)) == 0;
	format = bri_format_of(head, length);
	*ret_archive = format == BRI_FORMAT_ARCHIVE || format == BRI_FORMAT_THIN_ARCHIVE;
	return format != BRI_FORMAT_OTHER;
}

/* The log beside evidence says where its units were compiled. */
static void read_places(struct bri_gathered *gathered, const char *path, size_t length)
{
	char directory[PATH_MAX];

	if (gathered->places != NULL && path != NULL &&
	    bri_fits(directory, sizeof(directory), "%.*s", (int)strnlen(path, length < PATH_MAX ? length : PATH_MAX), path))
		bri_places_read(gathered->places, directory);
}

/* `ret_later`: set, and nothing is taken, when it is an archive; NULL: it is taken. */
static int gather_file(struct bri_gathered *gathered, const char *path, bool named, bool *ret_later,
                       struct bri_error *reterr)
{
	const char *slash = strrchr(path, '/');
	size_t end = strlen(path);
	struct walk walk = {.gathered = gathered, .reterr = reterr, .path = path, .label = path, .named = named};
	struct bri_error error = {"", ""};
	size_t failures = gathered->failures;
	bool is_list = false, is_archive = false, is_like = is_evidence_like(path, &is_list, &is_archive);

	if (is_list)
		return bri_gather_list(gathered, path, reterr);
	if (!named && !is_like)
		return 0;
	if (is_archive && ret_later != NULL) {
		*ret_later = true;
		return 0;
	}
	if (end > 4 && strcmp(path + end - 4, ".brn") == 0)
		read_places(gathered, slash == NULL ? "." : path, slash == NULL ? 1 : (size_t)(slash - path) + 1);
	if (bri_members_walk(path, take_member, &walk, &error) < 0) {
		fail(gathered, &error);
	} else if (named && walk.records == 0 && gathered->failures == failures) {
		/* Asked for this very file: silence would look like a clean one. */
		bri_error_set(&error, path, "%s", walk.missing != NULL ? walk.missing : "there is nothing in this archive");
		fail(gathered, &error);
	}
	return walk.out_of_memory ? -1 : 0;
}

int bri_gather_file(struct bri_gathered *gathered, const char *path, bool named, struct bri_error *reterr)
{
	return gather_file(gathered, path, named, NULL, reterr);
}

static int by_name(const FTSENT **first, const FTSENT **second)
{
	return strcmp((*first)->fts_name, (*second)->fts_name);
}

/* Objects say where they were compiled, their copies in archives don't: these come last. */
struct later {
	char **paths;
	size_t count;
};

static int put_off(struct later *later, const char *path, struct bri_error *reterr)
{
	char **grown = realloc(later->paths, (later->count + 1) * sizeof(*grown));

	if (grown != NULL)
		later->paths = grown;
	if (grown == NULL || (grown[later->count] = strdup(path)) == NULL)
		return bri_error_set(reterr, path, "out of memory while gathering evidence");
	later->count++;
	return 0;
}

static int take_directory(struct bri_gathered *gathered, const char *path, struct bri_error *reterr)
{
	char *copy = strdup(path), *const paths[] = {copy, NULL};
	FTS *tree = copy == NULL ? NULL : fts_open(paths, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
	struct bri_error error;
	FTSENT *entry;
	struct later later = {NULL, 0};
	bool is_later;
	int result = 0;

	if (tree == NULL) {
		free(copy);
		return bri_error_set(reterr, path, "can't read this directory: %s", strerror(errno));
	}
	while (result == 0 && (entry = fts_read(tree)) != NULL) {
		switch (entry->fts_info) {
		case FTS_F:
			is_later = false;
			result = gather_file(gathered, entry->fts_path, false, &is_later, reterr);
			if (is_later)
				result = put_off(&later, entry->fts_path, reterr);
			break;
		case FTS_DNR:
		case FTS_ERR:
		case FTS_NS:
			bri_error_set(&error, entry->fts_path, "can't read it: %s; make it readable or name other paths", strerror(entry->fts_errno));
			fail(gathered, &error);
			break;
		default:
			break;
		}
	}
	fts_close(tree);
	free(copy);
	for (size_t i = 0; i < later.count; i++) {
		if (result == 0)
			result = gather_file(gathered, later.paths[i], false, NULL, reterr);
		free(later.paths[i]);
	}
	free(later.paths);
	return result;
}

int bri_gather_path(struct bri_gathered *gathered, const char *path, struct bri_error *reterr)
{
	struct bri_error error;
	struct stat status;

	if (stat(path, &status) != 0) {
		bri_error_set(&error, path, "can't read it: %s; make it readable or name other paths", strerror(errno));
		fail(gathered, &error);
		return 0;
	}
	read_places(gathered, getenv("BRINELL_REPORT_DIR"), SIZE_MAX);
	if (!S_ISDIR(status.st_mode))
		return bri_gather_file(gathered, path, true, reterr);
	read_places(gathered, path, SIZE_MAX);
	return take_directory(gathered, path, reterr);
}
