/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CYCLONEDX_H
#define BRI_CYCLONEDX_H

#include "matrix.h"

/* Parts of the CycloneDX writer; private to report_cyclonedx.c and cyclonedx_*.c. */

/* "declarations" and "definitions" of the document: the clause matrix as claims.  0 or -1, out of memory. */
int bri_cyclonedx_declare(const struct bri_report *report, const struct bri_matrix *matrix, json_t *document);

/* "components", "dependencies" and "vulnerabilities": what the gates' lists name, and the findings on it.  0 or -1. */
int bri_cyclonedx_list_parts(const struct bri_report *report, json_t *document);

#define BRI_CYCLONEDX_PRODUCT "product" /* bom-ref of what the document speaks of */

#endif
