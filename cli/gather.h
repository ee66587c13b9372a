/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GATHER_H
#define BRI_GATHER_H

#include "error.h"
#include "evidence.h"
#include "finding.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One record of evidence: what a gate said of a unit or of a link's output.
 * Texts belong to the findings' list. */
struct bri_record {
	const char *label;   /* the file that holds it: "out/a.o", "lib.a(a.o)" */
	const char *unit;    /* the main source; of a link the output */
	const char *output;  /* as the gate knew it, "" not known */
	const char *policy;  /* the name of the one it was made under */
	uint8_t gate, mode;  /* enum bri_gate, enum bri_mode */
	bool is_ours;        /* made under the policy that applies */
	size_t is_protected, is_unprotected, unknown;
	const char **options; /* key, value, key, value ..., NULL at the end; NULL: none known */
	const struct bri_finding **findings; /* in the merged list */
	size_t finding_count;
};

/* What went into an output, as a gate left it where the policy asks for it (core/inputs.h); paths are absolute. */
struct bri_listed {
	const char *path, *digest; /* digest: SHA-256 then, "" when it couldn't be read */
	const char *member;        /* of the archive `path`; NULL: the file itself */
};
struct bri_list {
	bool is_link;
	const char *output, *unit; /* unit "" of a link */
	struct bri_listed *files;
	size_t count;
};

/* Evidence gathered from objects, archives, .brn files and directories of
 * them: what `report`, `run`, `check` and `baseline` show. */
struct bri_gathered {
	struct bri_findings *findings;
	uint8_t digest[32];    /* of the policy that applies; evidence is compared with it */
	size_t units;          /* records of the compile gate */
	size_t outputs;        /* records of the link gate */
	size_t records;        /* both */
	size_t audits;         /* made elsewhere and merged */
	size_t other_policy;   /* records and audits made under another policy digest */
	size_t not_enforced;   /* records of mode record, probe or off */
	size_t no_evidence;    /* objects and archive members without evidence */
	char example[512];     /* the first of them */
	size_t failures;       /* files that could not be read; each was reported */
	size_t is_protected, is_unprotected; /* functions, summed */
	struct bri_record *list; /* `records` of them */
	struct bri_list *lists;
	size_t list_count;
	struct bri_places *places; /* of names that evidence has from its compiler's directory; NULL: they stay as they are */
	struct bri_seen *seen; /* the evidence taken */
	size_t seen_count;
	void (*failed)(void *context, const struct bri_error *error); /* called for each failure */
	void *failed_context;
};

/* `digest` as in the policy's header; `root`: where relative names are to begin, absolute, borrowed; NULL: as they are. -1: out of memory. */
int bri_gather_init(struct bri_gathered *ret_gathered, const uint8_t digest[32], const char *root,
                    void (*failed)(void *context, const struct bri_error *error), void *context);
/* When all is gathered: what is told of elsewhere goes (bri_findings_settle), in order. */
void bri_gather_settle(struct bri_gathered *gathered);
void bri_gather_finish(struct bri_gathered *gathered);

/* Add what is at `path`.  A named file without evidence is a failure; inside a
 * directory it is counted.  -1 only when memory runs out. */
int bri_gather_path(struct bri_gathered *gathered, const char *path, struct bri_error *reterr);

/* One file.  Unless `named`, a file of another kind is passed over and an object
 * without evidence is counted. */
int bri_gather_file(struct bri_gathered *gathered, const char *path, bool named, struct bri_error *reterr);

/* A list of what went into an output.  A damaged one is a failure.  -1: out of memory. */
int bri_gather_list(struct bri_gathered *gathered, const char *path, struct bri_error *reterr);

/* Copy findings that were judged elsewhere. */
int bri_gather_findings(struct bri_gathered *gathered, const struct bri_findings *findings, struct bri_error *reterr);
/* The same, moved: `findings` is empty then and still to be freed. */
int bri_gather_take(struct bri_gathered *gathered, struct bri_findings *findings, struct bri_error *reterr);

#endif
