// SPDX-License-Identifier: Apache-2.0
// Words of a command line, some of which is the password: the next one isn't.
#include <stdio.h>
#include <string.h>

extern int broker_login(const char *user, const char *password);

int set_up(int argc, char **argv)
{
	int i;
	const char *file, *user, *word;
	for (i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "-H")) {
			if (i + 1 == argc)
				return 1;
			if (strcmp(argv[i + 1], "sha512")) {
				fprintf(stderr, "unknown hash %s\n", argv[i + 1]);
				return 1;
			}
			i++;
		} else {
			break;
		}
	}
	if (argc - i != 3)
		return 1;
	file = argv[i];
	user = argv[i + 1];
	word = argv[i + 2];
	FILE *out = fopen(file, "w");
	if (!out)
		fprintf(stderr, "can't write %s\n", file);
	return broker_login(user, word);
}

/* Fires: the very word, from wherever it came. */
int shown(int argc, char **argv)
{
	const char *word = NULL;
	for (int i = 1; i + 1 < argc; i++)
		if (!strcmp(argv[i], "-p"))
			word = argv[i + 1];
	fprintf(stderr, "logging in with %s\n", word); // finds: secrets.logged error
	return broker_login("camera", word);
}

int fixed(char **argv)
{
	printf("%s %s\n", argv[1], argv[2]); // finds: secrets.logged error
	return broker_login(argv[1], argv[2]);
}
