/* SPDX-License-Identifier: Apache-2.0 */
/* Containers that find what they hold by a key: maps.  Their contents are a box like others', in which each key that is known
 * has a slot of its own, wherever and in whatever order it was put; slot 0 is for keys that nobody knows.  A slot holds the
 * pair of key and value as the program sees it through an iterator. */
#include "check.h"
#include "interp.h"

#include <stdio.h>
#include <string.h>

#define SLOT_SIZE 1024u
#define SLOTS (BITS_BASE / SLOT_SIZE)
#define PAIRS_MAX 64
#define KEY_MAX 256

/* How a pair lies in memory, as the container's name tells: `std::map<int, char const*>::at(int const&)`. */
struct layout {
	char key[96], value[96]; /* types */
	uint32_t key_size;       /* 0: not known */
	bool is_guess;           /* an enumeration, or what somebody made */
	uint32_t value_offset;   /* 0: not known */
};

static bool type_argument(const char *callee, unsigned which, char *type, size_t room)
{
	const char *at = strchr(callee, '<');
	size_t length = 0;
	for (int depth = 0; at && at[1]; at++) {
		char c = at[1];
		if (depth == 0 && (c == ',' || c == '>')) {
			if (which-- == 0)
				break;
			length = 0;
			if (c == '>')
				return false;
			continue;
		}
		depth += (c == '<' || c == '(') - (c == '>' || c == ')');
		if (which == 0 && (length || c != ' ') && length + 1 < room)
			type[length++] = c;
	}
	type[length] = 0;
	return length > 0 && length + 1 < room;
}

/* Of a number, in bytes; 0: another type. */
static uint32_t scalar_size(uint32_t word, const char *type)
{
	static const char sized[] = ";1 bool;1 char;1 signed char;1 unsigned char;2 short;2 unsigned short;4 int;4 unsigned int;"
	                            "4 float;8 long long;8 unsigned long long;8 double;0 long;0 unsigned long;";
	size_t length = strlen(type);
	for (const char *at = sized; at[1]; at = strchr(at + 1, ';'))
		if (strncmp(at + 3, type, length) == 0 && at[3 + length] == ';')
			return at[1] == '0' ? word : (uint32_t)(at[1] - '0');
	return 0;
}

static bool is_text_type(const char *type)
{
	return strncmp(type, "std::basic_string<", 18) == 0;
}

static bool is_view_type(const char *type)
{
	return strncmp(type, "std::basic_string_view<", 23) == 0;
}

static bool is_pointer_type(const char *type)
{
	size_t length = strlen(type);
	return length && type[length - 1] == '*';
}

static struct layout layout_of(const struct interp *in, const char *callee)
{
	struct layout layout = {.key_size = 0};
	uint32_t word = bri_pointer_size(in), align;
	if (!type_argument(callee, 0, layout.key, sizeof layout.key) ||
	    !type_argument(callee, 1, layout.value, sizeof layout.value))
		return layout;
	layout.is_guess = !is_text_type(layout.key) && !is_view_type(layout.key) && !is_pointer_type(layout.key) &&
	                  !scalar_size(word, layout.key);
	bool is_other = strpbrk(layout.key, "<(") || strncmp(layout.key, "std::", 5) == 0;
	layout.key_size = is_text_type(layout.key)        ? 2 * word + 16
	                  : is_view_type(layout.key)      ? 2 * word
	                  : is_pointer_type(layout.key)   ? word
	                  : scalar_size(word, layout.key) ? scalar_size(word, layout.key)
	                  : is_other                      ? 0
	                                                  : 4; /* an enumeration */
	align = scalar_size(word, layout.value);
	if (!align && (is_pointer_type(layout.value) || strncmp(layout.value, "std::", 5) == 0))
		align = word;
	if (!align && layout.key_size % 8 == 0) /* whatever it is, it needs no room before it */
		align = 1;
	if (align && layout.key_size)
		layout.value_offset = (layout.key_size + align - 1) / align * align;
	return layout;
}

/* ---- keys ------------------------------------------------------------------------- */

static uint32_t slot_of(const char *key)
{
	uint32_t hash = 2166136261u;
	for (; *key; key++)
		hash = (hash ^ (unsigned char)*key) * 16777619u;
	return hash % (SLOTS - 1) + 1;
}

/* The key that stands at `pointer`, as `type` says; 0: nobody knows which. */
static uint32_t slot_at(struct interp *in, struct state *state, const struct layout *layout, struct value pointer)
{
	char key[KEY_MAX];
	int64_t number;
	struct bri_node shape = {.type = BRI_POINTER, .size = bri_pointer_size(in)};
	if (is_view_type(layout->key))
		pointer = bri_box_view(in, state, pointer);
	else if (is_text_type(layout->key))
		pointer = bri_box_view(in, state, bri_box_contents(in, state, pointer));
	else if (is_pointer_type(layout->key))
		pointer = bri_load(in, state, pointer, &shape);
	else {
		uint32_t region = pointer.count == 1 ? bri_atom_region(in, &pointer.atoms[0]) : 0;
		if (layout->is_guess && (!region || in->regions[region].size != layout->key_size))
			return 0;
		shape = (struct bri_node){.type = BRI_SIGNED, .size = (uint8_t)layout->key_size};
		if (!layout->key_size || !bri_value_single(bri_load(in, state, pointer, &shape), &number))
			return 0;
		snprintf(key, sizeof key, "%lld", (long long)number);
		return slot_of(key);
	}
	return bri_only_text(in, state, pointer, key, sizeof key) ? slot_of(key) : 0;
}

/* ---- slots ------------------------------------------------------------------------- */

/* The box of one container that is known; 0: there is none. */
static uint32_t box_at(struct interp *in, struct state *state, struct value object)
{
	struct value inside = bri_box_contents(in, state, object);
	uint32_t region = inside.count == 1 && inside.atoms[0].kind == ATOM_ADDRESS ? inside.atoms[0].id : 0;
	uint32_t home = object.count == 1 && object.atoms[0].kind == ATOM_ADDRESS ? object.atoms[0].id : 0;
	if (!region || in->regions[region].kind != REGION_BOX || region == home || inside.atoms[0].number != 0)
		return 0;
	in->regions[region].keyed = true;
	return region;
}

/* New contents: none, or some that nobody knows. */
static uint32_t box_begin(struct interp *in, struct state *state, struct value object, enum content content)
{
	struct value box = object.count == 1 ? bri_box_make(in, state, object) : bri_value_none();
	uint32_t region = box.count == 1 && box.atoms[0].kind == ATOM_ADDRESS ? box.atoms[0].id : 0;
	if (!region || in->regions[region].kind != REGION_BOX)
		return 0;
	in->regions[region].keyed = true;
	bri_state_set(in, state, region, bri_memory_fill(in, content, 0, NULL));
	return region;
}

static struct value slot_address(struct interp *in, uint32_t box, uint32_t slot, uint32_t offset)
{
	return bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS,
	                                      .id = box,
	                                      .number = (int64_t)slot * SLOT_SIZE + offset,
	                                      .act = in->act_now});
}

static bool is_taken(struct interp *in, const struct state *state, uint32_t box, uint32_t slot)
{
	const struct memory *memory = bri_state_get(in, state, box);
	for (uint32_t i = 0; i < memory->count; i++)
		if (memory->cells[i].offset / SLOT_SIZE == slot && memory->cells[i].content != CONTENT_UNINIT)
			return true;
	return false;
}

static struct value all_slots(struct interp *in, const struct state *state, uint32_t box, uint32_t offset)
{
	const struct memory *memory = bri_state_get(in, state, box);
	struct value result = bri_value_none();
	uint32_t last = UINT32_MAX;
	for (uint32_t i = 0; i < memory->count && !in->stop; i++) {
		uint32_t slot = memory->cells[i].offset / SLOT_SIZE;
		if (memory->cells[i].offset >= BITS_BASE || slot == last || memory->cells[i].content == CONTENT_UNINIT)
			continue;
		last = slot;
		result = bri_value_join(in, result, slot_address(in, box, slot, offset));
	}
	return result;
}

/* Nothing was put there but what is known. */
static bool is_closed(struct interp *in, const struct state *state, uint32_t box)
{
	const struct memory *memory = bri_state_get(in, state, box);
	return memory->gap.content == CONTENT_UNINIT && memory->strays.count == 0 && !is_taken(in, state, box, 0);
}

/* ---- effects ------------------------------------------------------------------------ */

static struct value slots_found(struct interp *in, struct state *state, const struct bri_api *api,
                                const struct call_site *site, const struct layout *layout, uint32_t offset)
{
	bool makes = api->to != BRI_NO_ARG;
	uint32_t box = box_at(in, state, site->given[api->arg]);
	if (!box && makes)
		box = box_begin(in, state, site->given[api->arg], CONTENT_UNKNOWN);
	if (!box)
		return bri_value_unknown(in, 0, 0);
	bool has_key = api->length != BRI_NO_ARG;
	uint32_t slot = has_key ? slot_at(in, state, layout, site->given[api->length]) : 0;
	if (slot && (makes || is_taken(in, state, box, slot)))
		return slot_address(in, box, slot, offset);
	struct value result = slot ? bri_value_none() : all_slots(in, state, box, offset);
	bool is_number = !is_text_type(layout->key) && !is_view_type(layout->key) && !is_pointer_type(layout->key);
	if (!has_key && is_number && result.count > 1) /* an option's number goes with its own value, not with another's */
		return bri_value_unknown(in, 0, 0);
	if (has_key && (makes || is_taken(in, state, box, 0)))
		result = bri_value_join(in, result, slot_address(in, box, 0, offset));
	if (!result.count || !is_closed(in, state, box))
		result = bri_value_join(in, result, bri_value_unknown(in, 0, 0));
	return result;
}

bool bri_effect_look_up(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                        struct value *ret_result)
{
	struct layout layout = layout_of(in, site->callee);
	bool is_iterator = site->node->type == BRI_AGGREGATE;
	if (!layout.key_size || (!is_iterator && !layout.value_offset))
		return false;
	struct value found = slots_found(in, state, api, site, &layout, is_iterator ? 0 : layout.value_offset);
	*ret_result = is_iterator ? bri_box_holding(in, state, found, site->node->size) : found;
	return true;
}

/* Both of a pair, from where one stands. */
static void put_pair(struct interp *in, struct state *state, const struct layout *layout, uint32_t box, struct value pair,
                     uint32_t size)
{
	uint32_t slot = slot_at(in, state, layout, pair);
	bri_store_copy(in, state, slot_address(in, box, slot, 0), pair, size, true);
}

/* Of a list, an object that is the address of an array and behind it how many pairs there are. */
static bool put_list(struct interp *in, struct state *state, const struct layout *layout, uint32_t box, struct value list)
{
	struct bri_node shape = {.type = BRI_POINTER, .size = bri_pointer_size(in)};
	struct value first = bri_load(in, state, list, &shape);
	uint32_t region = first.count == 1 && first.atoms[0].kind == ATOM_ADDRESS ? first.atoms[0].id : 0;
	int64_t count;
	shape.type = BRI_UNSIGNED;
	struct value behind = bri_pointer_moved(in, list, bri_value_int(in, shape.size, NULL), 1);
	if (!region || !bri_value_single(bri_load(in, state, behind, &shape), &count) || count < 0 || count > PAIRS_MAX)
		return false;
	uint32_t size = count ? in->regions[region].size / (uint32_t)count : 0;
	if (size > SLOT_SIZE || (count && size <= layout->key_size))
		return false;
	for (int64_t i = 0; i < count && !in->stop; i++)
		put_pair(in, state, layout, box, bri_pointer_moved(in, first, bri_value_int(in, i, NULL), size), size);
	return true;
}

/* A key and a value, each by reference. */
static bool put_value(struct interp *in, struct state *state, const struct layout *layout, uint32_t box,
                      const struct call_site *site, const struct bri_api *api)
{
	size_t count;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	if (!layout->value_offset || site->node->kind != BRI_CALL || api->length >= count)
		return false;
	uint32_t slot = slot_at(in, state, layout, site->given[api->arg]);
	struct value to = slot_address(in, box, slot, layout->value_offset), from = site->given[api->length];
	const struct bri_node *given = bri_unit_node(unit, items[api->length]);
	const struct bri_node *object = bri_unit_node(unit, given->kind == BRI_ADDRESS ? given->a : 0);
	uint32_t source = from.count == 1 ? bri_atom_region(in, &from.atoms[0]) : 0;
	if (is_text_type(layout->value)) {
		bri_text_copy(
		    in, state, &(struct bri_api){.effect = BRI_EFFECT_COPY_TEXT, .to = 1, .arg = 0, .length = BRI_NO_ARG},
		    &(struct call_site){.args = (struct value[]){bri_box_view(in, state, site->args[api->length]),
		                                                 bri_box_make(in, state, to)},
		                        .count = 2,
		                        .node = site->node,
		                        .unit = site->unit,
		                        .callee = site->callee});
		return true;
	}
	if (is_pointer_type(layout->value) && source && in->regions[source].kind == REGION_TEXT) {
		bri_store(in, state, to, from, bri_pointer_size(in)); /* an array, by reference, is its own address */
		return true;
	}
	if (object->size == 0 || object->size > SLOT_SIZE / 2)
		return false;
	bri_store_copy(in, state, to, from, object->size, true);
	return true;
}

bool bri_effect_put(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site)
{
	struct layout layout = layout_of(in, site->callee);
	struct value object = site->given[api->to];
	bool is_list = api->flags & BRI_API_DEREF, is_said = layout.key_size > 0;
	uint32_t box = is_list && api->length == BRI_NO_ARG ? box_begin(in, state, object, CONTENT_UNINIT)
	                                                    : box_at(in, state, object);
	if (!box)
		box = box_begin(in, state, object, CONTENT_UNKNOWN);
	uint32_t size = bri_size_referred(in, site->given[api->arg]);
	if (is_said && box && is_list)
		is_said = put_list(in, state, &layout, box, site->given[api->arg]);
	else if (is_said && box && api->length != BRI_NO_ARG)
		is_said = put_value(in, state, &layout, box, site, api);
	else if (is_said && box && size > layout.key_size && size <= SLOT_SIZE && layout.value_offset < size &&
	         strstr(site->callee, "(std::pair<") && !strstr(site->callee, ">::insert<"))
		put_pair(in, state, &layout, box, site->given[api->arg], size);
	else
		is_said = false;
	if (box && is_said)
		bri_box_own(in, state, box);
	else if (box) /* something that nobody knows, under a key that nobody knows */
		bri_state_set(in, state, box, bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL));
	return true;
}

bool bri_keyed_copy(struct interp *in, struct state *state, struct value to, struct value from)
{
	uint32_t source = from.count == 1 && from.atoms[0].kind == ATOM_ADDRESS ? from.atoms[0].id : 0;
	uint32_t region = to.count == 1 && to.atoms[0].kind == ATOM_ADDRESS ? to.atoms[0].id : 0;
	if (!source || !region || source == region || in->regions[source].kind != REGION_BOX || !in->regions[source].keyed ||
	    in->regions[region].kind != REGION_BOX)
		return false;
	in->regions[region].keyed = true;
	bri_state_set(in, state, region,
	              bri_memory_fill(in, bri_state_get(in, state, source)->gap.content, 0, NULL));
	bri_store_copy(in, state, to, from, BITS_BASE, true);
	bri_box_own(in, state, region);
	return true;
}
