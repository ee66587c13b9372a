/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_FACT_BUILD_H
#define BRI_FACT_BUILD_H

#include "error.h"
#include "fact.h"

/* What the readers and writers of stored facts need beyond fact.h.  Private to
 * the core: adapters have no use for it. */

/* A body for a function that was begun and ended before: readers make every
 * object first, since bodies refer forwards.  [first, last) are its nodes. */
void bri_unit_set_body(struct bri_unit *unit, uint32_t function, uint32_t body, uint32_t first, uint32_t last);

/* Leaves the enumerators that somebody may ask for. */
void bri_unit_keep_enumerators(struct bri_unit *unit, bool (*is_kept)(void *context, const char *name), void *context);

/* Names and stored places are numbered 1 .. n. */
size_t bri_unit_name_count(const struct bri_unit *unit);
size_t bri_unit_place_count(const struct bri_unit *unit);
/* Are two locations the same line, column, file and macro? */
bool bri_unit_is_same_spot(const struct bri_unit *unit, uint32_t a, uint32_t b);

/* Does the unit keep what fact.h promises: every handle names something of the
 * right kind, every node has at most one parent, nothing is nested deeper than
 * BRI_DEPTH_MAX (initialisers counted where they are declared), no initialiser
 * holds itself, and walking a body with its initialisers costs no more than a
 * small multiple of the unit.  Nodes that nothing refers to are allowed.  Not
 * checked, so walkers must cope: a break, continue or case outside what it
 * belongs to (its surrounding may not have been lowered), a goto without its
 * label.  0, or -1 with `reterr` (`where` names the facts). */
int bri_unit_check(const struct bri_unit *unit, const char *where, struct bri_error *reterr);

#endif
