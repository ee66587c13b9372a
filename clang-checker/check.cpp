/* SPDX-License-Identifier: Apache-2.0 */
/* brinell-check-N: the compile gate over compile_commands.json, without
 * building.  Parses each unit as its command says, less what only GCC knows,
 * and leaves each unit's verdict as evidence (or, without --evidence-dir, says
 * it in Clang's voice).  It writes nothing else and runs no compiler. */
#define BRI_CLANG_TOOLING
#include "compat.h"

#include "buffer.h"
#include "command.h"
#include "consumer.h"
#include "options.h"

extern "C" {
#include "gate_file.h"
#include "sha256.h"
}

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

using namespace clang;
using namespace clang::tooling;

namespace {

enum { STATUS_CLEAN = 0, STATUS_FINDINGS = 1, STATUS_USAGE = 2, STATUS_FAILED = 3 };

struct Options {
	std::string build, evidence;
	std::vector<std::string> gate; /* KEY=VALUE words */
	std::vector<std::string> files;
	unsigned jobs = 0;
	bool shadow = false; /* for the compiler that compiles: say the findings, too, and prove nothing of its code */
};

const char usage[] =
	"Usage: brinell-check-N -p BUILD [--policy-file FILE.bri] [--mode MODE] [--report-dir DIR]\n"
	"                       [--evidence-dir DIR] [--jobs N] [--shadow[-of] COMPILER] [FILE...]\n"
	"       brinell-check-N --editor FILE     its text from standard input, findings as JSON\n"
	"Judge the units of BUILD/compile_commands.json without building them; no FILE: all of them.\n"
	"Exit status: 0 clean, 1 findings, 2 usage or bad policy, 3 a unit could not be checked.\n";

/* ---- one unit ------------------------------------------------------------------- */

/* What became of one command. */
struct Outcome {
	int status = STATUS_CLEAN;
	bool judged = false;
	std::string text; /* for standard error */
};

class Verdict : public brinell::Sink {
public:
	Verdict(const Options &options, const std::string &output, Outcome &outcome)
		: evidence_(options.evidence), shadow_(options.shadow), output_(output), outcome_(outcome)
	{
	}

	bool take(struct bri_gate_unit *gate, const struct bri_unit *,
		  const struct bri_function_counts &counts) override
	{
		outcome_.judged = true;
		if (bri_gate_unit_is_refused(gate))
			outcome_.status = STATUS_FINDINGS;
		if (evidence_.empty())
			return true;
		struct bri_error error = {"", ""};
		/* How the real compiler protects them isn't known here. */
		if (!write(gate, shadow_ ? bri_function_counts{0, 0, counts.named, counts.assembles} : counts, error))
			fail(error);
		/* In the compiler's stead: what is refused leaves its evidence where the plugins leave theirs. */
		if (shadow_ && bri_gate_unit_report(gate, output_.c_str(), bri_sha256, &error) != 0)
			fail(error);
		return shadow_;
	}

	void fail(const struct bri_error &error) override
	{
		outcome_.judged = true;
		outcome_.status = STATUS_FAILED;
		outcome_.text += std::string("brinell-check: ") + error.where + (error.where[0] ? ": " : "") +
				 error.what + "\n";
	}

private:
	/* A .brn file is its magic and what the note in the object would hold. */
	bool write(struct bri_gate_unit *gate, const struct bri_function_counts &counts, struct bri_error &error)
	{
		unsigned char *note = nullptr;
		size_t size = 0;
		if (bri_gate_unit_argument(gate, "output", output_.c_str(), &error) < 0 ||
		    bri_gate_unit_note(gate, &counts, &note, &size, &error) < 0)
			return false;
		std::string bytes("BRINELLE");
		bytes.append(reinterpret_cast<const char *>(note), size);
		free(note);
		char *path = bri_gate_report_path(evidence_.c_str(), output_.c_str(), bri_sha256);
		const bool written =
			path != nullptr && bri_gate_report_write(evidence_.c_str(), path,
								 reinterpret_cast<const unsigned char *>(bytes.data()),
								 bytes.size(), &error) == 0;
		if (path == nullptr)
			bri_error_set(&error, evidence_.c_str(), "out of memory while writing evidence");
		free(path);
		return written;
	}

	const std::string &evidence_;
	const bool shadow_;
	const std::string output_;
	Outcome &outcome_;
};

/* Clang's own warnings are the compiler's business, not this program's. */
class Filter : public DiagnosticConsumer {
public:
	explicit Filter(DiagnosticConsumer &printer) : printer_(printer) {}
	void BeginSourceFile(const LangOptions &language, const Preprocessor *preprocessor) override
	{
		printer_.BeginSourceFile(language, preprocessor);
	}
	void EndSourceFile() override { printer_.EndSourceFile(); }
	void HandleDiagnostic(DiagnosticsEngine::Level level, const Diagnostic &diagnostic) override
	{
		if (level != DiagnosticsEngine::Note)
			shown_ = level >= DiagnosticsEngine::Error || diagnostic.getID() >= diag::DIAG_UPPER_LIMIT;
		if (shown_)
			printer_.HandleDiagnostic(level, diagnostic);
	}

private:
	DiagnosticConsumer &printer_;
	bool shown_ = false;
};

class Action : public ASTFrontendAction {
public:
	Action(const Options &options, brinell::Sink &sink) : options_(options), sink_(sink) {}
	std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &compiler, llvm::StringRef input) override
	{
		auto consumer = std::make_unique<brinell::Consumer>(compiler, brinell::Driver::Checker, input, &sink_);
		consumer->open(options_.gate);
		return consumer;
	}

private:
	const Options &options_;
	brinell::Sink &sink_;
};

class Factory : public FrontendActionFactory {
public:
	Factory(const Options &options, brinell::Sink &sink) : options_(options), sink_(sink) {}
	std::unique_ptr<FrontendAction> create() override
	{
		return std::make_unique<Action>(options_, sink_);
	}

private:
	const Options &options_;
	brinell::Sink &sink_;
};

/* ---- commands ------------------------------------------------------------------------ */

/* A database of one command. */
class One : public CompilationDatabase {
public:
	explicit One(const CompileCommand &command) : command_(command) {}
	std::vector<CompileCommand> getCompileCommands(llvm::StringRef) const override { return {command_}; }

private:
	const CompileCommand &command_;
};

std::string absolute(const std::string &directory, const std::string &path)
{
	return path.empty() || path[0] == '/' ? path : directory + "/" + path;
}

std::string output_of(const CompileCommand &command)
{
	std::string output = command.Output;
	for (size_t i = 0; i + 1 < command.CommandLine.size(); i++)
		if (command.CommandLine[i] == "-o")
			output = command.CommandLine[i + 1];
	if (output.empty())
		output = command.Filename + ".o";
	llvm::SmallString<256> path(absolute(command.Directory, output));
	llvm::sys::path::remove_dots(path, true);
	return path.str().str();
}

/* ---- all units ------------------------------------------------------------------------- */

class Run {
public:
	Run(const Options &options, std::vector<CompileCommand> commands)
		: options_(options), commands_(std::move(commands)), outcomes_(commands_.size()),
		  ready_(commands_.size(), false)
	{
	}

	int all()
	{
		size_t jobs = options_.jobs != 0 ? options_.jobs : std::thread::hardware_concurrency();
		jobs = jobs == 0 ? 1 : jobs > commands_.size() ? commands_.size() : jobs;
		std::vector<std::thread> workers;
		for (size_t i = 1; i < jobs; i++)
			workers.emplace_back([this] { work(); });
		work();
		for (std::thread &worker : workers)
			worker.join();
		int status = STATUS_CLEAN;
		for (const Outcome &outcome : outcomes_)
			status = outcome.status > status ? outcome.status : status;
		return status;
	}

private:
	void work()
	{
		for (size_t i = next_++; i < commands_.size(); i = next_++) {
			check(commands_[i], outcomes_[i]);
			done(i);
		}
	}

	/* Outcomes are told in the order of the database. */
	void done(size_t index)
	{
		const std::lock_guard<std::mutex> lock(mutex_);
		ready_[index] = true;
		for (; told_ < ready_.size() && ready_[told_]; told_++)
			fwrite(outcomes_[told_].text.data(), 1, outcomes_[told_].text.size(), stderr);
	}

	void check(const CompileCommand &given, Outcome &outcome)
	{
		CompileCommand command = given;
		command.CommandLine = brinell::adjusted_command(given.CommandLine);
		const One database(command);
		const std::string file = absolute(command.Directory, command.Filename);
		std::string text;
		llvm::raw_string_ostream stream(text);
		brinell::TextPrinter printer(stream, isatty(STDERR_FILENO) && getenv("NO_COLOR") == nullptr);
		Filter filter(printer.consumer());
		Verdict verdict(options_, output_of(given), outcome);
		Factory factory(options_, verdict);
		ClangTool tool(database, {file}, std::make_shared<PCHContainerOperations>(),
			       llvm::vfs::createPhysicalFileSystem());
		tool.setDiagnosticConsumer(&filter);
		tool.setPrintErrorMessage(false);
		tool.run(&factory);
		stream.flush();
		outcome.text = text + outcome.text;
		if (!outcome.judged) {
			outcome.status = STATUS_FAILED;
			outcome.text += "brinell-check: " + file + ": not checked: Clang can't compile it\n";
		}
	}

	const Options &options_;
	const std::vector<CompileCommand> commands_;
	std::vector<Outcome> outcomes_;
	std::vector<bool> ready_;
	std::atomic<size_t> next_{0};
	std::mutex mutex_;
	size_t told_ = 0;
};

/* ---- arguments --------------------------------------------------------------------------- */

int complain(const std::string &what)
{
	fprintf(stderr, "brinell-check: %s\n", what.c_str());
	return STATUS_USAGE;
}

/* "--key VALUE" or "--key=VALUE" (and -p VALUE); false: another word. */
bool take_value(int argc, char **argv, int &i, const std::string &key, std::string &value, bool &missing)
{
	const std::string word = argv[i];
	if (word == key) {
		missing = i + 1 >= argc;
		value = missing ? "" : argv[++i];
		return true;
	}
	if (key.size() > 2 && brinell::has_prefix(word, key + "=")) {
		value = word.substr(key.size() + 1);
		return true;
	}
	return false;
}

/* -1: go on; else the exit status. */
int parse(int argc, char **argv, Options &options)
{
	for (int i = 1; i < argc; i++) {
		const std::string word = argv[i];
		std::string value;
		bool missing = false;
		if (word == "--help") {
			fputs(usage, stdout);
			return STATUS_CLEAN;
		} else if (word == "--version") {
			printf("brinell-check %s (Clang %s)\n", BRINELL_VERSION, CLANG_VERSION_STRING);
			return STATUS_CLEAN;
		} else if (take_value(argc, argv, i, "-p", value, missing)) {
			options.build = value;
		} else if (take_value(argc, argv, i, "--policy-file", value, missing)) {
			options.gate.push_back("policy=" + value);
		} else if (take_value(argc, argv, i, "--mode", value, missing)) {
			options.gate.push_back("mode=" + value);
		} else if (take_value(argc, argv, i, "--report-dir", value, missing)) {
			options.gate.push_back("report-dir=" + value);
		} else if (take_value(argc, argv, i, "--evidence-dir", value, missing)) {
			options.evidence = value;
		} else if (take_value(argc, argv, i, "--shadow", value, missing)) {
			options.shadow = true;
			brinell::set_shadow(value, false);
		} else if (take_value(argc, argv, i, "--shadow-of", value, missing)) {
			options.shadow = true;
			brinell::set_shadow(value, true);
		} else if (take_value(argc, argv, i, "--jobs", value, missing)) {
			if (llvm::StringRef(value).getAsInteger(10, options.jobs) || options.jobs > 1024)
				return complain("--jobs takes a number up to 1024");
		} else if (word.size() > 1 && word[0] == '-') {
			fputs(usage, stderr);
			return complain("unknown option " + word);
		} else {
			options.files.push_back(word);
		}
		if (missing)
			return complain(word + " needs a value");
	}
	if (options.build.empty()) {
		fputs(usage, stderr);
		return complain("-p BUILD is missing: name the directory that holds compile_commands.json");
	}
	return -1;
}

/* One look before any work: is there a policy that can be used? */
int check_policy(const Options &options)
{
	struct bri_error error = {"", ""};
	struct bri_gate_unit *gate = bri_gate_unit_new();
	bool good = gate != nullptr;
	for (size_t i = 0; good && i < options.gate.size(); i++) {
		const size_t equals = options.gate[i].find('=');
		good = bri_gate_unit_argument(gate, options.gate[i].substr(0, equals).c_str(),
					      options.gate[i].substr(equals + 1).c_str(), &error) == 0;
	}
	good = good && bri_gate_unit_open(gate, &error) == 0;
	bri_gate_unit_free(gate);
	if (good)
		return -1;
	return complain(std::string(error.where) + (error.where[0] ? ": " : "") + error.what);
}

/* Assembler units hold nothing that this program could judge. */
bool is_assembler(const std::string &file)
{
	const llvm::StringRef extension = llvm::sys::path::extension(file);
	return extension == ".s" || extension == ".S" || extension == ".asm";
}

int collect(const Options &options, std::vector<CompileCommand> &ret_commands)
{
	std::string message;
	const std::unique_ptr<CompilationDatabase> database =
		CompilationDatabase::loadFromDirectory(options.build, message);
	if (!database)
		return complain(options.build + ": no usable compile_commands.json (" +
				llvm::StringRef(message).rtrim().str() +
				"); make one with CMAKE_EXPORT_COMPILE_COMMANDS, Meson, or bear");
	std::vector<std::string> files = options.files;
	if (files.empty())
		files = database->getAllFiles();
	std::sort(files.begin(), files.end()); /* the database has no order of its own */
	files.erase(std::unique(files.begin(), files.end()), files.end());
	for (const std::string &file : files) {
		if (options.files.empty() && is_assembler(file))
			continue;
		char *real = realpath(file.c_str(), nullptr);
		if (real == nullptr && !options.files.empty())
			return complain(file + ": " + strerror(errno));
		const std::vector<CompileCommand> commands =
			database->getCompileCommands(real != nullptr ? real : file.c_str());
		free(real);
		if (commands.empty())
			return complain(file + ": not in " + options.build + "/compile_commands.json");
		ret_commands.insert(ret_commands.end(), commands.begin(), commands.end());
	}
	if (ret_commands.empty())
		return complain(options.build + "/compile_commands.json: names no unit; nothing was checked");
	return -1;
}

} // namespace

int main(int argc, char **argv)
{
	if (argc == 3 && std::string(argv[1]) == "--editor")
		return brinell::check_buffer(argv[2]);
	Options options;
	int status = parse(argc, argv, options);
	if (status < 0)
		status = check_policy(options);
	if (status >= 0)
		return status;
	if (!options.evidence.empty()) {
		llvm::SmallString<256> path(options.evidence);
		llvm::sys::fs::make_absolute(path); /* commands have directories of their own */
		options.evidence = path.str().str();
		if (llvm::sys::fs::create_directories(path))
			return complain(options.evidence + ": can't be made a directory");
	}
	std::vector<CompileCommand> commands;
	status = collect(options, commands);
	return status >= 0 ? status : Run(options, std::move(commands)).all();
}
