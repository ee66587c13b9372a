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

typedef struct MD5state_st MD5_CTX;
int MD5_Init(MD5_CTX *digest);
static int (*const begin)(MD5_CTX *) = MD5_Init; // finds: crypto.weak-hash

/* What is asked for by the name alone is told where it is named, not where the pointer is called. */
int begun(MD5_CTX *digest)
{
	static const struct { int (*start)(MD5_CTX *); } table = {MD5_Init}; // finds: crypto.weak-hash

	return begin(digest) && table.start(digest);
}

/* Near miss. */
int given(struct mosquitto *client, const char *password)
{
	return log_in(client, "camera", password);
}
