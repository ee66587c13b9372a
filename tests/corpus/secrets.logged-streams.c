// SPDX-License-Identifier: Apache-2.0
// A stream that a caller gives may be any file; a log file is a log.
#include <stdio.h>

static FILE *log_file;

int log_open(void)
{
	log_file = fopen("/var/log/wifid.log", "a");
	return log_file ? 0 : -1;
}

void to_the_log(const char *ssid, const char *wifi_password)
{
	fprintf(log_file, "join %s with %s\n", ssid, wifi_password); // finds: secrets.logged
}

void to_the_console(const char *passphrase)
{
	fprintf(stderr, "%s\n", passphrase); // finds: secrets.logged
}

/* Unknown. */
int configuration(FILE *file, const char *ssid, const char *psk)
{
	return fprintf(file, "ssid=%s\npsk=%s\n", ssid, psk);
}

static void dump(FILE *file, const char *password)
{
	fprintf(file, "password %s\n", password);
}

/* Wrapper. */
void dump_here(const char *password)
{
	dump(stdout, password); // finds: secrets.logged
}

/* Near miss. */
int store(const char *passphrase)
{
	FILE *file = fopen("/etc/wifi.pass", "w");

	if (!file)
		return -1;
	fprintf(file, "%s\n", passphrase);
	return fclose(file);
}
