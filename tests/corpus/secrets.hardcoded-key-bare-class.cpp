// SPDX-License-Identifier: Apache-2.0
// Classes that are declared without their members, as documents do: a byte long, and still they hold something.
// flags: -std=c++17
class QByteArray { public: QByteArray(); QByteArray(const char *data, int size = -1); QByteArray(const QByteArray &); ~QByteArray(); };
class QString { public: QString(); QString(const char *ch); QString(const QString &); ~QString(); QByteArray toUtf8() const; static QString fromUtf8(const char *text, int size = -1); };
class QSettings { public: QString value(const QString &key) const; };
class QCryptographicHash { public: enum Algorithm { Md4, Md5, Sha1 = 2, Sha256 = 4 }; };
class QMessageAuthenticationCode { public: QMessageAuthenticationCode(QCryptographicHash::Algorithm method, const QByteArray &key = QByteArray()); void setKey(const QByteArray &key); };

void stored(QMessageAuthenticationCode &mac, const QSettings &settings)
{
	mac.setKey(settings.value("mac key").toUtf8());
}

void stored_first(QMessageAuthenticationCode &mac, const QSettings &settings)
{
	QString text = settings.value("mac key");
	QByteArray key = text.toUtf8();
	mac.setKey(key);
}

QByteArray derived(const QString &name);

void unknown(QMessageAuthenticationCode &mac, const QString &given)
{
	mac.setKey(derived("mac"));
	mac.setKey(given.toUtf8());
}

void written(QMessageAuthenticationCode &mac)
{
	mac.setKey(QString("a-literal-key-12").toUtf8()); // finds: secrets.hardcoded-key
}

void written_first(QMessageAuthenticationCode &mac)
{
	QByteArray key = QString::fromUtf8("a-literal-key-12").toUtf8();
	mac.setKey(key); // finds: secrets.hardcoded-key
}

static QByteArray made()
{
	return QByteArray("a-literal-key-12");
}

void through(QMessageAuthenticationCode &mac)
{
	mac.setKey(made()); // finds: secrets.hardcoded-key
}

/* A class of which the header shows nothing holds something all the same. */
class QAuthenticator {
public:
	void setPassword(const QString &password);
};

class Panel {
public:
	Panel();
	void login(QAuthenticator *authenticator) const;

private:
	QString word_ = "made5ecret";
	QString given_{stored()};
	static QString stored();
};

Panel::Panel()
{
}

void Panel::login(QAuthenticator *authenticator) const
{
	authenticator->setPassword(word_); // finds: secrets.hardcoded-password
}
