/* SPDX-License-Identifier: Apache-2.0 */
/* with: -std=c++20 -fcoroutines */
#include <coroutine>
struct SSL_CTX;
extern "C" void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
struct Task {
	struct promise_type {
		int value = 0;
		Task get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
		std::suspend_always initial_suspend() noexcept { return {}; }
		std::suspend_always final_suspend() noexcept { return {}; }
		std::suspend_always yield_value(int given) { value = given; return {}; }
		void return_value(int given) { value = given; }
		void unhandled_exception() {}
	};
	std::coroutine_handle<promise_type> handle;
	bool await_ready() const { return false; }
	void await_suspend(std::coroutine_handle<>) {}
	int await_resume() { return handle.promise().value; }
};
Task steps(SSL_CTX *ctx, int count)
{
	for (int i = 0; i < count; i++)
		co_yield i;
	SSL_CTX_set_verify(ctx, 0, nullptr); // weak
	co_return 1;
}
Task outer(SSL_CTX *ctx)
{
	int got = co_await steps(ctx, 2);
	try {
		got += co_await steps(ctx, got);
	} catch (...) {
		got = 0;
	}
	SSL_CTX_set_verify(ctx, 0, nullptr); // weak
	co_return got;
}
