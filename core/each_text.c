/* SPDX-License-Identifier: Apache-2.0 */
/* A body that goes through a text letter by letter, given one of several texts: letters of two can't be told from each
 * other once they are mixed, so it is walked once for each. */
#include "interp.h"

#include <string.h>

enum { TEXTS_MOST = 4, BODY_MOST = 200 }; /* nodes: a body that copies, appends or counts is that small */

static bool is_text(struct interp *in, const struct atom *atom)
{
	uint32_t offset, region = bri_atom_region(in, atom);
	return region && in->regions[region].kind == REGION_TEXT && atom_offset(atom, &offset);
}

/* The argument that is one of several texts; `count`: none is. */
static size_t chosen(struct interp *in, const struct value *args, size_t count)
{
	size_t i = 0;
	for (; i < count; i++) {
		uint32_t texts = 0;
		while (args[i].count > 1 && args[i].count <= TEXTS_MOST && texts < args[i].count &&
		       is_text(in, &args[i].atoms[texts]))
			texts++;
		if (texts && texts == args[i].count)
			break;
	}
	return i;
}

static bool goes_through(const struct bri_unit *unit, const struct bri_function *function)
{
	if (function->last_node - function->first_node > BODY_MOST)
		return false;
	for (uint32_t n = function->first_node; n < function->last_node; n++)
		if (bri_unit_node(unit, n)->kind == BRI_LOOP)
			return true;
	return false;
}

static struct value call_with(struct interp *in, struct state *state, uint32_t unit, uint32_t function,
                              const struct value *args, const struct call_site *site)
{
	in->chooser = site->chooser;
	return bri_call_body(in, state, unit, function, args, site->count, site->node->location, site->unit);
}

struct value bri_call_each(struct interp *in, struct state *state, uint32_t unit, uint32_t function,
                           const struct call_site *site)
{
	const struct value *args = site->args;
	size_t count = site->count;
	const struct bri_unit *facts = in->world->units[unit].unit;
	size_t which = chosen(in, args, count);
	if (which == count || !goes_through(facts, bri_unit_function(facts, function)))
		return call_with(in, state, unit, function, args, site);
	struct value *given = bri_interp_alloc(in, count * sizeof *given), result = bri_value_none();
	struct state *all = NULL;
	for (uint32_t i = 0; i < args[which].count && !in->stop; i++) {
		struct state *one = bri_state_copy(in, state);
		memcpy(given, args, count * sizeof *given);
		given[which] = (struct value){1, &args[which].atoms[i]};
		result = bri_value_join(in, result, call_with(in, one, unit, function, given, site));
		if (!all)
			all = one;
		else
			bri_state_join(in, all, one);
	}
	if (all)
		*state = *all;
	return result;
}
