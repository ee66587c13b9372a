/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_FACT_UNIT_H
#define BRI_FACT_UNIT_H

#include "arena.h"
#include "fact.h"

/* The inside of a unit, for fact.c and the other fact_*.c that build one. */

struct bri_unit_name {
	const char *text;
	uint32_t length;
	uint32_t hash;
};

struct bri_unit_option {
	const char *key, *value;
};

struct bri_unit_enumerator {
	int64_t value;
	uint32_t name;
};

/* Numbers found by hash: open addressing, at most half full, 0 is empty. */
struct bri_unit_table {
	uint32_t *slots;
	size_t size; /* a power of two, or 0 */
};

/* What the resolver said before.  Reached through a pointer, so that asking a
 * const unit for a place may remember the answer. */
struct bri_unit_cache {
	struct {
		uint32_t location; /* 0: empty */
		struct bri_place place;
	} *entries;
	size_t size, count;
};

struct bri_unit {
	struct bri_unit_tree tree; /* first: see fact.h */
	struct bri_arena arena;
	const char *name;
	bool incomplete;
	uint32_t seed; /* of the hashes: names come from hostile files too */

	struct bri_unit_name *names;
	size_t name_count, name_capacity;
	struct bri_unit_table name_table;

	struct bri_place *places;
	size_t place_count, place_capacity;
	struct bri_unit_table place_table;
	bri_place_resolver resolver;
	void *resolver_context;
	struct bri_unit_cache *cache;

	struct bri_unit_option *options;
	size_t option_count, option_capacity;

	bri_enumerator_wish wish; /* NULL: all */
	void *wish_context;
	bri_enumerator_wish function_wish; /* NULL: none */
	void *function_wish_context;
	bri_namer_wish namer_wish; /* NULL: none */
	void *namer_wish_context;
	struct bri_unit_enumerator *enumerators;
	size_t enumerator_count, enumerator_capacity;

	/* Entry 0 of these two and of the tree's nodes is all zero, so that handle 0 can be read.  Nodes lie side by side:
	 * who walks over all of them may count from bri_unit_node(unit, 0). */
	struct bri_function *functions;
	size_t function_count, function_capacity;
	struct bri_object *objects;
	size_t object_count, object_capacity;
	size_t node_capacity;

	uint32_t *items; /* every list, one behind the other */
	size_t item_count, item_capacity;
	unsigned char *bytes; /* every string literal, one behind the other */
	size_t byte_count, byte_capacity;

	uint32_t current; /* function whose body is being built; 0: none */
};

/* fact_named.c: what a call is that may return a function by its name. */
uint32_t bri_unit_add_named(struct bri_unit *unit, uint32_t call);

/* The failure of a builder: sticky, and the handle that means nothing. */
static inline uint32_t bri_unit_fail(struct bri_unit *unit)
{
	unit->incomplete = true;
	return 0;
}

#endif
