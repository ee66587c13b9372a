/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ACCOUNT_H
#define ACCOUNT_H
#include "settings.h"
#define ACCOUNT_TOKEN_DIGITS 32
struct account {
	struct settings *settings;
	char token[ACCOUNT_TOKEN_DIGITS + 1]; /* empty: nobody is logged in */
};
/* The first owner chooses the password; there is no factory one.  0, or -1. */
int account_pair(struct account *account, const char *password);
/* Compares, and on success makes a new session token.  0, or -1. */
int account_log_in(struct account *account, const char *password);
int account_has_token(const struct account *account, const char *token);
#endif
