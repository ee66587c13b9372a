// SPDX-License-Identifier: Apache-2.0
// Secrets on Qt's debug streams, with the macros as qlogging.h has them.

class QString {
public:
	QString(const char *text);
	QString(const QString &other);
	QString mid(int position, int n = -1) const;
	QString left(int n) const;
	~QString();
	int size() const;

private:
	void *d;
};

class QDebug {
public:
	QDebug(const QDebug &other);
	~QDebug();
	QDebug &operator<<(const char *text);
	QDebug &operator<<(const QString &text);
	QDebug &operator<<(int number);
	QDebug &noquote();

private:
	void *stream;
};

class QMessageLogger {
public:
	constexpr QMessageLogger(const char *file, int line, const char *function) : file_(file), line_(line), function_(function) {}
	QDebug debug() const;
	QDebug warning() const;
	void debug(const char *msg, ...) const;

private:
	const char *file_;
	int line_;
	const char *function_;
};

#define qDebug QMessageLogger(__FILE__, __LINE__, "").debug
#define qWarning QMessageLogger(__FILE__, __LINE__, "").warning

void told(const QString &user, const QString &password)
{
	qDebug() << "user" << user << "password" << password; // finds: secrets.logged
}

void bare(const QString &wifi_password)
{
	qWarning().noquote() << wifi_password; // finds: secrets.logged
}

void formatted(const char *password)
{
	qDebug("password %s", password); // finds: secrets.logged
}

struct Account {
	QString user, password;
};

/* Field. */
void member(const Account &account)
{
	qDebug() << account.password; // finds: secrets.logged
}

/* Near misses. */
void masked(const QString &user, const QString &password)
{
	qDebug() << "user" << user << "password of" << password.size();
	qDebug("password is set");
	qDebug() << password.mid(0, 1);
	qDebug() << password.left(2);
}

void masked_a_little(const QString &password)
{
	qDebug() << password.mid(1); // finds: secrets.logged
	qDebug() << password.left(12); // finds: secrets.logged
}

/* Unknown. */
void any(const QString &text)
{
	qDebug() << text;
}
