// SPDX-License-Identifier: Apache-2.0
// A vendor's own functions, known by what their declarations call them.
extern int hal_rsa_generate_key(void *key, int bits);
extern int vendor_pbkdf2(const char *password, const unsigned char *salt, int iterations, unsigned char *out);
extern int rsa_read_register(void *key, int bits);
extern int asked(void);

int makes(void *key)
{
	return hal_rsa_generate_key(key, 1024); // finds: crypto.short-key error
}

int stretches(const char *password, const unsigned char *salt, unsigned char *out)
{
	return vendor_pbkdf2(password, salt, 100, out); // finds: crypto.weak-kdf warning
}

/* Near misses; and what nobody knows. */
int makes_enough(void *key, const char *password, const unsigned char *salt, unsigned char *out)
{
	return hal_rsa_generate_key(key, 3072) + rsa_read_register(key, 1024) + hal_rsa_generate_key(key, asked()) +
	       vendor_pbkdf2(password, salt, 100000, out);
}
