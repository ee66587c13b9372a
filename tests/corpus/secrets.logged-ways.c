// SPDX-License-Identifier: Apache-2.0
// Secrets that are printed from structures or only sometimes. The declarations stand in for OpenSSL's headers.
#include <stdio.h>
#include <string.h>
#include <syslog.h>

typedef struct hmac_ctx_st HMAC_CTX;
typedef struct evp_md_st EVP_MD;
typedef struct engine_st ENGINE;
const EVP_MD *EVP_sha256(void);
int HMAC_Init_ex(HMAC_CTX *ctx, const void *key, int length, const EVP_MD *md, ENGINE *impl);

struct account {
	const char *user;
	const char *token;
};

/* Field. */
int by_field(HMAC_CTX *ctx, const struct account *account)
{
	printf("user %s, token %s\n", account->user, account->token); // finds: secrets.logged
	return HMAC_Init_ex(ctx, account->token, (int)strlen(account->token), EVP_sha256(), NULL);
}

/* Conditional. */
int when_debugging(HMAC_CTX *ctx, const char *token, int debug)
{
	if (debug)
		syslog(LOG_DEBUG, "token %s", token); // finds: secrets.logged
	return HMAC_Init_ex(ctx, token, (int)strlen(token), EVP_sha256(), NULL);
}

/* Near miss: the other member. */
int user_only(HMAC_CTX *ctx, const struct account *account, int debug)
{
	if (debug)
		printf("user %s, token %s\n", account->user, account->token ? "set" : "missing");
	return HMAC_Init_ex(ctx, account->token, (int)strlen(account->token), EVP_sha256(), NULL);
}

/* Unknown: nothing says what it is. */
void given(const struct account *account)
{
	printf("%s\n", account->user);
}
