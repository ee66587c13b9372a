/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_EVIDENCE_FINDINGS_H
#define BRI_EVIDENCE_FINDINGS_H

#include "finding.h"
#include "wire.h"

/* Findings and counts of unknowns as evidence holds them.  Private to the core. */
void bri_evidence_put_findings(struct bri_wire_out *out, const struct bri_findings *findings);
/* Into *findings, which is made where it is NULL and there is something to tell; their texts are *ret_texts's, which the
 * caller frees after them.  False: damaged, or out of memory. */
struct bri_unit;
bool bri_evidence_get_findings(struct bri_wire_in *in, struct bri_findings **findings, struct bri_unit **ret_texts);

#endif
