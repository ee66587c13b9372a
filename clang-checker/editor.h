/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CLANG_EDITOR_H
#define BRI_CLANG_EDITOR_H

#include "compat.h"
#include "finding.h"
#include "policy.h"

#include <memory>
#include <string>

/* What an editor needs that a compiler doesn't.  The environment is the
 * launcher's: BRINELL_EDITOR names the program that knows policies,
 * BRINELL_EDITOR_COMMANDS the directory of compile_commands.json that clangd was
 * told of. */

namespace brinell {

/* The compiled policy for a source: as `brinell policy compile --for` says.  It
 * is asked again when the project's policy changed, and every few seconds, and
 * opened again when it is another file.  Null: `error` says why.  Safe to call
 * from several threads. */
std::shared_ptr<struct bri_policy> editor_policy(const std::string &source, struct bri_error &error);

/* Is this a run over the unsaved buffer, whose findings somebody will see? */
bool is_shown_in_editor(clang::CompilerInstance &compiler);

/* Do the flags of this source come from a compilation database? */
bool has_compile_command(const std::string &source);

/* The finding in one text: message, rule, clauses; a waived one says so. */
std::string editor_text(const struct bri_finding &finding);

/* One text for all broken option rules; empty: none is.  `ret_is_error`: one of
 * them is an error. */
std::string editor_options_text(const struct bri_findings *findings, bool &ret_is_error);

} // namespace brinell

#endif
