// SPDX-License-Identifier: Apache-2.0
// What a bare token is, the structure says that it is a member of.
#include <stdio.h>
#include <syslog.h>

typedef struct _client {
	char *token;
	char *mac;
} t_client;
struct session {
	char token[32];
	int pin;
};
struct parser {
	const char *token;
};
struct wifi {
	const char *pwd;
};

void added(const t_client *client)
{
	syslog(LOG_NOTICE, "adding %s", client->mac);
	syslog(LOG_NOTICE, "adding %s token %s", client->mac, client->token ? client->token : "none"); // finds: secrets.logged
}

void opened(const struct session *session, const struct wifi *wifi)
{
	printf("%s\n", session->token); // finds: secrets.logged
	printf("%s\n", wifi->pwd); // finds: secrets.logged
	printf("%d\n", session->pin);
}

void parsed(const struct parser *parser)
{
	printf("unexpected %s\n", parser->token);
}

struct credentials {
	char token[64];
};
struct account {
	struct credentials own, *other;
};

void held(const struct account *account)
{
	printf("%s\n", account->own.token); // finds: secrets.logged
	printf("%s\n", account->other->token); // finds: secrets.logged
}
