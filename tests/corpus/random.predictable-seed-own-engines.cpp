// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// flags: -std=c++17
// A seed is judged by where the numbers of its own engine went, not by another's.
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <vector>

/* Fires. */
std::string make_token()
{
	std::mt19937 engine(static_cast<unsigned>(std::time(nullptr))); // finds: random.predictable-seed
	std::string token;

	for (int i = 0; i < 8; i++)
		token += static_cast<char>('a' + engine() % 26); // finds: random.weak-generator
	return token;
}

static unsigned draw(std::mt19937 &engine)
{
	return static_cast<unsigned>(engine());
}

/* Wrapper: by reference. */
unsigned long make_session_id()
{
	std::mt19937 engine(static_cast<unsigned>(std::time(nullptr))); // finds: random.predictable-seed

	return draw(engine); // finds: random.weak-generator
}

class Session {
public:
	Session() : engine_(static_cast<unsigned>(std::time(nullptr))) {} // finds: random.predictable-seed
	std::string nonce();

private:
	std::mt19937 engine_;
};

/* Field. */
std::string Session::nonce()
{
	std::string nonce;

	for (int i = 0; i < 8; i++)
		nonce += static_cast<char>('a' + engine_() % 26); // finds: random.weak-generator
	return nonce;
}

/* Near misses: nothing that these draw is a secret. */
int throw_of_a_die()
{
	static std::mt19937 engine(static_cast<unsigned>(std::time(nullptr))); // finds: random.predictable-seed warning

	return std::uniform_int_distribution<int>(1, 6)(engine); // finds: random.weak-generator warning
}

class Jitter {
public:
	Jitter() : noise_(static_cast<unsigned>(std::time(nullptr))) {} // finds: random.predictable-seed warning
	int next() { return static_cast<int>(noise_() % 100); } // finds: random.weak-generator warning

private:
	std::minstd_rand noise_;
};

int wait()
{
	Jitter jitter;

	return jitter.next();
}

void begin()
{
	srand(static_cast<unsigned>(std::time(nullptr))); // finds: random.predictable-seed warning
}

int pause_in_ms()
{
	return rand() % 100; // finds: random.weak-generator warning
}

/* Unknown. */
int drawn_from(std::mt19937 &engine)
{
	return static_cast<int>(engine() % 6); // finds: random.weak-generator warning
}
