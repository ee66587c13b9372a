/* SPDX-License-Identifier: Apache-2.0 */
/* Findings as custom diagnostics: the finding with its caret and [rule], a note
 * for each step of the value's path, one for the clause, one for the line that
 * mends it.  Errors of ours are errors of Clang's, so -w doesn't hide them. */
#include "diagnostics.h"

#include "editor.h"

using namespace clang;

namespace brinell {

Diagnostics::Diagnostics(CompilerInstance &compiler)
	: engine_(compiler.getDiagnostics()), sources_(compiler.getSourceManager()),
	  error_(engine_.getCustomDiagID(DiagnosticsEngine::Error, "%0 [%1]")),
	  warning_(engine_.getCustomDiagID(DiagnosticsEngine::Warning, "%0 [%1]")),
	  note_(engine_.getCustomDiagID(DiagnosticsEngine::Note, "%0")),
	  failure_(engine_.getCustomDiagID(DiagnosticsEngine::Error, "brinell: %0")),
	  plain_error_(engine_.getCustomDiagID(DiagnosticsEngine::Error, "%0")),
	  plain_warning_(engine_.getCustomDiagID(DiagnosticsEngine::Warning, "%0"))
{
}

void Diagnostics::fail(const struct bri_error &error, bool in_editor)
{
	std::string text = error.where;
	if (!text.empty())
		text += ": ";
	text += error.what;
	/* An editor shows what has a place. */
	const FileID main = sources_.getMainFileID();
	engine_.Report(in_editor && main.isValid() ? sources_.getLocForStartOfFile(main) : SourceLocation(), failure_) << text;
}

/* Where a diagnostic points: never inside a macro's body. */
static SourceLocation shown_at(SourceManager &sources, uint32_t raw)
{
	const SourceLocation location = SourceLocation::getFromRawEncoding(raw);
	return location.isInvalid() ? location : sources.getExpansionLoc(location);
}

SourceLocation Diagnostics::location_of(const struct bri_finding &finding, const Places &places) const
{
	SourceLocation location = shown_at(sources_, finding.location);
	if (location.isInvalid() && !finding.is_option && finding.file != nullptr)
		location = places.locate(finding.file, finding.line, finding.column);
	if (location.isInvalid())
		location = sources_.getLocForStartOfFile(sources_.getMainFileID());
	return location;
}

void Diagnostics::note(SourceLocation location, llvm::StringRef text)
{
	engine_.Report(location, note_) << text;
}

static bool is_said(const char *text)
{
	return text != nullptr && text[0] != '\0';
}

/* The user's own macros only: of a library's there is nothing to mend. */
void Diagnostics::show_macro(const struct bri_finding &finding)
{
	SourceLocation inner = SourceLocation::getFromRawEncoding(finding.location);
	if (!is_said(finding.macro) || !inner.isMacroID())
		return;
	while (sources_.getImmediateExpansionRange(inner).getBegin().isMacroID())
		inner = sources_.getImmediateExpansionRange(inner).getBegin();
	const SourceLocation body = sources_.getSpellingLoc(inner);
	if (!sources_.isInSystemHeader(body))
		note(body, "expanded from macro '" + std::string(finding.macro) + "'");
}

void Diagnostics::show_finding(const struct bri_finding &finding, const Places &places)
{
	const SourceLocation location = location_of(finding, places);
	engine_.Report(location, finding.severity == BRI_ERROR ? error_ : warning_)
		<< llvm::StringRef(finding.message) << llvm::StringRef(finding.rule);
	show_steps(finding, places, location);
	std::string clauses = is_said(finding.clauses) ? finding.clauses : "";
	if (is_said(finding.cwe))
		clauses += (clauses.empty() ? "" : ", ") + std::string(finding.cwe);
	if (!clauses.empty())
		note(location, clauses);
	if (is_said(finding.fix))
		note(location, "fix: " + std::string(finding.fix));
}

/* How the value got there, and where the macro is that holds the place. */
void Diagnostics::show_steps(const struct bri_finding &finding, const Places &places, SourceLocation location)
{
	for (size_t i = 0; i < finding.step_count; i++) {
		const struct bri_step &step = finding.steps[i];
		SourceLocation at = shown_at(sources_, step.location);
		if (at.isInvalid() && step.file != nullptr)
			at = places.locate(step.file, step.line, step.column);
		note(at.isValid() ? at : location, step.text);
	}
	show_macro(finding);
}

void Diagnostics::show_in_editor(const struct bri_findings *findings, const Places &places, Mender &mender,
				 bool flags_known)
{
	const FileID main = sources_.getMainFileID();
	bool options_are_error = false;
	const std::string options = flags_known ? editor_options_text(findings, options_are_error) : std::string();
	if (!options.empty())
		engine_.Report(sources_.getLocForStartOfFile(main), options_are_error ? plain_error_ : plain_warning_) << options;
	for (size_t i = 0; i < bri_findings_count(findings); i++) {
		const struct bri_finding &finding = *bri_findings_at(findings, i);
		if (finding.is_option || finding.result != BRI_FAIL || finding.severity == BRI_OFF)
			continue;
		const SourceLocation location = location_of(finding, places);
		if (sources_.getFileID(location) != main)
			continue; /* shown where it stands, when that file is open */
		const bool is_error = finding.severity == BRI_ERROR && !finding.waived;
		{
			DiagnosticBuilder builder = engine_.Report(location, is_error ? plain_error_ : plain_warning_);
			builder << editor_text(finding);
			if (!finding.waived)
				for (const FixItHint &hint : mender.hints(finding))
					builder << hint;
		}
		show_steps(finding, places, location);
		if (is_said(finding.fix) && !finding.waived)
			note(location, "fix: " + std::string(finding.fix));
	}
}

size_t Diagnostics::show(const struct bri_findings *findings, const Places &places)
{
	size_t errors = 0;
	for (size_t i = 0; i < bri_findings_count(findings); i++) {
		const struct bri_finding &finding = *bri_findings_at(findings, i);
		if (finding.waived || finding.severity == BRI_OFF)
			continue;
		/* What is open is listed in reports; only what policy makes an error is said here. */
		if (finding.result != BRI_FAIL && finding.severity != BRI_ERROR)
			continue;
		show_finding(finding, places);
		errors += finding.severity == BRI_ERROR;
	}
	return errors;
}

} // namespace brinell
