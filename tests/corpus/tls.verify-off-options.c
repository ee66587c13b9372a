// SPDX-License-Identifier: Apache-2.0
// Settings that lie behind a pointer, or in a list of names and values. The declarations stand in for the libraries' headers.
#include <stddef.h>
#include <stdint.h>

int setsockopt(int fd, int level, int name, const void *value, unsigned length);
int ssh_options_set(void *session, int option, const void *value);
void g_object_set(void *object, const char *name, ...);
void *g_object_new(unsigned long type, const char *name, ...);
void *soup_session_new_with_options(const char *name, ...);

#define SOL_TLS 282
#define TLS_PEER_VERIFY 5
#define SSH_OPTIONS_STRICTHOSTKEYCHECK 21

struct settings {
	int verify;
	int other;
};

void socket_option(int fd)
{
	int verify = 0;

	setsockopt(fd, SOL_TLS, TLS_PEER_VERIFY, &verify, sizeof verify); // finds: tls.verify-off
}

void socket_option_of_a_member(int fd)
{
	struct settings settings = {1, 2};

	setsockopt(fd, SOL_TLS, TLS_PEER_VERIFY, &settings.verify, sizeof settings.verify); // finds: tls.verify-off
}

void property(void *session)
{
	g_object_set(session, "timeout", 30, "ssl-strict", 0, NULL); // finds: tls.verify-off
}

void constructed(void)
{
	g_object_new(1, "ssl-strict", 0, NULL); // finds: tls.verify-off
	soup_session_new_with_options("ssl-strict", 0, NULL); // finds: tls.verify-off
}

void host_key(void *session)
{
	int strict = 0;

	ssh_options_set(session, SSH_OPTIONS_STRICTHOSTKEYCHECK, &strict); // finds: tls.verify-off
}

/* Near misses: a good value, one that lies behind it, another option, set right again. */
void good(int fd, void *session)
{
	int verify = 2, strict = 1, none = 0;
	struct settings settings = {2, 0};

	setsockopt(fd, SOL_TLS, TLS_PEER_VERIFY, &verify, sizeof verify);
	setsockopt(fd, SOL_TLS, TLS_PEER_VERIFY, &settings.verify, sizeof settings.verify);
	setsockopt(fd, 1, TLS_PEER_VERIFY, &none, sizeof none);
	ssh_options_set(session, SSH_OPTIONS_STRICTHOSTKEYCHECK, &strict);
}

void set_back(void *session)
{
	g_object_set(session, "ssl-strict", 0, NULL);
	g_object_set(session, "ssl-strict", 1, NULL);
}

/* Unknown. */
void given(int fd, int verify)
{
	setsockopt(fd, SOL_TLS, TLS_PEER_VERIFY, &verify, sizeof verify);
}
