/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CLANG_COMMAND_H
#define BRI_CLANG_COMMAND_H

#include "compat.h"

#include <string>
#include <vector>

namespace brinell {

/* The command as Clang can take it: no launchers, no plugins of another
 * compiler, no options that only GCC has, no warning turned into an error by its
 * mere number. */
std::vector<std::string> adjusted_command(const std::vector<std::string> &given);

} // namespace brinell

#endif
