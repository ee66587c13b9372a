// SPDX-License-Identifier: Apache-2.0
// A text built of known and unknown parts: what is known of it decides, wherever it stands.
typedef void CURL;
extern int curl_easy_setopt(CURL *, int, ...);
extern int snprintf(char *, unsigned long, const char *, ...);
extern char *strcpy(char *, const char *);
extern char *strcat(char *, const char *);
extern char *getenv(const char *);
typedef struct wpa_ctrl wpa_ctrl;
extern int wpa_ctrl_request(wpa_ctrl *, const char *, unsigned long, char *, unsigned long *, void *);
#define CURLOPT_USERPWD 10005

void user_unknown(CURL *curl, const char *serial)
{
	char text[64];
	snprintf(text, sizeof text, "%s:%s", serial, "changeme");
	curl_easy_setopt(curl, CURLOPT_USERPWD, text); // finds: secrets.hardcoded-password
	snprintf(text, sizeof text, "%s:device", serial);
	curl_easy_setopt(curl, CURLOPT_USERPWD, text); // finds: secrets.hardcoded-password
	strcpy(text, serial);
	strcat(text, ":device");
	curl_easy_setopt(curl, CURLOPT_USERPWD, text); // finds: secrets.hardcoded-password
}

/* Near misses: the password isn't known. */
void password_unknown(CURL *curl, const char *serial)
{
	char text[64];
	snprintf(text, sizeof text, "%s:%s", serial, getenv("PASSWORD"));
	curl_easy_setopt(curl, CURLOPT_USERPWD, text);
	snprintf(text, sizeof text, "admin:%s", getenv("PASSWORD"));
	curl_easy_setopt(curl, CURLOPT_USERPWD, text);
	snprintf(text, sizeof text, "%s:", serial);
	curl_easy_setopt(curl, CURLOPT_USERPWD, text);
}

void quoted(wpa_ctrl *ctrl, int id, const char *psk, char *reply, unsigned long *length)
{
	char command[128];
	snprintf(command, sizeof command, "SET_NETWORK %d psk \"%s\"", id, psk);
	wpa_ctrl_request(ctrl, command, 40, reply, length, 0);
	snprintf(command, sizeof command, "SET_NETWORK %d psk \"factory1\"", id);
	wpa_ctrl_request(ctrl, command, 40, reply, length, 0); // finds: secrets.hardcoded-password
}

static void log_in(CURL *curl, const char *user, const char *password)
{
	char text[64];
	snprintf(text, sizeof text, "%s:%s", user, password);
	curl_easy_setopt(curl, CURLOPT_USERPWD, text);
}

void wrapped(CURL *curl, const char *user, const char *password)
{
	log_in(curl, user, password);
	log_in(curl, user, "letmein1"); // finds: secrets.hardcoded-password
}
