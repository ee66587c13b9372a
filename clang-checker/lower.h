/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CLANG_LOWER_H
#define BRI_CLANG_LOWER_H

#include "assembler.h"
#include "compat.h"
#include "fact.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

#include <memory>
#include <vector>

namespace brinell {

/* A lowered expression: a node; or what has no node yet, so that none is left
 * behind unused: an integer constant (which may fold), or the target of the
 * pointer `node` (of which only the address may be wanted). */
struct Value {
	uint32_t node = 0;
	bool constant = false;
	bool target = false;
	uint32_t location = 0; /* of a target */
	struct bri_shape shape = {BRI_VOID, 0};
	llvm::APSInt number;
};

using Nodes = llvm::SmallVector<uint32_t, 8>;

enum bri_op operator_of(clang::BinaryOperatorKind kind);

/* Clang's AST -> facts.  Lowers and only lowers: it knows no rule, no name of
 * any library function and evaluates nothing but integer constants. */
class Lower : public clang::ConstStmtVisitor<Lower, Value> {
public:
	Lower(clang::ASTContext &context, struct bri_unit *unit);

	/* Remember a top-level declaration; nothing is walked yet. */
	void remember(const clang::Decl *decl);
	/* Lower what was remembered and all that it refers to. */
	void finish();

	const struct bri_function_counts &counts() const { return counts_; }

	/* statements (lower_statement.cpp) */
	uint32_t block(const clang::Stmt *statement);
	void statement(const clang::Stmt *statement, Nodes &out);

	/* expressions; a null expression is opaque */
	Value value(const clang::Expr *expression);
	uint32_t node(const clang::Expr *expression);
	uint32_t address(const clang::Expr *lvalue);
	/* What is handed over to a parameter, field or variable of `type`: the
	 * address when that is a reference. */
	uint32_t bound(const clang::Expr *expression, clang::QualType type);

	Value VisitStmt(const clang::Stmt *e);
	Value VisitParenExpr(const clang::ParenExpr *e);
	Value VisitFullExpr(const clang::FullExpr *e);
	Value VisitGenericSelectionExpr(const clang::GenericSelectionExpr *e);
	Value VisitChooseExpr(const clang::ChooseExpr *e);
	Value VisitPredefinedExpr(const clang::PredefinedExpr *e);
	Value VisitIntegerLiteral(const clang::IntegerLiteral *e);
	Value VisitCharacterLiteral(const clang::CharacterLiteral *e);
	Value VisitStringLiteral(const clang::StringLiteral *e);
	Value VisitUnaryExprOrTypeTraitExpr(const clang::UnaryExprOrTypeTraitExpr *e);
	Value VisitOffsetOfExpr(const clang::OffsetOfExpr *e);
	Value VisitGNUNullExpr(const clang::GNUNullExpr *e);
	Value VisitImplicitValueInitExpr(const clang::ImplicitValueInitExpr *e);
	Value VisitDeclRefExpr(const clang::DeclRefExpr *e);
	Value VisitMemberExpr(const clang::MemberExpr *e);
	Value VisitArraySubscriptExpr(const clang::ArraySubscriptExpr *e);
	Value VisitUnaryOperator(const clang::UnaryOperator *e);
	Value VisitBinaryOperator(const clang::BinaryOperator *e);
	Value VisitConditionalOperator(const clang::ConditionalOperator *e);
	Value VisitBinaryConditionalOperator(const clang::BinaryConditionalOperator *e);
	Value VisitCastExpr(const clang::CastExpr *e);
	Value VisitCallExpr(const clang::CallExpr *e);
	Value VisitPseudoObjectExpr(const clang::PseudoObjectExpr *e);
	Value VisitAtomicExpr(const clang::AtomicExpr *e);
	Value VisitConstantExpr(const clang::ConstantExpr *e);
	Value VisitStmtExpr(const clang::StmtExpr *e);
	Value VisitCompoundLiteralExpr(const clang::CompoundLiteralExpr *e);
	Value VisitInitListExpr(const clang::InitListExpr *e);
	/* C++ (lower_cxx.cpp) */
	Value VisitCXXBoolLiteralExpr(const clang::CXXBoolLiteralExpr *e);
	Value VisitCXXNullPtrLiteralExpr(const clang::CXXNullPtrLiteralExpr *e);
	Value VisitCXXThisExpr(const clang::CXXThisExpr *e);
	Value VisitCXXBindTemporaryExpr(const clang::CXXBindTemporaryExpr *e);
	Value VisitCXXDefaultArgExpr(const clang::CXXDefaultArgExpr *e);
	Value VisitCXXDefaultInitExpr(const clang::CXXDefaultInitExpr *e);
	Value VisitArrayInitLoopExpr(const clang::ArrayInitLoopExpr *e);
	Value VisitCXXScalarValueInitExpr(const clang::CXXScalarValueInitExpr *e);
	Value VisitSubstNonTypeTemplateParmExpr(const clang::SubstNonTypeTemplateParmExpr *e);
	Value VisitMaterializeTemporaryExpr(const clang::MaterializeTemporaryExpr *e);
	Value VisitCXXConstructExpr(const clang::CXXConstructExpr *e);
	Value VisitCXXStdInitializerListExpr(const clang::CXXStdInitializerListExpr *e);
	Value VisitCXXNewExpr(const clang::CXXNewExpr *e);
	Value VisitCXXDeleteExpr(const clang::CXXDeleteExpr *e);
	Value VisitCXXRewrittenBinaryOperator(const clang::CXXRewrittenBinaryOperator *e);
	Value VisitCXXThrowExpr(const clang::CXXThrowExpr *e);
	Value VisitLambdaExpr(const clang::LambdaExpr *e);
	Value VisitBlockExpr(const clang::BlockExpr *e);
	Value VisitTypeTraitExpr(const clang::TypeTraitExpr *e);
	Value VisitSizeOfPackExpr(const clang::SizeOfPackExpr *e);
	Value VisitCXXNoexceptExpr(const clang::CXXNoexceptExpr *e);

	/* A declaration statement's variable. */
	void declare(const clang::VarDecl *variable, Nodes &out);

private:
	friend class StatementLowering;
	/* Counts node nesting; true once BRI_DEPTH_MAX is near. */
	class Nest {
	public:
		Nest(Lower &lower, unsigned levels) : lower_(lower), levels_(levels) { lower_.depth_ += levels_; }
		~Nest() { lower_.depth_ -= levels_; }
		bool is_too_deep() const { return lower_.depth_ >= BRI_DEPTH_MAX - 8; }

	private:
		Lower &lower_;
		unsigned levels_;
	};
	struct Field {
		uint32_t name;
		uint64_t offset; /* bytes */
		unsigned bit;    /* of a bit-field, in the byte where it begins */
	};

	/* shapes and numbers (lower.cpp) */
	struct bri_shape shape(clang::QualType type) const;
	struct bri_shape computed_shape(clang::QualType type) const;
	uint32_t size_of(clang::QualType type) const;
	uint32_t computed_size(clang::QualType type) const;
	Value made(uint32_t node, struct bri_shape shape) const;
	Value number(llvm::APSInt number, clang::QualType type) const;
	Value number(int64_t number, clang::QualType type) const;
	Value evaluated(const clang::Expr *e);
	uint32_t materialise(const Value &value);
	Value convert(const Value &from, clang::QualType to, uint32_t location);
	uint32_t at(clang::SourceLocation location) const
	{
		return raw_location(location.isValid() && location == colon_ ? range_ : location);
	}
	Value simple(enum bri_node_kind kind, clang::QualType type, uint32_t a, uint32_t b, uint32_t c,
		     clang::SourceLocation location);
	Value target_of(uint32_t pointer, clang::QualType type, clang::SourceLocation location) const;
	Value opaque(const clang::Expr *e, llvm::ArrayRef<uint32_t> parts);
	Value opaque_with_children(const clang::Expr *e);
	void flag_macro(uint32_t node, clang::SourceLocation location);

	/* expressions (lower_expression.cpp) */
	Value offset(uint32_t pointer, const clang::Expr *index, bool minus, clang::QualType pointer_type,
		     clang::SourceLocation location);
	void open(const clang::Expr *e);
	clang::SourceLocation store_place(const clang::Expr *e);
	Value step(const clang::UnaryOperator *e);
	Value assign(const clang::BinaryOperator *e);
	Value arithmetic(const clang::BinaryOperator *e);
	Value fold(enum bri_op op, const Value &left, const Value &right, clang::QualType type, bool &ret_folded) const;
	bool folds_with_itself(const clang::BinaryOperator *e, Value &ret_value);
	bool covers(const llvm::APSInt &mask, clang::QualType type) const;
	const clang::Expr *without_mask(const clang::Expr *e, clang::QualType type) const;
	bool is_bit(const clang::ConditionalOperator *e) const;
	uint32_t handed(const clang::Expr *e);
	Value member_pointer(const clang::UnaryOperator *e);
	bool computes(const clang::CallExpr *e, unsigned builtin, Value &ret_value);
	Value base_of(const clang::CastExpr *e);
	Value dynamic_of(const clang::CastExpr *e);
	Value derived_of(const clang::CastExpr *e);
	uint32_t object_of(const clang::VarDecl *variable, clang::SourceLocation location);
	uint32_t call(uint32_t callee, llvm::ArrayRef<uint32_t> arguments, clang::QualType type,
		      clang::SourceLocation location);
	void arguments(const clang::FunctionProtoType *prototype, llvm::ArrayRef<const clang::Expr *> given,
		       clang::SourceLocation place, Nodes &out, const clang::FunctionDecl *callee = nullptr);
	uint32_t with_callable(const clang::Expr *e, clang::QualType parameter, uint32_t node);
	uint32_t synthetic(const char *name, unsigned flags);
	void register_overrides(const clang::CXXMethodDecl *method);
	uint32_t allocation(const clang::CXXNewExpr *e);
	uint32_t argument(const clang::Expr *e, clang::QualType parameter);
	void flag_read_only(uint32_t node, clang::QualType type);
	void drop_checking_arguments(llvm::StringRef name, Nodes &arguments) const;
	bool answer(const clang::CallExpr *e, unsigned builtin, Value &ret_value);
	Value called(const clang::CallExpr *e, uint32_t call);
	Value call_of(const clang::CallExpr *e, const clang::FunctionDecl *callee, clang::SourceLocation location);
	uint32_t element(const clang::Expr *init, clang::QualType type, uint64_t offset, uint64_t size,
			 uint32_t member = 0);
	bool characters(const clang::InitListExpr *e, llvm::SmallVectorImpl<char> &out);
	void array_elements(const clang::InitListExpr *e, Nodes &out);
	void record_elements(const clang::InitListExpr *e, Nodes &out);

	/* C++ (lower_cxx.cpp) */
	Value member_call(const clang::CXXMemberCallExpr *e);
	/* lower_member_pointer.cpp */
	Value selected(const clang::BinaryOperator *e);
	Value selected_call(const clang::CXXMemberCallExpr *e);
	uint32_t selected_of(const clang::BinaryOperator *e);
	/* lower_atomic.cpp */
	uint32_t pointed(const clang::Expr *pointer, struct bri_shape shape);
	Value atomic_store(const clang::AtomicExpr *e, uint32_t target, uint32_t source, struct bri_shape shape);
	Value atomic_call(const clang::AtomicExpr *e);
	Value operator_call(const clang::CXXOperatorCallExpr *e);
	uint32_t construct(const clang::CXXConstructExpr *e, uint32_t object_address, uint32_t location);
	Value captured(const clang::FieldDecl *field, clang::QualType type, clang::SourceLocation location);
	uint32_t inherited(const clang::CXXInheritedCtorInitExpr *e, uint32_t self, uint32_t location);
	uint32_t made_in_place(const clang::Expr *from, uint32_t self, uint32_t location);
	uint32_t initialise_base(const clang::CXXConstructorDecl *constructor, const clang::CXXCtorInitializer *init,
				 uint32_t location);
	uint32_t initialise_member(const clang::CXXCtorInitializer *init, uint32_t location);
	void initialise_members(const clang::CXXConstructorDecl *constructor, Nodes &out);
	void virtual_functions(const clang::CXXRecordDecl *record, Nodes &out);
	void finish_classes();
	void become(const clang::CXXRecordDecl *record, Nodes &out);
	uint32_t class_table(const clang::CXXRecordDecl *record);
	uint32_t class_store(uint32_t table, int64_t offset);

	/* constants (lower_constant.cpp) */
	uint32_t folded(const clang::VarDecl *variable);
	uint32_t initial(const clang::VarDecl *variable, const clang::Expr *init);
	bool depends_on_when(const clang::VarDecl *variable) const;
	uint32_t folded_value(const clang::APValue &value, clang::QualType type);
	uint32_t folded_pointer(const clang::APValue &value, clang::QualType type);
	void folded_part(const clang::APValue &value, clang::QualType type, uint64_t offset, uint32_t member, Nodes &out);
	void folded_record(const clang::APValue &value, const clang::RecordDecl *record, Nodes &out);

	/* declarations (lower_declaration.cpp) */
	void remember_context(const clang::DeclContext *context);
	void queue(const clang::FunctionDecl *function);
	uint32_t function(const clang::FunctionDecl *function);
	uint32_t object(const clang::VarDecl *variable);
	uint32_t local(const clang::VarDecl *variable);
	uint32_t unnamed(clang::QualType type, unsigned flags, clang::SourceLocation location);
	void global(const clang::VarDecl *variable);
	void body(const clang::FunctionDecl *function);
	void parameters(const clang::FunctionDecl *definition);
	void note_parameters(const clang::FunctionDecl *function, uint32_t handle, uint32_t called);
	uint32_t constructed(uint32_t object, const clang::Expr *init, const clang::VarDecl *variable);
	void initialise(uint32_t object, const clang::VarDecl *variable);
	void count_protection(const clang::FunctionDecl *function);
	/* lower_loose.cpp: bodies that are no function's */
	uint32_t loose(const clang::Decl *decl);
	void loose_body(const clang::Decl *decl);
	bool is_out_of_frame(const clang::VarDecl *variable) const;
	void begin_body();
	bool is_system(clang::SourceLocation location) const;
	uint32_t name(llvm::StringRef text);
	std::string parameter_types(const clang::FunctionDecl *function) const;
	std::string qualified_name(const clang::FunctionDecl *function) const;
	uint32_t demangled(const clang::NamedDecl *decl);
	uint32_t constructor_name(clang::QualType type);
	uint32_t idle_constructor(uint32_t object, const clang::VarDecl *variable);
	uint32_t function_name(const clang::FunctionDecl *function);
	void assembler(llvm::StringRef text) { counts_.assembles |= bri_assembler_renames(text.data(), text.size()); }
	uint32_t label(const clang::NamedDecl *declaration);
	uint32_t symbol_name(const clang::FunctionDecl *function, uint32_t name);
	Field field(const clang::FieldDecl *field);
	void enumerators(clang::QualType type, uint32_t owner);

	clang::ASTContext &context_;
	mutable llvm::DenseMap<const clang::Type *, struct bri_shape> shapes_; /* asked for at every expression */
	clang::SourceManager &sources_;
	struct bri_unit *unit_;
	clang::ASTNameGenerator names_;
	std::unique_ptr<clang::MangleContext> mangle_;
	clang::PrintingPolicy printing_;

	std::vector<const clang::FunctionDecl *> own_;     /* bodies of the unit, in order */
	std::vector<const clang::FileScopeAsmDecl *> assemblers_;
	std::vector<const clang::FunctionDecl *> aliases_; /* other names of functions, in order */
	std::vector<const clang::VarDecl *> globals_;      /* objects of the unit, in order */
	std::vector<const clang::FunctionDecl *> queue_;   /* bodies that were referred to */
	std::vector<const clang::VarDecl *> initialisers_; /* objects that were referred to */
	std::vector<const clang::Decl *> loose_;           /* blocks and Objective-C methods */
	llvm::DenseSet<const clang::Decl *> queued_, initialised_, enumerations_;
	llvm::DenseMap<const clang::Decl *, uint32_t> functions_, objects_;
	llvm::DenseMap<const clang::FieldDecl *, Field> fields_;
	llvm::DenseMap<const clang::Decl *, uint32_t> constructors_; /* by class: the name of one that nobody wrote, or 0 */
	llvm::DenseMap<const clang::Decl *, uint32_t> classes_; /* objects that list a class's functions */
	std::vector<std::pair<const clang::CXXRecordDecl *, uint32_t>> classes_made_; /* not listed yet */
	llvm::DenseMap<uint32_t, uint32_t> builtins_; /* by name: those that are no declaration */
	const clang::FunctionDecl *current_ = nullptr;
	const clang::Decl *owner_ = nullptr; /* in its place: the block or method whose body is lowered */
	uint32_t this_ = 0; /* object of `this` in the current function: in a lambda, of the closure */
	CaptureFields captures_;                        /* of the lambda whose body is lowered */
	clang::FieldDecl *captured_this_ = nullptr;
	bool in_lambda_ = false;
	clang::SourceLocation statement_;               /* where it begins, in an instance of a template: all that GCC knows */
	bool is_instance_ = false;                      /* the function is one, or stands in one */
	clang::SourceLocation opened_;                  /* parenthesis around the store that is lowered next */
	llvm::DenseMap<uint32_t, uint32_t> predefined_; /* __func__ and kin of the current function, by name */
	bool in_default_ = false; /* in a default argument */
	clang::SourceLocation colon_, range_; /* of a range-based for: what Clang says there, its range says */
	clang::SourceLocation written_; /* of the temporary that is lowered next, when the source names its type */
	clang::SourceLocation converted_; /* of the conversion function that is called next, where it isn't its object's */
	clang::SourceLocation call_place_; /* of the call whose arguments are lowered: of what they are turned into */
	const clang::Expr *unused_ = nullptr; /* the statement's expression: nobody looks behind a reference that it returns */
	unsigned depth_ = 0;
	struct bri_function_counts counts_ = {};
};

/* Of __builtin_operator_new the operator new that it calls. */
const clang::FunctionDecl *meant_operator(const clang::FunctionDecl *function);
/* Made of a template, or within what is. */
bool is_of_template(const clang::FunctionDecl *function);

/* The name that the source means: of __builtin_memcpy and of its checking form,
 * memcpy. */
llvm::StringRef plain_name(llvm::StringRef name, const clang::FunctionDecl *function);

/* The expression that makes the object: copies that are left out on the way are none. */
const clang::Expr *without_copies(const clang::Expr *init);

/* Does the program call a constructor here, or only set bytes? */
bool is_called(const clang::CXXConstructExpr *construct);
const clang::CXXMemberCallExpr *conversion_of(const clang::Expr *e);

/* What protection the unit's setting and a function's attributes leave it. */
bool is_unprotected(const clang::FunctionDecl *function);
/* This unit leaves the only copy of it. */
bool is_external(const clang::FunctionDecl *function);
/* And others may call it by a name of C. */
bool is_named(const clang::FunctionDecl *function);

} // namespace brinell

#endif
