/* SPDX-License-Identifier: Apache-2.0 */
/* Calls and braced initialisers.  A call keeps its arguments as they are handed
 * over; the checking forms that a hardened libc puts in a function's place
 * (__builtin___memcpy_chk) lose the arguments that only the check needs, so
 * that a unit says the same with and without _FORTIFY_SOURCE. */
#include "lower.h"

using namespace clang;

namespace brinell {

/* ---- arguments --------------------------------------------------------------------- */

void Lower::flag_read_only(uint32_t node, QualType type)
{
	if (type.isNull())
		return;
	const QualType pointee = type->getPointeeType();
	if (!pointee.isNull() && !pointee->isFunctionType() &&
	    context_.getBaseElementType(pointee).isConstQualified())
		bri_unit_add_node_flags(unit_, node, BRI_READ_ONLY);
}

/* The argument as written: without the conversion to the parameter's type. */
static QualType own_type(const Expr *e)
{
	while (const auto *cast = llvm::dyn_cast<ImplicitCastExpr>(e->IgnoreParens())) {
		if (cast->getCastKind() == CK_ArrayToPointerDecay || cast->getCastKind() == CK_LValueToRValue)
			return cast->getType();
		e = cast->getSubExpr();
	}
	return e->getType();
}

/* A pointer to an object that only its own class may write: to who takes `void *` it is a token. */
static bool is_managed(QualType type)
{
	const CXXRecordDecl *record = type->isPointerType() ? type->getPointeeCXXRecordDecl() : nullptr;
	return record != nullptr && record->hasDefinition() &&
	       (record->isPolymorphic() || !record->hasTrivialDestructor());
}

uint32_t Lower::argument(const Expr *e, QualType parameter)
{
	if (parameter.isNull()) {
		const uint32_t node = handed(e);
		flag_read_only(node, own_type(e));
		return node;
	}
	uint32_t node = bound(e, parameter);
	const struct bri_node *made = bri_unit_node(unit_, node);
	const auto *copy = llvm::dyn_cast<CXXConstructExpr>(e->IgnoreImplicit());
	const bool is_copied = copy != nullptr && copy->getNumArgs() == 1 && !copy->isElidable() && !is_called(copy);
	if (context_.getLangOpts().CPlusPlus && parameter->isRecordType() && (made->kind == BRI_CALL || is_copied)) {
		/* By value: what the call returns, and a copy, has a place of its own. */
		const uint32_t object = unnamed(parameter, BRI_OBJECT_LOCAL, e->getBeginLoc());
		bri_unit_set_init(unit_, object, node);
		node = simple(BRI_LITERAL, parameter, object, 0, 0, e->getBeginLoc()).node;
	}
	flag_read_only(node, parameter);
	if (parameter->isVoidPointerType() && is_managed(e->IgnoreParenImpCasts()->getType()))
		bri_unit_add_node_flags(unit_, node, BRI_READ_ONLY);
	return node;
}

/* Not in sight, or a library's own: what it does with its arguments only policies say. */
static bool is_out_of_sight(const FunctionDecl *callee)
{
	const FunctionDecl *pattern = callee->getTemplateInstantiationPattern();
	const FunctionDecl *shown = pattern != nullptr ? pattern : callee;
	return !shown->isDefined() ||
	       shown->getASTContext().getSourceManager().isInSystemHeader(shown->getLocation());
}

/* Enumerators of its parameters' types; what its declaration calls them is all that is told of one whose body isn't in
 * sight. */
void Lower::note_parameters(const FunctionDecl *function, uint32_t handle, uint32_t called)
{
	llvm::SmallVector<uint32_t, 16> names;
	const auto *method = llvm::dyn_cast<CXXMethodDecl>(function);
	bool is_any = false, says = !is_system(function->getLocation());
	if (method != nullptr && method->isInstance())
		names.push_back(0);
	is_any = !names.empty();
	for (const ParmVarDecl *one : function->parameters())
		enumerators(one->getType(), called);
	if (function->isThisDeclarationADefinition())
		return;
	for (const FunctionDecl *one = function; one != nullptr; one = one->getPreviousDecl()) /* the first one's, as in GCC */
		function = one->param_empty() ? function : one;
	for (const ParmVarDecl *one : function->parameters()) {
		const QualType type = one->getType().getCanonicalType();
		const bool tells = one->getIdentifier() != nullptr && one->getName().take_front(2) != "__";
		if (names.size() == BRI_PARAMETER_NAMES_MAX)
			break;
		names.push_back(tells ? name(one->getName()) : 0);
		says = says || tells;
		is_any = is_any || type->isAnyPointerType() || type->isReferenceType() || type->isRecordType();
	}
	if (is_any && says)
		bri_unit_name_parameters(unit_, handle, names.data(), names.size());
}

void Lower::arguments(const FunctionProtoType *prototype, llvm::ArrayRef<const Expr *> given, SourceLocation place,
		      Nodes &out, const FunctionDecl *callee)
{
	const SourceLocation outer = call_place_;
	const bool in_system = current_ != nullptr && is_system(current_->getLocation());
	const bool may_keep = callee != nullptr && context_.getLangOpts().CPlusPlus &&
			      (!in_system || is_out_of_sight(callee));
	call_place_ = place;
	for (size_t i = 0; i < given.size(); i++) {
		const bool typed = prototype != nullptr && i < prototype->getNumParams();
		const QualType type = typed ? prototype->getParamType(i) : QualType();
		if (conversion_of(given[i]) != nullptr)
			converted_ = place;
		const uint32_t node = argument(given[i], type);
		out.push_back(may_keep && typed ? with_callable(given[i], type, node) : node);
	}
	call_place_ = outer;
}

struct checking_form {
	const char *name;
	unsigned first, count; /* the arguments that only the check needs */
};

static const struct checking_form checking_forms[] = {
	{"memcpy", 3, 1},   {"memmove", 3, 1},	{"mempcpy", 3, 1},   {"memset", 3, 1},	  {"strcpy", 2, 1},
	{"stpcpy", 2, 1},   {"strcat", 2, 1},	{"strncpy", 3, 1},   {"stpncpy", 3, 1},	  {"strncat", 3, 1},
	{"strlcpy", 3, 1},  {"strlcat", 3, 1},	{"sprintf", 1, 2},   {"vsprintf", 1, 2},  {"snprintf", 2, 2},
	{"vsnprintf", 2, 2}, {"printf", 0, 1},	{"vprintf", 0, 1},   {"fprintf", 1, 1},	  {"vfprintf", 1, 1},
	{"dprintf", 1, 1},  {"vdprintf", 1, 1}, {"asprintf", 1, 1},  {"vasprintf", 1, 1}, {"syslog", 1, 1},
	{"vsyslog", 1, 1},  {"memccpy", 4, 1},
};

/* "memcpy" of "__memcpy_chk" and "__builtin___memcpy_chk"; empty when none. */
static llvm::StringRef checked_name(llvm::StringRef name)
{
	if (has_prefix(name, "__builtin_"))
		name = name.substr(10);
	if (!has_prefix(name, "__") || name.size() < 7 || name.substr(name.size() - 4) != "_chk")
		return llvm::StringRef();
	return name.substr(2, name.size() - 6);
}

static const struct checking_form *checking_form_of(llvm::StringRef name)
{
	const llvm::StringRef plain = checked_name(name);
	if (plain.empty())
		return nullptr;
	for (const struct checking_form &form : checking_forms)
		if (plain == form.name)
			return &form;
	return nullptr;
}

void Lower::drop_checking_arguments(llvm::StringRef name, Nodes &arguments) const
{
	const struct checking_form *form = checking_form_of(name);
	if (form != nullptr && arguments.size() >= form->first + form->count)
		arguments.erase(arguments.begin() + form->first, arguments.begin() + form->first + form->count);
}

/* The name that the source means: of __builtin_memcpy and its checking form,
 * memcpy. */
llvm::StringRef plain_name(llvm::StringRef name, const FunctionDecl *function)
{
	if (const struct checking_form *form = checking_form_of(name))
		return form->name;
	if (!has_prefix(name, "__builtin_"))
		return name;
	if (has_prefix(name, "__builtin_va_")) /* part of the language, whatever a release says */
		return name;
	const unsigned builtin = function->getBuiltinID();
	return builtin != 0 && function->getASTContext().BuiltinInfo.isLibFunction(builtin) ? name.substr(10) : name;
}

/* What libstdc++ asks Clang for is what it asks GCC for by its name. */
const FunctionDecl *meant_operator(const FunctionDecl *function)
{
	const IdentifierInfo *identifier = function->getIdentifier();
	if (identifier == nullptr || identifier->getName() != "__builtin_operator_new")
		return function;
	ASTContext &context = function->getASTContext();
	for (const NamedDecl *one : context.getTranslationUnitDecl()->lookup(context.DeclarationNames.getCXXOperatorName(OO_New)))
		if (const auto *found = llvm::dyn_cast<FunctionDecl>(one); found != nullptr && found->getNumParams() == 1)
			return found;
	return function;
}

/* ---- calls ----------------------------------------------------------------------------- */

uint32_t Lower::call(uint32_t callee, llvm::ArrayRef<uint32_t> arguments, QualType type, SourceLocation location)
{
	Nodes list(arguments.begin(), arguments.end());
	const uint32_t node = bri_unit_add_list(unit_, BRI_CALL, shape(type), callee, list.data(), list.size(),
						at(location));
	flag_macro(node, location);
	return node;
}

/* A call that returns a reference is the target of a pointer. */
Value Lower::called(const CallExpr *e, uint32_t call)
{
	const QualType type = e->getCallReturnType(context_);
	if (type->isReferenceType() && e != unused_)
		return target_of(call, type->getPointeeType(), e->getBeginLoc());
	return made(call, shape(type));
}

static const FunctionProtoType *prototype_of(const CallExpr *e)
{
	QualType type = e->getCallee()->IgnoreParens()->getType();
	if (const auto *pointer = type->getAs<clang::PointerType>())
		type = pointer->getPointeeType();
	else if (const auto *block = type->getAs<BlockPointerType>())
		type = block->getPointeeType();
	return type->getAs<FunctionProtoType>();
}

/* A literal, an array that holds one for ever, or so many bytes on; a pointer to it, for GCC, may lead elsewhere. */
static bool find_text(const ASTContext &context, const Expr *e, llvm::StringRef &ret_text)
{
	e = e->IgnoreParenCasts();
	const Expr *base = nullptr, *index = nullptr;
	if (const auto *sum = llvm::dyn_cast<BinaryOperator>(e)) {
		base = sum->getOpcode() == BO_Add ? sum->getLHS() : nullptr;
		index = sum->getRHS();
	} else if (const auto *address = llvm::dyn_cast<UnaryOperator>(e)) {
		const auto *element = llvm::dyn_cast<ArraySubscriptExpr>(address->getSubExpr()->IgnoreParens());
		base = address->getOpcode() == UO_AddrOf && element != nullptr ? element->getBase() : nullptr;
		index = element != nullptr ? element->getIdx() : nullptr;
	}
	if (base != nullptr) {
		Expr::EvalResult offset;
		if (!find_text(context, base, ret_text) || !index->EvaluateAsInt(offset, context, Expr::SE_NoSideEffects) ||
		    offset.Val.getInt().ugt(ret_text.size()))
			return false;
		ret_text = ret_text.drop_front(offset.Val.getInt().getZExtValue());
		return true;
	}
	if (const auto *object = llvm::dyn_cast<DeclRefExpr>(e)) {
		const auto *variable = llvm::dyn_cast<VarDecl>(object->getDecl());
		const Expr *init = variable != nullptr && e->getType()->isArrayType() && e->getType().isConstQualified()
				       ? variable->getAnyInitializer()
				       : nullptr;
		e = init != nullptr ? init->IgnoreParenImpCasts() : e;
	}
	const auto *text = llvm::dyn_cast<StringLiteral>(e);
	if (text == nullptr || text->getCharByteWidth() != 1)
		return false;
	ret_text = text->getBytes();
	return true;
}

/* strlen(), strcmp() and kin of texts that are known: what they answer. */
static bool answer_of_texts(const ASTContext &context, const CallExpr *e, unsigned builtin, int64_t &ret_answer)
{
	llvm::StringRef text, other;
	Expr::EvalResult most;
	const bool measures = builtin == Builtin::BIstrlen || builtin == Builtin::BI__builtin_strlen;
	const bool bytes = builtin == Builtin::BImemcmp || builtin == Builtin::BI__builtin_memcmp;
	const bool counts = bytes || builtin == Builtin::BIstrncmp || builtin == Builtin::BI__builtin_strncmp;
	if (!measures && !counts && builtin != Builtin::BIstrcmp && builtin != Builtin::BI__builtin_strcmp)
		return false;
	if (e->getNumArgs() != (measures ? 1U : counts ? 3U : 2U) || !find_text(context, e->getArg(0), text))
		return false;
	if (measures) {
		ret_answer = static_cast<int64_t>(text.take_until([](char c) { return c == 0; }).size());
		return true;
	}
	if (!find_text(context, e->getArg(1), other) ||
	    (counts && !e->getArg(2)->EvaluateAsInt(most, context, Expr::SE_NoSideEffects)))
		return false;
	const size_t count = counts ? most.Val.getInt().getLimitedValue() : llvm::StringRef::npos;
	if (bytes && (count > text.size() || count > other.size()))
		return false;
	if (!bytes) {
		text = text.take_until([](char c) { return c == 0; });
		other = other.take_until([](char c) { return c == 0; });
	}
	ret_answer = text.substr(0, count).compare(other.substr(0, count));
	return true;
}

/* Builtins that every front end has answered before there is code. */
bool Lower::answer(const CallExpr *e, unsigned builtin, Value &ret_value)
{
	if (builtin == Builtin::BI__builtin_constant_p) {
		Expr::EvalResult result;
		const bool known = e->EvaluateAsInt(result, context_, Expr::SE_NoSideEffects);
		ret_value = known ? number(result.Val.getInt(), e->getType()) : number(0, e->getType()); /* not yet, then */
		return true;
	}
	if (compat_is_cast(builtin) && e->getNumArgs() == 1) {
		ret_value = value(e->getArg(0));
		return true;
	}
	if (compat_is_addressof(builtin) && e->getNumArgs() == 1) {
		ret_value = made(address(e->getArg(0)), shape(e->getType()));
		return true;
	}
	if ((builtin == Builtin::BI__builtin_expect || builtin == Builtin::BI__builtin_expect_with_probability) &&
	    e->getNumArgs() >= 2) {
		ret_value = value(e->getArg(0));
		return true;
	}
	int64_t known = 0;
	if (answer_of_texts(context_, e, builtin, known)) {
		ret_value = number(known, e->getType());
		return true;
	}
	return computes(e, builtin, ret_value);
}

/* Of `((T)f)(x)` GCC knows the conversion, of `2_x` the number. */
static SourceLocation call_begin(const CallExpr *e, bool is_c)
{
	if (const auto *literal = llvm::dyn_cast<UserDefinedLiteral>(e))
		return literal->getBeginLoc();
	const Expr *callee = e->getCallee()->IgnoreImpCasts(), *inner = callee->IgnoreParens(), *named = inner->IgnoreParenCasts();
	if (const auto *address = llvm::dyn_cast<UnaryOperator>(named))
		named = address->getSubExpr()->IgnoreParenCasts();
	const auto *reference = llvm::dyn_cast<DeclRefExpr>(named);
	/* A function by its name, made another type of: in C the parentheses around aren't the call's. */
	const bool is_cast = is_c && llvm::isa<CStyleCastExpr>(inner) && reference != nullptr && llvm::isa<FunctionDecl>(reference->getDecl());
	return is_cast ? inner->getBeginLoc() : e->getCallee()->getBeginLoc();
}

Value Lower::VisitCallExpr(const CallExpr *e)
{
	if (const auto *method = llvm::dyn_cast<CXXMemberCallExpr>(e))
		return member_call(method);
	if (const auto *overloaded = llvm::dyn_cast<CXXOperatorCallExpr>(e))
		return operator_call(overloaded);
	if (e->getCallee()->getType()->isSpecificPlaceholderType(BuiltinType::BoundMember))
		return opaque_with_children(e);
	const FunctionDecl *callee = e->getDirectCallee();
	const unsigned builtin = callee != nullptr ? callee->getBuiltinID() : 0;
	Value answered;
	if (builtin != 0 && answer(e, builtin, answered))
		return answered;
	return call_of(e, callee, call_begin(e, !context_.getLangOpts().CPlusPlus));
}

/* OpenMP: what `declare variant` says is called in the place of what was written. */
Value Lower::VisitPseudoObjectExpr(const PseudoObjectExpr *e)
{
	const auto *written = llvm::dyn_cast<CallExpr>(e->getSyntacticForm());
	const auto *made = llvm::dyn_cast_or_null<CallExpr>(e->getResultExpr());
	if (written == nullptr || made == nullptr || made->getDirectCallee() == nullptr)
		return VisitStmt(e);
	return call_of(made, made->getDirectCallee(), call_begin(written, !context_.getLangOpts().CPlusPlus));
}

Value Lower::call_of(const CallExpr *e, const FunctionDecl *callee, SourceLocation location)
{
	const uint32_t function = callee != nullptr ? simple(BRI_FUNCTION, callee->getType(), this->function(callee), 0,
							     0, SourceLocation())
							      .node
						    : node(e->getCallee());
	Nodes list;
	arguments(prototype_of(e), llvm::ArrayRef<const Expr *>(e->getArgs(), e->getNumArgs()), location, list, callee);
	if (callee != nullptr && callee->getIdentifier() != nullptr)
		drop_checking_arguments(callee->getName(), list);
	return called(e, call(function, list, e->getCallReturnType(context_), location));
}

/* ---- braced initialisers ----------------------------------------------------------------- */

/* One element, or 0 when it says nothing but zero.  `member`: its name, 0 in arrays. */
uint32_t Lower::element(const Expr *init, QualType type, uint64_t offset, uint64_t size, uint32_t member)
{
	if (init == nullptr || llvm::isa<ImplicitValueInitExpr>(init) || llvm::isa<NoInitExpr>(init) ||
	    offset > UINT32_MAX || size > UINT32_MAX)
		return 0;
	struct bri_shape shape = this->shape(type);
	shape.size = static_cast<uint32_t>(size);
	return bri_unit_add_node(unit_, BRI_AT, BRI_OP_NONE, shape, bound(init, type), static_cast<uint32_t>(offset),
				 member, 0);
}

/* The bytes of an array of characters whose elements are all numbers: a text, as in GCC, of which a byte costs a byte. */
bool Lower::characters(const InitListExpr *e, llvm::SmallVectorImpl<char> &out)
{
	const ArrayType *array = context_.getAsArrayType(e->getType());
	if (array == nullptr || !array->getElementType()->isCharType() || e->getNumInits() == 0)
		return false;
	for (const Expr *init : e->inits()) {
		const auto *plain = llvm::dyn_cast<IntegerLiteral>(init->IgnoreParenImpCasts());
		const llvm::StringRef bytes = embedded(init);
		Expr::EvalResult result;
		if (llvm::isa<ImplicitValueInitExpr>(init))
			out.push_back(0);
		else if (!bytes.empty())
			out.append(bytes.begin(), bytes.end());
		else if (plain != nullptr)
			out.push_back(static_cast<char>(plain->getValue().getRawData()[0]));
		else if (!init->isValueDependent() && init->EvaluateAsInt(result, context_))
			out.push_back(static_cast<char>(result.Val.getInt().getExtValue()));
		else
			return false;
	}
	return true;
}

void Lower::array_elements(const InitListExpr *e, Nodes &out)
{
	const ArrayType *array = context_.getAsArrayType(e->getType());
	const QualType type = array->getElementType();
	const uint64_t size = size_of(type);
	const struct bri_shape shape = this->shape(type);
	uint64_t offset = 0;
	for (const Expr *init : e->inits()) {
		const llvm::StringRef bytes = embedded(init);
		for (const char byte : bytes) {
			const uint32_t number = bri_unit_add_int(unit_, shape, static_cast<unsigned char>(byte), 0);
			out.push_back(bri_unit_add_node(unit_, BRI_AT, BRI_OP_NONE, shape, number, static_cast<uint32_t>(offset), 0, 0));
			offset += size;
		}
		if (!bytes.empty())
			continue;
		if (const uint32_t at = element(init, type, offset, size))
			out.push_back(at);
		offset += size;
	}
}

void Lower::record_elements(const InitListExpr *e, Nodes &out)
{
	const RecordDecl *record = e->getType()->getAsRecordDecl();
	if (record->isInvalidDecl() || record->isDependentType())
		return;
	const ASTRecordLayout &layout = context_.getASTRecordLayout(record);
	unsigned next = 0;
	if (record->isUnion()) {
		const FieldDecl *field = e->getInitializedFieldInUnion();
		if (field != nullptr && e->getNumInits() > 0)
			if (const uint32_t at = element(e->getInit(0), field->getType(), 0, size_of(field->getType()),
							    this->field(field).name)) {
				if (field->isBitField())
					bri_unit_add_node_flags(unit_, at, BRI_BITFIELD);
				out.push_back(at);
			}
		return;
	}
	if (const auto *derived = llvm::dyn_cast<CXXRecordDecl>(record)) {
		for (const CXXBaseSpecifier &base : derived->bases()) {
			const CXXRecordDecl *parent = base.getType()->getAsCXXRecordDecl();
			if (next >= e->getNumInits() || parent == nullptr || base.isVirtual())
				return;
			if (const uint32_t at = element(e->getInit(next++), base.getType(),
							layout.getBaseClassOffset(parent).getQuantity(),
							size_of(base.getType())))
				out.push_back(at);
		}
	}
	for (const FieldDecl *field : record->fields()) {
		if (is_unnamed_bitfield(field))
			continue;
		if (next >= e->getNumInits())
			return;
		const uint64_t bits = layout.getFieldOffset(field->getFieldIndex());
		const uint32_t at = element(e->getInit(next++), field->getType(), field->isBitField() ? bits : bits / 8,
					    size_of(field->getType()), this->field(field).name);
		if (at != 0 && field->isBitField())
			bri_unit_add_node_flags(unit_, at, BRI_BITFIELD);
		if (at != 0)
			out.push_back(at);
	}
}

Value Lower::VisitInitListExpr(const InitListExpr *e)
{
	if (const InitListExpr *semantic = e->getSemanticForm())
		e = semantic;
	if (e->isTransparent() || (e->getNumInits() == 1 && e->isStringLiteralInit()))
		return value(e->getInit(0));
	const QualType type = e->getType();
	if (!type->isArrayType() && !type->isRecordType()) {
		if (type->isVectorType() || type->isAnyComplexType())
			return opaque_with_children(e);
		return e->getNumInits() > 0 ? value(e->getInit(0)) : number(0, type);
	}
	const struct bri_shape shape = this->shape(type);
	llvm::SmallString<64> bytes;
	if (characters(e, bytes))
		return made(bri_unit_add_string(unit_, bytes.data(), bytes.size(), 0), shape);
	Nodes parts;
	if (type->isArrayType())
		array_elements(e, parts);
	else
		record_elements(e, parts);
	return made(bri_unit_add_list(unit_, BRI_INIT, shape, 0, parts.data(), parts.size(), 0), shape);
}

} // namespace brinell
