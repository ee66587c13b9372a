// SPDX-License-Identifier: Apache-2.0
// Instances of templates, constructors that nobody wrote, what stands where in them.
#include <iostream>
#include <memory>
#include <sstream>
#include <string>

int put(int);
std::string made();
struct Pair {
	int a, b;
};
Pair pair(int);

extern "C" {
static int of_c(int number)
{
	return put(number);
}
}

template <class Engine> struct Maker {
	std::string code(int digits)
	{
		std::string out;
		while (digits-- > 0)
			out += static_cast<char>('0' + engine() % 10);
		for (int i = 0; i < 3; ++i)
			put(i);
		std::cout << out << 3 << '\n';
		return out;
	}
	Engine engine;
};

struct Three {
	int operator()() { return of_c(3); }
};

std::string use()
{
	Maker<Three> maker;
	return maker.code(3);
}

class Kept {
public:
	Kept() = default;
	explicit Kept(int) : name_(made()), pair_(pair(1)) {}
	int bits() const { return bits_; }

private:
	std::string name_, other_ = made();
	Pair pair_ = pair(2);
	int bits_ = 2048;
};

int kept()
{
	Kept one, two(2);
	static thread_local std::string text = made();
	return one.bits() + two.bits() + static_cast<int>(text.size());
}

struct Held {
	int number;
	void set(int to) { number = to; }
};

void held()
{
	auto one = std::make_shared<Held>();
	one->set(3);
}
