// SPDX-License-Identifier: Apache-2.0
// What a local that gets its value once is called is what it is a copy of. The types stand in for
// ESP-IDF's.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct request {
	const char *user, *password, *realm;
};
struct session {
	char token[33], colour[8];
};
typedef struct {
	unsigned char ssid[32], password[64];
} wifi_ap_config_t;
typedef struct {
	wifi_ap_config_t ap;
} wifi_config_t;
int esp_wifi_set_config(int, wifi_config_t *);

/* Field. */
int let_in(const struct request *request)
{
	const char *given = request->password;
	const char *user = request->user;

	if (!given || !user)
		return 0;
	return strcmp(given, "service-2019") == 0 && // finds: secrets.hardcoded-password
	       strcmp(user, "service") == 0;
}

/* Field, conditional: through a flag of its own. */
int let_in_by_a_flag(const struct request *request)
{
	const char *given;
	int fits;

	given = request->password;
	fits = strcmp(given, "service-2020") == 0; // finds: secrets.hardcoded-password
	if (fits)
		return 1;
	return -1;
}

/* Near misses: another thing each time, and one that is no password. */
int let_nobody_in(const struct request *request, int which)
{
	const char *given = which ? request->password : request->user;
	const char *realm = request->realm;

	given = which == 2 ? realm : given;
	return strcmp(given, "everywhere") == 0 || strcmp(realm, "cameras") == 0;
}

/* Near misses: nobody may choose it, whatever way that is said. */
int rule_by_a_flag(const char *password)
{
	int common = strcmp(password, "password") == 0;
	int result = 0;

	if (common)
		result = -1;
	return result;
}

int rule_in_the_other_arm(const char *password)
{
	int result = -22;

	if (strcmp(password, "12345678") != 0) {
		result = 0;
	} else {
		for (int i = 0; i < 3; i++)
			puts("that is everybody's password");
		result = -13;
		goto out;
	}
out:
	return result;
}

/* The same words, but who knows it comes in. */
int door_in_the_other_arm(const char *password)
{
	int result = -22;

	if (strcmp(password, "12345679") != 0) { // finds: secrets.hardcoded-password
		result = -13;
	} else {
		puts("welcome");
		result = 0;
	}
	return result;
}

/* Field. */
int copied(wifi_config_t *config)
{
	char *word = (char *)config->ap.password;
	char *name = (char *)config->ap.ssid;

	strcpy(name, "camera-1234");
	strcpy(word, "letmein-1234"); // finds: secrets.hardcoded-password
	return esp_wifi_set_config(1, config);
}

/* Unknown: whose buffer it is then isn't known. */
int moved_on(wifi_config_t *config, int which)
{
	char *word = (char *)config->ap.password;

	if (which)
		word = (char *)config->ap.ssid;
	strcpy(word, "camera-1235");
	return esp_wifi_set_config(1, config);
}

/* A format in an array of its own. */
int written_out(FILE *file, const char *ssid)
{
	static const char form[] = "network={\n\tssid=\"%s\"\n\tpsk=\"%s\"\n}\n";

	return fprintf(file, form, ssid, "install3r"); // finds: secrets.hardcoded-password
}

void grant(void);

/* What the function returns lets in on the way. */
int door_asked_on_the_way(const char *password)
{
	int result = 0;

	if (strcmp(password, "12345680") == 0) // finds: secrets.hardcoded-password
		result = -1;
	if (result < 0)
		grant();
	return result;
}

_Bool door_that_is_locked(const char *password)
{
	_Bool locked = 1;

	if (strcmp(password, "12345681") == 0) // finds: secrets.hardcoded-password
		locked = 0;
	return locked;
}

int door_for_ever(const char *password)
{
	if (strcmp(password, "12345682") == 0) { // finds: secrets.hardcoded-password
		while (1)
			grant();
		return -1;
	}
	return 0;
}
