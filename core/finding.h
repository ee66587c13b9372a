/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_FINDING_H
#define BRI_FINDING_H

#include "policy.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A rule broken (or undecided) at a place.  Self-contained: strings are owned
 * by the list that holds the finding. */

enum bri_result { BRI_PASS, BRI_FAIL, BRI_UNKNOWN, BRI_NOT_APPLICABLE };

enum bri_gate { BRI_GATE_COMPILE, BRI_GATE_LINK, BRI_GATE_IMAGE };

/* A mechanical fix of the call at a finding's place. */
enum bri_mend {
	BRI_MEND_NONE,
	BRI_MEND_ARGUMENT, /* argument mend_arg becomes `mend` */
	BRI_MEND_CALLEE,   /* the function's name becomes `mend` */
	BRI_MEND_WORDS     /* words of a command in literal arguments: those of `mend` (joined with '|') go */
};

/* One step of the value's path, in the order the value travels. */
struct bri_step {
	const char *file;
	uint32_t line, column;
	const char *text; /* "the value 0 is written here", "passed to 'setup' as argument 2", ... */
	uint32_t location; /* the adapter's location in this process; 0 when read from evidence */
};

struct bri_finding {
	const char *rule;     /* id */
	uint8_t severity;     /* enum bri_severity, after profile, scope and variant */
	uint8_t result;       /* BRI_FAIL or BRI_UNKNOWN */
	uint8_t gate;         /* enum bri_gate */
	bool waived;
	bool waived_in_source;
	bool is_option;       /* about options: repeats in every unit of a soft build */
	bool was_waived;      /* in this process only: the compile gate, which knew the directory, let the policy waive it */
	const char *file;     /* as the compiler printed it, after prefix maps */
	const char *compiled; /* in this process only: `file` as it was before a report placed it; "" the same */
	uint32_t line, column;
	uint32_t location;    /* the adapter's; 0 when read from evidence or not in the source */
	const char *function; /* enclosing function, "" when none */
	const char *message;  /* one sentence, no final dot, no [rule] */
	const char *fix;      /* the line that mends it */
	const char *mend;     /* what an editor may write, by mend_kind; in this process only, "" else */
	uint8_t mend_kind;    /* enum bri_mend */
	uint8_t mend_arg;     /* the argument of the call at the place */
	const char *clauses;  /* "xiaomi-2.0 4.2.3, en303645-3.1.3 5.5-1"; "" none */
	const char *cwe;      /* "CWE-295"; "" none */
	const char *digest;   /* of its source line (bri_waiver_line_digest), "" not known */
	const char *macro;    /* outermost macro at the place, or "" */
	const char *waiver_reason, *waiver_owner, *waiver_place; /* "" unless waived */
	const struct bri_step *steps;
	size_t step_count;
};

struct bri_findings; /* a growing list with its own arena */

struct bri_findings *bri_findings_new(void);            /* NULL: out of memory */
void bri_findings_free(struct bri_findings *findings);  /* NULL allowed */
size_t bri_findings_count(const struct bri_findings *findings);
const struct bri_finding *bri_findings_at(const struct bri_findings *findings, size_t i);
/* Copies everything, steps too.  Returns the copy, or NULL when out of memory
 * (sticky: bri_findings_is_complete turns false). Of two findings with the
 * same rule, file, line and column the worse stays, else the first. */
const struct bri_finding *bri_findings_add(struct bri_findings *findings, const struct bri_finding *finding);
/* Moves findings and kept texts, doubles and those that are switched off aside:
 * pointers stay good for as long as `findings` lives.  `from` is empty then and
 * still to be freed.  -1: out of memory (sticky). */
int bri_findings_take(struct bri_findings *findings, struct bri_findings *from);
bool bri_findings_is_complete(const struct bri_findings *findings);
/* What a worse finding of the same rule comes by on its path is told there: the lesser ones leave the list, and are
 * BRI_OFF where somebody still points to them.  A value's source that a unit warns of may reach what it mustn't in
 * another unit. */
void bri_findings_settle(struct bri_findings *findings);
/* Order by file, line, column, rule. */
void bri_findings_sort(struct bri_findings *findings);
/* Unwaived findings with result BRI_FAIL of that severity. */
size_t bri_findings_of(const struct bri_findings *findings, enum bri_severity severity);
/* Unknowns that were only counted (rules whose unknown is silent).  `rule` "": what no single rule can be named for,
 * such as a body that nothing could be decided of. */
void bri_findings_count_unknown(struct bri_findings *findings, const char *rule, size_t more);
void bri_findings_add_unknown(struct bri_findings *findings, const struct bri_findings *from);
size_t bri_findings_unknown(const struct bri_findings *findings); /* of all */
size_t bri_findings_unknown_of(const struct bri_findings *findings, const char *rule);
/* Rules of which some were counted, in order of first count; NULL past the end. */
const char *bri_findings_unknown_rule(const struct bri_findings *findings, size_t i);
/* Copy a string into the list's arena, once for all that are equal: until the
 * list is taken from, equal texts have one address.  "" when out of memory
 * (sticky). */
const char *bri_findings_keep(struct bri_findings *findings, const char *text);

#ifdef __cplusplus
}
#endif
#endif
