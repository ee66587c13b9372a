// SPDX-License-Identifier: Apache-2.0
// Flags that a choice adds, which GCC folds to shifts and masks. The declarations stand in for libwebsockets' header.
struct lws_client_connect_info {
	void *context;
	const char *address;
	int port;
	int ssl_connection;
};
void *lws_client_connect_via_info(const struct lws_client_connect_info *info);
#define LCCSCF_USE_SSL 1
#define LCCSCF_ALLOW_SELFSIGNED 2
#define LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK 4
#define LCCSCF_PIPELINE 65536

struct door {
	unsigned lan : 1, factory : 1, log : 1;
	unsigned flags;
};

static void *dial(int flags)
{
	struct lws_client_connect_info info = {0};

	info.address = "door.example.com";
	info.ssl_connection = flags;
	return lws_client_connect_via_info(&info);
}

/* Conditional. */
void *by_member(const struct door *door)
{
	return dial(LCCSCF_USE_SSL | (door->lan ? LCCSCF_ALLOW_SELFSIGNED : 0)); // finds: tls.verify-off
}

void *by_second_member(const struct door *door)
{
	return dial((door->factory ? LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK : 0) | LCCSCF_USE_SSL); // finds: tls.hostname-off
}

void *by_bit(unsigned flags)
{
	return dial(LCCSCF_USE_SSL | (flags & 1 ? LCCSCF_ALLOW_SELFSIGNED : 0)); // finds: tls.verify-off
}

void *by_two(unsigned flags)
{
	return dial(LCCSCF_USE_SSL | (flags & 8 ? LCCSCF_ALLOW_SELFSIGNED : 0) | (flags & 16 ? LCCSCF_PIPELINE : 0)); // finds: tls.verify-off
}

void *added(unsigned flags)
{
	int ssl = LCCSCF_USE_SSL;

	ssl |= flags & 32 ? LCCSCF_ALLOW_SELFSIGNED : 0;
	return dial(ssl); // finds: tls.verify-off
}

/* Near misses: harmless flags, the other bit; a number that is moved on. */
void *harmless(const struct door *door, unsigned flags)
{
	if (door->log)
		dial(LCCSCF_USE_SSL | (door->lan ? LCCSCF_PIPELINE : 0));
	return dial(LCCSCF_USE_SSL | (flags & 1 ? LCCSCF_PIPELINE : 0));
}

/* Unknown: somebody else's flags. */
void *given(const struct door *door)
{
	return dial((int)(LCCSCF_USE_SSL | (door->flags << 1 & LCCSCF_PIPELINE)));
}

/* A bit that is shifted down to what a mode may be: both are meant. */
typedef struct ssl_ctx_st SSL_CTX;
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
void shifted(SSL_CTX *ctx, unsigned flags)
{
	SSL_CTX_set_verify(ctx, (flags & 4) >> 2, 0); // finds: tls.verify-off
}
