// SPDX-License-Identifier: Apache-2.0
// What a thread's function is given, by copies: told of where the thread is made.
#include <future>
#include <string>
#include <thread>

struct mosquitto;
extern "C" int mosquitto_username_pw_set(mosquitto *client, const char *name, const char *word);

static void log_in(mosquitto *client, const std::string &word)
{
	mosquitto_username_pw_set(client, "camera", word.c_str());
}

static void log_in_with(mosquitto *client, const char *word)
{
	mosquitto_username_pw_set(client, "camera", word);
}

void by_thread(mosquitto *client)
{
	std::thread thread(log_in, client, std::string("fixed5ecret")); // finds: secrets.hardcoded-password error
	thread.join();
}

void by_pointer(mosquitto *client)
{
	const char *word = "fixed5ecret";
	std::thread thread(log_in_with, client, word); // finds: secrets.hardcoded-password error
	thread.join();
}

void by_async(mosquitto *client)
{
	auto later = std::async(std::launch::async, log_in, client, std::string("fixed5ecret")); // finds: secrets.hardcoded-password error
	later.get();
}

// Near misses.
void asked_for(mosquitto *client, const std::string &word)
{
	std::thread thread(log_in, client, word);
	thread.join();
}

void asked_for_by_pointer(mosquitto *client, const char *word)
{
	auto later = std::async(log_in_with, client, word);
	later.get();
}
