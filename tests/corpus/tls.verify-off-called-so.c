// SPDX-License-Identifier: Apache-2.0
// Members and functions out of sight that are only called so: a vendor's own TLS layer.
#include <stdbool.h>
#include <string.h>

struct tls_options {
	const char *ca_file, *host;
	bool bVerifyCert, verifyServer, enableServerCertAuth;
	int check_cert, disable_cert_verify, isSkipVerify, allow_self_signed, ignoreCertErrors;
	int verify_depth, verify_flash, skip_header;
};
extern int tls_open(const struct tls_options *options);

extern int net_tls_set_verify(void *context, int verify);
extern int https_set_verify_peer(void *client, bool verify);
extern int tls_enable_verification(void *context, int enable);
extern int http_client_set_insecure(void *client, int on);
extern int ssl_skip_server_verify(void *context, bool skip);
extern int mqtt_disable_cert_check(void *client);
extern int cloud_connect(const char *host, int port, bool verify_cert);
extern int vendor_connect(const char *host, bool tls_insecure);
extern int flash_write(unsigned address, const void *bytes, unsigned length, bool verify);
extern int tls_set_verifier(void *context, int (*verify)(void *));
extern int tls_get_verify_result(void *context, int verify);
extern int saved_verify(void);

int words(void)
{
	struct tls_options options = {.ca_file = "/etc/ca.pem"};

	options.bVerifyCert = false; // finds: tls.verify-off error
	return tls_open(&options);
}

int braces(void)
{
	struct tls_options options = { // finds: tls.verify-off error
		.ca_file = "/etc/ca.pem",
		.verifyServer = false,
	};

	return tls_open(&options);
}

int zero_is_off(struct tls_options *options)
{
	options->enableServerCertAuth = 0; // finds: tls.verify-off error
	return tls_open(options);
}

int asked_for(struct tls_options *options)
{
	options->check_cert = 0; // finds: tls.verify-off error
	return tls_open(options);
}

int switched_off(struct tls_options *options)
{
	options->disable_cert_verify = 1; // finds: tls.verify-off error
	return tls_open(options);
}

int skipped(struct tls_options *options)
{
	options->isSkipVerify = true; // finds: tls.verify-off error
	return tls_open(options);
}

int signed_by_itself(struct tls_options *options)
{
	options->allow_self_signed = 1; // finds: tls.verify-off error
	return tls_open(options);
}

int ignored(struct tls_options *options)
{
	options->ignoreCertErrors = 1; // finds: tls.verify-off error
	return tls_open(options);
}

void setters(void *context)
{
	net_tls_set_verify(context, 0);       // finds: tls.verify-off error
	https_set_verify_peer(context, false); // finds: tls.verify-off error
	tls_enable_verification(context, 0);  // finds: tls.verify-off error
	http_client_set_insecure(context, 1); // finds: tls.verify-off error
	ssl_skip_server_verify(context, true); // finds: tls.verify-off error
	mqtt_disable_cert_check(context);     // finds: tls.verify-off error
}

static int connect_to(const char *host, bool verify)
{
	return cloud_connect(host, 8883, verify);
}

// Wrapper.
int given(void)
{
	return connect_to("broker.example.com", false); // finds: tls.verify-off error
}

int given_itself(void)
{
	return vendor_connect("api.example.com", true); // finds: tls.verify-off error
}

/* Near misses. */
int verified(struct tls_options *options, void *context)
{
	options->bVerifyCert = true;
	options->verifyServer = true;
	options->check_cert = 2;
	options->disable_cert_verify = 0;
	options->allow_self_signed = false;
	options->verify_depth = 0;
	options->verify_flash = 0;
	options->skip_header = 1;
	net_tls_set_verify(context, 1);
	https_set_verify_peer(context, true);
	tls_enable_verification(context, 1);
	http_client_set_insecure(context, 0);
	ssl_skip_server_verify(context, false);
	return tls_open(options) + cloud_connect("broker.example.com", 8883, true) + vendor_connect("api.example.com", false);
}

int other_things(void *context)
{
	return flash_write(0, "x", 1, false) + tls_set_verifier(context, NULL) + tls_get_verify_result(context, 0);
}

/* Unknown: what somebody saved. */
void as_saved(void *context, struct tls_options *options)
{
	net_tls_set_verify(context, saved_verify());
	options->bVerifyCert = saved_verify();
}

/* What the program itself reads is judged by where it goes. */
struct own_options {
	int verify_server;
};
extern int own_connect(const char *host, int tries);

int own(const char *host)
{
	struct own_options own = {.verify_server = 0};

	own.verify_server = 0;
	return own.verify_server ? own_connect(host, 2) : own_connect(host, 1);
}

/* Who only prints it, or keeps it for later, doesn't judge it. */
extern int printf(const char *, ...);

int shown(struct tls_options *options)
{
	int before = options->check_cert;

	options->check_cert = 0; // finds: tls.verify-off error
	printf("check %d, was %d\n", options->check_cert, before);
	return tls_open(options);
}

// Near miss: a server's clients need no certificate.
extern int radio_server_tls_init(void *server, int verify_peer);
extern int radio_client_tls_init(void *client, int verify_peer);

int serve_radio(void *server)
{
	return radio_server_tls_init(server, 0);
}

int join_radio(void *client)
{
	return radio_client_tls_init(client, 0); // finds: tls.verify-off
}
