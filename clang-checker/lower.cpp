/* SPDX-License-Identifier: Apache-2.0 */
/* The ground that lowering stands on: shapes of types, integer constants that
 * fold as they are met, nodes with their places, and what becomes of an
 * expression that has no lowered form.  It evaluates nothing but integer
 * constants, and those only where Clang itself needs the layout of a type. */
#include "lower.h"

using namespace clang;

namespace brinell {

Lower::Lower(ASTContext &context, struct bri_unit *unit)
	: context_(context), sources_(context.getSourceManager()), unit_(unit), names_(context),
	  printing_(context.getLangOpts())
{
	printing_.SuppressTagKeyword = true;
	printing_.SuppressScope = false;
	show_inline_namespaces(printing_);
}

/* What is known of the body before this one doesn't count. */
void Lower::begin_body()
{
	is_instance_ = in_lambda_ = false;
	statement_ = SourceLocation();
	this_ = 0;
	predefined_.clear();
	captures_.clear();
	captured_this_ = nullptr;
}

/* ---- shapes ---------------------------------------------------------------- */

uint32_t Lower::size_of(QualType type) const
{
	return shape(type).size;
}

uint32_t Lower::computed_size(QualType type) const
{
	if (type.isNull() || type->isDependentType() || type->isIncompleteType() || type->isFunctionType() ||
	    type->isVariableArrayType() || type->isSizelessType() || type->isUndeducedType() ||
	    type->isPlaceholderType())
		return 0;
	if (const RecordDecl *record = type->getAsRecordDecl(); record && record->isInvalidDecl())
		return 0;
	if (const auto *array = context_.getAsArrayType(type); array && size_of(array->getElementType()) == 0)
		return 0;
	const uint64_t size = static_cast<uint64_t>(context_.getTypeSizeInChars(type).getQuantity());
	return size <= UINT32_MAX ? static_cast<uint32_t>(size) : 0;
}

static uint8_t kind_of(QualType type)
{
	if (type.isNull() || type->isVoidType())
		return BRI_VOID;
	if (type->isFunctionType())
		return BRI_CODE;
	if (type->isBooleanType())
		return BRI_UNSIGNED;
	if (type->isReferenceType() || type->isAnyPointerType() || type->isBlockPointerType() || type->isNullPtrType() ||
	    type->isMemberDataPointerType())
		return BRI_POINTER;
	if (type->isIntegralOrEnumerationType())
		return type->isSignedIntegerOrEnumerationType() ? BRI_SIGNED : BRI_UNSIGNED;
	if (type->isRealFloatingType())
		return BRI_FLOAT;
	return BRI_AGGREGATE;
}

struct bri_shape Lower::computed_shape(QualType type) const
{
	if (type->isDependentType() || type->isVoidType())
		return {BRI_VOID, 0};
	if (const auto *atomic = type->getAs<AtomicType>())
		type = atomic->getValueType();
	if (type->isReferenceType())
		return {BRI_POINTER, computed_size(context_.VoidPtrTy)};
	return {kind_of(type), computed_size(type)};
}

struct bri_shape Lower::shape(QualType type) const
{
	if (type.isNull())
		return {BRI_VOID, 0};
	const Type *canonical = type.getCanonicalType().getTypePtr();
	const auto known = shapes_.find(canonical);
	if (known != shapes_.end())
		return known->second;
	const struct bri_shape shape = computed_shape(type);
	if (!type->isIncompleteType()) /* it may be completed later */
		shapes_.insert({canonical, shape});
	return shape;
}

/* ---- values ------------------------------------------------------------------ */

Value Lower::made(uint32_t node, struct bri_shape shape) const
{
	Value value;
	value.node = node;
	value.shape = shape;
	return value;
}

/* `number` in the width and sign of an integer, enumeration or pointer type. */
Value Lower::number(llvm::APSInt number, QualType type) const
{
	Value value;
	value.shape = shape(type);
	if (value.shape.size == 0 || value.shape.size > 8)
		return value;
	const bool is_signed = value.shape.type == BRI_SIGNED;
	if (type->isBooleanType())
		number = llvm::APSInt(llvm::APInt(8, number != 0), true);
	number = number.extOrTrunc(value.shape.size * 8);
	number.setIsSigned(is_signed);
	value.constant = true;
	value.number = number;
	return value;
}

Value Lower::number(int64_t value, QualType type) const
{
	return number(llvm::APSInt(llvm::APInt(64, static_cast<uint64_t>(value), true), false), type);
}

uint32_t Lower::materialise(const Value &value)
{
	if (value.target)
		return bri_unit_add_node(unit_, BRI_DEREF, BRI_OP_NONE, value.shape, value.node, 0, 0, value.location);
	if (!value.constant)
		return value.node;
	const int64_t number = value.number.isSigned() ? value.number.getSExtValue()
						       : static_cast<int64_t>(value.number.getZExtValue());
	/* No place: GCC's constants have none, and both must agree. */
	return bri_unit_add_int(unit_, value.shape, number, 0);
}

/* Only written where the width, the sign or the kind of a scalar changes. */
Value Lower::convert(const Value &from, QualType to, uint32_t location)
{
	const struct bri_shape shape = this->shape(to);
	if (from.constant) {
		Value folded = number(from.number, to);
		if (folded.constant)
			return folded;
	}
	const bool to_bool = to->isBooleanType();
	if (!to_bool && from.shape.type == shape.type && from.shape.size == shape.size)
		return from;
	const uint32_t node =
		bri_unit_add_node(unit_, BRI_CAST, BRI_OP_NONE, shape, materialise(from), 0, 0, location);
	if (to_bool)
		bri_unit_add_node_flags(unit_, node, BRI_BOOL);
	return made(node, shape);
}

/* What only Clang can tell: sizes, offsets, traits of types. */
Value Lower::evaluated(const Expr *e)
{
	Expr::EvalResult result;
	if (!e->isValueDependent() && !e->getType()->isDependentType() &&
	    e->EvaluateAsInt(result, context_, Expr::SE_NoSideEffects)) {
		Value value = number(result.Val.getInt(), e->getType());
		if (value.constant)
			return value;
	}
	return opaque_with_children(e);
}

/* ---- nodes --------------------------------------------------------------------- */

Value Lower::simple(enum bri_node_kind kind, QualType type, uint32_t a, uint32_t b, uint32_t c,
		    SourceLocation location)
{
	const struct bri_shape shape = this->shape(type);
	return made(bri_unit_add_node(unit_, kind, BRI_OP_NONE, shape, a, b, c, at(location)), shape);
}

Value Lower::target_of(uint32_t pointer, QualType type, SourceLocation location) const
{
	Value value = made(pointer, shape(type));
	value.target = true;
	value.location = raw_location(location);
	return value;
}

Value Lower::opaque(const Expr *e, llvm::ArrayRef<uint32_t> parts)
{
	const struct bri_shape shape = this->shape(e->getType());
	return made(bri_unit_add_list(unit_, BRI_OPAQUE, shape, 0, parts.data(), parts.size(), at(e->getBeginLoc())),
		    shape);
}

Value Lower::opaque_with_children(const Expr *e)
{
	Nodes parts;
	for (const Stmt *child : e->children())
		if (const auto *part = llvm::dyn_cast_or_null<Expr>(child); part && !part->getType()->isFunctionType())
			parts.push_back(node(part));
	return opaque(e, parts);
}

/* A token that a system header's macro spells, in the user's own code. */
void Lower::flag_macro(uint32_t node, SourceLocation location)
{
	if (!location.isMacroID())
		return;
	if (sources_.isInSystemHeader(sources_.getSpellingLoc(location)) &&
	    !sources_.isInSystemHeader(sources_.getExpansionLoc(location)))
		bri_unit_add_node_flags(unit_, node, BRI_IN_SYSTEM_MACRO);
}

/* ---- the way into expressions ----------------------------------------------------- */

/* Wrappers that make no node don't count as nesting. */
static unsigned levels_of(const Expr *e)
{
	switch (e->getStmtClass()) {
	case Stmt::ParenExprClass:
	case Stmt::ImplicitCastExprClass:
	case Stmt::ConstantExprClass:
	case Stmt::ExprWithCleanupsClass:
	case Stmt::BinaryOperatorClass:
	case Stmt::UnaryOperatorClass:
	case Stmt::DeclRefExprClass:
		return 1;
	case Stmt::CallExprClass:
	case Stmt::MemberExprClass:
	case Stmt::ArraySubscriptExprClass:
	case Stmt::ConditionalOperatorClass:
	case Stmt::InitListExprClass:
		return 2;
	default:
		return 4;
	}
}

Value Lower::value(const Expr *e)
{
	if (e == nullptr) {
		const struct bri_shape nothing = {BRI_VOID, 0};
		return made(bri_unit_add_list(unit_, BRI_OPAQUE, nothing, 0, nullptr, 0, 0), nothing);
	}
	Nest nest(*this, levels_of(e));
	if (nest.is_too_deep() || e->isTypeDependent() || e->isValueDependent() || e->containsErrors())
		return opaque(e, {});
	return Visit(e);
}

uint32_t Lower::node(const Expr *e)
{
	return materialise(value(e));
}

uint32_t Lower::bound(const Expr *e, QualType type)
{
	return type->isReferenceType() ? address(e) : handed(e);
}

/* ---- names for the assembler -------------------------------------------------- */

/* What the source calls it for the assembler; 0: nothing of its own. */
uint32_t Lower::label(const NamedDecl *declaration)
{
	const auto *label = declaration->getAttr<AsmLabelAttr>();
	const llvm::StringRef text = label != nullptr ? label->getLabel() : "";
	return name(!text.empty() && text[0] == '\1' ? text.substr(1) : text);
}

uint32_t Lower::symbol_name(const FunctionDecl *function, uint32_t name)
{
	if (const auto *target = function->getAttr<WeakRefAttr>(); target != nullptr && !target->getAliasee().empty())
		return this->name(target->getAliasee());
	if (const uint32_t own = label(function); own != 0)
		return own;
	if (!context_.getLangOpts().CPlusPlus || function->isExternC() || function->isMain())
		return name;
	return this->name(names_.getName(function));
}

} // namespace brinell
