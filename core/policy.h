/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_POLICY_H
#define BRI_POLICY_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The compiled policy (.bri): a policy resolved to flat tables, little-endian,
 * 8-byte aligned, read by mapping it.  A handle is const and may be shared
 * between threads.  Every index and range is checked once, when it is opened, so
 * that readers need not check again; a string is read by bri_policy_text.
 *
 * File: struct bri_policy_header, then the tables in the order of enum
 * bri_table, then the string table.  A string is a byte offset into the string
 * table; offset 0 is "".  Names are found by FNV-1a through the `names` table,
 * open addressing, a power of two of entries, at most half full: the entry of
 * a name lies at slot hash & (count - 1) or the next ones, name 0 ends a search.
 *
 * Tables lie back to back, each begins at a multiple of 8.  A range is (first,
 * count) in its table; a range of conditions counts every condition in it, and
 * one with `chained` set forms one requirement with the next (a chain never
 * leaves its range). */

#define BRI_POLICY_MAGIC "BRINELL\x01"
#define BRI_POLICY_VERSION 6u
#define BRI_NOTHING 0xffffffffu
#define BRI_TAGS_MAX 31

enum bri_severity { BRI_OFF, BRI_WARNING, BRI_ERROR };
/* What an undecided requirement yields. */
enum bri_unknown { BRI_UNKNOWN_SILENT, BRI_UNKNOWN_OPEN, BRI_UNKNOWN_ERROR };

enum bri_table {
	BRI_TABLE_RULES,     /* struct bri_rule, ordered by id */
	BRI_TABLE_ROLES,     /* struct bri_role */
	BRI_TABLE_CHECKS,    /* struct bri_check, grouped by role; unit, output and image checks last */
	BRI_TABLE_APIS,      /* struct bri_api, grouped by (kind, name) */
	BRI_TABLE_CONDITIONS,/* struct bri_condition */
	BRI_TABLE_NUMBERS,   /* int64_t */
	BRI_TABLE_WORDS,     /* uint32_t strings, for sets */
	BRI_TABLE_NAMES,     /* struct bri_name, the hash table */
	BRI_TABLE_TAGS,      /* uint32_t strings: tag n's name, at most BRI_TAGS_MAX */
	BRI_TABLE_REFERENCES,/* struct bri_reference, grouped by rule */
	BRI_TABLE_FIXES,     /* struct bri_fix, grouped by rule */
	BRI_TABLE_SETTINGS,  /* struct bri_setting */
	BRI_TABLE_CLAUSES,   /* struct bri_clause, in document order */
	BRI_TABLE_SCOPES,    /* struct bri_scope, in order; a later one wins */
	BRI_TABLE_WAIVERS,   /* struct bri_waiver; not in the digest */
	BRI_TABLE_DECLARATIONS, /* struct bri_declaration; not in the digest */
	BRI_TABLES
};

struct bri_policy_header {
	char magic[8];
	uint32_t version;
	uint32_t size;          /* of the whole file, bytes */
	uint64_t checksum;      /* bri_policy_checksum of every byte after this field */
	uint8_t digest[32];     /* SHA-256 of the rules, APIs, severities, settings and scopes: what objects carry */
	uint32_t name;          /* string: "xiaomi-2.0-high", or the policy file's own name */
	uint32_t strings_offset, strings_size;
	struct { uint32_t offset, count; } tables[BRI_TABLES];
};

/* The predicates: what a check asks.  Each is one function in core. */
enum bri_predicate {
	BRI_IS_USED,            /* the call, or a mention of the function, is itself the fault */
	BRI_IS_BAD,             /* the API's own `bad` condition holds of the value */
	BRI_IS_HARD_CODED,      /* non-empty and every byte comes from constants */
	BRI_IS_FROM,            /* a value carrying tag `tag` reaches it (value, or bytes pointed to) */
	BRI_IS_ACCEPTS_ALWAYS,  /* callback that accepts on every path; the API says how it accepts */
	BRI_IS_NOT_CONSTANT,    /* string that isn't wholly constant */
	BRI_IS_PLAINTEXT_URL,   /* URL with one of the check's schemes, host not loopback */
	BRI_IS_COMMAND,         /* shell command or argv that matches one of the check's command patterns */
	BRI_IS_LOGGED,          /* (on a log-text role) a secret reaches it */
	BRI_IS_ABSENT,          /* (on a handle's use) the required slot was never strengthened */
	BRI_IS_PRIVATE_KEY,     /* unit: literal or initialiser holds one of the check's markers */
	BRI_IS_ALGORITHM,       /* unit: all numbers of one of the check's constant groups appear */
	BRI_IS_COMPARED_SECRET, /* (on a compared role) constant text compared with an object named like a secret */
	BRI_IS_OPTION,          /* unit option `subject` must satisfy the setting; see bri_check */
	BRI_IS_FUNCTION_PROTECTION, /* unit: functions that lost stack protection by attribute or pragma */
	BRI_IS_OUTPUT,          /* link, image: output property `subject` */
	BRI_IS_EVIDENCE,        /* link: evidence property `subject` */
	BRI_IS_IMAGE,           /* audit: image property `subject` */
	BRI_IS_URL_CREDENTIALS, /* URL with a password in front of its host: "http://user:word@host" */
	BRI_IS_GENERATOR,       /* unit: what is multiplied by one of the check's numbers carries `tag` */
	BRI_PREDICATES
};

struct bri_rule {
	uint32_t id, title, message, why, fix, url; /* strings; message may hold {what} {value} {role} {place} */
	uint32_t cwe;            /* string "CWE-295", or 0 */
	uint8_t severity;        /* enum bri_severity */
	uint8_t severity_elsewhere; /* of checks marked `elsewhere` */
	uint8_t unknown;         /* enum bri_unknown */
	uint8_t pad;
	uint32_t first_reference, references;
	uint32_t first_fix, fixes;
};
struct bri_reference { uint32_t standard, clause; }; /* strings: "xiaomi-2.0", "4.2.3" */
struct bri_fix { uint32_t library, text; };          /* strings; first match of the API's library wins, else rule.fix */

enum bri_role_flag {
	BRI_ROLE_SECRET = 1 << 0, /* what reaches this role is a secret (never to be logged) */
	BRI_ROLE_HANDLE_SLOT = 1 << 1, /* the last setting before use decides (state) */
	BRI_ROLE_PUBLIC = 1 << 2       /* what reaches this role is no secret, whatever it is called: a file's name */
};
/* The roles' ranges tile the front of CHECKS in the order of ROLES; what lies
 * behind the last role's range are the checks without a role. A check on several
 * roles, or for several tags, stands once for each. */
struct bri_role { uint32_t name; uint32_t flags; uint32_t first_check, checks; };

enum bri_check_flag {
	BRI_CHECK_ALL = 1 << 0,      /* quantifier all: every possible value must be bad; else any */
	BRI_CHECK_ELSEWHERE = 1 << 1, /* uses severity_elsewhere; dropped where the same source also reached a primary check */
	BRI_CHECK_DIGITS = 1 << 2    /* a compared secret of these names is made of digits */
};
struct bri_check {
	uint32_t rule;       /* index into RULES */
	uint8_t predicate;   /* enum bri_predicate */
	uint8_t flags;       /* enum bri_check_flag */
	uint8_t tag;         /* BRI_IS_FROM, BRI_IS_GENERATOR: tag number */
	uint8_t pad;
	uint32_t subject;    /* string: option key, output/evidence/image property, absent slot; else 0 */
	uint32_t setting;    /* string: setting key that holds the minimum for BRI_IS_OPTION; else 0 */
	uint32_t first_condition, conditions; /* patterns: words, command patterns, number groups, option orders */
	/* By predicate:
	 *   plaintext-url  two BRI_IS_WORDS with text "schemes" and "loopback" (either may be missing)
	 *   command        one BRI_IS_PATTERN for each pattern
	 *   private-key    one BRI_IS_WORDS with text "markers"
	 *   algorithm      for each algorithm a chain of BRI_IS_GROUP and BRI_IS_WORDS ("calls", "structure"); the
	 *                  first one's text is the algorithm's name, then the kind stands in `number` or, of words, in
	 *                  `arg`: BRI_NO_ARG calls, 0 a structure
	 *   option         one BRI_IS_WORDS: the values, weak to strong; its text is the minimum itself when
	 *                  the rule gives `value` and no setting, else 0
	 *   others         none */
};

/* BRI_API_PARAMETER: of every function that is declared and whose body isn't in sight; which of them, and which parameter,
 * the BRI_IS_WORDS among its `accept` say (texts: those keys); all of these facts have one name. */
enum bri_api_kind { BRI_API_CALL, BRI_API_FIELD, BRI_API_PARAMETER };
/* With an effect the locus is BRI_AT_ARG when the fact names `arg`. */
enum bri_locus {
	BRI_AT_USE,    /* the call itself */
	BRI_AT_ARG,    /* argument n */
	BRI_AT_RESULT, /* what it returns */
	BRI_AT_VALUE   /* what is stored in the field */
};
enum bri_effect {
	BRI_EFFECT_NONE,
	BRI_EFFECT_COPY,      /* arg -> arg `to`, length arg `length` (memcpy, memmove) */
	BRI_EFFECT_COPY_TEXT, /* as COPY up to and with the NUL (strcpy, strncpy with `length`) */
	BRI_EFFECT_APPEND_TEXT, /* strcat, strncat */
	BRI_EFFECT_SET,       /* memset: byte arg -> arg `to` */
	BRI_EFFECT_FORMAT,    /* printf into arg `to` (255: the result is a fresh text); arg is the format, values follow it */
	BRI_EFFECT_FILL,      /* arg points to bytes now unknown, with tag */
	BRI_EFFECT_CLEAR,     /* arg `to` zeroed for `length` */
	BRI_EFFECT_ALLOCATE,  /* result: fresh unknown memory of arg bytes; `length` 255 or the factor (calloc: zeroed when tag is 1;
	                         here `tag` is no tag number: 1 zeroed, 255 not) */
	BRI_EFFECT_DUPLICATE, /* result: fresh copy of the text at arg (strdup) */
	BRI_EFFECT_RETURN_ARG,/* result is argument arg */
	BRI_EFFECT_DERIVE,    /* result is a handle made from handle arg: inherits its marks and weak settings */
	BRI_EFFECT_MARK,      /* handle arg gets mark `tag` */
	BRI_EFFECT_STRENGTHEN,/* handle arg: setting in slot `slot` is good now */
	BRI_EFFECT_PRESERVE,  /* the call writes nothing through its pointers and keeps none */
	BRI_EFFECT_LENGTH,    /* result: strlen of arg; of a call that returns a bool: whether that is 0 */
	BRI_EFFECT_FIND,      /* result: pointer into arg's object, offset unknown (strchr, strstr); with `to` it goes on, where arg
	                       * is null, from *to, and leaves there how far it came (strtok_r; `to` is arg itself: strtok); with
	                       * BRI_API_DEREF *arg is what is found, and moves on (strsep) */
	BRI_EFFECT_REGISTER,  /* arg is a function that will be called; with `length`: that argument is its parameter `to` (BRI_API_REST:
	                       * and so on, BRI_API_DEREF: they are references to what it gets copies of) */
	BRI_EFFECT_EXIT,      /* never returns */
	BRI_EFFECT_USE,       /* handle arg does its work now: later settings come too late */
	BRI_EFFECT_WRAP,      /* result: a structure whose first member points where arg points */
	BRI_EFFECT_RESIZE,    /* result: fresh memory of `length` bytes that holds what arg pointed to (realloc) */
	BRI_EFFECT_UNMARK,    /* handle arg, or the result where there is none, has no mark `tag` */
	BRI_EFFECT_LAST,      /* result: pointer to the last element of arg's container; an iterator: behind it */
	BRI_EFFECT_NUMBER,    /* result: the number that the text at arg spells (strtoul) */
	BRI_EFFECT_COMPARE,   /* result: how the text at arg compares with the one at `to`, in its first `length` bytes */
	BRI_EFFECT_TRANSFORM, /* arg (`length` bytes, or a text) alone decides what arg `to` (BRI_API_REST: and later ones) gets: constant
	                       * where that is, else unknown (a digest, sscanf) */
	BRI_EFFECT_LOOK_UP,   /* result: reference to what container arg holds under the key at `length` (255: all), an iterator: to the pair;
	                       * with `to` it is made if it isn't there */
	BRI_EFFECT_PUT,       /* a pair at arg goes into the container `to`; with `length` that value under the key at arg; with
	                       * BRI_API_DEREF a list of pairs, which is all that it holds then */
	BRI_EFFECT_KEEP,      /* arg is kept for the program's own callbacks: what it points to stays, and they may write what was empty */
	BRI_EFFECT_NAMED,     /* result: the function that the text at arg names, or none (dlsym) */
	BRI_EFFECTS
};
enum bri_api_flag {
	BRI_API_DEREF = 1 << 0,    /* the condition is on what the argument points to (an int, or a text) */
	BRI_API_BUFFER = 1 << 1,   /* tag applies to bytes pointed to: every `fill` with a tag */
	BRI_API_CHECKED = 1 << 2,  /* (result) branching on it strengthens slot of handle */
	BRI_API_ANCHOR = 1 << 3,   /* makes the function that holds it worth interpreting; set by the compiler of policies */
	BRI_API_EXEMPT_MARKED = 1 << 4, /* no finding when the handle carries mark `tag` (server side) */
	BRI_API_ARGV = 1 << 5,     /* arg is a char *argv[] */
	BRI_API_REST = 1 << 6,     /* arg and every later one */
	BRI_API_NEEDS_MARKED = 1 << 24, /* a finding only when the handle carries mark `tag` */
	BRI_API_BOXED = 1 << 25,   /* the effect is on the contents of an object that holds them elsewhere */
	BRI_API_COMPOSED = 1 << 26, /* arg is a format: the fact speaks of the text that the call makes of it */
	BRI_API_PAIRS = 1 << 7     /* from arg on names and values alternate: the fact is about the value behind a name
	                              that meets the `when` conditions on BRI_PAIR_NAME; a BRI_IS_GROUP among them holds
	                              the names that two values follow */
};
/* Two numbers that lie in `flags` as well.  With BRI_API_DEREF: which of the words behind the pointer points to what
 * is meant.  Of a callback: the parameter, plus one, through which it stores what the role speaks of, or
 * BRI_WRITES_RESULT: what it returns; 0: none. */
#define BRI_WRITES_RESULT 255
#define BRI_API_WORD_SHIFT 8
#define BRI_API_WRITES_SHIFT 16
static inline unsigned bri_api_word(uint32_t flags)
{
	return flags >> BRI_API_WORD_SHIFT & 255;
}
static inline unsigned bri_api_writes(uint32_t flags)
{
	return flags >> BRI_API_WRITES_SHIFT & 255;
}

/* One fact about a library: what an argument, field or result is.
 * Indexes of arguments count from 0; BRI_NO_ARG: none. */
#define BRI_NO_ARG 255
#define BRI_PAIR_NAME 254
#define BRI_TO_RESULT 254 /* `to` and `handle`: what is returned */
struct bri_api {
	uint32_t name;     /* string: function, or "struct.field" (typedef name or tag; "*.field" for any) */
	uint32_t label;    /* string: what to call it in messages (CURLOPT_SSL_VERIFYPEER); 0: the name */
	uint32_t library;  /* string */
	uint32_t fix;      /* string: own fix, or 0 */
	uint32_t mend;     /* string: source text that puts it right, in place of the argument (of BRI_AT_ARG) or of the
	                    * function's name (of BRI_AT_USE); 0: none */
	uint32_t source;   /* string: header and version it was read in */
	uint32_t role;     /* index into ROLES, BRI_NOTHING when only an effect or a tag */
	uint32_t slot;     /* string: state slot on the handle ("" none) */
	uint8_t kind;      /* enum bri_api_kind */
	uint8_t locus;     /* enum bri_locus */
	uint8_t arg;       /* argument of BRI_AT_ARG, or the effect's source */
	uint8_t to;        /* effect's destination argument */
	uint8_t length;    /* argument that holds the byte count */
	uint8_t handle;    /* argument that is the handle, or BRI_TO_RESULT; for fields BRI_NO_ARG: the object itself */
	uint8_t effect;    /* enum bri_effect */
	uint8_t tag;       /* tag number its result or bytes get, BRI_NO_ARG: none */
	uint32_t flags;    /* enum bri_api_flag */
	uint32_t first_bad, bad;       /* conditions, any one holds (each chain joined by `and`) */
	uint32_t first_when, when;     /* conditions on arguments (a field's: on the value), all must be known to hold */
	uint32_t first_accept, accept; /* callbacks: conditions on result and params, all must hold; parameters: word lists */
	/* The entries of one name lie in the order of their files and lines. With BRI_API_DEREF every condition
	 * of `bad` has `deref` too; those of `when` have it on their own.
	 * BRI_API_ANCHOR stands on a fact that can by itself produce a finding or settle one (see docs/policy.md). */
};

enum bri_operator {
	BRI_EQ, BRI_NE, BRI_LT, BRI_LE, BRI_GT, BRI_GE, /* number, signed 64 bit */
	BRI_IN, BRI_NOT_IN,       /* numbers first,count */
	BRI_SET, BRI_CLEAR,       /* (value & number) == number ; (value & number) == 0 */
	BRI_NULL, BRI_NOT_NULL,
	BRI_TEXT_IN,              /* text equals one of words first,count, ASCII case folded */
	BRI_TEXT_PREFIX,          /* text begins with one of words, case folded */
	BRI_TEXT_GLOB,            /* text matches one of words (fnmatch * ? only), case folded */
	BRI_TEXT_NOT_GLOB,        /* the text is known and matches none of words */
	BRI_TEXT_HAS,             /* text contains one of words, case folded */
	BRI_TEXT_TOKENS,          /* text split at `separators` (words[first], one character each); `negators` words[first+1]; bad tokens follow as
	                             globs; a token starting with a negator removes, and "-x" words of the form "x unless y"
	                             mean: bad unless "!y" stands in the list */
	BRI_TEXT_LONGER,          /* known length >= number */
	BRI_FROM_CALL,            /* value is the result of a call to one of words */
	BRI_IS_WORDS,             /* a bare list of words: schemes, markers, orders */
	BRI_IS_GROUP,             /* a named group of numbers: algorithm constants; text: name */
	BRI_IS_PATTERN,           /* a command pattern: words[first] program globs joined with '|', words[first+1] option
	                             specs joined with '|' ("" : the program itself); see docs/policy.md */
	BRI_LANDS_ZERO,           /* accept: what parameter `arg` points to is stored as zero on every path */
	BRI_RETURNS,              /* accept: every returned value satisfies (op2 in `mask`: BRI_EQ .. BRI_CLEAR, number;
	                             for BRI_IN and BRI_NOT_IN numbers first,count) */
	BRI_NAMED,                /* value of one of the enumerators words[number], count of them, in the unit that asks; where
	                             it declares none of these, one of numbers first,count */
	BRI_OBJECT_NAMED,         /* an object that has one of the names words first,count: its address, or what it holds */
	BRI_MARKED,               /* the value carries tag `number`, or as a handle that mark */
	BRI_ENDS,                 /* accept: it comes to an end on every path, whatever it returns */
	BRI_ENDS_MARKED,          /* accept: at every return parameter `arg` carries, as a handle, mark `number` */
	BRI_OPERATORS
};
/* What BRI_IS_GROUP asks of its numbers (`number`): each stands somewhere, none does, they stand side by side. */
enum bri_group { BRI_GROUP_NUMBERS, BRI_GROUP_WITHOUT, BRI_GROUP_SEQUENCE };
struct bri_condition {
	uint8_t op;        /* enum bri_operator */
	uint8_t arg;       /* `when`: the argument, or BRI_PAIR_NAME; accept: the parameter; else BRI_NO_ARG: the value itself */
	uint8_t chained;   /* 1: the next condition is joined to this one by `and` */
	uint8_t deref;     /* 0: of the value; n: of what it points to, of a text: of what word n-1 there points to */
	uint32_t text;     /* string, or 0 */
	int64_t number;
	int64_t mask;      /* applied before comparing; 0: none */
	uint32_t first, count; /* NUMBERS or WORDS, by op */
};

struct bri_name { uint32_t name; uint32_t first; uint16_t count; uint16_t kind; }; /* kind: enum bri_name_kind; name 0: empty */
/* Of a fact: its api's. */
enum bri_name_kind {
	BRI_NAME_CALL = BRI_API_CALL,
	BRI_NAME_FIELD = BRI_API_FIELD,
	BRI_NAME_PARAMETER = BRI_API_PARAMETER,
	BRI_NAME_RULE
};

struct bri_setting { uint32_t key, value; };
/* One clause of a standard. levels: string "LMH". verdict: FULL MOST PARTIAL DECLARE. rules by reference. */
struct bri_clause { uint32_t standard, clause, title, levels, stage, verdict, mappings; };
/* rule: glob string; the others globs or 0. triple, language and environment are those of the unit (fact.h). */
struct bri_scope { uint32_t rule, path, target; uint8_t severity, pad[3]; uint32_t triple, language, environment; };
struct bri_waiver {
	uint32_t rule, path;   /* strings, globs */
	uint32_t reason, owner;
	uint32_t expires;      /* days since 1970-01-01, last valid day */
	uint32_t digest;       /* string: SHA-256 hex of the waived source line, or 0 */
	uint32_t place;        /* string: "brinell.yaml:12" */
	uint32_t function;     /* string: glob of the function's name, or 0 */
	uint32_t count;        /* it accepts so many findings and no more; 0: any number */
};
/* All strings; date as written, "2026-10-01". */
struct bri_declaration { uint32_t standard, clause, statement, owner, date, place; };

struct bri_policy;

/* Map and verify a .bri file.  NULL and `reterr` on any damage: a policy that
 * can't be read is a failure, never an empty policy.  Caller frees with
 * bri_policy_close. */
struct bri_policy *bri_policy_open(const char *path, struct bri_error *reterr);
/* The same over memory (borrowed until close). `where` names it in errors. */
struct bri_policy *bri_policy_from_memory(const void *bytes, size_t size, const char *where, struct bri_error *reterr);
void bri_policy_close(struct bri_policy *policy);

const struct bri_policy_header *bri_policy_header(const struct bri_policy *policy);
const char *bri_policy_text(const struct bri_policy *policy, uint32_t string);
/* Digest as 64 lower-case hex digits and a NUL. */
void bri_policy_digest_hex(const struct bri_policy *policy, char ret_hex[65]);

/* Typed views of the tables; *ret_count may be NULL. */
const struct bri_rule *bri_policy_rules(const struct bri_policy *policy, size_t *ret_count);
const struct bri_role *bri_policy_roles(const struct bri_policy *policy, size_t *ret_count);
const struct bri_check *bri_policy_checks(const struct bri_policy *policy, size_t *ret_count);
const struct bri_api *bri_policy_apis(const struct bri_policy *policy, size_t *ret_count);
const struct bri_condition *bri_policy_conditions(const struct bri_policy *policy, size_t *ret_count);
const int64_t *bri_policy_numbers(const struct bri_policy *policy, size_t *ret_count);
const uint32_t *bri_policy_words(const struct bri_policy *policy, size_t *ret_count);
const uint32_t *bri_policy_tags(const struct bri_policy *policy, size_t *ret_count);
const struct bri_reference *bri_policy_references(const struct bri_policy *policy, size_t *ret_count);
const struct bri_fix *bri_policy_fixes(const struct bri_policy *policy, size_t *ret_count);
const struct bri_setting *bri_policy_settings(const struct bri_policy *policy, size_t *ret_count);
const struct bri_clause *bri_policy_clauses(const struct bri_policy *policy, size_t *ret_count);
const struct bri_scope *bri_policy_scopes(const struct bri_policy *policy, size_t *ret_count);
const struct bri_waiver *bri_policy_waivers(const struct bri_policy *policy, size_t *ret_count);
const struct bri_declaration *bri_policy_declarations(const struct bri_policy *policy, size_t *ret_count);

/* First entry and count for a name; NULL when the policy doesn't know it. */
const struct bri_api *bri_policy_find_call(const struct bri_policy *policy, const char *name, size_t *ret_count);
const struct bri_api *bri_policy_find_field(const struct bri_policy *policy, const char *name, size_t *ret_count);
/* The facts on declared parameters, in the order of their file. */
const struct bri_api *bri_policy_parameters(const struct bri_policy *policy, size_t *ret_count);
const struct bri_rule *bri_policy_find_rule(const struct bri_policy *policy, const char *id);
const char *bri_policy_setting(const struct bri_policy *policy, const char *key); /* NULL: absent */

/* Names: FNV-1a, 32 bit, over the bytes without the NUL. */
uint32_t bri_policy_hash(const char *name);
/* The file: FNV-1a's constants, 64 bit, over four chains that take 8 bytes
 * (little-endian) each in turn and rotate by 29 bits after a step, then the
 * chains, then the 0 to 31 bytes left over one by one as FNV-1a does.  It tells
 * damage, not malice. */
uint64_t bri_policy_checksum(const void *bytes, size_t size);

#ifdef __cplusplus
}
#endif
#endif
