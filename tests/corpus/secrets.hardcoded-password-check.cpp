// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// The same of functions that take strings and views.
#include <string>
#include <string_view>

using namespace std::literals;

bool check_password(std::string_view typed)
{
	return typed == "engineer#77"sv; // finds: secrets.hardcoded-password
}

struct Door {
	bool open = false;
	bool verifyPin(const std::string &typed)
	{
		return open || typed == "740913"; // finds: secrets.hardcoded-password
	}
	bool isValidPassword(const std::string &chosen) const
	{
		return open && chosen != "12345678";
	}
};

bool door(Door &door, const std::string &typed)
{
	return door.verifyPin(typed) && door.isValidPassword(typed);
}

/* Near misses. */
bool checkPasswordOption(std::string_view option)
{
	return option == "--password"sv;
}

bool checkPin(const std::string &user, const std::string &typed)
{
	return user == "admin" && !typed.empty();
}

/* Unknown. */
bool verify_passcode(std::string_view typed, const std::string &kept)
{
	return typed == kept;
}
