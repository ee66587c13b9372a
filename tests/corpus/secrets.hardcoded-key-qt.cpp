// SPDX-License-Identifier: Apache-2.0
// Keys in Qt's bytes and texts: made, copied, joined, read back.

class QByteArray {
public:
	QByteArray();
	QByteArray(const char *data, int size = -1);
	QByteArray(int size, char c);
	QByteArray(const QByteArray &other);
	~QByteArray();
	QByteArray &operator=(const QByteArray &other);
	QByteArray &append(const QByteArray &other);
	static QByteArray fromHex(const QByteArray &hex);
	char *data();
	const char *constData() const;
	char at(int i) const;
	int size() const;
	QByteArray left(int length) const;

private:
	void *d;
};
const QByteArray operator+(const QByteArray &a, const QByteArray &b);

class QString {
public:
	QString();
	QString(const char *text);
	QString(const QString &other);
	~QString();
	QByteArray toUtf8() const;
	QString &operator+=(const QString &other);

private:
	void *d;
};
const QString operator+(const QString &a, const QString &b);
const QString operator+(const QString &a, const char *b);

class QCryptographicHash {
public:
	enum Algorithm { Md4, Md5, Sha1, Sha224, Sha256 };
};

class QMessageAuthenticationCode {
public:
	explicit QMessageAuthenticationCode(QCryptographicHash::Algorithm method, const QByteArray &key = QByteArray());
	~QMessageAuthenticationCode();
	void setKey(const QByteArray &key);
	static QByteArray hash(const QByteArray &message, const QByteArray &key, QCryptographicHash::Algorithm method);

private:
	void *d;
};

extern "C" long getrandom(void *buffer, unsigned long length, unsigned flags);

void given_at_once()
{
	QMessageAuthenticationCode code(QCryptographicHash::Sha256, "0123456789abcdef"); // finds: secrets.hardcoded-key
}

void set(QMessageAuthenticationCode &code)
{
	code.setKey(QByteArray("0123456789abcdef")); // finds: secrets.hardcoded-key
}

void joined(QMessageAuthenticationCode &code)
{
	const QString front = "01234567", key = front + "89abcdef";

	code.setKey(key.toUtf8()); // finds: secrets.hardcoded-key
}

void written_in_hex(QMessageAuthenticationCode &code)
{
	code.setKey(QByteArray::fromHex("00112233445566778899aabbccddeeff").left(8)); // finds: secrets.hardcoded-key
}

void appended(const QByteArray &message)
{
	QByteArray key;

	key.append("01234567");
	key = key + QByteArray("89abcdef");
	QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256); // finds: secrets.hardcoded-key
}

struct Keys {
	QByteArray sign = "0123456789abcdef";
};

/* Field. */
void member(QMessageAuthenticationCode &code)
{
	Keys keys;

	code.setKey(keys.sign); // finds: secrets.hardcoded-key
}

static void sign(QMessageAuthenticationCode &code, const QString &key)
{
	code.setKey(key.toUtf8());
}

/* Wrapper. */
void handed(QMessageAuthenticationCode &code)
{
	sign(code, "0123456789abcdef"); // finds: secrets.hardcoded-key
}

/* Near misses. */
void drawn(QMessageAuthenticationCode &code)
{
	QByteArray key(32, '\0');

	getrandom(key.data(), 32, 0);
	code.setKey(key);
}

void none(const QByteArray &message)
{
	QMessageAuthenticationCode code(QCryptographicHash::Sha256);

	code.setKey(message);
}

/* Unknown. */
void given(QMessageAuthenticationCode &code, const QString &key)
{
	QString salted = key;

	salted += "x";
	code.setKey(key.toUtf8());
}
