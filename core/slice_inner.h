/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SLICE_INNER_H
#define BRI_SLICE_INNER_H

/* What slice.c, slice_asked.c, slice_changing.c, slice_handed.c and slice_value.c share. */

#include "slice.h"

struct slicer {
	struct world *world;
	const struct bri_unit *unit;
	bool *nodes;     /* kept as they are */
	bool *objects;   /* what they hold is wanted */
	bool *names;     /* they say something */
	bool *results;   /* by function: what it returns is wanted */
	bool *effects;   /* by function: calling it does something that is kept */
	bool *status;    /* by function: it says how it went, in more ways than two, or what of several others did */
	bool *unused;    /* by function: a system header's, or nobody comes to it */
	bool *on_demand; /* by function: other units that call it have it themselves */
	bool *close;     /* by function: it, or one that it calls, is judged, or one that is hands it a constant to look at */
	bool *functions; /* its body is kept */
	bool *declared;  /* by function: what its declaration calls its parameters is */
	uint8_t *sources; /* by object: how many stores there are to it, and of what, see slice_value.c */
	uint32_t *stack; /* room for each function */
	bool *changing;  /* by object: what it holds comes from a call or from memory */
	uint8_t *known;  /* by node: what was asked of it, see slice_value.c */
	bool is_settled;
	uint32_t function;
	bool *telling;   /* by object: it may hold something that another unit can tell */
	bool *handed;    /* by object: a text that a caller handed over as such may be in it */
	bool near;       /* the function is close to what is judged */
	bool in_kept;    /* a loop or switch that is kept */
	unsigned loops;  /* that are around */
	bool in_switch;  /* a switch that is, whatever loops are between */
	uint32_t cases;  /* labels that were kept: what holds one is kept with it */
	bool has_labels;
	bool grew;
};

static inline const struct bri_node *bri_slice_node(const struct slicer *slicer, uint32_t handle)
{
	return bri_unit_node(slicer->unit, handle);
}

static inline bool bri_slice_is_own(const struct bri_object *object)
{
	return (object->flags & (BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM)) != 0;
}

/* The object that an lvalue lies in, or that a pointer leads to; *ret_through: by way of a pointer. */
uint32_t bri_slice_base(const struct slicer *slicer, uint32_t handle, bool *ret_through);
/* The same of a pointer that is handed over to be written through, or of what the call was given that makes it: depth 0. */
uint32_t bri_slice_written(const struct slicer *slicer, uint32_t handle, bool *ret_through, int depth);
/* Can another unit tell what it is?  Not what a call brought or what stands behind a pointer: whoever sets that does so
 * in many ways, and both arms are walked. */
bool bri_slice_is_plain(const struct slicer *slicer, uint32_t handle, int depth);
/* Does it hang on what others hand over, or on what is kept anyway? */
bool bri_slice_is_asked(const struct slicer *slicer, uint32_t handle, int depth);
/* Could it be anything but unknown, however much other units tell?  A number computed from what isn't plain can't. */
bool bri_slice_is_telling(const struct slicer *slicer, uint32_t handle, int depth);
/* An initialiser of more numbers than a key has words: nothing that a note's reader decides by. */
bool bri_slice_is_table(const struct slicer *slicer, uint32_t handle);
/* Is it the next of a list of variable arguments: the function's own, or one that it was handed? */
bool bri_slice_takes_next(const struct slicer *slicer, const struct bri_node *opaque);
/* Does it lead to a text that a caller handed over, not to a member of something? */
bool bri_slice_is_handed(const struct slicer *slicer, uint32_t handle);
/* Where another unit's secret may be printed. */
bool bri_slice_logs_handed(const struct slicer *slicer, const struct bri_node *call, const struct world_function *known);
/* `bytes[i] >> 4`, `nibble(hex[0]) << 4 | nibble(hex[1])`: made of letters of such a text. */
bool bri_slice_is_digit(const struct slicer *slicer, uint32_t handle);
/* Can other units call it? */
bool bri_slice_is_shown(const struct slicer *slicer, uint32_t function);
/* Does the condition ask how a call went, or whether there is something behind a pointer? */
bool bri_slice_is_check(const struct slicer *slicer, uint32_t handle, int depth);
/* `while (*from)`, `while ((*to++ = *from++))`: how far a text goes; `while (n--)`: as far as who calls says. */
bool bri_slice_asks_how_far(const struct slicer *slicer, uint32_t condition);
/* `if (*flags) *flags = 0;`: what a callback is given decides what it makes of it. */
bool bri_slice_asks_what_it_sets(const struct slicer *slicer, const struct bri_node *branch);
/* Does it have a function started later, with an argument of its own? */
bool bri_slice_starts(const struct world_function *known);
/* Nothing but a way out that tells nothing. */
bool bri_slice_leaves(const struct slicer *slicer, uint32_t handle);
/* Fills `status` and `unused`. */
void bri_slice_find_status(struct slicer *slicer);
/* Of `known`, by store: it replaces a number that was handed over where the condition, which only asks for that, says. */
#define SLICE_REPLACES 16
/* Fills `close`. */
void bri_slice_find_close(struct slicer *slicer);
/* Fills `changing`. */
void bri_slice_find_changing(struct slicer *slicer);
/* Fills `handed`. */
void bri_slice_find_handed(struct slicer *slicer);
/* Fills `changing`, `telling` and `handed`. */
void bri_slice_find(struct slicer *slicer);

#endif
