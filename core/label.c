/* SPDX-License-Identifier: Apache-2.0 */
/* Labels of functions and objects, both ways.  It numbers namesakes; how a
 * label is spelled is the text form's business. */
#include "label.h"

#include <stdlib.h>

#define OWNER_FUNCTIONS UINT32_MAX

struct entry {
	uint32_t owner, name, number;
	uint32_t handle; /* number 0: how many namesakes there are so far */
	bool is_used;
};

struct bri_labels {
	uint32_t *functions, *objects; /* handle -> number */
	struct entry *entries;         /* open addressing, at most half full */
	size_t size;                   /* a power of two */
};

static struct entry *find(const struct bri_labels *labels, uint32_t owner, uint32_t name, uint32_t number)
{
	uint64_t hash = (owner * 0x9e3779b97f4a7c15u) ^ (name * 0xc2b2ae3d27d4eb4fu) ^ (number * 0x165667b19e3779f9u);
	size_t at = (size_t)((hash ^ (hash >> 29)) * 0xbf58476d1ce4e5b9u >> 20) & (labels->size - 1);
	for (;; at = (at + 1) & (labels->size - 1)) {
		struct entry *entry = &labels->entries[at];
		if (!entry->is_used ||
		    (entry->owner == owner && entry->name == name && entry->number == number))
			return entry;
	}
}

static uint32_t add(struct bri_labels *labels, uint32_t owner, uint32_t name, uint32_t handle)
{
	struct entry *count = find(labels, owner, name, 0);
	if (!count->is_used)
		*count = (struct entry){ .owner = owner, .name = name, .is_used = true };
	uint32_t number = ++count->handle;
	*find(labels, owner, name, number) =
		(struct entry){ .owner = owner, .name = name, .number = number, .handle = handle, .is_used = true };
	return number;
}

struct bri_labels *bri_labels_new(const struct bri_unit *unit)
{
	struct bri_labels *labels = calloc(1, sizeof(*labels));
	if (labels == NULL)
		return NULL;
	uint32_t functions = (uint32_t)bri_unit_functions(unit);
	uint32_t objects = (uint32_t)bri_unit_objects(unit);
	labels->size = 64;
	while (labels->size < 4 * ((size_t)functions + objects + 1))
		labels->size *= 2;
	labels->entries = calloc(labels->size, sizeof(*labels->entries));
	labels->functions = calloc((size_t)functions + 1, sizeof(*labels->functions));
	labels->objects = calloc((size_t)objects + 1, sizeof(*labels->objects));
	if (labels->entries == NULL || labels->functions == NULL || labels->objects == NULL) {
		bri_labels_free(labels);
		return NULL;
	}
	for (uint32_t i = 1; i <= functions; i++)
		labels->functions[i] = add(labels, OWNER_FUNCTIONS, bri_unit_function(unit, i)->name, i);
	for (uint32_t i = 1; i <= objects; i++) {
		const struct bri_object *object = bri_unit_object(unit, i);
		labels->objects[i] = add(labels, object->function, object->name, i);
	}
	return labels;
}

void bri_labels_free(struct bri_labels *labels)
{
	if (labels == NULL)
		return;
	free(labels->functions);
	free(labels->objects);
	free(labels->entries);
	free(labels);
}

uint32_t bri_labels_of_function(const struct bri_labels *labels, uint32_t function)
{
	return labels->functions[function];
}

uint32_t bri_labels_of_object(const struct bri_labels *labels, uint32_t object)
{
	return labels->objects[object];
}

uint32_t bri_labels_find_function(const struct bri_labels *labels, uint32_t name, uint32_t number)
{
	return number != 0 ? find(labels, OWNER_FUNCTIONS, name, number)->handle : 0;
}

uint32_t bri_labels_find_object(const struct bri_labels *labels, uint32_t owner, uint32_t name, uint32_t number)
{
	return number != 0 ? find(labels, owner, name, number)->handle : 0;
}
