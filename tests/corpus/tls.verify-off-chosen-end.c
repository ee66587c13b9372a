// SPDX-License-Identifier: Apache-2.0
// Which end it is and how it checks are chosen at one place and set later: the server's mode isn't the client's.
typedef struct mbedtls_ssl_config {
	int endpoint, authmode;
} mbedtls_ssl_config;
extern int mbedtls_ssl_config_defaults(mbedtls_ssl_config *conf, int endpoint, int transport, int preset);
extern void mbedtls_ssl_conf_authmode(mbedtls_ssl_config *conf, int authmode);
enum { VERIFY_NONE, VERIFY_OPTIONAL, VERIFY_REQUIRED };
enum { IS_CLIENT, IS_SERVER };

/* Near misses. */
int in_two_arms(mbedtls_ssl_config *conf, int server)
{
	int mode, end;
	if (server) {
		end = IS_SERVER;
		mode = VERIFY_NONE;
	} else {
		end = IS_CLIENT;
		mode = VERIFY_REQUIRED;
	}
	if (mbedtls_ssl_config_defaults(conf, end, 0, 0))
		return -1;
	mbedtls_ssl_conf_authmode(conf, mode);
	return 0;
}

int over_what_was_there(mbedtls_ssl_config *conf, int server)
{
	int mode = VERIFY_REQUIRED, end = IS_CLIENT;
	if (server) {
		mode = VERIFY_NONE;
		end = IS_SERVER;
	}
	if (mbedtls_ssl_config_defaults(conf, end, 0, 0))
		return -1;
	mbedtls_ssl_conf_authmode(conf, mode);
	return 0;
}

int one_of_them_at_once(mbedtls_ssl_config *conf, int server)
{
	int mode;
	if (server) {
		mode = VERIFY_NONE;
		mbedtls_ssl_config_defaults(conf, IS_SERVER, 0, 0);
	} else {
		mode = VERIFY_REQUIRED;
		mbedtls_ssl_config_defaults(conf, IS_CLIENT, 0, 0);
	}
	mbedtls_ssl_conf_authmode(conf, mode);
	return 0;
}

int in_two_choices(mbedtls_ssl_config *conf, int server)
{
	int end = server ? IS_SERVER : IS_CLIENT, mode = server ? VERIFY_NONE : VERIFY_REQUIRED;
	if (mbedtls_ssl_config_defaults(conf, end, 0, 0))
		return -1;
	mbedtls_ssl_conf_authmode(conf, mode);
	return 0;
}

int chosen_as_they_are_set(mbedtls_ssl_config *conf, int role)
{
	if (mbedtls_ssl_config_defaults(conf, role == 1 ? IS_SERVER : IS_CLIENT, 0, 0))
		return -1;
	mbedtls_ssl_conf_authmode(conf, role == 1 ? VERIFY_NONE : VERIFY_REQUIRED);
	return 0;
}

int asked_twice(mbedtls_ssl_config *conf, int server)
{
	if (server)
		mbedtls_ssl_config_defaults(conf, IS_SERVER, 0, 0);
	else
		mbedtls_ssl_config_defaults(conf, IS_CLIENT, 0, 0);
	if (server)
		mbedtls_ssl_conf_authmode(conf, VERIFY_NONE);
	else
		mbedtls_ssl_conf_authmode(conf, VERIFY_REQUIRED);
	return 0;
}

/* The other way round, of both ends, of a client that only looks, and of a role that changes afterwards. */
int crossed(mbedtls_ssl_config *conf, int server)
{
	int mode, end;
	if (server) {
		end = IS_SERVER;
		mode = VERIFY_REQUIRED;
	} else {
		end = IS_CLIENT;
		mode = VERIFY_NONE;
	}
	if (mbedtls_ssl_config_defaults(conf, end, 0, 0))
		return -1;
	mbedtls_ssl_conf_authmode(conf, mode); // finds: tls.verify-off
	return 0;
}

int whoever_it_is(mbedtls_ssl_config *conf, int server)
{
	if (mbedtls_ssl_config_defaults(conf, server ? IS_SERVER : IS_CLIENT, 0, 0))
		return -1;
	mbedtls_ssl_conf_authmode(conf, VERIFY_NONE); // finds: tls.verify-off
	return 0;
}

int neither(mbedtls_ssl_config *conf, int server)
{
	int mode, end;
	if (server) {
		end = IS_SERVER;
		mode = VERIFY_NONE;
	} else {
		end = IS_CLIENT;
		mode = VERIFY_OPTIONAL;
	}
	if (mbedtls_ssl_config_defaults(conf, end, 0, 0))
		return -1;
	mbedtls_ssl_conf_authmode(conf, mode); // finds: tls.verify-off
	return 0;
}

int changed_afterwards(mbedtls_ssl_config *conf, int client)
{
	int mode = VERIFY_NONE, end = IS_SERVER;
	if (client)
		end = IS_CLIENT;
	if (mbedtls_ssl_config_defaults(conf, end, 0, 0))
		return -1;
	mbedtls_ssl_conf_authmode(conf, mode); // finds: tls.verify-off
	return 0;
}

int for_another_reason(mbedtls_ssl_config *conf, int server, int lax)
{
	int mode = VERIFY_REQUIRED;
	if (server)
		mbedtls_ssl_config_defaults(conf, IS_SERVER, 0, 0);
	else
		mbedtls_ssl_config_defaults(conf, IS_CLIENT, 0, 0);
	if (lax)
		mode = VERIFY_NONE;
	mbedtls_ssl_conf_authmode(conf, mode); // finds: tls.verify-off
	return 0;
}

int crossed_in_two_choices(mbedtls_ssl_config *conf, int server)
{
	int end = server ? IS_SERVER : IS_CLIENT, mode = server ? VERIFY_REQUIRED : VERIFY_NONE;
	if (mbedtls_ssl_config_defaults(conf, end, 0, 0))
		return -1;
	mbedtls_ssl_conf_authmode(conf, mode); // finds: tls.verify-off
	return 0;
}

int another_role(mbedtls_ssl_config *conf, int role)
{
	if (mbedtls_ssl_config_defaults(conf, role == 1 ? IS_SERVER : IS_CLIENT, 0, 0))
		return -1;
	mbedtls_ssl_conf_authmode(conf, role == 2 ? VERIFY_NONE : VERIFY_REQUIRED); // finds: tls.verify-off
	return 0;
}
