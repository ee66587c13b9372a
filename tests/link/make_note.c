/* SPDX-License-Identifier: Apache-2.0 */
/* Prints, as assembler, the note that a compile gate would leave, so that the
 * link can be tested without any plugin.
 *
 * usage: make_note POLICY.bri UNIT MODE [other-policy] [corrupt] [future] [finding] */
#include "evidence.h"
#include "policy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void emit(void *context, const char *text, size_t length)
{
	fwrite(text, 1, length, context);
}

static bool has_word(char **words, const char *word)
{
	for (; *words; words++)
		if (strcmp(*words, word) == 0)
			return true;
	return false;
}

static struct bri_findings *one_finding(const char *unit)
{
	struct bri_findings *findings = bri_findings_new();
	struct bri_finding finding = {.rule = "tls.verify-off",
	                              .severity = BRI_ERROR,
	                              .result = BRI_FAIL,
	                              .file = unit,
	                              .line = 7,
	                              .column = 2,
	                              .function = "connect_to",
	                              .message = "recorded and not refused",
	                              .fix = "mend it",
	                              .clauses = "",
	                              .cwe = "CWE-295",
	                              .macro = "",
	                              .waiver_reason = "",
	                              .waiver_owner = "",
	                              .waiver_place = ""};
	if (!findings || !bri_findings_add(findings, &finding))
		exit(3);
	return findings;
}

int main(int argc, char **argv)
{
	struct bri_error error = {0};
	enum bri_mode mode;
	if (argc < 4 || bri_mode_from_text(argv[3], &mode) != 0) {
		fputs("usage: make_note POLICY.bri UNIT MODE [other-policy] [corrupt] [future] [finding]\n", stderr);
		return 2;
	}
	struct bri_policy *policy = bri_policy_open(argv[1], &error);
	if (!policy) {
		fprintf(stderr, "%s: %s\n", error.where, error.what);
		return 2;
	}
	const struct bri_policy_header *header = bri_policy_header(policy);
	struct bri_unit *facts = bri_unit_new(argv[2]);
	struct bri_findings *findings = has_word(argv + 4, "finding") ? one_finding(argv[2]) : bri_findings_new();
	struct bri_evidence evidence = {.policy = bri_policy_text(policy, header->name),
	                                .mode = (uint8_t)mode,
	                                .unit = argv[2],
	                                .output = "",
	                                .facts = facts,
	                                .functions_named = 100, /* more than any object that gets the note */
	                                .findings = findings};
	unsigned char *bytes;
	size_t size;
	bri_unit_set_option(facts, "compiler", "none");
	memcpy(evidence.digest, header->digest, sizeof evidence.digest);
	if (has_word(argv + 4, "other-policy"))
		evidence.digest[0] ^= 1;
	if (bri_evidence_encode(&evidence, NULL, false, &bytes, &size, &error) != 0) {
		fprintf(stderr, "%s: %s\n", error.where, error.what);
		return 3;
	}
	if (has_word(argv + 4, "corrupt"))
		bytes[size / 2] ^= 0x5a;
	if (has_word(argv + 4, "future"))
		bytes[0] = 99; /* the version */
	bri_note_write_assembler(bytes, size, emit, stdout);
	free(bytes);
	bri_findings_free(findings);
	bri_unit_free(facts);
	bri_policy_close(policy);
	return 0;
}
