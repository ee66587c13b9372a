// SPDX-License-Identifier: Apache-2.0
// A vector that a wrapper fills from its arguments: who gave the words that matter is told.
#include <stdarg.h>
#include <stddef.h>

int execvp(const char *file, char *const argv[]);

static int run(const char *file, ...)
{
	const char *argv[16];
	int count = 0;
	va_list rest;

	argv[count++] = file;
	va_start(rest, file);
	while (count < 15 && (argv[count] = va_arg(rest, const char *)) != NULL)
		count++;
	argv[count] = NULL;
	va_end(rest);
	return execvp(file, (char *const *)argv);
}

static int fetch(const char *url)
{
	const char *argv[] = {"curl", "-k", "-o", "/tmp/fw", url, NULL};

	return execvp(argv[0], (char *const *)argv); // finds: process.insecure-download
}

/* Wrapper. */
int unchecked(void)
{
	return run("wget", "-q", "--no-check-certificate", "https://fw.example.com/f", NULL); // finds: process.insecure-download
}

int telnet(void)
{
	return run("telnetd", "-F", NULL); // finds: service.insecure-daemon
}

/* Near misses: a file that is called k, the wrapper's own words. */
int checked(void)
{
	return run("wget", "-q", "https://fw.example.com/f", NULL) + run("curl", "-ok", "https://fw.example.com/k", NULL);
}

int own_words(void)
{
	return fetch("https://fw.example.com/f");
}

int stopped(void)
{
	return run("/etc/init.d/telnetd", "stop", NULL) + run("start-stop-daemon", "-K", "-x", "/usr/sbin/telnetd", NULL);
}

/* Unknown. */
int any(const char *program, const char *option)
{
	return run(program, option, NULL);
}
