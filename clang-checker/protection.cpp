/* SPDX-License-Identifier: Apache-2.0 */
/* Stack protection of single functions: Clang takes it away by an attribute,
 * which a pragma (`#pragma clang attribute`) may put on many.  GCC's optimize
 * attribute is ignored by Clang and so here. */
#include "lower.h"

using namespace clang;

namespace brinell {

bool is_unprotected(const FunctionDecl *function)
{
	return function->getASTContext().getLangOpts().getStackProtector() != LangOptions::SSPOff &&
	       function->hasAttr<NoStackProtectorAttr>();
}

/* Functions that leave code in the object.  One without a frame of its own
 * (naked) has nothing to protect. */
void Lower::count_protection(const FunctionDecl *function)
{
	const bool emitted = (function->isExternallyVisible() && !function->isInlined()) || function->isReferenced() ||
			     function->isUsed();
	if (!emitted || function->hasAttr<NakedAttr>())
		return;
	if (context_.getLangOpts().getStackProtector() != LangOptions::SSPOff &&
	    !function->hasAttr<NoStackProtectorAttr>())
		protected_++;
	else
		unprotected_++;
}

} // namespace brinell
