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

Value Lower::VisitCXXDefaultArgExpr(const CXXDefaultArgExpr *e)
{
	return value(e->getExpr());
}

Value Lower::VisitCXXDefaultInitExpr(const CXXDefaultInitExpr *e)
{
	return value(e->getExpr());
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

Value Lower::VisitCXXRewrittenBinaryOperator(const CXXRewrittenBinaryOperator *e)
{
	return value(e->getSemanticForm());
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

uint32_t Lower::construct(const CXXConstructExpr *e, uint32_t self, uint32_t location)
{
	const CXXConstructorDecl *constructor = e->getConstructor();
	Nodes list;
	list.push_back(self);
	arguments(constructor->getType()->getAs<FunctionProtoType>(),
		  llvm::ArrayRef<const Expr *>(e->getArgs(), e->getNumArgs()), list);
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
	if (current_ == nullptr || !e->getType()->isRecordType())
		return opaque_with_children(e);
	const struct bri_shape nothing = {BRI_VOID, 0}, pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	const uint32_t location = at(e->getBeginLoc());
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
	const auto *construct = llvm::dyn_cast<CXXConstructExpr>(inner->IgnoreImplicit());
	if (construct != nullptr && current_ != nullptr && is_called(construct))
		return value(inner); /* has a place already */
	const uint32_t object = unnamed(e->getType(), current_ != nullptr ? BRI_OBJECT_LOCAL : BRI_OBJECT_STATIC,
					e->getBeginLoc());
	bri_unit_set_init(unit_, object, node(inner));
	return simple(BRI_LITERAL, e->getType(), object, 0, 0, e->getBeginLoc());
}

/* Bases and members, in the order in which they are initialised. */
void Lower::initialise_members(const CXXConstructorDecl *constructor, Nodes &out)
{
	const CXXRecordDecl *record = constructor->getParent();
	if (record->isInvalidDecl() || record->isDependentContext())
		return;
	const struct bri_shape nothing = {BRI_VOID, 0};
	for (const CXXCtorInitializer *init : constructor->inits()) {
		const Expr *from = init->getInit();
		const uint32_t location = at(init->getSourceLocation());
		uint32_t done = 0;
		const FieldDecl *member = init->getAnyMember();
		if (member != nullptr && this_ != 0) {
			const Value self = simple(BRI_OBJECT, context_.VoidPtrTy, this_, 0, 0, SourceLocation());
			const struct bri_shape aggregate = {BRI_AGGREGATE, 0};
			const uint32_t target = bri_unit_add_node(unit_, BRI_DEREF, BRI_OP_NONE, aggregate, self.node, 0,
								  0, location);
			const Field field = this->field(member);
			uint64_t offset = field.offset;
			if (const IndirectFieldDecl *path = init->getIndirectMember()) {
				offset = 0;
				for (const NamedDecl *step : path->chain())
					offset += this->field(llvm::cast<FieldDecl>(step)).offset;
			}
			const struct bri_shape shape = this->shape(member->getType());
			if (member->isBitField())
				offset = offset * 8 + field.bit;
			const uint32_t left = bri_unit_add_node(unit_, BRI_FIELD, BRI_OP_NONE, shape, target, field.name,
								static_cast<uint32_t>(offset), location);
			if (member->isBitField())
				bri_unit_add_node_flags(unit_, left, BRI_BITFIELD);
			done = bri_unit_add_node(unit_, BRI_ASSIGN, BRI_OP_NONE, shape, left,
						 bound(from, member->getType()), 0, location);
		} else {
			done = node(from);
		}
		out.push_back(bri_unit_add_node(unit_, BRI_EVALUATE, BRI_OP_NONE, nothing, done, 0, 0, location));
	}
}

Value Lower::VisitCXXNewExpr(const CXXNewExpr *e)
{
	Nodes parts;
	if (e->getOperatorNew() != nullptr)
		function(e->getOperatorNew());
	for (const Stmt *child : e->children())
		if (const auto *part = llvm::dyn_cast_or_null<Expr>(child))
			parts.push_back(node(part));
	return opaque(e, parts);
}

Value Lower::VisitCXXDeleteExpr(const CXXDeleteExpr *e)
{
	const FunctionDecl *release = e->getOperatorDelete();
	if (release == nullptr)
		return opaque_with_children(e);
	const uint32_t callee =
		simple(BRI_FUNCTION, release->getType(), function(release), 0, 0, SourceLocation()).node;
	const uint32_t argument = node(e->getArgument());
	return made(call(callee, argument, context_.VoidTy, e->getBeginLoc()), shape(context_.VoidTy));
}

/* ---- calls of members -------------------------------------------------------------------- */

/* The function pointer that a lambda without captures turns into. */
static const CXXMethodDecl *lambda_behind(const CXXMemberCallExpr *e)
{
	const auto *conversion = llvm::dyn_cast_or_null<CXXConversionDecl>(e->getMethodDecl());
	if (conversion == nullptr || !conversion->getParent()->isLambda())
		return nullptr;
	return conversion->getParent()->getLambdaCallOperator();
}

static bool takes_this(const CXXMethodDecl *method)
{
	return method->isInstance() && !(method->getParent()->isLambda() && method->getParent()->capture_size() == 0);
}

Value Lower::member_call(const CXXMemberCallExpr *e)
{
	const CXXMethodDecl *method = e->getMethodDecl();
	if (method == nullptr)
		return opaque_with_children(e);
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
	arguments(method->getType()->getAs<FunctionProtoType>(),
		  llvm::ArrayRef<const Expr *>(e->getArgs(), e->getNumArgs()), list);
	const uint32_t callee =
		simple(BRI_FUNCTION, method->getType(), function(method), 0, 0, SourceLocation()).node;
	return called(e, call(callee, list, e->getCallReturnType(context_), e->getCallee()->getBeginLoc()));
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
		return simple(BRI_ASSIGN, e->getArg(0)->getType(), target, source, 0, e->getBeginLoc());
	}
	Nodes list;
	llvm::ArrayRef<const Expr *> given(e->getArgs(), e->getNumArgs());
	if (is_member && !given.empty()) {
		if (takes_this(method)) {
			list.push_back(address(given[0]));
			if (method->isConst())
				bri_unit_add_node_flags(unit_, list.back(), BRI_READ_ONLY);
		}
		given = given.drop_front();
	}
	arguments(operation->getType()->getAs<FunctionProtoType>(), given, list);
	const uint32_t callee =
		simple(BRI_FUNCTION, operation->getType(), function(operation), 0, 0, SourceLocation()).node;
	return called(e, call(callee, list, e->getCallReturnType(context_), e->getBeginLoc()));
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

} // namespace brinell
