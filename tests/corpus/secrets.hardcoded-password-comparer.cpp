// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// A program's own comparison of strings.
#include <string>
#include <string_view>

static bool equals(const std::string &a, const char *b)
{
	return a == b;
}

static bool same_view(std::string_view a, std::string_view b)
{
	return a.size() == b.size() && a.compare(b) == 0;
}

static bool ct_equal(const std::string &a, const std::string &b)
{
	unsigned char diff = 0;

	if (a.size() != b.size())
		return false;
	for (size_t i = 0; i < a.size(); i++)
		diff |= static_cast<unsigned char>(a[i] ^ b[i]);
	return diff == 0;
}

template <typename A, typename B> static bool alike(const A &a, const B &b)
{
	return a == b;
}

bool login(const std::string &password)
{
	return equals(password, "letmein42"); // finds: secrets.hardcoded-password
}

bool view(std::string_view password)
{
	return same_view(password, "letmein42"); // finds: secrets.hardcoded-password
}

bool constant_time(const std::string &password)
{
	return ct_equal(password, "letmein42"); // finds: secrets.hardcoded-password
}

bool of_any_type(const std::string &password)
{
	return alike(password, "letmein42"); // finds: secrets.hardcoded-password
}

static bool given_and_equal(const std::string &a, const char *b)
{
	return b && equals(a, b);
}

/* Wrapper: a second one between. */
bool second_wrapper(const std::string &password)
{
	return given_and_equal(password, "letmein42"); // finds: secrets.hardcoded-password
}

/* Near misses. */
bool of_a_mode(const std::string &mode, const std::string &key_name)
{
	return equals(mode, "client") || equals(key_name, "password");
}

bool repeated(const std::string &password, const std::string &confirm)
{
	return same_view(password, confirm) && ct_equal(password, confirm) && alike(password, confirm);
}

bool stored_how(const std::string &password)
{
	return equals(password, "{SHA}") || equals(password, "");
}

/* Near miss: nobody may choose it. */
int rule(const std::string &password)
{
	if (equals(password, "12345678"))
		return -1;
	return 0;
}

/* Near miss: by the operator itself. */
int rule_by_operator(const std::string &password)
{
	if (password == "12345678")
		return -1;
	return 0;
}

int door_by_operator(const std::string &password)
{
	if (!(password == "letmein42")) // finds: secrets.hardcoded-password
		return -1;
	return 0;
}

/* Unknown. */
bool stored(std::string_view password, const std::string &kept)
{
	return same_view(password, kept);
}
