/* SPDX-License-Identifier: Apache-2.0 */
/* Every difference between LLVM releases that this directory meets, and the
 * Clang headers it is built on.  No other file here may test a version. */
#ifndef BRI_CLANG_COMPAT_H
#define BRI_CLANG_COMPAT_H

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Mangle.h"
#include "clang/AST/RecordLayout.h"
#include "clang/AST/StmtVisitor.h"
#include "clang/Basic/Builtins.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendPluginRegistry.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/Config/llvm-config.h"

/* For brinell-check alone: LibTooling, which the plugin does without. */
#ifdef BRI_CLANG_TOOLING
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
#endif

namespace brinell {

/* std::move and its kin, which have had no body since Clang 15: the argument by another name. */
inline bool compat_is_cast(unsigned builtin)
{
#if LLVM_VERSION_MAJOR >= 15
	return builtin == clang::Builtin::BImove || builtin == clang::Builtin::BImove_if_noexcept ||
	       builtin == clang::Builtin::BIforward || builtin == clang::Builtin::BIas_const;
#else
	(void)builtin;
	return false;
#endif
}

/* The same of std::addressof. */
inline bool compat_is_addressof(unsigned builtin)
{
#if LLVM_VERSION_MAJOR >= 15
	if (builtin == clang::Builtin::BIaddressof || builtin == clang::Builtin::BI__addressof)
		return true;
#endif
	return builtin == clang::Builtin::BI__builtin_addressof;
}

/* Where the last part of a type's name begins: of `ns::Type`, at `Type`. */
inline clang::SourceLocation compat_type_name(clang::TypeLoc type)
{
#if LLVM_VERSION_MAJOR >= 22
	if (const auto alias = type.getAs<clang::TypedefTypeLoc>())
		return alias.getNameLoc();
	if (const auto used = type.getAs<clang::UsingTypeLoc>())
		return used.getNameLoc();
	if (const auto tag = type.getAs<clang::TagTypeLoc>())
		return tag.getNameLoc();
	if (const auto special = type.getAs<clang::TemplateSpecializationTypeLoc>())
		return special.getTemplateNameLoc();
	if (const auto deduced = type.getAs<clang::DeducedTemplateSpecializationTypeLoc>())
		return deduced.getTemplateNameLoc();
	return type.getNonElaboratedBeginLoc();
#else
	if (const auto elaborated = type.getAs<clang::ElaboratedTypeLoc>())
		return elaborated.getNamedTypeLoc().getBeginLoc();
	return type.getBeginLoc();
#endif
}

inline uint32_t raw_location(clang::SourceLocation location)
{
	static_assert(sizeof(location.getRawEncoding()) == sizeof(uint32_t), "facts hold 32-bit locations");
	return location.getRawEncoding();
}

/* A builtin whose result depends on its arguments alone. */
inline bool is_arithmetic(const clang::Builtin::Context &builtins, unsigned builtin)
{
#if LLVM_VERSION_MAJOR >= 16
	return builtins.isConst(builtin) || builtins.isConstWithoutErrnoAndExceptions(builtin);
#else
	return builtins.isConst(builtin) || builtins.isConstWithoutErrno(builtin);
#endif
}

/* The name of a file in SourceManager's table of them. */
#if LLVM_VERSION_MAJOR >= 18
inline std::string file_name(clang::FileEntryRef file)
{
	return file.getName().str();
}
#else
inline std::string file_name(const clang::FileEntry *file)
{
	return file->getName().str();
}
#endif

/* `if !consteval`, which only C++23 has. */
inline bool is_negated_consteval(const clang::IfStmt *statement)
{
#if LLVM_VERSION_MAJOR >= 14
	return statement->isNegatedConsteval();
#else
	(void)statement;
	return false;
#endif
}

inline bool is_unnamed_bitfield(const clang::FieldDecl *field)
{
#if LLVM_VERSION_MAJOR >= 19
	return field->isUnnamedBitField();
#else
	return field->isUnnamedBitfield();
#endif
}

inline bool has_prefix(llvm::StringRef text, llvm::StringRef prefix)
{
	return text.size() >= prefix.size() && text.substr(0, prefix.size()) == prefix;
}

/* The text of assembler at file scope, which later releases give as such. */
inline std::string asm_text(const clang::StringLiteral *literal)
{
	return literal->getString().str();
}

inline std::string asm_text(std::string text)
{
	return text;
}

/* Top-level assembler text for the code generator. */
inline clang::Decl *file_scope_asm(clang::ASTContext &context, llvm::StringRef text)
{
	clang::QualType type = context.getConstantArrayType(context.CharTy.withConst(),
							    llvm::APInt(context.getTypeSize(context.getSizeType()),
									text.size() + 1),
							    nullptr,
#if LLVM_VERSION_MAJOR >= 18
							    clang::ArraySizeModifier::Normal,
#else
							    clang::ArrayType::Normal,
#endif
							    0);
#if LLVM_VERSION_MAJOR >= 18
	const auto kind = clang::StringLiteralKind::Ordinary;
#elif LLVM_VERSION_MAJOR >= 15
	const auto kind = clang::StringLiteral::Ordinary;
#else
	const auto kind = clang::StringLiteral::Ascii;
#endif
	auto *literal = clang::StringLiteral::Create(context, text, kind, false, type, clang::SourceLocation());
	return clang::FileScopeAsmDecl::Create(context, context.getTranslationUnitDecl(), literal,
					       clang::SourceLocation(), clang::SourceLocation());
}

inline const char *strict_flex_arrays(const clang::LangOptions &language)
{
#if LLVM_VERSION_MAJOR >= 16
	static const char *const levels[] = {"0", "1", "2", "3"};
	return levels[static_cast<unsigned>(language.getStrictFlexArraysLevel()) & 3];
#else
	(void)language;
	return "unsupported";
#endif
}

inline bool is_fat_lto(const clang::CodeGenOptions &code)
{
#if LLVM_VERSION_MAJOR >= 18
	return code.FatLTO;
#else
	(void)code;
	return false;
#endif
}

/* "std::__cxx11::string" in full, as GCC prints it. */
inline void show_inline_namespaces(clang::PrintingPolicy &policy)
{
#if LLVM_VERSION_MAJOR >= 21
	policy.SuppressInlineNamespace =
		llvm::to_underlying(clang::PrintingPolicy::SuppressInlineNamespaceMode::None);
#else
	policy.SuppressInlineNamespace = false;
#endif
}

inline clang::QualType record_type(const clang::ASTContext &context, const clang::RecordDecl *record)
{
#if LLVM_VERSION_MAJOR >= 22
	return context.getCanonicalTagType(record);
#else
	return context.getRecordType(record);
#endif
}

#if LLVM_VERSION_MAJOR >= 16
using CaptureFields = llvm::DenseMap<const clang::ValueDecl *, clang::FieldDecl *>;
#else
using CaptureFields = llvm::DenseMap<const clang::VarDecl *, clang::FieldDecl *>;
#endif

/* What one element of a braced initialiser holds of a file's bytes, if `#embed` put it there. */
inline llvm::StringRef embedded(const clang::Expr *element)
{
#if LLVM_VERSION_MAJOR >= 19
	if (const auto *part = llvm::dyn_cast<clang::EmbedExpr>(element->IgnoreParenImpCasts()))
		return part->getDataStringLiteral()->getBytes().substr(part->getStartingElementPos(), part->getDataElementCount());
#else
	(void)element;
#endif
	return {};
}

/* Targets whose driver passes -fstack-clash-protection on. */
inline bool knows_stack_clash(const llvm::Triple &triple)
{
#if LLVM_VERSION_MAJOR >= 18
	if (triple.isAArch64())
		return true;
#endif
#if LLVM_VERSION_MAJOR >= 20
	if (triple.isRISCV())
		return true;
#endif
	return triple.isX86() || triple.isSystemZ() || triple.isPPC64();
}

#ifdef BRI_CLANG_TOOLING

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
#if LLVM_VERSION_MAJOR >= 18
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
#if LLVM_VERSION_MAJOR >= 23
		options_.setShowColors(colour ? clang::ShowColorsKind::On : clang::ShowColorsKind::Off);
#else
		options_.ShowColors = colour;
#endif
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

#endif

} // namespace brinell

#endif
