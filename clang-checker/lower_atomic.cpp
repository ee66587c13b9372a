/* SPDX-License-Identifier: Apache-2.0 */
/* Atomic loads, stores and operations are loads and stores.  An exchange and a comparison are called as GCC has them: by the
 * name of the form that takes values, with the arguments in its order.  The others are calls, too. */
#include "lower.h"

using namespace clang;

namespace brinell {

static enum bri_op operation_of(AtomicExpr::AtomicOp op)
{
	switch (op) {
	case AtomicExpr::AO__c11_atomic_fetch_add:
	case AtomicExpr::AO__atomic_fetch_add:
	case AtomicExpr::AO__atomic_add_fetch:
		return BRI_OP_ADD;
	case AtomicExpr::AO__c11_atomic_fetch_sub:
	case AtomicExpr::AO__atomic_fetch_sub:
	case AtomicExpr::AO__atomic_sub_fetch:
		return BRI_OP_SUB;
	case AtomicExpr::AO__c11_atomic_fetch_and:
	case AtomicExpr::AO__atomic_fetch_and:
	case AtomicExpr::AO__atomic_and_fetch:
		return BRI_OP_AND;
	case AtomicExpr::AO__c11_atomic_fetch_or:
	case AtomicExpr::AO__atomic_fetch_or:
	case AtomicExpr::AO__atomic_or_fetch:
		return BRI_OP_OR;
	case AtomicExpr::AO__c11_atomic_fetch_xor:
	case AtomicExpr::AO__atomic_fetch_xor:
	case AtomicExpr::AO__atomic_xor_fetch:
		return BRI_OP_XOR;
	default:
		return BRI_OP_NONE;
	}
}

static bool gives_new(AtomicExpr::AtomicOp op)
{
	return op == AtomicExpr::AO__atomic_add_fetch || op == AtomicExpr::AO__atomic_sub_fetch ||
	       op == AtomicExpr::AO__atomic_and_fetch || op == AtomicExpr::AO__atomic_or_fetch ||
	       op == AtomicExpr::AO__atomic_xor_fetch;
}

uint32_t Lower::pointed(const Expr *pointer, struct bri_shape shape)
{
	if (const auto *taken = llvm::dyn_cast<UnaryOperator>(pointer->IgnoreParenImpCasts()); taken && taken->getOpcode() == UO_AddrOf)
		return node(taken->getSubExpr());
	return bri_unit_add_node(unit_, BRI_DEREF, BRI_OP_NONE, shape, node(pointer), 0, 0, at(pointer->getBeginLoc()));
}

Value Lower::atomic_store(const AtomicExpr *e, enum bri_op op, uint32_t target, uint32_t source, struct bri_shape shape)
{
	const uint32_t stored = bri_unit_add_node(unit_, BRI_ASSIGN, op, shape, target, source, 0, at(e->getBeginLoc()));
	if (op != BRI_OP_NONE && !gives_new(e->getOp()))
		bri_unit_add_node_flags(unit_, stored, BRI_POST);
	flag_macro(stored, e->getBeginLoc());
	return made(stored, shape);
}

Value Lower::VisitAtomicExpr(const AtomicExpr *e)
{
	const AtomicExpr::AtomicOp kind = e->getOp();
	const struct bri_shape shape = this->shape(e->getValueType());
	const enum bri_op op = operation_of(kind);
	switch (kind) {
	case AtomicExpr::AO__c11_atomic_load:
	case AtomicExpr::AO__atomic_load_n:
		return made(pointed(e->getPtr(), shape), shape);
	case AtomicExpr::AO__atomic_load: {
		const uint32_t target = pointed(e->getVal1(), shape);
		return atomic_store(e, BRI_OP_NONE, target, pointed(e->getPtr(), shape), shape);
	}
	case AtomicExpr::AO__c11_atomic_init:
	case AtomicExpr::AO__c11_atomic_store:
	case AtomicExpr::AO__atomic_store_n: {
		const uint32_t target = pointed(e->getPtr(), shape);
		return atomic_store(e, BRI_OP_NONE, target, node(e->getVal1()), shape);
	}
	case AtomicExpr::AO__atomic_store: {
		const uint32_t target = pointed(e->getPtr(), shape);
		return atomic_store(e, BRI_OP_NONE, target, pointed(e->getVal1(), shape), shape);
	}
	default:
		if (op == BRI_OP_NONE || shape.type == BRI_POINTER) /* by bytes or by elements, as the language has it */
			return atomic_call(e);
		const uint32_t target = pointed(e->getPtr(), shape);
		return atomic_store(e, op, target, node(e->getVal1()), shape);
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
	const uint32_t name = this->name(text);
	uint32_t &function = builtins_[name];
	if (function == 0)
		function = bri_unit_add_function(unit_, name, name, BRI_FUNCTION_SYSTEM, 0);
	const struct bri_shape code = {BRI_CODE, 0};
	const uint32_t callee = bri_unit_add_node(unit_, BRI_FUNCTION, BRI_OP_NONE, code, function, 0, 0, 0);
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
