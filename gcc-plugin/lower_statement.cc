/* SPDX-License-Identifier: Apache-2.0 */
/* Lowers statements: sequences are flattened, blocks and cleanups that the
 * compiler put around them are looked through.  Destructors that nobody wrote
 * are not lowered; what jumps in ways that facts can't say becomes an escape. */
#include "lower.h"

#include "place.h"
#include "protection.h"

static void collect(struct lowering *lower, tree t, node_list *out);

static inline uint32_t make(struct lowering *lower, enum bri_node_kind kind, uint32_t a, uint32_t b, uint32_t c,
                            uint32_t location)
{
	return bri_unit_add_node(lower->unit, kind, BRI_OP_NONE, no_shape(), a, b, c, location);
}

static void push(node_list *out, uint32_t node)
{
	if (node != 0)
		out->safe_push(node);
}

static uint32_t sequence(struct lowering *lower, const node_list &items)
{
	if (items.is_empty())
		return 0;
	return items.length() == 1 ? items[0] : lower_list(lower, BRI_SEQUENCE, no_shape(), 0, items, 0);
}

/* Evaluated for effect; a constant without any is left out. */
static uint32_t evaluate(struct lowering *lower, tree t)
{
	while (CONVERT_EXPR_P(t) && VOID_TYPE_P(TREE_TYPE(t)))
		t = TREE_OPERAND(t, 0);
	if (CONSTANT_CLASS_P(t) && TREE_CODE(t) == VOID_CST)
		return 0;
	deeper level(lower, 1);
	uint32_t location = place_of(t);
	/* The value of a GNU statement expression: the temporary that carries it is the compiler's. */
	if (lower->block_slot != NULL_TREE && TREE_CODE(t) == MODIFY_EXPR && TREE_OPERAND(t, 0) == lower->block_slot)
		t = TREE_OPERAND(t, 1);
	uint32_t node = lower_expression(lower, t);
	return node != 0 ? make(lower, BRI_EVALUATE, node, 0, 0, location) : 0;
}

/* ---- declarations --------------------------------------------------------------- */

static tree strip_statement(tree t)
{
	while (t != NULL_TREE && (TREE_CODE(t) == CLEANUP_POINT_EXPR || TREE_CODE(t) == EXPR_STMT ||
	                          (CONVERT_EXPR_P(t) && VOID_TYPE_P(TREE_TYPE(t)))))
		t = TREE_OPERAND(t, 0);
	return t;
}

/* C++ writes some initialisers as a statement behind the declaration. */
static tree following_init(tree decl, tree next)
{
	next = strip_statement(next);
	if (next != NULL_TREE && TREE_CODE(next) == INIT_EXPR && TREE_OPERAND(next, 0) == decl)
		return TREE_OPERAND(next, 1);
	return NULL_TREE;
}

tree lower_constructor_of(tree init)
{
	while (init != NULL_TREE && TREE_CODE(init) == TARGET_EXPR)
		init = TARGET_EXPR_INITIAL(init);
	bool is_made = init != NULL_TREE && TREE_CODE(init) == AGGR_INIT_EXPR && AGGR_INIT_VIA_CTOR_P(init);
	return is_made && VAR_P(AGGR_INIT_EXPR_SLOT(init)) ? init : NULL_TREE;
}

/* A shared object gets its value whenever the declaration is reached. */
static uint32_t store_initial(struct lowering *lower, tree decl, uint32_t object, uint32_t location)
{
	struct bri_shape shape = lower_shape(TREE_TYPE(decl));
	uint32_t value = lower_initialiser(lower, DECL_INITIAL(decl), location);
	uint32_t target = bri_unit_add_node(lower->unit, BRI_OBJECT, BRI_OP_NONE, shape, object, 0, 0, location);
	if (value == 0)
		value = lower_unknown_value(lower, shape, location);
	uint32_t store = bri_unit_add_node(lower->unit, BRI_ASSIGN, BRI_OP_NONE, shape, target, value, 0, location);
	return make(lower, BRI_EVALUATE, store, 0, 0, location);
}

/* True when `next` was the initialiser and is done with. */
static bool declare(struct lowering *lower, tree decl, tree next, node_list *out)
{
	if (TREE_CODE(decl) == FUNCTION_DECL && DECL_SAVED_TREE(decl) != NULL_TREE && decl_function_context(decl) != NULL_TREE)
		lower->nested.safe_push(decl);
	if (!VAR_P(decl) || DECL_EXTERNAL(decl) || DECL_HAS_VALUE_EXPR_P(decl))
		return false;
	uint32_t object = lower_object(lower, decl), location = place_pack(DECL_SOURCE_LOCATION(decl));
	tree init = TREE_STATIC(decl) ? NULL_TREE : following_init(decl, next);
	tree made = init != NULL_TREE ? lower_constructor_of(init) : NULL_TREE;
	deeper level(lower, 1);
	if (lower_is_shared(decl) && DECL_INITIAL(decl) != NULL_TREE && !AGGREGATE_TYPE_P(TREE_TYPE(decl))) {
		push(out, store_initial(lower, decl, object, location));
		return false;
	}
	if (made != NULL_TREE) {
		lower->objects.put(DECL_UID(AGGR_INIT_EXPR_SLOT(made)), object);
		push(out, make(lower, BRI_DECLARE, object, 0, 0, location));
		lower->call_place = location;
		push(out, make(lower, BRI_EVALUATE, lower_slot_call(lower, made, false), 0, 0, location));
		return true;
	}
	/* A body lowered twice (inlined templates don't do that) keeps its first initialiser. */
	lower->declared = DECL_SOURCE_LOCATION(decl);
	if (init != NULL_TREE)
		bri_unit_set_init(lower->unit, object, lower_initialiser(lower, init, location));
	else
		lower_object_init(lower, object, decl);
	lower->declared = UNKNOWN_LOCATION;
	if (!TREE_STATIC(decl))
		push(out, make(lower, BRI_DECLARE, object, 0, 0, location));
	uint32_t idle = init == NULL_TREE ? lower_idle_constructor(lower, decl, object, location) : 0;
	if (idle != 0)
		push(out, make(lower, BRI_EVALUATE, idle, 0, 0, location));
	return init != NULL_TREE;
}

/* C++: the constructor's call behind the declaration is written at the object's name. */
static bool constructs(tree decl, tree next)
{
	next = strip_statement(next);
	if (next == NULL_TREE || TREE_CODE(next) != CALL_EXPR || call_expr_nargs(next) == 0)
		return false;
	tree fn = CALL_EXPR_FN(next), object = CALL_EXPR_ARG(next, 0);
	if (fn == NULL_TREE || TREE_CODE(fn) != ADDR_EXPR || TREE_CODE(TREE_OPERAND(fn, 0)) != FUNCTION_DECL)
		return false;
	while (CONVERT_EXPR_P(object))
		object = TREE_OPERAND(object, 0);
	return DECL_CXX_CONSTRUCTOR_P(TREE_OPERAND(fn, 0)) && TREE_CODE(object) == ADDR_EXPR &&
	       TREE_OPERAND(object, 0) == decl;
}

static void collect_list(struct lowering *lower, tree list, node_list *out)
{
	for (tree_stmt_iterator i = tsi_start(list); !tsi_end_p(i); tsi_next(&i)) {
		tree statement = strip_statement(tsi_stmt(i));
		if (statement != NULL_TREE && TREE_CODE(statement) == DECL_EXPR) {
			tree_stmt_iterator next = i;
			tsi_next(&next);
			tree decl = DECL_EXPR_DECL(statement), after = tsi_end_p(next) ? NULL_TREE : tsi_stmt(next);
			if (declare(lower, decl, after, out))
				i = next;
			else if (constructs(decl, after))
				lower->call_place = place_pack(DECL_SOURCE_LOCATION(decl));
		} else {
			collect(lower, tsi_stmt(i), out);
		}
	}
}

/* ---- branches, loops, jumps -------------------------------------------------------- */

static tree find_label(tree *at, int *, void *)
{
	return TREE_CODE(*at) == LABEL_EXPR || TREE_CODE(*at) == CASE_LABEL_EXPR ? *at : NULL_TREE;
}

/* `if (__builtin_constant_p(x))` guards checks of the headers' own, curl's a thousand nodes a call: what it guards
 * does the same as what it doesn't. */
static bool is_constant_test(tree test, tree guarded)
{
	STRIP_NOPS(test);
	if (TREE_CODE(test) == NE_EXPR && integer_zerop(TREE_OPERAND(test, 1)))
		test = TREE_OPERAND(test, 0);
	STRIP_NOPS(test);
	return TREE_CODE(test) == CALL_EXPR && lower_is_constant_p(test) && guarded != NULL_TREE &&
	       walk_tree_without_duplicates(&guarded, find_label, NULL) == NULL_TREE;
}

static tree find_guard(tree *at, int *, void *)
{
	bool is_guard = (VAR_P(*at) || TREE_CODE(*at) == FUNCTION_DECL) && DECL_ARTIFICIAL(*at) && DECL_NAME(*at) != NULL_TREE;
	const char *name = is_guard ? IDENTIFIER_POINTER(DECL_NAME(*at)) : "";
	return strncmp(name, "_ZGV", 4) == 0 || strcmp(name, "__cxa_guard_acquire") == 0 ? *at : NULL_TREE;
}

/* C++: an object of a function that is made when the function is first run: then it is. */
static bool is_guard_test(tree test)
{
	return lang_GNU_CXX() && walk_tree_without_duplicates(&test, find_guard, NULL) != NULL_TREE;
}

static uint32_t lower_branch(struct lowering *lower, tree t)
{
	if (is_guard_test(TREE_OPERAND(t, 0)) && TREE_OPERAND(t, 1) != NULL_TREE)
		return lower_statement(lower, TREE_OPERAND(t, 1));
	if (is_constant_test(TREE_OPERAND(t, 0), TREE_OPERAND(t, 1)))
		return TREE_OPERAND(t, 2) != NULL_TREE ? lower_statement(lower, TREE_OPERAND(t, 2))
		                                       : bri_unit_add_list(lower->unit, BRI_SEQUENCE, no_shape(), 0,
		                                                           NULL, 0, place_of(t));
	uint32_t test = lower_expression(lower, TREE_OPERAND(t, 0));
	uint32_t yes = TREE_OPERAND(t, 1) != NULL_TREE ? lower_statement(lower, TREE_OPERAND(t, 1)) : 0;
	uint32_t no = TREE_OPERAND(t, 2) != NULL_TREE ? lower_statement(lower, TREE_OPERAND(t, 2)) : 0;
	return make(lower, BRI_BRANCH, test, yes, no, place_of(t));
}

static uint32_t lower_loop(struct lowering *lower, tree t, tree test, tree body, tree step)
{
	uint32_t a = test != NULL_TREE ? lower_expression(lower, test) : 0;
	size_t before = bri_unit_nodes(lower->unit);
	uint32_t b = body != NULL_TREE ? lower_statement(lower, body) : 0;
	if (TREE_CODE(t) == DO_STMT)
		return bri_unit_add_do(lower->unit, a, b, before, place_of(t));
	uint32_t c = step != NULL_TREE ? lower_expression(lower, step) : 0;
	return make(lower, BRI_LOOP, a, b, c, place_of(t));
}

/* EXIT_EXPR: leave the innermost loop when it holds. */
static uint32_t lower_exit(struct lowering *lower, tree t)
{
	deeper level(lower, 1);
	uint32_t test = lower_expression(lower, TREE_OPERAND(t, 0));
	return make(lower, BRI_BRANCH, test, make(lower, BRI_BREAK, 0, 0, 0, 0), 0, place_of(t));
}

static uint32_t lower_switch(struct lowering *lower, tree t)
{
	uint32_t value = lower_expression(lower, TREE_OPERAND(t, 0));
	uint32_t body = TREE_OPERAND(t, 1) != NULL_TREE ? lower_statement(lower, TREE_OPERAND(t, 1)) : 0;
	return make(lower, BRI_SWITCH, value, body, 0, place_of(t));
}

static uint32_t lower_case(struct lowering *lower, tree t)
{
	uint32_t low = CASE_LOW(t) != NULL_TREE ? lower_expression(lower, CASE_LOW(t)) : 0;
	uint32_t high = CASE_HIGH(t) != NULL_TREE ? lower_expression(lower, CASE_HIGH(t)) : 0;
	return make(lower, BRI_CASE, low, high, 0, place_pack(EXPR_LOCATION(t)));
}

static uint32_t label_name(struct lowering *lower, tree label)
{
	if (DECL_NAME(label) != NULL_TREE)
		return lower_identifier(lower, DECL_NAME(label));
	char text[32];
	int length = snprintf(text, sizeof(text), ".%u", DECL_UID(label));
	return bri_unit_name_of(lower->unit, text, (size_t)length);
}

static void collect_goto(struct lowering *lower, tree t, node_list *out)
{
	tree to = GOTO_DESTINATION(t);
	if (TREE_CODE(to) == LABEL_DECL && DECL_CONTEXT(to) != lower->function) { /* out of a nested function */
		push(out, make(lower, BRI_RETURN, 0, 0, 0, place_of(t)));
		return;
	}
	if (TREE_CODE(to) == LABEL_DECL) {
		push(out, make(lower, BRI_GOTO, label_name(lower, to), 0, 0, place_of(t)));
		return;
	}
	push(out, evaluate(lower, to));
	push(out, make(lower, BRI_GOTO, 0, 0, 0, place_of(t)));
}

static uint32_t lower_return(struct lowering *lower, tree t)
{
	tree value = TREE_OPERAND(t, 0);
	uint32_t location = place_of(t), node = 0;
	if (value != NULL_TREE)
		value = strip_statement(value);
	if (value != NULL_TREE && (TREE_CODE(value) == MODIFY_EXPR || TREE_CODE(value) == INIT_EXPR) &&
	    TREE_CODE(TREE_OPERAND(value, 0)) == RESULT_DECL)
		value = TREE_OPERAND(value, 1);
	lower->return_place = location;
	if (value != NULL_TREE && TREE_CODE(value) != RESULT_DECL)
		node = lower_initialiser(lower, value, location);
	lower->return_place = 0;
	return make(lower, BRI_RETURN, node, 0, 0, place_of_return(location));
}

/* ---- what facts can't say ------------------------------------------------------------ */

static uint32_t lower_assembler(struct lowering *lower, tree t)
{
	node_list items;
	protection_assembler(TREE_STRING_POINTER(ASM_STRING(t)));
	for (tree i = ASM_OUTPUTS(t); i != NULL_TREE; i = TREE_CHAIN(i))
		push(&items, lower_expression(lower, TREE_VALUE(i)));
	for (tree i = ASM_INPUTS(t); i != NULL_TREE; i = TREE_CHAIN(i))
		push(&items, lower_expression(lower, TREE_VALUE(i)));
	return lower_list(lower, BRI_ESCAPE, no_shape(), 0, items, place_of(t));
}

/* It may go on at any of its labels. */
static void collect_assembler(struct lowering *lower, tree t, node_list *out)
{
	const struct bri_shape choice = {BRI_SIGNED, 4};
	push(out, lower_assembler(lower, t));
	for (tree i = ASM_LABELS(t); i != NULL_TREE; i = TREE_CHAIN(i)) {
		uint32_t jump = make(lower, BRI_GOTO, label_name(lower, TREE_VALUE(i)), 0, 0, place_of(t));
		push(out, make(lower, BRI_BRANCH, lower_unknown_value(lower, choice, 0), jump, 0, place_of(t)));
	}
}

/* The body, or one of the handlers: which one nobody can tell.  What none catches leaves the function. */
static uint32_t lower_try(struct lowering *lower, tree t)
{
	const struct bri_shape choice = {BRI_SIGNED, 4};
	uint32_t body = lower_statement(lower, TRY_STMTS(t)), handlers = 0;
	if (CLEANUP_P(t))
		return body;
	auto_vec<tree> list;
	tree all = TRY_HANDLERS(t);
	if (all != NULL_TREE && TREE_CODE(all) == STATEMENT_LIST)
		for (tree_stmt_iterator i = tsi_start(all); !tsi_end_p(i); tsi_next(&i))
			list.safe_push(tsi_stmt(i));
	else if (all != NULL_TREE)
		list.safe_push(all);
	for (unsigned i = list.length(); i-- > 0;) {
		uint32_t block = lower_statement(lower, list[i]);
		handlers = i + 1 == list.length() ? block
		         : make(lower, BRI_BRANCH, lower_unknown_value(lower, choice, 0), block, handlers, place_of(list[i]));
	}
	return make(lower, BRI_BRANCH, lower_unknown_value(lower, choice, 0), body, handlers, place_of(t));
}

static uint32_t lower_unknown(struct lowering *lower, tree t)
{
	node_list items;
	for (int i = 0; i < TREE_OPERAND_LENGTH(t); i++) {
		tree operand = TREE_OPERAND(t, i);
		if (operand != NULL_TREE && (EXPR_P(operand) || TREE_CODE(operand) == STATEMENT_LIST))
			push(&items, lower_statement(lower, operand));
	}
	return lower_list(lower, BRI_ESCAPE, no_shape(), 0, items, place_of(t));
}

/* ---- dispatch -------------------------------------------------------------------------- */

/* Statements that stand for what is inside them; false: not one of those. */
static bool collect_wrapped(struct lowering *lower, tree t, node_list *out)
{
	switch (TREE_CODE(t)) {
	case STATEMENT_LIST:
		collect_list(lower, t, out);
		return true;
	case BIND_EXPR:
		collect(lower, BIND_EXPR_BODY(t), out);
		return true;
	case EXPR_STMT:
	case CLEANUP_POINT_EXPR:
	case MUST_NOT_THROW_EXPR:
	case CLEANUP_STMT:
	case EH_SPEC_BLOCK:
	case TRY_CATCH_EXPR:
		collect(lower, TREE_OPERAND(t, 0), out);
		return true;
	case HANDLER:
		collect(lower, HANDLER_BODY(t), out);
		return true;
	case TRY_FINALLY_EXPR:
		collect(lower, TREE_OPERAND(t, 0), out);
		collect(lower, TREE_OPERAND(t, 1), out);
		return true;
	case DECL_EXPR:
		declare(lower, DECL_EXPR_DECL(t), NULL_TREE, out);
		return true;
	case FOR_STMT:
		if (FOR_INIT_STMT(t) != NULL_TREE)
			collect(lower, FOR_INIT_STMT(t), out);
		push(out, lower_loop(lower, t, FOR_COND(t), FOR_BODY(t), FOR_EXPR(t)));
		return true;
	case GOTO_EXPR:
		collect_goto(lower, t, out);
		return true;
	case ASM_EXPR:
		collect_assembler(lower, t, out);
		return true;
	case DEBUG_BEGIN_STMT:
	case PREDICT_EXPR:
	case USING_STMT:
	case VOID_CST:
	case ERROR_MARK:
		return true;
	default:
		return false;
	}
}

static uint32_t lower_one(struct lowering *lower, tree t)
{
	switch (TREE_CODE(t)) {
	case COND_EXPR:
		return VOID_TYPE_P(TREE_TYPE(t)) ? lower_branch(lower, t) : evaluate(lower, t);
	case IF_STMT:
		return lower_branch(lower, t);
	case WHILE_STMT:
		return lower_loop(lower, t, WHILE_COND(t), WHILE_BODY(t), NULL_TREE);
	case DO_STMT:
		return lower_loop(lower, t, DO_COND(t), DO_BODY(t), NULL_TREE);
	case LOOP_EXPR:
		return lower_loop(lower, t, NULL_TREE, TREE_OPERAND(t, 0), NULL_TREE);
	case EXIT_EXPR:
		return lower_exit(lower, t);
	case SWITCH_STMT:
	case SWITCH_EXPR:
		return lower_switch(lower, t);
	case CASE_LABEL_EXPR:
		return lower_case(lower, t);
	case LABEL_EXPR:
		return make(lower, BRI_LABEL, label_name(lower, LABEL_EXPR_LABEL(t)), 0, 0, place_of(t));
	case BREAK_STMT:
		return make(lower, BRI_BREAK, 0, 0, 0, place_of(t));
	case CONTINUE_STMT:
		return make(lower, BRI_CONTINUE, 0, 0, 0, place_of(t));
	case RETURN_EXPR:
		return lower_return(lower, t);
	case TRY_BLOCK:
		return lower_try(lower, t);
	default:
		if (EXPR_P(t) && TREE_CODE_CLASS(TREE_CODE(t)) == tcc_statement)
			return lower_unknown(lower, t);
		return evaluate(lower, t);
	}
}

static void collect(struct lowering *lower, tree t, node_list *out)
{
	if (t == NULL_TREE || t == error_mark_node)
		return;
	deeper level(lower, 1);
	if (level.is_too_deep()) {
		push(out, bri_unit_add_list(lower->unit, BRI_ESCAPE, no_shape(), 0, NULL, 0, place_of(t)));
		return;
	}
	if (!collect_wrapped(lower, t, out))
		push(out, lower_one(lower, t));
}

uint32_t lower_statement(struct lowering *lower, tree t)
{
	deeper level(lower, 1);
	node_list items;
	collect(lower, t, &items);
	return sequence(lower, items);
}
