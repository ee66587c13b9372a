// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// Classes whose users aren't in sight: what a constructor writes and nobody else does is what the other functions find.
#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

struct mosquitto;
struct evp_cipher_ctx_st;
struct evp_cipher_st;
struct engine_st;
typedef void CURL;
extern "C" int mosquitto_username_pw_set(mosquitto *client, const char *name, const char *word);
extern "C" int curl_easy_setopt(CURL *curl, int option, ...);
extern "C" int EVP_EncryptInit_ex(evp_cipher_ctx_st *ctx, const evp_cipher_st *cipher, engine_st *impl,
                                  const unsigned char *key, const unsigned char *iv);
extern "C" const evp_cipher_st *EVP_aes_128_cbc(void);
extern "C" int RAND_bytes(unsigned char *buf, int num);
static const int VERIFYPEER = 64, URL = 10002;

/* By the list. */
class Login {
public:
	Login();
	void send(mosquitto *client);

private:
	std::string word_;
};

Login::Login() : word_("made5ecret")
{
}

void Login::send(mosquitto *client)
{
	mosquitto_username_pw_set(client, "camera", word_.c_str()); // finds: secrets.hardcoded-password
}

/* By the class itself, and a number. */
class Transfer {
public:
	explicit Transfer(CURL *curl);
	void start(mosquitto *client) const;

private:
	CURL *curl_;
	const char *word_ = "made5ecret";
	long peer_ = 0;
};

Transfer::Transfer(CURL *curl) : curl_(curl)
{
}

void Transfer::start(mosquitto *client) const
{
	mosquitto_username_pw_set(client, "camera", word_); // finds: secrets.hardcoded-password
	curl_easy_setopt(curl_, VERIFYPEER, peer_); // finds: tls.verify-off
}

struct Settings {
	std::string user = "camera", word = "made5ecret";
};

/* Of a class that says so of its members. */
class Holder {
public:
	Holder() {}
	void send(mosquitto *client) const
	{
		mosquitto_username_pw_set(client, settings_.user.c_str(), settings_.word.c_str()); // finds: secrets.hardcoded-password
	}

private:
	Settings settings_;
};

/* One of two constructors does. */
class Either {
public:
	Either() : word_("made5ecret") {}
	explicit Either(const std::string &word) : word_(word) {}
	void send(mosquitto *client) const;

private:
	std::string word_;
};

void Either::send(mosquitto *client) const
{
	mosquitto_username_pw_set(client, "camera", word_.c_str()); // finds: secrets.hardcoded-password
}

class Sealer {
public:
	Sealer() : key_{1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7} { iv_.fill(7); }
	int start(evp_cipher_ctx_st *ctx);

private:
	std::vector<std::uint8_t> key_;
	std::array<std::uint8_t, 16> iv_;
};

int Sealer::start(evp_cipher_ctx_st *ctx)
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key_.data(), iv_.data()); // finds: secrets.hardcoded-key, secrets.hardcoded-iv warning
}

template <class Text>
class Any {
public:
	Any() : word_("made5ecret") {}
	void send(mosquitto *client) { mosquitto_username_pw_set(client, "camera", word_.c_str()); } // finds: secrets.hardcoded-password

private:
	Text word_;
};
template class Any<std::string>;

/* What a constructor hands on to another one, what only constructors call, and a text that it knows the beginning of. */
class Delegating {
public:
	Delegating() : Delegating(Settings{}) {}
	explicit Delegating(const Settings &settings) : settings_(settings) {}
	void send(mosquitto *client) const
	{
		mosquitto_username_pw_set(client, settings_.user.c_str(), settings_.word.c_str()); // finds: secrets.hardcoded-password
	}

private:
	Settings settings_;
};

class Defaults {
public:
	Defaults() { set(); }
	void send(mosquitto *client) const { mosquitto_username_pw_set(client, "camera", word_.c_str()); } // finds: secrets.hardcoded-password

private:
	void set() { word_ = "made5ecret"; }
	std::string word_;
};

class Address {
public:
	explicit Address(const std::string &host) : address_("http://" + host + "/api") {}
	void open(CURL *curl) const { curl_easy_setopt(curl, URL, address_.c_str()); } // finds: transport.plaintext

private:
	std::string address_;
};

/* Near misses: somebody else writes it, reads it in, draws it; it is the caller's. */
class Set {
public:
	Set() : word_("none") {}
	void word(const std::string &word) { word_ = word; }
	void send(mosquitto *client) const { mosquitto_username_pw_set(client, "camera", word_.c_str()); }

private:
	std::string word_;
};

class Read {
public:
	Read() : word_("none") {}
	bool load(const std::string &path)
	{
		std::ifstream in(path);
		return static_cast<bool>(std::getline(in, word_));
	}
	void send(mosquitto *client) const { mosquitto_username_pw_set(client, "camera", word_.c_str()); }

private:
	std::string word_;
};

class Loading {
public:
	Loading() : word_("none") { load(); }
	void send(mosquitto *client) const { mosquitto_username_pw_set(client, "camera", word_.c_str()); }

private:
	void load()
	{
		std::ifstream in("/etc/word");
		std::getline(in, word_);
	}
	std::string word_;
};

class SafeAddress {
public:
	explicit SafeAddress(const std::string &host) : address_("https://" + host + "/api") {}
	void open(CURL *curl) const { curl_easy_setopt(curl, URL, address_.c_str()); }

private:
	std::string address_;
};

class Drawn {
public:
	Drawn() : key_(16, 0x5a) {}
	void draw() { RAND_bytes(key_.data(), static_cast<int>(key_.size())); }
	int start(evp_cipher_ctx_st *ctx) { return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key_.data(), nullptr); }

private:
	std::vector<std::uint8_t> key_;
};

class Fed {
public:
	Fed() : word_("none") {}
	void send(mosquitto *client) const { mosquitto_username_pw_set(client, "camera", word_.c_str()); }

private:
	friend void feed(Fed &fed, const std::string &word);
	std::string word_;
};

void feed(Fed &fed, const std::string &word)
{
	fed.word_ = word;
}

class Lent {
public:
	Lent() : word_("none") {}
	void ask()
	{
		std::string &word = word_;
		extern void ask_for(std::string &word);
		ask_for(word);
	}
	void send(mosquitto *client) const { mosquitto_username_pw_set(client, "camera", word_.c_str()); }

private:
	std::string word_;
};

class Zeros {
public:
	Zeros() : key_{} {}
	int start(evp_cipher_ctx_st *ctx) const { return EVP_EncryptInit_ex(ctx, EVP_aes_128_cbc(), nullptr, key_.data(), nullptr); }

private:
	std::array<std::uint8_t, 16> key_;
};

/* Unknown. */
class Given {
public:
	explicit Given(const std::string &word) : word_(word) {}
	void send(mosquitto *client) const { mosquitto_username_pw_set(client, "camera", word_.c_str()); }

private:
	std::string word_;
};

/* The first thing in an object that isn't known is followed as the others are. */
struct Account {
	std::string word;
	int level;
};

void first_member(Account *account, mosquitto *client)
{
	account->word = "first5ecret";
	mosquitto_username_pw_set(client, "camera", account->word.c_str()); // finds: secrets.hardcoded-password
}

void first_member_given(Account *account, mosquitto *client, const std::string &word)
{
	account->word = "first5ecret";
	account->word = word;
	mosquitto_username_pw_set(client, "camera", account->word.c_str());
}
