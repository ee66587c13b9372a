// SPDX-License-Identifier: Apache-2.0
// needs: openssl
/* What a virtual function answers is of who made the object, what a function that was handed over answers of who handed it
 * over: the fault is there, not in the body that both go through. */
#include <openssl/ssl.h>

struct Policy {
	virtual ~Policy() = default;
	void apply(SSL_CTX *context) const { SSL_CTX_set_verify(context, mode(), nullptr); }

protected:
	virtual int mode() const { return SSL_VERIFY_PEER; }
};

struct Lenient : Policy {
protected:
	int mode() const override { return SSL_VERIFY_NONE; }
};

struct Strict : Lenient {
protected:
	int mode() const override { return SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT; }
};

struct Grade {
	virtual ~Grade() = default;
	virtual int mode() const { return SSL_VERIFY_PEER; }
};

struct Low : Grade {
	int mode() const override { return SSL_VERIFY_NONE; }
};

static void set_by(SSL_CTX *context, const Grade &grade)
{
	SSL_CTX_set_verify(context, grade.mode(), nullptr);
}

static void set_through(SSL_CTX *context, int (*mode)())
{
	SSL_CTX_set_verify(context, mode(), nullptr);
}

static int none()
{
	return SSL_VERIFY_NONE;
}

static int peer()
{
	return SSL_VERIFY_PEER;
}

/* Fires. */
void of_the_base_class(SSL_CTX *context)
{
	Lenient().apply(context); // finds: tls.verify-off
}

void by_reference(SSL_CTX *context)
{
	set_by(context, Low{}); // finds: tls.verify-off
}

/* Wrapper. */
void by_a_function(SSL_CTX *context)
{
	set_through(context, none); // finds: tls.verify-off
}

/* Conditional. */
void by_one_of_two(SSL_CTX *context, bool is_lab)
{
	set_through(context, is_lab ? none : peer); // finds: tls.verify-off
}

struct Link {
	explicit Link(const Grade &grade) : grade_(grade) {}
	void open(SSL_CTX *context) const { SSL_CTX_set_verify(context, grade_.mode(), nullptr); }

private:
	const Grade &grade_;
};

/* Field. */
void by_a_member(SSL_CTX *context)
{
	Low low;
	Link link(low);

	link.open(context); // finds: tls.verify-off
}

/* Near misses. */
void strict(SSL_CTX *context)
{
	Strict().apply(context);
	set_by(context, Grade{});
	set_through(context, peer);
}

/* Unknown: whose function, whose object. */
void anybodys(SSL_CTX *context, const Grade &grade, int (*mode)())
{
	set_by(context, grade);
	set_through(context, mode);
}
