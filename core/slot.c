/* SPDX-License-Identifier: Apache-2.0 */
/* Settings of handles along one path: a weak setting waits until a stronger one
 * replaces it, a check settles it, or the path ends and it is reported. */
#include "apart.h"
#include "check.h"
#include "interp.h"

#include <string.h>

static struct setting *push(struct interp *in, struct state *state, struct setting setting)
{
	struct setting *copy = bri_interp_alloc(in, sizeof *copy);
	if (in->stop) /* what it is then is written over by others */
		return copy;
	*copy = setting;
	copy->next = state->settings;
	state->settings = copy;
	return copy;
}

static bool related(const struct state *state, struct handle child, struct handle parent, int depth)
{
	if (bri_handle_equal(child, parent))
		return true;
	for (const struct setting *s = state->settings; s && depth < 8; s = s->next)
		if (s->kind == SETTING_DERIVED && bri_handle_equal(s->handle, child) &&
		    related(state, s->parent, parent, depth + 1))
			return true;
	return false;
}

/* Nobody in sight made it from another: whose settings it has isn't known. */
static bool is_orphan(const struct state *state, struct handle handle)
{
	for (const struct setting *s = state->settings; s; s = s->next)
		if (s->kind == SETTING_DERIVED && bri_handle_equal(s->handle, handle))
			return false;
	return true;
}

/* One slot is asked about by several rules: what is good for one says nothing of another. */
static bool concerns(const struct setting *s, const struct bri_rule *rule)
{
	const struct bri_rule *own = s->kind == SETTING_WEAK && s->candidate ? s->candidate->rule : s->rule;
	return !rule || !own || own == rule;
}

/* The list without the settings of that slot on the handle (and its parents when `above`).  A weak one that was
 * used stays, unless what came of it was looked at (`settled`). */
static void drop(struct interp *in, struct state *state, struct handle handle, uint32_t slot, bool above, bool settled,
                 const struct bri_rule *rule)
{
	const struct setting *list = state->settings;
	struct state rest = {.settings = NULL};
	bool changed = false, orphan = settled && is_orphan(state, handle);
	for (const struct setting *s = list; s && !in->stop; s = s->next) {
		bool hit = ((s->kind == SETTING_WEAK && (settled || !s->used)) || s->kind == SETTING_STRONG) &&
		           s->slot == slot && concerns(s, rule) &&
		           (bri_handle_equal(s->handle, handle) ||
		            (above && s->kind == SETTING_WEAK &&
		             (orphan || related(state, handle, s->handle, 0))));
		if (hit)
			changed = true;
		else
			push(in, &rest, *s);
	}
	if (changed)
		state->settings = rest.settings;
}

/* Weakened by the same rule, and nothing replaced it. */
static bool is_weak(const struct state *state, struct handle handle, uint32_t slot, const struct bri_rule *rule)
{
	for (const struct setting *s = state->settings; s; s = s->next)
		if (s->kind == SETTING_WEAK && s->slot == slot && bri_handle_equal(s->handle, handle))
			return s->candidate && s->candidate->rule == rule;
	return false;
}

/* Are the bits that are set beside what was there bad ones? */
static bool adds_weakness(const struct interp *in, const struct bri_api *api)
{
	const struct bri_condition *bad = bri_policy_conditions(in->policy, NULL) + api->first_bad;
	for (uint32_t c = 0; c < api->bad; c++)
		if (bad[c].op == BRI_SET && (in->added & bad[c].number) == bad[c].number)
			return true;
	return false;
}

void bri_slot_weaken(struct interp *in, struct state *state, struct handle handle, uint32_t slot,
                     struct candidate *candidate)
{
	/* flags |= more: it was weak before, and is still; or it has one weakness more. */
	bool one_more = in->adds && adds_weakness(in, candidate->api);
	if (in->adds && !one_more && is_weak(state, handle, slot, candidate->rule))
		return;
	if (!one_more)
		drop(in, state, handle, slot, false, false, candidate->rule);
	bool handed = handle.kind == ATOM_ADDRESS && in->regions[handle.id].handed;
	push(in, state, (struct setting){
	                     .kind = SETTING_WEAK, .handed = handed, .slot = slot, .handle = handle, .candidate = candidate});
}

static void strengthen(struct interp *in, struct state *state, struct handle handle, uint32_t slot, bool settled,
                       const struct bri_rule *rule)
{
	drop(in, state, handle, slot, true, settled, rule);
	push(in, state, (struct setting){.kind = SETTING_STRONG, .slot = slot, .handle = handle, .rule = rule});
}

void bri_slot_strengthen(struct interp *in, struct state *state, struct handle handle, uint32_t slot,
                         const struct bri_rule *rule)
{
	strengthen(in, state, handle, slot, false, rule);
}

static void settle(struct interp *in, struct candidate *candidate, bool by_mark)
{
	if (!in->run || candidate->settled)
		return;
	candidate->settled = true;
	candidate->settled_by_mark = by_mark;
	candidate->next_settled = in->run->settled;
	in->run->settled = candidate;
}

/* Weak settings that a mark excuses, set before the handle got it: here they are over, and a path that ends
 * before it doesn't make them due. */
static void excuse(struct interp *in, struct state *state, struct handle handle, uint32_t tag)
{
	struct state rest = {.settings = NULL};
	bool changed = false;
	for (const struct setting *s = state->settings; s && !in->stop; s = s->next) {
		const struct bri_api *api = s->kind == SETTING_WEAK && s->candidate ? s->candidate->api : NULL;
		if (api && api->flags & BRI_API_EXEMPT_MARKED && api->tag == tag &&
		    (related(state, handle, s->handle, 0) || related(state, s->handle, handle, 0))) {
			settle(in, s->candidate, true);
			changed = true;
		} else {
			push(in, &rest, *s);
		}
	}
	if (changed)
		state->settings = rest.settings;
}

void bri_slot_mark(struct interp *in, struct state *state, struct handle handle, uint32_t tag)
{
	excuse(in, state, handle, tag);
	push(in, state, (struct setting){.kind = SETTING_MARK, .slot = tag, .handle = handle,
	                                 .unit = in->top->unit, .location = in->location});
}

void bri_slot_derive(struct interp *in, struct state *state, struct handle child, struct handle parent)
{
	if (!bri_handle_equal(child, parent) && !related(state, parent, child, 0))
		push(in, state, (struct setting){.kind = SETTING_DERIVED, .handle = child, .parent = parent});
}

void bri_slot_unmark(struct interp *in, struct state *state, struct handle handle, uint32_t tag)
{
	struct state rest = {.settings = NULL};
	for (const struct setting *s = state->settings; s && !in->stop; s = s->next)
		if ((s->kind != SETTING_MARK && s->kind != SETTING_MAYBE) || s->slot != tag ||
		    !bri_handle_equal(s->handle, handle))
			push(in, &rest, *s);
	state->settings = rest.settings;
}

static bool handle_marked(const struct state *state, struct handle handle, uint32_t tag, bool surely)
{
	for (const struct setting *s = state->settings; s; s = s->next)
		if ((s->kind == SETTING_MARK || (s->kind == SETTING_MAYBE && !surely)) && s->slot == tag &&
		    (related(state, handle, s->handle, 0) || related(state, s->handle, handle, 0)))
			return true;
	return false;
}

/* Handed in from where we don't see: in a unit that makes marked ones and calls nothing for others it is one of them. */
static bool is_one_of_only(const struct interp *in, const struct atom *atom, uint32_t tag)
{
	return atom->kind == ATOM_SYMBOL && !atom->call && in->world->units[in->top->unit].only >> tag & 1;
}

bool bri_slot_is_marked(struct interp *in, const struct state *state, const struct atom *atom, uint32_t tag)
{
	struct handle handle = bri_atom_handle(atom);
	return (tag < BRI_TAGS_MAX && (atom->tags >> tag & 1 || is_one_of_only(in, atom, tag))) ||
	       (handle.kind != ATOM_INT && handle_marked(state, handle, tag, true));
}

static bool is_before(const struct bri_unit *unit, uint32_t one, uint32_t other)
{
	struct bri_place first = bri_unit_place(unit, one), second = bri_unit_place(unit, other);
	return first.file == second.file &&
	       (first.line < second.line || (first.line == second.line && first.column < second.column));
}

/* An origin tells of one way only: where the number is stored once, or not at all. */
static const struct origin *way_of(struct interp *in, const struct atom *atom)
{
	const struct origin *origin = atom->origin;
	if (atom->kind != ATOM_INT || !origin || origin->kind == ORIGIN_CHOSEN || bri_stored_once(in, origin, atom->number))
		return origin;
	return NULL;
}

/* `if (server) { role = SERVER; mode = NONE; } else { role = CLIENT; mode = REQUIRED; }`, and then both are set: where the
 * mode was chosen, no role but that one was.  One that stood there before is over then.  So where each is chosen by a
 * condition of its own that asks for the same thing. */
static bool goes_with(struct interp *in, const struct setting *mark, const struct atom *atom, const struct stand *stand)
{
	const struct atom *beside = NULL;
	const struct stand there = {NULL, mark->unit, mark->location};
	bool is_one = stand->origin && stand->origin->kind != ORIGIN_CHOSEN && atom->kind == ATOM_INT;
	if (!mark->others.count)
		return (is_one && bri_stored_beside(in, atom->origin, mark->unit, mark->location)) ||
		       bri_stand_implies(in, stand, &there);
	for (uint32_t i = 0; is_one && i < mark->by.count && !beside; i++) {
		const struct origin *step = mark->by.atoms[i].origin;
		beside = step && step->location &&
		                 (bri_stored_beside(in, atom->origin, step->unit, step->location) ||
		                  bri_stand_implies(in, stand, &(struct stand){step, step->unit, step->location}))
		             ? &mark->by.atoms[i]
		             : NULL;
	}
	for (uint32_t i = 0; i < mark->others.count; i++) {
		const struct origin *other = mark->others.atoms[i].origin;
		const struct stand against = {way_of(in, &mark->others.atoms[i]), mark->unit, mark->location};
		bool is_over = beside && other && other->unit == beside->origin->unit && other->location &&
		               is_before(in->world->units[other->unit].unit, other->location, beside->origin->location);
		if (!is_over && !(is_one && bri_stores_apart(in, atom->origin, other)) && !bri_stand_apart(in, stand, &against))
			return false;
	}
	return true;
}

/* May the handle be one without the mark where the value is that atom? */
static bool may_be_other(struct interp *in, const struct state *state, const struct atom *of, uint32_t tag,
                         const struct atom *atom, uint32_t location)
{
	const struct stand stand = {way_of(in, atom), in->top->unit, location};
	struct handle handle = bri_atom_handle(of);
	if (bri_slot_is_marked(in, state, of, tag))
		return false;
	for (const struct setting *s = state->settings; s; s = s->next)
		if (s->kind == SETTING_MAYBE && s->slot == tag && related(state, handle, s->handle, 0) &&
		    goes_with(in, s, atom, &stand))
			return false;
	return true;
}

struct value bri_slot_unmarked(struct interp *in, const struct state *state, struct value handles, uint32_t tag,
                               struct value value, uint32_t location)
{
	struct value kept = bri_value_none();
	bool may_be = false, surely = true;
	for (uint32_t i = 0; i < handles.count; i++) {
		surely &= bri_slot_is_marked(in, state, &handles.atoms[i], tag);
		may_be |= bri_slot_may_be_marked(state, &handles.atoms[i], tag);
	}
	if (!may_be || surely || in->stop)
		return value;
	for (uint32_t i = 0; i < value.count && !in->stop; i++) {
		const struct stand stand = {way_of(in, &value.atoms[i]), in->top->unit, location};
		bool other = false;
		for (uint32_t k = 0; k < handles.count && !other; k++) {
			const struct stand made = {handles.atoms[k].origin, in->top->unit, location};
			other = may_be_other(in, state, &handles.atoms[k], tag, &value.atoms[i], location) &&
			        !(handles.count > 1 && bri_stand_apart(in, &stand, &made));
		}
		if (other)
			kept = bri_value_join(in, kept, (struct value){1, &value.atoms[i]});
	}
	return kept;
}

bool bri_slot_may_be_marked(const struct state *state, const struct atom *atom, uint32_t tag)
{
	struct handle handle = bri_atom_handle(atom);
	return (tag < BRI_TAGS_MAX && atom->tags >> tag & 1) ||
	       (handle.kind != ATOM_INT && handle_marked(state, handle, tag, false));
}

bool bri_slot_is_strong(struct interp *in, const struct state *state, struct handle handle, uint32_t slot)
{
	(void)in;
	for (const struct setting *s = state->settings; s; s = s->next)
		if (s->kind == SETTING_STRONG && s->slot == slot && related(state, handle, s->handle, 0))
			return true;
	return false;
}

void bri_slot_use(struct interp *in, struct state *state, struct handle handle, enum use use)
{
	bool any = false;
	for (const struct setting *s = state->settings; s; s = s->next)
		any |= s->kind == SETTING_WEAK && s->used < use && related(state, handle, s->handle, 0);
	if (!any)
		return;
	struct state rest = {.settings = NULL};
	for (const struct setting *s = state->settings; s && !in->stop; s = s->next) {
		struct setting *copy = push(in, &rest, *s);
		if (s->kind == SETTING_WEAK && s->used < use && related(state, handle, s->handle, 0))
			copy->used = (uint8_t)use;
	}
	state->settings = rest.settings;
}

void bri_slot_hand(struct interp *in, struct state *state, struct value value)
{
	for (uint32_t i = 0; i < value.count && state->settings; i++) {
		if (value.atoms[i].kind != ATOM_ADDRESS)
			continue;
		uint32_t region = value.atoms[i].id;
		struct state rest = {.settings = NULL};
		bool any = false;
		in->regions[region].handed = true;
		for (const struct setting *s = state->settings; s && !any; s = s->next)
			any = s->kind == SETTING_WEAK && !s->handed && s->handle.kind == ATOM_ADDRESS && s->handle.id == region;
		for (const struct setting *s = state->settings; s && any && !in->stop; s = s->next) {
			struct setting *copy = push(in, &rest, *s);
			copy->handed |= s->handle.kind == ATOM_ADDRESS && s->handle.id == region;
		}
		if (any)
			state->settings = rest.settings;
	}
}

static bool lies_in(struct handle handle, struct handle start, uint32_t length)
{
	return handle.kind == start.kind && handle.id == start.id && handle.offset >= start.offset &&
	       handle.offset - start.offset < (int64_t)length;
}

bool bri_slot_copy(struct interp *in, struct state *state, struct value to, struct value from, uint32_t length)
{
	struct handle source = from.count == 1 ? bri_atom_handle(from.atoms) : (struct handle){.kind = ATOM_INT};
	struct handle target = to.count == 1 ? bri_atom_handle(to.atoms) : (struct handle){.kind = ATOM_INT};
	struct state rest = {.settings = NULL};
	if (source.kind == ATOM_INT || target.kind == ATOM_INT || length == UINT32_MAX)
		return false;
	for (const struct setting *s = state->settings; s && !in->stop; s = s->next) {
		bool is_set = s->kind == SETTING_WEAK || s->kind == SETTING_STRONG;
		if (is_set && lies_in(s->handle, source, length)) {
			struct setting *copy = push(in, &rest, *s);
			copy->copied = true;
			copy = push(in, &rest, *s);
			copy->handle = (struct handle){target.kind, target.id, s->handle.offset - source.offset + target.offset};
			copy->used = USED_NOT;
			copy->handed = copy->copied = false;
		} else if (!is_set || s->used || !lies_in(s->handle, target, length)) {
			push(in, &rest, *s);
		}
	}
	if (!in->stop)
		state->settings = rest.settings;
	return true;
}

/* What a function's own structure was made with, on a path that keeps it to itself while others hand it on, or a copy. */
static bool stays_here(const struct interp *in, const struct setting *s)
{
	const struct region *region = s->handle.kind == ATOM_ADDRESS ? &in->regions[s->handle.id] : NULL;
	return region && region->kind == REGION_OBJECT && region->act && s->candidate->api->kind == BRI_API_FIELD &&
	       (region->handed || s->copied) && !s->handed && !s->used;
}

const char *bri_holder_of(struct interp *in, const struct call_site *site, unsigned arg)
{
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	size_t count;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	uint32_t expression = arg < count ? items[arg] : 0;
	for (int i = 0; expression && i < 16; i++) {
		const struct bri_node *node = bri_unit_node(unit, expression = bri_stands_for(in->world, site->unit, expression));
		if (node->kind == BRI_FIELD)
			return bri_unit_text(unit, node->b);
		if (node->kind == BRI_OBJECT)
			return bri_unit_object(unit, node->a)->flags & (BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM) ? NULL : "";
		if (node->kind != BRI_ADDRESS && node->kind != BRI_CAST && node->kind != BRI_ELEMENT &&
		    node->kind != BRI_DEREF)
			return NULL;
		expression = node->a;
	}
	return NULL;
}

/* What is kept in a file-scope object anyone may use; what is kept in a structure, who has the structure. */
static bool same_holder(const char *setting, const char *look)
{
	size_t type = strcspn(setting, ".");
	return !setting[0] || (look && strcspn(look, ".") == type && strncmp(setting, look, type) == 0);
}

static void note_look(struct interp *in, const struct state *state, const struct promise *promise)
{
	for (const struct setting *s = state->settings; s; s = s->next)
		if (s->kind <= SETTING_STRONG && s->slot == promise->slot)
			return; /* made here: it is this root's own affair */
	for (const struct looked_at *old = in->run->looked; old; old = old->next)
		if (old->slot == promise->slot && old->holder == promise->holder)
			return;
	struct looked_at *look = bri_pool_alloc(&in->run->keep, sizeof *look);
	if (look) {
		*look = (struct looked_at){in->run->looked, promise->slot, promise->holder};
		in->run->looked = look;
	}
}

void bri_slot_report_waiting(struct interp *in)
{
	for (struct candidate *due = in->run->waiting; due && !in->stop; due = due->next_due) {
		bool seen = false;
		for (const struct looked_at *look = in->run->looked; look && !seen; look = look->next)
			seen = look->slot == due->slot && same_holder(due->holder, look->holder);
		in->run->unknown[1 + (due->rule - bri_policy_rules(in->policy, NULL))] += seen;
		if (!seen)
			bri_report_candidate(in, due);
	}
	in->run->waiting = NULL;
}

void bri_slot_settle(struct interp *in, struct state *state, struct value value)
{
	for (uint32_t i = 0; i < value.count; i++) {
		const struct promise *promise = value.atoms[i].promise;
		if (!promise)
			continue;
		if (bri_is_only_told(in))
			return;
		if (in->run)
			note_look(in, state, promise);
		for (const struct setting *s = state->settings; s && in->run; s = s->next)
			if (s->kind == SETTING_WEAK && s->slot == promise->slot && s->candidate &&
			    (is_orphan(state, promise->handle) || related(state, promise->handle, s->handle, 0)))
				settle(in, s->candidate, false);
		strengthen(in, state, promise->handle, promise->slot, true, NULL);
	}
}

static bool was_settled(const struct judge_run *run, const struct candidate *due)
{
	for (const struct candidate *other = run->settled; other; other = other->next_settled)
		if ((!other->settled_by_mark || !due->used) && other->rule == due->rule && other->unit == due->unit && other->location == due->location &&
		    other->sink_location == due->sink_location)
			return true;
	return false;
}

/* A path that ends before the check (a failed handshake, say) doesn't make the check void: one path that looks
 * at the verdict settles the setting.  So does one that excuses the handle, but not what was used unexcused. */
void bri_slot_report(struct interp *in)
{
	for (struct candidate *due = in->run->due; due && !in->stop; due = due->next_due) {
		struct candidate *kept = NULL;
		if (was_settled(in->run, due))
			continue;
		if (due->holder && !due->used)
			kept = bri_candidate_keep(in->run, due);
		if (!kept) {
			bri_report_candidate(in, due);
			continue;
		}
		kept->next_due = in->run->waiting;
		in->run->waiting = kept;
	}
	in->run->due = in->run->settled = NULL;
}

static void make_due(struct interp *in, struct candidate *candidate)
{
	if (candidate->due)
		return;
	candidate->due = true;
	candidate->next_due = in->run->due;
	in->run->due = candidate;
}

void bri_slot_flush(struct interp *in, const struct state *state, bool used)
{
	if (!in->run || in->stop)
		return;
	for (const struct setting *s = state->settings; s; s = s->next) {
		if (s->kind != SETTING_WEAK || (used && !s->used) || !s->candidate || stays_here(in, s))
			continue;
		const struct bri_api *api = s->candidate->api;
		if ((api->flags & BRI_API_EXEMPT_MARKED && handle_marked(state, s->handle, api->tag, true)) ||
		    (api->flags & BRI_API_NEEDS_MARKED && !handle_marked(state, s->handle, api->tag, false)))
			continue;
		s->candidate->used |= s->used == USED_SURELY;
		make_due(in, s->candidate);
	}
}

/* The same call site made both: one is enough. */
static bool same_candidate(const struct candidate *a, const struct candidate *b)
{
	return a == b || (a && b && a->rule == b->rule && a->unit == b->unit && a->location == b->location &&
	                  a->sink_unit == b->sink_unit && a->sink_location == b->sink_location);
}

static bool holds(const struct setting *list, const struct setting *wanted)
{
	for (; list; list = list->next)
		if (list->kind == wanted->kind && list->slot == wanted->slot && list->used >= wanted->used &&
		    list->handed >= wanted->handed && list->rule == wanted->rule && list->copied <= wanted->copied &&
		    bri_handle_equal(list->handle, wanted->handle) &&
		    same_candidate(list->candidate, wanted->candidate) &&
		    (list->kind != SETTING_DERIVED || bri_handle_equal(list->parent, wanted->parent)))
			return true;
	return false;
}

static bool needs_both(const struct setting *s)
{
	return s->kind == SETTING_STRONG || s->kind == SETTING_MARK;
}

static void push_new(struct interp *in, struct state *state, struct setting setting)
{
	if (!holds(state->settings, &setting))
		push(in, state, setting);
}

void bri_slot_excusable(struct interp *in, struct state *state, struct handle handle, uint32_t slot,
                        struct candidate *candidate)
{
	make_due(in, candidate);
	push_new(in, state, (struct setting){.kind = SETTING_WEAK, .slot = slot, .handle = handle, .candidate = candidate});
}

static struct setting maybe(struct setting mark)
{
	mark.kind = SETTING_MAYBE;
	return mark;
}

/* As where the paths meet of which one marks it. */
void bri_slot_mark_perhaps(struct interp *in, struct state *state, struct handle handle, uint32_t tag, struct value by,
                           struct value others)
{
	push_new(in, state, (struct setting){.kind = SETTING_MAYBE, .slot = tag, .handle = handle, .by = by, .others = others,
	                                     .unit = in->top->unit, .location = in->location});
}

static bool holds_maybe(const struct setting *list, const struct setting *mark)
{
	struct setting other = maybe(*mark);
	return holds(list, mark) || holds(list, &other);
}

/* Weak settings and derivations of either path; strong ones only of both; a mark of one path may hold. */
const struct setting *bri_slot_join(struct interp *in, const struct setting *a, const struct setting *b)
{
	if (a == b)
		return a;
	bool same = true;
	for (const struct setting *s = b; s && same; s = s->next, in->visits++)
		same = s->kind == SETTING_STRONG || (s->kind == SETTING_MARK ? holds_maybe(a, s) : holds(a, s));
	for (const struct setting *s = a; s && same; s = s->next)
		same = !needs_both(s) || holds(b, s);
	if (same)
		return a;
	struct state joined = {.settings = NULL};
	for (const struct setting *s = a; s && !in->stop; s = s->next)
		if (!needs_both(s) || holds(b, s))
			push(in, &joined, *s);
		else if (s->kind == SETTING_MARK)
			push_new(in, &joined, maybe(*s));
	for (const struct setting *s = b; s && !in->stop; s = s->next)
		if (s->kind == SETTING_MARK && !holds(a, s))
			push_new(in, &joined, maybe(*s));
		else if (!needs_both(s))
			push_new(in, &joined, *s);
	return joined.settings;
}
