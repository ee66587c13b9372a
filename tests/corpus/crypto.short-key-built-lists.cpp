// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++20
// Containers that a compiler made itself, since their constructor is a constant, and what is moved into them; what was
// never put in isn't a number.
#include <string>
#include <utility>
#include <vector>

struct RSA;
extern "C" int RSA_generate_key_ex(RSA *rsa, int bits, void *e, void *callback);

struct plan {
	std::string name;
	int bits = 2048;
};

class planner {
public:
	planner &add(plan one)
	{
		plans_.push_back(std::move(one));
		return *this;
	}
	void run(RSA *rsa) const
	{
		for (const plan &one : plans_)
			RSA_generate_key_ex(rsa, one.bits, nullptr, nullptr);
	}

private:
	std::vector<plan> plans_;
};

void pushed(RSA *rsa)
{
	std::vector<plan> plans;
	plan old{"old"};

	old.bits = 1024;
	plans.push_back({.name = "new", .bits = 4096});
	plans.push_back(old);
	RSA_generate_key_ex(rsa, plans[1].bits, nullptr, nullptr); // finds: crypto.short-key
	RSA_generate_key_ex(rsa, plans[0].bits, nullptr, nullptr);
}

/* Wrapper, field: a builder that keeps them. */
void built(RSA *rsa)
{
	planner bad, good;

	bad.add({.name = "a"}).add({.name = "b", .bits = 1024});
	bad.run(rsa); // finds: crypto.short-key
	good.add({.name = "a"}).add({.name = "b", .bits = 4096});
	good.run(rsa);
}

/* Conditional. */
void perhaps(RSA *rsa, bool old)
{
	plan one{"one"};
	planner all;

	if (old)
		one.bits = 768;
	all.add(one);
	all.run(rsa); // finds: crypto.short-key
}

/* Near misses: nothing is in there, or what a default says. */
void nothing(RSA *rsa)
{
	std::vector<int> numbers;
	std::vector<plan> plans;
	planner none, usual;

	for (int bits : numbers)
		RSA_generate_key_ex(rsa, bits, nullptr, nullptr);
	for (const plan &one : plans)
		RSA_generate_key_ex(rsa, one.bits, nullptr, nullptr);
	none.run(rsa);
	usual.add({"usual"});
	usual.run(rsa);
}

/* Unknown. */
void given(RSA *rsa, const planner &all, plan one)
{
	planner own;

	all.run(rsa);
	own.add(std::move(one));
	own.run(rsa);
}
