/* SPDX-License-Identifier: Apache-2.0 */
/* The owner's settings, sealed under the device key. */
#include "settings.h"

#include "keystore.h"
#include "log.h"
#include "seal.h"

#include <openssl/crypto.h>
#include <stdio.h>
#include <string.h>

static int path_of(const char *directory, char path[512])
{
	return snprintf(path, 512, "%s/settings.sealed", directory) < 512 ? 0 : -1;
}

int settings_save(const char *directory, const struct settings *settings)
{
	unsigned char key[KEYSTORE_KEY_SIZE];
	char path[512];
	int status = -1;

	if (path_of(directory, path) == 0 && keystore_device_key(directory, key) == 0)
		status = seal_write(path, key, settings, sizeof *settings);
	OPENSSL_cleanse(key, sizeof key);
	return status;
}

int settings_load(const char *directory, struct settings *ret_settings)
{
	unsigned char key[KEYSTORE_KEY_SIZE];
	char path[512];
	int got;

	if (path_of(directory, path) || keystore_device_key(directory, key))
		return -1;
	got = seal_read(path, key, ret_settings, sizeof *ret_settings);
	OPENSSL_cleanse(key, sizeof key);
	if (got == -2) {
		memset(ret_settings, 0, sizeof *ret_settings);
		ret_settings->volume = 5;
		ret_settings->motion = 1;
		return settings_save(directory, ret_settings);
	}
	if (got != (int)sizeof *ret_settings) {
		log_line("settings: damaged or not ours");
		return -1;
	}
	return 0;
}
