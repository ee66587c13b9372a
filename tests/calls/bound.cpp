// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// What is bound to references and to several names, asked for where it is declared, put together in parentheses, and known
// before the program runs.
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>

struct point {
	int x, y;
};

void use(const char *text);
const char *give(const char *first, const char *second);
std::pair<std::string, std::string> account();
std::tuple<int, int> both();
point where();

void several()
{
	const auto [name, word] = account();
	auto [first, second] = both();
	auto [x, y] = where();
	use(name.c_str());
	(void)first, (void)x;
}

void references()
{
	auto &&[name, word] = account();
	auto &&whole = account();
	const auto &kept = account();
	use(name.c_str());
	use(whole.first.c_str());
	use(kept.second.c_str());
}

void in_parentheses(const std::string &salt)
{
	use(("$1$" + salt).c_str());
	const char *out = give("x", ("$1$" + salt).c_str());
	const char *other = give("x", (salt + "$1$").c_str());
	use(out);
	use(other);
}

using source = std::variant<std::string, int>;

void asked(const source &from)
{
	if (auto text = std::get_if<std::string>(&from))
		use(text->c_str());
}

constexpr int twice(int number)
{
	return number * 2;
}

void known(int *out, const char *given)
{
	auto pair = std::make_tuple("user", "w0rd");
	auto numbers = std::make_pair(1, 2);
	std::string_view begun{"view"};
	const std::string_view fixed("view", 4);
	std::string_view unknown{given};
	int four = twice(2);
	const int six = twice(3);
	*out = four + six + twice(4) + numbers.first;
	use(std::get<1>(pair));
	use(begun.data());
	use(fixed.data());
	use(unknown.data());
}

class writer {
public:
	template <typename T>
	void line(const char *key, const T &value)
	{
		out_ << key << '=' << value << '\n';
	}

private:
	std::ostream &out_;
};

void lines(writer &to, const std::string &text)
{
	to.line("text", text);
	to.line("number", 3);
}
