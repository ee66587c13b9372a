// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Objects of other units, and what parameters point to: what is written there goes where nobody here sees.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

extern char eap_password[32];
extern const char *wifiPassword;
extern uint8_t network_key[16];
extern const char *password_label, *password_prompt;

int log_in(const char *user, const char *password);
int settings_get(const char *name, char *to, size_t size);

void copied(void)
{
	strcpy(eap_password, "hunter22"); // finds: secrets.hardcoded-password
}

void cut(void)
{
	strncpy(&eap_password[0], "hunter22", sizeof eap_password - 1); // finds: secrets.hardcoded-password
}

// Conditional.
void printed(int is_new)
{
	snprintf(eap_password, sizeof eap_password, "%s", is_new ? "hunter22" : "hunter23"); // finds: secrets.hardcoded-password
}

void pointed(void)
{
	wifiPassword = "hunter22"; // finds: secrets.hardcoded-password
}

void bytes(void)
{
	memcpy(network_key, "0123456789abcdef", sizeof network_key); // finds: secrets.hardcoded-key
}

// What a parameter points to.
void given(char *user, char *password)
{
	strcpy(user, "admin");
	strcpy(password, "hunter22"); // finds: secrets.hardcoded-password
}

void given_two(const char **user, const char **password)
{
	*user = "admin";
	*password = "hunter22"; // finds: secrets.hardcoded-password
}

static void put(char *password, const char *text)
{
	strcpy(password, text);
}

// Wrapper.
void wrapped(char *password)
{
	put(password, "hunter22"); // finds: secrets.hardcoded-password
}

// Where it goes on to what takes a password, it is told there, once.
static void factory(char *password)
{
	strcpy(password, "swordfish");
}

int used(void)
{
	char password[32];

	factory(password);
	return log_in("root", password); // finds: secrets.hardcoded-password
}

// Unknown: nobody knows what the text is.
void copied_from(const char *text)
{
	strcpy(eap_password, text);
}

// Near misses: cleared, masked, what is read, and what only speaks of a password.
void cleared(char *password, const char **other_password)
{
	eap_password[0] = 0;
	strcpy(eap_password, "");
	memset(network_key, 0, sizeof network_key);
	strcpy(password, "********");
	*other_password = NULL;
}

int read_in(char *password, size_t size)
{
	return settings_get("password", password, size);
}

void labels(void)
{
	password_label = "Password";
	password_prompt = "Enter your password:";
}

void local(const char *password)
{
	password = "hunter24";
	puts("changed");
}
