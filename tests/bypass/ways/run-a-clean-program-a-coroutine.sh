# SPDX-License-Identifier: Apache-2.0
# run: a clean program: a coroutine
# expect: passes
# under: run
cat >weak.cpp <<'END'
#include <coroutine>
extern "C" void weak();
struct job { struct promise_type { job get_return_object() { return {}; } std::suspend_never initial_suspend() noexcept { return {}; } std::suspend_never final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() {} }; };
static int n;
static job count() { n++; co_return; }
void weak() { count(); }
END
g++-12 -std=c++20 $HARD -c weak.cpp
gcc-12 $HARD -c main.c
g++-12 $LINK main.o weak.o -o prog; ./prog
