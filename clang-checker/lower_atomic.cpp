/* SPDX-License-Identifier: Apache-2.0 */
/* Atomic loads, stores and operations are loads and stores.  An exchange and a comparison are called as GCC has them: by the
 * name of the form that takes values, with the arguments in its order.  The others are calls, too. */
#include "lower.h"

using namespace clang;

namespace brinell {

/* The operation, and whether it gives what was there before. */
static enum bri_op operation_of(AtomicExpr::AtomicOp kind, bool &is_post)
{
	static const struct {
		AtomicExpr::AtomicOp c11, fetch_first, fetch_last;
		enum bri_op op;
	} operations[] = {
		{AtomicExpr::AO__c11_atomic_fetch_add, AtomicExpr::AO__atomic_fetch_add, AtomicExpr::AO__atomic_add_fetch, BRI_OP_ADD},
		{AtomicExpr::AO__c11_atomic_fetch_sub, AtomicExpr::AO__atomic_fetch_sub, AtomicExpr::AO__atomic_sub_fetch, BRI_OP_SUB},
		{AtomicExpr::AO__c11_atomic_fetch_and, AtomicExpr::AO__atomic_fetch_and, AtomicExpr::AO__atomic_and_fetch, BRI_OP_AND},
		{AtomicExpr::AO__c11_atomic_fetch_or, AtomicExpr::AO__atomic_fetch_or, AtomicExpr::AO__atomic_or_fetch, BRI_OP_OR},
		{AtomicExpr::AO__c11_atomic_fetch_xor, AtomicExpr::AO__atomic_fetch_xor, AtomicExpr::AO__atomic_xor_fetch, BRI_OP_XOR},
	};
	for (const auto &one : operations) {
		is_post = kind == one.c11 || kind == one.fetch_first;
		if (is_post || kind == one.fetch_last)
			return one.op;
	}
	return BRI_OP_NONE;
}

uint32_t Lower::pointed(const Expr *pointer, struct bri_shape shape)
{
	if (const auto *taken = llvm::dyn_cast<UnaryOperator>(pointer->IgnoreParenImpCasts()); taken && taken->getOpcode() == UO_AddrOf)
		return node(taken->getSubExpr());
	return bri_unit_add_node(unit_, BRI_DEREF, BRI_OP_NONE, shape, node(pointer), 0, 0, at(pointer->getBeginLoc()));
}

Value Lower::atomic_store(const AtomicExpr *e, uint32_t target, uint32_t source, struct bri_shape shape)
{
	bool is_post;
	const enum bri_op op = operation_of(e->getOp(), is_post);
	const uint32_t stored = bri_unit_add_node(unit_, BRI_ASSIGN, op, shape, target, source, 0, at(e->getBeginLoc()));
	if (is_post)
		bri_unit_add_node_flags(unit_, stored, BRI_POST);
	flag_macro(stored, e->getBeginLoc());
	return made(stored, shape);
}

Value Lower::VisitAtomicExpr(const AtomicExpr *e)
{
	const AtomicExpr::AtomicOp kind = e->getOp();
	const struct bri_shape shape = this->shape(e->getValueType());
	bool is_post;
	const enum bri_op op = operation_of(kind, is_post);
	switch (kind) {
	case AtomicExpr::AO__c11_atomic_load:
	case AtomicExpr::AO__atomic_load_n:
		return made(pointed(e->getPtr(), shape), shape);
	case AtomicExpr::AO__atomic_load: {
		const uint32_t target = pointed(e->getVal1(), shape);
		return atomic_store(e, target, pointed(e->getPtr(), shape), shape);
	}
	case AtomicExpr::AO__c11_atomic_init:
	case AtomicExpr::AO__c11_atomic_store:
	case AtomicExpr::AO__atomic_store_n: {
		const uint32_t target = pointed(e->getPtr(), shape);
		return atomic_store(e, target, node(e->getVal1()), shape);
	}
	case AtomicExpr::AO__atomic_store: {
		const uint32_t target = pointed(e->getPtr(), shape);
		return atomic_store(e, target, pointed(e->getVal1(), shape), shape);
	}
	default:
		if (op == BRI_OP_NONE || shape.type == BRI_POINTER) /* by bytes or by elements, as the language has it */
			return atomic_call(e);
		const uint32_t target = pointed(e->getPtr(), shape);
		return atomic_store(e, target, node(e->getVal1()), shape);
	}
}

Value Lower::atomic_call(const AtomicExpr *e)
{
	const AtomicExpr::AtomicOp kind = e->getOp();
	const bool exchanges = kind == AtomicExpr::AO__c11_atomic_exchange || kind == AtomicExpr::AO__atomic_exchange_n;
	const bool compares = kind == AtomicExpr::AO__c11_atomic_compare_exchange_strong ||
			      kind == AtomicExpr::AO__c11_atomic_compare_exchange_weak ||
			      kind == AtomicExpr::AO__atomic_compare_exchange_n;
	const SourceLocation spelled = sources_.getSpellingLoc(e->getBuiltinLoc());
	llvm::SmallString<64> buffer;
	const llvm::StringRef text = exchanges  ? "__atomic_exchange_n"
				     : compares ? "__atomic_compare_exchange_n"
						: Lexer::getSpelling(spelled, buffer, sources_, context_.getLangOpts());
	const struct bri_shape code = {BRI_CODE, 0};
	const uint32_t callee =
		bri_unit_add_node(unit_, BRI_FUNCTION, BRI_OP_NONE, code, synthetic(text.str().c_str(), 0), 0, 0, 0);
	llvm::SmallVector<const Expr *, 6> parts;
	if (compares)
		parts = {e->getPtr(), e->getVal1(), e->getVal2(), e->getOrder(), e->getOrderFail()};
	else if (exchanges)
		parts = {e->getPtr(), e->getVal1(), e->getOrder()};
	else
		for (const Stmt *child : e->children())
			parts.push_back(llvm::cast<Expr>(child));
	Nodes list;
	for (const Expr *part : parts)
		list.push_back(argument(part, QualType()));
	if (compares) /* may it fail for nothing? */
		list.insert(list.begin() + 3, kind == AtomicExpr::AO__atomic_compare_exchange_n
						      ? argument(e->getWeak(), QualType())
						      : materialise(number(kind == AtomicExpr::AO__c11_atomic_compare_exchange_weak, context_.BoolTy)));
	return made(call(callee, list, e->getType(), e->getBeginLoc()), shape(e->getType()));
}

} // namespace brinell
