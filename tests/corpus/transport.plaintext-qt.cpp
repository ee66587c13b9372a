// SPDX-License-Identifier: Apache-2.0
// Addresses in QUrl and QString; hosts given to cpp-httplib and POCO.
#include <string>

class QString {
public:
	QString();
	QString(const char *text);
	QString(const QString &other);
	~QString();
	QString &operator=(const QString &other);
	QString &append(const QString &other);
	void clear();

private:
	void *d;
};
const QString operator+(const QString &a, const QString &b);
const QString operator+(const char *a, const QString &b);

class QUrl {
public:
	enum ParsingMode { TolerantMode, StrictMode, DecodedMode };
	QUrl(const QString &url, ParsingMode mode = TolerantMode);
	QUrl(const QUrl &copy);
	~QUrl();

private:
	void *d;
};

class QNetworkRequest {
public:
	explicit QNetworkRequest(const QUrl &url);
	~QNetworkRequest();
	void setUrl(const QUrl &url);

private:
	void *d;
};

namespace httplib {
class Client {
public:
	explicit Client(const std::string &scheme_host_port);
	explicit Client(const std::string &host, int port);
	~Client();
};
class SSLClient {
public:
	explicit SSLClient(const std::string &host);
	~SSLClient();
};
} // namespace httplib

namespace Poco {
class URI {
public:
	explicit URI(const std::string &uri);
	~URI();
};
namespace Net {
class HTTPClientSession {
public:
	explicit HTTPClientSession(const std::string &host, unsigned short port = 80);
	~HTTPClientSession();
};
} // namespace Net
} // namespace Poco

void requested()
{
	QNetworkRequest request(QUrl("http://cloud.example.com/a")); // finds: transport.plaintext
}

void later(QNetworkRequest &request, const QString &host)
{
	request.setUrl(QUrl("http://" + host)); // finds: transport.plaintext
}

void to_address()
{
	httplib::Client client("http://cloud.example.com"); // finds: transport.plaintext
}

void to_host()
{
	httplib::Client client("cloud.example.com", 443); // finds: transport.plaintext
}

void session()
{
	Poco::Net::HTTPClientSession session("cloud.example.com"); // finds: transport.plaintext
}

class Device {
public:
	Device() : base_("http://cloud.example.com") {}
	httplib::Client connect() const
	{
		return httplib::Client(base_);
	}

private:
	std::string base_;
};

/* Field. */
void held()
{
	Device device;

	device.connect(); // finds: transport.plaintext
}

/* Conditional. */
void chosen(QNetworkRequest &request, bool secure)
{
	QString url = "https://cloud.example.com/";

	if (!secure)
		url = "http://cloud.example.com/";
	request.setUrl(QUrl(url)); // finds: transport.plaintext
}

/* Near misses. */
void secure(QNetworkRequest &request)
{
	QString url("http://");

	url.clear();
	url.append("https://cloud.example.com/");
	request.setUrl(QUrl(url));
	httplib::Client client("https://cloud.example.com");
	httplib::SSLClient other("cloud.example.com");
	httplib::Client local("127.0.0.1", 8080);
	httplib::Client socket("/run/app.sock");
	Poco::URI name("http://www.w3.org/2001/XMLSchema");
	Poco::Net::HTTPClientSession here("localhost");
}

/* Unknown. */
void given(QNetworkRequest &request, const QString &url, const std::string &host)
{
	request.setUrl(QUrl(url));
	httplib::Client client(host);
	Poco::Net::HTTPClientSession session(host);
}
