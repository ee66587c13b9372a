// SPDX-License-Identifier: Apache-2.0
// Names that say what they hold; a bare token or key says nothing.
extern int printf(const char *, ...);
struct state {
	unsigned char aes_key[16];
	char api_token[64], token[64], *key;
	int aes_key_length, has_api_token;
};

void shown(struct state *s)
{
	printf("token %s\n", s->api_token); // finds: secrets.logged
	for (int i = 0; i < 16; i++)
		printf("%02x", s->aes_key[i]); // finds: secrets.logged
}

struct transport {
	char keypass[32], *dbPass;
	char bypass[8], lowpass[8], low_pass[8], render_pass[8];
};

/* Field. */
void shown_together(struct transport *t)
{
	printf("key-password %s\n", t->keypass); // finds: secrets.logged
	printf("database: %s\n", t->dbPass); // finds: secrets.logged
	printf("filters %s, %s\n", t->bypass, t->lowpass);
	printf("passes %s, %s\n", t->low_pass, t->render_pass);
}

struct pairing {
	char *pairing_token, installer_pin[8], pin_code[8];
	char led_pin[8], *token;
};

/* Field. */
void shown_while_pairing(const struct pairing *p)
{
	printf("pairing %s\n", p->pairing_token); // finds: secrets.logged
	printf("pin=%s\n", p->installer_pin); // finds: secrets.logged
	printf("code %s\n", p->pin_code); // finds: secrets.logged
	printf("led at %s\n", p->led_pin);
	printf("%s\n", p->token); // finds: secrets.logged
}

/* Near misses. */
void not_shown(struct state *s)
{
	printf("unexpected token %s\n", s->token);
	printf("no such key: %s\n", s->key);
	printf("%d bytes, %d\n", s->aes_key_length, s->has_api_token);
	printf("token is %s\n", s->api_token[0] ? "set" : "missing");
	printf("%p\n", (void *)s->aes_key);
}

struct activation {
	char seckey[33], localkey[17], authkey[33], cipherKey[16];
	char keyname[16], keys[8], productkey[17], author_key_hint[8];
};

/* Field: in one word. */
void shown_as_one_word(const struct activation *a)
{
	printf("secKey: %s\n", a->seckey); // finds: secrets.logged
	printf("localKey: %s\n", a->localkey); // finds: secrets.logged
	printf("authkey:%s\n", a->authkey); // finds: secrets.logged
	printf("cipher key %.16s\n", a->cipherKey); // finds: secrets.logged
	printf("%s of %s, %s\n", a->keyname, a->keys, a->productkey);
	printf("%s\n", a->author_key_hint);
}
