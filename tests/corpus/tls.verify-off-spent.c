// SPDX-License-Identifier: Apache-2.0
// A function whose loops use its budget up is walked once more, each statement once: what stands behind is seen.
#include "declared.h"
#include <stdlib.h>
#include <string.h>

enum { SSL_VERIFY_NONE, SSL_VERIFY_PEER };
struct peer {
	int state, left;
	char name[64];
	struct peer *next;
};
extern int poll_one(struct peer *, int), step(struct peer *, char *), ready(int), asked_mode(void);

static int told(struct peer *p, SSL_CTX *ssl, int n)
{
	char b[64];

	for (int i = 0; i < n; i++)
		for (int j = 0; j < i; j++)
			do {
				for (int k = 0; ready(k); k++)
					while (step(p->next, b)) {
						p->left++;
						if (p->left > 3)
							b[p->left] = 3;
						strcat(b, p->name);
					}
			} while (poll_one(p, i));
	return n == 3 && SSL_CTX_set_cipher_list(ssl, b);
}

#define NESTED(a) for (int a = 0; ready(a); a++)
#define LOOPS                                                                                                                 \
	NESTED(a) NESTED(b) NESTED(c) NESTED(d) NESTED(e) NESTED(f) NESTED(g) NESTED(h) while (step(p, text))                  \
	{                                                                                                                      \
		if (p->left++ > 3)                                                                                             \
			text[p->left] = 3;                                                                                     \
		strcat(text, p->name);                                                                                         \
		if (ready(3))                                                                                                  \
			continue;                                                                                              \
		strcpy(text, p->next->name);                                                                                   \
		told(p, ssl, 4);                                                                                               \
	}

void serve(struct peer *p, SSL_CTX *ssl, SSL_CTX *before)
{
	char text[64] = "";
	int mode = SSL_VERIFY_NONE;

	SSL_CTX_set_verify(before, SSL_VERIFY_NONE, NULL); // finds: tls.verify-off
	LOOPS
	for (int i = 0; ready(i); i++)
		mode = SSL_VERIFY_PEER;
	do {
		LOOPS
	} while (ready(system("curl -k https://fw.example.com/a -o /tmp/a"))); // finds: process.insecure-download
	SSL_CTX_set_verify(ssl, mode, NULL); // finds: tls.verify-off
}

// Near miss: what each turn sets, and what another function sets.
void serve_checked(struct peer *p, SSL_CTX *ssl)
{
	char text[64] = "";
	int mode = SSL_VERIFY_NONE, other = SSL_VERIFY_NONE;

	LOOPS
	do
		mode = SSL_VERIFY_PEER;
	while (ready(1));
	LOOPS
	SSL_CTX_set_verify(ssl, mode, NULL);
	other = asked_mode();
	SSL_CTX_set_verify(ssl, other, NULL);
}
