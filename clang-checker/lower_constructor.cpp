/* SPDX-License-Identifier: Apache-2.0 */
/* C++: what a constructor makes before its body: bases and members, in the order in which they are initialised. */
#include "lower.h"

using namespace clang;

namespace brinell {

/* A constructor that was inherited hands on what it was given. */
uint32_t Lower::inherited(const CXXInheritedCtorInitExpr *e, uint32_t self, uint32_t location)
{
	const struct bri_shape nothing = {BRI_VOID, 0};
	const CXXConstructorDecl *constructor = e->getConstructor();
	Nodes list;
	list.push_back(self);
	for (const ParmVarDecl *given : current_->parameters()) {
		const QualType type = given->getType()->isReferenceType() ? context_.VoidPtrTy : given->getType();
		list.push_back(simple(BRI_OBJECT, type, object(given), 0, 0, SourceLocation()).node);
	}
	const uint32_t callee =
		simple(BRI_FUNCTION, constructor->getType(), function(constructor), 0, 0, SourceLocation()).node;
	return bri_unit_add_list(unit_, BRI_CALL, nothing, callee, list.data(), list.size(), location);
}

/* A member or base that a constructor makes in place; 0 where none does. */
uint32_t Lower::made_in_place(const Expr *from, uint32_t self, uint32_t location)
{
	if (const auto *handed = llvm::dyn_cast<CXXInheritedCtorInitExpr>(from->IgnoreImplicit()))
		return inherited(handed, self, location);
	const auto *construct = llvm::dyn_cast<CXXConstructExpr>(without_copies(from));
	if (construct == nullptr || !construct->getType()->isRecordType() || !is_called(construct))
		return 0;
	return this->construct(construct, self, location);
}

/* A base, or the whole object that another constructor makes. */
uint32_t Lower::initialise_base(const CXXConstructorDecl *constructor, const CXXCtorInitializer *init, uint32_t location)
{
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	const CXXRecordDecl *record = constructor->getParent();
	uint32_t self = simple(BRI_OBJECT, context_.VoidPtrTy, this_, 0, 0, SourceLocation()).node;
	int64_t offset = 0;
	if (init->isBaseInitializer()) {
		const CXXRecordDecl *base = QualType(init->getBaseClass(), 0)->getAsCXXRecordDecl();
		const ASTRecordLayout &layout = context_.getASTRecordLayout(record);
		if (base == nullptr || init->isBaseVirtual())
			return node(init->getInit());
		offset = layout.getBaseClassOffset(base).getQuantity();
	}
	if (offset != 0) {
		const uint32_t step = materialise(number(offset, context_.getPointerDiffType()));
		self = bri_unit_add_node(unit_, BRI_OFFSET, BRI_OP_NONE, pointer, self, step, 1, location);
	}
	const uint32_t call = made_in_place(init->getInit(), self, location);
	if (call != 0)
		return call;
	/* Bytes that are copied, or braces; a base that holds nothing may share its place with a member. */
	const auto *construct = llvm::dyn_cast<CXXConstructExpr>(without_copies(init->getInit()));
	const CXXRecordDecl *made = init->getInit()->getType()->getAsCXXRecordDecl();
	if (made == nullptr || made->isEmpty() || (construct != nullptr && construct->getNumArgs() == 0))
		return node(init->getInit());
	const struct bri_shape shape = this->shape(init->getInit()->getType());
	const uint32_t target = bri_unit_add_node(unit_, BRI_DEREF, BRI_OP_NONE, shape, self, 0, 0, location);
	return bri_unit_add_node(unit_, BRI_ASSIGN, BRI_OP_NONE, shape, target, node(init->getInit()), 0, location);
}

uint32_t Lower::initialise_member(const CXXCtorInitializer *init, uint32_t location)
{
	const struct bri_shape aggregate = {BRI_AGGREGATE, 0}, pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	const FieldDecl *member = init->getAnyMember();
	const Value self = simple(BRI_OBJECT, context_.VoidPtrTy, this_, 0, 0, SourceLocation());
	const uint32_t target =
		bri_unit_add_node(unit_, BRI_DEREF, BRI_OP_NONE, aggregate, self.node, 0, 0, location);
	const Field field = this->field(member);
	uint64_t offset = field.offset;
	if (const IndirectFieldDecl *path = init->getIndirectMember()) {
		offset = 0;
		for (const NamedDecl *step : path->chain())
			offset += this->field(llvm::cast<FieldDecl>(step)).offset;
	}
	if (member->isBitField())
		offset = offset * 8 + field.bit;
	const struct bri_shape shape = this->shape(member->getType());
	const uint32_t left = bri_unit_add_node(unit_, BRI_FIELD, BRI_OP_NONE, shape, target, field.name,
						static_cast<uint32_t>(offset), location);
	if (member->isBitField())
		bri_unit_add_node_flags(unit_, left, BRI_BITFIELD);
	const auto *construct = llvm::dyn_cast<CXXConstructExpr>(without_copies(init->getInit()));
	if (construct != nullptr && construct->getType()->isRecordType() && is_called(construct) &&
	    !member->getType()->isReferenceType()) {
		const uint32_t place = bri_unit_add_node(unit_, BRI_ADDRESS, BRI_OP_NONE, pointer, left, 0, 0, location);
		return made_in_place(init->getInit(), place, location);
	}
	const CXXRecordDecl *record = member->getType()->getAsCXXRecordDecl();
	if (construct != nullptr && record != nullptr && record->hasDefinition() && record->isEmpty()) /* nothing to copy */
		return node(init->getInit());
	return bri_unit_add_node(unit_, BRI_ASSIGN, BRI_OP_NONE, shape, left, bound(init->getInit(), member->getType()), 0,
				 location);
}

/* Where GCC has what nobody wrote into a constructor that somebody wrote: behind the last that is written, else where
 * the body begins. */
static SourceLocation unwritten_place(const CXXConstructorDecl *constructor)
{
	const CXXCtorInitializer *last = nullptr;
	for (const CXXCtorInitializer *init : constructor->inits())
		if (init->isWritten() && (last == nullptr || init->getSourceOrder() > last->getSourceOrder()))
			last = init;
	return last != nullptr ? last->getRParenLoc() : constructor->getBody()->getBeginLoc();
}

static SourceLocation place_of(const CXXConstructorDecl *constructor, const CXXCtorInitializer *init)
{
	const FieldDecl *member = init->getAnyMember();
	if (init->isWritten())
		return member != nullptr ? init->getSourceLocation() : unwritten_place(constructor);
	const bool is_made = member != nullptr && init->isInClassMemberInitializer() && member->getType()->isRecordType();
	if (constructor->isExplicitlyDefaulted() && !is_made)
		return constructor->getLocation();
	if (!constructor->isImplicit() && constructor->getBody() != nullptr && !is_made)
		return unwritten_place(constructor);
	return member != nullptr ? member->getLocation() : constructor->getLocation();
}

/* The functions of a class that a virtual call may mean, its own before those of its bases. */
void Lower::virtual_functions(const CXXRecordDecl *record, Nodes &out)
{
	if (!record->hasDefinition() || is_system(record->getLocation()))
		return;
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	for (const CXXMethodDecl *method : record->methods()) {
		if (!method->isVirtual() || method->isImplicit() || llvm::isa<CXXDestructorDecl>(method))
			continue;
		const uint32_t named = simple(BRI_FUNCTION, method->getType(), function(method), 0, 0, SourceLocation()).node;
		out.push_back(bri_unit_add_node(unit_, BRI_AT, BRI_OP_NONE, pointer, named,
						static_cast<uint32_t>(out.size()) * pointer.size, 0, 0));
	}
	for (const CXXBaseSpecifier &base : record->bases())
		if (const CXXRecordDecl *parent = base.getType()->getAsCXXRecordDecl())
			virtual_functions(parent, out);
}

/* Outside of any function: what constructors refer to. */
void Lower::finish_classes()
{
	for (const auto &[record, object] : classes_made_) {
		Nodes list;
		virtual_functions(record, list);
		const struct bri_shape shape = {BRI_AGGREGATE,
						static_cast<uint32_t>(list.size()) * size_of(context_.VoidPtrTy)};
		bri_unit_set_object_shape(unit_, object, shape);
		bri_unit_set_init(unit_, object, bri_unit_add_list(unit_, BRI_INIT, shape, 0, list.data(), list.size(), 0));
		bri_unit_add_object_flags(unit_, object, BRI_OBJECT_STATIC | BRI_OBJECT_CONST);
	}
	classes_made_.clear();
}

/* The address of the object that lists the class's functions; unknown where a base is shared. */
uint32_t Lower::class_table(const CXXRecordDecl *record)
{
	const struct bri_shape nothing = {BRI_VOID, 0}, pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	if (record->getNumVBases() != 0)
		return bri_unit_add_list(unit_, BRI_OPAQUE, pointer, 0, nullptr, 0, 0);
	uint32_t &object = classes_[record->getCanonicalDecl()];
	if (object == 0) {
		object = bri_unit_add_object(unit_, 0, 0, nothing, 0);
		classes_made_.emplace_back(record, object);
	}
	const uint32_t named = bri_unit_add_node(unit_, BRI_OBJECT, BRI_OP_NONE, nothing, object, 0, 0, 0);
	return bri_unit_add_node(unit_, BRI_ADDRESS, BRI_OP_NONE, pointer, named, 0, 0, 0);
}

/* From here on the object is one of this class.  In other bases than the first, `this` would be another. */
void Lower::become(const CXXRecordDecl *record, Nodes &out)
{
	if (!record->isDynamicClass() || is_system(record->getLocation()))
		return;
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	const ASTRecordLayout &layout = context_.getASTRecordLayout(record);
	const CXXRecordDecl *primary = layout.getPrimaryBase();
	for (const CXXBaseSpecifier &base : record->bases()) {
		const CXXRecordDecl *parent = base.getType()->getAsCXXRecordDecl();
		if (parent == nullptr || parent == primary || base.isVirtual() || !parent->isDynamicClass())
			continue;
		const uint32_t unknown = bri_unit_add_list(unit_, BRI_OPAQUE, pointer, 0, nullptr, 0, 0);
		out.push_back(class_store(unknown, layout.getBaseClassOffset(parent).getQuantity()));
	}
	out.push_back(class_store(class_table(record), 0));
}

/* Of a table of functions, or of nobody knows which. */
uint32_t Lower::class_store(uint32_t table, int64_t offset)
{
	const struct bri_shape nothing = {BRI_VOID, 0}, pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)},
			       aggregate = {BRI_AGGREGATE, 0};
	const uint32_t self = simple(BRI_OBJECT, context_.VoidPtrTy, this_, 0, 0, SourceLocation()).node;
	const uint32_t target = bri_unit_add_node(unit_, BRI_DEREF, BRI_OP_NONE, aggregate, self, 0, 0, 0);
	const uint32_t field = bri_unit_add_node(unit_, BRI_FIELD, BRI_OP_NONE, pointer, target, 0,
						 static_cast<uint32_t>(offset), 0);
	const uint32_t store = bri_unit_add_node(unit_, BRI_ASSIGN, BRI_OP_NONE, pointer, field, table, 0, 0);
	return bri_unit_add_node(unit_, BRI_EVALUATE, BRI_OP_NONE, nothing, store, 0, 0, 0);
}

/* Bases and members, in the order in which they are initialised. */
void Lower::initialise_members(const CXXConstructorDecl *constructor, Nodes &out)
{
	const CXXRecordDecl *record = constructor->getParent();
	if (record->isInvalidDecl() || record->isDependentContext() || this_ == 0)
		return;
	const struct bri_shape nothing = {BRI_VOID, 0};
	bool is_one = constructor->isDelegatingConstructor();
	for (const CXXCtorInitializer *init : constructor->inits()) {
		const FieldDecl *member = init->getAnyMember();
		if (member != nullptr && !is_one) { /* its bases are made */
			become(record, out);
			is_one = true;
		}
		const SourceLocation place = place_of(constructor, init);
		call_place_ = place;
		const uint32_t location = at(place);
		const uint32_t done = member != nullptr ? initialise_member(init, location)
							: initialise_base(constructor, init, location);
		out.push_back(bri_unit_add_node(unit_, BRI_EVALUATE, BRI_OP_NONE, nothing, done, 0, 0, location));
	}
	call_place_ = SourceLocation();
	if (!is_one)
		become(record, out);
}

} // namespace brinell
