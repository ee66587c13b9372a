/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CXX_NAME_H
#define BRI_CXX_NAME_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Names of C++ functions, the same whichever compiler says them.  Both adapters
 * hand over what their runtime demangles from the symbol ("void ns::f<int>(int)
 * const"); facts hold it without result and qualifiers, without inline
 * namespaces and ABI tags, and without template arguments that stand for
 * themselves (allocators, traits): "ns::f<int>(int)". */

/* Room that names are given; longer ones are no names. */
#define BRI_CXX_NAME_ROOM 8192

/* Writes at most room - 1 bytes and a NUL; returns how many, or 0 when it is no name or too long. */
size_t bri_cxx_name(const char *demangled, char *ret_name, size_t room);

/* What policies may call such a function, from the most particular on: n = 0 with template arguments and parameter
 * types, 1 without parameter types, 2 without template arguments, 3 with neither.  0: no n-th form. */
size_t bri_cxx_name_form(const char *name, unsigned n, char *ret_form, size_t room);

#ifdef __cplusplus
}
#endif
#endif
