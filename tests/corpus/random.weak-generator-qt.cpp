// SPDX-License-Identifier: Apache-2.0
// Qt's old generator, Crypto++'s, POCO's: what they give reaches names and keys.
#include <cstddef>

int qrand();
void qsrand(unsigned int seed);

class QChar {
public:
	QChar(char c);

private:
	unsigned short code;
};

class QString {
public:
	static QString number(int n, int base = 10);
	QString();
	QString(const char *text);
	QString(const QString &other);
	~QString();
	QString &append(QChar c);
	const QChar at(int i) const;
	int length() const;

private:
	void *d;
};

class QDateTime {
public:
	static long long currentMSecsSinceEpoch();
};

namespace CryptoPP {
typedef unsigned char byte;
class RandomNumberGenerator {
public:
	virtual ~RandomNumberGenerator();
	virtual void GenerateBlock(byte *output, size_t size);
};
class LC_RNG : public RandomNumberGenerator {
public:
	LC_RNG(unsigned init_seed);
	void GenerateBlock(byte *output, size_t size) override;
};
class AutoSeededRandomPool : public RandomNumberGenerator {
public:
	explicit AutoSeededRandomPool(bool blocking = false, unsigned seedSize = 32);
};
class SimpleKeyingInterface {
public:
	void SetKey(const byte *key, size_t length);
};
} // namespace CryptoPP

namespace Poco {
class Random {
public:
	Random(int stateSize = 256);
	~Random();
	void seed(unsigned seed);
	void seed();
	unsigned next();
};
} // namespace Poco

void seeded()
{
	qsrand(static_cast<unsigned>(QDateTime::currentMSecsSinceEpoch())); // finds: random.predictable-seed
}

QString session_token()
{
	const QString letters("abcdefghijklmnopqrstuvwxyz");
	QString token;

	for (int i = 0; i < 16; i++)
		token.append(letters.at(qrand() % letters.length())); // finds: random.weak-generator
	return token;
}

void linear(CryptoPP::SimpleKeyingInterface &cipher)
{
	CryptoPP::LC_RNG generator(20261); // finds: random.predictable-seed
	CryptoPP::byte key[16];

	generator.GenerateBlock(key, sizeof key);
	cipher.SetKey(key, sizeof key); // finds: random.weak-generator
}

unsigned pin_code()
{
	Poco::Random random;
	unsigned pin;

	random.seed();
	pin = random.next() % 10000; // finds: random.weak-generator
	return pin;
}

/* Elsewhere, where nothing secret hangs on it. */
int jitter()
{
	return qrand() % 100; // finds: random.weak-generator warning
}

/* Near misses. */
void strong(CryptoPP::SimpleKeyingInterface &cipher)
{
	CryptoPP::AutoSeededRandomPool pool;
	CryptoPP::byte key[16];

	pool.GenerateBlock(key, sizeof key);
	cipher.SetKey(key, sizeof key);
}

/* Unknown. */
void given(CryptoPP::SimpleKeyingInterface &cipher, CryptoPP::RandomNumberGenerator &generator)
{
	CryptoPP::byte key[16];

	generator.GenerateBlock(key, sizeof key);
	cipher.SetKey(key, sizeof key);
}

/* Wrapper: spelled. */
QString pairing_token()
{
	QString token = QString::number(qrand() % 1000000); // finds: random.weak-generator

	return token;
}
