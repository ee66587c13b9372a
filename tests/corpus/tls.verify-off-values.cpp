// SPDX-License-Identifier: Apache-2.0
// flags: -std=c++17
// Values on their way: braces that are returned, bindings, objects made once, views, class constants, user data.
#include <memory>
#include <string>
#include <string_view>

typedef struct ssl_ctx_st SSL_CTX;
typedef void CURL;
struct mosquitto;
extern "C" {
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
int curl_easy_setopt(CURL *handle, int option, ...);
mosquitto *mosquitto_new(const char *id, bool clean_session, void *obj);
int mosquitto_tls_insecure_set(mosquitto *mosq, bool value);
int system(const char *command);
}

struct Settings {
	int mode, depth;
};

static Settings lax()
{
	return {0, 4};
}

static Settings strict()
{
	return Settings{1, 4};
}

/* Wrapper. */
void returned(SSL_CTX *ctx)
{
	const auto [mode, depth] = lax();

	SSL_CTX_set_verify(ctx, mode, nullptr); // finds: tls.verify-off
}

struct Modes {
	static const int none = 0;
	static const int peer = 1;
};

void class_constant(SSL_CTX *ctx)
{
	SSL_CTX_set_verify(ctx, Modes::none, nullptr); // finds: tls.verify-off
}

int made_once()
{
	static const std::string command{"telnetd -l /bin/sh"};

	return system(command.c_str()); // finds: service.insecure-daemon
}

constexpr std::string_view base = "http://api.example.com";

void viewed(CURL *curl)
{
	const std::string url = std::string(base) + "/v1";

	curl_easy_setopt(curl, 10002, url.c_str()); // finds: transport.plaintext
}

class Broker {
public:
	explicit Broker(bool insecure) : insecure_(insecure), mosq_(mosquitto_new("id", true, this)) {}
	~Broker() {}
	void secure() { mosquitto_tls_insecure_set(mosq_, insecure_); }

private:
	bool insecure_;
	mosquitto *mosq_;
};

/* Field. */
void held()
{
	Broker broker(true);

	broker.secure(); // finds: tls.hostname-off
}

static void refuse(SSL_CTX *ctx)
{
	if (ctx == nullptr)
		throw std::string("no context");
}

/* Conditional. */
void thrown(SSL_CTX *ctx, bool lab)
{
	int mode = 1;

	refuse(ctx);
	if (lab)
		mode = 0;
	SSL_CTX_set_verify(ctx, mode, nullptr); // finds: tls.verify-off
}

/* Near misses. */
void good(SSL_CTX *ctx)
{
	const auto [mode, depth] = strict();
	Broker broker(false);

	SSL_CTX_set_verify(ctx, mode, nullptr);
	SSL_CTX_set_verify(ctx, Modes::peer, nullptr);
	broker.secure();
}

void impossible(SSL_CTX *ctx, bool lab)
{
	int mode = 1;

	if (lab) {
		mode = 0;
		throw std::string("never");
	}
	SSL_CTX_set_verify(ctx, mode, nullptr);
}

/* Unknown. */
void given(CURL *curl, std::string_view address)
{
	curl_easy_setopt(curl, 10002, std::string(address).c_str());
}
