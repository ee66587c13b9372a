/* SPDX-License-Identifier: Apache-2.0 */
/* What is inline in the main source is this unit's alone: who calls it is in sight. */
struct SSL_CTX;
extern "C" void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));

class client {
public:
	explicit client(SSL_CTX *ctx) : ctx_(ctx) {}
	void verify(bool on) { SSL_CTX_set_verify(ctx_, on ? 1 : 0, nullptr); }
	void never_called() { SSL_CTX_set_verify(ctx_, 0, nullptr); } // weak

private:
	SSL_CTX *ctx_;
};

void good(SSL_CTX *ctx)
{
	client(ctx).verify(true);
}

void bad(SSL_CTX *ctx)
{
	client(ctx).verify(false); // weak
}
