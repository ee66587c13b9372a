// SPDX-License-Identifier: Apache-2.0
// policy: xiaomi-2.0-medium
// Members that other words stand before: the last ones say what they hold, however they are spelled.
#include <stdint.h>
#include <string.h>

struct gateway {
	const char *modem_password;
	const char *cloudPassword;
	char router_admin_pw[20];
	uint8_t payload_aes_key[16];
	const char *m_uplinkApiKey;
	const char *user_access_token;
	uint8_t lmk[16];
	const char *show_password;
	const char *password_label;
	const char *lookup_key;
	const char *token_type;
	int test_pass;
	const char *color_pass;
	const char *old_pwd;
	struct blob {
		const uint8_t *bytes;
		int length;
	} session_aes_key;
};

void bring_up(struct gateway *gateway);
const char *read_store(const char *name);

void fires(struct gateway *gateway)
{
	gateway->modem_password = "hunter22";                  // finds: secrets.hardcoded-password
	gateway->cloudPassword = "hunter23";                   // finds: secrets.hardcoded-password
	strcpy(gateway->router_admin_pw, "hunter24");          // finds: secrets.hardcoded-password
	memcpy(gateway->payload_aes_key, "0123456789abcdef", 16); // finds: secrets.hardcoded-key
	gateway->m_uplinkApiKey = "4f9d01aa93bc";              // finds: secrets.hardcoded-key
	gateway->user_access_token = "9a8b7c6d5e4f";           // finds: secrets.hardcoded-password
	memcpy(gateway->lmk, "fedcba9876543210", 16);          // finds: secrets.hardcoded-key
	bring_up(gateway);
}

static const struct gateway built_in = { // finds: secrets.hardcoded-password
	.modem_password = "hunter25",
};

const char *initialised(void)
{
	return built_in.modem_password;
}

static const uint8_t fixed[16] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3};

void by_blob(struct gateway *gateway)
{
	gateway->modem_password = "password";                             // finds: secrets.hardcoded-password
	gateway->session_aes_key = (struct blob){fixed, sizeof fixed};    // finds: secrets.hardcoded-key
	bring_up(gateway);
}

// Near misses: what a screen says, what is looked up by, names of kinds, counts; and what is read.
void near_misses(struct gateway *gateway)
{
	gateway->show_password = "Show password";
	gateway->password_label = "hunter22";
	gateway->lookup_key = "sensor";
	gateway->token_type = "refresh";
	gateway->test_pass = 3;
	gateway->color_pass = "\033[32m";
	gateway->old_pwd = ".";
	gateway->modem_password = read_store("modem_password");
	bring_up(gateway);
}
