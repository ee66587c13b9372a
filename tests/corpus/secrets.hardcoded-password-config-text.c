// SPDX-License-Identifier: Apache-2.0
// Configuration text that a format makes: who gave the password that it holds is told.
#include <stdio.h>
#include <stdlib.h>

int dprintf(int fd, const char *format, ...);

struct bss {
	const char *ssid;
	const char *key;
};

static const struct bss guest = {"guest", "guest1234"};

static int write_conf(FILE *file, const char *ssid, const char *key)
{
	fprintf(file, "interface=wlan0\nssid=%s\nwpa=2\n", ssid);
	return fprintf(file, "wpa_passphrase=%s\n", key);
}

static int emit(int fd, const struct bss *bss)
{
	return dprintf(fd, "ssid=%s\nwpa_passphrase=%s\n", bss->ssid, bss->key);
}

/* Wrapper. */
int setup(FILE *file)
{
	return write_conf(file, "CAM-SETUP", "12345678"); // finds: secrets.hardcoded-password
}

/* Unknown: the name alone is no secret. */
int from_label(FILE *file, const char *key)
{
	return write_conf(file, "CAM-SETUP", key);
}

/* Field, wrapper. */
int guest_network(int fd)
{
	return emit(fd, &guest); // finds: secrets.hardcoded-password
}

int given_network(int fd, const struct bss *bss)
{
	return emit(fd, bss);
}

int written_out(FILE *file, const char *ssid)
{
	return fprintf(file, "network={\n\tssid=\"%s\"\n\tpsk=\"install3r\"\n}\n", ssid); // finds: secrets.hardcoded-password
}

int in_memory(char *text, size_t size, const char *ssid)
{
	return snprintf(text, size, "ssid=%s\nsae_password=%s\n", ssid, "install3r"); // finds: secrets.hardcoded-password
}

/* Near misses. */
int commented(FILE *file)
{
	return fprintf(file, "# wpa_passphrase comes from %s\n", "/etc/label");
}

int asked(char *text, size_t size, const char *ssid, const char *psk)
{
	return snprintf(text, size, "network={\n\tssid=\"%s\"\n\tpsk=\"%s\"\n}\n", ssid, psk);
}

/* Conditional. */
int fallback(FILE *file)
{
	const char *key = getenv("AP_KEY");

	return fprintf(file, "wpa_passphrase=%s\n", key ? key : "fallback1"); // finds: secrets.hardcoded-password
}
