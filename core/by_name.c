/* SPDX-License-Identifier: Apache-2.0 */
/* What a text names: the one text that a pointer leads to, and the functions that a call returns by their names (dlsym)
 * where those come by a table, a parameter or a buffer.  See fact_named.c: the unit declares what its texts may name. */
#include "check.h"
#include "interp.h"

#include <string.h>

enum { NAME_MAX_ROOM = 200 };

/* The one text that a pointer leads to, some of whose letters may not have travelled. */
static bool one_text(struct interp *in, struct state *state, struct value pointer, char *text, uint32_t room)
{
	bool complete;
	char other[2];
	return pointer.count == 1 && bri_atom_text(in, state, &pointer.atoms[0], text, room, &complete) && complete &&
	       strlen(text) + 1 < room && !strchr(text, HOLE) &&
	       !bri_atom_text_at(in, state, &pointer.atoms[0], 1, other, sizeof other, &complete);
}

bool bri_only_text(struct interp *in, struct state *state, struct value pointer, char *text, uint32_t room)
{
	return one_text(in, state, pointer, text, room) && !strchr(text, BRI_BLURRED);
}

static int fold(char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

bool bri_texts_compare(struct interp *in, struct state *state, struct value one, struct value other, size_t count, int *ret_order)
{
	char a[256], b[256];
	bool all_known = true, same_case = true;
	if (!one_text(in, state, one, a, sizeof a) || !one_text(in, state, other, b, sizeof b))
		return false;
	for (size_t i = 0; i < count; i++) {
		bool is_known = (a[i] != BRI_BLURRED || !b[i]) && (b[i] != BRI_BLURRED || !a[i]); /* none stands for the end */
		if (is_known && fold(a[i]) != fold(b[i])) {
			*ret_order = !all_known ? BRI_DIFFERENT : strncmp(a, b, count) < 0 ? -1 : 1;
			return true;
		}
		all_known &= is_known;
		same_case &= a[i] == b[i];
		if (!a[i])
			break;
	}
	*ret_order = 0;
	return all_known && same_case;
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
