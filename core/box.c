/* SPDX-License-Identifier: Apache-2.0 */
/* Objects that hold their contents elsewhere: strings, vectors, what wraps them.
 * A pointer at the object's start leads to a region of its own, the box, so that
 * copies, members and results of such a class are followed like any pointer. */
#include "check.h"
#include "interp.h"

#include <stdio.h>
#include <string.h>

static struct bri_node pointer_shape(const struct interp *in)
{
	return (struct bri_node){.type = BRI_POINTER, .size = bri_pointer_size(in)};
}

/* A short text that a compiler wrote into its object: a pointer into the object itself, and behind it the length.  Either
 * may be something else by now, where others can write it. */
static bool is_within(const struct memory *memory, uint32_t i, uint32_t region)
{
	const struct cell *cell = &memory->cells[i], *next = cell + 1;
	bool is_pointer = false, is_length = false;
	if (i + 1 >= memory->count || next->offset != cell->offset + cell->length || next->content != CONTENT_VALUE)
		return false;
	for (uint32_t k = 0; k < cell->value.count; k++)
		is_pointer |= cell->value.atoms[k].kind == ATOM_ADDRESS && cell->value.atoms[k].id == region &&
		              cell->value.atoms[k].number > next->offset;
	for (uint32_t k = 0; k < next->value.count; k++)
		is_length |= next->value.atoms[k].kind == ATOM_INT && next->value.atoms[k].number >= 0;
	return is_pointer && is_length;
}

/* The member of one of the rows, or anywhere. */
static bool may_be_at(const struct atom *atom, uint32_t offset)
{
	if (!(atom->flags & ATOM_WITHIN) || !atom->extent || atom->number < 0 || atom->number > INT32_MAX)
		return true;
	uint32_t first = (uint32_t)atom->number % atom->extent, at = offset % atom->extent;
	return at >= first && at - first < atom->least;
}

/* At the address, or all that may be there.  In a container only those of its own objects: a pointer to somebody's
 * contents is an element like any other. */
static struct value boxes_in(struct interp *in, struct state *state, uint32_t region, const struct atom *at)
{
	uint32_t offset, act = at->act ? at->act : in->act_now;
	bool placed = atom_offset(at, &offset);
	const struct memory *memory = bri_state_get(in, state, region);
	uint32_t owner = in->regions[region].kind == REGION_BOX ? region : 0;
	struct value result = bri_value_none();
	for (uint32_t i = 0; i < memory->count && (!placed || memory->cells[i].offset <= offset); i++) {
		const struct cell *cell = &memory->cells[i];
		bool is_box = false;
		if (!(placed ? cell->offset == offset : may_be_at(at, cell->offset)) || cell->content != CONTENT_VALUE)
			continue;
		is_box = is_within(memory, i, region);
		for (uint32_t k = 0; k < cell->value.count; k++) {
			const struct atom *atom = &cell->value.atoms[k];
			is_box |= atom->kind == ATOM_ADDRESS && in->regions[atom->id].kind == REGION_BOX &&
			          (!owner || in->regions[atom->id].unit == owner);
		}
		if (is_box) /* what else it may be, too */
			result = bri_value_join(in, result, bri_value_owned(in, cell->value, act));
	}
	return result;
}

/* The contents of what is called a secret are one. */
static struct value called_the_same(struct interp *in, struct value inside, const struct atom *object)
{
	uint32_t tags = object->tags & in->world->secret_tags;
	if (!tags || !inside.count)
		return inside;
	struct atom *atoms = bri_interp_alloc(in, inside.count * sizeof *atoms);
	if (in->stop)
		return inside;
	memcpy(atoms, inside.atoms, inside.count * sizeof *atoms);
	for (uint32_t i = 0; i < inside.count; i++) {
		atoms[i].tags |= tags;
		atoms[i].told_in = atoms[i].told_in ? atoms[i].told_in : object->told_in;
	}
	return (struct value){inside.count, atoms};
}

struct value bri_box_follow(struct interp *in, struct state *state, struct value value)
{
	struct value result = bri_value_none();
	bool any = false;
	for (uint32_t i = 0; i < value.count && !in->stop; i++) {
		const struct atom *atom = &value.atoms[i];
		uint32_t offset, region = atom->kind == ATOM_ADDRESS || atom->kind == ATOM_SYMBOL ? bri_atom_region(in, atom) : 0;
		struct value inside = bri_value_none();
		bool placed = region && atom_offset(atom, &offset);
		if (placed || (region && in->regions[region].kind == REGION_BOX)) /* one of a container's */
			inside = called_the_same(in, boxes_in(in, state, region, atom), atom);
		any |= inside.count > 0;
		result = bri_value_join(in, result, inside.count ? inside : bri_value_of(in, *atom));
	}
	return any ? result : value;
}

struct value bri_box_contents(struct interp *in, struct state *state, struct value object)
{
	/* Where the contents aren't known, the object stands for them: asked twice they are the same. */
	struct value inside = bri_box_follow(in, state, object);
	return inside.count ? inside : bri_value_unknown(in, 0, 0);
}

/* How much of an object its pointer may take: one that a header only declares is smaller, and others lie behind it. */
static uint32_t pointer_room(const struct interp *in, const struct atom *object, uint32_t region)
{
	uint32_t size = in->regions[region].size, pointer = bri_pointer_size(in);
	if (object->extent && object->extent < pointer)
		return object->extent;
	return size && size < pointer ? 1 : pointer;
}

struct value bri_box_make(struct interp *in, struct state *state, struct value object)
{
	struct value result = bri_value_none();
	for (uint32_t i = 0; i < object.count && !in->stop; i++) {
		uint32_t region = bri_atom_region(in, &object.atoms[i]), offset;
		if (!region)
			continue;
		if (in->regions[region].kind == REGION_BOX && !in->regions[region].keyed) { /* an element: its text is part of it */
			result = bri_value_join(in, result, bri_value_of(in, object.atoms[i]));
			continue;
		}
		bool exact = atom_offset(&object.atoms[i], &offset);
		uint32_t box = bri_region_of_box(in, region, exact ? offset : UINT32_MAX);
		struct value made = bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS, .id = box, .act = in->act_now});
		if (exact)
			bri_store(in, state, bri_value_of(in, object.atoms[i]), made,
			          pointer_room(in, &object.atoms[i], region));
		result = bri_value_join(in, result, made);
	}
	return result.count ? result : bri_value_unknown(in, 0, 0);
}

struct value bri_box_holding(struct interp *in, struct state *state, struct value pointer, uint32_t size)
{
	uint32_t region = bri_region_fresh(in, size, "", bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL));
	struct value object = bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS, .id = region, .act = in->act_now});
	if (pointer.count)
		bri_store(in, state, object, pointer, pointer_room(in, &object.atoms[0], region));
	return object;
}

/* A view is a length and a pointer: an object of two words, the first a number, the second where the contents are. */
struct value bri_box_view(struct interp *in, struct state *state, struct value value)
{
	struct bri_node shape = pointer_shape(in);
	struct bri_node number = {.type = BRI_UNSIGNED, .size = shape.size};
	uint32_t region = value.count == 1 && value.atoms[0].kind == ATOM_ADDRESS ? value.atoms[0].id : 0;
	int64_t length;
	if (!region || in->regions[region].kind == REGION_BOX || in->regions[region].kind == REGION_TEXT)
		return value;
	if (!bri_value_single(bri_load(in, state, value, &number), &length))
		return value;
	struct value inside =
		bri_load(in, state, bri_pointer_moved(in, value, bri_value_int(in, shape.size, NULL), 1), &shape);
	for (uint32_t i = 0; i < inside.count; i++)
		if (inside.atoms[i].kind != ATOM_ADDRESS)
			return value;
	return inside.count ? inside : value;
}

/* What was stored as a pointer there; NULL: nothing was. */
static const struct cell *pointer_at(struct interp *in, const struct memory *memory, uint32_t offset)
{
	for (uint32_t i = 0; i < memory->count && memory->cells[i].offset <= offset; i++) {
		const struct cell *cell = &memory->cells[i];
		if (cell->offset == offset && cell->length == bri_pointer_size(in) && cell->content == CONTENT_VALUE &&
		    cell->value.count)
			return cell;
	}
	return NULL;
}

/* An iterator of what isn't a container, a span's: given by value, it is but a pointer, and leads to what it points to. */
static struct value iterator_target(struct interp *in, struct state *state, const struct bri_api *api,
                                    const struct call_site *site, struct value from)
{
	size_t count;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	bool is_call = site->node->kind == BRI_CALL && api->arg < count;
	const struct bri_node *given = is_call ? bri_unit_node(unit, items[api->arg]) : NULL;
	uint32_t region = from.count == 1 && from.atoms[0].kind == ATOM_ADDRESS ? from.atoms[0].id : 0, offset;
	if (!given || given->type != BRI_AGGREGATE || given->size != bri_pointer_size(in) || !region ||
	    in->regions[region].kind == REGION_BOX || in->regions[region].kind == REGION_TEXT ||
	    !atom_offset(&from.atoms[0], &offset))
		return from;
	const struct cell *cell = pointer_at(in, bri_state_get(in, state, region), offset);
	return cell && cell->value.atoms[0].kind != ATOM_INT ? cell->value : from;
}

/* ---- effects on contents ------------------------------------------------------------ */

#define ARGS_MAX 66

/* A compiler that made the object itself, since its constructor is a constant, wrote a null pointer: it holds nothing. */
static void begin_if_null(struct interp *in, struct state *state, struct value object)
{
	uint32_t region = object.count == 1 && object.atoms[0].kind == ATOM_ADDRESS ? object.atoms[0].id : 0, offset;
	int64_t number;
	if (!region || in->regions[region].kind == REGION_BOX || !atom_offset(&object.atoms[0], &offset))
		return;
	const struct cell *cell = pointer_at(in, bri_state_get(in, state, region), offset);
	if (!cell || !bri_value_single(cell->value, &number) || number != 0)
		return;
	struct value box = bri_box_make(in, state, object);
	const struct cell empty = {.length = UINT32_MAX, .content = CONTENT_ZERO, .act = in->act_now};
	if (box.count && box.atoms[0].kind == ATOM_ADDRESS)
		bri_state_set(in, state, box.atoms[0].id, bri_memory_write(in, bri_state_get(in, state, box.atoms[0].id), empty));
}

/* An object that was never given contents is empty: what is appended begins them. */
static struct value contents_to_extend(struct interp *in, struct state *state, struct value object)
{
	begin_if_null(in, state, object);
	struct value inside = bri_box_contents(in, state, object);
	uint32_t region = object.count == 1 ? bri_atom_region(in, &object.atoms[0]) : 0;
	bool is_box = inside.count && inside.atoms[0].kind == ATOM_ADDRESS &&
	              in->regions[inside.atoms[0].id].kind == REGION_BOX && !in->regions[inside.atoms[0].id].keyed;
	if (is_box || !region || bri_state_get(in, state, region)->gap.content != CONTENT_UNINIT)
		return inside;
	return bri_box_make(in, state, object);
}

/* A container of pointers, as its name's first argument tells. */
static bool holds_pointers(const struct call_site *site)
{
	size_t at = strcspn(site->callee, "<") + 1, end = strcspn(site->callee, ",>");
	return end > at && site->callee[end - 1] == '*';
}

/* Of bytes, told in the same way. */
static bool holds_bytes(const struct call_site *site)
{
	static const char bytes[] = "<char<unsigned char<signed char<std::byte<";
	const char *first = strchr(site->callee, '<');
	size_t length = first ? strcspn(first + 1, ",>") : 0;
	for (const char *at = strchr(bytes, '<'); length > 1 && at; at = strchr(at + 1, '<'))
		if (strncmp(at, first, length + 1) == 0 && at[length + 1] == '<')
			return true;
	return false;
}

/* Is the parameter that takes the element one of a class?  As the function's name tells. */
static bool takes_object(const struct call_site *site)
{
	static const char scalars[] = " char signed unsigned short int long bool wchar_t char8_t char16_t char32_t float "
	                              "double std::byte void ";
	const char *type = strrchr(site->callee, '(');
	size_t length = type ? strcspn(++type, " &*,)") : 0;
	for (const char *at = length ? strchr(scalars, *type) : NULL; at; at = strchr(at + 1, *type))
		if (at[-1] == ' ' && strncmp(at, type, length) == 0 && at[length] == ' ')
			return false;
	return length > 0 && !strchr(type, '*');
}

uint32_t bri_size_referred(const struct interp *in, struct value reference)
{
	const struct atom *atom = reference.count == 1 ? &reference.atoms[0] : NULL;
	bool is_whole = atom && atom->kind == ATOM_ADDRESS && !(atom->flags & ATOM_ANYWHERE) && atom->number == 0;
	return atom && atom_extent(atom) ? atom->extent : is_whole ? in->regions[atom->id].size : 0;
}

/* What the container of pointers or of objects is given, by reference; 0: letters, or nobody knows. */
static uint32_t element_size(struct interp *in, const struct bri_api *api, const struct call_site *site, bool *ret_pointer)
{
	size_t count;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	*ret_pointer = false;
	if (api->effect != BRI_EFFECT_APPEND_TEXT || !(api->flags & BRI_API_DEREF) || api->arg >= count)
		return 0;
	*ret_pointer = holds_pointers(site);
	if (*ret_pointer)
		return bri_pointer_size(in);
	if (holds_bytes(site)) /* whatever number it is made of */
		return 0;
	const struct bri_node *given = bri_unit_node(unit, items[api->arg]);
	const struct bri_node *object = bri_unit_node(unit, given->kind == BRI_ADDRESS ? given->a : 0);
	bool number = (object->type == BRI_SIGNED || object->type == BRI_UNSIGNED) && object->size > 1;
	if (number || (object->type == BRI_AGGREGATE && object->kind != BRI_STRING))
		return object->size;
	bool is_object = given->kind != BRI_ADDRESS && given->type == BRI_POINTER && takes_object(site);
	/* std::move()'s; of one that nobody knows, what its pointer takes. */
	uint32_t size = is_object ? bri_size_referred(in, site->given[api->arg]) : 0, least = bri_pointer_size(in);
	return is_object && size < least ? least : size;
}

void bri_box_own(struct interp *in, struct state *state, uint32_t region)
{
	const struct memory *memory = bri_state_get(in, state, region);
	for (uint32_t i = 0; i < memory->count && !in->stop; i++) {
		const struct cell *cell = &memory->cells[i];
		uint32_t held = cell->content == CONTENT_VALUE && cell->value.count == 1 &&
		                        cell->value.atoms[0].kind == ATOM_ADDRESS
		                    ? cell->value.atoms[0].id
		                    : 0;
		if (!held || in->regions[held].kind != REGION_BOX || in->regions[held].unit == region)
			continue;
		struct atom to = {.kind = ATOM_ADDRESS, .id = region, .number = cell->offset, .act = in->act_now};
		struct atom own = {.kind = ATOM_ADDRESS,
		                   .id = bri_region_of_box(in, region, cell->offset),
		                   .act = cell->value.atoms[0].act};
		bri_state_set(in, state, own.id, bri_state_get(in, state, held));
		bri_store(in, state, bri_value_of(in, to), bri_value_of(in, own), cell->length);
	}
}

#define OTHERS_BEFORE 32 /* elements */

/* The object's contents, of which nobody knows anything, have a box from now on. */
static uint32_t unknown_contents(struct interp *in, struct state *state, struct value object)
{
	struct value box = bri_box_make(in, state, object);
	bri_state_set(in, state, box.atoms[0].id, bri_memory_fill(in, CONTENT_UNKNOWN, 0, NULL));
	return box.atoms[0].id;
}

/* One more behind the last: a pointer, or an object, whose contents are its own from now on. */
static void append_element(struct interp *in, struct state *state, struct value box, struct value from, uint32_t size,
                           bool is_pointer)
{
	uint32_t region = box.count == 1 && box.atoms[0].kind == ATOM_ADDRESS ? box.atoms[0].id : 0;
	struct bri_node shape = pointer_shape(in);
	if (!region) {
		bri_forget(in, state, box, 0, NULL, UINT32_MAX, 0);
		return;
	}
	uint32_t end = bri_memory_end(bri_state_get(in, state, region));
	if (in->regions[region].kind == REGION_OBJECT && size < INT32_MAX / OTHERS_BEFORE) { /* nobody knows behind how many */
		region = unknown_contents(in, state, box);
		end = OTHERS_BEFORE * size;
	}
	in->regions[region].element = size;
	struct value to = bri_value_of(
	    in, (struct atom){.kind = ATOM_ADDRESS, .id = region, .number = end, .act = in->act_now});
	if (is_pointer) { /* an array, by reference, is its own address */
		uint32_t source = from.count == 1 ? bri_atom_region(in, &from.atoms[0]) : 0;
		bool is_text = source && in->regions[source].kind == REGION_TEXT;
		bri_store(in, state, to, is_text ? from : bri_load(in, state, from, &shape), size);
		return;
	}
	bri_store_copy(in, state, to, from, size, true);
	bri_box_own(in, state, region);
}

/* An iterator of an object whose contents nobody knows leads to those contents, not to the object's own bytes. */
static struct value iterated(struct interp *in, struct state *state, struct value object, struct value inside)
{
	uint32_t region = object.count == 1 && object.atoms[0].kind == ATOM_ADDRESS ? object.atoms[0].id : 0, offset;
	if (!region || in->regions[region].kind != REGION_OBJECT || inside.count != 1 ||
	    inside.atoms[0].kind != ATOM_ADDRESS || inside.atoms[0].id != region || !atom_offset(&object.atoms[0], &offset))
		return inside;
	struct window window = bri_memory_window(bri_state_get(in, state, region), in->regions[region].size, offset,
	                                         bri_pointer_size(in));
	if (window.known && !window.uninit) /* braces, or what a compiler wrote into it */
		return inside;
	struct value box = bri_box_make(in, state, object);
	bri_state_set(in, state, box.atoms[0].id, bri_memory_fill(in, CONTENT_UNKNOWN, window.tags, window.origin));
	return box;
}

/* std::vector<unsigned char>::operator[]: what it holds are bytes, whoever put them there. */
static bool is_of_bytes(const char *callee)
{
	static const char *const bytes[] = {"<unsigned char>::", "<char>::", "<signed char>::", "<std::byte>::"};
	const char *first = strchr(callee, '<');
	for (size_t i = 0; first && i < sizeof bytes / sizeof *bytes; i++)
		if (strncmp(first, bytes[i], strlen(bytes[i])) == 0)
			return true;
	return false;
}

/* The elements that an index picks: that one, any of a few, or nobody knows.  `each`: how large they are, where the container
 * doesn't know (0: nor does anybody). */
static struct value element_found(struct interp *in, const struct state *state, struct value pointer,
                                  const struct value *index, uint32_t each)
{
	int64_t number;
	struct value result = bri_value_none(), some = bri_value_unknown(in, 0, ATOM_CONSTANT);
	bool is_known = index && bri_value_single(*index, &number);
	for (uint32_t i = 0; i < pointer.count && !in->stop; i++) {
		const struct atom *atom = &pointer.atoms[i];
		uint32_t region = atom->kind == ATOM_ADDRESS ? atom->id : 0, size = region ? in->regions[region].element : 0;
		size = size || !region || in->regions[region].kind != REGION_BOX ? size : each;
		uint32_t count = size ? bri_memory_end(bri_state_get(in, state, region)) / size : 0;
		struct value one = bri_value_of(in, *atom);
		bool is_any = index && !is_known && count && count <= VALUE_MAX && atom->number == 0;
		for (uint32_t k = 0; is_any && k < count; k++)
			result = bri_value_join(in, result, bri_pointer_moved(in, one, bri_value_int(in, k, NULL), size));
		if (!is_any)
			result = bri_value_join(in, result, bri_pointer_moved(in, one, size && index ? *index : some, size ? size : 4096));
	}
	return result;
}

static struct value last_element(struct interp *in, const struct state *state, struct value pointer)
{
	struct value result = bri_value_none();
	for (uint32_t i = 0; i < pointer.count && !in->stop; i++) {
		uint32_t region = pointer.atoms[i].kind == ATOM_ADDRESS ? pointer.atoms[i].id : 0;
		uint32_t size = region ? in->regions[region].element : 0;
		uint32_t end = size ? bri_memory_end(bri_state_get(in, state, region)) : 0;
		struct value index = end ? bri_value_int(in, end / size - 1, NULL) : bri_value_unknown(in, 0, ATOM_CONSTANT);
		result = bri_value_join(in, result, element_found(in, state, bri_value_of(in, pointer.atoms[i]), &index, 0));
	}
	return result;
}

/* Behind the last element, if it is known how many there are: nothing lies there but what the container was cleared
 * to. */
static bool end_of(struct interp *in, const struct state *state, const struct atom *atom, uint32_t *ret_end)
{
	uint32_t region = atom->kind == ATOM_ADDRESS && !(atom->flags & ATOM_ANYWHERE) && atom->number == 0 ? atom->id : 0;
	if (!region || in->regions[region].kind != REGION_BOX || !in->regions[region].element)
		return false;
	const struct memory *memory = bri_state_get(in, state, region);
	*ret_end = bri_memory_end(memory);
	for (uint32_t i = 0; i < memory->count; i++)
		if (memory->cells[i].offset >= *ret_end && memory->cells[i].content != CONTENT_ZERO)
			return false;
	return *ret_end % in->regions[region].element == 0;
}

static struct value end_element(struct interp *in, const struct state *state, struct value pointer)
{
	uint32_t end;
	if (pointer.count != 1 || !end_of(in, state, &pointer.atoms[0], &end))
		return element_found(in, state, pointer, NULL, 0);
	return bri_pointer_moved(in, pointer, bri_value_int(in, end, NULL), 1);
}

/* A pointer into the contents: at an index, behind the last, or anywhere. */
static struct value pointer_into(struct interp *in, struct state *state, const struct bri_api *api,
                                 const struct call_site *site)
{
	begin_if_null(in, state, site->given[api->arg]);
	struct value pointer = bri_box_view(in, state, bri_box_contents(in, state, site->given[api->arg]));
	if (site->node->type == BRI_AGGREGATE)
		pointer = iterated(in, state, site->given[api->arg], pointer);
	if (api->effect == BRI_EFFECT_FIND)
		pointer = element_found(in, state, pointer, api->length < site->count ? &site->given[api->length] : NULL, is_of_bytes(site->callee));
	else if (api->effect == BRI_EFFECT_LAST)
		pointer = site->node->type == BRI_AGGREGATE ? end_element(in, state, pointer)
		                                            : last_element(in, state, pointer);
	else if (api->length < site->count)
		pointer = bri_pointer_moved(in, pointer, site->given[api->length], 1);
	/* What stands there by value leads on like a pointer, however small it is. */
	return site->node->type == BRI_AGGREGATE ? bri_box_holding(in, state, pointer, 0) : pointer;
}

/* How large each element is of what is copied: of another container's, or of a list, an object that is the address of
 * an array and behind it how many there are. */
static uint32_t element_of_source(struct interp *in, struct state *state, const struct bri_api *api,
                                  const struct call_site *site, struct value from)
{
	struct bri_node number = {.type = BRI_UNSIGNED, .size = bri_pointer_size(in)};
	uint32_t region = from.count == 1 && from.atoms[0].kind == ATOM_ADDRESS ? from.atoms[0].id : 0, size;
	int64_t count;
	if (!region || in->regions[region].kind == REGION_BOX || !(api->flags & BRI_API_DEREF))
		return region ? in->regions[region].element : 0;
	struct value behind = bri_pointer_moved(in, site->args[api->arg], bri_value_int(in, number.size, NULL), 1);
	size = in->regions[region].size;
	return bri_value_single(bri_load(in, state, behind, &number), &count) && count > 0 && size % count == 0
	           ? size / (uint32_t)count
	           : 0;
}

/* How many letters of a text are taken isn't how many bytes of what holds it: few, or those from so near its end. */
static bool is_glimpse(struct interp *in, const struct bri_api *api, const struct call_site *site)
{
	size_t count;
	int64_t letters;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	if (api->effect != BRI_EFFECT_COPY || api->to != BRI_TO_RESULT || api->length >= site->count)
		return false;
	if (bri_value_single(site->args[api->length], &letters) && letters >= 0 && letters < BRI_SHOWN_MAX)
		return true;
	const struct bri_node *from = api->length == 2 && count > 1 ? bri_unit_node(unit, items[1]) : bri_unit_node(unit, 0);
	const struct bri_node *less = bri_unit_node(unit, from->kind == BRI_BINARY && from->op == BRI_OP_SUB ? from->b : 0);
	return less->kind == BRI_INT && bri_node_int(less) < BRI_SHOWN_MAX;
}

/* So little of what isn't written in the program doesn't give it away. */
static bool take_glimpse(struct interp *in, struct state *state, struct value from, struct value to)
{
	uint32_t region = from.count == 1 ? bri_atom_region(in, &from.atoms[0]) : 0, offset;
	uint32_t made = to.count == 1 && to.atoms[0].kind == ATOM_ADDRESS ? to.atoms[0].id : 0;
	if (!region || !made || !atom_offset(&from.atoms[0], &offset))
		return false;
	struct window window =
	    bri_memory_window(bri_state_get(in, state, region), in->regions[region].size, offset, UINT32_MAX);
	if (window.known && window.has_act)
		return false;
	bri_state_set(in, state, made,
	              bri_memory_fill(in, CONTENT_UNKNOWN, window.tags & ~in->world->secret_tags, window.origin));
	return true;
}

bool bri_effect_boxed(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                      struct value *ret_result)
{
	static const struct bri_node byte = {.type = BRI_UNSIGNED, .size = 1};
	struct bri_api plain = *api;
	struct call_site inner = *site;
	struct value args[ARGS_MAX], object;
	bool numbers = api->effect == BRI_EFFECT_SET || api->effect == BRI_EFFECT_APPEND_TEXT;
	if ((api->arg != BRI_NO_ARG && api->arg >= site->count) || site->count + 1 > ARGS_MAX ||
	    (api->to != BRI_NO_ARG && api->to != BRI_TO_RESULT && api->to >= site->count))
		return false;
	if (api->effect == BRI_EFFECT_LOOK_UP)
		return bri_effect_look_up(in, state, api, site, ret_result);
	if (api->effect == BRI_EFFECT_PUT)
		return bri_effect_put(in, state, api, site);
	if (api->to == BRI_NO_ARG && api->effect != BRI_EFFECT_FILL) {
		*ret_result = pointer_into(in, state, api, site);
		return true;
	}
	memcpy(args, site->args, site->count * sizeof *args);
	if (api->arg < site->count && !(api->flags & BRI_API_DEREF) && api->effect != BRI_EFFECT_FILL)
		args[api->arg] = iterator_target(in, state, api, site, bri_box_view(in, state, args[api->arg]));
	bool is_pointer;
	uint32_t element = element_size(in, api, site, &is_pointer);
	if (element) {
		append_element(in, state, contents_to_extend(in, state, site->given[api->to]), site->given[api->arg], element,
		               is_pointer);
		return true;
	}
	if (api->flags & BRI_API_DEREF) {
		struct bri_node shape = numbers ? byte : pointer_shape(in);
		args[api->arg] = bri_load(in, state, site->args[api->arg], &shape);
	}
	unsigned at = api->to == BRI_TO_RESULT ? (unsigned)site->count : api->to == BRI_NO_ARG ? api->arg : api->to;
	uint32_t made = site->node->type == BRI_AGGREGATE ? site->node->size : bri_pointer_size(in); /* of what it points to that is known */
	object = api->to == BRI_TO_RESULT ? bri_box_holding(in, state, bri_value_none(), made) : site->given[at];
	if (api->to == BRI_TO_RESULT && ret_result->count)
		object = *ret_result; /* a fact before made it */
	uint32_t each = api->effect == BRI_EFFECT_COPY ? element_of_source(in, state, api, site, args[api->arg]) : 0;
	args[at] = api->effect == BRI_EFFECT_APPEND_TEXT ? contents_to_extend(in, state, object)
	                                                 : bri_box_make(in, state, object);
	if (api->effect == BRI_EFFECT_CLEAR && api->arg != BRI_NO_ARG) /* from the last one on */
		args[at] = last_element(in, state, args[at]);
	plain.flags &= ~(uint32_t)BRI_API_BOXED;
	if (api->effect == BRI_EFFECT_COPY && bri_keyed_copy(in, state, args[at], args[api->arg]))
		return true;
	if (is_glimpse(in, api, site) && take_glimpse(in, state, args[api->arg], args[at])) {
		*ret_result = object;
		return true;
	}
	if (api->effect == BRI_EFFECT_COPY && api->to == BRI_TO_RESULT)
		plain.length = BRI_NO_ARG;
	if (api->effect != BRI_EFFECT_FILL)
		plain.to = (uint8_t)at;
	inner.args = args;
	inner.count = at >= site->count ? at + 1 : site->count;
	bool said = bri_effect_plain(in, state, &plain, &inner, ret_result);
	if (api->effect == BRI_EFFECT_COPY && args[at].count == 1 && args[at].atoms[0].kind == ATOM_ADDRESS) {
		if (api->flags & BRI_API_DEREF && !holds_pointers(site))
			bri_box_own(in, state, args[at].atoms[0].id);
		in->regions[args[at].atoms[0].id].element = each;
	}
	if (api->to == BRI_TO_RESULT)
		*ret_result = object;
	return said;
}

/* ---- what is appended ---------------------------------------------------------------- */

/* A character, or a number written out: what is appended to a text by value. */
bool bri_arg_is_scalar(struct interp *in, const struct bri_api *api, const struct call_site *site, uint32_t *ret_size)
{
	size_t count;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	if (api->arg >= count || site->node->kind != BRI_CALL)
		return false;
	const struct bri_node *arg = bri_unit_node(unit, items[api->arg]);
	bool deref = api->flags & BRI_API_DEREF && api->effect == BRI_EFFECT_APPEND_TEXT;
	*ret_size = deref ? 1 : arg->size;
	return deref || arg->type == BRI_SIGNED || arg->type == BRI_UNSIGNED || arg->type == BRI_FLOAT;
}

bool bri_scalar_text(struct value value, uint32_t size, char *text, uint32_t room, bool *ret_complete)
{
	int64_t number;
	text[0] = 0;
	*ret_complete = bri_value_single(value, &number) && (size != 1 || number != 0);
	if (*ret_complete && size == 1)
		snprintf(text, room, "%c", (char)number);
	else if (*ret_complete)
		snprintf(text, room, "%lld", (long long)number);
	return *ret_complete;
}
