// SPDX-License-Identifier: Apache-2.0
/* Where a stream leads that somebody out of sight opened isn't known: a secret written there is no log. */
#include <stdio.h>

FILE *open_for_write(int fd);
FILE *connection_of(int fd);
char *fgets_unlocked(char *text, int room, FILE *stream);
int fputs_unlocked(const char *text, FILE *stream);

struct state {
	int verbose;
	FILE *control;
	char line[64];
};
static struct state state;

/* Unknown: the function that opens it isn't in sight. */
void store(int fd, const char *name, const char *new_password)
{
	FILE *out = open_for_write(fd);
	if (!out)
		return;
	fprintf(out, "%s:%s\n", name, new_password);
	fputs_unlocked(new_password, out);
	fclose(out);
}

static int command(const char *verb, const char *argument)
{
	if (verb) {
		fprintf(state.control, argument ? "%s %s\r\n" : "%s\r\n", verb, argument);
		fflush(state.control);
	}
	do
		if (!fgets_unlocked(state.line, sizeof state.line, state.control))
			return -1;
	while (state.line[3] != ' ');
	return state.line[0] == '2';
}

/* Near miss, through a field: a connection, told line by line. */
int login(int fd, const char *user, const char *password)
{
	state.control = fdopen(fd, "r+");
	if (!state.control || command(NULL, NULL) < 0)
		return -1;
	if (command("USER", user) == 0)
		return command("PASS", password);
	return 0;
}

/* Fires: the same lines shown to whoever looks. */
static int shown(const char *verb, const char *argument)
{
	fprintf(stderr, "--> %s %s\n", verb, argument);
	return command(verb, argument);
}

int login_shown(const char *user, const char *password)
{
	return shown("USER", user) == 0 ? shown("PASS", password) : 0; // finds: secrets.logged
}

/* Fires, conditional: a log by its name. */
int to_log(const char *password, int old)
{
	FILE *log = fopen(old ? "/var/log/old.log" : "/var/log/new.log", "a");
	if (!log)
		return -1;
	fputs_unlocked(password, log); // finds: secrets.logged
	return fclose(log);
}

extern char *optarg;
int getopt(int count, char *const *words, const char *letters);
typedef void CURL;
int curl_easy_setopt(CURL *handle, int option, ...);

static void unknown_type(const char *what)
{
	printf("unknown type %s\n", what);
}

static int read_pin(char *text, char **ret_pin)
{
	if (!*text)
		return -1;
	*ret_pin = text;
	return 1;
}

/* Near miss: one option's text is kept, another's is shown. */
int options(int count, char **words, CURL *curl)
{
	char *kept = NULL, *pin = NULL;
	int letter;
	while ((letter = getopt(count, words, "k:p:t:v:")) != -1)
		switch (letter) {
		case 'k':
			kept = optarg;
			break;
		case 'p':
			read_pin(optarg, &pin);
			break;
		case 't':
			unknown_type(optarg);
			break;
		case 'v':
			printf("%s\n", optarg);
			break;
		default:
			return -1;
		}
	curl_easy_setopt(curl, 10174, kept);
	return curl_easy_setopt(curl, 10174, pin);
}

/* Wrapper, fires: the option itself is shown. */
int options_shown(int count, char **words, CURL *curl)
{
	char *pin = NULL;
	while (getopt(count, words, "p:") == 'p') {
		read_pin(optarg, &pin);
		unknown_type(optarg); // finds: secrets.logged
	}
	return curl_easy_setopt(curl, 10174, pin);
}
