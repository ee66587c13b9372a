/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GCC_LOWER_H
#define BRI_GCC_LOWER_H

#include "compat.h"

#include "hash-map.h"
#include "hash-set.h"

/* Lowering: GCC's trees, as they stand when the front end has finished a
 * function and before anything is changed, to facts.  One unit at a time; trees
 * are looked at and left as they are, and none is kept.  Handles are kept by
 * DECL_UID, which unlike an address is never used again. */

typedef hash_map<int_hash<unsigned, 0xffffffffu, 0xfffffffeu>, uint32_t> handle_map;

struct member {
	uint32_t name;
	uint32_t offset;
};
typedef hash_map<int_hash<unsigned, 0xffffffffu, 0xfffffffeu>, member> member_map;

/* A saved value that is used once: written where it is used. */
#define LOWER_INLINE 0xffffffffu

/* C++: a class whose objects a template makes callable. */
struct callable_class {
	tree type;
	uint32_t function; /* stands for the template's one instance */
	tree instance;     /* NULL: none was seen */
	bool several;
};

struct lowering {
	struct bri_unit *unit;
	handle_map objects, functions, members;
	handle_map borrowed; /* objects of a function around the nested one at hand, as that one sees them */
	vec<tree> nested;    /* functions that the one at hand holds: GNU C */
	hash_map<tree, uint32_t> saved; /* SAVE_EXPR -> its object or LOWER_INLINE, in the function at hand */
	tree function;                  /* whose body is being lowered; NULL at file scope */
	bool in_system;                 /* that function stands in a system header */
	uint32_t call_place;            /* of the next call, when the source says it elsewhere; 0: as GCC says */
	location_t declared;            /* the name of the object whose initialiser is lowered */
	bool is_walked;                 /* call_place was found in the source behind that name */
	uint32_t outer_place;           /* of the call whose arguments are lowered: of what they are turned into */
	uint32_t return_place;          /* of the return whose value is lowered: of what nobody wrote in it */
	tree block_slot;                /* what the last statement of a GNU statement expression sets */
	const char *braces_owner;       /* named record around the braces at hand; NULL: none */
	unsigned depth;                 /* of the nodes being built */
	handle_map synthetic;           /* by the name's number */
	handle_map classes;             /* by TYPE_UID: objects that list a class's functions */
	vec<tree> classes_made;         /* not listed yet */
	handle_map enumerations;        /* by TYPE_UID: told already */
	handle_map constructors;        /* by TYPE_UID: the name of one that nobody wrote; 0: nobody asks for it */
	vec<callable_class> callables;
	vec<tree> aliases;              /* functions that are other names of functions */
	vec<uint32_t> system_functions; /* declared in a system header; a body elsewhere takes that back */
};

typedef auto_vec<uint32_t, 16> node_list;

/* Counts the nodes that will stand above what is built while it lives. */
struct deeper {
	struct lowering *lower;
	unsigned levels;
	deeper(struct lowering *l, unsigned n) : lower(l), levels(n)
	{
		lower->depth += levels;
	}
	~deeper()
	{
		lower->depth -= levels;
	}
	bool is_too_deep() const
	{
		return lower->depth > BRI_DEPTH_MAX - 24;
	}
};

struct lowering *lowering_new(struct bri_unit *unit);
void lowering_free(struct lowering *lower);
void lower_function(struct lowering *lower, tree function);
/* A declaration is complete: objects of the file with their initialisers. */
void lower_declaration(struct lowering *lower, tree decl);
/* After the last declaration: what is only known then. */
void lower_finish(struct lowering *lower);

/* lower_statement.cc */
uint32_t lower_statement(struct lowering *lower, tree statement);
/* C++: the constructor that makes the object, where a temporary of the same type is said to be made first: it never is. */
tree lower_constructor_of(tree init);

/* lower_expression.cc */
uint32_t lower_expression(struct lowering *lower, tree expression);
/* The same where the value is handed on: an argument, an initialiser, what is stored or returned. */
uint32_t lower_value(struct lowering *lower, tree expression);
/* The same where a bool is asked for, whatever it was promoted to. */
uint32_t lower_truth(struct lowering *lower, tree expression);
/* The operands of a tree that nothing else knows, for their effects. */
void lower_operands(struct lowering *lower, tree expression, node_list *out);
enum bri_op lower_operator(enum tree_code code); /* BRI_OP_NONE: none of facts' */
/* The value of a constant byte offset; false when it isn't one, or too far. */
bool lower_constant_offset(tree t, int64_t *ret_value);
/* POINTER_PLUS_EXPR. */
uint32_t lower_moved(struct lowering *lower, tree t);
/* C++: PTRMEM_CST. */
uint32_t lower_member_pointer(struct lowering *lower, tree t);

/* lower_bits.cc: a folded test of bit-fields; 0 when it is something else */
uint32_t lower_bits_test(struct lowering *lower, tree t);
/* What is left of a mask that a conversion to the type says again. */
tree lower_without_mask(tree t, tree type);
/* A choice between a bit and 0 that was folded; 0 when it is something else */
uint32_t lower_bit_choice(struct lowering *lower, tree t);
uint32_t lower_flag(struct lowering *lower, enum bri_op op, tree t);

/* lower_store.cc */
uint32_t lower_store(struct lowering *lower, tree store);
/* C++: the object becomes one of the class whose constructor this is. */
uint32_t lower_class_store(struct lowering *lower, tree target);
/* The object that lists the functions of the class; unknown where a base is shared. */
uint32_t lower_class_table(struct lowering *lower, tree type);
/* Outside of any function: what constructors and initialisers referred to. */
void lower_finish_classes(struct lowering *lower);
/* On a COMPOUND_EXPR. */
bool lower_is_compound_store(tree compound);
uint32_t lower_compound_store(struct lowering *lower, tree compound);
uint32_t lower_step(struct lowering *lower, tree step);

/* lower_initialiser.cc: an initialiser in or without braces */
uint32_t lower_initialiser(struct lowering *lower, tree expression, uint32_t location);

/* lower_dynamic.cc: C++: the body of what runs before main to make objects of the file is their initialisers */
void lower_dynamic_initialisers(struct lowering *lower, tree body);

/* lower_offset.cc: the address of a base of an object; 0: it is none.  A stream of the library is one, by whichever of its
 * bases it is asked. */
uint32_t lower_base_address(struct lowering *lower, tree t);
bool lower_is_same_stream(tree field);

/* lower_atomic.cc: an atomic load, store or operation; 0: it is another call.  What the source calls a builtin that is only
 * called, whatever its size; NULL: it is none of those. */
uint32_t lower_atomic(struct lowering *lower, tree call, tree function, uint32_t location);
const char *lower_atomic_name(tree function);

/* lower_call.cc */
uint32_t lower_call(struct lowering *lower, tree call);
/* A call of __builtin_constant_p that the front end left open. */
bool lower_is_constant_p(tree call);
/* Flags what a system header's macro wrote into the user's code. */
void lower_mark_macro(struct lowering *lower, uint32_t node, location_t location);
/* `into_slot`: the value is wanted in the slot, not for initialising something else. */
uint32_t lower_slot_call(struct lowering *lower, tree call, bool into_slot);

/* lower_object.cc: types, objects, functions */
struct bri_shape lower_shape(tree type);
uint32_t lower_size(tree type);
uint32_t lower_identifier(struct lowering *lower, tree identifier);
uint32_t lower_object(struct lowering *lower, tree decl);
uint32_t lower_parameter(struct lowering *lower, tree decl);
uint32_t lower_temporary(struct lowering *lower, tree type, uint32_t location);
/* GNU C: a local object that a nested function names, too, so that it is one object to both. */
bool lower_is_shared(tree decl);
void lower_object_init(struct lowering *lower, uint32_t object, tree decl);
uint32_t lower_callee(struct lowering *lower, tree decl);
bool lower_is_in_template(void);
uint32_t lower_idle_constructor(struct lowering *lower, tree decl, uint32_t object, uint32_t location);
/* C++: a lambda that holds nothing is a plain function in all but name. */
bool lower_is_bare_lambda(tree function);
/* The function is lowered now: an instance of a template that makes a class's objects callable? */
void lower_note_callable(struct lowering *lower, tree function);
uint32_t lower_function_node(struct lowering *lower, tree function);
/* An object that can be called, handed over to a parameter of that type: the function that it stands for, or the object. */
uint32_t lower_with_callable(struct lowering *lower, tree arg, tree declared, uint32_t object);
/* The lambda that a function stands for which only calls it; the function itself where it's none. */
tree lower_lambda_behind(tree function);
/* The assembler name that an attribute (weakref, alias without it, ifunc) makes a function stand for; NULL: none. */
const char *lower_alias_target(tree decl, const char *attribute);
/* A function that the source doesn't call by name. */
uint32_t lower_synthetic(struct lowering *lower, const char *name, uint32_t flags);
/* C++: what the member function redefines is handed it, as a callback is. */
void lower_overrides(struct lowering *lower, tree function);
/* The member's name as policies spell it; `base` is the expression it is taken of; NULL: in braces. */
uint32_t lower_member_name(struct lowering *lower, tree field, tree base);
/* A record's name as members carry it; NULL when it has none. */
const char *lower_record_name(tree type);
/* Byte offset of a member; false when it isn't constant. */
bool lower_member_offset(tree field, uint32_t *ret_offset);
/* A bit-field's bit in the byte where it begins; 0 for other members. */
uint32_t lower_member_bit(tree field);
static inline bool is_bit_field(tree field)
{
	return DECL_BIT_FIELD(field) || DECL_BIT_FIELD_TYPE(field) != NULL_TREE;
}

static inline uint32_t place_of(tree t)
{
	return EXPR_P(t) ? place_pack(EXPR_LOCATION(t)) : 0;
}

static inline struct bri_shape no_shape(void)
{
	struct bri_shape none = {BRI_VOID, 0};
	return none;
}

static inline uint32_t lower_list(struct lowering *lower, enum bri_node_kind kind, struct bri_shape shape, uint32_t a,
                                  const node_list &items, uint32_t location)
{
	return bri_unit_add_list(lower->unit, kind, shape, a, items.address(), items.length(), location);
}

/* A value of which nothing is known. */
static inline uint32_t lower_unknown_value(struct lowering *lower, struct bri_shape shape, uint32_t location)
{
	return bri_unit_add_list(lower->unit, BRI_OPAQUE, shape, 0, NULL, 0, location);
}

#endif
