// SPDX-License-Identifier: Apache-2.0
// Services that helpers and tables start.
#include <stdlib.h>
#include <unistd.h>

static int start(const char *command)
{
	return system(command);
}

/* Wrapper. */
int wrapped(void)
{
	return start("/usr/sbin/telnetd -l /bin/login"); // finds: service.insecure-daemon
}

struct service {
	const char *name;
	const char *command;
	int wanted;
};

/* Field. */
int by_field(void)
{
	struct service service = {.name = "files", .command = "tftpd -l /srv", .wanted = 1};

	return start(service.command); // finds: service.insecure-daemon
}

/* Field: a table of services, all started. */
int from_a_table(void)
{
	static const struct service services[] = {{"log", "syslogd", 1}, {"shell", "telnetd", 1}};
	int failed = 0;

	for (int i = 0; i < 2; i++)
		failed += system(services[i].command); // finds: service.insecure-daemon
	return failed;
}

/* Near misses: it is stopped, or only looked for. */
int good(void)
{
	struct service service = {.name = "telnetd", .command = "killall telnetd", .wanted = 0};

	return start(service.command) + start("pidof telnetd");
}

/* Unknown: the vector of whoever calls. */
int given(char *const words[])
{
	return execv(words[0], words);
}
