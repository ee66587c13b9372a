/* SPDX-License-Identifier: Apache-2.0 */
/* What library calls do to memory and handles, as the policy's facts say: data,
 * not code. */
#include "check.h"
#include "interp.h"

#include <stdio.h>
#include <string.h>

#define TEXT_MAX 1024
#define HOLE '\x01'
#define ALTERNATIVES_MAX 4

static struct value arg_of(const struct call_site *site, unsigned arg)
{
	return arg < site->count ? site->args[arg] : bri_value_none();
}

uint32_t bri_length_of(struct interp *in, const struct call_site *site, unsigned arg, bool *ret_known)
{
	int64_t number;
	(void)in;
	*ret_known = bri_value_single(arg_of(site, arg), &number) && number >= 0 && number < INT32_MAX;
	return *ret_known ? (uint32_t)number : UINT32_MAX;
}

static uint32_t tag_bit(const struct bri_api *api)
{
	return api->tag < BRI_TAGS_MAX ? 1u << api->tag : 0;
}

static struct origin *call_origin(struct interp *in, const struct call_site *site)
{
	struct origin *origin = bri_interp_alloc(in, sizeof *origin);
	*origin = (struct origin){.kind = ORIGIN_CALL,
	                          .name = site->callee,
	                          .unit = site->unit,
	                          .location = site->node->location,
	                          .length = 1};
	return origin;
}

/* Known text behind a pointer, up to its NUL. */
static bool text_of(struct interp *in, struct state *state, struct value pointer, char *text, bool *ret_complete)
{
	*ret_complete = false;
	text[0] = 0;
	return pointer.count == 1 && bri_atom_text(in, state, &pointer.atoms[0], text, TEXT_MAX, ret_complete);
}

/* Is what it points to, up to a NUL, made of constants?  Tags of the bytes go to *ret_tags. */
static bool pointee_constant(struct interp *in, struct state *state, struct value pointer, uint32_t *ret_tags,
                             const struct origin **ret_origin)
{
	bool constant = pointer.count > 0;
	for (uint32_t i = 0; i < pointer.count; i++) {
		uint32_t region = bri_atom_region(in, &pointer.atoms[i]);
		*ret_tags |= pointer.atoms[i].tags;
		if (!region) {
			constant &= pointer.atoms[i].kind == ATOM_INT || pointer.atoms[i].flags & ATOM_CONSTANT;
			continue;
		}
		struct window window =
		    bri_memory_window(bri_state_get(in, state, region), in->regions[region].size, 0, UINT32_MAX);
		constant &= window.known && window.has_act;
		*ret_tags |= window.tags;
		if (window.tags || !*ret_origin)
			*ret_origin = window.origin ? window.origin : pointer.atoms[i].origin;
	}
	return constant;
}

/* Bytes at a pointer: a known text (with its NUL when complete) and what follows. */
static void put_text(struct interp *in, struct state *state, struct value to, const char *text, uint32_t length,
                     bool complete, struct cell rest)
{
	char *kept = bri_interp_alloc(in, length + 1);
	if (in->stop)
		return;
	memcpy(kept, text, length);
	for (uint32_t i = 0; i < to.count && !in->stop; i++) {
		uint32_t region = bri_atom_region(in, &to.atoms[i]);
		if (!region)
			continue;
		const struct memory *before = bri_state_get(in, state, region), *after = before;
		bool anywhere =
		    to.atoms[i].flags & ATOM_ANYWHERE || to.atoms[i].number < 0 || to.atoms[i].number > INT32_MAX;
		uint32_t offset = to.atoms[i].kind == ATOM_ADDRESS ? (uint32_t)to.atoms[i].number : 0;
		if (anywhere) {
			rest.content = complete ? CONTENT_CONSTANT : rest.content;
			rest.length = 1;
			after = bri_memory_blur(in, before, rest);
		} else {
			struct cell cell = {.offset = offset,
			                    .length = length + complete,
			                    .content = CONTENT_BYTES,
			                    .bytes = (unsigned char *)kept,
			                    .origin = rest.origin,
			                    .act = rest.act};
			if (!complete) {
				rest.offset = offset;
				rest.length = UINT32_MAX - offset;
				after = bri_memory_write(in, after, rest);
			}
			after = bri_memory_write(in, after, cell);
		}
		if (to.count > 1)
			after = bri_memory_join(in, before, after);
		bri_state_set(in, state, region, after);
	}
}

static void copy_text(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                      struct value from)
{
	struct value to = arg_of(site, api->to);
	bri_check_flow(in, to, from);
	char text[TEXT_MAX], old[TEXT_MAX];
	bool complete, had = true, bounded = true;
	uint32_t bound = api->length != BRI_NO_ARG ? bri_length_of(in, site, api->length, &bounded) : UINT32_MAX;
	uint32_t tags = 0, length = 0;
	const struct origin *origin = NULL;
	bool known = text_of(in, state, from, text, &complete);
	bool constant = pointee_constant(in, state, from, &tags, &origin);
	if (api->effect == BRI_EFFECT_APPEND_TEXT) {
		bool old_complete;
		const struct origin *old_origin = NULL;
		uint32_t old_tags = 0;
		had = text_of(in, state, to, old, &old_complete) && old_complete;
		length = had ? (uint32_t)strlen(old) : 0;
		if (!had)
			constant &= pointee_constant(in, state, to, &old_tags, &old_origin);
		tags |= old_tags;
		/* Appending to an unknown text: what stands in front stays as it was. */
		if (!had) {
			struct cell cell = {.content = constant ? CONTENT_CONSTANT : CONTENT_UNKNOWN,
			                    .tags = tags,
			                    .origin = origin,
			                    .length = 1,
			                    .act = in->act_now};
			for (uint32_t i = 0; i < to.count; i++) {
				uint32_t region = bri_atom_region(in, &to.atoms[i]);
				if (region && !in->regions[region].read_only)
					bri_state_set(in, state, region,
					              bri_memory_blur(in, bri_state_get(in, state, region), cell));
			}
			return;
		}
	}
	uint32_t more = (uint32_t)strlen(text);
	if (bounded && bound < more) {
		more = bound;
		complete = true;
	}
	if (length + more + 1 >= TEXT_MAX || !known)
		complete = false;
	char whole[2 * TEXT_MAX];
	memcpy(whole, old, length);
	memcpy(whole + length, text, more);
	uint32_t act = in->act_now;
	for (uint32_t i = 0; i < from.count && i < 1; i++) {
		uint32_t region = bri_atom_region(in, &from.atoms[i]);
		if (region) {
			struct window window = bri_memory_window(bri_state_get(in, state, region),
			                                         in->regions[region].size, 0, UINT32_MAX);
			act =
			    !region_is_static(&in->regions[region]) && window.has_act ? window.act : from.atoms[i].act;
		}
	}
	if (!origin)
		origin = from.count ? from.atoms[0].origin : NULL;
	put_text(
	    in, state, to, whole, length + (known ? more : 0), complete && known,
	    (struct cell){
	        .content = constant ? CONTENT_CONSTANT : CONTENT_UNKNOWN, .tags = tags, .origin = origin, .act = act});
}

/* Each text that the source may be. */
static void copy_texts(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                       struct value from)
{
	struct value to = arg_of(site, api->to);
	uint32_t region = to.count == 1 ? bri_atom_region(in, &to.atoms[0]) : 0;
	if (!region || from.count < 2 || from.count > ALTERNATIVES_MAX) {
		copy_text(in, state, api, site, from);
		return;
	}
	const struct memory *before = bri_state_get(in, state, region), *all = NULL;
	for (uint32_t n = 0; n < from.count && !in->stop; n++) {
		bri_state_set(in, state, region, before);
		copy_text(in, state, api, site, (struct value){1, &from.atoms[n]});
		const struct memory *made = bri_state_get(in, state, region);
		all = all ? bri_memory_join(in, all, made) : made;
	}
	bri_state_set(in, state, region, all);
}

struct format {
	uint32_t alternative; /* which of several texts an argument stands for */
	struct value to;
	char text[TEXT_MAX];
	uint32_t length, prefix;
	bool exact, constant;
	uint32_t tags;
	const struct origin *origin;
};

static void format_put(struct format *format, const char *text, size_t length)
{
	if (format->length + length + 1 >= sizeof format->text) {
		format->exact = false;
		return;
	}
	memcpy(format->text + format->length, text, length);
	format->length += (uint32_t)length;
	if (format->exact)
		format->prefix = format->length;
}

static void format_hole(struct format *format)
{
	format->exact = false;
	format_put(format, (char[]){HOLE}, 1);
}

/* One conversion, from behind its '%'.  Returns its end. */
static const char *format_one(struct interp *in, struct state *state, const struct call_site *site,
                              struct format *format, const char *at, unsigned *next)
{
	bool plain = true;
	char text[TEXT_MAX], number[32];
	bool complete;
	int64_t value;
	for (; *at && strchr("-+ #0123456789.*'", *at); at++) {
		plain = false;
		if (*at == '*')
			++*next;
	}
	while (*at && strchr("hlqjzt", *at))
		at++;
	if (*at == '%') {
		format_put(format, "%", 1);
		return at + 1;
	}
	if (!*at)
		return at;
	struct value arg = arg_of(site, (*next)++);
	format->tags |= bri_value_tags(arg);
	if (*at == 's') {
		bri_check_flow(in, format->to, arg);
		const struct origin *origin = NULL;
		format->constant &= pointee_constant(in, state, arg, &format->tags, &origin);
		if (!format->origin)
			format->origin = origin;
		if (arg.count > 1 && format->alternative != UINT32_MAX)
			arg = (struct value){1, &arg.atoms[format->alternative % arg.count]};
		bool known = text_of(in, state, arg, text, &complete);
		if (known && (plain || complete))
			format_put(format, text, strlen(text));
		if (!known || !complete || !plain)
			format_hole(format);
	} else {
		format->constant &= bri_value_is_constant(arg);
		if (bri_value_tags(arg) && arg.count)
			format->origin = bri_origin_join(in, arg.atoms[0].origin, format->origin);
		if (plain && bri_value_single(arg, &value) && strchr("diuxXc", *at)) {
			int length = *at == 'c' ? snprintf(number, sizeof number, "%c", (char)value)
			             : *at == 'd' || *at == 'i'
			                 ? snprintf(number, sizeof number, "%lld", (long long)value)
			             : *at == 'u' ? snprintf(number, sizeof number, "%llu", (unsigned long long)value)
			                          : snprintf(number, sizeof number, "%llx", (unsigned long long)value);
			format_put(format, number, (size_t)length);
		} else {
			format_hole(format);
		}
	}
	return at + 1;
}

/* One of the texts that the call may make. */
static void format_one_text(struct interp *in, struct state *state, const struct bri_api *api,
                            const struct call_site *site, struct value to, uint32_t alternative)
{
	struct format format = {.exact = true, .constant = true, .alternative = alternative, .to = to};
	char pattern[TEXT_MAX];
	bool complete;
	unsigned next = api->arg + 1u;
	bool known = text_of(in, state, arg_of(site, api->arg), pattern, &complete);
	if (!known || !complete)
		format.exact = format.constant = false;
	for (const char *at = pattern; known && *at;) {
		size_t length = strcspn(at, "%");
		format_put(&format, at, length);
		at += length;
		if (*at == '%')
			at = format_one(in, state, site, &format, at + 1, &next);
	}
	char *hint = bri_interp_alloc(in, format.length + 1);
	if (in->stop)
		return;
	memcpy(hint, format.text + format.prefix, format.length - format.prefix);
	put_text(in, state, to, format.text, format.prefix, format.exact,
	         (struct cell){.content = format.constant && known ? CONTENT_CONSTANT : CONTENT_UNKNOWN,
	                       .tags = format.tags,
	                       .bytes = (unsigned char *)hint,
	                       .act = in->act_now,
	                       .origin = format.origin ? format.origin
	                                 : format.tags ? call_origin(in, site)
	                                               : NULL});
}

static void format_text(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site)
{
	struct value to = arg_of(site, api->to);
	if (api->flags & BRI_API_DEREF) { /* asprintf: *to is made to point to the text */
		uint32_t region = bri_region_fresh(in, 0, "", bri_memory_fill(in, CONTENT_UNINIT, 0, NULL));
		struct value text =
		    bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS, .id = region, .act = in->act_now});
		bri_store(in, state, to, text, bri_pointer_size(in));
		to = text;
	}
	uint32_t count = 1;
	for (unsigned arg = api->arg + 1u; arg < site->count; arg++)
		if (site->args[arg].count > count && bri_atom_region(in, &site->args[arg].atoms[0]))
			count = site->args[arg].count;
	uint32_t region = to.count == 1 ? bri_atom_region(in, &to.atoms[0]) : 0;
	if (!region || count > ALTERNATIVES_MAX)
		count = 1;
	const struct memory *before = region ? bri_state_get(in, state, region) : NULL, *all = NULL;
	for (uint32_t n = 0; n < count && !in->stop; n++) {
		if (n > 0)
			bri_state_set(in, state, region, before);
		format_one_text(in, state, api, site, to, count > 1 ? n : UINT32_MAX);
		const struct memory *made = region ? bri_state_get(in, state, region) : NULL;
		all = all && made ? bri_memory_join(in, all, made) : made;
	}
	if (count > 1 && all)
		bri_state_set(in, state, region, all);
}

static struct value fresh_memory(struct interp *in, const struct call_site *site, uint32_t size, enum content content)
{
	uint32_t region = bri_region_fresh(in, size, site->callee, bri_memory_fill(in, content, 0, NULL));
	in->regions[region].unit = site->unit;
	in->regions[region].location = site->node->location;
	return bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS, .id = region, .act = in->act_now});
}

static struct value result_symbol(struct interp *in, const struct call_site *site, uint32_t tags)
{
	return bri_value_of(in, (struct atom){.kind = ATOM_SYMBOL,
	                                      .id = ++in->symbols,
	                                      .tags = tags,
	                                      .call = site->callee,
	                                      .origin = call_origin(in, site),
	                                      .act = in->act_now});
}

/* A fresh copy of a text, or of `length` bytes: the result, or what `to` is made to point to. */
static void duplicate(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                      struct value *result)
{
	struct value from = arg_of(site, api->arg);
	bool known = false;
	uint32_t size = api->length != BRI_NO_ARG ? bri_length_of(in, site, api->length, &known) : 0;
	struct value made = fresh_memory(in, site, known ? size : 0, CONTENT_UNINIT);
	if (api->length != BRI_NO_ARG) {
		bri_check_flow(in, made, from);
		bri_store_copy(in, state, made, from, size, known);
	} else {
		copy_text(
		    in, state, &(struct bri_api){.effect = BRI_EFFECT_COPY_TEXT, .to = 0, .length = BRI_NO_ARG},
		    &(struct call_site){
		        .args = &made, .count = 1, .node = site->node, .unit = site->unit, .callee = site->callee},
		    from);
	}
	if (api->to == BRI_NO_ARG)
		*result = made;
	else
		bri_store(in, state, arg_of(site, api->to), made, bri_pointer_size(in));
}

static void fill_bytes(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site)
{
	bool known = false;
	uint32_t length = api->length != BRI_NO_ARG ? bri_length_of(in, site, api->length, &known) : UINT32_MAX;
	unsigned last = api->flags & BRI_API_REST && site->count ? (unsigned)site->count - 1 : api->arg;
	for (unsigned arg = api->arg; arg <= last; arg++)
		bri_forget(in, state, arg_of(site, arg), tag_bit(api),
		           api->tag != BRI_NO_ARG ? call_origin(in, site) : NULL, known ? length : UINT32_MAX);
}

static void set_bytes(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site)
{
	bool known;
	int64_t byte = 0;
	uint32_t length = bri_length_of(in, site, api->length, &known);
	struct value value = api->effect == BRI_EFFECT_CLEAR ? bri_value_int(in, 0, NULL) : arg_of(site, api->arg);
	struct value to = arg_of(site, api->to);
	bri_check_flow_end(in, to);
	bool zero = bri_value_single(value, &byte) && (byte & 255) == 0;
	bool constant = bri_value_is_constant(value);
	struct cell cell = {.content = zero       ? CONTENT_ZERO
	                               : constant ? CONTENT_CONSTANT
	                                          : CONTENT_UNKNOWN,
	                    .tags = bri_value_tags(value),
	                    .act = in->act_now,
	                    .origin = value.count ? value.atoms[0].origin : NULL};
	for (uint32_t i = 0; i < to.count && !in->stop; i++) {
		uint32_t region = bri_atom_region(in, &to.atoms[i]);
		if (!region)
			continue;
		bool anywhere =
		    to.atoms[i].flags & ATOM_ANYWHERE || to.atoms[i].number < 0 || to.atoms[i].number > INT32_MAX;
		cell.offset = to.atoms[i].kind == ATOM_ADDRESS && !anywhere ? (uint32_t)to.atoms[i].number : 0;
		cell.length = known ? length : UINT32_MAX - cell.offset;
		const struct memory *memory = bri_state_get(in, state, region);
		bri_state_set(in, state, region,
		              anywhere || to.count > 1 ? bri_memory_blur(in, memory, cell)
		                                       : bri_memory_write(in, memory, cell));
	}
}

static void derive(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                   struct value *result)
{
	struct value from = arg_of(site, api->arg);
	struct value to = api->to != BRI_NO_ARG ? arg_of(site, api->to) : *result;
	if (api->to != BRI_NO_ARG && api->flags & BRI_API_DEREF) { /* *to is made to be the handle */
		struct value made = result_symbol(in, site, bri_value_tags(from));
		bri_store(in, state, to, made, bri_pointer_size(in));
		to = made;
	}
	if (!to.count) {
		struct value made = result_symbol(in, site, bri_value_tags(from));
		*result = to = made;
	}
	for (uint32_t i = 0; i < to.count; i++)
		for (uint32_t j = 0; j < from.count; j++) {
			struct handle child = bri_atom_handle(&to.atoms[i]), parent = bri_atom_handle(&from.atoms[j]);
			if (child.kind != ATOM_INT && parent.kind != ATOM_INT)
				bri_slot_derive(in, state, child, parent);
		}
}

static void on_handles(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site)
{
	struct value handles = arg_of(site, api->arg != BRI_NO_ARG ? api->arg : api->handle);
	for (uint32_t i = 0; i < handles.count; i++) {
		struct handle handle = bri_atom_handle(&handles.atoms[i]);
		if (handle.kind == ATOM_INT)
			continue;
		if (api->effect == BRI_EFFECT_MARK)
			bri_slot_mark(in, state, handle, api->tag);
		else if (api->effect == BRI_EFFECT_USE)
			bri_slot_use(in, state, handle);
		else
			bri_slot_strengthen(in, state, handle, api->slot);
	}
}

static struct value found_in(struct interp *in, struct value pointer)
{
	struct value result = bri_value_int(in, 0, NULL);
	for (uint32_t i = 0; i < pointer.count; i++) {
		struct atom atom = pointer.atoms[i];
		if (atom.kind == ATOM_ADDRESS)
			atom.flags |= ATOM_ANYWHERE;
		result = bri_value_join(in, result, bri_value_of(in, atom));
	}
	return result;
}

/* A structure that holds the pointer: what follows it isn't known. */
static struct value wrapped(struct interp *in, struct state *state, const struct call_site *site, struct value pointer)
{
	struct value result = fresh_memory(in, site, site->node->size, CONTENT_UNKNOWN);
	bri_store(in, state, result, pointer, bri_pointer_size(in));
	return result;
}

/* One fact.  True when it says what happens to memory. */
static bool effect(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                   struct value *result)
{
	char text[TEXT_MAX];
	bool known, complete;
	uint32_t size;
	struct value from = arg_of(site, api->arg);
	switch (api->effect) {
	case BRI_EFFECT_COPY:
		size = bri_length_of(in, site, api->length, &known);
		bri_check_flow(in, arg_of(site, api->to), from);
		bri_store_copy(in, state, arg_of(site, api->to), from, size, known && api->length != BRI_NO_ARG);
		break;
	case BRI_EFFECT_COPY_TEXT:
	case BRI_EFFECT_APPEND_TEXT:
		copy_texts(in, state, api, site, from);
		break;
	case BRI_EFFECT_SET:
	case BRI_EFFECT_CLEAR:
		set_bytes(in, state, api, site);
		break;
	case BRI_EFFECT_FORMAT:
		if (api->to != BRI_NO_ARG)
			format_text(in, state, api, site);
		break;
	case BRI_EFFECT_FILL:
		fill_bytes(in, state, api, site);
		break;
	case BRI_EFFECT_ALLOCATE:
		size = api->length == BRI_NO_ARG ? bri_length_of(in, site, api->arg, &known) : 0;
		if (api->length != BRI_NO_ARG) {
			int64_t a, b;
			known = bri_value_single(from, &a) && bri_value_single(arg_of(site, api->length), &b) &&
			        a >= 0 && b >= 0 && a < 1 << 24 && b < 1 << 7;
			size = known ? (uint32_t)(a * b) : 0;
		}
		*result = fresh_memory(in, site, known ? size : 0, api->tag == 1 ? CONTENT_ZERO : CONTENT_UNINIT);
		break;
	case BRI_EFFECT_DUPLICATE:
		duplicate(in, state, api, site, result);
		break;
	case BRI_EFFECT_RETURN_ARG:
		*result = from.count ? from : bri_value_unknown(in, 0, 0);
		break;
	case BRI_EFFECT_WRAP:
		*result = wrapped(in, state, site, from);
		break;
	case BRI_EFFECT_DERIVE:
		derive(in, state, api, site, result);
		break;
	case BRI_EFFECT_MARK:
	case BRI_EFFECT_STRENGTHEN:
	case BRI_EFFECT_USE:
		on_handles(in, state, api, site);
		return false;
	case BRI_EFFECT_LENGTH:
		*result = text_of(in, state, from, text, &complete) && complete
		              ? bri_value_int(in, (int64_t)strlen(text), NULL)
		              : result_symbol(in, site, 0);
		break;
	case BRI_EFFECT_FIND:
		*result = found_in(in, from);
		break;
	case BRI_EFFECT_EXIT:
		in->exits = true;
		bri_slot_flush(in, state, true);
		bri_globals_leave(in, state);
		state->live = false;
		break;
	case BRI_EFFECT_PRESERVE:
	case BRI_EFFECT_REGISTER:
		break;
	default:
		return false;
	}
	return true;
}

static void result_facts(struct interp *in, const struct bri_api *api, const struct call_site *site,
                         struct value *result)
{
	struct atom atom;
	if (!result->count)
		*result = result_symbol(in, site, 0);
	atom = result->atoms[0];
	atom.tags |= tag_bit(api);
	if (api->flags & BRI_API_CHECKED) {
		struct value handles = arg_of(site, api->handle);
		struct promise *promise = bri_interp_alloc(in, sizeof *promise);
		promise->handle =
		    handles.count ? bri_atom_handle(&handles.atoms[0]) : (struct handle){.kind = ATOM_INT};
		promise->slot = api->slot;
		if (promise->handle.kind != ATOM_INT)
			atom.promise = promise;
	}
	*result = bri_value_of(in, atom);
}

bool bri_effects(struct interp *in, struct state *state, const struct call_site *site, struct value *ret_result)
{
	bool said = false;
	for (size_t i = 0; i < site->api_count; i++) {
		const struct bri_api *api = &site->apis[i];
		if (api->effect != BRI_EFFECT_NONE && api->effect < BRI_EFFECTS &&
		    bri_conditions_when(in, state, api, site))
			said |= effect(in, state, api, site, ret_result);
	}
	for (size_t i = 0; i < site->api_count; i++) {
		const struct bri_api *api = &site->apis[i];
		if (api->locus == BRI_AT_RESULT && (api->tag != BRI_NO_ARG || api->flags & BRI_API_CHECKED) &&
		    bri_conditions_when(in, state, api, site))
			result_facts(in, api, site, ret_result);
	}
	return said;
}
