/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_EVIDENCE_H
#define BRI_EVIDENCE_H

#include "error.h"
#include "fact.h"
#include "finding.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Evidence: what a checked object carries in .note.brinell, and what a .brn
 * file holds.  The payload is byte-oriented (no alignment, no byte order) and
 * is untrusted when read: every reader checks every length. */

#define BRI_NOTE_SECTION ".note.brinell"
#define BRI_NOTE_NAME "Brinell" /* namesz 8 with the NUL */
#define BRI_NOTE_TYPE 1u
#define BRI_EVIDENCE_VERSION 8u

#define BRI_EVIDENCE_DIGEST 16

enum bri_mode { BRI_MODE_ENFORCE, BRI_MODE_HARDEN, BRI_MODE_WARN, BRI_MODE_RECORD, BRI_MODE_PROBE, BRI_MODE_OFF };
const char *bri_mode_text(enum bri_mode mode); /* "enforce" ... */
/* -1 when the word is none of the modes. */
int bri_mode_from_text(const char *word, enum bri_mode *ret_mode);

struct bri_evidence {
	uint8_t digest[BRI_EVIDENCE_DIGEST]; /* of the policy it was made under: the first half of it tells it from any other */
	const char *policy;        /* its name */
	uint8_t mode;              /* enum bri_mode */
	uint8_t gate;              /* enum bri_gate */
	const char *unit;          /* main source (link: the output) */
	const char *output;        /* object name, "" when not known */
	const struct bri_unit *facts; /* options, functions; NULL for a link's evidence */
	bool has_facts;            /* as decoded: they are there, read or not */
	bool stirs;                /* as decoded: see bri_travel */
	size_t functions_protected, functions_unprotected; /* defined functions with and without stack protection */
	size_t functions_named; /* at most so many have a name of C that others may call, not a weak one */
	bool assembles;         /* assembler at file scope puts code into it, which no gate reads */
	const struct bri_findings *findings;
};

/* Encode: options of `facts` and the open part (travel as from
 * bri_judge_unit; NULL: nothing) go along.  *ret_bytes: caller frees
 * with free().  The result is the note's descriptor, or a .brn file's content
 * when `as_file` (magic "BRINELLE" first). */
int bri_evidence_encode(const struct bri_evidence *evidence, const struct bri_travel *travel, bool as_file,
                        unsigned char **ret_bytes, size_t *ret_size, struct bri_error *reterr);

/* Makes the checksum of a changed descriptor right, as an enemy would: for tests. */
void bri_evidence_seal(unsigned char *descriptor, size_t size);

/* Decode a descriptor (or a .brn file's content).  Everything in *ret is owned
 * by the returned handle; caller frees with bri_evidence_free.  NULL with
 * reterr on any damage or unknown version: never a pass. */
struct bri_evidence_file;
struct bri_evidence_file *bri_evidence_decode(const void *bytes, size_t size, bool as_file, const char *where,
                                              struct bri_error *reterr);
/* The same but for the facts, which stay as they are until somebody asks (0, or -1 with reterr: they are damaged), and
 * for `findings`, which is NULL where there are none. */
struct bri_evidence_file *bri_evidence_decode_head(const void *bytes, size_t size, bool as_file, const char *where,
                                                   struct bri_error *reterr);
int bri_evidence_read_facts(struct bri_evidence_file *file, const char *where, struct bri_error *reterr);
const struct bri_evidence *bri_evidence_get(const struct bri_evidence_file *file);
void bri_evidence_free(struct bri_evidence_file *file);

/* Walk an ELF note section's content (several notes after `ld -r`): calls
 * `each` for every Brinell descriptor.  `big_endian` is the ELF file's.
 * Returns the number of descriptors, or -1 when the section is damaged. */
int bri_note_walk(const void *section, size_t size, bool big_endian,
                  int (*each)(void *context, const unsigned char *descriptor, size_t length), void *context,
                  const char *where, struct bri_error *reterr);

/* The note as assembler text for the target's GNU-style assembler: pushsection,
 * the note, popsection.  `arm_like`: '%' sections instead of '@' are always
 * used.  `emit` receives pieces in order (not NUL-terminated). */
void bri_note_write_assembler(const unsigned char *descriptor, size_t size,
                              void (*emit)(void *context, const char *text, size_t length), void *context);

#ifdef __cplusplus
}
#endif
#endif
