/* SPDX-License-Identifier: Apache-2.0 */
#ifndef IDENTITY_H
#define IDENTITY_H
#include <openssl/evp.h>
/* The device's own key pair: read from the state directory, or made there.
 * Caller frees with EVP_PKEY_free; NULL on failure. */
EVP_PKEY *identity_load(const char *directory);
/* Its public half as PEM text; caller frees with free(). */
char *identity_public_pem(EVP_PKEY *identity);
#endif
