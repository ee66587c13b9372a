// SPDX-License-Identifier: Apache-2.0
// Modes that a function looks up among words: however dear the comparison is, each call may give what switches checks off.
typedef struct ssl_ctx_st SSL_CTX;
typedef struct x509_store_ctx_st X509_STORE_CTX;
#define SSL_VERIFY_NONE 0x00
#define SSL_VERIFY_PEER 0x01
#define SSL_VERIFY_FAIL_IF_NO_PEER_CERT 0x02
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, X509_STORE_CTX *));
void SSL_CTX_set_quiet_shutdown(SSL_CTX *ctx, int mode);

static int same(const char *a, const char *b)
{
	while (*a && *b) {
		int x = *a >= 'A' && *a <= 'Z' ? *a + 32 : *a, y = *b >= 'A' && *b <= 'Z' ? *b + 32 : *b;
		if (x != y)
			return 0;
		a++;
		b++;
	}
	return *a == *b;
}

static int mode_of(const char *word)
{
	if (same(word, "yes") || same(word, "on") || same(word, "true") || same(word, "required") || same(word, "peer"))
		return SSL_VERIFY_PEER;
	return SSL_VERIFY_NONE;
}

static void level_of(const char *word, int *mode)
{
	static const char *const words[] = {"lax", "normal", "strict", "paranoid", "factory", "field"};
	*mode = SSL_VERIFY_PEER;
	for (int i = 0; i < 6; i++)
		if (same(word, words[i]))
			*mode = i ? SSL_VERIFY_PEER : SSL_VERIFY_NONE;
}

static int peer_of(const char *word)
{
	return same(word, "both") || same(word, "client") ? SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT : SSL_VERIFY_PEER;
}

void three_words(SSL_CTX *ctx, const char *proxy, const char *server, const char *client)
{
	int quiet = mode_of(proxy), loud = mode_of(server);
	if (quiet != loud)
		SSL_CTX_set_quiet_shutdown(ctx, 1);
	SSL_CTX_set_verify(ctx, mode_of(client), 0); // finds: tls.verify-off
}

void by_level(SSL_CTX *ctx, const char *one, const char *two)
{
	int mode;
	level_of(one, &mode);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, 0);
	level_of(two, &mode);
	SSL_CTX_set_verify(ctx, mode, 0); // finds: tls.verify-off
}

void always_peer(SSL_CTX *ctx, const char *one, const char *two)
{
	SSL_CTX_set_quiet_shutdown(ctx, peer_of(one) != SSL_VERIFY_PEER);
	SSL_CTX_set_verify(ctx, peer_of(two), 0);
}

int asked_elsewhere(const char *word);

void unknown(SSL_CTX *ctx, const char *word)
{
	SSL_CTX_set_verify(ctx, asked_elsewhere(word), 0);
}
