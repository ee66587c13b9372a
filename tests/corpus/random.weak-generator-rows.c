// SPDX-License-Identifier: Apache-2.0
// A member of a row that isn't known is that member of some row: its neighbours are as they were.
#include <stdlib.h>
#include <string.h>

typedef struct mosq mosq;
extern int mosquitto_username_pw_set(mosq *client, const char *user, const char *password);
extern int printf(const char *format, ...);
extern char *getpass(const char *prompt);
extern char *getenv(const char *name);

struct job {
	char word[40], name[40];
	long due;
};
static struct job jobs[8], others[8];

int of_a_pointer(mosq *client, struct job *job, int i)
{
	job[i].due = rand(); // finds: random.weak-generator warning
	return mosquitto_username_pw_set(client, "user", job[i].word);
}

void of_the_file(int i)
{
	strcpy(jobs[i].word, getpass("x"));
	printf("%d\n", (int)jobs[i].due);
}

int stepped(mosq *client)
{
	for (struct job *job = others; job < others + 8; job++) {
		job->due = rand(); // finds: random.weak-generator warning
		if (mosquitto_username_pw_set(client, "user", job->word))
			return -1;
	}
	return 0;
}

/* The member itself, letter by letter. */
int itself(mosq *client, struct job *job, int i)
{
	for (int at = 0; at < 39; at++)
		job[i].word[at] = 'a' + rand() % 26;
	return mosquitto_username_pw_set(client, "user", job[i].word); // finds: random.weak-generator
}

struct account {
	int used;
	struct job jobs[40];
};

/* Field. */
int of_an_array_in_a_structure(mosq *client, struct account *account)
{
	strcpy(account->jobs[account->used].word, getpass("x"));
	mosquitto_username_pw_set(client, "user", account->jobs[account->used].word);
	return printf("%s\n", account->jobs[account->used].word); // finds: secrets.logged
}

/* A near miss: from the environment. */
int given(mosq *client, struct job *job, int i)
{
	strncpy(job[i].word, getenv("WORD"), sizeof job[i].word - 1);
	strcpy(job[i].name, "letmein-0815");
	return mosquitto_username_pw_set(client, "user", job[i].word);
}
