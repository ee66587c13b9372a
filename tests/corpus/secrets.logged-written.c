// SPDX-License-Identifier: Apache-2.0
// fwrite() is a log where it writes to the program's own output.
typedef struct file FILE;
extern FILE *stdout, *stderr;
extern FILE *fopen(const char *, const char *);
extern unsigned long fwrite(const void *, unsigned long, unsigned long, FILE *);

struct session {
	char access_token[64];
	unsigned long length;
	FILE *out;
};

/* Field. */
void shown(const struct session *session)
{
	fwrite(session->access_token, 1, session->length, stdout); // finds: secrets.logged
}

/* Conditional. */
void shown_maybe(const struct session *session, int quiet)
{
	if (!quiet)
		fwrite(session->access_token, 1, session->length, stderr); // finds: secrets.logged
}

/* Near misses. */
void stored(const struct session *session)
{
	fwrite(session->access_token, 1, session->length, fopen("/data/token", "w"));
	fwrite("token", 1, 5, stdout);
}

/* Unknown. */
void somewhere(const struct session *session, FILE *file)
{
	fwrite(session->access_token, 1, session->length, file);
	fwrite(session->access_token, 1, session->length, session->out);
}
