/* SPDX-License-Identifier: Apache-2.0 */
/* What a text names: the one text that a pointer leads to, and the functions that a call returns by their names (dlsym)
 * where those come by a table, a parameter or a buffer.  See fact_named.c: the unit declares what its texts may name. */
#include "check.h"
#include "interp.h"

#include <string.h>

enum { NAME_MAX_ROOM = 200 };

bool bri_only_text(struct interp *in, struct state *state, struct value pointer, char *text, uint32_t room)
{
	bool complete;
	char other[2];
	return pointer.count == 1 && bri_atom_text(in, state, &pointer.atoms[0], text, room, &complete) && complete &&
	       strlen(text) + 1 < room && !strpbrk(text, (char[]){HOLE, BRI_BLURRED, 0}) &&
	       !bri_atom_text_at(in, state, &pointer.atoms[0], 1, other, sizeof other, &complete);
}

static bool find_function(const struct bri_unit *unit, const char *name, uint32_t *ret_function)
{
	for (uint32_t f = 1; f <= bri_unit_functions(unit); f++)
		if (!(bri_unit_function(unit, f)->flags & BRI_FUNCTION_STATIC) &&
		    strcmp(bri_unit_text(unit, bri_unit_function(unit, f)->symbol), name) == 0) {
			*ret_function = f;
			return true;
		}
	return false;
}

/* The unit's own, or another one's: the loader looks through all of the program. */
static struct value function_called(struct interp *in, const char *name, const struct atom *text)
{
	uint32_t unit = in->top->unit, function = 0;
	bool found = find_function(in->world->units[unit].unit, name, &function);
	for (size_t u = 0; !found && u < in->world->count; u++) {
		unit = (uint32_t)u;
		found = find_function(in->world->units[u].unit, name, &function);
	}
	return found ? bri_value_of(in, (struct atom){.kind = ATOM_FUNCTION, .unit = unit, .id = function, .act = in->act_now,
	                                             .origin = text->origin})
	             : bri_value_unknown(in, 0, 0);
}

struct value bri_functions_by_name(struct interp *in, struct state *state, struct value names)
{
	struct value result = bri_value_none();
	char name[NAME_MAX_ROOM];
	bool complete;
	for (uint32_t i = 0; i < names.count && !in->stop; i++)
		if (bri_atom_text(in, state, &names.atoms[i], name, sizeof name, &complete) && complete && *name &&
		    !strpbrk(name, (char[]){HOLE, BRI_BLURRED, 0}))
			result = bri_value_join(in, result, function_called(in, name, &names.atoms[i]));
	/* Nobody says that it is there. */
	return result.count ? bri_value_join(in, result, bri_value_int(in, 0, NULL)) : result;
}
