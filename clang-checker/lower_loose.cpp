/* SPDX-License-Identifier: Apache-2.0 */
/* Bodies that are no function's: those of blocks (`^{ ... }`) and of Objective-C methods.  Facts know them as functions of
 * the unit.  What a block finds in the frame around it, and what `self` is, isn't known. */
#include "lower.h"

using namespace clang;

namespace brinell {

static std::string loose_name(const Decl *decl)
{
	const auto *method = llvm::dyn_cast<ObjCMethodDecl>(decl);
	if (method == nullptr)
		return "^";
	const ObjCInterfaceDecl *of = method->getClassInterface();
	return std::string(method->isInstanceMethod() ? "-[" : "+[") + (of != nullptr ? of->getName().str() + " " : "") +
	       method->getSelector().getAsString() + "]";
}

uint32_t Lower::loose(const Decl *decl)
{
	uint32_t &handle = functions_[decl];
	if (handle == 0) {
		const uint32_t own = name(loose_name(decl));
		/* Whoever sends the message calls the method. */
		const uint32_t flags = llvm::isa<ObjCMethodDecl>(decl) ? 0 : BRI_FUNCTION_STATIC;
		handle = bri_unit_add_function(unit_, own, own, flags, at(decl->getLocation()));
		loose_.push_back(decl);
	}
	return handle;
}

Value Lower::VisitBlockExpr(const BlockExpr *e)
{
	const struct bri_shape code = {BRI_CODE, 0}, pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	const uint32_t named =
		bri_unit_add_node(unit_, BRI_FUNCTION, BRI_OP_NONE, code, loose(e->getBlockDecl()), 0, 0, 0);
	return made(bri_unit_add_node(unit_, BRI_ADDRESS, BRI_OP_NONE, pointer, named, 0, 0, at(e->getBeginLoc())), pointer);
}

bool Lower::is_out_of_frame(const VarDecl *variable) const
{
	if (owner_ == nullptr || variable->isStaticLocal() || variable->hasExternalStorage())
		return false;
	const DeclContext *around = variable->getParentFunctionOrMethod();
	return llvm::isa<ImplicitParamDecl>(variable) || (around != nullptr && Decl::castFromDeclContext(around) != owner_);
}

void Lower::loose_body(const Decl *decl)
{
	const auto *method = llvm::dyn_cast<ObjCMethodDecl>(decl);
	const Stmt *body = decl->getBody();
	const uint32_t handle = loose(decl);
	if (body == nullptr || is_system(decl->getLocation()))
		return;
	if (context_.getLangOpts().getStackProtector() != LangOptions::SSPOff)
		counts_.with_protection++;
	else
		counts_.without_protection++;
	begin_body();
	owner_ = decl;
	bri_unit_begin_function(unit_, handle, at(decl->getLocation()));
	for (const ParmVarDecl *parameter : method != nullptr ? method->parameters() : llvm::cast<BlockDecl>(decl)->parameters())
		local(parameter);
	Nodes items;
	if (const auto *braces = llvm::dyn_cast<CompoundStmt>(body))
		for (const Stmt *child : braces->body())
			statement(child, items);
	const struct bri_shape nothing = {BRI_VOID, 0};
	bri_unit_end_function(unit_, bri_unit_add_list(unit_, BRI_SEQUENCE, nothing, 0, items.data(), items.size(),
						       at(body->getBeginLoc())));
	owner_ = nullptr;
}

} // namespace brinell
