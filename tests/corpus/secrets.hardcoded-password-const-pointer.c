// SPDX-License-Identifier: Apache-2.0
// A constant pointer to a function is called: the place is the call, at every level of optimization.
struct mosquitto;
int mosquitto_username_pw_set(struct mosquitto *client, const char *user, const char *password);
typedef int (*set_login)(struct mosquitto *, const char *, const char *);

static int (*const log_in)(struct mosquitto *, const char *, const char *) = mosquitto_username_pw_set;

/* Wrapper. */
int connected(struct mosquitto *client)
{
	return log_in(client, "camera", "camera123"); // finds: secrets.hardcoded-password
}

int behind_a_local(struct mosquitto *client)
{
	static const set_login set = mosquitto_username_pw_set;

	if (client)
		return set(client, "camera", "camera456"); // finds: secrets.hardcoded-password
	return -1;
}

/* Near miss. */
int given(struct mosquitto *client, const char *password)
{
	return log_in(client, "camera", password);
}
