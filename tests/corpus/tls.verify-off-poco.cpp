// SPDX-License-Identifier: Apache-2.0
// POCO's contexts, with their two constructors; cpr's options as objects.
#include <string>

namespace Poco {
namespace Net {
class Context {
public:
	enum Usage {
		TLS_CLIENT_USE, TLS_SERVER_USE, CLIENT_USE, SERVER_USE, TLSV1_CLIENT_USE, TLSV1_SERVER_USE, TLSV1_1_CLIENT_USE,
		TLSV1_1_SERVER_USE, TLSV1_2_CLIENT_USE, TLSV1_2_SERVER_USE
	};
	enum VerificationMode { VERIFY_NONE = 0, VERIFY_RELAXED = 1, VERIFY_STRICT = 3, VERIFY_ONCE = 5 };
	Context(Usage usage, const std::string &key, const std::string &certificate, const std::string &ca,
	        VerificationMode mode = VERIFY_RELAXED, int depth = 9, bool default_cas = false,
	        const std::string &ciphers = "ALL:!ADH:!LOW:!EXP:!MD5:@STRENGTH");
	Context(Usage usage, const std::string &ca, VerificationMode mode = VERIFY_RELAXED, int depth = 9,
	        bool default_cas = false, const std::string &ciphers = "ALL:!ADH:!LOW:!EXP:!MD5:@STRENGTH");
	~Context();
	void enableExtendedCertificateVerification(bool flag = true);
};
} // namespace Net
} // namespace Poco

namespace cpr {
class VerifySsl {
public:
	VerifySsl(bool verify) : verify_(verify) {}
	explicit operator bool() const { return verify_; }

private:
	bool verify_ = true;
};
class Session {
public:
	void SetVerifySsl(const VerifySsl &verify);
};
} // namespace cpr

using Poco::Net::Context;

void short_form()
{
	Context context(Context::CLIENT_USE, "", Context::VERIFY_NONE); // finds: tls.verify-off
}

void long_form()
{
	Context *context = new Context(Context::TLS_CLIENT_USE, "", "", "", Context::VERIFY_NONE, 9, true); // finds: tls.verify-off

	delete context;
}

void without_a_name(Context &context)
{
	context.enableExtendedCertificateVerification(false); // finds: tls.hostname-off
}

void old()
{
	Context context(Context::TLSV1_CLIENT_USE, "ca.pem"); // finds: tls.old-version
}

void requested(cpr::Session &session)
{
	session.SetVerifySsl(cpr::VerifySsl{false}); // finds: tls.verify-off
}

/* However the option is made, and over however many lines: where its type is written, else where it is handed over. */
void spellings(cpr::Session &session)
{
	using cpr::VerifySsl;
	typedef cpr::VerifySsl Option;

	session.SetVerifySsl(cpr::VerifySsl(false)); // finds: tls.verify-off
	session.SetVerifySsl(VerifySsl{false}); // finds: tls.verify-off
	session.SetVerifySsl(Option{false}); // finds: tls.verify-off
	session.SetVerifySsl({false}); // finds: tls.verify-off
	session.SetVerifySsl(false); // finds: tls.verify-off
	session.SetVerifySsl(
		cpr::VerifySsl{ // finds: tls.verify-off
			false
		});
	session.SetVerifySsl( // finds: tls.verify-off
		false);
	session.SetVerifySsl(cpr::VerifySsl{true});
}

struct Settings {
	bool verify = false;
};

/* Field. */
void member(cpr::Session &session)
{
	const Settings settings;

	session.SetVerifySsl(settings.verify); // finds: tls.verify-off
}

static void open(Context::VerificationMode mode)
{
	Context context(Context::CLIENT_USE, "ca.pem", mode);
}

/* Wrapper, conditional. */
void chosen(bool lab)
{
	open(lab ? Context::VERIFY_NONE : Context::VERIFY_STRICT); // finds: tls.verify-off
}

/* Near misses. */
void server()
{
	Context context(Context::SERVER_USE, "key.pem", "cert.pem", "", Context::VERIFY_NONE);
	Context other(Context::TLS_CLIENT_USE, "", "", "", Context::VERIFY_STRICT, 9, false);
	Context third(Context::TLSV1_2_CLIENT_USE, "ca.pem", Context::VERIFY_RELAXED, 9, false);
}

void checked(cpr::Session &session, Context &context)
{
	session.SetVerifySsl(true);
	context.enableExtendedCertificateVerification();
}

/* Unknown. */
void given(cpr::Session &session, bool verify)
{
	session.SetVerifySsl(verify);
}
