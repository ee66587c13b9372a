/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_UNIT_CHECK_H
#define BRI_UNIT_CHECK_H

/* Internal to core: what is asked of a unit as a whole. */

#include "fact.h"
#include "finding.h"
#include "policy.h"

/* Options and functions that lost their protection. */
int bri_check_options(const struct bri_policy *policy, const struct bri_unit *unit, struct bri_findings *findings);
/* Private keys in literals and initialisers, and constants of algorithms. */
int bri_check_literals(const struct bri_policy *policy, const struct bri_unit *unit, struct bri_findings *findings);
/* der.c: a private key in DER stands somewhere in the bytes. */
bool bri_holds_der_key(const unsigned char *bytes, size_t length);

#endif
