/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CLANG_BUFFER_H
#define BRI_CLANG_BUFFER_H

#include <string>

namespace brinell {

/* Check an unsaved buffer: its text from standard input, in place of what
 * `file` (an absolute path) holds, under the command that a compilation database
 * upward from it (or BRINELL_EDITOR_COMMANDS) has for it.  Prints one line:
 *   {"findings": [{"file", "line", "column", "end", "severity", "message",
 *                  "steps": [{"file", "line", "column", "end", "text"}],
 *                  "edits": [{"line", "column", "endLine", "endColumn", "text"}]}]}
 * Lines and columns from 1, columns in bytes; severity error or warning.
 * Returns the exit status: 0, or 3 when nothing could be read. */
int check_buffer(const std::string &file);

} // namespace brinell

#endif
