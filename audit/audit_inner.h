/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_AUDIT_INNER_H
#define BRI_AUDIT_INNER_H

#include "arena.h"
#include "audit.h"
#include "elf_file.h"

#include <pthread.h>
#include <stdbool.h>

/* What the files of this directory share; nobody else includes it. */

#define ROWS_MAX 64  /* requirements that a policy can ask of one output */
#define ROWS_FIRST 16 /* what the built-in policies ask of an object */

/* rows.c: equal rows are kept once.  All zero is empty. */
struct audit_row_block;
struct audit_rows {
	struct audit_row_block *newest;
	const struct bri_audit_row **slots; /* by content; open addressing */
	size_t size, count;
};
/* The row's texts are kept by the part's findings.  NULL: out of memory. */
const struct bri_audit_row *audit_rows_keep(struct audit_rows *rows, const struct bri_audit_row *row);
void audit_rows_take(struct audit_rows *rows, struct audit_rows *from); /* `from` is empty then */
void audit_rows_free(struct audit_rows *rows);

/* What one thread has found: its own findings, its own files, no lock. */
struct audit_part {
	struct bri_audit *audit;
	struct bri_findings *findings; /* files' and rows' texts live in it */
	struct audit_rows rows;
	struct bri_arena arena; /* files, and which rows they have */
	struct bri_audit_file **files;
	size_t count, capacity;
	size_t first; /* of the path at hand: names are told apart within it */
	bool is_mapped; /* the bytes at hand are a file's mapping: pages that were read may be given back */
};

struct bri_audit {
	const struct bri_policy *policy;
	struct bri_records *records; /* NULL: none were given */
	struct audit_part part;
	char *whole; /* bri_audit_whole; NULL none yet */
	enum bri_hash hash;
	bool is_hashing;
	/* told while threads ran */
	bool is_pooled;
	pthread_mutex_t lock;
	struct bri_error *told;
	size_t told_count;
	void (*progress)(void *context, size_t done, size_t count);
	void *progress_context;
	void (*failed)(void *context, const struct bri_error *error);
	void *failed_context;
};

/* One file, or one member, while it is audited. */
struct visit {
	struct audit_part *part;
	struct bri_error *reterr;
	const char *path;       /* as opened; of bytes in memory: their name */
	size_t prefix;          /* bytes of `path` that are the audited directory */
	struct bri_audit_file *file;
	/* evidence met in the object */
	struct bri_findings *evidence;
	size_t notes;
	uint64_t unsupported; /* a bit for each option that its compiler hasn't got, in the order of the policy's checks */
	bool other_policy, not_enforced;
	const char *unread;     /* why nothing is known of it; NULL else */
	bool stopped;           /* out of memory or unusable policy: reterr is set */
};

/* audit.c: a file's entry and its rows.  Any gate of this directory that finds
 * something in an image adds it so. */
struct bri_audit_file *audit_add_file(struct audit_part *part, const char *name, const void *bytes, size_t size,
                                      struct bri_error *reterr); /* NULL: out of memory */
int audit_add_row(struct audit_part *part, struct bri_audit_file *file, const char *rule, uint8_t result,
                  uint8_t severity, const char *proof, const char *detail, struct bri_error *reterr);
/* The same of a line; `proof` is a constant. */
int audit_add_row_at(struct audit_part *part, struct bri_audit_file *file, const struct bri_audit_row *row,
                     struct bri_error *reterr);
/* Forget a row that says not applicable. */
void audit_drop_row(struct bri_audit_file *file, const char *rule);
bool audit_has_row(const struct bri_audit_file *file, const char *rule);
int audit_part_init(struct audit_part *part, struct bri_audit *audit); /* -1: out of memory */
/* Into the order of documents. */
void audit_sort_findings(struct audit_part *part);
void audit_sort_files(struct audit_part *part);
/* What `from` found is `part`'s, in two steps of which each leaves alone what the other needs: its files, in order, then
 * (or at once) its findings.  `from` is to be finished then.  -1: out of memory. */
int audit_part_take_files(struct audit_part *part, struct audit_part *from);
int audit_part_take_findings(struct audit_part *part, struct audit_part *from);
void audit_part_finish(struct audit_part *part);
/* Tell the caller of a file that can't be read or is damaged. */
void audit_tell(struct bri_audit *audit, const struct bri_error *error);

/* units.c: what the evidence in an object says. */
int audit_take_notes(struct visit *visit, const struct bri_elf *elf, struct bri_error *reterr);
void audit_judge_input(struct visit *visit, const struct bri_elf *elf); /* was the object checked at all? */
void audit_judge_state(struct visit *visit, enum bri_input_state state, const char *detail);
void audit_add_unit_rows(struct visit *visit);
void audit_add_evidence_rows(struct visit *visit);
void audit_stop(struct visit *visit);
void audit_row(struct visit *visit, const char *rule, uint8_t result, uint8_t severity, const char *proof,
               const char *detail);

/* join.c: what the link gate's records say of a linked file. */
void audit_join(struct visit *visit, const struct bri_elf *elf);

/* examine.c: bytes of any kind; *ret_judged: they were ELF or an archive.  -1 only when memory runs out or the
 * policy can't be used. */
int audit_examine(struct audit_part *part, const char *path, size_t prefix, const void *bytes, size_t size,
                  bool *ret_judged, struct bri_error *reterr);
/* A file of which nothing is known but why. */
int audit_unread(struct audit_part *part, const char *name, const char *why, struct bri_error *reterr);
int audit_file(struct audit_part *part, const char *path, size_t prefix, bool named, struct bri_error *reterr);

/* tree.c: every file below a directory. */
int audit_directory(struct audit_part *part, const char *path, struct bri_error *reterr);
/* How many of these, from the first on, are ELF files and archives; and these, together. */
size_t audit_count_plain(const char *const *paths, size_t count);
int audit_named(struct audit_part *part, const char *const *paths, size_t count, struct bri_error *reterr);


/* image.c: the rules of a root file system; of a directory only those, its ELF files are judged by its walk.  Does
 * nothing for a directory that doesn't look like a root. */
int audit_image_directory(struct audit_part *part, const char *path, struct bri_error *reterr);
/* A file that holds a tree: everything in it.  *ret_judged is false when it holds none. */
int audit_image_file(struct audit_part *part, const char *path, const void *bytes, size_t size, bool *ret_judged,
                     struct bri_error *reterr);

#endif
