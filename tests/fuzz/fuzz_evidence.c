/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a note section and as a descriptor.  The checksum is made right
 * first: an enemy would do the same, and without that nothing behind it would
 * ever be reached. */
#include "property.h"

#include "evidence.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int decode(void *context, const unsigned char *descriptor, size_t size)
{
	(void)context;
	struct bri_error error = { .what = "" };
	unsigned char *copy = malloc(size > 0 ? size : 1);
	demand(copy != NULL);
	memcpy(copy, descriptor, size);
	bri_evidence_seal(copy, size);
	struct bri_evidence_file *file = bri_evidence_decode(copy, size, false, "fuzz", &error);
	free(copy);
	if (file == NULL) {
		demand(error.what[0] != '\0');
		return 0;
	}
	/* What was understood can be said again. */
	const struct bri_evidence *evidence = bri_evidence_get(file);
	unsigned char *bytes = NULL;
	size_t length = 0;
	demand(bri_evidence_encode(evidence, NULL, true, &bytes, &length, &error) == 0);
	struct bri_evidence_file *again = bri_evidence_decode(bytes, length, true, "again", &error);
	demand(again != NULL);
	demand(bri_findings_count(bri_evidence_get(again)->findings) == bri_findings_count(evidence->findings));
	free(bytes);
	bri_evidence_free(again);
	bri_evidence_free(file);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bri_error error = { .what = "" };
	for (int big_endian = 0; big_endian < 2; big_endian++) {
		int count = bri_note_walk(data, size, big_endian != 0, decode, NULL, "fuzz", &error);
		demand(count >= 0 || error.what[0] != '\0');
	}
	decode(NULL, data, size);
	return 0;
}
