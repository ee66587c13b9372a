/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_VALUE_H
#define BRI_VALUE_H

/* Internal to core: what the interpreter knows of a value, and where it came
 * through.  Values and origins are immutable and live in the run's arena. */

#include "fact.h"

#include <stdbool.h>
#include <stdint.h>

struct interp;

/* Where a value came through, newest first. */
enum origin_kind {
	ORIGIN_WRITTEN,  /* a constant stands in the source */
	ORIGIN_INIT,     /* initialiser of `name` */
	ORIGIN_STORED,   /* stored in `name` */
	ORIGIN_PASSED,   /* argument `number` of `name` */
	ORIGIN_RETURNED, /* returned by `name` */
	ORIGIN_CALL,     /* the result of calling `name` */
	ORIGIN_COPIED,   /* copied by `name` */
	ORIGIN_CHOSEN    /* by what `condition` came to: `number` is of CHOSEN_TRUE and CHOSEN_UNSET.  No step that is told */
};
enum {
	CHOSEN_TRUE = 1 << 0, /* it came to true */
	CHOSEN_UNSET = 1 << 1 /* because a parameter of the root's is 0, or by what only the program knows */
};

#define LEFT_EITHER 2 /* see interp.h's `left` */
struct origin {
	const struct origin *older;
	const char *name;
	uint32_t unit, location;
	uint8_t kind;
	uint8_t length; /* of the chain, saturating */
	uint16_t number;
	uint32_t condition;
	const struct origin *other; /* of a value made of two that carry tags: the second one's */
};

static inline const struct origin *origin_unchosen(const struct origin *origin)
{
	while (origin && origin->kind == ORIGIN_CHOSEN)
		origin = origin->older;
	return origin;
}

/* Where it began, of the last 200 steps. */
static inline const struct origin *origin_first(const struct origin *origin)
{
	for (int i = 0; origin && origin->older && i < 200; i++)
		origin = origin->older;
	return origin;
}

enum atom_kind { ATOM_INT, ATOM_ADDRESS, ATOM_FUNCTION, ATOM_SYMBOL };
enum atom_flag {
	ATOM_NONZERO = 1 << 0,   /* a symbol known not to be zero or null */
	ATOM_CONSTANT = 1 << 1,  /* a symbol computed from constants only */
	ATOM_ANYWHERE = 1 << 2,  /* an address whose offset isn't known */
	ATOM_PARAMETER = 1 << 3, /* a symbol that is a root's parameter */
	ATOM_LEAST = 1 << 5,     /* a number that isn't known, or an address ANYWHERE: `least` or more */
	ATOM_ZERO = 1 << 6,      /* a symbol known to be zero or null */
	ATOM_CHOSEN = 1 << 4,    /* picked from a table of small values by something that isn't constant */
	/* An address ANYWHERE, but in the member or array of `least` bytes that begins at `number`; with an `extent`, in that of
	 * the row, or of one so many times `extent` bytes further on. */
	ATOM_WITHIN = 1 << 7,
	ATOM_BITS = 1 << 7 /* of a symbol: a number that has the bits of `number`, and maybe more */
};
/* A slot that branching on this value would strengthen. */
struct handle {
	uint8_t kind; /* enum atom_kind; ATOM_INT: no handle */
	uint32_t id;
	int64_t offset;
};
struct promise {
	struct handle handle;
	uint32_t slot;
	const char *holder; /* see bri_holder_of */
};
struct atom {
	uint8_t kind;
	uint8_t flags;
	uint16_t source_at; /* of a number that isn't known: where there; FAR: not known; MIXED: of several */
	uint32_t tags;
	uint32_t id;      /* region, function or symbol (0: no identity) */
	uint32_t unit;    /* of a function */
	uint32_t act;     /* activation it became in */
	uint32_t source;  /* region it was loaded from, or what it was made of, or picked by; 0: none */
	uint32_t extent;  /* of an address: bytes of the member or array it was taken of; 0: not known */
	uint32_t told_in; /* activation that last read it by a secret's name; 0: none */
	const char *call; /* name of the function whose result it is */
	int64_t number;   /* integer, offset of an address, or ATOM_BITS */
	int64_t least;    /* ATOM_LEAST: of the number, or of the offset */
	const struct origin *origin;
	const struct promise *promise;
};
/* Bytes of the member or array that an address was taken of; 0: not known, or it lies somewhere. */
static inline uint32_t atom_extent(const struct atom *atom)
{
	return atom->flags & ATOM_WITHIN ? 0 : atom->extent;
}
/* Bits that a number is known to have. */
static inline int64_t atom_bits(const struct atom *atom)
{
	return atom->kind == ATOM_INT || (atom->kind == ATOM_SYMBOL && atom->flags & ATOM_BITS) ? atom->number : 0;
}
#define VALUE_MAX 12
#define ROW_LEAST 8 /* bytes: what is longer than a number may have members */
#define ORIGIN_MAX 24 /* steps */
#define FAR UINT16_MAX
#define MIXED (UINT16_MAX - 1)
struct value {
	uint32_t count; /* 0: no value (void, unreachable) */
	const struct atom *atoms;
};

struct value bri_value_none(void);
struct value bri_value_of(struct interp *in, struct atom atom);
struct value bri_value_int(struct interp *in, int64_t number, const struct origin *origin);
struct value bri_value_unknown(struct interp *in, uint32_t tags, unsigned flags);
/* Union; collapses to one unknown past VALUE_MAX, keeping tags and constness. */
struct value bri_value_join(struct interp *in, struct value a, struct value b);
/* The same of many, one after the other, with room for none but the last.  An atom that was added is copied. */
struct values {
	struct value whole; /* all of it so far, while it is but one */
	uint32_t count;
	struct atom atoms[2 * VALUE_MAX];
};
static inline void bri_values_begin(struct values *values)
{
	values->whole.count = values->count = 0;
}
void bri_values_add(struct interp *in, struct values *values, struct value value);
void bri_values_add_atom(struct interp *in, struct values *values, const struct atom *atom);
struct value bri_values_end(struct interp *in, const struct values *values);
bool bri_value_equal(struct value a, struct value b);
uint32_t bri_value_tags(struct value v);
bool bri_value_is_constant(struct value v); /* every atom comes from constants */
bool bri_value_has_constant_bytes(struct value v); /* those of a pointer are none that somebody wrote */
/* What a function of numbers gives that `by` alone decides, or nothing does. */
struct value bri_value_decided(struct interp *in, struct value by, const char *call);
/* The single known integer. */
bool bri_value_single(struct value v, int64_t *ret_number);
bool bri_value_may_be_true(struct value v);
bool bri_value_may_be_false(struct value v);
/* Keep the atoms that may be true (or false). */
struct value bri_value_filter(struct interp *in, struct value v, bool truth);
/* Of a value that was made of two: both chains can be walked from it. */
const struct origin *bri_origin_join(struct interp *in, const struct origin *a, const struct origin *b);
struct value bri_value_step(struct interp *in, struct value v, enum origin_kind kind, const char *name, uint32_t unit,
                            uint32_t location, unsigned number);
struct value bri_value_unary(struct interp *in, enum bri_op op, struct value a, const struct bri_node *node);
struct value bri_value_binary(struct interp *in, enum bri_op op, struct value a, struct value b,
                              const struct bri_node *node);
struct value bri_value_convert(struct interp *in, struct value a, const struct bri_node *node);
/* A number or a literal that a condition picked: who gave the number that decided it picked it. */
struct value bri_value_picked(struct interp *in, struct atom decider, struct value picked);
/* As if no condition had chosen it. */
struct value bri_value_unchosen(struct interp *in, struct value value);
/* Two values of which a condition chose one; `turned`: the second is the first of what it may be. */
struct value bri_value_either(struct interp *in, struct value yes, struct value no, uint32_t condition, int left, bool turned);
/* What interp.h's `left` is, where a condition is what the node comes to. */
int bri_says_left(const struct interp *in, struct value value, const struct bri_node *node);
bool bri_is_left_to_callers(const struct atom *atom);
bool bri_handle_equal(struct handle a, struct handle b);
struct handle bri_atom_handle(const struct atom *atom);

#endif
