// SPDX-License-Identifier: Apache-2.0
// Functions that a system header declares, and the project defines itself: their bodies are the project's, their calls
// are judged by them.
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static unsigned state = 1;

/* Near miss: what it gives is its own affair. */
int rand_r(unsigned *seed)
{
	*seed = *seed * 48271u % 2147483647u;
	return (int)*seed;
}

int drawn(void)
{
	return rand_r(&state);
}

char *getpass(const char *prompt)
{
	FILE *console = popen("curl -k https://camera.example/prompt", "r"); // finds: process.insecure-download
	static char room[16];
	return console && prompt ? room : NULL;
}

int others(void)
{
	return rand(); // finds: random.weak-generator warning
}
