/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers that a condition chose between: which way it came out is kept with each. */
#include "check.h"
#include "interp.h"
#include "value.h"

#include <string.h>

struct value bri_value_unchosen(struct interp *in, struct value value)
{
	struct atom *atoms = NULL;
	for (uint32_t i = 0; i < value.count && !in->stop; i++) {
		if (origin_unchosen(value.atoms[i].origin) == value.atoms[i].origin)
			continue;
		if (!atoms)
			atoms = memcpy(bri_interp_room(in, value.count * sizeof *atoms), value.atoms, value.count * sizeof *atoms);
		atoms[i].origin = origin_unchosen(atoms[i].origin);
	}
	return atoms && !in->stop ? (struct value){value.count, atoms} : value;
}

static bool has_number(struct value value, int64_t number)
{
	for (uint32_t i = 0; i < value.count; i++)
		if (value.atoms[i].kind == ATOM_INT && value.atoms[i].number == number)
			return true;
	return false;
}

/* `number`: what the condition came to, and whether a caller's parameter that isn't set says so. */
static struct value chosen(struct interp *in, struct value value, uint32_t condition, unsigned number)
{
	struct atom *atoms = NULL;
	for (uint32_t i = 0; i < value.count && !in->stop; i++) {
		const struct origin *older = value.atoms[i].origin;
		if (value.atoms[i].kind != ATOM_INT || (older && older->length >= ORIGIN_MAX))
			continue;
		if (!atoms)
			atoms = memcpy(bri_interp_room(in, value.count * sizeof *atoms), value.atoms, value.count * sizeof *atoms);
		struct origin *step = bri_interp_alloc(in, sizeof *step);
		if (in->stop)
			break;
		*step = (struct origin){.older = older,
		                        .name = "",
		                        .unit = in->top->unit,
		                        .kind = ORIGIN_CHOSEN,
		                        .length = (uint8_t)(older ? older->length + 1 : 1),
		                        .number = (uint16_t)number,
		                        .condition = condition};
		atoms[i].origin = step;
	}
	return atoms && !in->stop ? (struct value){value.count, atoms} : value;
}

/* `verify ? 2 : 0` is what `verify` says: who hands over a 0 switches it off, and is told.  `lax ? 0 : 2` isn't: what has to
 * be asked for to be weak is weak where it is written. */
bool bri_is_left_to_callers(const struct atom *atom)
{
	if (atom->kind != ATOM_INT || atom->number != 0)
		return false;
	for (const struct origin *step = atom->origin; step; step = step->older)
		if (step->kind == ORIGIN_CHOSEN && step->number & CHOSEN_UNSET)
			return true;
	return false;
}

static bool is_parameter(struct value value)
{
	return value.count == 1 && value.atoms[0].kind == ATOM_SYMBOL && value.atoms[0].flags & ATOM_PARAMETER;
}

/* A parameter of the root says it, or a constant of another unit's, which the program knows. */
int bri_says_left(const struct interp *in, struct value value, const struct bri_node *node)
{
	while (node->kind == BRI_FIELD || node->kind == BRI_CAST || node->kind == BRI_BINARY || node->kind == BRI_CONDITION)
		node = bri_unit_node(interp_unit(in), node->a);
	uint32_t flags = node->kind == BRI_OBJECT ? bri_unit_object(interp_unit(in), node->a)->flags : 0;
	bool is_others = flags & BRI_OBJECT_CONST && flags & BRI_OBJECT_DECLARED && !(in->run && in->run->is_program);
	return is_others ? LEFT_EITHER : is_parameter(value);
}

/* A number that is among both was chosen by neither.  `left`: see interp.h. */
struct value bri_value_either(struct interp *in, struct value yes, struct value no, uint32_t condition, int left, bool turned)
{
	bool shared = false, either = left == LEFT_EITHER || left == -LEFT_EITHER;
	for (uint32_t i = 0; i < yes.count; i++)
		shared |= yes.atoms[i].kind == ATOM_INT && has_number(no, yes.atoms[i].number);
	yes = shared ? bri_value_unchosen(in, yes) : chosen(in, yes, condition, CHOSEN_TRUE | (left < 0 || either ? CHOSEN_UNSET : 0u));
	no = shared ? bri_value_unchosen(in, no) : chosen(in, no, condition, left > 0 || either ? CHOSEN_UNSET : 0u);
	return turned ? bri_value_join(in, no, yes) : bri_value_join(in, yes, no);
}
