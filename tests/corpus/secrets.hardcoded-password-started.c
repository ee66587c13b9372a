// SPDX-License-Identifier: Apache-2.0
// needs: curl
// What a thread is started with: told of where it is started.
#include <curl/curl.h>
#include <pthread.h>
#include <stddef.h>

struct client {
	CURL *curl;
	const char *word;
	long verify;
};

static void *run(void *given)
{
	struct client *client = given;

	curl_easy_setopt(client->curl, CURLOPT_PASSWORD, client->word);
	curl_easy_setopt(client->curl, CURLOPT_SSL_VERIFYPEER, client->verify);
	return NULL;
}

int at_file_scope(pthread_t *thread)
{
	static struct client client = {.word = "letmein99", .verify = 1};

	return pthread_create(thread, NULL, run, &client); // finds: secrets.hardcoded-password error
}

int on_the_stack(pthread_t *thread, const char *word)
{
	struct client client = {.word = word, .verify = 0};
	int failed = pthread_create(thread, NULL, run, &client); // finds: tls.verify-off error

	return failed ? failed : pthread_join(*thread, NULL);
}

static int start(pthread_t *thread, struct client *client)
{
	return pthread_create(thread, NULL, run, client);
}

int by_a_wrapper(pthread_t *thread)
{
	static struct client client = {.word = "letmein98", .verify = 1};

	return start(thread, &client); // finds: secrets.hardcoded-password error
}

/* One that starts itself again comes to an end. */
static void *again(void *given)
{
	static pthread_t next;
	struct client *client = given;

	curl_easy_setopt(client->curl, CURLOPT_PASSWORD, client->word);
	pthread_create(&next, NULL, again, client);
	return NULL;
}

int itself(pthread_t *thread)
{
	static struct client client = {.word = "letmein97", .verify = 1};

	return pthread_create(thread, NULL, again, &client); // finds: secrets.hardcoded-password error
}

/* Near misses. */
int asked_for(pthread_t *thread, const char *word)
{
	static struct client client = {.verify = 1};

	client.word = word;
	return pthread_create(thread, NULL, run, &client);
}

int handed_on(pthread_t *thread, struct client *client)
{
	return pthread_create(thread, NULL, run, client);
}

int nothing(pthread_t *thread)
{
	return pthread_create(thread, NULL, run, NULL);
}
