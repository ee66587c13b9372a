/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_WORLD_H
#define BRI_WORLD_H

/* Internal to core: the units under judgement (one in a compile, all of them at
 * a link), their names resolved against each other and against the policy,
 * once.  Decides which functions are worth interpreting. */

#include "fact.h"
#include "fact_build.h"
#include "policy.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An API fact that can produce a finding; an API that prints or logs; something named like a secret; a finding that hangs
 * on more than what stands in a call. */
enum reach { REACHES_ANCHOR = 1, REACHES_LOG = 2, REACHES_SECRET = 4, REACHES_OPEN = 8 };
#define REACH_KINDS 4
struct world_function {
	const struct bri_api *apis; /* what the policy knows of it */
	uint32_t api_count;
	uint8_t list_op; /* enum list_op */
	bool feeds;      /* it is worth interpreting only for what it stores in objects of the file's */
	uint32_t unit, function; /* its definition; function 0: none in sight */
	uint8_t reach;           /* enum reach: what it, or what it calls, holds */
	bool prints;             /* an API that prints or logs what it gets */
	bool jumps;              /* calls by a pointer */
	bool near;               /* small, and called by one that does */
	bool called;             /* by a body in sight */
	bool taken;              /* its name is used other than to call it */
	bool entered;            /* some root went through it */
	bool ran;                /* as a root */
	bool refused;            /* a call of it wasn't followed, since the root's budget was spent */
	bool lost;               /* as a root it was more than there was budget for */
	bool gone;               /* the linker left it out of the program */
	bool may_log;            /* names a secret, and calls what may log it: its body isn't in sight */
	uint32_t spent_in, spent; /* of a body that reaches nothing: the root that entered it last, and its steps there */
	uint32_t contents_then;  /* what was known of file-scope objects at its last run */
	uint64_t compares;       /* see comparer.c: pairs of its parameters */
	uint8_t comparer;        /* enum comparer */
	bool stood;              /* its locals were looked at, see stands.c */
	uint8_t checker;         /* does its name say that it checks a secret? 0: not asked yet */
	uint8_t declared_count;
	const struct bri_api *declared; /* what its declaration says of what it is given: its body isn't in sight */
};
#define WANTED_JUDGED 2
struct world_object {
	uint32_t unit, object; /* its definition */
	bool written;          /* a body in sight stores to it or hands it over to be written */
	bool several;          /* several do */
	uint32_t writer_unit, writer; /* the first body that does; 0: none */
	uint8_t wanted;        /* a function worth interpreting names it (WANTED_JUDGED), or one near such */
	bool aliased;          /* its address is taken other than to be read by a callee */
	bool names;            /* its initialiser names functions or objects */
	uint8_t reach;         /* enum reach: what it names, however indirectly, holds */
};
struct world_unit {
	const struct bri_unit *unit;
	struct world_function *functions; /* by handle */
	struct world_object *objects;     /* by handle */
	const struct bri_api **fields;    /* by name; NULL: the policy doesn't know it */
	uint8_t *name_kinds;              /* by name; enum name_kind, 0: not asked yet */
	uint32_t *stands;                 /* by object, see stands.c */
	uint32_t *field_counts;
	uint32_t names;
	bool gives_by_name; /* declares a function that returns functions by their names: any pointer may be to one */
	uint32_t only; /* marks (a bit each) that handles made here get, where nothing speaks of others */
};
/* What the name of an object, member or function says, by the globs of the policy's checks. */
enum name_kind {
	NAME_ASKED = 1,
	NAME_COMPARED = 2,
	NAME_LOGGED = 4,
	NAME_DRAWN = 8,
	NAME_FILE = 16,
	NAME_GIVEN = 32,
	NAME_JOINED = 64, /* a member that is a secret's with its structure's name before it */
	NAME_NUMBER = 128 /* a number called so is a secret itself; alone: the name was looked at, and isn't one's */
};
#define BRI_LIKES 6
struct world {
	const struct bri_policy *policy;
	struct world_unit *units;
	size_t count;
	const struct bri_aliases *aliases;
	struct name_list *name_lists; /* name_list.c */
	size_t name_list_count;
	const struct bri_condition *carriers; /* names of members that say nothing of themselves; NULL: none */
	unsigned asked_names; /* enum name_kind that some check has names for */
	uint32_t number_ends; /* letters (a bit each) that names of numbers that are secrets end in */
	uint32_t secret_tags; /* tags that what is named like a secret carries */
	uint32_t drawn_tags;  /* tags that must not get into what is named so */
	const struct bri_check *generator; /* recurrence.c: multipliers of generators that can be predicted; NULL: nobody asks */
	uint32_t marks;       /* tags that say who a handle is: an answer depends on one */
	struct declared_facts *declared; /* declared.c */
	struct bri_api likes[BRI_LIKES]; /* likes.c: of functions that log by their name, by how many parameters they name */
};

/* A name that the linker takes for another one where a unit only declares it; "&name": for the address that "to" spells. */
struct bri_alias {
	const char *from, *to; /* owned by the list */
};
struct bri_aliases {
	struct bri_alias *items;
	size_t count, room;
};

/* NULL: out of memory.  Units and aliases (NULL: none) are borrowed. */
struct world *bri_world_new(const struct bri_policy *policy, const struct bri_unit *const *units, size_t count,
                            const struct bri_aliases *aliases);
void bri_world_free(struct world *world);
/* A body that a header of the system brings along; one that makes a symbol of its own is the program's, whatever a line
 * marker or a pragma says of its file. */
bool bri_is_foreign(const struct bri_unit *unit, const struct bri_function *function);

/* recurrence.c: the check that knows generators of the program's own; is it a product that one of them goes on by? */
const struct bri_check *bri_recurrence_check(const struct bri_policy *policy);
bool bri_is_recurrence(const struct world *world, uint32_t unit, uint32_t function, const struct bri_node *node);

/* known.c: the facts on the unit's functions and members. */
void bri_known_find(struct world *world, struct world_unit *home);

/* names.c: which checks have names; what a name of a unit says, asked once; does the check's list fit the name? */
bool bri_names_find(struct world *world); /* false: out of memory */
void bri_names_forget(struct world *world);
unsigned bri_name_kinds(struct world *world, uint32_t unit, uint32_t name);
/* A member that the call hands over as a secret is one wherever the unit names it; one that it hands over as a file's
 * name isn't, whatever it is called.  Whether a text of it says of what is printed that it is a secret. */
bool bri_names_given(struct world *world, uint32_t unit, const struct bri_node *call);
bool bri_is_named_secret(struct world *world, uint32_t unit, uint32_t lvalue);
/* A function that isn't in sight gets what it calls a secret: creds_get_password().  One that hides or checks it doesn't
 * say "get". */
bool bri_gives_secret(struct world *world, uint32_t unit, const struct bri_node *call);
/* Whether the last word of a text, before what sets it apart from what is printed behind it, is one that a secret has:
 * "WebircPassword = ", "wrong password: '". */
bool bri_calls_it_secret(const struct world *world, const char *text, const char *end);
/* Whether that word is set equal to what follows: "psk: %s", "the password is %s". */
bool bri_label_assigns(const char *text, const char *end);
bool bri_name_fits(const struct world *world, const struct bri_check *check, const char *name);
/* The same of a function that says whether its text is the secret: the check's list of those. */
bool bri_function_fits(const struct world *world, const struct bri_check *check, const char *name);
/* A yes of the function of that name says that a password is one that nobody may have: is_common_password(). */
bool bri_function_refuses(const struct world *world, const char *name);
/* telling.c: whichever way it goes, something is logged and nothing else happens. */
bool bri_only_tells(const struct world *world, uint32_t unit, const struct bri_node *branch);
/* A text in quotes, as it is or by its address. */
bool bri_is_literal(const struct bri_unit *unit, const struct bri_node *node);
/* member.c: password.cstring is what password is: that member, where facts speak of it, else `field` itself; of any other
 * lvalue that.  Does a member of that name only hold what the one around it is called? */
uint32_t bri_member_meant(const struct world *world, uint32_t unit, uint32_t field);
bool bri_is_carrier(const struct world *world, uint32_t unit, uint32_t name);
/* The words of an identifier, set apart by "_": "wifiPassword2" -> "_wifi_password_". */
#define BRI_SPELLED_MAX 96
struct bri_spelled {
	uint64_t pairs; /* a bit for each two letters that stand side by side; two pairs may share one */
	size_t length;  /* bytes, without the 0 */
	char words[BRI_SPELLED_MAX];
};
void bri_spell(const char *name, struct bri_spelled *spelled);
void bri_spell_numbered(const char *name, struct bri_spelled *spelled); /* with its digits: "md5Block2" is "_md5_block2_" */
/* name_list.c: globs of a list of words: read before they are asked; does one fit, and none of those with a "!"?  Only such a list fits
 * everything else. */
bool bri_words_read(struct world *world, const struct bri_condition *words); /* false: out of memory */
bool bri_words_fit(const struct world *world, const struct bri_condition *words, const struct bri_spelled *spelled);
bool bri_words_only_deny(const struct world *world, const struct bri_condition *words);
/* declared.c: gives functions whose body isn't in sight the facts that their declarations fit.  false: out of memory */
bool bri_declared_find(struct world *world);
void bri_declared_forget(struct world *world);
/* Is the fact one on functions that are called so? */
bool bri_declared_says_function(const struct world *world, const struct bri_api *fact);
/* general.c: it speaks of a number, not of what is pointed to. */
bool bri_is_number_fact(const struct bri_policy *policy, const struct bri_api *api);
static inline bool bri_is_number_node(const struct bri_node *node)
{
	return node->type != BRI_POINTER && node->type != BRI_AGGREGATE;
}
/* Gives functions that aren't in sight, and log by their name, a fact that says so.  And: is it one of those facts? */
void bri_likes_find(struct world *world);
bool bri_is_like(const struct world *world, const struct bri_api *api);
/* The name of the member or object that an lvalue, or a pointer to one, names; 0: none. */
uint32_t bri_lvalue_name_id(const struct bri_unit *unit, uint32_t lvalue);
/* stands.c: what the expression is a copy of: through locals that get their value in one place, and casts; itself. */
uint32_t bri_stands_for(const struct world *world, uint32_t unit, uint32_t expression);
/* Of a block's statements the last expression, which is its value; 0: there is none. */
uint32_t bri_value_of_block(const struct bri_unit *unit, uint32_t sequence);
/* `*mode` where `int *mode = &settings->mode;`: the member; else itself. */
uint32_t bri_lvalue_meant(const struct world *world, uint32_t unit, uint32_t lvalue);
/* The bytes of the literal that it is, or that the array which it names begins as; NULL: none. */
const unsigned char *bri_text_behind(const struct world *world, uint32_t unit, uint32_t expression, size_t *ret_length);
/* The lvalue that names what is written, or the text that calls hand on: password.c_str(); 0: none.  And its name. */
uint32_t bri_text_lvalue(struct world *world, uint32_t unit, uint32_t text);
uint32_t bri_text_name_id(struct world *world, uint32_t unit, uint32_t text);
/* The facts on a function as facts name it: on a C++ one by the most particular form that the policy knows. */
/* Does a namespace or class stand in front?  Then it is nobody else's function. */
bool bri_name_is_qualified(const char *name);
/* What the linker takes a name for that a unit only declares. */
const char *bri_meant_by(const struct world *world, const char *name);
/* Is the object's address a number that the linker is told? */
bool bri_is_told_address(const struct world *world, uint32_t unit, uint32_t object, int64_t *ret_number);
const struct bri_api *bri_find_function(const struct bri_policy *policy, const char *name, size_t *ret_count);
/* The facts on "record.member"; where there are none, those on that member of any record. */
const struct bri_api *bri_find_field(const struct bri_policy *policy, const char *name, size_t *ret_count);

#endif
