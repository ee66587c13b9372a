// SPDX-License-Identifier: Apache-2.0
// Passwords in commands. The declarations stand in for the libraries' headers.
#include <stdio.h>
#include <stdlib.h>

void user(void)
{
	system("curl -u admin:hunter2 https://example.com/"); // finds: secrets.hardcoded-password
}

void account(void)
{
	system("echo root:admin | chpasswd"); // finds: secrets.hardcoded-password
}

void shell(void)
{
	system("sshpass -p hunter2 ssh -o StrictHostKeyChecking=no root@host"); // finds: secrets.hardcoded-password, process.insecure-download
}

/* Near misses: a variable of the shell, no password. */
void good(void)
{
	system("curl -u admin:$PASSWORD https://example.com/");
	system("curl -u admin https://example.com/");
	system("/etc/init.d/telnetd stop");
}

/* Unknown. */
void given(const char *password)
{
	char command[256];

	snprintf(command, sizeof command, "sshpass -p %s ssh root@host", password);
	system(command); // finds: process.shell-command
}
