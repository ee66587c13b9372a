/* SPDX-License-Identifier: Apache-2.0 */
/* What library calls do to memory and handles, as the policy's facts say: data,
 * not code. */
#include "blur.h"
#include "check.h"
#include "interp.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static struct value arg_of(const struct call_site *site, unsigned arg)
{
	return arg < site->count ? site->args[arg] : bri_value_none();
}

uint32_t bri_length_of(struct interp *in, const struct call_site *site, unsigned arg, bool *ret_known)
{
	int64_t number;
	(void)in;
	*ret_known = bri_value_single(arg_of(site, arg), &number) && number >= 0 && number < INT32_MAX;
	return *ret_known ? (uint32_t)number : UINT32_MAX;
}

static uint32_t tag_bit(const struct bri_api *api)
{
	return api->tag < BRI_TAGS_MAX ? 1u << api->tag : 0;
}

static struct origin *call_origin(struct interp *in, const struct call_site *site)
{
	struct origin *origin = bri_interp_alloc(in, sizeof *origin);
	*origin = (struct origin){.kind = ORIGIN_CALL,
	                          .name = site->callee,
	                          .unit = site->unit,
	                          .location = site->node->location,
	                          .length = 1};
	return origin;
}

static struct value fresh_memory(struct interp *in, const struct call_site *site, uint32_t size, enum content content)
{
	uint32_t region = bri_region_fresh(in, size, site->callee, bri_memory_fill(in, content, 0, NULL));
	in->regions[region].unit = site->unit;
	in->regions[region].location = site->node->location;
	return bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS, .id = region, .act = in->act_now});
}

static struct value result_symbol(struct interp *in, const struct call_site *site, uint32_t tags)
{
	return bri_value_of(in, (struct atom){.kind = ATOM_SYMBOL,
	                                      .id = ++in->symbols,
	                                      .tags = tags,
	                                      .call = site->callee,
	                                      .origin = call_origin(in, site),
	                                      .act = in->act_now});
}

/* A fresh copy of a text, or of `length` bytes: the result, or what `to` is made to point to. */
static void duplicate(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                      struct value *result)
{
	struct value from = arg_of(site, api->arg);
	bool known = false;
	uint32_t size = api->length != BRI_NO_ARG ? bri_length_of(in, site, api->length, &known) : 0;
	struct value made = fresh_memory(in, site, known ? size : 0, CONTENT_UNINIT);
	if (api->length != BRI_NO_ARG) {
		bri_check_flow(in, made, from);
		bri_store_copy(in, state, made, from, size, known);
	} else {
		bri_text_copy(
		    in, state,
		    &(struct bri_api){.effect = BRI_EFFECT_COPY_TEXT, .to = 1, .arg = 0, .length = BRI_NO_ARG},
		    &(struct call_site){.args = (struct value[]){from, made},
		                        .count = 2,
		                        .node = site->node,
		                        .unit = site->unit,
		                        .callee = site->callee});
	}
	if (api->to == BRI_NO_ARG)
		*result = made;
	else
		bri_store(in, state, arg_of(site, api->to), made, bri_pointer_size(in));
}

/* A member where nothing says how long it gets: to its end. */
static uint32_t room_of(const struct atom *atom, uint32_t length)
{
	return length == UINT32_MAX && atom_extent(atom) ? atom->extent : length;
}

static void fill_one(struct interp *in, struct state *state, struct value to, uint32_t tags, const struct origin *origin,
                     uint32_t length, bool is_told)
{
	for (uint32_t i = 0; i < to.count; i++)
		bri_forget(in, state, (struct value){1, &to.atoms[i]}, tags, origin,
		           is_told ? length : room_of(&to.atoms[i], length), in->location);
}

static void fill_bytes(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site)
{
	bool known = false;
	uint32_t length = api->length != BRI_NO_ARG ? bri_length_of(in, site, api->length, &known) : UINT32_MAX;
	unsigned last = api->flags & BRI_API_REST && site->count ? (unsigned)site->count - 1 : api->arg;
	const struct origin *origin = api->tag != BRI_NO_ARG ? call_origin(in, site) : NULL;
	for (unsigned arg = api->arg; arg <= last; arg++)
		fill_one(in, state, arg_of(site, arg), tag_bit(api), origin, length, api->length != BRI_NO_ARG);
}

/* `length` bytes, or as many as there are, are what the cell says. */
static void put_bytes(struct interp *in, struct state *state, struct value to, struct cell cell, uint32_t length)
{
	for (uint32_t i = 0; i < to.count && !in->stop; i++) {
		const struct atom *atom = &to.atoms[i];
		uint32_t region = bri_atom_region(in, atom);
		if (!region)
			continue;
		bool anywhere = atom->flags & ATOM_ANYWHERE || atom->number < 0 || atom->number > INT32_MAX;
		cell.offset = atom->kind == ATOM_ADDRESS && !anywhere ? (uint32_t)atom->number : 0;
		uint32_t room = room_of(atom, length);
		cell.length = room < UINT32_MAX - cell.offset ? room : UINT32_MAX - cell.offset;
		const struct memory *memory = bri_state_get(in, state, region);
		bri_state_set(in, state, region,
		              anywhere       ? bri_blur_at(in, memory, atom, cell)
		              : to.count > 1 ? bri_memory_blur(in, memory, cell)
		                             : bri_memory_write_bits(in, bri_memory_write(in, memory, cell), cell));
	}
}

static void set_bytes(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site)
{
	bool known;
	int64_t byte = 0;
	uint32_t length = bri_length_of(in, site, api->length, &known);
	struct value value = api->effect == BRI_EFFECT_CLEAR ? bri_value_int(in, 0, NULL) : arg_of(site, api->arg);
	struct value to = arg_of(site, api->to);
	bri_check_flow_end(in, to);
	bool zero = bri_value_single(value, &byte) && (byte & 255) == 0, constant = bri_value_is_constant(value);
	if (constant && !zero)
		value = bri_value_step(in, value, ORIGIN_WRITTEN, "", in->top->unit, site->node->location, 0);
	struct cell cell = {.content = zero ? CONTENT_ZERO : constant ? CONTENT_CONSTANT : CONTENT_UNKNOWN,
	                    .tags = bri_value_tags(value),
	                    .act = in->act_now,
	                    .origin = value.count ? value.atoms[0].origin : NULL};
	put_bytes(in, state, to, cell, known ? length : UINT32_MAX);
}

/* Is all of it known, and what is it?  As long as the call says, or a text. */
static struct window constant_window(struct interp *in, struct state *state, const struct call_site *site, unsigned length,
                                     const struct atom *atom)
{
	bool known = false, complete = false;
	uint32_t size = length != BRI_NO_ARG ? bri_length_of(in, site, length, &known) : UINT32_MAX, offset = 0;
	uint32_t region = bri_atom_region(in, atom);
	char text[256];
	if (!region)
		return (struct window){.known = false};
	bool placed = atom_offset(atom, &offset);
	struct window window = bri_memory_window(bri_state_get(in, state, region), in->regions[region].size,
	                                         placed ? offset : 0, placed && known ? size : UINT32_MAX);
	window.known = window.has_act && ((window.known && !window.uninit) ||
	                                  (length == BRI_NO_ARG && bri_atom_text(in, state, atom, text, sizeof text, &complete) &&
	                                   complete && !strpbrk(text, (char[]){HOLE, 0})));
	return window;
}

/* What is made of bytes alone is as constant as they are, though nobody here knows what it comes to.  False: the call isn't
 * what the fact speaks of, but another function of that name. */
static bool transform(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                      struct value *result)
{
	struct value from = arg_of(site, api->arg);
	if (api->to == BRI_TO_RESULT)
		*result = bri_value_decided(in, from, site->callee);
	struct cell cell = {.content = from.count ? CONTENT_CONSTANT : CONTENT_UNKNOWN};
	unsigned last = api->flags & BRI_API_REST && site->count ? (unsigned)site->count - 1 : api->to;
	int64_t number;
	if (api->to == BRI_TO_RESULT || bri_value_single(arg_of(site, api->to), &number) || bri_value_single(from, &number))
		return api->to == BRI_TO_RESULT;
	for (uint32_t i = 0; i < from.count && !in->stop; i++) {
		struct window window = constant_window(in, state, site, api->length, &from.atoms[i]);
		cell.content = window.known ? cell.content : CONTENT_UNKNOWN;
		cell.tags |= window.tags;
		cell.origin = window.origin ? window.origin : from.atoms[i].origin;
		cell.act = window.has_act && window.act ? window.act : from.atoms[i].act;
	}
	for (unsigned to = api->to; to <= last; to++) {
		bri_check_flow_end(in, arg_of(site, to));
		if (cell.content == CONTENT_CONSTANT)
			put_bytes(in, state, arg_of(site, to), cell, UINT32_MAX);
		else
			fill_one(in, state, arg_of(site, to), cell.tags, cell.origin, UINT32_MAX, false);
	}
	return true;
}

static struct value kept(struct interp *in, const struct atom *atoms, uint32_t count)
{
	struct atom *copy = bri_interp_room(in, (count + 1) * sizeof *copy);
	if (in->stop)
		return bri_value_none();
	memcpy(copy, atoms, count * sizeof *copy);
	return (struct value){count, copy};
}

/* What only some of the parents are, the child may be: if it is made of one of those. */
static void mark_some(struct interp *in, struct state *state, struct value child, struct value from, uint32_t some)
{
	for (uint32_t tag = 0; some >> tag && tag < BRI_TAGS_MAX && child.count == 1; tag++) {
		struct atom by[VALUE_MAX], others[VALUE_MAX];
		uint32_t marked = 0, rest = 0;
		for (uint32_t i = 0; some >> tag & 1 && i < from.count && i < VALUE_MAX; i++)
			if (from.atoms[i].tags >> tag & 1)
				by[marked++] = from.atoms[i];
			else if (from.atoms[i].kind != ATOM_INT) /* of nothing nothing is made */
				others[rest++] = from.atoms[i];
		if (!marked)
			continue;
		bri_slot_mark_perhaps(in, state, bri_atom_handle(&child.atoms[0]), tag, kept(in, by, marked),
		                      kept(in, others, rest));
	}
}

/* The tags of all that it may be made of; *ret_some: those that say who it is, and that not all of them have. */
static uint32_t tags_of_parents(const struct interp *in, struct value from, uint32_t *ret_some)
{
	uint32_t all = bri_value_tags(from), common = all;
	for (uint32_t i = 0; i < from.count; i++)
		common &= from.atoms[i].kind == ATOM_INT ? all : from.atoms[i].tags;
	*ret_some = all & ~common & in->world->marks;
	return all & ~*ret_some;
}

static void derive(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                   struct value *result)
{
	struct value from = arg_of(site, api->arg);
	struct value to = api->to != BRI_NO_ARG ? arg_of(site, api->to) : *result, made = bri_value_none();
	uint32_t some, tags = tags_of_parents(in, from, &some);
	if (api->to != BRI_NO_ARG && api->flags & BRI_API_DEREF) { /* *to is made to be the handle */
		made = result_symbol(in, site, tags);
		bri_store(in, state, to, made, bri_pointer_size(in));
		to = made;
	}
	if (!to.count) {
		made = result_symbol(in, site, tags);
		*result = to = made;
	}
	for (uint32_t i = 0; i < to.count; i++)
		for (uint32_t j = 0; j < from.count; j++) {
			struct handle child = bri_atom_handle(&to.atoms[i]), parent = bri_atom_handle(&from.atoms[j]);
			if (child.kind != ATOM_INT && parent.kind != ATOM_INT)
				bri_slot_derive(in, state, child, parent);
		}
	if (some)
		mark_some(in, state, made, from, some);
}

static void on_handles(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site)
{
	struct value handles = arg_of(site, api->arg != BRI_NO_ARG ? api->arg : api->handle);
	for (uint32_t i = 0; i < handles.count; i++) {
		struct handle handle = bri_atom_handle(&handles.atoms[i]);
		if (handle.kind == ATOM_INT)
			continue;
		struct value by, others;
		if (api->effect == BRI_EFFECT_MARK && bri_conditions_when_surely(in, state, api, site, &by, &others))
			bri_slot_mark(in, state, handle, api->tag);
		else if (api->effect == BRI_EFFECT_MARK) /* setIgnoreError(error == EXPECTED) */
			bri_slot_mark_perhaps(in, state, handle, api->tag, by, others);
		else if (api->effect == BRI_EFFECT_UNMARK)
			bri_slot_unmark(in, state, handle, api->tag);
		else if (api->effect == BRI_EFFECT_USE)
			bri_slot_use(in, state, handle, USED_SURELY);
		else
			bri_slot_strengthen(in, state, handle, api->slot, NULL);
	}
}

/* What a text spells, and where it stops: that goes wherever the other arguments lead. */
static struct value number_of(struct interp *in, struct state *state, const struct bri_api *api,
                              const struct call_site *site)
{
	struct value from = arg_of(site, api->arg), result = bri_value_none();
	int64_t base = 10;
	bool known = api->length == BRI_NO_ARG || bri_value_single(arg_of(site, api->length), &base);
	for (size_t i = 0; i < site->count; i++)
		if (i != api->arg && i != api->length)
			bri_forget(in, state, site->args[i], 0, NULL, UINT32_MAX, 0);
	for (uint32_t i = 0; i < from.count && !in->stop; i++) {
		const struct atom *text = &from.atoms[i];
		uint32_t region = bri_atom_region(in, text), offset;
		bool placed = region && atom_offset(text, &offset), complete = false;
		struct window window = {.known = false};
		char spelt[64], *end = spelt;
		if (placed)
			window = bri_memory_window(bri_state_get(in, state, region), in->regions[region].size, offset,
			                           text->extent ? text->extent : UINT32_MAX);
		struct atom atom = {.kind = ATOM_SYMBOL,
		                    .id = ++in->symbols, .tags = text->tags | window.tags,
		                    .flags = window.known && window.has_act && !window.uninit ? ATOM_CONSTANT : 0,
		                    .act = text->act,
		                    .origin = window.origin ? window.origin : text->origin,
		                    .call = site->callee};
		if (known && bri_atom_text(in, state, text, spelt, sizeof spelt, &complete) && complete && (base == 10 || base == 16))
			atom.number = strtoll(spelt, &end, (int)base);
		if (end != spelt) {
			atom.kind = ATOM_INT;
			atom.id = 0;
			atom.flags = 0;
		}
		result = bri_value_join(in, result, bri_value_of(in, atom));
	}
	return result.count ? result : result_symbol(in, site, 0);
}

static struct value compared(struct interp *in, struct state *state, const struct bri_api *api,
                             const struct call_site *site)
{
	int64_t count = INT32_MAX;
	int order;
	bool counted = api->length == BRI_NO_ARG || bri_value_single(arg_of(site, api->length), &count);
	if (counted && count > 0 && bri_texts_compare(in, state, arg_of(site, api->arg), arg_of(site, api->to), (size_t)count, &order))
		return order == BRI_DIFFERENT ? bri_value_join(in, bri_value_int(in, -1, NULL), bri_value_int(in, 1, NULL)) : bri_value_int(in, order, NULL);
	return result_symbol(in, site, 0);
}

/* Somewhere in there, not where it points; or nowhere. */
static struct value within(struct interp *in, struct value pointer)
{
	struct value result = bri_value_int(in, 0, NULL);
	for (uint32_t i = 0; i < pointer.count; i++) {
		struct atom atom = bri_atom_placed(in, pointer.atoms[i]);
		if (atom.kind == ATOM_ADDRESS)
			atom.flags |= ATOM_ANYWHERE;
		result = bri_value_join(in, result, bri_value_of(in, atom));
	}
	return result;
}

/* Where it goes on in a text that is written in the program.  Of any other the words differ: one is a secret, and one isn't. */
static struct value rest_of(struct interp *in, struct state *state, const struct call_site *site, struct value text)
{
	int64_t null;
	bool is_known = text.count > 0 && !bri_value_single(text, &null);
	for (uint32_t i = 0; i < text.count && is_known; i++)
		is_known = text.atoms[i].kind == ATOM_INT || constant_window(in, state, site, BRI_NO_ARG, &text.atoms[i]).known;
	return is_known ? within(in, text) : result_symbol(in, site, 0);
}

/* What takes a text word by word keeps how far it came: strsep() where its argument points, strtok_r() behind another,
 * strtok() in a place of its own. */
static struct value found_in(struct interp *in, struct state *state, const struct bri_api *api,
                             const struct call_site *site, struct value from)
{
	struct bri_node shape = {.type = BRI_POINTER, .size = bri_pointer_size(in)};
	bool is_own = api->to == api->arg;
	int64_t null;
	if (api->flags & BRI_API_DEREF) {
		struct value word = bri_load(in, state, from, &shape);
		bri_store(in, state, from, rest_of(in, state, site, word), shape.size);
		return word;
	}
	if (api->to == BRI_NO_ARG)
		return within(in, from);
	bool goes_on = bri_value_single(from, &null) && null == 0;
	struct value kept = !goes_on ? from : is_own ? in->words : bri_load(in, state, arg_of(site, api->to), &shape);
	struct value rest = rest_of(in, state, site, kept);
	if (is_own)
		in->words = rest;
	else
		bri_store(in, state, arg_of(site, api->to), rest, shape.size);
	return goes_on ? rest : within(in, from);
}

/* A fresh text that the call returns: the format writes it as if it were a last argument. */
struct value bri_text_formatted(struct interp *in, struct state *state, const struct bri_api *api,
                                const struct call_site *site)
{
	struct value *args = bri_interp_alloc(in, (site->count + 1) * sizeof *args), length = bri_value_none();
	struct value made = fresh_memory(in, site, 0, CONTENT_UNINIT);
	struct call_site wider = *site;
	struct bri_api into = *api;
	if (in->stop || site->count >= BRI_PAIR_NAME)
		return made;
	for (size_t i = 0; i < site->count; i++)
		args[i] = site->args[i];
	args[site->count] = made;
	wider.args = args;
	wider.count = site->count + 1;
	into.to = (uint8_t)site->count;
	bri_text_format(in, state, &into, &wider, &length);
	return made;
}

/* Moved, perhaps: what `arg` pointed to lies at the start. */
static struct value resized(struct interp *in, struct state *state, const struct bri_api *api,
                            const struct call_site *site, struct value from)
{
	bool known = false;
	uint32_t size = api->length != BRI_NO_ARG ? bri_length_of(in, site, api->length, &known) : 0;
	struct value made = fresh_memory(in, site, known ? size : 0, CONTENT_UNINIT);
	const struct memory *held = NULL;
	for (uint32_t i = 0; i < from.count && !in->stop; i++) {
		uint32_t region = bri_atom_region(in, &from.atoms[i]), offset;
		if (from.atoms[i].kind == ATOM_INT)
			continue; /* nothing yet */
		bool whole = region && (from.atoms[i].kind != ATOM_ADDRESS ||
		                        (atom_offset(&from.atoms[i], &offset) && offset == 0));
		const struct memory *one = whole ? bri_state_get(in, state, region)
		                                 : bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL);
		held = held ? bri_memory_join(in, held, one) : one;
	}
	if (held && !in->stop)
		bri_state_set(in, state, made.atoms[0].id, held);
	bri_check_flow(in, made, from);
	return made;
}

/* A structure that holds the pointer: what follows it isn't known. */
static struct value wrapped(struct interp *in, struct state *state, const struct call_site *site, struct value pointer)
{
	struct value result = fresh_memory(in, site, site->node->size, CONTENT_UNKNOWN);
	bri_store(in, state, result, pointer, bri_pointer_size(in));
	return result;
}

static struct value allocated(struct interp *in, const struct bri_api *api, const struct call_site *site)
{
	bool known;
	uint32_t size = api->length == BRI_NO_ARG ? bri_length_of(in, site, api->arg, &known) : 0;
	if (api->length != BRI_NO_ARG) {
		int64_t a, b;
		known = bri_value_single(arg_of(site, api->arg), &a) && bri_value_single(arg_of(site, api->length), &b) &&
		        a >= 0 && b >= 0 && a < 1 << 24 && b < 1 << 7;
		size = known ? (uint32_t)(a * b) : 0;
	}
	return fresh_memory(in, site, known ? size : 0, api->tag == 1 ? CONTENT_ZERO : CONTENT_UNINIT);
}

/* The length of a text; of a call that returns a bool no more than whether there is none. */
static struct value length_or_none(struct interp *in, struct state *state, const struct call_site *site,
                                   struct value from)
{
	struct value length = bri_text_length(in, state, site, from);
	return site->node->size == 1 ? bri_value_unary(in, BRI_OP_NOT, length, site->node) : length;
}

/* What a text says: how long it is, its number, how it compares, whom it names. */
static struct value said(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site)
{
	struct value text = arg_of(site, api->arg);
	if (api->effect == BRI_EFFECT_NUMBER)
		return number_of(in, state, api, site);
	if (api->effect == BRI_EFFECT_COMPARE)
		return compared(in, state, api, site);
	if (api->effect == BRI_EFFECT_LENGTH)
		return length_or_none(in, state, site, text);
	struct value named = bri_functions_by_name(in, state, text);
	if (api->to != BRI_NO_ARG)
		bri_store(in, state, arg_of(site, api->to), named.count ? named : bri_value_unknown(in, 0, 0), bri_pointer_size(in));
	return api->to == BRI_NO_ARG ? named : result_symbol(in, site, 0);
}

static void end_here(struct interp *in, struct state *state)
{
	in->exits = true;
	bri_slot_flush(in, state, true);
	bri_globals_leave(in, state);
	state->live = false;
}

bool bri_effect_plain(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                      struct value *result)
{
	bool known;
	uint32_t size;
	struct value from = arg_of(site, api->arg);
	switch (api->effect) {
	case BRI_EFFECT_COPY:
		size = bri_length_of(in, site, api->length, &known);
		bri_check_flow(in, arg_of(site, api->to), from);
		bri_store_copy(in, state, arg_of(site, api->to), from, size, known && api->length != BRI_NO_ARG);
		break;
	case BRI_EFFECT_COPY_TEXT:
	case BRI_EFFECT_APPEND_TEXT:
		bri_text_copy(in, state, api, site);
		break;
	case BRI_EFFECT_SET:
	case BRI_EFFECT_CLEAR:
		set_bytes(in, state, api, site);
		break;
	case BRI_EFFECT_FORMAT:
		if (api->to != BRI_NO_ARG)
			bri_text_format(in, state, api, site, result);
		else
			*result = bri_text_formatted(in, state, api, site);
		break;
	case BRI_EFFECT_FILL:
		fill_bytes(in, state, api, site);
		break;
	case BRI_EFFECT_ALLOCATE:
		*result = allocated(in, api, site);
		break;
	case BRI_EFFECT_DUPLICATE:
		duplicate(in, state, api, site, result);
		break;
	case BRI_EFFECT_RETURN_ARG:
		from = api->arg < site->count ? site->given[api->arg] : from;
		*result = from.count ? from : bri_value_unknown(in, 0, 0);
		break;
	case BRI_EFFECT_WRAP:
		*result = wrapped(in, state, site, from);
		break;
	case BRI_EFFECT_RESIZE:
		*result = resized(in, state, api, site, from);
		break;
	case BRI_EFFECT_DERIVE:
		derive(in, state, api, site, result);
		break;
	case BRI_EFFECT_MARK:
	case BRI_EFFECT_UNMARK:
	case BRI_EFFECT_STRENGTHEN:
	case BRI_EFFECT_USE:
		on_handles(in, state, api, site);
		return false;
	case BRI_EFFECT_LENGTH:
	case BRI_EFFECT_NUMBER:
	case BRI_EFFECT_COMPARE:
	case BRI_EFFECT_NAMED:
		*result = said(in, state, api, site);
		break;
	case BRI_EFFECT_FIND:
		*result = found_in(in, state, api, site, from);
		break;
	case BRI_EFFECT_EXIT:
		end_here(in, state);
		break;
	case BRI_EFFECT_REGISTER:
		bri_started_run(in, state, api, site);
		break;
	case BRI_EFFECT_TRANSFORM:
		return transform(in, state, api, site, result);
	case BRI_EFFECT_KEEP:
		bri_others_keep(in, state, from);
		break;
	case BRI_EFFECT_PRESERVE:
		break;
	default:
		return false;
	}
	return true;
}

static void result_facts(struct interp *in, const struct bri_api *api, const struct call_site *site,
                         struct value *result)
{
	struct atom atom;
	if (!result->count)
		*result = result_symbol(in, site, 0);
	atom = result->atoms[0];
	atom.tags |= tag_bit(api);
	if (site->node->type == BRI_AGGREGATE && atom.kind == ATOM_SYMBOL && tag_bit(api)) {
		const struct memory *all = bri_memory_fill(in, CONTENT_UNKNOWN, atom.tags, atom.origin);
		atom.kind = ATOM_ADDRESS;
		atom.id = bri_region_fresh(in, site->node->size, site->callee, all);
	}
	if (api->flags & BRI_API_CHECKED) {
		struct value handles = arg_of(site, api->handle);
		struct promise *promise = bri_interp_alloc(in, sizeof *promise);
		promise->handle =
		    handles.count ? bri_atom_handle(&handles.atoms[0]) : (struct handle){.kind = ATOM_INT};
		promise->slot = api->slot;
		promise->holder = bri_holder_of(in, site, api->handle);
		if (promise->handle.kind != ATOM_INT)
			atom.promise = promise;
	}
	*result = bri_value_of(in, atom);
}

bool bri_effects(struct interp *in, struct state *state, const struct call_site *site, struct value *ret_result)
{
	bool said = false;
	for (size_t i = 0; i < site->api_count; i++) {
		const struct bri_api *api = &site->apis[i];
		if (api->effect != BRI_EFFECT_NONE && api->effect < BRI_EFFECTS &&
		    bri_conditions_when(in, state, api, site))
			said |= api->flags & BRI_API_BOXED ? bri_effect_boxed(in, state, api, site, ret_result)
			                                   : bri_effect_plain(in, state, api, site, ret_result);
	}
	for (size_t i = 0; i < site->api_count; i++) {
		const struct bri_api *api = &site->apis[i];
		if (api->locus == BRI_AT_RESULT && (api->tag != BRI_NO_ARG || api->flags & BRI_API_CHECKED) &&
		    bri_conditions_when(in, state, api, site))
			result_facts(in, api, site, ret_result);
	}
	return said;
}
