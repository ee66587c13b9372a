/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CLANG_OPTIONS_H
#define BRI_CLANG_OPTIONS_H

#include "compat.h"
#include "fact.h"

namespace brinell {

/* What the command line makes of format strings from variables; asked before
 * the parse, when no pragma has had a word, and whatever -w silences. */
const char *format_security(clang::DiagnosticsEngine &engine);

/* The effective settings of the unit, at its end. */
void set_options(const clang::CompilerInstance &compiler, const char *format_security, struct bri_unit *unit);

} // namespace brinell

#endif
