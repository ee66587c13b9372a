/* SPDX-License-Identifier: Apache-2.0 */
/* Copies the part of a unit that must travel into a unit of its own, so that
 * writing it down is no matter of what to leave out.  Marks first, copies
 * after; it changes no fact. */
#include "fact_copy.h"

#include "arena.h"
#include "blur.h"
#include "fact_build.h"
#include "fact_form.h"

#include <stdlib.h>
#include <string.h>

struct copy {
	const struct bri_unit *from;
	struct bri_unit *to;
	const struct bri_travel *travel;
	/* Old handle -> 0: left out, 1: marked; after copying its new handle. */
	uint32_t *functions, *objects;
	uint32_t *stack; /* objects whose initialisers are still to be marked */
	size_t stack_count;
	uint32_t *order; /* functions by where their nodes lie */
	uint32_t *items;
	size_t item_count, item_capacity;
	struct bri_blur *blur; /* from the first text on */
	bool cases_tell; /* the number that the switch around asks for is copied */
};

static bool is_kept(const struct copy *copy, uint32_t function)
{
	return bri_unit_function(copy->from, function)->body != 0 && (copy->travel == NULL || copy->travel->functions[function]);
}

/* Is the node copied as it is? */
static bool is_whole(const struct copy *copy, uint32_t handle)
{
	return copy->travel == NULL || copy->travel->nodes == NULL || copy->travel->nodes[handle];
}

static uint32_t field_of(const struct bri_node *node, char field)
{
	return field == 'a' ? node->a : field == 'b' ? node->b : node->c;
}

/* ---- marking ----------------------------------------------------------------- */

static void mark_object(struct copy *copy, uint32_t object)
{
	if (copy->objects[object] != 0)
		return;
	copy->objects[object] = 1;
	copy->functions[bri_unit_object(copy->from, object)->function] = 1;
	copy->stack[copy->stack_count++] = object;
}

static void mark_tree(struct copy *copy, uint32_t handle)
{
	if (handle == 0)
		return;
	const struct bri_node *node = bri_unit_node(copy->from, handle);
	bool whole = is_whole(copy, handle);
	for (const char *p = bri_form_of(node->kind)->operands; *p != '\0'; p += 2) {
		size_t count = 0;
		const uint32_t *items = p[0] == '*' ? bri_unit_list(copy->from, node, &count) : NULL;
		for (size_t i = 0; i < count; i++)
			mark_tree(copy, items[i]);
		if (p[0] == '*')
			continue;
		uint32_t value = field_of(node, p[0]);
		if (p[1] == 'o' && !whole)
			mark_tree(copy, bri_unit_object(copy->from, value)->init);
		else if ((p[1] == 'o' || p[1] == 'v') && whole)
			mark_object(copy, value);
		else if (p[1] == 'f' && whole)
			copy->functions[value] = 1;
		else if (strchr("eEsxiI", p[1]) != NULL)
			mark_tree(copy, value);
	}
}

static void mark(struct copy *copy)
{
	for (uint32_t i = 1; i <= bri_unit_objects(copy->from); i++) {
		const struct bri_object *object = bri_unit_object(copy->from, i);
		bool is_own = (object->flags & (BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM)) != 0;
		/* What others may name, but for what a library's header defines in every unit; and what a kept call makes. */
		if ((object->flags & (BRI_OBJECT_EXTERN | BRI_OBJECT_SYSTEM)) == BRI_OBJECT_EXTERN ||
		    (!is_own && object->init != 0 && copy->travel != NULL && copy->travel->nodes != NULL && is_whole(copy, object->init)))
			mark_object(copy, i);
	}
	for (uint32_t i = 1; i <= bri_unit_functions(copy->from); i++) {
		const struct bri_function *f = bri_unit_function(copy->from, i);
		if (!is_kept(copy, i))
			continue;
		copy->functions[i] = 1;
		for (uint32_t k = 0; k < f->params; k++)
			mark_object(copy, f->first_param + k);
		mark_tree(copy, f->body);
	}
	while (copy->stack_count > 0)
		mark_tree(copy, bri_unit_object(copy->from, copy->stack[--copy->stack_count])->init);
	copy->functions[0] = 0;
}

/* ---- copying ----------------------------------------------------------------- */

static uint32_t copy_name(struct copy *copy, uint32_t name)
{
	const char *text = bri_unit_text(copy->from, name);
	return bri_unit_name_of(copy->to, text, strlen(text));
}

static bool is_telling_name(const struct copy *copy, uint32_t name)
{
	return copy->travel == NULL || copy->travel->names == NULL || copy->travel->names[name];
}

/* A name that says nothing to the judge is none. */
static uint32_t copy_telling_name(struct copy *copy, uint32_t name)
{
	return is_telling_name(copy, name) ? copy_name(copy, name) : 0;
}

static uint32_t copy_place(struct copy *copy, uint32_t location)
{
	struct bri_place place = location != 0 || copy->travel == NULL ? bri_unit_place(copy->from, location)
	                                                               : (struct bri_place){ .line = 0 };
	if (copy->travel != NULL && copy->travel->nodes != NULL) { /* which macro, is told where the unit is judged */
		place.macro = place.macro_file = NULL;
		place.macro_line = place.macro_column = 0;
	}
	return place.line != 0 ? bri_unit_add_place(copy->to, &place) : 0;
}

static uint32_t copy_tree(struct copy *copy, uint32_t handle);
static uint32_t copy_shaped(struct copy *copy, uint32_t handle, struct bri_shape shape);
static uint32_t copy_statement(struct copy *copy, uint32_t handle);
static uint32_t copy_operand(struct copy *copy, uint32_t handle, char what);
static bool keep_item(struct copy *copy, uint32_t item);

/* Findings stand at calls, stores, declarations and returns; resolving any other place for what travels would be
 * paid for nothing. */
static bool is_reported(uint8_t kind)
{
	return kind == BRI_CALL || kind == BRI_ASSIGN || kind == BRI_RETURN;
}

static uint32_t copy_list(struct copy *copy, const struct bri_node *node, struct bri_shape shape, uint32_t location)
{
	size_t count = 0;
	const uint32_t *items = bri_unit_list(copy->from, node, &count);
	size_t base = copy->item_count;
	/* The form's list: "e" of calls, "t" of initialisers, "s" and "x" of statements. */
	const char *form = bri_form_of(node->kind)->operands;
	char what = form[strlen(form) - 1];
	for (size_t i = 0; i < count; i++) {
		uint32_t item = copy_operand(copy, items[i], what);
		if ((item != 0 || what == 'e') && !keep_item(copy, item))
			return 0;
	}
	count = copy->item_count - base;
	uint32_t callee = node->kind == BRI_CALL ? copy_operand(copy, node->a, 'e') : 0;
	uint32_t made = bri_unit_add_list(copy->to, node->kind, shape, callee, count > 0 ? copy->items + base : NULL,
	                                  count, location);
	copy->item_count = base;
	return made;
}

/* The lvalue that a member lies in: of it only where it is counts, so that members in members are one, further on. */
static uint32_t copy_outer(struct copy *copy, const struct bri_node *member, uint32_t *ret_offset)
{
	uint32_t outer = member->a;
	const struct bri_node *node = bri_unit_node(copy->from, outer);
	*ret_offset = member->c;
	if (copy->travel == NULL || copy->travel->nodes == NULL)
		return copy_operand(copy, outer, 'e');
	while (node->kind == BRI_FIELD && ((node->flags | member->flags) & BRI_BITFIELD) == 0 && is_whole(copy, outer) &&
	       !is_telling_name(copy, node->b) && *ret_offset <= INT32_MAX - node->c) {
		*ret_offset += node->c;
		outer = node->a;
		node = bri_unit_node(copy->from, outer);
	}
	bool is_place = (node->kind == BRI_FIELD || node->kind == BRI_DEREF) && is_whole(copy, outer);
	return is_place ? copy_shaped(copy, outer, (struct bri_shape){ .type = BRI_SIGNED, .size = 4 }) : copy_operand(copy, outer, 'e');
}

static uint32_t copy_operands(struct copy *copy, const struct bri_node *node, struct bri_shape shape,
                              uint32_t location)
{
	uint32_t fields[3] = { 0, 0, 0 };
	if (node->kind == BRI_FIELD) {
		fields[0] = copy_outer(copy, node, &fields[2]);
		return bri_unit_add_node(copy->to, node->kind, node->op, shape, fields[0], copy_telling_name(copy, node->b), fields[2], location);
	}
	for (const char *p = bri_form_of(node->kind)->operands; *p != '\0'; p += 2) {
		uint32_t value = field_of(node, p[0]);
		if (p[1] == 'o' || p[1] == 'v')
			value = copy->objects[value];
		else if (p[1] == 'f')
			value = copy->functions[value];
		else if (p[1] == 'n' || p[1] == 'N')
			value = node->kind == BRI_AT ? copy_telling_name(copy, value)
			                                                        : copy_name(copy, value);
		else if (p[1] != '#' && p[1] != '~')
			value = copy_operand(copy, value, p[1]);
		fields[p[0] - 'a'] = value;
	}
	return bri_unit_add_node(copy->to, node->kind, node->op, shape, fields[0], fields[1], fields[2], location);
}

/* ---- what isn't whole ---- */

static bool keep_item(struct copy *copy, uint32_t item)
{
	uint32_t *grown = bri_array_grow(copy->items, &copy->item_capacity, copy->item_count, 1, sizeof(*copy->items));
	if (grown == NULL) {
		bri_unit_set_incomplete(copy->to);
		return false;
	}
	copy->items = grown;
	grown[copy->item_count++] = item;
	return true;
}

static void gather(struct copy *copy, uint32_t handle);

/* Copies of the whole parts of what isn't whole itself, in their order: expressions, and the statements in them. */
static void gather_parts(struct copy *copy, const struct bri_node *node)
{
	for (const char *p = bri_form_of(node->kind)->operands; *p != '\0'; p += 2) {
		size_t count = 0;
		const uint32_t *items = p[0] == '*' ? bri_unit_list(copy->from, node, &count) : NULL;
		for (size_t i = 0; i < count; i++)
			gather(copy, items[i]);
		if (p[0] == '*')
			continue;
		uint32_t value = field_of(node, p[0]);
		if (p[1] == 'o')
			gather(copy, bri_unit_object(copy->from, value)->init);
		else if (strchr("eEsxiI", p[1]) != NULL)
			gather(copy, value);
	}
}

static void gather(struct copy *copy, uint32_t handle)
{
	const struct bri_node *node = bri_unit_node(copy->from, handle);
	uint32_t made = 0;
	if (handle == 0)
		return;
	if (bri_form_is_statement(node->kind))
		made = copy_statement(copy, handle);
	else if (node->kind != BRI_AT && is_whole(copy, handle))
		made = copy_tree(copy, handle);
	else
		gather_parts(copy, node);
	if (made != 0)
		keep_item(copy, made);
}

/* What was gathered from `base` on, as it may stand: each one an expression, or each one a statement. */
static void set_kind(struct copy *copy, size_t base, bool is_statement)
{
	const struct bri_shape none = { .type = BRI_VOID };
	for (size_t i = base; i < copy->item_count; i++)
		if (bri_form_is_statement(bri_unit_node(copy->to, copy->items[i])->kind) != is_statement)
			copy->items[i] = bri_unit_add_node(copy->to, is_statement ? BRI_EVALUATE : BRI_BLOCK, BRI_OP_NONE, none,
			                                   copy->items[i], 0, 0, 0);
}

/* Its value is unknown; what it does beside is done. */
static uint32_t copy_unknown(struct copy *copy, uint32_t handle)
{
	const struct bri_node *node = bri_unit_node(copy->from, handle);
	struct bri_shape shape = { .type = node->type == BRI_POINTER ? BRI_POINTER : BRI_VOID, .size = 0 };
	size_t base = copy->item_count;
	gather_parts(copy, node);
	set_kind(copy, base, false);
	size_t count = copy->item_count - base;
	uint32_t made = bri_unit_add_list(copy->to, BRI_OPAQUE, shape, 0, count > 0 ? copy->items + base : NULL, count, 0);
	copy->item_count = base;
	return made;
}

/* Of labels that stand together for one unknown number the last is enough: any of them may be it. */
static bool is_idle_label(const struct copy *copy, const uint32_t *items, size_t count, size_t i)
{
	if (copy->travel == NULL || copy->travel->nodes == NULL || i + 1 >= count || copy->cases_tell)
		return false;
	const struct bri_node *one = bri_unit_node(copy->from, items[i]);
	const struct bri_node *next = bri_unit_node(copy->from, items[i + 1]);
	return one->kind == BRI_CASE && next->kind == BRI_CASE && one->a != 0 && next->a != 0;
}

/* Of a statement what is left; 0: nothing. */
static uint32_t copy_rest(struct copy *copy, const struct bri_node *node)
{
	size_t base = copy->item_count;
	size_t count = 0;
	const struct bri_shape none = { .type = BRI_VOID };
	bool is_sequence = node->kind == BRI_SEQUENCE;
	/* What a choice decides is nothing here, or the choice would be whole. */
	if (node->kind == BRI_BRANCH || node->kind == BRI_LOOP || node->kind == BRI_SWITCH)
		gather(copy, node->a);
	else if (!is_sequence)
		gather_parts(copy, node);
	set_kind(copy, base, true);
	const uint32_t *items = bri_unit_list(copy->from, node, &count);
	for (size_t i = 0; is_sequence && i < count; i++) {
		uint32_t made = is_idle_label(copy, items, count, i) ? 0 : copy_statement(copy, items[i]);
		if (made != 0)
			keep_item(copy, made);
	}
	count = copy->item_count - base;
	uint32_t made = 0;
	if (count == 1)
		made = copy->items[base];
	else if (count > 1)
		made = bri_unit_add_list(copy->to, BRI_SEQUENCE, none, 0, copy->items + base, count, 0);
	copy->item_count = base;
	return made;
}

static uint32_t copy_statement(struct copy *copy, uint32_t handle)
{
	if (handle == 0 || is_whole(copy, handle))
		return copy_tree(copy, handle);
	return copy_rest(copy, bri_unit_node(copy->from, handle));
}

static uint32_t copy_operand(struct copy *copy, uint32_t handle, char what)
{
	bool is_place = what == 's' || (what == 'x' && handle != 0 &&
	                                bri_form_is_statement(bri_unit_node(copy->from, handle)->kind));
	if (is_place)
		return copy_statement(copy, handle);
	return handle == 0 || is_whole(copy, handle) ? copy_tree(copy, handle) : copy_unknown(copy, handle);
}

static uint32_t copy_tree(struct copy *copy, uint32_t handle)
{
	const struct bri_node *node = bri_unit_node(copy->from, handle);
	return handle != 0 ? copy_shaped(copy, handle, (struct bri_shape){ .type = node->type, .size = node->size }) : 0;
}

static uint32_t copy_string(struct copy *copy, const struct bri_node *node, uint32_t location)
{
	const unsigned char *bytes = bri_unit_bytes(copy->from, node);
	size_t length = node->b;
	if (copy->travel != NULL && copy->travel->policy != NULL && copy->blur == NULL)
		copy->blur = bri_blur_new(copy->travel->policy);
	if (copy->travel != NULL && copy->travel->policy != NULL)
		bytes = copy->blur != NULL ? bri_blur_text(copy->blur, bytes, length) : NULL;
	if (bytes != NULL)
		return bri_unit_add_string(copy->to, bytes, length, location);
	bri_unit_set_incomplete(copy->to);
	return 0;
}

static uint32_t copy_shaped(struct copy *copy, uint32_t handle, struct bri_shape shape)
{
	const struct bri_node *node = bri_unit_node(copy->from, handle);
	/* The place first: then places are numbered as the tree is read. */
	uint32_t location = copy->travel == NULL || is_reported(node->kind) ? copy_place(copy, node->location) : 0;
	if (node->kind == BRI_DECLARE && copy->travel != NULL)
		location = bri_unit_object(copy->to, copy->objects[node->a])->location;
	uint32_t made = 0;
	bool cases_told = copy->cases_tell;
	if (node->kind == BRI_SWITCH)
		copy->cases_tell = is_whole(copy, node->a);
	switch (node->kind) {
	case BRI_INT:
		made = bri_unit_add_int(copy->to, shape, bri_node_int(node), location);
		break;
	case BRI_STRING:
		made = copy_string(copy, node, location);
		break;
	case BRI_INIT:
	case BRI_CALL:
	case BRI_OPAQUE:
	case BRI_SEQUENCE:
	case BRI_ESCAPE:
		made = copy_list(copy, node, shape, location);
		break;
	default:
		made = copy_operands(copy, node, shape, location);
	}
	copy->cases_tell = cases_told;
	if (made != 0 && node->flags != 0)
		bri_unit_add_node_flags(copy->to, made, node->flags);
	return made;
}

/* A body of which nothing is left is still one that does nothing. */
static uint32_t copy_body(struct copy *copy, uint32_t handle)
{
	const struct bri_shape none = { .type = BRI_VOID };
	uint32_t made = copy_statement(copy, handle);
	return made != 0 ? made : bri_unit_add_list(copy->to, BRI_SEQUENCE, none, 0, NULL, 0, 0);
}

static void copy_object(struct copy *copy, uint32_t handle)
{
	const struct bri_object *object = bri_unit_object(copy->from, handle);
	bool is_own = (object->flags & (BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM)) != 0;
	uint32_t name = is_own ? copy_telling_name(copy, object->name) : copy_name(copy, object->symbol != 0 ? object->symbol : object->name);
	/* What starts with nothing says nothing by where it stands. */
	bool is_placed = copy->travel == NULL || copy->travel->nodes == NULL || !is_own || object->init != 0;
	copy->objects[handle] = bri_unit_add_object(copy->to, name, object->flags, object->shape,
	                                            is_placed ? copy_place(copy, object->location) : 0);
}

static void copy_init(struct copy *copy, uint32_t handle)
{
	uint32_t init = copy_operand(copy, bri_unit_object(copy->from, handle)->init, 'e');
	if (init != 0)
		bri_unit_set_init(copy->to, copy->objects[handle], init);
}

static int compare_orders(const void *a, const void *b, void *context)
{
	const struct bri_unit *unit = context;
	uint32_t f = *(const uint32_t *)a;
	uint32_t g = *(const uint32_t *)b;
	uint32_t first_f = bri_unit_function(unit, f)->first_node;
	uint32_t first_g = bri_unit_function(unit, g)->first_node;
	if (first_f != first_g)
		return first_f < first_g ? -1 : 1;
	return (f > g) - (f < g);
}

/* Marked objects grouped by owner: [starts[f], starts[f + 1]) of `grouped`. */
static void group_objects(const struct copy *copy, uint32_t *starts, uint32_t *grouped)
{
	uint32_t functions = (uint32_t)bri_unit_functions(copy->from);
	uint32_t objects = (uint32_t)bri_unit_objects(copy->from);
	for (uint32_t i = 1; i <= objects; i++)
		if (copy->objects[i] != 0)
			starts[bri_unit_object(copy->from, i)->function + 2]++;
	for (uint32_t f = 1; f <= functions + 1; f++)
		starts[f + 1] += starts[f];
	for (uint32_t i = 1; i <= objects; i++)
		if (copy->objects[i] != 0)
			grouped[starts[bri_unit_object(copy->from, i)->function + 1]++] = i;
}

static void copy_parameter_names(struct copy *copy, uint32_t function)
{
	size_t count;
	const uint32_t *names = bri_unit_parameter_names(copy->from, function, &count);
	uint32_t copied[BRI_PARAMETER_NAMES_MAX];
	bool is_wanted = copy->travel == NULL || copy->travel->declared == NULL || copy->travel->declared[function];
	if (bri_unit_function(copy->from, function)->body != 0 || !is_wanted)
		return;
	for (size_t i = 0; i < count; i++)
		copied[i] = copy_name(copy, names[i]);
	bri_unit_name_parameters(copy->to, copy->functions[function], copied, count);
}

static void copy_functions(struct copy *copy)
{
	for (uint32_t i = 1; i <= bri_unit_functions(copy->from); i++) {
		const struct bri_function *f = bri_unit_function(copy->from, i);
		if (copy->functions[i] == 0)
			continue;
		uint32_t name = copy_name(copy, f->name);
		uint32_t symbol = copy_name(copy, f->symbol);
		copy->functions[i] =
			bri_unit_add_function(copy->to, name, symbol, f->flags,
		                              is_kept(copy, i) || copy->travel == NULL || copy->travel->nodes == NULL
		                                      ? copy_place(copy, f->location) : 0);
		copy_parameter_names(copy, i);
	}
}

/* Objects of the unit, then of each function; initialisers and bodies after. */
static void copy_blocks(struct copy *copy, const uint32_t *starts, const uint32_t *grouped)
{
	uint32_t functions = (uint32_t)bri_unit_functions(copy->from);
	for (uint32_t i = starts[0]; i < starts[1]; i++)
		copy_object(copy, grouped[i]);
	for (uint32_t f = 1; f <= functions; f++) {
		bool has_block = copy->functions[f] != 0 && (starts[f] < starts[f + 1] || is_kept(copy, f));
		if (!has_block)
			continue;
		bri_unit_begin_function(copy->to, copy->functions[f],
		                        copy_place(copy, bri_unit_function(copy->from, f)->location));
		for (uint32_t i = starts[f]; i < starts[f + 1]; i++)
			copy_object(copy, grouped[i]);
		bri_unit_end_function(copy->to, 0);
	}
	for (uint32_t i = starts[0]; i < starts[1]; i++)
		copy_init(copy, grouped[i]);
	for (uint32_t f = 1; f <= functions; f++)
		copy->order[f - 1] = f;
	qsort_r(copy->order, functions, sizeof(*copy->order), compare_orders, (void *)copy->from);
	for (uint32_t k = 0; k < functions; k++) {
		uint32_t f = copy->order[k];
		uint32_t first = (uint32_t)bri_unit_nodes(copy->to) + 1;
		for (uint32_t i = starts[f]; i < starts[f + 1]; i++)
			copy_init(copy, grouped[i]);
		uint32_t body = is_kept(copy, f) ? copy_body(copy, bri_unit_function(copy->from, f)->body) : 0;
		if (bri_unit_function(copy->to, copy->functions[f])->first_node != 0)
			bri_unit_set_body(copy->to, copy->functions[f], body, first,
			                  (uint32_t)bri_unit_nodes(copy->to) + 1);
	}
}

static void copy_options(struct copy *copy)
{
	const char *key = NULL;
	const char *value = NULL;
	for (size_t i = 0; bri_unit_option_at(copy->from, i, &key, &value); i++)
		bri_unit_set_option(copy->to, key, value);
}

static void copy_enumerators(struct copy *copy)
{
	for (size_t i = 0; i < bri_unit_enumerators(copy->from); i++) {
		int64_t value = 0;
		const char *name = bri_unit_text(copy->from, bri_unit_enumerator_at(copy->from, i, &value));
		bri_unit_add_enumerator(copy->to, bri_unit_name_of(copy->to, name, strlen(name)), value);
	}
}

struct bri_unit *bri_unit_copy_kept(const struct bri_unit *unit, const struct bri_travel *travel)
{
	struct copy copy = { .from = unit, .travel = travel };
	size_t functions = bri_unit_functions(unit);
	size_t objects = bri_unit_objects(unit);
	copy.to = bri_unit_new(bri_unit_name(unit));
	copy.functions = calloc(functions + 1, sizeof(uint32_t));
	copy.objects = calloc(objects + 1, sizeof(uint32_t));
	copy.stack = calloc(objects + 1, sizeof(uint32_t));
	copy.order = calloc(functions + 1, sizeof(uint32_t));
	uint32_t *starts = calloc(functions + 3, sizeof(uint32_t));
	uint32_t *grouped = calloc(objects + 1, sizeof(uint32_t));
	bool is_good = copy.to != NULL && copy.functions != NULL && copy.objects != NULL && copy.stack != NULL &&
	               copy.order != NULL && starts != NULL && grouped != NULL;
	if (is_good) {
		mark(&copy);
		group_objects(&copy, starts, grouped);
		copy_options(&copy);
		copy_enumerators(&copy);
		copy_functions(&copy);
		copy_blocks(&copy, starts, grouped);
		is_good = bri_unit_is_complete(copy.to);
		if (is_good && !bri_unit_is_complete(unit))
			bri_unit_set_incomplete(copy.to);
	}
	free(copy.functions);
	free(copy.objects);
	free(copy.stack);
	free(copy.order);
	free(copy.items);
	bri_blur_free(copy.blur);
	free(starts);
	free(grouped);
	if (!is_good) {
		bri_unit_free(copy.to);
		return NULL;
	}
	return copy.to;
}
