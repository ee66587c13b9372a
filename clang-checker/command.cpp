/* SPDX-License-Identifier: Apache-2.0 */
/* A command of a build, made for whatever compiler, as one that Clang's library
 * can take.  It runs nothing. */
#define BRI_CLANG_TOOLING
#include "command.h"

#include <sys/stat.h>

namespace brinell {

namespace {

bool is_launcher(const std::string &word)
{
	const size_t slash = word.rfind('/');
	const std::string name = slash == std::string::npos ? word : word.substr(slash + 1);
	return name == "brinell-cc" || name == "ccache" || name == "distcc" || name == "icecc" || name == "sccache";
}

/* The resource directory of the Clang this program is linked to. */
std::string resource_directory()
{
	const std::string base = std::string(BRINELL_LLVM_LIBDIR) + "/clang/";
	for (const std::string &name : {std::string(CLANG_VERSION_STRING), std::to_string(CLANG_VERSION_MAJOR)}) {
		struct stat facts;
		if (stat((base + name + "/include").c_str(), &facts) == 0)
			return base + name;
	}
	return std::string();
}

bool is_dropped(const std::string &word)
{
	for (const char *prefix : {"-fplugin=", "-fplugin-arg-", "-specs=", "--specs=", "-fpass-plugin="})
		if (brinell::has_prefix(word, prefix))
			return true;
	return word == "-Werror" || word == "-pedantic-errors";
}

} // namespace

std::vector<std::string> adjusted_command(const std::vector<std::string> &given)
{
	std::vector<std::string> words;
	size_t first = 0;
	while (first + 1 < given.size() && is_launcher(given[first]) && given[first + 1][0] != '-')
		first++;
	for (size_t i = first; i < given.size(); i++)
		if (!is_dropped(given[i]))
			words.push_back(given[i]);
	std::vector<const char *> pointers;
	for (size_t i = 1; i < words.size(); i++)
		pointers.push_back(words[i].c_str());
	const std::vector<bool> unknown = brinell::unknown_options(pointers);
	std::vector<std::string> kept(words.begin(), words.begin() + (words.empty() ? 0 : 1));
	for (size_t i = 1; i < words.size(); i++)
		if (!(unknown[i - 1] && words[i][0] == '-'))
			kept.push_back(words[i]);
	const std::string resources = resource_directory();
	if (!resources.empty())
		kept.insert(kept.begin() + (kept.empty() ? 0 : 1), "-resource-dir=" + resources);
	return kept;
}

} // namespace brinell
