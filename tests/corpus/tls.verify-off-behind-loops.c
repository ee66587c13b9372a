// SPDX-License-Identifier: Apache-2.0
// A loop that asks for something ends some time, whoever changes what it asks for: a signal's handler, a thread, who is
// called out of sight.  And what was asked before such a call is asked again behind it.
#include <signal.h>
#include <stdlib.h>
#include <string.h>

typedef void CURL;
extern int curl_easy_setopt(CURL *handle, int option, ...);
#define CURLOPT_SSL_VERIFYPEER 64

static volatile sig_atomic_t stopped;
static int running;
static int never_changed;
static int verify;
extern int ended;
extern volatile short quitting;
extern void work(void);
extern int puts(const char *text);
extern int poll(void *fds, unsigned long count, int timeout);

static void on_signal(int number)
{
	stopped = number;
	running = 0;
}

void switch_on(void)
{
	verify = 1;
}

int by_a_handler(CURL *curl)
{
	signal(SIGINT, on_signal);
	stopped = 0;
	while (!stopped)
		poll(NULL, 0, 1);
	return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

int by_a_plain_flag(CURL *curl)
{
	running = 1;
	while (running)
		poll(NULL, 0, 1);
	return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

struct app {
	int run;
};

/* Field. */
int by_whoever_has_it(CURL *curl, struct app *app)
{
	app->run = 1;
	while (app->run)
		work();
	return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

int by_another_unit(CURL *curl)
{
	while (!ended) {
		work();
		if (ended)
			return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
	}
	return 0;
}

int by_nobody_in_sight(CURL *curl)
{
	if (!quitting && quitting)
		return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
	return 0;
}

struct request {
	struct request *next;
};
static struct request *requests;

void add(void)
{
	struct request *request = malloc(sizeof *request);
	request->next = requests;
	requests = request;
}

int of_a_list(CURL *curl)
{
	requests = NULL;
	work();
	for (struct request *request = requests; request; request = request->next)
		curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
	return 0;
}

int by_a_break(CURL *curl)
{
	for (;;) {
		char *text = strdup("x");
		if (!text)
			break;
		puts(text);
	}
	return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finds: tls.verify-off
}

int still_may_be_off(CURL *curl)
{
	verify = 0;
	work();
	return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, (long)verify); // finds: tls.verify-off
}

/* Near misses: it was switched on, nobody writes it, and a loop that asks for nothing. */
int was_switched_on(CURL *curl)
{
	verify = 1;
	work();
	return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, (long)verify);
}

int nobody_writes_it(CURL *curl)
{
	work();
	if (never_changed)
		return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
	return 0;
}

int for_ever(CURL *curl)
{
	for (;;)
		work();
	return curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
}
