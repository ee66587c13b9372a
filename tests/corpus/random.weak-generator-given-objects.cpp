// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Objects of a class that begin as what a function returned are called what they are, as numbers are.
#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

void use(const std::string &text);
void send(const std::vector<unsigned char> &bytes);

static std::string letters()
{
	std::string text;
	for (int i = 0; i < 8; i++)
		text += static_cast<char>('a' + rand() % 26);
	return text;
}

static std::vector<unsigned char> bytes()
{
	std::vector<unsigned char> made(16);
	for (auto &byte : made)
		byte = static_cast<unsigned char>(rand());
	return made;
}

static std::string from_the_device()
{
	std::random_device device;
	std::string text;
	for (int i = 0; i < 8; i++)
		text += static_cast<char>('a' + device() % 26);
	return text;
}

/* Wrapper. */
void declared()
{
	std::string session_token = letters(); // finds: random.weak-generator
	const std::vector<unsigned char> nonce = bytes(); // finds: random.weak-generator
	auto api_key = letters().substr(0, 16); // finds: random.weak-generator

	use(session_token);
	use(api_key);
	send(nonce);
}

class Session {
public:
	Session()
	    : token_(letters()), // finds: random.weak-generator
	      salt_(bytes())     // finds: random.weak-generator
	{
	}
	const std::string &token() const { return token_; }

private:
	std::string token_;
	std::vector<unsigned char> salt_;
};

/* In members. */
void held()
{
	Session session;
	use(session.token());
}

/* Near misses. */
void well()
{
	std::string session_token = from_the_device();
	std::string colour = letters();

	use(session_token);
	use(colour);
}

/* Unknown. */
std::string ask();
void asked()
{
	std::string session_token = ask();
	use(session_token);
}
