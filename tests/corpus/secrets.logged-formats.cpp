// SPDX-License-Identifier: Apache-2.0
// Texts made by braces: what is formatted is in the text, what is logged is told.
#include <cstdio>
#include <memory>
#include <string>

namespace fmt {
template <typename... T> void print(const char *format, T &&...args);
template <typename... T> std::string format(const char *format, T &&...args);
}
namespace spdlog {
template <typename... T> void info(const char *format, T &&...args);
template <typename... T> void debug(const char *format, T &&...args);
class logger {
public:
	template <typename... T> void warn(const char *format, T &&...args);
};
std::shared_ptr<logger> get(const std::string &name);
}
struct mosquitto;
extern "C" int mosquitto_username_pw_set(mosquitto *mosq, const char *username, const char *password);

void printed(mosquitto *mosq, const std::string &user, const std::string &pw)
{
	mosquitto_username_pw_set(mosq, user.c_str(), pw.c_str());
	fmt::print("login {} {}\n", user, pw); // finds: secrets.logged
}

struct account {
	std::string name, password;
	int port;
};

/* Field. */
void debugged(const account &a)
{
	spdlog::debug("password {} of {}", a.password, a.name); // finds: secrets.logged
	spdlog::info("{} at {}", a.name, a.port);
}

void by_logger(const account &a)
{
	auto log = spdlog::get("net");

	log->warn("refused: {}:{}", a.name, a.password); // finds: secrets.logged
	log->warn("refused: {}, {} letters", a.name, a.password.size());
}

/* Wrapper: the text is made first. */
void made(mosquitto *mosq, const account &a)
{
	mosquitto_username_pw_set(mosq, a.name.c_str(), a.password.c_str());
	std::string line = fmt::format("{}:{}", a.name, a.password);
	std::fputs(line.c_str(), stderr); // finds: secrets.logged
}

/* Near misses. */
void others(mosquitto *mosq, const account &a)
{
	mosquitto_username_pw_set(mosq, a.name.c_str(), a.password.c_str());
	std::string line = fmt::format("{}:{}", a.name, a.port);
	std::fputs(line.c_str(), stderr);
	spdlog::info("password changed");
	spdlog::info("{}", std::string(a.password.size(), '*'));
}
