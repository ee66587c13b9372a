// SPDX-License-Identifier: Apache-2.0
// Rows that somebody hands over: of the row at hand one member is the secret, and another is shown.
#include <stdio.h>

struct network {
	char ssid[33];
	char phrase[64];
	int channel;
};

extern int station_set(const char *ssid, const char *passphrase);
extern int station_scan(int channel);

int join_all(const struct network *networks, unsigned count)
{
	int joined = 0;
	for (unsigned i = 0; i < count; i++) {
		if (!station_scan(networks[i].channel))
			continue;
		joined += station_set(networks[i].ssid, networks[i].phrase);
		printf("joined %s\n", networks[i].ssid);
	}
	return joined;
}

/* Fires: the same member. */
int shown(const struct network *networks, unsigned count)
{
	int joined = 0;
	for (unsigned i = 0; i < count; i++) {
		joined += station_set(networks[i].ssid, networks[i].phrase);
		printf("joined with %s\n", networks[i].phrase); // finds: secrets.logged error
	}
	return joined;
}
