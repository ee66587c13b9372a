/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_AUDIT_H
#define BRI_AUDIT_H

#include "error.h"
#include "finding.h"
#include "judge.h"
#include "policy.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The image gate: finished ELF files, objects and archives, and directories of
 * them, against a policy. */

/* One requirement of one file. */
struct bri_audit_row {
	const char *rule;
	uint8_t result;     /* enum bri_result */
	uint8_t severity;   /* enum bri_severity */
	const char *proof;  /* what the result rests on: "elf", "evidence", "file", "none" */
	const char *detail; /* "" none */
	uint32_t line;      /* of a text; 0: the file as a whole */
};

/* What the link gate's record says of a linked file. */
enum bri_joined {
	BRI_JOINED_NOT, /* not linked */
	BRI_JOINED_PROVEN,
	BRI_JOINED_UNPROVEN,       /* no record, or one of an unchecked, unenforced or otherwise judged link */
	BRI_JOINED_CHANGED         /* a record of other bytes */
};
const char *bri_joined_text(enum bri_joined joined); /* "" , "proven", "unproven", "changed since" */

struct bri_audit_file {
	const char *file;   /* relative to the audited directory; members "lib.a(x.o)" */
	char sha256[65];    /* "" not computed */
	const char *build_id; /* "" none */
	enum bri_elf_kind kind;
	enum bri_joined evidence;
	const struct bri_audit_row **rows; /* equal ones are one */
	size_t row_count, row_room;
};

struct bri_audit;

/* `policy` is borrowed until bri_audit_free; `failed` is told each file that
 * could not be read or is damaged.  NULL: out of memory. */
struct bri_audit *bri_audit_new(const struct bri_policy *policy,
                                void (*failed)(void *context, const struct bri_error *error), void *context);
void bri_audit_free(struct bri_audit *audit); /* NULL allowed */

/* The directory in which the link gate left its records (BRINELL_REPORT_DIR):
 * linked files are joined with them.  -1 when they can't all be read. */
int bri_audit_records(struct bri_audit *audit, const char *directory, struct bri_error *reterr);

/* Which files get their SHA-256.  Hashing is most of what a large tree costs: by
 * default a directory of more than 256 MiB of ELF files goes without, and so do
 * named files that are larger together. */
enum bri_hash { BRI_HASH_DEVICE, BRI_HASH_ALL, BRI_HASH_NONE };
void bri_audit_hash(struct bri_audit *audit, enum bri_hash which);
/* To hear how far a directory's audit is; called from the caller's thread. */
void bri_audit_progress(struct bri_audit *audit, void (*progress)(void *context, size_t done, size_t count),
                        void *context);

/* Audit a file, or every ELF file and archive below a directory (symbolic links
 * aren't followed).  A named file that is neither is a failure.  -1 only when
 * memory runs out or the policy can't be used. */
int bri_audit_path(struct bri_audit *audit, const char *path, struct bri_error *reterr);
/* The same of many; `failed` is told what went wrong, and the others are still audited. */
void bri_audit_paths(struct bri_audit *audit, const char *const *paths, size_t count);

/* Audit bytes in memory (a member of an image) under the name that the documents
 * show; nothing is kept of `bytes`.  *ret_judged is false when they are neither
 * ELF nor an archive of it (bri_format_of of elf_file.h tells that beforehand).
 * What contradicts itself is told to `failed`. */
int bri_audit_bytes(struct bri_audit *audit, const char *name, const void *bytes, size_t size, bool *ret_judged,
                    struct bri_error *reterr);

/* An entry, and its rows, that another run wrote: of a file that isn't here.  Texts are copied; findings follow from the
 * rows.  `from`: the document that tells of it.  NULL, -1: out of memory. */
struct bri_audit_file *bri_audit_restore(struct bri_audit *audit, const struct bri_audit_file *file, const char *from,
                                         struct bri_error *reterr);
int bri_audit_restore_row(struct bri_audit *audit, struct bri_audit_file *file, const struct bri_audit_row *row,
                          struct bri_error *reterr);

/* How many threads `count` files are worth: at most as many as the process may use processors, at least 1. */
size_t bri_audit_threads(size_t count);

/* Files in order of name after bri_audit_sort; owned by `audit`. */
void bri_audit_sort(struct bri_audit *audit);
size_t bri_audit_files(const struct bri_audit *audit);
const struct bri_audit_file *bri_audit_file_at(const struct bri_audit *audit, size_t i);

/* A file to show for what is said of an image as a whole ("."): the one that holds it, or one that tells which
 * system a directory is.  Of several images the first; "" when none was audited. */
const char *bri_audit_whole(const struct bri_audit *audit);

/* What failed, to apply waivers to and to report; owned by `audit`.  Who takes
 * from it (bri_findings_take) keeps it until bri_audit_free: files' texts are there. */
struct bri_findings *bri_audit_findings(struct bri_audit *audit);

#ifdef __cplusplus
}
#endif
#endif
