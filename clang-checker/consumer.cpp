/* SPDX-License-Identifier: Apache-2.0 */
/* One unit through the compile gate: arguments and policy before the parse,
 * declarations while it runs, then lowering, verdict, diagnostics, note.  It
 * keeps nothing beyond the unit, ends no process and prints nothing but through
 * Clang's diagnostics, so that it can live in a language server. */
#include "consumer.h"

#include "editor.h"
#include "lower.h"
#include "note.h"
#include "options.h"

extern "C" {
#include "sha256.h"
}

using namespace clang;

namespace brinell {

Sink::~Sink() = default;

Consumer::Consumer(CompilerInstance &compiler, Driver driver, llvm::StringRef input, Sink *sink)
	: compiler_(compiler), driver_(driver), input_(input.str()), sink_(sink), diagnostics_(compiler),
	  format_security_(format_security(compiler.getDiagnostics()))
{
}

Consumer::~Consumer() = default;

void Consumer::fail(const struct bri_error &error)
{
	if (sink_ != nullptr)
		sink_->fail(error);
	else
		diagnostics_.fail(error, driver_ == Driver::Editor);
}

bool Consumer::open(const std::vector<std::string> &arguments)
{
	struct bri_error error = {"", ""};
	gate_.reset(bri_gate_unit_new());
	if (!gate_) {
		bri_error_set(&error, "", "out of memory; the unit was not checked");
		fail(error);
		return false;
	}
	for (const std::string &argument : arguments) {
		const size_t equals = argument.find('=');
		const std::string key = argument.substr(0, equals);
		const std::string value = equals == std::string::npos ? "" : argument.substr(equals + 1);
		if (bri_gate_unit_argument(gate_.get(), key.c_str(), value.c_str(), &error) < 0) {
			fail(error);
			return false;
		}
	}
	if (driver_ == Driver::Editor && !choose_editor_policy(error)) {
		editor_failure_ = error;
		return false;
	}
	if (bri_gate_unit_open(gate_.get(), &error) < 0) {
		if (driver_ == Driver::Editor)
			editor_failure_ = error;
		else
			fail(error);
		return false;
	}
	open_ = bri_gate_unit_mode(gate_.get()) != BRI_MODE_OFF || driver_ != Driver::Editor;
	return true;
}

/* The launcher tells where policies come from; loaded without it, the plugin has
 * BRINELL_POLICY, and without that the buffer simply isn't Brinell's.  An editor
 * shows what enforce would, whatever mode the build is in. */
bool Consumer::choose_editor_policy(struct bri_error &error)
{
	if (!is_shown_in_editor(compiler_))
		return false;
	const char *mode = getenv("BRINELL_MODE");
	if ((mode == nullptr || llvm::StringRef(mode) != "off") &&
	    bri_gate_unit_argument(gate_.get(), "mode", "enforce", &error) < 0)
		return false;
	if (getenv("BRINELL_EDITOR") == nullptr)
		return getenv("BRINELL_POLICY") != nullptr;
	llvm::SmallString<256> source(input_);
	compiler_.getFileManager().makeAbsolutePath(source);
	policy_ = editor_policy(source.str().str(), error);
	if (policy_)
		bri_gate_unit_lend(gate_.get(), policy_.get());
	return policy_ != nullptr;
}

bool Consumer::HandleTopLevelDecl(DeclGroupRef group)
{
	if (!open_ || done_)
		return true;
	for (const Decl *decl : group) {
		const auto *function = llvm::dyn_cast<FunctionDecl>(decl);
		if (function != nullptr && !function->doesThisDeclarationHaveABody() && !function->hasAttr<AliasAttr>() &&
		    !function->hasAttr<IFuncAttr>())
			continue;
		if (function != nullptr || llvm::isa<VarDecl>(decl) || llvm::isa<DeclContext>(decl) ||
		    llvm::isa<FileScopeAsmDecl>(decl))
			declarations_.push_back(decl);
	}
	return true;
}

bool Consumer::shouldSkipFunctionBody(Decl *decl)
{
	return driver_ != Driver::Editor ||
	       compiler_.getSourceManager().isInSystemHeader(decl->getLocation());
}

void Consumer::HandleInlineFunctionDefinition(FunctionDecl *function)
{
	if (open_ && !done_)
		declarations_.push_back(function);
}

/* Only what is compiled, checked or edited; a precompiled header is judged in
 * the units that use it. */
bool Consumer::is_wanted() const
{
	if (driver_ == Driver::Editor)
		return is_shown_in_editor(compiler_);
	if (driver_ == Driver::Checker || leaves_object(compiler_))
		return true;
	return compiler_.getFrontendOpts().ProgramAction == frontend::ParseSyntaxOnly;
}

bool Consumer::judge(ASTContext &context, struct bri_error &error)
{
	unit_.reset(bri_unit_new(input_.c_str()));
	if (!unit_) {
		bri_error_set(&error, input_.c_str(), "out of memory; the unit was not checked");
		return false;
	}
	places_ = std::make_unique<Places>(compiler_);
	bri_unit_set_resolver(unit_.get(), Places::resolve, places_.get());
	bri_gate_unit_begin(gate_.get(), unit_.get());
	set_options(compiler_, format_security_, unit_.get());
	Lower lower(context, unit_.get());
	for (const Decl *decl : declarations_)
		lower.remember(decl);
	lower.finish();
	counts_ = lower.counts();
	return bri_gate_unit_judge(gate_.get(), unit_.get(), Places::line, places_.get(), &error) == 0;
}

bool Consumer::note(struct bri_error &error)
{
	unsigned char *bytes = nullptr;
	size_t size = 0;
	if (bri_gate_unit_note(gate_.get(), &counts_, &bytes, &size, &error) < 0)
		return false;
	write_note(compiler_, bytes, size);
	free(bytes);
	return true;
}

static int by_text(const void *first, const void *second)
{
	return strcmp(*static_cast<const char *const *>(first), *static_cast<const char *const *>(second));
}

/* Where somebody wants the list of the files that the unit was read from. */
bool Consumer::list_inputs(struct bri_error &error)
{
	if (!bri_gate_unit_wants_inputs(gate_.get()))
		return true;
	const SourceManager &sources = compiler_.getSourceManager();
	std::vector<std::string> names(1, input_);
	for (auto file = sources.fileinfo_begin(); file != sources.fileinfo_end(); ++file)
		names.push_back(file_name(file->first));
	std::vector<const char *> files;
	for (const std::string &name : names)
		files.push_back(name.c_str());
	qsort(files.data() + 1, files.size() - 1, sizeof(files[0]), by_text); /* they lie in order of their addresses */
	return bri_gate_unit_list_inputs(gate_.get(), compiler_.getFrontendOpts().OutputFile.c_str(), files.data(), files.size(),
					 &error) == 0;
}

bool Consumer::conclude(struct bri_error &error)
{
	if (sink_ != nullptr && !sink_->take(gate_.get(), unit_.get(), counts_))
		return true;
	if (driver_ == Driver::Editor) {
		llvm::SmallString<256> source(input_);
		compiler_.getFileManager().makeAbsolutePath(source);
		Mender mender(compiler_.getASTContext(), declarations_);
		diagnostics_.show_in_editor(bri_gate_unit_all_findings(gate_.get()), *places_, mender,
					    has_compile_command(source.str().str()));
		return true;
	}
	const size_t errors = diagnostics_.show(bri_gate_unit_findings(gate_.get()), *places_);
	if (driver_ != Driver::Compiler || !leaves_object(compiler_))
		return true;
	const bool refused = bri_gate_unit_is_refused(gate_.get());
	if (refused && errors == 0) {
		bri_error_set(&error, input_.c_str(), "the unit is refused; see `brinell report` for its findings");
		diagnostics_.fail(error);
	}
	if (!refused && !note(error))
		return false;
	if (!list_inputs(error))
		return false;
	return bri_gate_unit_report(gate_.get(), compiler_.getFrontendOpts().OutputFile.c_str(), bri_sha256, &error) == 0;
}

void Consumer::HandleTranslationUnit(ASTContext &context)
{
	if (editor_failure_.what[0] != '\0' && is_wanted())
		fail(editor_failure_);
	if (!open_ || done_)
		return;
	done_ = true; /* the note comes back to us as a declaration */
	if (!is_wanted())
		return;
	/* A unit that doesn't compile leaves no object; an editor's seldom does. */
	if (driver_ != Driver::Editor && compiler_.getDiagnostics().hasErrorOccurred())
		return;
	struct bri_error error = {"", ""};
	if (!judge(context, error) || !conclude(error))
		fail(error);
}

} // namespace brinell
