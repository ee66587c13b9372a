# SPDX-License-Identifier: Apache-2.0
# run: a coroutine's body
# expect: refused
# names: process\.insecure-download
# under: run
cat >weak.cpp <<'END'
#include <coroutine>
#include <cstdlib>
extern "C" void weak();
struct job { struct promise_type { job get_return_object() { return {}; } std::suspend_never initial_suspend() noexcept { return {}; } std::suspend_never final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() {} }; };
static job fetch()
{
	if (std::system("curl -k https://u.example.org/fw"))
		std::abort();
	co_return;
}
void weak() { fetch(); }
END
g++-12 $HARD -std=c++20 -c weak.cpp -o weak.o
gcc-12 $HARD -c main.c
g++-12 $LINK main.o weak.o  -o prog
