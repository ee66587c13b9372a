/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CLANG_OPTIONS_H
#define BRI_CLANG_OPTIONS_H

#include "compat.h"
#include "fact.h"

#include <string>

namespace brinell {

/* What the command line makes of format strings from variables; asked before
 * the parse, when no pragma has had a word, and whatever -w silences. */
const char *format_security(clang::DiagnosticsEngine &engine);

/* The unit is compiled by another compiler, called `name`: what this Clang would make of the options proves nothing of
 * it, so all settings but the language's and the target's stay unknown.  `obeys`: it is a GCC or a
 * Clang, and the caller's command says what that makes of its options. */
void set_shadow(const std::string &name, bool obeys);

/* The effective settings of the unit, at its end. */
void set_options(const clang::CompilerInstance &compiler, const char *format_security, struct bri_unit *unit);

} // namespace brinell

#endif
