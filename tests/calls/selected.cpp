// SPDX-License-Identifier: Apache-2.0
// Pointers to members, what handlers catch, consteval, std::atomic, streams by their shared base.
#include <atomic>
#include <fstream>
#include <string>

extern "C" void note(int, const char *);

struct machine {
	int speed = 1;
	int turn(int by)
	{
		note(by + speed, "turn");
		return by;
	}
};

int by_pointers(void)
{
	int (machine::*function)(int) = &machine::turn;
	int machine::*data = &machine::speed;
	machine one, *other = &one;
	one.*data = 9;
	other->*data = 8;
	(other->*function)(3);
	return (one.*function)(one.*data);
}

void handlers(void)
{
	try {
		note(1, "tried");
	} catch (int code) {
		note(code, "number");
	} catch (const char *text) {
		note(2, text);
	} catch (const std::string &text) {
		note(3, text.c_str());
	}
}

consteval int square(int of)
{
	return of * of;
}

int known(void)
{
	note(square(6), "square");
	return square(2);
}

static std::atomic<int> level{3};

void levels(void)
{
	note(level.load(), "level");
	level.store(4);
	level++;
	note(level.exchange(9), "was");
}

bool stream(const char *name)
{
	std::ofstream out(name);
	out << "text" << 5 << std::endl;
	return out.good();
}

struct base {
	virtual ~base();
};
struct derived : base {
	void set(int);
};

void another(base *one, base &other)
{
	if (auto *found = dynamic_cast<derived *>(one))
		found->set(1);
	dynamic_cast<derived &>(other).set(2);
}
