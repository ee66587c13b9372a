/* SPDX-License-Identifier: Apache-2.0 */
/* Texts that calls copy, append and format.  A text is known byte by byte up to
 * a hole, and what follows a hole is kept as a hint; where paths left several
 * texts in a buffer, each goes on its own way. */
#include "check.h"
#include "interp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_MAX 1024
#define ALTERNATIVES_MAX 4
#define OTHER UINT32_MAX /* of the alternatives: what isn't known */

struct text {
	char bytes[TEXT_MAX]; /* holes as HOLE */
	bool complete;        /* its end is known */
};
/* What is known of a text beyond its bytes. */
struct make {
	bool constant, told; /* told: by `act`, who called it a secret */
	uint32_t tags, act;
	const struct origin *origin;
};

static struct value arg_of(const struct call_site *site, unsigned arg)
{
	return arg < site->count ? site->args[arg] : bri_value_none();
}

static void text_add(struct text *text, const char *more)
{
	size_t used = strlen(text->bytes), length = strlen(more);
	if (used && text->bytes[used - 1] == HOLE && more[0] == HOLE) {
		more++;
		length--;
	}
	if (used + length + 2 >= TEXT_MAX) {
		text->complete = false;
		length = used + 2 < TEXT_MAX ? TEXT_MAX - used - 2 : 0;
	}
	memcpy(text->bytes + used, more, length);
	text->bytes[used + length] = 0;
}

static void text_hole(struct text *text)
{
	text_add(text, (char[]){HOLE, 0});
}

/* The n-th text that a pointer may lead to; false past the last. */
static bool text_at(struct interp *in, struct state *state, struct value pointer, uint32_t n, struct text *ret_text,
                    const struct atom **ret_atom)
{
	for (uint32_t i = 0; i < pointer.count; i++) {
		for (uint32_t k = 0;; k++) {
			if (!bri_atom_text_at(in, state, &pointer.atoms[i], k, ret_text->bytes, TEXT_MAX, &ret_text->complete))
				break;
			if (k == 0 && !ret_text->bytes[0] && !ret_text->complete)
				continue; /* only what paths left */
			if (n-- > 0)
				continue;
			size_t length = strlen(ret_text->bytes);
			if (length && ret_text->bytes[length - 1] == HOLE)
				ret_text->complete = false;
			*ret_atom = &pointer.atoms[i];
			return true;
		}
	}
	return false;
}

static uint32_t count_texts(struct interp *in, struct state *state, struct value pointer)
{
	struct text text;
	const struct atom *atom;
	uint32_t count = 0;
	while (count < ALTERNATIVES_MAX && text_at(in, state, pointer, count, &text, &atom))
		count++;
	return count;
}

/* Paths left texts there, and one of them something else; or one of several pointers leads to no text that is known. */
static bool may_be_other(struct interp *in, struct state *state, struct value pointer)
{
	for (uint32_t i = 0; i < pointer.count; i++) {
		const struct atom *atom = &pointer.atoms[i];
		uint32_t region = bri_atom_region(in, atom), offset;
		struct text text;
		bool is_text = region && bri_atom_text_at(in, state, atom, 0, text.bytes, TEXT_MAX, &text.complete);
		if (!is_text && pointer.count > 1 && atom->kind != ATOM_INT)
			return true;
		if (!is_text || !atom_offset(atom, &offset) || text.bytes[0] || text.complete)
			continue;
		uint32_t span = atom->extent ? atom->extent : UINT32_MAX;
		if (!bri_memory_window(bri_state_get(in, state, region), in->regions[region].size, offset, span).known)
			return true;
	}
	return false;
}

/* Is what it points to, up to a NUL, made of constants?  Tags of the bytes go to `make`. */
static bool pointee_constant(struct interp *in, struct state *state, struct value pointer, struct make *make)
{
	bool constant = pointer.count > 0, has_known = false;
	for (uint32_t i = 0; i < pointer.count; i++) {
		uint32_t region = bri_atom_region(in, &pointer.atoms[i]);
		make->tags |= pointer.atoms[i].tags;
		constant &= region || pointer.atoms[i].kind == ATOM_INT || pointer.atoms[i].flags & ATOM_CONSTANT;
		if (!region)
			continue;
		struct window window = bri_memory_window(bri_state_get(in, state, region), in->regions[region].size, 0, UINT32_MAX);
		constant &= window.known && window.has_act;
		make->tags |= window.tags;
		/* Of several texts, how the first that is written in the program came here. */
		const struct origin *way = pointer.atoms[i].origin;
		bool is_first = pointer.count > 1 && window.known && !has_known && !make->tags && way;
		if (is_first || window.tags || !make->origin)
			make->origin = window.origin && !is_first ? window.origin : way;
		has_known |= window.known;
	}
	return constant;
}

/* Who handed the text over: of literals and file-scope objects, who named them. */
static uint32_t act_of(struct interp *in, struct state *state, struct value pointer)
{
	if (!pointer.count)
		return in->act_now;
	uint32_t region = bri_atom_region(in, &pointer.atoms[0]);
	if (!region || region_is_shared(&in->regions[region]))
		return pointer.atoms[0].act;
	struct window window =
	    bri_memory_window(bri_state_get(in, state, region), in->regions[region].size, 0, UINT32_MAX);
	return window.has_act && window.act ? window.act : pointer.atoms[0].act;
}

/* Of what nobody wrote down: who called it a secret; 0: nobody. */
static uint32_t told_in(const struct interp *in, struct value value)
{
	uint32_t act = 0;
	for (uint32_t i = 0; i < value.count; i++)
		if (value.atoms[i].kind == ATOM_ADDRESS && in->regions[value.atoms[i].id].kind == REGION_TEXT)
			return 0;
	for (uint32_t i = 0; i < value.count; i++)
		act = value.atoms[i].told_in > act ? value.atoms[i].told_in : act;
	return act;
}

static uint32_t room_at(const struct atom *atom, uint32_t offset)
{
	return atom->kind == ATOM_ADDRESS && atom->extent ? atom->extent : UINT32_MAX - offset;
}

/* A text at a known place: what is known exactly, and behind it the rest with its hint. */
static const struct memory *place(struct interp *in, const struct memory *memory, const struct text *text,
                                  const struct make *make, uint32_t offset, uint32_t room)
{
	size_t exact = strcspn(text->bytes, (char[]){HOLE, 0}), length = strlen(text->bytes);
	bool complete = text->complete && exact == length;
	char *kept = bri_interp_alloc(in, length + 2);
	if (in->stop)
		return memory;
	memcpy(kept, text->bytes, length);
	struct cell cell = {.offset = offset,
	                    .length = room,
	                    .content = make->constant ? CONTENT_CONSTANT : CONTENT_UNKNOWN,
	                    .tags = make->tags,
	                    .bytes = (unsigned char *)kept + exact,
	                    .origin = make->origin,
	                    .act = make->act};
	if (!complete)
		memory = bri_memory_write(in, memory, cell);
	cell.content = CONTENT_BYTES;
	cell.tags = 0;
	cell.bytes = (unsigned char *)kept;
	cell.length = (uint32_t)(exact + complete);
	return bri_memory_write(in, memory, cell);
}

static struct cell blur_of(const struct make *make)
{
	return (struct cell){.content = make->constant ? CONTENT_CONSTANT : CONTENT_UNKNOWN,
	                     .tags = make->tags,
	                     .origin = make->origin,
	                     .length = 1,
	                     .act = make->act};
}

static const struct text_choice *longer_choices(struct interp *in, const struct text_choice *choice, uint32_t offset,
                                                const struct text *more)
{
	if (!choice || in->stop)
		return NULL;
	const struct text_choice *next = longer_choices(in, choice->next, offset, more);
	if (choice->offset != offset)
		return next;
	struct text whole = {.complete = true};
	struct text_choice *copy = bri_interp_alloc(in, sizeof *copy);
	text_add(&whole, choice->text);
	text_add(&whole, more->bytes);
	if (!more->complete)
		text_hole(&whole);
	char *kept = bri_interp_alloc(in, strlen(whole.bytes) + 1);
	if (in->stop)
		return next;
	*copy = (struct text_choice){next, offset, strcpy(kept, whole.bytes)};
	return copy;
}

/* Behind what stands at `offset`: each text that may stand there gets longer. */
static const struct memory *append(struct interp *in, struct state *state, const struct memory *before,
                                   const struct atom *at, const struct text *more, struct make make, int64_t least)
{
	struct atom base = *at;
	struct text old = {.complete = true};
	uint32_t offset;
	base.flags &= (uint8_t) ~(ATOM_ANYWHERE | ATOM_LEAST | ATOM_WITHIN);
	bool placed = atom_offset(&base, &offset);
	const struct origin *given = make.tags ? make.origin : NULL;
	struct window window = bri_memory_window(before, 0, offset, placed ? 1 : 0);
	bool known = placed && bri_atom_text_at(in, state, &base, 0, old.bytes, TEXT_MAX, &old.complete) &&
	             (old.bytes[0] || old.complete);
	if (placed && (!known || old.bytes[0] || !old.complete) && window.has_act && window.act) { /* who began the text */
		make.act = make.told ? make.act : window.act;
		make.origin = window.tags || !make.tags ? window.origin : make.origin;
	}
	make.constant &= pointee_constant(in, state, bri_value_of(in, base), &make);
	make.origin = bri_origin_join(in, make.origin, given); /* and who lengthened it, where that counts */
	size_t exact = strcspn(old.bytes, (char[]){HOLE, 0});
	if (!known && placed && least < 0 && !before->choices) { /* behind whatever stands there */
		known = true;
		old.complete = false;
	}
	if (!known || (least >= 0 && least < offset + (int64_t)exact)) {
		uint32_t from, to;
		const struct memory *after = bri_atom_span(at, &from, &to) ? bri_memory_blur_within(in, before, from, to, blur_of(&make))
		                             : least > 0 ? bri_memory_blur_from(in, before, (uint32_t)least, blur_of(&make))
		                                         : bri_memory_blur(in, before, blur_of(&make));
		struct memory *copy = bri_interp_alloc(in, sizeof *copy);
		*copy = *after;
		copy->choices = placed ? longer_choices(in, before->choices, offset, more) : NULL;
		return copy;
	}
	if (!old.complete)
		text_hole(&old);
	text_add(&old, more->bytes);
	old.complete &= more->complete;
	if (!old.complete && more->complete && strchr(old.bytes, HOLE))
		old.complete = true; /* the hint tells where it ends */
	if (!more->complete)
		text_hole(&old);
	struct memory *copy = bri_interp_alloc(in, sizeof *copy);
	*copy = *place(in, before, &old, &make, offset, room_at(&base, offset));
	copy->choices = longer_choices(in, before->choices, offset, more);
	return copy;
}

static void put(struct interp *in, struct state *state, struct value to, const struct text *text,
                const struct make *make, bool is_append)
{
	for (uint32_t i = 0; i < to.count && !in->stop; i++) {
		const struct atom *atom = &to.atoms[i];
		uint32_t region = bri_atom_region(in, atom), offset;
		if (!region || in->regions[region].read_only)
			continue;
		const struct memory *before = bri_state_get(in, state, region), *after;
		if (is_append)
			after = append(in, state, before, atom, text, *make, -1);
		else if (atom_offset(atom, &offset))
			after = place(in, before, text, make, offset, room_at(atom, offset));
		else if (atom->flags & ATOM_LEAST && atom->least < INT32_MAX)
			after = append(in, state, before, atom, text, *make, atom->least);
		else
			after = bri_blur_at(in, before, atom, blur_of(make));
		if (to.count > 1)
			after = bri_memory_join(in, before, after);
		bri_state_set(in, state, region, after);
	}
}

void bri_text_copy(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site)
{
	struct value to = arg_of(site, api->to), from = arg_of(site, api->arg);
	bool bounded = true, is_append = api->effect == BRI_EFFECT_APPEND_TEXT;
	uint32_t bound = api->length != BRI_NO_ARG ? bri_length_of(in, site, api->length, &bounded) : UINT32_MAX;
	struct make make = {.act = act_of(in, state, from)};
	uint32_t width = 0;
	bool scalar = bri_arg_is_scalar(in, api, site, &width);
	bri_check_flow(in, to, from);
	if (scalar)
		bri_check_flow_number(in, to, from);
	make.constant = scalar ? bri_value_is_constant(from) : pointee_constant(in, state, from, &make);
	make.tags = scalar ? bri_value_tags(from) : make.tags;
	if (!make.origin && from.count)
		make.origin = from.atoms[0].origin;
	uint32_t teller = make.constant ? 0 : told_in(in, from);
	make.told = teller;
	make.act = teller ? teller : make.act;
	uint32_t region = to.count == 1 ? bri_atom_region(in, &to.atoms[0]) : 0;
	uint32_t count = scalar ? 1 : count_texts(in, state, from);
	bool unknown = !scalar && (count < from.count || may_be_other(in, state, from)); /* no text that is known */
	const struct memory *before = region ? bri_state_get(in, state, region) : NULL, *all = NULL;
	for (uint32_t n = 0; n < (count ? count : 1) + (unknown && count) && !in->stop; n++) {
		struct text text = {.complete = false};
		const struct atom *atom;
		if (n > 0 && !region)
			break;
		if (region)
			bri_state_set(in, state, region, before);
		if (scalar)
			bri_scalar_text(from, width, text.bytes, TEXT_MAX, &text.complete);
		else if (n < count)
			text_at(in, state, from, n, &text, &atom);
		else
			text_hole(&text);
		if (bounded && bound < strlen(text.bytes)) {
			text.bytes[bound] = 0;
			text.complete = true;
		}
		put(in, state, to, &text, &make, is_append);
		if (region) {
			const struct memory *made = bri_state_get(in, state, region);
			all = all ? bri_memory_meet(in, all, made) : made;
		}
	}
	if (all)
		bri_state_set(in, state, region, all);
}

/* ---- formats ------------------------------------------------------------------------ */

struct format {
	struct text text;
	struct make make;
	uint32_t alternative; /* which of several texts an argument stands for */
	uint32_t told_in;     /* who called a part of it a secret */
	struct value to;
	bool begun;
	bool glimpse; /* the conversion shows little of its argument: "%.2s" */
};

static void begin(struct format *format, uint32_t act)
{
	format->make.act = format->begun ? format->make.act : act;
	format->begun = true;
}

static void tell(const struct interp *in, struct format *format, struct value arg)
{
	uint32_t teller = format->glimpse ? 0 : told_in(in, arg);
	format->told_in = teller > format->told_in ? teller : format->told_in;
}

static void format_text(struct interp *in, struct state *state, struct format *format, struct value arg, bool plain)
{
	struct text text;
	const struct atom *atom;
	uint32_t count = count_texts(in, state, arg);
	if (!format->glimpse)
		bri_check_flow(in, format->to, arg);
	begin(format, act_of(in, state, arg));
	const struct origin *origin = format->make.origin;
	struct make make = {.constant = true};
	format->make.constant &= make.constant = pointee_constant(in, state, arg, &make);
	tell(in, format, make.constant ? bri_value_none() : arg);
	format->make.tags |= make.tags & ~(format->glimpse ? in->world->secret_tags : 0);
	format->make.origin = origin ? origin : make.origin;
	bool known = count && !(format->alternative == OTHER && may_be_other(in, state, arg)) &&
	             text_at(in, state, arg, format->alternative % count, &text, &atom);
	if (known && (plain || text.complete))
		text_add(&format->text, text.bytes);
	if (!known || !text.complete || !plain)
		text_hole(&format->text);
}

static void format_number(struct interp *in, struct format *format, struct value arg, char conversion, bool plain)
{
	char number[32];
	int64_t value;
	format->make.constant &= bri_value_is_constant(arg);
	bri_check_flow_number(in, format->to, arg);
	begin(format, arg.count ? arg.atoms[0].act : in->act_now);
	tell(in, format, bri_value_is_constant(arg) ? bri_value_none() : arg);
	for (uint32_t i = 0; i < arg.count; i++) /* what is told of, though it be one of several */
		if (arg.atoms[i].tags)
			format->make.origin = bri_origin_join(in, arg.atoms[i].origin, format->make.origin);
	if (!plain || !bri_value_single(arg, &value) || !strchr("diuxXc", conversion)) {
		text_hole(&format->text);
		return;
	}
	if (conversion == 'c')
		snprintf(number, sizeof number, "%c", (char)value);
	else if (conversion == 'd' || conversion == 'i')
		snprintf(number, sizeof number, "%lld", (long long)value);
	else
		snprintf(number, sizeof number, conversion == 'u' ? "%llu" : conversion == 'X' ? "%llX" : "%llx",
		         (unsigned long long)value);
	text_add(&format->text, number);
}

/* One conversion, from behind its '%'.  Returns its end. */
static const char *format_one(struct interp *in, struct state *state, const struct call_site *site,
                              struct format *format, const char *at, unsigned *next)
{
	long shown;
	const char *marks = at;
	at = bri_format_marks(at, site->args, site->count, next, &shown);
	bool plain = at == marks;
	while (*at && strchr("hlqjzt", *at))
		at++;
	if (*at == '%')
		text_add(&format->text, "%");
	if (!*at || *at == '%')
		return at + (*at == '%');
	struct value arg = arg_of(site, (*next)++);
	format->glimpse = *at == 's' && shown < BRI_SHOWN_MAX;
	format->make.tags |= bri_value_tags(arg) & ~(format->glimpse ? in->world->secret_tags : 0);
	if (*at == 's')
		format_text(in, state, format, arg, plain);
	else
		format_number(in, format, arg, *at, plain);
	return at + 1;
}

static void join_texts(struct interp *in, struct state *state, const struct call_site *site, const struct bri_api *api,
                       struct format *format)
{
	int64_t number;
	for (unsigned arg = api->arg; arg < site->count && arg != api->to; arg++) {
		if (bri_value_single(site->args[arg], &number) && number == 0)
			return;
		format->make.tags |= bri_value_tags(site->args[arg]);
		format_text(in, state, format, site->args[arg], true);
	}
}

/* One of the texts that the call may make. */
static struct format format_alternative(struct interp *in, struct state *state, const struct call_site *site,
                                        const struct bri_api *api, struct value to, uint32_t alternative)
{
	unsigned pattern_arg = api->arg;
	struct format format = {.text.complete = true,
	                        .make.constant = true,
	                        .make.act = in->act_now,
	                        .alternative = alternative,
	                        .to = to};
	struct text pattern;
	const struct atom *atom;
	unsigned next = pattern_arg + 1u;
	if (api->flags & BRI_API_REST) { /* no pattern: the texts themselves, up to a null */
		join_texts(in, state, site, api, &format);
		return format;
	}
	struct value patterns = arg_of(site, pattern_arg);
	uint32_t count = count_texts(in, state, patterns);
	if (!count || !text_at(in, state, patterns, alternative % count, &pattern, &atom)) {
		text_hole(&format.text);
		format.make.constant = false;
		format.text.complete = false;
		return format;
	}
	for (const char *at = pattern.bytes; *at;) {
		char plain[TEXT_MAX];
		size_t length = strcspn(at, "%");
		memcpy(plain, at, length);
		plain[length] = 0;
		if (length)
			begin(&format, act_of(in, state, patterns));
		text_add(&format.text, plain);
		at += length;
		if (*at == '%')
			at = format_one(in, state, site, &format, at + 1, &next);
	}
	if (!pattern.complete) {
		text_hole(&format.text);
		format.make.constant = false;
	}
	return format;
}

static struct value length_value(struct interp *in, const struct text *text)
{
	int64_t length = 0;
	for (const char *c = text->bytes; *c; c++)
		length += *c != HOLE;
	if (text->complete && !strchr(text->bytes, HOLE))
		return bri_value_int(in, length, NULL);
	return bri_value_of(
	    in,
	    (struct atom){
	        .kind = ATOM_SYMBOL, .id = ++in->symbols, .flags = ATOM_LEAST, .least = length, .act = in->act_now});
}

static struct value shorter(struct interp *in, struct value a, struct value b)
{
	if (!a.count)
		return b;
	struct atom x = a.atoms[0], y = b.atoms[0];
	int64_t i = x.kind == ATOM_INT ? x.number : x.least, k = y.kind == ATOM_INT ? y.number : y.least;
	if (x.kind == ATOM_INT && y.kind == ATOM_INT)
		return bri_value_join(in, a, b);
	x = x.kind == ATOM_INT ? y : x;
	x.least = i < k ? i : k;
	return bri_value_of(in, x);
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

/* asprintf: *to is made to point to the text. */
static struct value new_text(struct interp *in, struct state *state, struct value to)
{
	uint32_t region = bri_region_fresh(in, 0, "", bri_memory_fill(in, CONTENT_UNINIT, 0, NULL));
	struct value text = bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS, .id = region, .act = in->act_now});
	bri_store(in, state, to, text, bri_pointer_size(in));
	return text;
}

/* vsnprintf: what the list holds stands for arguments. */
static bool spread_list(struct interp *in, struct state *state, const struct call_site *site, unsigned pattern,
                        struct call_site *ret_site)
{
	const struct value *rest;
	size_t count;
	if (site->count != pattern + 2u || !bri_list_rest(in, state, site->args[pattern + 1], &rest, &count))
		return false;
	struct value *args = bri_interp_alloc(in, (pattern + 1 + count) * sizeof *args);
	if (in->stop)
		return false;
	memcpy(args, site->args, (pattern + 1) * sizeof *args);
	if (count)
		memcpy(args + pattern + 1, rest, count * sizeof *args);
	*ret_site = *site;
	ret_site->args = args;
	ret_site->count = pattern + 1 + count;
	return true;
}

void bri_text_format(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                     struct value *ret_result)
{
	struct value to = arg_of(site, api->to);
	struct call_site spread;
	if (spread_list(in, state, site, api->arg, &spread))
		site = &spread;
	if (api->flags & BRI_API_DEREF)
		to = new_text(in, state, to);
	uint32_t count = 1;
	bool other = false;
	for (unsigned arg = api->arg; arg < site->count; arg++) {
		uint32_t texts = count_texts(in, state, site->args[arg]);
		count = texts > count ? texts : count;
		other |= texts && may_be_other(in, state, site->args[arg]);
	}
	uint32_t region = to.count == 1 ? bri_atom_region(in, &to.atoms[0]) : 0;
	const struct memory *before = region ? bri_state_get(in, state, region) : NULL, *all = NULL;
	struct value length = bri_value_none();
	for (uint32_t n = 0; n < (region ? count + other : 1) && !in->stop; n++) {
		if (region)
			bri_state_set(in, state, region, before);
		struct format format = format_alternative(in, state, site, api, to, n < count ? n : OTHER);
		if (!format.make.origin && format.make.tags)
			format.make.origin = call_origin(in, site);
		format.make.told = format.told_in;
		format.make.act = format.told_in ? format.told_in : format.make.act;
		put(in, state, to, &format.text, &format.make, false);
		length = shorter(in, length, length_value(in, &format.text));
		const struct memory *made = region ? bri_state_get(in, state, region) : NULL;
		all = all && made ? bri_memory_meet(in, all, made) : made;
	}
	if (all)
		bri_state_set(in, state, region, all);
	*ret_result = length;
}

struct value bri_text_length(struct interp *in, struct state *state, const struct call_site *site, struct value pointer)
{
	struct text text = {.complete = false};
	const struct atom *atom;
	struct value length = bri_value_none();
	uint32_t count = count_texts(in, state, pointer);
	if (count < pointer.count || !count || may_be_other(in, state, pointer)) {
		struct value unknown = length_value(in, &text);
		((struct atom *)unknown.atoms)->call = site->callee;
		return unknown;
	}
	for (uint32_t n = 0; n < count && text_at(in, state, pointer, n, &text, &atom); n++)
		length = shorter(in, length, length_value(in, &text));
	return length;
}
