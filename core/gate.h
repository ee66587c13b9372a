/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GATE_H
#define BRI_GATE_H

#include "evidence.h"
#include "judge.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The compile gate without its compiler: arguments, policy, verdict, note.
 * Both plugins and `brinell check` drive it in this order:
 *   new, argument..., open, begin, (lower the unit), judge, findings, note, report, free
 * It prints nothing and never exits. */
struct bri_gate_unit;

struct bri_gate_unit *bri_gate_unit_new(void); /* NULL: out of memory */
void bri_gate_unit_free(struct bri_gate_unit *gate);

/* A plugin argument.  Keys: policy (a .bri), digest (64 hex: the policy file's
 * digest must be it), mode, report-dir, facts (file to write the text form to,
 * "-" standard output), calls (the same for the calls form), output (object's
 * name), comments (yes|no: are in-source waivers safe from compiler caches).
 * -1: unknown key or bad value. */
int bri_gate_unit_argument(struct bri_gate_unit *gate, const char *key, const char *value, struct bri_error *reterr);

/* A policy that is open already, borrowed until the gate is freed: in place of the argument `policy` and of
 * BRINELL_POLICY.  Before open.  That is an editor's way: such a unit carries no note. */
void bri_gate_unit_lend(struct bri_gate_unit *gate, struct bri_policy *policy);

/* Fills what no argument gave from BRINELL_POLICY, BRINELL_MODE and
 * BRINELL_REPORT_DIR, opens the policy, compares the digest.  -1: no policy, or
 * one that can't be used: the compile must fail (also in mode warn). */
int bri_gate_unit_open(struct bri_gate_unit *gate, struct bri_error *reterr);
enum bri_mode bri_gate_unit_mode(const struct bri_gate_unit *gate);
const struct bri_policy *bri_gate_unit_policy(const struct bri_gate_unit *gate);

/* Before the unit is lowered: lets its adapter ask what of it the policy can't want.  After open. */
void bri_gate_unit_begin(const struct bri_gate_unit *gate, struct bri_unit *unit);

/* Judge; also writes the facts files that were asked for.  `unit` is borrowed
 * until the gate is freed. */
int bri_gate_unit_judge(struct bri_gate_unit *gate, struct bri_unit *unit, bri_line_reader line, void *line_context,
                        struct bri_error *reterr);
/* What to show: everything in enforce and harden; in warn the same with every
 * error as a warning; nothing in record and probe (findings stay in evidence). */
const struct bri_findings *bri_gate_unit_findings(const struct bri_gate_unit *gate);
/* Everything that was found: also what is waived, undecided or off. NULL before judge. */
const struct bri_findings *bri_gate_unit_all_findings(const struct bri_gate_unit *gate);
/* True when the compile must end with an error (enforce, harden). */
bool bri_gate_unit_is_refused(const struct bri_gate_unit *gate);

/* Of what the compiler generates: see evidence.h. */
struct bri_function_counts {
	size_t with_protection, without_protection, named;
	bool assembles;
};

/* The note's descriptor; caller frees *ret_bytes with free(). */
int bri_gate_unit_note(struct bri_gate_unit *gate, const struct bri_function_counts *counts, unsigned char **ret_bytes,
                       size_t *ret_size, struct bri_error *reterr);

/* SHA-256 of `size` bytes; the adapters hand over libmd's. */
typedef void (*bri_gate_sha256)(const void *bytes, size_t size, uint8_t ret_digest[32]);
/* A refused unit has no object: leave its evidence as
 * <report-dir>/<sha256 of the output's absolute path>.brn (written to a
 * temporary name, then renamed).  Does nothing without a report directory or
 * when the unit was not refused (then a stale .brn of that name is removed).
 * `gate_output`: the object's path; NULL or "": the unit's name with .o. */
int bri_gate_unit_report(struct bri_gate_unit *gate, const char *output, bri_gate_sha256 sha256,
                         struct bri_error *reterr);

/* Does the policy (setting `sbom`) and a report directory ask what the unit is read from?  Else nothing is collected. */
bool bri_gate_unit_wants_inputs(const struct bri_gate_unit *gate);
/* Leave the list of them (inputs.h); `files` may name one twice, and begins with the main source. */
int bri_gate_unit_list_inputs(struct bri_gate_unit *gate, const char *output, const char *const *files, size_t count,
                              struct bri_error *reterr);

#ifdef __cplusplus
}
#endif
#endif
