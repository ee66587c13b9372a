// SPDX-License-Identifier: Apache-2.0
// needs: openssl
// A virtual call goes where the object's class says, as far as it is known who made the object.
#include <memory>
#include <openssl/ssl.h>

struct Mode {
	virtual ~Mode() = default;
	virtual int mode() const { return SSL_VERIFY_PEER; }
	virtual int mode(int depth) const { return depth > 4 ? SSL_VERIFY_PEER : SSL_VERIFY_PEER; }
};

struct Lax : Mode {
	int mode() const override { return SSL_VERIFY_NONE; }
};

struct Laxer : Lax {
	int grade = 3;
};

struct Strict : Lax {
	int mode() const override { return SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT; }
};

void by_reference(SSL_CTX *context)
{
	Lax lax;
	const Mode &mode = lax;

	SSL_CTX_set_verify(context, mode.mode(), nullptr); // finds: tls.verify-off
}

void owned(SSL_CTX *context)
{
	std::unique_ptr<Mode> mode(new Laxer);

	SSL_CTX_set_verify(context, mode->mode(), nullptr); // finds: tls.verify-off
}

void one_of_two(SSL_CTX *context, bool is_lab)
{
	std::unique_ptr<Mode> mode;

	if (is_lab)
		mode = std::make_unique<Lax>();
	else
		mode = std::make_unique<Strict>();
	SSL_CTX_set_verify(context, mode->mode(), nullptr); // finds: tls.verify-off
}

class Link {
public:
	virtual ~Link() {}
	void open(SSL_CTX *context) { configure(context); }

protected:
	virtual void configure(SSL_CTX *context) = 0;
};

class LabLink : public Link {
	void configure(SSL_CTX *context) override { SSL_CTX_set_verify(context, SSL_VERIFY_NONE, nullptr); } // finds: tls.verify-off
};

void template_method(SSL_CTX *context)
{
	LabLink link;

	link.open(context);
}

/* Near misses. */
void overridden_again(SSL_CTX *context)
{
	Strict strict;
	const Lax &mode = strict;

	SSL_CTX_set_verify(context, mode.mode(), nullptr);
}

void the_base_itself(SSL_CTX *context)
{
	std::unique_ptr<Mode> mode = std::make_unique<Mode>();

	SSL_CTX_set_verify(context, mode->mode(), nullptr);
}

void an_overload(SSL_CTX *context)
{
	Lax lax;
	const Mode &mode = lax;

	SSL_CTX_set_verify(context, mode.mode(2), nullptr);
}

void by_its_class(SSL_CTX *context)
{
	Lax lax;
	const Mode &mode = lax;

	SSL_CTX_set_verify(context, mode.Mode::mode(), nullptr);
}

/* Unknown: whose object it is. */
void unknown(SSL_CTX *context, const Mode &mode)
{
	SSL_CTX_set_verify(context, mode.mode(), nullptr);
}
