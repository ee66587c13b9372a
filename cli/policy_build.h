/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_POLICY_BUILD_H
#define BRI_POLICY_BUILD_H

#include "policy_pool.h"
#include "error.h"
#include "policy.h"
#include "policy_yaml.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A compiled policy while it is made.  Private to policy_*.c.
 *
 * The order of the work: the vocabulary (roles, tags) of every rules file, its
 * rules, every API file, severities, settings and scopes; then what is not in
 * the digest: clauses, waivers and declarations; then bri_build_finish.  Out of
 * memory is sticky and makes finish fail. */

struct bri_build_table {
	void *items;
	size_t count, capacity; /* entries */
};

/* A check before the checks are grouped by role. */
struct bri_build_check {
	struct bri_check check; /* its `rule` is the rule's number in the order of reading */
	uint32_t role;          /* BRI_NOTHING: none */
	uint32_t order;
	const struct bri_yaml *at;
};

/* A rule before the rules are ordered by id. */
struct bri_build_rule {
	struct bri_rule rule;
	const char *id;
	const struct bri_yaml *at;
	bool has_severity;
	uint32_t order;
};

struct bri_build {
	struct bri_policy_pool pool;
	struct bri_error *reterr;
	bool broken; /* memory ran out */
	struct bri_build_table tables[BRI_TABLES];
	struct bri_build_table rules, checks; /* struct bri_build_rule, struct bri_build_check */
	struct bri_build_table strings;       /* bytes */
	uint32_t *interned;                   /* hash table of string offsets */
	size_t interned_slots, interned_count;
	const struct bri_yaml *role_at[256], *tag_at[BRI_TAGS_MAX]; /* where they were declared */
	const char *name;                                           /* the policy's */
	size_t digest_strings;                                      /* bytes of strings that belong to the digest */
};

void bri_build_init(struct bri_build *build, struct bri_error *reterr);
void bri_build_finish_free(struct bri_build *build);
/* -1 "out of memory" when it ran out. */
int bri_build_memory(struct bri_build *build);

/* One more zeroed entry of a table; NULL: out of memory.  Valid until the next
 * call for the same table. */
void *bri_build_add(struct bri_build *build, enum bri_table which);
void *bri_table_add(struct bri_build *build, struct bri_build_table *table, size_t entry);
uint32_t bri_build_count(const struct bri_build *build, enum bri_table which);
/* Offset of a text in the string table; NULL and "" are 0. */
uint32_t bri_build_text(struct bri_build *build, const char *text);
const char *bri_build_string(const struct bri_build *build, uint32_t string);

/* BRI_NOTHING when not declared. */
uint32_t bri_build_role(const struct bri_build *build, const char *name);
uint32_t bri_build_tag(const struct bri_build *build, const char *name);
struct bri_build_rule *bri_build_rule(struct bri_build *build, const char *id);
/* Is there a rule that the id or glob names?  Else an error at `at`. */
int bri_build_rule_glob(struct bri_build *build, const struct bri_yaml *at, const char *glob);

/* Readers of the kinds of file; `file` is a parsed document.  -1 with reterr.
 * Rules speak of roles and tags of any rules file: first every vocabulary. */
int bri_build_vocabulary_file(struct bri_build *build, const struct bri_yaml *file);
int bri_build_rules_file(struct bri_build *build, const struct bri_yaml *file);
int bri_build_api_file(struct bri_build *build, const struct bri_yaml *file);
int bri_build_clauses_file(struct bri_build *build, const struct bri_yaml *file);

/* policy_operands.c: the `patterns`, `groups` and `algorithms` of a check, as conditions. */
int bri_build_patterns(struct bri_build *build, const struct bri_yaml *patterns);
int bri_build_lists(struct bri_build *build, const struct bri_yaml *lists);
int bri_build_groups(struct bri_build *build, const struct bri_yaml *groups);
int bri_build_algorithms(struct bri_build *build, const struct bri_yaml *list);

/* The conditions (docs/policy.md section 1) of one map, appended to the table as
 * one chain; `arg` BRI_NO_ARG: of the value itself. */
enum bri_condition_use { BRI_USE_BAD, BRI_USE_WHEN, BRI_USE_RETURNS };
int bri_build_condition(struct bri_build *build, const struct bri_yaml *map, uint8_t arg, unsigned deref,
                        enum bri_condition_use use);
/* One condition over words or numbers of a list (or of one scalar). */
int bri_build_words(struct bri_build *build, const struct bri_yaml *list, const char *name, enum bri_operator op,
                    uint32_t text);
int bri_build_numbers(struct bri_build *build, const struct bri_yaml *list, const char *name, enum bri_operator op,
                      uint32_t text);
/* An argument's index, 0 .. 254. */
int bri_build_index(const struct bri_yaml *node, const char *name, uint8_t *ret_index, struct bri_error *reterr);

/* Group, order, find anchors, make the names' table, lay the file out.
 * *ret_bytes: caller frees with free(). */
int bri_build_finish(struct bri_build *build, unsigned char **ret_bytes, size_t *ret_size);

#endif
