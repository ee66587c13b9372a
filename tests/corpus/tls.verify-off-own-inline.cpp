// SPDX-License-Identifier: Apache-2.0
// A class of the main source: its members are this unit's, all who call them are in sight.
enum class trust { required, none };
struct SSL_CTX;
extern "C" void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));

class session {
public:
	session(SSL_CTX *ctx, trust t) : ctx_(ctx) { SSL_CTX_set_verify(ctx_, t == trust::required ? 1 : 0, nullptr); }
	SSL_CTX *get() const { return ctx_; }

private:
	SSL_CTX *ctx_;
};

struct options {
	bool verify = true;
};

class client {
public:
	void apply(SSL_CTX *ctx, const options &o) { SSL_CTX_set_verify(ctx, o.verify ? 1 : 0, nullptr); }
};

void blind(SSL_CTX *ctx)
{
	session s(ctx, trust::none); // finds: tls.verify-off
	(void)s.get();
}

/* Field. */
void by_option(SSL_CTX *ctx)
{
	options o;

	o.verify = false;
	client().apply(ctx, o); // finds: tls.verify-off
}

/* What a function picks by what it is given is told where that was given. */
static int mode_of(trust t)
{
	switch (t) {
	case trust::required:
		return 1;
	case trust::none:
		return 0;
	}
	return 1;
}

static int mode_if(trust t, bool verbose)
{
	if (verbose)
		return 1;
	if (t == trust::required)
		return 1;
	return 0;
}

class picked {
public:
	picked(SSL_CTX *ctx, trust t) { SSL_CTX_set_verify(ctx, mode_of(t), nullptr); }
	picked(SSL_CTX *ctx, trust t, bool verbose) { SSL_CTX_set_verify(ctx, mode_if(t, verbose), nullptr); }
};

void by_switch(SSL_CTX *ctx)
{
	picked p(ctx, trust::none); // finds: tls.verify-off
}

void by_return(SSL_CTX *ctx)
{
	picked p(ctx, trust::none, false); // finds: tls.verify-off
}

void good(SSL_CTX *ctx, SSL_CTX *other)
{
	picked p(ctx, trust::required), q(other, trust::required, false);
}

/* Near misses. */
void strict(SSL_CTX *ctx)
{
	session s(ctx, trust::required);
	(void)s.get();
	client().apply(ctx, options());
}

/* Nobody calls it here. */
class other {
public:
	void apply(SSL_CTX *ctx, bool lab) { SSL_CTX_set_verify(ctx, lab ? 0 : 1, nullptr); } // finds: tls.verify-off
};

/* Any unit may. */
void open_to_all(SSL_CTX *ctx, bool lab)
{
	SSL_CTX_set_verify(ctx, lab ? 0 : 1, nullptr); // finds: tls.verify-off
}

void lab_only(SSL_CTX *ctx)
{
	open_to_all(ctx, false);
}
