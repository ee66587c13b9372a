// SPDX-License-Identifier: Apache-2.0
// What a function that isn't in sight gets is what its name says.
#include <stdio.h>

struct credentials;
char *credentials_get_user(struct credentials *credentials);
char *credentials_get_password(struct credentials *credentials);
char *getApiKey(struct credentials *credentials);
int credentials_get_password_length(struct credentials *credentials);
const char *hide_password(const char *password);
const char *get_password_file(void);

void show_credentials(struct credentials *credentials)
{
	printf("credentials: %s:%s\n", credentials_get_user(credentials), credentials_get_password(credentials)); // finds: secrets.logged
}

/* Through a local. */
void show_later(struct credentials *credentials)
{
	const char *word = credentials_get_password(credentials);

	printf("%s\n", word); // finds: secrets.logged
}

void show_api_key(struct credentials *credentials)
{
	fprintf(stderr, "%s\n", getApiKey(credentials)); // finds: secrets.logged
}

/* Near misses. */
void show_hidden(struct credentials *credentials)
{
	printf("%s\n", hide_password(credentials_get_password(credentials)));
	printf("%d\n", credentials_get_password_length(credentials));
	printf("%s\n", get_password_file());
	printf("%.2s...\n", credentials_get_password(credentials));
}
