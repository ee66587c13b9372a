// SPDX-License-Identifier: Apache-2.0
// A mode that goes through an atomic object.
#include <stdatomic.h>
#include "declared.h"

#define SSL_VERIFY_NONE 0
#define SSL_VERIFY_PEER 1

static int fallback_mode = SSL_VERIFY_PEER;

// Fires.
void stored(SSL_CTX *context)
{
	atomic_int mode;
	atomic_store(&mode, SSL_VERIFY_NONE);
	SSL_CTX_set_verify(context, atomic_load(&mode), NULL); // finds: tls.verify-off error
}

static int mode_of(int *place)
{
	return __atomic_load_n(place, __ATOMIC_ACQUIRE);
}

// Wrapper.
void built_in(SSL_CTX *context)
{
	int mode = SSL_VERIFY_PEER;
	__atomic_store_n(&mode, SSL_VERIFY_NONE, __ATOMIC_RELEASE);
	SSL_CTX_set_verify(context, mode_of(&mode), NULL); // finds: tls.verify-off error
}

// Conditional.
void counted_down(SSL_CTX *context, int strict)
{
	_Atomic int mode = 1;
	if (!strict)
		mode -= 1;
	SSL_CTX_set_verify(context, mode, NULL); // finds: tls.verify-off error
}

// Near miss: it is switched on.
void kept(SSL_CTX *context)
{
	_Atomic int mode = SSL_VERIFY_NONE;
	mode |= SSL_VERIFY_PEER;
	SSL_CTX_set_verify(context, mode, NULL);
}

// Near miss.
void verified(SSL_CTX *context)
{
	atomic_int mode;
	atomic_init(&mode, SSL_VERIFY_NONE);
	atomic_store_explicit(&mode, SSL_VERIFY_PEER, memory_order_relaxed);
	SSL_CTX_set_verify(context, atomic_load(&mode), NULL);
	SSL_CTX_set_verify(context, fallback_mode, NULL);
}

// Unknown.
void unknown(SSL_CTX *context, atomic_int *mode)
{
	SSL_CTX_set_verify(context, atomic_load(mode), NULL);
}
