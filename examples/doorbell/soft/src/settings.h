/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SETTINGS_H
#define SETTINGS_H
/* What the owner chose; on flash only encrypted. */
struct settings {
	int volume; /* 0 .. 10 */
	int motion; /* 0: the button only */
	char wifi_name[33];
	char wifi_password[64];
	unsigned char owner_salt[16], owner_hash[32]; /* zero: not paired */
	int paired;
};
/* Loads, or makes and saves the factory settings.  0, or -1. */
int settings_load(const char *directory, struct settings *ret_settings);
int settings_save(const char *directory, const struct settings *settings);
#endif
