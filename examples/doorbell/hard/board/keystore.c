/* SPDX-License-Identifier: Apache-2.0 */
/* Where the device key lives.  A board with a secure element would replace
 * this file; this one keeps the key in a file that only its owner can read. */
#include "keystore.h"

#include "entropy.h"
#include "log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int make_key(const char *path, unsigned char key[KEYSTORE_KEY_SIZE])
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	int status = -1;

	if (file < 0)
		return -1;
	if (entropy_fill(key, KEYSTORE_KEY_SIZE) == 0 && write(file, key, KEYSTORE_KEY_SIZE) == KEYSTORE_KEY_SIZE &&
	    fsync(file) == 0)
		status = 0;
	close(file);
	if (status)
		unlink(path);
	return status;
}

int keystore_device_key(const char *directory, unsigned char ret_key[KEYSTORE_KEY_SIZE])
{
	char path[512];
	ssize_t got;
	int file;

	if (snprintf(path, sizeof path, "%s/device.key", directory) >= (int)sizeof path)
		return -1;
	file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0 && errno == ENOENT) {
		log_line("first boot: making the device key");
		return make_key(path, ret_key);
	}
	if (file < 0)
		return -1;
	got = read(file, ret_key, KEYSTORE_KEY_SIZE);
	close(file);
	return got == KEYSTORE_KEY_SIZE ? 0 : -1;
}
