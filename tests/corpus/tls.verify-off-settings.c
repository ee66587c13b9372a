// SPDX-License-Identifier: Apache-2.0
/* A file-scope object is set in one function and handed to a library in another: the fault is where it is handed over,
 * once, whoever calls both, whether they are static or anyone may call them. */
#include <stddef.h>

typedef void CURL;
int curl_easy_setopt(CURL *handle, int option, ...);
void *calloc(size_t count, size_t size);
char *strcpy(char *to, const char *from);
#define CURLOPT_SSL_VERIFYPEER 64
#define CURLOPT_SSL_VERIFYHOST 81
#define CURLOPT_URL 10002
#define CURLOPT_PASSWORD 10174

static int verify = 1;
static struct {
	const char *url;
	long host;
} settings;

/* Fires: options of a program. */
static void options(int count)
{
	if (count > 1)
		verify = 0;
	settings.url = "http://example.com/firmware";
	settings.host = 0;
}

static void prepare(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, (long)verify);        // finds: tls.verify-off
	curl_easy_setopt(curl, CURLOPT_URL, settings.url);                   // finds: transport.plaintext
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, settings.host);       // finds: tls.hostname-off
}

int run(int count, CURL *curl)
{
	options(count);
	prepare(curl);
	return 0;
}

struct configuration {
	const char *url;
	long peer;
	char password[32];
	struct configuration *next;
};
static struct configuration *current;

void load(void)
{
	current = calloc(1, sizeof *current);
	if (!current)
		return;
	current->url = "http://example.com/state";
	current->peer = 0;
	strcpy(current->password, "s3cr3t-of-all");
	current->next = calloc(1, sizeof *current);
	if (current->next)
		current->next->peer = 0;
}

/* Wrapper: what stands behind a file-scope pointer, and anyone may call all three. */
void apply(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, current->peer);       // finds: tls.verify-off
	curl_easy_setopt(curl, CURLOPT_URL, current->url);                   // finds: transport.plaintext
	curl_easy_setopt(curl, CURLOPT_PASSWORD, current->password);         // finds: secrets.hardcoded-password
}

void apply_next(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, current->next->peer); // finds: tls.verify-off
}

int run_all(CURL *curl, CURL *other)
{
	load();
	apply(curl);
	apply_next(other);
	return 0;
}

static void set_peer(CURL *curl, long peer)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, peer);
}

static struct configuration fallback = {.peer = 0};

/* Field, conditional: what is passed on is handed over by who passes it. */
int with_fallback(CURL *curl, int old)
{
	set_peer(curl, old ? fallback.peer : 1); // finds: tls.verify-off
	return 0;
}

/* Near miss: set to what is right before it is used. */
static long mode;

static void choose(void)
{
	mode = 1;
}

int chosen(CURL *curl)
{
	choose();
	set_peer(curl, mode);
	return 0;
}

/* Unknown: another unit fills it in. */
extern struct configuration shared;

int from_outside(CURL *curl)
{
	set_peer(curl, shared.peer);
	return 0;
}
