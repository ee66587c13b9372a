// SPDX-License-Identifier: Apache-2.0
// Near miss: the directory that somebody works in.
#include <stdio.h>
#include <unistd.h>

void where(void)
{
	char pwd[256];

	if (getcwd(pwd, sizeof pwd))
		printf("pwd: %s\n", pwd);
}

void whose(const char *user, const char *pwd)
{
	printf("%s works in %s\n", user, pwd);
}
