/* SPDX-License-Identifier: Apache-2.0 */
/* C++: objects that can be called, where they are handed over: the function that they stand for, be it their class's own
 * or one that they were made of (a pointer, a member that was bound). */
#include "lower.h"

using namespace clang;

namespace brinell {

/* Of a template the one instance that there is, else what it is made of. */
static const CXXMethodDecl *instance_of(const FunctionTemplateDecl *pattern)
{
	const CXXMethodDecl *found = nullptr;
	for (const FunctionDecl *one : pattern->specializations()) {
		if (found != nullptr)
			return llvm::dyn_cast<CXXMethodDecl>(pattern->getTemplatedDecl());
		found = llvm::dyn_cast<CXXMethodDecl>(one);
	}
	return found != nullptr ? found : llvm::dyn_cast<CXXMethodDecl>(pattern->getTemplatedDecl());
}

/* The one function that makes objects of the class callable; null where there is none, or a choice. */
static const CXXMethodDecl *call_operator(const CXXRecordDecl *record)
{
	const CXXMethodDecl *found = nullptr;
	if (record == nullptr || !record->hasDefinition())
		return nullptr;
	for (const Decl *member : record->getDefinition()->decls()) {
		const auto *pattern = llvm::dyn_cast<FunctionTemplateDecl>(member);
		const auto *method = pattern != nullptr ? instance_of(pattern) : llvm::dyn_cast<CXXMethodDecl>(member);
		if (method == nullptr || method->getOverloadedOperator() != OO_Call)
			continue;
		if (found != nullptr)
			return nullptr;
		found = method;
	}
	return found;
}

static bool is_callable(const CXXRecordDecl *record)
{
	if (record == nullptr || !record->hasDefinition())
		return false;
	for (const Decl *member : record->getDefinition()->decls()) {
		const auto *pattern = llvm::dyn_cast<FunctionTemplateDecl>(member);
		if (pattern != nullptr && pattern->getTemplatedDecl()->getOverloadedOperator() == OO_Call)
			return true;
	}
	return call_operator(record) != nullptr;
}

/* The function that is handed over by its name, or as a pointer to a member. */
static const FunctionDecl *function_in(const Expr *e)
{
	e = e->IgnoreParens()->IgnoreImplicit();
	if (const auto *construct = llvm::dyn_cast<CXXConstructExpr>(e))
		if (construct->getNumArgs() == 1)
			return function_in(construct->getArg(0));
	if (const auto *address = llvm::dyn_cast<UnaryOperator>(e))
		if (address->getOpcode() == UO_AddrOf)
			e = address->getSubExpr()->IgnoreParens();
	const auto *named = llvm::dyn_cast<DeclRefExpr>(e);
	return named != nullptr ? llvm::dyn_cast<FunctionDecl>(named->getDecl()) : nullptr;
}

/* A library's function makes what can be called of a function that it is given first. */
static const FunctionDecl *function_bound(const Expr *e)
{
	const auto *call = llvm::dyn_cast<CallExpr>(e);
	const FunctionDecl *callee = call != nullptr && call->getNumArgs() > 0 ? call->getDirectCallee() : nullptr;
	if (callee == nullptr || llvm::isa<CXXMethodDecl>(callee) ||
	    !callee->getASTContext().getSourceManager().isInSystemHeader(callee->getLocation()))
		return nullptr;
	return function_in(call->getArg(0));
}

/* What is called is what was given, not what it was wrapped into on the way. */
static const CXXRecordDecl *class_given(const Expr *e, const FunctionDecl **ret_function)
{
	*ret_function = nullptr;
	for (;;) {
		e = e->IgnoreParens()->IgnoreImplicit();
		const auto *construct = llvm::dyn_cast<CXXConstructExpr>(e);
		const bool wraps = construct != nullptr && construct->getNumArgs() > 0 && !llvm::isa<CXXTemporaryObjectExpr>(e);
		*ret_function = wraps ? function_in(construct->getArg(0)) : function_bound(e);
		if (!wraps || !is_callable(construct->getArg(0)->getType()->getAsCXXRecordDecl()))
			return e->getType()->getAsCXXRecordDecl();
		e = construct->getArg(0);
	}
}

/* An object that can be called, handed to who isn't in sight: the function that it stands for, or the object. */
uint32_t Lower::with_callable(const Expr *e, QualType parameter, uint32_t object)
{
	const QualType type = parameter.getNonReferenceType();
	const FunctionDecl *body = nullptr;
	const CXXRecordDecl *given = type->isRecordType() ? class_given(e, &body) : nullptr;
	body = body != nullptr ? body : call_operator(given);
	if (body == nullptr || !body->isDefined() || body->isDependentContext() || is_system(body->getLocation()) ||
	    !is_callable(type->getAsCXXRecordDecl()))
		return object;
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)}, choice = {BRI_SIGNED, 4};
	const uint32_t test = bri_unit_add_list(unit_, BRI_OPAQUE, choice, 0, nullptr, 0, 0);
	const uint32_t named = simple(BRI_FUNCTION, body->getType(), function(body), 0, 0, SourceLocation()).node;
	if (!parameter->isReferenceType() && bri_unit_node(unit_, object)->kind == BRI_INIT) { /* braces have no address */
		const uint32_t held = unnamed(type, current_ != nullptr ? BRI_OBJECT_LOCAL : BRI_OBJECT_STATIC, e->getBeginLoc());
		bri_unit_set_init(unit_, held, object);
		object = simple(BRI_LITERAL, type, held, 0, 0, e->getBeginLoc()).node;
	}
	if (!parameter->isReferenceType())
		object = bri_unit_add_node(unit_, BRI_ADDRESS, BRI_OP_NONE, pointer, object, 0, 0, 0);
	const uint32_t node =
		bri_unit_add_node(unit_, BRI_CONDITION, BRI_OP_NONE, pointer, test, named, object, at(e->getBeginLoc()));
	bri_unit_add_node_flags(unit_, node, BRI_READ_ONLY);
	return node;
}

} // namespace brinell
