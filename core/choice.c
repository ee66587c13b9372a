/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers that a condition chose between: which way it came out is kept with each. */
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

static struct value chosen(struct interp *in, struct value value, uint32_t condition, bool truth)
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
		                        .number = truth,
		                        .condition = condition};
		atoms[i].origin = step;
	}
	return atoms && !in->stop ? (struct value){value.count, atoms} : value;
}

/* A number that is among both was chosen by neither. */
struct value bri_value_either(struct interp *in, struct value yes, struct value no, uint32_t condition, bool turned)
{
	bool shared = false;
	for (uint32_t i = 0; i < yes.count; i++)
		shared |= yes.atoms[i].kind == ATOM_INT && has_number(no, yes.atoms[i].number);
	yes = shared ? bri_value_unchosen(in, yes) : chosen(in, yes, condition, true);
	no = shared ? bri_value_unchosen(in, no) : chosen(in, no, condition, false);
	return turned ? bri_value_join(in, no, yes) : bri_value_join(in, yes, no);
}
