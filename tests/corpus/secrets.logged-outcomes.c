// SPDX-License-Identifier: Apache-2.0
// Near misses: what went wrong with a secret, and a test that passed.
#include <stdio.h>
#include <string.h>

struct test {
	const char *name;
};
struct failure {
	char *message;
	int code;
};

void passed(const struct test *test)
{
	printf("PASS: %s\n", test->name);
}

void failed(const struct failure *error, const char *file)
{
	fprintf(stderr, "can't read password: %s\n", error->message);
	fprintf(stderr, "%s: password: %s\n", file, error->message);
}

void why_not(int number)
{
	const char *reason = strerror(number);

	fprintf(stderr, "password: %s\n", reason);
}
