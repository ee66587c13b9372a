// SPDX-License-Identifier: Apache-2.0
// Logs of a project's own, out of sight, that take a finished text; and keys of LoRaWAN.
#include <stdio.h>

extern void own_log(const char *line);
extern void vendor_log_write(int level, const char *msg);
extern void set_log(const char *line);
extern void log_file_open(const char *text);
extern int modem_write(const char *text);
extern void radio_get_appskey(void *radio, unsigned char *key);
extern void as_hex(char *out, const unsigned char *bytes, int count);

void fires(const char *password)
{
	char text[80];
	sprintf(text, "joins with %s", password);
	own_log(text); // finds: secrets.logged
}

static void say(const char *what)
{
	vendor_log_write(3, what);
}

// Wrapper.
void wrapped(const char *wifi_password)
{
	char text[80];
	snprintf(text, sizeof text, "pw=%s", wifi_password);
	say(text); // finds: secrets.logged
}

struct settings {
	const char *ssid, *mqtt_password;
};

// Field.
void by_field(const struct settings *settings)
{
	own_log(settings->ssid);
	own_log(settings->mqtt_password); // finds: secrets.logged
}

// Conditional.
void if_asked(const char *password, int is_loud)
{
	if (is_loud)
		own_log(password); // finds: secrets.logged
}

void of_a_radio(void *radio)
{
	unsigned char appskey[16];
	char text[33];
	radio_get_appskey(radio, appskey);
	as_hex(text, appskey, 16);
	printf("APPSKEY: %s\n", text); // finds: secrets.logged
}

// Near misses.
void good(const char *password, const char *ssid)
{
	own_log(ssid);
	own_log(password ? "password set" : "no password");
	set_log(password);
	log_file_open(password);
	modem_write(password);
}

// Unknown.
void given(const char *text)
{
	own_log(text);
}
