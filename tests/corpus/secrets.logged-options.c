// SPDX-License-Identifier: Apache-2.0
// Options read one after the other: each value began as the same variable, but one that is shown isn't one that is a
// secret unless a single run can do both with it.
extern int printf(const char *, ...);
extern char *strchr(const char *, int);
extern int strcmp(const char *, const char *);
extern char *strncpy(char *, const char *, unsigned long);
extern char *next_value(char **);
extern int getopt(int, char *const *, const char *);
extern char *optarg;
typedef struct mosq mosq;
extern int mosquitto_username_pw_set(mosq *, const char *, const char *);
typedef struct conf conf;
extern int mbedtls_ssl_conf_psk(conf *, const unsigned char *, unsigned long, const unsigned char *, unsigned long);
struct options {
	const char *psk, *server, *curves;
} opt;

/* Near miss: neither the server nor an unknown curve is the key. */
int name_and_value(int argc, char **argv, conf *c)
{
	for (int i = 1; i < argc; i++) {
		char *p = argv[i], *q = strchr(p, '=');
		if (!q)
			return 1;
		*q++ = 0;
		if (strcmp(p, "psk") == 0)
			opt.psk = q;
		else if (strcmp(p, "server") == 0)
			opt.server = q;
		else
			printf("unknown option %s=%s\n", p, q);
	}
	printf("connecting to %s\n", opt.server);
	return mbedtls_ssl_conf_psk(c, (const unsigned char *)opt.psk, 32, (const unsigned char *)"me", 2);
}

/* Near misses: getopt, by switch and by ifs that go on. */
int letters(int argc, char **argv, mosq *m)
{
	char *word = 0, *host = 0;
	int letter;
	while ((letter = getopt(argc, argv, "p:h:v:")) != -1)
		switch (letter) {
		case 'p':
			word = optarg;
			break;
		case 'h':
			host = optarg;
			break;
		default:
			printf("%s?\n", optarg);
		}
	printf("connecting to %s\n", host);
	return mosquitto_username_pw_set(m, "me", word);
}

int goes_on(int argc, char **argv, mosq *m)
{
	char *word = 0, *host = 0;
	int letter;
	while ((letter = getopt(argc, argv, "p:h:")) != -1) {
		if (letter == 'p') {
			word = optarg;
			continue;
		}
		host = optarg;
		printf("host %s\n", optarg);
	}
	printf("connecting to %s\n", host);
	return mosquitto_username_pw_set(m, "me", word);
}

int handed_on(char **words, mosq *m)
{
	const char *name, *value;
	while ((name = next_value(words)) && (value = next_value(words)))
		if (strcmp(name, "word") == 0)
			mosquitto_username_pw_set(m, "me", value);
		else
			printf("%s: %s isn't known\n", name, value);
	return 0;
}

int copied(int argc, char **argv, mosq *m)
{
	static char word[32], host[32];
	int letter;
	while ((letter = getopt(argc, argv, "p:h:")) != -1)
		switch (letter) {
		case 'p':
			strncpy(word, optarg, sizeof word);
			break;
		case 'h':
			strncpy(host, optarg, sizeof host);
			printf("host %s\n", optarg);
			break;
		}
	printf("connecting to %s\n", host);
	return mosquitto_username_pw_set(m, "me", word);
}

/* Near miss: the word is kept where it is, the host copied, and another function gets both. */
static char *kept_word;
static int open_both(mosq *m, const char *host)
{
	printf("connecting to %s\n", host);
	return mosquitto_username_pw_set(m, "me", kept_word);
}

int kept(int argc, char **argv, mosq *m)
{
	char host[32] = "localhost";
	int letter;
	while ((letter = getopt(argc, argv, "p:h:")) != -1)
		switch (letter) {
		case 'p':
			kept_word = optarg;
			break;
		case 'h':
			strncpy(host, optarg, sizeof host - 1);
			break;
		}
	return open_both(m, host);
}

static char *shown_word;
static int open_and_show(mosq *m, const char *text)
{
	printf("connecting with %s\n", text);
	return mosquitto_username_pw_set(m, "me", shown_word);
}

int kept_and_copied(int argc, char **argv, mosq *m)
{
	char text[32] = "";
	int letter;
	while ((letter = getopt(argc, argv, "p:")) != -1)
		switch (letter) {
		case 'p':
			shown_word = optarg;
			strncpy(text, optarg, sizeof text - 1);
			break;
		}
	return open_and_show(m, text); // finds: secrets.logged
}

/* The option itself is shown: where it's read, or later. */
int shown(int argc, char **argv, mosq *m)
{
	char *word = 0;
	int letter;
	while ((letter = getopt(argc, argv, "p:h:")) != -1)
		switch (letter) {
		case 'p':
			printf("using %s\n", optarg); // finds: secrets.logged
			word = optarg;
			break;
		}
	printf("now %s\n", word); // finds: secrets.logged
	return mosquitto_username_pw_set(m, "me", word);
}

int shown_copy(int argc, char **argv, mosq *m)
{
	static char word[32];
	int letter;
	while ((letter = getopt(argc, argv, "p:h:")) != -1)
		switch (letter) {
		case 'p':
			strncpy(word, optarg, sizeof word);
			printf("using %s\n", optarg); // finds: secrets.logged
			break;
		case 'h':
			printf("host %s\n", optarg);
			break;
		}
	printf("now %s\n", word); // finds: secrets.logged
	return mosquitto_username_pw_set(m, "me", word);
}

/* A word that is too short to be used is one all the same. */
int refused(mosq *m, const char *word, unsigned long length)
{
	if (length < 8) {
		printf("%s is too short\n", word); // finds: secrets.logged
		return -1;
	}
	return mosquitto_username_pw_set(m, "me", word);
}

/* Read in one function, shown in another, used in a third: optarg was another text each time. */
static struct {
	const char *server, *word;
} chosen;

static void choose(int argc, char **argv)
{
	for (int letter; (letter = getopt(argc, argv, "p:h:")) != -1;)
		if (letter == 'h')
			chosen.server = optarg;
		else if (letter == 'p')
			chosen.word = optarg;
}

static void show_chosen(int all)
{
	printf("host %s\n", chosen.server);
	if (all)
		printf("word %s\n", chosen.word); // finds: secrets.logged
}

int use_chosen(int argc, char **argv, mosq *m)
{
	choose(argc, argv);
	show_chosen(argc > 3);
	return mosquitto_username_pw_set(m, "me", chosen.word);
}
