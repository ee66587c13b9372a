// SPDX-License-Identifier: Apache-2.0
// Functions that generate a key take the password that it is kept under; those that generate a password give one.
int vendor_generate_rsa_key(const char *path, char *key_passwd, int bits);
int vendor_generate_password(char *password, int length);
int vendor_generate(char *password);

struct keys {
	char key_passwd[16];
};

int generates(void)
{
	return vendor_generate_rsa_key("/data/key.pem", "123456ab", 3072); // finds: secrets.hardcoded-password
}

/* Near misses: what comes back; unknown: what is given. */
int others(char *given)
{
	char password[16] = "to be made";

	vendor_generate_password(password, sizeof password);
	vendor_generate(password);
	return vendor_generate_rsa_key("/data/key.pem", given, 3072);
}
