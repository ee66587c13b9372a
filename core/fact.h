/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_FACT_H
#define BRI_FACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Facts: what an adapter saw, as written and unevaluated (the shape).
 *
 * A unit owns everything below it: one arena, freed at once.  Expressions and
 * statements are nodes of one array, named by 32-bit handles; handle 0 is
 * "none".  The nodes of one function lie between bri_unit_begin_function and
 * bri_unit_end_function, contiguously.  A node has one parent: it is a tree.
 *
 * Out of memory and overflow are sticky: builders then return 0 and
 * bri_unit_is_complete turns false; such a unit is never judged "pass".
 *
 * Both adapters must give the same calls and stores, in the same order, with
 * the same places, for the same preprocessed source.
 *
 * Strings given to a builder are borrowed until the call returns. */

struct bri_unit;

/* ---- places ------------------------------------------------------------ */

/* A resolved place.  Strings are owned by whoever resolved it and live as long
 * as the unit.  line and column are 1-based, in bytes; 0 when not known. */
struct bri_place {
	const char *file;
	uint32_t line;
	uint32_t column;
	/* Set when the place is the outermost expansion point of a macro: its
	 * name, and where its body holds the token.  Else NULL and zeros. */
	const char *macro;
	const char *macro_file;
	uint32_t macro_line;
	uint32_t macro_column;
};

/* Turns an adapter's own 32-bit location (GCC's location_t, Clang's raw
 * SourceLocation, an index) into a place.  Called only for what is reported,
 * printed or packed.  Returns false when the location means nothing. */
typedef bool (*bri_place_resolver)(void *context, uint32_t location, struct bri_place *ret_place);

/* ---- node kinds --------------------------------------------------------- */

enum bri_node_kind {
	BRI_NONE,
	/* expressions; `x.a`, `x.b`, `x.c` are fields of struct bri_node */
	BRI_INT,      /* integer constant; 64-bit value in a (low), b (high) */
	BRI_STRING,   /* string literal; a: offset of its bytes, b: length with the NUL */
	BRI_INIT,     /* braced initialiser; list b,c of BRI_AT; the rest is zero */
	BRI_AT,       /* one initialiser element; a: expression, b: byte offset in the aggregate (bit-fields: in bits),
	               * c: member's name as in BRI_FIELD (0 for array elements); size: bytes it covers */
	BRI_OBJECT,   /* a variable or parameter as an lvalue; a: object */
	BRI_FUNCTION, /* a function's name; a: function */
	BRI_FIELD,    /* member; a: aggregate lvalue, b: name, c: byte offset (bit-fields: in bits) */
	BRI_ELEMENT,  /* array lvalue [index]; a: array lvalue, b: index; size: of one element */
	BRI_ADDRESS,  /* &a, and an array's decay to a pointer */
	BRI_DEREF,    /* *a; size: of what is read */
	BRI_CALL,     /* a: callee expression, list b,c of arguments */
	BRI_UNARY,    /* op, a */
	BRI_BINARY,   /* op, a, b; no assignment, no pointer arithmetic */
	BRI_OFFSET,   /* pointer arithmetic a + b*scale; scale in c (negative as two's complement) */
	BRI_ASSIGN,   /* a = b, or a op= b when op is not BRI_OP_NONE; value is a's new value */
	BRI_CONDITION,/* a ? b : c; b is 0 for the GNU form a ?: c */
	BRI_COMMA,    /* a, b */
	BRI_CAST,     /* a converted to type/size; only written for integer width or sign changes, to bool, and pointer<->integer */
	BRI_LITERAL,  /* compound literal as an lvalue; a: an object with initialiser */
	BRI_BLOCK,    /* GNU statement expression; a: statement; its value is the last expression statement's */
	BRI_OPAQUE,   /* not lowered: value unknown; list b,c of subexpressions evaluated for their effects */
	/* statements */
	BRI_SEQUENCE, /* list b,c */
	BRI_DECLARE,  /* a: object, initialised from its init (if any) */
	BRI_EVALUATE, /* a: expression */
	BRI_BRANCH,   /* if (a) b else c; b, c may be 0 */
	BRI_LOOP,     /* while (a) { b; continue-point; c } ; b, c statements; a 0: endless; flag BRI_TEST_LAST: do-while */
	BRI_SWITCH,   /* a: expression, b: body */
	BRI_CASE,     /* label in a switch body; a: BRI_INT, b: BRI_INT upper end or 0; a 0: default */
	BRI_LABEL,    /* a: name */
	BRI_GOTO,     /* a: name; 0: computed, may reach any label */
	BRI_BREAK,
	BRI_CONTINUE,
	BRI_RETURN,   /* a: expression or 0 */
	BRI_ESCAPE,   /* a statement not lowered (asm, try ...): list b,c of parts walked for their effects; objects they name become unknown */
	BRI_NODE_KINDS
};

enum bri_op {
	BRI_OP_NONE,
	BRI_OP_NEGATE, BRI_OP_NOT, BRI_OP_COMPLEMENT, /* unary: -a, !a, ~a */
	BRI_OP_ADD, BRI_OP_SUB, BRI_OP_MUL, BRI_OP_DIV, BRI_OP_MOD,
	BRI_OP_AND, BRI_OP_OR, BRI_OP_XOR, BRI_OP_SHL, BRI_OP_SHR,
	BRI_OP_EQ, BRI_OP_NE, BRI_OP_LT, BRI_OP_LE, BRI_OP_GT, BRI_OP_GE,
	BRI_OP_ANDAND, BRI_OP_OROR, /* short circuit */
	BRI_OPS
};

enum bri_type {
	BRI_VOID,
	BRI_SIGNED,   /* integers, enums, bool as unsigned of size 1 */
	BRI_UNSIGNED,
	BRI_POINTER,
	BRI_AGGREGATE,/* arrays, structs, unions, complex, vectors */
	BRI_FLOAT,
	BRI_CODE      /* a function */
};

enum bri_node_flag {
	BRI_POST      = 1 << 0, /* BRI_ASSIGN: value is the old one (x++, x--) */
	BRI_TEST_LAST = 1 << 1, /* BRI_LOOP: do-while */
	BRI_READ_ONLY = 1 << 2, /* an argument handed over as pointer to const */
	BRI_BOOL      = 1 << 3, /* BRI_CAST to _Bool/bool: any non-zero becomes 1 */
	BRI_IN_SYSTEM_MACRO = 1 << 4, /* token spelled in a system header's macro, used in user code */
	BRI_BITFIELD  = 1 << 5, /* BRI_FIELD and BRI_AT of a bit-field: the offset is in bits, value width unknown */
	BRI_VIRTUAL   = 1 << 6  /* BRI_CALL: the first argument's object chooses.  Its constructor stored at its start the
	                         * address of a constant object whose initialiser lists the functions of its class, then
	                         * those of the bases; the first of the callee's name is called, where that is known */
};

/* One node, 28 bytes.  Read-only outside the builder. */
struct bri_node {
	uint8_t kind;  /* enum bri_node_kind */
	uint8_t op;    /* enum bri_op */
	uint8_t type;  /* enum bri_type of an expression's value */
	uint8_t flags; /* enum bri_node_flag */
	uint32_t size; /* bytes of the value; 0: not known (VLA, incomplete) */
	uint32_t a, b, c;
	uint32_t location; /* the adapter's; 0: none */
};

/* Type and size of an expression, as the builders take them. */
struct bri_shape {
	uint8_t type;  /* enum bri_type */
	uint32_t size; /* bytes */
};

/* ---- the unit ------------------------------------------------------------ */

/* `name`: the main source as given to the compiler.  NULL when out of memory.
 * Caller frees with bri_unit_free (NULL allowed). */
struct bri_unit *bri_unit_new(const char *name);
void bri_unit_free(struct bri_unit *unit);

const char *bri_unit_name(const struct bri_unit *unit);
bool bri_unit_is_complete(const struct bri_unit *unit);
/* The adapter met something that makes the unit's facts partial. */
void bri_unit_set_incomplete(struct bri_unit *unit);

void bri_unit_set_resolver(struct bri_unit *unit, bri_place_resolver resolver, void *context);
/* Falls back to the unit's name and zeros; never fails. */
struct bri_place bri_unit_place(const struct bri_unit *unit, uint32_t location);
/* For readers of stored facts and tests: a place kept in the unit itself, as a
 * location for the built-in resolver (used while none is set).  0 on failure. */
uint32_t bri_unit_add_place(struct bri_unit *unit, const struct bri_place *place);

/* Name <-> number, interned in the unit; 0 is the empty name. */
uint32_t bri_unit_name_of(struct bri_unit *unit, const char *text, size_t length);
const char *bri_unit_text(const struct bri_unit *unit, uint32_t name);

/* ---- options ------------------------------------------------------------- */

/* Effective settings of the unit, as key and value.  Keys and values that
 * adapters must use (absent key: unknown):
 *   compiler            "gcc 12.2.0", "clang 14.0.6"
 *   target              triple, e.g. "x86_64-linux-gnu"
 *   language            "c", "c++"
 *   byte-order          "little", "big"
 *   pointer-size        "4", "8"
 *   code                "none", "pic", "pie"
 *   stack-protector     "none", "explicit", "default", "strong", "all"; else what makes its canary one that can be known
 *   optimize            "0" .. "3" ("s", "z", "g" count as "2", "2", "1")
 *   fortify-requested   "0" .. "3"
 *   fortify             effective level "0" .. "3"
 *   stack-clash         "on", "off", "unsupported"
 *   control-flow        "full", "branch", "return", "none", "unsupported"
 *   auto-var-init       "zero", "pattern", "none", "unsupported"
 *   format-security     "error", "warning", "off"
 *   strict-flex-arrays  "0" .. "3", "unsupported"
 *   exec-stack          "yes" when the unit needs an executable stack (trampolines)
 *   functions           "none" when the unit defines none (set by the gate, never by adapters)
 *   lto                 "slim", "fat", "none"
 *   environment         "hosted", "freestanding", "kernel"
 *   libc                "glibc", "musl", "other"
 * A later value replaces an earlier one. */
void bri_unit_set_option(struct bri_unit *unit, const char *key, const char *value);
const char *bri_unit_option(const struct bri_unit *unit, const char *key); /* NULL: absent */
/* i-th option in key order of insertion; false past the end. */
bool bri_unit_option_at(const struct bri_unit *unit, size_t i, const char **ret_key, const char **ret_value);

/* ---- enumerators ---------------------------------------------------------- */

/* Enumerators of the types of parameters and members that code of the unit names: a library may number them anew
 * in each release, so that only the name says what a number is.  C++: qualified, a scoped enumeration's by its
 * type's name too.  The first value of a name stays. */
void bri_unit_add_enumerator(struct bri_unit *unit, uint32_t name, int64_t value);
/* Will anybody ask for the enumerators of this function's parameters, of this member's type?  Adapters ask before they
 * lower them: a header may declare thousands.  While no wish is set, all are wanted. */
typedef bool (*bri_enumerator_wish)(void *context, const char *name);
void bri_unit_set_enumerator_wish(struct bri_unit *unit, bri_enumerator_wish wish, void *context);
bool bri_unit_wants_enumerators(const struct bri_unit *unit, uint32_t name);
/* Does anybody ask for the function of that name?  For what nobody wrote, such as a constructor that does nothing:
 * adapters tell of its call where it is asked for.  While no wish is set, none is. */
void bri_unit_set_function_wish(struct bri_unit *unit, bri_enumerator_wish wish, void *context);
bool bri_unit_wants_function(const struct bri_unit *unit, const char *name);
/* Which argument of the function of that name is a text that names the function which it returns (dlsym); -1: none.  A
 * call that is given the literal of a name that somebody asks for is then the choice between what it returns and null.
 * While no wish is set, there is none.  The context is the function wish's. */
typedef int (*bri_namer_wish)(void *context, const char *name);
void bri_unit_set_namer_wish(struct bri_unit *unit, bri_namer_wish wish, void *context);
/* Once the unit is whole: the functions that its texts may name to one that returns functions by name. */
void bri_unit_declare_named(struct bri_unit *unit);
size_t bri_unit_enumerators(const struct bri_unit *unit);
/* i-th from 0; 0 and 0 past the end. */
uint32_t bri_unit_enumerator_at(const struct bri_unit *unit, size_t i, int64_t *ret_value);

/* ---- functions ----------------------------------------------------------- */

enum bri_function_flag {
	BRI_FUNCTION_STATIC   = 1 << 0, /* internal linkage */
	BRI_FUNCTION_SYSTEM   = 1 << 1, /* declared (or, with a body, defined) in a system header */
	BRI_FUNCTION_DEFINED  = 1 << 2, /* set by bri_unit_begin_function */
	BRI_FUNCTION_NORETURN = 1 << 3,
	BRI_FUNCTION_VARIADIC = 1 << 4,
	BRI_FUNCTION_WEAK     = 1 << 5,
	BRI_FUNCTION_UNPROTECTED = 1 << 6, /* lost stack protection by attribute or pragma, though the unit has it */
	BRI_FUNCTION_WEAKENED = 1 << 7,    /* keeps a weaker protection than the unit's by attribute or pragma */
	BRI_FUNCTION_INLINE_ONLY = 1 << 8, /* C99 inline / extern inline: no symbol of its own here */
	BRI_FUNCTION_INLINE   = 1 << 9,    /* declared inline, and defined here: a header's, as a rule */
	BRI_FUNCTION_STARTED  = 1 << 10,   /* called before main or after it, by its attribute */
	BRI_FUNCTION_MAIN     = 1 << 11,   /* inline, and written in the main source itself, as line markers tell it */
	BRI_FUNCTION_COMPARES = 1 << 12,   /* in a note: its first two parameters' texts with each other; its body tells no more */
	BRI_FUNCTION_EQUAL_ZERO = 1 << 13  /* and gives 0 where they are equal */
};

struct bri_function {
	uint32_t name;       /* source name; C++: qualified, with parameter types */
	uint32_t symbol;     /* assembler name where it differs, else equal to name */
	uint32_t flags;      /* enum bri_function_flag */
	uint32_t location;   /* of the declarator's name */
	uint32_t first_param, params; /* objects, contiguous */
	uint32_t first_name, names;   /* what its declaration calls its parameters: in the unit's lists */
	uint32_t body;       /* statement; 0 when not defined */
	uint32_t first_node, last_node; /* [first, last) of the body and its declarations */
};

/* A function by its adapter's identity: the adapter calls this once for each
 * declaration it meets first and keeps the handle.  Returns 0 on failure. */
uint32_t bri_unit_add_function(struct bri_unit *unit, uint32_t name, uint32_t symbol, uint32_t flags,
                               uint32_t location);
void bri_unit_add_function_flags(struct bri_unit *unit, uint32_t function, uint32_t flags);
/* Bodies don't nest (lower a nested function before or after its host).
 * Parameters are objects added between begin and the first other object. */
void bri_unit_begin_function(struct bri_unit *unit, uint32_t function, uint32_t location);
void bri_unit_end_function(struct bri_unit *unit, uint32_t body);
/* A function that the compiler makes another name of the one whose assembler name is `symbol`: it gets a body that hands
 * on what it is given.  Nothing is done where that one isn't defined here, or takes more than it names.  `result`: what
 * it returns, BRI_VOID nothing. */
void bri_unit_forward(struct bri_unit *unit, uint32_t function, uint32_t symbol, struct bri_shape result);
/* The same of one that is what the function `symbol` returns when the program starts (ifunc); `shapes`: of its parameters. */
void bri_unit_resolve_by(struct bri_unit *unit, uint32_t function, uint32_t symbol, const struct bri_shape *shapes, size_t count,
                         struct bri_shape result);

/* What a declaration calls the parameters, in their order, 0 where it says nothing: of what has no body here, this is all
 * that tells what is handed over.  Adapters leave out what an implementation's own header calls them ("__key").  The first
 * list of a function stays; what stands behind BRI_PARAMETER_NAMES_MAX isn't kept. */
enum { BRI_PARAMETER_NAMES_MAX = 64 };
void bri_unit_name_parameters(struct bri_unit *unit, uint32_t function, const uint32_t *names, size_t count);
const uint32_t *bri_unit_parameter_names(const struct bri_unit *unit, uint32_t function, size_t *ret_count);

size_t bri_unit_functions(const struct bri_unit *unit); /* handles are 1 .. n */
const struct bri_function *bri_unit_function(const struct bri_unit *unit, uint32_t function);

/* ---- objects ------------------------------------------------------------- */

enum bri_object_flag {
	BRI_OBJECT_LOCAL    = 1 << 0, /* automatic storage */
	BRI_OBJECT_PARAM    = 1 << 1,
	BRI_OBJECT_STATIC   = 1 << 2, /* static storage, no external linkage (file or function scope) */
	BRI_OBJECT_EXTERN   = 1 << 3, /* external linkage, defined here */
	BRI_OBJECT_DECLARED = 1 << 4, /* external linkage, not defined here */
	BRI_OBJECT_CONST    = 1 << 5, /* the object itself can't be written */
	BRI_OBJECT_VOLATILE = 1 << 6,
	BRI_OBJECT_SYSTEM   = 1 << 7, /* declared in a system header */
	BRI_OBJECT_WEAK     = 1 << 8, /* defined here, and yields to another unit's definition */
	BRI_OBJECT_PLACED   = 1 << 9, /* put in a section by its attribute: who knows where that begins has it, too */
	BRI_OBJECT_FLAGS    = 10      /* how many there are */
};

struct bri_object {
	uint32_t name;
	uint32_t flags;    /* enum bri_object_flag */
	uint32_t location; /* of its name */
	uint32_t init;     /* expression; 0: none */
	uint32_t function; /* owner, for locals and function-scope statics; else 0 */
	uint32_t symbol;   /* assembler name, where the source gives it one; else 0.  Units know each other's objects by it: in a
	                    * note it is the name */
	struct bri_shape shape;
};

uint32_t bri_unit_add_object(struct bri_unit *unit, uint32_t name, uint32_t flags, struct bri_shape shape,
                             uint32_t location);
void bri_unit_set_init(struct bri_unit *unit, uint32_t object, uint32_t init);
void bri_unit_add_object_flags(struct bri_unit *unit, uint32_t object, uint32_t flags);
void bri_unit_set_object_symbol(struct bri_unit *unit, uint32_t object, uint32_t symbol);
/* Size learnt later (extern char k[]; ... char k[16];). */
void bri_unit_set_object_shape(struct bri_unit *unit, uint32_t object, struct bri_shape shape);
size_t bri_unit_objects(const struct bri_unit *unit);
const struct bri_object *bri_unit_object(const struct bri_unit *unit, uint32_t object);

/* ---- nodes ---------------------------------------------------------------- */

/* The general builder: every kind but BRI_INT and BRI_STRING and lists. */
uint32_t bri_unit_add_node(struct bri_unit *unit, enum bri_node_kind kind, enum bri_op op, struct bri_shape shape,
                           uint32_t a, uint32_t b, uint32_t c, uint32_t location);
uint32_t bri_unit_add_int(struct bri_unit *unit, struct bri_shape shape, int64_t value, uint32_t location);
/* `length` counts the terminating NUL when the literal has one. */
uint32_t bri_unit_add_string(struct bri_unit *unit, const void *bytes, size_t length, uint32_t location);
/* BRI_INIT, BRI_CALL (with `a` the callee), BRI_OPAQUE, BRI_SEQUENCE, BRI_ESCAPE. */
uint32_t bri_unit_add_list(struct bri_unit *unit, enum bri_node_kind kind, struct bri_shape shape, uint32_t a,
                           const uint32_t *items, size_t count, uint32_t location);
void bri_unit_add_node_flags(struct bri_unit *unit, uint32_t node, unsigned flags);
/* do `body` while (`test`): a loop; where the test is a constant 0, as in macros, the body alone, unless something in it
 * leaves a loop.  The body's nodes are those behind `before` (bri_unit_nodes() then). */
uint32_t bri_unit_add_do(struct bri_unit *unit, uint32_t test, uint32_t body, size_t before, uint32_t location);

size_t bri_unit_nodes(const struct bri_unit *unit); /* handles are 1 .. n */
/* What a unit begins with, in sight only for the next function, which everything calls all the time. */
struct bri_unit_tree {
	struct bri_node *nodes;
	size_t count;
};
static inline const struct bri_node *bri_unit_node(const struct bri_unit *unit, uint32_t node) /* node 0 is BRI_NONE */
{
	const struct bri_unit_tree *tree = (const struct bri_unit_tree *)(const void *)unit;
	return &tree->nodes[node < tree->count ? node : 0];
}
/* The handle of what is cast, however often. */
static inline uint32_t bri_uncast(const struct bri_unit *unit, uint32_t node)
{
	while (bri_unit_node(unit, node)->kind == BRI_CAST)
		node = bri_unit_node(unit, node)->a;
	return node;
}
int64_t bri_node_int(const struct bri_node *node);
const unsigned char *bri_unit_bytes(const struct bri_unit *unit, const struct bri_node *string);
const uint32_t *bri_unit_list(const struct bri_unit *unit, const struct bri_node *node, size_t *ret_count);

/* Nesting deeper than this is lowered as BRI_OPAQUE / BRI_ESCAPE by every
 * adapter and refused by every reader, so that walkers may recurse. */
#define BRI_DEPTH_MAX 1000

/* What of a unit travels in its note.  NULL in place of it: everything. */
struct bri_policy;
struct bri_travel {
	bool *functions; /* by handle: its body does */
	bool *nodes;     /* by handle: as it is; what isn't marked is unknown, or gone where it does nothing that is.  NULL: all do */
	bool *names;     /* by name: of a member or of a body's own object, it says something.  NULL: all do */
	bool *declared;  /* by function: what its declaration calls its parameters says something.  NULL: all do */
	const struct bri_policy *policy; /* texts that it can't match aren't told.  NULL: all are */
	bool stirs;      /* something in it may be judged, by itself or once more is known: a program without one is done */
};

/* Where code is left out from the unit on purpose (system header inline bodies
 * nobody calls) nothing is recorded: an undefined function is unknown. */

#ifdef __cplusplus
}
#endif
#endif
