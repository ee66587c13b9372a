/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of variable arguments: va_start makes one of what the activation was
 * given, va_arg takes the next.  How a target lays a list out doesn't matter:
 * what stands in it is a position among the arguments. */
#include "interp.h"
#include "check.h"

#include <stdlib.h>
#include <string.h>

uint8_t bri_list_op(const char *callee)
{
	static const struct {
		const char *name;
		uint8_t op;
	} names[] = {{"start", LIST_START}, {"copy", LIST_COPY}, {"end", LIST_END}};
	static const char prefix[] = "__builtin_va_";
	if (strncmp(callee, prefix, sizeof prefix - 1) != 0)
		return LIST_NOTHING;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(callee + sizeof prefix - 1, names[i].name) == 0)
			return names[i].op;
	return LIST_NOTHING;
}

/* Follows pointers to where a position stands; false when there is none. */
static bool find(struct interp *in, struct state *state, struct value list, struct value *ret_home,
                 struct atom *ret_position)
{
	*ret_home = bri_value_none();
	for (int depth = 0; depth < 4 && list.count == 1 && list.atoms[0].kind == ATOM_ADDRESS; depth++) {
		const struct atom *atom = &list.atoms[0];
		uint32_t offset;
		if (in->regions[atom->id].kind == REGION_ARGUMENTS) {
			*ret_position = *atom;
			return true;
		}
		if (!atom_offset(atom, &offset))
			return false;
		const struct memory *memory = bri_state_get(in, state, atom->id);
		const struct cell *cell = NULL;
		for (uint32_t i = 0; i < memory->count && !cell; i++)
			if (memory->cells[i].offset == offset)
				cell = &memory->cells[i];
		if (!cell || cell->content != CONTENT_VALUE)
			return false;
		*ret_home = list;
		list = cell->value;
	}
	return false;
}

static uint32_t given(const struct interp *in, const struct activation *act)
{
	const struct bri_function *function = bri_unit_function(in->world->units[act->unit].unit, act->function);
	return act->arg_count > function->params ? (uint32_t)act->arg_count - function->params : 0;
}

void bri_list_call(struct interp *in, struct state *state, uint8_t op, const struct value *args, size_t count)
{
	const struct activation *act = in->top;
	struct value position = bri_value_unknown(in, 0, 0), home;
	struct atom at = {0};
	if (op == LIST_END || count == 0)
		return;
	if (op == LIST_START && act->args) {
		uint32_t fixed = bri_unit_function(interp_unit(in), act->function)->params, rest = given(in, act);
		at = (struct atom){.kind = ATOM_ADDRESS,
		                   .id = bri_region_of_arguments(in, act->id, act->args + fixed, rest),
		                   .act = in->act_now};
		if (at.id)
			position = bri_value_of(in, at);
	} else if (op == LIST_COPY && count > 1 && find(in, state, args[1], &home, &at)) {
		position = bri_value_of(in, at);
	}
	bri_store(in, state, args[0], position, 8);
}

bool bri_list_next(struct interp *in, struct state *state, struct value list, struct value *ret_value)
{
	struct value home;
	struct atom at;
	if (!find(in, state, list, &home, &at) || !home.count)
		return false;
	const struct memory *memory = in->regions[at.id].initial;
	*ret_value = bri_value_none();
	for (uint32_t i = 0; i < memory->count; i++)
		if (at.flags & ATOM_ANYWHERE || at.number == memory->cells[i].offset)
			*ret_value = bri_value_join(in, *ret_value, memory->cells[i].value);
	if (!ret_value->count)
		*ret_value = bri_value_unknown(in, 0, 0);
	at.number += at.flags & ATOM_ANYWHERE ? 0 : 8;
	bri_store(in, state, home, bri_value_of(in, at), 8);
	return true;
}

bool bri_list_rest(struct interp *in, struct state *state, struct value list, const struct value **ret_values,
                   size_t *ret_count)
{
	struct value home;
	struct atom at;
	if (!find(in, state, list, &home, &at) || at.flags & ATOM_ANYWHERE)
		return false;
	const struct memory *memory = in->regions[at.id].initial;
	struct value *values = bri_interp_alloc(in, (memory->count + 1) * sizeof *values);
	*ret_count = 0;
	for (uint32_t i = (uint32_t)(at.number / 8); i < memory->count && !in->stop; i++)
		values[(*ret_count)++] = memory->cells[i].value;
	*ret_values = values;
	return true;
}

const char *bri_format_marks(const char *at, const struct value *args, size_t count, unsigned *next, long *ret_shown)
{
	int64_t given;
	*ret_shown = BRI_SHOWN_MAX;
	for (; *at && strchr("-+ #0123456789.*'", *at); at++) {
		bool is_precision = *at == '.';
		if (is_precision && at[1] != '*')
			*ret_shown = strtol(at + 1, NULL, 10);
		else if (is_precision && *next < count && bri_value_single(args[*next], &given) && given >= 0 && given < BRI_SHOWN_MAX)
			*ret_shown = (long)given;
		*next += *at == '*';
	}
	return at;
}
