/* SPDX-License-Identifier: Apache-2.0 */
#ifndef API_H
#define API_H
#include "account.h"
#include "config.h"
#include <openssl/evp.h>
struct api {
	const struct config *config;
	struct settings *settings;
	struct account account;
	EVP_PKEY *identity;
	int socket;
	unsigned rings;
};
/* Listens on the loopback interface.  0, or -1. */
int api_open(struct api *api);
/* Serves one request, waiting for it at most `milliseconds`. */
void api_serve(struct api *api, int milliseconds);
void api_close(struct api *api);
/* The button, from the API or the board. */
int api_ring(struct api *api);
#endif
