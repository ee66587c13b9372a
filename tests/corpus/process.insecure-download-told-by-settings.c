// SPDX-License-Identifier: Apache-2.0
// What programs that download are told by a variable of the shell, by their environment or a file of settings, and
// commands that a shell reads from a pipe or a script.
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int by_a_variable(void)
{
	return system("C='curl -k'; $C https://example.org/fw"); // finds: process.insecure-download
}

int by_a_variable_of_options(void)
{
	return system("O=-k U=https://example.org/fw; curl ${O} -o /tmp/fw $U"); // finds: process.insecure-download
}

/* Near misses: the last one counts; another program's; none that the text sets. */
int by_a_variable_set_again(void)
{
	return system("O=-k; O=-f; curl $O https://example.org/fw");
}
int by_another_one(void)
{
	return system("O=-k; df $O; curl -f https://example.org/fw");
}
int by_one_of_the_environment(void)
{
	return system("curl $OPTIONS https://example.org/fw");
}

int by_its_own_settings(void)
{
	return system("echo insecure >>/root/.curlrc; curl https://example.org/fw"); // finds: process.insecure-download
}
int by_other_settings(void)
{
	return system("echo silent >>/root/.curlrc; curl https://example.org/fw");
}

int by_the_environment(void)
{
	setenv("GIT_SSL_NO_VERIFY", "1", 1); // finds: process.insecure-download
	setenv("NODE_TLS_REJECT_UNAUTHORIZED", "0", 1); // finds: process.insecure-download
	putenv("PYTHONHTTPSVERIFY=0"); // finds: process.insecure-download
	return system("NODE_TLS_REJECT_UNAUTHORIZED=0 npm install"); // finds: process.insecure-download
}
int by_a_strict_one(void)
{
	setenv("NODE_TLS_REJECT_UNAUTHORIZED", "1", 1);
	setenv("GIT_SSL_CAINFO", "/etc/ssl/ca.pem", 1);
	putenv("PYTHONHTTPSVERIFY=1");
	return system("NODE_TLS_REJECT_UNAUTHORIZED=1 npm install");
}

void by_a_pipe(void)
{
	FILE *shell = popen("sh", "w");

	if (!shell)
		return;
	fputs("curl -k https://example.org/fw -o /tmp/fw\n", shell); // finds: process.insecure-download
	fprintf(shell, "wget --no-check-certificate %s\n", "https://example.org/fw"); // finds: process.insecure-download
	fputs("curl -f https://example.org/fw -o /tmp/fw\n", shell);
	pclose(shell);
}

/* Near misses: no shell reads it, and a text for people. */
void by_a_pager(void)
{
	FILE *pager = popen("more", "w");

	if (!pager)
		return;
	fputs("curl -k https://example.org/fw is what not to do\n", pager);
	pclose(pager);
	fputs("never use curl -k\n", stderr);
}

void by_a_script(void)
{
	FILE *script = fopen("/tmp/update.sh", "w");

	if (!script)
		return;
	fprintf(script, "#!/bin/sh\ncurl -k https://example.org/fw -o /tmp/fw\n"); // finds: process.insecure-download
	fclose(script);
}
void by_a_strict_script(void)
{
	FILE *script = fopen("/tmp/update.sh", "w");

	if (!script)
		return;
	fputs("#!/bin/sh\ncurl -f https://example.org/fw -o /tmp/fw\n", script);
	fclose(script);
}

static int in_a_child(void *words)
{
	char **argv = words;

	execvp(argv[0], argv);
	return 1;
}
int by_a_child(void)
{
	static char stack[65536];
	static char *words[] = {"wget", "--no-check-certificate", "https://example.org/fw", NULL};

	return clone(in_a_child, stack + sizeof stack, 17, words); // finds: process.insecure-download
}
