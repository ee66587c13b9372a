// SPDX-License-Identifier: Apache-2.0
// needs: curl
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SERVER "http://update.example.com"

void literal(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_URL, "http://update.example.com/fw.bin"); // finds: transport.plaintext
}

void other_schemes(CURL *curl, CURL *second, CURL *third)
{
	curl_easy_setopt(curl, CURLOPT_URL, "ftp://files.example.com/fw.bin"); // finds: transport.plaintext
	curl_easy_setopt(second, CURLOPT_URL, "HTTP://Update.Example.com/"); // finds: transport.plaintext
	curl_easy_setopt(third, CURLOPT_URL, "mqtt://broker.example.com/topic"); // finds: transport.plaintext
}

/* What replaces a URL before the transfer replaces its fault; what comes after the transfer doesn't. */
void replaced(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_URL, "http://update.example.com/");
	curl_easy_setopt(curl, CURLOPT_URL, "https://update.example.com/");
	curl_easy_perform(curl);
}

void two_transfers(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_URL, "http://update.example.com/version"); // finds: transport.plaintext
	curl_easy_perform(curl);
	curl_easy_setopt(curl, CURLOPT_URL, "https://update.example.com/fw.bin");
	curl_easy_perform(curl);
}

void concatenated(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_URL, SERVER "/fw.bin"); // finds: transport.plaintext
}

void formatted(CURL *curl, const char *name)
{
	char url[256];

	snprintf(url, sizeof url, "http://update.example.com/%s", name);
	curl_easy_setopt(curl, CURLOPT_URL, url); // finds: transport.plaintext
}

void built(CURL *curl, const char *path)
{
	char url[256];

	strcpy(url, SERVER);
	strcat(url, path);
	curl_easy_setopt(curl, CURLOPT_URL, url); // finds: transport.plaintext
}

static int fetch(CURL *curl, const char *url)
{
	curl_easy_setopt(curl, CURLOPT_URL, url);
	return curl_easy_perform(curl) == CURLE_OK;
}

static const char *const mirrors[] = {"https://a.example.com/", "http://b.example.com/"};

/* Wrapper. */
void wrapped(CURL *curl)
{
	fetch(curl, "https://time.example.com/now");
	fetch(curl, "http://time.example.com/now"); // finds: transport.plaintext
}

void every_mirror(CURL *curl)
{
	for (unsigned i = 0; i < sizeof mirrors / sizeof *mirrors; i++)
		curl_easy_setopt(curl, CURLOPT_URL, mirrors[i]); // finds: transport.plaintext
}

void by_parts(CURLU *url)
{
	curl_url_set(url, CURLUPART_URL, "http://update.example.com/", 0); // finds: transport.plaintext
	curl_url_set(url, CURLUPART_SCHEME, "http", 0); // finds: transport.plaintext
}

void mail(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_URL, "smtp://mail.example.com"); // finds: transport.plaintext
}

/* Near misses: encrypted, loopback, a name space, an upgrade that must happen. */
void good(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_URL, "https://update.example.com/fw.bin");
	curl_easy_setopt(curl, CURLOPT_URL, "ftps://files.example.com/fw.bin");
	curl_easy_setopt(curl, CURLOPT_URL, "http://localhost:8080/health");
	curl_easy_setopt(curl, CURLOPT_URL, "http://127.0.0.1/health");
	curl_easy_setopt(curl, CURLOPT_URL, "http://[::1]:8080/health");
	curl_easy_setopt(curl, CURLOPT_REFERER, "http://www.example.com/");
}

const char *name_space(void)
{
	static const char soap[] = "http://schemas.xmlsoap.org/soap/envelope/";

	return soap;
}

void local_daemon(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, "/run/daemon.sock");
	curl_easy_setopt(curl, CURLOPT_URL, "http://daemon/status");
	curl_easy_perform(curl);
}

void explicit_ftps(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_URL, "ftp://files.example.com/fw.bin");
	curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
	curl_easy_perform(curl);
}

void upgraded_mail(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
	curl_easy_setopt(curl, CURLOPT_URL, "smtp://mail.example.com");
}

void upgraded_afterwards(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_URL, "smtp://mail.example.com");
	curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
}

void a_host_that_looks_local(CURL *curl)
{
	curl_easy_setopt(curl, CURLOPT_URL, "http://localhost.example.com/"); // finds: transport.plaintext
	curl_easy_perform(curl);
	curl_easy_setopt(curl, CURLOPT_URL, "http://localhost@example.com/"); // finds: transport.plaintext
}

/* Unknown. */
void configured(CURL *curl)
{
	const char *url = getenv("UPDATE_URL");

	curl_easy_setopt(curl, CURLOPT_URL, url ? url : "https://update.example.com/");
}
