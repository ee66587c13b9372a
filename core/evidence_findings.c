/* SPDX-License-Identifier: Apache-2.0 */
/* Findings in evidence: written and read back.
 *
 *   A text is a number: 0 is "", one more than there were so far a new one, which follows
 *   unknowns that were only counted: of how many rules, and of each: rule; count
 *   findings: count, and of each: rule; bits (result, severity, gate: 2 each;
 *     waived, waived in source, option: 1 each); file; line; column; function;
 *     message; fix; clauses; CWE; macro; line's digest; [waived: reason; owner; place];
 *     steps: count; file, line, column, text
 *
 * All of it squeezed (wire.h), its size before it. */
#include "evidence_findings.h"

#include "arena.h"
#include "fact.h"
#include "pack.h"

#include <stdlib.h>
#include <string.h>

enum { RULES_MAX = 4096, TEXTS_ROOM = 1024 }; /* bytes of texts that most notes' findings have */

/* What squeezed bytes are about.  Letters are as likely as in packed facts. */
static const struct bri_about about_letters = { .field = PACK_TEXT };
static const struct bri_about about_length = { .field = 40, .is_small = true };
static const struct bri_about about_text = { .field = 41, .is_small = true };
static const struct bri_about about_number = { .field = 42, .is_small = true };

/* ---- writing ---- */

struct writer {
	struct bri_wire_out out;
	struct bri_unit *texts; /* for its table of names */
	uint32_t text_count;
};

static void put_number(struct writer *writer, uint64_t number)
{
	writer->out.about = about_number;
	bri_wire_put_number(&writer->out, number);
}

static void put_text(struct writer *writer, const char *text)
{
	size_t length = text != NULL ? strlen(text) : 0;
	uint32_t number = length != 0 ? bri_unit_name_of(writer->texts, text, length) : 0;
	writer->out.about = about_text;
	bri_wire_put_number(&writer->out, number);
	if (number <= writer->text_count)
		return;
	writer->text_count = number;
	writer->out.about = about_length;
	bri_wire_put_number(&writer->out, length);
	writer->out.about = about_letters;
	bri_wire_put_raw(&writer->out, text, length);
}

static void put_finding(struct writer *writer, const struct bri_finding *finding)
{
	put_text(writer, finding->rule);
	put_number(writer, (finding->result & 3u) | (finding->severity & 3u) << 2 | (finding->gate & 3u) << 4 |
	                    (unsigned)finding->waived << 6 | (unsigned)finding->waived_in_source << 7 |
	                    (unsigned)finding->is_option << 8);
	put_text(writer, finding->file);
	put_number(writer, finding->line);
	put_number(writer, finding->column);
	put_text(writer, finding->function);
	put_text(writer, finding->message);
	put_text(writer, finding->fix);
	put_text(writer, finding->clauses);
	put_text(writer, finding->cwe);
	put_text(writer, finding->macro);
	put_text(writer, finding->digest);
	if (finding->waived) {
		put_text(writer, finding->waiver_reason);
		put_text(writer, finding->waiver_owner);
		put_text(writer, finding->waiver_place);
	}
	put_number(writer, finding->step_count);
	for (size_t i = 0; i < finding->step_count; i++) {
		put_text(writer, finding->steps[i].file);
		put_number(writer, finding->steps[i].line);
		put_number(writer, finding->steps[i].column);
		put_text(writer, finding->steps[i].text);
	}
}

static void put_all(struct writer *writer, const struct bri_findings *findings)
{
	size_t count = bri_findings_count(findings), unknown = 0;
	while (bri_findings_unknown_rule(findings, unknown) != NULL)
		unknown++;
	put_number(writer, unknown);
	for (size_t i = 0; i < unknown; i++) {
		const char *rule = bri_findings_unknown_rule(findings, i);
		put_text(writer, rule);
		put_number(writer, bri_findings_unknown_of(findings, rule));
	}
	put_number(writer, count);
	for (size_t i = 0; i < count; i++)
		put_finding(writer, bri_findings_at(findings, i));
}

void bri_evidence_put_findings(struct bri_wire_out *out, const struct bri_findings *findings)
{
	struct writer writer = { .out = bri_wire_begin_squeezed(TEXTS_ROOM), .texts = bri_unit_new("") };
	struct bri_wire_out squeezed = { .has_failed = writer.texts == NULL };
	if (writer.texts != NULL)
		put_all(&writer, findings);
	writer.out.has_failed |= writer.texts == NULL || !bri_unit_is_complete(writer.texts);
	bri_wire_put_squeezed(&squeezed, &writer.out);
	bri_wire_put_bytes(out, squeezed.bytes, squeezed.size);
	out->has_failed |= squeezed.has_failed;
	free(squeezed.bytes);
	bri_unit_free(writer.texts);
}

/* ---- reading ---- */

struct reader {
	struct bri_wire_in in;
	struct bri_unit *texts;
	uint32_t *numbers; /* of a text -> its name in `texts` */
	size_t text_count, text_room;
	struct bri_step *steps;
	struct bri_findings *findings;
};

static const char *get_new_text(struct reader *reader)
{
	struct bri_unit *texts = reader->texts;
	uint32_t *grown = bri_array_grow(reader->numbers, &reader->text_room, reader->text_count, 1, sizeof(*grown));
	if (grown != NULL)
		reader->numbers = grown;
	reader->in.about = about_length;
	size_t size = bri_wire_get_count(&reader->in);
	reader->in.about = about_letters;
	const unsigned char *letters = bri_wire_get_raw(&reader->in, size);
	if (grown == NULL || letters == NULL || memchr(letters, '\0', size) != NULL) {
		reader->in.has_failed = true;
		return "";
	}
	grown[reader->text_count] = bri_unit_name_of(texts, (const char *)letters, size);
	return bri_unit_text(texts, grown[reader->text_count++]);
}

static const char *get_text(struct reader *reader)
{
	reader->in.about = about_text;
	uint64_t number = bri_wire_get_number(&reader->in, reader->text_count + 1);
	if (number > reader->text_count)
		return get_new_text(reader);
	return number != 0 ? bri_unit_text(reader->texts, reader->numbers[number - 1]) : "";
}

static size_t get_count(struct reader *reader)
{
	reader->in.about = about_number;
	return bri_wire_get_count(&reader->in);
}

static uint32_t get_u32(struct reader *reader)
{
	reader->in.about = about_number;
	return (uint32_t)bri_wire_get_number(&reader->in, UINT32_MAX);
}

static void get_steps(struct reader *reader, struct bri_finding *finding)
{
	size_t count = get_count(reader);
	free(reader->steps);
	reader->steps = calloc(count + 1, sizeof(*reader->steps));
	if (reader->steps == NULL)
		reader->in.has_failed = true;
	for (size_t i = 0; i < count && !reader->in.has_failed; i++) {
		reader->steps[i].file = get_text(reader);
		reader->steps[i].line = get_u32(reader);
		reader->steps[i].column = get_u32(reader);
		reader->steps[i].text = get_text(reader);
	}
	finding->steps = reader->steps;
	finding->step_count = count;
}

static void get_finding(struct reader *reader)
{
	struct bri_finding finding = { .rule = get_text(reader) };
	reader->in.about = about_number;
	uint64_t bits = bri_wire_get_number(&reader->in, 511);
	finding.result = bits & 3;
	finding.severity = bits >> 2 & 3;
	finding.gate = bits >> 4 & 3;
	finding.waived = (bits >> 6 & 1) != 0;
	finding.waived_in_source = (bits >> 7 & 1) != 0;
	finding.is_option = (bits >> 8 & 1) != 0;
	finding.file = get_text(reader);
	finding.line = get_u32(reader);
	finding.column = get_u32(reader);
	finding.function = get_text(reader);
	finding.message = get_text(reader);
	finding.fix = get_text(reader);
	finding.clauses = get_text(reader);
	finding.cwe = get_text(reader);
	finding.macro = get_text(reader);
	finding.digest = get_text(reader);
	if (finding.waived) {
		finding.waiver_reason = get_text(reader);
		finding.waiver_owner = get_text(reader);
		finding.waiver_place = get_text(reader);
	}
	get_steps(reader, &finding);
	if (finding.result == BRI_PASS || finding.result == BRI_NOT_APPLICABLE || finding.severity > BRI_ERROR ||
	    finding.gate > BRI_GATE_IMAGE || finding.rule[0] == '\0')
		reader->in.has_failed = true;
	if (!reader->in.has_failed && bri_findings_add(reader->findings, &finding) == NULL)
		reader->in.has_failed = true;
}

/* Counts of unknowns and findings, where there is one of either. */
static bool get_all(struct reader *reader)
{
	size_t rules = get_count(reader);
	if (rules > RULES_MAX || (rules != 0 && reader->findings == NULL && (reader->findings = bri_findings_new()) == NULL))
		return false;
	for (size_t i = 0; i < rules && !reader->in.has_failed; i++) {
		const char *rule = get_text(reader);
		bri_findings_count_unknown(reader->findings, rule, get_u32(reader));
	}
	size_t count = get_count(reader);
	if (count != 0 && reader->findings == NULL && (reader->findings = bri_findings_new()) == NULL)
		return false;
	for (size_t i = 0; i < count && !reader->in.has_failed; i++)
		get_finding(reader);
	return !reader->in.has_failed && reader->in.at == reader->in.size && bri_unit_is_complete(reader->texts) &&
	       (reader->findings == NULL || bri_findings_is_complete(reader->findings));
}

bool bri_evidence_get_findings(struct bri_wire_in *in, struct bri_findings **findings, struct bri_unit **ret_texts)
{
	size_t size = 0;
	const unsigned char *bytes = bri_wire_get_bytes(in, &size);
	struct bri_wire_in part = { .bytes = bytes, .size = size };
	struct reader reader = { .texts = *ret_texts = bri_unit_new(""), .findings = *findings };
	if (bytes == NULL || reader.texts == NULL)
		return false;
	reader.in = bri_wire_get_squeezed(&part);
	bool is_good = !reader.in.has_failed && get_all(&reader);
	bri_wire_end_squeezed(&reader.in);
	free(reader.numbers);
	free(reader.steps);
	*findings = reader.findings;
	return is_good;
}
