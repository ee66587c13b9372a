// SPDX-License-Identifier: Apache-2.0
// Settings of what is verified, in members of structures that no table knows.
#include <stdbool.h>

struct options {
	bool verify_peer;
	bool insecure_skip_verify;
	bool skip_verify_text;
	int verify;
};

extern int link_open(const struct options *options);

int opened(struct options *options)
{
	options->verify_peer = false; // finds: tls.verify-off
	return link_open(options);
}

int skipped(void)
{
	struct options options = {.verify_peer = true, .insecure_skip_verify = true}; // finds: tls.verify-off
	return link_open(&options);
}

int near_misses(struct options *options, bool given)
{
	options->verify_peer = false;
	options->verify_peer = true;
	options->insecure_skip_verify = false;
	options->skip_verify_text = true;
	options->verify = 0;
	link_open(options);
	options->verify_peer = given;
	return link_open(options);
}

/* Near misses: whoever wrote the configuration said so. */
int atoi(const char *text);

void by_level(struct options *options, const char *level)
{
	options->verify_peer = atoi(level) >= 3;
	options->insecure_skip_verify = atoi(level) < 1;
}
