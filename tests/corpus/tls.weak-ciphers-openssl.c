// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// A list is read token by token: what is added, what is taken out again.
#include <openssl/ssl.h>
#include <stdio.h>

void null_ciphers(SSL_CTX *ctx)
{
	SSL_CTX_set_cipher_list(ctx, "NULL"); // finds: tls.weak-ciphers
}

void anonymous(SSL_CTX *ctx)
{
	SSL_CTX_set_cipher_list(ctx, "HIGH:aNULL"); // finds: tls.weak-ciphers
}

void old_compatibility(SSL *ssl)
{
	SSL_set_cipher_list(ssl, "ECDHE-RSA-AES128-GCM-SHA256:DES-CBC3-SHA:HIGH:!aNULL:!eNULL:!EXPORT:!DES:!MD5:!RC4"); // finds: tls.weak-ciphers
}

void all(SSL_CTX *ctx)
{
	SSL_CTX_set_cipher_list(ctx, "ALL"); // finds: tls.weak-ciphers
}

void rc4(SSL_CTX *ctx)
{
	SSL_CTX_set_cipher_list(ctx, "DEFAULT:ECDHE-RSA-RC4-SHA"); // finds: tls.weak-ciphers
}

void level_zero(SSL_CTX *ctx)
{
	SSL_CTX_set_cipher_list(ctx, "DEFAULT@SECLEVEL=0"); // finds: tls.weak-ciphers
}

void level_zero_by_call(SSL_CTX *ctx)
{
	SSL_CTX_set_security_level(ctx, 0); // finds: tls.weak-ciphers
}

void legacy_renegotiation(SSL_CTX *ctx)
{
	SSL_CTX_set_options(ctx, SSL_OP_ALL | SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION); // finds: tls.weak-ciphers
}

#define CIPHERS "EDH-RSA-DES-CBC3-SHA"

void by_macro(SSL_CTX *ctx)
{
	SSL_CTX_set_cipher_list(ctx, CIPHERS); // finds: tls.weak-ciphers
}

static const char *const lists[] = {"ECDHE+AESGCM", "ECDHE+AESGCM:RC4"};

/* Conditional. */
void from_a_table(SSL_CTX *ctx, int old)
{
	SSL_CTX_set_cipher_list(ctx, old ? lists[1] : lists[0]); // finds: tls.weak-ciphers
}

/* Near misses. */
void good(SSL_CTX *ctx)
{
	SSL_CTX_set_cipher_list(ctx, "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL:!MD5");
	SSL_CTX_set_cipher_list(ctx, "ALL:!aNULL:!eNULL:!LOW:!EXPORT:!RC4:!3DES");
	SSL_CTX_set_cipher_list(ctx, "HIGH:!aNULL:!eNULL:!EXPORT:!DES:!MD5:!PSK:!RC4");
	SSL_CTX_set_cipher_list(ctx, "ECDHE-ECDSA-AES256-GCM-SHA384, ECDHE-RSA-AES256-GCM-SHA384");
	SSL_CTX_set_cipher_list(ctx, "DEFAULT:+RC4:-3DES");
	SSL_CTX_set_security_level(ctx, 2);
	SSL_CTX_set_options(ctx, SSL_OP_NO_RENEGOTIATION);
}

/* Unknown: the configuration's list. */
void configured(SSL_CTX *ctx, const char *list)
{
	SSL_CTX_set_cipher_list(ctx, list);
}
