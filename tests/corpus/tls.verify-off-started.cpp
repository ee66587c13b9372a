// SPDX-License-Identifier: Apache-2.0
// What a thread sets on a handle stays set; what it is given by reference is its copy; member functions are started with
// their object.
#include <future>
#include <mutex>
#include <thread>

typedef void CURL;
extern "C" int curl_easy_setopt(CURL *curl, int option, ...);
static const int VERIFYPEER = 64;

static void set_peer(CURL *curl, long on)
{
	curl_easy_setopt(curl, VERIFYPEER, on);
}

/* Fires. */
void by_thread(CURL *curl)
{
	std::thread thread(set_peer, curl, 0L); // finds: tls.verify-off
	thread.join();
}

/* Wrapper, conditional. */
void by_thread_perhaps(CURL *curl, bool lax)
{
	long on = lax ? 0 : 1;
	std::thread thread(set_peer, curl, on); // finds: tls.verify-off
	thread.join();
}

class Worker {
public:
	Worker(CURL *curl, long peer) : curl_(curl), peer_(peer) {}
	void run() { curl_easy_setopt(curl_, VERIFYPEER, peer_); }
	void set(long on) { curl_easy_setopt(curl_, VERIFYPEER, on); }

private:
	CURL *curl_;
	long peer_;
};

/* Field. */
void by_member(CURL *curl)
{
	Worker worker(curl, 0);
	std::thread thread(&Worker::run, &worker); // finds: tls.verify-off
	thread.join();
}

void by_member_with_a_number(CURL *curl)
{
	Worker worker(curl, 1);
	std::thread thread(&Worker::set, &worker, 0L); // finds: tls.verify-off
	thread.join();
}

/* Near misses. */
void by_strict_thread(CURL *curl)
{
	std::thread thread(set_peer, curl, 1L);
	thread.join();
}

void by_strict_member(CURL *curl)
{
	Worker worker(curl, 1);
	std::thread thread(&Worker::run, &worker);
	thread.join();
}

/* Unknown. */
void by_given(CURL *curl, long on)
{
	std::thread thread(set_peer, curl, on);
	thread.join();
}

/* The library's own function is started. */
void by_itself(CURL *curl, CURL *second)
{
	std::thread thread(curl_easy_setopt, curl, 64, 0L); // finds: tls.verify-off
	thread.join();
	auto later = std::async(std::launch::async, curl_easy_setopt, second, VERIFYPEER, 0L); // finds: tls.verify-off
	later.get();
}

void once(CURL *curl)
{
	static std::once_flag flag;
	std::call_once(flag, set_peer, curl, 0L); // finds: tls.verify-off
}

/* Near miss: as it should be. */
void once_strict(CURL *curl)
{
	static std::once_flag flag;
	std::call_once(flag, set_peer, curl, 1L);
	std::thread thread(curl_easy_setopt, curl, 64, 1L);
	thread.join();
}
