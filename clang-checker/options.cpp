/* SPDX-License-Identifier: Apache-2.0 */
/* Effective options -> the keys of fact.h.  Read from what the compiler
 * resolved, never from argv, at the end of the unit when macros have their last
 * value.  What can't be told is left out, which means unknown. */
#include "options.h"

using namespace clang;

namespace brinell {

namespace {

/* Written before any unit is read. */
std::string shadow_of;
bool shadow_obeys;

/* Sets keys of one unit. */
class Settings {
public:
	Settings(const CompilerInstance &compiler, struct bri_unit *unit)
		: compiler_(compiler), code_(compiler.getCodeGenOpts()), language_(compiler.getLangOpts()),
		  triple_(compiler.getTarget().getTriple()), unit_(unit)
	{
	}
	void set_all();

private:
	void set(const char *key, llvm::StringRef value) { bri_unit_set_option(unit_, key, value.str().c_str()); }
	void set_target();
	void set_code();
	void set_fortify();
	void set_hardening();
	void set_environment();
	const char *control_flow() const;
	bool is_defined(llvm::StringRef macro) const;
	/* -1: not defined or no number */
	int number_of(llvm::StringRef macro) const;
	bool is_preprocessed() const;

	const CompilerInstance &compiler_;
	const CodeGenOptions &code_;
	const LangOptions &language_;
	const llvm::Triple &triple_;
	struct bri_unit *unit_;
};

const MacroInfo *macro_of(const CompilerInstance &compiler, llvm::StringRef name)
{
	if (!compiler.hasPreprocessor())
		return nullptr;
	Preprocessor &preprocessor = compiler.getPreprocessor();
	return preprocessor.getMacroInfo(preprocessor.getIdentifierInfo(name));
}

bool Settings::is_defined(llvm::StringRef macro) const
{
	return macro_of(compiler_, macro) != nullptr;
}

int Settings::number_of(llvm::StringRef macro) const
{
	std::string name = macro.str();
	for (int followed = 0; followed < 8; followed++) {
		const MacroInfo *info = macro_of(compiler_, name);
		if (info == nullptr)
			return -1;
		if (info->getNumTokens() != 1)
			return info->getNumTokens() == 0 ? 0 : -1;
		const Token &token = info->getReplacementToken(0);
		const std::string text = compiler_.getPreprocessor().getSpelling(token);
		int number = 0;
		if (token.is(tok::numeric_constant))
			return llvm::StringRef(text).getAsInteger(0, number) ? -1 : number;
		name = text;
	}
	return -1;
}

bool Settings::is_preprocessed() const
{
	const auto &inputs = compiler_.getFrontendOpts().Inputs;
	return !inputs.empty() && inputs[0].getKind().isPreprocessed();
}

void Settings::set_target()
{
	set("compiler", shadow_of.empty() ? "clang " CLANG_VERSION_STRING
					  : shadow_of + ", shadow check by clang " CLANG_VERSION_STRING);
	set("target", triple_.str());
	set("language", language_.CPlusPlus ? "c++" : "c");
	set("byte-order", triple_.isLittleEndian() ? "little" : "big");
	const unsigned bits = static_cast<unsigned>(compiler_.getASTContext().getTypeSize(
		compiler_.getASTContext().VoidPtrTy));
	set("pointer-size", std::to_string(bits / 8));
}

void Settings::set_code()
{
	set("code", language_.PICLevel == 0 ? "none" : language_.PIE ? "pie" : "pic");
	const char *protector = "none";
	switch (language_.getStackProtector()) {
	case LangOptions::SSPOff:
		break;
	case LangOptions::SSPOn:
		protector = "default";
		break;
	case LangOptions::SSPStrong:
		protector = "strong";
		break;
	case LangOptions::SSPReq:
		protector = "all";
		break;
	}
	/* x86-64: a program's random canary lies at %fs:0x28, and what lies at another place of that segment may be anything. */
	const int offset = code_.StackProtectorGuardOffset;
	const llvm::StringRef segment = code_.StackProtectorGuardReg;
	if (language_.getStackProtector() != LangOptions::SSPOff && triple_.getArch() == llvm::Triple::x86_64 && offset != INT_MAX &&
	    offset != 0x28 && (segment.empty() || segment == "fs"))
		protector = "with a canary at a place of its own";
	set("stack-protector", protector);
	set("optimize", std::to_string(code_.OptimizationLevel > 3 ? 3 : code_.OptimizationLevel));
	set("lto", is_fat_lto(code_) ? "fat" : code_.PrepareForLTO || code_.PrepareForThinLTO ? "slim" : "none");
}

/* glibc answers whether the request had an effect; without its headers there is
 * nothing to fortify, and what was asked for stands. */
void Settings::set_fortify()
{
	if (is_preprocessed())
		return;
	const auto clamp = [](int level) { return std::to_string(level < 0 ? 0 : level > 3 ? 3 : level); };
	const int requested = number_of("_FORTIFY_SOURCE");
	const int effective = number_of("__USE_FORTIFY_LEVEL");
	set("fortify-requested", clamp(requested));
	if (effective >= 0)
		set("fortify", clamp(effective));
	else
		set("fortify", code_.OptimizationLevel > 0 ? clamp(requested) : "0");
}

const char *Settings::control_flow() const
{
	bool branches = false, returns = false;
	if (triple_.isX86()) {
		branches = code_.CFProtectionBranch;
		returns = code_.CFProtectionReturn;
	} else if (triple_.isAArch64()) {
		branches = language_.BranchTargetEnforcement;
		returns = language_.hasSignReturnAddress();
	} else {
		return "unsupported";
	}
	return branches && returns ? "full" : branches ? "branch" : returns ? "return" : "none";
}

void Settings::set_hardening()
{
	set("stack-clash", code_.StackClashProtector ? "on" : knows_stack_clash(triple_) ? "off" : "unsupported");
	set("control-flow", control_flow());
	const auto fill = language_.getTrivialAutoVarInit();
	set("auto-var-init", fill == LangOptions::TrivialAutoVarInitKind::Zero	    ? "zero"
			     : fill == LangOptions::TrivialAutoVarInitKind::Pattern ? "pattern"
										     : "none");
	set("strict-flex-arrays", strict_flex_arrays(language_));
}

void Settings::set_environment()
{
	const bool kernel = code_.CodeModel == "kernel" || (!is_preprocessed() && is_defined("__KERNEL__"));
	set("environment", kernel ? "kernel" : language_.Freestanding ? "freestanding" : "hosted");
	set("libc", triple_.isMusl() ? "musl" : triple_.isGNUEnvironment() ? "glibc" : "other");
}

void Settings::set_all()
{
	set_target();
	set_environment();
	if (!shadow_of.empty() && !shadow_obeys)
		return;
	set_code();
	set_fortify();
	set_hardening();
}

} // namespace

const char *format_security(DiagnosticsEngine &engine)
{
	const bool silent = engine.getIgnoreAllWarnings();
	engine.setIgnoreAllWarnings(false);
	const DiagnosticsEngine::Level level =
		engine.getDiagnosticLevel(diag::warn_format_nonliteral_noargs, SourceLocation());
	engine.setIgnoreAllWarnings(silent);
	return level >= DiagnosticsEngine::Error ? "error" : level == DiagnosticsEngine::Warning ? "warning" : "off";
}

void set_options(const CompilerInstance &compiler, const char *format_security, struct bri_unit *unit)
{
	Settings(compiler, unit).set_all();
	if (shadow_of.empty() || shadow_obeys)
		bri_unit_set_option(unit, "format-security", format_security);
}

void set_shadow(const std::string &name, bool obeys)
{
	shadow_of = name;
	shadow_obeys = obeys;
}

} // namespace brinell
