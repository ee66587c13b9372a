// SPDX-License-Identifier: Apache-2.0
// A long way to a weak setting: loops that nobody leaves soon, tables that are filled, options by the dozen.
#include "declared.h"

struct options {
	int numbers[64];
	const char *texts[64];
};
struct table {
	struct { int key, value, next; } slots[1023];
};

int next_option(int argc, char **argv, const char **ret_text);
int hash_of(int key);
int is_over(void);

static int number(const char *text)
{
	int sum = 0;
	for (; *text; text++)
		sum = sum * 10 + *text - '0';
	return sum;
}

#define OPTION(n) \
	case n: \
		if (!text) \
			return -1; \
		o->numbers[n] = number(text); \
		o->texts[n] = text; \
		break;
#define OPTIONS(n) \
	OPTION(n) OPTION(n + 1) OPTION(n + 2) OPTION(n + 3) OPTION(n + 4) OPTION(n + 5) OPTION(n + 6) OPTION(n + 7)

/* while (1) goes turn by turn as for (;;) does. */
int after_options(SSL_CTX *ctx, struct options *o, int argc, char **argv)
{
	while (1) {
		const char *text = NULL;
		int option = next_option(argc, argv, &text);
		if (option < 0)
			break;
		switch (option) {
		OPTIONS(0) OPTIONS(8) OPTIONS(16) OPTIONS(24) OPTIONS(32) OPTIONS(40) OPTIONS(48) OPTIONS(56)
		default:
			return -1;
		}
	}
	SSL_CTX_set_verify(ctx, 0, NULL); // finds: tls.verify-off
	return 0;
}

static void clear(struct table *table)
{
	for (int i = 0; i < 1023; i++) {
		table->slots[i].key = hash_of(i);
		table->slots[i].value = table->slots[i].key ? i : 0;
		table->slots[i].next = i + 1;
	}
}

/* More turns than anybody counts one by one. */
void after_tables(SSL_CTX *ctx, struct table *t)
{
	clear(t); clear(t); clear(t); clear(t); clear(t); clear(t); clear(t); clear(t); clear(t); clear(t);
	clear(t + 1); clear(t + 1); clear(t + 1); clear(t + 1); clear(t + 1); clear(t + 1); clear(t + 1); clear(t + 1);
	SSL_CTX_set_verify(ctx, 0, NULL); // finds: tls.verify-off
}

void in_a_loop(SSL_CTX *ctx, int mode)
{
	do {
		if (is_over())
			break;
		mode = 0;
	} while (1);
	SSL_CTX_set_verify(ctx, mode & 1, NULL); // finds: tls.verify-off
}

/* A key that is filled in a loop without a condition is as constant as one that is counted. */
void filled(AES_KEY *schedule)
{
	u8 key[32];
	int i = 0;
	while (1) {
		if (i >= 32)
			break;
		key[i] = (u8)(i * 7 + 3);
		i++;
	}
	AES_set_encrypt_key(key, 256, schedule); // finds: secrets.hardcoded-key
}

/* Near misses. */
int strengthened(SSL_CTX *ctx, struct options *o, int argc, char **argv)
{
	int mode = 0;
	while (1) {
		const char *text = NULL;
		int option = next_option(argc, argv, &text);
		if (option < 0)
			break;
		switch (option) {
		OPTIONS(0)
		default:
			return -1;
		}
	}
	mode |= 1;
	SSL_CTX_set_verify(ctx, mode, NULL);
	return 0;
}

void read_in_the_end(AES_KEY *schedule, int fd)
{
	u8 key[32] = {1, 2, 3};
	while (1) {
		if (read(fd, key, sizeof key) == sizeof key)
			break;
	}
	AES_set_encrypt_key(key, 256, schedule);
}

/* Unknown: what the loop leaves. */
void given(SSL_CTX *ctx, int argc, char **argv)
{
	const char *text = NULL;
	int mode = 1;
	while (1) {
		int option = next_option(argc, argv, &text);
		if (option < 0)
			break;
		mode = option;
	}
	SSL_CTX_set_verify(ctx, mode, NULL);
}
