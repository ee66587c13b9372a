/* SPDX-License-Identifier: Apache-2.0 */
/* Walks statements: branches join, loops run while their condition is known and
 * to a fixpoint otherwise, jumps join conservatively.  A dead state is still
 * walked where a label may revive it. */
#include "check.h"
#include "interp.h"

#include <string.h>

#define UNROLL_MAX 300
#define ENDLESS_MAX 24
#define ROUNDS_MAX 5
#define SHALLOW_ROUNDS 2 /* whose budget of inlining is spent gets to the end rather than to a fixpoint */
#define LABEL_ROUNDS_MAX 4
enum { APART_MAX = 24, APART_DEPTH = 2 }; /* statements, one in the other */

static const struct bri_node *node_of(struct interp *in, uint32_t node)
{
	return bri_unit_node(interp_unit(in), node);
}

static struct state *dead(struct interp *in)
{
	struct state *state = bri_state_new(in);
	state->live = false;
	return state;
}

static void declare(struct interp *in, struct state *state, const struct bri_node *node)
{
	const struct bri_object *object = bri_unit_object(interp_unit(in), node->a);
	if (!(object->flags & BRI_OBJECT_LOCAL))
		return; /* a static: its content is what the program left in it */
	uint32_t region = bri_region_of_object(in, in->top->unit, node->a, in->top->id);
	const char *name = bri_unit_text(interp_unit(in), object->name);
	/* What braces don't name is zero, bit-fields, too: nothing lies behind the bytes then, which are appended one by one. */
	bool in_braces = object->init && node_of(in, object->init)->kind == BRI_INIT;
	const struct memory *memory = bri_memory_fill(in, in_braces ? CONTENT_ZERO : CONTENT_UNINIT, 0, NULL);
	in->regions[region].escaped = in->regions[region].handed = false;
	in->location = object->location;
	uint32_t literal = 0;
	bool is_given = false; /* bytes of somebody's */
	if (object->init) {
		const struct bri_node *init = node_of(in, object->init);
		is_given = init->type == BRI_AGGREGATE && init->kind != BRI_INIT;
		if (init->kind == BRI_INIT || init->type == BRI_AGGREGATE || init->kind == BRI_STRING) {
			in->copied = (literal = bri_literal_braces(in, object->init)) != 0;
			memory = bri_initialise(in, state, memory, object->init, 0, object->shape.size);
		} else {
			struct value value = bri_value_step(in, bri_eval(in, state, object->init), ORIGIN_INIT, name,
			                                    in->top->unit, object->location, 0);
			if (in->trace_store)
				in->trace_store(in, in->top, node, name, value, state);
			value = bri_named_take(in, state, in->top->unit, object->name, value, object->location);
			struct cell cell = {.length = object->shape.size ? object->shape.size : 1,
			                    .content = CONTENT_VALUE,
			                    .value = value,
			                    .act = in->act_now};
			memory = bri_memory_write(in, memory, cell);
			bri_remember_copy(in, region, 0, value);
		}
	}
	bri_state_set(in, state, region, memory);
	if (in_braces || literal)
		bri_check_initialiser(in, state, literal ? literal : object->init, region, 0, object->location);
	else if (is_given)
		bri_named_take(in, state, in->top->unit, object->name,
		               bri_value_of(in, (struct atom){.kind = ATOM_ADDRESS, .id = region, .act = in->act_now}), object->location);
}

static bool ends_in_return(const struct bri_unit *unit, uint32_t statement)
{
	const struct bri_node *node = bri_unit_node(unit, statement);
	size_t count = 0;
	const uint32_t *items = node->kind == BRI_SEQUENCE ? bri_unit_list(unit, node, &count) : NULL;
	return node->kind == BRI_RETURN || (count && ends_in_return(unit, items[count - 1]));
}

/* Both arms, each to its end: what both leave, either of them dead or not. */
static void two_ways(struct interp *in, struct state *state, const struct bri_node *node, const struct asking *asking,
                     struct state **ret_yes, struct state **ret_no)
{
	struct state *yes, *no;
	struct atom chosen = in->top->chosen;
	uint32_t decided = in->decided;
	bool entered = state->live;
	if (state->live) {
		in->top->asking = asking;
		bri_eval_condition(in, state, node->a, &yes, &no);
		in->top->asking = NULL;
	} else {
		yes = dead(in);
		no = dead(in);
	}
	if (entered && in->decided != decided && in->decider.act && yes->live != no->live)
		in->top->chosen = in->decider;
	bool passed = no->live && node->b && !node->c && ends_in_return(interp_unit(in), node->b);
	if (node->b)
		bri_execute(in, yes, node->b);
	if (node->c)
		bri_execute(in, no, node->c);
	if (!passed) /* `if (x == 1) return 2;` chose what follows, too */
		in->top->chosen = chosen;
	*ret_yes = yes;
	*ret_no = no;
}

static void meet(struct interp *in, struct state *state, struct state *yes, struct state *no)
{
	if (!yes->live) {
		*state = *no;
		return;
	}
	bri_state_join(in, yes, no);
	*state = *yes;
}

static void branch(struct interp *in, struct state *state, const struct bri_node *node)
{
	struct state *yes, *no;
	two_ways(in, state, node, &(struct asking){node, NULL, 0, 0}, &yes, &no);
	meet(in, state, yes, no);
}

/* The last of the statements behind the i-th that asks what it asks; 0: none, or it may be entered on the way. */
static size_t asked_again(const struct bri_unit *unit, const uint32_t *items, size_t i, size_t count)
{
	const struct bri_node *first = bri_unit_node(unit, items[i]);
	size_t last = 0;
	uint32_t operand;
	bool same;
	for (size_t k = i + 1; k < count && k <= i + APART_MAX; k++) {
		const struct bri_node *node = bri_unit_node(unit, items[k]);
		if (node->kind == BRI_LABEL || node->kind == BRI_CASE)
			break;
		if (node->kind == BRI_BRANCH && bri_asks_again(unit, first->a, node->a, &operand, &same))
			last = k;
	}
	return last;
}

bool bri_is_only_told(const struct interp *in)
{
	const struct asking *asking = in->top->asking;
	return asking && (!asking->branch || bri_only_tells(in->world, in->top->unit, asking->branch)) &&
	       !(asking->items && asked_again(interp_unit(in), asking->items, asking->at, asking->count));
}

/* It is the same thing that isn't known. */
static bool is_unchanged(struct value before, struct value now)
{
	return before.count == 1 && now.count == 1 && before.atoms[0].kind == ATOM_SYMBOL && now.atoms[0].kind == ATOM_SYMBOL &&
	       before.atoms[0].id && before.atoms[0].id == now.atoms[0].id && !(now.atoms[0].id & SYMBOL_LOADED);
}

/* The statements from the i-th to the `last` where the condition in front of them came out as `truth`. */
static void one_way(struct interp *in, struct state *state, uint32_t condition, bool truth, const uint32_t *items, size_t i,
                    size_t last)
{
	const struct bri_unit *unit = interp_unit(in);
	uint32_t operand;
	bool same;
	bri_asks_again(unit, condition, condition, &operand, &same);
	struct value before = bri_eval(in, state, operand);
	for (size_t k = i; k <= last && !in->stop; k++) {
		const struct bri_node *node = bri_unit_node(unit, items[k]);
		bool again = state->live && node->kind == BRI_BRANCH &&
		             bri_asks_again(unit, condition, node->a, &operand, &same);
		if (again && is_unchanged(before, bri_eval(in, state, operand)))
			bri_execute(in, state, same == truth ? node->b : node->c);
		else
			bri_execute(in, state, items[k]);
	}
}

/* `if (!p) fill(key); … if (p) copy(key, p);`: no way leads past both.  Where what one way left is known and what the other
 * left isn't, they stay apart until nobody asks again. */
static size_t branches(struct interp *in, struct state *state, const uint32_t *items, size_t i, size_t count)
{
	const struct bri_node *node = node_of(in, items[i]);
	struct state *yes, *no;
	two_ways(in, state, node, &(struct asking){node, items, i, count}, &yes, &no);
	bool may_differ =
	    !in->stop && yes->live && no->live && in->ways_apart < APART_DEPTH && bri_state_mixes(in, yes, no);
	size_t last = may_differ ? asked_again(interp_unit(in), items, i, count) : 0;
	if (!last) {
		meet(in, state, yes, no);
		return i;
	}
	in->ways_apart++;
	one_way(in, yes, node->a, true, items, i + 1, last);
	one_way(in, no, node->a, false, items, i + 1, last);
	in->ways_apart--;
	meet(in, state, yes, no);
	return last;
}

/* No turn at all and some turns are no two ways that somebody chose from. */
static bool join_turns(struct interp *in, struct state *into, struct state *from)
{
	bool turning = in->turning;
	in->turning = true;
	bool changed = bri_state_join(in, into, from);
	in->turning = turning;
	return changed;
}

/* One turn: condition, body, step.  The state that leaves by the condition is joined into `out`. */
static void turn(struct interp *in, struct state *state, const struct bri_node *node, struct state *out, bool test)
{
	struct activation *act = in->top;
	struct state *yes = state, *no = NULL, *continues = act->continues;
	if (test && node->a && state->live) {
		bri_eval_condition(in, state, node->a, &yes, &no);
		join_turns(in, out, no);
	}
	act->continues = dead(in);
	if (node->b)
		bri_execute(in, yes, node->b);
	bri_state_join(in, yes, act->continues);
	act->continues = continues;
	if (node->c)
		bri_execute(in, yes, node->c);
	if (yes != state)
		*state = *yes;
}

/* True when the condition is known to hold for the next turn. */
static bool is_certain(struct interp *in, struct state *state, const struct bri_node *node)
{
	if (!node->a || !state->live)
		return false;
	struct state *probe = bri_state_copy(in, state), *yes, *no;
	bool shallow = in->shallow;
	struct judge_run *run = in->run;
	in->shallow = !bri_compares_iterators(interp_unit(in), node->a); /* only what this frame's memory tells */
	in->run = NULL;
	bri_eval_condition(in, probe, node->a, &yes, &no);
	in->shallow = shallow;
	in->run = run;
	return yes->live && !no->live;
}

/* for (;;) { if (end) break; … }: turn by turn while it is known whether one leaves. */
static void endless_turns(struct interp *in, struct state *state, const struct bri_node *node, struct state *out)
{
	struct activation *act = in->top;
	for (int i = 0; i < ENDLESS_MAX && state->live && !in->stop; i++) {
		uint32_t decided = in->decided;
		turn(in, state, node, out, false);
		if (act->breaks->live || in->decided == decided)
			return;
	}
}

static void loop(struct interp *in, struct state *state, const struct bri_node *node)
{
	struct activation *act = in->top;
	struct state *breaks = act->breaks, *out = dead(in);
	bool last = node->flags & BRI_TEST_LAST;
	act->breaks = dead(in);
	const struct bri_unit *unit = interp_unit(in);
	bool for_ever = bri_is_for_ever(unit, node);
	bool countable = !for_ever && !bri_counts_beyond(unit, node, UNROLL_MAX) &&
	                 (!bri_has_call(unit, node->a, 0) || bri_compares_iterators(unit, node->a));
	if (last && node->a) { /* the body runs once before the first test */
		struct bri_node body_only = {.kind = node->kind, .flags = node->flags, .b = node->b, .location = node->location};
		turn(in, state, &body_only, out, false);
		if (in->is_shallow && state->live)
			bri_eval(in, state, node->a);
	}
	for (int i = 0; countable && i < UNROLL_MAX && !in->shallow && is_certain(in, state, node); i++)
		turn(in, state, node, out, true);
	if (for_ever && node->b && !last && !in->shallow && bri_has_break(interp_unit(in), node->b, 0))
		endless_turns(in, state, node, out);
	struct state *head = bri_state_copy(in, state);
	int rounds = in->is_shallow ? !(last && node->a) : in->shallow && !in->is_apart ? SHALLOW_ROUNDS : ROUNDS_MAX;
	for (int round = 0; round < rounds && head->live && !in->stop; round++) {
		struct state *next = bri_state_copy(in, head);
		turn(in, next, node, out, node->a != 0);
		if (!next->live)
			break;
		struct state *joined = bri_state_copy(in, head);
		if (!join_turns(in, joined, next))
			break;
		if (round >= 1 || (in->shallow && !in->is_apart))
			bri_state_widen(in, head, joined);
		head = joined;
	}
	if (in->is_shallow && !for_ever) /* each statement was walked once, nested as it may be */
		join_turns(in, out, head);
	if (!state->live && !head->live && !last) { /* unreachable: look for labels inside */
		struct state *next = dead(in);
		turn(in, next, node, out, false);
		if (next->live)
			turn(in, next, node, out, node->a != 0);
	}
	join_turns(in, out, act->breaks);
	act->breaks = breaks;
	bool asks = !for_ever || (node->b && bri_has_break(unit, node->b, 0));
	if (!out->live && head->live && asks && !in->stop) /* what it asks for will have changed, whoever does that */
		out = head;
	if (!out->live && head->live) { /* never left: what is weak now stays so */
		bri_slot_flush(in, head, false);
		bri_globals_leave(in, head);
	}
	*state = *out;
}

static bool value_may_equal(struct value value, int64_t low, int64_t high)
{
	for (uint32_t i = 0; i < value.count; i++) {
		const struct atom *atom = &value.atoms[i];
		if (atom->kind == ATOM_INT ? atom->number >= low && atom->number <= high : atom->kind == ATOM_SYMBOL)
			return true;
	}
	return value.count == 0;
}

static void case_label(struct interp *in, struct state *state, const struct bri_node *node)
{
	struct activation *act = in->top;
	if (!act->switch_entry)
		return;
	bool taken = true;
	int64_t number;
	if (node->a) {
		int64_t low = bri_node_int(node_of(in, node->a));
		int64_t high = node->b ? bri_node_int(node_of(in, node->b)) : low;
		taken = value_may_equal(act->switch_value, low, high);
		if (bri_value_single(act->switch_value, &number) && taken)
			act->switch_taken = true;
	} else {
		act->switch_defaulted = true;
		/* A known value that a label names never gets here; labels after `default` are looked up first. */
		taken = !act->switch_taken;
	}
	if (taken && act->switch_entry->live) {
		if (state->live)
			bri_state_join(in, state, act->switch_entry);
		else
			*state = *bri_state_copy(in, act->switch_entry);
	}
}

/* Does a label of this switch (not of an inner one) name the number? */
static bool names_case(const struct bri_unit *unit, uint32_t statement, int64_t number, int depth)
{
	const struct bri_node *node = bri_unit_node(unit, statement);
	size_t count;
	const uint32_t *items;
	if (depth > 200)
		return false;
	switch (node->kind) {
	case BRI_CASE: {
		if (!node->a)
			return false;
		int64_t low = bri_node_int(bri_unit_node(unit, node->a));
		return number >= low && number <= (node->b ? bri_node_int(bri_unit_node(unit, node->b)) : low);
	}
	case BRI_SEQUENCE:
	case BRI_ESCAPE:
		items = bri_unit_list(unit, node, &count);
		for (size_t i = 0; i < count; i++)
			if (names_case(unit, items[i], number, depth + 1))
				return true;
		return false;
	case BRI_BRANCH:
		return (node->b && names_case(unit, node->b, number, depth + 1)) ||
		       (node->c && names_case(unit, node->c, number, depth + 1));
	case BRI_LOOP:
		return node->b && names_case(unit, node->b, number, depth + 1);
	default:
		return false;
	}
}

static void switch_statement(struct interp *in, struct state *state, const struct bri_node *node)
{
	struct activation *act = in->top;
	struct state *breaks = act->breaks, *entry = act->switch_entry;
	struct value value = act->switch_value, on = state->live ? bri_eval(in, state, node->a) : bri_value_none();
	bool defaulted = act->switch_defaulted, taken = act->switch_taken;
	int64_t number;
	bri_check_cases(in, node, on);
	bri_slot_settle(in, state, on);
	act->breaks = dead(in);
	act->switch_entry = bri_state_copy(in, state);
	act->switch_value = on;
	act->switch_defaulted = false;
	act->switch_taken = bri_value_single(on, &number) && names_case(interp_unit(in), node->b, number, 0);
	struct state *body = dead(in);
	struct atom chosen = act->chosen;
	if (on.count == 1 && on.atoms[0].kind == ATOM_INT && on.atoms[0].act)
		act->chosen = on.atoms[0];
	if (node->b)
		bri_execute(in, body, node->b);
	act->chosen = chosen;
	if (!act->switch_defaulted && !act->switch_taken)
		bri_state_join(in, body, act->switch_entry);
	bri_state_join(in, body, act->breaks);
	act->breaks = breaks;
	act->switch_entry = entry;
	act->switch_value = value;
	act->switch_defaulted = defaulted;
	act->switch_taken = taken;
	*state = *body;
}

static struct label *label_of(struct interp *in, uint32_t name)
{
	struct activation *act = in->top;
	for (uint32_t i = 0; i < act->label_count; i++)
		if (act->labels[i].name == name)
			return &act->labels[i];
	if (act->label_count == act->label_room) {
		uint32_t room = act->label_room ? act->label_room * 2 : 8;
		struct label *grown = bri_interp_alloc(in, room * sizeof *grown);
		if (in->stop)
			return NULL;
		if (act->label_count)
			memcpy(grown, act->labels, act->label_count * sizeof *grown);
		act->labels = grown;
		act->label_room = room;
	}
	struct label *label = &act->labels[act->label_count++];
	*label = (struct label){.name = name, .state = act->anywhere ? bri_state_copy(in, act->anywhere) : dead(in)};
	return label;
}

static void go_to(struct interp *in, struct state *state, const struct bri_node *node)
{
	struct activation *act = in->top;
	if (!state->live)
		return;
	if (node->a) {
		struct label *label = label_of(in, node->a);
		if (label && bri_state_join(in, label->state, state) && label->passed)
			act->again = true;
	} else {
		for (uint32_t i = 0; i < act->label_count; i++)
			if (bri_state_join(in, act->labels[i].state, state) && act->labels[i].passed)
				act->again = true;
		if (!act->anywhere) /* labels that come later are given it when they are met */
			act->anywhere = dead(in);
		bri_state_join(in, act->anywhere, state);
	}
	state->live = false;
}

/* An object of its own that a function returns is handed out as this return left it. */
static void keep_returned(struct interp *in, const struct activation *act, const struct state *state, struct value value)
{
	for (uint32_t i = 0; i < value.count && !in->stop; i++) {
		uint32_t region = value.atoms[i].kind == ATOM_ADDRESS ? value.atoms[i].id : 0;
		if (!region || in->regions[region].kind != REGION_OBJECT || in->regions[region].act != act->id)
			continue;
		const struct memory *memory = bri_state_get(in, state, region);
		for (uint32_t k = 0; k < act->result.count; k++)
			if (act->result.atoms[k].kind == ATOM_ADDRESS && act->result.atoms[k].id == region)
				memory = bri_memory_join(in, bri_state_get(in, act->returned, region), memory);
		bri_state_set(in, act->returned, region, memory);
	}
}

static void return_statement(struct interp *in, struct state *state, const struct bri_node *node)
{
	struct activation *act = in->top;
	if (!state->live)
		return;
	struct value value = bri_value_none();
	if (node->a) {
		const struct bri_node *result = node_of(in, node->a);
		in->location = node->location;
		value =
		    result->type == BRI_AGGREGATE ? bri_eval_address(in, state, node->a) : bri_eval(in, state, node->a);
		const struct bri_function *function = bri_unit_function(interp_unit(in), act->function);
		if (result->kind == BRI_INT || result->type == BRI_POINTER)
			value = bri_value_picked(in, act->chosen, value);
		bri_slot_hand(in, state, value);
		if (act->depth == 0)
			bri_slot_settle(in, state, value);
		if (act->depth == 0 && !(function->flags & BRI_FUNCTION_STATIC))
			bri_escape_value(in, value);
		value = bri_value_step(in, value, ORIGIN_RETURNED, bri_unit_text(interp_unit(in), function->name),
		                       act->unit, node->location, 0);
		value = bri_named_take(in, state, act->unit, function->name, value, node->location);
	}
	if (!state->live)
		return;
	if (act->depth == 0) { /* callbacks are asked of each return apart */
		struct return_seen *seen = bri_interp_alloc(in, sizeof *seen);
		*seen = (struct return_seen){act->returns, value, bri_state_copy(in, state)};
		act->returns = seen;
	}
	bool first = !act->returned->live;
	bri_state_return(in, act->returned, state, act);
	if (!first && act->depth > 0)
		keep_returned(in, act, state, value);
	act->result = bri_value_join(in, act->result, value);
	state->live = false;
}

static void escape(struct interp *in, struct state *state, const struct bri_node *node)
{
	size_t count;
	const uint32_t *items = bri_unit_list(interp_unit(in), node, &count);
	for (size_t i = 0; i < count; i++) {
		const struct bri_node *part = node_of(in, items[i]);
		if (part->kind >= BRI_SEQUENCE) {
			bri_execute(in, state, items[i]);
		} else if (state->live) {
			bool is_place = part->kind == BRI_OBJECT || part->kind == BRI_FIELD ||
			                part->kind == BRI_ELEMENT || part->kind == BRI_DEREF;
			struct value value =
			    is_place ? bri_eval_address(in, state, items[i]) : bri_eval(in, state, items[i]);
			bri_slot_hand(in, state, value);
			bri_forget(in, state, value, 0, NULL, UINT32_MAX, 0);
		}
	}
}

/* Only statements that can hold a label are worth walking when nothing reaches them. */
void bri_execute(struct interp *in, struct state *state, uint32_t statement)
{
	const struct bri_node *node = node_of(in, statement);
	struct activation *act = in->top;
	if (in->stop || ++in->visits > in->budget * 2)
		return;
	if (++in->nesting > STEPS_NESTED) {
		in->nesting--;
		return;
	}
	switch (node->kind) {
	case BRI_SEQUENCE: {
		size_t count;
		const uint32_t *items = bri_unit_list(interp_unit(in), node, &count);
		for (size_t i = 0; i < count && !in->stop; i++) {
			if (node_of(in, items[i])->kind == BRI_BRANCH && i + 1 < count)
				i = branches(in, state, items, i, count);
			else
				bri_execute(in, state, items[i]);
		}
		break;
	}
	case BRI_DECLARE:
		if (state->live)
			declare(in, state, node);
		break;
	case BRI_EVALUATE:
		if (state->live)
			bri_eval(in, state, node->a);
		break;
	case BRI_BRANCH:
		branch(in, state, node);
		break;
	case BRI_LOOP:
		loop(in, state, node);
		break;
	case BRI_SWITCH:
		switch_statement(in, state, node);
		break;
	case BRI_CASE:
		case_label(in, state, node);
		break;
	case BRI_LABEL: {
		struct label *label = label_of(in, node->a);
		if (label) {
			label->passed = true;
			struct state *incoming = bri_state_copy(in, label->state);
			if (state->live)
				bri_state_join(in, label->state, state);
			bri_state_join(in, state, incoming);
		}
		break;
	}
	case BRI_GOTO:
		go_to(in, state, node);
		break;
	case BRI_BREAK:
	case BRI_CONTINUE: {
		struct state *to = node->kind == BRI_BREAK ? act->breaks : act->continues;
		if (to)
			bri_state_join(in, to, state);
		state->live = false;
		break;
	}
	case BRI_RETURN:
		return_statement(in, state, node);
		break;
	case BRI_ESCAPE:
		escape(in, state, node);
		break;
	default:
		if (state->live)
			bri_eval(in, state, statement);
		break;
	}
	in->nesting--;
}
