/* SPDX-License-Identifier: Apache-2.0 */
/* The plugin's entry: an action that runs before code generation, in the same
 * parse.  Loaded by `clang -fplugin=`, or preloaded into a language server. */
#include "consumer.h"

using namespace clang;

namespace {

class Action : public PluginASTAction {
protected:
	std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &compiler, llvm::StringRef input) override
	{
		/* A language server drops -fplugin from the command it was given. */
		const bool named = !compiler.getFrontendOpts().Plugins.empty();
		auto consumer = std::make_unique<brinell::Consumer>(
			compiler, named ? brinell::Driver::Compiler : brinell::Driver::Editor, input, nullptr);
		consumer->open(arguments_);
		return consumer;
	}

	bool ParseArgs(const CompilerInstance &, const std::vector<std::string> &arguments) override
	{
		arguments_ = arguments;
		return true;
	}

	ActionType getActionType() override
	{
		return AddBeforeMainAction;
	}

private:
	std::vector<std::string> arguments_;
};

FrontendPluginRegistry::Add<Action> entry("brinell_clang", "checks a unit against a security baseline");

} // namespace
