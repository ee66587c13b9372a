/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_IDENTITY_H
#define BRI_IDENTITY_H

#include <stdbool.h>
#include <stddef.h>

#define BRI_IDENTITY_LENGTH 64

/* What stays the same of a linked file when it is stripped, copied, or given another run path: its code.  Hexadecimal;
 * false when the bytes are no linked ELF file, or hold no code. */
bool bri_identity_of(const void *bytes, size_t size, char ret_text[BRI_IDENTITY_LENGTH + 1]);
/* The same of a relocatable object: what of it is loaded. */
bool bri_identity_of_object(const void *bytes, size_t size, char ret_text[BRI_IDENTITY_LENGTH + 1]);

#endif
