// SPDX-License-Identifier: Apache-2.0
// Addresses put together with strings and streams, and such as come from outside.
#include <iostream>
#include <sstream>
#include <string>

typedef void CURL;
extern "C" int curl_easy_setopt(CURL *handle, int option, ...);
static const int CURLOPT_URL = 10002;

void added(CURL *curl, const std::string &host)
{
	std::string url = "http://";

	url += host;
	url.append("/status");
	curl_easy_setopt(curl, CURLOPT_URL, url.c_str()); // finds: transport.plaintext
}

void joined(CURL *curl, const std::string &host)
{
	const std::string url = "http://" + host + "/status";

	curl_easy_setopt(curl, CURLOPT_URL, url.c_str()); // finds: transport.plaintext
}

void streamed(CURL *curl, int port)
{
	std::ostringstream url;

	url << "http://cloud.example.com:" << port << "/v1";
	curl_easy_setopt(curl, CURLOPT_URL, url.str().c_str()); // finds: transport.plaintext
}

/* Conditional. */
void chosen(CURL *curl, bool secure)
{
	std::string url;

	if (secure)
		url = "https://cloud.example.com/";
	else
		url = "http://cloud.example.com/";
	curl_easy_setopt(curl, CURLOPT_URL, url.c_str()); // finds: transport.plaintext
}

/* Near misses. */
void secure(CURL *curl, const std::string &host)
{
	std::string url = "https://";

	url += host;
	curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
}

void replaced(CURL *curl)
{
	std::string url = "http://cloud.example.com/";

	url.clear();
	url = "https://cloud.example.com/";
	curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
}

/* Unknown. */
void asked(CURL *curl)
{
	std::string url;

	std::getline(std::cin, url);
	curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
}

void read_in(CURL *curl)
{
	std::string url;

	std::cin >> url;
	curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
}
