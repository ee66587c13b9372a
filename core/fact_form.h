/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_FACT_FORM_H
#define BRI_FACT_FORM_H

#include "fact.h"

/* How each kind of node is put together: the one table that the checker, the
 * text form and the packed form share.  Private to the core. */

/* An operand string is pairs: the field it fills (a, b, c; * for the list in
 * b,c) and what may stand there:
 *   e  an expression              E  an expression or none
 *   s  a statement or none        x  an expression, a statement or none
 *   i  a BRI_INT                  I  a BRI_INT or none
 *   o  an object whose initialiser belongs to this node
 *   v  an object                  f  a function
 *   n  a name                     N  a name or none
 *   #  a number                   ~  a signed 32-bit number
 * and for lists: e expressions, t BRI_AT, s statements, x either.
 * Operands that may be none and stand last are left out when they are none. */
struct bri_form {
	const char *word;     /* in the text form; NULL: has its own spelling */
	const char *operands;
};
/* NULL for BRI_NONE and anything that is no kind. */
const struct bri_form *bri_form_of(unsigned kind);
/* The operands as the text form has them: an element of braces tells its member's name, too. */
const char *bri_form_written(unsigned kind);

bool bri_form_is_expression(unsigned kind);
bool bri_form_is_statement(unsigned kind);
/* Does the kind carry an operator? (BRI_ASSIGN may, with or without.) */
bool bri_form_has_op(unsigned kind);
bool bri_form_allows_op(unsigned kind, unsigned op);

/* "add", "shl", ...; NULL for BRI_OP_NONE and anything that is no operator. */
const char *bri_op_word(unsigned op);
/* Words of flag bits 0, 1, 2 ...; NULL past the last. */
const char *bri_node_flag_word(unsigned bit);
const char *bri_function_flag_word(unsigned bit);
const char *bri_object_flag_word(unsigned bit);
/* "vsupafc", by enum bri_type. */
extern const char bri_type_letters[];

/* The type and size that a node has when nobody says otherwise, from its kind
 * and operands: stored forms leave those out. `pointer`: bytes of a pointer. */
struct bri_shape bri_form_shape(const struct bri_unit *unit, const struct bri_node *node, uint32_t pointer);
/* The unit's pointer-size option; 8 when it says nothing usable. */
uint32_t bri_form_pointer(const struct bri_unit *unit);

#endif
