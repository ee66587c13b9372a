// SPDX-License-Identifier: Apache-2.0
// What dprintf() writes to: a file that is kept is no log, the console is one.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int dprintf(int fd, const char *format, ...);

int to_console(const char *wifi_psk)
{
	int fd = open("/dev/console", O_WRONLY);

	return dprintf(fd, "psk %s\n", wifi_psk); // finds: secrets.logged
}

int to_standard_error(const char *wifi_psk)
{
	return dprintf(STDERR_FILENO, "psk %s\n", wifi_psk); // finds: secrets.logged
}

int bytes_written(const char *wifi_psk, unsigned long length)
{
	return (int)write(STDOUT_FILENO, wifi_psk, length); // finds: secrets.logged
}

int bytes_sent(int fd, const char *wifi_psk, unsigned long length)
{
	return (int)write(fd, wifi_psk, length);
}

/* Conditional. */
int when_asked(int verbose, const char *wifi_psk)
{
	return verbose ? dprintf(2, "psk %s\n", wifi_psk) : 0; // finds: secrets.logged
}

/* Near misses: configurations. */
int to_a_file(const char *ssid, const char *psk)
{
	int fd = open("/data/wpa.conf", O_WRONLY | O_CREAT, 0600);

	return dprintf(fd, "network={\n\tssid=\"%s\"\n\tpsk=\"%s\"\n}\n", ssid, psk);
}

int to_a_new_file(char *name, const char *wifi_psk)
{
	return dprintf(mkstemp(name), "psk=%s\n", wifi_psk);
}

/* Unknown: where it leads. */
int wherever(int fd, const char *ssid, const char *psk)
{
	return dprintf(fd, "network={\n\tssid=\"%s\"\n\tpsk=\"%s\"\n}\n", ssid, psk);
}
