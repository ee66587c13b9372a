/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CHECK_H
#define BRI_CHECK_H

/* Internal to core: where the interpreter meets the policy.  At each call and
 * store the API facts are asked; what is bad becomes a candidate, and the judge
 * turns candidates into findings. */

#include "engine.h"
#include "interp.h"

#define BRI_SHOWN_MAX 5 /* letters of a text that don't give it away */

struct candidate {
	const struct bri_rule *rule;
	const struct bri_api *api; /* NULL for unit checks */
	bool elsewhere;
	uint32_t unit, location; /* where the bad value is handed over */
	uint32_t function_unit, function;
	uint32_t caller_unit, caller_location; /* who called that one, of another unit; location 0: nobody did */
	struct atom value;            /* the bad one */
	const char *shown;            /* the value as messages show it */
	const char *perhaps;          /* struct answer's */
	uint32_t written_unit, written_location, root; /* where the bad bytes were written first, in which root; location 0: not known */
	const struct origin *via;     /* where the pointer to the sink came from; NULL: called by name */
	struct activation_path *path; /* calls between there and the sink, outermost first */
	uint32_t sink_unit, sink_location;
	const char *sink;
	bool settled; /* on some path the program looked at what came of it */
	bool settled_by_mark; /* or it turned out to be excused */
	bool used;
	struct candidate *next_due, *next_settled;
	bool due;
	uint32_t slot;
	const char *holder; /* see bri_holder_of */
};

/* A verdict was looked at where the setting wasn't made. */
struct looked_at {
	struct looked_at *next;
	uint32_t slot;
	const char *holder;
};

/* Of a check `from`: that there is such a tag was seen when the policy was opened. */
static inline uint32_t bri_from_tag(const struct bri_check *check)
{
	return 1u << (check->tag & 31);
}

struct activation_path {
	struct activation_path *next;
	uint32_t unit, location;
	const char *callee;
};

/* A call that an `elsewhere` check waits on: reported unless the same source reached a primary one. */
struct pending_elsewhere {
	struct pending_elsewhere *next;
	struct candidate candidate;
	struct engine engine;
};
/* A call on the way to a log, and who made it. */
struct hand {
	const struct hand *outer;
	uint32_t act, unit, location, function_unit, function;
};
/* Secrets and logs of a root, matched at its end. */
struct sighting {
	struct sighting *next;
	uint32_t region, symbol, source, tags;
	uint32_t among; /* which symbols it is one of: logged.c; 0: it is that one */
	uint32_t extent;
	int64_t offset; /* in the region; -1: not known */
	uint32_t row; /* bytes of the rows in one of which it lies, `bytes` of it from `at` on; 0: there are none */
	int64_t at;
	uint32_t bytes;
	const struct bri_api *api;
	const struct bri_check *check;
	uint32_t unit, location, function_unit, function; /* where the project hands it over */
	uint32_t act;                                     /* who does */
	uint32_t sink_unit, sink_location;
	uint32_t top; /* who reached the sink */
	const struct hand *hands; /* of a log: the way there */
	uint32_t by; /* place that filled what it points to; 0: not known, or several */
	uint32_t when; /* by the run's clock */
	const struct origin *origin;
	const char *name;
	const char *text; /* the constant that it is, NULL: none; of a log only where the text in front calls it a secret */
};

enum { FLOW_BUCKETS = 64 };
struct judge_run {
	const struct bri_policy *policy;
	struct world *world;
	struct bri_findings *findings;
	const struct bri_findings *known; /* link: what units said already */
	struct bri_pool keep;             /* outlives the roots */
	struct pending_elsewhere *elsewhere;
	struct sighting *reached;        /* calls whose results reached a primary check */
	uint32_t reached_tags;           /* tags that reached a primary `from` check anywhere */
	struct named_sink *named;        /* what was stored where a name forbids it */
	struct held_candidate *held;     /* general.c: what waits until it is known where else it went */
	struct handed_value *handed;     /* and what went to a role of an API */
	bool telling_held;
	struct named_part *parts;        /* of this root: members whose names say what they hold, by their place */
	struct placed_member *members;   /* of this root: members of which facts speak, by their place (check_bytes.c) */
	uint32_t root;                   /* counts the roots */
	uint32_t faults;                 /* counts the answers that were bad */
	struct sighting *secrets, *logs, *files; /* of this root; files: names that aren't secrets themselves */
	struct flow *flows[FLOW_BUCKETS]; /* of this root: what texts were made from, by where they went */
	uint32_t clock;                  /* counts what is copied, logged and handed over, as it is seen */
	struct candidate *due;           /* of this root: weak settings that nothing replaced */
	struct candidate *settled;       /* of this root */
	struct candidate *waiting;       /* weak settings of what outlives the root: another may look at the verdict */
	struct looked_at *looked;
	const uint8_t *written;          /* by name: members that others than constructors write (made.c); NULL: not asked yet */
	struct globals *globals;         /* what roots left in file-scope objects */
	bool is_program;
	bool closed; /* all of the program's units are in sight */
	size_t *unknown; /* answers that were only counted: of no rule in particular, then of each rule of the policy */
	uint64_t spent;
	bool open; /* this root met something only a program can settle */
};

/* closure.c: did the function of `act` write the lambda?  Whose word a value is that a lambda's body uses: the lambda's,
 * where its writer, `home`, had it hold the value.  Runs the lambdas that a call takes out of sight. */
bool bri_wrote_lambda(const struct interp *in, const struct activation *act, uint32_t unit, uint32_t lambda);
const struct activation *bri_closure_home(const struct interp *in, const struct activation *home,
                                          const struct atom *atom);
void bri_closures_run(struct interp *in, struct state *state, const struct call_site *site);
/* An object that was made of what can be called holds it by its first word, and so do its copies.  What a call gives an object,
 * or its result, to hold, asked before it; is that all that it does? and what it leaves.  What an object holds, else itself. */
struct value bri_closure_given(struct interp *in, struct state *state, const struct call_site *site);
bool bri_closure_wraps(struct interp *in, struct state *state, const struct call_site *site,
                       const struct world_function *known);
struct value bri_closure_kept(struct interp *in, struct state *state, const struct call_site *site, struct value held,
                              struct value result);
/* Among it is a function; of an object that can be called, as a body in sight is given it: the object. */
bool bri_has_function(struct value value);
struct value bri_closure_object(struct interp *in, struct value value);
struct value bri_closure_held(struct interp *in, struct state *state, struct value value);
/* Runs what the call has started later (effect register, with `data`): of what that does to memory it is known only that it
 * may have filled what was empty. */
void bri_started_run(struct interp *in, struct state *state, const struct bri_api *api, const struct call_site *site);

/* The facts whose handle is what the call returns are asked apart: with `result`. */
void bri_check_call(struct interp *in, struct state *state, const struct call_site *site, const struct value *result);
/* The same by what the declaration of a function out of sight says. */
void bri_check_declared(struct interp *in, struct state *state, const struct call_site *site,
                        const struct world_function *known);
void bri_check_mention(struct interp *in, struct state *state, const struct bri_node *function);
void bri_check_store(struct interp *in, struct state *state, uint32_t field, struct value value, struct value pointer,
                     uint32_t location);
/* Something is stored that a fact on a member of that name speaks of. */
void bri_check_field(struct interp *in, struct state *state, uint32_t name, struct value value, uint32_t location);
/* called.c: something is stored in an lvalue that may be such; a library's call has written through `to`. */
void bri_check_called(struct interp *in, struct state *state, uint32_t lvalue, struct value value, uint32_t location);
void bri_check_called_written(struct interp *in, struct state *state, uint32_t expression, struct value to, uint32_t location);
/* check_bytes.c: a member of an array's type is named, and lies there; the member that the pointer leads to the first byte of
 * (0: none); a number of that size is written there. */
void bri_check_place(struct interp *in, uint32_t field, struct value pointer);
uint32_t bri_check_placed(struct interp *in, const struct atom *atom);
void bri_check_byte(struct interp *in, struct state *state, struct value pointer, struct value value, uint32_t size,
                    uint32_t location);
/* What was written so before its end is asked about when the object is handed to a call, and when the function returns. */
void bri_check_handed(struct interp *in, struct state *state, const struct call_site *site);
void bri_check_left(struct interp *in, struct state *state);
/* check_given.c: members that a library call wrote to. */
void bri_check_written(struct interp *in, struct state *state, const struct call_site *site);
/* check_given.c: the same of a body in sight that is handed a member, or one's address: what the members held before, and
 * what it has written there. */
#define BRI_GIVEN_MAX 8
void bri_check_given(struct interp *in, struct state *state, const struct call_site *site,
                     const struct memory *ret_before[BRI_GIVEN_MAX]);
void bri_check_filled(struct interp *in, struct state *state, const struct call_site *site,
                      const struct memory *const before[BRI_GIVEN_MAX]);
/* Members that a braced initialiser sets, from offset `base` of the region. */
void bri_check_initialiser(struct interp *in, struct state *state, uint32_t init, uint32_t region, uint32_t base,
                           uint32_t location);
/* What `to` points to now holds what `from` points to, or is. */
void bri_check_flow(struct interp *in, struct value to, struct value from);
/* The same of a number that was loaded from somewhere, or made of one: a letter, a byte, two digits of it. */
void bri_check_flow_number(struct interp *in, struct value to, struct value number);
/* It holds something else now. */
void bri_check_flow_end(struct interp *in, struct value to);
void bri_check_root_end(struct interp *in);

/* Report: builds the finding, its path and texts. */
void bri_report_candidate(struct interp *in, const struct candidate *candidate);
/* Where in the chain of activations the value was handed over; fills unit, location, function and path. */
void bri_candidate_place(struct interp *in, struct candidate *candidate, const struct atom *atom, uint32_t location);
/* The same place alone. */
struct hand bri_hand_of(struct interp *in, const struct atom *atom, uint32_t location);

/* condition.c: may the conditions hold?  Answers separately for "may" and "must". */
struct answer {
	bool may, must, known;
	struct atom atom;
	const char *shown;
	const char *perhaps; /* of several texts that may stand there, one that is bad; NULL: what stands there is known */
	const struct origin *written; /* of bytes, NULL: not known */
};
uint32_t bri_pointer_size(const struct interp *in);
/* What the pointers point to, read as an array of pointers: its element `word`. */
struct value bri_pointer_behind(struct interp *in, struct state *state, struct value value, unsigned word);
/* `may_be_left`: what is left to callers (bri_is_left_to_callers) isn't known. */
struct answer bri_conditions_any(struct interp *in, struct state *state, const struct bri_condition *first,
                                 uint32_t count, struct value value, bool may_be_left);
bool bri_conditions_when(struct interp *in, struct state *state, const struct bri_api *api,
                         const struct call_site *site);
/* They hold of every value that the arguments may have.  Otherwise: of which an argument has it does, and of which not. */
bool bri_conditions_when_surely(struct interp *in, struct state *state, const struct bri_api *api,
                                const struct call_site *site, struct value *ret_by, struct value *ret_others);
/* The same of one value: a pair's name (BRI_PAIR_NAME) or what is stored in a field (BRI_NO_ARG). */
bool bri_conditions_when_value(struct interp *in, struct state *state, const struct bri_api *api, uint8_t arg,
                               struct value value);
bool bri_pair_is_wide(struct interp *in, const struct bri_api *api, struct value name);
uint32_t bri_atom_width(struct interp *in, const struct atom *atom);
/* Texts an atom may be: fills text, returns false when nothing is known. */
bool bri_atom_text(struct interp *in, struct state *state, const struct atom *atom, char *text, uint32_t room,
                   bool *ret_complete);
/* The n-th text that stands there, from 0: what is known now, then what paths left; false past the last.  Holes in
 * the middle are 0x01. */
bool bri_atom_text_at(struct interp *in, struct state *state, const struct atom *atom, uint32_t n, char *text,
                      uint32_t room, bool *ret_complete);
const char *bri_text_show(struct interp *in, const char *text, bool complete);
const char *bri_atom_show(struct interp *in, struct state *state, const struct atom *atom);
bool bri_text_glob(const char *pattern, const char *text);
/* The longest run of a pattern's letters between its stars and question marks: what fits the pattern holds it, in either
 * case of letters.  *ret_length 0: it has none. */
const char *bri_glob_letters(const char *pattern, size_t length, size_t *ret_length);
bool bri_text_holds(const char *text, size_t length, const char *letters, size_t count); /* neither ends with a NUL */
bool bri_text_same(const char *a, const char *b);

/* predicate.c */
struct question {
	const struct bri_api *api;
	const struct bri_check *check;
	const struct call_site *site; /* NULL for fields */
	struct value value;
	unsigned arg;
	bool is_settled; /* what decided which values these are decided the handle's end, too: nothing is left to callers */
	uint32_t member; /* of a field: what the unit calls it */
};
/* It leads to zeros that may be written. */
bool bri_is_room(struct interp *in, struct state *state, struct value value);
/* What a callee out of sight makes of bytes of the program that it can write to, but takes as a key or an IV: a secret is
 * read; anything else is counted on from there, and each
 * root begins anew.  TAKEN_NOT: they are room, or it isn't known as what they are taken. */
#define BRI_TAKEN_MAX 64u /* bytes that are looked at */
enum taken { TAKEN_NOT, TAKEN_READ, TAKEN_COUNTED };
enum taken bri_taken(struct interp *in, struct state *state, const struct call_site *site,
                     const struct world_function *known, size_t arg);
struct answer bri_predicate_ask(struct interp *in, struct state *state, const struct question *question);
/* One pointer's texts were asked about; the first bad one is what is told.  NULL: none is. */
void bri_note_text(struct interp *in, struct state *state, const struct question *question, const struct atom *atom,
                   const char *bad, struct answer *answer);
/* predicate_compared.c: BRI_IS_COMPARED_SECRET; the same of a call into the program's own body that compares. */
struct answer bri_compared_secret(struct interp *in, struct state *state, const struct question *question);
void bri_check_comparer(struct interp *in, struct state *state, const struct call_site *site);
/* predicate_command.c: BRI_IS_COMMAND. */
struct answer bri_starts_command(struct interp *in, struct state *state, const struct question *question);
/* Who finds them equal is sent away: what nobody may choose. */
bool bri_is_refused(struct interp *in, uint32_t unit, const struct bri_node *call, bool zero_is_equal);
/* compared_number.c: two numbers are compared, one of them is called like a secret. */
void bri_check_number(struct interp *in, const struct bri_node *node, struct value left, struct value right);
/* The same of what a switch chooses by. */
void bri_check_cases(struct interp *in, const struct bri_node *node, struct value on);
/* A condition without a comparison, where it begins and what it came to: !(pin ^ 1234). */
void bri_check_tested(struct interp *in, uint32_t condition, uint32_t location, struct value value);
/* logged.c: what went to a secret's parameter, what a question about a log speaks of. */
void bri_secret_sighted(struct interp *in, struct state *state, const struct bri_api *api, struct value value,
                        uint32_t location, bool is_public);
void bri_log_sighted(struct interp *in, struct state *state, const struct question *question, struct value value,
                     uint32_t location, struct value handles);
/* named.c: a value on its way into an lvalue (it comes back told of), bytes that a call wrote there (`parts`: made of
 * these), a value that a parameter or a function of that name takes, what the name of an lvalue says of its value. */
void bri_named_part(struct interp *in, const struct bri_node *field, struct value pointer);
struct value bri_named_store(struct interp *in, struct state *state, uint32_t lvalue, struct value pointer,
                             struct value value, uint32_t location);
void bri_named_write(struct interp *in, struct state *state, uint32_t lvalue, struct value pointer, struct value parts,
                     uint32_t location);
/* Better numbers were written over what the pointer leads to; and is it so at this end of the root? */
void bri_named_overwritten(struct interp *in, struct value pointer);
void bri_named_at_end(struct interp *in, const struct state *end);
struct value bri_named_take(struct interp *in, struct state *state, uint32_t unit, uint32_t name, struct value value,
                            uint32_t location);
/* A letter is one of a text, a bit or a byte a flag. */
static inline bool bri_is_whole_number(const struct bri_node *node)
{
	return (node->type == BRI_SIGNED || node->type == BRI_UNSIGNED) && node->size > 1 && node->kind != BRI_ELEMENT;
}
struct value bri_named_secret(struct interp *in, uint32_t lvalue, struct value value);
struct value bri_named_gift(struct interp *in, const struct bri_node *call, struct value value); /* the result of one */
struct value bri_named_field(struct interp *in, uint32_t name, struct value value);
/* drawn.c: what the call makes of what it writes there, when nobody knows where that is; none: it can be looked at. */
struct value bri_unplaced_parts(struct interp *in, const struct call_site *site, const struct bri_api *api, unsigned to);
/* The first of what it is, or of what it points to, that carries the tag and was in no such name before; a member
 * of what bears the `name` goes by its own. */
bool bri_find_drawn(struct interp *in, struct state *state, const char *name, struct value value, uint32_t tag,
                    struct atom *ret_atom);
bool bri_named_member(struct interp *in, const char *whole, const char *member, uint32_t tag);
/* Which calls made what reached a role; the check's tag comes back. */
uint32_t bri_named_sources(struct interp *in, struct state *state, const struct bri_check *check, struct value value);
/* A value reached a role that it must not: where it came from, and names on the way, are settled. */
void bri_named_reached(struct interp *in, struct state *state, const struct bri_check *check, struct value value);
void bri_named_report(struct interp *in);
/* general.c: a candidate of a fact on a member by its name alone waits (true) until all roots have run. */
bool bri_is_general(const struct bri_policy *policy, const struct bri_api *api);
bool bri_general_keep(struct interp *in, const struct candidate *candidate);
void bri_general_report(struct interp *in);
/* A copy that outlives the root; NULL: out of memory. */
struct candidate *bri_candidate_keep(struct judge_run *run, const struct candidate *candidate);
/* slot.c: what the handle in argument `arg` is kept in: "" a file-scope object, else a member's name, whose type
 * stands before the dot; NULL: not known. */
const char *bri_holder_of(struct interp *in, const struct call_site *site, unsigned arg);
/* Every root has run: was the verdict looked at somewhere? */
void bri_slot_report_waiting(struct interp *in);
/* command.c */
bool bri_command_matches(const struct bri_policy *policy, const struct bri_condition *pattern, const char *const *words,
                         size_t count);
/* Index of the program that the words run, behind those that only start it; `count`: none. */
size_t bri_command_program(const struct bri_policy *policy, const char *const *words, size_t count);
bool bri_command_text_matches(const struct bri_policy *policy, const struct bri_condition *pattern, const char *text,
                              uint32_t letters);
/* The letters of a text as a set, found once for all patterns; all: quotes and backslashes may stand inside a name. */
uint32_t bri_command_letters(const char *text);
/* globals.c */
int bri_globals_init(struct judge_run *run);
/* A root's path ends here: what it left in file-scope objects is kept. */
void bri_globals_leave(struct interp *in, const struct state *state);
/* Every root has run: what was kept is all there is.  Unless something was lost. */
void bri_globals_settle(struct judge_run *run);
void bri_globals_lose(struct judge_run *run);
uint32_t bri_globals_count(const struct judge_run *run);
bool bri_globals_tell(const struct judge_run *run, uint32_t unit, uint32_t function);
/* What a file-scope object that bodies write holds when a root starts; `began`: its initialiser's, or NULL. */
const struct memory *bri_globals_content(struct interp *in, uint32_t unit, uint32_t object,
                                         const struct memory *began, bool visible);
uint32_t bri_globals_heap(struct interp *in, uint32_t unit, uint32_t location, const struct memory **ret_memory,
                          const char **ret_name);
/* callback.c */
struct answer bri_accepts_always(struct interp *in, struct state *state, const struct bri_api *api,
                                 struct value callback);
/* The question asked of what a callback has stored through its parameter `writes` when it returns. */
struct answer bri_callback_writes(struct interp *in, struct state *state, const struct question *question);

#endif
