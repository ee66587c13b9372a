// SPDX-License-Identifier: Apache-2.0
// One of two names that a helper copies over zeros: who chose is told. The type stands in for linux/if_alg.h.
#include <string.h>

struct sockaddr_alg {
	unsigned short salg_family;
	unsigned char salg_type[14];
	unsigned salg_feat, salg_mask;
	unsigned char salg_name[64];
};
int bind(int socket, const void *address, unsigned size);

static const struct algorithm {
	const char *type, *name;
} algorithms[] = {{"hash", "sha256"}, {"hash", "md5"}};

static int open_hash(int socket, const char *name)
{
	struct sockaddr_alg address = {.salg_family = 38, .salg_type = "hash"};

	strncpy((char *)address.salg_name, name, sizeof address.salg_name - 1);
	return bind(socket, &address, sizeof address);
}

/* Conditional. */
int by_speed(int socket, int fast)
{
	return open_hash(socket, fast ? "md5" : "sha256"); // finds: crypto.weak-hash
}

int by_speed_from_a_table(int socket, int fast)
{
	return open_hash(socket, fast ? algorithms[1].name : algorithms[0].name); // finds: crypto.weak-hash
}

/* Field, conditional. */
int by_branch(int socket, int fast)
{
	const struct algorithm *algorithm = &algorithms[0];

	if (fast)
		algorithm = &algorithms[1];
	return open_hash(socket, algorithm->name); // finds: crypto.weak-hash
}

/* Near misses. */
int either_is_good(int socket, int fast)
{
	return open_hash(socket, fast ? "sha256" : "sha512") + open_hash(socket, algorithms[0].name);
}

/* Unknown. */
int given(int socket, const char *name)
{
	return open_hash(socket, name);
}
