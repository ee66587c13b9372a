// SPDX-License-Identifier: Apache-2.0
// A member that one function hands over as a secret is one in the others, too, however it is called.
extern int printf(const char *, ...);
struct mosquitto;
extern int mosquitto_username_pw_set(struct mosquitto *, const char *, const char *);
typedef struct aes_key_st AES_KEY;
extern int AES_set_encrypt_key(const unsigned char *, const int, AES_KEY *);
extern int curl_easy_setopt(void *, int, ...);

struct session {
	char user[32], word[32], topic[64];
	unsigned char key[16];
	unsigned key_bits;
	const char *bearer, *agent;
};
struct other {
	char word[32];
};

void connect_it(struct mosquitto *mosquitto, const struct session *session)
{
	mosquitto_username_pw_set(mosquitto, session->user, session->word);
}

void prepare(AES_KEY *key, const struct session *session, void *curl)
{
	AES_set_encrypt_key(session->key, (int)session->key_bits, key);
	curl_easy_setopt(curl, 10220, session->bearer);
	curl_easy_setopt(curl, 10018, session->agent);
}

/* Field. */
void show(const struct session *session)
{
	printf("%s\n", session->word); // finds: secrets.logged
	printf("%s\n", session->bearer); // finds: secrets.logged
}

/* Field. */
void show_bytes(const struct session *session)
{
	for (int i = 0; i < 16; i++)
		printf("%02x", session->key[i]); // finds: secrets.logged
}

/* Near misses. */
void show_more(const struct session *session, const struct other *other)
{
	printf("%s %s %u %s\n", session->user, session->topic, session->key_bits, session->agent);
	printf("%s\n", other->word);
}

struct text {
	const char *data;
	unsigned long length;
};

/* Near miss: what a text holds, whoever has it says. */
void connect_by(struct mosquitto *mosquitto, const struct text *user, const struct text *word)
{
	mosquitto_username_pw_set(mosquitto, user->data, word->data);
}

void show_text(const struct text *host)
{
	printf("%s\n", host->data);
}
