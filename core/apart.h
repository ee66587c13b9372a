/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_APART_H
#define BRI_APART_H

#include <stdbool.h>
#include <stdint.h>

struct bri_unit;
struct interp;
struct origin;

enum { APART_KNOWN = 64 };

/* An answer that was given: the same two places are asked for with each value that came by them. */
struct apart {
	uint32_t unit, function, first, second;
	bool leaving, answer;
};

/* Can't one run through the body pass both places?  `leaving`: nor what follows a branch that leaves. */
bool bri_places_apart(struct interp *in, uint32_t unit, uint32_t function, uint32_t first, uint32_t second, bool leaving);
/* Values that came the ways `one` and `other`, the latter used at `place`, were stored or handed on where no run does
 * both: they began as one thing, but at different times. */
bool bri_ways_apart(struct interp *in, uint32_t unit, uint32_t function, const struct origin *one, const struct origin *other,
                    uint32_t place);
/* The same of values that are used in other functions than those that stored them: optarg is another text for each option. */
bool bri_stores_apart(struct interp *in, const struct origin *one, const struct origin *other);
/* The object that the number was stored in gets it nowhere else in the function: an origin tells of one store only. */
bool bri_stored_once(struct interp *in, const struct origin *origin, int64_t number);
/* The value was stored, or handed on, in the list of statements in which the place stands: who comes to one comes to both. */
bool bri_stored_beside(struct interp *in, const struct origin *one, uint32_t unit, uint32_t place);

/* Where a value is used, and how it got there, as far as its `origin` says (NULL: it doesn't). */
struct stand {
	const struct origin *origin;
	uint32_t unit, place;
};
/* Both can't be in one run: they stand under conditions that ask for the same thing and came out differently. */
bool bri_stand_apart(struct interp *in, const struct stand *one, const struct stand *other);
/* Under every condition that `other` stands under `one` does, too. */
bool bri_stand_implies(struct interp *in, const struct stand *one, const struct stand *other);
/* Does the second condition ask for what the first did, if nothing is stored in its `operand` in between?  `same`: both come
 * out alike then. */
bool bri_asks_again(const struct bri_unit *unit, uint32_t first, uint32_t second, uint32_t *ret_operand, bool *ret_same);
/* The function whose text the place stands in; 0: none. */
uint32_t bri_function_around(const struct bri_unit *unit, uint32_t location);

#endif
