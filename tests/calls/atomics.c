// SPDX-License-Identifier: Apache-2.0
// Atomic loads, stores and operations, by builtins, by stdatomic.h and by operators.
#include <stdatomic.h>

extern void note(int, const char *);

_Atomic int counter;
static atomic_int hidden;

void builtins(int *p)
{
	int expected = 1;
	note(__atomic_load_n(p, 0), "load");
	__atomic_store_n(p, 3, 0);
	note(__atomic_fetch_add(p, 2, 0), "before");
	note(__atomic_add_fetch(p, 2, 0), "after");
	note(__atomic_exchange_n(p, 5, 0), "exchange");
	__atomic_compare_exchange_n(p, &expected, 2, 0, 0, 0);
	note(__sync_fetch_and_add(p, 2), "sync");
}

void macros(void)
{
	note(atomic_load(&counter), "load");
	atomic_store(&counter, 4);
	atomic_fetch_sub(&counter, 1);
	atomic_store_explicit(&hidden, 6, memory_order_relaxed);
	note(atomic_load_explicit(&hidden, memory_order_acquire), "hidden");
}

void operators(void)
{
	counter += 2;
	counter = 7;
	note(counter, "counter");
}
