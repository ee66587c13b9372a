/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BRI_CLANG_CONSUMER_H
#define BRI_CLANG_CONSUMER_H

#include "compat.h"
#include "diagnostics.h"
#include "gate.h"

#include <memory>
#include <string>
#include <vector>

namespace brinell {

/* Who drives the compile gate. */
enum class Driver {
	Compiler, /* clang -fplugin=: diagnostics, note, report */
	Editor,   /* loaded into a language server: source findings, nothing else */
	Checker   /* brinell-check: evidence files or diagnostics, no code */
};

/* Receives a checked unit's verdict, for brinell-check. */
class Sink {
public:
	virtual ~Sink();
	/* All borrowed until the call returns.  true: say the findings as
	 * diagnostics, too. */
	virtual bool take(struct bri_gate_unit *gate, const struct bri_unit *unit,
			  const struct bri_function_counts &counts) = 0;
	/* The unit wasn't checked. */
	virtual void fail(const struct bri_error &error) = 0;
};

/* Collects one unit's declarations while it is parsed, and puts it through the
 * compile gate at its end. */
class Consumer : public clang::ASTConsumer {
public:
	Consumer(clang::CompilerInstance &compiler, Driver driver, llvm::StringRef input, Sink *sink);
	~Consumer() override;

	/* KEY=VALUE words of gate.h, then the policy.  false: said why. */
	bool open(const std::vector<std::string> &arguments);

	bool HandleTopLevelDecl(clang::DeclGroupRef group) override;
	void HandleInlineFunctionDefinition(clang::FunctionDecl *function) override;
	void HandleTranslationUnit(clang::ASTContext &context) override;
	/* A language server leaves out all bodies of the headers that it keeps; those
	 * of the project's own are wanted, since values travel through them. */
	bool shouldSkipFunctionBody(clang::Decl *decl) override;

private:
	struct Free {
		void operator()(struct bri_gate_unit *gate) const { bri_gate_unit_free(gate); }
		void operator()(struct bri_unit *unit) const { bri_unit_free(unit); }
	};

	void fail(const struct bri_error &error);
	bool choose_editor_policy(struct bri_error &error);
	bool is_wanted() const;
	bool judge(clang::ASTContext &context, struct bri_error &error);
	bool conclude(struct bri_error &error);
	bool list_inputs(struct bri_error &error);
	bool note(struct bri_error &error);

	clang::CompilerInstance &compiler_;
	const Driver driver_;
	const std::string input_;
	Sink *const sink_;
	Diagnostics diagnostics_;
	const char *const format_security_;
	/* The gate borrows the policy, the unit and the places: they go after it. */
	std::shared_ptr<struct bri_policy> policy_;
	std::unique_ptr<Places> places_;
	std::unique_ptr<struct bri_unit, Free> unit_;
	std::unique_ptr<struct bri_gate_unit, Free> gate_;
	std::vector<const clang::Decl *> declarations_;
	struct bri_function_counts counts_ = {};
	struct bri_error editor_failure_ = {"", ""}; /* said at the end, when the buffer has a place to say it */
	bool open_ = false, done_ = false;
};

} // namespace brinell

#endif
