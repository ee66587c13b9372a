// SPDX-License-Identifier: Apache-2.0
// needs: gnutls
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <stddef.h>

static int accept_all(gnutls_session_t session)
{
	(void)session;
	return 0;
}

static int verify(gnutls_session_t session)
{
	unsigned status = 0;

	if (gnutls_certificate_verify_peers3(session, "update.example.com", &status) < 0)
		return -1;
	return status == 0 ? 0 : -1;
}

void callbacks(gnutls_session_t session, gnutls_certificate_credentials_t credentials)
{
	gnutls_session_set_verify_function(session, accept_all); // finds: tls.accept-all-callback
	gnutls_certificate_set_verify_function(credentials, accept_all); // finds: tls.accept-all-callback
	gnutls_session_set_verify_function(session, verify);
}

void flags(gnutls_session_t session, gnutls_certificate_credentials_t credentials)
{
	gnutls_certificate_set_verify_flags(credentials, GNUTLS_VERIFY_DISABLE_TIME_CHECKS); // finds: tls.verify-off
	gnutls_session_set_verify_cert(session, NULL, 0); // finds: tls.hostname-off
}

void priorities(gnutls_session_t session)
{
	gnutls_priority_set_direct(session, "NORMAL:+VERS-TLS1.0", NULL); // finds: tls.old-version
	gnutls_priority_set_direct(session, "NORMAL:+ARCFOUR-128", NULL); // finds: tls.weak-ciphers
}

void hashes(gnutls_hash_hd_t *hash)
{
	gnutls_hash_init(hash, GNUTLS_DIG_MD5); // finds: crypto.weak-hash
	gnutls_hash_init(hash, GNUTLS_DIG_SHA256);
}

/* Near misses. */
void good(gnutls_session_t session, gnutls_certificate_credentials_t credentials)
{
	gnutls_session_set_verify_cert(session, "update.example.com", 0);
	gnutls_certificate_set_verify_flags(credentials, 0);
	gnutls_priority_set_direct(session, "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2", NULL);
	gnutls_priority_set_direct(session, "SECURE256:-ARCFOUR-128:-3DES-CBC:!NULL", NULL);
}

/* Unknown. */
void given(gnutls_session_t session, const char *priorities)
{
	gnutls_priority_set_direct(session, priorities, NULL);
}
