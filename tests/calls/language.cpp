// SPDX-License-Identifier: Apache-2.0
// C++ as people write it: objects that own, strings, lambdas, builders, templates, ranges.
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct handle;
extern "C" {
handle *handle_new();
void handle_free(handle *);
void handle_mode(handle *, int, int (*)(int, void *));
void handle_text(handle *, const char *);
}

namespace own {
struct Free {
	void operator()(handle *h) const { handle_free(h); }
};
using Handle = std::unique_ptr<handle, Free>;

enum class Mode { off, on };

struct Options {
	int mode = 1;
	bool checked = true;
	int (*check)(int, void *) = nullptr;
};

class Builder {
public:
	Builder &mode(Mode mode)
	{
		mode_ = mode;
		return *this;
	}
	Builder &name(std::string name)
	{
		name_ = std::move(name);
		return *this;
	}
	Handle build() const
	{
		Handle made(handle_new());
		handle_mode(made.get(), mode_ == Mode::off ? 0 : 1, nullptr);
		handle_text(made.get(), name_.c_str());
		return made;
	}

private:
	Mode mode_ = Mode::on;
	std::string name_ = "unnamed";
};
} // namespace own

static const std::string shared = "shared by all of them";
static constexpr std::string_view viewed{"viewed"};
constexpr int operator""_mode(unsigned long long mode) { return static_cast<int>(mode); }

void installed(handle *h)
{
	handle_mode(h, 1, [](int ok, void *) { return ok; });
	handle_mode(h, 1, +[](int, void *) { return 1; });
	auto check = [](int ok, void *) -> int { return ok || true; };
	handle_mode(h, 1, check);
}

void captured(handle *h)
{
	int mode = 1;
	auto off = [&mode] { mode = 0; };

	off();
	handle_mode(h, mode, nullptr);
	const auto set = [h](int to) { handle_mode(h, to, nullptr); };
	set(0);
	set(2_mode);
}

void texts(handle *h, const std::string &host)
{
	std::string text = "begin";

	text += host;
	handle_text(h, text.c_str());
	handle_text(h, shared.c_str());
	handle_text(h, (std::string("a") + "b").c_str());
	handle_text(h, ("c:" + host).c_str());
	handle_text(h, viewed.data());
}

void applied(handle *h, own::Options options) { handle_mode(h, options.mode, options.check); }

void given(handle *h)
{
	own::Options options;

	options.check = [](int, void *) { return 1; };
	applied(h, options);
	applied(h, own::Options{});
	applied(h, {0, false, nullptr});
}

template <typename T> void each(const T &values, handle *h)
{
	for (int value : values)
		handle_mode(h, value, nullptr);
}

void ranges(handle *h)
{
	const std::array<int, 2> modes{1, 0};

	each(modes, h);
	for (int mode : {0, 1})
		handle_mode(h, mode, nullptr);
	std::pair<int, int> both(0, 9);
	handle_mode(h, both.first, nullptr);
	std::vector<int> list(4, 1);
	list.push_back(0);
	handle_mode(h, list[4], nullptr);
}

own::Handle built() { return own::Builder().name("built").mode(own::Mode::off).build(); }
