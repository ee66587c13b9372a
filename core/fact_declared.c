/* SPDX-License-Identifier: Apache-2.0 */
/* What declarations call the parameters of functions.  Nothing here knows what a name says. */
#include "fact_unit.h"

#include <string.h>

void bri_unit_name_parameters(struct bri_unit *unit, uint32_t function, const uint32_t *names, size_t count)
{
	struct bri_function *f = function != 0 && function < unit->function_count ? &unit->functions[function] : NULL;
	if (f == NULL) {
		bri_unit_fail(unit);
		return;
	}
	if (f->names != 0 || count == 0)
		return;
	count = count < BRI_PARAMETER_NAMES_MAX ? count : BRI_PARAMETER_NAMES_MAX;
	uint32_t *items = bri_array_grow(unit->items, &unit->item_capacity, unit->item_count, count, sizeof(*items));
	if (items == NULL) {
		bri_unit_fail(unit);
		return;
	}
	unit->items = items;
	memcpy(items + unit->item_count, names, count * sizeof(*items));
	f->first_name = (uint32_t)unit->item_count;
	f->names = (uint32_t)count;
	unit->item_count += count;
}

const uint32_t *bri_unit_parameter_names(const struct bri_unit *unit, uint32_t function, size_t *ret_count)
{
	const struct bri_function *f = bri_unit_function(unit, function);
	bool inside = f->first_name <= unit->item_count && f->names <= unit->item_count - f->first_name;
	*ret_count = inside ? f->names : 0;
	return inside && f->names != 0 ? unit->items + f->first_name : NULL;
}
