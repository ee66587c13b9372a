// SPDX-License-Identifier: Apache-2.0
// Written down in classes of the library: concatenations, what a lambda keeps, statics made when they are reached, what
// a template makes, objects that may be empty.
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct context;
extern "C" context *context_new(void);
extern "C" void context_free(context *c);
extern "C" int context_set(context *c, int option, ...);
void show(const char *text);
void start(std::function<bool(int)> callback);

struct settings {
	std::string host;
	int port = 8883;
	bool verify = false;
};

class connection {
public:
	connection(const settings &s, bool now) : settings_(s), context_(context_new(), &context_free)
	{
		if (now)
			context_set(context_.get(), 64, s.verify ? 1L : 0L);
	}
	void listen(std::string pin)
	{
		start([this, pin](int code) { return code != 0 && check(pin); });
	}

private:
	bool check(const std::string &pin) const { return pin == settings_.host; }
	const settings &settings_;
	std::unique_ptr<context, void (*)(context *)> context_;
};

std::string joined(const std::string &base, const std::string &token)
{
	std::string url = base + "/v1/ingest?t=" + token;
	const std::string local = "http://" + base + ":" + std::to_string(8080);
	const std::string made = std::string("mqtt://") + base + "/" + token;

	show((base + token).c_str());
	return url + local + made;
}

const char *kept()
{
	static const std::string secret = "9f8e7d6c5b4a3928";

	show(secret.c_str());
	return secret.c_str();
}

void listed(context *c)
{
	static const std::map<int, long> options = {{64, 1L}, {81, 2L}};
	const char *argv[] = {"wget", "-q", kept(), nullptr};

	show(argv[1]);
	for (const auto &[option, value] : options)
		context_set(c, option, value);
	for (std::string_view name : {"host", "port"})
		show(name.data());
}

void drawn(std::vector<std::uint8_t> &iv)
{
	for (auto &b : iv)
		b = static_cast<std::uint8_t>(std::rand() & 0xff);
}

template <typename T> struct holder {
	explicit holder(T given) : value(given) {}
	T value;
};

template <typename T> holder<T> *hold(T value)
{
	return new holder<T>(value);
}

void in_templates(const std::string &name)
{
	delete hold(name.c_str());
	hold([name](int code) { return code + static_cast<int>(name.size()); });
}

std::optional<int> level(bool is_new)
{
	if (is_new)
		return 772;
	return std::nullopt;
}

void perhaps(context *c, bool is_new)
{
	std::optional<int> lowest = 769;

	context_set(c, 123, *lowest);
	context_set(c, 124, lowest.value());
	context_set(c, 125, level(is_new).value_or(771));
	settings s{"host", 1883};
	connection(s, true).listen("1234");
}

class sum {
public:
	void add(const std::uint32_t *words)
	{
		for (int i = 0; i < 8; i++)
			last_ = words[i];
	}

private:
	std::uint32_t last_ = 0;
};

int guarded(const std::uint32_t *words)
{
	try {
		sum().add(words);
	} catch (const std::runtime_error &e) {
		show(e.what());
		return 1;
	}
	return 0;
}
