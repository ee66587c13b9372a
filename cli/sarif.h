/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_SARIF_H
#define BRI_SARIF_H

#include "document.h"

/* Parts of the SARIF writer; private to sarif*.c. */
struct bri_sarif {
	const struct bri_report *report;
	json_t *rules; /* reportingDescriptors */
	const struct bri_finding **order; /* worst first */
	size_t order_count, left_out;
	bool failed;   /* out of memory */
};

void bri_sarif_set(struct bri_sarif *sarif, json_t *object, const char *key, json_t *value);
void bri_sarif_set_text(struct bri_sarif *sarif, json_t *object, const char *key, const char *text);
void bri_sarif_push(struct bri_sarif *sarif, json_t *array, json_t *value);
json_t *bri_sarif_message(struct bri_sarif *sarif, const char *text); /* {"text": ...} */

/* Fill `rules` with every rule of the policy. */
void bri_sarif_add_rules(struct bri_sarif *sarif);
/* The rule's index in `rules`; one that the policy lacks is added. */
size_t bri_sarif_rule(struct bri_sarif *sarif, const char *id);

#endif
