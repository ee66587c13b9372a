// SPDX-License-Identifier: Apache-2.0
// Botan: algorithms by name, keys as octets, vectors and pointers.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace Botan {
class RandomNumberGenerator {
public:
	virtual ~RandomNumberGenerator();
	virtual void randomize(std::uint8_t output[], std::size_t length) = 0;
	void random_vec(std::vector<std::uint8_t> &v, std::size_t bytes);
};
class OctetString {
public:
	explicit OctetString(const std::string &hex);
	OctetString(const std::uint8_t input[], std::size_t length);
	explicit OctetString(const std::vector<std::uint8_t> &input);
	~OctetString();
	std::size_t length() const;
	const std::uint8_t *begin() const;

private:
	void *bits_;
};
typedef OctetString SymmetricKey;
enum Cipher_Dir { ENCRYPTION, DECRYPTION };
class SymmetricAlgorithm {
public:
	virtual ~SymmetricAlgorithm();
	void set_key(const SymmetricKey &key);
	template <typename Alloc>
	void set_key(const std::vector<std::uint8_t, Alloc> &key);
	void set_key(const std::uint8_t key[], std::size_t length);
};
class Cipher_Mode : public SymmetricAlgorithm {
public:
	static std::unique_ptr<Cipher_Mode> create(const std::string &algo, Cipher_Dir direction, const std::string &provider = "");
};
class HashFunction {
public:
	static std::unique_ptr<HashFunction> create(const std::string &algo_spec, const std::string &provider = "");
	virtual ~HashFunction();
};
std::vector<std::uint8_t> hex_decode(const std::string &input, bool ignore_ws = true);
} // namespace Botan

void in_hex(Botan::Cipher_Mode &mode)
{
	mode.set_key(Botan::SymmetricKey("00112233445566778899AABBCCDDEEFF")); // finds: secrets.hardcoded-key
}

void decoded(Botan::Cipher_Mode &mode)
{
	const std::vector<std::uint8_t> key = Botan::hex_decode("00112233445566778899AABBCCDDEEFF");

	mode.set_key(key); // finds: secrets.hardcoded-key
}

void bytes()
{
	static const std::uint8_t key[16] = {7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5, 9, 0, 4, 5, 2};
	const auto mode = Botan::Cipher_Mode::create("AES-128/GCM", Botan::ENCRYPTION);

	mode->set_key(key, sizeof key); // finds: secrets.hardcoded-key
}

void octets(Botan::Cipher_Mode &mode)
{
	const Botan::OctetString key("00112233445566778899AABBCCDDEEFF");

	mode.set_key(key.begin(), 16); // finds: secrets.hardcoded-key
}

void old_hash()
{
	const auto hash = Botan::HashFunction::create("MD5"); // finds: crypto.weak-hash
}

void old_cipher()
{
	const std::string name = "TripleDES/CBC";
	const auto mode = Botan::Cipher_Mode::create(name, Botan::ENCRYPTION); // finds: crypto.weak-cipher
}

struct Box {
	std::string hash = "SHA-1";
	std::unique_ptr<Botan::HashFunction> make() const { return Botan::HashFunction::create(hash); }
};

/* Field, wrapper. */
void held()
{
	const Box box;

	box.make(); // finds: crypto.weak-hash
}

/* Near misses. */
void drawn(Botan::Cipher_Mode &mode, Botan::RandomNumberGenerator &rng)
{
	std::vector<std::uint8_t> key(16), other;

	rng.randomize(key.data(), key.size());
	mode.set_key(key);
	rng.random_vec(other, 16);
	mode.set_key(other);
	mode.set_key(Botan::OctetString(key.data(), key.size()));
}

void strong()
{
	const auto hash = Botan::HashFunction::create("SHA-256");
	const auto mode = Botan::Cipher_Mode::create("AES-256/GCM", Botan::ENCRYPTION);
}

/* Unknown. */
void given(Botan::Cipher_Mode &mode, const std::string &key, const Botan::SymmetricKey &other)
{
	mode.set_key(Botan::hex_decode(key));
	mode.set_key(other);
	if (other.length() > 16)
		Botan::HashFunction::create(key);
}
