// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// The first member of what a pointer leads to is where the pointer leads: what is copied there is the member's.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct login {
	char password[32];
	int tries;
};
struct sealed {
	uint8_t aes_key[16];
	uint32_t counter;
};
struct phrase {
	char letters[32];
};
struct network {
	struct phrase password;
	int channel;
};

void log_in(const struct login *login);
void seal(struct sealed *sealed);
void join(const struct network *network);

void copied(struct login *login)
{
	strcpy(login->password, "hunter22"); // finds: secrets.hardcoded-password
	log_in(login);
}

void printed(struct login *login)
{
	snprintf(login->password, sizeof login->password, "%s", "hunter22"); // finds: secrets.hardcoded-password
	log_in(login);
}

static void put(struct login *login, const char *text)
{
	strncpy(login->password, text, sizeof login->password - 1);
}

// Wrapper.
void wrapped(struct login *login)
{
	put(login, "hunter22"); // finds: secrets.hardcoded-password
	log_in(login);
}

void behind_two(struct login **login)
{
	strcpy((*login)->password, "hunter22"); // finds: secrets.hardcoded-password
	log_in(*login);
}

void bytes(struct sealed *sealed)
{
	memcpy(sealed->aes_key, "0123456789abcdef", sizeof sealed->aes_key); // finds: secrets.hardcoded-key
	seal(sealed);
}

// A structure that is assigned as a whole.
void assigned(struct network *network)
{
	network->password = (struct phrase){"hunter22"}; // finds: secrets.hardcoded-password
	join(network);
}

static struct login logins[4];

void of_many(struct login *all, int at)
{
	strcpy(all[at].password, "hunter22"); // finds: secrets.hardcoded-password
	log_in(&all[at]);
}

void of_some(int at)
{
	strcpy(logins[at].password, "hunter22"); // finds: secrets.hardcoded-password
	log_in(&logins[at]);
}

void given_to_one(struct login *all, int at, const char *text)
{
	strcpy(all[at].password, text);
	log_in(&all[at]);
}

// Near misses: cleared, what somebody else gave, another member, and the structure itself.
void cleared(struct login *login)
{
	memset(login->password, 0, sizeof login->password);
	log_in(login);
}

void given(struct login *login, const char *text)
{
	strcpy(login->password, text);
	log_in(login);
}

void counted(struct sealed *sealed)
{
	memcpy(&sealed->counter, "\1\0\0", 4);
	seal(sealed);
}

void whole(struct login *login)
{
	log_in(login);
	memset(login, 0, sizeof *login);
}
