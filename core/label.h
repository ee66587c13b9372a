/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_LABEL_H
#define BRI_LABEL_H

#include "fact.h"

/* How the text form names functions and objects: by source name, and by number
 * where a name is taken (the second `n` of a function is n~2).  Private to the
 * text form. */

struct bri_labels;

/* Of every function and object that is in the unit by now.  NULL: out of
 * memory.  Caller frees with bri_labels_free. */
struct bri_labels *bri_labels_new(const struct bri_unit *unit);
void bri_labels_free(struct bri_labels *labels);

/* 1 for the first of its name (and, for objects, of its owner), 2 ... */
uint32_t bri_labels_of_function(const struct bri_labels *labels, uint32_t function);
uint32_t bri_labels_of_object(const struct bri_labels *labels, uint32_t object);

/* 0: none.  `owner`: function, or 0 for objects of the whole unit. */
uint32_t bri_labels_find_function(const struct bri_labels *labels, uint32_t name, uint32_t number);
uint32_t bri_labels_find_object(const struct bri_labels *labels, uint32_t owner, uint32_t name, uint32_t number);

#endif
