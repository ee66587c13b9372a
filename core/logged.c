/* SPDX-License-Identifier: Apache-2.0 */
/* Secrets and logs of a root: what went to a secret parameter, what was printed, and at the root's end whether the two
 * are the same thing. */
#include "apart.h"
#include "blur.h"
#include "check.h"
#include "interp.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* "********" shows nothing, nor does the path of a file that holds a secret. */
static bool is_mask(struct interp *in, struct state *state, const struct atom *atom)
{
	char text[128];
	bool complete;
	return bri_atom_text(in, state, atom, text, sizeof text, &complete) && complete &&
	       (strspn(text, "*") == strlen(text) || (atom->told_in && text[0] == '/' && strchr(text + 1, '/')));
}

/* Of a text that is known to its end what lies behind doesn't count: a longer one stood there before. */
static struct window pointee(struct interp *in, struct state *state, uint32_t region, const struct atom *atom)
{
	const struct memory *memory = bri_state_get(in, state, region);
	char text[512];
	bool complete = false;
	uint32_t offset = 0, length = UINT32_MAX;
	if (atom->flags & ATOM_WITHIN)
		return bri_window_at(in, memory, region, atom);
	if (atom_offset(atom, &offset)) {
		uint32_t count = bri_memory_text(memory, offset, text, sizeof text, &complete);
		if (complete && count)
			length = count + 1;
	}
	if (length == UINT32_MAX && atom->extent)
		length = atom->extent; /* a member says nothing of its neighbours */
	else if (length == UINT32_MAX)
		offset = 0;
	return bri_memory_window(memory, in->regions[region].size, offset, length);
}

/* Where each of those who called handed it on, from who prints it outward to where it was given. */
static const struct hand *hands_of(struct interp *in, uint32_t location, const struct candidate *given)
{
	struct hand *first = NULL, *last = NULL;
	uint32_t unit = in->top->unit;
	for (const struct activation *act = in->top; act && (unit != given->unit || location != given->location);
	     act = act->caller) {
		struct hand *hand = bri_interp_alloc(in, sizeof *hand);
		if (in->stop)
			return NULL;
		*hand = (struct hand){NULL, act->id, unit, location, act->unit, act->function};
		if (last)
			last->outer = hand;
		else
			first = hand;
		last = hand;
		unit = act->call_unit;
		location = act->call_location;
	}
	return first;
}

/* Who does both, prints what he himself calls a secret by what he does with it: he is to blame, not who gave it to him. */
static const struct hand *both_by(const struct interp *in, const struct sighting *log, const struct sighting *secret)
{
	for (const struct hand *hand = log->hands; hand; hand = hand->outer)
		for (uint32_t act = secret->top; act; act = in->act_parent[act])
			if (act == hand->act)
				return hand;
	return NULL;
}

/* Which symbols a value is one of; 0: it is one at most. */
static uint32_t among(struct value value)
{
	uint32_t symbols = 0, sum = 0;
	for (uint32_t i = 0; i < value.count; i++)
		if (value.atoms[i].kind == ATOM_SYMBOL) {
			symbols++;
			sum += (value.atoms[i].id + 1) * 0x9e3779b1u;
		}
	return symbols > 1 ? sum | 1 : 0;
}

/* argv[i + 1] and argv[i + 2] may both be argv[3], but never at once. */
static bool may_be_one(uint32_t a, uint32_t b)
{
	return !a || !b || a == b;
}

/* `stream`: who gave the stream that is written to, if anybody did. */
static void sight(struct interp *in, struct state *state, struct sighting **list, const struct bri_api *api,
                  const struct bri_check *check, struct value value, uint32_t location, uint32_t stream)
{
	uint32_t one_of = among(value);
	for (uint32_t i = 0; i < value.count && !in->stop; i++) {
		const struct atom *atom = &value.atoms[i];
		struct candidate at = {.path = NULL};
		if (atom->kind == ATOM_FUNCTION || (atom->kind == ATOM_INT && !atom->tags) ||
		    (check && is_mask(in, state, atom)))
			continue;
		uint32_t region = bri_atom_region(in, atom);
		struct window window = region ? pointee(in, state, region, atom) : (struct window){.tags = 0};
		if (bri_is_like(in->world, api) && !atom->told_in && !(window.tags & in->world->secret_tags))
			continue; /* what is only taken for a log is believed of what is called a secret, or was put together of one */
		/* Who calls it a secret and hands it to a log is to blame, whoever it came from; of a text that was put
		 * together on the way, who gave the secret. */
		struct atom giver = *atom;
		if (check && atom->told_in)
			giver.act = stream && stream < atom->told_in ? stream : atom->told_in;
		else if (check && window.has_act && window.tag_act && window.tag_act < giver.act)
			giver.act = window.tag_act;
		bri_candidate_place(in, &at, &giver, location);
		struct sighting *seen = bri_interp_alloc(in, sizeof *seen);
		if (in->stop) /* it would be everybody's */
			return;
		*seen = (struct sighting){.next = *list,
		                          .tags = atom->tags | window.tags,
		                          .symbol = atom->kind == ATOM_SYMBOL ? atom->id : 0,
		                          .among = atom->kind == ATOM_SYMBOL ? one_of : 0,
		                          .source = atom->source,
		                          .region = region,
		                          .offset = atom->flags & ATOM_ANYWHERE ? -1 : atom->number,
		                          .extent = atom_extent(atom),
		                          .at = atom->number,
		                          .bytes = atom->flags & ATOM_WITHIN ? (uint32_t)atom->least : atom->extent,
		                          .row = atom->flags & ATOM_WITHIN ? atom->extent : 0,
		                          .api = api,
		                          .check = check,
		                          .unit = at.unit,
		                          .location = at.location,
		                          .sink_unit = in->top->unit,
		                          .sink_location = location,
		                          .origin = atom->origin,
		                          .function_unit = at.function_unit,
		                          .function = at.function,
		                          .act = giver.act,
		                          .top = in->top->id,
		                          .when = ++in->run->clock,
		                          .hands = check ? hands_of(in, location, &at) : NULL};
		if (seen->region && seen->offset >= 0 && seen->offset < INT32_MAX)
			seen->by = bri_memory_by(bri_state_get(in, state, seen->region), (uint32_t)seen->offset);
		*list = seen;
	}
}

/* Where in a region: a member, or a byte.  -1: nobody knows. */
struct part {
	int64_t at;
	uint32_t extent;
};

struct flow {
	struct flow *next;
	uint32_t to, from, among; /* among: see struct sighting, of what it was copied from */
	struct part into, out_of;
	uint32_t unit, function, location;
	struct hand giver; /* of what was copied */
	uint32_t first, last, end;    /* seen, by the run's clock; end: something else was put there, 0: not yet */
	uint32_t end_function, ended; /* where */
};

static struct part part_of(const struct atom *atom)
{
	if (atom->flags & ATOM_WITHIN && !atom->extent)
		return (struct part){atom->number, (uint32_t)atom->least};
	return (struct part){atom->flags & ATOM_ANYWHERE ? -1 : atom->number, atom_extent(atom)};
}

/* What isn't a member has no end that is known: all of it is meant, but of what begins in the midst of more only that place. */
static int64_t end_of(struct part part)
{
	return part.extent ? part.at + part.extent : part.at ? part.at + 1 : INT64_MAX;
}

static bool may_touch(struct part a, struct part b)
{
	return a.at < 0 || b.at < 0 || (end_of(b) > a.at && b.at < end_of(a));
}

static bool same_part(struct part a, struct part b)
{
	return a.at == b.at && a.extent == b.extent;
}

static struct flow **flows_to(struct interp *in, uint32_t region)
{
	return &in->run->flows[region % FLOW_BUCKETS];
}

static void add_flow(struct interp *in, const struct atom *to, const struct atom *from, uint32_t source, struct part out_of,
                     uint32_t one_of)
{
	uint32_t target = bri_atom_region(in, to);
	if (!target || !source || target == source)
		return;
	struct flow **first = flows_to(in, target), *old = *first;
	struct part into = part_of(to);
	while (old && (old->to != target || old->from != source || old->among != one_of || old->location != in->location ||
	               old->end || !same_part(old->into, into) || !same_part(old->out_of, out_of)))
		old = old->next;
	if (old) {
		old->last = ++in->run->clock;
		return;
	}
	struct flow *flow = bri_interp_alloc(in, sizeof *flow);
	if (in->stop) /* it would be everybody's */
		return;
	*flow = (struct flow){.next = *first,
	                      .to = target,
	                      .from = source,
	                      .among = one_of,
	                      .into = into,
	                      .out_of = out_of,
	                      .unit = in->top->unit,
	                      .function = in->top->function,
	                      .location = in->location,
	                      .giver = bri_hand_of(in, from, in->location)};
	flow->giver.act = from->act;
	flow->first = flow->last = ++in->run->clock;
	*first = flow;
}

void bri_check_flow(struct interp *in, struct value to, struct value from)
{
	uint32_t one_of = in->run ? among(from) : 0;
	for (uint32_t i = 0; in->run && i < to.count; i++)
		for (uint32_t j = 0; j < from.count && !in->stop; j++)
			add_flow(in, &to.atoms[i], &from.atoms[j], bri_atom_region(in, &from.atoms[j]), part_of(&from.atoms[j]),
			         from.atoms[j].kind == ATOM_SYMBOL ? one_of : 0);
}

void bri_check_flow_number(struct interp *in, struct value to, struct value number)
{
	for (uint32_t i = 0; in->run && i < to.count; i++)
		for (uint32_t j = 0; j < number.count && !in->stop; j++) {
			const struct atom *atom = &number.atoms[j];
			if (atom->kind == ATOM_SYMBOL && atom->source && atom->source_at != MIXED &&
			    !in->regions[atom->source].read_only)
				add_flow(in, &to.atoms[i], atom, atom->source,
				         (struct part){atom->source_at == FAR ? -1 : atom->source_at, 1}, 0);
		}
}

void bri_check_flow_end(struct interp *in, struct value to)
{
	for (uint32_t i = 0; in->run && i < to.count; i++) {
		uint32_t region = bri_atom_region(in, &to.atoms[i]);
		for (struct flow *flow = *flows_to(in, region); flow; flow = flow->next)
			if (flow->to == region && !flow->end) {
				flow->end = ++in->run->clock;
				flow->end_function = in->top->function;
				flow->ended = in->location;
			}
	}
}

bool bri_label_assigns(const char *text, const char *end)
{
	for (const char *c = end; c > text && !isalpha((unsigned char)c[-1]) && c[-1] != '_'; c--)
		if (c[-1] == ':' || c[-1] == '=')
			return true;
	return end - text > 4 && memcmp(end - 4, " is ", 4) == 0;
}

/* Does the text in front call it a secret?  "password %s" may go on about the password, "password: %s" shows it. */
enum called { NOT_CALLED, CALLED, CALLED_ASSIGNED };

/* Conversion that prints argument n of a printf-like call, whose format stands before argument `first`; 0 when the format
 * isn't known.  'n' stands for one that shows little of its argument: "%.2s". */
static char conversion_in(struct interp *in, struct state *state, const struct value *args, size_t count, unsigned first,
                          unsigned arg, enum called *ret_called)
{
	char format[512];
	bool complete;
	const struct value *form = &args[first - 1];
	if (form->count != 1 || !bri_atom_text(in, state, &form->atoms[0], format, sizeof format, &complete))
		return 0;
	unsigned at = first;
	const char *start = format;
	for (const char *c = strchr(format, '%'); c; start = c, c = strchr(c, '%')) {
		const char *label = c;
		if (*++c == '%') {
			c++;
			continue;
		}
		long shown;
		const char *marks = c;
		c = bri_format_marks(c, args, count, &at, &shown);
		bool is_sized = c != marks;
		while (*c && strchr("hlqjzt", *c))
			c++;
		if (at++ != arg)
			continue;
		*ret_called = !bri_calls_it_secret(in->world, start, label) ? NOT_CALLED
		              : bri_label_assigns(start, label)             ? CALLED_ASSIGNED
		                                                            : CALLED;
		bool is_end = *c == 'p' && c[1] == 'h' && (strchr("CDN", c[2]) || !isalnum((unsigned char)c[2]));
		if (is_end && is_sized) /* the kernel's %*ph and %16phN print bytes */
			return 'x';
		return *c == 's' && shown < BRI_SHOWN_MAX ? 'n' : *c;
	}
	return 0;
}

static char conversion_of(struct interp *in, struct state *state, const struct call_site *site, unsigned first,
                          unsigned arg, enum called *ret_called)
{
	if (first == 0 || first - 1 >= site->count)
		return 0;
	return conversion_in(in, state, site->args, site->count, first, arg, ret_called);
}

/* What the text in front calls a secret is read by a secret's name in activation `act`, but for texts of the program and,
 * if `was_made`, what a call has made of it: hide(password) is out of sight. */
static struct value told_by_label(struct interp *in, struct state *state, struct value value, uint32_t act, bool was_made)
{
	struct atom *atoms = bri_interp_alloc(in, (value.count + 1) * sizeof *atoms);
	for (uint32_t i = 0; i < value.count && !in->stop; i++) {
		char text[128];
		bool complete;
		const struct atom *atom = &value.atoms[i];
		atoms[i] = *atom;
		bool is_made = was_made && atom->kind == ATOM_SYMBOL && atom->call && *atom->call;
		bool is_text = bri_atom_text(in, state, atom, text, sizeof text, &complete) && complete && !strchr(text, BRI_BLURRED);
		uint32_t region = bri_atom_region(in, atom);
		struct window window = region ? pointee(in, state, region, atom) : (struct window){.known = false};
		bool is_filled = window.has_act && (window.known || window.perhaps); /* with stars, letter by letter */
		if (atom->kind == ATOM_INT || atom->kind == ATOM_FUNCTION || is_made || is_text || is_filled)
			continue;
		atoms[i].tags |= in->world->secret_tags;
		atoms[i].told_in = atom->told_in ? atom->told_in : act;
	}
	return in->stop ? value : (struct value){value.count, atoms};
}

/* One argument behind a format, in a function with `...`: its va_list, so what that function was given is printed. */
static void sight_variable(struct interp *in, struct state *state, const struct bri_api *api,
                           const struct bri_check *check, const struct call_site *site, uint32_t location,
                           uint32_t stream)
{
	if (api->flags & BRI_API_REST || site->count != api->arg + 2u || api->handle == api->arg + 1)
		return;
	for (const struct activation *act = in->top; act && act->args; act = act->caller) {
		const struct bri_function *function = bri_unit_function(in->world->units[act->unit].unit, act->function);
		uint32_t fixed = function->params;
		if (!(function->flags & BRI_FUNCTION_VARIADIC) || fixed == 0)
			continue;
		for (uint32_t i = fixed; i < act->arg_count; i++) {
			enum called called = NOT_CALLED;
			struct value value = act->args[i];
			char conversion = conversion_in(in, state, act->args, act->arg_count, fixed, i, &called);
			if (called == CALLED_ASSIGNED && conversion == 's')
				value = told_by_label(in, state, value, act->caller ? act->caller->id : act->id, true);
			if (conversion != 'p' && conversion != 'n')
				sight(in, state, &in->run->logs, api, check, value, location, stream);
		}
		return;
	}
}

/* The constant text that went there: where the same one is printed by name the place says nothing, each literal has its
 * own. */
static void sight_text(struct interp *in, struct state *state, struct sighting *first, const struct sighting *last,
                       struct value value)
{
	char text[128];
	bool complete = false;
	if (first == last || value.count != 1 || !bri_atom_text(in, state, &value.atoms[0], text, sizeof text, &complete) ||
	    !complete || !text[0] || strchr(text, BRI_BLURRED))
		return;
	char *copy = bri_interp_alloc(in, strlen(text) + 1);
	for (struct sighting *seen = first; !in->stop && seen != last; seen = seen->next)
		seen->text = strcpy(copy, text);
}

void bri_secret_sighted(struct interp *in, struct state *state, const struct bri_api *api, struct value value,
                        uint32_t location, bool is_public)
{
	const struct sighting *before = in->run->secrets;
	sight(in, state, is_public ? &in->run->files : &in->run->secrets, api, NULL, value, location, 0);
	sight_text(in, state, in->run->secrets, before, value);
}

/* Where a caller's stream leads isn't known, nor one that somebody out of sight opened. */
static bool is_strange(struct interp *in, const struct atom *stream)
{
	size_t count;
	return stream->flags & ATOM_PARAMETER ||
	       (stream->kind == ATOM_SYMBOL && stream->call && *stream->call &&
	        !bri_find_function(in->policy, stream->call, &count));
}

/* "bad password: %s" with what went wrong behind it. */
static bool is_outcome(const struct interp *in, const struct call_site *site, unsigned arg)
{
	static const char *const ends[] = {"_err_", "_error_", "_reason_", "_why_", "_status_", "_msg_", "_message_", "_desc_", "_errmsg_", "_errstr_"};
	size_t count;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	uint32_t meant = arg < count ? bri_uncast(unit, items[arg]) : 0, kind = bri_unit_node(unit, meant)->kind;
	struct bri_spelled spelled;
	bri_spell(bri_unit_text(unit, kind == BRI_OBJECT || kind == BRI_FIELD ? bri_lvalue_name_id(unit, meant) : 0), &spelled);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (spelled.length >= strlen(ends[i]) && strcmp(spelled.words + spelled.length - strlen(ends[i]), ends[i]) == 0)
			return true;
	return false;
}

static bool is_made_there(const struct interp *in, const struct call_site *site, unsigned arg)
{
	size_t count;
	const struct bri_unit *unit = in->world->units[site->unit].unit;
	const uint32_t *items = bri_unit_list(unit, site->node, &count);
	return arg < count && bri_unit_node(unit, bri_uncast(unit, items[arg]))->kind == BRI_CALL;
}

void bri_log_sighted(struct interp *in, struct state *state, const struct question *question, struct value value,
                     uint32_t location, struct value handles)
{
	const struct bri_api *api = question->api;
	const struct call_site *site = question->site;
	enum called called = NOT_CALLED;
	char conversion = site ? conversion_of(in, state, site, api->arg, question->arg, &called) : 0;
	bool is_like = bri_is_like(in->world, api);
	if (conversion == 'p' || conversion == 'n' || (is_like && !conversion)) /* it may be no format at all */
		return;
	for (uint32_t i = 0; i < handles.count; i++)
		if (api->flags & BRI_API_EXEMPT_MARKED &&
		    (is_strange(in, &handles.atoms[i]) || bri_slot_is_marked(in, state, &handles.atoms[i], api->tag)))
			return;
	uint32_t stream = handles.count == 1 ? handles.atoms[0].act : 0;
	if (called == CALLED_ASSIGNED && conversion == 's' && !is_outcome(in, site, question->arg))
		value = told_by_label(in, state, value, in->top->id, is_made_there(in, site, question->arg));
	const struct sighting *before = in->run->logs;
	sight(in, state, &in->run->logs, api, question->check, value, location, stream);
	bool is_unnamed = is_like || api->kind == BRI_API_PARAMETER; /* the fact says no function */
	for (struct sighting *seen = in->run->logs; is_unnamed && site && seen != before; seen = seen->next)
		seen->name = site->callee;
	if (called && conversion == 's')
		sight_text(in, state, in->run->logs, before, value);
	if (site)
		sight_variable(in, state, api, question->check, site, location, stream);
}

/* Was what it put there still there then? */
static bool lasts(struct interp *in, const struct sighting *log, const struct flow *flow, uint32_t when)
{
	if (flow->first > when)
		return false;
	if (!flow->end || when < flow->end)
		return true;
	return flow->unit == log->function_unit && flow->end_function == log->function &&
	       bri_places_apart(in, flow->unit, log->function, flow->ended, log->location, true);
}

/* The copy that `from` went on with, if what it held went into `to`; else NULL.  Not where the log's place rules it out,
 * nor where `other`, the value at the other end, came on a way that no single run shares with the copy: optarg is another
 * option's text each time. */
static const struct flow *flows_from(struct interp *in, const struct sighting *log, const struct origin *other,
                                     uint32_t to, struct part seen, uint32_t when, const struct sighting *from,
                                     struct part begun, int depth)
{
	for (const struct flow *flow = *flows_to(in, to); flow && depth < 6; flow = flow->next) {
		if (flow->to != to || !may_touch(flow->into, seen) || !lasts(in, log, flow, when))
			continue;
		/* A message out of which a secret was taken somewhere isn't one in each of its other parts. */
		bool is_elsewhere = from == log && flow->out_of.at < 0 && begun.at > 0;
		bool is_from = flow->from == from->region && may_touch(flow->out_of, begun) && !is_elsewhere;
		if (is_from && !may_be_one(flow->among, from->among))
			continue;
		const struct flow *first = is_from
		                               ? flow
		                               : flows_from(in, log, other, flow->from, flow->out_of, flow->last, from, begun,
		                                            depth + 1);
		if (first && !bri_places_apart(in, log->function_unit, log->function, flow->location, log->location, false) &&
		    !bri_ways_apart(in, flow->unit, flow->function, other, NULL, flow->location))
			return first;
	}
	return NULL;
}

/* Of whichever row, one of its members; the other is another of it. */
static bool is_other_member(const struct sighting *log, const struct sighting *secret)
{
	uint32_t row = log->row ? log->row : secret->row;
	if (!row || (secret->row && secret->row != row) || (!log->row && log->offset < 0) || (!secret->row && secret->offset < 0))
		return false;
	struct part printed = {log->at % row, log->bytes}, hidden = {secret->at % row, secret->bytes};
	return printed.extent && hidden.extent && !may_touch(printed, hidden);
}

/* Two places that aren't known, of one object: the same only if what leads there was found in one place. */
static bool begun_alike(const struct origin *a, const struct origin *b)
{
	return !a || !b || (a->unit == b->unit && a->location == b->location);
}

/* A secret that several things were put together for: none of them is it. */
static bool is_composed(struct interp *in, uint32_t region, struct part hidden)
{
	for (const struct flow *flow = *flows_to(in, region), *first = NULL; flow; flow = flow->next) {
		bool is_place = flow->to == region && flow->into.at >= 0 && may_touch(flow->into, hidden);
		if (is_place && first && flow->from != first->from && flow->into.at != first->into.at)
			return true;
		first = is_place ? flow : first;
	}
	return false;
}

/* `ret_flow`: the copy that began the text that was logged, if it was put together of the secret. */
static bool same_thing(struct interp *in, const struct sighting *log, const struct sighting *secret,
                       const struct flow **ret_flow)
{
	if (log->symbol && log->symbol == secret->symbol)
		return may_be_one(log->among, secret->among);
	bool numbers = !log->region && !secret->region && !log->symbol && !secret->symbol;
	if (numbers && log->origin && log->origin == secret->origin &&
	    (log->origin->kind == ORIGIN_STORED || log->origin->kind == ORIGIN_INIT))
		return true; /* what was stored there once */
	if (log->source && log->source == secret->region && log->offset >= secret->offset &&
	    log->offset < secret->offset + (secret->extent ? secret->extent : 1))
		return true; /* a byte of it */
	if (!log->region || !secret->region)
		return false;
	if (log->region == secret->region) {
		bool same_place = log->offset == secret->offset || (log->offset < 0 && secret->offset >= 0) ||
		                  (secret->offset < 0 && (log->offset == 0 || begun_alike(origin_first(log->origin), origin_first(secret->origin))));
		bool same_time = !log->by || log->by == secret->by; /* else something else stood there */
		return same_place && same_time && !is_other_member(log, secret);
	}
	const struct part printed = {log->offset, log->extent}, hidden = {secret->offset, secret->extent};
	*ret_flow = flows_from(in, log, secret->origin, log->region, printed, log->when, secret, hidden, 0);
	return *ret_flow || (!is_composed(in, secret->region, hidden) &&
	                     flows_from(in, log, log->origin, secret->region, hidden, secret->when, log, printed, 0));
}

/* It is only called like a secret: it names the file that holds one.  What was put together of it is left alone, there
 * may be more in that. */
static bool names_a_file(struct interp *in, const struct sighting *log)
{
	const struct flow *flow = NULL;
	for (const struct sighting *file = in->run->files; file; file = file->next)
		if (same_thing(in, log, file, &flow) && !flow)
			return true;
	return false;
}

/* The same at first sight, but no single run has logged what was the secret: an option among others. */
static bool at_other_times(struct interp *in, const struct sighting *log, const struct sighting *secret)
{
	if (log->function_unit != secret->function_unit || log->function != secret->function)
		return bri_stores_apart(in, secret->origin, log->origin);
	uint32_t unit = log->function_unit;
	return bri_places_apart(in, unit, log->function, log->location, secret->location, false) ||
	       bri_ways_apart(in, unit, log->function, secret->origin, log->origin, log->location);
}

/* At a root's end: what was logged and is a secret. */
void bri_check_root_end(struct interp *in)
{
	for (const struct sighting *log = in->run->logs; log && !in->stop; log = log->next) {
		bool hit = log->check->tag < BRI_TAGS_MAX && log->tags >> log->check->tag & 1 && !names_a_file(in, log);
		const struct flow *flow = NULL;
		const struct hand *hand = NULL;
		bool by_name = hit;
		for (const struct sighting *secret = in->run->secrets; secret && (by_name ? !hand : !hit); secret = secret->next) {
			const struct flow *way = NULL;
			bool is_text = log->text && secret->text && strcmp(log->text, secret->text) == 0;
			bool same = is_text || (same_thing(in, log, secret, &way) && !at_other_times(in, log, secret));
			hand = same && !way ? both_by(in, log, secret) : NULL;
			flow = by_name || !same ? flow : way;
			hit |= same;
		}
		if (!hit)
			continue;
		/* Of a text that was put together where it is logged: who gave the secret. */
		bool from_outside = flow && flow->giver.act && flow->giver.act < log->act;
		struct hand by = hand ? *hand
		                      : (struct hand){NULL, 0, log->unit, log->location, log->function_unit, log->function};
		struct candidate candidate = {
		    .rule = &bri_policy_rules(in->policy, NULL)[log->check->rule],
		    .api = log->api,
		    .shown = "",
		    .sink = log->name ? log->name
		                      : bri_policy_text(in->policy, log->api->label ? log->api->label : log->api->name),
		    .unit = from_outside ? flow->giver.unit : by.unit,
		    .location = from_outside ? flow->giver.location : by.location,
		    .sink_unit = log->sink_unit,
		    .sink_location = log->sink_location,
		    .function_unit = from_outside ? flow->giver.function_unit : by.function_unit,
		    .function = from_outside ? flow->giver.function : by.function,
		    .value = {.kind = ATOM_SYMBOL, .origin = log->origin}};
		bri_report_candidate(in, &candidate);
	}
}
