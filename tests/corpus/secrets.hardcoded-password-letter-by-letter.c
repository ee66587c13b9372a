// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Members that are filled a letter at a time, whose end nobody writes: it was there before.
#include <stdint.h>
#include <string.h>

struct login {
	char user[16];
	char password[32];
};
typedef union {
	struct {
		uint8_t ssid[32], password[64];
	} sta;
	struct {
		uint8_t ssid[32], password[64], channel;
	} ap;
} wifi_config_t;

int log_in(const struct login *login);
int join(int interface, wifi_config_t *config);
int fill(char *to, int size);

int counted(void)
{
	struct login login = {0};
	const char *text = "hunter22";
	int i = 0;

	while (text[i]) {
		login.password[i] = text[i]; // finds: secrets.hardcoded-password
		i++;
	}
	return log_in(&login);
}

int of_a_union(void)
{
	wifi_config_t config = {0};
	const char *text = "hunter22";

	for (int i = 0; text[i]; i++)
		config.sta.password[i] = text[i]; // finds: secrets.hardcoded-password
	return join(0, &config);
}

int one_by_one(void)
{
	struct login login;

	memset(&login, 0, sizeof login);
	login.password[0] = 'k';
	login.password[1] = 'e';
	login.password[2] = 'y'; // finds: secrets.hardcoded-password
	return log_in(&login);
}

static void put(struct login *login, const char *text)
{
	for (int i = 0; text[i]; i++)
		login->password[i] = text[i];
}

// Wrapper.
int wrapped(void)
{
	struct login login = {0};

	put(&login, "hunter22"); // finds: secrets.hardcoded-password
	return log_in(&login);
}

// Unknown.
int given(const char *text)
{
	struct login login = {0};

	put(&login, text);
	return log_in(&login);
}

// Near misses: a mark of what is to come, and what is filled from there on.
int marked(void)
{
	struct login login = {0};

	login.password[0] = '#';
	return log_in(&login);
}

int begun(void)
{
	struct login login = {0};

	login.password[0] = 'v';
	login.password[1] = '1';
	if (fill(login.password + 2, 29))
		return -1;
	return log_in(&login);
}
