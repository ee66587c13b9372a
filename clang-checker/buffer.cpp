/* SPDX-License-Identifier: Apache-2.0 */
/* The editor gate where no plugin can live inside the language server: the same
 * consumer in the same editor mode, over the unsaved text, in a process of its
 * own.  What it says as diagnostics is written as JSON. */
#define BRI_CLANG_TOOLING
#include "buffer.h"

#include "command.h"
#include "consumer.h"

#include "llvm/Support/JSON.h"

using namespace clang;
using namespace clang::tooling;
using llvm::json::Array;
using llvm::json::Object;

namespace brinell {

namespace {

/* Keeps the gate's own diagnostics and drops the compiler's: those are the
 * language server's. */
class Writer : public DiagnosticConsumer {
public:
	void BeginSourceFile(const LangOptions &language, const Preprocessor *) override { language_ = &language; }
	void HandleDiagnostic(DiagnosticsEngine::Level level, const Diagnostic &diagnostic) override
	{
		const bool is_ours = diagnostic.getID() >= diag::DIAG_UPPER_LIMIT;
		if (level != DiagnosticsEngine::Note)
			keeps_ = is_ours;
		if (!keeps_ || !is_ours || !diagnostic.hasSourceManager())
			return;
		llvm::SmallString<256> text;
		diagnostic.FormatDiagnostic(text);
		Object place = place_of(diagnostic);
		if (level == DiagnosticsEngine::Note) {
			place["text"] = capital(text);
			if (!findings_.empty())
				findings_.back().getAsObject()->getArray("steps")->push_back(std::move(place));
			return;
		}
		place["severity"] = level >= DiagnosticsEngine::Error ? "error" : "warning";
		place["message"] = capital(text);
		place["steps"] = Array();
		place["edits"] = edits_of(diagnostic);
		findings_.push_back(std::move(place));
	}
	Array take() { return std::move(findings_); }

private:
	/* As the language server writes what comes from the plugin inside it. */
	static std::string capital(llvm::StringRef text)
	{
		std::string written = text.str();
		if (!written.empty() && written[0] >= 'a' && written[0] <= 'z')
			written[0] = static_cast<char>(written[0] - 'a' + 'A');
		return llvm::json::fixUTF8(written);
	}

	Object place_of(const Diagnostic &diagnostic) const
	{
		SourceManager &sources = diagnostic.getSourceManager();
		Object place;
		if (diagnostic.getLocation().isInvalid())
			return place;
		const SourceLocation at = sources.getExpansionLoc(diagnostic.getLocation());
		const unsigned column = sources.getSpellingColumnNumber(at);
		place["file"] = llvm::json::fixUTF8(path_of(sources, sources.getFileID(at)));
		place["line"] = sources.getSpellingLineNumber(at);
		place["column"] = column;
		place["end"] = column + Lexer::MeasureTokenLength(at, sources, *language_);
		return place;
	}

	static std::string path_of(SourceManager &sources, FileID file)
	{
		const auto entry = sources.getFileEntryRefForID(file);
		if (!entry)
			return std::string();
		llvm::SmallString<256> path(entry->getName());
		sources.getFileManager().makeAbsolutePath(path);
		llvm::sys::path::remove_dots(path, true);
		return path.str().str();
	}

	static Array edits_of(const Diagnostic &diagnostic)
	{
		Array edits;
		for (const FixItHint &hint : diagnostic.getFixItHints()) {
			SourceManager &sources = diagnostic.getSourceManager();
			const SourceLocation begin = hint.RemoveRange.getBegin(), end = hint.RemoveRange.getEnd();
			if (begin.isInvalid() || begin.isMacroID() || end.isMacroID() || !hint.RemoveRange.isCharRange())
				continue;
			edits.push_back(Object{{"line", sources.getSpellingLineNumber(begin)},
					       {"column", sources.getSpellingColumnNumber(begin)},
					       {"endLine", sources.getSpellingLineNumber(end)},
					       {"endColumn", sources.getSpellingColumnNumber(end)},
					       {"text", hint.CodeToInsert}});
		}
		return edits;
	}

	const LangOptions *language_ = nullptr;
	Array findings_;
	bool keeps_ = false;
};

class Action : public ASTFrontendAction {
public:
	std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &compiler, llvm::StringRef input) override
	{
		compiler.getFrontendOpts().ProgramAction = frontend::ParseSyntaxOnly;
		auto consumer = std::make_unique<Consumer>(compiler, Driver::Editor, input, nullptr);
		consumer->open({});
		return consumer;
	}
};

/* As clangd looks for one: upward, also in a build directory; headers and new
 * files get the command of what is like them. */
std::unique_ptr<CompilationDatabase> database_for(llvm::StringRef file)
{
	std::string message;
	std::vector<std::string> directories;
	if (const char *told = getenv("BRINELL_EDITOR_COMMANDS"))
		directories.push_back(told);
	for (llvm::StringRef at = llvm::sys::path::parent_path(file); !at.empty(); at = llvm::sys::path::parent_path(at)) {
		directories.push_back(at.str());
		directories.push_back((at + "/build").str());
	}
	for (const std::string &directory : directories) {
		auto database = CompilationDatabase::loadFromDirectory(directory, message);
		if (database)
			return inferTargetAndDriverMode(inferMissingCompileCommands(
				expandResponseFiles(std::move(database), llvm::vfs::getRealFileSystem())));
	}
	return nullptr;
}

CompileCommand command_for(const std::string &file)
{
	const auto database = database_for(file);
	std::vector<CompileCommand> commands;
	if (database)
		commands = database->getCompileCommands(file);
	if (!commands.empty())
		return commands.front();
	const std::string directory = llvm::sys::path::parent_path(file).str();
	return CompileCommand(directory, file, {"clang", file}, "");
}

/* A database of one command. */
class One : public CompilationDatabase {
public:
	explicit One(const CompileCommand &command) : command_(command) {}
	std::vector<CompileCommand> getCompileCommands(llvm::StringRef) const override { return {command_}; }

private:
	const CompileCommand &command_;
};

} // namespace

int check_buffer(const std::string &file)
{
	auto text = llvm::MemoryBuffer::getSTDIN();
	if (!text || file.empty() || file[0] != '/') {
		fputs("{\"failure\": \"brinell-check: it needs an absolute path and a text on standard input\"}\n", stdout);
		return 3;
	}
	CompileCommand command = command_for(file);
	command.CommandLine = adjusted_command(command.CommandLine);
	const One database(command);
	Writer writer;
	ClangTool tool(database, {file}, std::make_shared<PCHContainerOperations>(), llvm::vfs::createPhysicalFileSystem());
	tool.mapVirtualFile(file, (*text)->getBuffer());
	tool.setDiagnosticConsumer(&writer);
	tool.setPrintErrorMessage(false);
	tool.run(newFrontendActionFactory<Action>().get());
	llvm::outs() << llvm::json::Value(Object{{"findings", writer.take()}}) << "\n";
	llvm::outs().flush();
	return 0;
}

} // namespace brinell
