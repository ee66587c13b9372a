/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_TEXT_H
#define BRI_TEXT_H

#include "error.h"
#include "fact.h"
#include "policy.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The text form of facts, both ways.  Its grammar stands at the top of text.c. */

typedef void (*bri_text_sink)(void *context, const char *text, size_t length);

/* Everything in the unit. */
void bri_unit_write(const struct bri_unit *unit, bri_text_sink sink, void *context);
/* `where` names the text in errors ("file:line:column: what").  NULL on any
 * mistake.  Caller frees with bri_unit_free. */
struct bri_unit *bri_unit_read(const char *text, size_t length, const char *where, struct bri_error *reterr);

/* Each call and each store to a named field or object of user code: callee or
 * target, place, and the values found for each argument; one line each, in
 * source order, the same from every compiler and at every -O. */
int bri_unit_write_calls(const struct bri_policy *policy, struct bri_unit *unit, bri_text_sink sink, void *context,
                         struct bri_error *reterr);

/* The packed (binary) form, for the note, of what travels (NULL: everything);
 * what nothing refers to is left out.  Caller frees *ret_bytes with free(). */
int bri_unit_pack(const struct bri_unit *unit, const struct bri_travel *travel, const char *known, unsigned char **ret_bytes,
                  size_t *ret_size);
struct bri_unit *bri_unit_unpack(const void *bytes, size_t size, const char *known, const char *where, struct bri_error *reterr);

#ifdef __cplusplus
}
#endif
#endif
