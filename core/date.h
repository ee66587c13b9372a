/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_DATE_H
#define BRI_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Days since 1970-01-01 of exactly "YYYY-MM-DD", a day that the calendar has. */
bool bri_date_read(const char *text, size_t length, uint32_t *ret_days);
/* The same, back: "2027-06-30" and a NUL; days past the year 9999 as "9999-12-31". */
void bri_date_text(uint32_t days, char ret_text[11]);

#ifdef __cplusplus
}
#endif
#endif
