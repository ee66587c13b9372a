/* SPDX-License-Identifier: Apache-2.0 */
/* The owner's settings, sealed under the product key. */
#include "settings.h"

#include "keystore.h"
#include "log.h"
#include "seal.h"

#include <stdio.h>
#include <string.h>

static int path_of(const char *directory, char path[512])
{
	return snprintf(path, 512, "%s/settings.sealed", directory) < 512 ? 0 : -1;
}

int settings_save(const char *directory, const struct settings *settings)
{
	char path[512];

	return path_of(directory, path) ? -1 : seal_write(path, keystore_key, settings, sizeof *settings);
}

int settings_load(const char *directory, struct settings *ret_settings)
{
	char path[512];
	int got;

	if (path_of(directory, path))
		return -1;
	got = seal_read(path, keystore_key, ret_settings, sizeof *ret_settings);
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
