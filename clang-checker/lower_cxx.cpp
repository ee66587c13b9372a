/* SPDX-License-Identifier: Apache-2.0 */
/* What only C++ has: `this`, constructors as calls on the object's address,
 * temporaries, new and delete, lambdas.  Destructors are not lowered: a call
 * that the source doesn't show has no place. */
#include "lower.h"

using namespace clang;

namespace brinell {

/* ---- small expressions ---------------------------------------------------------- */

Value Lower::VisitCXXBoolLiteralExpr(const CXXBoolLiteralExpr *e)
{
	return number(e->getValue(), e->getType());
}

Value Lower::VisitCXXNullPtrLiteralExpr(const CXXNullPtrLiteralExpr *e)
{
	return number(0, e->getType());
}

Value Lower::VisitCXXThisExpr(const CXXThisExpr *e)
{
	if (in_lambda_) {
		if (captured_this_ == nullptr)
			return opaque(e, {});
		const Value self = captured(captured_this_, captured_this_->getType(), e->getBeginLoc());
		if (captured_this_->getType()->isPointerType())
			return self;
		const struct bri_shape pointer = shape(e->getType());
		return made(bri_unit_add_node(unit_, BRI_ADDRESS, BRI_OP_NONE, pointer, materialise(self), 0, 0,
					      at(e->getBeginLoc())),
			    pointer);
	}
	if (this_ == 0)
		return opaque(e, {});
	return simple(BRI_OBJECT, e->getType(), this_, 0, 0, SourceLocation());
}

/* A variable that a lambda holds: a member of its closure. */
Value Lower::captured(const FieldDecl *held, QualType type, SourceLocation location)
{
	const QualType closure = record_type(context_, held->getParent());
	const Value self = simple(BRI_OBJECT, context_.VoidPtrTy, this_, 0, 0, SourceLocation());
	const uint32_t target = materialise(target_of(self.node, closure, location));
	const Field field = this->field(held);
	const Value member = simple(BRI_FIELD, held->getType(), target, field.name, static_cast<uint32_t>(field.offset),
				    location);
	return held->getType()->isReferenceType() ? target_of(member.node, type, location) : member;
}

Value Lower::VisitCXXBindTemporaryExpr(const CXXBindTemporaryExpr *e)
{
	return value(e->getSubExpr());
}

/* Nobody wrote it here: it stands where the call does. */
Value Lower::VisitCXXDefaultArgExpr(const CXXDefaultArgExpr *e)
{
	const bool outer = in_default_;
	in_default_ = true;
	const Value given = value(e->getExpr());
	in_default_ = outer;
	return given;
}

Value Lower::VisitCXXDefaultInitExpr(const CXXDefaultInitExpr *e)
{
	return value(e->getExpr());
}

/* An array that is copied element by element, by a structured binding or into a lambda: as a whole. */
Value Lower::VisitArrayInitLoopExpr(const ArrayInitLoopExpr *e)
{
	const auto *all = llvm::dyn_cast<OpaqueValueExpr>(e->getCommonExpr());
	const auto *each = llvm::dyn_cast<CXXConstructExpr>(e->getSubExpr()->IgnoreImplicit());
	if (all == nullptr || all->getSourceExpr() == nullptr || (each != nullptr && is_called(each)))
		return opaque_with_children(e);
	return value(all->getSourceExpr());
}

Value Lower::VisitCXXScalarValueInitExpr(const CXXScalarValueInitExpr *e)
{
	const Value zero = number(0, e->getType());
	return zero.constant ? zero : opaque(e, {});
}

Value Lower::VisitSubstNonTypeTemplateParmExpr(const SubstNonTypeTemplateParmExpr *e)
{
	return value(e->getReplacement());
}

/* Where GCC sees an operand begin: a temporary at the last part of its type's name. */
static SourceLocation begin_of(const Expr *e)
{
	for (;;) {
		e = e->IgnoreImplicit();
		const auto *operation = llvm::dyn_cast<CXXOperatorCallExpr>(e);
		if (operation != nullptr && operation->getNumArgs() == 2 && operation->getOperator() != OO_Call &&
		    operation->getOperator() != OO_Subscript)
			e = operation->getArg(0);
		else if (const auto *binary = llvm::dyn_cast<BinaryOperator>(e))
			e = binary->getLHS();
		else if (const auto *made = llvm::dyn_cast<CXXTemporaryObjectExpr>(e))
			return compat_type_name(made->getTypeSourceInfo()->getTypeLoc());
		else if (const auto *cast = llvm::dyn_cast<CXXFunctionalCastExpr>(e))
			return compat_type_name(cast->getTypeInfoAsWritten()->getTypeLoc());
		else
			return e->getBeginLoc();
	}
}

Value Lower::VisitCXXRewrittenBinaryOperator(const CXXRewrittenBinaryOperator *e)
{
	/* Turned round it stands where its left side does; what is turned into its opposite where it ends. */
	const bool is_opposite = llvm::isa<UnaryOperator>(e->getSemanticForm()->IgnoreImplicit());
	if (is_opposite || !opened_.isValid())
		opened_ = is_opposite ? e->getEndLoc() : begin_of(e->getDecomposedForm().LHS);
	const Value found = value(e->getSemanticForm());
	opened_ = SourceLocation();
	return found;
}

Value Lower::VisitTypeTraitExpr(const TypeTraitExpr *e)
{
	return evaluated(e);
}

Value Lower::VisitSizeOfPackExpr(const SizeOfPackExpr *e)
{
	return evaluated(e);
}

Value Lower::VisitCXXNoexceptExpr(const CXXNoexceptExpr *e)
{
	return evaluated(e);
}

/* ---- construction --------------------------------------------------------------------- */

/* Does the program call a constructor here, or only set bytes? */
bool is_called(const CXXConstructExpr *e)
{
	const CXXConstructorDecl *constructor = e->getConstructor();
	return !(constructor->isTrivial() && (constructor->isDefaultConstructor() ||
					       constructor->isCopyOrMoveConstructor()));
}

const Expr *without_copies(const Expr *init)
{
	for (;;) {
		init = init->IgnoreImplicit();
		const auto *construct = llvm::dyn_cast<CXXConstructExpr>(init);
		if (construct != nullptr && construct->isElidable() && construct->getNumArgs() >= 1)
			init = construct->getArg(0);
		else if (const auto *cast = llvm::dyn_cast<CXXFunctionalCastExpr>(init);
			 cast != nullptr && cast->getCastKind() == CK_ConstructorConversion)
			init = cast->getSubExpr();
		else
			return init;
	}
}

uint32_t Lower::construct(const CXXConstructExpr *e, uint32_t self, uint32_t location)
{
	const CXXConstructorDecl *constructor = e->getConstructor();
	Nodes list;
	list.push_back(self);
	arguments(constructor->getType()->getAs<FunctionProtoType>(),
		  llvm::ArrayRef<const Expr *>(e->getArgs(), e->getNumArgs()),
		  SourceLocation::getFromRawEncoding(location), list, constructor);
	const uint32_t callee =
		simple(BRI_FUNCTION, constructor->getType(), function(constructor), 0, 0, SourceLocation()).node;
	const struct bri_shape nothing = {BRI_VOID, 0};
	return bri_unit_add_list(unit_, BRI_CALL, nothing, callee, list.data(), list.size(), location);
}

/* A temporary of class type: an object of its own, constructed where it stands. */
Value Lower::VisitCXXConstructExpr(const CXXConstructExpr *e)
{
	if (!is_called(e)) {
		if (e->getNumArgs() >= 1)
			return value(e->getArg(0));
		const struct bri_shape shape = this->shape(e->getType());
		return made(bri_unit_add_list(unit_, BRI_INIT, shape, 0, nullptr, 0, 0), shape);
	}
	if (e->isElidable() && e->getNumArgs() >= 1)
		return value(e->getArg(0));
	if (!e->getType()->isRecordType())
		return opaque_with_children(e);
	const struct bri_shape nothing = {BRI_VOID, 0}, pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	/* One that nobody wrote stands where it is asked for. */
	const bool written = !in_default_ && (llvm::isa<CXXTemporaryObjectExpr>(e) || written_.isValid());
	SourceLocation place = written || call_place_.isInvalid() ? e->getBeginLoc() : call_place_;
	if (const auto *named = llvm::dyn_cast<CXXTemporaryObjectExpr>(e); named != nullptr && written)
		place = compat_type_name(named->getTypeSourceInfo()->getTypeLoc());
	else if (written && written_.isValid())
		place = written_;
	written_ = SourceLocation();
	const uint32_t location = at(place);
	const uint32_t object = unnamed(e->getType(), BRI_OBJECT_LOCAL, e->getBeginLoc());
	const uint32_t declared = bri_unit_add_node(unit_, BRI_DECLARE, BRI_OP_NONE, nothing, object, 0, 0, location);
	const Value name = simple(BRI_OBJECT, e->getType(), object, 0, 0, SourceLocation());
	const uint32_t self = bri_unit_add_node(unit_, BRI_ADDRESS, BRI_OP_NONE, pointer, name.node, 0, 0, location);
	const uint32_t call = construct(e, self, location);
	const uint32_t built = bri_unit_add_node(unit_, BRI_EVALUATE, BRI_OP_NONE, nothing, call, 0, 0, location);
	const Value result = simple(BRI_OBJECT, e->getType(), object, 0, 0, SourceLocation());
	const uint32_t last =
		bri_unit_add_node(unit_, BRI_EVALUATE, BRI_OP_NONE, nothing, result.node, 0, 0, location);
	const uint32_t items[] = {declared, built, last};
	const uint32_t sequence = bri_unit_add_list(unit_, BRI_SEQUENCE, nothing, 0, items, 3, location);
	return simple(BRI_BLOCK, e->getType(), sequence, 0, 0, e->getBeginLoc());
}

/* A prvalue that is given a place in memory. */
Value Lower::VisitMaterializeTemporaryExpr(const MaterializeTemporaryExpr *e)
{
	const Expr *inner = e->getSubExpr();
	const auto *construct = llvm::dyn_cast<CXXConstructExpr>(without_copies(inner));
	if (construct != nullptr && is_called(construct))
		return value(inner); /* has a place already */
	const uint32_t object = unnamed(e->getType(), current_ != nullptr ? BRI_OBJECT_LOCAL : BRI_OBJECT_STATIC,
					e->getBeginLoc());
	bri_unit_set_init(unit_, object, node(inner));
	return simple(BRI_LITERAL, e->getType(), object, 0, 0, e->getBeginLoc());
}

/* The array that the braces hold, and how long it is. */
Value Lower::VisitCXXStdInitializerListExpr(const CXXStdInitializerListExpr *e)
{
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)}, list = shape(e->getType());
	const auto *array = llvm::dyn_cast<ConstantArrayType>(
		e->getSubExpr()->IgnoreImplicit()->getType().getTypePtr()->getUnqualifiedDesugaredType());
	if (array == nullptr || list.size != 2 * pointer.size)
		return opaque_with_children(e);
	const struct bri_shape number = {BRI_UNSIGNED, pointer.size};
	const uint32_t begin = address(e->getSubExpr());
	const uint32_t size = bri_unit_add_int(unit_, number, static_cast<int64_t>(array->getSize().getZExtValue()), 0);
	const uint32_t items[] = {
		bri_unit_add_node(unit_, BRI_AT, BRI_OP_NONE, pointer, begin, 0, 0, 0),
		bri_unit_add_node(unit_, BRI_AT, BRI_OP_NONE, number, size, pointer.size, 0, 0)};
	const uint32_t object = unnamed(e->getType(), BRI_OBJECT_LOCAL, e->getBeginLoc());
	bri_unit_set_init(unit_, object, bri_unit_add_list(unit_, BRI_INIT, list, 0, items, 2, 0));
	return simple(BRI_LITERAL, e->getType(), object, 0, 0, SourceLocation());
}

/* The call of operator new, its size worked out as code generation does. */
uint32_t Lower::allocation(const CXXNewExpr *e)
{
	const struct bri_shape number = {BRI_UNSIGNED, size_of(context_.VoidPtrTy)};
	const uint32_t each = size_of(e->getAllocatedType());
	uint32_t size = bri_unit_add_int(unit_, number, each, 0);
	if (e->isArray()) {
		const auto written = e->getArraySize();
		const Expr *count = written ? *written : nullptr;
		size = count != nullptr ? bri_unit_add_node(unit_, BRI_BINARY, BRI_OP_MUL, number, node(count), size, 0, 0)
					: size;
	}
	Nodes list;
	list.push_back(size);
	for (unsigned i = 0; i < e->getNumPlacementArgs(); i++)
		list.push_back(argument(e->getPlacementArg(i), QualType()));
	const FunctionDecl *operation = e->getOperatorNew();
	const uint32_t callee =
		simple(BRI_FUNCTION, operation->getType(), function(operation), 0, 0, SourceLocation()).node;
	return call(callee, list, e->getType(), e->getEndLoc());
}

/* Memory, what makes an object of it, and the pointer. */
Value Lower::VisitCXXNewExpr(const CXXNewExpr *e)
{
	if (e->getOperatorNew() == nullptr || e->getType()->isDependentType())
		return opaque_with_children(e);
	const struct bri_shape nothing = {BRI_VOID, 0}, pointer = shape(e->getType());
	const uint32_t location = at(e->getEndLoc());
	const uint32_t object = unnamed(e->getType(), BRI_OBJECT_LOCAL, e->getBeginLoc());
	bri_unit_set_init(unit_, object, allocation(e));
	Nodes items;
	const uint32_t held = simple(BRI_LITERAL, e->getType(), object, 0, 0, SourceLocation()).node;
	items.push_back(bri_unit_add_node(unit_, BRI_EVALUATE, BRI_OP_NONE, nothing, held, 0, 0, location));
	const QualType type = e->getAllocatedType();
	const auto *construct = llvm::dyn_cast_or_null<CXXConstructExpr>(e->getInitializer());
	if (construct != nullptr && is_called(construct) && !e->isArray()) {
		const uint32_t self = simple(BRI_OBJECT, e->getType(), object, 0, 0, SourceLocation()).node;
		const uint32_t made = this->construct(construct, self, location);
		items.push_back(bri_unit_add_node(unit_, BRI_EVALUATE, BRI_OP_NONE, nothing, made, 0, 0, location));
	} else if (e->getInitializer() != nullptr && !e->isArray() &&
		   (construct == nullptr || construct->requiresZeroInitialization() ||
		    construct->getConstructor()->isCopyOrMoveConstructor())) {
		const uint32_t self = simple(BRI_OBJECT, e->getType(), object, 0, 0, SourceLocation()).node;
		const uint32_t target = materialise(target_of(self, type, e->getEndLoc()));
		const uint32_t store = bri_unit_add_node(unit_, BRI_ASSIGN, BRI_OP_NONE, shape(type), target,
							 bound(e->getInitializer(), type), 0, 0);
		items.push_back(bri_unit_add_node(unit_, BRI_EVALUATE, BRI_OP_NONE, nothing, store, 0, 0, location));
	} else if (e->getInitializer() != nullptr && construct == nullptr) {
		items.push_back(bri_unit_add_node(unit_, BRI_EVALUATE, BRI_OP_NONE, nothing,
						  opaque_with_children(e->getInitializer()).node, 0, 0, location));
	}
	const uint32_t result = simple(BRI_OBJECT, e->getType(), object, 0, 0, SourceLocation()).node;
	items.push_back(bri_unit_add_node(unit_, BRI_EVALUATE, BRI_OP_NONE, nothing, result, 0, 0, location));
	const uint32_t sequence = bri_unit_add_list(unit_, BRI_SEQUENCE, nothing, 0, items.data(), items.size(), location);
	return made(bri_unit_add_node(unit_, BRI_BLOCK, BRI_OP_NONE, pointer, sequence, 0, 0, location), pointer);
}

/* The object ends, then its memory is given back. */
Value Lower::VisitCXXDeleteExpr(const CXXDeleteExpr *e)
{
	const FunctionDecl *release = e->getOperatorDelete();
	const QualType type = e->getDestroyedType();
	if (release == nullptr || type.isNull() || type->isDependentType())
		return opaque_with_children(e);
	const struct bri_shape nothing = {BRI_VOID, 0};
	uint32_t ended = 0;
	const CXXRecordDecl *record = type->getAsCXXRecordDecl();
	const CXXDestructorDecl *destructor = record != nullptr && record->hasDefinition() ? record->getDestructor() : nullptr;
	if (destructor != nullptr && !destructor->isTrivial() && !e->isArrayForm()) {
		const uint32_t callee =
			simple(BRI_FUNCTION, destructor->getType(), function(destructor), 0, 0, SourceLocation()).node;
		const uint32_t ends = call(callee, node(e->getArgument()), context_.VoidTy, e->getEndLoc());
		if (destructor->isVirtual()) /* which gives the memory back itself */
			return made(ends, nothing);
		ended = ends;
	}
	const uint32_t callee =
		simple(BRI_FUNCTION, release->getType(), function(release), 0, 0, SourceLocation()).node;
	Nodes list;
	list.push_back(node(e->getArgument()));
	if (release->getNumParams() > 1)
		list.push_back(materialise(number(size_of(type), context_.getSizeType())));
	const uint32_t freed = call(callee, list, context_.VoidTy, e->getEndLoc());
	if (ended == 0)
		return made(freed, nothing);
	return made(bri_unit_add_node(unit_, BRI_COMMA, BRI_OP_NONE, nothing, ended, freed, 0, at(e->getEndLoc())), nothing);
}

/* ---- functions that the source doesn't call by name ------------------------------------ */

uint32_t Lower::synthetic(const char *text, unsigned flags)
{
	const uint32_t name = this->name(text);
	uint32_t &function = builtins_[name];
	if (function == 0)
		function = bri_unit_add_function(unit_, name, name, BRI_FUNCTION_SYSTEM | flags, 0);
	return function;
}

/* What is thrown is made, and the path ends. */
Value Lower::VisitCXXThrowExpr(const CXXThrowExpr *e)
{
	const struct bri_shape nothing = {BRI_VOID, 0}, code = {BRI_CODE, 0};
	const uint32_t thrown = e->getSubExpr() != nullptr ? node(e->getSubExpr()) : 0;
	const uint32_t callee = bri_unit_add_node(unit_, BRI_FUNCTION, BRI_OP_NONE, code,
						  synthetic("throw", BRI_FUNCTION_NORETURN), 0, 0, 0);
	const uint32_t thrower = call(callee, {}, context_.VoidTy, e->getThrowLoc());
	return made(thrown == 0 ? thrower
				: bri_unit_add_node(unit_, BRI_COMMA, BRI_OP_NONE, nothing, thrown, thrower, 0,
						    at(e->getThrowLoc())),
		    nothing);
}

/* A redefinition is handed over to the class whose function it redefines, as a callback is. */
void Lower::register_overrides(const CXXMethodDecl *method)
{
	const struct bri_shape nothing = {BRI_VOID, 0}, code = {BRI_CODE, 0};
	if (!method->isVirtual() || is_system(method->getLocation()) || method->isImplicit() ||
	    llvm::isa<CXXDestructorDecl>(method))
		return;
	for (const CXXMethodDecl *base : method->overridden_methods()) {
		const uint32_t name = function_name(base);
		const std::string text = std::string("override::") + bri_unit_text(unit_, name);
		const uint32_t callee = bri_unit_add_node(unit_, BRI_FUNCTION, BRI_OP_NONE, code,
							  synthetic(text.c_str(), 0), 0, 0, 0);
		const uint32_t given = bri_unit_add_node(unit_, BRI_FUNCTION, BRI_OP_NONE, code, function(method), 0, 0, 0);
		const uint32_t object = bri_unit_add_object(unit_, 0, BRI_OBJECT_STATIC, nothing, at(method->getLocation()));
		bri_unit_set_init(unit_, object, call(callee, {given}, context_.VoidTy, method->getLocation()));
	}
}

/* ---- calls of members -------------------------------------------------------------------- */

/* The function pointer that a lambda without captures turns into. */
static const CXXMethodDecl *lambda_behind(const CXXMemberCallExpr *e)
{
	const auto *conversion = llvm::dyn_cast_or_null<CXXConversionDecl>(e->getMethodDecl());
	if (conversion == nullptr || !conversion->getParent()->isLambda())
		return nullptr;
	const CXXMethodDecl *body = conversion->getParent()->getLambdaCallOperator();
	FunctionTemplateDecl *pattern = body->getDescribedFunctionTemplate();
	void *at = nullptr;
	if (pattern == nullptr || conversion->getTemplateSpecializationArgs() == nullptr)
		return body;
	const FunctionDecl *one = pattern->findSpecialization(conversion->getTemplateSpecializationArgs()->asArray(), at);
	return one != nullptr ? llvm::cast<CXXMethodDecl>(one) : body;
}

static bool takes_this(const CXXMethodDecl *method)
{
	return method->isInstance() && !(method->getParent()->isLambda() && method->getParent()->capture_size() == 0);
}

/* A conversion that nobody wrote as a call. */
const CXXMemberCallExpr *conversion_of(const Expr *e)
{
	const auto *call = llvm::dyn_cast<CXXMemberCallExpr>(e->IgnoreParenImpCasts()->IgnoreImplicit());
	const auto *member = call != nullptr ? llvm::dyn_cast<MemberExpr>(call->getCallee()->IgnoreParens()) : nullptr;
	const bool written = member == nullptr || member->getMemberLoc().isValid();
	return !written && llvm::isa<CXXConversionDecl>(call->getMethodDecl()) ? call : nullptr;
}

Value Lower::member_call(const CXXMemberCallExpr *e)
{
	const SourceLocation converted = converted_;
	converted_ = SourceLocation();
	const CXXMethodDecl *method = e->getMethodDecl();
	if (method == nullptr)
		return selected_call(e);
	if (const CXXMethodDecl *body = lambda_behind(e))
		return simple(BRI_FUNCTION, body->getType(), function(body), 0, 0, SourceLocation());
	const auto *member = llvm::dyn_cast<MemberExpr>(e->getCallee()->IgnoreParens());
	const Expr *self = e->getImplicitObjectArgument();
	Nodes list;
	if (self != nullptr && takes_this(method)) {
		const bool is_pointer = (member != nullptr && member->isArrow()) || self->getType()->isPointerType();
		list.push_back(is_pointer ? node(self) : address(self));
		if (method->isConst())
			bri_unit_add_node_flags(unit_, list.back(), BRI_READ_ONLY);
	}
	const SourceLocation place = converted.isValid() ? converted : e->getCallee()->getBeginLoc();
	arguments(method->getType()->getAs<FunctionProtoType>(),
		  llvm::ArrayRef<const Expr *>(e->getArgs(), e->getNumArgs()), place, list, method);
	const uint32_t callee =
		simple(BRI_FUNCTION, method->getType(), function(method), 0, 0, SourceLocation()).node;
	const uint32_t made = call(callee, list, e->getCallReturnType(context_), place);
	if (method->isVirtual() && (member == nullptr || !member->hasQualifier()))
		bri_unit_add_node_flags(unit_, made, BRI_VIRTUAL);
	return called(e, made);
}

/* An object that needs no end of its own is made where GCC has read to. */
static bool ends_there(const CXXOperatorCallExpr *e)
{
	const CXXRecordDecl *record = e->isGLValue() ? nullptr : e->getType()->getAsCXXRecordDecl();
	return record != nullptr && record->hasDefinition() && record->hasTrivialDestructor() &&
	       e->getOperator() != OO_Call && e->getOperator() != OO_Subscript;
}

/* What is done to the operand that was read last. */
static SourceLocation operator_place(const CXXOperatorCallExpr *e)
{
	if (e->getOperator() == OO_Arrow)
		return e->getOperatorLoc();
	if (ends_there(e))
		return e->getEndLoc();
	if (!e->isGLValue())
		return begin_of(e);
	switch (e->getOperator()) {
	case OO_Call:
		return e->getBeginLoc();
	default:
		return e->getEndLoc();
	}
}

Value Lower::operator_call(const CXXOperatorCallExpr *e)
{
	const FunctionDecl *operation = e->getDirectCallee();
	if (operation == nullptr)
		return opaque_with_children(e);
	const auto *method = llvm::dyn_cast<CXXMethodDecl>(operation);
	const bool is_member = method != nullptr && method->isInstance();
	if (is_member && method->isTrivial() && e->getOperator() == OO_Equal && e->getNumArgs() == 2) {
		const uint32_t target = node(e->getArg(0));
		const uint32_t source = node(e->getArg(1));
		if (method->getParent()->isEmpty()) /* its one byte may be another member's */
			return simple(BRI_COMMA, e->getArg(0)->getType(), source, target, 0, e->getBeginLoc());
		return simple(BRI_ASSIGN, e->getArg(0)->getType(), target, source, 0, e->getBeginLoc());
	}
	Nodes list;
	SourceLocation place = opened_.isValid() && !ends_there(e) ? opened_ : operator_place(e);
	opened_ = SourceLocation();
	const bool is_deref = e->getOperator() == OO_Star && e->getNumArgs() == 1;
	if (statement_.isValid() && e->getOperator() != OO_Call && e->getOperator() != OO_Arrow)
		place = is_deref ? e->getOperatorLoc() : statement_;
	llvm::ArrayRef<const Expr *> given(e->getArgs(), e->getNumArgs());
	if (is_member && !given.empty()) {
		if (takes_this(method)) {
			list.push_back(address(given[0]));
			if (method->isConst())
				bri_unit_add_node_flags(unit_, list.back(), BRI_READ_ONLY);
		}
		given = given.drop_front();
	}
	arguments(operation->getType()->getAs<FunctionProtoType>(), given, place, list, operation);
	const uint32_t callee =
		simple(BRI_FUNCTION, operation->getType(), function(operation), 0, 0, SourceLocation()).node;
	return called(e, call(callee, list, e->getCallReturnType(context_), place));
}

/* Its body is a function of the unit; the closure is a record of what it holds. */
Value Lower::VisitLambdaExpr(const LambdaExpr *e)
{
	function(e->getCallOperator());
	Nodes parts;
	auto init = e->capture_init_begin();
	for (const FieldDecl *field : e->getLambdaClass()->fields()) {
		if (init == e->capture_init_end())
			break;
		const Expr *from = *init++;
		if (from == nullptr || field->hasCapturedVLAType())
			continue;
		if (const uint32_t at = element(from, field->getType(), this->field(field).offset,
						size_of(field->getType())))
			parts.push_back(at);
	}
	const struct bri_shape shape = this->shape(e->getType());
	return made(bri_unit_add_list(unit_, BRI_INIT, shape, 0, parts.data(), parts.size(), 0), shape);
}

/* A call of the runtime, as GCC has it, which nobody wrote: it hands over the object, and gives another or none. */
Value Lower::dynamic_of(const CastExpr *e)
{
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)}, code = {BRI_CODE, 0}, choice = {BRI_SIGNED, 4};
	const Expr *from = e->getSubExpr();
	const bool is_pointer = e->getType()->isPointerType();
	const uint32_t object = is_pointer ? node(from) : address(from);
	const uint32_t callee = bri_unit_add_node(unit_, BRI_FUNCTION, BRI_OP_NONE, code, synthetic("__dynamic_cast", 0), 0, 0, 0);
	const uint32_t made = bri_unit_add_list(unit_, BRI_CALL, pointer, callee, &object, 1, 0);
	if (is_pointer && from->HasSideEffects(context_)) /* it isn't asked a second time */
		return this->made(made, pointer);
	const uint32_t asked = is_pointer ? node(from) : bri_unit_add_list(unit_, BRI_OPAQUE, choice, 0, nullptr, 0, 0);
	const uint32_t none = is_pointer ? materialise(number(0, e->getType()))
					 : bri_unit_add_list(unit_, BRI_OPAQUE, pointer, 0, nullptr, 0, 0);
	const uint32_t either = bri_unit_add_node(unit_, BRI_CONDITION, BRI_OP_NONE, pointer, asked, made, none, at(e->getBeginLoc()));
	return is_pointer ? this->made(either, pointer) : target_of(either, e->getType(), e->getBeginLoc());
}

} // namespace brinell
