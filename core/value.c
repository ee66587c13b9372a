/* SPDX-License-Identifier: Apache-2.0 */
/* Arithmetic on small sets of abstract values.  What isn't known stays unknown;
 * tags (where a value came from) and constness survive every operation. */
#include "value.h"
#include "interp.h"

#include <string.h>

struct value bri_value_none(void)
{
	return (struct value){0};
}

struct value bri_value_of(struct interp *in, struct atom atom)
{
	struct atom *copy = bri_interp_room(in, sizeof *copy);
	*copy = atom;
	return (struct value){1, copy};
}

struct value bri_value_int(struct interp *in, int64_t number, const struct origin *origin)
{
	return bri_value_of(in,
	                    (struct atom){.kind = ATOM_INT, .number = number, .origin = origin, .act = in->act_now});
}

struct value bri_value_unknown(struct interp *in, uint32_t tags, unsigned flags)
{
	return bri_value_of(
	    in, (struct atom){.kind = ATOM_SYMBOL, .tags = tags, .flags = (uint8_t)flags, .act = in->act_now});
}

/* Once there is no memory left nothing is worth following. */
static const struct origin *unchosen(const struct interp *in, const struct origin *origin)
{
	return in->stop ? NULL : origin_unchosen(origin);
}

static bool atom_same(const struct atom *a, const struct atom *b)
{
	return a->kind == b->kind && a->number == b->number && a->id == b->id && a->tags == b->tags &&
	       a->unit == b->unit && ((a->flags ^ b->flags) & (ATOM_CONSTANT | ATOM_ANYWHERE | ATOM_CHOSEN)) == 0;
}

/* A symbol that has these bits; 0: none that is known. */
static void keep_bits(struct atom *atom, int64_t bits)
{
	atom->flags &= (uint8_t) ~(bits ? 0 : ATOM_NONZERO | ATOM_BITS);
	atom->flags |= bits ? ATOM_NONZERO | ATOM_BITS : 0;
	atom->number = bits;
}

/* So many different numbers come of choices: whatever chose among them made the value.  The bits that all of them have
 * it has, too. */
static struct value collapse(struct interp *in, const struct atom *atoms, uint32_t count)
{
	struct atom all = {.kind = ATOM_SYMBOL, .flags = ATOM_CHOSEN, .act = in->act_now};
	int64_t bits = -1;
	for (uint32_t i = 0; i < count; i++) {
		bits &= atom_bits(&atoms[i]);
		all.tags |= atoms[i].tags;
		if (atoms[i].kind != ATOM_INT)
			all.flags = 0;
		if (!all.origin)
			all.origin = atoms[i].origin;
	}
	keep_bits(&all, bits);
	return bri_value_of(in, all);
}

/* Into the atoms of a value, what another has beside them.  True: something changed. */
static bool merge(struct atom *merged, uint32_t *count, struct value more)
{
	uint32_t first = *count;
	bool changed = false;
	for (uint32_t i = 0; i < more.count; i++) {
		const struct atom *atom = &more.atoms[i];
		uint32_t j = 0;
		while (j < first && !atom_same(&merged[j], atom))
			j++;
		if (j == first) {
			merged[(*count)++] = *atom;
			changed = true;
			continue;
		}
		uint8_t flags = merged[j].flags & (uint8_t)(atom->flags | ~(ATOM_NONZERO | ATOM_ZERO));
		if (!(atom->flags & ATOM_LEAST) || atom->least < merged[j].least)
			flags &= (uint8_t)~ATOM_LEAST;
		if (merged[j].flags & ATOM_WITHIN && (!(atom->flags & ATOM_WITHIN) || atom->least != merged[j].least ||
		                                      atom->extent != merged[j].extent)) {
			flags &= (uint8_t)~ATOM_WITHIN;
			merged[j].extent = 0;
		}
		changed |= flags != merged[j].flags;
		merged[j].flags = flags;
	}
	return changed;
}

static struct value settle(struct interp *in, const struct atom *merged, uint32_t count)
{
	if (count > VALUE_MAX)
		return collapse(in, merged, count);
	struct atom *atoms = bri_interp_room(in, count * sizeof *atoms);
	memcpy(atoms, merged, count * sizeof *atoms);
	return (struct value){count, atoms};
}

struct value bri_value_join(struct interp *in, struct value a, struct value b)
{
	if (a.count == 0 || a.atoms == b.atoms)
		return b.count ? b : a;
	if (b.count == 0)
		return a;
	struct atom merged[2 * VALUE_MAX];
	uint32_t count = a.count;
	memcpy(merged, a.atoms, a.count * sizeof *merged);
	return merge(merged, &count, b) ? settle(in, merged, count) : a;
}

void bri_values_add(struct interp *in, struct values *values, struct value value)
{
	if (values->count == 0 && values->whole.count == 0) {
		values->whole = value;
		return;
	}
	if (values->whole.count) {
		if (value.atoms == values->whole.atoms)
			return;
		values->count = values->whole.count;
		memcpy(values->atoms, values->whole.atoms, values->count * sizeof *values->atoms);
		values->whole = bri_value_none();
	}
	merge(values->atoms, &values->count, value);
	if (values->count > VALUE_MAX) {
		values->whole = collapse(in, values->atoms, values->count);
		values->count = 0;
	}
}

void bri_values_add_atom(struct interp *in, struct values *values, const struct atom *atom)
{
	if (values->count == 0 && values->whole.count == 0) {
		values->atoms[values->count++] = *atom;
		return;
	}
	bri_values_add(in, values, (struct value){1, atom});
}

struct value bri_values_end(struct interp *in, const struct values *values)
{
	return values->whole.count || values->count == 0 ? values->whole : settle(in, values->atoms, values->count);
}

bool bri_value_equal(struct value a, struct value b)
{
	if (a.count != b.count)
		return false;
	if (a.atoms == b.atoms)
		return true;
	for (uint32_t i = 0; i < a.count; i++) {
		uint32_t j = 0;
		while (j < b.count && !atom_same(&a.atoms[i], &b.atoms[j]))
			j++;
		if (j == b.count || ((a.atoms[i].flags ^ b.atoms[j].flags) & (ATOM_NONZERO | ATOM_ZERO)))
			return false;
	}
	return true;
}

uint32_t bri_value_tags(struct value v)
{
	uint32_t tags = 0;
	for (uint32_t i = 0; i < v.count; i++)
		tags |= v.atoms[i].tags;
	return tags;
}

bool bri_value_is_constant(struct value v)
{
	for (uint32_t i = 0; i < v.count; i++)
		if (v.atoms[i].flags & ATOM_CHOSEN ||
		    (v.atoms[i].kind == ATOM_SYMBOL && !(v.atoms[i].flags & ATOM_CONSTANT)))
			return false;
	return v.count > 0;
}

bool bri_value_has_constant_bytes(struct value value)
{
	for (uint32_t i = 0; i < value.count; i++)
		if (value.atoms[i].kind == ATOM_ADDRESS || value.atoms[i].kind == ATOM_FUNCTION)
			return false;
	return bri_value_is_constant(value);
}

bool bri_value_single(struct value v, int64_t *ret_number)
{
	if (v.count != 1 || v.atoms[0].kind != ATOM_INT)
		return false;
	*ret_number = v.atoms[0].number;
	return true;
}

static bool atom_may_be(const struct atom *atom, bool truth)
{
	if (atom->kind == ATOM_INT)
		return (atom->number != 0) == truth;
	if (truth)
		return atom->kind != ATOM_SYMBOL || !(atom->flags & ATOM_ZERO);
	return atom->kind == ATOM_SYMBOL && !(atom->flags & ATOM_NONZERO);
}

bool bri_value_may_be_true(struct value v)
{
	for (uint32_t i = 0; i < v.count; i++)
		if (atom_may_be(&v.atoms[i], true))
			return true;
	return v.count == 0;
}

bool bri_value_may_be_false(struct value v)
{
	for (uint32_t i = 0; i < v.count; i++)
		if (atom_may_be(&v.atoms[i], false))
			return true;
	return v.count == 0;
}

struct value bri_value_filter(struct interp *in, struct value v, bool truth)
{
	if (v.count > VALUE_MAX || v.count == 0)
		return v;
	struct atom *atoms = bri_interp_alloc(in, v.count * sizeof *atoms);
	uint32_t count = 0;
	for (uint32_t i = 0; i < v.count; i++) {
		if (!atom_may_be(&v.atoms[i], truth))
			continue;
		atoms[count] = v.atoms[i];
		if (truth && atoms[count].kind == ATOM_SYMBOL)
			atoms[count].flags |= ATOM_NONZERO;
		count++;
	}
	return count ? (struct value){count, atoms} : v;
}

struct value bri_value_step(struct interp *in, struct value v, enum origin_kind kind, const char *name, uint32_t unit,
                            uint32_t location, unsigned number)
{
	if (v.count == 0)
		return v;
	struct atom *atoms = bri_interp_alloc(in, v.count * sizeof *atoms);
	memcpy(atoms, v.atoms, v.count * sizeof *atoms);
	for (uint32_t i = 0; i < v.count; i++) {
		const struct origin *older = atoms[i].origin;
		if (older && (older->length >= ORIGIN_MAX || (older->kind == kind && older->location == location)))
			continue;
		struct origin *step = bri_interp_alloc(in, sizeof *step);
		*step = (struct origin){.older = older,
		                        .name = name,
		                        .unit = unit,
		                        .location = location,
		                        .kind = (uint8_t)kind,
		                        .length = (uint8_t)(older ? older->length + 1 : 1),
		                        .number = (uint16_t)number};
		atoms[i].origin = step;
	}
	return (struct value){v.count, atoms};
}

static int64_t fit(int64_t number, const struct bri_node *node)
{
	if (node->size == 0 || node->size >= 8 || (node->type != BRI_SIGNED && node->type != BRI_UNSIGNED))
		return number;
	unsigned bits = node->size * 8;
	uint64_t kept = (uint64_t)number & (((uint64_t)1 << bits) - 1);
	if (node->type == BRI_SIGNED && kept >> (bits - 1))
		kept |= ~(((uint64_t)1 << bits) - 1);
	return (int64_t)kept;
}

/* Who handed over what an operand came from handed over the result: the outermost of both. */
static uint32_t earlier(const struct interp *in, const struct atom *a, const struct atom *b)
{
	uint32_t act = b && b->act && (b->act < a->act || !a->act) ? b->act : a->act;
	return act ? act : in->act_now;
}

const struct origin *bri_origin_join(struct interp *in, const struct origin *a, const struct origin *b)
{
	if (!a || !b || a == b || a->length >= ORIGIN_MAX)
		return a ? a : b;
	for (const struct origin *seen = a; seen; seen = seen->older)
		if (seen->location == b->location || (seen->other && seen->other->location == b->location))
			return a;
	struct origin *origin = bri_interp_alloc(in, sizeof *origin);
	*origin = *a;
	origin->other = b;
	if (a->other) { /* a step holds one beside it */
		origin->older = a;
		origin->length = (uint8_t)(a->length + 1);
	}
	return origin;
}

/* An atom computed from `a` and maybe `b` whose value isn't known. */
static struct atom derived(struct interp *in, const struct atom *a, const struct atom *b)
{
	uint8_t chosen = (a->flags | (b ? b->flags : 0)) & ATOM_CHOSEN;
	bool constant = !chosen && (a->kind == ATOM_INT || (a->flags & ATOM_CONSTANT)) &&
	                (!b || b->kind == ATOM_INT || (b->flags & ATOM_CONSTANT));
	const struct atom *main = b && a->tags == 0 && (b->tags || (!a->promise && a->kind == ATOM_INT)) ? b : a;
	const struct atom *made_of = a->source || !b ? a : b;
	const struct origin *joined = b && a->tags && b->tags ? bri_origin_join(in, a->origin, b->origin) : NULL;
	return (struct atom){.kind = ATOM_SYMBOL,
	                     .flags = constant ? ATOM_CONSTANT : chosen,
	                     .tags = a->tags | (b ? b->tags : 0),
	                     .act = earlier(in, a, b),
	                     .origin = joined ? joined : unchosen(in, main->origin),
	                     .source = made_of->source,
	                     .source_at = made_of->kind == ATOM_SYMBOL ? made_of->source_at : FAR,
	                     .promise = a->promise ? a->promise
	                                : b        ? b->promise
	                                           : NULL};
}

struct value bri_value_decided(struct interp *in, struct value by, const char *call)
{
	struct atom none = {.kind = ATOM_SYMBOL, .flags = ATOM_CONSTANT, .act = in->act_now, .call = call};
	struct value result = by.count ? bri_value_none() : bri_value_of(in, none);
	for (uint32_t i = 0; i < by.count; i++) {
		struct atom atom = derived(in, &by.atoms[i], NULL);
		atom.call = call;
		result = bri_value_join(in, result, bri_value_of(in, atom));
	}
	return result;
}

struct value bri_value_unary(struct interp *in, enum bri_op op, struct value a, const struct bri_node *node)
{
	struct value result = bri_value_none();
	for (uint32_t i = 0; i < a.count; i++) {
		struct atom atom = a.atoms[i];
		if (atom.kind == ATOM_INT) {
			uint64_t n = (uint64_t)atom.number;
			atom.origin = unchosen(in, atom.origin);
			atom.number = fit(op == BRI_OP_NEGATE ? (int64_t)(0 - n)
			                  : op == BRI_OP_NOT  ? n == 0
			                                      : (int64_t)~n,
			                  node);
		} else if (op == BRI_OP_NOT && !atom_may_be(&atom, false)) {
			atom = (struct atom){
			    .kind = ATOM_INT, .act = atom.act, .origin = atom.origin, .promise = atom.promise};
		} else {
			atom = derived(in, &a.atoms[i], NULL);
		}
		result = bri_value_join(in, result, bri_value_of(in, atom));
	}
	return result;
}

static bool compute(enum bri_op op, int64_t a, int64_t b, const struct bri_node *node, int64_t *ret)
{
	uint64_t ua = (uint64_t)a, ub = (uint64_t)b;
	bool is_unsigned = node->type == BRI_UNSIGNED;
	switch (op) {
	case BRI_OP_ADD:
		*ret = (int64_t)(ua + ub);
		return true;
	case BRI_OP_SUB:
		*ret = (int64_t)(ua - ub);
		return true;
	case BRI_OP_MUL:
		*ret = (int64_t)(ua * ub);
		return true;
	case BRI_OP_DIV:
	case BRI_OP_MOD:
		if (b == 0 || (a == INT64_MIN && b == -1))
			return false;
		if (is_unsigned)
			*ret = (int64_t)(op == BRI_OP_DIV ? ua / ub : ua % ub);
		else
			*ret = op == BRI_OP_DIV ? a / b : a % b;
		return true;
	case BRI_OP_AND:
		*ret = a & b;
		return true;
	case BRI_OP_OR:
		*ret = a | b;
		return true;
	case BRI_OP_XOR:
		*ret = a ^ b;
		return true;
	case BRI_OP_SHL:
	case BRI_OP_SHR:
		if (ub > 63)
			return false;
		*ret = op == BRI_OP_SHL ? (int64_t)(ua << ub) : is_unsigned ? (int64_t)(ua >> ub) : a >> ub;
		return true;
	case BRI_OP_EQ:
		*ret = a == b;
		return true;
	case BRI_OP_NE:
		*ret = a != b;
		return true;
	/* Operands are already normalised to their own types; 64-bit unsigned past 2^63 compares as its bits. */
	case BRI_OP_LT:
		*ret = a < b;
		return true;
	case BRI_OP_LE:
		*ret = a <= b;
		return true;
	case BRI_OP_GT:
		*ret = a > b;
		return true;
	case BRI_OP_GE:
		*ret = a >= b;
		return true;
	default:
		return false;
	}
}

/* Comparisons that identities or non-nullness decide. */
static bool decide(enum bri_op op, const struct atom *a, const struct atom *b, const struct bri_node *node,
                   int64_t *ret)
{
	if (a->kind == ATOM_ADDRESS && b->kind == ATOM_ADDRESS && a->id == b->id &&
	    !((a->flags | b->flags) & ATOM_ANYWHERE) && op >= BRI_OP_EQ && op <= BRI_OP_GE)
		return compute(op, a->number, b->number, node, ret);
	if (op != BRI_OP_EQ && op != BRI_OP_NE)
		return false;
	const struct atom *zero = b->kind == ATOM_INT && b->number == 0 ? b : a;
	const struct atom *other = zero == b ? a : b;
	if (zero->kind == ATOM_INT && zero->number == 0 && !atom_may_be(other, false)) {
		*ret = op == BRI_OP_NE;
		return true;
	}
	if (zero->kind == ATOM_INT && zero->number == 0 && !atom_may_be(other, true)) {
		*ret = op == BRI_OP_EQ;
		return true;
	}
	bool loaded = a->kind == ATOM_SYMBOL && a->id & SYMBOL_LOADED; /* read at different times, maybe */
	if (a->kind == b->kind && a->id == b->id && a->id && a->unit == b->unit && a->number == b->number && !loaded &&
	    !((a->flags | b->flags) & ATOM_ANYWHERE)) {
		*ret = op == BRI_OP_EQ;
		return true;
	}
	if (a->kind == ATOM_ADDRESS && b->kind == ATOM_ADDRESS && a->id != b->id) {
		*ret = op == BRI_OP_NE;
		return true;
	}
	return false;
}

/* x + n is as much more than x is. */
static void keep_least(enum bri_op op, const struct atom *x, const struct atom *y, struct atom *result)
{
	const struct atom *lower = x->flags & ATOM_LEAST ? x : y, *other = lower == x ? y : x;
	if (!(lower->flags & ATOM_LEAST) || (op != BRI_OP_ADD && (op != BRI_OP_SUB || lower == y)) ||
	    !(other->kind == ATOM_INT || other->flags & ATOM_LEAST))
		return;
	int64_t more = other->kind == ATOM_INT ? other->number : other->least;
	if (more > INT32_MAX || more < -INT32_MAX || (op == BRI_OP_SUB && other->kind != ATOM_INT))
		return;
	result->flags |= ATOM_LEAST;
	result->least = lower->least + (op == BRI_OP_ADD ? more : -more);
}

/* x * 1, x + 0 and kin are x: some front ends have folded them.  So is a function's address, masked or moved. */
static const struct atom *neutral(enum bri_op op, const struct atom *x, const struct atom *y)
{
	bool zero = op == BRI_OP_ADD || op == BRI_OP_OR || op == BRI_OP_XOR;
	bool right = op == BRI_OP_SUB || op == BRI_OP_SHL || op == BRI_OP_SHR;
	if (x->kind == ATOM_FUNCTION && y->kind == ATOM_INT && (zero || op == BRI_OP_SUB || (op == BRI_OP_AND && y->number < 0)))
		return x;
	if (y->kind == ATOM_INT && x->kind == ATOM_SYMBOL &&
	    (((zero || right) && y->number == 0) || ((op == BRI_OP_MUL || op == BRI_OP_DIV) && y->number == 1)))
		return x;
	if (x->kind == ATOM_INT && y->kind == ATOM_SYMBOL &&
	    ((zero && x->number == 0) || (op == BRI_OP_MUL && x->number == 1)))
		return y;
	return NULL;
}

struct value bri_value_binary(struct interp *in, enum bri_op op, struct value a, struct value b,
                              const struct bri_node *node)
{
	struct value result = bri_value_none();
	for (uint32_t i = 0; i < a.count; i++) {
		for (uint32_t j = 0; j < b.count; j++) {
			const struct atom *x = &a.atoms[i], *y = &b.atoms[j];
			const struct atom *same = neutral(op, x, y);
			if (same) {
				result = bri_value_join(in, result, bri_value_of(in, *same));
				continue;
			}
			struct atom atom = derived(in, x, y);
			int64_t number;
			/* A sum tells nothing of what was summed up. */
			if (op != BRI_OP_OR && x->kind == ATOM_SYMBOL && y->kind == ATOM_SYMBOL)
				atom.source_at = MIXED;
			bool known = x->kind == ATOM_INT && y->kind == ATOM_INT
			                 ? compute(op, x->number, y->number, node, &number)
			                 : decide(op, x, y, node, &number);
			if (!known && (op == BRI_OP_AND || op == BRI_OP_MUL) &&
			    ((x->kind == ATOM_INT && x->number == 0) || (y->kind == ATOM_INT && y->number == 0))) {
				known = true;
				number = 0;
			}
			if (known) {
				atom.kind = ATOM_INT;
				atom.flags &= ATOM_CHOSEN;
				atom.number = fit(number, node);
			} else if (op == BRI_OP_OR) {
				keep_bits(&atom, fit(atom_bits(x) | atom_bits(y), node));
			} else if (op == BRI_OP_AND) {
				keep_bits(&atom, fit(atom_bits(x) & atom_bits(y), node));
			} else if (op >= BRI_OP_EQ && op <= BRI_OP_GE) {
				/* One or the other: `x ? 1 : 0` and `x != 0` are the same to some front ends.  Which
				 * it is tells next to nothing of the operands. */
				atom.kind = ATOM_INT;
				atom.tags = 0;
				atom.flags &= ATOM_CHOSEN;
				atom.number = 1;
				result = bri_value_join(in, result, bri_value_of(in, atom));
				atom.number = 0;
			}
			if (!known)
				keep_least(op, x, y, &atom);
			result = bri_value_join(in, result, bri_value_of(in, atom));
		}
	}
	return result;
}

struct value bri_value_convert(struct interp *in, struct value a, const struct bri_node *node)
{
	struct atom atoms[VALUE_MAX];
	if (a.count == 0 || a.count > VALUE_MAX)
		return a;
	bool changed = false;
	memcpy(atoms, a.atoms, a.count * sizeof *atoms);
	for (uint32_t i = 0; i < a.count; i++) {
		if (atoms[i].kind == ATOM_INT) {
			int64_t to = node->flags & BRI_BOOL ? atoms[i].number != 0 : fit(atoms[i].number, node);
			changed |= to != atoms[i].number;
			atoms[i].number = to;
		} else if (atom_bits(&atoms[i]) && !(node->flags & BRI_BOOL)) {
			int64_t bits = fit(atoms[i].number, node);
			changed |= bits != atoms[i].number;
			keep_bits(&atoms[i], bits);
		} else if (node->flags & BRI_BOOL && !atom_may_be(&atoms[i], false)) {
			atoms[i] = (struct atom){
			    .kind = ATOM_INT, .number = 1, .act = atoms[i].act, .origin = atoms[i].origin};
			changed = true;
		} else if (node->flags & BRI_BOOL) { /* true or false, and nobody wrote which */
			atoms[i] = (struct atom){.kind = ATOM_SYMBOL, .act = atoms[i].act, .origin = atoms[i].origin};
			changed = true;
		}
	}
	if (!changed)
		return a;
	struct value result = bri_value_none();
	for (uint32_t i = 0; i < a.count; i++) {
		atoms[i].origin = unchosen(in, atoms[i].origin);
		result = bri_value_join(in, result, bri_value_of(in, atoms[i]));
	}
	return result;
}

struct value bri_value_picked(struct interp *in, struct atom decider, struct value picked)
{
	if (picked.count != 1 || !decider.act || decider.act >= picked.atoms[0].act)
		return picked;
	struct atom atom = picked.atoms[0];
	if (atom.kind != ATOM_INT && !(atom.kind == ATOM_ADDRESS && in->regions[atom.id].kind == REGION_TEXT))
		return picked;
	atom.act = decider.act;
	atom.origin = decider.origin;
	return bri_value_of(in, atom);
}

bool bri_handle_equal(struct handle a, struct handle b)
{
	return a.kind == b.kind && a.id == b.id && a.offset == b.offset;
}

/* What identifies the thing a pointer points to; kind ATOM_INT when nothing does. */
struct handle bri_atom_handle(const struct atom *atom)
{
	struct handle handle = {.kind = ATOM_INT};
	if (atom->id && (atom->kind == ATOM_SYMBOL || (atom->kind == ATOM_ADDRESS && !(atom->flags & ATOM_ANYWHERE))))
		handle = (struct handle){atom->kind, atom->id, atom->kind == ATOM_ADDRESS ? atom->number : 0};
	return handle;
}
