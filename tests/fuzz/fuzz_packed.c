/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as packed facts: read or refused; what was read survives writing
 * and packing again. */
#include "property.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bri_error error = { .what = "" };
	struct bri_unit *unit = bri_unit_unpack(data, size, NULL, "fuzz", &error);
	if (unit == NULL)
		demand(error.what[0] != '\0');
	else
		demand_good_unit(unit);
	bri_unit_free(unit);
	return 0;
}
