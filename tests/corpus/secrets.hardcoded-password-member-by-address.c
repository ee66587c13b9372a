// SPDX-License-Identifier: Apache-2.0
// A member's address is handed to who sets what lies there: the call says which member that is.
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct station {
	char ssid[32];
	char *password;
	const char *url;
};

extern int station_start(struct station *station);
extern const char *config_read(const char *name);

static int set_text(char **to, const char *text)
{
	char *copy = strdup(text);
	if (!copy)
		return -1;
	free(*to);
	*to = copy;
	return 0;
}

/* Wrapper. */
int of_a_parameter(struct station *station)
{
	return set_text(&station->password, "letmein94"); // finds: secrets.hardcoded-password error
}

/* Field. */
int of_a_local(void)
{
	struct station station = {.ssid = "home"};
	if (set_text(&station.password, "letmein95")) // finds: secrets.hardcoded-password error
		return -1;
	return station_start(&station);
}

static void point(const char **to, const char *at)
{
	*to = at;
}

int a_url(struct station *station)
{
	point(&station->url, "http://example.com/firmware"); // finds: transport.plaintext error
	return station_start(station);
}

/* By a pointer that stands for the member. */
int by_a_name(struct station *station)
{
	char **password = &station->password;
	return set_text(password, "letmein96"); // finds: secrets.hardcoded-password error
}

/* Near misses: what is read elsewhere, another member, what is let go of, what is only looked at. */
int configured(struct station *station)
{
	const char *text = config_read("password");
	return text ? set_text(&station->password, text) : -1;
}

int a_safe_url(struct station *station)
{
	point(&station->url, "https://example.com/firmware");
	return station_start(station);
}

static void drop(char **text)
{
	free(*text);
	*text = NULL;
}

void emptied(struct station *station)
{
	drop(&station->password);
}

static size_t length_of(char *const *text)
{
	return *text ? strlen(*text) : 0;
}

bool has_password(const struct station *station)
{
	return length_of(&station->password) > 0;
}
