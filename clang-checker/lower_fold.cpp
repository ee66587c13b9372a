/* SPDX-License-Identifier: Apache-2.0 */
/* What GCC's front end has folded before a plugin sees it, folded here in the
 * same way: constants, an operand that meets itself, masks that take nothing away. */
#include "lower.h"

using namespace clang;

namespace brinell {

static bool is_comparison(enum bri_op op)
{
	return op >= BRI_OP_EQ;
}

static int64_t compare(enum bri_op op, const llvm::APSInt &a, const llvm::APSInt &b)
{
	switch (op) {
	case BRI_OP_EQ: return a == b;
	case BRI_OP_NE: return a != b;
	case BRI_OP_LT: return a < b;
	case BRI_OP_LE: return a <= b;
	case BRI_OP_GT: return a > b;
	case BRI_OP_GE: return a >= b;
	case BRI_OP_ANDAND: return a != 0 && b != 0;
	default: return a != 0 || b != 0;
	}
}

/* Arithmetic on two constants, as every front end folds it. */
Value Lower::fold(enum bri_op op, const Value &left, const Value &right, QualType type, bool &ret_folded) const
{
	ret_folded = false;
	if (!left.constant || !right.constant || op == BRI_OP_NONE)
		return Value();
	llvm::APSInt a = left.number, b = right.number;
	const bool is_shift = op == BRI_OP_SHL || op == BRI_OP_SHR;
	const bool is_logical = op == BRI_OP_ANDAND || op == BRI_OP_OROR;
	if (!is_shift && !is_logical && (a.getBitWidth() != b.getBitWidth() || a.isSigned() != b.isSigned()))
		return Value();
	if (is_shift && (b.isNegative() || b.getLimitedValue() >= a.getBitWidth()))
		return Value();
	if ((op == BRI_OP_DIV || op == BRI_OP_MOD) && (b == 0 || (b.isSigned() && b.isAllOnes())))
		return Value();
	ret_folded = true;
	if (is_comparison(op))
		return number(compare(op, a, b), type);
	switch (op) {
	case BRI_OP_ADD: return number(a + b, type);
	case BRI_OP_SUB: return number(a - b, type);
	case BRI_OP_MUL: return number(a * b, type);
	case BRI_OP_DIV: return number(a / b, type);
	case BRI_OP_MOD: return number(a % b, type);
	case BRI_OP_AND: return number(a & b, type);
	case BRI_OP_OR: return number(a | b, type);
	case BRI_OP_XOR: return number(a ^ b, type);
	case BRI_OP_SHL: return number(a << static_cast<unsigned>(b.getZExtValue()), type);
	default: return number(a >> static_cast<unsigned>(b.getZExtValue()), type);
	}
}

/* ---- an operand that meets itself --------------------------------------------------------- */

/* Calls of functions that are declared to depend on nothing (errno's) read the same again. */
static bool has_effect(const Expr *e, const ASTContext &context)
{
	const auto *read = llvm::dyn_cast<UnaryOperator>(e);
	const auto *call = read != nullptr && read->getOpcode() == UO_Deref
				   ? llvm::dyn_cast<CallExpr>(read->getSubExpr()->IgnoreParenImpCasts())
				   : nullptr;
	const FunctionDecl *callee = call != nullptr && call->getNumArgs() == 0 ? call->getDirectCallee() : nullptr;
	return (callee == nullptr || !callee->hasAttr<ConstAttr>()) && e->HasSideEffects(context);
}

/* Two operands that read the same place, one after the other with nothing between. */
static bool reads_same(const Expr *a, const Expr *b, const ASTContext &context)
{
	a = a->IgnoreParenImpCasts();
	b = b->IgnoreParenImpCasts();
	const auto *left = llvm::dyn_cast<BinaryOperator>(a), *right = llvm::dyn_cast<BinaryOperator>(b);
	if (left != nullptr && right != nullptr && left->isComparisonOp() && left->getOpcode() == right->getOpcode())
		return reads_same(left->getLHS(), right->getLHS(), context) &&
		       reads_same(left->getRHS(), right->getRHS(), context);
	if (a->getStmtClass() != b->getStmtClass() || has_effect(a, context) || a->getType().isVolatileQualified())
		return false;
	llvm::FoldingSetNodeID first, second;
	a->Profile(first, context, true);
	b->Profile(second, context, true);
	return first == second;
}

/* `x - x` and `x ^ x` are 0, `x & x` and `x | x` are x, `x - (x & 7)` is `x & ~7`; compound or not; a comparison that
 * stands twice (errno is EAGAIN or EWOULDBLOCK, where both are one) is made once. */
bool Lower::folds_with_itself(const BinaryOperator *e, Value &ret_value)
{
	const QualType type = e->getLHS()->getType();
	const enum bri_op op = operator_of(e->getOpcode());
	const bool minus = op == BRI_OP_SUB;
	if (!type->isIntegralOrEnumerationType() || !e->getRHS()->getType()->isIntegralOrEnumerationType())
		return false;
	if (op == BRI_OP_OROR || op == BRI_OP_ANDAND) {
		const auto *left = llvm::dyn_cast<BinaryOperator>(e->getLHS()->IgnoreParenImpCasts());
		if (left == nullptr || !left->isComparisonOp() || !reads_same(left, e->getRHS(), context_))
			return false;
		ret_value = value(e->getLHS());
		return true;
	}
	if (!minus && op != BRI_OP_XOR && op != BRI_OP_AND && op != BRI_OP_OR)
		return false;
	if (reads_same(e->getLHS(), e->getRHS(), context_)) {
		ret_value = minus || op == BRI_OP_XOR ? number(0, type) : value(e->getLHS());
		return true;
	}
	const auto *mask = llvm::dyn_cast<BinaryOperator>(e->getRHS()->IgnoreParenImpCasts());
	if (!minus || mask == nullptr || mask->getOpcode() != BO_And || !reads_same(e->getLHS(), mask->getLHS(), context_))
		return false;
	Expr::EvalResult bits;
	if (!mask->getRHS()->EvaluateAsInt(bits, context_, Expr::SE_NoSideEffects))
		return false;
	const uint32_t left = node(e->getLHS()), rest = materialise(number(~bits.Val.getInt(), type));
	const struct bri_shape shape = this->shape(type);
	ret_value = made(bri_unit_add_node(unit_, BRI_BINARY, BRI_OP_AND, shape, left, rest, 0, at(e->getBeginLoc())),
			 shape);
	return true;
}

/* ---- masks -------------------------------------------------------------------------------- */

static bool has_low_bits(const llvm::APSInt &mask, unsigned bits)
{
	const uint64_t low = mask.getBitWidth() <= 64 && bits < 64 ? (uint64_t{1} << bits) - 1 : 0;
	return low != 0 && bits < mask.getBitWidth() && (mask.zextOrTrunc(64).getZExtValue() & low) == low;
}

/* True when a value of an unsigned type loses nothing under the mask. */
bool Lower::covers(const llvm::APSInt &mask, QualType type) const
{
	if (!type->isUnsignedIntegerType() || type->isBooleanType())
		return false;
	return has_low_bits(mask, static_cast<unsigned>(context_.getIntWidth(type)));
}

/* `(unsigned char)(x & 0xff)`: the conversion alone says it. */
const Expr *Lower::without_mask(const Expr *e, QualType type) const
{
	const auto *mask = llvm::dyn_cast<BinaryOperator>(e->IgnoreParens());
	Expr::EvalResult bits;
	if (mask == nullptr || mask->getOpcode() != BO_And || type->isBooleanType() ||
	    !type->isIntegralOrEnumerationType() ||
	    !mask->getRHS()->EvaluateAsInt(bits, context_, Expr::SE_NoSideEffects))
		return e;
	const unsigned width = static_cast<unsigned>(context_.getIntWidth(type));
	return has_low_bits(bits.Val.getInt(), width) ? mask->getLHS() : e;
}

static bool is_number(const Expr *e, const ASTContext &context, uint64_t &ret_number)
{
	Expr::EvalResult result;
	if (!e->getType()->isIntegralOrEnumerationType() || !e->EvaluateAsInt(result, context, Expr::SE_NoSideEffects))
		return false;
	ret_number = result.Val.getInt().zextOrTrunc(64).getZExtValue();
	return true;
}

/* `x & 4 ? 4 : 0`: for GCC, in C, that is x & 4. */
bool Lower::is_bit(const ConditionalOperator *e) const
{
	const auto *mask = llvm::dyn_cast<BinaryOperator>(e->getCond()->IgnoreParenImpCasts());
	uint64_t bit = 0, yes = 0, no = 0;
	return !context_.getLangOpts().CPlusPlus && mask != nullptr && mask->getOpcode() == BO_And &&
	       is_number(mask->getRHS(), context_, bit) && llvm::isPowerOf2_64(bit) &&
	       is_number(e->getTrueExpr(), context_, yes) && yes == bit &&
	       is_number(e->getFalseExpr(), context_, no) && no == 0;
}

/* What is handed on.  `(x & 4) >> 2` is for GCC what `x & 4 ? 1 : 0` is: both values matter. */
uint32_t Lower::handed(const Expr *e)
{
	const auto *cast = llvm::dyn_cast<ImplicitCastExpr>(e);
	if (llvm::isa<IntegerLiteral>(cast != nullptr ? cast->getSubExpr() : e)) /* a table's rows */
		return node(e);
	const auto *shift = llvm::dyn_cast<BinaryOperator>(e->IgnoreParenImpCasts());
	const auto *mask = shift != nullptr ? llvm::dyn_cast<BinaryOperator>(shift->getLHS()->IgnoreParenImpCasts()) : nullptr;
	uint64_t bit = 0, by = 0;
	if (mask == nullptr || mask->getOpcode() != BO_And ||
	    (shift->getOpcode() != BO_Shr && shift->getOpcode() != BO_Shl) || !e->getType()->isIntegerType() ||
	    e->isValueDependent() || !is_number(mask->getRHS(), context_, bit) || !llvm::isPowerOf2_64(bit) ||
	    !is_number(shift->getRHS(), context_, by) || by >= 32 || is_number(e, context_, by))
		return node(e);
	const uint64_t yes = shift->getOpcode() == BO_Shl ? bit << by : bit >> by;
	if (yes == 0 || yes > INT32_MAX)
		return node(e);
	const struct bri_shape shape = this->shape(e->getType());
	const uint32_t test = node(mask);
	const uint32_t set = bri_unit_add_int(unit_, shape, static_cast<int64_t>(yes), 0);
	const uint32_t clear = bri_unit_add_int(unit_, shape, 0, 0);
	return bri_unit_add_node(unit_, BRI_CONDITION, BRI_OP_NONE, shape, test, set, clear, at(shift->getBeginLoc()));
}

/* ---- builtins ------------------------------------------------------------------------------ */

static bool is_absolute(unsigned builtin)
{
	switch (builtin) {
	case Builtin::BIabs: case Builtin::BI__builtin_abs:
	case Builtin::BIlabs: case Builtin::BI__builtin_labs:
	case Builtin::BIllabs: case Builtin::BI__builtin_llabs:
	case Builtin::BIfabs: case Builtin::BI__builtin_fabs:
	case Builtin::BIfabsf: case Builtin::BI__builtin_fabsf:
	case Builtin::BIfabsl: case Builtin::BI__builtin_fabsl:
		return true;
	default:
		return false;
	}
}

/* Arithmetic that the source spells as a call. */
bool Lower::computes(const CallExpr *e, unsigned builtin, Value &ret_value)
{
	Expr::EvalResult result;
	bool is_known = is_arithmetic(context_.BuiltinInfo, builtin);
	for (const Expr *given : e->arguments())
		is_known = is_known && given->EvaluateAsRValue(result, context_) && !result.HasSideEffects;
	if (is_known && e->getType()->isIntegerType() && e->EvaluateAsInt(result, context_, Expr::SE_NoSideEffects)) {
		ret_value = number(result.Val.getInt(), e->getType());
		return true;
	}
	if (is_known && e->getType()->isFloatingType()) {
		ret_value = opaque(e, {});
		return true;
	}
	if (!is_absolute(builtin) || e->getNumArgs() != 1)
		return false;
	ret_value = opaque(e, node(e->getArg(0)));
	return true;
}

/* A call of a consteval function is its value. */
Value Lower::VisitConstantExpr(const ConstantExpr *e)
{
	if (e->isImmediateInvocation() && e->hasAPValueResult() && e->getAPValueResult().isInt() &&
	    e->getAPValueResult().getInt().getBitWidth() <= 64)
		return number(e->getAPValueResult().getInt().getExtValue(), e->getType());
	return value(e->getSubExpr());
}

} // namespace brinell
