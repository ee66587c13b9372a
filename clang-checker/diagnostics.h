/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CLANG_DIAGNOSTICS_H
#define BRI_CLANG_DIAGNOSTICS_H

#include "compat.h"
#include "finding.h"
#include "places.h"

namespace brinell {

/* Says findings, and our own failures, in Clang's voice. */
class Diagnostics {
public:
	explicit Diagnostics(clang::CompilerInstance &compiler);

	/* A failure of ours: always an error. */
	void fail(const struct bri_error &error);
	/* `source_only`: nothing about options (an editor shows the buffer's own faults).
	 * Returns the number of errors said. */
	size_t show(const struct bri_findings *findings, const Places &places, bool source_only);

private:
	void show_finding(const struct bri_finding &finding, const Places &places);
	void show_macro(const struct bri_finding &finding);
	clang::SourceLocation location_of(const struct bri_finding &finding, const Places &places) const;
	void note(clang::SourceLocation location, llvm::StringRef text);

	clang::DiagnosticsEngine &engine_;
	clang::SourceManager &sources_;
	unsigned error_, warning_, note_, failure_;
};

} // namespace brinell

#endif
