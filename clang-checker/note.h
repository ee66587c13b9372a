/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CLANG_NOTE_H
#define BRI_CLANG_NOTE_H

#include "compat.h"

namespace brinell {

/* Does this compile leave an object, assembler text or bitcode? */
bool leaves_object(const clang::CompilerInstance &compiler);

/* Hand the note over to the code generator, which ends after the plugin. */
void write_note(clang::CompilerInstance &compiler, const unsigned char *descriptor, size_t size);

} // namespace brinell

#endif
