// SPDX-License-Identifier: Apache-2.0
/* A function writes through what it is handed; what that is called stands where it is handed over. */
int rand(void);
int snprintf(char *text, unsigned long room, const char *format, ...);
char *strcpy(char *to, const char *from);
long getrandom(void *to, unsigned long size, unsigned flags);

struct session {
	char token[17];
	char session_id[17];
	unsigned nonce;
	char colour[17];
	unsigned jitter;
};

static const char charset[] = "abcdefghijklmnopqrstuvwxyz0123456789";

static void letters(char *out, int count)
{
	for (int i = 0; i < count; i++)
		out[i] = charset[rand() % 36];
	out[count] = 0;
}

static void digits(char *out)
{
	snprintf(out, 16, "%d", rand());
}

static void copied(char *out)
{
	char made[17];
	letters(made, 16);
	strcpy(out, made);
}

static void number(unsigned *out)
{
	*out = (unsigned)rand();
}

/* Wrapper, field: one writes letter by letter, one by a format, one by a copy. */
void begin(struct session *session)
{
	letters(session->token, 16); // finds: random.weak-generator
}

void rename_session(struct session *session)
{
	digits(session->session_id); // finds: random.weak-generator
}

void copy_token(struct session *session)
{
	copied(session->token); // finds: random.weak-generator
}

void count_on(struct session *session)
{
	number(&session->nonce); // finds: random.weak-generator
}

static void outer(char *out)
{
	copied(out);
}

/* Wrapper: a second one between. */
void begin_again(struct session *session)
{
	outer(session->token); // finds: random.weak-generator
}

/* Near miss: these names are no secrets. */
void paint(struct session *session)
{
	letters(session->colour, 16);
	number(&session->jitter);
}

static void drawn(char *out, int count)
{
	unsigned char raw[16];
	getrandom(raw, sizeof raw, 0);
	for (int i = 0; i < count; i++)
		out[i] = charset[raw[i] % 36];
	out[count] = 0;
}

/* Near miss: by the system's generator. */
void begin_well(struct session *session)
{
	drawn(session->token, 16);
}

void ask_server(char *out);

/* Unknown: who fills it isn't in sight. */
void begin_elsewhere(struct session *session)
{
	ask_server(session->token);
}

struct identity {
	unsigned jitter;
	unsigned char id[8];
};
struct blob {
	unsigned length;
	unsigned char data[16];
};
struct holder {
	struct blob key;
};
void use_session(struct identity *session);
void use_key(struct blob *key);

/* Field: a structure's name and its member's are one. */
void identify(void)
{
	struct identity session;
	session.jitter = (unsigned)rand(); // finds: random.weak-generator warning
	for (int i = 0; i < 8; i++)
		session.id[i] = (unsigned char)rand(); // finds: random.weak-generator
	use_session(&session);
}

void make_key(void)
{
	struct blob key;
	key.length = (unsigned)rand() % 16; // finds: random.weak-generator warning
	for (int i = 0; i < 16; i++)
		key.data[i] = (unsigned char)rand(); // finds: random.weak-generator
	use_key(&key);
}

void make_held(struct holder *holder)
{
	for (int i = 0; i < 16; i++)
		holder->key.data[i] = (unsigned char)rand(); // finds: random.weak-generator
}
