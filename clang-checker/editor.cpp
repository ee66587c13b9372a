/* SPDX-License-Identifier: Apache-2.0 */
/* The editor's side of the gate: which policy a buffer has, and how findings
 * read where there is room for one line.  It reads no YAML: the command does,
 * in a process of its own, and what it said is kept for a few seconds. */
#include "editor.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <mutex>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace brinell {

namespace {

using Clock = std::chrono::steady_clock;

/* A file, as far as its change can be seen. */
struct Identity {
	std::string path;
	time_t seconds = 0;
	long nanoseconds = 0;
	off_t size = 0;

	bool operator==(const Identity &other) const
	{
		return path == other.path && seconds == other.seconds && nanoseconds == other.nanoseconds &&
		       size == other.size;
	}
};

struct Answer {
	Identity project; /* the nearest brinell.yaml */
	Clock::time_point until;
	Identity file;
	std::shared_ptr<struct bri_policy> policy;
	struct bri_error failure = {"", ""};
};

/* No path: there is no such file. */
Identity identity_of(const std::string &path)
{
	Identity found;
	struct stat status;
	if (stat(path.c_str(), &status) != 0)
		return found;
	found.path = path;
	found.seconds = status.st_mtim.tv_sec;
	found.nanoseconds = status.st_mtim.tv_nsec;
	found.size = status.st_size;
	return found;
}

Identity project_of(llvm::StringRef directory)
{
	Identity found;
	for (llvm::StringRef at = directory; !at.empty() && found.path.empty(); at = llvm::sys::path::parent_path(at))
		found = identity_of((at + (at == "/" ? "" : "/") + "brinell.yaml").str());
	return found;
}

/* All that a program prints, its errors too.  Its status; -1: it didn't run. */
int printed_by(char *const *argv, std::string &text)
{
	int ends[2];
	if (pipe2(ends, O_CLOEXEC) != 0)
		return -1;
	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
	posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
	pid_t child;
	const int failed = posix_spawn(&child, argv[0], &actions, nullptr, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[1]);
	char bytes[4096];
	for (ssize_t got; failed == 0 && ((got = read(ends[0], bytes, sizeof bytes)) > 0 || (got < 0 && errno == EINTR));)
		if (got > 0 && text.size() < 65536)
			text.append(bytes, static_cast<size_t>(got));
	close(ends[0]);
	int status = -1;
	while (failed == 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return failed == 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Read, not mapped: it is kept for long, and who writes over a mapped file ends the process. */
std::shared_ptr<struct bri_policy> opened(const std::string &path, struct bri_error &error)
{
	auto read = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false, /*IsVolatile=*/true);
	if (!read) {
		bri_error_set(&error, path.c_str(), "can't read the compiled policy: %s", read.getError().message().c_str());
		return nullptr;
	}
	const std::shared_ptr<llvm::MemoryBuffer> bytes = std::move(*read);
	struct bri_policy *policy =
		bri_policy_from_memory(bytes->getBufferStart(), bytes->getBufferSize(), path.c_str(), &error);
	if (policy == nullptr)
		return nullptr;
	return std::shared_ptr<struct bri_policy>(policy, [bytes](struct bri_policy *old) { bri_policy_close(old); });
}

/* `before`: the last answer, whose policy stays open while its file is the same. */
Answer ask(const std::string &program, const std::string &source, const Answer &before)
{
	std::string words[] = {program, "policy", "compile", "--for", source};
	char *argv[6] = {};
	for (size_t i = 0; i < 5; i++)
		argv[i] = &words[i][0];
	Answer answer;
	std::string text;
	const int status = printed_by(argv, text);
	const std::string line = llvm::StringRef(text).split('\n').first.str();
	if (status < 0) {
		bri_error_set(&answer.failure, "", "%s: can't be run, so no policy is known", program.c_str());
	} else if (status > 0) {
		bri_error_set(&answer.failure, "", "%s", line.empty() ? ("no policy for " + source).c_str() : line.c_str());
	} else {
		answer.file = identity_of(line);
		if (before.policy && answer.file == before.file)
			answer.policy = before.policy;
		else
			answer.policy = opened(line, answer.failure);
	}
	return answer;
}

} // namespace

std::shared_ptr<struct bri_policy> editor_policy(const std::string &source, struct bri_error &error)
{
	static std::mutex mutex;
	static llvm::StringMap<Answer> answers;
	const char *program = getenv("BRINELL_EDITOR");
	if (program == nullptr)
		return nullptr;
	const std::string directory = llvm::sys::path::parent_path(source).str();
	const Identity project = project_of(directory);
	Answer answer;
	bool known = false;
	{
		const std::lock_guard<std::mutex> lock(mutex);
		const auto kept = answers.find(directory);
		if (kept != answers.end())
			answer = kept->second;
		known = kept != answers.end() && answer.project == project && Clock::now() < answer.until;
	}
	if (!known) {
		answer = ask(program, source, answer);
		answer.project = project;
		answer.until = Clock::now() + std::chrono::seconds(5);
		const std::lock_guard<std::mutex> lock(mutex);
		answers[directory] = answer;
	}
	if (!answer.policy)
		error = answer.failure;
	return answer.policy;
}

bool is_shown_in_editor(clang::CompilerInstance &compiler)
{
	return !compiler.getPreprocessorOpts().GeneratePreamble &&
	       compiler.getFrontendOpts().ProgramAction == clang::frontend::ParseSyntaxOnly;
}

static bool has_database(llvm::StringRef directory)
{
	for (const char *name : {"compile_commands.json", "build/compile_commands.json"}) {
		llvm::SmallString<256> path(directory);
		llvm::sys::path::append(path, name);
		if (llvm::sys::fs::exists(path))
			return true;
	}
	return false;
}

bool has_compile_command(const std::string &source)
{
	const llvm::StringRef extension = llvm::sys::path::extension(source);
	if (has_prefix(extension.lower(), ".h") || extension == ".inc" || extension.empty())
		return false; /* its flags are another file's */
	const char *told = getenv("BRINELL_EDITOR_COMMANDS");
	if (told != nullptr && has_database(told))
		return true;
	for (llvm::StringRef at = llvm::sys::path::parent_path(source); !at.empty(); at = llvm::sys::path::parent_path(at))
		if (has_database(at))
			return true;
	return false;
}

static bool has_text(const char *text)
{
	return text != nullptr && text[0] != '\0';
}

std::string editor_text(const struct bri_finding &finding)
{
	std::string text = std::string(finding.message) + " [" + finding.rule;
	if (finding.waived)
		text += std::string(", waived: ") + (has_text(finding.waiver_reason) ? finding.waiver_reason : "no reason");
	text += "]";
	std::string clauses = has_text(finding.clauses) ? finding.clauses : "";
	if (has_text(finding.cwe))
		clauses += (clauses.empty() ? "" : ", ") + std::string(finding.cwe);
	return clauses.empty() ? text : text + " (" + clauses + ")";
}

std::string editor_options_text(const struct bri_findings *findings, bool &ret_is_error)
{
	std::string text, fixes; /* one line: language servers drop line ends */
	ret_is_error = false;
	for (size_t i = 0; i < bri_findings_count(findings); i++) {
		const struct bri_finding &finding = *bri_findings_at(findings, i);
		if (!finding.is_option || finding.waived || finding.result != BRI_FAIL || finding.severity == BRI_OFF)
			continue;
		text += (text.empty() ? "" : "; ") + std::string(finding.message) + " [" + finding.rule + "]";
		if (has_text(finding.fix))
			fixes += (fixes.empty() ? ": " : "; ") + std::string(finding.fix);
		ret_is_error = ret_is_error || finding.severity == BRI_ERROR;
	}
	return text.empty() ? text : text + fixes;
}

} // namespace brinell
