// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Texts that are made of drawn numbers and returned by a function that is called a token; what a library draws for itself.
#include <algorithm>
#include <cstdlib>
#include <random>
#include <sstream>
#include <string>
#include <vector>

static std::mt19937 &engine()
{
	static std::mt19937 one{std::random_device{}()};
	return one;
}

/* Fires: streams. */
std::string make_session_id()
{
	std::ostringstream text;
	text << std::hex << engine()() << engine()();
	return text.str(); // finds: random.weak-generator
}

std::string make_token()
{
	std::stringstream text;
	for (int i = 0; i < 4; i++)
		text << rand() % 10;
	return text.str(); // finds: random.weak-generator
}

static std::string digits(int number)
{
	return std::to_string(number);
}

/* Wrapper. */
std::string new_csrf_token()
{
	return digits(rand()); // finds: random.weak-generator
}

/* Near misses. */
std::string title()
{
	std::stringstream text;
	text << "page " << rand() % 10; // finds: random.weak-generator warning
	return text.str();
}

std::string token_of(unsigned number)
{
	std::stringstream text;
	text << std::hex << number;
	return text.str();
}

void shuffled(std::vector<int> &cards, std::mt19937 &by)
{
	std::shuffle(cards.begin(), cards.end(), by);
}

/* Unknown. */
std::string access_token(const std::string &kept)
{
	return kept;
}
