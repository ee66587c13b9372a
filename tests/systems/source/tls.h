/* SPDX-License-Identifier: Apache-2.0 */
/* What the project uses of a TLS library, declared as its header does. */
#ifndef TLS_H
#define TLS_H

#define SSL_VERIFY_NONE 0
#define SSL_VERIFY_PEER 1
typedef struct ssl_ctx_st SSL_CTX;
typedef struct x509_store_ctx_st X509_STORE_CTX;
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, X509_STORE_CTX *));
SSL_CTX *tls_context(void);

#endif
