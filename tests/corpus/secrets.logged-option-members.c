// SPDX-License-Identifier: Apache-2.0
// Options that go to members: one of them is a password, the others, and the options themselves, are none.
#include <stdio.h>
#include <string.h>

struct settings {
	char *password, *host, *topic;
};

/* Field: the member's own name says so. Near misses: what the other options are given. */
int read_options(int argc, char **argv, struct settings *settings)
{
	for (int i = 1; i + 1 < argc; i++) {
		if (strcmp(argv[i], "-P") == 0) {
			settings->password = argv[++i];
		} else if (strcmp(argv[i], "-h") == 0) {
			settings->host = argv[++i];
			printf("host %s\n", argv[i]);
		} else if (strcmp(argv[i], "-t") == 0) {
			settings->topic = strchr(argv[++i], '/');
			printf("topic %s of %s\n", settings->topic, argv[i]);
		} else {
			printf("unknown option %s\n", argv[i]);
			return -1;
		}
	}
	printf("connecting to %s as %s\n", settings->host, settings->password); // finds: secrets.logged
	return 0;
}
