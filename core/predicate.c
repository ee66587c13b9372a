/* SPDX-License-Identifier: Apache-2.0 */
/* The named predicates, one function each: what a check asks of the value that
 * reaches a role. */
#include "cell.h"
#include "check.h"
#include "interp.h"

#include <string.h>

#define TEXT_MAX 1024

/* One of several texts stands there, each of which is known: what follows the longest doesn't matter. */
static bool reach_of_choices(const struct memory *memory, uint32_t offset, uint32_t *ret_reach)
{
	size_t reach = 0;
	for (const struct text_choice *choice = memory->choices; choice; choice = choice->next) {
		if (choice->offset != offset)
			continue;
		if (strchr(choice->text, HOLE))
			return false;
		reach = strlen(choice->text) > reach ? strlen(choice->text) : reach;
	}
	*ret_reach = (uint32_t)reach;
	return reach > 0;
}

/* Behind the NUL of what looks like a text something was written that isn't known: bytes, then, all of them.  What the text
 * was written over reaches up to it, and says nothing: a buffer that was read into before. */
static bool goes_on(const struct memory *memory, uint32_t at, uint32_t end)
{
	for (uint32_t i = 0; i < memory->count && memory->cells[i].offset < end; i++) {
		const struct cell *cell = &memory->cells[i];
		bool is_rest = cell->content == CONTENT_UNKNOWN && cell->offset <= at + 1;
		if (cell_end(cell) > at && cell_class(cell) == CONTENT_UNKNOWN && !is_rest)
			return true;
	}
	return false;
}

static struct window window_of(struct interp *in, struct state *state, const struct question *question,
                               const struct atom *atom, uint32_t region)
{
	bool known = false;
	uint32_t length = UINT32_MAX, offset = 0;
	if (atom->flags & ATOM_WITHIN)
		return bri_window_at(in, bri_state_get(in, state, region), region, atom);
	if (question->site && question->api->length != BRI_NO_ARG)
		length = bri_length_of(in, question->site, question->api->length, &known);
	if (atom->kind == ATOM_ADDRESS && !(atom->flags & ATOM_ANYWHERE) && atom->number > 0 &&
	    atom->number < INT32_MAX)
		offset = (uint32_t)atom->number;
	const struct memory *memory = bri_state_get(in, state, region);
	if (!known && in->regions[region].kind != REGION_TEXT) {
		char text[TEXT_MAX];
		bool complete;
		uint32_t count = bri_memory_text(memory, offset, text, sizeof text, &complete);
		uint32_t size = in->regions[region].size;
		uint32_t whole = atom->extent ? atom->extent : size > offset ? size - offset : 0;
		bool is_bytes = question->check->flags & BRI_CHECK_ALL && goes_on(memory, offset + count, offset + whole);
		if (complete && count && !is_bytes) /* a text: what follows its NUL doesn't matter */
			length = count;
		else if (reach_of_choices(memory, offset, &count))
			length = count;
		else if (atom->extent)
			length = atom->extent;
	}
	return bri_memory_window(memory, in->regions[region].size, offset, length);
}

/* Who handed these bytes over: for literals and file-scope objects the one who named them, unless who was given them wrote
 * them himself. */
static struct atom owned(struct interp *in, const struct atom *atom, uint32_t region, const struct window *window)
{
	struct atom result = *atom;
	if (window->has_act && window->act && (!region_is_shared(&in->regions[region]) || window->act > result.act))
		result.act = window->act;
	if (window->origin && (window->tags || !result.origin))
		result.origin = window->origin;
	result.tags |= window->tags;
	return result;
}

static bool is_pointer_arg(struct interp *in, const struct question *question)
{
	if (!question->site)
		return false;
	size_t count;
	const struct bri_unit *unit = in->world->units[question->site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, question->site->node, &count);
	return question->arg < count && bri_unit_node(unit, items[question->arg])->type == BRI_POINTER;
}

/* How many bytes there are: of what it points to, or of what a container holds; 0: not known. */
static uint32_t size_of(const struct interp *in, const struct memory *memory, uint32_t region, const struct atom *atom)
{
	bool is_box = in->regions[region].kind == REGION_BOX;
	return atom_extent(atom) ? atom->extent : is_box ? bri_memory_end(memory) : in->regions[region].size;
}

static bool is_zeros(const struct memory *memory, uint32_t offset, uint32_t size)
{
	uint32_t index = 0, at = offset, end = offset + (size > 64 ? 64 : size ? size : 1);
	bool zero = true;
	while (at < end && zero) {
		struct cell piece = bri_memory_piece(memory, &index, at, end);
		zero = bri_cell_is_zero(&piece);
		at += piece.length;
	}
	return zero;
}

bool bri_is_room(struct interp *in, struct state *state, struct value value)
{
	for (uint32_t i = 0; i < value.count; i++) {
		const struct atom *atom = &value.atoms[i];
		uint32_t region = bri_atom_region(in, atom), offset = 0;
		if (!region || in->regions[region].read_only)
			continue;
		const struct memory *memory = bri_state_get(in, state, region);
		if (atom_offset(atom, &offset) && is_zeros(memory, offset, size_of(in, memory, region, atom)))
			return true;
	}
	return false;
}

/* Bytes of the program only, as many as it has, and not all of them zeros. */
static bool is_filled(struct interp *in, struct state *state, struct value value)
{
	bool filled = value.count > 0;
	for (uint32_t i = 0; i < value.count && filled; i++) {
		uint32_t region = bri_atom_region(in, &value.atoms[i]), offset = 0, index = 0;
		filled = region && atom_offset(&value.atoms[i], &offset);
		const struct memory *memory = filled ? bri_state_get(in, state, region) : NULL;
		uint32_t size = filled ? size_of(in, memory, region, &value.atoms[i]) : 0;
		uint32_t end = offset + (size < BRI_TAKEN_MAX ? size : BRI_TAKEN_MAX);
		bool any = false;
		for (uint32_t at = offset; at < end && filled;) {
			struct cell piece = bri_memory_piece(memory, &index, at, end);
			bool is_constant = bri_cell_is_constant(&piece) || piece.perhaps & PERHAPS_BEGUN;
			bool is_bare = piece.content == CONTENT_UNINIT && piece.by == BY_NOBODY; /* zeros, when that is known */
			any |= is_constant;
			filled = is_constant || is_bare || bri_cell_is_zero(&piece);
			at += piece.length;
		}
		filled = filled && any;
	}
	return filled;
}

enum taken bri_taken(struct interp *in, struct state *state, const struct call_site *site,
                     const struct world_function *known, size_t arg)
{
	uint32_t flags = 0;
	bool takes = false;
	const struct bri_role *roles = bri_policy_roles(in->policy, NULL);
	for (uint8_t i = 0; known && i < known->declared_count; i++)
		if (known->declared[i].arg == arg && known->declared[i].role != BRI_NOTHING) {
			takes = true;
			flags |= roles[known->declared[i].role].flags;
		}
	for (size_t i = 0; i < site->api_count; i++)
		if (site->apis[i].locus == BRI_AT_ARG && site->apis[i].arg == arg && site->apis[i].role != BRI_NOTHING &&
		    bri_conditions_when(in, state, &site->apis[i], site)) {
			takes = true;
			flags |= roles[site->apis[i].role].flags;
		}
	if (!takes || !is_filled(in, state, site->args[arg]))
		return TAKEN_NOT;
	return flags & BRI_ROLE_SECRET ? TAKEN_READ : TAKEN_COUNTED;
}

/* What a container holds that nobody may change once it is made. */
static bool is_const_box(const struct interp *in, uint32_t region)
{
	const struct region *owner = &in->regions[in->regions[region].unit];
	return owner->kind == REGION_OBJECT && owner->handle &&
	       bri_unit_object(in->world->units[owner->unit].unit, owner->handle)->flags & BRI_OBJECT_CONST;
}

/* Zeros only: bytes (which rules judge by `all`) of zeros are a key or an IV; a text (judged by `any`) of zeros is
 * empty. */
static bool is_empty(struct interp *in, struct state *state, uint32_t region, const struct atom *atom,
                     const struct window *window, bool counted, bool is_text)
{
	char text[2];
	bool complete;
	bool for_ever =
	    in->regions[region].kind == REGION_OBJECT && in->regions[region].read_only && !window->uninit;
	if (window->empty || (!window->has_act && !for_ever)) /* zeros that somebody may fill */
		return true;
	uint32_t offset = atom->kind == ATOM_ADDRESS && atom->number > 0 ? (uint32_t)atom->number : 0;
	const struct memory *memory = bri_state_get(in, state, region);
	uint32_t count = bri_memory_text(memory, offset, text, sizeof text, &complete);
	if (count || !complete)
		return false;
	if (is_text || (counted && !in->starts))
		return is_text;
	uint32_t size = size_of(in, memory, region, atom);
	if (size && !is_zeros(memory, offset, size)) /* a zero in front makes no text of bytes */
		return false;
	/* A container's zeros are what it was made with, to be filled; what a thread is started with may be until it runs. */
	if ((in->regions[region].kind == REGION_BOX && !is_const_box(in, region)) || in->starts)
		return is_zeros(memory, offset, size);
	return !(size == 8 || size == 12 || size == 16 || size == 24 || size == 32);
}

/* The constant text that stood there on some path, as it is shown; NULL: none did. */
static const char *any_choice(struct interp *in, struct state *state, const struct atom *atom)
{
	char text[TEXT_MAX];
	bool complete;
	for (uint32_t n = 1; bri_atom_text_at(in, state, atom, n, text, sizeof text, &complete); n++)
		if (text[0] && !strchr(text, HOLE))
			return bri_text_show(in, text, complete);
	return NULL;
}

/* A choice of zeros stands for nothing chosen. */
static bool chooses_zeros(struct interp *in, struct state *state, uint32_t region, const struct atom *atom)
{
	uint32_t offset = 0;
	const struct memory *memory = bri_state_get(in, state, region);
	return atom_offset(atom, &offset) && is_zeros(memory, offset, size_of(in, memory, region, atom));
}

static bool leads_to_constants(struct interp *in, struct state *state, const struct atom *atom)
{
	struct window window = bri_window_at(in, bri_state_get(in, state, atom->id), atom->id, atom);
	return window.known && !window.empty && !window.uninit && !bri_is_room(in, state, bri_value_of(in, *atom));
}

/* A structure that is put somewhere with a pointer in it isn't the bytes, {malloc(n), n}, unless it leads to constant ones. */
static bool holds_pointer(struct interp *in, struct state *state, uint32_t region, const struct atom *atom)
{
	const struct memory *memory = bri_state_get(in, state, region);
	uint32_t from = 0, size = size_of(in, memory, region, atom);
	bool any = false, placed = atom_offset(atom, &from);
	for (uint32_t i = 0; i < memory->count && placed; i++) {
		const struct cell *cell = &memory->cells[i];
		bool inside = cell->offset >= from && cell->offset - from < size && cell->content == CONTENT_VALUE;
		for (uint32_t a = 0; inside && a < cell->value.count; a++)
			any |= cell->value.atoms[a].kind == ATOM_ADDRESS && !leads_to_constants(in, state, &cell->value.atoms[a]);
	}
	return any;
}

static struct answer hard_coded(struct interp *in, struct state *state, const struct question *question)
{
	struct answer answer = {.must = true, .known = true, .shown = ""};
	bool pointer = is_pointer_arg(in, question), whole = false;
	bool is_only_called = !question->site && bri_is_general(in->policy, question->api);
	/* What has a byte count is bytes: a number in that place belongs to another function of the same name. */
	if (!pointer && question->site && question->api->length != BRI_NO_ARG)
		return (struct answer){.shown = "", .known = true};
	for (uint32_t i = 0; i < question->value.count; i++) {
		const struct atom *atom = &question->value.atoms[i];
		uint32_t region = bri_atom_region(in, atom);
		struct atom found = *atom;
		const char *choice = NULL;
		const struct origin *written = NULL;
		bool bad = false;
		if (atom->kind == ATOM_INT && (pointer || !question->site)) {
			continue; /* a null pointer: nothing is handed over */
		} else if (pointer && !region) {
			; /* some pointer: what it points to isn't known */
		} else if (atom->kind == ATOM_INT || (!region && atom->flags & ATOM_CONSTANT)) {
			bad = true;
		} else if (atom->kind == ATOM_SYMBOL && !pointer) {
			bad = atom->flags & ATOM_CONSTANT;
		} else if (region) {
			struct window window = window_of(in, state, question, atom, region);
			bool is_text = !(question->check->flags & BRI_CHECK_ALL);
			bad = window.known &&
			      !is_empty(in, state, region, atom, &window, question->api->length != BRI_NO_ARG, is_text);
			choice = !bad && is_text ? any_choice(in, state, atom) : NULL;
			bad = bad || choice || (!is_text && window.perhaps);
			bad = bad && (question->site || choice || !holds_pointer(in, state, region, atom));
			/* What is put in a member that is only called so may be filled behind it. */
			bad = bad && (!is_only_called || in->regions[region].read_only || !chooses_zeros(in, state, region, atom));
			/* Nothing written, nothing known: an object that somebody else fills. */
			found = owned(in, atom, region, &window);
			written = window.origin;
		}
		if (bad && !answer.may) {
			answer.may = true;
			answer.atom = found;
			answer.written = written;
			answer.shown = bri_atom_show(in, state, atom);
			answer.perhaps = choice;
		}
		answer.must &= bad;
		whole |= bad && region && (pointer || !question->site) && !chooses_zeros(in, state, region, atom);
		answer.known &= bad || atom->kind != ATOM_SYMBOL;
	}
	/* `all` speaks of the bytes of one object: that another may have been taken instead doesn't mend this one. */
	answer.must = answer.may && (answer.must || whole);
	return answer;
}

static struct answer from_tag(struct interp *in, struct state *state, const struct question *question)
{
	struct answer answer = {.must = true, .known = true, .shown = ""};
	uint32_t tag = bri_from_tag(question->check);
	for (uint32_t i = 0; i < question->value.count; i++) {
		const struct atom *atom = &question->value.atoms[i];
		uint32_t region = bri_atom_region(in, atom);
		struct atom found = *atom;
		if (atom->kind == ATOM_ADDRESS && atom->flags & ATOM_CHOSEN) /* what a number picks isn't made of it */
			found.tags = 0;
		if (!(found.tags & tag) && region) {
			struct window window = window_of(in, state, question, atom, region);
			if (window.tags & tag)
				found = owned(in, atom, region, &window);
		}
		bool is_called_so = atom->kind == ATOM_SYMBOL && atom->call && bri_function_fits(in->world, question->check, atom->call);
		if (!(found.tags & tag) && !is_called_so) {
			answer.must = false;
			continue;
		}
		if (!answer.may) {
			answer.may = true;
			answer.atom = found;
			for (const struct origin *origin = found.origin; origin; origin = origin->older)
				if (origin->kind == ORIGIN_CALL)
					answer.shown = origin->name;
		}
	}
	answer.must &= answer.may;
	return answer;
}

/* What was read out of a structure that was only handed on is handed over by who passes it on first, not by whoever
 * passed the structure: he said nothing of its members. */
static uint32_t first_passed_by(const struct interp *in, const struct atom *atom)
{
	const struct origin *oldest = atom->origin;
	while (oldest && oldest->older)
		oldest = oldest->older;
	for (const struct activation *act = in->top; oldest && oldest->kind == ORIGIN_PASSED && act->caller;
	     act = act->caller)
		if (act->call_unit == oldest->unit && act->call_location == oldest->location)
			return act->caller->id;
	return atom->act;
}

static struct answer not_constant(struct interp *in, struct state *state, const struct question *question)
{
	struct answer answer = {.must = true, .known = true, .shown = ""};
	for (uint32_t i = 0; i < question->value.count; i++) {
		const struct atom *atom = &question->value.atoms[i];
		uint32_t region = bri_atom_region(in, atom);
		struct atom found = *atom;
		bool bad = atom->kind == ATOM_SYMBOL && !(atom->flags & ATOM_CONSTANT), behind = false;
		if (region) {
			struct window window = window_of(in, state, question, atom, region);
			bool written = window.has_act || (atom->kind == ATOM_ADDRESS && !window.uninit);
			if (atom->kind == ATOM_ADDRESS || window.has_act) {
				behind = in->regions[region].kind == REGION_SYMBOL && !window.has_act; /* `text + 1` of any text */
				bad = !window.known || !written || (behind && !(atom->flags & ATOM_CONSTANT));
				found = owned(in, atom, region, &window);
			}
		}
		if (bad && !answer.may) {
			answer.may = true;
			answer.atom = found;
			if (atom->kind == ATOM_SYMBOL || behind)
				answer.atom.act = first_passed_by(in, atom);
		}
		answer.must &= bad;
	}
	answer.must &= answer.may;
	return answer;
}

void bri_note_text(struct interp *in, struct state *state, const struct question *question, const struct atom *atom,
                   const char *bad, struct answer *answer)
{
	if (bad && !answer->may) {
		uint32_t region = bri_atom_region(in, atom);
		struct window window = window_of(in, state, question, atom, region);
		answer->may = true;
		answer->atom = owned(in, atom, region, &window);
		answer->shown = bri_atom_show(in, state, atom);
		if (!answer->shown[0]) /* one of several */
			answer->shown = bri_text_show(in, bad, !strchr(bad, HOLE));
	}
	answer->must &= bad != NULL;
}

static const struct bri_condition *named_words(struct interp *in, const struct bri_check *check, const char *name)
{
	const struct bri_condition *conditions = bri_policy_conditions(in->policy, NULL) + check->first_condition;
	for (uint32_t i = 0; i < check->conditions; i++)
		if (conditions[i].op == BRI_IS_WORDS &&
		    strcmp(bri_policy_text(in->policy, conditions[i].text), name) == 0)
			return &conditions[i];
	return NULL;
}

static bool host_is_local(struct interp *in, const struct bri_check *check, const char *host)
{
	const struct bri_condition *local = named_words(in, check, "loopback");
	char name[256];
	const char *end = host + strcspn(host, "/?#");
	const char *at = memchr(host, '@', (size_t)(end - host));
	if (at)
		host = at + 1;
	size_t length = host[0] == '[' ? strcspn(host, "]") + 1 : strcspn(host, ":/?#");
	if (length >= sizeof name)
		return false;
	memcpy(name, host, length);
	name[length] = 0;
	for (uint32_t i = 0; local && i < local->count; i++)
		if (bri_text_glob(bri_policy_text(in->policy, bri_policy_words(in->policy, NULL)[local->first + i]),
		                  name))
			return true;
	return false;
}

static bool is_plaintext(struct interp *in, const struct bri_check *check, const struct bri_condition *schemes,
                         char *text)
{
	const uint32_t *words = bri_policy_words(in->policy, NULL) + schemes->first;
	size_t scheme = strcspn(text, ":");
	bool bad = false;
	if (strncmp(text + scheme, "://", 3) != 0)
		return false;
	text[scheme] = 0;
	for (uint32_t w = 0; w < schemes->count && !bad; w++)
		bad = bri_text_same(text, bri_policy_text(in->policy, words[w]));
	text[scheme] = ':';
	return bad && !host_is_local(in, check, text + scheme + 3);
}

/* "http://user:word@host": the word is all known, and no stand-in for one. */
static bool has_credentials(const char *text)
{
	const char *start = strstr(text, "://");
	if (!start)
		return false;
	start += 3;
	const char *end = start + strcspn(start, "/?#"), *at = memchr(start, '@', (size_t)(end - start));
	const char *colon = at ? memchr(start, ':', (size_t)(at - start)) : NULL;
	return colon && colon + 1 < at && !memchr(colon, HOLE, (size_t)(at - colon)) && !strchr("*<%$", colon[1]);
}

static struct answer judge_url(struct interp *in, struct state *state, const struct question *question)
{
	struct answer answer = {.must = true, .known = true, .shown = ""};
	const struct bri_condition *schemes = named_words(in, question->check, "schemes");
	bool asks_host = question->check->predicate == BRI_IS_PLAINTEXT_URL;
	char text[TEXT_MAX];
	bool complete;
	for (uint32_t i = 0; (schemes || !asks_host) && i < question->value.count; i++) {
		const struct atom *atom = &question->value.atoms[i];
		bool bad = false;
		uint32_t n = 0;
		for (; !bad && bri_atom_text_at(in, state, atom, n, text, sizeof text, &complete); n++)
			bad = asks_host ? is_plaintext(in, question->check, schemes, text) : has_credentials(text);
		answer.known &= n > 0;
		bri_note_text(in, state, question, atom, bad ? text : NULL, &answer);
	}
	answer.must &= answer.may;
	return answer;
}

static struct answer absent(struct interp *in, struct state *state, const struct question *question)
{
	struct answer answer = {.shown = ""};
	/* Only a whole program has seen every place that could have set it. */
	if (!in->run || !in->run->is_program || !question->value.count)
		return answer;
	for (uint32_t i = 0; i < question->value.count; i++) {
		const struct atom *atom = &question->value.atoms[i];
		struct handle handle = bri_atom_handle(atom);
		if (handle.kind == ATOM_INT || atom->flags & ATOM_PARAMETER || !atom->call ||
		    bri_slot_is_strong(in, state, handle, question->check->subject))
			return answer;
	}
	answer.may = answer.must = answer.known = true;
	answer.atom = question->value.atoms[0];
	return answer;
}

#define ELEMENTS_MAX 64

/* An object of eight bytes is one number, or a list of narrower ones: as it was written. */
static uint32_t element_width(struct interp *in, struct state *state, const struct atom *at)
{
	uint32_t whole = bri_atom_width(in, at);
	for (struct bri_node shape = {.type = BRI_SIGNED, .size = whole}; shape.size > 1; shape.size /= 2) {
		int64_t number;
		if (bri_value_single(bri_load(in, state, bri_value_of(in, *at), &shape), &number))
			return shape.size;
	}
	return whole;
}

/* The numbers of a list, up to a zero or the object's end; an object of one number is a list of one. */
static struct answer bad_elements(struct interp *in, struct state *state, const struct question *question)
{
	struct answer all = {.must = true, .known = true, .shown = ""};
	const struct bri_condition *bad = bri_policy_conditions(in->policy, NULL) + question->api->first_bad;
	struct bri_node shape = {.type = BRI_SIGNED, .size = 4};
	for (uint32_t i = 0; i < question->value.count; i++) {
		struct atom at = question->value.atoms[i];
		uint32_t region = bri_atom_region(in, &at);
		bool known = false;
		uint32_t length = question->site && question->api->length != BRI_NO_ARG
		                      ? bri_length_of(in, question->site, question->api->length, &known)
		                      : 0;
		if (known && (length == 1 || length == 2 || length == 4 || length == 8))
			at.extent = length;
		uint32_t size = region ? in->regions[region].size : 0;
		if (at.extent && at.kind == ATOM_ADDRESS && at.number >= 0 && at.number < INT32_MAX)
			size = (uint32_t)at.number + at.extent;
		shape.size = element_width(in, state, &at);
		at.extent = shape.size;
		for (uint32_t n = 0; n < ELEMENTS_MAX && !in->stop; n++) {
			int64_t number;
			struct value one = bri_load(in, state, bri_value_of(in, at), &shape);
			bool is_zero = bri_value_single(one, &number) && number == 0;
			if (is_zero && n > 0) /* the list's end, no element */
				break;
			struct answer answer = bri_conditions_any(in, state, bad, question->api->bad,
			                                          bri_value_of(in, at), !question->is_settled);
			if (answer.may && !all.may) {
				all.may = true;
				all.atom = answer.atom;
				all.shown = answer.shown;
			}
			all.must &= answer.must;
			all.known &= answer.known;
			if (at.kind != ATOM_ADDRESS || at.flags & ATOM_ANYWHERE || is_zero)
				break;
			at.number += shape.size;
			if (question->api->length != BRI_NO_ARG || at.number + shape.size > size)
				break;
		}
	}
	all.must &= all.may;
	return all;
}

static struct answer bad_value(struct interp *in, struct state *state, const struct question *question)
{
	if (question->api->flags & BRI_API_DEREF && question->api->bad) {
		struct bri_condition as = bri_policy_conditions(in->policy, NULL)[question->api->first_bad];
		if (as.op < BRI_TEXT_IN || as.op > BRI_TEXT_LONGER)
			return bad_elements(in, state, question);
	}
	struct answer answer =
	    bri_conditions_any(in, state, bri_policy_conditions(in->policy, NULL) + question->api->first_bad,
	                       question->api->bad, question->value, !question->is_settled);
	if (answer.may) {
		uint32_t region = bri_atom_region(in, &answer.atom);
		if (region && answer.atom.kind == ATOM_ADDRESS) {
			struct window window = window_of(in, state, question, &answer.atom, region);
			answer.atom = owned(in, &answer.atom, region, &window);
		}
	}
	return answer;
}

struct answer bri_predicate_ask(struct interp *in, struct state *state, const struct question *question)
{
	if (bri_api_writes(question->api->flags))
		return bri_callback_writes(in, state, question);
	switch (question->check->predicate) {
	case BRI_IS_USED:
		return (struct answer){.may = true, .must = true, .known = true, .shown = ""};
	case BRI_IS_BAD:
		return bad_value(in, state, question);
	case BRI_IS_HARD_CODED:
		return hard_coded(in, state, question);
	case BRI_IS_FROM:
		return from_tag(in, state, question);
	case BRI_IS_ACCEPTS_ALWAYS:
		return bri_accepts_always(in, state, question->api, question->value);
	case BRI_IS_NOT_CONSTANT:
		return not_constant(in, state, question);
	case BRI_IS_PLAINTEXT_URL:
	case BRI_IS_URL_CREDENTIALS:
		return judge_url(in, state, question);
	case BRI_IS_COMMAND:
		return bri_starts_command(in, state, question);
	case BRI_IS_COMPARED_SECRET:
		return bri_compared_secret(in, state, question);
	case BRI_IS_ABSENT:
		return absent(in, state, question);
	default:
		return (struct answer){.shown = ""};
	}
}
