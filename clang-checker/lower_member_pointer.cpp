/* SPDX-License-Identifier: Apache-2.0 */
/* Pointers to members, laid out as GCC has them: of functions two words, a function and what is added to `this`; of data an
 * offset, which isn't told. */
#include "lower.h"

using namespace clang;

namespace brinell {

/* `&Class::function`: two words, the first of them the function, where it isn't found in the object's class. */
Value Lower::member_pointer(const UnaryOperator *e)
{
	const auto *name = llvm::dyn_cast<DeclRefExpr>(e->getSubExpr()->IgnoreParens());
	const auto *method = name != nullptr ? llvm::dyn_cast<CXXMethodDecl>(name->getDecl()) : nullptr;
	if (method == nullptr || method->isVirtual())
		return opaque(e, {});
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)}, code = {BRI_CODE, 0};
	const struct bri_shape shape = this->shape(e->getType());
	const uint32_t named = bri_unit_add_node(unit_, BRI_FUNCTION, BRI_OP_NONE, code, function(method), 0, 0, 0);
	const uint32_t first = bri_unit_add_node(unit_, BRI_AT, BRI_OP_NONE, pointer, named, 0, 0, 0);
	return made(bri_unit_add_list(unit_, BRI_INIT, shape, 0, &first, 1, 0), shape);
}

static const BinaryOperator *selection_in(const Expr *e)
{
	const auto *selection = llvm::dyn_cast<BinaryOperator>(e->IgnoreParens());
	return selection != nullptr && selection->isPtrMemOp() ? selection : nullptr;
}

uint32_t Lower::selected_of(const BinaryOperator *e)
{
	return e->getOpcode() == BO_PtrMemI ? node(e->getLHS()) : address(e->getLHS());
}

/* `object.*data` */
Value Lower::selected(const BinaryOperator *e)
{
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)}, number = {BRI_UNSIGNED, pointer.size};
	if (e->getType()->isSpecificPlaceholderType(BuiltinType::BoundMember))
		return opaque_with_children(e);
	const uint32_t base = selected_of(e), held = node(e->getRHS());
	const uint32_t bytes = bri_unit_add_node(unit_, BRI_CAST, BRI_OP_NONE, number, held, 0, 0, 0);
	const uint32_t moved = bri_unit_add_node(unit_, BRI_OFFSET, BRI_OP_NONE, pointer, base, bytes, 1, 0);
	return target_of(moved, e->getType(), e->getBeginLoc());
}

/* `(object.*function)(...)` */
Value Lower::selected_call(const CXXMemberCallExpr *e)
{
	const BinaryOperator *selection = selection_in(e->getCallee());
	if (selection == nullptr)
		return opaque_with_children(e);
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	const auto *type = selection->getRHS()->getType()->castAs<MemberPointerType>()->getPointeeType()->getAs<FunctionProtoType>();
	Nodes list;
	const uint32_t held = node(selection->getRHS());
	const uint32_t callee = bri_unit_add_node(unit_, BRI_FIELD, BRI_OP_NONE, pointer, held, name(".__pfn"), 0, at(e->getBeginLoc()));
	list.push_back(selected_of(selection));
	arguments(type, llvm::ArrayRef<const Expr *>(e->getArgs(), e->getNumArgs()), e->getBeginLoc(), list, nullptr);
	return called(e, call(callee, list, e->getCallReturnType(context_), e->getBeginLoc()));
}

} // namespace brinell
