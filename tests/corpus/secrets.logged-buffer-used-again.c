// SPDX-License-Identifier: Apache-2.0
// One buffer after the other use: what was logged is what stood there then.
extern int printf(const char *, ...);
extern void *memset(void *, int, unsigned long);
extern char *strcpy(char *, const char *);
extern int snprintf(char *, unsigned long, const char *, ...);
extern long recv(int, void *, unsigned long, int);
typedef struct aes AES_KEY;
extern int AES_set_encrypt_key(const unsigned char *, int, AES_KEY *);
extern void shared_secret(unsigned char *, unsigned long);
extern void decrypt(const unsigned char *, unsigned char *);
extern void trim(char *);
extern char *getpass(const char *);
typedef struct mosq mosq;
extern int mosquitto_username_pw_set(mosq *, const char *, const char *);

/* Near miss: received later into the buffer that had held the key. */
void reused(int fd, AES_KEY *key)
{
	unsigned char buf[64];
	shared_secret(buf, sizeof buf);
	AES_set_encrypt_key(buf, 256, key);
	memset(buf, 0, sizeof buf);
	recv(fd, buf, 16, 0);
	decrypt(buf, buf);
	printf("plaintext is %s\n", (char *)buf);
}

/* Near miss: a message first, the password behind it. */
void message_first(mosq *m, int status)
{
	char text[64];
	snprintf(text, sizeof text, "status %d", status);
	printf("%s\n", text);
	strcpy(text, getpass("password: "));
	mosquitto_username_pw_set(m, "me", text);
}

void logged(mosq *m)
{
	char text[64];
	strcpy(text, getpass("password: "));
	printf("using %s\n", text); // finds: secrets.logged
	mosquitto_username_pw_set(m, "me", text);
}

/* What an unknown function may change is still the password. */
void changed_between(mosq *m)
{
	char text[64];
	strcpy(text, getpass("password: "));
	printf("using %s\n", text); // finds: secrets.logged
	trim(text);
	mosquitto_username_pw_set(m, "me", text);
}

/* Conditional: one of two sources, and both are handed on. */
void either(mosq *m, const char *given)
{
	char text[64];
	if (given)
		strcpy(text, given);
	else
		strcpy(text, getpass("password: "));
	printf("using %s\n", text); // finds: secrets.logged
	mosquitto_username_pw_set(m, "me", text);
}

/* Unknown: who filled it isn't seen. */
extern void ask(char *);
void asked(mosq *m)
{
	char text[64];
	ask(text);
	printf("using %s\n", text); // finds: secrets.logged
	mosquitto_username_pw_set(m, "me", text);
}
