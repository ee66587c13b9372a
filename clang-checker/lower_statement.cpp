/* SPDX-License-Identifier: Apache-2.0 */
/* Statements: structured ones keep their structure, labels and cases stand in
 * line in the sequence that holds them, and what has no lowered form is an
 * escape that keeps its parts in order. */
#include "lower.h"

#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace brinell {

/* Made of a template, or within what is. */
bool is_of_template(const FunctionDecl *function)
{
	for (const DeclContext *at = function; at != nullptr && !at->isFileContext(); at = at->getParent())
		if (const auto *of = llvm::dyn_cast<FunctionDecl>(at); of != nullptr && of->isTemplateInstantiation())
			return true;
	return false;
}

/* Appends what a statement lowers to. */
class StatementLowering : public ConstStmtVisitor<StatementLowering> {
public:
	StatementLowering(Lower &lower, Nodes &out) : lower_(lower), unit_(lower.unit_), out_(out) {}

	void VisitStmt(const Stmt *s);
	void VisitNullStmt(const NullStmt *) {}
	void VisitCapturedStmt(const CapturedStmt *s);
	void VisitGCCAsmStmt(const GCCAsmStmt *s);
	void VisitCompoundStmt(const CompoundStmt *s);
	void VisitAttributedStmt(const AttributedStmt *s) { lower_.statement(s->getSubStmt(), out_); }
	void VisitDeclStmt(const DeclStmt *s);
	void VisitExpr(const Expr *s);
	void VisitIfStmt(const IfStmt *s);
	void VisitWhileStmt(const WhileStmt *s);
	void VisitDoStmt(const DoStmt *s);
	void VisitForStmt(const ForStmt *s);
	void VisitCXXForRangeStmt(const CXXForRangeStmt *s);
	void VisitSwitchStmt(const SwitchStmt *s);
	void VisitCaseStmt(const CaseStmt *s);
	void VisitDefaultStmt(const DefaultStmt *s);
	void VisitLabelStmt(const LabelStmt *s);
	void VisitGotoStmt(const GotoStmt *s);
	void VisitIndirectGotoStmt(const IndirectGotoStmt *s);
	void VisitBreakStmt(const BreakStmt *s) { add(BRI_BREAK, 0, 0, 0, s->getBeginLoc()); }
	void VisitContinueStmt(const ContinueStmt *s) { add(BRI_CONTINUE, 0, 0, 0, s->getBeginLoc()); }
	void VisitReturnStmt(const ReturnStmt *s);
	void VisitCXXTryStmt(const CXXTryStmt *s);

private:
	uint32_t make(enum bri_node_kind kind, uint32_t a, uint32_t b, uint32_t c, SourceLocation location)
	{
		const struct bri_shape nothing = {BRI_VOID, 0};
		return bri_unit_add_node(unit_, kind, BRI_OP_NONE, nothing, a, b, c, lower_.at(location));
	}
	void add(enum bri_node_kind kind, uint32_t a, uint32_t b, uint32_t c, SourceLocation location)
	{
		out_.push_back(make(kind, a, b, c, location));
	}
	uint32_t list(enum bri_node_kind kind, const Nodes &items, SourceLocation location)
	{
		const struct bri_shape nothing = {BRI_VOID, 0};
		return bri_unit_add_list(unit_, kind, nothing, 0, items.data(), items.size(), lower_.at(location));
	}
	uint32_t evaluate(const Expr *e);
	uint32_t whole(const Expr *e);
	uint32_t bound_of(const Expr *label);
	uint32_t condition(const VarDecl *variable, const Expr *test, SourceLocation location);
	void loop(uint32_t test, uint32_t body, uint32_t next, SourceLocation location);

	Lower &lower_;
	struct bri_unit *unit_;
	Nodes &out_;
};

void Lower::statement(const Stmt *s, Nodes &out)
{
	if (s == nullptr)
		return;
	const unsigned levels = llvm::isa<CompoundStmt>(s) || llvm::isa<IfStmt>(s) ? 1 : 3;
	Nest nest(*this, levels);
	if (!nest.is_too_deep()) {
		StatementLowering(*this, out).Visit(s);
		return;
	}
	const struct bri_shape nothing = {BRI_VOID, 0};
	out.push_back(bri_unit_add_list(unit_, BRI_ESCAPE, nothing, 0, nullptr, 0, at(s->getBeginLoc())));
}

/* One statement; 0 for an empty one. */
uint32_t Lower::block(const Stmt *s)
{
	Nodes items;
	statement(s, items);
	if (items.size() <= 1)
		return items.empty() ? 0 : items[0];
	const struct bri_shape nothing = {BRI_VOID, 0};
	return bri_unit_add_list(unit_, BRI_SEQUENCE, nothing, 0, items.data(), items.size(), at(s->getBeginLoc()));
}

uint32_t StatementLowering::evaluate(const Expr *e)
{
	const auto *cleaned = llvm::dyn_cast<ExprWithCleanups>(e);
	lower_.unused_ = (cleaned != nullptr ? cleaned->getSubExpr() : e)->IgnoreParens();
	return make(BRI_EVALUATE, whole(e), 0, 0, e->getBeginLoc());
}

/* What stands by itself. */
uint32_t StatementLowering::whole(const Expr *e)
{
	lower_.statement_ = lower_.is_instance_ ? e->getBeginLoc() : SourceLocation();
	const uint32_t node = lower_.node(e);
	lower_.statement_ = SourceLocation();
	return node;
}

/* Not lowered: its parts in order, and what they name is unknown afterwards. */
void StatementLowering::VisitStmt(const Stmt *s)
{
	Nodes parts;
	for (const Stmt *child : s->children())
		lower_.statement(child, parts);
	out_.push_back(list(BRI_ESCAPE, parts, s->getBeginLoc()));
}

/* The statement that an OpenMP directive is about: done here, once; what it shares with others is unknown afterwards. */
void StatementLowering::VisitCapturedStmt(const CapturedStmt *s)
{
	Nodes parts;
	lower_.statement(s->getCapturedStmt(), parts);
	for (const Stmt *child : s->children())
		lower_.statement(child, parts);
	out_.push_back(list(BRI_ESCAPE, parts, s->getBeginLoc()));
}

/* What an assembler statement names is its operands, outputs as objects, so that "+r" writes what it says. */
void StatementLowering::VisitGCCAsmStmt(const GCCAsmStmt *s)
{
	Nodes parts;
	lower_.assembler(asm_text(s->getAsmString()));
	for (unsigned i = 0; i < s->getNumOutputs(); i++)
		parts.push_back(lower_.node(s->getOutputExpr(i)));
	for (unsigned i = 0; i < s->getNumInputs(); i++)
		parts.push_back(lower_.node(s->getInputExpr(i)));
	out_.push_back(list(BRI_ESCAPE, parts, s->getBeginLoc()));
	/* It may go on at any of its labels. */
	for (unsigned i = 0; i < s->getNumLabels(); i++) {
		const uint32_t jump = make(BRI_GOTO, lower_.name(s->getLabelName(i)), 0, 0, s->getBeginLoc());
		const uint32_t test = bri_unit_add_list(unit_, BRI_OPAQUE, {BRI_SIGNED, 4}, 0, nullptr, 0, 0);
		add(BRI_BRANCH, test, jump, 0, s->getBeginLoc());
	}
}

void StatementLowering::VisitCompoundStmt(const CompoundStmt *s)
{
	Nodes items;
	for (const Stmt *child : s->body())
		lower_.statement(child, items);
	if (items.size() == 1)
		out_.push_back(items[0]);
	else if (!items.empty())
		out_.push_back(list(BRI_SEQUENCE, items, s->getBeginLoc()));
}

void StatementLowering::VisitDeclStmt(const DeclStmt *s)
{
	for (const Decl *decl : s->decls()) {
		const auto *variable = llvm::dyn_cast<VarDecl>(decl);
		if (variable != nullptr && !variable->isInvalidDecl())
			lower_.declare(variable, out_);
	}
}

void StatementLowering::VisitExpr(const Expr *e)
{
	out_.push_back(evaluate(e));
}

/* `if (T x = f())`: the declaration goes first, the test reads the variable. */
uint32_t StatementLowering::condition(const VarDecl *variable, const Expr *test, SourceLocation location)
{
	if (variable == nullptr)
		return test == nullptr ? 0 : whole(test);
	Nodes items;
	lower_.declare(variable, items);
	items.push_back(evaluate(test));
	const struct bri_shape shape = lower_.shape(test->getType());
	return bri_unit_add_node(unit_, BRI_BLOCK, BRI_OP_NONE, shape, list(BRI_SEQUENCE, items, location), 0, 0,
				 lower_.at(location));
}

void StatementLowering::VisitIfStmt(const IfStmt *s)
{
	if (s->getInit() != nullptr)
		lower_.statement(s->getInit(), out_);
	if (s->getCond() == nullptr) { /* if consteval: never while the program runs */
		const bool negated = is_negated_consteval(s);
		lower_.statement(negated ? s->getThen() : s->getElse(), out_);
		return;
	}
	const uint32_t test = condition(s->getConditionVariable(), s->getCond(), s->getBeginLoc());
	const uint32_t yes = lower_.block(s->getThen());
	const uint32_t no = lower_.block(s->getElse());
	add(BRI_BRANCH, test, yes, no, s->getBeginLoc());
}

void StatementLowering::loop(uint32_t test, uint32_t body, uint32_t next, SourceLocation location)
{
	out_.push_back(make(BRI_LOOP, test, body, next, location));
}

void StatementLowering::VisitWhileStmt(const WhileStmt *s)
{
	const uint32_t test = condition(s->getConditionVariable(), s->getCond(), s->getBeginLoc());
	loop(test, lower_.block(s->getBody()), 0, s->getBeginLoc());
}

void StatementLowering::VisitDoStmt(const DoStmt *s)
{
	const size_t before = bri_unit_nodes(unit_);
	const uint32_t body = lower_.block(s->getBody());
	out_.push_back(bri_unit_add_do(unit_, whole(s->getCond()), body, before, lower_.at(s->getBeginLoc())));
}

void StatementLowering::VisitForStmt(const ForStmt *s)
{
	if (s->getInit() != nullptr)
		lower_.statement(s->getInit(), out_);
	const uint32_t test = condition(s->getConditionVariable(), s->getCond(), s->getBeginLoc());
	const uint32_t body = lower_.block(s->getBody());
	loop(test, body, s->getInc() != nullptr ? evaluate(s->getInc()) : 0, s->getBeginLoc());
}

void StatementLowering::VisitCXXForRangeStmt(const CXXForRangeStmt *s)
{
	lower_.statement(s->getInit(), out_);
	const SourceLocation colon = lower_.colon_, range = lower_.range_;
	lower_.colon_ = s->getColonLoc();
	const Expr *init = s->getRangeInit()->IgnoreImplicit();
	const bool is_braces = llvm::isa<CXXStdInitializerListExpr>(init) || llvm::isa<InitListExpr>(init);
	const bool is_instance = lower_.current_ != nullptr && lower_.current_->isTemplateInstantiation();
	lower_.range_ = is_instance ? s->getForLoc() : is_braces ? init->getEndLoc() : init->getBeginLoc();
	lower_.statement(s->getRangeStmt(), out_);
	lower_.statement(s->getBeginStmt(), out_);
	lower_.statement(s->getEndStmt(), out_);
	const uint32_t test = s->getCond() != nullptr ? lower_.node(s->getCond()) : 0;
	Nodes items;
	lower_.statement(s->getLoopVarStmt(), items);
	lower_.statement(s->getBody(), items);
	const uint32_t body = list(BRI_SEQUENCE, items, s->getBeginLoc());
	loop(test, body, s->getInc() != nullptr ? evaluate(s->getInc()) : 0, s->getBeginLoc());
	lower_.colon_ = colon;
	lower_.range_ = range;
}

void StatementLowering::VisitSwitchStmt(const SwitchStmt *s)
{
	if (s->getInit() != nullptr)
		lower_.statement(s->getInit(), out_);
	const uint32_t value = condition(s->getConditionVariable(), s->getCond(), s->getBeginLoc());
	add(BRI_SWITCH, value, lower_.block(s->getBody()), 0, s->getBeginLoc());
}

/* A case label is a constant in every form that it may be written in. */
uint32_t StatementLowering::bound_of(const Expr *label)
{
	const Value value = lower_.number(label->EvaluateKnownConstInt(lower_.context_), label->getType());
	if (value.constant)
		return lower_.materialise(value);
	bri_unit_set_incomplete(unit_);
	return 0;
}

/* The label stands in line; the statement it marks follows.  Long runs of
 * labels (case 1: case 2: ...) are one statement inside the other. */
void StatementLowering::VisitCaseStmt(const CaseStmt *s)
{
	const Stmt *next = s;
	while (const auto *label = llvm::dyn_cast_or_null<CaseStmt>(next)) {
		const uint32_t low = bound_of(label->getLHS());
		add(BRI_CASE, low, label->getRHS() != nullptr ? bound_of(label->getRHS()) : 0, 0, label->getBeginLoc());
		next = label->getSubStmt();
	}
	lower_.statement(next, out_);
}

void StatementLowering::VisitDefaultStmt(const DefaultStmt *s)
{
	add(BRI_CASE, 0, 0, 0, s->getBeginLoc());
	lower_.statement(s->getSubStmt(), out_);
}

void StatementLowering::VisitLabelStmt(const LabelStmt *s)
{
	add(BRI_LABEL, lower_.name(s->getDecl()->getName()), 0, 0, s->getBeginLoc());
	lower_.statement(s->getSubStmt(), out_);
}

void StatementLowering::VisitGotoStmt(const GotoStmt *s)
{
	add(BRI_GOTO, lower_.name(s->getLabel()->getName()), 0, 0, s->getBeginLoc());
}

void StatementLowering::VisitIndirectGotoStmt(const IndirectGotoStmt *s)
{
	out_.push_back(evaluate(s->getTarget()));
	add(BRI_GOTO, 0, 0, 0, s->getBeginLoc());
}

void StatementLowering::VisitReturnStmt(const ReturnStmt *s)
{
	uint32_t value = 0;
	if (const Expr *e = s->getRetValue()) {
		const bool reference = lower_.current_ != nullptr &&
				       lower_.current_->getReturnType()->isReferenceType();
		if (e->getType()->isRecordType()) /* what it is turned into: where GCC has read to */
			lower_.call_place_ = e->getEndLoc();
		value = reference ? lower_.address(e) : lower_.node(e);
		lower_.call_place_ = SourceLocation();
	}
	add(BRI_RETURN, value, 0, 0, s->getReturnLoc());
}

/* Which handler runs, and from where, isn't known: either the block or one of
 * the handlers, each reached from the state before.  What none catches leaves
 * the function. */
void StatementLowering::VisitCXXTryStmt(const CXXTryStmt *s)
{
	uint32_t handlers = 0;
	const struct bri_shape choice = {BRI_SIGNED, 4};
	const uint32_t body = lower_.block(s->getTryBlock());
	for (unsigned i = s->getNumHandlers(); i-- > 0;) {
		const CXXCatchStmt *handler = s->getHandler(i);
		Nodes items;
		if (const VarDecl *caught = handler->getExceptionDecl())
			lower_.declare(caught, items);
		lower_.statement(handler->getHandlerBlock(), items);
		const uint32_t block = list(BRI_SEQUENCE, items, handler->getBeginLoc());
		if (i + 1 == s->getNumHandlers()) {
			handlers = block;
			continue;
		}
		const uint32_t test = bri_unit_add_list(unit_, BRI_OPAQUE, choice, 0, nullptr, 0, 0);
		handlers = make(BRI_BRANCH, test, block, handlers, handler->getBeginLoc());
	}
	const uint32_t test = bri_unit_add_list(unit_, BRI_OPAQUE, choice, 0, nullptr, 0, 0);
	add(BRI_BRANCH, test, body, handlers, s->getBeginLoc());
}

} // namespace brinell
