/* SPDX-License-Identifier: Apache-2.0 */
/* Brings what was linked before the judge and says what the judge said.  It
 * knows no rule: it hands over facts and passes findings on. */
#include "verdict.h"

#include "confirm.h"
#include "culprit.h"
#include "elf_file.h"
#include "given.h"
#include "libraries.h"
#include "mapping.h"
#include "render.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_enforcing(const struct verdict *verdict)
{
	return verdict->mode == BRI_MODE_ENFORCE || verdict->mode == BRI_MODE_HARDEN;
}

static int no_memory(const struct verdict *verdict, struct bri_error *reterr)
{
	return bri_error_set(reterr, verdict->command->output, "out of memory");
}

/* ---- units ------------------------------------------------------------------ */

static int keep(struct bri_findings *list, const struct bri_finding *finding)
{
	return bri_findings_add(list, finding) ? 0 : -1;
}

/* A unit that was compiled in another mode was refused for nothing: its
 * findings count here.  So does a finding that a waiver covered then, since
 * the waiver may have ended since. */
static int take_unit(struct verdict *verdict, const struct unit *unit, struct bri_findings *known)
{
	const struct bri_findings *findings = bri_evidence_get(unit->evidence)->findings;
	for (size_t i = 0; findings && i < bri_findings_count(findings); i++) {
		struct bri_finding finding = *bri_findings_at(findings, i);
		if (keep(known, &finding) != 0)
			return -1;
		if (!is_enforcing(verdict))
			continue;
		bool by_policy = finding.waived && !finding.waived_in_source;
		if (by_policy) {
			finding.waived = false;
			finding.was_waived = true;
			finding.waiver_reason = finding.waiver_owner = finding.waiver_place = "";
		}
		if ((!unit->is_enforced || by_policy) && keep(verdict->findings, &finding) != 0)
			return -1;
	}
	return 0;
}

/* Is every unit in sight, and none to come?  What a shared object exports others may write to. */
static bool is_closed(const struct verdict *verdict)
{
	for (size_t i = 0; i < verdict->units->input_count; i++)
		if (verdict->units->inputs[i].state == BRI_INPUT_UNCHECKED ||
		    verdict->units->inputs[i].state == BRI_INPUT_DAMAGED)
			return false;
	return !verdict->command->is_shared && !verdict->command->is_relocatable;
}

/* --wrap=f: who only declares f gets __wrap_f, and f by the name __real_f.  --defsym=f=g, and f = g in a script: f is g. */
static int take_renames(const struct verdict *verdict, struct bri_program *program)
{
	const struct command *command = verdict->command;
	const struct units *units = verdict->units;
	int status = 0;
	for (size_t i = 0; status == 0 && i < command->rename_count; i++) {
		const char *name = command->renames[i];
		char *from = NULL, *to = NULL;
		if (!command->rename_wraps[i])
			continue;
		status = asprintf(&from, "__real_%s", name) < 0 || asprintf(&to, "__wrap_%s", name) < 0 ||
		                 bri_program_alias(program, from, name) != 0 || bri_program_alias(program, name, to) != 0
		             ? -1
		             : 0;
		free(from);
		free(to);
	}
	for (size_t i = 0; status == 0 && i < units->given_count; i++) {
		const struct given *given = &units->given[i];
		char *from = NULL, *to = NULL;
		if (given->to) { /* a function that lies in a ROM still is what its name says */
			status = bri_program_alias(program, given->name, given->to);
		} else if (given->has_number && !given->is_defined) { /* `&name` is read as a number */
			status = asprintf(&from, "&%s", given->name) < 0 || asprintf(&to, "%" PRIu64, given->number) < 0 ||
			                 bri_program_alias(program, from, to) != 0
			             ? -1
			             : 0;
			free(from);
			free(to);
		}
	}
	return status;
}

static int judge_program(struct verdict *verdict, const struct bri_findings *known, struct kept *kept,
                         struct bri_findings *found, struct bri_error *reterr)
{
	struct bri_judge_options options = {
	    .closed = is_closed(verdict), .is_kept = kept ? confirm_is_kept : NULL, .kept_context = kept};
	struct bri_program *program = bri_program_new();
	int status = program ? 0 : no_memory(verdict, reterr);
	for (size_t i = 0; status == 0 && i < verdict->units->count; i++) {
		const struct bri_unit *facts = bri_evidence_get(verdict->units->items[i].evidence)->facts;
		if (facts && bri_program_add(program, facts) != 0)
			status = no_memory(verdict, reterr);
	}
	const struct bri_evidence *evidence;
	for (size_t i = 0; status == 0 && (evidence = libraries_unit(verdict->units, i)) != NULL; i++)
		if (evidence->facts && bri_program_add(program, evidence->facts) != 0)
			status = no_memory(verdict, reterr);
	if (status == 0 && take_renames(verdict, program) != 0)
		status = no_memory(verdict, reterr);
	if (status == 0)
		status = bri_judge_program(verdict->policy, program, &options, known, found, reterr);
	bri_program_free(program);
	return status;
}

/* What a link would be refused for may be done by a function that isn't part of it. */
static int judge_kept(struct verdict *verdict, const struct bri_findings *known, struct bri_error *reterr)
{
	struct bri_findings *found = bri_findings_new();
	struct kept kept;
	int status = found ? judge_program(verdict, known, NULL, found, reterr) : no_memory(verdict, reterr);
	if (status == 0 && bri_findings_count(found) > 0 && confirm_is_due(verdict->command) &&
	    confirm_ask(&kept, verdict->linker, verdict->command)) {
		bri_findings_free(found);
		found = bri_findings_new();
		status = found ? judge_program(verdict, known, &kept, found, reterr) : no_memory(verdict, reterr);
		confirm_finish(&kept);
	}
	for (size_t i = 0; status == 0 && i < bri_findings_count(found); i++)
		if (keep(verdict->findings, bri_findings_at(found, i)) != 0)
			status = no_memory(verdict, reterr);
	if (status == 0)
		bri_findings_add_unknown(verdict->findings, found);
	bri_findings_free(found);
	return status;
}

static int judge_units(struct verdict *verdict, struct bri_error *reterr)
{
	struct bri_findings *known = bri_findings_new();
	int status = known ? 0 : no_memory(verdict, reterr);
	for (size_t i = 0; status == 0 && i < verdict->units->count; i++)
		if (take_unit(verdict, &verdict->units->items[i], known) != 0)
			status = no_memory(verdict, reterr);
	const struct bri_evidence *evidence;
	for (size_t i = 0; status == 0 && (evidence = libraries_unit(verdict->units, i)) != NULL; i++)
		for (size_t k = 0; evidence->findings && k < bri_findings_count(evidence->findings); k++)
			if (keep(known, bri_findings_at(evidence->findings, k)) != 0)
				status = no_memory(verdict, reterr);
	/* What ld -r joins is no program yet. */
	if (status == 0 && !verdict->command->is_relocatable)
		status = judge_kept(verdict, known, reterr);
	bri_findings_free(known);
	return status;
}

/* ---- inputs and output --------------------------------------------------------- */

static int judge_inputs(struct verdict *verdict, struct bri_error *reterr)
{
	const struct units *units = verdict->units;
	struct bri_input *inputs = calloc(units->input_count + 1, sizeof *inputs);
	size_t count = 0;
	if (!inputs)
		return no_memory(verdict, reterr);
	for (size_t i = 0; i < bri_findings_count(units->findings); i++)
		keep(verdict->findings, bri_findings_at(units->findings, i)); /* a failure is sticky */
	/* A link that isn't enforced may hold units that aren't, and no such link is remembered. */
	for (size_t i = 0; i < units->input_count; i++)
		if (is_enforcing(verdict) || (units->inputs[i].state != BRI_INPUT_NOT_ENFORCED &&
		                              !bri_input_is_unknown(units->inputs[i].state)))
			inputs[count++] = units->inputs[i];
	int status =
	    bri_judge_inputs(verdict->policy, verdict->command->output, inputs, count, verdict->findings, reterr);
	free(inputs);
	return status;
}

static int judge_elf(struct verdict *verdict, const struct bri_elf *elf, struct bri_error *reterr)
{
	struct bri_output output;
	char *stack = NULL, *text = NULL;
	bri_elf_output(elf, verdict->command->output, &output);
	output.is_link = true;
	output.is_relocatable_link = verdict->command->is_relocatable;
	bool executable = output.stack_executable == BRI_YES && !output.is_relocatable_link;
	if (executable && verdict->command->asks_executable_stack)
		stack = strdup("the option -z execstack");
	else if (executable)
		stack = units_stack_culprit(verdict->listing);
	if (output.textrel == BRI_YES)
		text = units_text_culprit(verdict->listing);
	output.stack_culprit = stack;
	output.textrel_culprit = text;
	int status =
	    bri_judge_output(verdict->policy, &output, BRI_GATE_LINK, verdict->findings, NULL, 0, NULL, reterr);
	free(stack);
	free(text);
	return status;
}

static int judge_output(struct verdict *verdict, struct bri_error *reterr)
{
	const char *path = verdict->command->output;
	struct bri_mapping file;
	if (bri_mapping_open(&file, path, reterr) != 0)
		return -1;
	enum bri_format format = bri_format_of(file.bytes, file.size);
	int status = 0;
	if (format == BRI_FORMAT_ELF) {
		struct bri_elf *elf = bri_elf_from_memory(file.bytes, file.size, path, reterr);
		status = elf ? judge_elf(verdict, elf, reterr) : -1;
		bri_elf_close(elf);
	}
	/* Else --oformat binary or the like: a raw image, which no loader runs. */
	bri_mapping_close(&file);
	return status;
}

/* SHA-256 of a linked file, of an archive for its member; the last one is remembered, since members come in runs. */
struct digests {
	char path[PATH_MAX], hex[SHA256_DIGEST_STRING_LENGTH];
};

static bool digest_file(void *context, const char *path, char ret_hex[65])
{
	struct digests *digests = context;
	const char *open = path[0] && path[strlen(path) - 1] == ')' ? strrchr(path, '(') : NULL;
	size_t length = open ? (size_t)(open - path) : strlen(path);
	if (length >= sizeof digests->path)
		return false;
	if (strncmp(digests->path, path, length) != 0 || digests->path[length] || !digests->hex[0]) {
		snprintf(digests->path, sizeof digests->path, "%.*s", (int)length, path);
		if (!SHA256File(digests->path, digests->hex))
			digests->hex[0] = 0;
	}
	snprintf(ret_hex, 65, "%s", digests->hex);
	return digests->hex[0] != 0;
}

int verdict_reach(struct verdict *verdict, struct bri_error *reterr)
{
	verdict->findings = bri_findings_new();
	if (!verdict->findings)
		return no_memory(verdict, reterr);
	if (judge_units(verdict, reterr) != 0 || judge_inputs(verdict, reterr) != 0 ||
	    judge_output(verdict, reterr) != 0)
		return -1;
	struct digests digests = {.path = ""};
	char directory[PATH_MAX];
	struct bri_waiver_files files = {digest_file, &digests, getcwd(directory, sizeof directory)};
	if (bri_apply_waivers_to_files(verdict->policy, verdict->findings, bri_today(), &files, reterr) != 0)
		return -1;
	bri_findings_sort(verdict->findings);
	return bri_findings_is_complete(verdict->findings) ? 0 : no_memory(verdict, reterr);
}

bool verdict_is_refused(const struct verdict *verdict)
{
	return is_enforcing(verdict) && bri_findings_of(verdict->findings, BRI_ERROR) > 0;
}

void verdict_finish(struct verdict *verdict)
{
	bri_findings_free(verdict->findings);
	verdict->findings = NULL;
}

/* ---- show ---------------------------------------------------------------------------- */

/* One source at a time: findings come sorted by file. */
struct lines {
	char *path;
	struct bri_mapping file;
	uint32_t line;
	size_t at;
};

static const char *read_source_line(void *context, const char *file, uint32_t line, size_t *ret_length)
{
	struct lines *lines = context;
	if (!lines->path || strcmp(lines->path, file) != 0) {
		bri_mapping_close(&lines->file);
		free(lines->path);
		lines->path = strdup(file);
		lines->line = 1;
		lines->at = 0;
		if (!lines->path || bri_mapping_open(&lines->file, file, NULL) != 0)
			return NULL;
	}
	if (line == 0 || !lines->file.bytes)
		return NULL;
	if (line < lines->line) {
		lines->line = 1;
		lines->at = 0;
	}
	for (;;) {
		if (lines->at >= lines->file.size)
			return NULL;
		const unsigned char *start = lines->file.bytes + lines->at;
		const unsigned char *end = memchr(start, '\n', lines->file.size - lines->at);
		*ret_length = end ? (size_t)(end - start) : lines->file.size - lines->at;
		if (lines->line == line)
			return (const char *)start;
		lines->at += *ret_length + 1;
		lines->line++;
	}
}

static void emit(void *context, const char *text, size_t length)
{
	fwrite(text, 1, length, context);
}

static bool wants_colour(void)
{
	const char *gcc = getenv("GCC_COLORS"), *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
	return isatty(STDERR_FILENO) && !(none && none[0]) && !(gcc && !gcc[0]) && terminal &&
	       strcmp(terminal, "dumb") != 0;
}

static void show_all(const struct verdict *verdict, const struct bri_render *render, FILE *out)
{
	size_t shown = 0;
	for (size_t i = 0; i < bri_findings_count(verdict->findings); i++) {
		struct bri_finding finding = *bri_findings_at(verdict->findings, i);
		if (finding.waived || finding.severity == BRI_OFF)
			continue;
		if (verdict->mode == BRI_MODE_WARN && finding.severity == BRI_ERROR)
			finding.severity = BRI_WARNING;
		bri_render_finding(render, &finding);
		shown++;
	}
	if (shown && verdict_is_refused(verdict)) {
		fprintf(out, "brinell: the link of '%s' is refused and its output removed: ", verdict->command->output);
		bri_render_summary(render, verdict->findings, verdict->units->objects);
	}
}

int verdict_show(const struct verdict *verdict, struct bri_error *reterr)
{
	if (verdict->mode == BRI_MODE_RECORD)
		return 0;
	/* One write: the lines of links that run beside each other don't mix. */
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	if (!out)
		return no_memory(verdict, reterr);
	struct lines lines = {0};
	struct bri_render render = {.colour = wants_colour(),
	                            .carets = true,
	                            .line = read_source_line,
	                            .line_context = &lines,
	                            .emit = emit,
	                            .emit_context = out};
	show_all(verdict, &render, out);
	bri_mapping_close(&lines.file);
	free(lines.path);
	bool failed = ferror(out) != 0;
	if (fclose(out) != 0 || failed) {
		free(text);
		return no_memory(verdict, reterr);
	}
	fwrite(text, 1, size, stderr);
	free(text);
	return 0;
}

/* ---- report --------------------------------------------------------------------------- */

static int absolute_path(const char *path, char ret_path[2 * PATH_MAX], struct bri_error *reterr)
{
	char directory[PATH_MAX];
	if (path[0] == '/') {
		snprintf(ret_path, 2 * PATH_MAX, "%s", path);
		return 0;
	}
	if (!getcwd(directory, sizeof directory))
		return bri_error_set(reterr, path, "the working directory has no name: %s", strerror(errno));
	snprintf(ret_path, 2 * PATH_MAX, "%s/%s", directory, path);
	return 0;
}

int verdict_write_file(const char *path, const unsigned char *bytes, size_t size, struct bri_error *reterr)
{
	char temporary[PATH_MAX + 32];
	snprintf(temporary, sizeof temporary, "%s.%ld.tmp", path, (long)getpid());
	FILE *file = fopen(temporary, "wxe");
	if (!file)
		return bri_error_set(reterr, temporary, "evidence can't be written: %s", strerror(errno));
	bool failed = fwrite(bytes, 1, size, file) != size;
	failed |= fclose(file) != 0;
	if (!failed && rename(temporary, path) == 0)
		return 0;
	int error = errno;
	unlink(temporary);
	return bri_error_set(reterr, path, "evidence can't be written: %s", strerror(error));
}

static int write_evidence(const struct verdict *verdict, const char *path, struct bri_error *reterr)
{
	const struct bri_policy_header *header = bri_policy_header(verdict->policy);
	struct bri_evidence evidence = {
	    .policy = bri_policy_text(verdict->policy, header->name),
	    .mode = (uint8_t)verdict->mode,
	    .gate = BRI_GATE_LINK,
	    .unit = verdict->command->output,
	    .output = verdict->command->output,
	    .findings = verdict->findings,
	};
	unsigned char *bytes;
	size_t size;
	memcpy(evidence.digest, header->digest, sizeof evidence.digest);
	if (bri_evidence_encode(&evidence, NULL, true, &bytes, &size, reterr) != 0)
		return -1;
	int status = verdict_write_file(path, bytes, size, reterr);
	free(bytes);
	return status;
}

int verdict_report_path(const struct verdict *verdict, const char *directory, const char *suffix,
                        char ret_output[2 * PATH_MAX], char ret_path[PATH_MAX], struct bri_error *reterr)
{
	char hex[SHA256_DIGEST_STRING_LENGTH];
	if (absolute_path(verdict->command->output, ret_output, reterr) != 0)
		return -1;
	SHA256Data((const uint8_t *)ret_output, strlen(ret_output), hex);
	if (snprintf(ret_path, PATH_MAX, "%s/%s.%s", directory, hex, suffix) >= PATH_MAX)
		return bri_error_set(reterr, directory, "the name of the report directory is too long");
	if (mkdir(directory, 0777) != 0 && errno != EEXIST)
		return bri_error_set(reterr, directory, "the report directory can't be made: %s", strerror(errno));
	return 0;
}

int verdict_report(const struct verdict *verdict, const char *directory, struct bri_error *reterr)
{
	char output[2 * PATH_MAX], path[PATH_MAX];
	if (verdict_report_path(verdict, directory, "brn", output, path, reterr) != 0)
		return -1;
	if (bri_findings_count(verdict->findings) == 0) {
		if (unlink(path) != 0 && errno != ENOENT && errno != ENOTDIR)
			return bri_error_set(reterr, path, "old evidence can't be removed: %s", strerror(errno));
		return 0;
	}
	return write_evidence(verdict, path, reterr);
}
