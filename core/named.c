/* SPDX-License-Identifier: Apache-2.0 */
/* Values that must not be what they are because of a name: a token, a session id, a one-time password has no API that
 * takes it, only a variable, a member, a parameter or a function that is called so.  What reaches a role of an API as
 * well is reported there and not here. */
#include "check.h"
#include "interp.h"

#include <string.h>

#define VISITS_MAX 200
#define OTHERS_MAX 4
#define NOT_PLACED UINT32_MAX

struct other_origin {
	const struct other_origin *next;
	const struct origin *origin;
};

struct named_sink {
	struct named_sink *next;
	struct candidate candidate;
	const struct other_origin *others; /* of what another turn or root left there */
	uint32_t region, at; /* in the root that saw it last; at: where there */
	uint32_t root;
	bool covered; /* it went on to a role of an API */
	bool over;    /* better numbers were written over it, on every path of that root */
};

static const struct origin *keep_origin(struct judge_run *run, const struct origin *origin, unsigned *visits)
{
	if (!origin || ++*visits > VISITS_MAX)
		return NULL;
	struct origin *copy = bri_pool_alloc(&run->keep, sizeof *copy);
	if (!copy)
		return NULL;
	*copy = *origin;
	copy->older = keep_origin(run, origin->older, visits);
	copy->other = keep_origin(run, origin->other, visits);
	return copy;
}

static struct activation_path *keep_path(struct judge_run *run, const struct activation_path *path)
{
	struct activation_path *first = NULL, **last = &first;
	for (; path; path = path->next) {
		struct activation_path *copy = bri_pool_alloc(&run->keep, sizeof *copy);
		if (!copy)
			break;
		*copy = *path;
		copy->next = NULL;
		*last = copy;
		last = &copy->next;
	}
	return first;
}

static const char *keep_text(struct judge_run *run, const char *text)
{
	char *copy = text ? bri_pool_alloc(&run->keep, strlen(text) + 1) : NULL;
	return copy ? strcpy(copy, text) : text ? "" : NULL;
}

struct candidate *bri_candidate_keep(struct judge_run *run, const struct candidate *candidate)
{
	struct candidate *copy = bri_pool_alloc(&run->keep, sizeof *copy);
	unsigned visits = 0;
	if (!copy)
		return NULL;
	*copy = *candidate;
	copy->value.origin = keep_origin(run, candidate->value.origin, &visits);
	copy->value.promise = NULL;
	copy->via = keep_origin(run, candidate->via, &visits);
	copy->path = keep_path(run, candidate->path);
	copy->shown = keep_text(run, candidate->shown);
	copy->perhaps = candidate->perhaps ? keep_text(run, candidate->perhaps) : NULL;
	copy->sink = keep_text(run, candidate->sink);
	return copy;
}

static struct named_sink *known_sink(struct judge_run *run, const struct candidate *candidate)
{
	for (struct named_sink *sink = run->named; sink; sink = sink->next)
		if (sink->candidate.rule == candidate->rule && sink->candidate.unit == candidate->unit &&
		    sink->candidate.location == candidate->location)
			return sink;
	return NULL;
}

static bool same_step(const struct origin *a, const struct origin *b)
{
	return a == b || (a && b && a->kind == b->kind && a->unit == b->unit && a->location == b->location);
}

static bool same_origin(const struct origin *a, const struct origin *b)
{
	while (a && b && same_step(a, b) && same_step(a->other, b->other)) {
		a = a->older;
		b = b->older;
	}
	return !a && !b;
}

static void add_origin(struct judge_run *run, struct named_sink *sink, const struct origin *origin)
{
	int count = 0;
	bool known = !origin || same_origin(sink->candidate.value.origin, origin);
	for (const struct other_origin *other = sink->others; other && !known; other = other->next)
		known = ++count >= OTHERS_MAX || same_origin(other->origin, origin);
	struct other_origin *other = known ? NULL : bri_pool_alloc(&run->keep, sizeof *other);
	unsigned visits = 0;
	if (!other)
		return;
	*other = (struct other_origin){sink->others, keep_origin(run, origin, &visits)};
	sink->others = other;
}

static void remember(struct interp *in, const struct candidate *candidate, const struct atom *place)
{
	struct judge_run *run = in->run;
	struct named_sink *sink = known_sink(run, candidate);
	if (!sink) {
		const struct candidate *kept = bri_candidate_keep(run, candidate);
		sink = bri_pool_alloc(&run->keep, sizeof *sink);
		if (!sink || !kept)
			return;
		*sink = (struct named_sink){.next = run->named, .candidate = *kept};
		run->named = sink;
	} else {
		add_origin(run, sink, candidate->value.origin);
	}
	sink->region = place ? bri_atom_region(in, place) : 0;
	if (!place || !atom_offset(place, &sink->at))
		sink->at = NOT_PLACED;
	sink->root = run->root;
	sink->over = false;
}

void bri_named_overwritten(struct interp *in, struct value pointer)
{
	for (struct named_sink *sink = in->run ? in->run->named : NULL; sink && pointer.count == 1; sink = sink->next)
		if (sink->root == in->run->root && sink->region == bri_atom_region(in, &pointer.atoms[0]))
			sink->over = sink->region != 0;
}

void bri_named_at_end(struct interp *in, const struct state *end)
{
	for (struct named_sink *sink = in->run->named; sink; sink = sink->next) {
		if (!sink->over || sink->root != in->run->root)
			continue;
		uint32_t tags = bri_memory_window(bri_state_get(in, end, sink->region), in->regions[sink->region].size, 0,
		                                  UINT32_MAX).tags;
		sink->over = !(tags & in->world->drawn_tags);
	}
}

/* ---- where a value came from ------------------------------------------------------ */

typedef void (*origin_visitor)(struct interp *in, const struct origin *origin);

static void each_origin(struct interp *in, const struct origin *origin, origin_visitor visit, unsigned *visits)
{
	for (; origin && ++*visits < VISITS_MAX; origin = origin->older) {
		visit(in, origin);
		if (origin->other)
			each_origin(in, origin->other, visit, visits);
	}
}

/* Do these bytes lie beside the member or array that an address was taken of? */
static bool lies_beside(const struct atom *address, uint32_t at, uint32_t size)
{
	uint32_t from, extent = atom_extent(address);
	return at != NOT_PLACED && extent && atom_offset(address, &from) &&
	       (at + size <= from || (at > from && at - from >= extent));
}

/* Of every value that carries one of the tags, in it or behind it. */
static void origins_of(struct interp *in, struct state *state, struct value value, uint32_t tags, origin_visitor visit)
{
	unsigned visits = 0;
	for (uint32_t i = 0; i < value.count; i++) {
		uint32_t region = bri_atom_region(in, &value.atoms[i]);
		if (value.atoms[i].tags & tags)
			each_origin(in, value.atoms[i].origin, visit, &visits);
		const struct memory *memory = region ? bri_state_get(in, state, region) : NULL;
		for (uint32_t c = 0; memory && c <= memory->count; c++) {
			const struct cell *cell = c < memory->count ? &memory->cells[c] : &memory->gap;
			if (c < memory->count && lies_beside(&value.atoms[i], cell->offset, cell->length))
				continue;
			if (cell->tags & tags)
				each_origin(in, cell->origin, visit, &visits);
			for (uint32_t a = 0; cell->content == CONTENT_VALUE && a < cell->value.count; a++)
				if (cell->value.atoms[a].tags & tags)
					each_origin(in, cell->value.atoms[a].origin, visit, &visits);
		}
	}
}

static void mark_reached(struct interp *in, const struct origin *origin)
{
	if (origin->kind != ORIGIN_CALL)
		return;
	for (const struct sighting *seen = in->run->reached; seen; seen = seen->next)
		if (seen->unit == origin->unit && seen->location == origin->location)
			return;
	struct sighting *seen = bri_pool_alloc(&in->run->keep, sizeof *seen);
	if (!seen)
		return;
	*seen = (struct sighting){
	    .next = in->run->reached, .unit = origin->unit, .location = origin->location, .name = origin->name};
	in->run->reached = seen;
}

/* The store of a helper is every caller's: what it fills is told by where that lies. */
static bool is_of_helper(const struct named_sink *sink)
{
	return sink->region && (sink->candidate.location != sink->candidate.sink_location || sink->candidate.unit != sink->candidate.sink_unit);
}

static void cover_passed(struct interp *in, const struct origin *origin)
{
	for (struct named_sink *sink = in->run->named; sink; sink = sink->next)
		if (origin->kind != ORIGIN_CALL && sink->candidate.sink_unit == origin->unit &&
		    sink->candidate.sink_location == origin->location && !is_of_helper(sink))
			sink->covered = true;
}

uint32_t bri_named_sources(struct interp *in, struct state *state, const struct bri_check *check, struct value value)
{
	uint32_t tag = bri_from_tag(check);
	in->run->reached_tags |= tag;
	origins_of(in, state, value, tag, mark_reached);
	return tag;
}

void bri_named_reached(struct interp *in, struct state *state, const struct bri_check *check, struct value value)
{
	uint32_t tag = bri_named_sources(in, state, check, value);
	if (!in->run->named)
		return;
	origins_of(in, state, value, tag, cover_passed);
	for (uint32_t i = 0; i < value.count; i++) {
		uint32_t region = bri_atom_region(in, &value.atoms[i]);
		for (struct named_sink *sink = in->run->named; sink; sink = sink->next)
			if (sink->root == in->run->root && sink->region &&
			    (sink->region == region ? !lies_beside(&value.atoms[i], sink->at, 1) : sink->region == value.atoms[i].source))
				sink->covered = true;
	}
}

/* ---- names ------------------------------------------------------------------------ */

static uint32_t asked_tags(struct interp *in, const char *name, const struct bri_check **ret_check)
{
	size_t count;
	const struct bri_check *checks = bri_policy_checks(in->policy, &count);
	for (size_t i = 0; i < count; i++)
		if (checks[i].predicate == BRI_IS_FROM && checks[i].conditions &&
		    bri_name_fits(in->world, &checks[i], name)) {
			*ret_check = &checks[i];
			return bri_from_tag(&checks[i]);
		}
	return 0;
}

static struct value told(struct interp *in, struct value value, uint32_t tag)
{
	if (!(bri_value_tags(value) & tag))
		return value;
	struct atom *atoms = bri_interp_alloc(in, value.count * sizeof *atoms);
	memcpy(atoms, value.atoms, value.count * sizeof *atoms);
	for (uint32_t i = 0; i < value.count; i++)
		if (atoms[i].tags & tag)
			atoms[i].tags |= BRI_TAG_TOLD;
	return (struct value){value.count, atoms};
}

/* What the bytes behind a pointer hold has been in such a name now. */
static void tell_bytes(struct interp *in, struct state *state, struct value pointer, uint32_t tag)
{
	for (uint32_t i = 0; i < pointer.count && !in->stop; i++) {
		uint32_t region = bri_atom_region(in, &pointer.atoms[i]);
		const struct memory *memory = region ? bri_state_get(in, state, region) : NULL;
		if (!memory || in->regions[region].read_only)
			continue;
		struct memory *copy = bri_interp_alloc(in, sizeof *copy);
		struct cell *cells = bri_interp_alloc(in, (memory->count + 1) * sizeof *cells);
		if (in->stop)
			return;
		*copy = *memory;
		for (uint32_t c = 0; c < memory->count; c++) {
			cells[c] = memory->cells[c];
			cells[c].tags |= cells[c].tags & tag ? BRI_TAG_TOLD : 0;
			if (cells[c].content == CONTENT_VALUE)
				cells[c].value = told(in, cells[c].value, tag);
		}
		copy->gap.tags |= copy->gap.tags & tag ? BRI_TAG_TOLD : 0;
		copy->cells = cells;
		bri_state_set(in, state, region, copy);
	}
}

static void found(struct interp *in, const struct bri_check *check, const char *name, const struct atom *atom,
                  uint32_t location, const struct atom *place)
{
	struct candidate candidate = {.rule = &bri_policy_rules(in->policy, NULL)[check->rule],
	                              .elsewhere = check->flags & BRI_CHECK_ELSEWHERE,
	                              .value = *atom,
	                              .sink = name};
	for (const struct origin *origin = atom->origin; origin; origin = origin->older)
		if (origin->kind == ORIGIN_CALL)
			candidate.shown = origin->name;
	in->run->reached_tags |= bri_from_tag(check);
	bri_candidate_place(in, &candidate, atom, location);
	remember(in, &candidate, place);
}

static bool concerns(const struct interp *in)
{
	return in->run && in->world->asked_names & NAME_DRAWN && !in->stop;
}

/* An array that a pointer was made to by the name of a member: what is written through the pointer goes into that.  Of
 * an element that isn't known (`list[i].salt`) the member that was named last is meant. */
struct named_part {
	struct named_part *next;
	uint32_t region, unit, name, size, act;
	int64_t at; /* ANY_ELEMENT: not known */
};
#define ANY_ELEMENT (-1)

static void forget_part(struct judge_run *run, uint32_t region)
{
	struct named_part **at = &run->parts;
	while (*at && ((*at)->region != region || (*at)->at != ANY_ELEMENT))
		at = &(*at)->next;
	if (*at)
		*at = (*at)->next;
}

void bri_named_part(struct interp *in, const struct bri_node *field, struct value pointer)
{
	uint32_t unit = in->top->unit, region = pointer.count == 1 ? bri_atom_region(in, &pointer.atoms[0]) : 0, offset;
	if (!concerns(in) || !region)
		return;
	bool drawn = bri_name_kinds(in->world, unit, field->b) & NAME_DRAWN, placed = atom_offset(&pointer.atoms[0], &offset);
	int64_t at = placed ? (int64_t)offset : ANY_ELEMENT;
	if (!placed)
		forget_part(in->run, region);
	struct named_part *part = drawn ? in->run->parts : NULL;
	while (part && (part->region != region || part->at != at || part->name != field->b || part->unit != unit))
		part = part->next;
	if (part)
		part->act = in->act_now;
	else if (drawn && (part = bri_interp_alloc(in, sizeof *part)) != NULL) {
		*part = (struct named_part){in->run->parts, region, unit, field->b, field->size, in->act_now, at};
		in->run->parts = in->stop ? NULL : part;
	}
}

static const struct named_part *part_at(struct interp *in, const struct atom *atom)
{
	uint32_t region = bri_atom_region(in, atom);
	const struct named_part *part = in->run->parts;
	bool anywhere = atom->flags & ATOM_ANYWHERE;
	while (part && (part->region != region ||
	                (part->at == ANY_ELEMENT ? !anywhere
	                                         : part->at > atom->number || atom->number >= part->at + part->size)))
		part = part->next;
	return region ? part : NULL;
}

/* What is written: what it is called, and who is asked about that name. */
struct target {
	const char *name;
	const struct bri_check *check;
	uint32_t tag, act; /* act: who named the member that a pointer leads to; 0: none did */
	bool own; /* the lvalue says so itself, not the object that its pointer leads to */
};

static bool fits(struct interp *in, const char *asked, const char *shown, struct target *target)
{
	target->tag = asked_tags(in, asked, &target->check);
	target->name = shown;
	return target->tag != 0;
}

/* A member of what bears the name: "session" and "id" are "session_id", its "jitter" is no secret. */
static bool part_fits(struct interp *in, const char *whole, const char *member, struct target *target)
{
	size_t length = strlen(whole);
	char *asked = bri_interp_alloc(in, length + strlen(member) + 2);
	if (in->stop)
		return false;
	strcat(strcat(strcpy(asked, whole), "_"), member);
	if (!fits(in, asked, asked, target))
		return false;
	asked[length] = '.'; /* as it is written */
	return true;
}

/* Is a member, by itself or with the name of what it is of, called what may not carry the tag? */
bool bri_named_member(struct interp *in, const char *whole, const char *member, uint32_t tag)
{
	struct target target;
	return (fits(in, member, member, &target) || part_fits(in, whole, member, &target)) && target.tag & tag;
}

/* The member that an lvalue ends in. */
static const struct bri_node *member_of(const struct bri_unit *unit, uint32_t lvalue)
{
	const struct bri_node *node = bri_unit_node(unit, lvalue);
	for (int i = 0; i < 16 && node->kind != BRI_FIELD; i++) {
		if (node->kind != BRI_ELEMENT && node->kind != BRI_ADDRESS && node->kind != BRI_CAST &&
		    node->kind != BRI_OFFSET && node->kind != BRI_DEREF)
			return NULL;
		node = bri_unit_node(unit, node->a);
	}
	return node->kind == BRI_FIELD ? node : NULL;
}

static bool is_part(const struct interp *in, const struct atom *atom)
{
	uint32_t size = in->regions[atom->id].size;
	return atom->extent && size && atom->extent < size;
}

/* `out[0]` where `char *out = session->token;`: the member. */
static uint32_t meant_by(const struct interp *in, uint32_t unit, uint32_t lvalue)
{
	const struct bri_unit *facts = in->world->units[unit].unit;
	uint32_t at = lvalue;
	for (int i = 0; i < 16; i++) {
		const struct bri_node *node = bri_unit_node(facts, at);
		if (node->kind == BRI_OBJECT || node->kind == BRI_BLOCK)
			return bri_stands_for(in->world, unit, at);
		if (node->kind != BRI_ELEMENT && node->kind != BRI_ADDRESS && node->kind != BRI_CAST &&
		    node->kind != BRI_OFFSET && node->kind != BRI_DEREF)
			break;
		at = node->a;
	}
	return lvalue;
}

/* The name of what is written: the lvalue's own, else with that of what it lies in, else that of the object that the
 * pointer leads to. */
static bool find_target(struct interp *in, uint32_t lvalue, struct value pointer, bool boxed,
                        struct target *target)
{
	uint32_t at = in->top->unit;
	const struct bri_unit *unit = in->world->units[at].unit;
	uint32_t id = bri_lvalue_name_id(unit, lvalue);
	*target = (struct target){.own = true};
	if (!(bri_name_kinds(in->world, at, id) & NAME_DRAWN)) {
		lvalue = meant_by(in, at, lvalue);
		id = bri_lvalue_name_id(unit, lvalue);
	}
	if (bri_name_kinds(in->world, at, id) & NAME_DRAWN) {
		const char *name = bri_last_name(bri_unit_text(unit, id));
		return fits(in, name, name, target);
	}
	const struct bri_node *field = member_of(unit, lvalue);
	const char *member = field ? bri_last_name(bri_unit_text(unit, field->b)) : NULL;
	id = field ? bri_lvalue_name_id(unit, field->a) : 0;
	if (field && bri_name_kinds(in->world, at, id) & NAME_DRAWN)
		return part_fits(in, bri_last_name(bri_unit_text(unit, id)), member, target);
	target->own = false;
	for (uint32_t i = 0; i < pointer.count; i++) {
		const struct named_part *part = field || boxed ? NULL : part_at(in, &pointer.atoms[i]);
		if (part) {
			const char *name = bri_last_name(bri_unit_text(in->world->units[part->unit].unit, part->name));
			target->act = part->act;
			return fits(in, name, name, target);
		}
		uint32_t region = pointer.atoms[i].kind == ATOM_ADDRESS ? pointer.atoms[i].id : 0;
		if (region && in->regions[region].kind == REGION_BOX) /* what the object holds is called as it is */
			region = in->regions[region].unit;
		if (!region || in->regions[region].kind != REGION_OBJECT)
			continue;
		const char *name = in->regions[region].name;
		at = in->regions[region].unit;
		id = bri_unit_object(in->world->units[at].unit, in->regions[region].handle)->name;
		if (bri_name_kinds(in->world, at, id) & NAME_DRAWN && (field || !is_part(in, &pointer.atoms[i])))
			return field ? part_fits(in, name, member, target) : fits(in, name, name, target);
	}
	return false;
}

/* Is what goes to the target drawn from where it may not be?  `pointer`: where it goes. */
static bool take_drawn(struct interp *in, struct state *state, const struct target *target, struct value pointer,
                       struct value value, uint32_t location)
{
	struct atom atom;
	if (!bri_find_drawn(in, state, target->name, value, target->tag, &atom))
		return false;
	/* Who named the object handed the value over, if not somebody before him. */
	for (uint32_t i = 0, act; !target->own && i < pointer.count; i++)
		if ((act = target->act ? target->act : pointer.atoms[i].act) != 0 && (act < atom.act || !atom.act))
			atom.act = act;
	found(in, target->check, target->name, &atom, location, pointer.count ? &pointer.atoms[0] : NULL);
	tell_bytes(in, state, value, target->tag);
	return true;
}

struct value bri_named_store(struct interp *in, struct state *state, uint32_t lvalue, struct value pointer,
                             struct value value, uint32_t location)
{
	struct target target;
	const struct bri_node *to = bri_unit_node(interp_unit(in), lvalue);
	/* A pointer that is set goes where it now points; what it stood for isn't written. */
	bool is_set = to->kind == BRI_OBJECT && to->type == BRI_POINTER &&
	              !(bri_name_kinds(in->world, in->top->unit, bri_unit_object(interp_unit(in), to->a)->name) & NAME_DRAWN);
	bool taken = concerns(in) && !is_set && find_target(in, lvalue, pointer, false, &target) &&
	             take_drawn(in, state, &target, pointer, value, location);
	return taken ? told(in, value, target.tag) : value;
}

void bri_named_write(struct interp *in, struct state *state, uint32_t lvalue, struct value given, struct value parts,
                     uint32_t location)
{
	struct target target;
	bool named = concerns(in) && find_target(in, lvalue, given, true, &target);
	if (!named && !(concerns(in) && in->run->parts))
		return;
	struct value pointer = bri_box_follow(in, state, given);
	if ((named || (pointer.atoms == given.atoms && find_target(in, lvalue, given, false, &target))) &&
	    !take_drawn(in, state, &target, pointer, pointer, location))
		take_drawn(in, state, &target, pointer, parts, location);
}

struct value bri_named_take(struct interp *in, struct state *state, uint32_t unit, uint32_t name_id, struct value value,
                            uint32_t location)
{
	const struct bri_check *check = NULL;
	struct atom atom;
	if (!concerns(in) || !(bri_name_kinds(in->world, unit, name_id) & NAME_DRAWN))
		return value;
	const char *name = bri_last_name(bri_unit_text(in->world->units[unit].unit, name_id));
	uint32_t tag = asked_tags(in, name, &check);
	struct value held = bri_box_follow(in, state, value); /* a string's letters */
	if (!tag || !bri_find_drawn(in, state, name, held, tag, &atom))
		return value;
	found(in, check, name, &atom, location, held.count ? held.atoms : NULL);
	tell_bytes(in, state, held, tag);
	return told(in, value, tag);
}

/* What never went on to an API's role is reported where it stands. */
void bri_named_report(struct interp *in)
{
	struct named_sink *ordered = NULL, *next;
	for (struct named_sink *sink = in->run->named; sink; sink = next) { /* oldest first */
		next = sink->next;
		sink->next = ordered;
		ordered = sink;
	}
	for (struct named_sink *sink = ordered; sink; sink = sink->next) {
		unsigned visits = 0;
		if (sink->over)
			continue;
		each_origin(in, sink->candidate.value.origin, mark_reached, &visits);
		for (const struct other_origin *other = sink->others; other; other = other->next)
			each_origin(in, other->origin, mark_reached, &visits);
		if (!sink->covered)
			bri_report_candidate(in, &sink->candidate);
	}
	in->run->named = NULL;
}
