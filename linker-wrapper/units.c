/* SPDX-License-Identifier: Apache-2.0 */
/* Opens everything that was linked and reads its evidence.  An object whose
 * evidence is missing, foreign, not enforced or unreadable is named as such;
 * none is passed over but the toolchain's own.  It judges nothing. */
#include "units.h"

#include "archive.h"
#include "bitcode.h"
#include "constants.h"
#include "given.h"
#include "joined.h"
#include "libraries.h"
#include "mapping.h"
#include "mentions.h"
#include "paths.h"
#include "script.h"
#include "stowaways.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct collector {
	struct units *units;
	struct bri_constants *constants;
	struct bri_error *reterr;
	struct around around;
	struct mentions mentions; /* of objects with evidence */
	bool keeps_notes;
	bool has_foreign;         /* evidence of another policy: what it calls judged, this one may not */
	const struct linked *first; /* what is wanted of one file: `count` items that name it */
	size_t count;
	size_t rank;
	size_t found;
};

static int no_memory(const struct collector *collector, const char *where)
{
	return bri_error_set(collector->reterr, where, "out of memory");
}

int units_add_input(struct units *units, const char *label, enum bri_input_state state, const char *detail,
                    struct bri_error *reterr)
{
	if (units->input_count == units->input_capacity) {
		size_t capacity = units->input_capacity ? units->input_capacity * 2 : 64;
		struct bri_input *grown = realloc(units->inputs, capacity * sizeof *grown);
		if (!grown)
			return bri_error_set(reterr, label, "out of memory");
		units->inputs = grown;
		units->input_capacity = capacity;
	}
	struct bri_input *input = &units->inputs[units->input_count];
	*input = (struct bri_input){strdup(label), state, strdup(detail)};
	if (!input->path || !input->detail) {
		free((char *)(uintptr_t)input->path);
		free((char *)(uintptr_t)input->detail);
		return bri_error_set(reterr, label, "out of memory");
	}
	units->input_count++;
	return 0;
}

static int add_input(struct collector *collector, const char *label, enum bri_input_state state, const char *detail)
{
	return units_add_input(collector->units, label, state, detail, collector->reterr);
}

static int add_unit(struct collector *collector, const char *label, struct bri_evidence_file *evidence, bool is_enforced)
{
	struct units *units = collector->units;
	if (units->count == units->capacity) {
		size_t capacity = units->capacity ? units->capacity * 2 : 64;
		struct unit *grown = realloc(units->items, capacity * sizeof *grown);
		if (!grown)
			return no_memory(collector, "");
		units->items = grown;
		units->capacity = capacity;
	}
	char *copy = strdup(label);
	if (!copy)
		return no_memory(collector, label);
	units->items[units->count] =
	    (struct unit){evidence, is_enforced, copy, collector->mentions.objects, collector->rank, units->count, NULL, 0};
	units->count++;
	return 0;
}

/* ---- one object -------------------------------------------------------------- */

/* What the notes of one object say together. */
struct notes {
	struct collector *collector;
	const struct bri_member *member;
	struct bri_error damage;
	char mismatch[256], off[256];
	size_t first;  /* of its units in units->items */
	bool is_known; /* as it is, by a judged join: nothing else can be in it */
};

static void hex_start(const uint8_t *digest, char ret_hex[13])
{
	for (int i = 0; i < 6; i++)
		snprintf(ret_hex + 2 * i, 3, "%02x", digest[i]);
}

static void compare_policy(struct notes *notes, const struct bri_evidence *evidence)
{
	const struct bri_policy *policy = notes->collector->around.policy;
	const struct bri_policy_header *header = bri_policy_header(policy);
	char theirs[13], ours[13];
	if (memcmp(evidence->digest, header->digest, sizeof evidence->digest) == 0 || notes->mismatch[0])
		return;
	notes->collector->has_foreign = true;
	hex_start(evidence->digest, theirs);
	hex_start(header->digest, ours);
	snprintf(notes->mismatch, sizeof notes->mismatch, "made under %s %s, linked under %s %s", evidence->policy,
	         theirs, bri_policy_text(policy, header->name), ours);
}

static int take_note(void *context, const unsigned char *descriptor, size_t length)
{
	struct notes *notes = context;
	struct bri_evidence_file *file =
	    bri_evidence_decode_head(descriptor, length, false, notes->member->label, &notes->damage);
	if (!file)
		return -1;
	const struct bri_evidence *evidence = bri_evidence_get(file);
	if (!evidence->has_facts) { /* a program without it would pass for whole */
		bri_evidence_free(file);
		return bri_error_set(&notes->damage, notes->member->label, "its evidence holds no facts: build it again");
	}
	compare_policy(notes, evidence);
	bool off =
	    evidence->mode == BRI_MODE_RECORD || evidence->mode == BRI_MODE_PROBE || evidence->mode == BRI_MODE_OFF;
	if (off && !notes->off[0])
		snprintf(notes->off, sizeof notes->off, "mode %s%s%s", bri_mode_text((enum bri_mode)evidence->mode),
		         notes->member->name[0] ? "" : ", unit ", notes->member->name[0] ? "" : evidence->unit);
	bool enforced = evidence->mode == BRI_MODE_ENFORCE || evidence->mode == BRI_MODE_HARDEN;
	if (add_unit(notes->collector, notes->member->label, file, enforced) != 0) {
		bri_evidence_free(file);
		return -1;
	}
	struct unit *unit = &notes->collector->units->items[notes->collector->units->count - 1];
	if (!notes->collector->keeps_notes)
		return 0;
	unit->note = malloc(length);
	if (unit->note == NULL)
		return no_memory(notes->collector, notes->member->label);
	memcpy(unit->note, descriptor, length);
	unit->note_size = length;
	return 0;
}

static const char *unchecked_kind(const struct bri_member *member)
{
	if (member->format == BRI_FORMAT_BITCODE)
		return "LLVM bitcode without evidence: compile it under Brinell";
	if (member->format != BRI_FORMAT_ELF)
		return "data object";
	switch (bri_elf_origin(member->elf)) {
	case BRI_ORIGIN_ASSEMBLER:
		return "assembler source, which no gate reads: waive it once it was reviewed";
	case BRI_ORIGIN_DATA:
		return "data object: waive it, or make it a C array";
	case BRI_ORIGIN_LTO:
		return "LTO object compiled without Brinell";
	default:
		return "compiled without Brinell";
	}
}

/* And what its bytes tell of its hardening; what they can't is unknown and isn't said. */
static void describe_unchecked(const struct bri_member *member, char *ret_detail, size_t size)
{
	size_t functions = 0, guarded = 0;
	const char *language = member->elf ? bri_elf_language(member->elf) : "";
	int used = language[0] ? snprintf(ret_detail, size, "%s, which no gate reads: waive it by its digest", language)
	                       : snprintf(ret_detail, size, "%s", unchecked_kind(member));
	if (!member->elf || bri_elf_origin(member->elf) != BRI_ORIGIN_COMPILER || used < 0 || (size_t)used >= size)
		return;
	if (bri_elf_count_protected(member->elf, &functions, &guarded) && functions)
		snprintf(ret_detail + used, size - (size_t)used, "; %zu of %zu functions check their stack%s", guarded, functions,
		         bri_elf_wants_executable_stack(member->elf) == BRI_YES         ? "; it asks for an executable stack"
		         : bri_elf_wants_executable_stack(member->elf) == BRI_NOT_KNOWN ? "; it says nothing of the stack"
		                                                                        : "");
}

static void read_constants(void *context, const unsigned char *bytes, size_t size)
{
	bri_constants_read(context, bytes, size);
}

/* Of an object that nobody checked its bytes still say something. */
static int take_unchecked(struct collector *collector, const struct bri_member *member)
{
	if (member->elf) {
		bri_constants_begin(collector->constants);
		bri_elf_each_constant(member->elf, read_constants, collector->constants);
		if (bri_constants_judge(collector->constants, member->label, BRI_GATE_LINK, collector->units->findings,
		                        collector->reterr) != 0)
			return -1;
	}
	char detail[256];
	describe_unchecked(member, detail, sizeof detail);
	return add_input(collector, member->label, BRI_INPUT_UNCHECKED, detail);
}

/* What the notes of an object, found in whatever form it has, say of it. */
static int conclude(struct notes *notes, int count)
{
	struct collector *collector = notes->collector;
	const char *label = notes->member->label;
	collector->units->objects++;
	if (notes->first < collector->units->count && !mentions_add(&collector->mentions, notes->member->elf))
		return no_memory(collector, label);
	if (count < 0)
		return add_input(collector, label, BRI_INPUT_DAMAGED,
		                 notes->damage.what[0] ? notes->damage.what : "its note can't be read");
	if (count == 0)
		return take_unchecked(collector, notes->member);
	int status = 0;
	if (notes->mismatch[0])
		status = add_input(collector, label, BRI_INPUT_OTHER_POLICY, notes->mismatch);
	if (status == 0 && notes->off[0])
		status = add_input(collector, label, BRI_INPUT_NOT_ENFORCED, notes->off);
	if (status != 0 || notes->is_known)
		return status;
	return stowaways_look_for(collector->units, notes->first, notes->member, &collector->around, collector->reterr);
}

static int take_elf(struct collector *collector, const struct bri_member *member)
{
	struct notes notes = {.collector = collector, .member = member, .first = collector->units->count};
	enum bri_elf_kind kind = bri_elf_kind_of(member->elf);
	if (kind == BRI_ELF_DAMAGED)
		return add_input(collector, member->label, BRI_INPUT_DAMAGED, bri_elf_damage(member->elf));
	if (kind == BRI_ELF_SHARED) /* linked against, not in */
		return libraries_take(collector->units, member, &collector->mentions, &collector->around, collector->reterr);
	if (kind != BRI_ELF_RELOCATABLE && kind != BRI_ELF_KERNEL_MODULE)
		return 0;
	int count = bri_elf_each_note(member->elf, take_note, &notes, &notes.damage);
	if (count == 0) {
		count = joined_each_note(member, take_note, &notes, &notes.damage);
		notes.is_known = count > 0;
	}
	return conclude(&notes, count);
}

static int take_bitcode(struct collector *collector, const struct bri_member *member)
{
	struct notes notes = {.collector = collector, .member = member, .first = collector->units->count};
	return conclude(&notes, bri_bitcode_each_note(member->bytes, member->size, member->label, take_note, &notes,
	                                              &notes.damage));
}

static int take_member(struct collector *collector, const struct bri_member *member, bool is_binary)
{
	if (is_binary) {
		collector->units->objects++;
		return add_input(collector, member->label, BRI_INPUT_UNCHECKED, "data object, linked by -b binary");
	}
	if (member->format == BRI_FORMAT_ELF)
		return take_elf(collector, member);
	if (member->format == BRI_FORMAT_BITCODE)
		return take_bitcode(collector, member);
	/* What a linker script names stands in the list itself. */
	if (member->size ? script_begins((const char *)member->bytes, member->size) : member->name[0] != 0)
		return given_take_script(collector->units, (const char *)member->bytes, member->size, collector->reterr);
	return add_input(collector, member->label, BRI_INPUT_UNCHECKED, "no ELF object, and no linker script");
}

/* ---- files and archives ------------------------------------------------------- */

/* Wanted members: by offset, then, where none is said, by name. */
static int compare_wanted(const void *a, const void *b)
{
	const struct linked *x = a, *y = b;
	if (x->offset != y->offset)
		return x->offset < y->offset ? -1 : 1;
	if (!x->member || !y->member)
		return (x->member != NULL) - (y->member != NULL);
	return strcmp(x->member, y->member);
}

static int compare_offset(const void *a, const void *b)
{
	const struct linked *x = a, *y = b;
	return (x->offset > y->offset) - (x->offset < y->offset);
}

static const struct linked *find_wanted(const struct collector *collector, const char *name, uint64_t offset)
{
	struct linked by_offset = {.offset = offset};
	struct linked by_name = {.member = name[0] ? (char *)(uintptr_t)name : NULL};
	const struct linked *linked = NULL;
	if (offset)
		linked = bsearch(&by_offset, collector->first, collector->count, sizeof by_offset, compare_offset);
	return linked ? linked : bsearch(&by_name, collector->first, collector->count, sizeof by_name, compare_wanted);
}

static bool wants(void *context, const char *name, uint64_t offset)
{
	return find_wanted(context, name, offset) != NULL;
}

static int visit(void *context, const struct bri_member *member)
{
	struct collector *collector = context;
	const struct linked *linked = find_wanted(collector, member->name, member->offset);
	if (!linked)
		return 0;
	collector->found++;
	return take_member(collector, member, linked->is_binary);
}

static bool is_there(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0;
}

/* All items that name one file: a file itself, or members of one archive. */
static int take_file(struct collector *collector)
{
	const char *path = collector->first->path;
	struct bri_mapping file;
	if (!is_there(path)) {
		collector->units->objects++;
		return add_input(collector, path, BRI_INPUT_UNCHECKED,
		                 "an object that was removed before its link could be judged; keep it until the link is done");
	}
	if (bri_mapping_open(&file, path, collector->reterr) != 0)
		return -1;
	enum bri_format format = bri_format_of(file.bytes, file.size);
	bool archive = format == BRI_FORMAT_ARCHIVE || format == BRI_FORMAT_THIN_ARCHIVE;
	bool members = false;
	for (size_t i = 0; i < collector->count; i++)
		members |= collector->first[i].member || collector->first[i].offset;
	int status = 0;
	collector->found = 0;
	if (archive && collector->first->is_binary) {
		struct bri_member member = {.label = path, .name = "", .bytes = file.bytes, .size = file.size};
		status = take_member(collector, &member, true);
	} else if (!archive || members) {
		status = bri_members_pick(file.bytes, file.size, path, wants, visit, collector, collector->reterr);
		if (status == 0 && collector->found == 0 && members)
			status = bri_error_set(collector->reterr, path,
			                       "no longer holds '%s', which was just linked; build it again",
			                       collector->first->member ? collector->first->member : "a member");
	}
	bri_mapping_close(&file);
	return status;
}

static int compare_units(const void *a, const void *b)
{
	const struct unit *x = a, *y = b;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->position > y->position) - (x->position < y->position);
}

static int compare_inputs(const void *a, const void *b)
{
	return strcmp(((const struct bri_input *)a)->path, ((const struct bri_input *)b)->path);
}

static int take_group(struct collector *collector, const struct listing *listing, size_t first, const uint32_t *next,
                      struct toolchain *toolchain, struct linked *wanted)
{
	const struct linked *linked = &listing->items[first];
	size_t count = 0;
	if (toolchain_has(toolchain, linked->path) || toolchain_made(toolchain, linked->path, linked->is_named))
		return 0;
	for (size_t i = first + 1; i != 0; i = next[i - 1])
		wanted[count++] = listing->items[i - 1];
	if (count > 1)
		qsort(wanted, count, sizeof *wanted, compare_wanted);
	collector->first = wanted;
	collector->count = count;
	collector->rank = first;
	return take_file(collector);
}

/* Archives may be returned to: everything wanted of one is asked at once. */
static int take_listing(struct collector *collector, const struct listing *listing, struct toolchain *toolchain)
{
	struct paths paths = {0};
	struct linked *wanted = calloc(listing->count + 1, sizeof *wanted);
	uint32_t *next = calloc(listing->count + 1, sizeof *next); /* of the same path, from 1 */
	uint32_t *last = calloc(listing->count + 1, sizeof *last); /* by the first of a path */
	int status = wanted && next && last && paths_init(&paths, listing->count) ? 0 : no_memory(collector, "");
	for (uint32_t i = 0; status == 0 && i < listing->count; i++) {
		const char *path = listing->items[i].path;
		struct path_entry *entry = paths_find(&paths, path, strlen(path), NULL, 0);
		if (entry->number)
			next[last[entry->number - 1]] = i + 1;
		else
			entry->number = i + 1;
		last[entry->number - 1] = i;
	}
	for (size_t i = 0; status == 0 && i < listing->count; i++)
		if (paths_find(&paths, listing->items[i].path, strlen(listing->items[i].path), NULL, 0)->number == i + 1)
			status = take_group(collector, listing, i, next, toolchain, wanted);
	paths_finish(&paths);
	free(wanted);
	free(next);
	free(last);
	return status;
}

/* gold and mold say nothing of what LLVM's plugin took, and there is no
 * resolution file: every bitcode member of a named archive is then taken for
 * linked, which can name too many and never too few. */
static int visit_bitcode(void *context, const struct bri_member *member)
{
	return member->format == BRI_FORMAT_BITCODE && member->name[0] ? take_member(context, member, false) : 0;
}

static int take_silent_bitcode(struct collector *collector, const struct command *command)
{
	for (size_t i = 0; i < command->input_count; i++) {
		const char *path = command->inputs[i].path;
		if (is_there(path) && !command->inputs[i].is_binary &&
		    bri_members_walk(path, visit_bitcode, collector, collector->reterr) != 0)
			return -1;
	}
	return 0;
}

/* ---- facts ----------------------------------------------------------------------- */

/* Of units that the program's judgement can't come to the facts stay unread. */
static int read_facts(struct collector *collector, const struct command *command)
{
	struct units *units = collector->units;
	bool *wanted = calloc(collector->mentions.objects + 1, sizeof *wanted), any = false;
	/* A renamed function may be another one of which the policy speaks. */
	bool all = collector->has_foreign || given_renames(units, command), good = wanted != NULL;
	for (size_t i = 0; good && i < units->count; i++) {
		wanted[units->items[i].object] |= all || bri_evidence_get(units->items[i].evidence)->stirs;
		any |= wanted[units->items[i].object];
	}
	for (size_t i = 0; good && i < units->library_count; i++)
		for (size_t k = 0; k < units->libraries[i].count; k++) {
			wanted[units->libraries[i].object] |= all || bri_evidence_get(units->libraries[i].units[k])->stirs;
			any |= wanted[units->libraries[i].object];
		}
	all |= any && collector->mentions.is_unknown;
	if (good && any && !all)
		good = mentions_spread(&collector->mentions, wanted);
	int status = good ? 0 : no_memory(collector, "");
	size_t asked = 0;
	for (size_t i = 0; status == 0 && i < units->count; i++) {
		struct bri_error error = {0};
		const struct unit *unit = &units->items[i];
		if (!all && !wanted[unit->object])
			continue;
		asked++;
		if (bri_evidence_read_facts(unit->evidence, unit->label, &error) != 0)
			status = add_input(collector, unit->label, BRI_INPUT_DAMAGED, error.what);
	}
	for (size_t i = 0; i < units->library_count; i++)
		for (size_t k = 0; status == 0 && k < units->libraries[i].count; k++)
			if (all || wanted[units->libraries[i].object])
				status = bri_evidence_read_facts(units->libraries[i].units[k], units->libraries[i].label,
				                                 collector->reterr);
	if (status == 0)
		status = libraries_settle(units, collector->reterr);
	if (getenv("BRINELL_DEBUG"))
		fprintf(stderr, "brinell: read the facts of %zu units of %zu\n", asked, units->count);
	free(wanted);
	return status;
}

int units_collect(struct units *ret_units, const struct listing *listing, struct toolchain *toolchain,
                  const struct bri_policy *policy, const struct linker *linker, const struct command *command,
                  struct bri_error *reterr)
{
	bool silent = (linker->flavour == LINKER_GOLD || linker->flavour == LINKER_MOLD) && command->has_plugin &&
	              !command->resolution;
	struct collector collector = {
	    .units = ret_units, .around = {policy, toolchain, command->output}, .reterr = reterr};
	const char *directory = getenv("BRINELL_REPORT_DIR");
	collector.keeps_notes = (command->is_shared || command->is_relocatable) && directory && directory[0];
	*ret_units = (struct units){.findings = bri_findings_new()};
	collector.constants = bri_constants_new(policy);
	int status = ret_units->findings && collector.constants ? take_listing(&collector, listing, toolchain)
	                                                        : no_memory(&collector, "");
	if (status == 0 && silent)
		status = take_silent_bitcode(&collector, command);
	if (status == 0 && (linker->flavour == LINKER_GOLD || linker->flavour == LINKER_MOLD))
		status = libraries_take_named(ret_units, command, &collector.mentions, &collector.around, reterr);
	if (status == 0)
		status = given_take_command(ret_units, command, reterr);
	if (status == 0)
		status = given_settle(ret_units, &collector.mentions, listing, command, toolchain, reterr);
	if (status == 0)
		status = read_facts(&collector, command);
	mentions_finish(&collector.mentions);
	bri_constants_free(collector.constants);
	if (status != 0) {
		units_finish(ret_units);
		return -1;
	}
	bool in_order = true;
	for (size_t i = 1; i < ret_units->count; i++)
		in_order &= compare_units(&ret_units->items[i - 1], &ret_units->items[i]) < 0;
	if (!in_order)
		qsort(ret_units->items, ret_units->count, sizeof *ret_units->items, compare_units);
	if (ret_units->input_count)
		qsort(ret_units->inputs, ret_units->input_count, sizeof *ret_units->inputs, compare_inputs);
	return 0;
}

void units_finish(struct units *units)
{
	for (size_t i = 0; i < units->count; i++) {
		bri_evidence_free(units->items[i].evidence);
		free(units->items[i].label);
		free(units->items[i].note);
	}
	libraries_finish(units);
	given_finish(units);
	for (size_t i = 0; i < units->input_count; i++) {
		free((char *)(uintptr_t)units->inputs[i].path);
		free((char *)(uintptr_t)units->inputs[i].detail);
	}
	free(units->items);
	free(units->inputs);
	bri_findings_free(units->findings);
	*units = (struct units){0};
}
