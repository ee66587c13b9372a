/* SPDX-License-Identifier: Apache-2.0 */
/* Members that only hold what the member around them is called: password.cstring. */
#include "world.h"

bool bri_is_carrier(const struct world *world, uint32_t unit, uint32_t name)
{
	struct bri_spelled spelled;
	if (!world->carriers || !name)
		return false;
	bri_spell(bri_unit_text(world->units[unit].unit, name), &spelled);
	return bri_words_fit(world, world->carriers, &spelled);
}

uint32_t bri_member_meant(const struct world *world, uint32_t unit, uint32_t field)
{
	const struct world_unit *home = &world->units[unit];
	uint32_t meant = field;
	for (int i = 0; i < 3; i++) {
		const struct bri_node *node = bri_unit_node(home->unit, meant);
		const struct bri_node *around = bri_unit_node(home->unit, node->kind == BRI_FIELD ? node->a : 0);
		if (around->kind != BRI_FIELD || node->b >= home->names || home->fields[node->b] || around->b >= home->names)
			return field;
		meant = node->a;
		if (home->fields[around->b])
			break;
	}
	for (uint32_t at = field; at != meant; at = bri_unit_node(home->unit, at)->a)
		if (!bri_is_carrier(world, unit, bri_unit_node(home->unit, at)->b))
			return field;
	return home->fields[bri_unit_node(home->unit, meant)->b] ? meant : field;
}
