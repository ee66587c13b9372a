// SPDX-License-Identifier: Apache-2.0
// What `pwd` is, the words around it say: a password goes with whose it is, a working directory is printed alone.
#include <stdio.h>
#include <unistd.h>

struct station {
	char ssid[33], pwd[65];
};
extern int get_station(struct station *);

void connects(const char *ssid, const char *pwd)
{
	printf("ssid:%s pwd:%s\n", ssid, pwd); // finds: secrets.logged error
}

// Field:
void shows(void)
{
	struct station station;

	get_station(&station);
	printf("ssid=%s, pwd=[%s]\r\n", station.ssid, station.pwd); // finds: secrets.logged error
}
