/* SPDX-License-Identifier: Apache-2.0 */
/* Turns a finding's mechanical fix into an edit of the buffer.  It replaces
 * constants that stand in the call, names and words of literals; a value that
 * came from elsewhere is the user's to mend. */
#include "mend.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace brinell {

namespace {

class Calls : public RecursiveASTVisitor<Calls> {
public:
	explicit Calls(llvm::DenseMap<uint32_t, const CallExpr *> &calls) : calls_(calls) {}
	bool VisitCallExpr(CallExpr *call)
	{
		calls_.insert({raw_location(call->getCallee()->getBeginLoc()), call});
		return true;
	}

private:
	llvm::DenseMap<uint32_t, const CallExpr *> &calls_;
};

/* A constant written as one: nothing else may depend on it. */
bool is_constant(const Expr *expression)
{
	const Expr *bare = expression->IgnoreParenCasts();
	if (const auto *unary = llvm::dyn_cast<UnaryOperator>(bare))
		bare = unary->getSubExpr()->IgnoreParenCasts();
	if (const auto *reference = llvm::dyn_cast<DeclRefExpr>(bare))
		return llvm::isa<EnumConstantDecl>(reference->getDecl());
	if (const auto *call = llvm::dyn_cast<CallExpr>(bare))
		return call->getNumArgs() == 0; /* EVP_md5() */
	return llvm::isa<IntegerLiteral>(bare) || llvm::isa<StringLiteral>(bare) || llvm::isa<CXXBoolLiteralExpr>(bare) ||
	       llvm::isa<CXXNullPtrLiteralExpr>(bare) || expression->getBeginLoc().isMacroID();
}

} // namespace

/* Walks only declarations that hold a finding, each once: the others cost an editor time at every key. */
const CallExpr *Mender::call_at(uint32_t location)
{
	const SourceManager &sources = context_.getSourceManager();
	const SourceLocation place = sources.getExpansionLoc(SourceLocation::getFromRawEncoding(location));
	Calls calls(calls_);
	for (const Decl *decl : declarations_) {
		const SourceRange range(sources.getExpansionLoc(decl->getBeginLoc()),
					sources.getExpansionLoc(decl->getEndLoc()));
		if (range.fullyContains(place) && walked_.insert(decl).second)
			calls.TraverseDecl(const_cast<Decl *>(decl));
	}
	const auto found = calls_.find(location);
	return found != calls_.end() ? found->second : nullptr;
}

CharSourceRange Mender::written(const Expr *argument) const
{
	return Lexer::makeFileCharRange(CharSourceRange::getTokenRange(argument->getSourceRange()),
					context_.getSourceManager(), context_.getLangOpts());
}

/* A blank goes with the word. */
void Mender::remove_words(const CallExpr *call, const struct bri_finding &finding,
			  llvm::SmallVector<FixItHint, 2> &hints) const
{
	const SourceManager &sources = context_.getSourceManager();
	llvm::SmallVector<llvm::StringRef, 8> words;
	llvm::StringRef(finding.mend).split(words, '|', -1, false);
	for (const Expr *argument : call->arguments()) {
		const auto *literal = llvm::dyn_cast<StringLiteral>(argument->IgnoreParenCasts());
		const CharSourceRange range = literal != nullptr ? written(literal) : CharSourceRange();
		if (range.isInvalid())
			continue;
		const llvm::StringRef text = Lexer::getSourceText(range, sources, context_.getLangOpts());
		for (const llvm::StringRef word : words) {
			const size_t at = has_prefix(word, "-") ? text.find((" " + word).str()) : llvm::StringRef::npos;
			const size_t end = at == llvm::StringRef::npos ? at : at + 1 + word.size();
			if (end == llvm::StringRef::npos || (end < text.size() && text[end] != ' ' && text[end] != '"'))
				continue;
			const SourceLocation from = range.getBegin().getLocWithOffset(static_cast<int>(at));
			hints.push_back(FixItHint::CreateRemoval(CharSourceRange::getCharRange(
				from, from.getLocWithOffset(static_cast<int>(1 + word.size())))));
			return;
		}
	}
}

llvm::SmallVector<FixItHint, 2> Mender::hints(const struct bri_finding &finding)
{
	llvm::SmallVector<FixItHint, 2> hints;
	if (finding.mend_kind == BRI_MEND_NONE)
		return hints;
	const CallExpr *call = call_at(finding.location);
	if (call == nullptr)
		return hints;
	if (finding.mend_kind == BRI_MEND_WORDS) {
		remove_words(call, finding, hints);
		return hints;
	}
	const bool is_argument = finding.mend_kind == BRI_MEND_ARGUMENT;
	if (is_argument && (finding.mend_arg >= call->getNumArgs() || !is_constant(call->getArg(finding.mend_arg))))
		return hints;
	const CharSourceRange range = written(is_argument ? call->getArg(finding.mend_arg) : call->getCallee());
	if (range.isValid())
		hints.push_back(FixItHint::CreateReplacement(range, finding.mend));
	return hints;
}

} // namespace brinell
