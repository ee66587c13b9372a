/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_ANCHOR_H
#define BRI_ANCHOR_H

/* Internal to core: what in a function's body may come to a finding. */

#include "world.h"

/* One of the facts can produce a finding. */
bool bri_holds_anchor(const struct bri_api *apis, size_t count);
/* Does the function return functions by their names? */
bool bri_gives_by_name(const struct bri_api *apis, size_t count);
/* The policy judges what the member, by its name, is given; an assignment, or an address, does so. */
bool bri_field_is_anchor(const struct world_unit *home, uint32_t name);
bool bri_sets_field(const struct world *world, uint32_t unit, const struct bri_node *node);
/* called.c: an object of another unit's, or what a parameter points to, is written that is called as a fact on members has it:
 * its name is looked up; does the node, an assignment or a call, write such a one? */
void bri_called_find(struct world *world, uint32_t unit, const struct bri_node *node);
bool bri_sets_called(const struct world *world, uint32_t unit, const struct bri_node *node);
/* Of a call: comparing a constant with something named like a password is worth a look; every strcmp isn't. */
bool bri_compares_secret(struct world *world, uint32_t unit, uint32_t function, const struct bri_node *call);
/* The same of a number and what is called like a secret: pin == 1234, or of a switch. */
bool bri_compares_number(struct world *world, uint32_t unit, const struct bri_node *equality);
/* A literal format that may make what a fact looks for: every printf isn't worth a look. */
bool bri_composes(struct world *world, uint32_t unit, const struct bri_node *call);

/* Is the call judged by more than what stands in it?  If not, a unit says all that there is to say of it. */
bool bri_is_open_call(const struct world *world, uint32_t unit, const struct bri_node *call);
/* One of the facts prints or logs what it gets; `anyhow`: whatever else it is given. */
bool bri_prints(const struct world *world, const struct bri_api *apis, size_t count, bool anyhow);
/* A text or buffer named like a secret occurs in it. */
bool bri_names_secret(struct world *world, uint32_t unit, const struct bri_function *function);

#endif
