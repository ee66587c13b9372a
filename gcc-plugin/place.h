/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_GCC_PLACE_H
#define BRI_GCC_PLACE_H

#include "compat.h"

/* bri_place_resolver and bri_line_reader over GCC's line table and its sources. */
bool place_resolve(void *context, uint32_t location, struct bri_place *ret_place);
/* Written in the main source, not in what it includes? */
bool place_is_main(location_t location);
const char *place_line(void *context, const char *file, uint32_t line, size_t *ret_length);

/* C++ gives a return statement the place of its end, C that of its value: returns
 * one that is resolved to the keyword. */
uint32_t place_of_return(uint32_t location);

/* C++ forgets where the call is that initialises an object: where the initialiser begins, behind the object's name at
 * `declared`, as the source shows it; `declared` itself where that can't be read. */
location_t place_of_initialiser(location_t declared);

/* Of `a += b`, whose place is the operator's: where a begins.  What begins with a word stays where it is. */
uint32_t place_of_operator(uint32_t location);

/* Where a finding's caret goes: the outermost expansion point when a macro
 * wrote the token, else the range of the expression from its start. */
location_t place_caret(uint32_t location);
/* Line 1 of the main source: where option findings are shown. */
location_t place_main_source(void);
/* Where the body of the outermost macro holds the token; UNKNOWN_LOCATION when no macro wrote it. */
location_t place_macro_body(uint32_t location);

/* On the line of a location that no macro made; UNKNOWN_LOCATION when that can't be. */
location_t place_at_column(location_t location, int column);

#endif
