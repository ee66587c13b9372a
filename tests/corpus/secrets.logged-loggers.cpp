// SPDX-License-Identifier: Apache-2.0
// Loggers that are classes or namespaces, out of sight: their own name says what their members are.
#include <string>

class Logger {
public:
	static void info(const char *tag, const char *format, ...);
	static void warn(const char *tag, const char *format, ...);
	static void set(const char *format, ...);
};

namespace app_log {
void error(const char *format, ...);
}

class Catalogue {
public:
	static void info(const char *format, ...);
};

struct login {
	std::string user, password;
};

void shows(const login &who)
{
	Logger::info("NET", "joins %s with %s", who.user.c_str(), who.password.c_str()); // finds: secrets.logged
	app_log::error("refused: %s", who.password.c_str()); // finds: secrets.logged
}

// Wrapper.
static void report(const std::string &passphrase)
{
	Logger::warn("NET", "wrong: %s", passphrase.c_str()); // finds: secrets.logged
}

void tries(const std::string &passphrase)
{
	report(passphrase);
}

// Near misses: its length, whether there is one, what sets something, what isn't called a logger; unknown: any text.
void careful(const login &who, const std::string &text)
{
	Logger::info("NET", "user %s, %zu letters", who.user.c_str(), who.password.size());
	Logger::info("NET", "password %s", who.password.empty() ? "missing" : "there");
	Logger::set("password=%s", who.password.c_str());
	Catalogue::info("%s", who.password.c_str());
	Logger::warn("NET", "got %s", text.c_str());
}
