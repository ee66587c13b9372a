/* SPDX-License-Identifier: Apache-2.0 */
/* C++: an object that a constexpr constructor makes of constants is its bytes, no call: so GCC has it. */
#include "lower.h"

using namespace clang;

namespace brinell {

/* Does a pointer that is known before run time lead to what facts can name?  One into the object itself says how
 * its class is made, and no more. */
static bool is_nameable(const APValue &value, const VarDecl *own)
{
	const APValue::LValueBase base = value.getLValueBase();
	if (base.isNull())
		return value.isNullPointer();
	if (value.getLValueOffset().getQuantity() < 0 || value.getLValueOffset().getQuantity() > INT32_MAX)
		return false;
	if (const auto *decl = base.dyn_cast<const ValueDecl *>())
		return decl != own && (llvm::isa<VarDecl>(decl) || llvm::isa<FunctionDecl>(decl));
	const auto *written = base.dyn_cast<const Expr *>();
	return written != nullptr && llvm::isa<StringLiteral>(written);
}

static bool can_fold(const APValue &value, const VarDecl *own)
{
	switch (value.getKind()) {
	case APValue::Int:
	case APValue::None:
	case APValue::Indeterminate:
		return true;
	case APValue::LValue:
		return is_nameable(value, own);
	case APValue::Array:
		for (unsigned i = 0; i < value.getArrayInitializedElts(); i++)
			if (!can_fold(value.getArrayInitializedElt(i), own))
				return false;
		return !value.hasArrayFiller() || can_fold(value.getArrayFiller(), own);
	case APValue::Struct:
		for (unsigned i = 0; i < value.getStructNumBases(); i++)
			if (!can_fold(value.getStructBase(i), own))
				return false;
		for (unsigned i = 0; i < value.getStructNumFields(); i++)
			if (!can_fold(value.getStructField(i), own))
				return false;
		return true;
	case APValue::Union:
		return value.getUnionField() == nullptr || can_fold(value.getUnionValue(), own);
	default:
		return false;
	}
}

uint32_t Lower::folded_pointer(const APValue &value, QualType type)
{
	const APValue::LValueBase base = value.getLValueBase();
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	if (base.isNull())
		return materialise(number(0, type->isReferenceType() ? context_.VoidPtrTy : type));
	uint32_t node = 0;
	if (const auto *decl = base.dyn_cast<const ValueDecl *>()) {
		const auto *callee = llvm::dyn_cast<FunctionDecl>(decl);
		const auto *method = llvm::dyn_cast<CXXMethodDecl>(decl);
		if (method != nullptr && method->isLambdaStaticInvoker()) /* a lambda turned into a pointer */
			callee = method->getParent()->getLambdaCallOperator();
		if (callee != nullptr)
			return simple(BRI_FUNCTION, callee->getType(), function(callee), 0, 0, SourceLocation()).node;
		const auto *variable = llvm::cast<VarDecl>(decl);
		node = simple(BRI_OBJECT, variable->getType(), object(variable), 0, 0, SourceLocation()).node;
		node = bri_unit_add_node(unit_, BRI_ADDRESS, BRI_OP_NONE, pointer, node, 0, 0, 0);
	} else {
		node = address(base.get<const Expr *>());
	}
	const int64_t offset = value.getLValueOffset().getQuantity();
	if (offset == 0)
		return node;
	const uint32_t step = materialise(number(offset, context_.getPointerDiffType()));
	return bri_unit_add_node(unit_, BRI_OFFSET, BRI_OP_NONE, pointer, node, step, 1, 0);
}

void Lower::folded_part(const APValue &value, QualType type, uint64_t offset, uint32_t member, Nodes &out)
{
	const bool says_nothing = value.isAbsent() || value.isIndeterminate();
	const CXXRecordDecl *record = type->getAsCXXRecordDecl();
	if (says_nothing || offset > UINT32_MAX || (record != nullptr && record->isEmpty())) /* or has no byte of its own */
		return;
	const struct bri_shape shape = this->shape(type);
	out.push_back(bri_unit_add_node(unit_, BRI_AT, BRI_OP_NONE, shape, folded_value(value, type),
					static_cast<uint32_t>(offset), member, 0));
}

void Lower::folded_record(const APValue &value, const RecordDecl *record, Nodes &out)
{
	const ASTRecordLayout &layout = context_.getASTRecordLayout(record);
	unsigned next = 0;
	if (const auto *derived = llvm::dyn_cast<CXXRecordDecl>(record))
		for (const CXXBaseSpecifier &base : derived->bases()) {
			const CXXRecordDecl *parent = base.getType()->getAsCXXRecordDecl();
			if (parent != nullptr && !base.isVirtual() && next < value.getStructNumBases())
				folded_part(value.getStructBase(next), base.getType(),
					    layout.getBaseClassOffset(parent).getQuantity(), 0, out);
			next++;
		}
	for (const FieldDecl *field : record->fields()) {
		if (is_unnamed_bitfield(field))
			continue;
		const uint64_t bits = layout.getFieldOffset(field->getFieldIndex());
		const size_t before = out.size();
		folded_part(value.getStructField(field->getFieldIndex()), field->getType(),
			    field->isBitField() ? bits : bits / 8, this->field(field).name, out);
		if (out.size() > before && field->isBitField())
			bri_unit_add_node_flags(unit_, out.back(), BRI_BITFIELD);
	}
}

uint32_t Lower::folded_value(const APValue &value, QualType type)
{
	Nodes parts;
	switch (value.getKind()) {
	case APValue::Int:
		return materialise(number(value.getInt(), type));
	case APValue::LValue:
		return folded_pointer(value, type);
	case APValue::Array: {
		const ArrayType *array = context_.getAsArrayType(type);
		const uint64_t size = size_of(array->getElementType());
		const unsigned given = value.getArrayInitializedElts();
		for (unsigned i = 0; i < value.getArraySize() && i < 4096; i++)
			if (i < given || value.hasArrayFiller())
				folded_part(i < given ? value.getArrayInitializedElt(i) : value.getArrayFiller(),
					    array->getElementType(), i * size, 0, parts);
		break;
	}
	case APValue::Struct: {
		folded_record(value, type->getAsRecordDecl(), parts);
		const CXXRecordDecl *record = type->getAsCXXRecordDecl();
		if (record != nullptr && record->isDynamicClass() && !is_system(record->getLocation())) {
			const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
			parts.push_back(bri_unit_add_node(unit_, BRI_AT, BRI_OP_NONE, pointer, class_table(record), 0, 0, 0));
		}
		break;
	}
	case APValue::Union:
		if (const FieldDecl *field = value.getUnionField())
			folded_part(value.getUnionValue(), field->getType(), 0, this->field(field).name, parts);
		break;
	default:
		break;
	}
	return bri_unit_add_list(unit_, BRI_INIT, shape(type), 0, parts.data(), parts.size(), 0);
}

static bool asks_when(const Stmt *s, int depth, unsigned &left)
{
	if (s == nullptr || depth > 24)
		return false;
	if (left-- == 0)
		return left = 0, true;
	const FunctionDecl *callee = nullptr;
	if (const auto *call = llvm::dyn_cast<CallExpr>(s))
		callee = call->getDirectCallee();
	else if (const auto *made = llvm::dyn_cast<CXXConstructExpr>(s))
		callee = made->getConstructor();
	const unsigned builtin = callee != nullptr ? callee->getBuiltinID() : 0;
	const FunctionDecl *body = nullptr;
	if (builtin == Builtin::BI__builtin_is_constant_evaluated || builtin == Builtin::BI__builtin_constant_p)
		return true;
	if (callee != nullptr && callee->isConstexpr() && callee->hasBody(body)) {
		if (const auto *constructor = llvm::dyn_cast<CXXConstructorDecl>(body))
			for (const CXXCtorInitializer *init : constructor->inits())
				if (asks_when(init->getInit(), depth + 4, left))
					return true;
		if (asks_when(body->getBody(), depth + 4, left))
			return true;
	}
	for (const Stmt *child : s->children())
		if (asks_when(child, depth + 1, left))
			return true;
	return false;
}

/* An object that may change is made when it begins: what asks whether that is before run time is told that it isn't. */
bool Lower::depends_on_when(const VarDecl *variable) const
{
	unsigned left = 4096; /* nodes */
	return !variable->hasGlobalStorage() && !variable->getType().isConstQualified() &&
	       asks_when(variable->getInit(), 0, left);
}

/* Is there a call in it that may be known before run time? */
static bool has_constexpr_call(const Stmt *s, int depth)
{
	if (s == nullptr || depth > 16)
		return false;
	const auto *call = llvm::dyn_cast<CallExpr>(s);
	const FunctionDecl *callee = call != nullptr ? call->getDirectCallee() : nullptr;
	if (callee != nullptr && callee->isConstexpr() && callee->getBuiltinID() == 0)
		return true;
	if (llvm::isa<LambdaExpr>(s))
		return false;
	for (const Stmt *child : s->children())
		if (has_constexpr_call(child, depth + 1))
			return true;
	return false;
}

/* What a variable begins with: where calls of it come to a constant, GCC has that. */
uint32_t Lower::initial(const VarDecl *variable, const Expr *init)
{
	const QualType type = variable->getType();
	const bool is_known = context_.getLangOpts().CPlusPlus && !init->isValueDependent() && !type->isReferenceType() &&
			      !type->isDependentType() && has_constexpr_call(init, 0);
	if (is_known && type->isRecordType())
		if (const uint32_t bytes = folded(variable))
			return bytes;
	Expr::EvalResult result;
	const bool is_scalar = type->isIntegralOrEnumerationType() || type->isPointerType();
	if (is_known && is_scalar && init->EvaluateAsRValue(result, context_) && !result.HasSideEffects &&
	    can_fold(result.Val, variable))
		return folded_value(result.Val, type);
	return bound(init, type);
}

/* The bytes of a variable of class type whose initialiser is known before run time; 0 where the program makes it. */
uint32_t Lower::folded(const VarDecl *variable)
{
	const Nest nest(*this, 16);
	if (!variable->getType()->isRecordType() ||
	    variable->isInvalidDecl() || nest.is_too_deep() || variable->getInit() == nullptr ||
	    variable->getInit()->isValueDependent() || size_of(variable->getType()) == 0 ||
	    size_of(variable->getType()) > 65536)
		return 0;
	const APValue *value = variable->evaluateValue();
	if (value == nullptr || !value->isStruct() || !can_fold(*value, variable))
		return 0;
	return folded_value(*value, variable->getType());
}

} // namespace brinell
