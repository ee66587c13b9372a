// SPDX-License-Identifier: Apache-2.0
// What a structure was made with counts where it is handed on: a path that keeps it to itself says nothing.
#define MQTTClient_SSLOptions_initializer {1, 0, 0, 0}
#define MQTTClient_connectOptions_initializer {60, 0}

typedef struct {
	int enableServerCertAuth;
	int verify;
	const char *CApath;
	const char *trustStore;
} MQTTClient_SSLOptions;
typedef struct {
	int keepAliveInterval;
	MQTTClient_SSLOptions *ssl;
} MQTTClient_connectOptions;
typedef void *MQTTClient;
int MQTTClient_connect(MQTTClient handle, MQTTClient_connectOptions *options);
void keep_options(const MQTTClient_SSLOptions *options);

/* Near misses. */
int checked_where_handed_on(MQTTClient client, const char *ca)
{
	MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer;

	if (ca) {
		ssl.verify = 1;
		ssl.trustStore = ca;
		options.ssl = &ssl;
	}
	return MQTTClient_connect(client, &options);
}

int checked_later(MQTTClient client, const char *ca)
{
	MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer;

	if (!ca)
		return -1;
	options.ssl = &ssl;
	ssl.verify = 1;
	return MQTTClient_connect(client, &options);
}

/* One way out of two. */
int as_asked(MQTTClient client, const char *ca, int insecure)
{
	MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer;

	if (ca) {
		if (insecure)
			ssl.verify = 0; // finds: tls.hostname-off
		else
			ssl.verify = 1;
		ssl.trustStore = ca;
		options.ssl = &ssl;
	}
	return MQTTClient_connect(client, &options);
}

int as_it_came(MQTTClient client, const char *ca)
{
	MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	if (ca) {
		ssl.trustStore = ca;
		options.ssl = &ssl;
	}
	return MQTTClient_connect(client, &options);
}

/* Conditional: the other path hands it on as it came. */
int checked_on_one_path(MQTTClient client, const char *ca)
{
	MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	if (ca)
		ssl.verify = 1;
	options.ssl = &ssl;
	return MQTTClient_connect(client, &options);
}

/* Written after it was handed on, through what holds it, too. */
int weakened_later(MQTTClient client, const char *ca)
{
	MQTTClient_connectOptions options = MQTTClient_connectOptions_initializer;
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer;

	if (!ca)
		return -1;
	options.ssl = &ssl;
	options.ssl->verify = 1;
	options.ssl->enableServerCertAuth = 0; // finds: tls.verify-off
	return MQTTClient_connect(client, &options);
}

/* Handed to a function, given back, copied. */
void to_a_function(const char *ca)
{
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	if (ca)
		ssl.verify = 1;
	keep_options(&ssl);
}

MQTTClient_SSLOptions given_back(const char *ca)
{
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	if (ca) {
		ssl.verify = 1;
		keep_options(&ssl);
	}
	return ssl;
}

void copied(MQTTClient_SSLOptions *out, const char *ca)
{
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	if (ca) {
		ssl.verify = 1;
		keep_options(&ssl);
	}
	*out = ssl;
}

struct session {
	int number;
	MQTTClient_SSLOptions *ssl;
};
int open_session(const struct session *session);

/* Handed on by what it is written into from the start: a structure, a literal of one, a list, assembler. */
int in_a_structure(const char *ca)
{
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	if (ca) {
		ssl.verify = 1;
		keep_options(&ssl);
		return 0;
	}
	struct session session = {1, &ssl};
	return open_session(&session);
}

int in_a_literal(const char *ca)
{
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	if (ca) {
		ssl.verify = 1;
		keep_options(&ssl);
		return 0;
	}
	return open_session(&(struct session){.ssl = &ssl});
}

void keep_all(MQTTClient_SSLOptions **all);

void in_a_list(const char *ca)
{
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	if (ca) {
		ssl.verify = 1;
		keep_options(&ssl);
		return;
	}
	MQTTClient_SSLOptions *all[2] = {&ssl, 0};
	keep_all(all);
}

void to_assembler(const char *ca)
{
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer; // finds: tls.hostname-off

	if (ca) {
		ssl.verify = 1;
		keep_options(&ssl);
		return;
	}
	__asm__ volatile("" : : "r"(&ssl) : "memory");
}

/* Near miss: the structure is made where it is checked. */
int in_a_structure_checked(const char *ca)
{
	MQTTClient_SSLOptions ssl = MQTTClient_SSLOptions_initializer;

	if (!ca)
		return -1;
	struct session session = {1, &ssl};
	session.ssl->verify = 1;
	return open_session(&session);
}
