/* SPDX-License-Identifier: Apache-2.0 */
/* From an object that stirs to those that call what it defines, and their callers; from these to what they call, as far
 * as that goes; and to whoever has data in common with any of them.  It reads no facts. */
#include "mentions.h"

#include <stdlib.h>

#define NONE UINT32_MAX

uint32_t mentions_hash(const char *name)
{
	uint32_t hash = 2166136261u;
	/* A version of a name is that name to those who ask for none. */
	for (; *name && *name != '@'; name++)
		hash = (hash ^ (unsigned char)*name) * 16777619u;
	return hash;
}

static bool add_symbol(void *context, const char *name, bool is_defined, bool is_data)
{
	struct mentions *mentions = context;
	if (mentions->count == mentions->capacity) {
		size_t capacity = mentions->capacity ? mentions->capacity * 2 : 512;
		struct mention *grown = realloc(mentions->items, capacity * sizeof *grown);
		if (!grown)
			return false;
		mentions->items = grown;
		mentions->capacity = capacity;
	}
	mentions->items[mentions->count++] = (struct mention){mentions_hash(name), (uint32_t)mentions->objects, is_defined, is_data};
	return true;
}

bool mentions_add(struct mentions *mentions, const struct bri_elf *elf)
{
	bool has_memory = true;
	/* A slim LTO object's table isn't its code's. */
	if (!elf || bri_elf_origin(elf) == BRI_ORIGIN_LTO || !bri_elf_each_global(elf, add_symbol, mentions, &has_memory))
		mentions->is_unknown = true;
	mentions->objects++;
	return has_memory;
}

void mentions_finish(struct mentions *mentions)
{
	free(mentions->items);
	*mentions = (struct mentions){0};
}

/* ---- spreading ----------------------------------------------------------------- */

enum reach { NOT_REACHED, CALLED, REACHES }; /* each more than the one before */

struct class {
	uint32_t first; /* mention; they are linked by `next` */
	bool is_data;
	uint8_t users, definers; /* what they all were told to be, enum reach */
};
struct spread {
	const struct mentions *mentions;
	uint32_t *class_of, *next; /* by mention */
	struct class *classes;
	size_t class_count;
	uint32_t *slots; /* class by hash */
	size_t slot_count;
	uint32_t *starts; /* by object, the first of its mentions; and an end */
	uint8_t *reach;   /* by object */
	uint32_t *stack;
	size_t depth;
};

static void sort_mentions(struct spread *spread)
{
	const struct mentions *mentions = spread->mentions;
	for (uint32_t i = 0; i < mentions->count; i++) {
		const struct mention *mention = &mentions->items[i];
		size_t at = mention->hash & (spread->slot_count - 1);
		while (spread->slots[at] != NONE && mentions->items[spread->classes[spread->slots[at]].first].hash != mention->hash)
			at = (at + 1) & (spread->slot_count - 1);
		if (spread->slots[at] == NONE) {
			spread->slots[at] = (uint32_t)spread->class_count;
			spread->classes[spread->class_count++] = (struct class){.first = NONE};
		}
		struct class *class = &spread->classes[spread->slots[at]];
		spread->class_of[i] = spread->slots[at];
		spread->next[i] = class->first;
		class->first = i;
		class->is_data |= mention->is_data;
		spread->starts[mention->object + 1] = i + 1;
	}
	for (size_t o = 1; o <= mentions->objects; o++) /* some mention nothing */
		if (spread->starts[o] < spread->starts[o - 1])
			spread->starts[o] = spread->starts[o - 1];
}

/* Each object gets on the stack at most twice. */
static void raise(struct spread *spread, uint32_t object, enum reach reach)
{
	if (spread->reach[object] >= reach)
		return;
	spread->reach[object] = (uint8_t)reach;
	spread->stack[spread->depth++] = object;
}

static void raise_all(struct spread *spread, struct class *class, bool only_definers, enum reach reach)
{
	uint8_t *done = only_definers ? &class->definers : &class->users;
	if (*done >= reach)
		return;
	*done = (uint8_t)reach;
	for (uint32_t i = class->first; i != NONE; i = spread->next[i])
		if (!only_definers || spread->mentions->items[i].is_defined)
			raise(spread, spread->mentions->items[i].object, reach);
}

static void follow(struct spread *spread)
{
	while (spread->depth > 0) {
		uint32_t object = spread->stack[--spread->depth];
		bool reaches = spread->reach[object] == REACHES;
		for (uint32_t i = spread->starts[object]; i < spread->starts[object + 1]; i++) {
			struct class *class = &spread->classes[spread->class_of[i]];
			raise_all(spread, class, true, CALLED);
			if (class->is_data || (reaches && spread->mentions->items[i].is_defined))
				raise_all(spread, class, false, REACHES);
		}
	}
}

static bool prepare(struct spread *spread)
{
	size_t count = spread->mentions->count, objects = spread->mentions->objects;
	spread->slot_count = 16;
	while (spread->slot_count < count * 2)
		spread->slot_count *= 2;
	spread->class_of = malloc((count + 1) * sizeof(uint32_t));
	spread->next = malloc((count + 1) * sizeof(uint32_t));
	spread->classes = malloc((count + 1) * sizeof(struct class));
	spread->slots = malloc(spread->slot_count * sizeof(uint32_t));
	spread->starts = calloc(objects + 2, sizeof(uint32_t));
	spread->reach = calloc(objects + 1, 1);
	spread->stack = malloc((objects * 2 + 1) * sizeof(uint32_t));
	if (!spread->class_of || !spread->next || !spread->classes || !spread->slots || !spread->starts || !spread->reach ||
	    !spread->stack)
		return false;
	for (size_t i = 0; i < spread->slot_count; i++)
		spread->slots[i] = NONE;
	return true;
}

bool mentions_spread(const struct mentions *mentions, bool *wanted)
{
	struct spread spread = {.mentions = mentions};
	bool is_good = prepare(&spread);
	if (is_good) {
		sort_mentions(&spread);
		for (uint32_t o = 0; o < mentions->objects; o++)
			if (wanted[o])
				raise(&spread, o, REACHES);
		follow(&spread);
		for (size_t o = 0; o < mentions->objects; o++)
			wanted[o] = spread.reach[o] != NOT_REACHED;
	}
	free(spread.class_of);
	free(spread.next);
	free(spread.classes);
	free(spread.slots);
	free(spread.starts);
	free(spread.reach);
	free(spread.stack);
	return is_good;
}
