/* SPDX-License-Identifier: Apache-2.0 */
/* What is read by its name: a secret of that name is one from here on, a member holds what a table says of it.  What
 * is written by its name: named.c. */
#include "check.h"
#include "interp.h"

/* What its name calls a secret is told where it is read. */
static struct value tell_secret(struct interp *in, struct value value)
{
	struct atom *atoms = bri_interp_alloc(in, (value.count + 1) * sizeof *atoms);
	for (uint32_t i = 0; i < value.count && !in->stop; i++) {
		atoms[i] = value.atoms[i];
		if (atoms[i].kind != ATOM_INT && atoms[i].kind != ATOM_FUNCTION) {
			atoms[i].tags |= in->world->secret_tags;
			atoms[i].told_in = in->act_now;
		}
	}
	return in->stop ? value : (struct value){value.count, atoms};
}

struct value bri_named_secret(struct interp *in, uint32_t lvalue, struct value value)
{
	bool is_one = in->run && in->world->secret_tags && bri_is_named_secret(in->world, in->top->unit, lvalue);
	return is_one ? tell_secret(in, value) : value;
}

struct value bri_named_gift(struct interp *in, const struct bri_node *call, struct value value)
{
	bool is_one = in->run && in->world->secret_tags && bri_gives_secret(in->world, in->top->unit, call);
	return is_one ? tell_secret(in, value) : value;
}

/* What a member is known to hold, where it wasn't filled in sight. */
struct value bri_named_field(struct interp *in, uint32_t name, struct value value)
{
	const struct world_unit *home = &in->world->units[in->top->unit];
	uint32_t tags = 0;
	if (!in->run || name >= home->names || !home->fields[name])
		return value;
	for (uint32_t i = 0; i < home->field_counts[name]; i++) {
		const struct bri_api *api = &home->fields[name][i];
		if (api->role == BRI_NOTHING && api->effect == BRI_EFFECT_NONE && api->tag < BRI_TAGS_MAX)
			tags |= 1u << api->tag;
	}
	struct atom *atoms = tags ? bri_interp_alloc(in, (value.count + 1) * sizeof *atoms) : NULL;
	for (uint32_t i = 0; atoms && i < value.count && !in->stop; i++) {
		atoms[i] = value.atoms[i];
		if (atoms[i].kind == ATOM_SYMBOL && !(atoms[i].flags & ATOM_CONSTANT) &&
		    (atoms[i].id & SYMBOL_LOADED || atoms[i].source))
			atoms[i].tags |= tags;
	}
	return atoms && !in->stop ? (struct value){value.count, atoms} : value;
}
