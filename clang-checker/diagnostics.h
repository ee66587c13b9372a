/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CLANG_DIAGNOSTICS_H
#define BRI_CLANG_DIAGNOSTICS_H

#include "compat.h"
#include "finding.h"
#include "mend.h"
#include "places.h"

namespace brinell {

/* Says findings, and our own failures, in Clang's voice. */
class Diagnostics {
public:
	explicit Diagnostics(clang::CompilerInstance &compiler);

	/* A failure of ours: always an error.  `in_editor`: at the top of the file. */
	void fail(const struct bri_error &error, bool in_editor = false);
	/* Returns the number of errors said. */
	size_t show(const struct bri_findings *findings, const Places &places);
	/* What stands in the main file, waived ones too; and when the file's flags
	 * are known, one diagnostic about them at its top. */
	void show_in_editor(const struct bri_findings *findings, const Places &places, Mender &mender, bool flags_known);

private:
	void show_finding(const struct bri_finding &finding, const Places &places);
	void show_steps(const struct bri_finding &finding, const Places &places, clang::SourceLocation location);
	void show_macro(const struct bri_finding &finding);
	clang::SourceLocation location_of(const struct bri_finding &finding, const Places &places) const;
	void note(clang::SourceLocation location, llvm::StringRef text);

	clang::DiagnosticsEngine &engine_;
	clang::SourceManager &sources_;
	unsigned error_, warning_, note_, failure_, plain_error_, plain_warning_;
};

} // namespace brinell

#endif
