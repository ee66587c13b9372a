// SPDX-License-Identifier: Apache-2.0
// Versions in a structure, as an option's number, in a priority string.
#include <stddef.h>

typedef struct SSLVersionRangeStr { unsigned short min, max; } SSLVersionRange;
int SSL_VersionRangeSet(void *fd, const SSLVersionRange *vrange);
int SSL_OptionSet(void *fd, int option, long val);
int gnutls_priority_set_direct(void *session, const char *priorities, const char **err_pos);
void br_ssl_engine_set_versions(void *cc, unsigned version_min, unsigned version_max);

int in_a_structure(void *fd)
{
	SSLVersionRange range = {0x301, 0x304};

	return SSL_VersionRangeSet(fd, &range); // finds: tls.old-version
}

int as_an_option(void *fd, int old)
{
	return SSL_OptionSet(fd, 8, old ? 1 : 0); // finds: tls.old-version
}

static int allow(void *session, const char *priorities)
{
	return gnutls_priority_set_direct(session, priorities, NULL);
}

int in_a_text(void *session)
{
	return allow(session, "NORMAL:+VERS-TLS1.0"); // finds: tls.old-version
}

void by_number(void *cc)
{
	br_ssl_engine_set_versions(cc, 0x301, 0x303); // finds: tls.old-version
}

/* Near misses. */
int good(void *fd, void *session, void *cc)
{
	SSLVersionRange range = {0x301, 0x304};

	range.min = 0x303;
	br_ssl_engine_set_versions(cc, 0x303, 0x303);
	return SSL_VersionRangeSet(fd, &range) + SSL_OptionSet(fd, 8, 0) + SSL_OptionSet(fd, 10, 1) +
	       allow(session, "NORMAL:-VERS-TLS1.0:-VERS-TLS1.1");
}

/* Unknown. */
int given(void *fd, const SSLVersionRange *range)
{
	return SSL_VersionRangeSet(fd, range);
}
