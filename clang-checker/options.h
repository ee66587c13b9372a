/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CLANG_OPTIONS_H
#define BRI_CLANG_OPTIONS_H

#include "compat.h"
#include "fact.h"

namespace brinell {

/* The effective settings of the unit, at its end. */
void set_options(const clang::CompilerInstance &compiler, struct bri_unit *unit);

} // namespace brinell

#endif
