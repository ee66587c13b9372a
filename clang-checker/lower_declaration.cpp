/* SPDX-License-Identifier: Apache-2.0 */
/* Functions, objects and members: which of them a unit holds, what they are
 * called, and when their bodies and initialisers are lowered.  Bodies of the
 * unit go first, in order; what lives in a system header, a precompiled header
 * or a template follows only when something refers to it, so a header that is
 * merely included costs nothing. */
#include "lower.h"

#include "cxx_name.h"

#include <algorithm>
#include <cstdlib>
#include <cxxabi.h>

using namespace clang;

namespace brinell {

/* ---- what the unit holds ------------------------------------------------------------ */

bool Lower::is_system(SourceLocation location) const
{
	return location.isInvalid() || sources_.isInSystemHeader(sources_.getExpansionLoc(location));
}

void Lower::remember(const Decl *decl)
{
	const auto *function = llvm::dyn_cast<FunctionDecl>(decl);
	if (decl->isInvalidDecl())
		return;
	if (is_system(decl->getLocation())) {
		/* A body of which this unit leaves the only copy is its own, wherever it stands. */
		if (llvm::isa<LinkageSpecDecl>(decl))
			remember_context(llvm::cast<DeclContext>(decl));
		if (function == nullptr || !function->doesThisDeclarationHaveABody() || function->isDependentContext() ||
		    !is_external(function))
			return;
	}
	if (function != nullptr) {
		/* A copy that nobody wrote and that copies bytes is no function to GCC. */
		const auto *method = llvm::dyn_cast<CXXMethodDecl>(function);
		const bool is_bytes = method != nullptr && method->isImplicit() && method->isTrivial();
		const bool is_own = function->doesThisDeclarationHaveABody() && !function->isDependentContext() && !is_bytes;
		if (is_own && queued_.insert(function->getCanonicalDecl()).second)
			own_.push_back(function);
		else if (is_own) /* behind an inline one that was to be used until here */
			std::replace_if(own_.begin(), own_.end(), [function](const FunctionDecl *other) {
				return other->getCanonicalDecl() == function->getCanonicalDecl();
			}, function);
		if (function->hasAttr<AliasAttr>() || function->hasAttr<IFuncAttr>())
			aliases_.push_back(function);
	} else if (const auto *variable = llvm::dyn_cast<VarDecl>(decl)) {
		if (!variable->getType()->isDependentType() && !variable->isTemplated() &&
		    initialised_.insert(variable->getCanonicalDecl()).second)
			globals_.push_back(variable);
	} else if (const auto *record = llvm::dyn_cast<CXXRecordDecl>(decl)) {
		if (record->isThisDeclarationADefinition() && !record->isDependentContext())
			remember_context(record);
	} else if (const auto *befriended = llvm::dyn_cast<FriendDecl>(decl)) {
		if (befriended->getFriendDecl() != nullptr)
			remember(befriended->getFriendDecl());
	} else if (const auto *implementation = llvm::dyn_cast<ObjCImplDecl>(decl)) {
		for (const ObjCMethodDecl *method : implementation->methods())
			loose(method);
	} else if (llvm::isa<LinkageSpecDecl>(decl) || llvm::isa<NamespaceDecl>(decl)) {
		remember_context(llvm::cast<DeclContext>(decl));
	} else if (const auto *assembler = llvm::dyn_cast<FileScopeAsmDecl>(decl)) {
		assemblers_.push_back(assembler);
	}
}

/* Never loads what a precompiled header or an editor's preamble holds. */
void Lower::remember_context(const DeclContext *context)
{
	for (const Decl *decl : context->noload_decls())
		remember(decl);
}

void Lower::finish()
{
	for (const VarDecl *variable : globals_)
		object(variable);
	for (const VarDecl *variable : globals_)
		global(variable);
	for (const FunctionDecl *function : own_)
		body(function);
	while (!queue_.empty() || !initialisers_.empty() || !loose_.empty()) {
		if (!loose_.empty()) {
			const Decl *decl = loose_.front();
			loose_.erase(loose_.begin());
			loose_body(decl);
		} else if (!initialisers_.empty()) {
			const VarDecl *variable = initialisers_.back();
			initialisers_.pop_back();
			global(variable);
		} else {
			const FunctionDecl *function = queue_.back();
			queue_.pop_back();
			body(function);
		}
	}
	for (const FunctionDecl *alias : aliases_) {
		const struct bri_shape result = shape(alias->getReturnType());
		if (const auto *chosen = alias->getAttr<IFuncAttr>()) {
			std::vector<struct bri_shape> shapes;
			for (const ParmVarDecl *parameter : alias->parameters())
				shapes.push_back(shape(parameter->getType()));
			bri_unit_resolve_by(unit_, function(alias), name(chosen->getResolver()), shapes.data(), shapes.size(), result);
			continue;
		}
		counts_.named += is_named(alias);
		bri_unit_forward(unit_, function(alias), name(alias->getAttr<AliasAttr>()->getAliasee()), result);
	}
	for (const FileScopeAsmDecl *assembler : assemblers_) {
		const std::string text = asm_text(assembler->getAsmString());
		counts_.assembles |= bri_assembler_emits(unit_, text.data(), text.size());
	}
}

void Lower::queue(const FunctionDecl *function)
{
	const FunctionDecl *definition = nullptr;
	if (!function->isDefined(definition) || definition->isInvalidDecl() || definition->isDependentContext())
		return;
	if (queued_.insert(definition->getCanonicalDecl()).second)
		queue_.push_back(definition);
}

/* ---- names ------------------------------------------------------------------------------ */

uint32_t Lower::name(llvm::StringRef text)
{
	return bri_unit_name_of(unit_, text.data(), text.size());
}

/* No blank before * and &. */
static std::string tight(const std::string &text)
{
	std::string out;
	for (size_t i = 0; i < text.size(); i++)
		if (text[i] != ' ' || i + 1 == text.size() || (text[i + 1] != '*' && text[i + 1] != '&'))
			out.push_back(text[i]);
	return out;
}

/* "(int, const char*)" */
std::string Lower::parameter_types(const FunctionDecl *function) const
{
	std::string text = "(";
	for (unsigned i = 0; i < function->getNumParams(); i++) {
		QualType type = function->getParamDecl(i)->getType().getUnqualifiedType();
		if (function->isImplicit()) /* declared by nobody: its types have no spelling of their own */
			type = type.getCanonicalType();
		text += (i > 0 ? ", " : "") + type.getAsString(printing_);
	}
	if (function->isVariadic())
		text += function->getNumParams() > 0 ? ", ..." : "...";
	return tight(text + ")");
}

/* "ns::f(int, const char*)", "f(int)::<lambda(int)>::operator()(int)" */
std::string Lower::qualified_name(const FunctionDecl *function) const
{
	const std::string types = parameter_types(function);
	const auto *method = llvm::dyn_cast<CXXMethodDecl>(function);
	if (method != nullptr && method->getParent()->isLambda() && method->getOverloadedOperator() == OO_Call) {
		const DeclContext *outer = method->getParent()->getDeclContext();
		while (outer != nullptr && !llvm::isa<FunctionDecl>(outer))
			outer = outer->getParent();
		const std::string prefix = outer != nullptr ? qualified_name(llvm::cast<FunctionDecl>(outer)) + "::" : "";
		return prefix + "<lambda" + types + ">::operator()" + types;
	}
	std::string text;
	llvm::raw_string_ostream stream(text);
	function->printQualifiedName(stream, printing_);
	stream.flush();
	return tight(text) + types;
}

/* By the symbol, so that every compiler says the same; 0 when there is none. */
uint32_t Lower::demangled(const NamedDecl *decl)
{
	char room[BRI_CXX_NAME_ROOM];
	int status = 0;
	const std::string symbol = names_.getName(decl);
	char *text = abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status);
	const size_t length = text != nullptr ? bri_cxx_name(text, room, sizeof(room)) : 0;
	free(text);
	return length > 0 ? name(llvm::StringRef(room, length)) : 0;
}

/* A static function within extern "C" has a name of C, though no symbol of it. */
static bool has_c_name(const FunctionDecl *function)
{
	return !function->getASTContext().getLangOpts().CPlusPlus || function->isExternC() || function->isMain() ||
	       (!llvm::isa<CXXMethodDecl>(function) && function->isInExternCContext());
}

uint32_t Lower::function_name(const FunctionDecl *function)
{
	function = meant_operator(function);
	if (has_c_name(function)) {
		const IdentifierInfo *identifier = function->getIdentifier();
		return identifier != nullptr ? name(plain_name(identifier->getName(), function)) : 0;
	}
	const uint32_t found = demangled(function);
	return found != 0 ? found : name(qualified_name(function));
}

/* The record that gives a member its name: the outermost one when those between
 * have none. */
static llvm::StringRef record_name(const RecordDecl *record)
{
	while (record != nullptr) {
		if (record->getIdentifier() != nullptr)
			return record->getName();
		if (const TypedefNameDecl *alias = record->getTypedefNameForAnonDecl())
			return alias->getName();
		record = llvm::dyn_cast<RecordDecl>(record->getLexicalParent());
	}
	return llvm::StringRef();
}

/* The enumerators of a parameter's or member's type: their names are gone from the code that uses them. */
void Lower::enumerators(QualType type, uint32_t owner)
{
	const auto *enumeration = type->getAs<EnumType>();
	if (enumeration == nullptr || !bri_unit_wants_enumerators(unit_, owner))
		return;
	const EnumDecl *decl = enumeration->getDecl()->getDefinition();
	if (decl == nullptr || decl->isDependentContext() || !enumerations_.insert(decl).second)
		return;
	for (const EnumConstantDecl *one : decl->enumerators()) {
		std::string text;
		llvm::raw_string_ostream stream(text);
		if (context_.getLangOpts().CPlusPlus)
			one->printQualifiedName(stream, printing_);
		else
			stream << one->getName();
		const llvm::APSInt &value = one->getInitVal();
		bri_unit_add_enumerator(unit_, name(stream.str()),
					value.isSigned() ? value.getSExtValue()
							 : static_cast<int64_t>(value.getZExtValue()));
	}
}

Lower::Field Lower::field(const FieldDecl *field)
{
	const auto known = fields_.find(field);
	if (known != fields_.end())
		return known->second;
	std::string text = record_name(field->getParent()).str();
	text += '.';
	if (field->getIdentifier() != nullptr)
		text += field->getName();
	const RecordDecl *record = field->getParent();
	const ASTRecordLayout &layout = context_.getASTRecordLayout(record);
	const uint64_t bits = layout.getFieldOffset(field->getFieldIndex());
	const Field result = {name(text), bits / 8, static_cast<unsigned>(bits % 8)};
	fields_[field] = result;
	enumerators(field->getType(), result.name);
	return result;
}

/* ---- functions ------------------------------------------------------------------------------ */

uint32_t Lower::function(const FunctionDecl *function)
{
	const FunctionDecl *canonical = function->getCanonicalDecl();
	const auto known = functions_.find(canonical);
	if (known != functions_.end())
		return known->second;
	const FunctionDecl *definition = nullptr;
	const FunctionDecl *shown = function->isDefined(definition) ? definition : function->getMostRecentDecl();
	uint32_t flags = 0;
	if (!function->isExternallyVisible())
		flags |= BRI_FUNCTION_STATIC;
	if (is_system(shown->getLocation()))
		flags |= BRI_FUNCTION_SYSTEM;
	if (shown->isNoReturn())
		flags |= BRI_FUNCTION_NORETURN;
	if (shown->isVariadic())
		flags |= BRI_FUNCTION_VARIADIC;
	if (shown->hasAttr<WeakAttr>())
		flags |= BRI_FUNCTION_WEAK;
	if (shown->hasAttr<ConstructorAttr>() || shown->hasAttr<DestructorAttr>())
		flags |= BRI_FUNCTION_STARTED;
	const uint32_t name = function_name(shown);
	const uint32_t handle =
		bri_unit_add_function(unit_, name, symbol_name(shown, name), flags, at(shown->getLocation()));
	functions_[canonical] = handle;
	note_parameters(shown, handle, name);
	queue(function);
	return handle;
}

/* A lambda without captures is a plain function in all but name. */
static bool has_this(const FunctionDecl *function)
{
	const auto *method = llvm::dyn_cast<CXXMethodDecl>(function);
	if (method == nullptr || !method->isInstance())
		return false;
	return !method->getParent()->isLambda() || method->getParent()->capture_size() > 0;
}

void Lower::parameters(const FunctionDecl *definition)
{
	if (has_this(definition)) {
		const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
		this_ = bri_unit_add_object(unit_, name("this"),
					    BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM | BRI_OBJECT_CONST, pointer,
					    at(definition->getLocation()));
	}
	for (const ParmVarDecl *parameter : definition->parameters())
		local(parameter);
}

/* C99's inline without extern: a body, but no symbol of its own here. */
static bool is_inline_only(const FunctionDecl *function)
{
	return !function->getASTContext().getLangOpts().CPlusPlus && function->isInlined() &&
	       function->isExternallyVisible() && !function->isInlineDefinitionExternallyVisible();
}

void Lower::body(const FunctionDecl *function)
{
	const uint32_t handle = this->function(function);
	const Stmt *body = function->getBody();
	if (body == nullptr)
		return;
	uint32_t flags = 0;
	if (is_inline_only(function))
		flags |= BRI_FUNCTION_INLINE_ONLY;
	if (function->isInlined())
		flags |= BRI_FUNCTION_INLINE;
	if (function->isInlined() && sources_.isInMainFile(function->getLocation()))
		flags |= BRI_FUNCTION_MAIN;
	if (is_unprotected(function))
		flags |= BRI_FUNCTION_UNPROTECTED;
	bri_unit_add_function_flags(unit_, handle, flags);
	count_protection(function);
	begin_body();
	current_ = function;
	is_instance_ = is_of_template(function);
	const auto *method = llvm::dyn_cast<CXXMethodDecl>(function);
	in_lambda_ = method != nullptr && method->getParent()->isLambda();
	if (in_lambda_)
		method->getParent()->getCaptureFields(captures_, captured_this_);
	bri_unit_begin_function(unit_, handle, at(function->getLocation()));
	parameters(function);
	Nodes items;
	if (const auto *constructor = llvm::dyn_cast<CXXConstructorDecl>(function))
		initialise_members(constructor, items);
	if (const auto *braces = llvm::dyn_cast<CompoundStmt>(body))
		for (const Stmt *child : braces->body())
			statement(child, items);
	else
		statement(body, items);
	const struct bri_shape nothing = {BRI_VOID, 0};
	const uint32_t root = bri_unit_add_list(unit_, BRI_SEQUENCE, nothing, 0, items.data(), items.size(),
						at(body->getBeginLoc()));
	bri_unit_end_function(unit_, root);
	current_ = nullptr;
	finish_classes();
	if (method != nullptr)
		register_overrides(method);
}

/* ---- objects -------------------------------------------------------------------------------- */

static uint32_t qualifiers(ASTContext &context, QualType type)
{
	const QualType element = context.getBaseElementType(type);
	uint32_t flags = 0;
	if (element.isConstQualified() || type->isReferenceType())
		flags |= BRI_OBJECT_CONST;
	if (element.isVolatileQualified())
		flags |= BRI_OBJECT_VOLATILE;
	return flags;
}

uint32_t Lower::unnamed(QualType type, unsigned flags, SourceLocation location)
{
	return bri_unit_add_object(unit_, 0, flags, shape(type), at(location));
}

/* What a range-based for declares by itself, as GCC calls it. */
static llvm::StringRef range_name(const VarDecl *variable)
{
	const llvm::StringRef name = variable->getName();
	if (!variable->isImplicit())
		return name;
	if (has_prefix(name, "__range"))
		return "__for_range";
	if (has_prefix(name, "__begin"))
		return "__for_begin";
	return has_prefix(name, "__end") ? "__for_end" : name;
}

uint32_t Lower::local(const VarDecl *variable)
{
	uint32_t flags = qualifiers(context_, variable->getType());
	if (llvm::isa<ParmVarDecl>(variable))
		flags |= BRI_OBJECT_LOCAL | BRI_OBJECT_PARAM;
	else
		flags |= variable->isStaticLocal() ? BRI_OBJECT_STATIC : BRI_OBJECT_LOCAL;
	if (variable->hasAttr<SectionAttr>())
		flags |= BRI_OBJECT_PLACED;
	const IdentifierInfo *identifier = variable->getIdentifier();
	const uint32_t object =
		bri_unit_add_object(unit_, identifier != nullptr ? name(range_name(variable)) : 0, flags,
				    shape(variable->getType()), at(variable->getLocation()));
	objects_[variable->getCanonicalDecl()] = object;
	return object;
}

static bool is_local(const VarDecl *variable)
{
	return llvm::isa<ParmVarDecl>(variable) || (variable->isLocalVarDecl() && !variable->hasExternalStorage());
}

uint32_t Lower::object(const VarDecl *variable)
{
	const VarDecl *canonical = variable->getCanonicalDecl();
	const auto known = objects_.find(canonical);
	if (known != objects_.end())
		return known->second;
	if (is_local(variable))
		return local(variable);
	const VarDecl *definition = variable->getDefinition();
	/* A tentative one says so of itself only, not of the other declarations. */
	for (const VarDecl *declaration : variable->redecls())
		if (definition == nullptr)
			definition = const_cast<VarDecl *>(declaration)->getActingDefinition();
	const VarDecl *shown = definition != nullptr ? definition : variable->getMostRecentDecl();
	uint32_t flags = qualifiers(context_, shown->getType());
	if (is_system(shown->getLocation()))
		flags |= BRI_OBJECT_SYSTEM;
	uint32_t linkage = BRI_OBJECT_DECLARED;
	/* A class's constant whose value stands in the class: every unit knows it. */
	const bool is_class_constant = definition == nullptr && shown->isStaticDataMember() && shown->hasInit() &&
				       shown->getType().isConstQualified();
	if (!shown->isExternallyVisible() || is_class_constant)
		linkage = BRI_OBJECT_STATIC;
	else if (definition != nullptr)
		linkage = BRI_OBJECT_EXTERN;
	if (linkage == BRI_OBJECT_EXTERN && variable->getMostRecentDecl()->hasAttr<WeakAttr>())
		linkage |= BRI_OBJECT_WEAK;
	if (variable->getMostRecentDecl()->hasAttr<SectionAttr>())
		linkage |= BRI_OBJECT_PLACED;
	std::string text;
	llvm::raw_string_ostream stream(text);
	if (context_.getLangOpts().CPlusPlus)
		shown->printQualifiedName(stream, printing_);
	else if (shown->getIdentifier() != nullptr)
		stream << shown->getName();
	const DeclContext *scope = shown->getDeclContext();
	const bool qualified = context_.getLangOpts().CPlusPlus && (scope->isRecord() || scope->isNamespace());
	const uint32_t by_symbol = qualified ? demangled(shown) : 0;
	const VarDecl *holder = shown; /* its value stands in the class, and the declaration outside adds nothing */
	if (shown->isStaticDataMember() && shown->getAnyInitializer(holder) == nullptr)
		holder = shown;
	const uint32_t object = bri_unit_add_object(unit_, by_symbol != 0 ? by_symbol : name(stream.str()), flags,
						    shape(shown->getType()), at(holder->getLocation()));
	/* Afterwards: an object of the file that is met inside a body is not that body's. */
	bri_unit_add_object_flags(unit_, object, linkage);
	if (shown->isExternallyVisible() && shown->getStorageClass() != clang::SC_Register)
		bri_unit_set_object_symbol(unit_, object, label(shown));
	objects_[canonical] = object;
	if (initialised_.insert(canonical).second)
		initialisers_.push_back(variable);
	return object;
}

/* The initialiser of an object with static storage, outside every function. */
void Lower::global(const VarDecl *variable)
{
	if (variable->isInvalidDecl())
		return;
	call_place_ = variable->getLocation();
	initialise(object(variable), variable);
	call_place_ = SourceLocation();
	finish_classes();
}

/* A variable of class type that a constructor makes: the call; 0 where none is. */
uint32_t Lower::constructed(uint32_t object, const Expr *init, const VarDecl *variable)
{
	if (init == nullptr || variable->getType()->isReferenceType())
		return 0;
	if (const uint32_t bytes = variable->isConstexpr() ? folded(variable) : 0) {
		bri_unit_set_init(unit_, object, bytes);
		return 0;
	}
	const auto *construct = llvm::dyn_cast<CXXConstructExpr>(without_copies(init));
	if (construct == nullptr || !construct->getType()->isRecordType() || !is_called(construct))
		return 0;
	if (const uint32_t bytes = construct->getConstructor()->isConstexpr() && !depends_on_when(variable) ? folded(variable) : 0) {
		bri_unit_set_init(unit_, object, bytes);
		return 0;
	}
	const struct bri_shape pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	const uint32_t location = at(variable->getLocation());
	const Value name = simple(BRI_OBJECT, variable->getType(), object, 0, 0, SourceLocation());
	const uint32_t self = bri_unit_add_node(unit_, BRI_ADDRESS, BRI_OP_NONE, pointer, name.node, 0, 0, location);
	return this->construct(construct, self, location);
}

/* "ns::C<T>::C()" of the class, or 0 where nobody asks for it. */
uint32_t Lower::constructor_name(QualType type)
{
	const llvm::StringRef prefix = "typeinfo name for ";
	const CXXRecordDecl *record = type->getAsCXXRecordDecl();
	char room[BRI_CXX_NAME_ROOM];
	int status = 0;
	if (record == nullptr || record->getIdentifier() == nullptr)
		return 0;
	if (mangle_ == nullptr)
		mangle_.reset(context_.createMangleContext());
	std::string symbol;
	llvm::raw_string_ostream stream(symbol);
	mangle_->mangleCXXRTTIName(type, stream);
	char *text = abi::__cxa_demangle(stream.str().c_str(), nullptr, nullptr, &status);
	std::string whole;
	if (text != nullptr && llvm::StringRef(text).substr(0, prefix.size()) == prefix)
		whole = std::string(text + prefix.size()) + "::" + record->getName().str() + "()";
	free(text);
	const size_t length = whole.empty() ? 0 : bri_cxx_name(whole.c_str(), room, sizeof(room));
	return length > 0 && bri_unit_wants_function(unit_, room) ? name(llvm::StringRef(room, length)) : 0;
}

/* The call of a constructor that nobody wrote and that does nothing: to a policy the class's name may say something. */
uint32_t Lower::idle_constructor(uint32_t object, const VarDecl *variable)
{
	const Expr *init = variable->getInit();
	const auto *construct = init != nullptr ? llvm::dyn_cast<CXXConstructExpr>(init->IgnoreImplicit()) : nullptr;
	if (construct == nullptr || llvm::isa<CXXTemporaryObjectExpr>(construct) || !construct->getType()->isRecordType() ||
	    is_called(construct) || !construct->getConstructor()->isDefaultConstructor() || construct->isListInitialization() ||
	    construct->requiresZeroInitialization() || construct->getConstructor()->getParent()->isLambda())
		return 0;
	const auto known = constructors_.try_emplace(construct->getConstructor()->getParent(), 0);
	if (known.second)
		known.first->second = constructor_name(construct->getType().getUnqualifiedType());
	const uint32_t text = known.first->second;
	if (text == 0)
		return 0;
	const struct bri_shape nothing = {BRI_VOID, 0}, pointer = {BRI_POINTER, size_of(context_.VoidPtrTy)};
	const uint32_t location = at(variable->getLocation());
	const Value made = simple(BRI_OBJECT, variable->getType(), object, 0, 0, SourceLocation());
	const uint32_t self = bri_unit_add_node(unit_, BRI_ADDRESS, BRI_OP_NONE, pointer, made.node, 0, 0, location);
	const uint32_t callee = bri_unit_add_node(unit_, BRI_FUNCTION, BRI_OP_NONE, {BRI_CODE, 0}, synthetic(bri_unit_text(unit_, text), 0), 0, 0, 0);
	return bri_unit_add_list(unit_, BRI_CALL, nothing, callee, &self, 1, location);
}

void Lower::initialise(uint32_t object, const VarDecl *variable)
{
	const VarDecl *holder = nullptr;
	const Expr *init = variable->getAnyInitializer(holder);
	if (init == nullptr || init->isTypeDependent())
		return;
	if (const uint32_t call = constructed(object, init, variable))
		bri_unit_set_init(unit_, object, call);
	else if (bri_unit_object(unit_, object)->init == 0)
		bri_unit_set_init(unit_, object, initial(variable, init));
}

void Lower::declare(const VarDecl *variable, Nodes &out)
{
	if (!is_local(variable)) {
		object(variable);
		return;
	}
	const uint32_t object = local(variable);
	const struct bri_shape nothing = {BRI_VOID, 0};
	const bool is_range = variable->isImplicit() && variable->getIdentifier() != nullptr &&
			      range_name(variable) == "__for_range";
	const uint32_t location = at(is_range ? range_ : variable->getLocation());
	const Expr *init = variable->getInit();
	call_place_ = variable->getLocation();
	const uint32_t constructor = constructed(object, init, variable);
	if (init != nullptr && constructor == 0 && !variable->isInvalidDecl() && bri_unit_object(unit_, object)->init == 0)
		bri_unit_set_init(unit_, object, initial(variable, init));
	call_place_ = SourceLocation();
	out.push_back(bri_unit_add_node(unit_, BRI_DECLARE, BRI_OP_NONE, nothing, object, 0, 0, location));
	const uint32_t made = constructor != 0 ? constructor : idle_constructor(object, variable);
	if (made != 0)
		out.push_back(bri_unit_add_node(unit_, BRI_EVALUATE, BRI_OP_NONE, nothing, made, 0, 0, location));
	if (const auto *group = llvm::dyn_cast<DecompositionDecl>(variable))
		for (const BindingDecl *binding : group->bindings())
			if (const VarDecl *holding = binding->getHoldingVar())
				declare(holding, out);
}

} // namespace brinell
