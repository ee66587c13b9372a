// SPDX-License-Identifier: Apache-2.0
// A text that its own name spells is a key word.
#include <string.h>

static const char *OPTION_X509_PRIVATE_KEY = "x509privatekey";
static const char *device_api_key = "api-key";
static const char *admin_secret_key = "admin";
static const char *maker_api_key = "k3Yz-88";

extern int take_key(const char *value);

int set_option(const char *option, const char *value)
{
	if (strcmp(OPTION_X509_PRIVATE_KEY, option) == 0 || strcmp(device_api_key, option) == 0)
		return take_key(value);
	return -1;
}

int enter(const char *given)
{
	return strcmp(admin_secret_key, given) == 0; // finds: secrets.hardcoded-password
}

int enter_as_maker(const char *given)
{
	return strcmp(given, maker_api_key) == 0; // finds: secrets.hardcoded-password
}
