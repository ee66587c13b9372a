// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// Letters that are appended to a text one by one are letters, whatever a compiler passes them as.
#include <cstdlib>
#include <string>
#include <vector>

void spaced()
{
	std::string command = "wget --no-check-certificate";

	command += ' ';
	command += "https://u.example.com/u.bin";
	std::system(command.c_str()); // finds: process.insecure-download
}

void pushed()
{
	std::string command = "curl -";

	command.push_back('k');
	command.append(" https://u.example.com/u.bin");
	std::system(command.c_str()); // finds: process.insecure-download
}

static std::string joined(const std::vector<std::string> &words)
{
	std::string out;

	for (const auto &word : words) {
		if (!out.empty())
			out += ' ';
		out += word;
	}
	return out;
}

/* Wrapper. */
void words()
{
	std::system(joined({"wget", "--no-check-certificate", "https://u.example.com/u.bin"}).c_str()); // finds: process.insecure-download
}

/* Near misses. */
void other_letters()
{
	std::string command = "curl -";

	command.push_back('o');
	command += ' ';
	command.append("/tmp/u.bin https://u.example.com/u.bin");
	std::system(command.c_str());
	std::system(joined({"wget", "https://u.example.com/u.bin"}).c_str());
}

void one_word()
{
	std::string command = "wget";

	command += 'k';
	command += "--no-check-certificate https://u.example.com/u.bin";
	std::system(command.c_str());
}

/* A letter that nobody knows. */
void given(char letter)
{
	std::string command = "curl -";

	command += letter;
	command += " https://u.example.com/u.bin";
	std::system(command.c_str()); // finds: process.shell-command
}
