// SPDX-License-Identifier: Apache-2.0
// Secrets on the standard streams.
#include <iostream>
#include <sstream>
#include <string>

void greet(const std::string &user, const std::string &password)
{
	std::cout << "user " << user << " password " << password << "\n"; // finds: secrets.logged
}

void complain(const char *password)
{
	std::cerr << password; // finds: secrets.logged
}

class Login {
public:
	explicit Login(const std::string &word) : password(word) {}
	void dump() const { std::cout << "login with " << password << "\n"; } // finds: secrets.logged

private:
	std::string password;
};

/* Field: called a secret, whatever it is. */
void dumped()
{
	Login login("dumped5ecret"); // finds: secrets.hardcoded-password

	login.dump();
}

/* Near misses. */
void masked(const std::string &password)
{
	std::cout << "password of " << password.size() << " letters\n";
}

static std::string hidden(const std::string &password)
{
	return password.substr(0, 1) + "***";
}

void masked_but_for_a_letter(const std::string &password, const std::string &token)
{
	std::cout << "password " << hidden(password) << "\n";
	std::cout << "password " << password.substr(0, 2) << "****\n";
	std::cout << "token ****" << token.substr(token.size() - 4) << "\n";
}

/* Most of it is a secret, too. */
void masked_a_little(const std::string &password)
{
	std::cout << "password *" << password.substr(1) << "\n"; // finds: secrets.logged
	std::cout << "password " << password.substr(0, 12) << "\n"; // finds: secrets.logged
}

void sent(std::ostringstream &out, const std::string &password)
{
	out << password;
}

/* Unknown. */
void any(const std::string &text)
{
	std::clog << text;
}

/* What a loop spells into a stream, number by number, is what it was spelt from. */
struct evp_cipher_ctx_st;
struct evp_cipher_st;
struct engine_st;
extern "C" int EVP_EncryptInit_ex(evp_cipher_ctx_st *ctx, const evp_cipher_st *cipher, engine_st *impl,
                                  const unsigned char *key, const unsigned char *iv);

static std::string hex(const unsigned char *data, std::size_t size)
{
	std::ostringstream out;
	for (std::size_t i = 0; i < size; i++)
		out << std::hex << static_cast<unsigned>(data[i]);
	return out.str();
}

/* Wrapper. */
int start(evp_cipher_ctx_st *ctx, const evp_cipher_st *cipher, const unsigned char *key, const unsigned char *iv)
{
	std::cout << "iv " << hex(iv, 16) << "\n";
	std::cout << "k " << hex(key, 16) << "\n"; // finds: secrets.logged
	return EVP_EncryptInit_ex(ctx, cipher, nullptr, key, iv);
}
