// SPDX-License-Identifier: Apache-2.0
// A word that is given, or a default where none is: the command isn't a constant one.
#include <stdio.h>
#include <stdlib.h>

int given_or_default(const char *gateway)
{
	char command[99];
	snprintf(command, sizeof command, "route add %s", gateway ? gateway : "default");
	return system(command); // finds: process.shell-command
}

int from_the_environment(void)
{
	char command[99];
	const char *interface = getenv("IF");
	if (!interface || !*interface)
		interface = "eth0";
	snprintf(command, sizeof command, "ifup %s", interface);
	return system(command); // finds: process.shell-command
}

/* A near miss: one of two that are written here. */
int one_of_two(int second)
{
	char command[99];
	snprintf(command, sizeof command, "ifup %s", second ? "eth1" : "eth0");
	return system(command);
}
