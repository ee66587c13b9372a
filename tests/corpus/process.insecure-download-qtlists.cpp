// SPDX-License-Identifier: Apache-2.0
// Words in Qt's lists of texts; and texts that are compared with what a user typed.
#include <initializer_list>

class QString {
public:
	QString();
	QString(const char *text);
	QString(const QString &other);
	~QString();
	static QString fromUtf16(const char16_t *text, int size = -1);
	bool operator==(const char *text) const;
};
bool operator==(const QString &a, const QString &b);
#define QStringLiteral(text) (QString::fromUtf16(u"" text))

template <typename T> class QList {
public:
	QList();
	QList(std::initializer_list<T> parts);
	QList(const QList &other);
	~QList();
	void append(const T &part);
};
class QStringList : public QList<QString> {
public:
	QStringList();
	QStringList(std::initializer_list<QString> parts) : QList<QString>(parts) {}
	QStringList &operator<<(const QString &part);
};
class QProcess {
public:
	static int execute(const QString &program, const QStringList &arguments);
	static int execute(const QString &command);
	void start(const QString &program, const QStringList &arguments);
};

int in_braces()
{
	return QProcess::execute(QStringLiteral("curl"), {QStringLiteral("-k"), QStringLiteral("https://example.com/a")}); // finds: process.insecure-download
}

int in_an_object(const QString &url)
{
	QStringList words{"--no-check-certificate", url};

	return QProcess::execute("wget", words); // finds: process.insecure-download
}

int streamed(const QString &url)
{
	return QProcess::execute("curl", QStringList() << "-s" << url << "-k"); // finds: process.insecure-download
}

void started(QProcess &process, const QString &url)
{
	process.start("wget", {"--no-check-certificate", url}); // finds: process.insecure-download
}

/* Conditional. */
int perhaps(const QString &url, bool is_lab)
{
	QStringList words;

	if (is_lab)
		words << "-k";
	words << url;
	return QProcess::execute("curl", words); // finds: process.insecure-download
}

bool login(const QString &password)
{
	return password == QString("let me in"); // finds: secrets.hardcoded-password
}

bool login_by_pointer(const QString &password)
{
	return password == "let me in"; // finds: secrets.hardcoded-password
}

/* Near misses. */
int checked(const QString &url)
{
	return QProcess::execute("curl", {"-s", "--cacert", "/etc/ca.pem", url});
}

int another_program(const QString &path)
{
	return QProcess::execute("tar", {"-k", path});
}

bool mode(const QString &mode)
{
	return mode == QString("password");
}

/* Unknown. */
int unknown(const QStringList &words)
{
	return QProcess::execute("curl", words);
}
