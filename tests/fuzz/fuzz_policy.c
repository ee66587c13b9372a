/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a compiled policy, its checksum made right.  It promises that
 * everything was checked when it was opened, so a unit is judged by whatever
 * opens. */
#include "property.h"

#include "judge.h"
#include "policy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char facts[] =
	"option pointer-size \"8\"\noption stack-protector \"none\"\noption code \"none\"\noption optimize \"2\"\n"
	"function SSL_CTX_set_verify\nfunction curl_easy_setopt variadic\nfunction rand\nfunction MD5\nfunction system\n"
	"object key :a4 static const @1:1 = \"abc\"\n"
	"define main @2:1 {\n object ctx param :p8\n object n local :s4\n"
	" (declare n 0@3:3)\n (call@4:1 SSL_CTX_set_verify ctx n 0:p8)\n (call@5:1 curl_easy_setopt ctx 64 n)\n"
	" (call@6:1 MD5 (address key) 4 ctx)\n (call@7:1 system (address \"curl -k http://x\"))\n"
	" (return (call@8:1 rand))\n}\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bri_error error = { .what = "" };
	const size_t checksum_at = offsetof(struct bri_policy_header, checksum);
	/* Policies are read in place, as mapped: 8-byte aligned. */
	uint8_t *copy = malloc(size > 0 ? size : 1);
	demand(copy != NULL);
	memcpy(copy, data, size);
	if (size >= sizeof(struct bri_policy_header)) {
		uint32_t length = (uint32_t)size;
		uint64_t checksum = bri_policy_checksum(copy + checksum_at + 8, size - checksum_at - 8);
		memcpy(copy + offsetof(struct bri_policy_header, size), &length, sizeof(length));
		memcpy(copy + checksum_at, &checksum, sizeof(checksum));
	}
	struct bri_policy *policy = bri_policy_from_memory(copy, size, "fuzz", &error);
	demand(policy != NULL || error.what[0] != '\0');
	if (policy != NULL) {
		struct bri_unit *unit = bri_unit_read(facts, sizeof(facts) - 1, "facts", &error);
		struct bri_findings *findings = bri_findings_new();
		struct bri_judge_options options = { .today = 20000 };
		demand(unit != NULL && findings != NULL);
		demand(bri_judge_unit(policy, unit, &options, findings, &error) == 0 || error.what[0] != '\0');
		bri_findings_free(findings);
		bri_unit_free(unit);
		bri_policy_close(policy);
	}
	free(copy);
	return 0;
}
