// SPDX-License-Identifier: Apache-2.0
// Callbacks of C++ libraries: lambdas and functors behind std::function, functions that a derived class redefines.
#include <functional>
#include <string>

namespace boost {
namespace asio {
namespace ssl {
class verify_context;
class context {
public:
	void set_verify_callback(std::function<bool(bool, verify_context &)> callback);
	void set_password_callback(std::function<std::string(std::size_t, int)> callback);
};
} // namespace ssl
} // namespace asio
} // namespace boost

namespace Botan {
namespace TLS {
class Policy {
public:
	virtual ~Policy();
	virtual bool allow_tls10() const;
	virtual bool allow_tls11() const;
};
class Callbacks {
public:
	virtual ~Callbacks();
	virtual void tls_verify_cert_chain(const std::string &hostname, const Policy &policy);
};
} // namespace TLS
} // namespace Botan

namespace Poco {
namespace Net {
class VerificationErrorArgs {
public:
	void setIgnoreError(bool ignore);
	int errorNumber() const;
};
class InvalidCertificateHandler {
public:
	explicit InvalidCertificateHandler(bool server);
	virtual ~InvalidCertificateHandler();
	virtual void onInvalidCertificate(const void *sender, VerificationErrorArgs &error) = 0;
};
class AcceptCertificateHandler : public InvalidCertificateHandler {
public:
	explicit AcceptCertificateHandler(bool server);
	void onInvalidCertificate(const void *sender, VerificationErrorArgs &error) override;
};
} // namespace Net
} // namespace Poco

using boost::asio::ssl::context;
using boost::asio::ssl::verify_context;

void lambda(context &ctx)
{
	ctx.set_verify_callback([](bool, verify_context &) { return true; }); // finds: tls.accept-all-callback
}

struct Anyone {
	bool operator()(bool, verify_context &) const { return true; }
};

void functor(context &ctx)
{
	ctx.set_verify_callback(Anyone()); // finds: tls.accept-all-callback
}

void counting(context &ctx, int &refused)
{
	ctx.set_verify_callback([&refused](bool preverified, verify_context &) { // finds: tls.accept-all-callback
		refused += preverified ? 0 : 1;
		return true;
	});
}

void pass_phrase(context &ctx)
{
	ctx.set_password_callback([](std::size_t, int) { return std::string("hunter22hunter22"); }); // finds: secrets.hardcoded-password
}

class Old : public Botan::TLS::Policy {
public:
	bool allow_tls10() const override { return true; } // finds: tls.old-version
	bool allow_tls11() const override { return false; }
};

class Trusting : public Botan::TLS::Callbacks {
public:
	void tls_verify_cert_chain(const std::string &, const Botan::TLS::Policy &) override {} // finds: tls.accept-all-callback
};

class Ignoring : public Poco::Net::InvalidCertificateHandler {
public:
	Ignoring() : InvalidCertificateHandler(false) {}
	void onInvalidCertificate(const void *, Poco::Net::VerificationErrorArgs &error) override // finds: tls.accept-all-callback
	{
		error.setIgnoreError(true);
	}
};

void ready_made()
{
	Poco::Net::AcceptCertificateHandler handler(false); // finds: tls.accept-all-callback
}

/* Near misses. */
void honest(context &ctx, const std::string &pass)
{
	ctx.set_verify_callback([](bool preverified, verify_context &) { return preverified; });
	ctx.set_password_callback([pass](std::size_t, int) { return pass; });
}

class Checking : public Botan::TLS::Callbacks {
public:
	void tls_verify_cert_chain(const std::string &hostname, const Botan::TLS::Policy &policy) override
	{
		Botan::TLS::Callbacks::tls_verify_cert_chain(hostname, policy);
	}
};

class Pinning : public Botan::TLS::Callbacks {
public:
	void tls_verify_cert_chain(const std::string &hostname, const Botan::TLS::Policy &) override
	{
		if (hostname != "cloud.example.com")
			throw hostname;
	}
};

class Expecting : public Poco::Net::InvalidCertificateHandler {
public:
	Expecting() : InvalidCertificateHandler(false) {}
	void onInvalidCertificate(const void *, Poco::Net::VerificationErrorArgs &error) override
	{
		if (error.errorNumber() == 9)
			error.setIgnoreError(true);
	}
};

/* The expected one only, as a value. */
class ExpectingOne : public Poco::Net::InvalidCertificateHandler {
public:
	explicit ExpectingOne(bool allowed) : InvalidCertificateHandler(false), allowed_(allowed) {}
	void onInvalidCertificate(const void *, Poco::Net::VerificationErrorArgs &error) override
	{
		error.setIgnoreError(allowed_ && error.errorNumber() == 18);
	}

private:
	bool allowed_;
};

/* Unknown. */
class Switched : public Botan::TLS::Policy {
public:
	explicit Switched(bool old) : old_(old) {}
	bool allow_tls11() const override { return old_; }

private:
	bool old_;
};

void given(context &ctx, const std::function<bool(bool, verify_context &)> &callback)
{
	ctx.set_verify_callback(callback);
}

/* A template makes the object callable: which instance is called is only known in the end. */
struct Whatever {
	template <class Context> bool operator()(bool, Context &) const { return true; }
};

struct WhatIsRight {
	template <class Context> bool operator()(bool preverified, Context &) const { return preverified; }
};

void by_template(boost::asio::ssl::context &ctx, verify_context &at)
{
	Whatever whatever;
	whatever(false, at);
	ctx.set_verify_callback(whatever); // finds: tls.accept-all-callback
	ctx.set_verify_callback(WhatIsRight());
}

void generic_lambda(boost::asio::ssl::context &ctx)
{
	ctx.set_verify_callback([](auto, auto &) { return true; }); // finds: tls.accept-all-callback
	ctx.set_verify_callback([](auto preverified, auto &) { return preverified; });
}
