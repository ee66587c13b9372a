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

bool is_external(const FunctionDecl *function)
{
	return function->getASTContext().GetGVALinkageForFunction(function) == GVA_StrongExternal;
}

bool is_named(const FunctionDecl *function)
{
	return !function->hasAttr<WeakAttr>() && is_external(function) &&
	       (!function->getASTContext().getLangOpts().CPlusPlus || function->isExternC() || function->isMain() ||
		function->hasAttr<AsmLabelAttr>());
}

/* Functions that leave code in the object.  One without a frame of its own
 * (naked) has nothing to protect. */
void Lower::count_protection(const FunctionDecl *function)
{
	if (is_named(function))
		counts_.named++;
	const bool emitted = (function->isExternallyVisible() && !function->isInlined()) || function->isReferenced() ||
			     function->isUsed();
	if (!emitted || function->hasAttr<NakedAttr>())
		return;
	if (context_.getLangOpts().getStackProtector() != LangOptions::SSPOff &&
	    !function->hasAttr<NoStackProtectorAttr>())
		counts_.with_protection++;
	else
		counts_.without_protection++;
}

} // namespace brinell
