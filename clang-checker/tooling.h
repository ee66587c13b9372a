/* SPDX-License-Identifier: Apache-2.0 */
/* What brinell-check needs of LibTooling, where releases differ.  Apart from
 * compat.h because the plugin needs none of it. */
#ifndef BRI_CLANG_TOOLING_H
#define BRI_CLANG_TOOLING_H

#include "compat.h"

#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/TextDiagnosticPrinter.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#if LLVM_VERSION_MAJOR >= 22
#include "clang/Options/Options.h"
#else
#include "clang/Driver/Options.h"
#endif

namespace brinell {

/* Options that Clang's driver doesn't know, such as those that only GCC has:
 * true for each word that is one. */
inline std::vector<bool> unknown_options(const std::vector<const char *> &words)
{
#if LLVM_VERSION_MAJOR >= 22
	namespace options = clang::options;
	const llvm::opt::OptTable &table = clang::getDriverOptTable();
#else
	namespace options = clang::driver::options;
	const llvm::opt::OptTable &table = clang::driver::getDriverOptTable();
#endif
	unsigned index = 0, count = 0;
#if LLVM_VERSION_MAJOR >= 17
	const llvm::opt::InputArgList parsed =
		table.ParseArgs(words, index, count, llvm::opt::Visibility(options::ClangOption));
#else
	const llvm::opt::InputArgList parsed =
		table.ParseArgs(words, index, count, 0, options::CLOption);
#endif
	std::vector<bool> unknown(words.size(), false);
	for (const llvm::opt::Arg *word : parsed)
		if (word->getOption().matches(options::OPT_UNKNOWN) && word->getIndex() < unknown.size())
			unknown[word->getIndex()] = true;
	return unknown;
}

/* Prints in Clang's voice into a stream that outlives it. */
class TextPrinter {
public:
	TextPrinter(llvm::raw_ostream &stream, bool colour)
#if LLVM_VERSION_MAJOR >= 21
		: printer_(stream, options_)
	{
		options_.ShowColors = colour;
	}
#else
		: options_(new clang::DiagnosticOptions()), printer_(stream, options_.get())
	{
		options_->ShowColors = colour;
	}
#endif
	clang::DiagnosticConsumer &consumer() { return printer_; }

private:
#if LLVM_VERSION_MAJOR >= 21
	clang::DiagnosticOptions options_;
#else
	llvm::IntrusiveRefCntPtr<clang::DiagnosticOptions> options_;
#endif
	clang::TextDiagnosticPrinter printer_;
};

} // namespace brinell

#endif
