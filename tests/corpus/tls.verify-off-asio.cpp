// SPDX-License-Identifier: Apache-2.0
// TLS over Asio, declared as its headers do: contexts, streams made of them, OpenSSL's own calls on their handles.
#include <string>

struct ssl_ctx_st;
extern "C" int SSL_CTX_set_cipher_list(ssl_ctx_st *ctx, const char *list);

namespace boost {
namespace asio {
class io_context;
class const_buffer {
public:
	const_buffer(const void *data, std::size_t size) : data_(data), size_(size) {}

private:
	const void *data_;
	std::size_t size_;
};
const_buffer buffer(const std::string &data);
namespace ssl {
class context_base {
public:
	enum method {
		sslv2, sslv2_client, sslv2_server, sslv3, sslv3_client, sslv3_server, tlsv1, tlsv1_client, tlsv1_server,
		sslv23, sslv23_client, sslv23_server, tlsv11, tlsv11_client, tlsv11_server, tlsv12, tlsv12_client,
		tlsv12_server, tlsv13, tlsv13_client, tlsv13_server, tls, tls_client, tls_server
	};
	enum file_format { asn1, pem };
	static const long no_tlsv1 = 0x04000000L;
	static const long no_tlsv1_1 = 0x10000000L;
};
const int verify_none = 0;
const int verify_peer = 1;
class context : public context_base {
public:
	explicit context(method m);
	~context();
	void set_options(long o);
	void clear_options(long o);
	void set_verify_mode(int v);
	void use_private_key(const const_buffer &key, file_format format);
	ssl_ctx_st *native_handle();

private:
	ssl_ctx_st *handle_;
};
class stream_base {
public:
	enum handshake_type { client, server };
};
template <typename Stream>
class stream : public stream_base {
public:
	template <typename Arg>
	stream(Arg &&arg, context &ctx);
	~stream();
	void set_verify_mode(int v);
	void handshake(handshake_type type);

private:
	Stream next_;
	void *core_;
};
} // namespace ssl
} // namespace asio
} // namespace boost

namespace ssl = boost::asio::ssl;
struct tcp_socket {
	int fd;
};
typedef ssl::stream<tcp_socket> tls_socket;

void none(boost::asio::io_context &io)
{
	ssl::context ctx(ssl::context::tlsv12_client);

	ctx.set_verify_mode(ssl::verify_none); // finds: tls.verify-off
	tls_socket stream(io, ctx);
	stream.handshake(tls_socket::client);
}

void on_the_stream(boost::asio::io_context &io, ssl::context &ctx)
{
	tls_socket stream(io, ctx);

	stream.set_verify_mode(ssl::verify_none); // finds: tls.verify-off
	stream.handshake(tls_socket::client);
}

void old()
{
	ssl::context ctx(ssl::context::tlsv1); // finds: tls.old-version
}

void any_version()
{
	ssl::context ctx(ssl::context::sslv23); // finds: tls.old-version
}

void allowed_again(ssl::context &ctx)
{
	ctx.clear_options(ssl::context::no_tlsv1); // finds: tls.old-version
}

void own_key(ssl::context &ctx)
{
	ctx.use_private_key(boost::asio::buffer("MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGB"), ssl::context::pem); // finds: secrets.hardcoded-key
}

void ciphers(ssl::context &ctx)
{
	SSL_CTX_set_cipher_list(ctx.native_handle(), "RC4-SHA"); // finds: tls.weak-ciphers
}

class Client {
public:
	explicit Client(boost::asio::io_context &io) : ctx_(ssl::context::tls_client), stream_(io, ctx_) {}
	void lax() { stream_.set_verify_mode(mode_); }

private:
	int mode_ = ssl::verify_none;
	ssl::context ctx_;
	tls_socket stream_;
};

/* Field, wrapper. */
void held(boost::asio::io_context &io)
{
	Client client(io);

	client.lax(); // finds: tls.verify-off
}

/* Conditional. */
void chosen(ssl::context &ctx, bool lab)
{
	ctx.set_verify_mode(lab ? ssl::verify_none : ssl::verify_peer); // finds: tls.verify-off
}

/* Near misses. */
void server(boost::asio::io_context &io)
{
	ssl::context ctx(ssl::context::tlsv12_server);

	ctx.set_verify_mode(ssl::verify_none);
	tls_socket stream(io, ctx);
	stream.handshake(tls_socket::server);
}

void accepted(boost::asio::io_context &io, ssl::context &ctx)
{
	tls_socket stream(io, ctx);

	stream.set_verify_mode(ssl::verify_none);
	stream.handshake(tls_socket::server);
}

void narrowed()
{
	ssl::context ctx(ssl::context::sslv23);

	ctx.set_options(ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1);
	ctx.set_verify_mode(ssl::verify_peer);
	SSL_CTX_set_cipher_list(ctx.native_handle(), "ECDHE+AESGCM");
}

/* Unknown. */
void given(ssl::context &ctx, int mode, const std::string &key)
{
	ctx.set_verify_mode(mode);
	ctx.use_private_key(boost::asio::buffer(key), ssl::context::pem);
}
