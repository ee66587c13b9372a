// SPDX-License-Identifier: Apache-2.0
/* The same for members that are handed to a reference. */
#include <cstdlib>
#include <random>
#include <string>

static const char charset[] = "abcdefghijklmnopqrstuvwxyz0123456789";

static void letters(std::string &out, int count)
{
	out.clear();
	for (int i = 0; i < count; i++)
		out += charset[rand() % 36];
}

static void digits(std::string &out)
{
	out = std::to_string(rand());
}

static void moved(std::string &out)
{
	std::string made = std::to_string(rand());
	out = std::move(made);
}

static void drawn(std::string &out)
{
	std::random_device device;
	out = std::to_string(device());
}

static void number(unsigned &out)
{
	out = static_cast<unsigned>(rand());
}

class Session {
public:
	void begin()
	{
		letters(token_, 16); // finds: random.weak-generator
	}
	void identify()
	{
		digits(session_id_); // finds: random.weak-generator
	}
	void move()
	{
		moved(api_key_); // finds: random.weak-generator
	}
	void count()
	{
		number(nonce_); // finds: random.weak-generator
	}
	void by_member()
	{
		assign(token_); // finds: random.weak-generator
	}
	/* Near miss: the device draws it; a colour is no secret. */
	void begin_well()
	{
		drawn(token_);
		moved(colour_);
	}
	/* Unknown: the stranger isn't in sight. */
	void begin_elsewhere();

private:
	static void assign(std::string &out)
	{
		out.assign(std::to_string(rand()));
	}
	std::string token_, session_id_, api_key_, colour_;
	unsigned nonce_ = 0;
};

void ask_server(std::string &out);

void Session::begin_elsewhere()
{
	ask_server(token_);
}

int main()
{
	Session session;
	session.begin();
	session.identify();
	session.move();
	session.count();
	session.by_member();
	session.begin_well();
	session.begin_elsewhere();
	return 0;
}
