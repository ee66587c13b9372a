// SPDX-License-Identifier: Apache-2.0
// Members of structures out of sight that are only called so.
#include <stdbool.h>

struct tls_options {
	const char *host;
	bool verifyHostname, check_hostname, skip_hostname_check, host_check_interval;
};
extern int tls_open(const struct tls_options *options);
extern bool saved(void);

// Field:
int switched_off(struct tls_options *options)
{
	options->verifyHostname = false; // finds: tls.hostname-off error
	return tls_open(options);
}

int skipped(struct tls_options *options)
{
	options->skip_hostname_check = true; // finds: tls.hostname-off error
	return tls_open(options);
}

/* Near misses, and one that nobody knows. */
int kept(struct tls_options *options)
{
	options->verifyHostname = true;
	options->skip_hostname_check = false;
	options->host_check_interval = 0;
	options->check_hostname = saved();
	return tls_open(options);
}
