/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_POLICY_SET_H
#define BRI_POLICY_SET_H

#include "policy_build.h"

#include <limits.h>
#include <stdbool.h>

/* The files that one policy is made from.  Private to policy_*.c. */

#define BRI_SET_DOCUMENTS_MAX 64

/* A profile or a project's own policy. */
struct bri_set_document {
	const struct bri_yaml *yaml;
	const char *path;   /* as errors name it; own files are relative to its directory */
	bool is_project;    /* first key `policy`, else `profile` */
	size_t parents[16]; /* documents it extends, in order */
	size_t parent_count;
	bool is_open; /* being read: extending it again is a cycle */
};

struct bri_set_file {
	const char *path;
	const char *bytes;
	size_t size;
};

struct bri_set {
	struct bri_policy_pool pool;
	const char *root;
	struct bri_error *reterr;
	struct bri_set_document documents[BRI_SET_DOCUMENTS_MAX];
	size_t document_count; /* documents[0] is the policy itself */
	struct bri_set_file *apis, *rules, *clauses;
	size_t api_count, rule_count, clause_count;
	struct bri_set_file *profiles; /* content of the documents, in the order of reading */
	size_t profile_count;
};

/* Read every file of the policy `value` (a built-in name or a path), without
 * parsing more than the documents.  Finish also after a failure. */
int bri_set_read(struct bri_set *set, const char *root, const char *value, struct bri_error *reterr);
void bri_set_finish(struct bri_set *set);
/* SHA-256 over the content of every file and what made sense of it, as 64 hex digits. */
void bri_set_key(const struct bri_set *set, char ret_hex[65]);
bool bri_set_is_path(const char *value);

/* Severities, settings and the name, then scopes: all that changes a verdict. */
int bri_build_profiles(struct bri_build *build, const struct bri_set *set);
int bri_build_scopes(struct bri_build *build, const struct bri_set *set);
/* After the clauses: rules refer only to clauses that exist. */
int bri_build_check_references(struct bri_build *build);
/* Waivers and declarations. */
int bri_build_own(struct bri_build *build, const struct bri_set *set);

#endif
