/* SPDX-License-Identifier: Apache-2.0 */
/* Members of which facts speak, and that are arrays, by where they lie: what is written there a byte at a time, or through a
 * pointer that was made to them, is asked about as if it had been stored there as a whole. */
#include "check.h"
#include "interp.h"

struct placed_member {
	struct placed_member *next;
	uint32_t region, at, size; /* where it lies */
	uint32_t field, act;       /* the node that named it, and whose it is */
	uint32_t waits, location;  /* bytes that were written and not asked about yet; where the last one was */
	bool told;
};

void bri_check_place(struct interp *in, uint32_t field, struct value pointer)
{
	const struct bri_node *node = bri_unit_node(interp_unit(in), field);
	const struct world_unit *home = &in->world->units[in->top->unit];
	uint32_t at, region = in->run && pointer.count == 1 && node->b < home->names && home->fields[node->b]
	                          ? bri_atom_region(in, &pointer.atoms[0]) : 0;
	if (!region || in->stop || !atom_offset(&pointer.atoms[0], &at))
		return;
	for (const struct placed_member *member = in->run->members; member; member = member->next)
		if (member->region == region && member->at == at && member->act == in->act_now)
			return;
	struct placed_member *member = bri_interp_alloc(in, sizeof *member);
	if (in->stop)
		return;
	*member = (struct placed_member){.next = in->run->members, .region = region, .at = at, .size = node->size, .field = field, .act = in->act_now};
	in->run->members = member;
}

/* The member of this function's that the pointer leads into. */
static struct placed_member *member_at(struct interp *in, const struct atom *atom)
{
	uint32_t region = in->run->members ? bri_atom_region(in, atom) : 0;
	struct placed_member *member = region ? in->run->members : NULL;
	int64_t at = atom->kind == ATOM_SYMBOL ? 0 : atom->number;
	while (member && (member->region != region || member->act != in->act_now || at < member->at ||
	                  at >= (int64_t)member->at + member->size))
		member = member->next;
	return member;
}

uint32_t bri_check_placed(struct interp *in, const struct atom *atom)
{
	uint32_t at;
	const struct placed_member *member = in->run ? member_at(in, atom) : NULL;
	return member && atom_offset(atom, &at) && at == member->at ? member->field : 0;
}

static void ask(struct interp *in, struct state *state, struct placed_member *member, uint32_t location)
{
	uint32_t faults = in->run->faults;
	struct atom whole = {.kind = ATOM_ADDRESS, .id = member->region, .number = member->at, .extent = member->size, .act = in->act_now};
	const struct memory *memory = bri_state_get(in, state, member->region);
	if (bri_memory_window(memory, in->regions[member->region].size, member->at, member->size).tags)
		return; /* what is drawn somewhere is judged by its name (named.c) */
	bri_check_store(in, state, member->field, bri_value_of(in, whole), bri_value_of(in, whole), location);
	member->told = in->run->faults != faults;
}

void bri_check_byte(struct interp *in, struct state *state, struct value pointer, struct value value, uint32_t size,
                    uint32_t location)
{
	struct placed_member *member = in->run && in->run->members && pointer.count == 1 ? member_at(in, &pointer.atoms[0]) : NULL;
	uint32_t at;
	if (!member || member->told)
		return;
	/* Before the last byte, or a text's end, more may come. */
	bool is_exact = atom_offset(&pointer.atoms[0], &at) && !(pointer.atoms[0].flags & ATOM_WITHIN);
	bool is_end = value.count == 1 && value.atoms[0].kind == ATOM_INT && value.atoms[0].number == 0;
	if (is_exact && at + size != member->at + member->size && !(is_end && at > member->at)) {
		member->waits++;
		member->location = location;
		return;
	}
	member->waits = 0;
	ask(in, state, member, location);
}

/* One byte of many may be a mark of what is to come. */
static bool is_waiting(const struct interp *in, const struct placed_member *member)
{
	return member->waits > 1 && !member->told && member->act == in->act_now;
}

void bri_check_handed(struct interp *in, struct state *state, const struct call_site *site)
{
	for (struct placed_member *member = in->run->members; member && !in->stop; member = member->next) {
		bool is_handed = false;
		for (size_t i = 0; i < site->count && is_waiting(in, member); i++) {
			const struct atom *atom = site->args[i].count == 1 ? &site->args[i].atoms[0] : NULL;
			/* What is handed the member itself goes on from there. */
			is_handed |= atom && bri_atom_region(in, atom) == member->region && member_at(in, atom) != member;
		}
		if (is_handed)
			ask(in, state, member, member->location);
	}
}

void bri_check_left(struct interp *in, struct state *state)
{
	for (struct placed_member *member = in->run->members; member && state->live && !in->stop; member = member->next) {
		const struct region *region = &in->regions[member->region];
		if (is_waiting(in, member) && !(region->kind == REGION_OBJECT && region->act == in->act_now))
			ask(in, state, member, member->location);
	}
}
