/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_INTERP_H
#define BRI_INTERP_H

/* Internal to core: the abstract interpreter.  One run walks a function from
 * unknown parameters (a root), following calls into every body it can see.
 * Everything of a run lives in one arena and goes when the run ends; only
 * candidates that became findings outlive it. */

#include "apart.h"
#include "blur.h"
#include "pool.h"
#include "fact.h"
#include "finding.h"
#include "policy.h"
#include "value.h"
#include "world.h"
struct state;

#include <stdbool.h>
#include <stdint.h>

/* ---- memory: what named regions hold ------------------------------------- */

enum content { CONTENT_UNINIT, CONTENT_ZERO, CONTENT_CONSTANT, CONTENT_UNKNOWN, CONTENT_BYTES, CONTENT_VALUE };

/* A run of bytes [offset, offset+length) of one content. */
struct cell {
	uint32_t offset, length;
	uint8_t content;
	uint8_t perhaps;             /* not known, but on some path constant: PERHAPS_ZERO, PERHAPS_WRITTEN, PERHAPS_BEGUN */
	uint32_t tags;
	uint32_t act;
	uint32_t by;                 /* place that wrote it over; 0: not known, or several; BY_NOBODY */
	const unsigned char *bytes;  /* CONTENT_BYTES */
	struct value value;          /* CONTENT_VALUE */
	const struct origin *origin; /* of constant and unknown runs */
};
#define PERHAPS_ZERO 1u
#define PERHAPS_WRITTEN 2u
#define PERHAPS_BEGUN 4u /* counted on from bytes of the program; or begun with some, until it is known what roots leave */
#define BY_NOBODY UINT32_MAX /* a file-scope object's, as the root found it */
#define HOLE '\x01' /* in a text: bytes that aren't known */
/* A text that a buffer may hold where paths met. */
struct text_choice {
	const struct text_choice *next;
	uint32_t offset;
	const char *text;
};
/* What the cells stand in, where there is room behind them; lists that differ in their ends share it. */
struct cell_array {
	uint32_t used, room;
	struct cell cells[];
};
/* Immutable.  Cells are ordered and don't overlap; gaps hold `gap`.  A write drops the choices that it touches.  `strays` are pointers
 * that were stored nobody knows where in it: the words of a vector that a loop filled. */
struct memory {
	const struct text_choice *choices;
	struct value strays;
	struct cell gap;
	uint32_t count;
	const struct cell *cells;
	struct cell_array *array; /* NULL: none; `cells` are its own */
};

/* REGION_LOAD isn't memory: it gives an identity to what an unknown region holds at an offset. */
enum region_kind {
	REGION_OBJECT,
	REGION_TEXT,
	REGION_SYMBOL,
	REGION_FRESH,
	REGION_LOAD,
	REGION_HEAP,
	REGION_ARGUMENTS,
	REGION_BOX
};
struct region {
	uint8_t kind;
	bool escaped; /* its address left what we see */
	bool read_only;
	bool of_static; /* contents of a file-scope object */
	bool shared;    /* allocated, and reached through a file-scope object */
	bool keyed;     /* REGION_BOX: one thing under each key; objects in it hold their contents elsewhere, too */
	bool changes;   /* volatile: what is read isn't what was stored */
	bool placed;    /* in a section of its own: others set its numbers, too */
	bool handed;    /* on some path a pointer to it went somewhere, see bri_slot_hand */
	uint32_t unit;
	uint32_t handle; /* object, string node, symbol */
	uint32_t act;
	uint32_t size; /* 0: not known */
	uint32_t element; /* REGION_BOX: bytes of one of a container's elements; 0: not known */
	uint32_t location; /* REGION_FRESH: of its allocation; 0: of no use after the run */
	const char *name;
	const struct memory *initial;
};

/* Literals and file-scope objects: nobody in particular wrote what they hold. */
static inline bool region_is_static(const struct region *region)
{
	return region->kind == REGION_TEXT || (region->kind == REGION_OBJECT && region->act == 0) || region->of_static;
}

/* What it holds is handed over by who names the object that leads there, whoever wrote it. */
static inline bool region_is_shared(const struct region *region)
{
	return region_is_static(region) || region->shared;
}

/* Bit-fields lie apart from the bytes, one cell each: at BITS_BASE and their offset in bits. */
#define BITS_BASE 0x40000000u

/* What a window of bytes is made of. */
struct window {
	bool known;  /* every byte known or constant */
	bool empty;  /* nothing but an empty text, or no bytes */
	bool uninit; /* holds bytes never written */
	bool perhaps; /* not known, but on some path every byte was constant, and not all of them zero */
	uint32_t tags;
	uint32_t act;
	uint32_t tag_act; /* of what carries tags; 0: nobody's */
	bool has_act;
	uint32_t length;
	const struct origin *origin;
};

struct value bri_memory_read(struct interp *in, uint32_t region, struct state *state, uint32_t offset,
                             const struct bri_node *node);
const struct memory *bri_memory_write(struct interp *in, const struct memory *memory, struct cell cell);
const struct memory *bri_memory_blur(struct interp *in, const struct memory *memory, struct cell cell);
/* Behind the last cell of those that follow each other from the start; 0: there is none. */
uint32_t bri_memory_end(const struct memory *memory);
/* The same, for a store in [from, to). */
const struct memory *bri_memory_blur_within(struct interp *in, const struct memory *memory, uint32_t from, uint32_t to,
                                            struct cell cell);
/* The same, for a store at `from` or behind it. */
const struct memory *bri_memory_blur_from(struct interp *in, const struct memory *memory, uint32_t from,
                                          struct cell cell);
const struct memory *bri_memory_fill(struct interp *in, enum content content, uint32_t tags,
                                     const struct origin *origin);
const struct memory *bri_memory_copy(struct interp *in, const struct memory *to, uint32_t to_offset,
                                     const struct memory *from, uint32_t from_offset, uint32_t length);
const struct memory *bri_memory_join(struct interp *in, const struct memory *a, const struct memory *b);
/* One of several was copied: as where paths meet that copied one each. */
const struct memory *bri_memory_meet(struct interp *in, const struct memory *one, const struct memory *other);
void bri_memory_add_choice(struct interp *in, struct memory *memory, uint32_t offset, const char *text);
bool bri_memory_mixes(const struct memory *a, const struct memory *b);
bool bri_memory_equal(const struct memory *a, const struct memory *b);
/* length UINT32_MAX: up to and with the NUL, or to the region's end. */
/* The place that wrote over what stands there; 0: nobody, or not known. */
uint32_t bri_memory_by(const struct memory *memory, uint32_t offset);
struct window bri_memory_window(const struct memory *memory, uint32_t size, uint32_t offset, uint32_t length);
/* Known text at offset: *ret_complete when its NUL was found. Returns bytes copied (no NUL). */
uint32_t bri_memory_text(const struct memory *memory, uint32_t offset, char *text, uint32_t room, bool *ret_complete);

/* The bit-fields within [offset, offset+length) become `cell`, or what those of `from` are. */
const struct memory *bri_memory_write_bits(struct interp *in, const struct memory *memory, struct cell cell);
const struct memory *bri_memory_copy_bits(struct interp *in, const struct memory *to, uint32_t to_offset,
                                          const struct memory *from, uint32_t from_offset, uint32_t length);

/* Known text at offset, holes as 0x01 where what follows is known in part. */
bool bri_memory_template(const struct memory *memory, uint32_t offset, char *text, uint32_t room, bool *ret_complete);

/* ---- state: one path's memory and settings -------------------------------- */

#define PAGE_SLOTS 32
struct page {
	uint32_t stamp;
	const struct memory *slots[PAGE_SLOTS];
};

struct activation;
struct candidate; /* a finding in waiting, see check.h */
/* Of a weak setting: not yet, given to a function that isn't in sight, to one that is known to use the handle. */
enum use { USED_NOT, USED_PERHAPS, USED_SURELY };
enum setting_kind { SETTING_WEAK, SETTING_STRONG, SETTING_MARK, SETTING_MAYBE, SETTING_DERIVED }; /* MAYBE: a mark of some paths */
struct setting {
	const struct setting *next;
	uint8_t kind;
	uint8_t used; /* enum use */
	bool handed;  /* who else has the object sees it */
	bool copied;  /* so was the object, with its settings */
	uint32_t slot; /* string of the policy, or the mark's tag */
	struct handle handle;
	struct handle parent; /* SETTING_DERIVED */
	uint32_t unit, location; /* of the call that marked it */
	const struct bri_rule *rule; /* SETTING_STRONG: as far as that one goes; NULL: as far as any does */
	struct value by, others; /* SETTING_MAYBE: what its argument may be that marks the handle, and that doesn't */
	struct candidate *candidate;
};

struct state {
	bool live;
	uint32_t stamp;
	uint32_t pages;
	struct page **page;
	const struct setting *settings;
};

struct state *bri_state_new(struct interp *in);
struct state *bri_state_copy(struct interp *in, struct state *state);
const struct memory *bri_state_get(struct interp *in, const struct state *state, uint32_t region);
void bri_state_set(struct interp *in, struct state *state, uint32_t region, const struct memory *memory);
/* into := into or from; true when into changed.  A dead state is the identity. */
bool bri_state_join(struct interp *in, struct state *into, struct state *from);
/* Is something known in the one and not in the other? */
bool bri_state_mixes(struct interp *in, const struct state *a, const struct state *b);
/* What a function leaves behind when it returns: its own objects don't count; of a root only the settings do. */
void bri_state_return(struct interp *in, struct state *into, struct state *from, const struct activation *act);
/* After a few rounds of a loop: what still changes becomes unknown. */
void bri_state_widen(struct interp *in, struct state *older, struct state *newer);

uint32_t bri_region_of_object(struct interp *in, uint32_t unit, uint32_t object, uint32_t act);
uint32_t bri_region_of_text(struct interp *in, uint32_t unit, uint32_t node);
uint32_t bri_region_of_symbol(struct interp *in, uint32_t symbol, const char *name);
/* What an unknown region holds at an offset is the same thing whenever it is read: a handle in a structure stays
 * that handle.  As a number it may differ, see SYMBOL_LOADED. */
uint32_t bri_symbol_of_load(struct interp *in, uint32_t region, uint32_t offset, uint32_t size);
#define SYMBOL_LOADED 0x80000000u
/* The variable arguments that an activation was given. */
uint32_t bri_region_of_arguments(struct interp *in, uint32_t act, const struct value *args, size_t count);
/* Memory that an earlier root allocated there and left in a file-scope object. */
uint32_t bri_region_of_heap(struct interp *in, uint32_t unit, uint32_t location);
/* What the object at an offset of a region holds elsewhere. */
uint32_t bri_region_of_box(struct interp *in, uint32_t region, uint32_t offset);
uint32_t bri_region_fresh(struct interp *in, uint32_t size, const char *name, const struct memory *initial);

/* ---- the run --------------------------------------------------------------- */

struct label {
	uint32_t name;
	struct state *state;
	bool passed;
	bool grew;
};
/* A local that a value that isn't known was stored in. */
struct kept_copy {
	uint32_t symbol, region, offset;
};
#define COPIES_KEPT 8
/* A condition that is evaluated: of the at-th of these statements. */
struct asking {
	const struct bri_node *branch; /* NULL: it picks one of two literals */
	const uint32_t *items;
	size_t at, count;
};
struct activation {
	struct activation *caller;
	uint32_t id, depth;
	uint32_t unit, function;
	uint32_t call_location; /* place of the call in the caller */
	uint32_t call_unit;
	const struct value *args; /* as given; NULL for a root */
	size_t arg_count;
	struct state *returned; /* joined states of all returns */
	struct value result;
	const struct return_seen *returns; /* each return apart, for callbacks */
	struct state *breaks, *continues, *switch_entry;
	struct value switch_value;
	bool switch_defaulted, switch_taken;
	struct atom chosen; /* the number that led to where it is now; act 0: none */
	const struct asking *asking; /* while it evaluates a condition; else NULL */
	struct label *labels;
	uint32_t label_count, label_room;
	struct state *anywhere; /* of computed jumps: what may land at each label; NULL: there was none */
	bool again; /* a backward goto grew a label */
	struct kept_copy copies[COPIES_KEPT]; /* the last ones */
	unsigned copied;
};
struct return_seen {
	const struct return_seen *next;
	struct value value;
	struct state *state;
};

struct judge_run; /* what the judge collects, see check.h */

/* Whether all who ask a function refuse where it says yes: the last answer (predicate_compared.c). */
struct asked {
	const struct bri_unit *unit;
	uint32_t function;
	bool refuse;
};

#define STEPS_NESTED 3000
enum { OTHERS_KEPT = 32 };
struct interp {
	struct world *world;
	const struct bri_policy *policy;
	struct bri_pool pool;
	unsigned char *emergency; /* handed out when the arena is spent; nothing in it is used */
	struct state nowhere;     /* the same for states: dead, whatever is written to the other */
	bool stop;                /* out of memory or budget: unwind, results unusable */
	bool failed;              /* out of memory */
	uint64_t visits, budget;  /* of this root */
	size_t bytes;             /* written down, and not yet counted as visits */
	uint32_t decided;         /* conditions that were known to hold, or not to */
	struct atom decider;      /* the number that the last one was known by; act 0: none */
	int left;                 /* what the last one came to is what a parameter of the root says: 1, or its contrary: -1; else 0.
	                           * LEFT_EITHER or its contrary: a constant of another unit's says it */
	uint32_t denied;          /* where the `!` is whose operand is the condition that is evaluated next; 0: none */
	bool shallow;             /* budget of inlining spent: calls are unknown */
	struct apart apart[APART_KNOWN]; /* the last answers (apart.h) */
	struct asked asked;
	uint32_t notes[OTHERS_KEPT]; /* of this root: regions that others may write, too (others.c) */
	unsigned noted;
	bool is_shallow;          /* so from the start of this root, which stopped before its end: each statement once */
	bool is_apart;            /* so from the start of each root */
	bool spent;               /* budget of memory spent: the root was given up */
	uint32_t valid_params;    /* of the root: who calls it hands over what is there */
	unsigned ways_apart;      /* how many pairs of ways are followed each by itself */
	bool turning, meeting;    /* joined are the turns of a loop; two ways to one place */
	bool left_sight;          /* some call went where nobody sees what it does */
	bool exits;               /* some path ended otherwise than by a return: abort, exit, throw */
	uint32_t stamps, symbols;
	struct region *regions;
	uint32_t region_count, region_room;
	uint32_t *region_map; /* open addressing over regions */
	uint32_t region_map_size;
	uint32_t *act_parent; /* by activation id */
	uint32_t act_count, act_room;
	uint32_t act_now;  /* current activation's id */
	uint32_t chooser;  /* of the body that is entered next, see struct call_site */
	uint32_t location; /* of the call, store or declaration being evaluated */
	bool copied;       /* the compound literal that is evaluated next goes into an object that is asked about itself */
	bool adds;         /* what is stored is what was there, and bits that are set beside: */
	int64_t added;     /* these, as far as they are known */
	struct activation *top;
	struct closure_seen *closures; /* of this root: lambdas that were run where they were handed over */
	struct value words; /* of this root: what strtok() goes on in */
	unsigned starts;    /* bodies at hand that are run where they are started: what is only cleared may be filled until they run */
	struct judge_run *run;
	unsigned nesting; /* C recursion guard, up to STEPS_NESTED */
	void (*trace_call)(struct interp *in, struct activation *act, const struct bri_node *call, const char *callee,
	                   const struct value *args, size_t count, struct state *state);
	void (*trace_store)(struct interp *in, struct activation *act, const struct bri_node *store, const char *target,
	                    struct value value, struct state *state);
	void *trace;
};

/* Beyond the policy's tags: the value was told of where a name forbids it, see named.c. */
#define BRI_TAG_TOLD 0x80000000u

/* Zeroed memory of the run; never NULL. */
void *bri_interp_alloc(struct interp *in, size_t size);
/* The same, not zeroed: for arrays that are filled at once. */
void *bri_interp_room(struct interp *in, size_t size);
int bri_interp_init(struct interp *in, struct world *world, struct judge_run *run);
void bri_interp_finish(struct interp *in);

/* Run a root with unknown parameters.  Returns the joined state at its ends
 * (may be dead) and leaves its results in *ret_activation. */
struct state *bri_interp_root(struct interp *in, uint32_t unit, uint32_t function, uint32_t maker,
                              struct activation *ret_activation);
/* made.c: the next function that makes objects of the class that `function` is a member of, behind `after`; 0: none. */
uint32_t bri_maker_of(const struct world *world, uint32_t unit, uint32_t function, uint32_t after);
/* The object that the root, a member function, was handed holds what the maker left there, as far as nobody else writes it;
 * false: that is nothing. */
bool bri_made(struct interp *in, struct state *state, uint32_t maker);
const char *bri_own_name(const char *name);
bool bri_is_constructor(const char *name); /* be it a template's */
bool bri_has_object(const struct bri_unit *unit, const struct bri_function *function);

/* The same without a function: to look at a file-scope object. */
struct state *bri_interp_file_scope(struct interp *in, uint32_t unit, struct activation *ret_activation);

static inline const struct bri_unit *interp_unit(const struct interp *in)
{
	return in->world->units[in->top->unit].unit;
}

/* refine.c: what a condition came to, said of what it asked for and of its copies */
void bri_refine(struct interp *in, struct state *state, uint32_t expression, bool truth);
void bri_remember_copy(struct interp *in, uint32_t region, uint32_t offset, struct value value);

/* recurrence.c: a product, told of when a generator of the program's own goes on by it. */
struct value bri_recurrence(struct interp *in, const struct bri_node *node, struct value result);
/* expr.c */
struct value bri_eval(struct interp *in, struct state *state, uint32_t expression);
/* A pointer moved by an index times a scale; what an index that isn't known picks is picked by it. */
struct value bri_eval_address(struct interp *in, struct state *state, uint32_t lvalue);
void bri_eval_condition(struct interp *in, struct state *state, uint32_t expression, struct state **ret_true,
                        struct state **ret_false);
struct value bri_load(struct interp *in, struct state *state, struct value pointer, const struct bri_node *node);
void bri_store(struct interp *in, struct state *state, struct value pointer, struct value value, uint32_t size);
/* Copy `length` bytes (UINT32_MAX: all of both) between what pointers point to. */
void bri_store_copy(struct interp *in, struct state *state, struct value to, struct value from, uint32_t length,
                    bool length_known);
/* Who isn't in sight may write through these addresses from now on. */
void bri_escape_value(struct interp *in, struct value value);
/* All bytes that a pointer reaches become unknown with those tags.  `over`: the place that writes them over, or BY_NOBODY;
 * 0: who wrote what is there stays who did. */
void bri_forget(struct interp *in, struct state *state, struct value pointer, uint32_t tags,
                const struct origin *origin, uint32_t length, uint32_t over);
const struct memory *bri_initialise(struct interp *in, struct state *state, const struct memory *memory, uint32_t init,
                                    uint32_t base, uint32_t size);
/* others.c: others may write what was stored there, or was asked of it, as soon as they run. */
void bri_others_note(struct interp *in, uint32_t region);
/* A call went out of sight: they may have run. */
void bri_others_ran(struct interp *in, struct state *state, bool is_library);
/* Callbacks of the program are handed what the value leads to: they fill what is empty, and set numbers. */
void bri_others_keep(struct interp *in, struct state *state, struct value value);
/* Who is out of sight is handed a structure, and fills what is empty where its members lead. */
void bri_others_fill(struct interp *in, struct state *state, struct value value);
/* access.c */
/* What stands in a file-scope object is handed over by who named it. */
struct value bri_value_owned(struct interp *in, struct value value, uint32_t act);
uint32_t bri_atom_region(struct interp *in, const struct atom *atom);
/* False when the offset in the region isn't known. */
bool atom_offset(const struct atom *atom, uint32_t *ret_offset);
/* Then: the bytes that it is one of, if it is known that it stays within a member or an array. */
bool bri_atom_span(const struct atom *atom, uint32_t *ret_from, uint32_t *ret_to);
/* What was copied of a file-scope object or a literal to [at, at + count) was handed over by who named it here. */
const struct memory *bri_copy_owned(struct interp *in, const struct memory *memory, uint32_t source, uint32_t at, uint32_t count,
                                    const struct atom *from);
/* What it may point to then, or all of the region. */
struct window bri_window_at(struct interp *in, const struct memory *memory, uint32_t region, const struct atom *atom);
/* A store through the address, of which only that is known. */
const struct memory *bri_blur_at(struct interp *in, const struct memory *memory, const struct atom *atom, struct cell cell);
uint32_t bri_literal_braces(struct interp *in, uint32_t expression);
/* An unknown pointer as the start of what it points to; another atom as it is. */
struct atom bri_atom_placed(struct interp *in, struct atom atom);
/* Pointer arithmetic, and the address of a bit-field that many bits on. */
struct value bri_pointer_moved(struct interp *in, struct value pointer, struct value index, int64_t scale);
struct value bri_pointer_to_bits(struct interp *in, struct value pointer, uint32_t bits);
/* The member or object an lvalue names, for texts. */
const char *bri_last_name(const char *name); /* behind its last dot */
const char *bri_lvalue_name(const struct bri_unit *unit, uint32_t lvalue);

/* stmt.c */
void bri_execute(struct interp *in, struct state *state, uint32_t statement);
/* Whichever way the condition goes that is evaluated now, it is only told, and nobody asks it again. */
bool bri_is_only_told(const struct interp *in);

/* loop_shape.c: `begin != end` of a container; does it call what may change things; a `break` that leaves this loop, not one
 * inside */
bool bri_compares_iterators(const struct bri_unit *unit, uint32_t expression);
bool bri_has_call(const struct bri_unit *unit, uint32_t expression, int depth);
bool bri_has_break(const struct bri_unit *unit, uint32_t statement, int depth);
bool bri_is_for_ever(const struct bri_unit *unit, const struct bri_node *loop);
bool bri_counts_beyond(const struct bri_unit *unit, const struct bri_node *loop, int64_t most);

/* call.c */
struct value bri_call(struct interp *in, struct state *state, uint32_t expression);
struct value bri_call_body(struct interp *in, struct state *state, uint32_t unit, uint32_t function,
                           const struct value *args, size_t count, uint32_t location, uint32_t call_unit);
/* each_text.c: the same, once for each of the texts that an argument may be where the body goes through it. */
struct call_site;
struct value bri_call_each(struct interp *in, struct state *state, uint32_t unit, uint32_t function,
                           const struct call_site *site);
/* chosen.c: who chose what is called through a pointer or by an object's class; 0: nobody but who calls it. */
uint32_t bri_chooser_of(const struct interp *in, const struct bri_node *call, const struct atom *chosen);

/* effect.c */
struct call_site {
	const struct bri_node *node;
	uint32_t unit;
	const char *callee;
	const struct value *args;
	const struct value *given; /* args as handed over; in `args` an object that holds its contents elsewhere is
	                            * its contents */
	size_t count;
	const struct bri_api *apis;
	size_t api_count;
	bool direct; /* by name; through a pointer the mention was the use */
	const struct origin *via; /* where that pointer came from; NULL: by name */
	uint32_t chooser;         /* who handed over the function, or made the object of that class; 0: who calls it */
};
/* box.c: objects that hold their contents elsewhere */
/* Pointers to such objects become pointers to their contents, all others stay. */
struct value bri_box_follow(struct interp *in, struct state *state, struct value value);
/* Pointers to the contents, also of an object that isn't known. */
struct value bri_box_contents(struct interp *in, struct state *state, struct value object);
/* Bytes of the object that a reference leads to; 0: nobody knows. */
uint32_t bri_size_referred(const struct interp *in, struct value reference);
/* What a view, an object that is a length and a pointer, looks at; all others as they are. */
struct value bri_box_view(struct interp *in, struct state *state, struct value value);
/* The same, the object holding new contents from now on. */
struct value bri_box_make(struct interp *in, struct state *state, struct value object);
bool bri_effect_boxed(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                      struct value *ret_result);
/* Is the fact's argument a character or number itself, and of what size? */
bool bri_arg_is_scalar(struct interp *in, const struct bri_api *api, const struct call_site *site, uint32_t *ret_size);
bool bri_scalar_text(struct value value, uint32_t size, char *text, uint32_t room, bool *ret_complete);
/* A new object of that size (0: not known) whose contents are what the pointer points to; count 0: none yet. */
struct value bri_box_holding(struct interp *in, struct state *state, struct value pointer, uint32_t size);

/* The objects in a container were copied: their contents are their own from now on. */
void bri_box_own(struct interp *in, struct state *state, uint32_t region);
/* keyed.c: containers that find what they hold by a key */
bool bri_effect_look_up(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                        struct value *ret_result);
bool bri_effect_put(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site);
/* One box into another; false: nothing in it is found by a key. */
bool bri_keyed_copy(struct interp *in, struct state *state, struct value to, struct value from);

/* True when the API facts say what the call does to memory. */
bool bri_effects(struct interp *in, struct state *state, const struct call_site *site, struct value *ret_result);
/* One fact, on arguments as they are.  True when it says what happens to memory. */
bool bri_effect_plain(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                      struct value *result);
uint32_t bri_length_of(struct interp *in, const struct call_site *site, unsigned arg, bool *ret_known);

/* by_name.c: the only text that may stand there, all of it known; the functions that such texts name, or null; none: no text
 * is known */
bool bri_only_text(struct interp *in, struct state *state, struct value pointer, char *text, uint32_t room);
/* Whether the one text and the other are the same, or which comes first, as far as letters that travelled tell it, and only
 * where it makes no difference whether case counts.  BRI_DIFFERENT: they aren't, and nobody knows which. */
enum { BRI_DIFFERENT = 2 };
bool bri_texts_compare(struct interp *in, struct state *state, struct value one, struct value other, size_t count, int *ret_order);
struct value bri_functions_by_name(struct interp *in, struct state *state, struct value names);

/* compose.c: texts that calls copy, append and format */
void bri_text_copy(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site);
/* A fresh text made as a format says; api->arg is the format. */
struct value bri_text_formatted(struct interp *in, struct state *state, const struct bri_api *api,
                                const struct call_site *site);
void bri_text_format(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site,
                     struct value *ret_result);
struct value bri_text_length(struct interp *in, struct state *state, const struct call_site *site, struct value text);

/* variadic.c: lists of variable arguments.  An adapter lowers va_start and va_copy to calls of the compilers'
 * builtins, and va_arg to BRI_OPAQUE over the list. */
enum list_op { LIST_NOTHING, LIST_START, LIST_COPY, LIST_END };
uint8_t bri_list_op(const char *callee);
void bri_list_call(struct interp *in, struct state *state, uint8_t op, const struct value *args, size_t count);
/* Flags, width and precision of a conversion, from behind its '%' on: -> their end.  What `*` takes is counted in *next;
 * *ret_shown: how many letters of a text it prints, BRI_SHOWN_MAX where nothing says that they are fewer. */
const char *bri_format_marks(const char *at, const struct value *args, size_t count, unsigned *next, long *ret_shown);
/* The next argument of the list that `list` leads to; false when it leads to none. */
bool bri_list_next(struct interp *in, struct state *state, struct value list, struct value *ret_value);
/* All that are left; the values are the run's. */
bool bri_list_rest(struct interp *in, struct state *state, struct value list, const struct value **ret_values,
                   size_t *ret_count);

/* slot.c: settings of handles along a path */
void bri_slot_weaken(struct interp *in, struct state *state, struct handle handle, uint32_t slot,
                     struct candidate *candidate);
/* Reported at the root's end, unless the handle gets the mark that excuses it; nothing replaces it. */
void bri_slot_excusable(struct interp *in, struct state *state, struct handle handle, uint32_t slot,
                        struct candidate *candidate);
void bri_slot_strengthen(struct interp *in, struct state *state, struct handle handle, uint32_t slot,
                         const struct bri_rule *rule);
void bri_slot_mark(struct interp *in, struct state *state, struct handle handle, uint32_t tag);
/* If its argument is one of `by`, not of the `others`. */
void bri_slot_mark_perhaps(struct interp *in, struct state *state, struct handle handle, uint32_t tag, struct value by,
                           struct value others);
void bri_slot_derive(struct interp *in, struct state *state, struct handle child, struct handle parent);
/* Report what is due and was never settled. */
void bri_slot_report(struct interp *in);
void bri_slot_unmark(struct interp *in, struct state *state, struct handle handle, uint32_t tag);
/* On every path that led here; on one of them. */
bool bri_slot_is_marked(struct interp *in, const struct state *state, const struct atom *atom, uint32_t tag);
/* What the value, set at `location`, may be where the handle hasn't the mark: not what was chosen where the mark was, too. */
struct value bri_slot_unmarked(struct interp *in, const struct state *state, struct value handles, uint32_t tag,
                               struct value value, uint32_t location);
bool bri_slot_may_be_marked(const struct state *state, const struct atom *atom, uint32_t tag);
bool bri_slot_is_strong(struct interp *in, const struct state *state, struct handle handle, uint32_t slot);
/* The handle left what we see, or was used. */
void bri_slot_use(struct interp *in, struct state *state, struct handle handle, enum use use);
/* A pointer to the object, or a copy of it, goes somewhere. */
void bri_slot_hand(struct interp *in, struct state *state, struct value value);
/* `length` bytes are copied, and what is set in them with them; false: not known where. */
bool bri_slot_copy(struct interp *in, struct state *state, struct value to, struct value from, uint32_t length);
/* Branching on the value settles what it promised. */
void bri_slot_settle(struct interp *in, struct state *state, struct value value);
/* What is still weak is due to be reported at the root's end; only used ones when `used`. */
void bri_slot_flush(struct interp *in, const struct state *state, bool used);
const struct setting *bri_slot_join(struct interp *in, const struct setting *a, const struct setting *b);

#endif
