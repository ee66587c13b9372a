// SPDX-License-Identifier: Apache-2.0
// Words in containers: of pointers, and of strings that pointers are taken of.
#include <string>
#include <unistd.h>
#include <vector>

void pushed(const std::string &url)
{
	std::vector<const char *> args;

	args.push_back("curl");
	args.emplace_back("-k");
	args.push_back(url.c_str());
	args.push_back(nullptr);
	execvp(args[0], const_cast<char *const *>(args.data())); // finds: process.insecure-download
}

void listed(const std::string &url)
{
	std::vector<char *> args{(char *)"wget", (char *)"--no-check-certificate", const_cast<char *>(url.c_str()), nullptr};

	execv("/usr/bin/wget", args.data()); // finds: process.insecure-download
}

void taken_of_strings(const std::string &url)
{
	std::vector<std::string> words = {"curl", "-k", url};
	std::vector<char *> args;

	for (auto &word : words)
		args.push_back(&word[0]);
	args.push_back(nullptr);
	execvp("curl", args.data()); // finds: process.insecure-download
}

void pushed_strings(const std::string &url, bool is_lab)
{
	std::vector<std::string> words;
	std::string word = "curl";

	words.push_back(word);
	word = "-s";
	if (is_lab)
		word = "-k";
	words.push_back(word);
	execlp("curl", words[0].c_str(), words[1].c_str(), url.c_str(), nullptr); // finds: process.insecure-download
}

/* Near misses. */
void checked(const std::string &url)
{
	std::vector<const char *> args;

	args.push_back("curl");
	args.push_back("-s");
	args.push_back(url.c_str());
	args.push_back(nullptr);
	execvp(args[0], const_cast<char *const *>(args.data()));
}

void used_again(const std::string &url)
{
	std::vector<std::string> words;
	std::string word = "curl";

	words.push_back(word);
	word = "-k is not given here";
	std::vector<char *> args{&words[0][0], const_cast<char *>(url.c_str()), nullptr};
	execvp("curl", args.data());
}

/* Unknown: the caller's words. */
void unknown(std::vector<char *> &args)
{
	execvp("curl", args.data());
}
