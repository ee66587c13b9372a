// SPDX-License-Identifier: Apache-2.0
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

void shell(void)
{
	system("curl -k https://update.example.com/fw.bin -o /tmp/fw.bin"); // finds: process.insecure-download
	system("curl -sSk https://update.example.com/fw.bin"); // finds: process.insecure-download
	system("cd /tmp && curl --insecure https://update.example.com/fw.bin"); // finds: process.insecure-download
	system("wget --no-check-certificate https://update.example.com/fw.bin"); // finds: process.insecure-download
	system("GIT_SSL_NO_VERIFY=1 git clone https://git.example.com/fw"); // finds: process.insecure-download
	system("ssh -o StrictHostKeyChecking=no root@gateway reboot"); // finds: process.insecure-download
	system("/usr/bin/wget -q --no-check-certificate https://update.example.com/fw.bin || true"); // finds: process.insecure-download
}

void pipe_from(void)
{
	FILE *in = popen("curl -k https://time.example.com/now", "r"); // finds: process.insecure-download

	if (in)
		pclose(in);
}

void vector(void)
{
	char *const argv[] = {"curl", "-s", "-k", "https://update.example.com/fw.bin", NULL};

	execv("/usr/bin/curl", argv); // finds: process.insecure-download
}

void vector_to_spawn(pid_t *pid)
{
	static char *const argv[] = {"wget", "--no-check-certificate", "https://update.example.com/fw.bin", NULL};

	posix_spawn(pid, "/usr/bin/wget", NULL, NULL, argv, environ); // finds: process.insecure-download
}

void list(void)
{
	execlp("curl", "curl", "--insecure", "https://update.example.com/fw.bin", (char *)NULL); // finds: process.insecure-download
}

static int run(const char *command)
{
	return system(command);
}

/* Wrapper. */
void wrapped(void)
{
	run("curl -k https://update.example.com/fw.bin"); // finds: process.insecure-download
	run("curl https://update.example.com/fw.bin");
}

/* Near misses. */
void good(void)
{
	system("curl --fail https://update.example.com/fw.bin -o /tmp/fw.bin");
	system("curl --keepalive-time 60 https://update.example.com/fw.bin");
	system("curl -H 'X-Mode: -k' https://update.example.com/fw.bin");
	system("wget -q https://update.example.com/fw.bin");
	system("tar -xkf /tmp/fw.tar");
	system("ssh -o StrictHostKeyChecking=yes root@gateway reboot");
	execlp("curl", "curl", "--fail", "https://update.example.com/fw.bin", (char *)NULL);
}

static int joined(const char *const words[])
{
	char line[256] = "";

	for (int i = 0; words[i]; i++) {
		strcat(line, words[i]);
		strcat(line, " ");
	}
	return system(line);
}

/* Wrapper: the words become a line in a helper; who gave them is told of. */
int by_words(void)
{
	const char *const words[] = {"wget", "--no-check-certificate", "https://example.com/firmware", NULL};

	return joined(words); // finds: process.insecure-download
}

int by_good_words(void)
{
	const char *const words[] = {"wget", "--ca-certificate=/etc/ca.pem", "https://example.com/firmware", NULL};

	return joined(words);
}
