// SPDX-License-Identifier: Apache-2.0
// Qt's sockets and configurations, declared as QtNetwork's headers do.

class QSslError;
template <typename T> class QList;

class QSslSocket {
public:
	enum PeerVerifyMode { VerifyNone, QueryPeer, VerifyPeer, AutoVerifyPeer };
	void setPeerVerifyMode(QSslSocket::PeerVerifyMode mode);
	void startServerEncryption();
	void startClientEncryption();
};

class QSslConfiguration {
public:
	static QSslConfiguration defaultConfiguration();
	~QSslConfiguration();
	QSslConfiguration(const QSslConfiguration &other);
	void setPeerVerifyMode(QSslSocket::PeerVerifyMode mode);

private:
	void *d;
};

void none(QSslSocket *socket)
{
	socket->setPeerVerifyMode(QSslSocket::VerifyNone); // finds: tls.verify-off
	socket->startClientEncryption();
}

void query(QSslSocket *socket)
{
	socket->setPeerVerifyMode(QSslSocket::QueryPeer); // finds: tls.verify-off
}

void configured()
{
	QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();

	configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // finds: tls.verify-off
}

class Uplink {
public:
	explicit Uplink(QSslSocket *socket) : socket_(socket), mode_(QSslSocket::VerifyNone) {}
	void open() { socket_->setPeerVerifyMode(mode_); }
	void strict() { mode_ = QSslSocket::VerifyPeer; }

private:
	QSslSocket *socket_;
	QSslSocket::PeerVerifyMode mode_;
};

/* Field, wrapper. */
void held(QSslSocket *socket)
{
	Uplink uplink(socket);

	uplink.open(); // finds: tls.verify-off
}

/* Conditional. */
void chosen(QSslSocket *socket, bool debug)
{
	auto mode = QSslSocket::VerifyPeer;

	if (debug)
		mode = QSslSocket::VerifyNone;
	socket->setPeerVerifyMode(mode); // finds: tls.verify-off
}

/* Near misses. */
void server(QSslSocket *socket)
{
	socket->setPeerVerifyMode(QSslSocket::VerifyNone);
	socket->startServerEncryption();
}

void strict(QSslSocket *socket)
{
	Uplink uplink(socket);

	uplink.strict();
	uplink.open();
}

void replaced(QSslSocket *socket)
{
	socket->setPeerVerifyMode(QSslSocket::VerifyNone);
	socket->setPeerVerifyMode(QSslSocket::AutoVerifyPeer);
	socket->startClientEncryption();
}

/* Unknown. */
void given(QSslSocket *socket, QSslSocket::PeerVerifyMode mode)
{
	socket->setPeerVerifyMode(mode);
}
