// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// Views of text: compared with what a user typed, as constants, members and in tables.
#include <string.h>
#include <string>
#include <string_view>

struct Account {
	std::string_view name, password;
};
static constexpr Account accounts[] = {{"admin", "admin-1"}, {"guest", "guest-1"}};
static constexpr std::string_view master = "open sesame";

/* Field. */
bool login(std::string_view name, std::string_view password)
{
	for (const Account &account : accounts)
		if (account.name == name && account.password == password) // finds: secrets.hardcoded-password
			return true;
	return false;
}

bool backdoor(std::string_view password)
{
	return password == master; // finds: secrets.hardcoded-password
}

bool method(std::string_view password)
{
	return password.compare("let me in") == 0; // finds: secrets.hardcoded-password
}

static bool same(std::string_view typed_password, std::string_view wanted)
{
	return typed_password == wanted;
}

/* Wrapper. */
bool wrapped(std::string_view typed)
{
	return same(typed, "let me in"); // finds: secrets.hardcoded-password
}

/* Near misses. */
bool word(std::string_view key)
{
	return key == "password";
}

bool guest(std::string_view name)
{
	return name == accounts[1].name;
}

/* Unknown. */
bool stored(std::string_view password, const std::string &kept)
{
	return password == kept;
}

/* What text a call hands on is called what it was taken of. */
bool by_pointer(const std::string &password)
{
	return strcmp(password.c_str(), "let me in") == 0; // finds: secrets.hardcoded-password
}

bool as_view(const std::string &password)
{
	return password == master; // finds: secrets.hardcoded-password
}

bool made_view(const std::string &password)
{
	return std::string_view(password) == "let me in"; // finds: secrets.hardcoded-password
}

bool made_string(const char *password)
{
	return std::string(password) == "let me in"; // finds: secrets.hardcoded-password
}

/* Near misses. */
bool repeated(const std::string &password, const std::string &again)
{
	return strcmp(password.c_str(), again.c_str()) == 0;
}

bool of_a_mode(const std::string &mode)
{
	return strcmp(mode.c_str(), "password") == 0;
}

/* How a stored one was hashed. */
bool has_scheme(const std::string &password)
{
	return password.substr(0, 5) == "{SHA}" || password.compare(0, 4, "$2b$") == 0;
}

/* A PIN is one whatever stands before the word; a pin that is no text isn't compared with one. */
bool opens(const std::string &entered_pin)
{
	static const std::string service = "740913";

	return entered_pin == service; // finds: secrets.hardcoded-password
}

/* Near misses: pins of a chip have names with letters; nothing is written down. */
bool resets(const std::string &reset_pin)
{
	return reset_pin == "gpio17" || reset_pin == "PA0";
}

bool opens_as_stored(const std::string &entered_pin, const std::string &stored)
{
	return entered_pin == stored;
}
