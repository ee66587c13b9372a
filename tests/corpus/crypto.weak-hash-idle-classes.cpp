// SPDX-License-Identifier: Apache-2.0
/* Algorithms that are types, declared as a document shows them: no constructor is written, none is called.  That the
 * object is made says what is used. */
#include <cstddef>

namespace CryptoPP {
typedef unsigned char byte;
struct SHA1 {
	void CalculateDigest(byte *digest, const byte *input, std::size_t length);
};
struct SHA256 {
	void CalculateDigest(byte *digest, const byte *input, std::size_t length);
};
namespace Weak {
class MD5 {
public:
	void Update(const byte *input, std::size_t length);
	void Final(byte *digest);
};
}
class DES {
public:
	struct Encryption {
		void SetKey(const byte *key, std::size_t length);
	};
};
class DES_EDE3 {};
class AES {};
template <class CIPHER>
struct CBC_Mode {
	struct Encryption {
		void SetKeyWithIV(const byte *key, std::size_t length, const byte *iv);
	};
};
template <class CIPHER>
struct ECB_Mode {
	class Encryption {
	public:
		void SetKey(const byte *key, std::size_t length);
	};
};
}
namespace ours {
struct SHA1 {
	unsigned words[5];
};
}
using namespace CryptoPP;

/* Fires: hashes. */
void digests(byte *digest, const byte *input, std::size_t length)
{
	CryptoPP::SHA1 sha; // finds: crypto.weak-hash
	sha.CalculateDigest(digest, input, length);
	Weak::MD5 md5; // finds: crypto.weak-hash
	md5.Update(input, length);
	md5.Final(digest);
}

/* Field: the cipher is a template's argument. */
void ciphers(const byte *key, const byte *iv)
{
	CBC_Mode<DES_EDE3>::Encryption triple; // finds: crypto.weak-cipher
	triple.SetKeyWithIV(key, 24, iv);
	DES::Encryption single; // finds: crypto.weak-cipher
	single.SetKey(key, 8);
	ECB_Mode<AES>::Encryption book; // finds: crypto.ecb-mode warning
	book.SetKey(key, 16);
}

/* Conditional, with a key that is written down. */
int keyed(int old, const byte *given, const byte *iv)
{
	static const byte fixed[16] = {0x10, 0x32, 0x54, 0x76, 0x98, 0xba, 0xdc, 0xfe, 1, 2, 3, 4, 5, 6, 7, 8};
	CBC_Mode<AES>::Encryption cipher;
	cipher.SetKeyWithIV(old ? fixed : given, 16, iv); // finds: secrets.hardcoded-key
	return 0;
}

/* Near miss: a good hash, a good cipher, a class of the same name that isn't the library's, a pointer. */
void well(byte *digest, const byte *input, std::size_t length, const byte *key, const byte *iv)
{
	SHA256 sha;
	sha.CalculateDigest(digest, input, length);
	CBC_Mode<AES>::Encryption cipher;
	cipher.SetKeyWithIV(key, 16, iv);
	ours::SHA1 state;
	state.words[0] = digest[0];
	CryptoPP::SHA1 *none = nullptr;
	(void)none;
}

/* Wrapper: the object is made in a template. */
template <class HASH>
void by_template(byte *digest, const byte *input, std::size_t length)
{
	HASH hash; // finds: crypto.weak-hash
	hash.CalculateDigest(digest, input, length);
}

void both(byte *digest, const byte *input, std::size_t length)
{
	by_template<SHA256>(digest, input, length);
	by_template<CryptoPP::SHA1>(digest, input, length);
}

/* Unknown: whatever hash it is. */
template <class HASH>
void unknown(HASH &hash, byte *digest, const byte *input, std::size_t length)
{
	hash.CalculateDigest(digest, input, length);
}
