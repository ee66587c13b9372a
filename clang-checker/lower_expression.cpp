/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions of C, and what C++ shares with it, as they are written.  Places:
 * a call at the start of its callee, a store at the start of its left side.
 * Constants, names and initialisers carry none, because GCC's don't. */
#include "lower.h"

using namespace clang;

namespace brinell {

/* ---- what makes no node ---------------------------------------------------------- */

Value Lower::VisitStmt(const Stmt *e)
{
	const auto *expression = llvm::cast<Expr>(e);
	const llvm::StringRef bytes = embedded(expression);
	if (bytes.size() == 1)
		return number(static_cast<unsigned char>(bytes[0]), expression->getType());
	return opaque_with_children(expression);
}

/* A store, or an operator that is a call, in parentheses is where they open: all that GCC still knows of it. */
void Lower::open(const Expr *e)
{
	if (!llvm::isa<ParenExpr>(e))
		return;
	const Expr *inner = e->IgnoreParens();
	const auto *binary = llvm::dyn_cast<BinaryOperator>(inner);
	const auto *unary = llvm::dyn_cast<UnaryOperator>(inner);
	if ((binary != nullptr && binary->isAssignmentOp()) || (unary != nullptr && unary->isIncrementDecrementOp()))
		opened_ = e->getBeginLoc();
	const auto *call = llvm::dyn_cast<CXXOperatorCallExpr>(inner->IgnoreImplicit());
	if (call != nullptr && call->getNumArgs() == 2 && !call->isGLValue() && call->getOperator() != OO_Call)
		opened_ = e->getBeginLoc();
}

Value Lower::VisitParenExpr(const ParenExpr *e)
{
	open(e);
	return value(e->IgnoreParens());
}

/* Where the store at hand stands. */
SourceLocation Lower::store_place(const Expr *e)
{
	const SourceLocation opened = opened_;
	opened_ = SourceLocation();
	return opened.isValid() ? opened : e->getBeginLoc();
}

Value Lower::VisitFullExpr(const FullExpr *e)
{
	return value(e->getSubExpr());
}

Value Lower::VisitGenericSelectionExpr(const GenericSelectionExpr *e)
{
	return value(e->getResultExpr());
}

Value Lower::VisitChooseExpr(const ChooseExpr *e)
{
	return value(e->getChosenSubExpr());
}

/* ---- literals --------------------------------------------------------------------- */

Value Lower::VisitIntegerLiteral(const IntegerLiteral *e)
{
	return number(llvm::APSInt(e->getValue(), !e->getType()->isSignedIntegerOrEnumerationType()), e->getType());
}

Value Lower::VisitCharacterLiteral(const CharacterLiteral *e)
{
	return number(static_cast<int64_t>(static_cast<int32_t>(e->getValue())), e->getType());
}

Value Lower::VisitUnaryExprOrTypeTraitExpr(const UnaryExprOrTypeTraitExpr *e)
{
	if (e->isValueDependent() || e->getTypeOfArgument()->isVariablyModifiedType())
		return opaque(e, {});
	return evaluated(e);
}

Value Lower::VisitOffsetOfExpr(const OffsetOfExpr *e)
{
	return evaluated(e);
}

Value Lower::VisitGNUNullExpr(const GNUNullExpr *e)
{
	return number(0, e->getType());
}

Value Lower::VisitImplicitValueInitExpr(const ImplicitValueInitExpr *e)
{
	Value zero = number(0, e->getType());
	if (zero.constant)
		return zero;
	return made(bri_unit_add_list(unit_, BRI_INIT, zero.shape, 0, nullptr, 0, 0), zero.shape);
}

/* __func__ and kin are objects of the function, as the language says. */
Value Lower::VisitPredefinedExpr(const PredefinedExpr *e)
{
	const llvm::StringRef name = e->getIdentKindName();
	uint32_t &object = predefined_[this->name(name)];
	if (object == 0) {
		unsigned flags = BRI_OBJECT_STATIC | BRI_OBJECT_CONST;
		if (is_system(sources_.getSpellingLoc(e->getLocation())))
			flags |= BRI_OBJECT_SYSTEM;
		std::string text = e->getFunctionName() != nullptr ? e->getFunctionName()->getBytes().str() : "";
		if (!context_.getLangOpts().CPlusPlus && current_ != nullptr)
			text = current_->getName().str();
		const struct bri_shape shape = {BRI_AGGREGATE, static_cast<uint32_t>(text.size() + 1)};
		object = bri_unit_add_object(unit_, this->name(name), flags, shape, at(e->getLocation()));
		bri_unit_set_init(unit_, object, bri_unit_add_string(unit_, text.c_str(), text.size() + 1, 0));
	}
	return made(bri_unit_add_node(unit_, BRI_OBJECT, BRI_OP_NONE, bri_unit_object(unit_, object)->shape, object, 0,
				      0, 0),
		    bri_unit_object(unit_, object)->shape);
}

/* The bytes as the program sees them: with the terminating NUL unless the array
 * that the literal initialises has no room for it. */
Value Lower::VisitStringLiteral(const StringLiteral *e)
{
	llvm::SmallString<64> bytes(e->getBytes());
	bytes.append(e->getCharByteWidth(), '\0');
	const uint32_t room = size_of(e->getType());
	if (room != 0 && bytes.size() > room)
		bytes.resize(room);
	return made(bri_unit_add_string(unit_, bytes.data(), bytes.size(), 0), shape(e->getType()));
}

/* ---- names and places in memory ------------------------------------------------------ */

/* Of another function's frame: a captured variable, in a lambda. */
static bool is_foreign(const VarDecl *variable, const FunctionDecl *current)
{
	if (!variable->isLocalVarDeclOrParm() || variable->isStaticLocal() || variable->hasExternalStorage())
		return false;
	const auto *owner = llvm::dyn_cast_or_null<FunctionDecl>(variable->getParentFunctionOrMethod());
	return owner != nullptr && current != nullptr && owner->getCanonicalDecl() != current->getCanonicalDecl();
}

Value Lower::VisitDeclRefExpr(const DeclRefExpr *e)
{
	const ValueDecl *decl = e->getDecl();
	if (const auto *constant = llvm::dyn_cast<EnumConstantDecl>(decl))
		return number(constant->getInitVal(), e->getType());
	if (const auto *function = llvm::dyn_cast<FunctionDecl>(decl))
		return simple(BRI_FUNCTION, function->getType(), this->function(function), 0, 0, SourceLocation());
	if (const auto *binding = llvm::dyn_cast<BindingDecl>(decl); binding && binding->getBinding())
		return value(binding->getBinding());
	const auto *variable = llvm::dyn_cast<VarDecl>(decl);
	if (variable == nullptr || variable->isInvalidDecl())
		return opaque(e, {});
	if (const auto capture = captures_.find(variable); capture != captures_.end() && this_ != 0)
		return captured(capture->second, e->getType(), e->getLocation());
	if (is_foreign(variable, current_) || is_out_of_frame(variable))
		return opaque(e, {});
	Value name = simple(BRI_OBJECT, variable->getType(), object(variable), 0, 0, SourceLocation());
	if (variable->getType()->isReferenceType())
		return target_of(name.node, e->getType(), e->getLocation());
	return name;
}

/* Members of anonymous structures and unions belong to the record that has a
 * name, so the steps between are added up. */
Value Lower::VisitMemberExpr(const MemberExpr *e)
{
	const ValueDecl *member = e->getMemberDecl();
	if (const auto *constant = llvm::dyn_cast<EnumConstantDecl>(member))
		return number(constant->getInitVal(), e->getType());
	if (const auto *variable = llvm::dyn_cast<VarDecl>(member))
		return simple(BRI_OBJECT, variable->getType(), object(variable), 0, 0, SourceLocation());
	if (const auto *method = llvm::dyn_cast<FunctionDecl>(member))
		return simple(BRI_FUNCTION, method->getType(), function(method), 0, 0, SourceLocation());
	const auto *named = llvm::dyn_cast<FieldDecl>(member);
	if (named == nullptr || named->getParent()->isInvalidDecl())
		return opaque_with_children(e);
	const Field field = this->field(named);
	uint64_t offset = field.offset;
	const Expr *base = e->getBase();
	bool arrow = e->isArrow();
	while (const auto *outer = llvm::dyn_cast<MemberExpr>(base->IgnoreParens())) {
		const auto *step = llvm::dyn_cast<FieldDecl>(outer->getMemberDecl());
		if (arrow || step == nullptr || !step->isAnonymousStructOrUnion())
			break;
		offset += this->field(step).offset;
		arrow = outer->isArrow();
		base = outer->getBase();
	}
	uint32_t aggregate = node(base);
	if (arrow)
		aggregate = materialise(
			target_of(aggregate, base->getType()->getPointeeType(), base->getBeginLoc()));
	if (named->isBitField())
		offset = offset * 8 + field.bit;
	if (offset > UINT32_MAX)
		return opaque(e, aggregate);
	const QualType type = named->getType();
	Value result = simple(BRI_FIELD, type, aggregate, field.name, static_cast<uint32_t>(offset), e->getBeginLoc());
	if (named->isBitField())
		bri_unit_add_node_flags(unit_, result.node, BRI_BITFIELD);
	if (type->isReferenceType())
		return target_of(result.node, e->getType(), e->getBeginLoc());
	return result;
}

/* The array lvalue behind its decay to a pointer, or NULL. */
static const Expr *decayed_array(const Expr *e)
{
	e = e->IgnoreParens();
	const auto *cast = llvm::dyn_cast<ImplicitCastExpr>(e);
	return cast != nullptr && cast->getCastKind() == CK_ArrayToPointerDecay ? cast->getSubExpr() : nullptr;
}

Value Lower::VisitArraySubscriptExpr(const ArraySubscriptExpr *e)
{
	if (e->getBase()->getType()->isVectorType())
		return opaque_with_children(e);
	if (const Expr *array = decayed_array(e->getBase())) {
		const uint32_t base = node(array);
		return simple(BRI_ELEMENT, e->getType(), base, node(e->getIdx()), 0, e->getBeginLoc());
	}
	const Value pointer =
		offset(node(e->getBase()), e->getIdx(), false, e->getBase()->getType(), e->getBeginLoc());
	return target_of(materialise(pointer), e->getType(), e->getBeginLoc());
}

uint32_t Lower::address(const Expr *e)
{
	const Expr *lvalue = e->IgnoreParens();
	if (const auto *deref = llvm::dyn_cast<UnaryOperator>(lvalue); deref && deref->getOpcode() == UO_Deref)
		return node(deref->getSubExpr());
	open(e->IgnoreImplicit());
	const Value value = this->value(lvalue);
	if (value.target)
		return value.node;
	if (value.constant || value.shape.type == BRI_CODE)
		return materialise(value);
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	return bri_unit_add_node(unit_, BRI_ADDRESS, BRI_OP_NONE, pointer, value.node, 0, 0, at(e->getBeginLoc()));
}

Value Lower::offset(uint32_t pointer, const Expr *index, bool minus, QualType type, SourceLocation location)
{
	const QualType pointee = type->getPointeeType();
	const struct bri_shape shape = this->shape(type);
	uint32_t scale = pointee.isNull() || pointee->isVoidType() || pointee->isFunctionType() ? 1 : size_of(pointee);
	const uint32_t steps = node(index);
	if (scale == 0 || scale > INT32_MAX) {
		const uint32_t parts[] = {pointer, steps};
		return made(bri_unit_add_list(unit_, BRI_OPAQUE, shape, 0, parts, 2, at(location)), shape);
	}
	if (minus)
		scale = 0u - scale;
	return made(bri_unit_add_node(unit_, BRI_OFFSET, BRI_OP_NONE, shape, pointer, steps, scale, at(location)),
		    shape);
}

/* ---- operators ------------------------------------------------------------------------ */

enum bri_op operator_of(BinaryOperatorKind kind)
{
	switch (kind) {
	case BO_Mul: case BO_MulAssign: return BRI_OP_MUL;
	case BO_Div: case BO_DivAssign: return BRI_OP_DIV;
	case BO_Rem: case BO_RemAssign: return BRI_OP_MOD;
	case BO_Add: case BO_AddAssign: return BRI_OP_ADD;
	case BO_Sub: case BO_SubAssign: return BRI_OP_SUB;
	case BO_Shl: case BO_ShlAssign: return BRI_OP_SHL;
	case BO_Shr: case BO_ShrAssign: return BRI_OP_SHR;
	case BO_And: case BO_AndAssign: return BRI_OP_AND;
	case BO_Xor: case BO_XorAssign: return BRI_OP_XOR;
	case BO_Or: case BO_OrAssign: return BRI_OP_OR;
	case BO_LT: return BRI_OP_LT;
	case BO_GT: return BRI_OP_GT;
	case BO_LE: return BRI_OP_LE;
	case BO_GE: return BRI_OP_GE;
	case BO_EQ: return BRI_OP_EQ;
	case BO_NE: return BRI_OP_NE;
	case BO_LAnd: return BRI_OP_ANDAND;
	case BO_LOr: return BRI_OP_OROR;
	default: return BRI_OP_NONE;
	}
}

/* ++ and --: on pointers the step is in bytes. */
Value Lower::step(const UnaryOperator *e)
{
	SourceLocation place = store_place(e);
	if (is_instance_) /* GCC has none */
		place = SourceLocation();
	const QualType type = e->getSubExpr()->getType();
	const uint32_t target = node(e->getSubExpr());
	int64_t bytes = 1;
	if (type->isPointerType()) {
		const QualType pointee = type->getPointeeType();
		bytes = pointee->isVoidType() || pointee->isFunctionType() ? 1 : size_of(pointee);
	}
	if (bytes == 0)
		return opaque(e, target);
	const QualType step_type = type->isPointerType() ? context_.getSizeType()
				   : type->isIntegralOrEnumerationType() && !type->isBooleanType() ? type
												   : context_.IntTy;
	const uint32_t step = materialise(number(bytes, step_type));
	const struct bri_shape shape = this->shape(type);
	const uint32_t node = bri_unit_add_node(unit_, BRI_ASSIGN, e->isIncrementOp() ? BRI_OP_ADD : BRI_OP_SUB, shape,
						target, step, 0, at(place));
	if (e->isPostfix())
		bri_unit_add_node_flags(unit_, node, BRI_POST);
	flag_macro(node, place);
	return made(node, shape);
}

Value Lower::VisitUnaryOperator(const UnaryOperator *e)
{
	const Expr *operand = e->getSubExpr();
	switch (e->getOpcode()) {
	case UO_Plus:
	case UO_Extension:
		return value(operand);
	case UO_PreInc:
	case UO_PreDec:
	case UO_PostInc:
	case UO_PostDec:
		return step(e);
	case UO_AddrOf:
		if (e->getType()->isMemberPointerType())
			return member_pointer(e);
		return made(address(operand), shape(e->getType()));
	case UO_Deref:
		if (e->getType()->isFunctionType())
			return value(operand);
		if (const auto *taken = llvm::dyn_cast<UnaryOperator>(operand->IgnoreParens());
		    taken && taken->getOpcode() == UO_AddrOf) /* *&x is x, as GCC has it */
			return value(taken->getSubExpr());
		return target_of(node(operand), e->getType(), e->getBeginLoc());
	case UO_Minus:
	case UO_Not:
	case UO_LNot:
		break;
	default:
		return opaque_with_children(e);
	}
	const Value inner = value(operand);
	if (inner.constant && e->getOpcode() == UO_Minus)
		return number(-inner.number, e->getType());
	if (inner.constant && e->getOpcode() == UO_Not)
		return number(~inner.number, e->getType());
	if (inner.constant)
		return number(inner.number == 0, e->getType());
	const enum bri_op op = e->getOpcode() == UO_Minus  ? BRI_OP_NEGATE
			       : e->getOpcode() == UO_Not ? BRI_OP_COMPLEMENT
							   : BRI_OP_NOT;
	const struct bri_shape shape = this->shape(e->getType());
	return made(bri_unit_add_node(unit_, BRI_UNARY, op, shape, materialise(inner), 0, 0, at(e->getBeginLoc())), shape);
}

Value Lower::assign(const BinaryOperator *e)
{
	const SourceLocation place = store_place(e);
	const uint32_t target = node(e->getLHS());
	const QualType type = e->getLHS()->getType();
	enum bri_op op = e->isCompoundAssignmentOp() ? operator_of(e->getOpcode()) : BRI_OP_NONE;
	uint32_t source = 0;
	if (op != BRI_OP_NONE && type->isPointerType()) {
		const QualType pointee = type->getPointeeType();
		const int64_t bytes = pointee->isVoidType() || pointee->isFunctionType() ? 1 : size_of(pointee);
		if (bytes == 0) {
			const uint32_t parts[] = {target, node(e->getRHS())};
			return opaque(e, parts);
		}
		/* In bytes, as the step of ++ is. */
		const Value count = convert(value(e->getRHS()), context_.getPointerDiffType(), 0);
		const Value scale = number(bytes, context_.getPointerDiffType());
		bool folded = false;
		const Value product = fold(BRI_OP_MUL, count, scale, context_.getPointerDiffType(), folded);
		if (folded) {
			source = materialise(product);
		} else if (bytes == 1) {
			source = materialise(count);
		} else {
			const uint32_t left = materialise(count);
			source = bri_unit_add_node(unit_, BRI_BINARY, BRI_OP_MUL, scale.shape, left, materialise(scale), 0,
						   at(e->getRHS()->getBeginLoc()));
		}
	} else {
		Value simpler;
		if (op != BRI_OP_NONE && folds_with_itself(e, simpler)) {
			op = BRI_OP_NONE;
			source = materialise(simpler);
		} else {
			source = node(e->getRHS());
		}
	}
	const struct bri_shape shape = this->shape(type);
	const uint32_t node = bri_unit_add_node(unit_, BRI_ASSIGN, op, shape, target, source, 0, at(place));
	flag_macro(node, place);
	return made(node, shape);
}

Value Lower::VisitBinaryOperator(const BinaryOperator *e)
{
	if (e->isAssignmentOp())
		return assign(e);
	if (e->isPtrMemOp())
		return selected(e);
	if (e->getOpcode() == BO_Comma) {
		const uint32_t first = node(e->getLHS());
		return simple(BRI_COMMA, e->getType(), first, node(e->getRHS()), 0, e->getBeginLoc());
	}
	const QualType left = e->getLHS()->getType(), right = e->getRHS()->getType();
	if (e->isAdditiveOp() && left->isAnyPointerType() && !right->isAnyPointerType())
		return offset(node(e->getLHS()), e->getRHS(), e->getOpcode() == BO_Sub, e->getType(), e->getBeginLoc());
	if (e->getOpcode() == BO_Add && right->isAnyPointerType())
		return offset(node(e->getRHS()), e->getLHS(), false, e->getType(), e->getBeginLoc());
	if (e->isLogicalOp() && conversion_of(e->getLHS()) != nullptr)
		converted_ = e->getRHS()->getEndLoc();
	return arithmetic(e);
}

Value Lower::arithmetic(const BinaryOperator *e)
{
	const enum bri_op op = operator_of(e->getOpcode());
	if (op == BRI_OP_NONE || (e->getOpcode() == BO_Sub && e->getLHS()->getType()->isAnyPointerType()))
		return opaque_with_children(e);
	Value simpler;
	if (folds_with_itself(e, simpler))
		return simpler;
	const Value left = value(e->getLHS());
	const Value right = value(e->getRHS());
	if (op == BRI_OP_AND && right.constant && covers(right.number, e->getLHS()->IgnoreParenImpCasts()->getType()))
		return left;
	bool folded = false;
	const Value folded_value = fold(op, left, right, e->getType(), folded);
	if (folded && folded_value.constant)
		return folded_value;
	const uint32_t a = materialise(left), b = materialise(right);
	const struct bri_shape shape = this->shape(e->getType());
	return made(bri_unit_add_node(unit_, BRI_BINARY, op, shape, a, b, 0, at(e->getBeginLoc())), shape);
}

Value Lower::VisitConditionalOperator(const ConditionalOperator *e)
{
	if (is_bit(e))
		return value(e->getCond());
	const Value condition = value(e->getCond());
	const Value yes = value(e->getTrueExpr());
	const Value no = value(e->getFalseExpr());
	if (condition.constant && yes.constant && no.constant)
		return number(condition.number != 0 ? yes.number : no.number, e->getType());
	const uint32_t a = materialise(condition), b = materialise(yes), c = materialise(no);
	return simple(BRI_CONDITION, e->getType(), a, b, c, e->getBeginLoc());
}

Value Lower::VisitBinaryConditionalOperator(const BinaryConditionalOperator *e)
{
	const uint32_t common = node(e->getCommon());
	return simple(BRI_CONDITION, e->getType(), common, 0, node(e->getFalseExpr()), e->getBeginLoc());
}

/* ---- conversions ------------------------------------------------------------------------ */

/* Where a base class lies in the class derived from it. */
static bool base_offset(const CastExpr *e, ASTContext &context, const CXXRecordDecl *derived, int64_t *ret_offset)
{
	*ret_offset = 0;
	for (auto step = e->path_begin(); step != e->path_end(); ++step) {
		const CXXRecordDecl *base = (*step)->getType()->getAsCXXRecordDecl();
		if (derived == nullptr || base == nullptr || derived->isInvalidDecl() || !derived->hasDefinition() ||
		    derived->isDependentContext())
			return false;
		/* A stream of the library is one, by whichever of its bases it is asked. */
		const bool is_stream = derived->getNumVBases() != 0 && context.getSourceManager().isInSystemHeader(derived->getLocation());
		if ((*step)->isVirtual() && !is_stream)
			return false;
		if (!is_stream)
			*ret_offset += context.getASTRecordLayout(derived).getBaseClassOffset(base).getQuantity();
		derived = base;
	}
	return true;
}

Value Lower::base_of(const CastExpr *e)
{
	const Expr *inner = e->getSubExpr();
	const bool is_pointer = inner->getType()->isPointerType();
	const QualType from = is_pointer ? inner->getType()->getPointeeType() : inner->getType();
	int64_t bytes = 0;
	if (!base_offset(e, context_, from->getAsCXXRecordDecl(), &bytes))
		return opaque_with_children(e);
	if (bytes == 0)
		return value(inner);
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	const uint32_t base = is_pointer ? node(inner) : address(inner);
	const uint32_t step = materialise(number(bytes, context_.getPointerDiffType()));
	const uint32_t moved =
		bri_unit_add_node(unit_, BRI_OFFSET, BRI_OP_NONE, pointer, base, step, 1, at(e->getBeginLoc()));
	return is_pointer ? made(moved, pointer) : target_of(moved, e->getType(), e->getBeginLoc());
}

Value Lower::derived_of(const CastExpr *e)
{
	const Expr *inner = e->getSubExpr();
	const bool is_pointer = inner->getType()->isPointerType();
	const QualType to = e->getType()->isPointerType() || e->getType()->isReferenceType()
				    ? e->getType()->getPointeeType()
				    : e->getType();
	int64_t bytes = 0;
	if (!base_offset(e, context_, to->getAsCXXRecordDecl(), &bytes))
		return opaque_with_children(e);
	if (bytes == 0)
		return value(inner);
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	const uint32_t base = is_pointer ? node(inner) : address(inner);
	const uint32_t step = materialise(number(-bytes, context_.getPointerDiffType()));
	const uint32_t moved =
		bri_unit_add_node(unit_, BRI_OFFSET, BRI_OP_NONE, pointer, base, step, 1, at(e->getBeginLoc()));
	return is_pointer ? made(moved, pointer) : target_of(moved, e->getType(), e->getBeginLoc());
}

Value Lower::VisitCastExpr(const CastExpr *e)
{
	const Expr *inner = e->getSubExpr();
	if (llvm::isa<ExplicitCastExpr>(e) && conversion_of(inner) != nullptr)
		converted_ = e->getBeginLoc();
	switch (e->getCastKind()) {
	case CK_LValueToRValue:
	case CK_NoOp:
	case CK_BitCast:
	case CK_BaseToDerivedMemberPointer: /* what is added to `this` is lost: it is handed over as it is */
	case CK_DerivedToBaseMemberPointer:
	case CK_LValueBitCast:
	case CK_LValueToRValueBitCast:
	case CK_ToVoid:
	case CK_UserDefinedConversion:
		return value(inner);
	case CK_ConstructorConversion:
		if (const auto *functional = llvm::dyn_cast<CXXFunctionalCastExpr>(e))
			written_ = compat_type_name(functional->getTypeInfoAsWritten()->getTypeLoc());
		else if (llvm::isa<ExplicitCastExpr>(e))
			written_ = e->getBeginLoc();
		return value(inner);
	case CK_AtomicToNonAtomic:
	case CK_NonAtomicToAtomic:
	case CK_FunctionToPointerDecay:
	case CK_BuiltinFnToFnPtr:
	case CK_AddressSpaceConversion:
	case CK_FloatingCast:
		return value(inner);
	case CK_ArrayToPointerDecay:
		return made(address(inner), shape(e->getType()));
	case CK_NullToPointer: {
		const Value null = value(inner);
		return null.constant ? number(0, e->getType()) : null;
	}
	case CK_IntegralCast:
	case CK_BooleanToSignedIntegral:
	case CK_IntegralToBoolean:
	case CK_PointerToBoolean:
	case CK_IntegralToPointer:
	case CK_PointerToIntegral:
		if (e->getCastKind() == CK_IntegralCast)
			inner = without_mask(inner, e->getType());
		return convert(value(inner), e->getType(), at(e->getBeginLoc()));
	case CK_DerivedToBase:
	case CK_UncheckedDerivedToBase:
		return base_of(e);
	case CK_BaseToDerived:
		return derived_of(e);
	case CK_Dynamic:
		return dynamic_of(e);
	default:
		return opaque_with_children(e);
	}
}

/* ---- blocks and compound literals --------------------------------------------------------- */

Value Lower::VisitStmtExpr(const StmtExpr *e)
{
	return simple(BRI_BLOCK, e->getType(), block(e->getSubStmt()), 0, 0, e->getBeginLoc());
}

Value Lower::VisitCompoundLiteralExpr(const CompoundLiteralExpr *e)
{
	unsigned flags = e->isFileScope() || current_ == nullptr ? BRI_OBJECT_STATIC : BRI_OBJECT_LOCAL;
	if (e->getType().isConstQualified())
		flags |= BRI_OBJECT_CONST;
	const uint32_t object = unnamed(e->getType(), flags, e->getBeginLoc());
	bri_unit_set_init(unit_, object, node(e->getInitializer()));
	return simple(BRI_LITERAL, e->getType(), object, 0, 0, e->getBeginLoc());
}

} // namespace brinell
