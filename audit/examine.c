/* SPDX-License-Identifier: Apache-2.0 */
/* One file's bytes: what they are, their facts through elf/, the judge's word on
 * each requirement.  It knows no rule: which requirements there are and what
 * they weigh is the policy's. */
#include "archive.h"
#include "audit_inner.h"
#include "mapping.h"

#include <stdlib.h>
#include <string.h>

void audit_stop(struct visit *visit)
{
	visit->stopped = true;
	bri_error_set(visit->reterr, visit->path, "out of memory while auditing this file");
}

void audit_row(struct visit *visit, const char *rule, uint8_t result, uint8_t severity, const char *proof,
               const char *detail)
{
	if (audit_add_row(visit->part, visit->file, rule, result, severity, proof, detail, visit->reterr) != 0)
		visit->stopped = true;
}

/* A new entry, named relative to the audited directory. */
static bool open_entry(struct visit *visit, const char *label, const void *bytes, size_t size)
{
	/* A thin archive's archive has a name of its own. */
	if (strncmp(label, visit->path, strlen(visit->path)) == 0)
		label += visit->prefix;
	visit->file = audit_add_file(visit->part, label, bytes, size, visit->reterr);
	visit->stopped |= visit->file == NULL;
	return visit->file != NULL;
}

static void judge_output(struct visit *visit, const struct bri_output *output)
{
	struct bri_output_result rows[ROWS_MAX];
	size_t count = 0;

	if (bri_judge_output(visit->part->audit->policy, output, BRI_GATE_IMAGE, visit->part->findings, rows, ROWS_MAX, &count,
	                     visit->reterr) != 0) {
		visit->stopped = true;
		return;
	}
	for (size_t i = 0; i < count && i < ROWS_MAX; i++)
		audit_row(visit, rows[i].rule, rows[i].result, rows[i].severity,
		        rows[i].result == BRI_UNKNOWN ? "none" : "elf", rows[i].detail);
}

static void audit_elf(struct visit *visit, const struct bri_elf *elf)
{
	struct bri_output output = {.path = visit->file->file, .kind = visit->file->kind};
	struct bri_error error = {"", ""};

	if (elf != NULL) {
		visit->file->build_id = bri_findings_keep(visit->part->findings, bri_elf_build_id(elf));
		visit->file->kind = bri_elf_kind_of(elf);
		bri_elf_output(elf, visit->file->file, &output);
	}
	if (visit->file->kind == BRI_ELF_DAMAGED) {
		const char *damage = elf == NULL ? NULL : bri_elf_damage(elf);

		bri_error_set(&error, visit->path, "damaged ELF file: %s; build or copy it again",
		              damage == NULL ? "it contradicts itself" : damage);
		audit_tell(visit->part->audit, &error);
	}
	judge_output(visit, &output);
	if (visit->stopped)
		return;
	if (visit->file->kind == BRI_ELF_RELOCATABLE || visit->file->kind == BRI_ELF_KERNEL_MODULE) {
		if (elf == NULL || audit_take_notes(visit, elf, &error) >= 0)
			audit_judge_input(visit, elf);
		else if (error.what[0] != '\0')
			audit_tell(visit->part->audit, &error);
	}
	audit_join(visit, elf);
	audit_add_unit_rows(visit);
	audit_add_evidence_rows(visit);
}

/* Nothing is known of it but why. */
static void add_unread(struct visit *visit)
{
	const struct bri_policy *policy = visit->part->audit->policy;
	struct bri_output output = {.path = visit->file->file, .kind = BRI_ELF_RELOCATABLE};
	struct bri_output_result rows[ROWS_MAX];
	size_t count = 0;
	uint8_t severity;
	const char *rule = bri_evidence_rule(policy, BRI_INPUT_UNCHECKED, visit->file->file, &severity);
	struct bri_findings *asked = bri_findings_new();

	if (asked == NULL) {
		audit_stop(visit);
		return;
	}
	visit->file->sha256[0] = '\0';
	/* Which requirements there are; what they would say of no bytes isn't taken. */
	if (bri_judge_output(policy, &output, BRI_GATE_IMAGE, asked, rows, ROWS_MAX, &count, visit->reterr) != 0)
		visit->stopped = true;
	for (size_t i = 0; !visit->stopped && i < count && i < ROWS_MAX; i++)
		audit_row(visit, rows[i].rule, BRI_UNKNOWN, rows[i].severity, "none", visit->unread);
	if (!visit->stopped)
		audit_add_unit_rows(visit);
	if (!visit->stopped && rule != NULL)
		audit_row(visit, rule, BRI_UNKNOWN, severity, "none", visit->unread);
	bri_findings_count_unknown(visit->part->findings, "", 1);
	bri_findings_free(asked);
}

int audit_unread(struct audit_part *part, const char *name, const char *why, struct bri_error *reterr)
{
	struct visit visit = {.part = part, .reterr = reterr, .path = name, .unread = why, .evidence = bri_findings_new()};

	if (visit.evidence == NULL) {
		audit_stop(&visit);
	} else if (open_entry(&visit, name, "", 0)) {
		visit.file->kind = BRI_ELF_RELOCATABLE;
		add_unread(&visit);
	}
	bri_findings_free(visit.evidence);
	return visit.stopped ? -1 : 0;
}

static int visit_member(void *context, const struct bri_member *member)
{
	struct visit *visit = context;

	if (member->unread == NULL && member->format != BRI_FORMAT_ELF && member->format != BRI_FORMAT_BITCODE)
		return 0;
	visit->notes = 0;
	visit->unsupported = 0;
	visit->other_policy = visit->not_enforced = false;
	visit->unread = member->unread;
	bri_findings_free(visit->evidence);
	visit->evidence = bri_findings_new();
	if (visit->evidence == NULL) {
		audit_stop(visit);
		return 1;
	}
	if (!open_entry(visit, member->label, member->bytes, member->size))
		return 1;
	visit->file->kind = BRI_ELF_RELOCATABLE;
	if (visit->unread != NULL)
		add_unread(visit);
	else
		audit_elf(visit, member->elf);
	if (!bri_findings_is_complete(visit->evidence))
		audit_stop(visit);
	return visit->stopped ? 1 : 0;
}

/* The archive as a file of its own; its members follow. */
static int examine_archive(struct visit *visit, const void *bytes, size_t size)
{
	struct bri_output output;

	visit->evidence = bri_findings_new();
	if (visit->evidence == NULL) {
		audit_stop(visit);
		return -1;
	}
	if (!open_entry(visit, visit->path, bytes, size))
		return -1;
	visit->file->kind = BRI_ELF_ARCHIVE;
	output = (struct bri_output){.path = visit->file->file, .kind = BRI_ELF_ARCHIVE};
	judge_output(visit, &output);
	if (!visit->stopped)
		audit_add_unit_rows(visit);
	return visit->stopped ? -1 : 0;
}

int audit_examine(struct audit_part *part, const char *path, size_t prefix, const void *bytes, size_t size,
                  bool *ret_judged, struct bri_error *reterr)
{
	struct visit visit = {.part = part, .reterr = reterr, .path = path, .prefix = prefix};
	enum bri_format format = bri_format_of(bytes, size);
	struct bri_error error = {"", ""};
	char *root = NULL;

	*ret_judged = format != BRI_FORMAT_OTHER && format != BRI_FORMAT_EVIDENCE;
	if (!*ret_judged)
		return 0;
	/* Of an audited directory no file leads out; an archive that was named is followed. */
	if (prefix > 0 && (root = strndup(path, prefix)) == NULL)
		return bri_error_set(reterr, path, "out of memory while auditing this file");
	if ((format != BRI_FORMAT_ARCHIVE && format != BRI_FORMAT_THIN_ARCHIVE) ||
	    examine_archive(&visit, bytes, size) == 0)
		if (bri_members_walk_below(bytes, size, path, root, visit_member, &visit, &error) < 0)
			audit_tell(part->audit, &error);
	free(root);
	bri_findings_free(visit.evidence);
	return visit.stopped ? -1 : 0;
}

int audit_file(struct audit_part *part, const char *path, size_t prefix, bool named, struct bri_error *reterr)
{
	struct bri_error error = {"", ""};
	struct bri_mapping mapping;
	bool is_judged;
	int status;

	if (bri_mapping_open(&mapping, path, &error) != 0) {
		audit_tell(part->audit, &error);
		return 0;
	}
	part->is_mapped = !mapping.is_copy;
	status = audit_examine(part, path, prefix, mapping.bytes, mapping.size, &is_judged, reterr);
	part->is_mapped = false;
	if (status == 0 && !is_judged && named)
		status = audit_image_file(part, path, mapping.bytes, mapping.size, &is_judged, reterr);
	if (!is_judged && named) {
		bool is_evidence = bri_format_of(mapping.bytes, mapping.size) == BRI_FORMAT_EVIDENCE;

		bri_error_set(&error, path, "this is neither an ELF file nor an archive; name what the build made%s",
		              is_evidence ? " ('brinell report' reads evidence)" : "");
		audit_tell(part->audit, &error);
	}
	bri_mapping_close(&mapping);
	return status;
}
