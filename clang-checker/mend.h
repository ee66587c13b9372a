/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CLANG_MEND_H
#define BRI_CLANG_MEND_H

#include "compat.h"
#include "finding.h"

#include <vector>

namespace brinell {

/* Where the editor's quick fixes go: finds calls again by their places. */
class Mender {
public:
	Mender(clang::ASTContext &context, const std::vector<const clang::Decl *> &declarations)
		: context_(context), declarations_(declarations)
	{
	}
	/* Nothing when what is to be replaced isn't written there as such. */
	llvm::SmallVector<clang::FixItHint, 2> hints(const struct bri_finding &finding);

private:
	const clang::CallExpr *call_at(uint32_t location); /* null: no call has its callee there */
	clang::CharSourceRange written(const clang::Expr *argument) const;
	void remove_words(const clang::CallExpr *call, const struct bri_finding &finding,
			  llvm::SmallVector<clang::FixItHint, 2> &hints) const;

	clang::ASTContext &context_;
	const std::vector<const clang::Decl *> &declarations_;
	llvm::DenseMap<uint32_t, const clang::CallExpr *> calls_; /* by the raw place of their callee */
	llvm::DenseSet<const clang::Decl *> walked_;
};

} // namespace brinell

#endif
