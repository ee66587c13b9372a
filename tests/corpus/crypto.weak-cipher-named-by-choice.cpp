// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// A name that a switch, a condition or an early return picks is told where the choice was given, also when a string was
// made of it on the way.
#include <memory>
#include <string>

namespace Botan {
enum Cipher_Dir { ENCRYPTION, DECRYPTION };
class Cipher_Mode {
public:
	static std::unique_ptr<Cipher_Mode> create(const std::string &algo, Cipher_Dir direction);
};
} // namespace Botan

enum class suite { gcm, cbc, legacy };

static const char *name_of(suite s)
{
	switch (s) {
	case suite::gcm:
		return "AES-256/GCM";
	case suite::cbc:
		return "AES-128/CBC/PKCS7";
	case suite::legacy:
		return "3DES/CBC/PKCS7";
	}
	return "AES-256/GCM";
}

static std::string name_if(bool old)
{
	return old ? "TripleDES/CBC" : "AES-256/GCM";
}

class box {
public:
	explicit box(suite s) : mode_(Botan::Cipher_Mode::create(name_of(s), Botan::ENCRYPTION)) {}

private:
	std::unique_ptr<Botan::Cipher_Mode> mode_;
};

static std::unique_ptr<Botan::Cipher_Mode> make(bool old)
{
	return Botan::Cipher_Mode::create(old ? "TripleDES/CBC" : "AES-256/GCM", Botan::ENCRYPTION);
}

static std::unique_ptr<Botan::Cipher_Mode> make_named(bool old)
{
	return Botan::Cipher_Mode::create(name_if(old), Botan::ENCRYPTION);
}

/* Field. */
void by_switch()
{
	box good(suite::gcm), bad(suite::legacy); // finds: crypto.weak-cipher
}

/* Conditional. */
void by_condition()
{
	make(true); // finds: crypto.weak-cipher
}

/* Wrapper. */
void through_a_string()
{
	make_named(true); // finds: crypto.weak-cipher
}

/* Near misses. */
void strong()
{
	box one(suite::gcm), other(suite::cbc);

	make(false);
	make_named(false);
}

/* Picked by what nobody in sight says: told where it is used. */
void given(bool old)
{
	const char *name = old ? "TripleDES/CBC" : "AES-256/GCM";

	Botan::Cipher_Mode::create(name, Botan::ENCRYPTION); // finds: crypto.weak-cipher
}
