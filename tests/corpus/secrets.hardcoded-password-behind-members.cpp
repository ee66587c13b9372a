// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// What a class keeps behind a pointer of its own: its constructor made it, and nobody else writes it.
#include <memory>
#include <string>

struct mosquitto;
typedef void CURL;
extern "C" int mosquitto_username_pw_set(mosquitto *client, const char *name, const char *word);
extern "C" int curl_easy_setopt(CURL *curl, int option, ...);
static const int VERIFYPEER = 64;
std::string ask(const char *what);

class Login {
public:
	Login();
	~Login();
	void send(mosquitto *client);

private:
	struct Inner;
	std::unique_ptr<Inner> inner_;
};

struct Login::Inner {
	std::string user, word;
};

Login::Login() : inner_(std::make_unique<Inner>())
{
	inner_->word = "behind5ecret";
}

Login::~Login() = default;

/* Field. */
void Login::send(mosquitto *client)
{
	mosquitto_username_pw_set(client, "camera", inner_->word.c_str()); // finds: secrets.hardcoded-password
}

class Transfer {
public:
	explicit Transfer(CURL *curl);
	~Transfer();
	void start(mosquitto *client);

private:
	struct Inner;
	Inner *inner_;
	CURL *curl_;
};

struct Transfer::Inner {
	std::string word = "behind6ecret";
	long peer = 0;
};

Transfer::Transfer(CURL *curl) : inner_(new Inner), curl_(curl)
{
}

Transfer::~Transfer()
{
	delete inner_;
}

void Transfer::start(mosquitto *client)
{
	mosquitto_username_pw_set(client, "camera", inner_->word.c_str()); // finds: secrets.hardcoded-password
	curl_easy_setopt(curl_, VERIFYPEER, inner_->peer); // finds: tls.verify-off
}

/* Near misses: a setter writes it; it is lent to who may; it was asked for. */
class Set {
public:
	Set();
	~Set();
	void word(const std::string &word) { inner_->set_word = word; }
	void send(mosquitto *client);

private:
	struct Inner {
		std::string set_word;
	};
	std::unique_ptr<Inner> inner_;
};

Set::Set() : inner_(std::make_unique<Inner>())
{
	inner_->set_word = "none";
}

Set::~Set() = default;

void Set::send(mosquitto *client)
{
	mosquitto_username_pw_set(client, "camera", inner_->set_word.c_str());
}

struct Shared {
	std::string shared_word;
};
void load(Shared &shared);

class Lent {
public:
	Lent();
	~Lent();
	void read() { load(*inner_); }
	void send(mosquitto *client);

private:
	std::unique_ptr<Shared> inner_;
};

Lent::Lent() : inner_(std::make_unique<Shared>())
{
	inner_->shared_word = "none";
}

Lent::~Lent() = default;

void Lent::send(mosquitto *client)
{
	mosquitto_username_pw_set(client, "camera", inner_->shared_word.c_str());
}

class Asked {
public:
	Asked();
	~Asked();
	void send(mosquitto *client);

private:
	struct Inner {
		std::string asked_word;
	};
	std::unique_ptr<Inner> inner_;
};

Asked::Asked() : inner_(new Inner)
{
	inner_->asked_word = ask("word");
}

Asked::~Asked() = default;

void Asked::send(mosquitto *client)
{
	mosquitto_username_pw_set(client, "camera", inner_->asked_word.c_str());
}

/* Unknown. */
class Given {
public:
	explicit Given(std::unique_ptr<Shared> shared) : shared_(std::move(shared)) {}
	void send(mosquitto *client) { mosquitto_username_pw_set(client, "camera", shared_->shared_word.c_str()); }

private:
	std::unique_ptr<Shared> shared_;
};
