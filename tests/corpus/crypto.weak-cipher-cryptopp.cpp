// SPDX-License-Identifier: Apache-2.0
// Crypto++: a cipher is a type, a mode a template made for it; keys in SecByteBlock.
#include <cstddef>

namespace CryptoPP {
typedef unsigned char byte;
enum CipherDir { ENCRYPTION, DECRYPTION };
class SimpleKeyingInterface {
public:
	virtual ~SimpleKeyingInterface();
	void SetKeyWithIV(const byte *key, size_t length, const byte *iv);
};
template <CipherDir DIR, class BASE>
class BlockCipherFinal : public BASE {
public:
	BlockCipherFinal();
	BlockCipherFinal(const byte *key, size_t length);
};
class CBC_Encryption : public SimpleKeyingInterface {};
class ECB_OneWay : public SimpleKeyingInterface {};
template <class CIPHER, class BASE>
class CipherModeFinalTemplate_CipherHolder : public BASE {
public:
	CipherModeFinalTemplate_CipherHolder();
	CipherModeFinalTemplate_CipherHolder(const byte *key, size_t length, const byte *iv);

private:
	void *object_;
};
struct DES_EDE3 {
	class Base {};
	typedef BlockCipherFinal<ENCRYPTION, Base> Encryption;
};
struct Rijndael {
	class Enc {};
	typedef BlockCipherFinal<ENCRYPTION, Enc> Encryption;
};
typedef Rijndael AES;
template <class CIPHER>
struct CBC_Mode {
	typedef CipherModeFinalTemplate_CipherHolder<typename CIPHER::Encryption, CBC_Encryption> Encryption;
};
template <class CIPHER>
struct ECB_Mode {
	typedef CipherModeFinalTemplate_CipherHolder<typename CIPHER::Encryption, ECB_OneWay> Encryption;
};
class RandomNumberGenerator {
public:
	virtual ~RandomNumberGenerator();
	virtual void GenerateBlock(byte *output, size_t size);
};
template <class T, class A>
class SecBlock {
public:
	explicit SecBlock(size_t size = 0);
	SecBlock(const T *ptr, size_t length);
	SecBlock(const SecBlock<T, A> &other);
	~SecBlock();
	operator T *();
	operator const T *() const;
	size_t size() const;
	void Assign(const T *ptr, size_t length);
	void resize(size_t size);

private:
	A alloc_;
	size_t mark_, size_;
	T *ptr_;
};
template <class T>
class AllocatorWithCleanup {};
typedef SecBlock<byte, AllocatorWithCleanup<byte>> SecByteBlock;
} // namespace CryptoPP

using namespace CryptoPP;
static const byte fixed[24] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4};

void triple(const byte *key, const byte *iv)
{
	CBC_Mode<DES_EDE3>::Encryption mode; // finds: crypto.weak-cipher

	mode.SetKeyWithIV(key, 24, iv);
}

void block(const byte *key)
{
	DES_EDE3::Encryption cipher(key, 24); // finds: crypto.weak-cipher
}

void own_key(const byte *iv)
{
	CBC_Mode<DES_EDE3>::Encryption mode(fixed, 24, iv); // finds: crypto.weak-cipher, secrets.hardcoded-key
}

void code_book()
{
	ECB_Mode<AES>::Encryption mode; // finds: crypto.ecb-mode warning
}

struct Sealer {
	CBC_Mode<DES_EDE3>::Encryption mode; // finds: crypto.weak-cipher
	byte tag[4];
};

void member(const byte *key, const byte *iv)
{
	Sealer sealer;

	sealer.mode.SetKeyWithIV(key, 24, iv);
}

void in_a_block(const byte *iv)
{
	CBC_Mode<AES>::Encryption mode;
	SecByteBlock key(fixed, 16);

	mode.SetKeyWithIV(key, key.size(), iv); // finds: secrets.hardcoded-key
}

void assigned(const byte *iv)
{
	CBC_Mode<AES>::Encryption mode;
	SecByteBlock key;

	key.Assign(fixed, 16);
	mode.SetKeyWithIV(key, 16, iv); // finds: secrets.hardcoded-key
}

template <class MODE>
static void seal(const byte *key, size_t length, const byte *iv)
{
	MODE mode; // finds: crypto.weak-cipher

	mode.SetKeyWithIV(key, length, iv);
}

void through_a_template(const byte *key, const byte *iv)
{
	seal<CBC_Mode<DES_EDE3>::Encryption>(key, 24, iv);
}

/* Near misses. */
void strong(RandomNumberGenerator &pool, const byte *iv)
{
	CBC_Mode<AES>::Encryption mode;
	SecByteBlock key(16);
	const SecByteBlock copy(key);

	pool.GenerateBlock(key, key.size());
	mode.SetKeyWithIV(key, key.size(), iv);
	key.resize(0);
	AES::Encryption cipher;
}

/* Unknown. */
void given(const SecByteBlock &key, const byte *iv)
{
	CBC_Mode<AES>::Encryption mode;

	mode.SetKeyWithIV(key, 16, iv);
}
