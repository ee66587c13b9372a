// SPDX-License-Identifier: Apache-2.0
// needs: mbedtls
// A call that is given a member's address writes to that member, not to what lies behind it; reading a part of a number
// leaves the number what it is.
#include <mbedtls/ssl.h>

typedef struct ssh_session_struct *ssh_session;
int ssh_options_set(ssh_session session, int type, const void *value);
void agent_trace(void *agent);

struct agent {
	mbedtls_ssl_config conf;
	int authmode;
	int spare;
};

static int agent_setup(struct agent *agent)
{
	int rc = mbedtls_ssl_config_defaults(&agent->conf, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM,
	                                     MBEDTLS_SSL_PRESET_DEFAULT);

	if (rc == 0)
		mbedtls_ssl_conf_authmode(&agent->conf, agent->authmode);
	return rc;
}

/* Wrapper, field. */
int agent_lax(struct agent *agent)
{
	agent->authmode = MBEDTLS_SSL_VERIFY_NONE;
	return agent_setup(agent); // finds: tls.verify-off
}

/* Near miss. */
int agent_strict(struct agent *agent)
{
	agent->authmode = MBEDTLS_SSL_VERIFY_REQUIRED;
	return agent_setup(agent);
}

/* Unknown: who was given the whole may have changed it. */
int agent_given(struct agent *agent)
{
	agent->authmode = MBEDTLS_SSL_VERIFY_NONE;
	agent_trace(agent);
	return agent_setup(agent);
}

/* Conditional. */
int host_keys(ssh_session session, int relaxed)
{
	int strict = relaxed ? 0 : 2;

	return ssh_options_set(session, 21, &strict); // finds: tls.verify-off
}

/* Near miss. */
int host_keys_checked(ssh_session session, int relaxed)
{
	int strict = relaxed ? 1 : 2;

	return ssh_options_set(session, 21, &strict);
}
