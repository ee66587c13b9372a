// SPDX-License-Identifier: Apache-2.0
// A pointer to what its name forbids, under another name.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct session {
	char token[33], colour[8];
	unsigned char salt[8];
};

/* Field. */
void begin(struct session *session)
{
	char *out = session->token;

	snprintf(out, sizeof session->token, "%08x%08x", (unsigned)rand(), (unsigned)rand()); // finds: random.weak-generator, random.weak-generator
}

/* Near miss: a colour may be anything. */
void paint(struct session *session)
{
	char *out = session->colour;

	snprintf(out, sizeof session->colour, "%06x", (unsigned)rand() & 0xffffff); // finds: random.weak-generator warning
}

/* Field. */
void salted(struct session *session)
{
	unsigned char *to = session->salt;

	for (int i = 0; i < 8; i++)
		to[i] = (unsigned char)rand(); // finds: random.weak-generator
}

/* Either of them. */
void one_of_them(struct session *session, int painted)
{
	char *out = session->colour;

	if (painted)
		out = (char *)session->salt;
	out[0] = (char)rand(); // finds: random.weak-generator
}
