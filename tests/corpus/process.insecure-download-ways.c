// SPDX-License-Identifier: Apache-2.0
// Commands that lie in structures or depend on something.
#include <stdlib.h>
#include <unistd.h>

struct updater {
	const char *name;
	const char *command;
	char *const *words;
};

static int fetch(const struct updater *updater)
{
	return system(updater->command);
}

/* Field. */
int by_field(void)
{
	static const struct updater updater = {"firmware", "wget --no-check-certificate -O /tmp/fw https://example.com/fw", NULL};

	return fetch(&updater); // finds: process.insecure-download
}

/* Field. */
int words_in_a_field(void)
{
	char *const words[] = {"curl", "-s", "-k", "https://example.com/fw", NULL};
	struct updater updater = {.name = "firmware"};

	updater.words = words;
	return execv("/usr/bin/curl", updater.words); // finds: process.insecure-download
}

/* Conditional. */
int if_the_clock_is_unset(int unset)
{
	return system(unset ? "curl -k https://example.com/time" : "curl https://example.com/time"); // finds: process.insecure-download
}

/* Near misses: another program's -k; the option in a name. */
int good(void)
{
	static const struct updater updater = {"firmware", "curl -o /tmp/fw-k https://example.com/fw && sync -f /tmp/fw-k", NULL};

	return fetch(&updater) + system("sort -k 2 /tmp/list");
}

/* Unknown: the vector of whoever calls. */
int given(char *const words[])
{
	return execv("/usr/bin/curl", words);
}
