// SPDX-License-Identifier: Apache-2.0
// Dots that lead from a label to what it stands before.
#include <stdio.h>
#include <syslog.h>

struct option {
	void *value;
};
struct proxy {
	struct option *options[6];
};
#define TEXT(option) ((const char *)(option)->value)

void shown(const struct proxy *proxy)
{
	printf("  address. . . . : '%s'\n", TEXT(proxy->options[1]));
	printf("  password . . . : '%s'\n", TEXT(proxy->options[5])); // finds: secrets.logged
	syslog(LOG_INFO, "Passphrase......: %s", TEXT(proxy->options[4])); // finds: secrets.logged
	printf("password\t= %s\n", TEXT(proxy->options[3])); // finds: secrets.logged
}

// Near: no label of what is printed; words about it.
void beside(const struct proxy *proxy, int set, const char *why)
{
	printf("  password . . . : %s\n", set ? "(set)" : "(not set)");
	printf("no password... %s\n", why);
	printf("password is set. name: %s\n", TEXT(proxy->options[2]));
}
