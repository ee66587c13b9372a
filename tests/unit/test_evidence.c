/* SPDX-License-Identifier: Apache-2.0 */
/* Evidence and its note: both ways, damaged anywhere, and through a real
 * assembler. */
/* wrap: malloc calloc realloc */
#include "fixture.h"

#include "failing_memory.h"

#include <unistd.h>

#include "evidence.h"

struct descriptor {
	unsigned char *bytes;
	size_t size;
};

static struct bri_findings *some_findings(void)
{
	struct bri_findings *findings = bri_findings_new();
	struct bri_step steps[] = {
		{ .file = "net.c", .line = 3, .column = 9, .text = "the value 0 is written here", .location = 12 },
		{ .file = "net.h", .line = 4, .column = 1, .text = "passed to 'setup' as argument 2", .location = 13 },
	};
	struct bri_finding finding = {
		.rule = "tls.verify-off", .severity = BRI_ERROR, .result = BRI_FAIL, .gate = BRI_GATE_COMPILE,
		.file = "net.c", .line = 70000, .column = 2, .location = 14, .function = "setup", .message = "peer is not verified",
		.fix = "pass SSL_VERIFY_PEER", .clauses = "Xiaomi 2.0 4.2.3", .cwe = "CWE-295", .macro = "SET",
		.steps = steps, .step_count = 2,
	};
	bri_findings_add(findings, &finding);
	finding.rule = "hardening.pie";
	finding.line = 1;
	finding.is_option = true;
	finding.step_count = 0;
	finding.severity = BRI_WARNING;
	finding.result = BRI_UNKNOWN;
	bri_findings_add(findings, &finding);
	finding.rule = "crypto.weak-hash";
	finding.waived = finding.waived_in_source = true;
	finding.waiver_reason = "ETag, not security";
	finding.waiver_owner = "net team";
	finding.waiver_place = "net.c:1";
	bri_findings_add(findings, &finding);
	bri_findings_count_unknown(findings, "crypto.weak-hash", 5);
	bri_findings_count_unknown(findings, "tls.verify-off", 2);
	return findings;
}

static struct descriptor encode(const struct bri_unit *unit, const bool *keep, bool as_file)
{
	struct bri_findings *findings = some_findings();
	struct bri_evidence evidence = { .policy = "xiaomi-2.0-high", .mode = BRI_MODE_WARN, .gate = BRI_GATE_COMPILE,
		                         .unit = "net.c", .output = "net.o", .facts = unit, .functions_protected = 3,
		                         .functions_unprotected = 1, .functions_named = 2, .assembles = !as_file, .findings = findings };
	memset(evidence.digest, 0xab, sizeof(evidence.digest));
	struct descriptor made = { .bytes = NULL };
	struct bri_error error;
	const struct bri_travel travel = { .functions = (bool *)keep };
	assert_int_equal(bri_evidence_encode(&evidence, keep != NULL ? &travel : NULL, as_file, &made.bytes, &made.size, &error), 0);
	bri_findings_free(findings);
	return made;
}

static void assert_same_finding(const struct bri_finding *a, const struct bri_finding *b)
{
	assert_string_equal(a->rule, b->rule);
	assert_int_equal(a->severity, b->severity);
	assert_int_equal(a->result, b->result);
	assert_int_equal(a->gate, b->gate);
	assert_int_equal(a->waived, b->waived);
	assert_int_equal(a->waived_in_source, b->waived_in_source);
	assert_int_equal(a->is_option, b->is_option);
	assert_string_equal(a->file, b->file);
	assert_int_equal(a->line, b->line);
	assert_int_equal(a->column, b->column);
	assert_int_equal(a->location, 0);
	assert_string_equal(a->function, b->function);
	assert_string_equal(a->message, b->message);
	assert_string_equal(a->fix, b->fix);
	assert_string_equal(a->clauses, b->clauses);
	assert_string_equal(a->cwe, b->cwe);
	assert_string_equal(a->macro, b->macro);
	assert_string_equal(a->waiver_reason, b->waiver_reason);
	assert_string_equal(a->waiver_owner, b->waiver_owner);
	assert_string_equal(a->waiver_place, b->waiver_place);
	assert_int_equal(a->step_count, b->step_count);
	for (size_t i = 0; i < a->step_count; i++) {
		assert_string_equal(a->steps[i].file, b->steps[i].file);
		assert_string_equal(a->steps[i].text, b->steps[i].text);
		assert_int_equal(a->steps[i].line, b->steps[i].line);
		assert_int_equal(a->steps[i].column, b->steps[i].column);
		assert_int_equal(a->steps[i].location, 0);
	}
}

static void everything_comes_back(void **state)
{
	(void)state;
	struct bri_unit *unit = read_good(sample);
	bool keep[32];
	memset(keep, 1, sizeof(keep));
	for (int as_file = 0; as_file < 2; as_file++) {
		struct descriptor made = encode(unit, keep, as_file != 0);
		struct bri_error error = { .what = "" };
		struct bri_evidence_file *file =
			bri_evidence_decode(made.bytes, made.size, as_file != 0, "x.o", &error);
		assert_non_null(file);
		const struct bri_evidence *evidence = bri_evidence_get(file);
		assert_string_equal(evidence->policy, "xiaomi-2.0-high");
		assert_string_equal(evidence->unit, "net.c");
		assert_string_equal(evidence->output, "net.o");
		assert_int_equal(evidence->mode, BRI_MODE_WARN);
		assert_int_equal(evidence->gate, BRI_GATE_COMPILE);
		assert_int_equal(evidence->digest[BRI_EVIDENCE_DIGEST - 1], 0xab);
		assert_int_equal(evidence->functions_protected, 3);
		assert_int_equal(evidence->functions_unprotected, 1);
		assert_int_equal(evidence->functions_named, 2);
		assert_int_equal(evidence->assembles, !as_file);
		assert_string_equal(bri_unit_option(evidence->facts, "compiler"), "gcc 12.2.0");
		assert_int_equal(bri_unit_functions(evidence->facts), 6);
		assert_int_equal(bri_findings_unknown(evidence->findings), 7);
		assert_int_equal(bri_findings_unknown_of(evidence->findings, "tls.verify-off"), 2);
		struct bri_findings *findings = some_findings();
		assert_int_equal(bri_findings_count(evidence->findings), 3);
		for (size_t i = 0; i < 3; i++)
			assert_same_finding(bri_findings_at(evidence->findings, i), bri_findings_at(findings, i));
		bri_findings_free(findings);
		bri_evidence_free(file);
		/* A descriptor is no file, a file no descriptor. */
		assert_null(bri_evidence_decode(made.bytes, made.size, as_file == 0, "x.o", &error));
		free(made.bytes);
	}
	bri_unit_free(unit);
	bri_evidence_free(NULL);
}

static void without_keep_only_options_travel(void **state)
{
	(void)state;
	struct bri_unit *unit = read_good(sample);
	struct descriptor made = encode(unit, NULL, false);
	struct bri_evidence_file *file = bri_evidence_decode(made.bytes, made.size, false, "x.o", NULL);
	const struct bri_unit *facts = bri_evidence_get(file)->facts;
	assert_int_equal(bri_unit_functions(facts), 0);
	assert_int_equal(bri_unit_objects(facts), 0);
	assert_string_equal(bri_unit_option(facts, "pointer-size"), "8");
	bri_evidence_free(file);
	free(made.bytes);
	made = encode(NULL, NULL, false);
	file = bri_evidence_decode(made.bytes, made.size, false, "x.o", NULL);
	assert_null(bri_evidence_get(file)->facts);
	bri_evidence_free(file);
	free(made.bytes);
	bri_unit_free(unit);
}

static struct bri_evidence_file *decode_exact(const unsigned char *bytes, size_t size, struct bri_error *reterr)
{
	unsigned char *copy = malloc(size > 0 ? size : 1);
	assert_non_null(copy);
	memcpy(copy, bytes, size);
	struct bri_evidence_file *file = bri_evidence_decode(copy, size, false, "x.o", reterr);
	free(copy);
	return file;
}

static void damage_anywhere_is_noticed(void **state)
{
	(void)state;
	struct bri_unit *unit = read_good(sample);
	struct descriptor made = encode(unit, NULL, false);
	struct bri_error error;
	for (size_t size = 0; size < made.size; size++)
		assert_null(decode_exact(made.bytes, size, &error));
	for (size_t at = 0; at < made.size; at++) {
		for (unsigned bit = 0; bit < 8; bit++) {
			made.bytes[at] ^= (unsigned char)(1u << bit);
			assert_null(decode_exact(made.bytes, made.size, &error));
			assert_string_equal(error.where, "x.o");
			made.bytes[at] ^= (unsigned char)(1u << bit);
		}
	}
	made.bytes[0] = BRI_EVIDENCE_VERSION + 1;
	assert_null(decode_exact(made.bytes, made.size, &error));
	assert_non_null(strstr(error.what, "version"));
	free(made.bytes);
	bri_unit_free(unit);
}

/* An enemy makes the checksum right too. */
static void a_right_checksum_proves_nothing(void **state)
{
	(void)state;
	struct bri_unit *unit = read_good(sample);
	bool keep[32];
	memset(keep, 1, sizeof(keep));
	struct descriptor made = encode(unit, keep, false);
	size_t accepted = 0;
	for (size_t at = 1; at < made.size; at++) {
		static const unsigned char changes[] = { 0x01, 0x40, 0xff };
		for (size_t i = 0; i < sizeof(changes); i++) {
			made.bytes[at] ^= changes[i];
			bri_evidence_seal(made.bytes, made.size);
			struct bri_evidence_file *file = decode_exact(made.bytes, made.size, NULL);
			accepted += file != NULL;
			bri_evidence_free(file);
			made.bytes[at] ^= changes[i];
		}
	}
	assert_true(accepted > BRI_EVIDENCE_DIGEST); /* it is the checksum that is right: the digest may be any */
	free(made.bytes);
	bri_unit_free(unit);
}

static void memory_that_runs_out_is_never_hidden(void **state)
{
	(void)state;
	struct bri_findings *findings = some_findings();
	struct bri_evidence evidence = { .policy = "p", .unit = "u", .output = "", .findings = findings };
	struct descriptor made = { .bytes = NULL };
	int status = -1;
	for (long allowed = 0; status < 0; allowed++) {
		struct bri_error error = { .what = "" };
		memory_runs_out_after(allowed);
		status = bri_evidence_encode(&evidence, NULL, false, &made.bytes, &made.size, &error);
		memory_is_back();
		assert_true(status == 0 || strstr(error.what, "out of memory") != NULL);
	}
	struct bri_evidence_file *file = NULL;
	for (long allowed = 0; file == NULL; allowed++) {
		memory_runs_out_after(allowed);
		file = bri_evidence_decode(made.bytes, made.size, false, "x.o", NULL);
		memory_is_back();
	}
	assert_int_equal(bri_findings_count(bri_evidence_get(file)->findings), 3);
	bri_evidence_free(file);
	free(made.bytes);
	bri_findings_free(findings);
}

static void modes_have_words(void **state)
{
	(void)state;
	for (int i = 0; i <= BRI_MODE_OFF; i++) {
		enum bri_mode mode = BRI_MODE_OFF;
		assert_int_equal(bri_mode_from_text(bri_mode_text((enum bri_mode)i), &mode), 0);
		assert_int_equal(mode, i);
	}
	enum bri_mode mode;
	assert_int_equal(bri_mode_from_text("Enforce", &mode), -1);
}

/* ---- the note ------------------------------------------------------------------ */

static int collect(void *context, const unsigned char *descriptor, size_t length)
{
	text_add(context, (const char *)descriptor, length);
	return length == 1 && descriptor[0] == '!' ? -1 : 0;
}

#define LITTLE(n) n, 0, 0, 0
#define BIG(n) 0, 0, 0, n
#define NAME 'B', 'r', 'i', 'n', 'e', 'l', 'l', 0

static void notes_are_walked(void **state)
{
	(void)state;
	static const unsigned char two[] = { LITTLE(8), LITTLE(3), LITTLE(1), NAME, 'a', 'b', 'c', 0,
		                             LITTLE(8), LITTLE(0), LITTLE(1), NAME,
		                             LITTLE(8), LITTLE(4), LITTLE(1), NAME, 'd', 'e', 'f', 'g' };
	static const unsigned char big[] = { BIG(8), BIG(3), BIG(1), NAME, 'a', 'b', 'c', 0 };
	struct text text = { .bytes = NULL };
	struct bri_error error;
	assert_int_equal(bri_note_walk(two, sizeof(two), false, collect, &text, "x.o", &error), 3);
	assert_string_equal(text.bytes, "abcdefg");
	assert_int_equal(bri_note_walk(big, sizeof(big), true, collect, &text, "x.o", &error), 1);
	assert_string_equal(text.bytes, "abcdefgabc");
	/* The last one's padding may be missing; nothing else may. */
	assert_int_equal(bri_note_walk(big, sizeof(big) - 1, true, collect, &text, "x.o", &error), 1);
	assert_int_equal(bri_note_walk(two, 0, false, collect, &text, "x.o", &error), 0);
	assert_int_equal(bri_note_walk(big, sizeof(big), false, collect, &text, "x.o", &error), -1);
	for (size_t size = 1; size < 23; size++)
		assert_int_equal(bri_note_walk(two, size, false, collect, &text, "x.o", &error), -1);
	assert_string_equal(error.where, "x.o");
	unsigned char changed[sizeof(big)];
	memcpy(changed, big, sizeof(big));
	changed[11] = 2;
	assert_int_equal(bri_note_walk(changed, sizeof(changed), true, collect, &text, "x.o", &error), -1);
	assert_non_null(strstr(error.what, "unknown type 2"));
	memcpy(changed, big, sizeof(big));
	changed[12] = 'b';
	assert_int_equal(bri_note_walk(changed, sizeof(changed), true, collect, &text, "x.o", &error), -1);
	memset(changed, 0xff, 8);
	assert_int_equal(bri_note_walk(changed, sizeof(changed), true, collect, &text, "x.o", &error), -1);
	static const unsigned char refused[] = { LITTLE(8), LITTLE(1), LITTLE(1), NAME, '!', 0, 0, 0 };
	assert_int_equal(bri_note_walk(refused, sizeof(refused), false, collect, &text, "x.o", &error), -1);
	free(text.bytes);
}

static void the_assembler_gives_every_byte_back(void **state)
{
	(void)state;
	if (system("command -v as >/dev/null && command -v objcopy >/dev/null") != 0)
		skip();
	unsigned char bytes[2051];
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(i * 7 + i / 256);
	/* Each byte value with a digit behind it. */
	for (size_t i = 0; i < 512; i += 2) {
		bytes[i] = (unsigned char)(i / 2);
		bytes[i + 1] = (unsigned char)('0' + i / 2 % 10);
	}
	char source[] = "/tmp/brinell-note-XXXXXX";
	int descriptor = mkstemp(source);
	assert_true(descriptor >= 0);
	struct text text = { .bytes = NULL };
	bri_note_write_assembler(bytes, sizeof(bytes), text_add, &text);
	assert_int_equal(write(descriptor, text.bytes, text.size), text.size);
	close(descriptor);
	char command[512];
	snprintf(command, sizeof(command), "as -o %s.o %s && objcopy -O binary --only-section=%s "
	                                   "--set-section-flags %s=alloc,contents %s.o %s.bin",
	         source, source, BRI_NOTE_SECTION, BRI_NOTE_SECTION, source, source);
	assert_int_equal(system(command), 0);
	char path[128];
	snprintf(path, sizeof(path), "%s.bin", source);
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	unsigned char section[4096];
	size_t size = fread(section, 1, sizeof(section), file);
	fclose(file);
	assert_int_equal(size, 12 + 8 + 2052);
	struct text back = { .bytes = NULL };
	assert_int_equal(bri_note_walk(section, size, false, collect, &back, "x.o", NULL), 1);
	assert_int_equal(back.size, sizeof(bytes));
	assert_memory_equal(back.bytes, bytes, sizeof(bytes));
	snprintf(command, sizeof(command), "rm -f %s %s.o %s.bin", source, source, source);
	assert_int_equal(system(command), 0);
	free(text.bytes);
	free(back.bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_comes_back),
		cmocka_unit_test(without_keep_only_options_travel),
		cmocka_unit_test(damage_anywhere_is_noticed),
		cmocka_unit_test(a_right_checksum_proves_nothing),
		cmocka_unit_test(memory_that_runs_out_is_never_hidden),
		cmocka_unit_test(modes_have_words),
		cmocka_unit_test(notes_are_walked),
		cmocka_unit_test(the_assembler_gives_every_byte_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
