/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a list of inputs that a gate left: keys and values lie inside the text, and the reading ends. */
#include "inputs.h"
#include "property.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);
	const char *key = NULL, *value = NULL;
	size_t at = 0, lines = 0;

	demand(text != NULL);
	memcpy(text, data, size);
	text[size] = '\0';
	while (bri_inputs_next(text, size, &at, &key, &value)) {
		demand(at <= size && ++lines <= size);
		demand(key >= text && key + strlen(key) <= text + size);
		demand(value >= text && value + strlen(value) <= text + size);
	}
	free(text);
	return 0;
}
